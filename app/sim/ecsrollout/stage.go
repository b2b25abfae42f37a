package ecsrollout

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/fleet"
)

// Stage implements sim.Simulator. At the top stand the gates of the moment: what
// the scheduler last could start and stop, and what the circuit breaker has
// counted. Below, time runs to the right: the number of tasks between the two
// bounds, or the share of traffic, and every task in its place.
func (simulator) Stage(t *sim.Trace, at time.Duration, width int, l i18n.Lang) string {
	r := t.Model.(*run)
	at = min(max(at, 0), t.End)
	axis := t.End
	if h := t.Values.Duration("horizon"); h > 0 {
		axis = h
	}
	p := fleet.Stage{Title: r.title(l), Now: r.headline(at, l), Cards: r.cards(at, l), Fleet: r.fleet(axis, l)}
	return p.Draw(width, at)
}

// title names the configuration, so that two pictures can stand side by side.
func (r *run) title(l i18n.Lang) string {
	s := strategyName(r.strategy)
	wait := lasting(r.wait).In(l)
	switch r.strategy {
	case rolling:
		s += " " + itoa(r.min) + "/" + itoa(r.max)
	case canary:
		s += " " + itoa(r.shares[0]) + "% · " + wait
	case linear:
		s += " " + itoa(r.shares[0]) + "% · " + wait
	}
	return s
}

// stateAt is the last recorded state at a moment.
func (r *run) stateAt(at time.Duration) *state {
	i := 0
	for i+1 < len(r.states) && r.states[i+1].at <= at {
		i++
	}
	return &r.states[i]
}

// headline says in a line what runs at a moment.
func (r *run) headline(at time.Duration, l i18n.Lang) string {
	c := &r.stateAt(at).count
	o, n, all := itoa(c.healthy[older]), itoa(c.healthy[newer]), itoa(c.all())
	return text("건강 "+itoa(c.well())+" (옛 "+o+" + 새 "+n+") · 전체 "+all, "healthy "+itoa(c.well())+" ("+o+" old + "+n+" new) · "+all+" in all").In(l)
}
