package buildspec

import (
	"time"

	"notelab/app/sim"
)

// state is what a phase or a command shows at a moment.
type state int

const (
	idle state = iota
	running
	passed
	failed
	leftOut
)

func (s state) tone() sim.Tone {
	switch s {
	case running:
		return sim.Flow
	case passed:
		return sim.Good
	case failed:
		return sim.Bad
	}
	return sim.Muted
}

// phaseState is the state of a phase in an attempt.
func (a *attempt) phaseState(p phase, at time.Duration) state {
	v := &a.visits[p]
	if !v.entered {
		for q := p + 1; q < phases; q++ {
			if a.visits[q].entered && at >= a.visits[q].from {
				return leftOut
			}
		}
		return idle
	}
	switch {
	case at < v.from:
		return idle
	case at < v.to:
		return running
	case v.failed:
		return failed
	}
	return passed
}

// stepState is the state of command i of a phase, those of finally counted on.
func (a *attempt) stepState(p phase, i int, at time.Duration) state {
	v := &a.visits[p]
	if !v.entered {
		return a.phaseState(p, at)
	}
	if i >= len(v.steps) {
		return idle
	}
	s := &v.steps[i]
	if !s.ran {
		for j := i - 1; j >= 0; j-- {
			if v.steps[j].ran {
				if at >= v.steps[j].to {
					return leftOut
				}
				return idle
			}
		}
	}
	switch {
	case at < s.from:
		return idle
	case at < s.to:
		return running
	case s.status != 0:
		return failed
	}
	return passed
}

// now is the phase that an attempt is in, or has just left.
func (a *attempt) now(at time.Duration) phase {
	last := submitted
	for p := submitted; p < phases; p++ {
		if a.visits[p].entered && at >= a.visits[p].from {
			last = p
		}
	}
	return last
}
