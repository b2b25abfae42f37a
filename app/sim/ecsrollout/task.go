package ecsrollout

import "time"

// revision is the version a task runs.
type revision int

const (
	older revision = iota
	newer
)

// never is a moment that does not come.
const never = time.Duration(1<<63 - 1)

// task is one task of the service and the moments of its life.
type task struct {
	rev   revision
	place int // the lowest free one when it starts
	ok    bool
	// began is when it is started, ran when it is RUNNING, well when it counts
	// as healthy, left when it begins to stop, gone when its place is free.
	began, ran, well, left, gone time.Duration
	failed                       bool // it leaves because it failed
}

func (t *task) alive() bool   { return t.left == never }
func (t *task) healthy() bool { return t.well != never && t.left == never }

// count is how many tasks there are of each kind.
type count struct {
	// By revision: healthy, RUNNING without a verdict yet, PENDING.
	healthy, running, pending [2]int
	leaving, failed           int // being stopped; failed ones apart
}

func (c *count) well() int { return c.healthy[older] + c.healthy[newer] }

// fresh is how many tasks of a revision are on their way to be healthy.
func (c *count) fresh(rev revision) int { return c.running[rev] + c.pending[rev] }

// of is how many tasks of a revision are there to stay.
func (c *count) of(rev revision) int { return c.healthy[rev] + c.fresh(rev) }

// all is what counts against the upper bound and takes a place.
func (c *count) all() int { return c.of(older) + c.of(newer) + c.leaving + c.failed }

// move is one decision of the scheduler: what it saw and what it did.
type move struct {
	at               time.Duration
	before           count
	started, stopped int
	to               revision // what is being deployed
}

// state is the picture of the service from a moment on.
type state struct {
	at       time.Duration
	count    count
	share    int // percent of the traffic the new revision gets, where traffic is shifted
	failures int // what the circuit breaker has counted
}

// stage is a stretch of the deployment.
type stage int

const (
	inProgress stage = iota
	failedStage
	rollingBack
	completed
	scaleUp
	shifting
	baking
	cleanUp
)

// entry is the beginning of a stage.
type entry struct {
	at time.Duration
	is stage
}

// outcome is how a deployment ends.
type outcome int

const (
	succeeded outcome = iota + 1
	rolledBack
	failedOutcome // by the circuit breaker, without rollback
	stuck         // nothing can move
	endless       // it goes on failing
)
