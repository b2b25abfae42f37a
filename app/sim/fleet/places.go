package fleet

import (
	"strconv"
	"time"

	"notelab/app/sim"
)

// drawLanes draws every place as a lane: which machine stood there when, and
// how it was.
func (f *Fleet) drawLanes(c *sim.Canvas, g frame, s sim.Scale, at time.Duration) {
	number := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Anchor: sim.End}
	bar := g.rowH - 5
	var hatched, crosses strokes
	var plain [looks]strokes
	// Few machines are round bars of their own; many of one look share a path, and
	// the hatching of many is wider.
	many, hatching := 0, 0.0
	for _, place := range f.Places {
		many += len(place)
		for _, p := range place {
			if p.Look == Starting {
				hatching += s.Time(min(p.To, f.End)) - s.Time(p.From)
			}
		}
	}
	apart := max(6, hatching/300)
	for i, place := range f.Places {
		y := g.ys[i] + 2
		c.Text(g.left-6, y+bar/2+4, strconv.Itoa(i+1), number)
		for _, p := range place {
			if p.From > at || s.Time(p.From) >= s.End {
				break
			}
			x, x1 := s.Time(p.From), min(s.Time(min(p.To, at, f.End)), s.End)
			if p.Look == Failed {
				crosses.cross(max(x, s.Start+3), y+bar/2, min(4, bar/2-2))
			}
			if x1-x < 0.5 {
				continue
			}
			left, w := x+0.5, max(x1-x-1, 0.5)
			if many > maxBars {
				plain[p.Look].rect(left, y, w, bar)
			} else {
				style := paintOf(p.Look)
				style.Round = min(4, (x1-x)/2)
				if style.Stroke == sim.None {
					style.Stroke = style.Fill // as large as the outlined ones
				}
				c.Rect(left, y, w, bar, style)
			}
			if p.Look == Starting && w > 4 {
				hatched.hatch(left, y, w, bar, apart)
			}
			if t, ok := nameType(p.Look); ok && many <= maxBars && bar >= 14 && x1-x > sim.TextWidth(p.Name, t)+8 {
				c.Text((x+x1)/2, y+bar/2+4, p.Name, t)
			}
		}
	}
	for k := range plain {
		if !plain[k].empty() {
			c.Path(plain[k].String(), paintOf(Look(k)))
		}
	}
	if !hatched.empty() {
		c.Path(hatched.String(), sim.Style{Stroke: sim.Wait.Solid(), Opacity: 0.5})
	}
	if !crosses.empty() {
		c.Path(crosses.String(), sim.Style{Stroke: sim.Bad.Solid(), StrokeWidth: 2})
	}
}

// maxBars is how many machines are drawn as bars of their own.
const maxBars = 90

// nameType is how a name is set on a machine of a look; ok is false where none
// is written.
func nameType(k Look) (t sim.Type, ok bool) {
	t = sim.Type{Size: sim.TextSmall, Anchor: sim.Middle, Bold: true, Fill: sim.Ink2}
	switch k {
	case New:
		t.Fill = sim.Paper
	case Faulty:
		t.Fill = sim.Bad.Solid()
	case Running:
		t.Fill = sim.Wait.Solid()
	case Ready:
		t.Fill = sim.Good.Solid()
	case Kept:
		t.Fill = sim.Ink3
	case Old:
	default:
		return t, false
	}
	return t, true
}

// drawGrid draws every place as a square, as it stands at the moment.
func (f *Fleet) drawGrid(c *sim.Canvas, g frame, at time.Duration) {
	c.Text(edge, g.lanes-7, f.Now, small)
	size := g.cell - 4
	var squares [looks]strokes
	var hatched, crosses, free strokes
	for i, place := range f.Places {
		x, y := g.xs[i], g.ys[i]
		is := looks
		for _, p := range place {
			if p.From <= at && (at < p.To || p.To >= f.End) {
				is = p.Look
			}
		}
		switch is {
		case looks:
			free.rect(x+size/2-0.5, y+size/2-0.5, 1, 1)
			continue
		case Starting:
			hatched.put('M', x, y+size)
			hatched.put('l', size, -size)
		case Failed:
			crosses.cross(x+size/2, y+size/2, size/2-2)
		}
		squares[is].rect(x, y, size, size)
	}
	for k := range squares {
		if !squares[k].empty() {
			c.Path(squares[k].String(), paintOf(Look(k)))
		}
	}
	if !hatched.empty() {
		c.Path(hatched.String(), sim.Style{Stroke: sim.Wait.Solid()})
	}
	if !crosses.empty() {
		c.Path(crosses.String(), sim.Style{Stroke: sim.Bad.Solid(), StrokeWidth: 1.5})
	}
	if !free.empty() {
		c.Path(free.String(), sim.Style{Stroke: sim.Rule})
	}
}
