package lambdainvoke

import (
	"strconv"
	"time"

	"notelab/app/sim"
)

// messages runs an event source mapping on a queue: whatever is visible is
// received in batches, and what was not deleted is visible again when the
// visibility timeout has passed.
func (r *run) messages() {
	r.tell(0, "arrive-"+r.id, r.all(), sim.Flow, "n", strconv.Itoa(r.records))
	for at := time.Duration(0); ; {
		at = max(at, r.nextVisible())
		if at >= retention {
			left := r.left(ever)
			r.loud(left, retention)
			if len(left) > 0 {
				r.tell(retention, "expired-queue", left, sim.Bad)
				r.end(left, retention, expired)
			}
			return
		}
		r.redrive(at)
		visible := r.left(at)
		if len(visible) == 0 {
			if len(r.left(ever)) == 0 {
				return
			}
			continue
		}
		if r.receives == 0 && r.lasting() && r.failure != none && r.recs[visible[0]].received >= 4 {
			r.hush(visible, at)
		}
		tries, runs, untold, began := r.tries, r.runs, r.untold, at
		if r.id == "fifo" {
			at = r.receive(at, visible[:min(r.batch, len(visible))])
		} else {
			for i := 0; i < len(visible); i += r.batch {
				r.receive(at, visible[i:min(i+r.batch, len(visible))])
			}
		}
		if r.quiet {
			// Every round is like this one until the retention period ends.
			more := int((retention - 1 - began) / r.visibility)
			r.tries += more * (r.tries - tries)
			r.runs += more * (r.runs - runs)
			r.untold += more * (r.untold - untold)
			for _, i := range r.left(ever) {
				p := &r.recs[i]
				p.visible += time.Duration(more) * r.visibility
				if p.received > 0 && r.poison > i+1 {
					p.worked += more
				}
			}
		}
	}
}

// ever is later than every moment.
const ever = time.Duration(1<<63 - 1)

// left lists the messages that are visible at a moment and have no fate yet.
func (r *run) left(at time.Duration) []int {
	var list []int
	for i := range r.recs {
		if p := &r.recs[i]; p.fate == open && p.visible <= at {
			list = append(list, i)
		}
	}
	return list
}

// nextVisible is the next moment at which something can be received. Nothing of
// a FIFO message group can be while one of its messages is in flight.
func (r *run) nextVisible() time.Duration {
	next, found := time.Duration(0), false
	for i := range r.recs {
		p := &r.recs[i]
		if p.fate != open {
			continue
		}
		if !found || r.id == "fifo" && p.visible > next || r.id != "fifo" && p.visible < next {
			next, found = p.visible, true
		}
	}
	return next
}

// redrive moves what has been received often enough to the queue's dead-letter
// queue.
func (r *run) redrive(at time.Duration) {
	if r.receives == 0 {
		return
	}
	var over []int
	for _, i := range r.left(at) {
		if r.recs[i].received >= r.receives {
			over = append(over, i)
		}
	}
	if len(over) > 0 {
		r.tell(at, "redrive", over, sim.Accent, "n", strconv.Itoa(r.receives))
		r.end(over, at, kept)
		r.first, r.last = over[0], over[len(over)-1]
	}
}

// receive hides a batch for the visibility timeout and invokes the function with
// it, again and again while it is throttled. It returns when the last call ended.
func (r *run) receive(at time.Duration, batch []int) time.Duration {
	until := at + r.visibility
	n := 0
	for _, i := range batch {
		p := &r.recs[i]
		r.wait([]int{i}, p.seen(), at, behind)
		p.visible = until
		p.received++
		n = max(n, p.received)
	}
	r.tell(at, "receive", batch, sim.Flow, "n", strconv.Itoa(n), "wait", sim.FormatDuration(r.visibility))
	told := !r.quiet // else the whole round is not
	for t, refusals := at, 0; ; refusals++ {
		if refusals == 5 && r.lasting() {
			r.hush(batch, t)
		}
		end, res, bad := r.call(t, batch)
		if res == throttled {
			if t = end + doubled(refusals, growCap); t+r.takes() <= until {
				r.tell(end, "throttle-queue", batch, sim.Wait, "wait", sim.FormatDuration(t-end))
				r.wait(batch, end, t, waiting)
				continue
			}
			if told {
				r.loud(batch, end)
			}
			r.hide(end, until, batch)
			return end
		}
		back := batch
		switch {
		case res == ok:
			back = nil
			r.tell(end, "ok-queue", batch, sim.Good)
		case res == threw:
			r.fault(end, batch)
		case r.id == "fifo":
			back = batch[bad:]
			r.tell(end, "partial-fifo", back, sim.Bad, "k", strconv.Itoa(r.poison))
		default:
			back = batch[bad : bad+1]
			r.tell(end, "partial-queue", back, sim.Bad, "k", strconv.Itoa(r.poison))
		}
		for _, i := range batch {
			if len(back) == 0 || i < back[0] || i > back[len(back)-1] {
				r.end([]int{i}, end, done)
			}
		}
		if len(back) > 0 {
			r.hide(end, until, back)
		}
		return end
	}
}

// hide tells that messages wait for the end of the visibility timeout.
func (r *run) hide(from, until time.Duration, recs []int) {
	kind := "hidden"
	if r.id == "fifo" {
		kind = "hidden-fifo"
	}
	r.tell(from, kind, recs, sim.Wait, "wait", sim.FormatDuration(r.visibility), "until", sim.FormatDuration(until))
	r.wait(recs, from, min(until, retention), waiting)
}

// seen is the end of what is known of a record's life.
func (p *record) seen() time.Duration {
	if n := len(p.spans); n > 0 {
		return p.spans[n-1].to
	}
	return 0
}
