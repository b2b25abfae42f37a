package ebdeploy

import "notelab/app/sim"

// replace is the immutable deployment: one new instance in a temporary Auto
// Scaling group, then as many as there were, then the move to the original
// group.
func (r *run) replace(to version) bool {
	r.enter("first", 0, 0, to)
	fresh := r.add(group{kind: "temporary"}, 1, launching, to)
	r.emit("temporary", sim.Wait, "policy", r.policy, "count", "1", "n", itoa(r.n), "version", to.String())
	r.wait(r.launch)
	if !r.prove(fresh, to, 1, "first-pass") {
		return r.revert(fresh, to)
	}
	if rest := r.n - 1; rest > 0 {
		r.enter("rest", rest, 0, to)
		more := r.grow(rest, launching, to)
		fresh = append(fresh, more...)
		r.emit("rest", sim.Wait, "count", itoa(rest), "version", to.String())
		if to == v2 {
			r.telling = r.now + r.launch + (r.register+r.check)/2
		}
		if !r.holds(to, r.launch) || !r.prove(more, to, 2, "rest-pass") {
			return r.revert(fresh, to)
		}
	}
	r.move(fresh, to)
	return true
}

// split is the traffic-splitting deployment: a whole set of new instances in a
// temporary Auto Scaling group gets a share of the traffic for a while, then
// all of it.
func (r *run) split(to version) bool {
	r.enter("set", r.n, 0, to)
	fresh := r.add(group{kind: "temporary"}, r.n, launching, to)
	r.emit("temporary", sim.Wait, "policy", r.policy, "count", itoa(r.n), "n", itoa(r.n), "version", to.String())
	r.wait(r.launch)
	if !r.ready(fresh, to) {
		return r.revert(fresh, to)
	}
	r.enter("evaluate", r.percent, 0, to)
	r.set(fresh, serving, to)
	r.share = r.percent
	if to == v1 {
		r.share = 100 - r.percent
	}
	r.emit("split", sim.Flow, "percent", itoa(r.percent), "evaluation", millis(r.evaluation), "version", to.String(), "other", to.other().String())
	if to == v2 {
		r.telling = r.now + r.evaluation/2
	}
	if !r.holds(to, r.evaluation) {
		return r.revert(fresh, to)
	}
	r.share = 100 * int(to)
	r.move(fresh, to)
	return true
}

// ready waits until instances that get no requests yet are found healthy.
func (r *run) ready(ids []int, to version) bool {
	k := itoa(len(ids))
	r.set(ids, checking, to)
	if r.fails(to, 1) {
		r.wait(r.timeout)
		r.set(ids, failed, to)
		r.emit("fail", sim.Bad, "policy", r.policy, "count", k, "timeout", millis(r.timeout), "old", itoa(r.n), "new", "0", "out", k)
		return false
	}
	r.wait(r.check)
	r.set(ids, idle, to)
	r.emit("ready", sim.Good, "policy", r.policy, "count", k, "check", millis(r.check), "version", to.String())
	return true
}

// move puts the new instances into the original Auto Scaling group and takes
// the old ones and the temporary group away.
func (r *run) move(fresh []int, to version) {
	old := r.env
	r.env = fresh
	g := r.group()
	g.to, g.moved = r.now, true
	r.emit("move", sim.Good, "count", itoa(len(fresh)), "old", itoa(len(old)), "version", to.String(), "policy", r.policy)
	r.complete(to)
	r.wait(r.dismiss(old))
	r.bury(old)
}

// revert is the rollback Elastic Beanstalk does itself: the new instances go,
// the old ones were never touched.
func (r *run) revert(fresh []int, to version) bool {
	if r.policy == splitting {
		r.share = 0
	}
	kind := "revert"
	if len(r.in(fresh, serving)) > 0 && r.policy == splitting {
		kind = "reroute"
	}
	r.enter("revert", 0, 0, to)
	r.emit(kind, sim.Wait, "count", itoa(len(fresh)), "n", itoa(r.n), "percent", itoa(r.percent))
	r.telling = never // the whole picture
	r.wait(r.dismiss(fresh))
	r.bury(fresh)
	r.group().to = r.now
	r.finish(reverted)
	return false
}
