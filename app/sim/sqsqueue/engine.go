package sqsqueue

import (
	"time"

	"notelab/app/sim"
)

// Phases of one moment: consumers' calls come before timeouts, and those before
// receives. What is planned for a moment during itself waits for its next round.
const (
	phaseFinish  = iota // a try ends
	phaseBeat           // a heartbeat is due
	phaseSend           // the producer sends
	phaseVisible        // a delay or a visibility timeout ends
	phaseAsk            // the pause after an empty short poll ends
	phaseGiveUp         // a long poll ends, after messages were handed out
	phases
)

// job is something planned for a consumer or a message. One of a consumer is
// void when the consumer has called again since.
type job struct {
	phase, who, call int
}

// consumer receives a batch and handles it in order.
type consumer struct {
	asking   bool
	since    time.Duration // of the call
	call     int           // number of the call
	hold     []*try
	handling int // index in hold
	tried    int // turn in which it was served last
}

type engine struct {
	*picture
	luck      luck
	chance    func(int) int
	plan      sim.Queue[job]
	consumers []consumer
	trace     *sim.Trace
	now       time.Duration
	turn      int
	wins      [mostMessages + 1]int // successes, by number of the message
	stuck     time.Duration         // since when the queue is blocked, or ever
}

// run plays a configuration.
func run(v sim.Values) *sim.Trace {
	c := read(v)
	p := &picture{c: c, end: c.length}
	e := &engine{picture: p, trace: &sim.Trace{Values: v, Model: p}, consumers: make([]consumer, c.consumers), stuck: ever}
	e.chance = e.luck.draw(c.seed)
	e.turn = 1
	for i := range c.messages {
		e.push(time.Duration(i)*c.every, phaseSend, i, 0)
	}
	if c.resend > 0 {
		e.push(c.resend, phaseSend, mostMessages, 0)
	}
	for i := range e.consumers {
		e.push(0, phaseAsk, i, 0)
	}
	for e.round() {
	}
	e.sum()
	return e.trace
}

func (e *engine) push(at time.Duration, phase, who, call int) {
	if at <= e.c.length {
		e.plan.Push(at, job{phase, who, call})
	}
}

// round does what is planned for the next moment, phase by phase.
func (e *engine) round() bool {
	at, j, ok := e.plan.Pop()
	if ok && len(e.trace.Events) >= mostEvents {
		e.end, e.trace.Bound = e.now, "events"
		return false
	}
	e.now = at
	var now [phases][]job
	for ok && at == e.now {
		now[j.phase] = append(now[j.phase], j)
		at, j, ok = e.plan.Pop()
	}
	if ok {
		e.plan.Push(at, j)
	}
	for phase, jobs := range now {
		if phase == phaseGiveUp {
			e.serve()
		}
		// In order of their numbers: what was planned when shall not matter.
		for i := range jobs {
			for k := i; k > 0 && jobs[k].who < jobs[k-1].who; k-- {
				jobs[k], jobs[k-1] = jobs[k-1], jobs[k]
			}
		}
		for _, j := range jobs {
			e.do(j)
		}
	}
	e.watch()
	return e.plan.Len() > 0
}

func (e *engine) do(j job) {
	if j.phase == phaseSend {
		e.send(j.who)
		return
	}
	if j.phase == phaseVisible {
		e.show(e.messages[j.who])
		return
	}
	c := &e.consumers[j.who]
	if c.call != j.call {
		return
	}
	switch j.phase {
	case phaseFinish:
		e.finish(j.who)
	case phaseBeat:
		e.heartbeat(j.who)
	case phaseAsk:
		e.ask(j.who)
	case phaseGiveUp:
		if c.asking {
			e.nothing(j.who)
		}
	}
}

// become changes a message's state.
func (e *engine) become(m *message, s state) {
	if m.state == inFlight {
		m.last.closed = e.now
	}
	m.state = s
	m.moves = append(m.moves, move{e.now, s})
}

// send sends a message, or message 1 once more.
func (e *engine) send(i int) {
	m := &message{name: itoa(i + 1), number: i + 1, luck: i, index: len(e.messages), sent: e.now, group: i % e.c.groups}
	if i == mostMessages {
		m.name, m.number, m.group = "1′", 1, 0
		if e.c.fifo && e.now < dedupWindow {
			e.deduped = append(e.deduped, e.now)
			e.emit("deduped", "producer", sim.Accent, m, "since", clock(e.now))
			return
		}
	}
	e.messages = append(e.messages, m)
	if e.c.delay == 0 {
		e.become(m, visible)
		e.emit("sent", "producer", sim.Flow, m)
		return
	}
	e.become(m, delayed)
	e.hide(m, e.c.delay)
	e.emit("sent", "producer", sim.Flow, m, "delay", clock(e.c.delay))
}

// hide makes a message invisible for so long from now.
func (e *engine) hide(m *message, d time.Duration) {
	m.until = e.now + d
	e.push(m.until, phaseVisible, m.index, 0)
}

// show ends a delay or a visibility timeout, unless it was changed meanwhile.
func (e *engine) show(m *message) {
	if m.until != e.now || m.state != delayed && m.state != inFlight {
		return
	}
	was := m.state
	e.become(m, visible)
	if was == delayed {
		e.emit("due", "queue", sim.Plain, m, "delay", clock(e.c.delay))
		return
	}
	t := m.last
	fields := []string{"after", clock(e.now - t.at)}
	tone := sim.Wait
	if t.result == working {
		tone = sim.Bad
		how := "working"
		if t.begin == ever {
			how = "waiting"
		}
		fields = append(fields, how, itoa(t.consumer+1))
	}
	e.emit("timeout", "queue", tone, m, fields...)
}

// watch notes since when free consumers find messages that only their groups
// hold back.
func (e *engine) watch() {
	if !e.c.fifo {
		return
	}
	if e.stuck != ever && e.now > e.stuck {
		if n := len(e.blocked); n > 0 && e.blocked[n-1].to == e.stuck {
			e.blocked[n-1].to = e.now
		} else {
			e.blocked = append(e.blocked, span{e.stuck, e.now})
		}
	}
	free := false
	for i := range e.consumers {
		free = free || len(e.consumers[i].hold) == 0
	}
	e.stuck = ever
	if free && e.head() == nil && e.count(visible) > 0 {
		e.stuck = e.now
	}
}

// head is the first message of a FIFO queue that a receive could return.
func (e *engine) head() *message {
	seen := 0 // one bit a group
	for _, m := range e.messages {
		if bit := 1 << m.group; m.state < deleted && seen&bit == 0 {
			if m.state == visible {
				return m
			}
			seen |= bit
		}
	}
	return nil
}

func (e *engine) count(s state) int {
	n := 0
	for _, m := range e.messages {
		if m.state == s {
			n++
		}
	}
	return n
}

// emit adds an event about a message, if any.
func (e *engine) emit(kind, actor string, tone sim.Tone, m *message, pairs ...string) {
	v := sim.Event{At: e.now, Kind: kind, Actor: actor, Tone: tone}
	if m != nil {
		v.Fields = append(v.Fields, sim.Field{Key: "message", Value: m.name})
		if e.c.fifo {
			v.Fields = append(v.Fields, sim.Field{Key: "group", Value: groupName(m.group)})
		}
	}
	for i := 0; i < len(pairs); i += 2 {
		v.Fields = append(v.Fields, sim.Field{Key: pairs[i], Value: pairs[i+1]})
	}
	e.trace.Events = append(e.trace.Events, v)
}

func clock(d time.Duration) string { return sim.FormatDuration(d) }

func actor(consumer int) string { return "C" + itoa(consumer+1) }
