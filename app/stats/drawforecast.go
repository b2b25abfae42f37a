package stats

import (
	"strconv"

	"notelab/app/i18n"
	"notelab/app/review"
	"notelab/app/sim"
)

// forecast draws how many cards come back on each of the next days.
func (r *Report) forecast(width int, l i18n.Lang) string {
	rest := 0
	for _, n := range r.Forecast[1:] {
		rest = max(rest, n)
	}
	most := max(rest, r.Forecast[0])
	broken := rest > 0 && r.Forecast[0] > 3*rest
	if broken {
		most = rest * 3 / 2 // today would flatten all other days
	}
	top, values := counts(float64(most), 4)
	p := newPlot(width, 0, top, i18n.T(l, "stats.forecast"))
	p.rules(values, func(v float64) string { return strconv.Itoa(int(v)) })
	for i, n := range r.Forecast {
		x, w := p.slot(i, ForecastDays)
		style := sim.Style{Fill: sim.Flow.Solid(), Round: 2}
		if i == 0 {
			style.Fill = sim.Accent.Solid()
		}
		if n > 0 {
			y := p.y.At(min(float64(n), top))
			p.Rect(x-w*.36, y, w*.72, p.bottom-y, style)
			if i == 0 && broken {
				// A cut through the bar says that it is longer than drawn.
				p.Path(sim.Points(x-w*.5, y+18, x+w*.5, y+12), sim.Style{Stroke: sim.Paper, StrokeWidth: 4})
			}
		}
		switch {
		case i == 0:
			p.mark(i, ForecastDays, i18n.T(l, "stats.today"))
		case i%7 == 0:
			p.mark(i, ForecastDays, short(l, r.Today+review.Day(i)))
		}
	}
	if n := r.Forecast[0]; n > 0 {
		x, _ := p.slot(0, ForecastDays)
		p.Text(max(x-3, p.left), p.y.At(min(float64(n), top))-5, strconv.Itoa(n), sim.Type{Size: sim.TextSmall, Fill: sim.Accent.Solid(), Bold: true})
	}
	return p.String()
}
