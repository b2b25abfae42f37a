package stats

import (
	"notelab/app/i18n"
	"notelab/app/review"
	"notelab/app/sim"
)

// levels are the fewest answers of a day for each size of its mark.
var levels = [...]int{1, 5, 15, 30}

// level is the size of the mark of a day, 0 for none.
func level(answers int) int {
	n := 0
	for n < len(levels) && answers >= levels[n] {
		n++
	}
	return n
}

// heat draws a cell for every day, a column for every week. The mark grows with
// the number of answers, so that it can be told without colour.
func (r *Report) heat(width int, l i18n.Lang) string {
	w := float64(width)
	const left, top = 28.0, 18.0
	pitch := (w - left) / HeatWeeks
	gap := 2.0
	if pitch > 16 {
		gap = 3
	}
	cell := pitch - gap
	bottom := top + 7*pitch
	c := sim.NewCanvas(w, bottom+26, i18n.T(l, "stats.heat"))
	for i := 1; i < 7; i += 2 {
		c.Text(0, top+float64(i)*pitch+cell/2+4, weekday(l, i), sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Sans: true})
	}
	from := r.Today - review.Day(len(r.Heat)-1)
	last := -4
	for i := range r.Heat {
		col, row := i/7, i%7
		x, y := left+float64(col)*pitch, top+float64(row)*pitch
		mark(c, x, y, cell, level(r.Heat[i].Answers))
		day := from + review.Day(i)
		// A month is named above its first whole week.
		if t := date(day); row == 0 && t.Day() <= 7 && col-last >= 3 && col < HeatWeeks-1 {
			last = col
			c.Text(x, 11, month(l, t.Month()), small)
		}
	}
	x := w - 5*(10+4)
	t := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Sans: true}
	more := i18n.T(l, "stats.more")
	x -= sim.TextWidth(more, t) + 4
	y := bottom + 12
	t.Anchor = sim.End
	c.Text(x-6, y+9, i18n.T(l, "stats.less"), t)
	for n := range len(levels) + 1 {
		mark(c, x+float64(n)*14, y, 10, n)
	}
	t.Anchor = sim.Start
	c.Text(x+5*14+2, y+9, more, t)
	return c.String()
}

// mark draws a cell with a square as large as the level.
func mark(c *sim.Canvas, x, y, cell float64, level int) {
	c.Rect(x, y, cell, cell, sim.Style{Fill: sim.Sunk, Round: 2})
	if level > 0 {
		side := cell * (0.35 + 0.65*float64(level-1)/float64(len(levels)-1))
		c.Rect(x+(cell-side)/2, y+(cell-side)/2, side, side, sim.Style{Fill: sim.Good.Solid(), Round: 2})
	}
}
