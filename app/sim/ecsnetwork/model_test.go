package ecsnetwork

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

// limit is when a run counts as one that hangs. A quiet machine needs a few
// milliseconds; a busy one must not fail the test.
const limit = time.Second

func TestDeclarationHoldsTogether(t *testing.T) {
	tr := New().Run(info.Defaults())
	for _, p := range info.Params {
		if v, err := info.Defaults().With(p.Name, p.Default); err != nil || v.Get(p.Name) != p.Default {
			t.Errorf("default of %s is %q; it is not valid and canonical: %v", p.Name, p.Default, err)
		}
		if p.Label.Ko == "" || p.Label.En == "" {
			t.Errorf("%s has no label in both languages", p.Name)
		}
	}
	for _, p := range info.Presets {
		for k, s := range p.Values {
			if v, err := info.Defaults().With(k, s); err != nil || v.Get(k) != s {
				t.Errorf("preset %s: %s=%s is not valid and canonical: %v", p.Name, k, s, err)
			}
		}
	}
	for _, p := range info.Predictions {
		if _, ok := tr.Figure(p.Name); !ok {
			t.Errorf("prediction %s has no figure", p.Name)
		}
	}
}

func TestPresetsTellWhatTheirNamesPromise(t *testing.T) {
	tests := []struct {
		preset                  string
		status, placed, healthy float64
		drops                   string
	}{
		{"dynamic", 200, 4, 4, ""},
		{"only-80", 504, 4, 0, groupHost},
		{"port-conflict", 200, 2, 2, ""},
		{"awsvpc", 200, 4, 4, ""},
		{"eni-limit", 200, 4, 4, ""},
		{"trunking", 200, 6, 6, ""},
		{"forgot-alb", 504, 4, 0, groupTask},
		{"wrong-port", 502, 4, 0, ""},
	}
	if len(tests) != len(info.Presets) {
		t.Fatalf("%d presets, %d expectations", len(info.Presets), len(tests))
	}
	for _, tt := range tests {
		tr := New().Run(preset(t, tt.preset))
		for key, want := range map[string]float64{"status": tt.status, "placed": tt.placed, "healthy": tt.healthy} {
			if f, _ := tr.Figure(key); f.Value != want {
				t.Errorf("%s: %s = %v; want %v", tt.preset, key, f.Value, want)
			}
		}
		got := ""
		for i := range tr.Events {
			if e := &tr.Events[i]; e.Kind == "drop" {
				got = e.Field("sg")
			}
		}
		if got != tt.drops {
			t.Errorf("%s: dropped by %q; want %q", tt.preset, got, tt.drops)
		}
	}
}

func TestTheRequestEndsAsDocumented(t *testing.T) {
	tests := []struct {
		name   string
		pairs  []string
		status float64
		waited time.Duration
	}{
		{"an open way", nil, 200, 0},
		{"no registered target is a 503", []string{"tasks", "0"}, 503, 0},
		{"no task placed is a 503", []string{"memory", "16384"}, 503, 0},
		{"unhealthy targets only: fail open, 504 after 10 seconds", []string{groupHost, ""}, 504, 10 * time.Second},
		{"a refused connection is a 502", []string{"app-port", "3000"}, 502, 0},
		{"a drop at the load balancer is a silent time-out", []string{groupALB, "tcp:80:0.0.0.0/0"}, 0, 15 * time.Second},
		{"udp rules admit no HTTP", []string{groupALB, "udp:443:0.0.0.0/0"}, 0, 15 * time.Second},
		{"the load balancer's outbound rules count", []string{"sg-alb-out", "tcp:8080:sg-task"}, 504, 10 * time.Second},
		{"outbound to the instances' group suffices", []string{"sg-alb-out", "tcp:32768-60999:sg-host"}, 200, 0},
		{"the answer needs no inbound rule at the load balancer's side", []string{"sg-alb-out", "tcp:32768-60999:10.0.0.0/16", groupALB, "tcp:443:203.0.113.10/32"}, 200, 0},
		{"the instance's group does not guard a task's ENI", []string{"mode", "awsvpc", groupTask, "", groupHost, "all:all:0.0.0.0/0"}, 504, 10 * time.Second},
		{"nor does it stand in its way", []string{"mode", "awsvpc", groupHost, ""}, 200, 0},
		{"Fargate", []string{"mode", "fargate"}, 200, 0},
	}
	for _, tt := range tests {
		tr := New().Run(info.Defaults().Must(tt.pairs...))
		if f, _ := tr.Figure("status"); f.Value != tt.status {
			t.Errorf("%s: status %v; want %v", tt.name, f.Value, tt.status)
		}
		if f, _ := tr.Figure("waited"); f.Value != tt.waited.Seconds() {
			t.Errorf("%s: waited %v s; want %v", tt.name, f.Value, tt.waited.Seconds())
		}
	}
}

// A rule for half the dynamic range leaves some targets healthy; only those
// get the request.
func TestOnlyHealthyTargetsAreChosenWhenThereAreSome(t *testing.T) {
	mixed := 0
	for seed := range 200 {
		tr := New().Run(info.Defaults().Must("seed", strconv.Itoa(seed), groupHost, "tcp:32768-46000:sg-alb"))
		placed, _ := tr.Figure("placed")
		healthy, _ := tr.Figure("healthy")
		status, _ := tr.Figure("status")
		if healthy.Value > 0 && healthy.Value < placed.Value {
			mixed++
		}
		if want := map[bool]float64{true: 200, false: 504}[healthy.Value > 0]; status.Value != want {
			t.Errorf("seed %d: %v healthy, status %v; want %v", seed, healthy.Value, status.Value, want)
		}
	}
	if mixed < 100 {
		t.Errorf("only %d of 200 runs had both kinds of target", mixed)
	}
}

func TestAnyValidConfigurationRunsWithinItsBounds(t *testing.T) {
	r := sim.NewRand(1)
	n := 10000
	if testing.Short() {
		n = 1000
	}
	var slowest time.Duration
	statuses := map[int]int{}
	for i := range n {
		v := randomValues(r)
		begun := time.Now()
		tr := New().Run(v)
		took := time.Since(begun)
		for range 3 { // a busy machine may have taken the time, not the run
			if took > limit {
				begun = time.Now()
				New().Run(v)
				took = min(took, time.Since(begun))
			}
		}
		slowest = max(slowest, took)
		if len(tr.Events) == 0 || len(tr.Events) > 20000 {
			t.Fatalf("%s: %d events", v.Query(), len(tr.Events))
		}
		for j := range tr.Events {
			e := &tr.Events[j]
			if e.At < 0 || e.At > tr.End || j > 0 && e.At < tr.Events[j-1].At {
				t.Fatalf("%s: event %d at %v, end %v", v.Query(), j, e.At, tr.End)
			}
			for _, l := range i18n.Langs {
				if s := New().Describe(e, l); s == e.Kind || strings.Contains(s, "  ") || strings.Contains(s, ": .") {
					t.Fatalf("%s: %s reads %q", v.Query(), e.Kind, s)
				}
			}
		}
		replay(t, v, tr)
		status, _ := tr.Figure("status")
		if want := oracleStatus(t, v, tr); int(status.Value) != want {
			t.Fatalf("%s: status %v; want %d", v.Query(), status.Value, want)
		}
		statuses[int(status.Value)]++
		if i%20 != 0 {
			continue
		}
		for _, w := range []int{320, 358, 519, 520, 640, 960, 1200} {
			height := ""
			for _, at := range []time.Duration{-1, 0, tr.End / 3, tr.End / 2, tr.End - 1, tr.End, 2 * tr.End} {
				svg := New().Stage(tr, at, w, i18n.Langs[i/20%2])
				head, _, _ := strings.Cut(svg, "role=")
				if height == "" {
					height = head
				}
				if head != height {
					t.Fatalf("%s: width %d: %s at %v; want %s", v.Query(), w, head, at, height)
				}
				if len(svg) > 40000 || strings.Contains(svg, "NaN") || strings.Contains(svg, "Inf") {
					t.Fatalf("%s: width %d: %d bytes, or a number that is none", v.Query(), w, len(svg))
				}
			}
		}
	}
	for _, s := range []int{0, 200, 502, 503, 504} {
		if statuses[s] < n/200 {
			t.Errorf("status %d came up %d times in %d runs; the random values are too tame", s, statuses[s], n)
		}
	}
	t.Logf("slowest run %v, outcomes %v", slowest, statuses)
	if slowest > limit {
		t.Errorf("slowest run took %v; want under %v", slowest, limit)
	}
}

func TestTheSameValuesGiveTheSameTrace(t *testing.T) {
	v := info.Defaults().Must("tasks", "12", "strategy", randomly, "instances", "5", "seed", "99")
	if a, b := traceText(New().Run(v)), traceText(New().Run(v)); a != b {
		t.Errorf("two runs differ:\n%s\n%s", a, b)
	}
	if a, b := traceText(New().Run(v)), traceText(New().Run(v.Must("seed", "98"))); a == b {
		t.Error("another seed gives the same trace")
	}
}

// traceText writes a trace for the golden file.
func traceText(tr *sim.Trace) string {
	var b strings.Builder
	for i := range tr.Events {
		e := &tr.Events[i]
		b.WriteString(e.At.String() + " " + e.Kind + " " + e.Actor + " " + string(e.Tone) + "\n")
		for _, f := range e.Fields {
			b.WriteString("    " + f.Key + "=" + f.Value + "\n")
		}
		b.WriteString("    " + describe(e).Ko + "\n    " + describe(e).En + "\n")
	}
	for _, f := range tr.Figures {
		b.WriteString(f.Key + " " + f.Text.Ko + " | " + f.Text.En + " (" + strconv.FormatFloat(f.Value, 'f', -1, 64) + ")\n")
	}
	for _, d := range tr.Documents {
		b.WriteString("--- " + d.Key + "\n" + d.Body)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	tr := New().Run(info.Defaults())
	simtest.Golden(t, "default", traceText(tr))
	simtest.Golden(t, "default-640.svg", New().Stage(tr, tr.End, 640, i18n.Korean))
	simtest.Golden(t, "default-340.svg", New().Stage(tr, tr.End, 340, i18n.Korean))
	fail := New().Run(preset(t, "eni-limit", groupTask, "tcp:8080:203.0.113.10/32"))
	simtest.Golden(t, "fails", traceText(fail))
	if n := len(New().Stage(tr, tr.End, 640, i18n.Korean)); n > 12000 {
		t.Errorf("the default picture has %d bytes; want at most 12,000", n)
	}
}
