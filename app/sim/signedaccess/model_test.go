package signedaccess

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

// transcript writes a whole trace as text.
func transcript(tr *sim.Trace) string {
	var b strings.Builder
	for i := range tr.Events {
		e := &tr.Events[i]
		fmt.Fprintf(&b, "%-8v %-8s %s\n", e.At, e.Actor, New().Describe(e, i18n.Korean))
		fmt.Fprintf(&b, "%-8s %-8s %s\n", "", "", New().Describe(e, i18n.English))
	}
	for _, f := range tr.Figures {
		fmt.Fprintf(&b, "figure %s %v %q %q\n", f.Key, f.Value, f.Text.Ko, f.Text.En)
	}
	for _, d := range tr.Documents {
		fmt.Fprintf(&b, "--- %s: %s\n%s\n", d.Key, d.Title.En, strings.TrimSuffix(d.Body, "\n"))
	}
	return b.String()
}

func TestTheDefaultTraceStaysAsItIs(t *testing.T) {
	simtest.Golden(t, "default.trace", transcript(New().Run(info.Defaults())))
}

func TestTheStageStaysAsItIs(t *testing.T) {
	tr := New().Run(info.Defaults())
	for _, w := range []int{340, 640} {
		svg := New().Stage(tr, tr.Telling, w, i18n.Korean)
		simtest.Golden(t, "stage-"+strconv.Itoa(w), strings.ReplaceAll(svg, "><", ">\n<")+"\n")
		if len(svg) > 12_000 {
			t.Errorf("stage at %d is %d bytes; want at most 12000", w, len(svg))
		}
		t.Logf("stage at %d: %d bytes", w, len(svg))
	}
}

// randomValues draws any valid configuration. Seven in eight keep the default
// key, hash and times, so that few of their policies are new ones to sign.
func randomValues(r *rand.Rand) sim.Values {
	v := info.Defaults()
	plain := r.IntN(8) > 0
	for _, p := range info.Params {
		if plain && slices.Contains([]string{"seed", "hash", "epoch", "expiry", "start"}, p.Name) {
			continue
		}
		var s string
		switch p.Kind {
		case sim.Choice:
			s = p.Options[r.IntN(len(p.Options))].Name
		case sim.Number:
			s = strconv.Itoa(int(p.Min) + r.IntN(int(p.Max-p.Min)+1))
		case sim.Duration:
			span := int(p.Max - p.Min)
			switch r.IntN(4) {
			case 0:
				span = 0
			case 1:
				span = min(span, 7_200_000)
			}
			s = sim.FormatDuration(time.Duration(int(p.Min)+r.IntN(span+1)) * time.Millisecond)
		default:
			texts := map[string][]string{
				"path":   {"/video/seg-{n}.ts", "/a", "/z/{n}", "/x.9", "/very/long/folder/name/with/many/levels/and/a/file-{n}.m3u8", "/~.", "/{n}{n}"},
				"signed": {"", "/video/*", "/video/seg-?.ts", "*", "/video/seg-{n}.ts", "http*://media.example.com/*", "/*?*", "/none"},
				"cidr":   {"", "203.0.113.0/24", "0.0.0.0/0", "192.0.2.1", "10.0.0.0/8"},
				"ip":     {"203.0.113.10", "255.255.255.255", "0.0.0.0", "192.0.2.1"},
			}[p.Name]
			s = texts[r.IntN(len(texts))]
		}
		v = v.Must(p.Name, s)
	}
	return v
}

func TestAnyConfigurationRunsAndDrawsWithinBounds(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	signatures.setLimit(4096) // signing is what takes the time
	t.Cleanup(func() { signatures.setLimit(64) })
	n := 10_000
	if testing.Short() {
		n = 500
	}
	var slowest time.Duration
	biggest, most := 0, 0
	for i := range n {
		v := randomValues(r)
		start := time.Now()
		tr := New().Run(v)
		slowest = max(slowest, time.Since(start))
		most = max(most, len(tr.Events))
		for j := 1; j < len(tr.Events); j++ {
			if tr.Events[j].At < tr.Events[j-1].At {
				t.Fatalf("%s: time goes back at event %d", v.Query(), j)
			}
		}
		if last := tr.Events[len(tr.Events)-1].At; last > tr.End {
			t.Fatalf("%s: event at %v after the end %v", v.Query(), last, tr.End)
		}
		s := tr.Model.(*scene)
		if s.fault != "" {
			t.Fatalf("%s: %s", v.Query(), s.fault)
		}
		for k := range s.lanes {
			for c := range s.lanes[k].calls {
				checkVerdict(t, v, &s.lanes[k], &s.lanes[k].calls[c].verdict)
			}
		}
		width := []int{320, 358, 640, 960}[i%4]
		height := ""
		for _, at := range []time.Duration{-time.Second, time.Duration(r.Int64N(int64(tr.End))), tr.End + time.Hour} {
			svg := New().Stage(tr, at, width, i18n.Langs[i%2])
			biggest = max(biggest, len(svg))
			_, rest, _ := strings.Cut(svg, `viewBox="`)
			box, _, _ := strings.Cut(rest, `"`)
			if height != "" && box != height {
				t.Fatalf("%s: the stage is %s, then %s", v.Query(), height, box)
			}
			height = box
		}
	}
	t.Logf("slowest run %v, most events %d, biggest stage %d bytes", slowest, most, biggest)
	if biggest > 40_000 {
		t.Errorf("a stage has %d bytes; want at most 40000", biggest)
	}
	if most > 1000 {
		t.Errorf("a run has %d events; want at most 1000", most)
	}
}

// checkVerdict asserts what every verdict must be: gates in the lane's order,
// failing at the last one exactly when the request is refused.
func checkVerdict(t *testing.T, v sim.Values, l *lane, got *verdict) {
	t.Helper()
	for i, g := range got.gates {
		if g.name != l.gates[i] {
			t.Fatalf("%s: %s gate %d is %s; want %s", v.Query(), l.name, i, g.name, l.gates[i])
		}
		if last := i == len(got.gates)-1; (g.result == failed) != (last && !got.accepted()) {
			t.Fatalf("%s: %s gate %s is %s in a verdict of %d", v.Query(), l.name, g.name, g.result, got.status)
		}
	}
	if got.accepted() && len(got.gates) != len(l.gates) {
		t.Fatalf("%s: %s accepted after %d gates; want %d", v.Query(), l.name, len(got.gates), len(l.gates))
	}
	if !got.accepted() && (got.code == "" || got.message == "") {
		t.Fatalf("%s: %s refused without code", v.Query(), l.name)
	}
}

func TestEqualValuesGiveEqualBytes(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		v := randomValues(r)
		a, errA := json.Marshal(New().Run(v))
		forget()
		b, errB := json.Marshal(New().Run(v))
		if errA != nil || errB != nil || string(a) != string(b) {
			t.Fatalf("%s: two runs differ", v.Query())
		}
	}
}

func TestAnotherSeedMakesAnotherKey(t *testing.T) {
	ids, keys := map[string]bool{}, map[string]bool{}
	for seed := range 20 {
		s := play(read(info.Defaults().Must("seed", strconv.Itoa(seed))))
		ids[s.public.id], keys[s.pem] = true, true
	}
	// Of 276 key pairs two seeds may well draw the same.
	if len(ids) != 20 || len(keys) < 15 {
		t.Errorf("20 seeds made %d key IDs and %d keys; want 20 and at least 15", len(ids), len(keys))
	}
}

func TestPresetsAndPredictionsHoldTogether(t *testing.T) {
	tr := New().Run(info.Defaults())
	for _, p := range info.Predictions {
		if _, ok := tr.Figure(p.Name); !ok {
			t.Errorf("prediction %s has no figure", p.Name)
		}
	}
	for _, p := range info.Presets {
		if _, errs := info.Parse(map[string]string{"preset": p.Name}); len(errs) > 0 {
			t.Errorf("preset %s: %v", p.Name, errs)
		}
		for name, value := range p.Values {
			if v, errs := info.Parse(map[string]string{name: value}); len(errs) > 0 || v.Get(name) != value {
				t.Errorf("preset %s: %s=%s is not canonical: %v", p.Name, name, value, errs)
			}
		}
	}
	for _, p := range info.Params {
		if v, errs := info.Parse(map[string]string{p.Name: p.Default}); len(errs) > 0 || v.Get(p.Name) != p.Default {
			t.Errorf("default of %s is not canonical: %v", p.Name, errs)
		}
	}
}

// The first run signs, the later ones with the same policies do not. The fastest
// of many is what a machine with other work can be compared by.
func BenchmarkRunFirst(b *testing.B)         { benchmark(b, info.Defaults(), true) }
func BenchmarkRunAgain(b *testing.B)         { benchmark(b, info.Defaults(), false) }
func BenchmarkRunCanned12First(b *testing.B) { benchmark(b, worst, true) }
func BenchmarkRunCanned12Again(b *testing.B) { benchmark(b, worst, false) }

var worst = info.Defaults().Must("policy", canned, "files", "12")

func benchmark(b *testing.B, v sim.Values, anew bool) {
	fastest := time.Hour
	for b.Loop() {
		if anew {
			forget()
		}
		start := time.Now()
		New().Run(v)
		fastest = min(fastest, time.Since(start))
	}
	b.ReportMetric(float64(fastest.Microseconds())/1000, "min-ms")
}

func BenchmarkStage(b *testing.B) {
	tr := New().Run(info.Defaults())
	for b.Loop() {
		New().Stage(tr, tr.Telling, 640, i18n.Korean)
	}
}
