package ecsrollout

import "notelab/app/sim"

// batch is what happens by itself at one moment, told together afterwards.
type batch struct {
	gone, running, healthy [2]int // by revision
	failed                 int
	tripped                bool
}

// take lets one signal happen.
func (b *batch) take(r *run, d due) {
	switch d.is {
	case isShift, isAlarm, isCleanUp:
		r.advance(d)
		return
	}
	t := &r.tasks[d.n]
	if d.is == isGone {
		t.gone = r.now
		r.places[t.place] = false
		if t.failed {
			r.count.failed--
		} else {
			r.count.leaving--
		}
		b.gone[t.rev]++
		return
	}
	if !t.alive() {
		return // it was stopped on its way
	}
	if d.is == isRunning {
		if !t.ok && r.version == crash {
			b.fail(r, d.n)
			return
		}
		t.ran = r.now
		r.count.pending[t.rev]--
		r.count.running[t.rev]++
		b.running[t.rev]++
		r.plan(r.health, isJudged, d.n)
		return
	}
	if !t.ok {
		b.fail(r, d.n)
		return
	}
	t.well = r.now
	r.count.running[t.rev]--
	r.count.healthy[t.rev]++
	b.healthy[t.rev]++
	if t.rev == newer && r.reset {
		r.failures = 0
	}
}

// fail loses a task of the new revision; the circuit breaker counts it.
func (b *batch) fail(r *run, i int) {
	r.remove(i, true)
	r.lost++
	b.failed++
	if r.breaker == off || r.stage != inProgress {
		return
	}
	if r.failures++; r.failures >= r.threshold {
		b.tripped = true
		r.enter(failedStage)
	}
}

// tell puts the batch into events.
func (b *batch) tell(r *run) {
	if b.failed > 0 {
		pairs := []string{"count", itoa(b.failed), "why", r.version}
		if r.breaker != off {
			pairs = append(pairs, "failures", itoa(r.failures), "threshold", itoa(r.threshold))
		}
		r.emit("fail", newer.name(), sim.Bad, pairs...)
	}
	all := itoa(r.count.all())
	for _, rev := range []revision{older, newer} {
		actor := rev.name()
		if n := b.gone[rev]; n > 0 {
			r.emit("gone", actor, sim.Muted, "count", itoa(n), "all", all)
		}
		if n := b.running[rev]; n > 0 {
			r.emit("running", actor, sim.Flow, "count", itoa(n))
		}
		if n := b.healthy[rev]; n > 0 {
			r.emit("healthy", actor, sim.Good, "count", itoa(n), "healthy", itoa(r.count.well()), "lower", r.limit(), "other", itoa(r.count.healthy[newer-rev]))
		}
	}
	if !b.tripped {
		return
	}
	r.emit("trip", "ECS", sim.Bad, "threshold", itoa(r.threshold))
	if r.breaker == rollback {
		r.target = older
		r.enter(rollingBack)
		r.emit("rollback", "ECS", sim.Wait)
	}
}

// name is what events and bars call a revision.
func (rev revision) name() string {
	if rev == older {
		return "v1"
	}
	return "v2"
}

// limit is the lower bound as a field, or nothing where it plays no part.
func (r *run) limit() string {
	if r.native() {
		return ""
	}
	return itoa(r.lower)
}
