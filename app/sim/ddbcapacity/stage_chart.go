package ddbcapacity

import (
	"math"
	"time"

	"notelab/app/sim"
)

// drawCharts draws what all calls asked and what was consumed on one axis of time,
// and below it the burst.
func (s *scene) drawCharts(y float64) {
	c := s.c
	left, right := 46.0, s.w-8
	x := sim.TimeScale(s.end, left, right)
	top, bottom := y+22, y+108
	foot := bottom
	if !c.onDemand {
		foot = bottom + 58
	}
	most := c.table
	for t := range s.seconds {
		most = max(most, (s.seconds[t].asked+c.sum-1)/c.sum)
	}
	// A capacity far above everything is left out of the picture.
	if asked := s.highestAsked(); 4*asked < ratio(c.table, 2) {
		most = int64(math.Ceil(2 * asked))
	}
	v := sim.Scale{From: 0, To: max(ratio(most, 2)*1.1, 0.5), Start: bottom, End: top}
	s.TimeAxis(x, top, foot)
	asked := s.series(x, v, func(t int) float64 { return s.units(s.seconds[t].asked) }, true)
	used := s.series(x, v, func(t int) float64 { return s.units(s.seconds[t].used) }, true)
	if len(used) > 0 {
		s.Path(area(asked, bottom), sim.Style{Fill: bad.Soft()})
		s.Path(area(used, bottom), sim.Style{Fill: sim.Paper})
		s.Path(area(used, bottom), sim.Style{Fill: good.Soft()})
		s.Path(sim.Points(asked...), solid(bad, 1.4))
		s.Path(sim.Points(used...), solid(good, 2))
	}
	s.side(bottom, "0")
	label := v.Start
	if u := ratio(c.table, 2); u <= v.To {
		label = v.At(u)
		s.Line(left, label, right, label, dashed())
		if bottom-label > 12 {
			s.side(label+4, s.brief(u))
		}
	}
	if top := s.highestAsked(); math.Abs(v.At(top)-label) > 13 && bottom-v.At(top) > 12 {
		s.side(v.At(top)+4, s.brief(top))
	}
	s.Line(left, bottom, right, bottom, sim.Style{Stroke: sim.RuleStrong})
	if !c.onDemand {
		s.drawBurst(x, bottom+22, foot)
	}
	s.Playhead(x.Time(time.Duration(s.at*float64(time.Second))), top, foot)
	s.heading(left, y+12, s.say("테이블 전체의 초당 $1", "$1 a second, the whole table", c.op.unit()))
	if !c.onDemand {
		s.heading(left, bottom+17, s.say("버스트 $1단위", "burst: $1 units", s.show(s.burstNow())))
	}
}

// heading names a chart, on a ground of its own.
func (s *scene) heading(x, y float64, text string) {
	s.Rect(x-1, y-11, sim.TextWidth(text, s.words)+2, 15, sim.Style{Fill: sim.Paper})
	s.Text(x, y, text, s.words)
}

// side writes a value at the left of a chart.
func (s *scene) side(y float64, text string) {
	s.Text(40, y, text, sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Anchor: sim.End})
}

// highestAsked is the most that any second asks for, in units.
func (s *scene) highestAsked() float64 {
	most := int64(0)
	for t := range s.seconds {
		most = max(most, s.seconds[t].asked)
	}
	return s.units(most)
}

// drawBurst draws the level of the bucket.
func (s *scene) drawBurst(x sim.Scale, top, bottom float64) {
	c := s.c
	v := sim.Scale{From: 0, To: 1, Start: bottom, End: top}
	highest := ratio(c.table*c.saved, c.table)
	for t := range s.seconds {
		highest = max(highest, ratio(s.seconds[t].burst, s.scaled(c.table)))
	}
	v.To = max(highest, 1) * 1.1 // in seconds of the table's capacity
	level := s.series(x, v, func(t int) float64 {
		if t == 0 {
			return float64(c.saved)
		}
		return ratio(s.seconds[t-1].burst, s.scaled(c.table))
	}, false)
	if len(level) > 2 {
		s.Path(area(level, bottom), sim.Style{Fill: wait.Soft()})
		s.Path(sim.Points(level...), solid(wait, 1.6))
	}
	s.Line(46, bottom, s.w-8, bottom, sim.Style{Stroke: sim.RuleStrong})
	s.side(bottom, "0")
	if bottom-v.At(highest) > 12 {
		s.side(v.At(highest)+6, s.brief(float64(highest*ratio(c.table, 2))))
	}
}

// series are the points of a value up to this moment: steps that hold for a
// second each, or a line from one second to the next. Only where it bends there
// is a point.
func (s *scene) series(x, y sim.Scale, value func(t int) float64, steps bool) []float64 {
	var out []float64
	add := func(t, v float64) {
		px, py := x.At(t*float64(time.Second)), y.At(v)
		if n := len(out); n >= 4 {
			// The last point is of no use where it lies on the line to this one.
			dx, dy := out[n-2]-out[n-4], out[n-1]-out[n-3]
			ex, ey := px-out[n-2], py-out[n-1]
			if d := float64(dx*ey) - float64(dy*ex); d < 1e-6 && d > -1e-6 && (dx != 0 || ex == 0) {
				out = out[:n-2]
			}
		}
		out = append(out, px, py)
	}
	last := 0.0
	n := len(s.seconds)
	for t := 0; t < n && float64(t) <= s.at; t++ {
		v := value(t)
		if steps && t > 0 && v != last {
			add(float64(t), last)
		}
		if !steps || t == 0 || v != last {
			add(float64(t), v)
		}
		last = v
	}
	if len(out) == 0 {
		return nil
	}
	if !steps {
		// The value at a second is that before it, so the moment lies between two.
		last = ratio(s.burstNow(), s.scaled(s.c.table))
	}
	add(s.at, last)
	return out
}

// area is the path of what lies below a line of points.
func area(points []float64, bottom float64) string {
	n := len(points)
	if n < 4 {
		return ""
	}
	all := append([]float64{points[0], bottom}, points...)
	return sim.Points(append(all, points[n-2], bottom)...) + "Z"
}
