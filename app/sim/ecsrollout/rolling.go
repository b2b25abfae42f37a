package ecsrollout

import "notelab/app/sim"

// roll is the scheduler of a rolling update. It starts
//
//	min(upper - all tasks, free places, desired - tasks of the target)
//
// and stops
//
//	min(healthy tasks - lower, healthy tasks of the other revision)
//
// tasks. Tasks that are not healthy carry nothing, so a rollback stops those of
// the failed revision whatever the lower bound is.
func (r *run) roll() {
	c := &r.count
	if r.stage == failedStage {
		if c.fresh(newer)+c.failed+c.leaving == 0 {
			r.finish(failedOutcome)
		}
		return
	}
	other := newer - r.target
	if r.stage == rollingBack {
		if n := r.cancel(other); n > 0 {
			r.emit("cancel", other.name(), sim.Muted, "count", itoa(n))
		}
	}
	m := move{at: r.now, before: *c, to: r.target}
	need := r.desired - c.of(r.target)
	m.started = max(0, min(need, min(r.upper, r.seats)-c.all()))
	if m.started > 0 {
		r.launch(r.target, m.started)
		by := "seats"
		switch {
		case m.started == need:
			by = "desired"
		case c.all() == r.upper:
			by = "upper"
		}
		r.emit("start", r.target.name(), sim.Wait, "count", itoa(m.started), "all", itoa(c.all()), "by", by)
	}
	if !r.cautious || c.fresh(r.target) == 0 {
		m.stopped = max(0, min(c.well()-r.lower, c.healthy[other]))
		if m.stopped > 0 {
			r.stop(other, m.stopped)
			r.emit("stop", other.name(), sim.Muted, "count", itoa(m.stopped), "healthy", itoa(c.well()), "lower", itoa(r.lower))
		}
	}
	r.moves = append(r.moves, m)
	if c.healthy[r.target] == r.desired && c.of(other)+c.leaving+c.failed == 0 {
		if r.target == newer {
			r.finish(succeeded)
		} else {
			r.finish(rolledBack)
		}
	}
}
