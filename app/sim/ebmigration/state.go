package ebmigration

// base is a database.
type base int8

const (
	noBase base = iota
	prod        // the production database
	empty       // the one a clone of a coupled environment gets
)

// env is an environment.
type env struct {
	up      bool // it answers, given a database
	failed  bool // its stack is in DELETE_FAILED
	gone    bool // terminated
	alb     bool
	coupled base
	own     bool // it has connection properties of its own, to prod
	rule    bool // prod's security group lets it in by hand
}

// stands reports whether something of the environment is left.
func (e *env) stands() bool { return e.up || e.failed }

// The two environments, as indexes.
const (
	envA = iota
	envB
)

// state is all that a step can change.
type state struct {
	env       [2]env
	policy    string // of A
	alive     bool   // prod exists
	protected bool   // deletion protection of prod
	rows      int    // of prod
	saved     int    // rows in the latest snapshot, -1 without one
	traffic   int    // the environment the CNAME leads to
	stale     bool   // some clients still have the old record
	astray    int    // rows that users wrote to the empty database
	lost      int    // rows no snapshot has
	down      int    // steps' times in which nobody got an answer
	partial   int    // those in which only some did not
}

// begin is the state a configuration starts in.
func (c *config) begin() state {
	s := state{policy: c.policy, alive: true, rows: c.rows, saved: -1}
	s.env[envA] = env{up: true, coupled: prod}
	if c.goal == goalLB {
		s.env[envA] = env{up: true, own: true, rule: true}
	}
	return s
}

// uses is the database an environment's application works with.
func (s *state) uses(i int) base {
	e := &s.env[i]
	switch {
	case !e.up:
		return noBase
	case e.own && (!s.alive || !e.rule && e.coupled != prod):
		return noBase
	case e.own || e.coupled == prod:
		if s.alive {
			return prod
		}
		return noBase
	}
	return e.coupled
}

// serving is the database that users work with who follow the CNAME.
func (s *state) serving() base { return s.uses(s.traffic) }

// cut reports whether clients with an old record find nothing there.
func (s *state) cut() bool { return s.stale && s.uses(1-s.traffic) == noBase }

// pass lets the time of one step go by.
func (s *state) pass(writes int) {
	switch s.serving() {
	case prod:
		s.rows += writes
	case empty:
		s.astray += writes
	default:
		s.down++
	}
	if s.cut() {
		if s.serving() != noBase {
			s.partial++
		}
		s.stale = false // who finds nothing asks DNS again
	}
}

// destroy deletes prod.
func (s *state) destroy() {
	s.alive = false
	s.lost = s.rows - max(s.saved, 0)
}

// harm is a set of what can go wrong for users.
type harm int

const (
	harmGone   harm = 1 << iota // the running production database
	harmRows                    // rows that no snapshot has
	harmDown                    // nobody gets an answer
	harmCut                     // some get none
	harmAstray                  // users work with the empty database
)

// harms are what is wrong at the moment.
func (s *state) harms() (h harm) {
	add := func(is bool, what harm) {
		if is {
			h |= what
		}
	}
	add(!s.alive, harmGone)
	add(s.lost > 0, harmRows)
	add(s.serving() == noBase, harmDown)
	add(s.serving() != noBase && s.cut(), harmCut)
	add(s.serving() == empty, harmAstray)
	return
}

// losses are what went wrong until now, whether or not it has passed.
func (s *state) losses() (h harm) {
	h = s.harms()
	if s.down > 0 {
		h |= harmDown
	}
	if s.partial > 0 {
		h |= harmCut
	}
	if s.astray > 0 {
		h |= harmAstray
	}
	return
}
