package cfngraph

import (
	"strings"
	"time"

	"notelab/app/sim"
)

// run is one operation on a stack and all that came of it.
type run struct {
	op        string
	fails     string // the resource that cannot be created or updated
	stuck     string // the resource that cannot be deleted or put back
	onFailure string
	then      string
	even      bool // every resource takes the same time

	template *template
	update   *update // of an update
	units    []unit
	needs    [][]int // of the template that is deployed
	oldNeeds [][]int // of the template the stack had
	depth    []int   // of the graph that is drawn
	drawn    [][]int // its edges
	loop     []int   // a cycle, when there is one
	refusal  *refusal

	now      time.Duration
	lives    []life
	stack    []mark // the stack's statuses
	spared   []int
	restored map[int]bool
	kept     int // what a clean-up could not delete

	events []sim.Event
	end    time.Duration
	plan   *plan // of the picture
}

// Run implements sim.Simulator.
func (simulator) Run(v sim.Values) *sim.Trace {
	r := &run{
		op: v.Get("op"), fails: v.Get("fails"), stuck: v.Get("stuck"), onFailure: v.Get("on-failure"), then: v.Get("then"),
		even: v.Get("pace") == "even", restored: map[int]bool{},
	}
	r.template = readTemplate(v.Get("template"), v.List("parameters"))
	r.prepare(v)
	if r.refusal == nil {
		r.operate()
	} else {
		r.turnDown()
	}
	r.end = max(r.now, time.Second)
	r.end += max(r.end/20, time.Second)
	r.plan = planOf(r)
	t := &sim.Trace{Values: v, Events: r.events, Figures: r.figures(), Documents: r.documents(), End: r.end, Model: r}
	t.Telling = r.telling()
	return t
}

// prepare works out what the operation does to each resource, or why it is
// turned down.
func (r *run) prepare(v sim.Values) {
	t := r.template
	r.refusal = t.bad
	var changes []string
	if r.op == opUpdate {
		changes = v.List("changes")
	}
	r.update = planUpdate(t, changes, r.onFailure == onPreserve)
	r.units = r.update.units
	for i := range r.units {
		if r.op == opCreate {
			r.units[i].plan, r.units[i].inOld = create, false
		}
	}
	r.needs, r.oldNeeds = needsOf(r.units, false), needsOf(r.units, true)
	if r.op == opDelete {
		r.needs = r.oldNeeds
	}
	// The picture shows the new template, and what is taken out of the old one.
	r.drawn = make([][]int, len(r.units))
	copy(r.drawn, r.needs)
	for i := range r.units {
		if !r.units[i].inNew {
			r.drawn[i] = r.oldNeeds[i]
		}
	}
	var stuck []int
	if r.depth, stuck = depths(r.drawn); len(stuck) > 0 && r.refusal == nil {
		r.loop = circle(r.drawn, r.depth, stuck)
		r.refusal = &refusal{message: "Circular dependency between resources: [" + strings.Join(r.idsOf(stuck), ", ") + "]", code: "circular", ids: r.idsOf(r.loop)}
	}
	if r.refusal == nil && r.op == opDelete && v.Flag("protection") {
		r.refusal = &refusal{message: "Stack [" + stackName + "] cannot be deleted while TerminationProtection is enabled", code: "protected"}
	}
	if r.refusal == nil && r.op == opUpdate {
		changed, left := false, 0
		for i := range r.units {
			changed = changed || r.units[i].plan != keep
			if r.units[i].inNew {
				left++
			}
		}
		switch {
		case left == 0:
			r.refusal = &refusal{message: "Template format error: At least one Resources member must be defined.", code: "empty"}
		case !changed:
			r.refusal = &refusal{message: "No updates are to be performed.", code: "nothing"}
			if len(r.update.futile) > 0 {
				r.refusal.code = "futile"
			}
		}
	}
}

// operate carries the operation out.
func (r *run) operate() {
	r.lives = make([]life, len(r.units))
	for i := range r.lives {
		r.lives[i] = life{now: -1, past: -1}
		if r.op != opCreate && r.units[i].inOld {
			r.lives[i].now = 0
			r.lives[i].pieces = []piece{{gone: never, out: never, done: true}}
		}
	}
	switch r.op {
	case opUpdate:
		r.runUpdate()
	case opDelete:
		r.runDelete()
	default:
		r.runCreate()
	}
	if r.lastStatus() == deleteComplete { // there is no stack any more
		for i := range r.lives {
			for p := range r.lives[i].pieces {
				if x := &r.lives[i].pieces[p]; x.gone == never && x.out == never {
					x.out = r.now
				}
			}
		}
	}
}

// lastStatus is the stack's status at the end: the one before the request, when
// that was turned down, and none where no stack came about.
func (r *run) lastStatus() status {
	switch {
	case len(r.stack) > 0:
		return r.stack[len(r.stack)-1].is
	case r.op == opCreate:
		return none
	}
	return createComplete
}

// stackAt is the stack's status at a moment.
func (r *run) stackAt(at time.Duration) status {
	s := none
	if r.op != opCreate {
		s = createComplete
	}
	for _, m := range r.stack {
		if m.at <= at {
			s = m.is
		}
	}
	return s
}

func (r *run) idsOf(units []int) []string {
	out := make([]string, len(units))
	for i, u := range units {
		out[i] = r.units[u].id
	}
	return out
}

// names writes the ids of units as a list, in the order of the template.
func (r *run) names(units []int) string {
	var out []string
	for i := range r.units {
		for _, u := range units {
			if u == i {
				out = append(out, r.units[i].id)
				break
			}
		}
	}
	return strings.Join(out, ", ")
}

// event appends what happened now.
func (r *run) event(kind, actor string, tone sim.Tone, fields ...string) {
	e := sim.Event{At: r.now, Kind: kind, Actor: actor, Tone: tone}
	for i := 0; i+1 < len(fields); i += 2 {
		if fields[i+1] != "" {
			e.Fields = append(e.Fields, sim.Field{Key: fields[i], Value: fields[i+1]})
		}
	}
	r.events = append(r.events, e)
}

// turn gives the stack another status.
func (r *run) turn(s status, why string) {
	r.stack = append(r.stack, mark{at: r.now, is: s})
	kept := ""
	if r.kept > 0 && s != updateCleanup {
		kept = itoa(r.kept)
	}
	left := 0
	if s == deleteComplete || s == rollbackComplete {
		for i := range r.lives {
			for _, x := range r.lives[i].pieces {
				if x.gone == never {
					left++
				}
			}
		}
	}
	rest := ""
	if left > 0 {
		rest = itoa(left)
	}
	r.event("stack", "stack", s.tone(), "status", s.String(), "why", why, "kept", kept, "left", rest)
}

// begin, finish, fail and cancel tell what happens to a unit's job.
func (r *run) begin(i int, j *job, needs []int, last map[int]bool) {
	m := mark{at: r.now, is: j.begin, other: j.other, piece: j.piece}
	if j.took > 0 {
		m.until = r.now + j.took
	}
	l := &r.lives[i]
	l.marks = append(l.marks, m)
	var after []int
	for _, n := range needs {
		if last[n] {
			after = append(after, n)
		}
	}
	waits := ""
	if len(needs) > 0 {
		waits = itoa(len(needs))
	}
	u := &r.units[i]
	cause, how := "", ""
	if j.note == "" && (u.plan == modify || u.plan == replace) {
		cause, how = causesOf(u), itoa(int(u.how))
	}
	r.event("start", u.id, j.begin.tone(), "status", j.begin.String(), "waits", waits, "after", r.names(after), "note", j.note, "other", otherness(j), "plan", planNames[u.plan], "cause", cause, "how", how, "type", u.typ, "during", r.stack[len(r.stack)-1].is.String())
}

func (r *run) finish(i int, j *job) {
	if j.settle != nil {
		j.settle(r.now)
	}
	if j.begin == j.done {
		return
	}
	r.rest(i, j, j.done)
	r.event("done", r.units[i].id, j.done.tone(), "status", j.done.String(), "note", j.note, "other", otherness(j), "plan", planNames[r.units[i].plan])
}

// otherness is a field that marks work on a piece that is not the resource.
func otherness(j *job) string {
	if j.other {
		return "yes"
	}
	return ""
}

func (r *run) fail(i int, j *job) {
	r.rest(i, j, j.failed)
	missing := ""
	if n := r.early(i); j.fails == "early" && n >= 0 {
		missing = r.units[n].id
	}
	r.event("fail", r.units[i].id, sim.Bad, "status", j.failed.String(), "reason", j.fails, "name", r.units[i].name, "doing", j.begin.String(), "missing", missing)
}

func (r *run) cancel(i int, j *job) {
	l := &r.lives[i]
	l.marks[len(l.marks)-1].until = r.now
	r.rest(i, j, j.failed)
	r.event("cancel", r.units[i].id, sim.Bad, "status", j.failed.String(), "doing", j.begin.String())
}

// rest gives a unit a status in which nothing goes on.
func (r *run) rest(i int, j *job, s status) {
	r.lives[i].marks = append(r.lives[i].marks, mark{at: r.now, is: s, other: j.other, piece: j.piece})
}

// tone is what a status means.
func (s status) tone() sim.Tone {
	switch s {
	case createInProgress, updateInProgress:
		return sim.Flow
	case createComplete, updateComplete:
		return sim.Good
	case createFailed, updateFailed, deleteFailed, rollbackFailed, updateRollbackFailed:
		return sim.Bad
	case deleteInProgress, rollbackInProgress, updateCleanup, updateRollbackInProgress, updateRollbackCleanup:
		return sim.Wait
	case deleteSkipped, updateRollbackComplete, rollbackComplete:
		return sim.Accent
	}
	return sim.Muted
}

// planNames are the actions as fields of events have them.
var planNames = [...]string{keep: "", create: "add", modify: "modify", replace: "replace", remove: "remove"}

// causesOf writes the properties that change a unit, those that matter most
// first, and whose value made them change: "SubnetId<Subnet, Tags".
func causesOf(u *unit) string {
	var out []string
	for how := replacement; how >= noInterruption; how-- {
		for _, c := range u.causes {
			if c.how == how {
				s := c.prop
				if c.by != "" {
					s += "<" + c.by
				}
				out = append(out, s)
			}
		}
	}
	return strings.Join(out, ", ")
}

// open begins an operation: the stack's status at once, then what the template
// holds and what an update plans. After that resources may start.
func (r *run) open(s status) {
	r.turn(s, "")
	r.now = lead / 2
	r.tellGraph()
	r.now = lead
}

// tellGraph tells what the template holds, and what an update plans.
func (r *run) tellGraph() {
	links, deepest := 0, 0
	var first []int
	for i := range r.units {
		links += len(r.drawn[i])
		deepest = max(deepest, r.depth[i])
		if r.depth[i] == 1 {
			first = append(first, i)
		}
	}
	r.event("graph", "stack", sim.Plain, "resources", itoa(len(r.units)), "links", itoa(links), "depth", itoa(deepest), "first", r.names(first), "skipped", strings.Join(r.template.skipped, ", "), "op", r.op)
	if r.op != opUpdate {
		return
	}
	for _, c := range r.update.unknown {
		r.event("unknown", "stack", sim.Muted, "change", c)
	}
	for _, c := range r.update.futile {
		r.event("futile", "stack", sim.Muted, "change", c)
	}
	for i := range r.units {
		u := &r.units[i]
		if u.plan == keep {
			continue
		}
		unsure := ""
		for _, c := range u.causes {
			if !c.sure && c.how == u.how {
				unsure = kindOf(u.typ)
			}
		}
		r.event("plan", u.id, sim.Accent, "plan", planNames[u.plan], "how", itoa(int(u.how)), "cause", causesOf(u), "unsure", unsure)
	}
}

// turnDown tells why nothing happens.
func (r *run) turnDown() {
	f := r.refusal
	line := ""
	if f.line > 0 {
		line = itoa(f.line)
	}
	r.event("refuse", "stack", sim.Bad, "code", f.code, "message", f.message, "ids", r.refusedIDs(), "line", line, "op", r.op)
}
