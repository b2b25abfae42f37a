package cwalarm

import (
	"strconv"

	"notelab/app/sim"
)

// point is one data point, a fraction in thousandths. With den 0 it is missing.
type point struct{ num, den int64 }

// The statistics.
const (
	average = "Average"
	sum     = "Sum"
	minimum = "Minimum"
	maximum = "Maximum"
	count   = "SampleCount"
)

// reduce makes one data point of the samples in some slots. Percentiles are the
// smallest sample that at least so many percent do not exceed.
func reduce(stat string, slots []slot) point {
	var all []batch
	n, total := int64(0), int64(0)
	for _, s := range slots {
		for _, b := range s {
			all = append(all, b)
			for i := len(all) - 1; i > 0 && all[i].value < all[i-1].value; i-- { // few enough to insert
				all[i], all[i-1] = all[i-1], all[i]
			}
			n += b.count
			total += b.value * b.count
		}
	}
	if n == 0 {
		return point{}
	}
	switch stat {
	case average:
		return point{total, n}
	case sum:
		return point{total, 1}
	case minimum:
		return point{all[0].value, 1}
	case maximum:
		return point{all[len(all)-1].value, 1}
	case count:
		return point{1000 * n, 1}
	}
	p, _ := strconv.ParseInt(stat[1:], 10, 64) // "p99"
	rank := (p*n + 99) / 100
	for _, b := range all {
		if rank -= b.count; rank <= 0 {
			return point{b.value, 1}
		}
	}
	return point{all[len(all)-1].value, 1}
}

// breaches reports whether a data point is on the wrong side of the threshold.
func (c *config) breaches(p point) bool {
	d := p.num - c.limit*p.den
	switch c.compare {
	case "gt":
		return d > 0
	case "ge":
		return d >= 0
	case "lt":
		return d < 0
	}
	return d <= 0
}

// markOf tells how a data point stands to the threshold.
func (c *config) markOf(p point) mark {
	switch {
	case p.den == 0:
		return missing
	case c.breaches(p):
		return over
	}
	return within
}

// String writes a data point with at most two decimals, or a dash.
func (p point) String() string {
	if p.den == 0 {
		return "-"
	}
	q := (p.num + 5*p.den) / (10 * p.den) // hundredths, rounded half up
	s := sim.Thousands(q / 100)
	switch f := q % 100; {
	case f == 0:
	case f%10 == 0:
		s += "." + strconv.FormatInt(f/10, 10)
	case f < 10:
		s += ".0" + strconv.FormatInt(f, 10)
	default:
		s += "." + strconv.FormatInt(f, 10)
	}
	return s
}

func (p point) float() float64 { return float64(p.num) / float64(1000*p.den) }
