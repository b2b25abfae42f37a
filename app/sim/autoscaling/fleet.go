package autoscaling

// task is one task of the service.
type task struct {
	host  *host // nil while it waits in PROVISIONING
	ready int   // when it begins to take load
	runs  bool
}

// host is one instance of the group; Fargate is one host without a limit.
type host struct {
	id            int
	launch, ready int
	up            bool
	used          int // tasks on it, starting ones too
}

// fleet is what runs: tasks in the order they were asked for, hosts oldest
// first.
type fleet struct {
	c      *config
	tasks  []*task
	hosts  []*host
	lastID int
}

func newFleet(c *config) *fleet {
	f := &fleet{c: c}
	n := 1
	if c.ec2 {
		n = c.instances
	}
	for range n {
		f.launch(0, 0)
	}
	for range c.tasks {
		f.tasks = append(f.tasks, &task{})
	}
	f.place(0, 0)
	return f
}

// launch asks for one instance; an age of 0 is one that was there before.
func (f *fleet) launch(t, boot int) {
	f.lastID++
	h := &host{id: f.lastID, launch: t, ready: t + boot}
	if t == 0 {
		h.up = true
		h.launch = -f.c.warmup // long warm
	}
	f.hosts = append(f.hosts, h)
}

// place puts waiting tasks on hosts with room, in order: on the fullest
// (binpack) or the emptiest (spread), the older of two equals.
func (f *fleet) place(t, startup int) {
	for _, k := range f.tasks {
		if k.host != nil {
			continue
		}
		var best *host
		for _, h := range f.hosts {
			if !h.up || f.c.ec2 && h.used >= f.c.room {
				continue
			}
			if best == nil || f.c.spread && h.used < best.used || !f.c.spread && h.used > best.used {
				best = h
			}
		}
		if best == nil {
			return
		}
		best.used++
		k.host, k.ready, k.runs = best, t+startup, startup == 0
	}
}

// settle lets everything that is due happen: instances register, waiting tasks
// find room, started tasks take load. It returns how many of each.
func (f *fleet) settle(t int) (up, running int) {
	for _, h := range f.hosts {
		if !h.up && h.ready <= t {
			h.up = true
			up++
		}
	}
	before := f.running()
	f.place(t, f.c.startup)
	for _, k := range f.tasks {
		k.runs = k.host != nil && k.ready <= t
	}
	return up, f.running() - before
}

// resize starts or stops tasks until there are as many as desired. Protected
// tasks stay.
func (f *fleet) resize(t, desired int) {
	for len(f.tasks) < desired {
		f.tasks = append(f.tasks, &task{})
	}
	for len(f.tasks) > max(desired, min(f.c.protected, f.running())) {
		f.stop(f.victim())
	}
	f.place(t, f.c.startup)
}

// victim is the task that scale-in stops: one that does not run yet before one
// that does; with binpack from the emptiest host, with spread from the fullest;
// the newest of equals.
func (f *fleet) victim() int {
	best, rank := 0, -1
	for i, k := range f.tasks {
		r := 0
		switch {
		case k.host == nil:
			r = 3000
		case !k.runs:
			r = 2000
		}
		if k.host != nil && f.c.ec2 {
			if f.c.spread {
				r += k.host.used
			} else {
				r += 1000 - k.host.used
			}
		}
		if r >= rank {
			best, rank = i, r
		}
	}
	return best
}

func (f *fleet) stop(i int) {
	if h := f.tasks[i].host; h != nil {
		h.used--
	}
	f.tasks = append(f.tasks[:i], f.tasks[i+1:]...)
}

// terminate ends an instance; its tasks are to be started again elsewhere. It
// returns how many they are.
func (f *fleet) terminate(h *host) (lost int) {
	for i := len(f.tasks) - 1; i >= 0; i-- {
		if f.tasks[i].host == h {
			f.stop(i)
			lost++
		}
	}
	for i := range f.hosts {
		if f.hosts[i] == h {
			f.hosts = append(f.hosts[:i], f.hosts[i+1:]...)
			break
		}
	}
	return lost
}

func (f *fleet) running() int {
	n := 0
	for _, k := range f.tasks {
		if k.runs {
			n++
		}
	}
	return n
}

func (f *fleet) waiting() int {
	n := 0
	for _, k := range f.tasks {
		if k.host == nil {
			n++
		}
	}
	return n
}

// view returns the instances as the stage draws them.
func (f *fleet) view() []hostView {
	out := make([]hostView, len(f.hosts))
	for i, h := range f.hosts {
		out[i] = hostView{id: h.id, ready: h.ready, up: h.up, starting: h.used}
		for _, k := range f.tasks {
			if k.host == h && k.runs {
				out[i].running++
				out[i].starting--
			}
		}
	}
	return out
}
