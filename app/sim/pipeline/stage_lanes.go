package pipeline

import (
	"strings"
	"time"

	"notelab/app/sim"
)

// strokes collects level lines of one style in one path.
type strokes struct{ b strings.Builder }

func (s *strokes) add(x1, x2, y float64) {
	if x2 > x1 {
		s.b.WriteString(sim.Points(x1, y, x2, y))
	}
}

func (p *painter) stroke(s *strokes, style sim.Style) {
	if s.b.Len() > 0 {
		p.c.Path(s.b.String(), style)
	}
}

// x is the pixel of a moment, none later than now.
func (p *painter) x(d time.Duration) float64 { return p.scale.Time(min(d, p.at)) }

// actY is the middle of an action's row.
func (p *painter) actY(s, i int) float64 { return p.boxes[s].card + headRow + times(i, actRow) + 7 }

// lanes draws what has happened so far at the right of the stages.
func (p *painter) lanes() {
	for s := range p.boxes {
		p.shutArea(s)
		p.waitLines(s)
		p.stays(s)
	}
	p.each(&p.ink.bands, func(t sim.Tone) sim.Style {
		s := sim.Style{Fill: t.Soft(), Stroke: t.Solid()}
		if t == sim.Muted { // stopped
			s.Dash = "3 2"
		}
		return s
	})
	if p.locks() {
		p.work()
	}
	for _, d := range p.denied {
		if d.at <= p.at {
			x, y := p.scale.Time(d.at), p.boxes[d.stage].card-gateRow/2-4
			p.ink.line(sim.Muted, retrySign(x, y))
			p.ink.line(sim.Bad, cross(x, y, 6))
		}
	}
}

// shutArea hatches the time a transition was disabled.
func (p *painter) shutArea(s int) {
	from, to, ok := p.shutSpan(s)
	if !ok || from >= p.at {
		return
	}
	b := p.boxes[s]
	x1, x2, y, h := p.scale.Time(from), p.x(to), b.gate+1, b.card-b.gate-4
	p.c.Rect(x1, y, x2-x1, h, sim.Style{Fill: sim.Bad.Soft(), Stroke: sim.Bad.Solid(), Round: 3})
	var d strings.Builder
	for x := x1 + 6; x+6 < x2; x += 10 {
		d.WriteString(sim.Points(x, y+h-2, x+6, y+2))
	}
	if d.Len() > 0 {
		p.c.Path(d.String(), sim.Style{Stroke: sim.Bad.Solid(), Opacity: 0.4})
	}
}

// waitLines draws who waited in front of a stage, and how that ended.
func (p *painter) waitLines(s int) {
	for i := range p.waits {
		w := &p.waits[i]
		if w.stage != s || w.from > p.at {
			continue
		}
		y := p.boxes[s].gate + 10 + times(p.waitAt[i], gateRow)
		x1, end := p.scale.Time(w.from)+radius, until(w.to, w.status)
		x2, over := p.x(end), end <= p.at
		tone := sim.Wait
		if over && w.status != succeeded {
			tone = sim.Muted
		}
		if x2 > x1 {
			p.ink.dash(tone, sim.Points(x1, y, x2, y))
		}
		switch {
		case over && w.status == succeeded: // down into the stage
			p.ink.line(tone, sim.Points(x2, y, x2, p.boxes[s].card))
		case over:
			p.mark(max(x2, x1+radius+5), y, 4.5, w.status)
		}
		p.token(x1, y, w.exec, tone)
	}
}

// stays draws the time each execution spent in a stage. Where stages are locked
// it fills the lane, since nobody else can be there.
func (p *painter) stays(s int) {
	b := p.boxes[s]
	last := -100.0
	for i := range p.visits {
		x := &p.visits[i]
		if x.stage != s || x.from > p.at {
			continue
		}
		end := until(x.to, x.status)
		is := working
		if end <= p.at {
			is = x.status
		}
		tone, x1, x2 := toneOf(is), p.scale.Time(x.from), p.x(end)
		y, h := b.card, b.end-b.card
		if !p.locks() {
			y, h = b.card+headRow-8+times(p.stayAt[i], stayRow), stayRow-2
		}
		p.ink.band(tone, x1+0.5, y+0.5, max(x2-x1-1, 1), h-1)
		cx, cy := x1+radius+1, y+min(h/2, headRow/2)
		if x2-x1 < 2*radius+2 {
			cx = (x1 + x2) / 2
			if cx+radius > p.scale.End+10 {
				cx = p.scale.End + 10 - radius
			}
		}
		if cx-last >= 2*radius-3 || !p.locks() { // else too close for a number
			p.token(cx, cy, x.exec, tone)
			last = cx
		}
		if is != working && x2-x1 >= 34 {
			p.mark(x2-9, cy, 4, is)
		}
		if x.retry && x2-x1 >= 50 {
			p.ink.line(tone, retrySign(cx+radius+9, cy))
		}
	}
}

// retrySign is an arrow that goes round.
func retrySign(x, y float64) string {
	return sim.Points(x-4, y-1) + sim.Points(x-4, y-1, x-2, y-4, x+2, y-4, x+4, y-1, x+4, y+1, x+2, y+4, x-2, y+4, x-4, y+2) + sim.Points(x-7, y-2, x-4, y+1, x-1, y-2)
}

// work draws the actions as bars in their rows.
func (p *painter) work() {
	var running, good, bad, approvals, gone strokes
	var crosses, ticks, stored strings.Builder
	for i := range p.bars {
		b := &p.bars[i]
		if b.from >= p.at {
			continue
		}
		a := &p.stages[b.stage].actions[b.action]
		end := until(b.to, b.status)
		y, x1, x2 := p.actY(b.stage, b.action), p.scale.Time(b.from)+2, p.x(end)-2
		over := end <= p.at
		if !over {
			x2 += 2
		}
		switch {
		case a.category == approval:
			approvals.add(x1, x2, y)
		case !over:
			running.add(x1, x2, y)
		case b.status == failed:
			bad.add(x1, x2, y)
		case b.status == abandonedState:
			gone.add(x1, x2, y)
		default:
			good.add(x1, x2, y)
		}
		switch {
		case !over:
		case b.status == failed:
			crosses.WriteString(cross(x2-3, y, 4))
		case b.status == succeeded && a.category == approval:
			ticks.WriteString(tick(x2-2, y, 4))
		case b.status == succeeded && len(a.out) > 0 && x2-x1 >= 9:
			stored.WriteString(sim.Points(x2-6, y-2, x2, y-2, x2-3, y+3) + "Z")
		}
	}
	thick := func(t sim.Tone) sim.Style { return sim.Style{Stroke: t.Solid(), StrokeWidth: 8} }
	p.stroke(&running, thick(sim.Flow))
	p.stroke(&good, thick(sim.Good))
	p.stroke(&bad, thick(sim.Bad))
	p.stroke(&gone, sim.Style{Stroke: sim.Ink3, StrokeWidth: 8, Dash: "2 2"})
	p.stroke(&approvals, sim.Style{Stroke: sim.Wait.Solid(), StrokeWidth: 3, Dash: "4 3"})
	if crosses.Len() > 0 {
		p.c.Path(crosses.String(), sim.Style{Stroke: sim.Bad.Solid(), StrokeWidth: 2.5})
	}
	if ticks.Len() > 0 {
		p.c.Path(ticks.String(), sim.Style{Stroke: sim.Good.Solid(), StrokeWidth: 2.5})
	}
	if stored.Len() > 0 {
		p.c.Path(stored.String(), sim.Style{Fill: sim.Paper})
	}
}
