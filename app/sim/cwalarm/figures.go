package cwalarm

import (
	"strconv"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// figures sums a run up.
func (w *watch) figures() []sim.Figure {
	c := w.c
	first, changes, gaps, actions, joint, inAlarm := 0, 0, 0, 0, 0, 0
	last, before := c.initial, w.first
	for i := range w.looks {
		e := &w.looks[i]
		if e.state != e.was {
			changes++
			if e.state == alarm && first == 0 {
				first = i + 1
			}
		}
		if e.fill > 0 {
			gaps++
		}
		if e.acted {
			actions++
		}
		if e.state == alarm && i+1 < len(w.looks) {
			inAlarm++ // until the next evaluation
		}
		if e.joint == alarm && before != alarm {
			joint++
		}
		last, before = e.state, e.joint
	}
	number := func(key, ko, en string, n int, tone sim.Tone) sim.Figure {
		return sim.Figure{Key: key, Label: i18n.Of(ko, en), Value: float64(n), Text: sim.Tell("$1번", "$1", strconv.Itoa(n)), Tone: tone}
	}
	begun := number("first", "처음 ALARM", "First ALARM", first, sim.Plain)
	begun.Text = i18n.Of("되지 않음", "never")
	if first > 0 {
		at := clock(time.Duration(first) * c.step)
		begun.Tone = sim.Bad
		begun.Text = i18n.Of(strconv.Itoa(first)+"번째 평가 ("+at.Ko+")", "evaluation "+strconv.Itoa(first)+" ("+at.En+")")
	}
	long := time.Duration(inAlarm) * c.step
	stay := sim.Figure{Key: "in-alarm", Label: i18n.Of("ALARM에 머문 시간", "Time in ALARM"), Value: long.Minutes(), Text: clock(long)}
	end := sim.Figure{Key: "final", Label: i18n.Of("마지막 상태", "State at the end"), Value: float64(last), Text: i18n.Same(last.String()), Tone: last.tone()}
	out := []sim.Figure{begun, number("changes", "상태 변화", "State changes", changes, sim.Plain), stay,
		number("filled", "설정이 쓰인 평가", "Evaluations that needed the setting", gaps, sim.Plain)}
	if c.combined() {
		out = append(out, number("composite", "복합 경보가 ALARM이 된 횟수", "Composite alarm to ALARM", joint, sim.Plain))
	}
	acts := number("actions", "ALARM 동작", "ALARM actions", actions, sim.Flow)
	if !c.acts() {
		acts.Text, acts.Tone = i18n.Of("걸 수 없음", "cannot be attached"), sim.Bad
	}
	return append(out, acts, end)
}
