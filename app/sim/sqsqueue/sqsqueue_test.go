package sqsqueue

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

func TestTheDeclarationIsWhole(t *testing.T) { simtest.Declaration(t, New()) }

func TestTheDefaultRunStaysAsItIs(t *testing.T) {
	tr := New().Run(info.Defaults())
	simtest.Golden(t, "default", simtest.Transcript(New(), tr))
	for _, w := range []int{340, 640} {
		svg := New().Stage(tr, tr.Telling, w, i18n.Korean)
		simtest.Golden(t, "default-"+strconv.Itoa(w)+".svg", simtest.Picture(svg))
		if len(svg) > 12_000 {
			t.Errorf("the picture of width %d has %d bytes", w, len(svg))
		}
	}
}

func TestThePresetsTellWhatTheyPromise(t *testing.T) {
	for name, want := range map[string]map[string]float64{
		"too-short": {"deleted": 1, "twice": 4, "dead": 2}, // handled, and in the DLQ all the same
		"heartbeat": {"deleted": 3, "twice": 0, "dead": 0},
		"changed":   {"deleted": 0, "twice": 2, "dead": 1},
		"poison":    {"deleted": 4, "twice": 0, "dead": 1},
		"fifo":      {"deleted": 7, "dead": 1, "blocked": 44},
		"polling":   {"deleted": 4, "twice": 0},
		"batch":     {"deleted": 6, "twice": 3},
		"dedup":     {"deleted": 3, "deduped": 1, "twice": 0},
	} {
		tr := New().Run(simtest.Preset(t, New(), name))
		for key, n := range want {
			if f, _ := tr.Figure(key); f.Value != n {
				t.Errorf("%s: %s is %v; want %v", name, key, f.Value, n)
			}
		}
	}
	// Short polling asks far more often than long polling, and may miss a message.
	short := New().Run(simtest.Preset(t, New(), "polling"))
	long := New().Run(simtest.Preset(t, New(), "polling", "wait", "20"))
	a, _ := short.Figure("empty")
	b, _ := long.Figure("empty")
	if a.Value < 5*b.Value || why(short, "sample") == 0 || why(long, "sample") != 0 {
		t.Errorf("short polling: %s empty, of them %d false; long polling: %s, %d", a.Text.En, why(short, "sample"), b.Text.En, why(long, "sample"))
	}
}

func why(tr *sim.Trace, what string) int {
	n := 0
	for i := range tr.Events {
		if tr.Events[i].Field("why") == what && tr.Events[i].Kind == "empty" {
			n++
		}
	}
	return n
}

// TestWhatTheDocumentationGivesAsExamples has the numbers of the AWS pages that
// package doc names.
func TestWhatTheDocumentationGivesAsExamples(t *testing.T) {
	one := []string{"messages", "1", "slow", "0", "poison", "0", "length", "24h", "wait", "20"}
	for _, tt := range []struct {
		name  string
		pairs []string
		kind  string
		at    time.Duration // of the first event of that kind; -1 for none
	}{
		// API_ChangeMessageVisibility: a default of 60 s, 15 s have elapsed, the call
		// sets 10 s: they count from the call, a total of 25 s.
		{"changed timeout", []string{"visibility", "1m", "heartbeat", "15s", "extend", "10s", "work", "20m", "length", "1h"}, "timeout", 25 * time.Second},
		// sqs-visibility-timeout: 2 minutes at first, then 2 more every minute.
		{"heartbeat", []string{"visibility", "2m", "heartbeat", "1m", "extend", "2m", "work", "30m", "length", "1h"}, "timeout", -1},
		{"heartbeat keeps it until the delete", []string{"visibility", "2m", "heartbeat", "1m", "extend", "2m", "work", "30m", "length", "1h"}, "deleted", 30 * time.Minute},
		// sqs-visibility-timeout: 12 hours from the receive, which an extension does
		// not reset; 43,195 s right after the receive work.
		{"43,195 s", []string{"visibility", "30s", "heartbeat", "5s", "extend", "11h59m55s", "work", "1m"}, "limit", 10 * time.Second},
		{"43,200 s", []string{"visibility", "30s", "heartbeat", "5s", "extend", "12h", "work", "1m"}, "limit", 5 * time.Second},
		{"12 hours in all", []string{"visibility", "10h", "heartbeat", "9h", "extend", "3h", "work", "14h", "consumers", "1"}, "timeout", 12 * time.Hour},
		// sqs-visibility-timeout: VisibilityTimeout 0 makes it visible at once.
		{"terminated", []string{"poison", "1", "work", "7s", "on-failure", "release", "length", "1m"}, "received", 0},
		// sqs-delay-queues: invisible when it is first sent.
		{"delayed", []string{"delay", "15m"}, "received", 15 * time.Minute},
		// sqs-short-and-long-polling: 20 s at most, and an answer as soon as a
		// message is available.
		{"long poll of an empty queue", []string{"delay", "45s"}, "empty", 20 * time.Second},
		{"long poll answers at once", []string{"delay", "45s"}, "received", 45 * time.Second},
		// FIFO-queues-exactly-once-processing: 5 minutes.
		{"deduplicated", []string{"type", "fifo", "resend", "4m59s", "length", "10m"}, "deduped", 299 * time.Second},
		{"not deduplicated", []string{"type", "fifo", "resend", "5m1s", "length", "10m"}, "deduped", -1},
		// API_ReceiveMessage: a FIFO delete after the timeout fails.
		{"late FIFO delete", []string{"type", "fifo", "consumers", "1", "visibility", "10s", "work", "12s", "length", "1m"}, "refused", 12 * time.Second},
		// sqs-dead-letter-queues: moved when the count exceeds maxReceiveCount.
		{"dead letter", []string{"poison", "1", "visibility", "30s", "max-receive", "4", "length", "5m"}, "dead", 2 * time.Minute},
		{"maxReceiveCount 1", []string{"poison", "1", "visibility", "30s", "max-receive", "1", "length", "5m"}, "dead", 30 * time.Second},
		{"no dead-letter queue", []string{"poison", "1", "max-receive", "0", "length", "1h"}, "dead", -1},
	} {
		tr := run(info.Defaults().Must(append(one[:len(one):len(one)], tt.pairs...)...))
		at := time.Duration(-1)
		if e := nth(tr, tt.kind, 0); e != nil {
			at = e.At
		}
		if at != tt.at {
			t.Errorf("%s: the first %s is at %v; want %v", tt.name, tt.kind, at, tt.at)
		}
	}
	// The next receive has the queue's own timeout again.
	tr := run(info.Defaults().Must("messages", "1", "slow", "0", "poison", "1", "visibility", "1m", "heartbeat", "15s", "extend", "10s", "work", "20s"))
	if e := nth(tr, "received", 1); e == nil || e.At != 25*time.Second || e.Field("timeout") != "1m" {
		t.Errorf("the second receive: %+v", e)
	}
	// A release makes it visible at the moment of the failure.
	tr = run(info.Defaults().Must("messages", "1", "slow", "0", "poison", "1", "work", "7s", "on-failure", "release"))
	if e := nth(tr, "received", 1); e == nil || e.At != 7*time.Second {
		t.Errorf("the receive after a release: %+v", e)
	}
}

// TestAnyConfigurationKeepsWhatAQueuePromises checks every run against rules that
// need no second model.
func TestAnyConfigurationKeepsWhatAQueuePromises(t *testing.T) {
	simtest.Runs(t, New(), nil, simtest.Limits{Events: mostEvents + 200}, func(t *testing.T, v sim.Values, tr *sim.Trace) {
		p := tr.Model.(*picture)
		for _, m := range p.messages {
			last := time.Duration(-1)
			for i, mv := range m.moves {
				if mv.at < last || i > 0 && (m.moves[i-1].to >= deleted || m.moves[i-1].to == mv.to) {
					t.Errorf("message %s moves %+v", m.name, m.moves)
				}
				last = mv.at
			}
			if p.c.most > 0 && m.count > p.c.most {
				t.Errorf("message %s is received %d times; the most are %d", m.name, m.count, p.c.most)
			}
			if m.state == dead && m.count != p.c.most {
				t.Errorf("message %s is dead after %d receives", m.name, m.count)
			}
		}
		flights := map[int][]*try{}
		busy := map[int]time.Duration{}
		for _, y := range p.tries {
			if y.closed != ever && y.closed-y.at > longest {
				t.Errorf("message %s is invisible for %v", y.message.name, y.closed-y.at)
			}
			// No message is in flight twice, and in a FIFO queue no group is.
			key := -1 - y.message.index
			if p.c.fifo {
				key = y.message.group
			}
			for _, o := range flights[key] {
				if o.closed > y.at {
					t.Errorf("message %s is received at %v while %s is in flight until %v", y.message.name, y.at, o.message.name, o.closed)
				}
			}
			flights[key] = append(flights[key], y)
			if y.begin != ever {
				if y.begin < busy[y.consumer] {
					t.Errorf("consumer %d begins at %v while at work until %v", y.consumer, y.begin, busy[y.consumer])
				}
				busy[y.consumer] = y.end
			}
		}
		if p.c.fifo {
			inOrder(t, p)
		}
		for _, c := range p.polls {
			if c.to != ever && c.to-c.from > p.c.wait {
				t.Errorf("a poll of %v", c.to-c.from)
			}
			if why := c.why; p.c.wait > 0 && why == "sample" || p.c.fifo && why == "sample" || !p.c.fifo && why == "group" {
				t.Errorf("an answer is empty for the reason %q", why)
			}
		}
		if f, _ := tr.Figure("dead"); p.c.most == 0 && f.Value != 0 {
			t.Error("a DLQ without a redrive policy")
		}
	})
}

// inOrder checks that the first receives of a group are in the order of sending.
func inOrder(t *testing.T, p *picture) {
	next := map[int]int{}
	for _, y := range p.tries {
		if y.n > 1 {
			continue
		}
		if y.message.index < next[y.message.group] {
			t.Errorf("message %s of group %d comes after its successor", y.message.name, y.message.group)
		}
		next[y.message.group] = y.message.index
	}
}

func TestAQueueOfDelayedMessagesSaysSo(t *testing.T) {
	tr := New().Run(info.Defaults().Must("messages", "1", "delay", "15m", "length", "10s"))
	if svg := New().Stage(tr, tr.End, 640, i18n.English); !strings.Contains(svg, "delayed") {
		t.Error("a queue of delayed messages shows none")
	}
}

func BenchmarkRun(b *testing.B) {
	for b.Loop() {
		New().Run(info.Defaults())
	}
}
