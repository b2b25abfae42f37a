package autoscaling

// demand is what a capacity provider looks at.
type demand struct {
	m int // instances needed
	n int // instances running
}

// reservation returns CapacityProviderReservation in tenths of a percent,
// rounded.
func (d demand) reservation() int { return (2000*d.m + d.n) / (2 * d.n) }

// wants is how many instances bring the metric to the target: ceil(M / target).
func (d demand) wants(target int) int { return (100*d.m + target - 1) / target }

// demand counts the instances in use, and those that the waiting tasks would
// fill. A task waits only when no running instance has room.
func (f *fleet) demand() demand {
	d := demand{}
	for _, h := range f.hosts {
		if h.up {
			d.n++
		}
		if h.up && h.used > 0 {
			d.m++
		}
	}
	d.m += (f.waiting() + f.c.room - 1) / f.c.room
	return d
}

// provide is the loop of the capacity provider, once a minute.
func (e *engine) provide() {
	c, d := e.c, e.fleet.demand()
	wants := d.wants(c.reserve)
	if 100*d.m >= c.reserve*d.n {
		e.idle = 0
	} else {
		e.idle++
	}
	switch {
	case wants > len(e.fleet.hosts):
		more := min(wants, c.most) - len(e.fleet.hosts)
		if more <= 0 {
			e.hold("launch", "most")
			return
		}
		e.emit("launch", provider, flow, e.reserved(d, whole("count", more))...)
		for range more {
			e.fleet.launch(e.t, c.boot)
		}
	case e.idle >= lowPoints && wants < d.n:
		for _, h := range e.fleet.hosts {
			if e.t < h.launch+c.warmup {
				e.hold("terminate", "warmup")
				return
			}
		}
		fewer := min(d.n-max(wants, 1), max(d.n/2, 1))
		if fewer <= 0 {
			return
		}
		gone, lost := 0, 0
		for gone < fewer {
			h := e.leaver()
			if h == nil {
				break
			}
			lost += e.fleet.terminate(h)
			gone++
		}
		if gone == 0 {
			return
		}
		tone := good
		if lost > 0 {
			tone = bad
		}
		e.emit("terminate", provider, tone, e.reserved(d, whole("count", gone), whole("lost", lost))...)
		e.fleet.resize(e.t, e.desired)
	}
}

// leaver is the instance that goes next: the oldest one, with termination
// protection the oldest without tasks.
func (e *engine) leaver() *host {
	for _, h := range e.fleet.hosts {
		if h.up && (!e.c.protection || h.used == 0) {
			return h
		}
	}
	return nil
}
