package codedeploy

import "time"

// replace is a blue/green deployment on EC2. Lanes below n are replacements,
// the others originals.
func (r *run) replace() {
	d := &r.deps[0]
	green := &wave{allowed: r.allowed, rail: coreRail, started: r.takeOut, settled: func(lane int, at time.Duration, ok bool) {
		if !ok {
			r.serve(lane, at, unhealthy)
			return
		}
		r.up++
		r.newest[lane] = true
		r.serve(lane, at, registered)
	}}
	for lane := range r.n {
		green.order = append(green.order, lane)
	}
	green.urgent = len(green.order)
	r.open(0)
	if r.allowed == 0 {
		green.skipped = r.n
		r.close(0, check, failed, green)
		r.mayRollBack(check, r.rollback)
		return
	}
	now, ok := r.fly(green)
	if !ok {
		r.close(0, now, failed, green)
		r.mayRollBack(now, r.rollback)
		return
	}
	d.ready = now
	if r.manual {
		r.note(now, "ready", "", "wait", minutesOf(r.readyWait))
		if r.resumeAt == 0 || r.resumeAt > r.readyWait {
			now += r.readyWait
			r.close(0, now, stopped, green)
			return
		}
		now += r.resumeAt
	}
	d.resumed = now
	r.note(now, "reroute", "", "manual", flag(r.manual))

	// Replacements are registered within the same slack.
	reroute := &wave{at: now, allowed: r.allowed, rail: allowRail, settled: func(lane int, at time.Duration, ok bool) {
		if !ok {
			r.up--
			r.serve(lane, at, unhealthy)
		}
	}}
	for lane := range r.n {
		if r.doing[lane] == registered {
			reroute.order = append(reroute.order, lane)
		}
	}
	reroute.urgent = len(reroute.order)
	now, ok = r.fly(reroute)
	if !ok {
		r.close(0, now, failed, reroute)
		r.reroute(now)
		return
	}
	// The originals are deregistered; none of them may fail.
	blue := &wave{at: now, allowed: r.n, rail: blockRail}
	for lane := r.n; lane < 2*r.n; lane++ {
		blue.order = append(blue.order, lane)
	}
	now, _ = r.fly(blue)
	if blue.failed > 0 {
		r.close(0, now, failed, blue)
		r.reroute(now)
		return
	}
	blue.failed, blue.allowed, blue.urgent = green.failed+reroute.failed, r.allowed, green.urgent
	r.close(0, now, succeeded, blue)
}

// moved reports whether any replacement takes traffic.
func (r *run) moved() bool {
	for lane := range r.n {
		if r.wired[lane] {
			return true
		}
	}
	return false
}

// wire registers a lane of a blue/green deployment with the load balancer, or
// takes it out.
func (r *run) wire(b *bar) {
	switch {
	case b.e == allow && b.how == fine:
		r.wired[b.lane] = true
		what := serveNew
		if b.lane >= r.n {
			what = serveOld
		}
		r.serve(b.lane, b.to, what)
	case b.e == block && b.how == fine:
		r.wired[b.lane] = false
		what := registered
		if b.lane >= r.n {
			what = out
		}
		r.serve(b.lane, b.from, what)
	}
}

// reroute is the rollback of a blue/green deployment: originals that lost
// their traffic are registered again, then replacements are deregistered.
func (r *run) reroute(at time.Duration) {
	if !r.mayRollBack(at, r.rollback) {
		return
	}
	r.deps = append(r.deps, deployment{id: nextID, revision: oldRevision, from: at})
	r.open(1)
	back := &wave{dep: 1, at: at, allowed: r.n, rail: allowRail}
	away := &wave{dep: 1, allowed: r.n, rail: blockRail}
	for lane := range r.lanes {
		switch {
		case lane >= r.n && !r.wired[lane]:
			back.order = append(back.order, lane)
		case lane < r.n && r.wired[lane]:
			away.order = append(away.order, lane)
		}
	}
	away.at, _ = r.fly(back)
	now, _ := r.fly(away)
	r.close(1, now, succeeded, away)
}
