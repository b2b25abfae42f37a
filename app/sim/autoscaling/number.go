package autoscaling

import (
	"strconv"

	"notelab/app/sim"
)

// decimal writes the fraction n/d, not negative, with at most that many
// decimals, rounded half up.
func decimal(n, d int64, places int) string {
	one := int64(1)
	for range places {
		one *= 10
	}
	q := (2*n*one + d) / (2 * d)
	s := sim.Thousands(q / one)
	rest := q % one
	if rest == 0 {
		return s
	}
	digits := strconv.FormatInt(one+rest, 10)[1:]
	for digits[len(digits)-1] == '0' {
		digits = digits[:len(digits)-1]
	}
	return s + "." + digits
}

func withUnit(s, metric string) string {
	if metric == onRequests {
		return s
	}
	return s + "%"
}

// show writes a datapoint, "" when it is missing.
func show(r reading, metric string) string {
	if r.d == 0 {
		return ""
	}
	return withUnit(decimal(r.n, r.d, 1), metric)
}

// threshold writes the limit of an alarm with its comparison: ">50%".
func (c *config) threshold(p policy, side int) string {
	switch {
	case p.target == 0 && side == 0:
		return "≥" + sim.Thousands(c.steps.high) + "%"
	case p.target == 0:
		return "≤" + sim.Thousands(c.steps.low) + "%"
	case side == 0:
		return ">" + withUnit(sim.Thousands(p.target), p.metric)
	}
	return "<" + withUnit(decimal(9*p.target, 10, 1), p.metric)
}

// reserved tells a decision of the capacity provider.
func (e *engine) reserved(d demand, more ...sim.Field) []sim.Field {
	return append([]sim.Field{whole("m", d.m), whole("n", d.n), str("reservation", percentOf(d)), whole("target", e.c.reserve)}, more...)
}

func percentOf(d demand) string { return decimal(int64(d.m)*100, int64(d.n), 1) + "%" }
