package buildspec

import (
	"time"

	"notelab/app/sim"
)

type point struct{ X, Y float64 }

// way is the path from a phase to the next one: along the rail, or by the lane
// when phases are left out or the build begins again.
func (g *plan) way(from, to phase) []point {
	a, b := point{g.rail, g.rows[from].station}, point{g.rail, g.rows[to].station}
	if to == from+1 {
		return []point{a, b}
	}
	return []point{a, {g.lane, a.Y}, {g.lane, b.Y}, b}
}

// leaving is how far the build is on its way from a phase: 0 before it has left,
// 1 when it has arrived.
func (p *painter) leaving(q phase) float64 {
	v := &p.try.visits[q]
	switch {
	case !v.entered || q == completed || p.at < v.to:
		return 0
	case v.why == "retry":
		return min(float64(p.at-v.to)/float64(time.Second), 1)
	}
	return min(float64(p.at-v.to)/float64(hop), 1)
}

// rails draws the rail, the part of it that has been travelled, and the way past
// the phases.
func (p *painter) rails() {
	g := p.g
	p.c.Line(g.rail, g.rows[submitted].station, g.rail, g.rows[completed].station, sim.Style{Stroke: sim.RuleStrong})
	for q := submitted; q < completed; q++ {
		share := p.leaving(q)
		if share == 0 {
			continue
		}
		v := &p.try.visits[q]
		path := g.way(q, v.next)
		_, done := sim.Along(path, share)
		style := sim.Style{Stroke: sim.Flow.Solid(), StrokeWidth: 2.5}
		switch {
		case v.why == "retry":
			style.Stroke, style.Dash = sim.Wait.Solid(), "5 3"
		case len(path) > 2:
			style.Stroke = sim.Bad.Solid()
		}
		p.c.Path(sim.Line(done), style)
		if len(path) > 2 && share == 1 {
			tip := path[3]
			x := tip.X - 9
			p.c.Path(sim.Points(x-5, tip.Y-4, x, tip.Y, x-5, tip.Y+4), sim.Style{Stroke: style.Stroke, StrokeWidth: 2})
		}
	}
}

// station draws the mark of a phase on the rail.
func (p *painter) station(q phase, s state) {
	g := p.g
	x, y, r := g.rail, g.rows[q].station, 5.0
	if q >= download && q <= upload || q == completed {
		r = 8
	}
	t := s.tone()
	style := sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, StrokeWidth: 1.5}
	switch s {
	case passed, failed, running:
		style.Fill, style.Stroke = t.Soft(), t.Solid()
	case leftOut:
		style.Dash, style.Stroke = "2 3", sim.Ink3
	}
	p.c.Circle(x, y, r, style)
	switch {
	case s == running:
		p.c.Circle(x, y, 3.5, sim.Style{Fill: t.Solid()})
	case s != idle:
		p.mark(x, y, r*0.6, s)
	}
}

// token draws the build on its way from one phase to the next.
func (p *painter) token() {
	q := p.try.now(p.at)
	share := p.leaving(q)
	if q == completed || share == 0 || share == 1 && p.try.visits[q].why != "retry" {
		return
	}
	at, _ := sim.Along(p.g.way(q, p.try.visits[q].next), share)
	p.c.Circle(at.X, at.Y, 5, sim.Style{Fill: sim.Flow.Solid(), Stroke: sim.Paper, StrokeWidth: 1.5})
}
