package fleet

import (
	"time"

	"notelab/app/sim"
)

// drawGroups draws the heading of every group, and below it the line of its
// life.
func (f *Fleet) drawGroups(c *sim.Canvas, g frame, s sim.Scale, at time.Duration) {
	for i := range f.Groups {
		p, y := &f.Groups[i], g.heads[i]
		name := bold
		name.Fill = sim.Ink3
		if p.From <= at {
			name.Fill = sim.Ink2
		}
		c.Text(edge, y+12, sim.Fit(p.Name, c.W-2*edge, name), name)
		if p.From > at || g.grid {
			continue
		}
		x, x1 := s.Time(p.From), min(s.Time(min(p.To, at, f.End)), s.End)
		line := sim.Style{Stroke: sim.Ink3, StrokeWidth: 2}
		c.Line(x, y+18.5, x1, y+18.5, line)
		if p.To > at || p.To >= f.End {
			continue
		}
		c.Line(x1, y+15, x1, y+22, line)
		after, free := small, edge+sim.TextWidth(p.Name, name)+12
		w := sim.TextWidth(p.After, after)
		if left := max(x1+5, free); left+w <= c.W-edge {
			c.Text(left, y+12, p.After, after)
		} else if x1-w >= free {
			after.Anchor = sim.End
			c.Text(x1, y+12, p.After, after)
		}
	}
}
