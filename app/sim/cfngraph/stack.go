package cfngraph

import "time"

// Times of a run that no resource sets.
const (
	lead  = time.Second     // from the request until the first resource starts
	least = 2 * time.Second // a phase without anything to do
	pause = 6 * time.Second // until somebody has looked at a failure
)

// Operations on a stack.
const (
	opCreate = "create"
	opUpdate = "update"
	opDelete = "delete"
)

// What happens when a resource cannot be created or updated.
const (
	onRollback = "rollback"
	onPreserve = "preserve"
	onDelete   = "delete"
)

// What is done about an operation that is stuck.
const (
	thenNothing = "none"
	thenFix     = "fix"
	thenSkip    = "skip"
)

// length is how long creating a unit takes here.
func (r *run) length(i int) time.Duration {
	if r.even {
		return usual * time.Second
	}
	return time.Duration(seconds(r.units[i].typ)) * time.Second
}

// createJob makes a new piece; it becomes the resource when it is done, or at
// once where the unit has none yet.
func (r *run) createJob(i int, begin, done, failed status) *job {
	l := &r.lives[i]
	j := &job{begin: begin, done: done, failed: failed, took: r.length(i), fails: r.failing(i)}
	at := len(l.pieces)
	j.piece = at
	j.start = func(now time.Duration) {
		if j.fails == "" && r.early(i) >= 0 {
			j.fails = "early"
		}
		if j.fails != "" { // half way through
			j.took = max(j.took/2, time.Second)
		}
		l.pieces = append(l.pieces, piece{born: now, gone: never, out: never})
		if l.now < 0 {
			l.now = at
		}
	}
	j.settle = func(time.Duration) {
		l.pieces[at].done = true
		if l.now != at {
			l.past, l.now = l.now, at
		}
	}
	j.abort = func(now time.Duration) {
		l.pieces[at].gone = now
		if l.now == at {
			l.now = -1
		}
	}
	return j
}

// early is a unit that must be there before unit i is created, without the
// template saying so, and is not; -1 when there is none.
func (r *run) early(i int) int {
	for _, n := range mustFollow(r.units, i) {
		if l := &r.lives[n]; l.now < 0 || !l.pieces[l.now].done {
			return n
		}
	}
	return -1
}

// updateJob changes the resource in its place.
func (r *run) updateJob(i int) *job {
	j := &job{begin: updateInProgress, done: updateComplete, failed: updateFailed, took: r.length(i) / 2, fails: r.failing(i)}
	if j.fails != "" {
		j.took = max(j.took/2, time.Second)
	}
	return j
}

// failing is why the forward step of a unit fails, or "".
func (r *run) failing(i int) string {
	switch u := &r.units[i]; {
	case u.unfit != "":
		return u.unfit
	case u.id == r.fails:
		return "set"
	}
	return ""
}

// deleteJob removes one piece of a unit by a policy.
func (r *run) deleteJob(i, at int, policy string) *job {
	l := &r.lives[i]
	p := &l.pieces[at]
	drop := func() {
		if l.now == at {
			l.now = -1
		}
		if l.past == at {
			l.past = -1
		}
	}
	if policy == doRetain || policy == doExcept {
		return &job{begin: deleteSkipped, done: deleteSkipped, note: policy, piece: at, other: at != l.now, settle: func(now time.Duration) {
			p.out = now
			drop()
		}}
	}
	j := &job{begin: deleteInProgress, done: deleteComplete, failed: deleteFailed, took: max(r.length(i)/2, time.Second), note: policy, piece: at, other: at != l.now}
	if policy == doSnapshot {
		j.took = r.length(i)
	}
	if r.units[i].id == r.stuck {
		j.fails = "stuck"
		return j
	}
	j.settle = func(now time.Duration) {
		p.gone, p.saved = now, policy == doSnapshot
		drop()
	}
	return j
}

// forward creates and changes what the operation calls for.
func (r *run) forward(halt bool) (failed, cancelled []int) {
	jobs := make([]*job, len(r.units))
	for i := range r.units {
		switch r.units[i].plan {
		case create:
			jobs[i] = r.createJob(i, createInProgress, createComplete, createFailed)
		case replace:
			jobs[i] = r.createJob(i, updateInProgress, updateComplete, updateFailed)
			if r.units[i].unfit != "" { // refused before anything is made
				jobs[i] = &job{begin: updateInProgress, done: updateComplete, failed: updateFailed, took: time.Second, fails: r.units[i].unfit}
			}
		case modify:
			jobs[i] = r.updateJob(i)
		}
	}
	return r.phase(jobs, r.needs, halt)
}

// runCreate creates the stack.
func (r *run) runCreate() {
	r.open(createInProgress)
	failed, cancelled := r.forward(r.onFailure != onPreserve)
	if len(failed) == 0 {
		r.turn(createComplete, "")
		return
	}
	why := r.names(append(failed, cancelled...))
	if r.onFailure == onPreserve {
		r.turn(createFailed, r.names(failed))
		return
	}
	during, ok, bad := rollbackInProgress, rollbackComplete, rollbackFailed
	if r.onFailure == onDelete {
		during, ok, bad = deleteInProgress, deleteComplete, deleteFailed
	}
	r.turn(during, why)
	r.removal(ok, bad, true)
}

// runDelete deletes the stack.
func (r *run) runDelete() {
	r.open(deleteInProgress)
	r.removal(deleteComplete, deleteFailed, false)
}

// removal deletes all that the stack has, undoing a creation or not, and goes on
// after a failure as far as somebody helps.
func (r *run) removal(ok, bad status, undo bool) {
	failed := r.back(undo)
	if len(failed) == 0 {
		r.turn(ok, "")
		return
	}
	r.turn(bad, r.names(failed))
	if r.then == thenNothing {
		return
	}
	r.now += pause
	r.help(failed)
	r.turn(deleteInProgress, r.then)
	r.back(undo)
	r.turn(deleteComplete, "")
}

// help takes away what stood in the way: the resource can be dealt with now, or
// is to be left alone.
func (r *run) help(failed []int) {
	r.stuck = ""
	if r.then == thenSkip {
		r.spared = failed
	}
}

func (r *run) sparing(i int) bool {
	for _, s := range r.spared {
		if s == i {
			return true
		}
	}
	return false
}

// back deletes what the stack has, each resource after those that need it.
func (r *run) back(undo bool) []int {
	jobs := make([]*job, len(r.units))
	for i := range r.units {
		l := &r.lives[i]
		if l.now < 0 {
			continue
		}
		policy := r.units[i].deletion
		if undo && (policy == doExcept || !l.pieces[l.now].done) {
			policy = doDelete // made by the operation that is undone
		}
		if r.sparing(i) {
			policy = doRetain
		}
		jobs[i] = r.deleteJob(i, l.now, policy)
		if r.sparing(i) {
			jobs[i].note = "RetainResources"
		}
	}
	return r.cleanUp(jobs, r.needs)
}

// cleanUp carries out deletions, against the direction of need; it takes some
// time even when there are none.
func (r *run) cleanUp(jobs []*job, needs [][]int) []int {
	begun := r.now
	failed, _ := r.phase(jobs, reversed(needs), false)
	r.now = max(r.now, begun+least)
	return failed
}

// runUpdate updates the stack.
func (r *run) runUpdate() {
	r.open(updateInProgress)
	failed, cancelled := r.forward(r.onFailure != onPreserve)
	switch {
	case len(failed) > 0 && r.onFailure == onPreserve:
		r.turn(updateFailed, r.names(failed))
		return
	case len(failed) > 0:
		r.turn(updateRollbackInProgress, r.names(append(failed, cancelled...)))
		r.undo()
		return
	}
	r.turn(updateCleanup, "")
	jobs := make([]*job, len(r.units))
	for i := range r.units {
		u, l := &r.units[i], &r.lives[i]
		switch {
		case u.plan == remove:
			jobs[i] = r.deleteJob(i, l.now, u.deletion)
		case l.past >= 0:
			jobs[i] = r.deleteJob(i, l.past, u.replaced)
		}
	}
	r.release(r.cleanUp(jobs, r.oldNeeds))
	r.turn(updateComplete, "")
}

// release lets go of what a clean-up could not delete: that does not make the
// operation fail.
func (r *run) release(failed []int) {
	for i := range r.lives {
		l := &r.lives[i]
		for p := range l.pieces {
			if p != l.now && l.pieces[p].gone == never && l.pieces[p].out == never {
				l.pieces[p].out = r.now
			}
		}
		if r.units[i].plan == remove && l.now >= 0 && r.turned(updateCleanup) {
			l.pieces[l.now].out, l.now = r.now, -1
		}
		if r.units[i].plan == create && l.now >= 0 && r.turned(updateRollbackCleanup) {
			l.pieces[l.now].out, l.now = r.now, -1
		}
	}
	r.kept = len(failed)
}

// turned reports whether the stack's last status is this one.
func (r *run) turned(s status) bool { return r.stack[len(r.stack)-1].is == s }

// undo rolls an update back: what was changed returns to what it was, then what
// was newly made is deleted.
func (r *run) undo() {
	if failed := r.restore(); len(failed) > 0 {
		r.turn(updateRollbackFailed, r.names(failed))
		if r.then == thenNothing {
			return
		}
		r.now += pause
		r.help(failed)
		r.turn(updateRollbackInProgress, r.then)
		r.restore()
	}
	r.turn(updateRollbackCleanup, "")
	jobs := make([]*job, len(r.units))
	for i := range r.units {
		u, l := &r.units[i], &r.lives[i]
		switch {
		case u.plan == create && l.now >= 0:
			policy := u.deletion
			if policy == doExcept || !l.pieces[l.now].done {
				policy = doDelete
			}
			jobs[i] = r.deleteJob(i, l.now, policy)
		case u.plan == replace && len(l.pieces) > 1 && l.pieces[1].gone == never:
			jobs[i] = r.deleteJob(i, 1, doDelete)
		}
	}
	r.release(r.cleanUp(jobs, r.needs))
	r.turn(updateRollbackComplete, "")
}

// restore puts what the update has touched back to what it was.
func (r *run) restore() []int {
	jobs := make([]*job, len(r.units))
	for i := range r.units {
		u, l := &r.units[i], &r.lives[i]
		if u.plan != modify && u.plan != replace || len(l.marks) == 0 || r.restored[i] {
			continue
		}
		j := &job{begin: updateInProgress, done: updateComplete, failed: updateFailed, took: max(r.length(i)/2, time.Second), note: "back"}
		if u.plan == replace || r.sparing(i) {
			j.took = time.Second // the old one is still there
		}
		if u.id == r.stuck {
			j.fails = "stuck"
		}
		if r.sparing(i) {
			j.note = "spared"
		}
		j.settle = func(time.Duration) {
			r.restored[i] = true
			if l.past >= 0 {
				l.now, l.past = l.past, -1
			}
		}
		jobs[i] = j
	}
	begun := r.now
	failed, _ := r.phase(jobs, r.oldNeeds, false)
	r.now = max(r.now, begun+least)
	return failed
}
