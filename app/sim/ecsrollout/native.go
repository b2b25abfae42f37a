package ecsrollout

import (
	"time"

	"notelab/app/sim"
)

// side is the scheduler of the strategies that keep two revisions side by side:
// all tasks of the new one start, traffic moves when all are healthy, and the
// old ones stop after the bake time.
func (r *run) side() {
	c := &r.count
	switch r.stage {
	case scaleUp:
		if k := min(r.desired-c.of(newer)-c.failed, r.seats-c.all()); k > 0 {
			r.launch(newer, k)
			by := "desired"
			if c.all() == r.seats && c.of(newer) < r.desired {
				by = "seats"
			}
			r.emit("start", newer.name(), sim.Wait, "count", itoa(k), "all", itoa(c.all()), "by", by)
		}
		if c.healthy[newer] == r.desired && c.failed == 0 {
			r.enter(shifting)
			r.shift()
		}
	case cleanUp:
		if c.all() == r.desired {
			r.finish(succeeded)
		}
	case rollingBack:
		if c.all() == r.desired {
			r.finish(rolledBack)
		}
	}
}

// shift moves traffic by one step and plans what comes next.
func (r *run) shift() {
	r.share = r.shares[r.shifts]
	r.shifts++
	last := r.shifts == len(r.shares)
	wait := r.wait
	if last {
		wait = r.bake
	}
	r.emit("shift", "ALB", sim.Flow, "share", itoa(r.share), "wait", itoa(int(wait/time.Minute)))
	if r.shifts == 1 && r.alarm > 0 {
		r.plan(r.alarm, isAlarm, 0)
	}
	if last {
		r.enter(baking)
		r.plan(wait, isCleanUp, 0)
	} else {
		r.plan(wait, isShift, 0)
	}
}

// advance lets a planned step of the traffic happen, unless the deployment has
// taken another turn.
func (r *run) advance(d due) {
	side := r.stage == shifting || r.stage == baking
	switch {
	case !side:
	case d.is == isShift:
		r.shift()
	case d.is == isCleanUp:
		r.enter(cleanUp)
		r.emit("clean-up", older.name(), sim.Muted, "count", itoa(r.desired))
		r.stop(older, r.desired)
	case d.is == isAlarm:
		r.enter(rollingBack)
		was := r.share
		r.share = 0
		r.emit("alarm", "CloudWatch", sim.Bad, "share", itoa(was), "count", itoa(r.desired))
		r.stop(newer, r.desired)
	}
}
