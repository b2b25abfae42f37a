package ecsrollout

import (
	"strconv"
	"time"

	"notelab/app/sim"
)

// drawLanes draws every place as a lane: which machine stood there when, and
// how it was.
func (f *fleet) drawLanes(c *sim.Canvas, g frame, s sim.Scale, at time.Duration) {
	number := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Anchor: sim.End}
	bar := g.rowH - 5
	var hatched, crosses strokes
	var plain [looks]strokes
	// Few machines are round bars of their own; many of one look share a path, and
	// the hatching of many is wider.
	many, hatching := 0, 0.0
	for _, place := range f.places {
		many += len(place)
		for _, p := range place {
			if p.look == lookStarting {
				hatching += s.Time(min(p.to, f.end)) - s.Time(p.from)
			}
		}
	}
	apart := max(6, hatching/300)
	for i, place := range f.places {
		y := g.lanes + float64(i)*g.rowH + 2
		c.Text(g.left-6, y+bar/2+4, strconv.Itoa(i+1), number)
		for _, p := range place {
			if p.from > at || s.Time(p.from) >= s.End {
				break
			}
			x, x1 := s.Time(p.from), min(s.Time(min(p.to, at, f.end)), s.End)
			if p.look == lookFailed {
				crosses.cross(max(x, s.Start+3), y+bar/2, min(4, bar/2-2))
			}
			if x1-x < 0.5 {
				continue
			}
			left, w := x+0.5, max(x1-x-1, 0.5)
			if many > maxBars {
				plain[p.look].rect(left, y, w, bar)
			} else {
				style := paintOf(p.look)
				style.Round = min(4, (x1-x)/2)
				if style.Stroke == sim.None {
					style.Stroke = style.Fill // as large as the outlined ones
				}
				c.Rect(left, y, w, bar, style)
			}
			if p.look == lookStarting && w > 4 {
				hatched.hatch(left, y, w, bar, apart)
			}
			if t, ok := nameType(p.look); ok && many <= maxBars && bar >= 14 && x1-x > sim.TextWidth(p.name, t)+8 {
				c.Text((x+x1)/2, y+bar/2+4, p.name, t)
			}
		}
	}
	for k := range plain {
		if !plain[k].empty() {
			c.Path(plain[k].String(), paintOf(look(k)))
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
func nameType(k look) (t sim.Type, ok bool) {
	t = sim.Type{Size: sim.TextSmall, Anchor: sim.Middle, Bold: true, Fill: sim.Ink2}
	switch k {
	case lookNew:
		t.Fill = sim.Paper
	case lookFaulty:
		t.Fill = sim.Bad.Solid()
	case lookRunning:
		t.Fill = sim.Wait.Solid()
	case lookOld:
	default:
		return t, false
	}
	return t, true
}

// drawGrid draws every place as a square, as it stands at the moment.
func (f *fleet) drawGrid(c *sim.Canvas, g frame, at time.Duration) {
	c.Text(fleetEdge, g.lanes-7, f.now, fleetSmall)
	size := g.cell - 4
	var squares [looks]strokes
	var hatched, crosses, free strokes
	for i, place := range f.places {
		x, y := 4+float64(i%g.across)*g.cell, g.lanes+float64(i/g.across)*g.cell
		is := looks
		for _, p := range place {
			if p.from <= at && (at < p.to || p.to >= f.end) {
				is = p.look
			}
		}
		switch is {
		case looks:
			free.rect(x+size/2-0.5, y+size/2-0.5, 1, 1)
			continue
		case lookStarting:
			hatched.put('M', x, y+size)
			hatched.put('l', size, -size)
		case lookFailed:
			crosses.cross(x+size/2, y+size/2, size/2-2)
		}
		squares[is].rect(x, y, size, size)
	}
	for k := range squares {
		if !squares[k].empty() {
			c.Path(squares[k].String(), paintOf(look(k)))
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
