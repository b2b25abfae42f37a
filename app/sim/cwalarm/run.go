package cwalarm

import (
	"strconv"
	"strings"
	"time"

	"notelab/app/sim"
)

// evaluation is one look at the metric, at the end of a slot.
type evaluation struct {
	verdict
	points []point // of the evaluation range, oldest first
	marks  []mark
	was    state // before it
	other  state // of the second alarm in the slot that follows
	joint  state // of the composite alarm
	acted  bool
}

// watch is the model of a trace.
type watch struct {
	c     *config
	looks []evaluation // one a slot
	first state        // of the composite alarm before the first evaluation
}

// reduced makes the data point that ends after each number of slots; the first,
// after none, is missing.
func (c *config) reduced() []point {
	all := make([]point, len(c.slots)+1)
	for end := 1; end < len(all); end++ {
		all[end] = reduce(c.stat, c.slots[max(end-c.per, 0):end])
	}
	return all
}

// look picks the data points of the range as they are after a number of slots.
func (c *config) look(all []point, after int) (points []point, marks []mark) {
	points, marks = make([]point, c.size), make([]mark, c.size)
	for i := range points {
		points[i] = all[max(after-(c.size-1-i)*c.per, 0)]
		marks[i] = c.markOf(points[i])
	}
	return points, marks
}

// follow evaluates after every slot.
func follow(c *config) *watch {
	w := &watch{c: c}
	all := c.reduced()
	now, joint := c.initial, ok
	if c.combined() && holds(c.rule, now, c.otherAt(0)) {
		joint = alarm
	}
	w.first = joint
	since := -1 // when the alarm that acts went to ALARM
	for k := 1; k <= len(c.slots); k++ {
		e := evaluation{was: now, other: c.otherAt(k)}
		e.points, e.marks = c.look(all, k)
		e.verdict = c.judge(e.marks, now)
		now = e.state
		before, after := e.was, now
		if c.combined() {
			before, joint = joint, ok
			if holds(c.rule, now, e.other) {
				joint = alarm
			}
			after = joint
		}
		e.joint = joint
		switch {
		case after != alarm:
			since = -1
		case before != alarm:
			since, e.acted = k, c.acts()
		case since >= 0 && c.action == scale && c.acts():
			e.acted = time.Duration(k-since)*c.step%time.Minute == 0
		}
		w.looks = append(w.looks, e)
	}
	return w
}

// Run implements sim.Simulator.
func (simulator) Run(v sim.Values) *sim.Trace {
	c := read(v)
	w := follow(c)
	t := &sim.Trace{Values: v, Model: w, End: time.Duration(len(c.slots)) * c.step}
	add := func(after int, kind, actor string, tone sim.Tone, keys string, values ...string) {
		e := sim.Event{At: time.Duration(after) * c.step, Kind: kind, Actor: actor, Tone: tone}
		for i, key := range strings.Fields(keys) {
			e.Fields = append(e.Fields, sim.Field{Key: key, Value: values[i]})
		}
		t.Events = append(t.Events, e)
	}
	if !c.acts() {
		add(0, "refused", "composite", sim.Bad, "action", c.action)
	}
	other, joint := c.otherAt(0), w.first
	for i := range w.looks {
		e := &w.looks[i]
		if c.combined() && e.other != other {
			add(i+1, "other", "B", e.other.tone(), "was state", other.String(), e.other.String())
			other = e.other
		}
		tone := sim.Muted
		if e.fill > 0 {
			tone = sim.Wait
		}
		add(i+1, "evaluated", "A", tone, "points values cause real fill over m n mode was state inferred",
			spell(e.marks), list(e.points), string(e.cause), itoa(e.real), itoa(e.fill), itoa(e.over), itoa(c.m), itoa(c.n), c.mode, e.was.String(), e.state.String(), strconv.FormatBool(e.inferred))
		if e.state != e.was {
			add(i+1, "changed", "A", e.state.tone(), "was state", e.was.String(), e.state.String())
		}
		if c.combined() && e.joint != joint {
			add(i+1, "joint", "composite", e.joint.tone(), "rule was state a b", ruleText(c.rule), joint.String(), e.joint.String(), e.state.String(), e.other.String())
			joint = e.joint
		}
		if e.acted {
			again := e.was == alarm && !c.combined()
			actor := "A"
			if c.combined() {
				actor = "composite"
			}
			add(i+1, "acted", actor, sim.Flow, "action again", c.action, strconv.FormatBool(again))
		}
	}
	t.Figures = w.figures()
	t.Telling = time.Duration(w.tell()) * c.step
	return t
}

// tell is the evaluation after which a still picture says most: one where the
// premature rule or gaps that were filled in make the alarm go off, or the last where
// gaps were filled in and the state changed, or the last change to ALARM, or the end.
func (w *watch) tell() int {
	best, worth := len(w.looks), 0
	for i := range w.looks {
		e := &w.looks[i]
		value := 0
		switch {
		case e.state == e.was || i == 0 || e.inferred:
		case e.cause == premature:
			value = 4
		case e.fill > 0 && e.state == alarm:
			value = 3
		case e.fill > 0:
			value = 2
		case e.state == alarm:
			value = 1
		}
		if value > 0 && value >= worth {
			best, worth = i+1, value
		}
	}
	return best
}

// spell writes the marks as the documentation does: "0 - X - X".
func spell(marks []mark) string {
	s := ""
	for i, k := range marks {
		if i > 0 {
			s += " "
		}
		s += string(rune(k))
	}
	return s
}

func list(points []point) string {
	s := ""
	for i, p := range points {
		if i > 0 {
			s += " "
		}
		s += p.String()
	}
	return s
}

// ruleText writes a rule as AlarmRule has it.
func ruleText(rule string) string {
	switch rule {
	case ruleAnd:
		return "ALARM(A) AND ALARM(B)"
	case ruleOr:
		return "ALARM(A) OR ALARM(B)"
	}
	return "ALARM(A) AND NOT ALARM(B)"
}
