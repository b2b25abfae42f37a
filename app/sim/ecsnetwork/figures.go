package ecsnetwork

import (
	"strconv"
	"strings"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// placedCount and healthyCount count tasks.
func (m *model) placedCount() int {
	n := 0
	for i := range m.tasks {
		if m.tasks[i].host >= 0 {
			n++
		}
	}
	return n
}

func (m *model) healthyCount() int {
	n := 0
	for i := range m.tasks {
		if m.tasks[i].healthy {
			n++
		}
	}
	return n
}

func (m *model) figures() []sim.Figure {
	count := func(key string, label i18n.Text, n int, tone sim.Tone) sim.Figure {
		return sim.Figure{Key: key, Label: label, Value: float64(n), Text: i18n.Same(sim.Thousands(n)), Tone: tone}
	}
	good := func(ok bool) sim.Tone {
		if ok {
			return sim.Good
		}
		return sim.Bad
	}
	placed, healthy := m.placedCount(), m.healthyCount()
	short := i18n.Same(strconv.Itoa(m.status))
	if m.status == 0 {
		short = statusText(0)
	}
	status := sim.Figure{Key: "status", Label: text("클라이언트가 받은 것", "client got"), Value: float64(m.status), Text: short, Tone: good(m.status == 200)}
	of := count("placed", text("배치된 Task", "tasks placed"), placed, good(placed == m.desired))
	of.Text = i18n.Same(strconv.Itoa(placed) + "/" + strconv.Itoa(m.desired))
	ok := count("healthy", text("healthy 대상", "healthy targets"), healthy, good(healthy == placed))
	ok.Text = i18n.Same(strconv.Itoa(healthy) + "/" + strconv.Itoa(placed))
	// Only the time-outs have real length; the hops are slowed down.
	wait := time.Duration(0)
	if m.clientWaits {
		wait = clientTimeout
	} else if m.waitTo > 0 {
		wait = connectTimeout
	}
	return []sim.Figure{
		status, of, ok,
		count("needed", text("ALB에 열어야 할 포트", "ports to open to the ALB"), m.neededPorts(), sim.Plain),
		count("open", text("ALB에 열린 포트", "ports open to the ALB"), openPorts(m.targetRules(), peer{m.node, groupALB}), sim.Plain),
		count("exposed", text("클라이언트에 직접 열린 포트", "ports open to the client"), openPorts(m.targetRules(), peer{addr: m.client}), sim.Plain),
		{Key: "waited", Label: text("대답 없이 기다린 시간", "waited in vain"), Value: wait.Seconds(), Text: i18n.Same(strconv.Itoa(int(wait/time.Second)) + " s")},
	}
}

// documents are the texts a console would show: the target group, and the
// service events when a task was not placed.
func (m *model) documents() []sim.Document {
	var targets strings.Builder
	for i := range m.tasks {
		t := &m.tasks[i]
		if t.host < 0 {
			continue
		}
		state := "unhealthy"
		if t.healthy {
			state = "healthy"
		}
		targets.WriteString(m.targetName(t) + "  " + zones[m.hosts[t.host].zone] + "  " + state + "  # " + t.name + "\n")
	}
	if targets.Len() == 0 {
		targets.WriteString("(no registered targets)\n")
	}
	kind := "ip"
	if m.mode.bridge() {
		kind = "instance"
	}
	docs := []sim.Document{{Key: "targets", Title: text("Target Group (target type: "+kind+")", "Target group (target type: "+kind+")"), Body: targets.String()}}
	seen := map[string]bool{}
	var events []string
	for i := range m.tasks {
		if t := &m.tasks[i]; t.host < 0 {
			// ECS omits repeated messages.
			if msg := m.eventMessage(t); !seen[msg] {
				seen[msg] = true
				events = append(events, msg)
			}
		}
	}
	if len(events) > 0 {
		docs = append(docs, sim.Document{Key: "events", Title: text("서비스 이벤트", "Service events"), Body: strings.Join(events, "\n") + "\n"})
	}
	return docs
}
