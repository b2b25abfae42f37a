package iameval

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// wires draws the line from the principal to the resource, the ways that a grant
// of the resource's policy can open, and the way the request has come.
func (p *painter) wires() {
	g := p.g
	hair := sim.Style{Stroke: sim.RuleStrong, StrokeWidth: 1.5}
	p.c.Path(sim.Line([]point{g.place(atPrincipal), g.place(atTarget)}), hair)
	if p.kind != anInstance && !p.cross() {
		if p.isSession() {
			p.lane(atBoundary)
		}
		p.lane(atTarget)
	}
	for i := range p.flights {
		f := &p.flights[i]
		if p.at < f.from {
			break
		}
		share := 1.0
		if p.at < f.to {
			share = float64(p.at-f.from) / float64(f.to-f.from)
		}
		_, done := sim.Along(g.way(f.a, f.b), share)
		tone := sim.Flow
		if f.b-f.a > 1 {
			tone = sim.Good
		}
		p.c.Path(sim.Line(done), sim.Style{Stroke: tone.Solid(), StrokeWidth: 2.5})
	}
}

// lane draws a way around gates, dashed, and says in the wide picture which
// Principal opens it.
func (p *painter) lane(to int) {
	way := p.g.way(atResource, to)
	p.c.Path(sim.Line(way), sim.Style{Stroke: sim.RuleStrong, Dash: "2 4"})
	if p.g.tall {
		return
	}
	taken := p.evaluation.over > 0 && p.to == min(to, gateCount) && p.at >= p.decided[min(atResource, len(p.decided)-1)]
	ty := faint
	if taken {
		ty = toned(sim.Good)
	}
	p.c.Text(way[2].X+8, way[2].Y+14, p.opens(to), ty)
}

// opens names the Principal that opens a way.
func (p *painter) opens(to int) string {
	who := i18n.Of("세션", "session")
	switch {
	case to == atBoundary && p.principal == aRole:
		who = i18n.Of("역할", "role")
	case to == atBoundary || p.principal == aUser:
		who = i18n.Of("사용자", "user")
	case p.principal == aRoot:
		who = i18n.Of("계정", "account")
	}
	if to == atBoundary {
		return p.say(who.Ko+" ARN: 5를 건너뜀", who.En+" ARN: skips 5")
	}
	return p.say(who.Ko+" ARN이나 *: 5~7을 건너뜀", who.En+" ARN or *: skips 5 to 7")
}

// token draws the request where it is, until a gate has stopped it or it has
// arrived.
func (p *painter) token() {
	if p.over() {
		return
	}
	at := p.g.place(atPrincipal)
	for i := range p.flights {
		f := &p.flights[i]
		if p.at < f.from {
			break
		}
		share := float64(p.at-f.from) / float64(f.to-f.from)
		at, _ = sim.Along(p.g.way(f.a, f.b), share)
		if share >= 1 && f.b < gateCount {
			// It waits just before the gate that is looking.
			if at.X -= 15; p.g.tall {
				at.X, at.Y = at.X+15, at.Y-15
			}
		}
	}
	p.c.Circle(at.X, at.Y, 6, sim.Style{Fill: sim.Flow.Solid(), Stroke: sim.Paper, StrokeWidth: 2})
}
