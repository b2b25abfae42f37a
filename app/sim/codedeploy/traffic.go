package codedeploy

import "time"

// patience is how long CodeDeploy waits for a hook function's answer.
const patience = time.Hour

// shiftTraffic is a deployment on ECS or Lambda: hooks one after another, and
// AllowTraffic, during which the traffic moves step by step.
func (r *run) shiftTraffic() {
	r.shares = []step{{0, 0}}
	r.open(0)
	at, shifted := time.Duration(0), false
	for _, e := range r.rail() {
		b := bar{e: e, from: at, to: at + r.took(e)}
		switch {
		case e == allow:
			r.shiftAt, shifted = at, true
			b.to = at + r.steps[len(r.steps)-1].at
		case e == allowTest && !r.test:
			b.how, b.to = empty, at
		case r.fails && e == r.hook:
			b.how = broke
			if r.mute {
				b.to = at + patience
			}
		}
		due := r.shiftAt + r.alarmAt
		if shifted && r.alarmed && due < b.to {
			b.to = max(due, b.from)
			r.call(b)
			r.move(due - 1) // at one moment the alarm comes before the next step
			r.note(due, "alarm", "", "share", itoa(r.share()), "after", seconds(r.alarmAt))
			r.settle(due, stopped, r.recall)
			return
		}
		r.call(b)
		at = b.to
		if shifted {
			r.move(at)
		}
		if b.how == broke {
			kind := "hook-fail"
			if r.mute {
				kind = "hook-mute"
			}
			r.note(at, kind, "", "event", e.String())
			r.settle(at, failed, r.rollback)
			return
		}
	}
	r.settle(at, succeeded, false)
	if r.alarmed {
		r.note(at, "alarm-late", "", "after", seconds(r.alarmAt))
	}
}

// call records an event that runs.
func (r *run) call(b bar) {
	r.bars = append(r.bars, b)
	r.notes = append(r.notes, r.barNote(&b, []int{0}))
}

// move records the steps of the shift up to a moment.
func (r *run) move(until time.Duration) {
	for _, s := range r.steps {
		at := r.shiftAt + s.at
		if at > until || s.share <= r.share() {
			continue
		}
		r.shares = append(r.shares, step{at, s.share})
		r.note(at, "shift", "", "share", itoa(s.share))
	}
}

// share is the new version's share now.
func (r *run) share() int { return r.shares[len(r.shares)-1].share }

// settle ends the deployment, and rolls it back when asked to: a deployment of
// its own that gives the version before all traffic at once.
func (r *run) settle(at time.Duration, status string, back bool) {
	r.closeShift(0, at, status)
	if status == succeeded || !r.mayRollBack(at, back) {
		return
	}
	r.deps = append(r.deps, deployment{id: nextID, revision: oldRevision, from: at})
	r.open(1)
	had := r.share()
	if had > 0 {
		r.shares = append(r.shares, step{at, 0})
	}
	r.note(at, "restore", "", "share", itoa(had))
	r.closeShift(1, at, succeeded)
}
