package autoscaling

import (
	"strconv"

	"notelab/app/sim"
)

// strip writes the name of a strip at its left and how it stands at its right,
// on a phone both above it. It returns the height of its top.
func (s *scene) strip(y float64, name, value string, fill sim.Paint) float64 {
	kind := s.words
	if s.phone {
		s.Text(0, y+12, name, kind)
		kind.Anchor, kind.Fill = sim.End, fill
		s.Text(s.right, y+12, value, kind)
		return y + 15
	}
	kind.Anchor = sim.End
	s.Text(s.left-6, y+12, name, kind)
	s.Text(s.right+4, y+12, value, sim.Type{Size: sim.TextSmall, Fill: fill})
	return y + 3
}

// alarmStrip draws one alarm: a tick for every datapoint that counts towards it,
// a bar while it is in ALARM.
func (s *scene) alarmStrip(i, side int, y float64) {
	p := s.c.policies[i]
	at := func(t int) alarm {
		a := s.pic.ticks[t].alarms[i]
		if side == 0 {
			return a.high
		}
		return a.low
	}
	tone, name := bad, s.say("높은 경보 ", "high ")
	if side == 1 {
		tone, name = flow, s.say("낮은 경보 ", "low ")
	}
	points := s.c.points[side]
	a := at(s.now)
	value, fill := strconv.Itoa(min(a.count, points))+"/"+strconv.Itoa(points), sim.Ink3
	if a.count > 0 {
		fill = tone.Solid()
	}
	if a.on {
		value = "ALARM"
	}
	limit := s.c.threshold(p, side)
	switch tenths := [2]int64{10 * p.target, 9 * p.target}[side]; { // long ones don't fit the margin
	case p.target >= 10000:
		limit = limit[:1] + decimal(tenths, 10000, 1) + "k"
	case p.target >= 1000:
		limit = limit[:1] + decimal(tenths, 10, 0)
	}
	top := s.strip(y, name+limit, value, fill)
	const h = 10.0
	s.Line(s.left, top+h/2, s.right, top+h/2, sim.Style{Stroke: sim.Rule})
	var ticks, bars pen
	begun := -1.0
	for t := s.grid; t <= s.now; t += s.grid {
		a, x := at(t), s.x.At(float64(t))
		if a.on != (begun >= 0) {
			if a.on {
				begun = x
			} else {
				bars.box(begun, top, x-begun, h)
				begun = -1
			}
		}
		if a.count > 0 && !a.on {
			ticks.to('M', x, top+1.5)
			ticks.to('v', h-3)
		}
	}
	if begun >= 0 {
		bars.box(begun, top, max(s.x.At(s.at)-begun, 2), h)
	}
	if !ticks.empty() {
		s.Path(ticks.String(), solid(tone, min(2, max(1, (s.right-s.left)/float64(s.c.length)-2))))
	}
	if !bars.empty() {
		s.Path(bars.String(), sim.Style{Fill: tone.Solid()})
	}
}

// moveStrip draws each change of the desired count and, from there on, the
// cooldown it starts.
func (s *scene) moveStrip(y float64) {
	kind := s.words
	kind.Size = sim.TextSmall
	edge := 0.0
	if !s.phone {
		kind.Anchor, edge = sim.End, s.left-6
	}
	s.Text(edge, y+18, s.say("조정", "change"), kind)
	cool := s.say("쿨다운", "cooldown")
	if s.phone {
		cool = s.say("쿨다운", "cool")
	}
	s.Text(edge, y+33, cool, kind)
	top := y + 24
	const h = 10.0
	s.Line(s.left, top+h/2, s.right, top+h/2, sim.Style{Stroke: sim.Rule})
	s.cooldowns(s.pic.cool.high, top, h, wait, false)
	s.cooldowns(s.pic.cool.low, top, h, flow, true)
	free := s.left
	for _, m := range s.pic.moves {
		if m.at > s.now {
			break
		}
		x, label, tone := s.x.At(float64(m.at)), strconv.Itoa(m.to-m.from), flow
		if m.to > m.from {
			label, tone = "+"+label, good
		}
		w := sim.TextWidth(label, sim.Type{Bold: true})
		start := min(x, s.right-w)
		if start < free {
			continue
		}
		s.Text(start, y+18, label, sim.Type{Fill: tone.Solid(), Bold: true})
		free = start + w + 0.5
	}
}

// cooldowns hatches the stretches that have begun.
func (s *scene) cooldowns(list []stretch, top, h float64, tone sim.Tone, down bool) {
	var boxes, strokes pen
	past := s.left
	for _, c := range list {
		if float64(c.from) > s.at || c.to <= c.from {
			continue
		}
		x := s.x.At(float64(c.from))
		w := s.x.At(min(float64(c.to), s.at, float64(s.c.length))) - x
		if x < past || w < 1 {
			continue
		}
		boxes.box(x, top, w, h)
		strokes.hatch(x, top, w, h, down)
		past = x + w - 0.5
	}
	if !boxes.empty() {
		s.Path(boxes.String(), sim.Style{Fill: tone.Soft(), Stroke: tone.Solid()})
	}
	if !strokes.empty() {
		s.Path(strokes.String(), sim.Style{Stroke: tone.Solid(), Opacity: 0.7})
	}
}

// deployStrip draws the deployment, during which nothing is removed.
func (s *scene) deployStrip(y float64) {
	kind := s.words
	kind.Size = sim.TextSmall
	edge := 0.0
	if !s.phone {
		kind.Anchor, edge = sim.End, s.left-6
	}
	s.Text(edge, y+13, s.say("배포", "deploy"), kind)
	const h = 16.0
	s.Line(s.left, y+1+h/2, s.right, y+1+h/2, sim.Style{Stroke: sim.Rule})
	from := s.x.At(float64(min(s.c.deployAt, s.c.length)))
	to := s.x.At(min(float64(s.c.deployTo), s.at, float64(s.c.length)))
	if to <= from {
		return
	}
	s.Rect(from, y+1, to-from, h, sim.Style{Fill: sim.Accent.Soft(), Stroke: sim.Accent.Solid(), Round: 4})
	kind.Anchor, kind.Fill = sim.Start, sim.Accent.Solid()
	if label := s.say("줄이기 멈춤", "no scale-in"); sim.TextWidth(label, kind) < to-from-8 {
		s.Text(from+5, y+13, label, kind)
	}
}
