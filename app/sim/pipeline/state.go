package pipeline

import (
	"time"

	"notelab/app/sim"
)

// The statuses of an execution, as the API has them.
const (
	inProgress     = "InProgress"
	stopping       = "Stopping"
	stopped        = "Stopped"
	succeeded      = "Succeeded"
	wasSuperseded  = "Superseded"
	failed         = "Failed"
	abandonedState = "Abandoned" // of an action
)

// execution is one run through the pipeline, or the rollback of one stage.
type execution struct {
	name   string // "2" for the second commit, "R1" for the first rollback
	target int    // the execution whose artifacts a rollback deploys, else -1
	begun  bool
	status string
	start  time.Duration
	end    time.Duration
	visit  int // where it is, -1 between stages
	wait   int // where it waits, -1 elsewhere
}

// visit is an execution's time in a stage: as long as it holds the lock.
type visit struct {
	exec, stage int
	from, to    time.Duration
	status      string
	order       int // of the actions in progress
	live, bad   int // actions in progress, and failed since the last retry
	retry       bool
	entries     int // of the stage, when this one ended
}

// wait is an execution's time in front of a stage.
type wait struct {
	exec, stage int
	from, to    time.Duration
	status      string // inProgress while it waits, succeeded when it entered
	row         int    // of the picture
}

// bar is one action of an execution.
type bar struct {
	exec, visit, stage, action int
	from, to                   time.Duration // to is when it is planned to end, until it has
	status                     string
	will                       string // how it will end: "done", "fail", "approve", "reject", "timeout"
}

// lane is a stage and its entrance.
type lane struct {
	holder  int   // execution that has locked it, -1 is none
	line    []int // executions that wait, first come first
	shut    bool  // inbound transition disabled
	entries int
	last    int // execution that entered last
	best    int // last execution that succeeded in it and was no rollback, -1 is none
}

// object is an artifact in the bucket.
type object struct {
	name, exec string
	at         time.Duration
}

// denial is a retry that was refused.
type denial struct {
	stage int
	at    time.Duration
}

// due is what is planned to happen.
type due struct {
	at      time.Duration
	what, n int
}

// What can be planned. Of one moment the first in this order happens first.
const (
	barEnds = iota
	stopCalled
	retryCalled
	transitionShuts
	transitionOpens
	commitComes
	dues
)

// run is the state of one simulation and what it has recorded.
type run struct {
	config
	faults  []fault
	now     time.Duration
	plans   []due
	execs   []execution
	lanes   []lane
	coming  [][]int // executions that arrive in front of a stage now
	visits  []visit
	waits   []wait
	bars    []bar
	objects []object
	denied  []denial
	backs   int // rollbacks
	events  []sim.Event
}

func (r *run) emit(kind string, s int, tone sim.Tone, pairs ...string) {
	e := sim.Event{At: r.now, Kind: kind, Actor: "CodePipeline", Tone: tone}
	if s >= 0 {
		e.Actor = r.stages[s].name
		e.Fields = append(e.Fields, sim.Field{Key: "stage", Value: e.Actor})
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			e.Fields = append(e.Fields, sim.Field{Key: pairs[i], Value: pairs[i+1]})
		}
	}
	r.events = append(r.events, e)
}

// id is how events name an execution.
func (r *run) id(e int) string { return r.execs[e].name }

func (r *run) plan(at time.Duration, what, n int) { r.plans = append(r.plans, due{at, what, n}) }
