package cwalarm

// mark is how a data point stands to the threshold, written as in the tables of
// the documentation.
type mark byte

// The marks of a data point.
const (
	within  mark = '0'
	over    mark = 'X'
	missing mark = '-'
)

// cause says which rule gave the state.
type cause string

// The causes of a state.
const (
	enough    cause = "enough"    // N real data points: the setting is not needed
	filled    cause = "filled"    // filled in as breaching or not breaching
	empty     cause = "empty"     // nothing in the range
	reached   cause = "reached"   // M real data points breach, though fewer than N are there
	premature cause = "premature" // all there is breaches, the oldest as old as M
	young     cause = "young"     // all there is breaches, but none is as old as M
	mixed     cause = "mixed"     // some of what there is lies within the threshold
)

// terms are the settings an evaluation needs.
type terms struct {
	m, n int
	mode string
}

// verdict is the outcome of one evaluation.
type verdict struct {
	state    state
	cause    cause
	real     int // data points in the range
	fill     int // missing to N
	over     int // breaching ones among those that count, filled ones included
	inferred bool
}

// judge evaluates the data points of the range, oldest first.
func (t terms) judge(marks []mark, now state) verdict {
	var v verdict
	fine, age := 0, 0 // real ones within the threshold; age of the oldest that breaches
	for i, k := range marks {
		if k != missing {
			v.real++
		}
		if k == over && age == 0 {
			age = len(marks) - i
		}
	}
	skip := max(v.real-t.n, 0) // older ones that are not needed
	for _, k := range marks {
		switch {
		case k == missing:
			continue
		case skip > 0:
			skip--
			continue
		case k == over:
			v.over++
		default:
			fine++
		}
	}
	v.fill = max(t.n-v.real, 0)
	v.cause = t.cause(v, fine, age)
	switch v.cause {
	case young:
		v.inferred = true
	case premature:
		v.inferred = age > t.n
	case filled: // what the premature rule says of these is not quite clear either
		v.inferred = t.mode == breaching && fine == 0 && v.real > 0 && v.over < t.m && (age < t.m || age > t.n)
	case reached:
		v.inferred = t.mode == ignore
	}
	if v.cause == filled && t.mode == breaching {
		v.over += v.fill
	}
	v.state = t.state(v, now)
	return v
}

// cause finds the rule that applies.
func (t terms) cause(v verdict, fine, age int) cause {
	switch {
	case v.fill == 0:
		return enough
	case t.mode == breaching || t.mode == notBreaching:
		return filled
	case v.real == 0:
		return empty
	case v.over >= t.m:
		return reached
	case fine > 0:
		return mixed
	case age >= t.m:
		return premature
	}
	return young
}

// state follows from the rule.
func (t terms) state(v verdict, now state) state {
	switch v.cause {
	case enough, filled, reached, mixed:
		if v.over >= t.m {
			return alarm
		}
		return ok
	}
	switch {
	case t.mode == ignore:
		return now
	case v.cause == empty:
		return insufficient
	case v.cause == premature:
		return alarm
	}
	return ok
}
