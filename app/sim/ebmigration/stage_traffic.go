package ebmigration

import (
	"strconv"

	"notelab/app/sim"
)

func num(f float64) string {
	return strconv.FormatFloat(float64(int(float64(f*10)+0.5))/10, 'f', -1, 64)
}

// traffic draws the users' address, the ways to the databases, and the requests on
// them.
func (p *painter) traffic() {
	s, g := &p.now, p.g
	for i := range s.env {
		if s.env[i].up && p.next.env[i].up {
			p.wire(i)
		}
	}
	from := point{g.w / 2, g.users.bottom()}
	to := g.env[s.traffic].mid().X
	turning := p.next.traffic != s.traffic
	if turning {
		to += float64((g.env[p.next.traffic].mid().X - to) * p.ease())
	}
	// Who has the old record cached goes the other way.
	if old := 1 - s.traffic; s.stale {
		x := g.env[old].mid().X
		way := []point{{g.w / 2, lane}, {x, lane}, {x, g.env[old].y - 2}}
		tone := sim.Wait
		if s.cut() {
			tone = sim.Bad
		} else if !turning {
			way = p.inward(way, old)
		}
		p.c.Path(sim.Line(way), sim.Style{Stroke: tone.Solid(), StrokeWidth: 1.5, Dash: "4 4"})
		if !turning {
			p.dots(way, tone, 2)
			t := toned(tone)
			t.Anchor = sim.Middle
			p.c.Text(g.w/2+float64((x-g.w/2)*0.62), lane-6, p.say("옛 DNS", "old DNS"), t)
		}
	}
	broken := s.serving() == noBase
	tone := sim.Flow
	if broken {
		tone = sim.Bad
	}
	way := []point{from, {g.w / 2, lane}, {to, lane}, {to, g.env[0].y - 2}}
	line := sim.Style{Stroke: tone.Solid(), StrokeWidth: 2}
	p.c.Path(sim.Line(way), line)
	y := g.env[0].y
	p.c.Path(sim.Points(to-4, y-7, to, y-1, to+4, y-7), line)
	label := toned(tone)
	label.Anchor = sim.Middle
	if aside := to - g.w/2; max(aside, -aside) > 60 {
		p.c.Text(g.w/2+float64(aside*0.55), lane-6, "CNAME", label)
	}
	switch {
	case broken && !s.env[s.traffic].up:
		p.cross(to, y+44)
	case !broken && !turning:
		p.dots(p.inward(way, s.traffic), tone, 4)
	}
}

// inward lengthens a way into an environment to the database its application
// uses.
func (p *painter) inward(way []point, i int) []point {
	x := p.g.env[i].mid().X
	way = append(way[:len(way)-1:len(way)-1], point{x, p.app(i, 0).bottom()})
	return append(way, p.toBase(i)...)
}

// toBase is the way from the instances to the database in use.
func (p *painter) toBase(i int) []point {
	x := p.g.env[i].mid().X
	b := p.g.inside(i)
	if p.now.uses(i) == prod {
		b = p.moving()
	}
	if b.x-1 <= x && x <= b.right()+1 {
		return []point{{x, b.y}}
	}
	side := b.x
	if x > b.right() {
		side = b.right()
	}
	return []point{{x, b.mid().Y}, {side, b.mid().Y}}
}

// wire draws what connects an environment's parts, down to its database.
func (p *painter) wire(i int) {
	x, lb, app := p.g.env[i].mid().X, p.balancer(i), p.app(i, 0)
	line := sim.Style{Stroke: sim.RuleStrong}
	p.c.Line(x, lb.bottom(), x, app.y, line)
	if p.now.uses(i) == noBase {
		p.cross(x, app.bottom()+8)
		return
	}
	if line.StrokeWidth = 1.5; p.now.traffic == i {
		line.Stroke = sim.Flow.Solid()
	}
	way := append([]point{{x, app.bottom()}}, p.toBase(i)...)
	p.c.Path(sim.Line(way), line)
}

// cross marks where a way ends.
func (p *painter) cross(x, y float64) {
	p.c.Path(sim.Points(x-4.5, y-4.5, x+4.5, y+4.5)+sim.Points(x-4.5, y+4.5, x+4.5, y-4.5), sim.Style{Stroke: sim.Bad.Solid(), StrokeWidth: 2})
}

// dots are requests on their way.
func (p *painter) dots(way []point, tone sim.Tone, n int) {
	for i := range n {
		share := float64(2*p.share) + float64(i)/float64(n)
		share -= float64(int(share))
		at, _ := sim.Along(way, share)
		p.c.Circle(at.X, at.Y, 3.5, sim.Style{Fill: tone.Solid()})
	}
}
