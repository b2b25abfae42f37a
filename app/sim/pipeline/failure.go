package pipeline

import (
	"notelab/app/sim"
)

// fail ends a visit in which an action failed and none is in progress.
func (r *run) fail(v int) {
	x := &r.visits[v]
	e, s := x.exec, x.stage
	retries, auto := r.retries()
	tried := r.retried(e, s)
	normal := r.execs[e].target < 0
	if auto && !tried && normal {
		r.emit("auto-retry", s, sim.Wait, "exec", r.id(e), "scope", r.after)
		x.retry = true
		r.again(v, v)
		return
	}
	r.leave(v, failed)
	r.emit("stage-fail", s, sim.Bad, "exec", r.id(e), "mode", r.mode)
	switch {
	case r.after == rollback && normal:
		r.rollBack(s)
	case retries && !tried && normal:
		r.plan(r.now+r.retryAfter, retryCalled, v)
	}
}

// retried reports whether the stage was retried for the execution.
func (r *run) retried(e, s int) bool {
	for i := range r.visits {
		if x := &r.visits[i]; x.exec == e && x.stage == s && x.retry {
			return true
		}
	}
	return false
}

// again starts the actions of a retry: those of visit old that failed, or all from
// the first.
func (r *run) again(v, old int) {
	x := &r.visits[v]
	if r.after == retryAll || r.after == autoAll {
		x.order, x.bad = 0, 0
		r.proceed(v)
		return
	}
	x.order = r.visits[old].order
	var list []int
	for i := range r.bars {
		if b := &r.bars[i]; b.visit == old && b.status == failed && r.stages[b.stage].actions[b.action].order == x.order {
			list = append(list, b.action)
		}
	}
	x.bad = 0
	for _, i := range list {
		r.begin(v, i)
	}
}

// retryNow is a person's RetryStageExecution for the execution of a failed visit.
func (r *run) retryNow(v int) {
	x := r.visits[v]
	l := &r.lanes[x.stage]
	if r.locks() && l.entries != x.entries {
		r.denied = append(r.denied, denial{x.stage, r.now})
		r.emit("retry-refused", x.stage, sim.Bad, "exec", r.id(x.exec), "other", r.id(l.last))
		return
	}
	r.emit("retry", x.stage, sim.Wait, "exec", r.id(x.exec), "scope", r.after)
	r.execs[x.exec].status = inProgress
	r.hold(x.exec, x.stage, true)
	r.again(r.execs[x.exec].visit, v)
}

// rollBack starts an execution of one stage with the artifacts of the last one
// that succeeded there.
func (r *run) rollBack(s int) {
	t := r.lanes[s].best
	switch {
	case s == 0:
		r.emit("rollback-source", s, sim.Muted)
		return
	case t < 0:
		r.emit("rollback-none", s, sim.Muted)
		return
	}
	r.backs++
	e := len(r.execs)
	r.execs = append(r.execs, execution{name: "R" + itoa(r.backs), target: t, begun: true, status: inProgress, start: r.now, visit: -1, wait: -1})
	r.emit("rollback", s, sim.Wait, "exec", r.id(e), "target", r.id(t))
	r.hold(e, s, false)
	r.proceed(r.execs[e].visit)
}

// stopNow is StopPipelineExecution.
func (r *run) stopNow(e int) {
	x := &r.execs[e]
	switch {
	case !x.begun || x.status != inProgress:
		status := x.status
		if !x.begun {
			status = "-"
		}
		r.emit("stop-refused", -1, sim.Muted, "exec", x.name, "status", status)
	case x.wait >= 0:
		s := r.waits[x.wait].stage
		l := &r.lanes[s]
		for i, w := range l.line {
			if w == e {
				l.line = append(l.line[:i:i], l.line[i+1:]...)
				break
			}
		}
		r.giveUp(e, stopped)
		r.emit("stopped-waiting", s, sim.Muted, "exec", x.name)
	case x.visit < 0: // on its way from one stage to the next at this very moment
		for s, list := range r.coming {
			for i, c := range list {
				if c == e {
					r.coming[s] = append(list[:i:i], list[i+1:]...)
					x.status, x.end = stopped, r.now
					r.emit("stopped-waiting", s, sim.Muted, "exec", x.name)
					return
				}
			}
		}
	case r.stop == andWait:
		x.status = stopping
		r.emit("stopping", r.visits[x.visit].stage, sim.Wait, "exec", x.name)
	default:
		v := x.visit
		for i := range r.bars {
			if b := &r.bars[i]; b.visit == v && b.status == inProgress {
				b.status, b.to = abandonedState, r.now
			}
		}
		s := r.visits[v].stage
		r.leave(v, stopped)
		r.emit("abandon", s, sim.Muted, "exec", x.name)
	}
}
