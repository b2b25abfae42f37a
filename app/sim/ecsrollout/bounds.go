package ecsrollout

// lowerBound is ceil(desired * percent / 100): the fewest healthy tasks.
func lowerBound(desired, percent int) int { return (desired*percent + 99) / 100 }

// upperBound is floor(desired * percent / 100): the most tasks that run or start.
func upperBound(desired, percent int) int { return desired * percent / 100 }

// The types of a circuit breaker's threshold.
const (
	bounded    = "bounded"
	unbounded  = "unbounded"
	fixedCount = "count"
)

// threshold is the number of failures at which the circuit breaker fails a
// deployment: ceil(value% of desired), clamped to 3..200 unless it is unbounded,
// or the value itself.
func threshold(kind string, value, desired int) int {
	n := (value*desired + 99) / 100
	switch kind {
	case fixedCount:
		return value
	case unbounded:
		return n
	}
	return min(max(n, 3), 200)
}

// shares are the percentages of traffic the new revision gets, one for each
// shift; the last is always 100.
func shares(strategy string, percent int) []int {
	var out []int
	switch strategy {
	case canary:
		if percent < 100 {
			out = append(out, percent)
		}
	case linear:
		for p := percent; p < 100; p += percent {
			out = append(out, p)
		}
	}
	return append(out, 100)
}
