package ecsrollout

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

func text(ko, en string) i18n.Text { return i18n.Text{Ko: ko, En: en} }

// lasting writes a stretch of time for people: "3분 10초", "3 min 10 s".
func lasting(d time.Duration) i18n.Text {
	if d > 0 && d < time.Second {
		return i18n.Same(sim.ShortTime(d.Round(time.Millisecond)))
	}
	s := int(d.Round(time.Second) / time.Second)
	var out i18n.Text
	add := func(n int, ko, en string) {
		if n == 0 && (out.Ko != "" || ko != "초") {
			return
		}
		if out.Ko != "" {
			out.Ko, out.En = out.Ko+" ", out.En+" "
		}
		out.Ko, out.En = out.Ko+itoa(n)+ko, out.En+itoa(n)+en
	}
	add(s/86400, "일", " d")
	add(s/3600%24, "시간", " h")
	add(s/60%60, "분", " min")
	add(s%60, "초", " s")
	return out
}

// extremes returns the fewest healthy tasks and the most tasks at any moment.
func (r *run) extremes() (least, most int) {
	least = r.desired
	for i := range r.states {
		c := &r.states[i].count
		least, most = min(least, c.well()), max(most, c.all())
	}
	return
}

// exposed is how many requests a healthy but faulty new version gets until the
// deployment is decided, by its share of the traffic: set by the strategy, or
// its part of the healthy tasks in a rolling update.
func (r *run) exposed() int {
	if r.version != buggy {
		return 0
	}
	thousandths := 0
	for i := range r.states {
		s, to := &r.states[i], r.over
		if i+1 < len(r.states) {
			to = min(to, r.states[i+1].at)
		}
		part, whole := s.share, 100
		if !r.native() {
			part, whole = s.count.healthy[newer], s.count.well()
		}
		if part > 0 && to > s.at {
			thousandths += r.rps * int((to-s.at)/time.Millisecond) * part / whole
		}
	}
	return (thousandths + 500) / 1000
}

var outcomes = map[outcome]struct {
	text i18n.Text
	tone sim.Tone
}{
	succeeded:     {text("완료", "completed"), sim.Good},
	rolledBack:    {text("되돌림", "rolled back"), sim.Wait},
	failedOutcome: {text("FAILED", "FAILED"), sim.Bad},
	stuck:         {text("멈춰 있음", "stuck"), sim.Bad},
	endless:       {text("끝나지 않음", "never ends"), sim.Bad},
}

func (r *run) figures() []sim.Figure {
	least, most := r.extremes()
	number := func(key string, label i18n.Text, n int, tone sim.Tone) sim.Figure {
		return sim.Figure{Key: key, Label: label, Value: float64(n), Text: i18n.Same(sim.Thousands(n)), Tone: tone}
	}
	warn := func(bad bool, tone sim.Tone) sim.Tone {
		if bad {
			return tone
		}
		return sim.Plain
	}
	how := outcomes[r.outcome]
	if r.outcome == succeeded && r.version == buggy {
		how.tone = sim.Bad // nothing has noticed
	}
	took := sim.Figure{Key: "took", Label: text("걸린 시간", "took"), Value: r.over.Seconds(), Text: lasting(r.over)}
	if r.outcome >= stuck {
		took.Value, took.Text = 0, text("끝이 없음", "no end")
	}
	lost := number("lost", text("실패한 Task", "failed tasks"), r.lost, warn(r.lost > 0, sim.Bad))
	if r.breaker != off && r.version != fine {
		lost.Text = text(itoa(r.lost)+" (임계값 "+itoa(r.threshold)+")", itoa(r.lost)+" (threshold "+itoa(r.threshold)+")")
	}
	left := number("new", text("끝에 남은 Task", "left at the end"), r.count.healthy[newer], sim.Plain)
	left.Text = text("새것 "+itoa(r.count.healthy[newer])+" · 옛것 "+itoa(r.count.healthy[older]), itoa(r.count.healthy[newer])+" new · "+itoa(r.count.healthy[older])+" old")
	exposed := r.exposed()
	return []sim.Figure{
		{Key: "outcome", Label: text("결과", "outcome"), Value: float64(r.outcome), Text: how.text, Tone: how.tone},
		took,
		number("least", text("가장 적은 건강한 Task", "fewest healthy tasks"), least, warn(least < r.desired, sim.Wait)),
		number("most", text("가장 많은 Task", "most tasks"), most, sim.Plain),
		number("extra", text("desired 말고 더 든 자리", "places beyond desired"), most-r.desired, sim.Plain),
		lost, left,
		number("exposed", text("고장 난 버전이 받은 요청", "requests to the faulty version"), exposed, warn(exposed > 0, sim.Bad)),
	}
}

// telling is a moment whose picture says most: shortly before the end of what
// happens, when the last change is still under way.
func (r *run) telling() time.Duration {
	if r.outcome >= stuck {
		return r.end
	}
	at := time.Duration(0)
	for i := range r.events {
		switch e := &r.events[i]; e.Kind {
		case "start", "stop", "trip", "shift", "alarm", "clean-up":
			at = e.At
		}
	}
	return (at + r.over) / 2
}
