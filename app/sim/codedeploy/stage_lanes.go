package codedeploy

import (
	"math"
	"strings"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// headRoom is what stands over the lanes: nothing but, in a blue/green
// deployment, the names of the two fleets.
func (p *painter) headRoom() float64 {
	if p.platform == blueGreen {
		return 40
	}
	return 0
}

// laneY is the middle of a lane.
func (p *painter) laneY(lane int) float64 {
	y := p.top + math.Floor(float64((float64(lane)+0.5)*p.laneStep))
	if p.platform == blueGreen {
		y += 18
		if lane >= p.n {
			y += 20
		}
	}
	return y
}

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

// fleetLanes draws every instance over time: what it serves as a line, what is
// done to it as blocks.
func (p *painter) fleetLanes() {
	p.c.TimeAxis(p.scale, p.top, p.chartEnd)
	if p.platform == blueGreen {
		p.label(p.left, p.top+11, p.say(i18n.Of("교체 인스턴스(그린)", "replacements (green)")), faint)
		p.label(p.left, p.top+31+float64(p.n)*p.laneStep, p.say(i18n.Of("원본 인스턴스(블루)", "originals (blue)")), faint)
	}
	var guides strokes
	for lane := range p.lanes {
		y := p.laneY(lane)
		guides.add(p.scale.Start, p.scale.End, y)
		p.machine(lane, y)
	}
	p.stroke(&guides, sim.Style{Stroke: sim.Rule})
	var serves [registered + 1]strokes
	for i := range p.spans {
		s := &p.spans[i]
		if s.from < p.at {
			serves[s.what].add(p.scale.Time(s.from), p.x(s.to), p.laneY(s.lane))
		}
	}
	p.stroke(&serves[serveOld], sim.Style{Stroke: sim.Ink3, StrokeWidth: 2})
	p.stroke(&serves[serveNew], sim.Style{Stroke: sim.Good.Solid(), StrokeWidth: 3})
	p.stroke(&serves[unhealthy], sim.Style{Stroke: sim.Bad.Solid(), StrokeWidth: 1.5, Dash: "3 3"})
	p.stroke(&serves[registered], sim.Style{Stroke: sim.Good.Solid(), StrokeWidth: 1.5, Dash: "1 3"})
	p.blocks()
	p.borders()
}

// machine draws an instance at the head of its lane.
func (p *painter) machine(lane int, y float64) {
	h := min(p.laneStep-2, 18)
	style := sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, Round: 4}
	ink := sim.Ink2
	switch _, how := p.place(lane); how {
	case lookRunning, lookPolling:
		style.Stroke, ink = sim.Flow.Solid(), sim.Flow.Solid()
	case lookDone:
		style.Stroke, ink = sim.Good.Solid(), sim.Good.Solid()
	case lookFailed:
		style.Stroke, ink = sim.Bad.Solid(), sim.Bad.Solid()
	}
	p.c.Rect(p.left+0.5, y-h/2, 23, h, style)
	p.c.Text(p.left+12, y+4, itoa(lane%p.n+1), sim.Type{Size: sim.TextSmall, Fill: ink, Anchor: sim.Middle, Sans: true})
}

// blocks draws the events on the lanes.
func (p *painter) blocks() {
	thick := min(p.laneStep-6, 11)
	var stays, scripts, own, passed strokes
	for i := range p.stays {
		if s := &p.stays[i]; s.from < p.at {
			stays.add(p.scale.Time(s.from), p.x(s.to), p.laneY(s.lane))
		}
	}
	p.stroke(&stays, sim.Style{Stroke: sim.Flow.Soft(), StrokeWidth: thick})
	var crosses strings.Builder
	for i := range p.bars {
		b := &p.bars[i]
		if b.from >= p.at {
			continue
		}
		y, x1, x2 := p.laneY(b.lane), p.scale.Time(b.from), p.x(b.to)
		if gap := p.scale.Time(b.to) - x1; gap > 3 && b.to <= p.at {
			x2 -= min(1, gap/6) // a seam between events
		}
		switch {
		case b.how == ignored:
			passed.add(x1, x2, y)
		case lifecycle[b.e].reserved:
			own.add(x1, x2, y)
		default:
			scripts.add(x1, x2, y)
		}
		if b.how == broke && b.to <= p.at {
			crosses.WriteString(cross(p.scale.Time(b.to), y, 4))
		}
	}
	p.stroke(&own, sim.Style{Stroke: sim.RuleStrong, StrokeWidth: thick})
	p.stroke(&scripts, sim.Style{Stroke: sim.Flow.Solid(), StrokeWidth: thick})
	p.stroke(&passed, sim.Style{Stroke: sim.Wait.Solid(), StrokeWidth: thick})
	if crosses.Len() > 0 {
		p.c.Path(crosses.String(), sim.Style{Stroke: sim.Bad.Solid(), StrokeWidth: 2.5})
	}
}

// borders draws where a deployment ended that did not succeed, and a rollback
// began.
func (p *painter) borders() {
	for i := range p.deps {
		d := &p.deps[i]
		if d.status == succeeded || p.at < d.to {
			continue
		}
		x, top := p.scale.Time(d.to), p.top
		if p.shifts() {
			top = p.chartTop - 42
		}
		p.c.Line(x, top, x, p.chartEnd, sim.Style{Stroke: statusTone(d.status).Solid(), StrokeWidth: 1.5, Dash: "4 3"})
	}
}

// healthChart draws the number of healthy instances over the minimum.
func (p *painter) healthChart() {
	s := sim.Scale{From: 0, To: float64(p.n), Start: p.chartEnd, End: p.chartTop}
	label := sim.Tell("정상 인스턴스 (점선은 최소 $1대)", "healthy (dashed: minimum $1)", itoa(p.minimum))
	if p.platform == blueGreen {
		label = sim.Tell("정상인 교체 인스턴스 (점선은 최소 $1대)", "healthy replacements (dashed: minimum $1)", itoa(p.minimum))
	}
	p.label(p.left, p.chartTop-10, p.say(label), faint)
	p.c.Text(p.left+24, p.chartTop+4, itoa(p.n), anchored(figureT, sim.End))
	p.c.Text(p.left+24, p.chartEnd+2, "0", anchored(figureT, sim.End))

	line := []float64{}
	var area []float64
	for i, c := range p.counts {
		if c.at > p.at {
			break
		}
		y := s.At(float64(c.up))
		to := p.at
		if i+1 < len(p.counts) {
			to = min(to, p.counts[i+1].at)
		}
		line = append(line, p.scale.Time(c.at), y, p.scale.Time(to), y)
	}
	area = append(append(append(area, line[0], p.chartEnd), line...), line[len(line)-2], p.chartEnd)
	p.c.Path(sim.Points(area...), sim.Style{Fill: sim.Flow.Soft()})
	least := min(p.minimum, p.n)
	my := s.At(float64(least))
	p.c.Line(p.scale.Start, my, p.scale.End, my, sim.Style{Stroke: sim.Wait.Solid(), StrokeWidth: 1.5, Dash: "5 3"})
	p.c.Path(sim.Points(line...), sim.Style{Stroke: sim.Ink, StrokeWidth: 1.5})

	x, y := line[len(line)-2], line[len(line)-1]
	p.c.Playhead(x, p.top, p.chartEnd)
	p.c.Circle(x, y, 3, sim.Style{Fill: sim.Ink})
	up := p.countNow().up
	tone := sim.Plain
	if up <= p.minimum && up < p.n {
		tone = sim.Wait
	}
	p.label(p.w-8, p.chartTop-10, p.say(sim.Tell("지금 $1대", "now $1", itoa(up))), anchored(inked(small, tone), sim.End))
}
