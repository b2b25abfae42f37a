package sqsqueue

import (
	"notelab/app/sim"
)

// ask begins a ReceiveMessage call.
func (e *engine) ask(who int) {
	c := &e.consumers[who]
	c.asking, c.since, c.hold = true, e.now, nil
	c.call++
	if e.c.wait > 0 {
		e.push(e.now+e.c.wait, phaseGiveUp, who, c.call)
	}
}

// serve answers the calls, the longest wait first. A short poll is answered in
// any case.
func (e *engine) serve() {
	for {
		who := -1
		for i := range e.consumers {
			c := &e.consumers[i]
			if c.asking && c.tried != e.turn && (who < 0 || c.since < e.consumers[who].since) {
				who = i
			}
		}
		if who < 0 {
			e.turn++
			return
		}
		c := &e.consumers[who]
		c.tried = e.turn
		left := -1
		if e.c.wait == 0 && !e.c.fifo {
			left = e.chance(servers)
		}
		if batch := e.take(who, left); len(batch) > 0 {
			e.start(who, batch)
		} else if e.c.wait == 0 {
			e.nothing(who)
		}
	}
}

// take chooses what a call returns, and moves what was received too often to the
// dead-letter queue. left is the server that a short poll leaves out.
func (e *engine) take(who, left int) []*message {
	var batch []*message
	seen := 0
	for _, m := range e.messages {
		if len(batch) == e.c.batch {
			break
		}
		bit := 1 << m.group
		switch {
		case m.state >= deleted:
		case m.state != visible || e.c.fifo && seen&bit != 0:
			seen |= bit
		case e.luck.server[m.luck] == left:
		case e.c.most > 0 && m.count >= e.c.most:
			e.become(m, dead)
			e.emit("dead", "DLQ", sim.Bad, m, "n", itoa(m.count), "most", itoa(e.c.most))
		default:
			seen |= bit
			batch = append(batch, m)
		}
	}
	return batch
}

// start hands a batch to a consumer, which begins with the first message.
func (e *engine) start(who int, batch []*message) {
	c := &e.consumers[who]
	c.asking, c.handling = false, 0
	e.polls = append(e.polls, poll{who, c.since, e.now, ""})
	for _, m := range batch {
		m.count++
		tone, during := sim.Flow, 0
		if m.count > 1 {
			tone = sim.Wait
			if m.last.result == working {
				tone, during = sim.Bad, m.last.consumer+1
			}
		}
		t := &try{message: m, consumer: who, n: m.count, at: e.now, first: e.c.visibility, extend: e.c.extend, closed: ever, begin: ever, end: ever}
		m.last = t
		e.tries = append(e.tries, t)
		c.hold = append(c.hold, t)
		e.become(m, inFlight)
		e.hide(m, e.c.visibility)
		fields := []string{"n", itoa(m.count), "timeout", clock(e.c.visibility)}
		if during > 0 {
			fields = append(fields, "during", itoa(during))
		}
		if len(batch) > 1 {
			fields = append(fields, "batch", itoa(len(batch)))
		}
		e.emit("received", actor(who), tone, m, fields...)
	}
	if e.c.beat > 0 {
		e.push(e.now+e.c.beat, phaseBeat, who, c.call)
	}
	e.handle(who)
}

// nothing answers a call without messages.
func (e *engine) nothing(who int) {
	c := &e.consumers[who]
	why := "none"
	switch {
	case e.count(visible) == 0:
	case e.c.fifo:
		why = "group"
	default:
		why = "sample"
	}
	e.polls = append(e.polls, poll{who, c.since, e.now, why})
	tone := sim.Muted
	if why != "none" {
		tone = sim.Wait
	}
	if e.c.wait > 0 {
		e.emit("empty", actor(who), tone, nil, "why", why, "waited", clock(e.now-c.since))
		e.ask(who)
		return
	}
	e.emit("empty", actor(who), tone, nil, "why", why)
	c.asking = false
	c.call++
	e.push(e.now+e.c.gap, phaseAsk, who, c.call)
}
