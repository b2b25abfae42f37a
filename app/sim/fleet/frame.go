package fleet

import (
	"strconv"
	"time"

	"notelab/app/sim"
)

// The most places that are drawn as lanes; more are drawn as a grid of squares
// at the moment shown.
const (
	lanesWide  = 16
	lanesPhone = 10
)

// frame is where the parts of the picture stand, from a top edge down.
type frame struct {
	phases, traffic, counts, lanes, axis float64 // top edges
	bottom                               float64
	left, right                          float64 // of the plot
	trafficH, countH, rowH               float64
	grid                                 bool
	cell                                 float64   // of the grid
	xs, ys                               []float64 // left and top edge of every place
	heads                                []float64 // top edges of the groups
}

// headH is the height of a group's heading.
const headH = 24.0

func (f *Fleet) frame(width, top float64) frame {
	phone := sim.Phone(int(width))
	g := frame{trafficH: 52, countH: 92, rowH: 22}
	most := lanesWide
	if phone {
		g.countH, most = 80, lanesPhone
	}
	// Room at the left for the largest number, at the right for the bounds.
	g.left = edge + sim.TextWidth(strconv.Itoa(f.most()), sim.Type{Size: sim.TextSmall}) + 7
	g.right = width - 24
	for _, label := range []string{f.Lower.Label, f.Upper.Label} {
		g.right = min(g.right, width-15-sim.TextWidth(label, bold))
	}
	g.left = max(g.left, 23)
	g.grid = len(f.Places) > most
	if g.grid {
		g.countH += 60
	} else if len(f.Places) > 12 {
		g.rowH = 17
	} else if len(f.Places) > 8 {
		g.rowH = 19
	}
	y := top
	if len(f.Phases) > 0 {
		g.phases = y
		y += 30
	}
	if len(f.Shares) > 0 {
		g.traffic = y + 18
		y = g.traffic + g.trafficH + 14
	}
	g.counts = y + 18
	y = g.counts + g.countH
	if g.grid {
		g.axis = y
		g.lanes = y + 40
		g.cell = 15
		y = g.stand(f, int((width-8)/g.cell), g.cell) + 4
	} else {
		g.lanes = y + 10
		y = g.stand(f, 1, g.rowH)
		g.axis = y
		y += 20
	}
	g.bottom = y
	return g
}

// stand gives every place its edges, some in a row, and returns the bottom of the
// last row. A group begins a new row below its heading.
func (g *frame) stand(f *Fleet, across int, rowH float64) float64 {
	y, in, groups := g.lanes, 0, f.Groups
	for i := range f.Places {
		if len(groups) > 0 && groups[0].First == i {
			if in > 0 {
				y += rowH
			}
			g.heads = append(g.heads, y)
			y, in, groups = y+headH, 0, groups[1:]
		}
		if in == across {
			y, in = y+rowH, 0
		}
		g.xs, g.ys = append(g.xs, 4+float64(in)*rowH), append(g.ys, y)
		in++
	}
	return y + rowH
}

// draw draws the fleet as it stands at a moment, from a top edge down, as far
// as frame says.
func (f *Fleet) draw(c *sim.Canvas, top float64, at time.Duration) {
	g := f.frame(c.W, top)
	s := sim.TimeScale(f.Axis, g.left, g.right)
	first := g.counts
	if len(f.Phases) > 0 {
		f.drawPhases(c, g, s, at)
	}
	if len(f.Shares) > 0 {
		first = g.traffic
	}
	f.drawAxis(c, s, first, g.axis)
	if len(f.Shares) > 0 {
		f.drawShares(c, g, s, at)
	}
	f.drawCounts(c, g, s, at)
	if g.grid {
		f.drawGrid(c, g, at)
	} else {
		f.drawLanes(c, g, s, at)
	}
	f.drawGroups(c, g, s, at)
	c.Line(g.left, g.axis, g.right, g.axis, sim.Style{Stroke: sim.RuleStrong})
	if x := s.Time(at); x <= g.right+0.5 {
		c.Playhead(x, first-2, g.axis)
	}
}

// drawAxis draws the hairlines and labels of time. Where the round times of the
// kit are too close, as on an axis of months, only every so manyth is drawn.
func (f *Fleet) drawAxis(c *sim.Canvas, s sim.Scale, top, bottom float64) {
	ticks := sim.TimeTicks(f.Axis, max(int((s.End-s.Start)/64), 2))
	every := 1
	for len(ticks) > 1 && s.Time(ticks[1])*float64(every)-s.Start*float64(every) < 52 {
		every++
	}
	label := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3}
	for i := 0; i < len(ticks); i += every {
		x, t := s.Time(ticks[i]), sim.ShortTime(ticks[i])
		c.Line(x, top, x, bottom, sim.Style{Stroke: sim.Rule})
		label.Anchor = sim.Middle
		if x+sim.TextWidth(t, label)/2 > c.W {
			label.Anchor = sim.End
		}
		c.Text(x, bottom+14, t, label)
	}
}
