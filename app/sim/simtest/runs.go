package simtest

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/export"
)

// Limits bound what a run may cost; zero fields have the usual value.
type Limits struct {
	Runs   int           // random configurations; usually 10,000
	Events int           // of one trace; usually 20,000
	Bytes  int           // of one picture; usually 40,000
	Hang   time.Duration // when a run counts as one that hangs; usually 1 s
}

// Runs runs every end of every parameter and many random configurations:
// bounded, in order, the same bytes twice, told in sentences, drawn within the
// width. check, which may be nil, adds what holds for the simulator's own rule.
func Runs(t *testing.T, s sim.Simulator, texts Texts, lim Limits, check func(*testing.T, sim.Values, *sim.Trace)) {
	t.Helper()
	lim.Runs = or(lim.Runs, 10_000)
	lim.Events = or(lim.Events, 20_000)
	lim.Bytes = or(lim.Bytes, 40_000)
	lim.Hang = or(lim.Hang, time.Second)
	if testing.Short() {
		lim.Runs = min(lim.Runs, 500)
	}
	r := sim.NewRand(7)
	configurations := Ends(s.Info())
	ends := len(configurations)
	for range lim.Runs {
		configurations = append(configurations, Random(r, s.Info(), texts))
	}
	for i, v := range configurations {
		begun := time.Now()
		tr := s.Run(v)
		took := time.Since(begun)
		for range 5 { // a busy machine is no fault of the model
			if took > lim.Hang {
				begun = time.Now()
				s.Run(v)
				took = min(took, time.Since(begun))
			}
		}
		if took > lim.Hang {
			t.Errorf("a run takes %v", took)
		}
		checkTrace(t, s, tr, lim.Events)
		if check != nil {
			check(t, v, tr)
		}
		if i < ends || i%25 == 0 {
			Stages(t, s, tr, lim.Bytes)
			if again := s.Run(v); export.JSON(s, again) != export.JSON(s, tr) {
				t.Error("two runs of the same values differ")
			}
		}
		if t.Failed() {
			t.Fatalf("configuration %d: notelab sim %s: %s", i, s.Info().Name, v.Query())
		}
	}
}

func or[T comparable](v, usual T) T {
	var zero T
	if v == zero {
		return usual
	}
	return v
}

func checkTrace(t *testing.T, s sim.Simulator, tr *sim.Trace, most int) {
	t.Helper()
	if len(tr.Events) == 0 || len(tr.Events) > most || tr.End < 0 || tr.Telling < 0 || tr.Telling > tr.End {
		t.Errorf("%d events, end %v, telling %v", len(tr.Events), tr.End, tr.Telling)
	}
	for i := range tr.Events {
		e := &tr.Events[i]
		if e.At < 0 || e.At > tr.End || i > 0 && e.At < tr.Events[i-1].At {
			t.Fatalf("event %d (%s) at %v of %v", i, e.Kind, e.At, tr.End)
		}
		if i >= 60 {
			continue
		}
		for _, l := range i18n.Langs {
			told := s.Describe(e, l)
			if len(told) < 8 || told == e.Kind || strings.Contains(told, "  ") || l == i18n.English && hangul(told) {
				t.Fatalf("Describe(%+v, %s) = %q", e, l, told)
			}
		}
	}
	if len(tr.Figures) < 2 || len(tr.Figures) > 8 {
		t.Errorf("%d figures", len(tr.Figures))
	}
	for _, f := range tr.Figures {
		if !finite(f.Value) || f.Text.Ko == "" || f.Text.En == "" || f.Label.Ko == "" || f.Label.En == "" {
			t.Errorf("figure %+v", f)
		}
	}
	for _, p := range s.Info().Predictions {
		if _, ok := tr.Figure(p.Name); !ok {
			t.Errorf("no figure answers the prediction %q", p.Name)
		}
	}
	for _, d := range tr.Documents {
		if d.Key == "" || d.Title.Ko == "" || d.Title.En == "" {
			t.Errorf("document %+v", d)
		}
	}
}

var viewBox = regexp.MustCompile(`^<svg [^>]*viewBox="0 0 ([0-9.]+) ([0-9.]+)" role="img" aria-label="[^"]+">`)

// Stages draws a trace at several widths and moments: well-formed, of one
// height a width, with every text inside the picture and every number one.
func Stages(t *testing.T, s sim.Simulator, tr *sim.Trace, bytes int) {
	t.Helper()
	for _, w := range []int{320, 340, 519, 640, 960} {
		height := ""
		for n, at := range []time.Duration{-time.Second, 0, tr.End / 3, tr.Telling, tr.End - 1, tr.End, tr.End + time.Hour} {
			svg := s.Stage(tr, at, w, i18n.Langs[n%2])
			box := viewBox.FindStringSubmatch(svg)
			if box == nil {
				t.Fatalf("width %d at %v: no picture of a name: %.120s", w, at, svg)
			}
			if height == "" {
				height = box[2]
			}
			if box[2] != height || box[1] != fmt.Sprint(w) {
				t.Errorf("width %d at %v: %s × %s; want height %s", w, at, box[1], box[2], height)
			}
			if len(svg) > bytes {
				t.Errorf("width %d at %v: %d bytes; want at most %d", w, at, len(svg), bytes)
			}
			for _, line := range misplaced(svg, float64(w)) {
				t.Errorf("width %d at %v: %s", w, at, line)
			}
		}
	}
}
