package ecsrollout

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
func (f *fleet) steps(s sim.Scale, at time.Duration) (xs []float64, ts []*tally) {
	column := (s.End - s.Start) / maxColumns
	few := len(f.tallies) <= maxColumns
	for i := range f.tallies {
		t := &f.tallies[i]
		if t.at > at || s.Time(t.at) > s.End {
			break
		}
		x := s.Time(t.at)
		if n := len(xs); !few && n > 0 && x-xs[n-1] < column || n > 0 && x == xs[n-1] {
			ts[n-1] = t
			continue
		}
		xs, ts = append(xs, x), append(ts, t)
	}
	return
}

// drawCounts draws how many machines there are of each look, stacked; the line
// on top of the healthy ones must stay above the lower bound, the whole below
// the upper.
func (f *fleet) drawCounts(c *sim.Canvas, g frame, s sim.Scale, at time.Duration) {
	top, bottom := g.counts, g.counts+g.countH
	most := f.most()
	y := sim.Scale{From: 0, To: float64(most) * 1.04, Start: bottom, End: top}
	c.Text(fleetEdge, top-9, f.counts, fleetSmall)

	f.drawBar(c, s, y)
	xs, ts := f.steps(s, at)
	end := min(s.Time(min(at, f.end)), s.End)
	// From the whole stack down to its lowest layer: each covers the foot of the
	// one before.
	var hatched strokes
	for k := int(looks) - 1; k >= 0; k-- {
		var area strokes
		for i := 0; i < len(ts); i++ {
			if ts[i].n[k] == 0 {
				continue
			}
			x0 := xs[i]
			area.put('M', x0, bottom)
			for ; i < len(ts) && ts[i].n[k] > 0; i++ {
				h := y.At(float64(ts[i].sum(k + 1)))
				area.put('V', h)
				x1 := end
				if i+1 < len(xs) {
					x1 = xs[i+1]
				}
				area.put('H', x1)
				if look(k) == lookStarting && len(f.tallies) <= 40 {
					hatched.hatch(xs[i], h, x1-xs[i], y.At(float64(ts[i].sum(k)))-h, 6)
				}
			}
			area.put('V', bottom)
			area.b = append(area.b, 'z')
		}
		if !area.empty() {
			c.Path(area.String(), paintOf(look(k)))
		}
		if look(k) == lookStarting && !hatched.empty() {
			c.Path(hatched.String(), sim.Style{Stroke: sim.Wait.Solid(), Opacity: 0.5})
		}
	}
	f.drawLevels(c, s, y, most, bottom)
	var line strokes
	for i := range ts {
		h := y.At(float64(ts[i].sum(healthyLooks)))
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
}

// drawBar bars the part of the chart above the places there are.
func (f *fleet) drawBar(c *sim.Canvas, s, y sim.Scale) {
	top, h := y.At(float64(f.most())), 0.0
	if f.room.label == "" || f.room.value >= f.most() {
		return
	}
	h = y.At(float64(f.room.value)) - top
	var bar strokes
	bar.hatch(s.Start, top, s.End-s.Start, h, 9)
	c.Path(bar.String(), sim.Style{Stroke: sim.RuleStrong})
	label := fleetSmall
	w := sim.TextWidth(f.room.label, label) + 12
	if h > 17 {
		x := (s.Start + s.End - w) / 2
		c.Rect(x, top+h/2-9, w, 18, sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, Round: 9})
		label.Anchor = sim.Middle
		c.Text(x+w/2, top+h/2+4, f.room.label, label)
	}
}

// drawLevels draws the bounds across the chart and names them at the right.
func (f *fleet) drawLevels(c *sim.Canvas, s, y sim.Scale, most int, bottom float64) {
	side := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Anchor: sim.End}
	if usual := y.At(float64(f.usual)); bottom-usual > 14 {
		c.Text(s.Start-6, usual+4, strconv.Itoa(f.usual), side)
		if top := y.At(float64(most)); usual-top > 14 {
			c.Text(s.Start-6, top+6, strconv.Itoa(most), side)
		}
	}
	c.Text(s.Start-6, bottom, "0", side)
	c.Line(s.Start, bottom, s.End, bottom, sim.Style{Stroke: sim.RuleStrong})
	hi, lo := y.At(float64(f.upper.value)), y.At(float64(f.lower.value))
	hiY, loY := hi+4, lo+4
	if f.upper.label != "" && f.lower.label != "" && loY-hiY < 14 {
		hiY, loY = hi-2, hi+12
	}
	dash := sim.Style{Stroke: sim.Accent.Solid(), StrokeWidth: 1.5, Dash: "6 3"}
	if f.upper.label != "" {
		c.Line(s.Start, hi, s.End, hi, dash)
		c.Text(s.End+7, hiY, f.upper.label, fleetBold)
	}
	if f.lower.label != "" {
		if lo != hi || f.upper.label == "" {
			c.Line(s.Start, lo, s.End, lo, dash)
		}
		c.Text(s.End+7, loY, f.lower.label, fleetBold)
	}
}

// drawShares draws the part of the traffic the new version gets, from below.
func (f *fleet) drawShares(c *sim.Canvas, g frame, s sim.Scale, at time.Duration) {
	top, bottom := g.traffic, g.traffic+g.trafficH
	y := sim.Scale{From: 0, To: 100, Start: bottom, End: top}
	c.Text(fleetEdge, top-9, f.traffic, fleetSmall)
	end := min(s.Time(min(at, f.end)), s.End)
	c.Rect(s.Start, top, end-s.Start, bottom-top, paintOf(lookOld))
	var area strokes
	type label struct {
		x, y float64
		s    string
		fill sim.Paint
	}
	var labels []label
	bold := fleetBold
	style, inside := paintOf(lookNew), sim.Paper
	if f.faulty {
		style, inside = paintOf(lookFaulty), sim.Bad.Solid()
	}
	free := s.Start // the labels so far stand left of it
	for i, p := range f.shares {
		x, x1 := s.Time(p.at), end
		if p.at > at || x >= s.End {
			break
		}
		if i+1 < len(f.shares) {
			x1 = min(x1, s.Time(f.shares[i+1].at))
		}
		if p.percent == 0 || x1 <= x {
			continue
		}
		h := y.At(float64(p.percent))
		area.rect(x, h, x1-x, bottom-h)
		t := label{max(x+5, free), h - 5, strconv.Itoa(p.percent) + "%", sim.Ink}
		if t.y-9 < top {
			t.y, t.fill = h+14, inside
		}
		if w := sim.TextWidth(t.s, bold); t.x+w+3 <= x1 {
			labels = append(labels, t)
			free = t.x + w + 6
		}
	}
	if !area.empty() {
		c.Path(area.String(), style)
	}
	for _, t := range labels {
		bold.Fill = t.fill
		c.Text(t.x, t.y, t.s, bold)
	}
	c.Line(s.Start, bottom, s.End, bottom, sim.Style{Stroke: sim.RuleStrong})
}

// drawPhases draws the strip of named stretches; what has not come yet is a
// hairline.
func (f *fleet) drawPhases(c *sim.Canvas, g frame, s sim.Scale, at time.Duration) {
	y := g.phases + 18
	c.Line(s.Start, y, s.End, y, sim.Style{Stroke: sim.Rule, StrokeWidth: 4})
	free := 0.0
	for _, p := range f.phases {
		x, x1 := s.Time(p.from), min(s.Time(min(p.to, f.end)), s.End)
		if p.from > at || x > s.End {
			break
		}
		if to := min(x1, s.Time(at)); to > x {
			c.Line(x, y, max(x+1, to-1), y, sim.Style{Stroke: p.tone.Solid(), StrokeWidth: 4})
		}
		t := sim.Type{Size: sim.TextSmall, Fill: p.tone.Solid(), Bold: at < p.to || p.to >= f.end}
		for _, label := range p.labels {
			w := sim.TextWidth(label, t)
			left := x
			if p.to >= f.end {
				left = min(left, c.W-fleetEdge-w) // the last one may reach over the margin
			}
			if left < free || p.to < f.end && x+w > x1 {
				continue
			}
			c.Text(left, y-7, label, t)
			free = left + w + 8
			break
		}
	}
}
