package ecsnetwork

import (
	"strconv"

	"notelab/app/sim"
)

// attempt is a TCP connection from the load balancer to a task, judged.
type attempt struct {
	outcome outcome
	out, in rule
	// outDrop reports that the load balancer's own outbound rules dropped it.
	outDrop bool
}

// connect judges a connection from the load balancer's node to a task.
func (m *model) connect(t *task) attempt {
	var a attempt
	var ok bool
	if a.out, ok = matching(m.albOut, t.port, peer{t.addr, m.mode.group()}); !ok {
		a.outcome, a.outDrop = dropped, true
		return a
	}
	if a.in, ok = matching(m.targetRules(), t.port, peer{m.node, groupALB}); !ok {
		a.outcome = dropped
		return a
	}
	if m.appPort != m.containerPort {
		a.outcome = refused
	}
	return a
}

// checkAll lets the load balancer check every target: one success makes it
// healthy, failThreshold failures in a row unhealthy. The outcome of a target
// never changes during the run, so further checks would repeat.
func (run *runner) checkAll() {
	m := run.model
	m.requestAt = m.placeEnd
	for i := range m.tasks {
		t := &m.tasks[i]
		if t.host < 0 {
			continue
		}
		a := m.connect(t)
		failures := 0
		for at := t.enlisted + enlistWait; failures < failThreshold; at += checkInterval {
			if !a.outDrop {
				m.flights = append(m.flights, flight{from: at, to: at + checkLeg, leg: toTarget, task: i, tone: sim.Wait, check: true, died: a.outcome == dropped})
			}
			switch a.outcome {
			case accepted, refused:
				t.judged = at + checkLeg + checkLeg2
				m.flights = append(m.flights, flight{from: at + checkLeg, to: t.judged, leg: inside, task: i, tone: sim.Wait, check: true})
			default:
				t.judged = at + checkTimeout
			}
			if a.outcome == accepted {
				t.healthy = true
				run.emit(t.judged, "healthy", m.targetName(t), sim.Good, "task", t.name, "target", m.targetName(t), "sg", m.mode.group(), "rule", a.in.text)
				break
			}
			failures++
			// The reason codes of DescribeTargetHealth.
			code, sg := "Target.FailedHealthChecks", ""
			if a.outcome == dropped {
				code, sg = "Target.Timeout", m.mode.group()
				if a.outDrop {
					sg = "sg-alb-out"
				}
			}
			kind := "check-failed"
			if failures == failThreshold {
				kind = "unhealthy"
			}
			run.emit(t.judged, kind, m.targetName(t), sim.Bad,
				"task", t.name, "target", m.targetName(t), "reason", code, "dropped-by", sg,
				"failures", strconv.Itoa(failures)+"/"+strconv.Itoa(failThreshold))
		}
		m.requestAt = max(m.requestAt, t.judged)
	}
	m.requestAt += enlistWait
}
