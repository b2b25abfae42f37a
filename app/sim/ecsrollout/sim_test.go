package ecsrollout

import (
	"testing"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

func TestDeclarationIsWhole(t *testing.T) { simtest.Declaration(t, New()) }

// Every run keeps the bounds at every moment, by a second count made from the
// tasks' lives instead of the model's own counters.
func TestRunsKeepTheirBounds(t *testing.T) {
	ends := map[outcome]int{}
	simtest.Runs(t, New(), nil, simtest.Limits{}, func(t *testing.T, v sim.Values, tr *sim.Trace) {
		r := tr.Model.(*run)
		ends[r.outcome]++
		checkLives(t, r)
		checkOutcome(t, r)
		if tr.Bound != "" {
			t.Errorf("bound %q", tr.Bound)
		}
	})
	for o := succeeded; o <= endless; o++ {
		if ends[o] == 0 {
			t.Errorf("no run ended in outcome %d: %v", o, ends)
		}
	}
}

// checkLives counts the tasks at every recorded moment from their lives.
func checkLives(t *testing.T, r *run) {
	t.Helper()
	for i := range r.states {
		at := r.states[i].at
		var healthy [2]int
		all := 0
		place := map[int]bool{}
		for k := range r.tasks {
			x := &r.tasks[k]
			if x.began > at || x.gone <= at {
				continue
			}
			all++
			if place[x.place] {
				t.Fatalf("two tasks in place %d at %v", x.place, at)
			}
			place[x.place] = true
			if x.well <= at && x.left > at {
				healthy[x.rev]++
			}
		}
		c := &r.states[i].count
		if healthy != c.healthy || all != c.all() {
			t.Fatalf("at %v the tasks count %v healthy of %d; the run says %+v", at, healthy, all, *c)
		}
		if all > r.seats {
			t.Fatalf("at %v %d tasks in %d places", at, all, r.seats)
		}
		if r.native() {
			if healthy[older] != r.desired && healthy[newer] != r.desired || all > 2*r.desired {
				t.Fatalf("at %v %v healthy of %d: neither revision is whole", at, healthy, all)
			}
			continue
		}
		if healthy[older]+healthy[newer] < r.lower || all > r.upper {
			t.Fatalf("at %v %v healthy of %d; the bounds are %d and %d", at, healthy, all, r.lower, r.upper)
		}
	}
}

// checkOutcome holds an outcome against what the configuration must lead to.
func checkOutcome(t *testing.T, r *run) {
	t.Helper()
	old, fresh := r.count.healthy[older], r.count.healthy[newer]
	least, _ := r.extremes()
	switch r.outcome {
	case succeeded:
		if fresh != r.desired || r.count.all() != r.desired || r.hopeless() {
			t.Errorf("completed with %d new of %d", fresh, r.desired)
		}
	case rolledBack:
		if old != r.desired || r.count.all() != r.desired {
			t.Errorf("rolled back to %d old of %d", old, r.desired)
		}
	case failedOutcome:
		if r.breaker != halt || old+fresh < r.lower {
			t.Errorf("failed with breaker %q, %d healthy, lower bound %d", r.breaker, old+fresh, r.lower)
		}
	case stuck:
		if !r.native() && (r.lower < r.desired || min(r.upper, r.seats) > r.desired) {
			t.Errorf("stuck although %d..%d in %d places leave room around %d", r.lower, r.upper, r.seats, r.desired)
		}
	case endless:
		if !r.hopeless() || r.breaker != off {
			t.Errorf("endless with version %q and breaker %q", r.version, r.breaker)
		}
	}
	if r.hopeless() && (fresh > 0 || r.share > 0) {
		t.Errorf("version %q got healthy: %d tasks, %d%% of the traffic", r.version, fresh, r.share)
	}
	if r.hopeless() && r.breaker != off && r.outcome != stuck && r.failures != r.threshold {
		t.Errorf("the circuit breaker counted %d; its threshold is %d", r.failures, r.threshold)
	}
	if !r.native() && !r.cautious && r.lower < r.desired && least != r.lower {
		t.Errorf("the fewest healthy tasks are %d; want the lower bound %d", least, r.lower)
	}
}

// The axis may be longer than the run, or shorter; the run is the same.
func TestHorizonChangesOnlyTheAxis(t *testing.T) {
	v := info.Defaults()
	plain := New().Run(v)
	for _, h := range []string{"1s", "1m30s", "10m"} {
		w := v.Must("horizon", h)
		tr := New().Run(w)
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
	for _, name := range []string{"rounding", "rollback", "linear", "canary-alarm", "endless"} {
		tr := s.Run(simtest.Preset(t, s, name))
		simtest.Golden(t, name, simtest.Transcript(s, tr))
		simtest.Golden(t, name+"-640", simtest.Picture(s.Stage(tr, tr.End/2, 640, i18n.English)))
		simtest.Golden(t, name+"-340", simtest.Picture(s.Stage(tr, tr.Telling, 340, i18n.Korean)))
	}
	many := s.Run(info.Defaults().Must("desired", "60", "min", "75", "max", "125"))
	simtest.Golden(t, "many-340", simtest.Picture(s.Stage(many, many.End/2, 340, i18n.Korean)))
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
