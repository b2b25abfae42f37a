package ebdeploy

import (
	"time"

	"notelab/app/sim/fleet"
)

// version is the application version on an instance.
type version int

const (
	v1 version = iota
	v2
)

func (v version) String() string {
	if v == v1 {
		return "v1"
	}
	return "v2"
}

// other is the version that is being replaced by one.
func (v version) other() version { return v2 - v }

// state is what an instance is doing.
type state int

const (
	launching state = iota // is being launched with its version
	serving                // gets requests
	idle                   // healthy, but behind no address that clients use
	draining               // gets no new requests, finishes the old ones
	deploying              // gets a version while it is out of service
	checking               // runs its version, but the load balancer sends nothing yet
	failed                 // did not get healthy in time; the load balancer sends nothing
	leaving                // is being terminated
	gone
)

// life is a stretch of an instance's life, up to the next.
type life struct {
	from time.Duration
	is   state
	ver  version
}

// instance is one EC2 instance; the last of its lives is the present.
type instance struct{ lives []life }

func (i *instance) last() life { return i.lives[len(i.lives)-1] }

// group is a set of instances that stand together in the picture: an Auto
// Scaling group, an environment, an additional batch.
type group struct {
	kind     string
	first    int
	from, to time.Duration
	ver      version
	moved    bool // its instances were moved to the original group
}

// count is how many instances there are of each kind.
type count struct {
	serving, idle                                [2]int // by version
	checking, starting, draining, failed, ending int
}

func (c *count) up() int { return c.serving[v1] + c.serving[v2] }

// all is what is paid for.
func (c *count) all() int {
	return c.up() + c.idle[v1] + c.idle[v2] + c.checking + c.starting + c.draining + c.failed + c.ending
}

// snapshot is the environment from a moment on.
type snapshot struct {
	at    time.Duration
	count count
	// share is the percentage of requests that goes to v2, where something other
	// than the number of instances decides it; else -1.
	share int
	lost  int // percentage of requests that goes to an address nobody answers
}

// part is which part of the requests v2 gets, and v1.
func (s *snapshot) part() (new, old, whole int) {
	if s.share >= 0 {
		return s.share, 100 - s.share - s.lost, 100
	}
	return s.count.serving[v2], s.count.serving[v1], max(1, s.count.up())
}

// look is how an instance is drawn; faulty says that v2 has a late fault.
func (l life) look(faulty bool) fleet.Look {
	switch l.is {
	case serving:
		switch {
		case l.ver == v1:
			return fleet.Old
		case faulty:
			return fleet.Faulty
		}
		return fleet.New
	case idle:
		if l.ver == v1 {
			return fleet.Kept
		}
		return fleet.Ready
	case checking:
		return fleet.Running
	case launching, deploying:
		return fleet.Starting
	case failed:
		return fleet.Failed
	}
	return fleet.Leaving
}
