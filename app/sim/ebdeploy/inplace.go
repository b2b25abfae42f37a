package ebdeploy

import "notelab/app/sim"

// batchwise deploys to the instances there are, batch by batch, after an
// additional batch where the policy asks for one. A deployment that repairs a
// failed one begins with what is out of service anyway.
func (r *run) batchwise(to version) bool {
	step, order := 1, r.env
	if r.policy == additional && r.extra == nil {
		if !r.launchExtra(to) {
			return false
		}
		step++
	} else if to == v1 {
		order = append(r.in(r.env, failed), r.in(r.env, serving)...)
	}
	size := r.batch
	if r.policy == allAtOnce {
		size = r.n
	}
	of := batchesOf(len(order), size)
	for no := 1; len(order) > 0; no, step = no+1, step+1 {
		k := min(size, len(order))
		if !r.update(order[:k], to, step, no, of) {
			return false
		}
		order = order[k:]
	}
	r.complete(to)
	if r.extra != nil {
		extra := r.extra
		r.env, r.extra = r.env[:r.n], nil
		r.emit("extra-end", sim.Muted, "count", itoa(len(extra)), "n", itoa(r.n))
		r.wait(r.dismiss(extra))
		r.bury(extra)
		r.groupOf(extra[0]).to = r.now
	}
	return true
}

// launchExtra launches the additional batch with its version.
func (r *run) launchExtra(to version) bool {
	r.enter("extra", 0, 0, to)
	r.extra = r.add(group{kind: "extra"}, r.batch, launching, to)
	r.env = append(r.env[:r.n:r.n], r.extra...)
	r.emit("extra", sim.Wait, "count", itoa(r.batch), "n", itoa(r.n), "version", to.String())
	r.wait(r.launch)
	return r.prove(r.extra, to, 1, "extra-pass")
}

// update takes a batch out of service, deploys to it and brings it back.
func (r *run) update(ids []int, to version, step, no, of int) bool {
	k := itoa(len(ids))
	kind := "batch"
	if r.policy == allAtOnce {
		kind = "all"
	}
	r.enter(kind, no, of, to)
	if up := r.in(ids, serving); r.policy == allAtOnce {
		r.emit("out-all", sim.Bad, "count", k, "version", to.String())
	} else if len(up) > 0 {
		c := r.count()
		r.emit("out", sim.Wait, "count", itoa(len(up)), "no", itoa(no), "of", itoa(of), "left", itoa(c.up()-len(up)), "drain", millis(r.drain))
		for _, id := range up {
			r.set([]int{id}, draining, r.all[id].last().ver)
		}
		r.wait(r.drain)
	}
	r.set(ids, deploying, to)
	if r.policy != allAtOnce {
		r.emit("install", sim.Flow, "count", k, "version", to.String())
	}
	if to == v2 && no == (of+2)/2 {
		r.telling = r.now + r.deploy/2
	}
	r.wait(r.deploy)
	passed := "pass"
	if no == of {
		passed = "pass-last"
	}
	return r.prove(ids, to, step, passed)
}

// prove waits for the health of instances that have got a version: the load
// balancer sends requests as soon as its own checks pass, while the deployment
// goes on only when Elastic Beanstalk finds all of them healthy.
func (r *run) prove(ids []int, to version, step int, passed string) bool {
	k := itoa(len(ids))
	r.set(ids, checking, to)
	if r.fails(to, step) {
		r.wait(r.timeout)
		r.set(ids, failed, to)
		c := r.count()
		kind := "fail"
		if r.ignore {
			kind = "ignore"
		}
		r.emit(kind, sim.Bad, "policy", r.policy, "count", k, "step", itoa(step), "timeout", millis(r.timeout), "old", itoa(c.serving[v1]), "new", itoa(c.serving[v2]), "out", itoa(c.failed))
		return r.ignore
	}
	enter := r.register
	if r.policy == allAtOnce {
		enter = 0 // it stays registered
	}
	if !r.holds(to, enter) {
		return false
	}
	r.set(ids, serving, to)
	c := r.count()
	kind := "back"
	if r.policy == allAtOnce {
		kind, passed = "back-all", "pass-all"
	}
	r.emit(kind, sim.Good, "count", k, "version", to.String(), "old", itoa(c.serving[v1]), "new", itoa(c.serving[v2]))
	if !r.holds(to, r.check-enter) {
		return false
	}
	r.emit(passed, sim.Good, "count", k, "check", millis(r.check), "version", to.String())
	return true
}

// groupOf is the group an instance was added with.
func (r *run) groupOf(id int) *group {
	g := &r.groups[0]
	for i := range r.groups {
		if r.groups[i].first <= id {
			g = &r.groups[i]
		}
	}
	return g
}
