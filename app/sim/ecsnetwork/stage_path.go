package ecsnetwork

import (
	"strconv"
	"time"

	"notelab/app/sim"
)

// wires draws the hairlines between the machines, and over them the way the
// request has come so far.
func (p *painter) wires() {
	d := sim.Line(p.legPath(p.g, toGate, 0)) + sim.Line(p.legPath(p.g, intoALB, 0))
	for i := range p.tasks {
		if t := &p.tasks[i]; t.host >= 0 && p.at >= t.enlisted {
			d += sim.Line(p.legPath(p.g, toTarget, i)) + sim.Line(p.legPath(p.g, inside, i))
		}
	}
	p.c.Path(d, sim.Style{Stroke: sim.RuleStrong})
	if !p.g.phone {
		for z, name := range zones {
			if z < len(p.hosts) {
				p.c.Text(p.g.hosts[z].x, p.g.zoneY+8, name, sim.Type{Size: sim.TextSmall, Fill: sim.Ink3})
			}
		}
	}
	for i := range p.flights {
		f := &p.flights[i]
		if f.check || f.back || p.at < f.from {
			continue
		}
		share := 1.0
		if p.at < f.to {
			share = float64(p.at-f.from) / float64(f.to-f.from)
		}
		_, done := sim.Along(p.legPath(p.g, f.leg, f.task), share)
		p.c.Path(sim.Line(done), sim.Style{Stroke: sim.Flow.Solid(), StrokeWidth: wireActive})
	}
}

// deathShown is how long a dropped health check leaves a cross.
const deathShown = 800 * time.Millisecond

// dots draws what travels at this moment.
func (p *painter) dots() {
	for i := range p.flights {
		f := &p.flights[i]
		if f.died && p.at >= f.to && p.at < f.to+deathShown {
			q, _ := sim.Along(p.legPath(p.g, f.leg, f.task), 1)
			p.cross(q.X, q.Y, 4, 2)
		}
		if p.at < f.from || p.at >= f.to {
			continue
		}
		share := float64(p.at-f.from) / float64(f.to-f.from)
		if f.back {
			share = 1 - share
		}
		q, _ := sim.Along(p.legPath(p.g, f.leg, f.task), share)
		if f.check {
			p.c.Circle(q.X, q.Y, 3.5, sim.Style{Fill: sim.Paper, Stroke: f.tone.Solid(), StrokeWidth: 1.5})
			continue
		}
		p.c.Circle(q.X, q.Y, 6, sim.Style{Fill: f.tone.Solid(), Stroke: sim.Paper, StrokeWidth: 2})
	}
}

// gates draws the security groups on the way, open, passed or closed, and the
// cross where a packet died.
func (p *painter) gates() {
	g := p.g
	p.gate(g.albGate, g.phone, p.albGate)
	verdict := p.verdict(0)
	if g.phone {
		p.c.Text(g.albGate.X+22, g.albGate.Y+4, p.rest(groupALB, 0, g.w-g.albGate.X-26), verdict)
	} else {
		verdict.Anchor, verdict.Sans = sim.Middle, false
		p.c.Text(g.albGate.X, g.albGate.Y+26, groupALB, verdict)
	}
	group := p.mode.group()
	if p.mode.bridge() {
		for i := range p.hosts {
			own := gate{}
			if p.target >= 0 && p.tasks[p.target].host == i {
				own = p.targetGate
			}
			q := g.hostGate(i)
			p.gate(q, !g.phone, own)
			if !g.phone {
				p.c.Text(q.X+textIn-railIn, q.Y-4, group, p.gateText(own))
			}
		}
	} else {
		for i := range p.tasks {
			if t := &p.tasks[i]; t.host < 0 || p.at < t.started {
				continue
			}
			own := gate{}
			if i == p.target {
				own = p.targetGate
			}
			p.gate(g.taskGate(i), false, own)
		}
		if !g.phone && p.target >= 0 && p.targetGate.reached && p.at >= p.targetGate.at {
			b := g.hosts[p.tasks[p.target].host]
			p.c.Text(b.x+textIn, b.y-4, group, p.gateText(p.targetGate))
		}
	}
	if g.phone {
		b := g.alb
		p.c.Text(b.x+32, b.y+b.h+24, p.rest(group, 1, g.w-36), p.verdict(1))
	}
	if p.outGate.reached && p.at >= p.outGate.at {
		p.cross(g.outGate.X, g.outGate.Y, 7, 3)
		if !g.phone {
			p.c.Text(g.outGate.X, g.alb.y-7, groupName("sg-alb-out").In(p.l), sim.Type{Size: sim.TextSmall, Fill: sim.Bad.Solid(), Anchor: sim.End, Bold: true, Sans: true})
		}
	}
}

// gate draws one security group across its line: lying on a vertical line,
// standing on a horizontal one.
func (p *painter) gate(q point, lying bool, s gate) {
	w, h := 7.0, 18.0
	if lying {
		w, h = h, w
	}
	style := sim.Style{Fill: sim.Paper, Stroke: sim.Ink3, Round: 3}
	if s.reached && p.at >= s.at {
		if style.Fill, style.Stroke = sim.Good.Soft(), sim.Good.Solid(); !s.pass {
			style.Fill, style.Stroke = sim.Bad.Soft(), sim.Bad.Solid()
		}
		style.StrokeWidth = 1.5
	}
	p.c.Rect(q.X-w/2, q.Y-h/2, w, h, style)
	if s.reached && !s.pass && p.at >= s.at {
		p.cross(q.X, q.Y, 8, 3)
	}
}

func (p *painter) gateText(s gate) sim.Type {
	ty := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3}
	if s.reached && p.at >= s.at {
		ty.Bold, ty.Fill = true, sim.Good.Solid()
		if !s.pass {
			ty.Fill = sim.Bad.Solid()
		}
	}
	return ty
}

// verdict is the type of the label beside a hop's security group.
func (p *painter) verdict(i int) sim.Type {
	r := &p.rows[i]
	if !r.shown || p.at < r.at {
		return sim.Type{Size: sim.TextSmall, Fill: sim.Ink3}
	}
	return sim.Type{Size: sim.TextSmall, Fill: r.tone.Solid(), Bold: true, Sans: r.rule == ""}
}

// rest writes a security group and, once it has judged, its rule.
func (p *painter) rest(group string, i int, w float64) string {
	r := &p.rows[i]
	if !r.shown || p.at < r.at {
		return group
	}
	return sim.Fit(p.judged(r), w, sim.Type{Size: sim.TextSmall, Bold: true})
}

// judged writes what a security group said of a hop.
func (p *painter) judged(r *row) string {
	if r.group == "" {
		return mark(r.tone) + r.verdict.In(p.l)
	}
	if r.rule != "" {
		return r.group + " " + mark(sim.Good) + r.rule
	}
	return groupName(r.group).In(p.l) + " " + mark(sim.Bad) + r.verdict.In(p.l)
}

// hops draws the table of hops: each line appears when its hop is judged.
func (p *painter) hops() {
	g := p.g
	for i := range p.rows {
		r := &p.rows[i]
		y := g.hopsY + float64(i)*g.hopH
		p.c.Line(0, y, g.w, y, wireStyle)
		name := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Sans: true}
		on := r.shown && p.at >= r.at
		if on {
			name.Fill, name.Bold = sim.Ink, true
		}
		p.c.Text(2, y+16, strconv.Itoa(i+1)+"  "+r.name.In(p.l), name)
		if !on {
			continue
		}
		addr := ""
		if r.src != "" {
			addr = r.src + " → " + r.dst
		}
		verdict := sim.Type{Size: sim.TextSmall, Fill: r.tone.Solid(), Anchor: sim.End, Sans: r.rule == ""}
		if g.hopH < 30 {
			const left = 124.0
			judged := p.judged(r)
			room := g.w - left - sim.TextWidth(addr, small) - 12
			p.c.Text(left, y+16, addr, smallInk)
			p.c.Text(g.w-2, y+16, sim.Fit(judged, room, verdict), verdict)
			continue
		}
		judged, room := p.judged(r), g.w-sim.TextWidth("0  "+r.name.In(p.l), name)-16
		if g.phone && r.rule != "" {
			judged = r.group + " " + mark(sim.Good) // the rule stands beside the gate
		}
		p.c.Text(g.w-2, y+16, sim.Fit(judged, room, verdict), verdict)
		p.c.Text(18, y+33, sim.Fit(addr, g.w-20, small), small)
	}
}
