package ecsnetwork

import (
	"strconv"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// request sends the client's request and follows it until the client has an
// answer or gives up. turn decides where the load balancer's round robin is.
func (run *runner) request(turn int) {
	m := run.model
	at := m.requestAt
	client, public := endpoint(m.client, m.clientPort), endpoint(publicALB, m.listener)
	m.rows = m.plannedRows()
	run.emit(at, "send", "client", sim.Flow, "from", client, "to", public)
	m.fly(&at, hopLeg, toGate, false, sim.Flow)

	in, ok := matching(m.albIn, m.listener, peer{addr: m.client})
	m.albGate = gate{at: at, reached: true, pass: ok}
	m.rows[0] = row{at: at, shown: true, name: m.rows[0].name, src: client, dst: public, group: groupALB}
	m.rows[0].judge(in, ok)
	if !ok {
		run.emit(at, "drop", groupALB, sim.Bad, "sg", groupALB, "from", client, "to", public)
		m.clientWaits, m.waitFrom, m.waitTo = true, at, m.requestAt+clientTimeout
		run.finish(m.waitTo, 0, "client")
		return
	}
	run.emit(at, "pass", groupALB, sim.Good, "sg", groupALB, "from", client, "to", public, "rule", in.text)
	m.fly(&at, shortLeg, intoALB, false, sim.Flow)

	if !run.route(at, turn) {
		run.emit(at, "no-target", "alb", sim.Bad, "status", "503")
		run.answer(at+shortLeg, 503, -1)
		return
	}
	t := &m.tasks[m.target]
	at += shortLeg
	a := m.connect(t)
	from, to := endpoint(m.node, m.nodePort), endpoint(t.addr, t.port)
	run.emit(at, "forward", "alb", sim.Flow, "from", from, "to", to, "target", m.targetName(t))
	m.rows[1] = row{at: at, shown: true, name: m.rows[1].name, src: from, dst: to, group: m.mode.group()}
	if a.outDrop {
		m.outGate = gate{at: at, reached: true}
		m.rows[1].group = "sg-alb-out"
		m.rows[1].judge(a.out, false)
		run.emit(at, "drop", "sg-alb-out", sim.Bad, "sg", "sg-alb-out", "from", from, "to", to)
		run.giveUp(at)
		return
	}
	sent := at
	m.fly(&at, hopLeg, toTarget, false, sim.Flow)
	m.targetGate = gate{at: at, reached: true, pass: a.outcome != dropped}
	m.rows[1].at = at
	m.rows[1].judge(a.in, a.outcome != dropped)
	if a.outcome == dropped {
		run.emit(at, "drop", m.mode.group(), sim.Bad, "sg", m.mode.group(), "from", from, "to", to)
		run.giveUp(sent)
		return
	}
	run.emit(at, "pass", m.mode.group(), sim.Good, "sg", m.mode.group(), "from", from, "to", to, "rule", a.in.text)
	m.fly(&at, shortLeg, inside, false, sim.Flow)

	m.rows[2].at, m.rows[2].shown, m.rows[2].tone = at, true, sim.Good
	if m.mode.bridge() {
		inner := endpoint(t.inner, m.containerPort)
		m.rows[2].src, m.rows[2].dst = to, inner
		m.rows[2].verdict = text("호스트 포트 매핑", "host port mapping")
		run.emit(at, "map", t.name, sim.Flow, "task", t.name, "from", to, "to", inner)
	} else {
		m.rows[2].src, m.rows[2].dst = to, t.name+":"+strconv.Itoa(m.containerPort)
		m.rows[2].verdict = text("변환 없음", "no mapping")
		run.emit(at, "direct", t.name, sim.Flow, "task", t.name, "from", from, "to", to)
	}
	if a.outcome == refused {
		m.refusedAt = at
		m.rows[2].tone = sim.Bad
		m.rows[2].verdict = text("앱은 "+strconv.Itoa(m.appPort)+"에서 듣는다: RST", "app listens on "+strconv.Itoa(m.appPort)+": RST")
		run.emit(at, "refuse", t.name, sim.Bad, "task", t.name, "port", strconv.Itoa(m.containerPort), "listening", strconv.Itoa(m.appPort))
		m.fly(&at, shortLeg, inside, true, sim.Bad)
		m.fly(&at, hopLeg, toTarget, true, sim.Bad)
		run.emit(at, "alb-error", "alb", sim.Bad, "status", "502", "cause", "rst")
		run.answer(at, 502, -1)
		return
	}
	at += shortLeg // the app works
	run.emit(at, "reply", t.name, sim.Good, "task", t.name, "from", to, "to", from)
	m.fly(&at, shortLeg, inside, true, sim.Good)
	m.fly(&at, hopLeg, toTarget, true, sim.Good)
	run.answer(at, 200, m.target)
}

// plannedRows names the four hops before they happen.
func (m *model) plannedRows() [4]row {
	third := text("호스트 → 컨테이너", "host → container")
	if !m.mode.bridge() {
		third = text("ENI → 컨테이너", "ENI → container")
	}
	return [4]row{
		{name: text("클라이언트 → ALB", "client → ALB")},
		{name: text("ALB → 대상", "ALB → target")},
		{name: third},
		{name: text("응답", "answer")},
	}
}

func (r *row) judge(matched rule, ok bool) {
	if ok {
		r.rule, r.tone = matched.text, sim.Good
		return
	}
	r.tone, r.verdict = sim.Bad, text("맞는 규칙 없음", "no rule matches")
}

// fly moves a dot along a leg and the time with it.
func (m *model) fly(at *time.Duration, took time.Duration, l leg, back bool, tone sim.Tone) {
	m.flights = append(m.flights, flight{from: *at, to: *at + took, leg: l, task: m.target, back: back, tone: tone})
	*at += took
}

// route picks a target the way the load balancer does: in turn among the
// healthy ones, or among all registered ones when none is healthy.
func (run *runner) route(at time.Duration, turn int) bool {
	m := run.model
	var healthy, registered []int
	for i := range m.tasks {
		if m.tasks[i].host < 0 {
			continue
		}
		registered = append(registered, i)
		if m.tasks[i].healthy {
			healthy = append(healthy, i)
		}
	}
	if len(registered) == 0 {
		return false
	}
	pool := healthy
	if m.failOpen = len(healthy) == 0; m.failOpen {
		pool = registered
	}
	m.target = pool[turn%len(pool)]
	kind, tone := "route", sim.Plain
	if m.failOpen {
		kind, tone = "fail-open", sim.Wait
	}
	t := &m.tasks[m.target]
	run.emit(at, kind, "alb", tone, "target", m.targetName(t), "task", t.name, "healthy", strconv.Itoa(len(healthy)), "registered", strconv.Itoa(len(registered)))
	return true
}

// giveUp lets the load balancer wait out its connection timeout.
func (run *runner) giveUp(sent time.Duration) {
	m := run.model
	m.waitFrom, m.waitTo = sent, sent+connectTimeout
	run.emit(m.waitTo, "alb-error", "alb", sim.Bad, "status", "504", "cause", "timeout")
	run.answer(m.waitTo, 504, -1)
}

// answer carries an HTTP answer from the load balancer to the client; by is
// the task that wrote it, -1 when the load balancer did.
func (run *runner) answer(at time.Duration, status, by int) {
	m := run.model
	tone := sim.Bad
	if by >= 0 {
		tone = sim.Good
	}
	from, to := endpoint(publicALB, m.listener), endpoint(m.client, m.clientPort)
	m.fly(&at, shortLeg, intoALB, true, tone)
	m.fly(&at, hopLeg, toGate, true, tone)
	m.rows[3].src, m.rows[3].dst = from, to
	if m.rows[3].verdict = text("Stateful: 규칙 필요 없음", "stateful: needs no rule"); by < 0 {
		code := strconv.Itoa(status)
		m.rows[3].verdict = text("ALB가 만든 "+code, code+", made by the ALB")
	}
	run.finish(at, status, "client")
}

// finish ends the run with what the client has: a status, or 0 for silence.
func (run *runner) finish(at time.Duration, status int, actor string) {
	m := run.model
	m.status, m.statusAt = status, at
	r := &m.rows[3]
	r.at, r.shown, r.tone = at, true, sim.Bad
	if status == 200 {
		r.tone = sim.Good
	}
	switch status {
	case 0:
		r.src, r.dst = "", ""
		r.verdict = text("답이 없다: 시간 초과", "no answer: time-out")
		run.emit(at, "timeout", actor, sim.Bad, "after", sim.ShortTime(clientTimeout))
	default:
		run.emit(at, "receive", actor, r.tone, "status", strconv.Itoa(status), "text", statusText(status).En,
			"from", endpoint(publicALB, m.listener), "to", endpoint(m.client, m.clientPort))
	}
	m.end = at + shortLeg
}

// statusText is a status as people write it.
func statusText(status int) i18n.Text {
	switch status {
	case 0:
		return text("시간 초과", "time-out")
	case 200:
		return i18n.Same("200 OK")
	case 502:
		return i18n.Same("502 Bad Gateway")
	case 503:
		return i18n.Same("503 Service Unavailable")
	}
	return i18n.Same("504 Gateway Timeout")
}
