package lambdainvoke

import (
	"slices"
	"strconv"
	"time"

	"notelab/app/sim"
)

// fate is where an event ends.
type fate int

const (
	open     fate = iota
	done          // processed
	returned      // back at the caller, with an error
	kept          // in a dead-letter queue, at a destination, or both
	lost          // discarded without a copy
	expired       // deleted by the source when its retention ended
)

// look is what happens to a record in a stretch of its life.
type look int

const (
	behind  look = iota // not read yet
	waiting             // held for the next attempt
	worked              // in a run that did it
	failed              // in a run that failed
	refused             // in a call that was throttled
	skipped             // many attempts that are told as one
)

// span is a stretch of a record's life.
type span struct {
	from, to time.Duration
	look     look
	n        int // attempts that are skipped
}

// record is one event, message or record.
type record struct {
	spans    []span
	fate     fate
	at       time.Duration // of its fate
	worked   int           // how often it was processed without an error of its own
	received int
	visible  time.Duration
	more     time.Duration // when the telling of attempts stopped
}

// result is what a call of the function came to.
type result int

const (
	ok result = iota
	threw
	partly // the function reported what failed
	throttled
)

// run is one configuration on its way.
type run struct {
	*config
	recs   []record
	events []sim.Event
	tries  int // calls of the function, throttled ones among them
	runs   int // calls that reached it
	quiet  bool
	untold int // tries that were not told, since the telling stopped
	// What is known about what was discarded first.
	condition   string
	approx      int // how often it was run
	first, last int // its records
	discarded   time.Duration
	until       time.Duration // everything has its fate
	lastResult  result
}

func simulate(c *config) *run {
	r := &run{config: c, recs: make([]record, c.records)}
	switch c.kind {
	case direct:
		r.answer()
	case async:
		r.event()
	case queue:
		r.messages()
	default:
		r.shard()
	}
	slices.SortStableFunc(r.events, func(a, b sim.Event) int { return int(min(max(a.At-b.At, -1), 1)) })
	r.unused()
	return r
}

// all lists every record.
func (r *run) all() []int { return r.range_(0, len(r.recs)) }

func (r *run) range_(from, to int) []int {
	list := make([]int, 0, to-from)
	for i := from; i < to; i++ {
		list = append(list, i)
	}
	return list
}

// call invokes the function with records at a moment: when it ends, what it
// comes to, and at which place of the list the first record stands that failed.
func (r *run) call(at time.Duration, recs []int) (end time.Duration, res result, bad int) {
	r.tries++
	end = at + work
	res, bad = r.comes(recs)
	r.lastResult = res
	if res == throttled {
		r.untoldTry()
		for _, i := range recs {
			r.span(i, at, at, refused)
		}
		r.tell(at, "throttle", recs, sim.Wait)
		return at, res, 0
	}
	r.runs++
	if res == threw && r.failure == timedOut {
		end = at + r.timeout
	}
	r.untoldTry()
	r.tell(at, "invoke", recs, sim.Flow, "n", strconv.Itoa(r.runs))
	for p, i := range recs {
		seen := failed
		switch {
		case res == ok, res == partly && p < bad, res == partly && p > bad && r.id == "sqs":
			seen = worked
		}
		r.span(i, at, end, seen)
		if seen == worked || r.poison > 0 && p < bad {
			r.recs[i].worked++
		}
	}
	return end, res, bad
}

func (r *run) untoldTry() {
	if r.quiet {
		r.untold++
	}
}

// comes decides what the call that was just counted comes to.
func (r *run) comes(recs []int) (result, int) {
	switch r.failure {
	case none:
		return ok, 0
	case poison:
		bad := slices.Index(recs, r.poison-1)
		switch {
		case bad < 0:
			return ok, 0
		case r.partial:
			return partly, bad
		}
		return threw, bad
	}
	if r.times > 0 && r.tries > r.times {
		return ok, 0
	}
	if r.failure == throttle {
		return throttled, 0
	}
	return threw, 0
}

// span adds a stretch to a record's life; what is not told is one long stretch.
func (r *run) span(i int, from, to time.Duration, l look) {
	if !r.quiet {
		p := &r.recs[i]
		p.spans = append(p.spans, span{from, to, l, 0})
	}
}

// wait lets records wait from one moment to another.
func (r *run) wait(recs []int, from, to time.Duration, l look) {
	for _, i := range recs {
		if to > from {
			r.span(i, from, to, l)
		}
	}
}

// hush stops telling: the same goes on until loud.
func (r *run) hush(recs []int, at time.Duration) {
	if r.quiet {
		return
	}
	for _, i := range recs {
		r.wait([]int{i}, r.recs[i].seen(), at, behind)
		r.recs[i].more = at
	}
	r.quiet = true
}

// loud goes on telling at a moment, and says how much was not told.
func (r *run) loud(recs []int, at time.Duration) {
	if !r.quiet {
		return
	}
	r.quiet = false
	from := at
	for _, i := range recs {
		if m := r.recs[i].more; m > 0 {
			r.recs[i].spans = append(r.recs[i].spans, span{m, at, skipped, r.untold})
			r.recs[i].more = 0
			from = min(from, m)
		}
	}
	r.tellNow(from, "more", recs, sim.Wait, "n", strconv.Itoa(r.untold), "until", sim.FormatDuration(at))
	r.untold = 0
}

// end gives records their fate.
func (r *run) end(recs []int, at time.Duration, f fate) {
	for _, i := range recs {
		r.recs[i].fate, r.recs[i].at = f, at
	}
	r.until = max(r.until, at)
}

func (r *run) tell(at time.Duration, kind string, recs []int, tone sim.Tone, pairs ...string) {
	if !r.quiet {
		r.tellNow(at, kind, recs, tone, pairs...)
	}
}

func (r *run) tellNow(at time.Duration, kind string, recs []int, tone sim.Tone, pairs ...string) {
	e := sim.Event{At: at, Kind: kind, Actor: r.actor(kind), Tone: tone}
	e.Fields = append(make([]sim.Field, 0, 2+len(pairs)/2), sim.Field{Key: "caller", Value: r.id}, sim.Field{Key: "recs", Value: listed(recs)})
	for i := 0; i+1 < len(pairs); i += 2 {
		e.Fields = append(e.Fields, sim.Field{Key: pairs[i], Value: pairs[i+1]})
	}
	r.events = append(r.events, e)
}

// listed writes records by their numbers: "1-3,5".
func listed(recs []int) string {
	s := ""
	for i := 0; i < len(recs); i++ {
		j := i
		for j+1 < len(recs) && recs[j+1] == recs[j]+1 {
			j++
		}
		if s != "" {
			s += ","
		}
		s += strconv.Itoa(recs[i] + 1)
		if j > i {
			s += "-" + strconv.Itoa(recs[j]+1)
		}
		i = j
	}
	return s
}

// fault tells how a run failed, and why that fails all of its records.
func (r *run) fault(at time.Duration, recs []int) {
	kind := "error"
	if r.failure == timedOut {
		kind = "timeout"
	} else if r.poison > 0 && r.batched() {
		kind = "poison"
	}
	if r.batched() {
		kind += "-batch"
	}
	r.tell(at, kind, recs, sim.Bad, "k", strconv.Itoa(r.poison), "timeout", sim.FormatDuration(r.timeout))
}

// doubled is a gap that starts at a second and doubles up to a limit.
func doubled(n int, limit time.Duration) time.Duration {
	d := time.Second
	for ; n > 0 && d < limit; n-- {
		d *= 2
	}
	return min(d, limit)
}

// unused says what was set but serves another way of invoking.
func (r *run) unused() {
	if r.until == 0 || !slices.ContainsFunc(r.recs, func(p record) bool { return p.fate != done }) {
		return
	}
	dlq, destination := r.keeps()
	if r.dlq && !dlq {
		r.tellNow(r.until, "unused-dlq", nil, sim.Muted)
	}
	if r.destination && !destination {
		r.tellNow(r.until, "unused-destination", nil, sim.Muted)
	}
}
