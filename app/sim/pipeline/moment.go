package pipeline

import (
	"time"

	"notelab/app/sim"
)

// What an execution is doing at a moment, beside the statuses it ends with.
const (
	notYet  = ""
	waiting = "waiting"
	working = "working"
)

// forever ends what has not ended.
const forever = time.Duration(1<<63 - 1)

// until is the moment something ends that may still be in progress.
func until(to time.Duration, status string) time.Duration {
	if status == inProgress {
		return forever
	}
	return to
}

// doing returns what an execution is doing at a moment, and at which stage.
func (r *run) doing(e int, at time.Duration) (string, int) {
	is, s, since := notYet, -1, time.Duration(-1)
	for i := range r.waits {
		if w := &r.waits[i]; w.exec == e && w.from <= at {
			is, s, since = waiting, w.stage, w.from
			if at >= until(w.to, w.status) {
				is = w.status // or it has entered: see its visits
			}
		}
	}
	for i := range r.visits {
		x := &r.visits[i]
		if x.exec != e || x.from > at || x.from < since {
			continue
		}
		is, s, since = working, x.stage, x.from
		if at >= until(x.to, x.status) {
			is = x.status
		}
	}
	return is, s
}

// toneOf is the tone of what an execution is doing.
func toneOf(doing string) sim.Tone {
	switch doing {
	case working:
		return sim.Flow
	case waiting:
		return sim.Wait
	case succeeded:
		return sim.Good
	case failed:
		return sim.Bad
	}
	return sim.Muted
}

// holders lists who is in a stage at a moment, and waiters who waits in front of
// it, in the order they came.
func (r *run) holders(s int, at time.Duration) (list []int) {
	for i := range r.visits {
		if x := &r.visits[i]; x.stage == s && x.from <= at && at < until(x.to, x.status) {
			list = append(list, x.exec)
		}
	}
	return list
}

func (r *run) waiters(s int, at time.Duration) (list []int) {
	for i := range r.waits {
		if w := &r.waits[i]; w.stage == s && w.from <= at && at < until(w.to, w.status) {
			list = append(list, w.exec)
		}
	}
	return list
}

// shutSpan is when the inbound transition of a stage is disabled.
func (r *run) shutSpan(s int) (from, to time.Duration, ok bool) {
	if s != r.closed || len(r.faults) > 0 {
		return 0, 0, false
	}
	if r.closeFor == 0 {
		return r.closeAt, forever, true
	}
	return r.closeAt, r.closeAt + r.closeFor, true
}

func at(minute int) time.Duration { return time.Duration(minute) * time.Minute }

// visitOf is an execution's first visit of a stage, waitOf its wait in front of it.
func (r *run) visitOf(e, s int) int {
	for i := range r.visits {
		if r.visits[i].exec == e && r.visits[i].stage == s {
			return i
		}
	}
	return -1
}

func (r *run) waitOf(e, s int) *wait {
	for i := range r.waits {
		if r.waits[i].exec == e && r.waits[i].stage == s {
			return &r.waits[i]
		}
	}
	return nil
}

// quiet reports whether nothing happens at a moment.
func (r *run) quiet(at time.Duration) bool {
	for i := range r.events {
		if r.events[i].At == at {
			return false
		}
	}
	return true
}
