package cwalarm

import (
	"math/rand/v2"
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

// texts writes data and states, short and long, sparse and dense.
var texts = simtest.Texts{
	"data": func(r *rand.Rand) string {
		sparse := r.IntN(4)
		return entriesOf(r, func() string {
			if r.IntN(4) < sparse {
				return "-"
			}
			var parts []string
			for range 1 + r.IntN(3)*r.IntN(3) {
				p := strconv.Itoa([]int{r.IntN(300), r.IntN(20), r.IntN(mostValue + 1)}[r.IntN(3)])
				if r.IntN(4) == 0 && p != strconv.Itoa(mostValue) {
					p += "." + strconv.Itoa(r.IntN(1000))
				}
				if r.IntN(4) == 0 {
					p += "x" + strconv.Itoa(1+r.IntN(40))
				}
				parts = append(parts, p)
			}
			return strings.Join(parts, "+")
		})
	},
	"other": func(r *rand.Rand) string {
		return entriesOf(r, func() string { return string("OAIoai"[r.IntN(6)]) })
	},
}

func entriesOf(r *rand.Rand, one func() string) string {
	s, n := "", 1+r.IntN(30)
	if r.IntN(6) == 0 {
		n = 1 + r.IntN(mostSlots)
	}
	for range n {
		next := one()
		if len(s)+len(next) > textLength-4 {
			break
		}
		if s += next; r.IntN(5) == 0 && n < 20 {
			s += "*" + strconv.Itoa(1+r.IntN(3))
		}
		s += []string{" ", ", ", "\n"}[r.IntN(3)]
	}
	return strings.TrimSpace(s)
}

// 10,000 random configurations, each run again from its raw samples by the oracle.
func TestRunsKeepTheirPromises(t *testing.T) {
	states, causes, inferred := map[state]int{}, map[cause]int{}, 0
	simtest.Runs(t, New(), texts, simtest.Limits{Events: 300}, func(t *testing.T, v sim.Values, tr *sim.Trace) {
		replay(t, v, tr)
		for _, e := range tr.Model.(*watch).looks {
			states[e.state]++
			causes[e.cause]++
			if e.inferred {
				inferred++
			}
			if e.fill == 0 && e.cause != enough || e.fill > 0 && e.fill+e.real != min(v.Int("n"), e.fill+e.real) {
				t.Fatalf("%+v", e.verdict)
			}
		}
	})
	if len(states) != 3 || len(causes) != 7 || inferred == 0 {
		t.Errorf("states %v, causes %v, %d inferred", states, causes, inferred)
	}
}

func figure(t *testing.T, tr *sim.Trace, key string) float64 {
	t.Helper()
	f, found := tr.Figure(key)
	if !found {
		t.Fatalf("no figure %s", key)
	}
	return f.Value
}

func TestThePresetsTellWhatTheyPromise(t *testing.T) {
	for name, want := range map[string]map[string]float64{
		// alarm-evaluation: ALARM with the fifth period, OK with the sixth or seventh,
		// the breach of the ninth stays without effect.
		"figure":    {"first": 5, "changes": 2, "actions": 1, "final": float64(ok)},
		"sparse":    {"changes": 4, "actions": 2, "final": float64(insufficient)},
		"sparse-ok": {"changes": 5, "actions": 2, "final": float64(ok)},
		"heartbeat": {"first": 12, "changes": 2, "final": float64(ok)}, // the last one in minute 7
		"average":   {"first": 0, "actions": 0, "final": float64(ok)},
		"p99":       {"first": 5, "actions": 1, "final": float64(ok)},
		"premature": {"first": 8, "actions": 1, "final": float64(insufficient)}, // the one value in minute 6
		"composite": {"changes": 4, "composite": 1, "actions": 1},
	} {
		tr := New().Run(simtest.Preset(t, New(), name))
		for key, n := range want {
			if got := figure(t, tr, key); got != n {
				t.Errorf("%s: %s is %v; want %v", name, key, got, n)
			}
		}
	}
}

// The window slides by a minute whatever the period.
// alarm-evaluation: with a period of 5 minutes and one evaluation period the alarm
// evaluates minutes 1 to 5 at the end of minute 5, and 2 to 6 at the end of 6.
func TestTheWindowSlidesByAMinute(t *testing.T) {
	w := runOf(info.Defaults().Must("data", "1 10 100 1000 10000 100000", "stat", sum, "period", "5m", "n", "1", "m", "1"))
	for k, want := range map[int]string{5: "11,111", 6: "111,110"} {
		if got := w.looks[k-1].points[w.c.size-1].String(); got != want {
			t.Errorf("minute %d: %s; want %s", k, got, want)
		}
	}
	w = runOf(info.Defaults().Must("data", "1 2 3 4", "stat", sum, "period", "30s", "n", "1", "m", "1"))
	if tr := New().Run(info.Defaults().Must("data", "1 2 3 4", "period", "30s")); tr.End != 40*time.Second || w.looks[3].points[w.c.size-1].String() != "9" {
		t.Errorf("high resolution: %v, %v", tr.End, w.looks[3].points)
	}
}

// alarm-actions: Auto Scaling actions go on once a minute, others happen once; a
// composite alarm has neither EC2 nor Auto Scaling actions.
func TestHowOftenActionsHappen(t *testing.T) {
	for _, tt := range []struct {
		changes string
		want    float64
	}{
		{"action=sns", 1}, {"action=ec2", 1}, {"action=scaling", 6}, {"action=scaling period=10s", 1},
		{"action=sns rule=or", 1}, {"action=ec2 rule=or", 0}, {"action=scaling rule=or", 0},
	} {
		v := info.Defaults().Must("data", "60 140*6", "n", "1", "m", "1", "extra", "0", "initial", "OK", "other", "O").Change(tt.changes)
		if got := figure(t, New().Run(v), "actions"); got != tt.want {
			t.Errorf("%s: %v actions; want %v", tt.changes, got, tt.want)
		}
	}
}

// The average of Percentile statistics: the rank of the sample, by hand.
func TestStatisticsOfAPeriod(t *testing.T) {
	slots, _ := readData("80x980+2400x20 -")
	for stat, want := range map[string]string{average: "126.4", sum: "126,400", minimum: "80", maximum: "2,400", count: "1,000", "p50": "80", "p90": "80", "p99": "2,400"} {
		if got := reduce(stat, slots).String(); got != want {
			t.Errorf("%s = %s; want %s", stat, got, want)
		}
	}
	for data, want := range map[string]string{"1+2+3+4": "2", "1+2+3": "2", "7": "7"} { // of p50
		slots, _ := readData(data)
		if got := reduce("p50", slots).String(); got != want {
			t.Errorf("p50 of %s = %s; want %s", data, got, want)
		}
	}
	if p := reduce(sum, slots[1:]); p.den != 0 || p.String() != "-" {
		t.Errorf("of nothing: %v", p)
	}
}

func TestTextsThatAreNone(t *testing.T) {
	for _, s := range []string{"", " ", "*", "5*", "5*0", "5*-1", "5*61", "5*99999999999999999999", "-5", "1.2345", "1.", ".5", "1e9", "1000001", "1000000.001", "5x", "5x0", "5x10001",
		"5+", "+5", "1+1+1+1+1+1+1+1+1", "--", "-x3", "-+5", "５", "5\x00", "五", "\u202e5", "NaN", "Inf", strings.Repeat("1 ", 61), strings.Repeat("9", 400)} {
		if _, err := info.Defaults().With("data", s); err == nil {
			t.Errorf("data %q is taken", s)
		}
	}
	for _, s := range []string{"", "X", "OA", "O*61", "0", "OK", "가", "O**2"} {
		if _, err := info.Defaults().With("other", s); err == nil {
			t.Errorf("other %q is taken", s)
		}
	}
	for _, s := range []string{"5", "-", "-*60", "1000000x10000*60", "0.001", "5,5\n5\t-"} {
		v, err := info.Defaults().With("data", s)
		if err != nil {
			t.Errorf("data %q: %v", s, err)
			continue
		}
		New().Run(v)
	}
}

func TestNumbersOfTheAxisAreBrief(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 500: "0.5", 2_400_000: "2,400", 99_950: "99.9", 512_102_712: "512k", 12_500_000: "12.5k", 20_000_000_000: "20M", 4e14: "400G"} {
		if got := brief(n); got != want {
			t.Errorf("brief(%d) = %s; want %s", n, got, want)
		}
	}
}
