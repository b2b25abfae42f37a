package shelf

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"
)

// fake is a worker that says what it was told to and then falls silent.
type fake struct {
	out     chan Message
	stopped bool
}

func (f *fake) Messages() <-chan Message { return f.out }
func (f *fake) Stop()                    { f.stopped = true }

// stage runs a job against workers that speak in turn; silence makes the time
// pass.
func stage(t *testing.T, job Job, scripts ...[]Message) (last Message, err error, jobs []Job, workers []*fake) {
	t.Helper()
	r := Runner{
		Start: func(j Job) (Worker, error) {
			if len(jobs) == len(scripts) {
				t.Fatalf("worker %d was started; want %d", len(jobs)+1, len(scripts))
			}
			f := &fake{out: make(chan Message, len(scripts[len(jobs)]))}
			for _, m := range scripts[len(jobs)] {
				f.out <- m
			}
			jobs, workers = append(jobs, j), append(workers, f)
			return f, nil
		},
	}
	r.After = func(time.Duration) <-chan time.Time {
		c := make(chan time.Time, 1)
		if len(workers[len(workers)-1].out) == 0 {
			c <- time.Time{}
		}
		return c
	}
	last, err = r.Run(context.Background(), job, func(Message) {})
	return
}

func at(s Stage, path string) Message { return Message{Kind: At, Stage: s, Path: path} }

func TestANoteThatHangsCostsOnlyItself(t *testing.T) {
	last, err, jobs, workers := stage(t, Job{Op: Build},
		[]Message{at(Reading, ""), at(Loading, ""), at(Checking, "a.md"), at(Checking, "b.md")},
		[]Message{at(Loading, ""), at(Checking, "c.md"), at(Checking, ""), {Kind: Done, Course: &Course{ID: "x"}}})
	if err != nil || last.Kind != Done {
		t.Fatalf("Run = %v, %v; want Done", last, err)
	}
	second := jobs[1]
	if second.Failed["b.md"] != Hung || len(second.Failed) != 1 {
		t.Errorf("the second worker was told of %v", second.Failed)
	}
	if got := strings.Join(second.Checked, " "); got != "a.md" || !second.Stored {
		t.Errorf("checked %q, stored %v; want a.md, true", got, second.Stored)
	}
	for i, w := range workers {
		if !w.stopped {
			t.Errorf("worker %d was left running", i+1)
		}
	}
}

func TestANoteThatEndsTheWorkerCostsOnlyItself(t *testing.T) {
	for name, where := range map[string]Stage{"checking": Checking, "writing": Writing} {
		last, err, jobs, _ := stage(t, Job{Op: Build},
			[]Message{at(Loading, ""), at(where, "a.md"), {Kind: Dead}},
			[]Message{at(Loading, ""), {Kind: Done}})
		if err != nil || last.Kind != Done || jobs[1].Failed["a.md"] != Crashed {
			t.Errorf("%s: Run = %v, %v, failed %v", name, last, err, jobs[1].Failed)
		}
	}
}

func TestACaughtCrashIsRememberedByTheNextWorker(t *testing.T) {
	_, err, jobs, _ := stage(t, Job{Op: Build},
		[]Message{at(Checking, "a.md"), {Kind: Bad, Path: "a.md"}, at(Checking, "b.md"), {Kind: Dead}},
		[]Message{{Kind: Done}})
	if err != nil || jobs[1].Failed["a.md"] != Crashed || jobs[1].Failed["b.md"] != Crashed || len(jobs[1].Checked) != 0 {
		t.Errorf("failed %v, checked %v, %v", jobs[1].Failed, jobs[1].Checked, err)
	}
}

func TestARunEndsWithItsReason(t *testing.T) {
	for _, c := range []struct {
		name   string
		script []Message
		want   error
	}{
		{"full", []Message{at(Writing, ""), {Kind: Failed, Why: "full"}}, ErrFull},
		{"unknown", []Message{{Kind: Failed, Why: "?"}}, ErrStopped},
		{"the builder cannot be loaded", []Message{at(Loading, ""), {Kind: Dead}}, ErrLoad},
		{"the worker cannot start", []Message{{Kind: Dead}}, ErrLoad},
		{"silence that is no note's", []Message{at(Arranging, "")}, ErrStopped},
	} {
		if _, err, _, _ := stage(t, Job{Op: Build}, c.script); !errors.Is(err, c.want) {
			t.Errorf("%s: %v; want %v", c.name, err, c.want)
		}
	}
}

func TestANoteThatFailsTwiceEndsTheRun(t *testing.T) {
	_, err, jobs, _ := stage(t, Job{Op: Build},
		[]Message{at(Writing, "a.md"), {Kind: Dead}},
		[]Message{at(Writing, "a.md"), {Kind: Dead}})
	if !errors.Is(err, ErrStopped) || len(jobs) != 2 {
		t.Errorf("Run = %v after %d workers", err, len(jobs))
	}
}

func TestEveryReasonOfTheWorkerIsKnown(t *testing.T) {
	for key, err := range reasons {
		if err == nil || key == "" {
			t.Errorf("reason %q means %v", key, err)
		}
	}
}
