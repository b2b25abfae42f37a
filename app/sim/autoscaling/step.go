package autoscaling

// Adjustment types of step scaling.
const (
	change    = "change"
	byPercent = "percent"
	exact     = "exact"
)

// stepPolicy is a policy for a high alarm and one for a low alarm on the same
// metric, of two steps each. The first step reaches from the threshold to the
// bound, the second from there on:
//
//	high: [0, bound) and [bound, ∞)     the lower end is included
//	low:  (-bound, 0] and (-∞, -bound]  the upper end is included
type stepPolicy struct {
	kind             string
	high, low, bound int64
	add, remove      [2]int // numbers, percentages or capacities
	magnitude        int    // MinAdjustmentMagnitude of percentages, 0 without
}

// pick says which step applies to a datapoint beyond a threshold: 0 or 1.
func (s *stepPolicy) pick(r reading, out bool) int {
	if out && r.n >= (s.high+s.bound)*r.d || !out && r.n <= (s.low-s.bound)*r.d {
		return 1
	}
	return 0
}

// from returns the capacity that a step makes of the current one.
func (s *stepPolicy) from(current int, r reading, out bool) int {
	i := s.pick(r, out)
	by := s.add[i]
	if !out {
		by = -s.remove[i]
	}
	switch s.kind {
	case exact:
		return max(by, -by)
	case byPercent:
		by = share(current, by, s.magnitude)
	}
	return max(current+by, 0)
}

// share is a percentage of a capacity in whole tasks: above 1 rounded down,
// between 0 and 1 taken as 1, and the same below zero (-6.67 is -6). Anything
// but zero is at least the minimum magnitude.
func share(current, percent, magnitude int) int {
	switch {
	case percent < 0:
		return -share(current, -percent, magnitude)
	case percent == 0 || current == 0:
		return 0
	}
	return max(current*percent/100, 1, magnitude)
}
