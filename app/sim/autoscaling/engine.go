package autoscaling

import (
	"strconv"
	"time"

	"notelab/app/sim"
)

// Simulator is the auto scaling simulator.
type Simulator struct{}

// New returns the simulator.
func New() sim.Simulator { return Simulator{} }

// Info implements sim.Simulator.
func (Simulator) Info() *sim.Info { return &info }

// Actors of events.
const (
	service  = "service"
	provider = "capacity-provider"
	schedule = "schedule"
	rollout  = "deployment"
)

const (
	good = sim.Good
	bad  = sim.Bad
	wait = sim.Wait
	flow = sim.Flow
)

// alarm counts consecutive breaching datapoints of one policy and side.
type alarm struct {
	count int
	on    bool
}

// pair is one thing of the high and one of the low side.
type pair[T any] struct{ high, low T }

// tick is the state at the end of one whole minute t, after everything that
// happens then. Load and readings are those of the minute before.
type tick struct {
	load, over                int64
	readings                  []reading
	alarms                    []pair[alarm]
	desired, min, max         int
	running, starting, queued int
	hosts                     []hostView
	starts                    []int // when the starting tasks will run
	demand                    demand
	held                      string // why nothing was removed, "" when something was
	deploying                 bool
}

// hostView is an instance as the stage draws it.
type hostView struct {
	id, ready         int
	up                bool
	running, starting int
}

// stretch is a time during which something holds.
type stretch struct{ from, to int }

// picture is what the stage, the figures and the questions need.
type picture struct {
	c     *config
	ticks []tick
	cool  pair[[]stretch] // cooldowns after scaling out and in
	moves []move
}

// move is one change of the desired count.
type move struct{ at, from, to int }

// engine runs one configuration.
type engine struct {
	c        *config
	t        int
	events   []sim.Event
	pic      *picture
	fleet    *fleet
	desired  int
	min, max int
	alarms   []pair[alarm]
	readings []reading
	added    int       // by scaling out in the running cooldown
	until    pair[int] // ends of the cooldowns
	idle     int       // datapoints of the capacity provider below its target
	said     map[string]string
	held     string
	tick     tick
}

// Run implements sim.Simulator.
func (Simulator) Run(v sim.Values) *sim.Trace {
	pic, events := run(read(v))
	return &sim.Trace{
		Values: v, Events: events, Figures: figures(pic), Documents: documents(pic.c),
		End: minute(pic.c.length), Model: pic,
	}
}

func minute(t int) time.Duration { return time.Duration(t) * time.Minute }

func run(c *config) (*picture, []sim.Event) {
	e := &engine{
		c: c, desired: c.tasks, min: c.min, max: c.max, fleet: newFleet(c),
		alarms: make([]pair[alarm], len(c.policies)), readings: make([]reading, len(c.policies)),
		pic: &picture{c: c, ticks: make([]tick, 0, c.length+1)}, said: map[string]string{},
	}
	e.emit("begin", service, sim.Plain, str("policy", c.policy), whole("tasks", c.tasks), whole("min", c.min), whole("max", c.max),
		whole("running", e.fleet.running()), num("load", c.loadAt(0)))
	for e.t = 0; e.t <= c.length; e.t++ {
		e.tick, e.held = tick{}, ""
		e.due()
		if e.t > 0 {
			e.measure()
			e.decide()
			if c.ec2 {
				e.provide()
			}
			e.arrivals()
		}
		e.record()
	}
	return e.pic, e.events
}

// due lets happen what the clock alone brings about.
func (e *engine) due() {
	c, t := e.c, e.t
	if c.shape != "steady" && t == c.from && c.peak != c.load {
		e.emit("load", "load", flow, str("shape", c.shape), num("from", c.load), num("to", c.peak), whole("span", c.span))
	}
	if c.shape == "spike" && t == c.from+c.span && c.peak != c.load {
		e.emit("load", "load", flow, str("shape", "back"), num("from", c.peak), num("to", c.load))
	}
	if c.deployAt < c.deployTo {
		switch t {
		case c.deployAt:
			e.emit("deploy", rollout, flow, whole("until", c.deployTo))
		case c.deployTo:
			e.emit("deployed", rollout, good)
		}
	}
	e.arrivals()
	if c.scheduled {
		switch t {
		case c.schedAt:
			e.min, e.max = c.schedMin, c.max
			if c.schedMax > 0 {
				e.max = c.schedMax
			}
			e.max = max(e.max, e.min)
			e.reschedule("set")
		case c.schedEnd:
			e.min, e.max = c.min, c.max
			e.reschedule("restore")
		case c.deployTo:
			if t > c.schedAt && e.desired > e.max && c.deployAt < c.deployTo {
				e.reschedule("late")
			}
		}
	}
}

func (e *engine) deploying() bool { return e.c.deployAt <= e.t && e.t < e.c.deployTo }

// reschedule moves the service into the range that a scheduled action set.
func (e *engine) reschedule(what string) {
	to := min(max(e.desired, e.min), e.max)
	held := ""
	if to < e.desired && e.deploying() {
		to, held = e.desired, "deploy"
	}
	e.emit("schedule", schedule, sim.Accent, str("what", what), whole("min", e.min), whole("max", e.max), whole("from", e.desired), whole("to", to), str("held", held))
	e.set(to)
}

// set changes the desired count.
func (e *engine) set(to int) {
	if to != e.desired {
		e.pic.moves = append(e.pic.moves, move{e.t, e.desired, to})
	}
	e.desired = to
	before := e.fleet.waiting()
	e.fleet.resize(e.t, to)
	if n := e.fleet.waiting(); n > before {
		e.emit("wait", service, wait, whole("count", n))
	}
}

// arrivals lets instances register and tasks begin to take load.
func (e *engine) arrivals() {
	up, running := e.fleet.settle(e.t)
	if up > 0 {
		e.emit("registered", provider, good, whole("count", up), whole("left", e.fleet.waiting()))
	}
	if running > 0 {
		e.emit("running", service, good, whole("count", running), whole("running", e.fleet.running()))
	}
}

// measure takes the datapoint of the minute that ends now and evaluates the
// alarms.
func (e *engine) measure() {
	c, before := e.c, &e.pic.ticks[e.t-1]
	load := c.loadAt(e.t - 1)
	e.tick.load, e.tick.over = load, max(load-int64(before.running)*c.capacity, 0)
	for i, p := range c.policies {
		r := c.read(p.metric, load, before.running)
		if r.d == 0 && (e.t == 1 || e.readings[i].d != 0) {
			e.emit("missing", p.metric, bad)
		}
		e.readings[i] = r
		high, low := c.breaches(p, r)
		a := &e.alarms[i]
		e.evaluate(&a.high, high, i, 0)
		e.evaluate(&a.low, low, i, 1)
	}
}

var sides = [2]string{"high", "low"}

func (e *engine) evaluate(a *alarm, breach bool, i, side int) {
	a.count++
	if !breach {
		a.count = 0
	}
	was := a.on
	a.on = a.count >= e.c.points[side]
	if a.on == was {
		return
	}
	tone, kind := sim.Muted, "ok"
	if a.on {
		kind, tone = "alarm", bad
		if side == 1 {
			tone = flow
		}
	}
	p := e.c.policies[i]
	e.emit(kind, p.metric+"-"+sides[side], tone, str("value", show(e.readings[i], p.metric)),
		str("threshold", e.c.threshold(p, side)), whole("points", e.c.points[side]))
}

func (e *engine) record() {
	c, f, k := e.c, e.fleet, &e.tick
	k.readings = append(k.readings, e.readings...)
	k.alarms = append(k.alarms, e.alarms...)
	k.desired, k.min, k.max = e.desired, e.min, e.max
	k.running, k.queued = f.running(), f.waiting()
	k.starting = len(f.tasks) - k.running - k.queued
	k.held, k.deploying = e.held, e.deploying()
	for _, x := range f.tasks {
		if x.host != nil && !x.runs {
			k.starts = append(k.starts, x.ready)
		}
	}
	if c.ec2 {
		k.demand = f.demand()
		k.hosts = f.view()
	}
	e.pic.ticks = append(e.pic.ticks, *k)
}

func (e *engine) emit(kind, actor string, tone sim.Tone, fields ...sim.Field) {
	kept := fields[:0]
	for _, f := range fields {
		if f.Value != "" {
			kept = append(kept, f)
		}
	}
	e.events = append(e.events, sim.Event{At: minute(e.t), Kind: kind, Actor: actor, Tone: tone, Fields: kept})
}

// hold says once why something does not happen, and again after it changed.
func (e *engine) hold(what, why string, fields ...sim.Field) {
	if e.said[what] == why {
		return
	}
	e.said[what] = why
	actor := service
	if what == "launch" || what == "terminate" {
		actor = provider
	}
	e.emit("hold", actor, wait, append([]sim.Field{str("what", what), str("why", why)}, fields...)...)
}

func str(key, value string) sim.Field { return sim.Field{Key: key, Value: value} }

func whole(key string, n int) sim.Field { return sim.Field{Key: key, Value: strconv.Itoa(n)} }

func num(key string, n int64) sim.Field { return sim.Field{Key: key, Value: sim.Thousands(n)} }
