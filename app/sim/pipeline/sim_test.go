package pipeline

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

// texts are pipelines of any kind that can be read, most of which CodePipeline
// would refuse, and names.
var texts = simtest.Texts{
	"pipeline": func(r *rand.Rand) string {
		switch r.IntN(3) {
		case 0:
			return []string{webApp, simple, wide, broken}[r.IntN(4)]
		case 1:
			return drawn(r)
		}
		names := []string{"a", "B", "c9", "long-name_of_20_chars", "n0", "n1"}
		names[3] = names[3][:mostLetters]
		word := func() string { return names[r.IntN(len(names))] }
		var b strings.Builder
		all := 0
		for range 1 + r.IntN(mostStages) {
			b.WriteString("stage " + word() + "\n")
			for i := range 1 + r.IntN(mostActions) {
				if all++; all > mostInAll-mostStages && i > 0 {
					break
				}
				kind := []string{source, build, test, deploy, invoke, approval}[r.IntN(6)]
				b.WriteString(" " + word() + " : " + kind)
				if kind != approval {
					b.WriteString(", " + itoa(1+r.IntN(30)) + "m")
				}
				for _, dir := range []string{"in", "out"} {
					if n := r.IntN(mostNames + 1); r.IntN(2) == 0 && n > 0 {
						b.WriteString("," + dir)
						for range n {
							b.WriteString(" " + word())
						}
					}
				}
				b.WriteString(", runOrder " + itoa(1+r.IntN(4)) + "\n")
			}
		}
		return b.String()
	},
	"commits": drawnCommits,
	"fail": func(r *rand.Rand) string {
		return []string{"Deploy", "Prod/Deploy", "Compile", "E2E", "A0", "S1/A0", "Check", "no-such"}[r.IntN(8)]
	},
}

func TestDeclarationIsWhole(t *testing.T) { simtest.Declaration(t, New()) }

// Every run keeps the rules, looked at from the recorded times alone.
func TestRunsKeepTheRules(t *testing.T) {
	simtest.Runs(t, New(), texts, simtest.Limits{Events: 2000}, func(t *testing.T, v sim.Values, tr *sim.Trace) {
		r := tr.Model.(*run)
		for i, a := range r.visits {
			if r.locks() {
				for _, b := range r.visits[:i] {
					if a.stage == b.stage && a.from < b.to && b.from < a.to {
						t.Errorf("two executions in stage %d: %+v %+v", a.stage, a, b)
					}
				}
			}
			if a.status == inProgress || a.to < a.from {
				t.Errorf("a visit without an end: %+v", a)
			}
		}
		for i, a := range r.waits {
			for _, b := range r.waits[:i] {
				together := a.stage == b.stage && a.from < until(b.to, b.status) && b.from < until(a.to, a.status)
				if together && r.mode == superseded {
					t.Errorf("two wait in one place: %+v %+v", a, b)
				}
				if together && a.status == succeeded && b.status == succeeded && a.to < b.to {
					t.Errorf("the later one entered first: %+v %+v", a, b)
				}
			}
			if a.status == inProgress && !r.lanes[a.stage].shut {
				t.Errorf("waits for nothing: %+v", a)
			}
		}
		if r.mode != superseded && r.count(wasSuperseded) > 0 {
			t.Errorf("superseded in %s mode", r.mode)
		}
		if r.mode == parallel && r.closed < 0 && len(r.waits) > 0 {
			t.Error("somebody waits in PARALLEL mode")
		}
		checkArtifacts(t, r)
	})
}

// What an action reads, its execution (or the one it rolls back to) has written.
func checkArtifacts(t *testing.T, r *run) {
	t.Helper()
	for _, b := range r.bars {
		e := &r.execs[b.exec]
		if e.target >= 0 {
			e = &r.execs[e.target]
		}
	inputs:
		for _, in := range r.stages[b.stage].actions[b.action].in {
			for _, o := range r.objects {
				if o.name == in && o.exec == e.name && o.at <= b.from {
					continue inputs
				}
			}
			// In a rollback the stage's own artifacts are its own.
			for _, o := range r.objects {
				if o.name == in && o.exec == r.execs[b.exec].name && o.at <= b.from {
					continue inputs
				}
			}
			t.Errorf("nobody wrote %s of %s before %v", in, e.name, b.from)
		}
	}
}

// What cannot be read is said to be so, at the line, and never breaks.
func TestTextsThatCannotBeReadAreSaid(t *testing.T) {
	good := "stage S\n A: source, 1m, out a\n"
	for _, text := range []string{
		"", " ", "stage", "stage \n", "stage a b", "A: source, 1m", good + "x", good + ":::", good + "B: build", good + "B: 4m", good + "B: approval, 4m",
		good + "B: build, 4", good + "B: build, 0m", good + "B: build, 601m", good + "B: build, 99999999999999999999m", good + "B: build, -4m", good + "B: build, 4m, 4m",
		good + "B: build, build, 4m", good + "B: build, 4m, runOrder 0", good + "B: build, 4m, runOrder 1.5", good + "B: build, 4m, runOrder 1000", good + "B: build, 4m, runOrder",
		good + "B: build, 4m, in", good + "B: build, 4m, in a, in b", good + "B: build, 4m, in a b c d e f", good + "B: build, 4m, in 한글", good + "B: build, 4m,",
		good + "B: deploy, 4m, in \x00", good + "B\x1b: build, 4m", "stage 배포\n", "stage " + strings.Repeat("x", 21), good + strings.Repeat("stage T\n", 3),
		strings.Repeat("stage T\nA: build, 1m\n", 7), "stage T\n" + strings.Repeat("A: build, 1m\n", 6), strings.Repeat("\n", 1490) + "stage", strings.Repeat(",", 1400), strings.Repeat("stage S\n", 180),
	} {
		_, wrong := read(text)
		if wrong == (i18n.Text{}) || wrong.Ko == "" || wrong.En == "" {
			t.Errorf("read(%.60q) is said to be fine", text)
		}
		if _, errs := info.Parse(map[string]string{"pipeline": text}); len(errs) != 1 {
			t.Errorf("Parse(%.60q): %v", text, errs)
		}
	}
	if _, wrong := read("\n# comment\r\n stage  S \r\n\t A :source ,1m , out a b,runOrder 3\n"); wrong != (i18n.Text{}) {
		t.Error(wrong.En)
	}
	for _, s := range []string{"a/b/c", "/", "a b", "한글", "a/"} {
		if checkAction(s) == (i18n.Text{}) {
			t.Errorf("checkAction(%q) is fine", s)
		}
	}
	for _, s := range []string{"-1", "601", "1.5", "01", "x"} {
		if checkCommit(s) == (i18n.Text{}) {
			t.Errorf("checkCommit(%q) is fine", s)
		}
	}
}

func TestGolden(t *testing.T) {
	for _, p := range []string{"superseded", "held", "rollback", "artifact"} {
		tr := New().Run(simtest.Preset(t, New(), p))
		if p != "rollback" {
			simtest.Golden(t, p, simtest.Transcript(New(), tr))
		}
		for _, w := range []int{340, 640} {
			simtest.Golden(t, p+"-"+strconv.Itoa(w), simtest.Picture(New().Stage(tr, tr.Telling, w, i18n.Korean)))
		}
	}
	tr := New().Run(info.Defaults())
	if svg := New().Stage(tr, tr.End, 640, i18n.Korean); len(svg) > 15_500 {
		t.Errorf("the default picture has %d bytes", len(svg))
	}
	begun := time.Now()
	for range 20 {
		New().Run(info.Defaults())
	}
	if took := time.Since(begun) / 20; took > 50*time.Millisecond {
		t.Errorf("the default run takes %v", took)
	}
}
