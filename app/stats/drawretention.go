package stats

import (
	"math"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// few is below how many answers a share says little; its mark is hollow.
const few = 10

// retention draws the share of reviews that were remembered against the target.
func (r *Report) retention(width int, l i18n.Lang) string {
	low := 50.0
	for i := range r.Periods {
		if p := &r.Periods[i]; p.Asked > 0 && 100*of(p.Kept, p.Asked) < low {
			low = 0
		}
	}
	p := newPlot(width, low, 100, i18n.T(l, "stats.retention"))
	p.shares(low)
	x := legend(p.Canvas, 0, 12, l, "stats.kept.share", func(x, y float64) {
		p.Line(x, y-3, x+14, y-3, line(sim.Good, ""))
		dot(p.Canvas, x+7, y-3, sim.Good, few)
	})
	x = legend(p.Canvas, x, 12, l, "stats.few", func(x, y float64) { dot(p.Canvas, x+7, y-3, sim.Good, 1) })
	y := p.y.At(100 * r.Target)
	p.Line(p.left, y, p.right, y, line(sim.Wait, "5 4"))
	t := sim.Type{Size: sim.TextSmall, Fill: sim.Wait.Solid(), Sans: true}
	text := i18n.T(l, "stats.target", "n", Percent(r.Target))
	// Above the line, unless that leaves the picture.
	at := y - 5
	if at < p.top+6 {
		at = y + 13
	}
	p.Text(p.left+4, at, text, t)
	p.series(r.Periods, sim.Good, "", false, func(d *Day) (int, int) { return d.Kept, d.Asked })
	for i := range r.Periods {
		p.under(i, len(r.Periods), r.Periods[i].name(l, r.Months))
	}
	return p.String()
}

// calibration draws how often sure and unsure answers were right.
func (r *Report) calibration(width int, l i18n.Lang) string {
	p := newPlot(width, 0, 100, i18n.T(l, "stats.calibration"))
	p.shares(0)
	x := legend(p.Canvas, 0, 12, l, "quiz.sure", func(x, y float64) {
		p.Line(x, y-3, x+14, y-3, line(sim.Accent, ""))
		dot(p.Canvas, x+7, y-3, sim.Accent, few)
	})
	x = legend(p.Canvas, x, 12, l, "quiz.unsure", func(x, y float64) {
		p.Line(x, y-3, x+14, y-3, line(sim.Wait, "4 3"))
		square(p.Canvas, x+7, y-3, sim.Wait, few)
	})
	legend(p.Canvas, x, 12, l, "stats.few", func(x, y float64) {
		dot(p.Canvas, x+7, y-3, sim.Accent, 1)
	})
	p.series(r.Periods, sim.Wait, "4 3", true, func(d *Day) (int, int) { return d.UnsureRight, d.Unsure })
	p.series(r.Periods, sim.Accent, "", false, func(d *Day) (int, int) { return d.SureRight, d.Sure })
	for i := range r.Periods {
		p.under(i, len(r.Periods), r.Periods[i].name(l, r.Months))
	}
	return p.String()
}

// shares draws the lines of percents from a value up.
func (p *plot) shares(low float64) {
	var values []float64
	for v := low; v <= 100; v += (100 - low) / 5 {
		values = append(values, v)
	}
	if low == 0 {
		values = []float64{0, 25, 50, 75, 100}
	}
	p.rules(values, func(v float64) string { return Percent(v / 100) })
}

// series draws a share over time: a mark for each period that has answers, a
// line between neighbours.
func (p *plot) series(list []Period, tone sim.Tone, dash string, squares bool, get func(*Day) (n, all int)) {
	var run []float64
	end := func() {
		if len(run) > 2 {
			p.Path(sim.Points(run...), line(tone, dash))
		}
		run = nil
	}
	for i := range list {
		n, all := get(&list[i].Day)
		if all == 0 {
			end()
			continue
		}
		x, _ := p.slot(i, len(list))
		run = append(run, x, p.y.At(100*of(n, all)))
	}
	end()
	for i := range list {
		n, all := get(&list[i].Day)
		if all == 0 {
			continue
		}
		x, _ := p.slot(i, len(list))
		y := p.y.At(100 * of(n, all))
		if squares {
			square(p.Canvas, x, y, tone, all)
		} else {
			dot(p.Canvas, x, y, tone, all)
		}
	}
}

func line(tone sim.Tone, dash string) sim.Style {
	return sim.Style{Stroke: tone.Solid(), StrokeWidth: 2, Dash: dash}
}

// dot and square are the marks of a share of so many answers.
func dot(c *sim.Canvas, x, y float64, tone sim.Tone, all int) { c.Circle(x, y, 4, spot(tone, all)) }

func square(c *sim.Canvas, x, y float64, tone sim.Tone, all int) {
	c.Rect(math.Round(x)-4, y-4, 8, 8, spot(tone, all))
}

func spot(tone sim.Tone, all int) sim.Style {
	s := sim.Style{Fill: tone.Solid(), Stroke: tone.Solid(), StrokeWidth: 2}
	if all < few {
		s.Fill = sim.Paper
	}
	return s
}
