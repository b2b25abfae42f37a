package buildspec

import (
	"time"

	"notelab/app/sim"
)

type point struct{ x, y float64 }

// way is the path from a phase to the next one: along the rail, or by the lane
// when phases are left out or the build begins again.
func (g *plan) way(from, to phase) []point {
	a, b := point{g.rail, g.rows[from].station}, point{g.rail, g.rows[to].station}
	if to == from+1 {
		return []point{a, b}
	}
	return []point{a, {g.lane, a.y}, {g.lane, b.y}, b}
}

// along returns the point a share of the way along a path, and the path up to
// there.
func along(path []point, share float64) (point, []point) {
	total := 0.0
	for i := 1; i < len(path); i++ {
		total += length(path[i-1], path[i])
	}
	left := total * min(max(share, 0), 1)
	done := []point{path[0]}
	for i := 1; i < len(path); i++ {
		a, b := path[i-1], path[i]
		d := length(a, b)
		if d >= left && d > 0 {
			q := point{a.x + float64(left/d*(b.x-a.x)), a.y + float64(left/d*(b.y-a.y))}
			return q, append(done, q)
		}
		left -= d
		done = append(done, b)
	}
	return path[len(path)-1], done
}

// length is the length of an axis-parallel stretch.
func length(a, b point) float64 {
	dx, dy := b.x-a.x, b.y-a.y
	return max(dx, -dx) + max(dy, -dy)
}

func points(path []point) string {
	xy := make([]float64, 0, 2*len(path))
	for _, q := range path {
		xy = append(xy, q.x, q.y)
	}
	return sim.Points(xy...)
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
		_, done := along(path, share)
		style := sim.Style{Stroke: sim.Flow.Solid(), StrokeWidth: 2.5}
		switch {
		case v.why == "retry":
			style.Stroke, style.Dash = sim.Wait.Solid(), "5 3"
		case len(path) > 2:
			style.Stroke = sim.Bad.Solid()
		}
		p.c.Path(points(done), style)
		if len(path) > 2 && share == 1 {
			tip := path[3]
			x := tip.x - 9
			p.c.Path(sim.Points(x-5, tip.y-4, x, tip.y, x-5, tip.y+4), sim.Style{Stroke: style.Stroke, StrokeWidth: 2})
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
	at, _ := along(p.g.way(q, p.try.visits[q].next), share)
	p.c.Circle(at.x, at.y, 5, sim.Style{Fill: sim.Flow.Solid(), Stroke: sim.Paper, StrokeWidth: 1.5})
}
