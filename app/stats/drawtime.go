package stats

import (
	"strconv"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// time draws how long was studied in each period, in minutes or, when there is
// much, in hours.
func (r *Report) time(width int, l i18n.Lang) string {
	most := time.Duration(0)
	for i := range r.Periods {
		most = max(most, r.Periods[i].Spent)
	}
	unit, name := time.Minute, i18n.Key("stats.minutes")
	if most > 3*time.Hour {
		unit, name = time.Hour, "stats.hours"
	}
	top, values := counts(float64(most)/float64(unit), 4)
	p := newPlot(width, 0, top, i18n.T(l, "stats.time"))
	p.rules(values, func(v float64) string { return strconv.Itoa(int(v)) })
	p.Text(0, 12, i18n.T(l, name, "n", ""), sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Sans: true})
	for i := range r.Periods {
		x, w := p.slot(i, len(r.Periods))
		if d := r.Periods[i].Spent; d > 0 {
			y := p.y.At(float64(d) / float64(unit))
			wide := min(w*.64, 36)
			p.Rect(x-wide/2, y, wide, p.bottom-y, sim.Style{Fill: sim.Flow.Solid(), Round: 2})
		}
		p.under(i, len(r.Periods), r.Periods[i].name(l, r.Months))
	}
	return p.String()
}
