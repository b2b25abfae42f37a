package lambdaconcurrency

import (
	"time"

	"notelab/app/sim"
)

// How much is drawn one by one: so many environments and requests of A at most.
const (
	fewEnvs     = 9
	fewRequests = 60
)

// columns is how many points a chart has at most.
const columns = 110

// column is a stretch of the run.
type column struct {
	to   int // its end in ticks, exclusive
	rate int // of A at the end
	// handled is the rate times the share that was handled of late: in the last
	// second, or as long as a cold request takes where that is longer, because
	// what began together ends together.
	handled float64
	all     [fns]admitted
	now     state // when A had most in flight
}

// state is what is in flight at a moment.
type state struct {
	flight                     [fns]int
	prov, warm, cold, idle     int      // of A: in use but for idle
	scale                      int      // environments A may start at once
	pool                       int      // in use
	throttled, served, started [fns]int // until then
}

// picture is what the stage draws.
type picture struct {
	c                *config
	fault            string
	pool             int
	width            int // ticks in a column
	cols             []column
	total            [fns]admitted
	spilt            int
	peak             int // most requests of A in flight
	envs             int // on-demand environments of A
	lanes            *lanes
	peakAt, firstBad int // ticks; firstBad is none without a throttle of A
}

// Run implements sim.Simulator.
func (Simulator) Run(v sim.Values) *sim.Trace {
	c := read(v)
	pic := &picture{c: c, fault: c.fault(), pool: c.pool(), firstBad: none}
	if pic.fault != "" {
		return &sim.Trace{Values: v, Events: refusal(pic), Figures: figures(pic), End: 2 * time.Second, Model: pic}
	}
	events := pic.run()
	t := &sim.Trace{Values: v, Events: events, Figures: figures(pic), End: ticks(c.length), Model: pic}
	t.Telling = pic.telling()
	return t
}

func ticks(n int) time.Duration { return time.Duration(n) * tick }

// run plays the run, watching it, and returns its events.
func (pic *picture) run() []sim.Event {
	c := pic.c
	e := newEngine(c)
	pic.width = (c.length + columns - 1) / columns
	pic.cols = make([]column, 0, columns)
	w := newWatch(pic, e)
	var log lanes
	e.run(func(k int, did *[fns]admitted) {
		if k%pic.width == 0 {
			pic.cols = append(pic.cols, column{})
		}
		col := &pic.cols[len(pic.cols)-1]
		a, now := &e.fn[fnA], &col.now
		for i := range did {
			col.all[i].add(&did[i])
			pic.total[i].add(&did[i])
		}
		flight := a.inFlight()
		if flight > pic.peak {
			pic.peak, pic.peakAt = flight, k
		}
		if did[fnA].throttled() > 0 && pic.firstBad == none {
			pic.firstBad = k
		}
		if a.prov > 0 {
			pic.spilt += did[fnA].warm + did[fnA].cold
		}
		if k%pic.width == 0 || flight >= now.flight[fnA] {
			now.prov, now.warm, now.cold, now.idle = a.busyProv, a.busy-a.cold, a.cold, a.idle
			now.scale, now.pool = a.scale.has, e.poolBusy
			for i := range e.fn {
				now.flight[i] = e.fn[i].inFlight()
			}
		}
		col.to, col.rate = k+1, c.rate(fnA, k)
		log.note(k, &did[fnA])
		w.look(k, did)
	})
	for n := range pic.cols {
		now := &pic.cols[n].now
		if n > 0 {
			last := &pic.cols[n-1].now
			now.throttled, now.served, now.started = last.throttled, last.served, last.started
		}
		for i := range pic.cols[n].all {
			d := &pic.cols[n].all[i]
			now.throttled[i] += d.throttled()
			now.served[i] += d.served()
			now.started[i] += d.cold
		}
	}
	pic.smooth()
	pic.envs = e.fn[fnA].envs
	if c.fn[fnA].prov+pic.envs <= fewEnvs && pic.total[fnA].n <= fewRequests {
		log.assign(c)
		pic.lanes = &log
	}
	return w.finish()
}

// smooth computes what columns show as handled.
func (pic *picture) smooth() {
	a := &pic.c.fn[fnA]
	over := (max(second, a.init+a.d) + pic.width - 1) / pic.width
	n, served := 0, 0
	for i := range pic.cols {
		col := &pic.cols[i]
		n += col.all[fnA].n
		served += col.all[fnA].served()
		if i >= over {
			n -= pic.cols[i-over].all[fnA].n
			served -= pic.cols[i-over].all[fnA].served()
		}
		if n > 0 {
			col.handled = float64(col.rate) * float64(served) / float64(n)
		}
	}
}

func (a *admitted) add(b *admitted) {
	a.n += b.n
	a.prov += b.prov
	a.warm += b.warm
	a.cold += b.cold
	for r := range a.thrown {
		a.thrown[r] += b.thrown[r]
	}
}

// at is the column that has ended last at a moment, or nil.
func (pic *picture) at(now int) *column {
	n := now / max(pic.width, 1)
	if now >= pic.c.length {
		n = len(pic.cols)
	}
	if n == 0 {
		return nil
	}
	return &pic.cols[min(n, len(pic.cols))-1]
}

// telling is a moment that shows the mechanism at work: late in a spike, or after
// a ramp.
func (pic *picture) telling() time.Duration {
	c := pic.c
	k := c.length * 3 / 4
	if c.shape == spike && c.from < c.length {
		k = min(c.from+c.span, c.length) - min(c.span, c.length-c.from)/8
	}
	if pic.lanes != nil {
		k = c.length * 9 / 10
	}
	if c.shape == ramp && c.from+c.span < c.length {
		k = c.length - (c.length-c.from-c.span)/3
	}
	return ticks(min(max(k, pic.peakAt, 1), c.length))
}
