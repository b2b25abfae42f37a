package codedeploy

import "time"

// update is an in-place deployment: the wave over all instances, and the
// rollback as another one.
func (r *run) update() {
	d := &r.deps[0]
	w := &wave{allowed: r.allowed, rail: r.rail(), started: r.takeOut, settled: r.bringBack(serveNew)}
	for lane := range r.n {
		if r.sick[lane] {
			w.order = append(w.order, lane)
		}
	}
	w.urgent = len(w.order)
	for lane := range r.n {
		if !r.sick[lane] {
			w.order = append(w.order, lane)
		}
	}
	r.open(0)
	if r.finish(0, w) {
		return
	}
	if !r.mayRollBack(d.to, r.rollback) {
		return
	}
	// The rollback deploys the last good revision to all instances: first where
	// the last deployment failed, then where it succeeded, then where it never
	// came.
	r.deps = append(r.deps, deployment{id: nextID, revision: oldRevision, from: d.to})
	w = &wave{dep: 1, at: d.to, allowed: r.allowed, rail: r.rail(), started: r.takeOut, settled: r.bringBack(serveOld)}
	for _, class := range []serving{unhealthy, serveNew, serveOld} {
		for lane := range r.n {
			if r.doing[lane] == class {
				w.order = append(w.order, lane)
			}
		}
		if class == unhealthy {
			w.urgent = len(w.order)
		}
	}
	r.open(1)
	r.finish(1, w)
}

// takeOut begins a deployment to an instance, which is not available from the
// moment its agent fetches the first command.
func (r *run) takeOut(lane int, at time.Duration) {
	if s := r.doing[lane]; s == serveOld || s == serveNew {
		r.up--
	}
	r.serve(lane, at+r.poll, out)
}

// bringBack ends a deployment to an instance.
func (r *run) bringBack(what serving) func(lane int, at time.Duration, ok bool) {
	return func(lane int, at time.Duration, ok bool) {
		if !ok {
			r.serve(lane, at, unhealthy)
			return
		}
		r.up++
		r.newest[lane] = what == serveNew
		r.serve(lane, at, what)
	}
}

// check is the time given to CodeDeploy to find that a deployment cannot start.
const check = 2 * time.Second

// finish flies a deployment's wave and settles its status. It reports whether
// it succeeded.
func (r *run) finish(dep int, w *wave) bool {
	d := &r.deps[dep]
	if w.allowed == 0 {
		w.skipped = len(w.order)
		r.close(dep, d.from+check, failed, w)
		return false
	}
	end, ok := r.fly(w)
	status := failed
	if ok {
		status = succeeded
	}
	r.close(dep, end, status, w)
	return ok
}

// mayRollBack tells whether a rollback follows, and notes why not.
func (r *run) mayRollBack(at time.Duration, on bool) bool {
	why := ""
	switch {
	case !on:
		why = "off"
	case r.first:
		why = "first"
	case r.platform == onECS && r.hook == beforeInstall && r.fails:
		why = "early"
	case r.platform == blueGreen && !r.moved():
		why = "unmoved"
	case r.platform == inPlace && r.allowed == 0:
		why = "untouched"
	}
	if why != "" {
		r.note(at, "no-rollback", "", "why", why)
	}
	return why == ""
}
