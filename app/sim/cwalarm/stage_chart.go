package cwalarm

import (
	"time"

	"notelab/app/sim"
)

// highest is the top of the value axis.
func (s *scene) highest() float64 {
	most := s.c.limit
	for k := range s.looks {
		p := s.looks[k].points[s.c.size-1]
		if p.den > 0 {
			most = max(most, (p.num+p.den-1)/p.den)
		}
	}
	if s.c.raw() {
		for _, slot := range s.c.slots {
			for _, b := range slot {
				most = max(most, b.value)
			}
		}
	}
	return max(float64(most)/1000, 0.001) * 1.14
}

// raw reports whether samples can be drawn on the axis of the data points.
func (c *config) raw() bool { return c.stat != sum && c.stat != count }

// drawChart draws the samples, the data point each evaluation saw last, and the
// threshold with the side that breaches.
func (s *scene) drawChart(top, bottom float64) {
	y := sim.Scale{From: 0, To: s.highest(), Start: bottom, End: top}
	limit := y.At(float64(s.c.limit) / 1000)
	bandTop, bandEnd := top, limit
	if s.c.compare == "lt" || s.c.compare == "le" {
		bandTop, bandEnd = limit, bottom
	}
	s.Rect(s.left, bandTop, s.right-s.left, bandEnd-bandTop, sim.Style{Fill: sim.Bad.Soft(), Opacity: 0.55})
	s.Line(s.left, limit, s.right, limit, sim.Style{Stroke: sim.Bad.Solid(), Dash: "5 4"})
	number := sim.Type{Size: sim.TextSmall, Fill: sim.Bad.Solid(), Anchor: sim.End}
	s.Text(s.left-6, limit+4, sim.Fit(brief(s.c.limit), s.left-6, number), number)
	number.Fill = sim.Ink3
	for _, tick := range y.Ticks(3) {
		if at := y.At(tick); max(at-limit, limit-at) > 13 && tick*1000 == float64(int64(tick*1000)) {
			s.Text(s.left-6, at+4, brief(int64(tick*1000)), number)
		}
	}
	s.drawSamples(y)

	var line, dots, crosses, gaps sim.Pen
	var before point
	size := min(3.4, (s.slotAt(1)-s.left)/2.6)
	for k := range s.done {
		p, m := s.looks[k].points[s.c.size-1], s.looks[k].marks[s.c.size-1]
		x0, x1 := s.slotAt(k), s.slotAt(k+1)
		mid := (x0 + x1) / 2
		if p.den == 0 {
			gaps.To('M', mid-size, bottom-5)
			gaps.To('h', 2*size)
			before = p
			continue
		}
		at := y.At(p.float())
		if before.den == 0 {
			line.To('M', mid, at)
		} else {
			line.To('L', mid, at)
		}
		before = p
		if m == over {
			crosses.To('M', mid-size, at-size)
			crosses.To('l', 2*size, 2*size)
			crosses.To('m', -2*size, 0)
			crosses.To('l', 2*size, -2*size)
			continue
		}
		dots.To('M', mid, at-size)
		dots.To('a', size, size, 0, 1, 0, 0.1, 0)
		dots.Close()
	}
	s.path(&line, sim.Style{Stroke: sim.Ink3, StrokeWidth: 1.2})
	s.path(&gaps, sim.Style{Stroke: sim.Wait.Solid(), StrokeWidth: 2})
	s.path(&dots, sim.Style{Fill: sim.Good.Solid()})
	s.path(&crosses, sim.Style{Stroke: sim.Bad.Solid(), StrokeWidth: 2})
	s.Line(s.left, bottom, s.right, bottom, sim.Style{Stroke: sim.RuleStrong})
}

// drawSamples draws the samples of slots that hold several, as far as they can be
// told from the data points: a line from the least to the greatest.
func (s *scene) drawSamples(y sim.Scale) {
	if !s.c.raw() {
		return
	}
	var spans, ends sim.Pen
	for i := range s.done {
		for _, b := range s.c.slots[i] {
			x, at := (s.slotAt(i)+s.slotAt(i+1))/2, y.At(float64(b.value)/1000)
			if lo := y.At(float64(s.c.slots[i][0].value) / 1000); lo != at {
				spans.To('M', x, lo)
				spans.To('V', at)
			}
			if len(s.c.slots[i]) > 1 || s.c.per > 1 {
				ends.To('M', x-2.5, at)
				ends.To('h', 5)
			}
		}
	}
	s.path(&spans, sim.Style{Stroke: sim.RuleStrong})
	s.path(&ends, sim.Style{Stroke: sim.Ink2, StrokeWidth: 1.6})
}

// brief writes thousandths in about five characters.
func brief(n int64) string {
	unit := ""
	for _, u := range []string{"k", "M", "G"} {
		if n < 10_000_000 && (unit == "" || n < 1_000_000) {
			break
		}
		n, unit = n/1000, u
	}
	if n >= 100_000 {
		n -= n % 1000
	}
	return point{n - n%100, 1}.String() + unit
}

// drawRuler draws the periods of the evaluation range where they lie in time, and
// the time axis below them.
func (s *scene) drawRuler(y float64) {
	n := max(int((s.right-s.left)/64), 2)
	for _, t := range sim.TimeTicks(time.Duration(len(s.looks))*s.c.step, n) {
		x := s.x.Time(t)
		label := clock(t).In(s.l)
		switch {
		case t == 0:
			label = "0"
		case s.c.step < time.Minute: // 1:20
			seconds := itoa(int(t % time.Minute / time.Second))
			label = itoa(int(t/time.Minute)) + ":" + "00"[len(seconds):] + seconds
		}
		s.Line(x, y+rulerHeight-3, x, y+rulerHeight+2, sim.Style{Stroke: sim.RuleStrong})
		kind := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Anchor: sim.Middle, Sans: true}
		if x+sim.TextWidth(label, kind)/2 > s.w {
			kind.Anchor, x = sim.End, s.w
		}
		s.Text(x, y+rulerHeight+15, label, kind)
	}
	if s.e == nil {
		return
	}
	var used, unused sim.Pen
	kinds := s.kinds()
	for i := range s.c.size {
		end := s.done - (s.c.size-1-i)*s.c.per
		if end <= 0 {
			continue
		}
		x0, x1 := s.slotAt(max(end-s.c.per, 0))+1, s.slotAt(end)-1
		p := &unused
		if kinds[i] == counted || kinds[i] == filler {
			p = &used
		}
		p.To('M', x0, y+5)
		p.To('H', x1)
	}
	s.path(&unused, sim.Style{Stroke: sim.RuleStrong, StrokeWidth: 4})
	s.path(&used, sim.Style{Stroke: sim.Accent.Solid(), StrokeWidth: 4})
}
