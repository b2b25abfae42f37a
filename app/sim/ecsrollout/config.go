package ecsrollout

import (
	"time"

	"notelab/app/sim"
)

// The strategies of a deployment.
const (
	rolling   = "rolling"
	blueGreen = "blue-green"
	canary    = "canary"
	linear    = "linear"
)

// What the new version is like.
const (
	fine      = "ok"
	crash     = "crash"
	unhealthy = "unhealthy"
	flaky     = "flaky"
	buggy     = "buggy"
)

// What the circuit breaker does.
const (
	off      = "off"
	halt     = "on"
	rollback = "rollback"
)

// How starts and stops interleave when both are allowed.
const (
	together = "together"
	cautious = "start-first"
)

// plenty stands for a cluster without a limit.
const plenty = 1 << 20

// config is the typed form of the parameters of one run.
type config struct {
	strategy            string
	desired             int
	min, max            int // percent
	lower, upper, seats int // seats is how many tasks the cluster holds
	cautious            bool
	shares              []int         // of the new revision, shift by shift
	wait                time.Duration // between two shifts
	bake                time.Duration
	version             string
	failRun             int
	rps                 int
	breaker             string
	threshold           int
	reset               bool
	alarm               time.Duration // after the first request; 0 is none
	start, health       time.Duration
	drain               time.Duration
}

func configOf(v sim.Values) config {
	n := v.Int("desired")
	c := config{
		strategy: v.Get("strategy"), desired: n, seats: plenty,
		min: v.Int("min"), max: v.Int("max"),
		lower: lowerBound(n, v.Int("min")), upper: upperBound(n, v.Int("max")),
		bake:    time.Duration(v.Int("bake")) * time.Minute,
		version: v.Get("version"), failRun: v.Int("fail-run"), rps: v.Int("rps"),
		breaker: v.Get("breaker"), threshold: threshold(v.Get("threshold"), v.Int("value"), n), reset: v.Flag("reset"),
		start: v.Duration("start"), health: v.Duration("health"), drain: v.Duration("drain"),
	}
	c.cautious = v.Get("order") == cautious
	if v.Get("capacity") == "fixed" {
		c.seats = n + v.Int("spare")
	}
	switch c.strategy {
	case canary:
		c.shares, c.wait = shares(canary, v.Int("canary")), time.Duration(v.Int("canary-bake"))*time.Minute
	case linear:
		c.shares, c.wait = shares(linear, v.Int("step")), time.Duration(v.Int("step-bake"))*time.Minute
	case blueGreen:
		c.shares = shares(blueGreen, 100)
	}
	if c.native() {
		c.breaker = off // it guards the rolling update only
		if v.Flag("alarm") && c.version == buggy {
			c.alarm = v.Duration("alarm-after")
		}
	}
	return c
}

// native reports whether the deployment moves traffic between two revisions
// that stand side by side.
func (c *config) native() bool { return c.strategy != rolling }

// hopeless reports whether no task of the new version ever becomes healthy.
func (c *config) hopeless() bool { return c.version == crash || c.version == unhealthy }

// succeeds reports whether the k-th start of the new version, counted from 1,
// ends in a task that passes its health checks.
func (c *config) succeeds(k int) bool {
	return !c.hopeless() && (c.version != flaky || k%(c.failRun+1) == 0)
}
