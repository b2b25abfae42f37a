package edgepath

import (
	"strconv"

	"notelab/app/i18n"
	"notelab/app/sim"
)

var laneNames = [2]i18n.Text{i18n.Of("남의 CloudFront 배포", "Another's distribution"), i18n.Of("오리진 주소로 바로", "Straight to the origin")}

var laneVias = [2]string{viaOther, viaDirect}

// lanes draws the two ways around the edge.
func (p *painter) lanes() {
	for _, via := range laneVias {
		p.c.Path(sim.Line(p.g.around(via)), sim.Style{Stroke: sim.RuleStrong, Dash: "2 4"})
	}
}

// laneLabels names the ways around and, at the end, says what they lead to: an
// answer that refuses is good here.
func (p *painter) laneLabels() {
	for i, via := range laneVias {
		r := [2]*round{p.other, p.direct}[i]
		s := laneNames[i].In(p.l)
		ty := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Sans: true}
		if p.via == via {
			ty.Fill, ty.Bold = sim.Ink, true
		}
		if p.over() {
			ty.Bold, ty.Fill = true, sim.Good.Solid()
			if r.last() == nil {
				ty.Fill = sim.Bad.Solid()
			}
			s += " · " + p.shut(r) + " " + codeText(r.code).In(p.l)
		}
		x, y := p.g.edge.x, p.g.lanes[i]
		switch {
		case p.g.tall:
			ty.Anchor = sim.End
			p.c.Text(p.g.edge.right()-6, p.g.around(via)[1].Y-5, s, ty)
		case via == viaOther: // a machine of its own stands on this lane
			p.c.Rect(x, y-11, sim.TextWidth(s, ty)+16, 22, sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, Round: 6, Dash: dashOf(p.via != via)})
			p.c.Text(x+8, y+4, s, ty)
		default:
			p.c.Text(x+8, y-5, s, ty)
		}
	}
}

// shut says whether a way around is closed.
func (p *painter) shut(r *round) string {
	if r.last() == nil {
		return p.say("열림", "open")
	}
	return p.say("닫힘", "shut")
}

func dashOf(faint bool) string {
	if faint {
		return "4 3"
	}
	return ""
}

// legStyle is how a leg is drawn that has been travelled by a protocol.
func legStyle(https bool) sim.Style {
	if https {
		return sim.Style{Stroke: sim.Flow.Solid(), StrokeWidth: 2.5}
	}
	return sim.Style{Stroke: sim.Wait.Solid(), StrokeWidth: 2.5, Dash: "5 3"}
}

// wires draws the line the request runs on, the way it has come, the way its
// answer takes, and the protocols of the two legs.
func (p *painter) wires() {
	g := p.g
	hair := sim.Style{Stroke: sim.RuleStrong}
	p.c.Path(sim.Line([]point{g.at[atViewer], g.at[atTarget]}), hair)
	for i := range p.flights {
		f := &p.flights[i]
		if f.round != p.number || p.at < f.from {
			continue
		}
		share := 1.0
		if p.at < f.to {
			share = float64(p.at-f.from) / float64(f.to-f.from)
		}
		if f.back {
			_, done := sim.Along(g.backward(f.a, p.via), share)
			tone := codeTone(p.now.code).Solid()
			p.c.Path(sim.Line(done), sim.Style{Stroke: tone, StrokeWidth: 2})
			if share == 1 {
				p.arrow(done[len(done)-2], done[len(done)-1], tone)
			}
			continue
		}
		_, done := sim.Along(g.forward(f.a, f.b, p.via), share)
		p.c.Path(sim.Line(done), p.style(f))
	}
	if p.via == viaEdge {
		p.protocol(g.at[atViewer], g.at[atEdge], protocol(p.now.https), "", p.now.https)
		if p.now.reached && p.arrived(atEdge+5) {
			secure := p.secure(p.now.https)
			p.protocol(g.at[atExit], g.at[atDoor], protocol(secure), ":"+port(secure), secure)
		}
	}
}

// style is how a stretch of the way is drawn: outside the machines by its
// protocol, inside them as a plain flow.
func (p *painter) style(f *flight) sim.Style {
	switch {
	case f.a == atViewer && p.via == viaEdge:
		return legStyle(p.now.https)
	case f.a == atEdge+5 && f.b == atOrigin:
		return legStyle(p.secure(p.now.https))
	}
	return legStyle(true)
}

// protocol names a leg's protocol beside it, and the port.
func (p *painter) protocol(a, b point, name, number string, https bool) {
	tone := sim.Flow
	if !https {
		tone = sim.Wait
	}
	ty := toned(tone)
	if p.g.tall {
		y := (a.Y + p.g.edge.y) / 2
		if a.Y > p.g.edge.y {
			y = a.Y + 18
		}
		p.c.Text(a.X+12, y+4, name+" "+number, ty)
		return
	}
	x := (a.X + p.g.edge.x) / 2
	if a.X > p.g.edge.x {
		x = (a.X + p.g.origin.x) / 2
	}
	ty.Anchor = sim.Middle
	p.c.Text(x, a.Y-8, name, ty)
	if number != "" {
		p.c.Text(x, a.Y-22, number, sim.Type{Size: sim.TextSmall, Fill: tone.Solid(), Anchor: sim.Middle})
	}
}

// packet draws what travels at this moment: a dot on its way out, the code on
// its way back.
func (p *painter) packet() {
	for i := range p.flights {
		f := &p.flights[i]
		if p.at < f.from || p.at >= f.to {
			continue
		}
		share := float64(p.at-f.from) / float64(f.to-f.from)
		if !f.back {
			q, _ := sim.Along(p.g.forward(f.a, f.b, p.via), share)
			p.dot(q)
			return
		}
		q, _ := sim.Along(p.g.backward(f.a, p.via), share)
		tone := codeTone(p.now.code)
		p.c.Rect(q.X-15, q.Y-9, 30, 18, sim.Style{Fill: tone.Soft(), Stroke: tone.Solid(), StrokeWidth: 1.5, Round: 9})
		p.c.Text(q.X, q.Y+4, strconv.Itoa(p.now.code), sim.Type{Size: sim.TextSmall, Fill: tone.Solid(), Bold: true, Anchor: sim.Middle})
		return
	}
}

func (p *painter) dot(q point) {
	tone := sim.Flow
	if p.attack {
		tone = sim.Bad
	}
	p.c.Circle(q.X, q.Y, 6, sim.Style{Fill: tone.Solid(), Stroke: sim.Paper, StrokeWidth: 2})
}

// arrow draws the head of a line that comes from a to b.
func (p *painter) arrow(a, b point, paint sim.Paint) {
	const n, half = 7.0, 4.0
	dx, dy := sign(b.X-a.X), sign(b.Y-a.Y)
	x, y := b.X-n*dx, b.Y-n*dy
	p.c.Path(sim.Points(b.X, b.Y, x-half*dy, y-half*dx, x+half*dy, y+half*dx)+"Z", sim.Style{Fill: paint})
}

func sign(f float64) float64 {
	switch {
	case f > 0.05:
		return 1
	case f < -0.05:
		return -1
	}
	return 0
}
