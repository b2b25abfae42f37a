package ebdeploy

import (
	"strconv"
	"time"

	"notelab/app/sim"
	"notelab/app/sim/fleet"
)

const never = fleet.Never

// outcome is how a deployment ends.
type outcome int

const (
	succeeded outcome = iota + 1
	reverted          // by Elastic Beanstalk
	restored          // by hand
	broken            // nobody brings v1 back
)

// stretch is a named part of the run; no and of number it within its kind.
type stretch struct {
	from   time.Duration
	kind   string
	no, of int
	ver    version
}

// run is one deployment being simulated.
type run struct {
	config
	now    time.Duration
	all    []*instance
	env    []int // the instances of the environment that clients reach
	groups []group
	extra  []int // the additional batch, while there is one
	share  int   // see snapshot
	lost   int

	noticed time.Duration // when a late fault shows; never before v2 got requests
	shown   bool          // it has shown

	events    []sim.Event
	states    []snapshot
	stretches []stretch
	outcome   outcome
	over      time.Duration // when the deployment is decided
	end       time.Duration // of the picture
	telling   time.Duration
}

// Run implements sim.Simulator.
func (simulator) Run(v sim.Values) *sim.Trace {
	r := simulate(configOf(v))
	return &sim.Trace{Values: v, Events: r.events, Figures: r.figures(), Documents: documents(v, r), End: r.end, Telling: r.telling, Model: r}
}

// simulate runs a whole deployment, and what follows when it fails.
func simulate(c config) *run {
	r := &run{config: c, share: -1, noticed: never}
	r.env = r.add(group{kind: "old"}, c.n, serving, v1)
	if c.policy == splitting || c.policy == blueGreen {
		r.share = 0
	}
	r.emit("begin", sim.Accent, "policy", c.policy, "n", itoa(c.n), "batch", itoa(c.batch), "batches", itoa(c.batches), "percent", itoa(c.percent))
	if r.follow(r.roll(v2)); r.telling == 0 {
		r.telling = r.over
	}
	r.note()
	r.end = r.now + max(r.now/12, 2*time.Second)
	r.telling = min(r.telling, r.end)
	return r
}

// roll deploys a version by the policy and reports whether it went through.
func (r *run) roll(to version) bool {
	switch r.policy {
	case immutable:
		return r.replace(to)
	case splitting:
		return r.split(to)
	case blueGreen:
		return r.swap(to)
	}
	return r.batchwise(to)
}

// complete decides a deployment that got through, unless what it deployed does
// not work.
func (r *run) complete(to version) {
	switch {
	case to == v1:
		r.finish(restored)
	case r.version == fine:
		r.finish(succeeded)
	default:
		r.enter("live", 0, 0, to)
	}
}

// follow is what comes after a version that does not work where Elastic
// Beanstalk leaves it to people: the fault shows, and somebody brings the old
// version back.
func (r *run) follow(through bool) {
	if r.outcome != 0 {
		return
	}
	if r.version == late {
		r.wait(r.noticed - r.now)
	}
	if !r.acts {
		r.finish(broken)
		r.telling = r.now + r.check/2
		r.wait(r.check)
		return
	}
	r.enter("react", 0, 0, v2)
	act := min(r.noticed, r.now) + r.react
	r.telling = r.now + max(0, act-r.now)/2
	r.wait(act - r.now)
	r.emit("redeploy", sim.Wait, "policy", r.policy, "through", strconv.FormatBool(through))
	r.roll(v1)
}

func itoa(n int) string { return strconv.Itoa(n) }

// millis writes a duration as a field.
func millis(d time.Duration) string { return strconv.FormatInt(int64(d/time.Millisecond), 10) }

// emit records an event; the pairs are its fields.
func (r *run) emit(kind string, tone sim.Tone, pairs ...string) {
	e := sim.Event{At: r.now, Kind: kind, Actor: actors[kind], Tone: tone}
	for i := 0; i+1 < len(pairs); i += 2 {
		e.Fields = append(e.Fields, sim.Field{Key: pairs[i], Value: pairs[i+1]})
	}
	r.events = append(r.events, e)
}

// enter begins a stretch.
func (r *run) enter(kind string, no, of int, ver version) {
	r.stretches = append(r.stretches, stretch{r.now, kind, no, of, ver})
}

// finish decides the outcome.
func (r *run) finish(o outcome) {
	r.outcome, r.over = o, r.now
	c := r.count()
	tone := sim.Good
	if o == broken {
		tone = sim.Bad
	} else if o != succeeded {
		tone = sim.Wait
	}
	r.emit("finish", tone, "outcome", outcomes[o].name, "took", millis(r.now), "old", itoa(c.serving[v1]), "new", itoa(c.serving[v2]), "out", itoa(c.failed), "version", r.version)
	r.enter("done", 0, 0, v2)
}

// add puts a group of new instances into the picture and returns their numbers.
func (r *run) add(g group, n int, is state, ver version) []int {
	g.first, g.from, g.to, g.ver = len(r.all), r.now, never, ver
	r.groups = append(r.groups, g)
	return r.grow(n, is, ver)
}

// grow adds instances to the group that was added last.
func (r *run) grow(n int, is state, ver version) (ids []int) {
	for range n {
		ids = append(ids, len(r.all))
		r.all = append(r.all, &instance{[]life{{r.now, is, ver}}})
	}
	return
}

// group is the group that was added last.
func (r *run) group() *group { return &r.groups[len(r.groups)-1] }

// set puts instances into a state; what is already gone stays so.
func (r *run) set(ids []int, is state, ver version) {
	for _, id := range ids {
		i := r.all[id]
		l := life{r.now, is, ver}
		if old := i.last(); old.is == is && old.ver == ver || old.is == gone {
			continue
		} else if old.from == r.now {
			i.lives[len(i.lives)-1] = l
		} else {
			i.lives = append(i.lives, l)
		}
		if is == serving && ver == v2 && r.version == late && r.noticed == never {
			r.noticed = r.now + r.detect
		}
	}
}

// in returns those of some instances that are in a state.
func (r *run) in(ids []int, is state) (out []int) {
	for _, id := range ids {
		if r.all[id].last().is == is {
			out = append(out, id)
		}
	}
	return
}

// dismiss terminates instances: the load balancer first lets go of those that get
// requests. It returns how long that takes; bury then removes them.
func (r *run) dismiss(ids []int) time.Duration {
	var d time.Duration
	for _, id := range ids {
		if l := r.all[id].last(); l.is == serving {
			r.set([]int{id}, leaving, l.ver)
			d = r.drain
		} else {
			r.set([]int{id}, gone, l.ver)
		}
	}
	return d
}

func (r *run) bury(ids []int) { r.set(ids, gone, v1) }

// count counts the instances as they are now.
func (r *run) count() (c count) {
	for _, i := range r.all {
		switch l := i.last(); l.is {
		case serving:
			c.serving[l.ver]++
		case idle:
			c.idle[l.ver]++
		case checking:
			c.checking++
		case launching, deploying:
			c.starting++
		case draining:
			c.draining++
		case failed:
			c.failed++
		case leaving:
			c.ending++
		}
	}
	return
}

// note records the picture if it changed.
func (r *run) note() {
	s := snapshot{r.now, r.count(), r.share, r.lost}
	n := len(r.states)
	if n > 0 && r.states[n-1].at == r.now {
		r.states[n-1] = s
		return
	}
	if n > 0 {
		if last := r.states[n-1]; last.count == s.count && last.share == s.share && last.lost == s.lost {
			return
		}
	}
	r.states = append(r.states, s)
}

// wait lets time pass. A late fault that shows meanwhile is told at its moment.
func (r *run) wait(d time.Duration) {
	r.note()
	to := r.now + max(0, d)
	if !r.shown && r.noticed <= to {
		r.now, r.shown = max(r.now, r.noticed), true
		new, _, whole := r.states[len(r.states)-1].part()
		r.emit("shows", sim.Bad, "after", millis(r.detect), "share", itoa(new*100/whole))
	}
	r.now = to
}

// holds lets time pass and reports whether new instances that are judged beside
// the old ones stay healthy: a late fault ends the wait.
func (r *run) holds(to version, d time.Duration) bool {
	if to == v2 && r.caught() && r.noticed <= r.now+d {
		r.wait(r.noticed - r.now)
		return false
	}
	r.wait(d)
	return true
}
