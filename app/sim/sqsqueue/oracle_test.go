package sqsqueue

import (
	"fmt"
	"sort"
	"strings"
	"testing"
	"time"

	"notelab/app/sim"
)

// The oracle is a second replay that knows no plan of events: it walks from
// second to second and asks at each of them, of every message and every
// consumer, what the documented rules say now. It shares with the model only the
// parameters, the order in which chance is drawn, and the three things package
// doc names as inferred. Every setting must be whole seconds.

type letter struct {
	label            string
	body, luck, team int
	born             int
	hiddenUntil      int    // invisible before this second
	where            string // "delayed", "queue", "dlq", "gone"
	handed           int    // receives
	handle           int    // the receipt handle of the latest receive
	leftAt           int
	shown            bool // its timeout has ended since it was handed out
}

type worker struct {
	pile     []int // letters held, by index
	handles  []int // their receipt handles
	got      int   // second of the receive
	due      int   // second the current letter is finished
	bad      bool  // it will fail
	gaveUp   []bool
	pauseTo  int // no call before this second
	calling  bool
	callFrom int
}

type replay struct {
	log                                  []string
	letters                              []*letter
	wins                                 map[int]int
	empties, calls, deleted, dlq, deduce int
	stuck                                int
	oldest                               int
}

func (r *replay) note(second int, format string, args ...any) {
	r.log = append(r.log, fmt.Sprintf("%d ", second)+fmt.Sprintf(format, args...))
}

func sec(d time.Duration) int { return int(d / time.Second) }

func bruteForce(v sim.Values) *replay {
	r := &replay{wins: map[int]int{}}
	fifo := v.Get("type") == "fifo"
	timeout, delay, most := sec(v.Duration("visibility")), sec(v.Duration("delay")), v.Int("max-receive")
	count, every, resend := v.Int("messages"), sec(v.Duration("every")), sec(v.Duration("resend"))
	teams, batch := v.Int("groups"), v.Int("batch")
	if fifo {
		batch = 1
	} else {
		teams = 1
	}
	wait, gap := v.Int("wait"), sec(v.Duration("gap"))
	work, slowWork := sec(v.Duration("work")), sec(v.Duration("slow-work"))
	beat, extend := sec(v.Duration("heartbeat")), sec(v.Duration("extend"))

	rnd := sim.NewRand(uint64(v.Int("seed")))
	var server [13]int
	var slow, fail [13][16]int
	for i := range 13 {
		server[i] = rnd.IntN(4)
		for j := range 16 {
			slow[i][j], fail[i][j] = rnd.IntN(100), rnd.IntN(100)
		}
	}

	workers := make([]*worker, v.Int("consumers"))
	for i := range workers {
		workers[i] = &worker{}
	}
	nextHandle := 1
	tryOf := map[int]int{}      // receive count by handle
	beaten := map[[3]int]bool{} // consumer, receive and second of a heartbeat
	var instant []*letter       // received with a timeout of 0
	hidden := func(l *letter, now int) bool { return l.where == "queue" && l.handed > 0 && now < l.hiddenUntil }
	open := func(l *letter, now int) bool { return l.where == "queue" && !hidden(l, now) }
	begin := func(w *worker, now int) {
		l := r.letters[w.pile[0]]
		// The try that is begun is the one of its handle, not of a later receive.
		try := (tryOf[w.handles[0]] - 1) % 16
		length := work
		if slow[l.luck][try] < v.Int("slow") {
			length = slowWork
		}
		w.due = now + length
		w.bad = l.body == v.Int("poison") || fail[l.luck][try] < v.Int("fail")
	}

	end := sec(v.Duration("length"))
	for now := 0; now <= end; now++ {
		for changed := true; changed; {
			changed = false
			// Consumers whose work is done call DeleteMessage, or do not.
			for i, w := range workers {
				if len(w.pile) == 0 || w.due > now || w.due < 0 {
					continue
				}
				changed = true
				l, handle := r.letters[w.pile[0]], w.handles[0]
				// The moment a timeout ends is still in time.
				inTime := l.where == "queue" && l.handle == handle && now <= l.hiddenUntil && !l.shown
				switch {
				case w.bad && inTime && v.Get("on-failure") == "release":
					l.hiddenUntil = now
					l.shown = true
					r.note(now, "C%d fails %s", i+1, l.label)
				case w.bad:
					r.note(now, "C%d fails %s", i+1, l.label)
				default:
					r.wins[l.body]++
					latest := l.where == "queue" && l.handle == handle
					if inTime || latest && !fifo {
						l.where, l.leftAt = "gone", now
						r.deleted++
						r.note(now, "C%d deletes %s", i+1, l.label)
					} else {
						r.note(now, "C%d in vain %s", i+1, l.label)
					}
				}
				w.pile, w.handles, w.gaveUp = w.pile[1:], w.handles[1:], w.gaveUp[1:]
				if len(w.pile) > 0 {
					begin(w, now)
				} else {
					w.calling, w.callFrom = true, now
				}
			}
			// Heartbeats.
			if beat > 0 && !changed {
				for i, w := range workers {
					if len(w.pile) == 0 || now == w.got || (now-w.got)%beat != 0 || beaten[[3]int{i, w.got, now}] {
						continue
					}
					beaten[[3]int{i, w.got, now}] = true
					for k := range w.pile {
						l := r.letters[w.pile[k]]
						switch {
						case w.gaveUp[k]:
						case l.where != "queue" || l.handle != w.handles[k] || now > l.hiddenUntil || l.shown:
							w.gaveUp[k] = true
							r.note(now, "C%d too late %s", i+1, l.label)
						case now+extend > w.got+12*3600:
							r.note(now, "C%d limit %s", i+1, l.label)
						default:
							l.hiddenUntil = now + extend
							r.note(now, "C%d extends %s", i+1, l.label)
						}
					}
				}
			}
			if changed {
				continue
			}
			// The producer.
			for i := range count {
				if i*every == now && !sentAlready(r, i) {
					r.letters = append(r.letters, &letter{label: fmt.Sprint(i + 1), body: i + 1, luck: i, team: i % teams, born: now, hiddenUntil: now + delay, where: "delayed"})
					r.note(now, "sent %d", i+1)
				}
			}
			if resend > 0 && resend == now && !sentAlready(r, 12) && r.deduce == 0 {
				if fifo && resend < 300 {
					r.deduce++
					r.note(now, "deduped")
				} else {
					r.letters = append(r.letters, &letter{label: "1′", body: 1, luck: 12, born: now, hiddenUntil: now + delay, where: "delayed"})
					r.note(now, "sent 1′")
				}
			}
			for _, l := range r.letters {
				switch {
				case l.where == "delayed" && now >= l.hiddenUntil:
					l.where = "queue"
				case l.where == "queue" && l.handed > 0 && now >= l.hiddenUntil && !l.shown:
					l.shown = true // it shows again
					r.note(now, "shows %s", l.label)
				}
			}
			// Calls begin.
			for _, w := range workers {
				if len(w.pile) == 0 && !w.calling && now >= w.pauseTo {
					w.calling, w.callFrom = true, now
				}
			}
			// Calls are answered, those that wait longest first.
			line := []int{}
			for i, w := range workers {
				if w.calling {
					line = append(line, i)
				}
			}
			sort.SliceStable(line, func(a, b int) bool { return workers[line[a]].callFrom < workers[line[b]].callFrom })
			for _, i := range line {
				w := workers[i]
				missing := -1
				if wait == 0 && !fifo {
					missing = rnd.IntN(4)
				}
				for k, l := range r.letters {
					if len(w.pile) == batch || !open(l, now) || server[l.luck] == missing {
						continue
					}
					if fifo && !first(r.letters, k) {
						continue
					}
					if most > 0 && l.handed == most {
						l.where, l.leftAt = "dlq", now
						r.dlq++
						r.note(now, "dlq %s", l.label)
						continue
					}
					l.handed++
					l.handle = nextHandle
					tryOf[nextHandle] = l.handed
					nextHandle++
					l.hiddenUntil = now + timeout
					l.shown = false
					w.pile, w.handles, w.gaveUp = append(w.pile, k), append(w.handles, l.handle), append(w.gaveUp, false)
					r.note(now, "C%d receives %s", i+1, l.label)
					if timeout == 0 {
						// At once visible again, but no two copies in one answer.
						instant = append(instant, l)
						l.hiddenUntil = now + 1
					}
				}
				switch {
				case len(w.pile) > 0:
					changed = true
					w.calling, w.got = false, now
					r.calls++
					begin(w, now)
				case wait == 0:
					w.calling, w.pauseTo = false, now+gap
					r.calls++
					r.empties++
					r.note(now, "C%d empty", i+1)
				case now-w.callFrom == wait:
					r.calls++
					r.empties++
					r.note(now, "C%d empty", i+1)
					w.callFrom = now
				}
			}
			for _, l := range instant {
				l.hiddenUntil = now
			}
			instant = nil
		}
		// What the second looks like when all is done.
		free, any, loose := false, false, false
		for _, w := range workers {
			free = free || len(w.pile) == 0
		}
		for k, l := range r.letters {
			if l.where == "queue" || l.where == "delayed" {
				r.oldest = max(r.oldest, now-l.born)
			} else if l.leftAt == now {
				r.oldest = max(r.oldest, now-l.born)
			}
			if open(l, now) {
				any = true
				loose = loose || first(r.letters, k)
			}
		}
		if fifo && free && any && !loose && now < end {
			r.stuck++
		}
	}
	for _, w := range workers {
		if w.calling && wait > 0 {
			r.calls++
		}
	}
	return r
}

func sentAlready(r *replay, luck int) bool {
	for _, l := range r.letters {
		if l.luck == luck {
			return true
		}
	}
	return false
}

// first reports whether nothing of the same group stands before letter k.
func first(letters []*letter, k int) bool {
	for _, l := range letters[:k] {
		if l.team == letters[k].team && (l.where == "queue" || l.where == "delayed") {
			return false
		}
	}
	return true
}

// story writes the model's events in the oracle's words.
func story(tr *sim.Trace) []string {
	verbs := map[string]string{"sent": "sent %m", "deduped": "deduped", "timeout": "shows %m", "received": "%c receives %m", "empty": "%c empty",
		"extended": "%c extends %m", "too-late": "%c too late %m", "limit": "%c limit %m", "deleted": "%c deletes %m", "kept": "%c in vain %m",
		"refused": "%c in vain %m", "failed": "%c fails %m", "dead": "dlq %m"}
	var out []string
	for i := range tr.Events {
		e := &tr.Events[i]
		if s := verbs[e.Kind]; s != "" {
			s = strings.NewReplacer("%m", e.Field("message"), "%c", e.Actor).Replace(s)
			out = append(out, fmt.Sprintf("%d %s", sec(e.At), s))
		}
	}
	return out
}

// wholeSeconds draws a configuration the oracle can walk through.
func wholeSeconds(i uint64) sim.Values {
	r := sim.NewRand(i + 1000)
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	n := func(lo, hi int) string { return itoa(lo + r.IntN(hi-lo+1)) }
	s := func(lo, hi int) string { return clock(time.Duration(lo+r.IntN(hi-lo+1)) * time.Second) }
	v := info.Defaults().Must("type", pick("standard", "fifo"), "visibility", pick("0s", s(1, 12), s(5, 40)), "delay", pick("0s", "0s", s(0, 20)),
		"max-receive", pick("0", n(1, 4)), "messages", n(1, 8), "every", s(0, 9), "groups", n(1, 4), "resend", pick("0s", "0s", s(1, 40)),
		"consumers", n(1, 4), "wait", pick("0", n(1, 20), "20"), "gap", s(1, 6), "batch", pick("1", n(1, 10)), "work", s(1, 15), "slow", pick("0", n(0, 60)),
		"slow-work", s(1, 60), "fail", pick("0", n(0, 70)), "poison", n(0, 3), "on-failure", pick("leave", "release"),
		"heartbeat", pick("0s", "0s", s(1, 12)), "extend", s(1, 20), "length", s(20, 150), "seed", n(1, 9999))
	if i%40 == 0 {
		v = v.Must("resend", pick("4m59s", "5m", "5m1s"), "length", "6m")
	}
	return v
}

func TestASecondBySecondReplayTellsTheSameStory(t *testing.T) {
	n := uint64(8000)
	if testing.Short() {
		n = 1000
	}
	compared := 0
	for i := range n {
		v := wholeSeconds(i)
		tr := run(v)
		if tr.Bound != "" {
			continue
		}
		compared++
		b := bruteForce(v)
		want, got := strings.Join(sorted(b.log), "\n"), strings.Join(sorted(story(tr)), "\n")
		if got != want {
			t.Fatalf("%d: %s\n%s", i, v.Query(), diff(got, want))
		}
		twice := 0
		for _, w := range b.wins {
			twice += max(w-1, 0)
		}
		for key, want := range map[string]float64{"deleted": float64(b.deleted), "twice": float64(twice), "dead": float64(b.dlq), "empty": float64(b.empties), "oldest": float64(b.oldest)} {
			if f, _ := tr.Figure(key); f.Value != want {
				t.Fatalf("%d: %s: %s is %v; want %v", i, v.Query(), key, f.Value, want)
			}
		}
		if f, ok := tr.Figure("blocked"); ok && f.Value != float64(b.stuck) {
			t.Fatalf("%d: %s: blocked is %v; want %d", i, v.Query(), f.Value, b.stuck)
		}
		if f, _ := tr.Figure("empty"); f.Text.En != fmt.Sprintf("%d / %d", b.empties, b.calls) {
			t.Fatalf("%d: %s: calls %s; want %d", i, v.Query(), f.Text.En, b.calls)
		}
	}
	if compared < int(n)*9/10 {
		t.Errorf("only %d of %d runs compared", compared, n)
	}
}

// sorted orders a log by second, keeping the order of one actor's doings within
// it: what different actors do in one second has no order of its own.
func sorted(log []string) []string {
	out := append([]string{}, log...)
	key := func(s string) string {
		at, rest, _ := strings.Cut(s, " ")
		for len(at) < 8 {
			at = "0" + at
		}
		who := "queue"
		if strings.HasPrefix(rest, "C") {
			who = rest[:2]
		}
		return at + who
	}
	sort.SliceStable(out, func(a, b int) bool { return key(out[a]) < key(out[b]) })
	return out
}

func diff(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := 0; i < len(x) || i < len(y); i++ {
		p, q := "", ""
		if i < len(x) {
			p = x[i]
		}
		if i < len(y) {
			q = y[i]
		}
		if p != q {
			return strings.Join(x[max(0, i-12):i], "\n") + "\n-- model:  " + p + "\n-- replay: " + q
		}
	}
	return ""
}
