package stats

import (
	"math"
	"strconv"
	"strings"
	"time"

	"notelab/app/i18n"
	"notelab/app/review"
	"notelab/app/sim"
)

// small is how axes and values are written.
var small = sim.Type{Size: sim.TextSmall, Fill: sim.Ink3}

// plot is a picture with axes: values upwards, time to the right.
type plot struct {
	*sim.Canvas
	left, right, top, bottom float64
	y                        sim.Scale
}

// newPlot starts a picture whose values reach from a value to another.
func newPlot(width int, from, to float64, label string) *plot {
	w, h := float64(width), 168.0
	if !sim.Phone(width) {
		h = 200
	}
	p := &plot{Canvas: sim.NewCanvas(w, h, label), left: 34, right: w - 4, top: 28, bottom: h - 22}
	p.y = sim.Scale{From: from, To: to, Start: p.bottom, End: p.top}
	return p
}

// rules draws the lines of round values with their names.
func (p *plot) rules(values []float64, name func(float64) string) {
	for _, v := range values {
		y := p.y.At(v)
		p.Line(p.left, y, p.right, y, sim.Style{Stroke: sim.Rule})
		t := small
		t.Anchor = sim.End
		p.Text(p.left-6, y+4, name(v), t)
	}
}

// slot is the middle and the width of the i-th of n places along the time axis.
func (p *plot) slot(i, n int) (x, w float64) {
	w = (p.right - p.left) / float64(n)
	return p.left + (float64(i)+0.5)*w, w
}

// under names the i-th of n places, if there is room for every name that is as
// wide as this one and the last is to be named.
func (p *plot) under(i, n int, name string) {
	_, w := p.slot(i, n)
	each := int(math.Ceil((sim.TextWidth("00/00", small) + 6) / w))
	if (n-1-i)%each != 0 {
		return
	}
	p.mark(i, n, name)
}

// mark names the i-th of n places, within the picture.
func (p *plot) mark(i, n int, name string) {
	x, _ := p.slot(i, n)
	t := small
	t.Anchor = sim.Middle
	half := sim.TextWidth(name, t) / 2
	p.Text(min(max(x, p.left+half-8), p.right-half), p.bottom+15, name, t)
}

// counts are about n round whole values from 0 up to most, which they reach.
func counts(most float64, n int) (top float64, values []float64) {
	step := math.Pow(10, math.Floor(math.Log10(max(most, 1)/float64(n))))
	for _, m := range []float64{1, 2, 5, 10} {
		if most <= step*m*float64(n) {
			step *= m
			break
		}
	}
	step = max(step, 1)
	for v := 0.0; ; v += step {
		values = append(values, v)
		if v >= most && v > 0 {
			return v, values
		}
	}
}

// Percent writes a share of 1 in percent: 100 only when it is all, 0 only when it
// is nothing.
func Percent(f float64) string {
	n := math.Round(f * 100)
	if f < 1 {
		n = min(n, 99)
	}
	if f > 0 {
		n = max(n, 1)
	}
	return strconv.FormatFloat(n, 'f', 0, 64) + "%"
}

// of is the share of n in all; 0 of none.
func of(n, all int) float64 {
	if all == 0 {
		return 0
	}
	return float64(n) / float64(all)
}

// Ratio is of in percent, or a dash for none.
func Ratio(n, all int) string {
	if all == 0 {
		return "–"
	}
	return Percent(of(n, all))
}

func month(l i18n.Lang, m time.Month) string {
	return strings.Fields(i18n.T(l, "stats.months"))[m-1]
}

func weekday(l i18n.Lang, i int) string {
	return strings.Fields(i18n.T(l, "stats.weekdays"))[i]
}

// short is a day of study on an axis: "11/26", "Nov 26".
func short(l i18n.Lang, d review.Day) string {
	t := date(d)
	return i18n.T(l, "stats.day", "month", strings.Fields(i18n.T(l, "stats.months.short"))[t.Month()-1], "d", strconv.Itoa(t.Day()))
}

// long is a day of study in a table.
func long(d review.Day) string { return date(d).Format("2006-01-02") }

// name is a period on an axis, title in a table.
func (p *Period) name(l i18n.Lang, months bool) string {
	if months {
		return month(l, date(p.From).Month())
	}
	return short(l, p.From)
}

func (p *Period) title(months bool) string {
	if months {
		return date(p.From).Format("2006-01")
	}
	return long(p.From)
}

// Spent writes a time of study: "45 min", "3 h 5 min".
func Spent(l i18n.Lang, d time.Duration) string {
	m := int(d.Round(time.Minute) / time.Minute)
	switch {
	case d > 0 && m == 0:
		return i18n.T(l, "stats.seconds", "n", strconv.Itoa(int(max(d.Round(time.Second)/time.Second, 1))))
	case m < 60:
		return i18n.T(l, "stats.minutes", "n", strconv.Itoa(m))
	case m%60 == 0:
		return i18n.T(l, "stats.hours", "n", strconv.Itoa(m/60))
	}
	return i18n.T(l, "stats.hours", "n", strconv.Itoa(m/60)) + " " + i18n.T(l, "stats.minutes", "n", strconv.Itoa(m%60))
}
