package pipeline

import (
	"strings"
	"time"

	"notelab/app/sim"
)

// Run implements sim.Simulator. It is bounded by its parameters: a few commits
// through a few stages, each retried or rolled back at most once.
func (simulator) Run(v sim.Values) *sim.Trace {
	r := &run{config: configOf(v)}
	r.faults = faults(r.stages)
	if r.after == rollback && r.mode == parallel {
		r.faults = append(r.faults, fault{"rollback-parallel", -1, -1, ""})
	}
	switch {
	case len(r.faults) > 0:
		r.refuse()
	case len(r.commits) == 0:
		r.emit("idle", -1, sim.Muted)
	default:
		r.play()
	}
	t := &sim.Trace{Values: v, Events: r.events, End: max(r.now, time.Second), Figures: r.figures(), Model: r}
	t.Telling = r.telling(t.End)
	return t
}

// refuse says why there is no pipeline to run, a second for each reason.
func (r *run) refuse() {
	for _, f := range r.faults {
		pairs := []string{"code", f.code, "name", f.name}
		if f.action >= 0 {
			pairs = append(pairs, "action", r.stages[f.stage].actions[f.action].name)
		}
		r.emit("refuse", f.stage, sim.Bad, pairs...)
		r.now += time.Second
	}
}

// play lets everything happen that is planned.
func (r *run) play() {
	r.lanes = make([]lane, len(r.stages))
	for s := range r.lanes {
		r.lanes[s] = lane{holder: -1, best: -1, last: -1}
	}
	r.coming = make([][]int, len(r.stages))
	for i, at := range r.commits {
		r.execs = append(r.execs, execution{name: itoa(i + 1), target: -1, status: inProgress, start: at, visit: -1, wait: -1})
		r.plan(at, commitComes, i)
	}
	if r.closed >= 0 {
		r.plan(r.closeAt, transitionShuts, 0)
		if r.closeFor > 0 {
			r.plan(r.closeAt+r.closeFor, transitionOpens, 0)
		}
	}
	if r.stop != never && r.stopRun <= len(r.commits) {
		r.plan(r.stopAt, stopCalled, r.stopRun-1)
	}
	if r.failing != "" && r.failStage < 0 {
		r.emit("no-action", -1, sim.Muted, "action", r.failing)
	}
	for len(r.plans) > 0 {
		r.now = r.plans[0].at
		for _, p := range r.plans {
			r.now = min(r.now, p.at)
		}
		var batch [dues][]int
		var later []due
		for _, p := range r.plans {
			if p.at == r.now {
				batch[p.what] = append(batch[p.what], p.n)
			} else {
				later = append(later, p)
			}
		}
		r.plans = later
		for what, list := range batch {
			for _, n := range list {
				r.happen(what, n)
			}
		}
		r.settle()
	}
}

// happen lets one planned thing happen.
func (r *run) happen(what, n int) {
	switch what {
	case barEnds:
		r.endBar(n)
	case stopCalled:
		r.stopNow(n)
	case retryCalled:
		r.retryNow(n)
	case transitionShuts, transitionOpens:
		r.lanes[r.closed].shut = what == transitionShuts
		kind, tone := "open", sim.Good
		if what == transitionShuts {
			kind, tone = "close", sim.Bad
		}
		r.emit(kind, r.closed, tone, "mode", r.mode)
	case commitComes:
		r.execs[n].begun = true
		r.emit("start", -1, sim.Accent, "exec", r.id(n))
		r.coming[0] = append(r.coming[0], n)
	}
}

// enter puts an execution into a stage.
func (r *run) enter(e, s int) {
	if w := r.execs[e].wait; w >= 0 {
		r.waits[w].to, r.waits[w].status = r.now, succeeded
		r.execs[e].wait = -1
	}
	r.emit("enter", s, sim.Flow, "exec", r.id(e), "mode", r.mode)
	r.hold(e, s, false)
	r.proceed(r.execs[e].visit)
}

// hold opens a visit, which locks the stage.
func (r *run) hold(e, s int, retry bool) {
	l := &r.lanes[s]
	l.holder, l.last = e, e
	l.entries++
	r.execs[e].visit = len(r.visits)
	r.visits = append(r.visits, visit{exec: e, stage: s, from: r.now, status: inProgress, retry: retry})
}

// proceed starts the actions of the next runOrder, or ends the visit.
func (r *run) proceed(v int) {
	x := &r.visits[v]
	if x.order = r.stages[x.stage].next(x.order); x.order == 0 {
		r.complete(v)
		return
	}
	for i := range r.stages[x.stage].actions {
		if r.stages[x.stage].actions[i].order == x.order {
			r.begin(v, i)
		}
	}
}

// begin starts one action.
func (r *run) begin(v, i int) {
	x := &r.visits[v]
	a := &r.stages[x.stage].actions[i]
	exec := r.id(x.exec)
	b := bar{exec: x.exec, visit: v, stage: x.stage, action: i, from: r.now, to: r.now + time.Duration(a.minutes)*time.Minute, status: inProgress, will: "done"}
	x.live++
	switch {
	case a.category == approval:
		b.will = approve
		if exec == itoa(r.answerRun) {
			b.will = r.answer
		}
		b.to = r.now + r.answerAfter
		if b.will == ignore || r.answerAfter > r.approvalLimit {
			b.will, b.to = "timeout", r.now+r.approvalLimit
		}
		r.emit("ask", x.stage, sim.Wait, "exec", exec, "action", a.name, "mode", r.mode)
	default:
		if r.failStage == x.stage && r.failAct == i && exec == itoa(r.failRun) && (r.lasting || !r.triedBefore(x.exec, x.stage, i)) {
			b.will = "fail"
		}
		pairs := []string{"exec", exec, "action", a.name, "in", strings.Join(a.in, ", ")}
		if t := r.execs[x.exec].target; t >= 0 {
			pairs = append(pairs, "target", r.id(t))
		}
		r.emit("act", x.stage, sim.Flow, pairs...)
	}
	r.plan(b.to, barEnds, len(r.bars))
	r.bars = append(r.bars, b)
}

// triedBefore reports whether the action has failed for this execution.
func (r *run) triedBefore(e, s, i int) bool {
	for _, b := range r.bars {
		if b.exec == e && b.stage == s && b.action == i && b.status == failed {
			return true
		}
	}
	return false
}

// endBar ends one action and, with the last in progress, what follows.
func (r *run) endBar(n int) {
	b := &r.bars[n]
	if b.status != inProgress {
		return // it was abandoned
	}
	a := &r.stages[b.stage].actions[b.action]
	b.status = succeeded
	tone := sim.Good
	x := &r.visits[b.visit]
	x.live--
	if b.will != "done" && b.will != approve {
		b.status, tone = failed, sim.Bad
		x.bad++
	} else {
		for _, out := range a.out {
			r.write(out, r.id(b.exec))
		}
	}
	r.emit(b.will, b.stage, tone, "exec", r.id(b.exec), "action", a.name, "out", strings.Join(a.out, ", "))
	switch {
	case x.live > 0:
	case r.execs[x.exec].status == stopping:
		r.leave(b.visit, stopped)
		r.emit("stopped", x.stage, sim.Muted, "exec", r.id(x.exec))
	case x.bad > 0:
		r.fail(b.visit)
	default:
		r.proceed(b.visit)
	}
}

// write puts an artifact of an execution into the bucket, over the one a retry
// finds there.
func (r *run) write(name, exec string) {
	for _, o := range r.objects {
		if o.name == name && o.exec == exec {
			return
		}
	}
	r.objects = append(r.objects, object{name, exec, r.now})
}

// leave ends a visit, which unlocks the stage; a status other than Succeeded ends
// the execution as well.
func (r *run) leave(v int, status string) {
	x := &r.visits[v]
	x.to, x.status = r.now, status
	l, e := &r.lanes[x.stage], &r.execs[x.exec]
	x.entries = l.entries
	if l.holder == x.exec {
		l.holder = -1
	}
	e.visit = -1
	if status != succeeded {
		e.status, e.end = status, r.now
	}
}

// complete ends a visit in which every action succeeded.
func (r *run) complete(v int) {
	x := &r.visits[v]
	r.leave(v, succeeded)
	e := &r.execs[x.exec]
	switch {
	case e.target >= 0:
		e.status, e.end = succeeded, r.now
		r.emit("rolled-back", x.stage, sim.Good, "exec", e.name, "target", r.id(e.target))
		return
	case x.stage == len(r.stages)-1:
		e.status, e.end = succeeded, r.now
		r.emit("finish", x.stage, sim.Good, "exec", e.name)
	default:
		r.emit("leave", x.stage, sim.Good, "exec", e.name, "mode", r.mode)
		r.coming[x.stage+1] = append(r.coming[x.stage+1], x.exec)
	}
	r.lanes[x.stage].best = x.exec
}
