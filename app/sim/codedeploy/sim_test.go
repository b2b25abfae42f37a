package codedeploy

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

func TestDeclarationIsWhole(t *testing.T) { simtest.Declaration(t, New()) }

func numbers(r *rand.Rand) string {
	var items []string
	for range r.IntN(mostInstances + 1) {
		items = append(items, strconv.Itoa(1+r.IntN(mostInstances)))
	}
	return strings.Join(items, ",")
}

var lists = simtest.Texts{"failing": numbers, "unhealthy": numbers}

func ran(pairs ...string) *run { return New().Run(info.Defaults().Must(pairs...)).Model.(*run) }

// Every run keeps what the rule promises, counted from the instances' own lives
// and not from the model's counters.
func TestRunsKeepTheirPromises(t *testing.T) {
	ends := map[string]int{}
	simtest.Runs(t, New(), lists, simtest.Limits{Events: 1000, Bytes: 30_000}, func(t *testing.T, v sim.Values, tr *sim.Trace) {
		r := tr.Model.(*run)
		status := r.deps[0].status
		if len(r.deps) > 1 {
			status += ", rolled back"
		}
		ends[r.platform+" "+status]++
		checkDeployments(t, v, r)
		checkOrder(t, r)
		if r.shifts() {
			checkTraffic(t, v, r)
		} else {
			checkHealth(t, r)
		}
		if tr.Bound != "" {
			t.Errorf("bound %q", tr.Bound)
		}
	})
	if testing.Short() {
		return
	}
	for _, want := range []string{
		"in-place Succeeded", "in-place Failed", "in-place Failed, rolled back",
		"blue-green Succeeded", "blue-green Failed", "blue-green Failed, rolled back", "blue-green Stopped",
		"ecs Succeeded", "ecs Failed", "ecs Failed, rolled back", "ecs Stopped", "ecs Stopped, rolled back",
		"lambda Succeeded", "lambda Failed", "lambda Failed, rolled back", "lambda Stopped", "lambda Stopped, rolled back",
	} {
		if ends[want] == 0 {
			t.Errorf("no run ended as %q: %v", want, ends)
		}
	}
}

// A rollback is a deployment of the old revision with another ID, and comes only
// when it was asked for.
func checkDeployments(t *testing.T, v sim.Values, r *run) {
	t.Helper()
	d := &r.deps[0]
	if d.status == "" || d.from != 0 || d.to > r.end {
		t.Errorf("deployment %+v of a run that ends at %v", d, r.end)
	}
	if len(r.deps) == 1 {
		return
	}
	b := &r.deps[1]
	asked := v.Flag("rollback")
	if r.alarmed {
		asked = v.Flag("rollback-alarm")
	}
	if !asked || d.status == succeeded || b.id == d.id || b.revision == d.revision || b.from != d.to || r.first {
		t.Errorf("deployment %+v is followed by the rollback %+v", d, b)
	}
}

// The events of one stay follow the rail one after another, and nothing follows
// the one that breaks.
func checkOrder(t *testing.T, r *run) {
	t.Helper()
	type key struct{ lane, dep int }
	last := map[key]*bar{}
	for i := range r.bars {
		b := &r.bars[i]
		k := key{b.lane, b.dep}
		if was := last[k]; was != nil {
			if b.from < was.to || was.how == broke {
				t.Errorf("%v at %v after %v until %v (%v)", b.e, b.from, was.e, was.to, was.how)
			}
			if r.platform == inPlace && b.e <= was.e {
				t.Errorf("%v comes after %v", b.e, was.e)
			}
		}
		if b.to < b.from {
			t.Errorf("%v ends before it begins", b.e)
		}
		last[k] = b
	}
}

// checkHealth counts healthy instances at every moment a stay begins or ends.
func checkHealth(t *testing.T, r *run) {
	t.Helper()
	var at []time.Duration
	for _, s := range r.stays {
		at = append(at, s.from, s.from+r.poll, s.to)
	}
	up0 := 0
	for lane := range r.n {
		if r.platform == inPlace && !r.sick[lane] {
			up0++
		}
	}
	for _, now := range at {
		up, busy := 0, 0
		for lane := range r.n {
			healthy := r.platform == inPlace && !r.sick[lane]
			for _, s := range r.stays {
				if s.lane != lane {
					continue
				}
				switch {
				case s.to <= now:
					healthy = s.ok
				case s.from <= now:
					busy++
					if r.platform == inPlace && s.from+r.poll <= now {
						healthy = false
					}
				}
			}
			if healthy {
				up++
			}
		}
		if busy > r.allowed && (len(r.deps) == 1 || now < r.deps[1].from) {
			t.Fatalf("at %v %d instances are deployed to; at most %d may be", now, busy, r.allowed)
		}
		if r.platform == inPlace && up < min(up0, r.minimum) {
			t.Fatalf("at %v %d healthy; the minimum is %d and %d were healthy at the start", now, up, r.minimum, up0)
		}
	}
	good := 0
	for lane := range r.n {
		for _, s := range r.stays {
			if s.lane == lane && s.dep == 0 && s.ok {
				good++
				break
			}
		}
	}
	if d := &r.deps[0]; d.status == succeeded && (good == 0 || good < r.minimum && r.platform == blueGreen) {
		t.Errorf("succeeded with %d of %d, minimum %d", good, r.n, r.minimum)
	}
}

// checkTraffic compares the shares with what the configuration's name says.
func checkTraffic(t *testing.T, v sim.Values, r *run) {
	t.Helper()
	c := v.Get(r.platform + "-config")
	for i, s := range r.shares {
		until := r.end
		if i+1 < len(r.shares) {
			until = r.shares[i+1].at
		}
		if len(r.deps) > 1 && s.at >= r.deps[1].from {
			if s.share != 0 {
				t.Errorf("%d%% after the rollback", s.share)
			}
			continue
		}
		if s.at < r.shiftAt || r.shiftAt == 0 && s.share == 0 {
			continue
		}
		for _, probe := range []time.Duration{s.at, (s.at + until) / 2} {
			if probe >= r.deps[0].to {
				continue
			}
			if want := shareByName(c, v, probe-r.shiftAt); shareAt(r.shares, probe) != want {
				t.Errorf("%s: %d%% at %v of the shift; want %d%%", c, shareAt(r.shares, probe), probe-r.shiftAt, want)
			}
		}
	}
}

func TestHorizonChangesOnlyTheAxis(t *testing.T) {
	for _, p := range []string{"half", "blue-green", "lambda-alarm"} {
		v := simtest.Preset(t, New(), p)
		plain := New().Run(v)
		for _, h := range []string{"1s", "1m30s", "1h"} {
			tr := New().Run(v.Must("horizon", h))
			if simtest.Transcript(New(), tr) != simtest.Transcript(New(), plain) || tr.End != plain.End {
				t.Errorf("%s: horizon %s changes the run", p, h)
			}
			if tr.End <= v.Must("horizon", h).Duration("horizon") {
				simtest.Stages(t, New(), tr, 30_000)
			}
		}
	}
}

func TestInstanceNumbersAreRefusedWithAReason(t *testing.T) {
	for _, s := range []string{"0", "13", "-1", "x", "1.5", "01", "+1", "１", "\x00", "<1>", strings.Repeat("9", 10_000), "1,2,x", "1;2", "한", "1 2"} {
		if _, errs := info.Parse(map[string]string{"failing": s}); len(errs) != 1 || errs[0].Want.Ko == "" || errs[0].Want.En == "" {
			t.Errorf("failing=%.20q: %v; want one error", s, errs)
		}
	}
	if _, errs := info.Parse(map[string]string{"failing": strings.Repeat("1,", 13)}); len(errs) != 1 {
		t.Errorf("13 items: %v", errs)
	}
}

func TestGolden(t *testing.T) {
	s := New()
	for _, p := range info.Presets {
		tr := s.Run(simtest.Preset(t, s, p.Name))
		simtest.Golden(t, p.Name, simtest.Transcript(s, tr))
	}
	for name, w := range map[string]int{"half": 640, "blue-green": 640, "lambda-alarm": 640, "ecs-test": 340, "rollback": 340} {
		tr := s.Run(simtest.Preset(t, s, name))
		simtest.Golden(t, name+"-"+strconv.Itoa(w), simtest.Picture(s.Stage(tr, tr.Telling, w, i18n.Korean)))
	}
	tr := s.Run(info.Defaults())
	simtest.Golden(t, "half-340", simtest.Picture(s.Stage(tr, tr.Telling, 340, i18n.English)))
}

// The default run is what a page draws first.
func TestDefaultIsSmall(t *testing.T) {
	tr := New().Run(info.Defaults())
	for _, w := range []int{340, 640} {
		if n := len(New().Stage(tr, tr.Telling, w, i18n.Korean)); n > 12_000 {
			t.Errorf("width %d: %d bytes at the telling moment", w, n)
		}
	}
}

func BenchmarkDefault(b *testing.B) {
	for b.Loop() {
		New().Run(info.Defaults())
	}
}

func BenchmarkStage(b *testing.B) {
	tr := New().Run(info.Defaults())
	for b.Loop() {
		New().Stage(tr, tr.Telling, 640, i18n.Korean)
	}
}
