package codedeploy

import (
	"sort"
	"time"

	"notelab/app/sim"
)

// serving is what an instance does for its users.
type serving int

const (
	out        serving = iota // being deployed to, or not registered
	serveOld                  // the revision from before
	serveNew                  // the revision of this deployment
	unhealthy                 // its last deployment failed
	neverYet                  // no deployment so far
	registered                // in blue/green: installed, waits for traffic
)

// result is how one event went.
type result int

const (
	fine result = iota
	broke
	ignored // it failed, and the deployment was told to go on
	empty   // there was no script to run
)

// bar is one event on one lane.
type bar struct {
	lane, dep int // dep counts the deployments of this run from 0
	e         event
	from, to  time.Duration
	how       result
}

// span is a stretch of what a lane does for its users.
type span struct {
	lane     int
	from, to time.Duration
	what     serving
}

// tally is what is counted from a moment on.
type tally struct {
	at     time.Duration
	up     int // healthy instances that are not being deployed to
	failed int // in the deployment under way
}

// stay is a lane's time in a deployment, with its end.
type stay struct {
	lane, dep int
	from, to  time.Duration
	ok        bool
}

// Statuses of a deployment.
const (
	inProgress = "InProgress"
	ready      = "Ready"
	succeeded  = "Succeeded"
	failed     = "Failed"
	stopped    = "Stopped"
)

// deployment is one of the run's deployments: the one asked for, and perhaps
// its rollback.
type deployment struct {
	id, revision string
	from, to     time.Duration
	status       string // at the end
	ready        time.Duration
	resumed      time.Duration // when it went on from Ready
	skipped      int
}

// run is one simulated deployment with what follows from it.
type run struct {
	*config
	lanes   int // instances, or twice as many in blue/green: replacements, then originals
	deps    []deployment
	bars    []bar
	stays   []stay
	spans   []span
	counts  []tally
	shares  []step // of the new version, over the whole run
	shiftAt time.Duration
	end     time.Duration

	doing  []serving // what each lane does now
	since  []time.Duration
	newest []bool // lanes that had the new revision installed
	wired  []bool // lanes that the load balancer of a blue/green deployment knows
	up     int
	notes  []note

	updated int // targets with the new revision when the first deployment ended
}

// The names of what is deployed and by which deployment. The revision before
// was deployed by the deployment before.
const (
	oldRevision, newRevision = "v1", "v2"
	thisID, nextID           = "d-102", "d-103"
)

// Run implements sim.Simulator.
func (simulator) Run(v sim.Values) *sim.Trace {
	r := &run{config: configOf(v)}
	r.deps = []deployment{{id: thisID, revision: newRevision}}
	r.lanes = r.n
	if r.platform == blueGreen {
		r.lanes = 2 * r.n
	}
	if r.shifts() {
		r.shiftTraffic()
	} else {
		r.setUp()
		if r.platform == blueGreen {
			r.replace()
		} else {
			r.update()
		}
		for lane := range r.doing {
			r.serve(lane, r.end, r.doing[lane])
		}
		r.tally()
	}
	t := &sim.Trace{Values: v, Events: r.events(), Figures: r.figures(), Documents: r.documents(), End: r.end, Model: r}
	t.Telling = r.telling()
	return t
}

// setUp puts every lane in the state it starts in.
func (r *run) setUp() {
	r.doing, r.since = make([]serving, r.lanes), make([]time.Duration, r.lanes)
	r.newest, r.wired = make([]bool, r.lanes), make([]bool, r.lanes)
	for lane := range r.doing {
		switch {
		case r.first || r.platform == blueGreen && lane < r.n:
			r.doing[lane] = neverYet
		case lane < r.n && r.sick[lane]:
			r.doing[lane] = unhealthy
		default:
			r.doing[lane], r.wired[lane] = serveOld, true
			if lane < r.n {
				r.up++
			}
		}
	}
}

// serve changes what a lane does for its users.
func (r *run) serve(lane int, at time.Duration, what serving) {
	if at > r.since[lane] {
		r.spans = append(r.spans, span{lane, r.since[lane], at, r.doing[lane]})
	}
	r.doing[lane], r.since[lane] = what, at
}

// previousScripts reports whether a lane has scripts of a revision before.
func (r *run) previousScripts(lane, dep int) bool {
	if r.platform == blueGreen {
		return lane >= r.n || dep > 0
	}
	return !r.first
}

// breaks reports whether an event fails on a lane. The new revision's own
// scripts break only the deployment of that revision; those of the revision
// before break its rollback, too.
func (r *run) breaks(lane, dep int, e event) bool {
	if !r.fails || e != r.hook {
		return false
	}
	old := lifecycle[e].previous
	if r.platform == blueGreen {
		// Traffic is blocked on originals; replacements have no scripts from before.
		blue := has(blockRail, e)
		return dep == 0 && r.failing[lane%r.n] && blue == (lane >= r.n) && (blue || !old)
	}
	return r.failing[lane] && (dep == 0 || old)
}

// took is how long an event runs.
func (r *run) took(e event) time.Duration {
	switch e {
	case download, install:
		return r.copying
	case block, allow, allowTest:
		return r.traffic
	}
	return r.script
}

// pass runs a lane through its events from a moment on and returns when it is
// done, and whether with success.
func (r *run) pass(lane, dep int, at time.Duration, rail []event) (time.Duration, bool) {
	begun := at
	for _, e := range rail {
		l := &lifecycle[e]
		if l.polled {
			at += r.poll
		}
		b := bar{lane, dep, e, at, at + r.took(e), fine}
		switch {
		case l.previous && !r.previousScripts(lane, dep):
			b.how, b.to = empty, at
		case r.breaks(lane, dep, e) && r.ignore:
			b.how = ignored
		case r.breaks(lane, dep, e):
			b.how = broke
		}
		r.bars = append(r.bars, b)
		if r.platform == blueGreen {
			r.wire(&b)
		}
		at = b.to
		if b.how == broke {
			r.stays = append(r.stays, stay{lane, dep, begun, at, false})
			return at, false
		}
	}
	r.stays = append(r.stays, stay{lane, dep, begun, at, true})
	return at, true
}

// tally counts, at every moment something changes, what the lanes do.
func (r *run) tally() {
	at := []time.Duration{0}
	for i := range r.spans {
		at = append(at, r.spans[i].from)
	}
	for i := range r.stays {
		at = append(at, r.stays[i].to)
	}
	sort.Slice(at, func(i, j int) bool { return at[i] < at[j] })
	for i, t := range at {
		if i > 0 && at[i-1] == t {
			continue
		}
		now := tally{at: t}
		for j := range r.spans {
			s := &r.spans[j]
			if s.lane < r.n && s.from <= t && t < s.to && (s.what == serveOld || s.what == serveNew || s.what == registered) {
				now.up++
			}
		}
		dep := 0
		if len(r.deps) > 1 && t >= r.deps[1].from {
			dep = 1
		}
		for j := range r.stays {
			if s := &r.stays[j]; s.dep == dep && !s.ok && s.to <= t {
				now.failed++
			}
		}
		r.counts = append(r.counts, now)
	}
}
