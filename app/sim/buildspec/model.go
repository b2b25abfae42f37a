package buildspec

import (
	"time"

	"notelab/app/sim"
)

// model is a build that ran.
type model struct {
	*config
	spec     *spec
	fault    *fault
	settings []setting
	attempts []*attempt
	log      []logLine
	exported []pair
	end      time.Duration
	events   []sim.Event
	bound    string
}

type pair struct{ name, value string }

// attempt is one run through the phases; RETRY makes more than one.
type attempt struct {
	from, to time.Duration
	visits   [phases]visit
	got      gathered
	failed   bool // the build's status is FAILED
}

// visit is what became of one phase.
type visit struct {
	entered  bool
	from, to time.Duration
	failed   bool
	forgiven bool // failed, and CONTINUE went on
	code     string
	message  string
	why      string // why the build goes where it goes next
	next     phase
	steps    []step
}

// step is one command.
type step struct {
	entry
	finally  bool
	ran      bool
	from, to time.Duration
	status   int
}

// last is the attempt that decides.
func (m *model) last() *attempt { return m.attempts[len(m.attempts)-1] }

// at is the attempt that is under way at a moment, and its number from 0.
func (m *model) at(t time.Duration) (*attempt, int) {
	n := 0
	for i, a := range m.attempts {
		if t >= a.from {
			n = i
		}
	}
	return m.attempts[n], n
}

// stopped returns the first phase of an attempt that failed, false when none did.
func (a *attempt) stopped() (phase, bool) {
	for p := range a.visits {
		if a.visits[p].failed {
			return phase(p), true
		}
	}
	return 0, false
}

// Bounds of one run.
const (
	maxAttempts = 12
	maxEvents   = 2000
)

func modelOf(v sim.Values) *model {
	m := &model{config: configOf(v)}
	m.spec, m.fault = read(m.text)
	m.settings = settle(m.spec.vars, m.project, m.start)
	for {
		again := m.attempt()
		if !again {
			break
		}
		if len(m.attempts) == maxAttempts || len(m.events) > maxEvents {
			m.bound = "events"
			break
		}
	}
	m.end = m.last().to
	return m
}

// Run implements sim.Simulator.
func (simulator) Run(v sim.Values) *sim.Trace {
	m := modelOf(v)
	return &sim.Trace{
		Values: v, Events: m.events, Figures: m.figures(), Documents: m.documents(), End: m.end, Bound: m.bound, Model: m,
	}
}
