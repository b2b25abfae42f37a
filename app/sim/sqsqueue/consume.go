package sqsqueue

import (
	"time"

	"notelab/app/sim"
)

// handle begins with the next message of the batch.
func (e *engine) handle(who int) {
	c := &e.consumers[who]
	t := c.hold[c.handling]
	i := (t.n - 1) % draws
	d := e.c.work
	if e.luck.slow[t.message.luck][i] < e.c.slow {
		d = e.c.slowWork
	}
	t.begin = e.now
	t.fails = t.message.number == e.c.poison || e.luck.fail[t.message.luck][i] < e.c.fail
	e.push(e.now+d, phaseFinish, who, c.call)
	t.end = e.now + d
}

// finish ends a try, and the consumer goes on with the next or asks for more.
func (e *engine) finish(who int) {
	c := &e.consumers[who]
	t := c.hold[c.handling]
	if t.fails {
		e.fail(t)
	} else {
		e.remove(t)
	}
	if c.handling++; c.handling < len(c.hold) {
		e.handle(who)
		return
	}
	e.ask(who)
}

// current reports whether a try's receipt is the latest and still holds.
func (t *try) current() bool { return t.message.state == inFlight && t.message.last == t }

// fail leaves the message undeleted: its timeout brings it back, or the consumer
// ends the timeout itself.
func (e *engine) fail(t *try) {
	m := t.message
	t.result = failed
	switch {
	case !t.current():
		e.emit("failed", actor(t.consumer), sim.Bad, m, "n", itoa(t.n), "lost", "true")
	case e.c.release:
		e.become(m, visible)
		e.emit("failed", actor(t.consumer), sim.Bad, m, "n", itoa(t.n), "released", "true")
	default:
		e.emit("failed", actor(t.consumer), sim.Bad, m, "n", itoa(t.n), "left", clock(m.until-e.now))
	}
}

// remove calls DeleteMessage after success.
func (e *engine) remove(t *try) {
	m := t.message
	e.wins[m.number]++
	fields := []string{"n", itoa(t.n)}
	tone := sim.Good
	if e.wins[m.number] > 1 {
		tone = sim.Wait
		fields = append(fields, "times", itoa(e.wins[m.number]))
	}
	why := ""
	switch {
	case t.current():
	case m.state == deleted:
		why = "deleted"
	case m.state == dead:
		why = "dead"
	case m.last != t:
		why = "newer"
	case e.c.fifo:
		why = "late"
	default: // visible again, and nobody has received it
		fields = append(fields, "late", "true")
	}
	if why != "" {
		t.result = useless
		kind := "kept"
		if e.c.fifo {
			kind = "refused"
		}
		e.emit(kind, actor(t.consumer), sim.Bad, m, append(fields, "why", why)...)
		return
	}
	t.result = done
	e.become(m, deleted)
	e.emit("deleted", actor(t.consumer), tone, m, fields...)
}

// heartbeat extends the timeout of all that a consumer still holds.
func (e *engine) heartbeat(who int) {
	c := &e.consumers[who]
	more := false
	for _, t := range c.hold[c.handling:] {
		m := t.message
		switch {
		case t.lost:
		case !t.current():
			t.lost = true
			e.emit("too-late", actor(who), sim.Bad, m)
		case e.now+e.c.extend > t.at+longest:
			more = true
			e.emit("limit", actor(who), sim.Bad, m)
		default:
			more = true
			left := m.until - e.now
			e.hide(m, e.c.extend)
			t.beats = append(t.beats, e.now)
			e.emit("extended", actor(who), sim.Accent, m, "to", clock(e.c.extend), "left", clock(left))
		}
	}
	if more {
		e.push(e.now+e.c.beat, phaseBeat, who, c.call)
	}
}

// age is how long a message has been in the queue when it leaves it, or now.
func (m *message) age(now time.Duration) time.Duration {
	if s, since := m.at(now); s >= deleted {
		return since - m.sent
	}
	return now - m.sent
}
