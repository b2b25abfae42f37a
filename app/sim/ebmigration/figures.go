package ebmigration

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// minutes writes a whole number of steps' times for people.
func (r *run) minutes(n int) i18n.Text { return lasting(r.slot * time.Duration(n)) }

// lasting writes a time in minutes, with seconds where there are some.
func lasting(d time.Duration) i18n.Text {
	m, s := itoa(int(d/time.Minute)), int(d%time.Minute/time.Second)
	if s == 0 {
		return text(m+"분", m+" min")
	}
	return text(m+"분 "+itoa(s)+"초", m+" min "+itoa(s)+" s")
}

// results are how a run ends, as a figure.
var results = [...]struct {
	is   string
	text i18n.Text
	tone sim.Tone
}{
	{clean, text("손실 없이 도달", "reached, no loss"), sim.Good},
	{costly, text("도달했지만 손실", "reached with a loss"), sim.Wait},
	{short, text("아직 아니다", "not yet"), sim.Wait},
	{ruined, text("못 이르고 손실", "missed, with a loss"), sim.Bad},
}

func (r *run) figures() []sim.Figure {
	s := &r.last
	bad := func(n int) sim.Tone {
		if n > 0 {
			return sim.Bad
		}
		return sim.Plain
	}
	number := func(key, ko, en string, n int, tone sim.Tone) sim.Figure {
		return sim.Figure{Key: key, Label: text(ko, en), Value: float64(n), Text: i18n.Same(sim.Thousands(n)), Tone: tone}
	}
	goal := sim.Figure{Key: "goal", Label: text("목표", "goal")}
	for _, o := range results {
		if o.is == r.result() {
			goal.Text, goal.Tone = o.text, o.tone
		}
	}
	if s.lacks(r.goal) == lacksNothing {
		goal.Value = 1
	}
	lost := number("lost", "되찾을 수 없는 행", "rows beyond recovery", s.lost, bad(s.lost))
	if !s.alive {
		lost.Tone = sim.Bad
		lost.Text = text(lost.Text.Ko+" (DB 삭제됨)", lost.Text.En+" (DB deleted)")
	}
	down := sim.Figure{Key: "down", Label: text("모두 응답 없음", "nobody served"), Value: (r.slot * time.Duration(s.down)).Minutes(), Text: r.minutes(s.down), Tone: bad(s.down)}
	if s.serving() == noBase {
		down.Text = text(down.Text.Ko+", 계속", down.Text.En+" and on")
	}
	return []sim.Figure{
		goal, lost, down,
		{Key: "cut", Label: text("일부만 끊김", "some cut off"), Value: (r.slot * time.Duration(s.partial)).Minutes(), Text: r.minutes(s.partial), Tone: bad(s.partial)},
		number("astray", "빈 DB에 쓴 행", "rows in the empty DB", s.astray, bad(s.astray)),
		number("refused", "거절된 단계", "steps refused", r.refusals(), sim.Plain),
		number("left", "남은 환경", "environments left", r.left(), sim.Plain),
		{Key: "took", Label: text("걸린 시간", "took"), Value: (r.slot * time.Duration(len(r.taken))).Minutes(), Text: r.minutes(len(r.taken))},
	}
}

// left counts the environments that stand, those included whose stack is in
// DELETE_FAILED.
func (r *run) left() (n int) {
	for i := range r.last.env {
		if r.last.env[i].stands() {
			n++
		}
	}
	return
}
