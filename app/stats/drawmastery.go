package stats

import (
	"strconv"
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// mastery draws a bar for each chapter or task: as long as its questions, framed
// as far as they were answered, filled as far as they would be right now.
func mastery(rows []Mastery, width int, l i18n.Lang, name i18n.Key) string {
	const head, room = 26, 92.0
	phone, w := sim.Phone(width), float64(width)
	title := sim.Type{Size: 13, Sans: true}
	value := sim.Type{Size: sim.TextSize, Anchor: sim.End}
	left, wide := 0.0, w-room
	if !phone {
		for i := range rows {
			left = max(left, sim.TextWidth(rows[i].Title, title)+16)
		}
		left = min(left, w*.46)
		wide = left - 16
	}
	titles, tall := make([][]string, len(rows)), float64(head)
	for i := range rows {
		titles[i] = sim.Wrap(rows[i].Title, wide, title)
		if len(titles[i]) > 2 {
			titles[i] = []string{titles[i][0], sim.Fit(strings.Join(titles[i][1:], " "), wide, title)}
		}
		tall += rowHeight(titles[i], phone)
	}
	c := sim.NewCanvas(w, tall+4, i18n.T(l, name))
	x := legend(c, 0, 12, l, "stats.known", func(x, y float64) { c.Rect(x, y-7, 14, 9, known) })
	legend(c, x, 12, l, "stats.met", func(x, y float64) { c.Rect(x+.5, y-6.5, 13, 8, met) })
	if !phone {
		c.Text(w, 12, i18n.T(l, "stats.head"), sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Sans: true, Anchor: sim.End})
	}
	y := float64(head)
	for i := range rows {
		m := &rows[i]
		text := "–"
		if m.Seen > 0 {
			text = Percent(m.Recall())
		}
		text += " · " + strconv.Itoa(m.Seen) + "/" + strconv.Itoa(m.Questions)
		for k, s := range titles[i] {
			c.Text(0, y+17+float64(k)*lineHeight, s, title)
		}
		c.Text(w, y+17, text, value)
		bar, to := y+8, w-room
		if phone {
			bar, to = y+float64(len(titles[i]))*lineHeight+9, w
		}
		long := to - left
		c.Rect(left, bar, long, 10, sim.Style{Fill: sim.Sunk, Round: 3})
		if m.Seen > 0 {
			c.Rect(left+.5, bar+.5, long*of(m.Seen, m.Questions)-1, 9, met)
		}
		if m.Known > 0 {
			c.Rect(left, bar, max(long*m.Known/float64(m.Questions), 2), 10, known)
		}
		y += rowHeight(titles[i], phone)
	}
	return c.String()
}

const lineHeight = 17.0

func rowHeight(title []string, phone bool) float64 {
	h := float64(max(len(title), 1))*lineHeight + 13
	if phone {
		h += 20
	}
	return h
}

// What is known is filled, what was met is framed.
var (
	known = sim.Style{Fill: sim.Accent.Solid(), Round: 3}
	met   = sim.Style{Fill: sim.Accent.Soft(), Stroke: sim.Accent.Solid(), Round: 3}
)

// legend draws a mark at a place with its name and returns where the next may
// begin.
func legend(c *sim.Canvas, x, y float64, l i18n.Lang, name i18n.Key, mark func(x, y float64)) float64 {
	t := sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Sans: true}
	text := i18n.T(l, name)
	mark(x, y-1)
	c.Text(x+20, y, text, t)
	return x + 20 + sim.TextWidth(text, t) + 14
}
