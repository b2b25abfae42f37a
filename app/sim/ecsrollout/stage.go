package ecsrollout

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
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
	w := float64(width)
	f := r.fleet(axis, l)
	cards := r.cards(at, l)
	top := 28.0
	if sim.Phone(width) {
		top = 44
	}
	under := top + cardsHeight(len(cards), w) + 12
	title, now := r.title(l), r.headline(at, l)
	c := sim.NewCanvas(w, f.frame(w, under).bottom, title+": "+now)
	bold := sim.Type{Bold: true, Sans: true, Size: 13}
	c.Text(fleetEdge, 16, title, bold)
	right := fleetSmall
	if sim.Phone(width) {
		c.Text(fleetEdge, 34, sim.Fit(now, w-2*fleetEdge, right), right)
	} else {
		right.Anchor = sim.End
		c.Text(w-fleetEdge, 16, sim.Fit(now, w-4*fleetEdge-sim.TextWidth(title, bold), right), right)
	}
	drawCards(c, top, cards)
	f.draw(c, under, at)
	return c.String()
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
