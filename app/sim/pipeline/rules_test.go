package pipeline

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"notelab/app/sim/simtest"
)

func ran(pairs ...string) *run {
	return New().Run(info.Defaults().Must(pairs...)).Model.(*run)
}

// ends lists how the executions of a run ended: "1 Succeeded 28".
func ends(r *run) string {
	var s []string
	for _, e := range r.execs {
		s = append(s, fmt.Sprintf("%s %s %d", e.name, e.status, mins(e.end)))
	}
	return strings.Join(s, ", ")
}

// The walk-throughs of the user guide, as configurations. Source: "How pipeline
// executions work", https://docs.aws.amazon.com/codepipeline/latest/userguide/concepts-how-it-works.html
// and the pages on stage retry and stage rollback.
func TestDocumentedWalkThroughs(t *testing.T) {
	line := func(pairs ...string) []string {
		return append([]string{"pipeline", strings.Replace(simple, "6m", "8m", 1), "commits", "0,2,6"}, pairs...)
	}
	for _, c := range []struct {
		name  string
		pairs []string
		want  string
	}{
		// Rule 3: "Execution 2 has been superseded by Execution 3 while awaiting the
		// locked stage. Execution 3 enters the stage next."
		{"rule 3", line(), "1 Succeeded 16, 2 Superseded 10, 3 Succeeded 24"},
		// QUEUED: waiting executions do not overtake one another.
		{"queued", line("mode", queued), "1 Succeeded 16, 2 Succeeded 24, 3 Succeeded 32"},
		// PARALLEL: executions do not wait for other runs.
		{"parallel", line("mode", parallel), "1 Succeeded 16, 2 Succeeded 18, 3 Succeeded 22"},
		// Rule 2: a failure releases the lock, and 2 enters at once.
		{"failure", line("commits", "0,2", "fail", "Check"), "1 Failed 12, 2 Succeeded 24"},
		// "Another execution enters the failed stage ... the failed execution cannot be retried."
		{"retry too late", line("commits", "0,2", "fail", "Check", "on-failure", retryFailed), "1 Failed 12, 2 Succeeded 24"},
		// A manual retry resumes the execution.
		{"retry", line("commits", "0", "fail", "Check", "on-failure", retryFailed), "1 Succeeded 28"},
		// Automatic retry happens once.
		{"auto retry", line("commits", "0", "fail", "Check", "on-failure", autoFailed), "1 Succeeded 24"},
		{"auto retry fails", line("commits", "0", "fail", "Check", "on-failure", autoAll, "lasting", "true"), "1 Failed 20"},
		// "When a disabled transition is re-enabled, the latest execution ... enters the stage."
		{"transition", line("close", "3", "close-at", "2", "close-for", "28"), "1 Superseded 7, 2 Superseded 10, 3 Succeeded 42"},
		{"transition queued", line("mode", queued, "close", "3", "close-at", "2", "close-for", "28"), "1 Succeeded 42, 2 Succeeded 50, 3 Succeeded 58"},
		{"transition never enabled", line("close", "3", "close-at", "2", "close-for", "0"), "1 Superseded 7, 2 Superseded 10, 3 InProgress 0"},
		// A stage with an approval is locked until it is answered or has timed out.
		{"approval", []string{"commits", "0,2", "approval", ignore, "approval-timeout", "30"}, "1 Failed 42, 2 Succeeded 51"},
		{"rejected", []string{"commits", "0", "approval", reject}, "1 Failed 17"},
		// Stage rollback: to the last success in the stage, not to what came before.
		{"rollback", line("commits", "0,5,9,20", "fail", "Prod/Deploy", "fail-run", "4", "on-failure", rollback), "1 Succeeded 16, 2 Succeeded 24, 3 Succeeded 32, 4 Failed 40, R1 Succeeded 44"},
		{"rollback without a success", line("commits", "0", "fail", "Prod/Deploy", "on-failure", rollback), "1 Failed 16"},
		// Stop and wait lets the action in progress end; stop and abandon does not.
		{"stop and wait", line("commits", "0", "stop", andWait, "stop-at", "6"), "1 Stopped 12"},
		{"stop and abandon", line("commits", "0", "stop", abandon, "stop-at", "6"), "1 Stopped 6"},
		{"stop who waits", line("commits", "0,2", "stop", andWait, "stop-run", "2", "stop-at", "8"), "1 Succeeded 16, 2 Stopped 8"},
	} {
		if got := ends(ran(c.pairs...)); got != c.want {
			t.Errorf("%s: %s; want %s", c.name, got, c.want)
		}
	}
}

// The figure of QUEUED mode: while the source stage processes execution 5,
// executions 6 and 7 stand in front of it as a queue, and others at later stages.
func TestSeveralQueuesInOnePipeline(t *testing.T) {
	text := "stage Source\n F: source, 10m, out s\nstage Build\n B: build, 20m, in s\nstage Test\n T: test, 30m, in s"
	r := ran("pipeline", text, "mode", queued, "commits", "0,1,2,3,4,41,42")
	now := at(50)
	if in := r.holders(0, now); !slices.Equal(in, []int{5}) {
		t.Errorf("in source: %v", in)
	}
	if q := r.waiters(0, now); !slices.Equal(q, []int{6}) {
		t.Errorf("in front of source: %v", q)
	}
	if q := r.waiters(1, now); !slices.Equal(q, []int{3, 4}) {
		t.Errorf("in front of build: %v", q)
	}
	if q := r.waiters(2, now); !slices.Equal(q, []int{1}) {
		t.Errorf("in front of test: %v", q)
	}
}

// runOrder, as the structure reference explains it: the first action 1, the second
// and third 2 each run together after it; numbers may have gaps.
func TestRunOrderIsParallelWithinAndSerialBetween(t *testing.T) {
	text := "stage S\n F: source, 1m, out s\nstage B\n One: build, 3m, in s\n Two: build, 5m, in s, runOrder 2\n Three: build, 2m, in s, runOrder 2\n Four: build, 1m, in s, runOrder 7"
	r := ran("pipeline", text, "commits", "0")
	want := map[string]string{"F": "0-1", "One": "1-4", "Two": "4-9", "Three": "4-6", "Four": "9-10"}
	for _, b := range r.bars {
		n := r.stages[b.stage].actions[b.action].name
		if got := fmt.Sprintf("%d-%d", mins(b.from), mins(b.to)); got != want[n] {
			t.Errorf("%s at %s; want %s", n, got, want[n])
		}
	}
	if len(r.bars) != len(want) {
		t.Errorf("%d actions ran", len(r.bars))
	}
}

// What a retry runs again, by its mode; both go on with what had not started.
func TestRetryRunsFailedOrAllActions(t *testing.T) {
	text := "stage S\n F: source, 1m, out s\nstage B\n A: build, 3m, in s, out a\n Bad: build, 2m, in s\n C: build, 2m, in a, runOrder 2"
	for mode, want := range map[string]string{retryFailed: "F A Bad Bad C", retryAll: "F A Bad A Bad C", autoFailed: "F A Bad Bad C", autoAll: "F A Bad A Bad C", nothing: "F A Bad"} {
		r := ran("pipeline", text, "commits", "0", "fail", "Bad", "on-failure", mode)
		var names []string
		for _, b := range r.bars {
			names = append(names, r.stages[b.stage].actions[b.action].name)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("%s: %s; want %s", mode, got, want)
		}
		if len(r.objects) != 2 {
			t.Errorf("%s: %d objects; want 2, as a retry overwrites", mode, len(r.objects))
		}
	}
}

// The requirements of https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html
// one by one.
func TestStructureRequirements(t *testing.T) {
	const s = "stage S\n F: source, 1m, out s\n"
	for text, want := range map[string]string{
		s:                                  "two-stages",
		s + "stage B\n B: build, 1m, in s": "",
		s + " X: build, 1m, in s, runOrder 2\nstage B\n B: build, 1m, in s":                                     "source-only",
		s + "stage B\n B: source, 1m, out t":                                                                    "source-late",
		s + "stage S\n B: build, 1m, in s":                                                                      "stage-twice",
		s + "stage B\n B: build, 1m, in s\n B: test, 1m, in s":                                                  "action-twice",
		s + "stage B\n B: build, 1m, in s\nstage C\n B: test, 1m, in s":                                         "",
		s + "stage B\n B: build, 1m, in s, out s":                                                               "output-twice",
		s + "stage B\n B: build, 1m, in s, out a a":                                                             "output-twice",
		s + "stage B\n B: build, 1m, in t":                                                                      "input-nowhere",
		s + "stage B\n B: build, 1m, in s, out b\n C: build, 1m, in b":                                          "input-later",
		s + "stage B\n B: build, 1m, in s, out b, runOrder 2\n C: build, 1m, in b":                              "input-later",
		s + "stage B\n B: build, 1m, in s, out b\n C: build, 1m, in b, runOrder 2":                              "",
		s + "stage B\n C: build, 1m, in b, runOrder 2\n B: build, 1m, in s, out b":                              "",
		s + "stage B\n B: build, 1m, in s, out b\nstage C\n C: test, 1m, in s\nstage D\n D: deploy, 1m, in b s": "",
		s + "stage B\n B: build, 1m, in c\nstage C\n C: build, 1m, in s, out c":                                 "input-later",
		s + "stage B\n B: build, 1m, in b, out b":                                                               "input-later",
		s + "stage B\n B: build, 1m":                                                                            "count-build",
		s + "stage B\n B: approval, in s":                                                                       "count-approval",
		"stage S\n F: source, 1m\nstage B\n B: deploy, 1m":                                                      "count-source",
	} {
		stages, wrong := read(text)
		if stages == nil {
			t.Fatalf("%q: %s", text, wrong.En)
		}
		var got []string
		for _, f := range faults(stages) {
			got = append(got, f.code)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %v; want %s", text, got, want)
		}
		tr := New().Run(info.Defaults().Must("pipeline", text, "commits", "0"))
		if refused := tr.Events[0].Kind == "refuse"; refused != (want != "") {
			t.Errorf("%q: refused %v", text, refused)
		}
	}
	if r := ran("mode", parallel, "on-failure", rollback); len(r.faults) != 1 {
		t.Errorf("rollback in PARALLEL mode: %v", r.faults)
	}
}

// The figures of the three modes on the same commits.
func TestFiguresOfTheModes(t *testing.T) {
	for mode, want := range map[string]string{superseded: "3 2 39", queued: "5 0 57", parallel: "5 0 34"} {
		tr := New().Run(simtest.Preset(t, New(), "superseded", "mode", mode))
		var got []string
		for _, k := range []string{"succeeded", "superseded", "live"} {
			f, _ := tr.Figure(k)
			got = append(got, fmt.Sprint(f.Value))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %s; want %s", mode, s, want)
		}
		if tr.End != tr.Events[len(tr.Events)-1].At || tr.End < 30*time.Minute {
			t.Errorf("%s ends at %v", mode, tr.End)
		}
	}
}
