package lambdainvoke

import (
	"testing"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

func TestDeclaration(t *testing.T) { simtest.Declaration(t, New()) }

// Any configuration ends, every record exactly once, and as the oracle says.
func TestRuns(t *testing.T) {
	simtest.Runs(t, New(), nil, simtest.Limits{}, func(t *testing.T, v sim.Values, tr *sim.Trace) {
		r := tr.Model.(*run)
		if n := r.count(done, returned, kept, lost, expired); n != len(r.recs) {
			t.Errorf("%d of %d records have a fate", n, len(r.recs))
		}
		for i := range r.recs {
			end := time.Duration(0)
			for _, s := range r.recs[i].spans {
				if s.from < end || s.to < s.from {
					t.Errorf("record %d: %v follows %v", i+1, s, end)
				}
				end = s.to
			}
			if end > r.recs[i].at {
				t.Errorf("record %d lives until %v and ends at %v", i+1, end, r.recs[i].at)
			}
		}
		whole := func(name string) bool { return v.Duration(name)%time.Second == 0 }
		if whole("timeout") && whole("visibility") && whole("max-age") && whole("record-age") && (r.kind != queue || r.receives > 0 || !r.lasting()) {
			if got, want := r.ledger(), replay(r.config); got != want {
				t.Errorf("got %+v; the oracle says %+v", got, want)
			}
		}
	})
}

func TestGolden(t *testing.T) {
	s := New()
	tr := s.Run(s.Info().Defaults())
	simtest.Golden(t, "default", simtest.Transcript(s, tr))
	simtest.Golden(t, "stage-640", simtest.Picture(s.Stage(tr, tr.End, 640, i18n.Korean)))
	simtest.Golden(t, "stage-340", simtest.Picture(s.Stage(tr, 90*time.Second, 340, i18n.Korean)))
	poisoned := s.Run(simtest.Preset(t, s, "stream-bisect"))
	simtest.Golden(t, "bisect", simtest.Transcript(s, poisoned))
	simtest.Golden(t, "stage-bisect", simtest.Picture(s.Stage(poisoned, 5*time.Second, 640, i18n.English)))
}

// What a moment shows depends on nothing that comes later, but for the time axis
// and the places there are.
func TestDotsAreInOnePlace(t *testing.T) {
	for _, p := range info.Presets {
		tr := New().Run(simtest.Preset(t, New(), p.Name))
		for step := range 50 {
			pt := &painter{run: tr.Model.(*run), at: tr.End * time.Duration(step) / 49}
			for i := range pt.recs {
				if at, _ := pt.place(i); at < 1 || at > 3 || at == 3 != (pt.recs[i].at <= pt.at) {
					t.Errorf("%s at %v: record %d is at %d", p.Name, pt.at, i+1, at)
				}
			}
		}
	}
}

func BenchmarkDefault(b *testing.B) {
	v := info.Defaults()
	for b.Loop() {
		New().Run(v)
	}
}
