package ebdeploy

import (
	"testing"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

func TestDeclarationIsWhole(t *testing.T) { simtest.Declaration(t, New()) }

// What holds for every run, by a second count made from the instances' lives.
func TestRunsKeepTheirPromises(t *testing.T) {
	ends := map[outcome]int{}
	simtest.Runs(t, New(), nil, simtest.Limits{}, func(t *testing.T, v sim.Values, tr *sim.Trace) {
		r := tr.Model.(*run)
		ends[r.outcome]++
		checkCounts(t, r)
		checkEnd(t, r)
	})
	for o := succeeded; o <= broken; o++ {
		if ends[o] == 0 {
			t.Errorf("no run ended in outcome %d: %v", o, ends)
		}
	}
}

// checkCounts counts the instances at every recorded moment from their lives.
func checkCounts(t *testing.T, r *run) {
	t.Helper()
	for i := range r.states {
		s := &r.states[i]
		var up [2]int
		all := 0
		for _, in := range r.all {
			var now *life
			for k := range in.lives {
				if l := &in.lives[k]; l.from <= s.at {
					now = l
				}
			}
			if now == nil || now.is == gone {
				continue
			}
			all++
			if now.is == serving {
				up[now.ver]++
			}
		}
		if up != s.count.serving || all != s.count.all() {
			t.Fatalf("at %v the instances count %v of %d; the run says %+v", s.at, up, all, s.count)
		}
		if new, old, whole := s.part(); new < 0 || old < 0 || s.lost < 0 || s.share >= 0 && new+old+s.lost != whole {
			t.Fatalf("at %v the shares are %d + %d + %d of %d", s.at, new, old, s.lost, whole)
		}
		if s.share > 0 && up[v2] == 0 || s.share >= 0 && s.share+s.lost < 100 && up[v1] == 0 {
			t.Fatalf("at %v %d%% of the requests go to %v", s.at, s.share, up)
		}
	}
}

// checkEnd holds what is left against what the configuration must lead to.
func checkEnd(t *testing.T, r *run) {
	t.Helper()
	c, s := r.count(), r.sums()
	switch r.outcome {
	case succeeded:
		if r.version != fine || c.serving != [2]int{0, r.n} || c.all() != r.n {
			t.Errorf("succeeded with version %s and %+v", r.version, c)
		}
	case reverted, restored:
		if r.version == fine || c.serving != [2]int{r.n, 0} || c.all() != r.n {
			t.Errorf("back with version %s and %+v", r.version, c)
		}
		if r.outcome == reverted && inPlace(r.policy) || r.outcome == restored && !r.acts {
			t.Errorf("%s is back by outcome %d", r.policy, r.outcome)
		}
	case broken:
		if r.version == fine || r.acts {
			t.Errorf("broken with version %s", r.version)
		}
	}
	if r.version == fine {
		least, most := r.n, r.n
		switch r.policy {
		case allAtOnce:
			least = 0
		case rolling:
			least -= r.batch
		case additional:
			most += r.batch
		default:
			most *= 2
		}
		if s.least != least || s.most != most {
			t.Errorf("%d of %d are the fewest and %d the most; want %d and %d", s.least, r.n, s.most, least, most)
		}
	}
	floor := r.n // also while a failure is repaired
	if r.policy == rolling {
		floor -= r.batch
	}
	if r.policy != allAtOnce && !r.ignore && s.least < floor {
		t.Errorf("%s falls to %d of %d", r.policy, s.least, r.n)
	}
	if r.version != late && s.exposed != 0 {
		t.Errorf("%d requests went to a version that takes none", s.exposed)
	}
}

// The axis may be longer than the run, or shorter; the run is the same.
func TestHorizonChangesOnlyTheAxis(t *testing.T) {
	v := info.Defaults()
	plain := New().Run(v)
	for _, h := range []string{"1s", "3m", "1h"} {
		tr := New().Run(v.Must("horizon", h))
		if simtest.Transcript(New(), tr) != simtest.Transcript(New(), plain) || tr.End != plain.End {
			t.Errorf("horizon %s changes the run", h)
		}
		simtest.Stages(t, New(), tr, 40_000)
	}
}

func TestGolden(t *testing.T) {
	s := New()
	tr := s.Run(info.Defaults())
	simtest.Golden(t, "default", simtest.Transcript(s, tr))
	simtest.Golden(t, "default-640", simtest.Picture(s.Stage(tr, tr.Telling, 640, i18n.Korean)))
	simtest.Golden(t, "default-340", simtest.Picture(s.Stage(tr, tr.End, 340, i18n.English)))
	for _, p := range info.Presets[1:] {
		tr := s.Run(simtest.Preset(t, s, p.Name))
		simtest.Golden(t, p.Name, simtest.Transcript(s, tr))
		simtest.Golden(t, p.Name+"-640", simtest.Picture(s.Stage(tr, tr.End, 640, i18n.English)))
		simtest.Golden(t, p.Name+"-340", simtest.Picture(s.Stage(tr, tr.Telling, 340, i18n.Korean)))
	}
	many := s.Run(info.Defaults().Must("policy", immutable, "desired", "30"))
	simtest.Golden(t, "many-340", simtest.Picture(s.Stage(many, many.Telling, 340, i18n.Korean)))
}

// The default run is what a page draws first.
func TestDefaultIsSmall(t *testing.T) {
	tr := New().Run(info.Defaults())
	for _, w := range []int{340, 640} {
		for at := time.Duration(0); at <= tr.End; at += time.Second {
			if n := len(New().Stage(tr, at, w, i18n.Korean)); n > 12_000 {
				t.Errorf("width %d at %v: %d bytes", w, at, n)
			}
		}
	}
}

func BenchmarkDefault(b *testing.B) {
	for b.Loop() {
		New().Run(info.Defaults())
	}
}
