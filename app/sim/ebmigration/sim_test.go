package ebmigration

import (
	"testing"

	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

func TestDeclarationIsWhole(t *testing.T) { simtest.Declaration(t, New()) }

// What holds for every run: rows are conserved, a deleted database stays deleted,
// the goal needs a living one.
func TestRunsKeepTheirPromises(t *testing.T) {
	ends := map[string]int{}
	simtest.Runs(t, New(), nil, simtest.Limits{Events: 40, Bytes: 14_000}, func(t *testing.T, v sim.Values, tr *sim.Trace) {
		r := tr.Model.(*run)
		s := &r.last
		ends[r.result()]++
		n := len(r.taken) + 1
		if written := s.rows - r.rows + s.astray; written != (n-s.down)*r.writes {
			t.Errorf("%d rows written in %d steps' times, %d of them without an answer", written, n, s.down)
		}
		if s.lost > s.rows || s.saved > s.rows || s.lost > 0 && s.alive || !s.alive && s.lost+max(s.saved, 0) != s.rows {
			t.Errorf("%d of %d rows are lost, %d saved", s.lost, s.rows, s.saved)
		}
		dead := false
		for i := range r.states {
			if dead && r.states[i].alive {
				t.Error("a deleted database is back")
			}
			dead = !r.states[i].alive
			if r.states[i].env[envA].up && r.states[i].env[envA].failed {
				t.Error("A runs and is in DELETE_FAILED")
			}
		}
		reached := s.lacks(r.goal) == lacksNothing
		if reached && (!s.alive || r.left() != 1 || s.env[envA].coupled == prod) {
			t.Errorf("at the goal with %+v", s)
		}
		for i := range r.taken {
			if now := r.taken[i]; refused(now.outcome) && r.states[i+1].env != r.states[i].env {
				t.Errorf("%s was refused and changed an environment", now.step)
			}
		}
	})
	for _, is := range []string{costly, short, ruined} {
		if ends[is] == 0 && !testing.Short() {
			t.Errorf("no run ended %s: %v", is, ends)
		}
	}
}

// Every pair of a step and what can come of it is told by a sentence of its own,
// and every sentence is needed.
func TestEveryOutcomeIsTold(t *testing.T) {
	used := map[string]bool{}
	for _, goal := range []string{goalDB, goalLB, goalBoth} {
		for _, policy := range []string{polDelete, polSnapshot, polRetain} {
			for _, access := range []string{byExtra, byAuto} {
				orders(allSteps(), 3, true, func(list []string) {
					c := config{goal: goal, policy: policy, access: access, steps: list, rows: 10, writes: 1, slot: 1}
					for _, e := range simulate(c).events() {
						for _, is := range []string{e.Kind + "-" + e.Field("outcome"), e.Field("outcome"), e.Kind} {
							if hasSentence(is) {
								used[is] = true
								break
							}
						}
						if sentenceOf(e.Kind, e.Field("outcome")) == i18n.Same(e.Kind) {
							t.Fatalf("%s-%s is told by nothing", e.Kind, e.Field("outcome"))
						}
					}
				})
			}
		}
	}
	for _, s := range sentences {
		// Reached in more than three steps: the end without a loss, a failed stack
		// that is cleaned up after all, and a clone of an A without its database.
		if !used[s.is] && s.is != "result-clean" && s.is != "result-costly" && s.is != "clone-bare" && s.is != "back" {
			t.Errorf("nothing is told by %q", s.is)
		}
	}
}

func hasSentence(is string) bool {
	for i := range sentences {
		if sentences[i].is == is {
			return true
		}
	}
	return false
}

func TestGolden(t *testing.T) {
	s := New()
	tr := s.Run(info.Defaults())
	simtest.Golden(t, "default", simtest.Transcript(s, tr))
	simtest.Golden(t, "default-640", simtest.Picture(s.Stage(tr, tr.End, 640, i18n.Korean)))
	simtest.Golden(t, "default-340", simtest.Picture(s.Stage(tr, tr.End/2, 340, i18n.English)))
	for _, p := range info.Presets[1:] {
		tr := s.Run(simtest.Preset(t, s, p.Name))
		simtest.Golden(t, p.Name, simtest.Transcript(s, tr))
	}
	tr = s.Run(simtest.Preset(t, s, "hurry"))
	simtest.Golden(t, "hurry-640", simtest.Picture(s.Stage(tr, tr.Telling, 640, i18n.English)))
	simtest.Golden(t, "hurry-340", simtest.Picture(s.Stage(tr, tr.Telling, 340, i18n.Korean)))
}

func BenchmarkRun(b *testing.B) {
	s, v := New(), info.Defaults()
	for b.Loop() {
		s.Run(v)
	}
}
