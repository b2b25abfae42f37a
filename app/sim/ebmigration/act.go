package ebmigration

// What comes of a step. Together with the step's name it finds the sentence that
// tells it.
const (
	done    = "done"
	already = "already" // nothing changes
	away    = "away"    // refused: A is not running
	none    = "none"    // refused: there is nothing to do it to
	gone    = "gone"    // refused: prod is deleted
	exists  = "exists"  // refused: B is there

	retained  = "retain" // what the deletion policy did
	snapped   = "snapshot"
	deleted   = "delete"
	forbidden = "protected" // RDS does not delete

	external = "coupled" // B is connected to what is still coupled to A
	bare     = "bare"    // B has no database
	blank    = "blank"   // the clone has an empty one
	shut     = "shut"    // the clone is not let in
	back     = "back"    // the CNAMEs are as they were
	group    = "group"   // the security group cannot be deleted
)

// refused reports whether an outcome is a refusal.
func refused(outcome string) bool {
	switch outcome {
	case away, none, gone, exists:
		return true
	}
	return false
}

// failed reports whether a step was begun and did not get through.
func failed(outcome string) bool { return outcome == forbidden || outcome == group }

// act carries out a step and returns what comes of it.
func (s *state) act(c *config, step string) string {
	a, b := &s.env[envA], &s.env[envB]
	switch step {
	case snapshot:
		if !s.alive {
			return gone
		}
		s.saved = s.rows
	case protect:
		switch {
		case !s.alive:
			return gone
		case s.protected:
			return already
		}
		s.protected = true
	case retain:
		switch {
		case !a.up:
			return away
		case a.coupled == noBase:
			return none
		case s.policy == polRetain:
			return already
		}
		s.policy = polRetain
	case decouple, atOnce:
		switch {
		case !a.up:
			return away
		case a.coupled == noBase:
			return none
		}
		return s.release()
	case connect:
		switch {
		case !a.up:
			return away
		case !s.alive:
			return gone
		case a.own && a.rule:
			return already
		}
		a.own, a.rule = true, true
	case create:
		if b.up {
			return exists
		}
		*b = env{up: true, alb: true, own: s.alive, rule: s.alive}
		switch {
		case !s.alive:
			return bare
		case a.coupled == prod:
			return external
		}
	case clone:
		return s.clone(c)
	case swap:
		if !a.up || !b.up {
			return none
		}
		s.traffic, s.stale = 1-s.traffic, true
		if s.traffic == envA {
			return back
		}
	case wait:
		if !s.stale {
			return already
		}
		s.stale = false
	case terminate:
		return s.terminate(c)
	case cleanup:
		if !a.failed {
			return none
		}
		*a = env{gone: true}
	case revoke:
		if !a.rule || c.access != byAuto || !s.alive {
			return none
		}
		a.rule = false
	case changeLB:
		if !a.up {
			return away
		}
		return none // never after creation
	}
	return done
}

// release takes prod out of A's hands by the policy that is set.
func (s *state) release() string {
	switch {
	case s.policy != polRetain && s.protected:
		return forbidden
	case s.policy == polSnapshot:
		s.saved = s.rows
		s.destroy()
	case s.policy == polDelete:
		s.destroy()
	}
	s.env[envA].coupled = noBase
	return s.policy
}

// clone makes B from A: its settings, its kinds of resource, none of its data.
func (s *state) clone(c *config) string {
	a, b := &s.env[envA], &s.env[envB]
	switch {
	case !a.up:
		return away
	case b.up:
		return exists
	}
	*b = env{up: true, own: a.own, rule: a.rule && c.access == byExtra}
	if a.coupled != noBase {
		b.coupled = empty
	}
	switch {
	case s.uses(envB) == empty:
		return blank
	case s.uses(envB) == prod:
		return done
	case !s.alive || !a.own:
		return bare
	}
	return shut
}

// terminate ends A and deletes its stack.
func (s *state) terminate(c *config) string {
	a := &s.env[envA]
	if !a.stands() {
		return away
	}
	outcome := done
	a.up = false
	if a.coupled == prod {
		if outcome = s.release(); outcome == forbidden {
			a.failed = true
			return forbidden
		}
	}
	if a.rule && c.access == byAuto && s.alive {
		a.failed = true
		return group
	}
	*a = env{gone: true}
	return outcome
}
