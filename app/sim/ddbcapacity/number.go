package ddbcapacity

import (
	"strconv"

	"notelab/app/sim"
)

func itoa(n int) string { return strconv.Itoa(n) }

// decimal writes the fraction n/d, not negative, with at most one decimal,
// rounded half up.
func decimal(n, d int64) string {
	q := (20*n + d) / (2 * d)
	s := sim.Thousands(q / 10)
	if q%10 > 0 {
		s += "." + strconv.FormatInt(q%10, 10)
	}
	return s
}

// units writes half units.
func units(half int64) string { return decimal(half, 2) }

// bytesOf writes a size: in KB where that is exact to a half, else in bytes.
func bytesOf(n int64) string {
	if n >= kb && n%(kb/2) == 0 {
		return decimal(n, kb) + " KB"
	}
	return sim.Thousands(n) + " B"
}

// rate is units or calls of a second, with a fraction: n over d.
func ratio(n, d int64) float64 { return float64(n) / float64(d) }
