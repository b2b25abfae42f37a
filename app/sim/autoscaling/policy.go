package autoscaling

// Metrics besides onCPU and onRequests.
const onMemory = "memory"

// reading is one datapoint of a metric as the fraction n/d, so that comparing
// and rounding stay exact; d = 0 is a missing datapoint.
type reading struct{ n, d int64 }

// read measures a metric over one minute.
func (c *config) read(metric string, load int64, running int) reading {
	if running == 0 {
		return reading{}
	}
	k := int64(running)
	switch metric {
	case onRequests:
		return reading{load, k}
	case onMemory:
		return reading{c.memory, 1}
	}
	if load >= k*c.capacity {
		return reading{100, 1} // a task has no more than its CPU
	}
	return reading{100 * load, k * c.capacity}
}

// policy is one target-tracking policy, or with target 0 the pair of step
// policies on CPU.
type policy struct {
	metric string
	target int64
}

// breaches reports whether a datapoint counts for the high and the low alarm.
func (c *config) breaches(p policy, r reading) (high, low bool) {
	if r.d == 0 {
		return false, false
	}
	if p.target == 0 {
		return r.n >= c.steps.high*r.d, r.n <= c.steps.low*r.d
	}
	return r.n > p.target*r.d, 10*r.n < 9*p.target*r.d
}

// wants is the capacity that would bring the metric to the target:
//
//	ceil(running x metric / target)
//
// Rounding the whole up adds 2 for a need of 1.5 and removes 1 for a surplus
// of 1.5.
func (p policy) wants(r reading, running int) int {
	n, d := int64(running)*r.n, r.d*p.target
	return int((n + d - 1) / d)
}
