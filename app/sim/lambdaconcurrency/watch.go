package lambdaconcurrency

import (
	"slices"
	"strconv"

	"notelab/app/sim"
)

// quiet is after how many ticks without it something counts as over.
const quiet = second / 2

// What can go on for a while: throttling for each reason, cold starts, spill-over.
const (
	phaseCold = reasons + iota
	phaseSpill
	phases
)

var phaseKinds = [phases]string{"limit", "scale", "rate", "cold", "spill"}

// phase is one stretch of something, as it is under way.
type phase struct {
	from, last int // from is none while nothing goes on
	n          int
}

// watch makes events of what happens in a run.
type watch struct {
	pic    *picture
	e      *engine
	on     [fns][phases]phase
	events []sim.Event
}

func newWatch(pic *picture, e *engine) *watch {
	w := &watch{pic: pic, e: e}
	for i := range w.on {
		for p := range w.on[i] {
			w.on[i][p].from = none
		}
	}
	return w
}

func (w *watch) add(k int, kind, actor string, t sim.Tone, fields ...string) {
	w.events = append(w.events, event(k, kind, actor, t, fields...))
}

func event(k int, kind, actor string, t sim.Tone, fields ...string) sim.Event {
	ev := sim.Event{At: ticks(k), Kind: kind, Actor: actor, Tone: t}
	for i := 0; i < len(fields); i += 2 {
		ev.Fields = append(ev.Fields, sim.Field{Key: fields[i], Value: fields[i+1]})
	}
	return ev
}

// begin tells the settings a run starts with.
func (w *watch) begin() {
	c := w.pic.c
	a := &c.fn[fnA]
	reserved := ""
	if a.reserved != none {
		reserved = strconv.Itoa(a.reserved)
	}
	w.add(0, "begin", "account", sim.Plain, "limit", itoa(c.limit), "reserved", reserved, "provisioned", itoa(a.prov), "pool", itoa(w.pic.pool))
	if a.reserved == 0 {
		w.add(0, "stopped", "A", sim.Bad)
	}
	if c.shape == steady || c.from >= c.length {
		return
	}
	w.add(c.from, "load", "A", sim.Flow, "shape", c.shape, "from", itoa(c.base), "to", itoa(c.peak), "span", inSeconds(c.span), "need", itoa(c.need(c.peak)))
	if end := c.from + c.span; c.shape == spike && end < c.length {
		w.add(end, "load", "A", sim.Flow, "shape", "back", "from", itoa(c.peak), "to", itoa(c.base), "need", itoa(c.need(c.base)))
	}
}

// need is the concurrency of A at a rate, rounded up: requests a second times
// seconds.
func (c *config) need(rate int) int { return (rate*c.fn[fnA].d + second - 1) / second }

func (w *watch) look(k int, did *[fns]admitted) {
	for i := range did {
		d := &did[i]
		for r, n := range d.thrown {
			w.goOn(k, i, r, n)
		}
		if i == fnA {
			w.goOn(k, i, phaseCold, d.cold)
			if w.e.fn[fnA].prov > 0 {
				w.goOn(k, i, phaseSpill, d.warm+d.cold)
			}
		}
	}
}

// goOn lets a phase go on, begin or end.
func (w *watch) goOn(k, i, p, n int) {
	on := &w.on[i][p]
	if on.from != none && k-on.last > quiet {
		w.end(i, p)
	}
	if n == 0 {
		return
	}
	if on.from == none {
		on.from, on.n = k, 0
		f := &w.e.fn[i]
		w.add(k, phaseKinds[p], fnNames[i], phaseTone(p), "flight", itoa(f.inFlight()), "where", w.place(i), "cap", itoa(w.cap(i)), "provisioned", itoa(f.prov))
	}
	on.last = k
	on.n += n
}

func phaseTone(p int) sim.Tone {
	switch p {
	case phaseCold, phaseSpill:
		return sim.Wait
	}
	return sim.Bad
}

// place says where the on-demand requests of a function run.
func (w *watch) place(i int) string {
	if w.e.fn[i].inPool() {
		return "pool"
	}
	return "reserved"
}

// cap is the concurrency a function can have at most where it runs.
func (w *watch) cap(i int) int {
	if f := &w.e.fn[i]; !f.inPool() {
		return f.reserved
	}
	return w.pic.pool
}

func (w *watch) end(i, p int) {
	on := &w.on[i][p]
	w.add(on.last, phaseKinds[p]+".over", fnNames[i], sim.Plain, "count", itoa(on.n), "for", inSeconds(on.last-on.from+1))
	on.from = none
}

// finish ends what still goes on and returns all events in order.
func (w *watch) finish() []sim.Event {
	for i := range w.on {
		for p := range w.on[i] {
			if on := w.on[i][p]; on.from != none && w.pic.c.length-on.last > quiet {
				w.end(i, p) // what goes on until the end has none
			}
		}
	}
	if l := w.pic.lanes; l != nil {
		w.requests(l)
	}
	later := w.events
	w.events = nil
	w.begin()
	w.events = append(w.events, later...)
	t := &w.pic.total[fnA]
	w.add(w.pic.c.length, "end", "A", sim.Plain, "requests", itoa(t.n), "served", itoa(t.served()), "throttled", itoa(t.throttled()), "cold", itoa(t.cold))
	slices.SortStableFunc(w.events, func(a, b sim.Event) int { return int(a.At - b.At) })
	return w.events
}

// requests tells each request of A instead of its phases.
func (w *watch) requests(l *lanes) {
	w.events = slices.DeleteFunc(w.events, func(e sim.Event) bool { return e.Actor == "A" })
	a := &w.pic.c.fn[fnA]
	for i := range l.sent {
		r := &l.sent[i]
		n := itoa(i + 1)
		if r.how == toNone {
			w.add(r.at, "thrown."+phaseKinds[r.why], "A", sim.Bad, "request", n, "where", w.place(fnA), "cap", itoa(w.cap(fnA)))
			continue
		}
		kind, tone := "provisioned", sim.Accent
		switch r.how {
		case toWarm:
			kind, tone = "warm", sim.Good
		case toCold:
			kind, tone = "started", sim.Wait
		}
		spilt := ""
		if a.prov > 0 && r.how != toProv {
			spilt = "1"
		}
		w.add(r.at, kind, "A", tone, "request", n, "environment", l.name(r.lane, a.prov), "until", inSeconds(r.ends(a)), "init", inSeconds(a.init), "spilt", spilt)
	}
}

// name is what an environment is called: P1, P2, then 1, 2.
func (l *lanes) name(lane, prov int) string {
	if lane < prov {
		return "P" + itoa(lane+1)
	}
	return itoa(lane - prov + 1)
}

// refusal is the run of a configuration that Lambda does not accept.
func refusal(pic *picture) []sim.Event {
	c := pic.c
	a := &c.fn[fnA]
	all := c.limit - pic.pool
	return []sim.Event{
		event(0, "ask", "account", sim.Plain, "limit", itoa(c.limit), "held", itoa(all), "left", itoa(pic.pool)),
		event(second, "refused."+pic.fault, "account", sim.Bad, "limit", itoa(c.limit), "held", itoa(all), "left", itoa(pic.pool), "most", itoa(c.limit-unreserved),
			"provisioned", itoa(a.prov), "reserved", itoa(a.reserved)),
	}
}
