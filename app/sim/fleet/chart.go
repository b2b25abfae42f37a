package fleet

import (
	"strconv"
	"time"

	"notelab/app/sim"
)

// maxColumns bounds the steps of a curve; changes that fall into one column are
// drawn as the last of them.
const maxColumns = 140

// steps lists the tallies up to a moment that differ in the picture, with the
// left edge of each.
func (f *Fleet) steps(s sim.Scale, at time.Duration) (xs []float64, ts []*Tally) {
	column := (s.End - s.Start) / maxColumns
	few := len(f.Tallies) <= maxColumns
	for i := range f.Tallies {
		t := &f.Tallies[i]
		if t.At > at || s.Time(t.At) > s.End {
			break
		}
		x := s.Time(t.At)
		if n := len(xs); !few && n > 0 && x-xs[n-1] < column || n > 0 && x == xs[n-1] {
			ts[n-1] = t
			continue
		}
		xs, ts = append(xs, x), append(ts, t)
	}
	return
}

// drawCounts draws how many machines there are of each look, stacked; the line
// on top of those that serve must stay above the lower bound, the whole below
// the upper.
func (f *Fleet) drawCounts(c *sim.Canvas, g frame, s sim.Scale, at time.Duration) {
	top, bottom := g.counts, g.counts+g.countH
	most := f.most()
	y := sim.Scale{From: 0, To: float64(most) * 1.04, Start: bottom, End: top}
	c.Text(edge, top-9, f.Counts, small)

	f.drawBar(c, s, y)
	xs, ts := f.steps(s, at)
	end := min(s.Time(min(at, f.End)), s.End)
	// From the whole stack down to its lowest layer: each covers the foot of the
	// one before.
	var hatched strokes
	for k := int(looks) - 1; k >= 0; k-- {
		var area strokes
		for i := 0; i < len(ts); i++ {
			if ts[i].N[k] == 0 {
				continue
			}
			x0 := xs[i]
			area.put('M', x0, bottom)
			for ; i < len(ts) && ts[i].N[k] > 0; i++ {
				h := y.At(float64(ts[i].sum(k + 1)))
				area.put('V', h)
				x1 := end
				if i+1 < len(xs) {
					x1 = xs[i+1]
				}
				area.put('H', x1)
				if Look(k) == Starting && len(f.Tallies) <= 40 {
					hatched.hatch(xs[i], h, x1-xs[i], y.At(float64(ts[i].sum(k)))-h, 6)
				}
			}
			area.put('V', bottom)
			area.b = append(area.b, 'z')
		}
		if !area.empty() {
			c.Path(area.String(), paintOf(Look(k)))
		}
		if Look(k) == Starting && !hatched.empty() {
			c.Path(hatched.String(), sim.Style{Stroke: sim.Wait.Solid(), Opacity: 0.5})
		}
	}
	f.drawLevels(c, s, y, most, bottom)
	var line strokes
	for i := range ts {
		h := y.At(float64(ts[i].sum(serving)))
		if i == 0 {
			line.put('M', xs[0], h)
		} else {
			line.put('H', xs[i])
			line.put('V', h)
		}
	}
	if !line.empty() {
		line.put('H', end)
		c.Path(line.String(), sim.Style{Stroke: sim.Ink, StrokeWidth: 2})
	}
	f.drawOutages(c, s, at, bottom)
}

// drawOutages marks the stretches in which nothing serves at the foot of the
// chart, and names those that are over.
func (f *Fleet) drawOutages(c *sim.Canvas, s sim.Scale, at time.Duration, bottom float64) {
	label := bold
	label.Fill, label.Anchor = sim.Bad.Solid(), sim.Middle
	free := s.Start // the labels so far stand left of it
	for _, p := range f.Outages {
		x, x1 := s.Time(p.From), min(s.Time(min(p.To, at, f.End)), s.End)
		if p.From >= at || x >= s.End {
			break
		}
		c.Rect(x, bottom-5, x1-x, 5, sim.Style{Fill: sim.Bad.Solid()})
		for _, name := range p.Labels {
			w := sim.TextWidth(name, label) + 18
			left := min(max((x+x1-w)/2, free), s.End-w)
			if p.To > at && p.To < f.End || left < free || left > x1 {
				continue
			}
			free = left + w + 4
			c.Rect(left, bottom-29, w, 18, sim.Style{Fill: sim.Paper, Stroke: sim.Bad.Solid(), Round: 9})
			c.Text(left+w/2, bottom-16, name, label)
			break
		}
	}
}

// drawBar bars the part of the chart above the places there are.
func (f *Fleet) drawBar(c *sim.Canvas, s, y sim.Scale) {
	top, h := y.At(float64(f.most())), 0.0
	if f.Room.Label == "" || f.Room.Value >= f.most() {
		return
	}
	h = y.At(float64(f.Room.Value)) - top
	var bar strokes
	bar.hatch(s.Start, top, s.End-s.Start, h, 9)
	c.Path(bar.String(), sim.Style{Stroke: sim.RuleStrong})
	label := small
	w := sim.TextWidth(f.Room.Label, label) + 12
	if h > 17 {
		x := (s.Start + s.End - w) / 2
		c.Rect(x, top+h/2-9, w, 18, sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, Round: 9})
		label.Anchor = sim.Middle
		c.Text(x+w/2, top+h/2+4, f.Room.Label, label)
	}
}

// drawLevels draws the bounds across the chart and names them at the right.
func (f *Fleet) drawLevels(c *sim.Canvas, s, y sim.Scale, most int, bottom float64) {
	side := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Anchor: sim.End}
	if usual := y.At(float64(f.Usual)); bottom-usual > 14 {
		c.Text(s.Start-6, usual+4, strconv.Itoa(f.Usual), side)
		if top := y.At(float64(most)); usual-top > 14 {
			c.Text(s.Start-6, top+6, strconv.Itoa(most), side)
		}
	}
	c.Text(s.Start-6, bottom, "0", side)
	c.Line(s.Start, bottom, s.End, bottom, sim.Style{Stroke: sim.RuleStrong})
	hi, lo := y.At(float64(f.Upper.Value)), y.At(float64(f.Lower.Value))
	hiY, loY := hi+4, lo+4
	if f.Upper.Label != "" && f.Lower.Label != "" && loY-hiY < 14 {
		hiY, loY = hi-2, hi+12
	}
	dash := sim.Style{Stroke: sim.Accent.Solid(), StrokeWidth: 1.5, Dash: "6 3"}
	if f.Upper.Label != "" {
		c.Line(s.Start, hi, s.End, hi, dash)
		c.Text(s.End+7, hiY, f.Upper.Label, bold)
	}
	if f.Lower.Label != "" {
		if lo != hi || f.Upper.Label == "" {
			c.Line(s.Start, lo, s.End, lo, dash)
		}
		c.Text(s.End+7, loY, f.Lower.Label, bold)
	}
}

// drawShares draws the part of the traffic the new version gets, from below.
func (f *Fleet) drawShares(c *sim.Canvas, g frame, s sim.Scale, at time.Duration) {
	top, bottom := g.traffic, g.traffic+g.trafficH
	y := sim.Scale{From: 0, To: 100, Start: bottom, End: top}
	c.Text(edge, top-9, f.Traffic, small)
	end := min(s.Time(min(at, f.End)), s.End)
	c.Rect(s.Start, top, end-s.Start, bottom-top, paintOf(Old))
	var area, thin, lost strokes
	type label struct {
		x, y float64
		s    string
		fill sim.Paint
	}
	var labels []label
	set := bold
	style, inside := paintOf(New), sim.Paper
	if f.Faulty {
		style, inside = paintOf(Faulty), sim.Bad.Solid()
	}
	free := s.Start // the labels so far stand left of it
	for i, p := range f.Shares {
		x, x1 := s.Time(p.At), end
		if p.At > at || x >= s.End {
			break
		}
		if i+1 < len(f.Shares) {
			x1 = min(x1, s.Time(f.Shares[i+1].At))
		}
		if p.Lost > 0 && x1 > x {
			lost.rect(x, top, x1-x, y.At(float64(100-p.Lost))-top)
		}
		if p.Percent == 0 || x1 <= x {
			continue
		}
		h := y.At(float64(p.Percent))
		if x1-x < 6 {
			thin.rect(x, h, x1-x, bottom-h) // outlines would be all one sees
		} else {
			area.rect(x, h, x1-x, bottom-h)
		}
		t := label{max(x+5, free), h - 5, strconv.Itoa(p.Percent) + "%", sim.Ink}
		if t.y-9 < top {
			t.y, t.fill = h+14, inside
		}
		if w := sim.TextWidth(t.s, set); t.x+w+3 <= x1 {
			labels = append(labels, t)
			free = t.x + w + 6
		}
	}
	if !thin.empty() {
		c.Path(thin.String(), sim.Style{Fill: style.Fill})
	}
	if !area.empty() {
		c.Path(area.String(), style)
	}
	if !lost.empty() {
		c.Path(lost.String(), sim.Style{Fill: sim.Bad.Solid()})
	}
	for _, t := range labels {
		set.Fill = t.fill
		c.Text(t.x, t.y, t.s, set)
	}
	c.Line(s.Start, bottom, s.End, bottom, sim.Style{Stroke: sim.RuleStrong})
}

// drawPhases draws the strip of named stretches; what has not come yet is a
// hairline.
func (f *Fleet) drawPhases(c *sim.Canvas, g frame, s sim.Scale, at time.Duration) {
	y := g.phases + 18
	c.Line(s.Start, y, s.End, y, sim.Style{Stroke: sim.Rule, StrokeWidth: 4})
	free := 0.0
	for _, p := range f.Phases {
		x, x1 := s.Time(p.From), min(s.Time(min(p.To, f.End)), s.End)
		if p.From > at || x > s.End {
			break
		}
		if to := min(x1, s.Time(at)); to > x {
			c.Line(x, y, max(x+1, to-1), y, sim.Style{Stroke: p.Tone.Solid(), StrokeWidth: 4})
		}
		t := sim.Type{Size: sim.TextSmall, Fill: p.Tone.Solid(), Bold: at < p.To || p.To >= f.End}
		for _, label := range p.Labels {
			w := sim.TextWidth(label, t)
			left := x
			if p.To >= f.End {
				left = min(left, c.W-edge-w) // the last one may reach over the margin
			}
			if left < free || p.To < f.End && x+w > x1 {
				continue
			}
			c.Text(left, y-7, label, t)
			free = left + w + 8
			break
		}
	}
	var crosses strokes
	for _, t := range f.Crosses {
		if x := s.Time(t); t <= at && x <= s.End {
			crosses.cross(x, y, 4.5)
		}
	}
	if !crosses.empty() {
		c.Path(crosses.String(), sim.Style{Stroke: sim.Bad.Solid(), StrokeWidth: 2.5})
	}
}
