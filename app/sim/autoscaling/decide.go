package autoscaling

import "notelab/app/sim"

// wish is the change that one policy asks for.
type wish struct {
	policy int
	to     int // capacity
	by     int // how much more than what it was computed from
	base   int // what it was computed from
}

// decide asks the policies: out if any wants out, in only if all want in, and
// the largest capacity of those.
func (e *engine) decide() {
	var out, in *wish
	lows, counting, missing := 0, false, false
	keep := func(best **wish, w wish) {
		if *best == nil || w.to > (*best).to {
			*best = &w
		}
	}
	for i, p := range e.c.policies {
		a, r := &e.alarms[i], e.readings[i]
		counting = counting || a.low.count > 0
		missing = missing || r.d == 0
		if a.high.on {
			keep(&out, e.wish(i, p, r, true))
		}
		if a.low.on {
			lows++
			keep(&in, e.wish(i, p, r, false))
		}
	}
	switch {
	case out != nil:
		e.held = "high"
		e.scaleOut(out)
	case missing:
		e.held = "missing"
	case lows == 0 && counting:
		e.held = "points"
	case lows == 0:
		e.held = "band"
	case lows < len(e.c.policies):
		e.held = "other"
		other := 0
		if e.alarms[0].low.on {
			other = 1
		}
		p := e.c.policies[other]
		e.hold("in", "other", str("policy", p.metric), str("value", show(e.readings[other], p.metric)), str("threshold", e.c.threshold(p, 1)))
	default:
		if e.held = e.scaleIn(in); e.held != "" {
			e.hold("in", e.held, whole("at", e.desired), whole("to", in.to), whole("left", max(e.until.low-e.t, 0)))
		}
	}
	if e.held == "band" || e.held == "points" || e.held == "high" {
		delete(e.said, "in")
	}
	if e.held != "high" {
		delete(e.said, "out")
	}
}

// wish computes what a policy asks for. Inside a scale-out cooldown a step is
// taken from the capacity before it.
func (e *engine) wish(i int, p policy, r reading, out bool) wish {
	if p.target > 0 {
		base := e.pic.ticks[e.t-1].running
		to := p.wants(r, base)
		return wish{i, to, to - base, base}
	}
	base := e.desired
	if out && e.t < e.until.high {
		base = max(base-e.added, 0)
	}
	to := e.c.steps.from(base, r, out)
	return wish{i, to, to - base, base}
}

func (e *engine) scaleOut(w *wish) {
	to, already := w.to, 0
	if to <= e.desired && e.desired >= e.min {
		return // what is asked for has been asked for
	}
	if e.t < e.until.high {
		if w.by <= e.added {
			e.hold("out", "out-cooldown", whole("by", w.by), whole("added", e.added), whole("left", e.until.high-e.t))
			return
		}
		already = e.added
		to = min(to, e.desired+w.by-e.added)
	}
	final, cut := min(max(to, e.min), e.max), ""
	switch {
	case final < to:
		cut = "max"
	case final > to:
		cut = "min"
	}
	if final <= e.desired {
		e.hold("out", "max", whole("to", to), whole("max", e.max))
		return
	}
	cancel := ""
	if e.t < e.until.low {
		cancel = "yes"
		e.pic.cool.low[len(e.pic.cool.low)-1].to = e.t
		e.until.low = e.t
	}
	e.emit("out", service, good, e.story(w, true, whole("from", e.desired), whole("to", final), str("cut", cut), whole("already", already), str("cancel", cancel))...)
	if e.t < e.until.high {
		e.added += final - e.desired
	} else {
		e.added = final - e.desired
	}
	e.until.high = e.t + e.c.outCool
	e.pic.cool.high = cooled(e.pic.cool.high, e.t, e.until.high)
	e.said = map[string]string{}
	e.set(final)
}

// scaleIn removes what is asked for, or returns why it does not.
func (e *engine) scaleIn(w *wish) string {
	to := min(max(w.to, e.min), e.max)
	switch {
	case e.c.fixed:
		return "disabled"
	case e.deploying():
		return "deploy"
	case to >= e.desired && w.to < e.desired:
		return "min"
	case to >= e.desired:
		return "round"
	case e.t < e.until.low:
		return "in-cooldown"
	}
	cut := ""
	switch {
	case to > w.to:
		cut = "min"
	case to < w.to:
		cut = "max"
	}
	e.emit("in", service, flow, e.story(w, false, whole("from", e.desired), whole("to", to), str("cut", cut))...)
	e.until.low = e.t + e.c.cool
	e.pic.cool.low = cooled(e.pic.cool.low, e.t, e.until.low)
	e.said = map[string]string{}
	e.set(to)
	return ""
}

// cooled adds a cooldown, joined to one that still runs.
func cooled(list []stretch, from, to int) []stretch {
	if n := len(list); n > 0 && list[n-1].to >= from {
		list[n-1].to = to
		return list
	}
	return append(list, stretch{from, to})
}

// story tells how a wish came about.
func (e *engine) story(w *wish, out bool, more ...sim.Field) []sim.Field {
	p, r := e.c.policies[w.policy], e.readings[w.policy]
	fields := []sim.Field{str("policy", p.metric), str("value", show(r, p.metric)), whole("base", w.base)}
	if p.target > 0 {
		n, d := int64(w.base)*r.n, r.d*p.target
		fields = append(fields, str("target", withUnit(sim.Thousands(p.target), p.metric)), str("raw", decimal(n, d, 2)))
		if n%d != 0 {
			fields = append(fields, whole("whole", w.to))
		}
		return append(fields, more...)
	}
	s := &e.c.steps
	by, far, from := s.add, r.n-s.high*r.d, s.high
	if !out {
		by, far, from = s.remove, s.low*r.d-r.n, s.low
	}
	i := s.pick(r, out)
	return append(append(fields, str("step", s.kind), num("threshold", from), str("distance", decimal(far, r.d, 1)), whole("interval", i+1), whole("adjust", by[i])), more...)
}
