package ebmigration

import "time"

// taken is a step that was taken.
type taken struct {
	step, outcome string
	began         harm // what went wrong with it
	ended         bool // users got back to prod with it
}

// run is one run: the state before the first step, and after each.
type run struct {
	config
	states []state
	taken  []taken
	last   state // one step's time after the last step
}

// simulate takes the steps in their order.
func simulate(c config) *run {
	r := &run{config: c, states: make([]state, 1, len(c.steps)+1), taken: make([]taken, 0, len(c.steps))}
	r.states[0] = c.begin()
	s := r.states[0]
	for _, step := range c.steps {
		before, served := s.harms(), s.serving()
		s.pass(c.writes)
		t := taken{step: step, outcome: s.act(&c, step)}
		t.began = s.harms() &^ before
		t.ended = served != prod && s.serving() == prod
		r.taken = append(r.taken, t)
		r.states = append(r.states, s)
	}
	r.last = s
	r.last.pass(c.writes)
	return r
}

// end is how long the run is: a step's time each, and one to see what comes of
// them.
func (r *run) end() time.Duration { return r.slot * time.Duration(len(r.taken)+1) }

// at is when the effect of step i shows.
func (r *run) at(i int) time.Duration { return r.slot * time.Duration(i+1) }

// refusals counts the steps that were refused.
func (r *run) refusals() (n int) {
	for i := range r.taken {
		if refused(r.taken[i].outcome) {
			n++
		}
	}
	return
}

// What is missing to the goal.
const (
	lacksNothing = ""
	lacksService = "service" // users do not work with prod
	lacksFreedom = "freedom" // prod belongs to A
	lacksType    = "type"    // users are not on an ALB
	lacksEmpty   = "empty"   // users' environment has a coupled database
	lacksEnd     = "end"     // the other environment, or what is left of it, stands
)

// lacks is the first thing that is missing to the goal, "" when it is reached.
func (s *state) lacks(goal string) string {
	e, other := &s.env[s.traffic], &s.env[1-s.traffic]
	switch {
	case s.serving() != prod:
		return lacksService
	case goal != goalDB && !e.alb:
		return lacksType
	case s.env[envA].coupled == prod:
		return lacksFreedom
	case e.coupled != noBase:
		return lacksEmpty
	case other.stands():
		return lacksEnd
	}
	return lacksNothing
}

// How a run ends.
const (
	clean  = "clean"  // at the goal, nothing lost
	costly = "costly" // at the goal
	short  = "short"  // not there, nothing lost
	ruined = "ruined" // not there, and something is lost
)

func (r *run) result() string {
	there, lossless := r.last.lacks(r.goal) == lacksNothing, r.last.losses() == 0
	switch {
	case there && lossless:
		return clean
	case there:
		return costly
	case lossless:
		return short
	}
	return ruined
}
