package ecsrollout

import (
	"strconv"
	"time"

	"notelab/app/sim"
)

// rounds is how many attempts of a version that always fails are watched, and
// maxStarts bounds the tasks of a run.
const (
	rounds    = 4
	maxStarts = 4000
)

// signal is a change that comes by itself after its time.
type signal int

const (
	isRunning signal = iota
	isJudged
	isGone
	isShift
	isAlarm
	isCleanUp
)

// due is a signal on its way; n is the task it is about.
type due struct {
	at time.Duration
	is signal
	n  int
}

// plan lets something happen after a while.
func (r *run) plan(after time.Duration, is signal, n int) {
	r.queue = append(r.queue, due{r.now + after, is, n})
}

// next takes everything that is due at the next moment out of the queue, in the
// order in which it was planned: tasks that change together are decided upon
// together.
func (r *run) next() (at time.Duration, all []due) {
	at = never
	for _, d := range r.queue {
		at = min(at, d.at)
	}
	rest := r.queue[:0]
	for _, d := range r.queue {
		if d.at == at {
			all = append(all, d)
		} else {
			rest = append(rest, d)
		}
	}
	r.queue = rest
	return
}

// run is one deployment being simulated.
type run struct {
	config
	now    time.Duration
	queue  []due
	tasks  []task
	places []bool // taken
	count  count
	stage  stage
	target revision // what is being deployed: the older revision while rolling back
	share  int

	starts   int // of the new revision
	failures int // what the circuit breaker has counted
	lost     int // tasks of the new revision that failed
	shifts   int // done

	events  []sim.Event
	moves   []move
	states  []state
	stages  []entry
	outcome outcome
	over    time.Duration // when the deployment was decided
	end     time.Duration // of the picture: a little later
	bound   string
}

// Run implements sim.Simulator.
func (simulator) Run(v sim.Values) *sim.Trace {
	r := &run{config: configOf(v)}
	r.deploy()
	t := &sim.Trace{Values: v, Events: r.events, Figures: r.figures(), Documents: documents(v, r), End: r.end, Bound: r.bound, Model: r}
	t.Telling = r.telling()
	return t
}

func itoa(n int) string { return strconv.Itoa(n) }

// emit records an event; the pairs are its fields.
func (r *run) emit(kind, actor string, tone sim.Tone, pairs ...string) {
	e := sim.Event{At: r.now, Kind: kind, Actor: actor, Tone: tone}
	for i := 0; i+1 < len(pairs); i += 2 {
		e.Fields = append(e.Fields, sim.Field{Key: pairs[i], Value: pairs[i+1]})
	}
	r.events = append(r.events, e)
}

// enter begins a stage.
func (r *run) enter(s stage) {
	r.stage = s
	r.stages = append(r.stages, entry{r.now, s})
}

// deploy runs the whole deployment.
func (r *run) deploy() {
	for i := range r.desired {
		r.tasks = append(r.tasks, task{rev: older, place: i, ok: true, left: never, gone: never})
		r.places = append(r.places, true)
	}
	r.count.healthy[older] = r.desired
	r.target = newer
	watched := never
	if r.hopeless() && r.breaker == off {
		watched = rounds*(r.start+r.health+r.drain) + r.start/2
		if r.version == crash {
			watched = rounds*r.start + r.start/2
		}
	}
	r.begin()
	for {
		r.decide()
		r.note()
		if r.outcome != 0 {
			break
		}
		if r.starts >= maxStarts {
			r.bound = "events"
			r.finish(endless)
			break
		}
		at, all := r.next()
		if len(all) == 0 {
			r.stall()
			break
		}
		if at > watched {
			r.now = watched
			r.finish(endless)
			break
		}
		r.now = at
		var b batch
		for _, d := range all {
			b.take(r, d)
		}
		b.tell(r)
	}
	if r.end == 0 {
		r.end = r.over + max(r.over/12, 2*time.Second)
	}
}

// begin states what holds for the whole deployment.
func (r *run) begin() {
	if r.native() {
		r.emit("begin-native", "ECS", sim.Accent, "desired", itoa(r.desired), "seats", itoa(r.spare()))
		r.enter(scaleUp)
		return
	}
	n := r.desired
	r.emit("begin", "ECS", sim.Accent, "desired", itoa(n), "min", itoa(r.min), "max", itoa(r.max), "lower", itoa(r.lower), "upper", itoa(r.upper), "seats", itoa(r.spare()),
		"may-start", itoa(max(0, min(n, min(r.upper, r.seats)-n))), "may-stop", itoa(n-r.lower))
	r.enter(inProgress)
}

// spare is how many places are free at first, -1 without a limit.
func (r *run) spare() int {
	if r.seats == plenty {
		return -1
	}
	return r.seats - r.desired
}

// decide does whatever is allowed at this moment.
func (r *run) decide() {
	if r.native() {
		r.side()
	} else {
		r.roll()
	}
}

// note records the picture if it changed.
func (r *run) note() {
	s := state{r.now, r.count, r.share, r.failures}
	if n := len(r.states); n > 0 {
		last := r.states[n-1]
		if last.at = r.now; last == s {
			return
		}
		if r.states[n-1].at == r.now {
			r.states[n-1] = s
			return
		}
	}
	r.states = append(r.states, s)
}

// launch starts k tasks of a revision.
func (r *run) launch(rev revision, k int) {
	for range k {
		t := task{rev: rev, ok: true, began: r.now, ran: never, well: never, left: never, gone: never}
		for t.place < len(r.places) && r.places[t.place] {
			t.place++
		}
		if t.place == len(r.places) {
			r.places = append(r.places, true)
		}
		r.places[t.place] = true
		if rev == newer {
			r.starts++
			t.ok = r.succeeds(r.starts)
		}
		r.tasks = append(r.tasks, t)
		r.plan(r.start, isRunning, len(r.tasks)-1)
	}
	r.count.pending[rev] += k
}

// remove begins to stop a task.
func (r *run) remove(i int, failed bool) {
	t := &r.tasks[i]
	switch {
	case t.well != never:
		r.count.healthy[t.rev]--
	case t.ran != never:
		r.count.running[t.rev]--
	default:
		r.count.pending[t.rev]--
	}
	t.left, t.failed = r.now, failed
	after := r.drain
	if t.ran == never {
		after = 0 // nothing to deregister
	}
	if failed && after == 0 {
		t.gone = r.now
		r.places[t.place] = false
		return
	}
	if failed {
		r.count.failed++
	} else {
		r.count.leaving++
	}
	r.plan(after, isGone, i)
}

// stop begins to stop k healthy tasks of a revision, those in the lowest places
// first.
func (r *run) stop(rev revision, k int) {
	for place := 0; k > 0 && place < len(r.places); place++ {
		for i := range r.tasks {
			if t := &r.tasks[i]; k > 0 && t.place == place && t.rev == rev && t.healthy() {
				r.remove(i, false)
				k--
			}
		}
	}
}

// cancel stops all tasks of a revision that are not healthy and returns how
// many there were.
func (r *run) cancel(rev revision) (n int) {
	for i := range r.tasks {
		if t := &r.tasks[i]; t.rev == rev && t.alive() && t.well == never {
			r.remove(i, false)
			n++
		}
	}
	return
}

// finish decides the outcome. What is in no hurry to end is shown a little
// longer.
func (r *run) finish(o outcome) {
	r.outcome, r.over = o, r.now
	kind, tone := "complete", sim.Good
	switch o {
	case rolledBack:
		kind, tone = "rolled-back", sim.Wait
	case failedOutcome:
		kind, tone = "failed", sim.Bad
	case stuck:
		kind, tone = "still", sim.Bad
	case endless:
		kind, tone = "endless", sim.Bad
		if r.native() {
			kind = "endless-native"
		}
	}
	if o <= rolledBack {
		r.enter(completed)
	}
	r.emit(kind, "ECS", tone, "took", itoa(int(r.now/time.Millisecond)), "old", itoa(r.count.healthy[older]), "new", itoa(r.count.healthy[newer]), "lost", itoa(r.lost), "version", r.version)
	r.note()
}

// stall says why nothing moves, and watches for a while.
func (r *run) stall() {
	c := &r.count
	if r.native() {
		r.emit("blocked-native", "ECS", sim.Bad, "new", itoa(c.of(newer)), "desired", itoa(r.desired))
	} else if c.all() < r.upper {
		r.emit("blocked-room", "ECS", sim.Bad, "upper", itoa(r.upper), "all", itoa(c.all()), "lower", itoa(r.lower))
	} else {
		r.emit("blocked", "ECS", sim.Bad, "upper", itoa(r.upper), "all", itoa(c.all()), "lower", itoa(r.lower), "healthy", itoa(c.well()))
	}
	r.now += 2 * (r.start + r.health + r.drain)
	r.finish(stuck)
	r.end = r.now
}
