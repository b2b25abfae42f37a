package ebdeploy

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// units are the parts a stretch of time is written in.
var units = [...]struct {
	size   time.Duration
	ko, en string
}{{24 * time.Hour, "일", " d"}, {time.Hour, "시간", " h"}, {time.Minute, "분", " min"}, {time.Second, "초", " s"}}

// lasting writes a stretch of time for people: "3분 10초", "3 min 10 s".
func lasting(d time.Duration) i18n.Text {
	if d > 0 && d < time.Second {
		return i18n.Same(sim.ShortTime(d.Round(time.Millisecond)))
	}
	d = d.Round(time.Second)
	var out i18n.Text
	for _, u := range units {
		n := itoa(int(d / u.size))
		d %= u.size
		if n == "0" && (out.Ko != "" || u.size > time.Second) {
			continue
		}
		if out.Ko != "" {
			out.Ko, out.En = out.Ko+" ", out.En+" "
		}
		out.Ko, out.En = out.Ko+n+u.ko, out.En+n+u.en
	}
	return out
}

// sums are what a run adds up to until it is decided, and until all is cleaned
// up.
type sums struct {
	least, most int           // instances that get requests, instances there are
	down        time.Duration // some or all requests go unanswered
	partly      bool          // at worst some
	mixed       time.Duration // both versions answer
	extra       time.Duration // of instances beyond n, each counted
	exposed     int           // requests to a faulty v2
}

func (r *run) sums() (s sums) {
	s.least, s.partly = r.n, true
	thousandths := 0
	stop := r.now
	if r.outcome == broken {
		stop = r.over // what stays like this has no end
	}
	for i := range r.states {
		p := &r.states[i]
		to := stop
		if i+1 < len(r.states) {
			to = min(to, r.states[i+1].at)
		}
		c, d := &p.count, max(0, to-p.at)
		s.least, s.most = min(s.least, c.up()), max(s.most, c.all())
		new, old, whole := p.part()
		if c.up() == 0 {
			s.partly = false
		}
		if c.up() == 0 || p.lost > 0 {
			s.down += d
		} else if new > 0 && old > 0 {
			s.mixed += d
		}
		s.extra += d * time.Duration(max(0, c.all()-r.n))
		if r.version == late && p.at < r.over {
			ms := int(min(to, r.over)-p.at) / int(time.Millisecond)
			thousandths += r.rps * ms / whole * new
		}
	}
	s.exposed = (thousandths + 500) / 1000
	return
}

// minutes writes a duration in minutes with at most one decimal.
func minutes(d time.Duration) string {
	tenths := int(d.Round(6*time.Second) / (6 * time.Second))
	s := sim.Thousands(tenths / 10)
	if r := tenths % 10; r > 0 {
		s += "." + itoa(r)
	}
	return s
}

// outcomes are how a deployment ends, with the tone of it.
var outcomes = [...]struct {
	name        string
	text, short i18n.Text
	tone        sim.Tone
}{
	succeeded: {"succeeded", text("완료", "completed"), text("완료", "done"), sim.Good},
	reverted:  {"reverted", text("자동 롤백", "rolled back by Beanstalk"), text("롤백", "back"), sim.Wait},
	restored:  {"restored", text("사람이 되돌림", "rolled back by hand"), text("되돌림", "back"), sim.Wait},
	broken:    {"broken", text("실패한 채로", "left broken"), text("실패", "broken"), sim.Bad},
}

func (r *run) figures() []sim.Figure {
	s := r.sums()
	number := func(key string, label i18n.Text, n int, tone sim.Tone) sim.Figure {
		return sim.Figure{Key: key, Label: label, Value: float64(n), Text: i18n.Same(sim.Thousands(n)), Tone: tone}
	}
	span := func(key string, label i18n.Text, d time.Duration, tone sim.Tone) sim.Figure {
		return sim.Figure{Key: key, Label: label, Value: d.Seconds(), Text: lasting(d), Tone: tone}
	}
	warn := func(bad bool, tone sim.Tone) sim.Tone {
		if bad {
			return tone
		}
		return sim.Plain
	}
	c := r.count()
	o := &outcomes[r.outcome]
	end := number("new", text("결과", "outcome"), c.serving[v2], o.tone)
	end.Text = text(sim.Fill("$1 · v1 $2, v2 $3", o.text.Ko, itoa(c.serving[v1]), itoa(c.serving[v2])), sim.Fill("$1 · $2 v1, $3 v2", o.text.En, itoa(c.serving[v1]), itoa(c.serving[v2])))
	least := warn(s.least < r.n, sim.Wait)
	down := span("down", text("응답 없는 시간", "without an answer"), s.down, warn(s.down > 0, sim.Bad))
	if s.least == 0 {
		least = sim.Bad
	}
	if s.down > 0 && s.partly {
		down.Text = text(down.Text.Ko+" (일부)", down.Text.En+" (some clients)")
	}
	if c.up() == 0 {
		down.Text = text(down.Text.Ko+", 계속", down.Text.En+" and on")
	}
	extra := sim.Figure{Key: "extra", Label: text("추가 비용", "extra cost"), Value: s.extra.Minutes(), Text: text(minutes(s.extra)+" 인스턴스·분", minutes(s.extra)+" instance-min"), Tone: warn(s.extra > 0, sim.Wait)}
	return []sim.Figure{
		end,
		span("took", text("걸린 시간", "took"), r.over, sim.Plain),
		number("least", text("가장 적은 용량", "lowest capacity"), s.least, least),
		down,
		number("most", text("가장 많은 인스턴스", "most instances"), s.most, sim.Plain),
		extra,
		span("mixed", text("두 버전이 섞인 시간", "both versions at once"), s.mixed, sim.Plain),
		number("exposed", text("고장 난 버전이 받은 요청", "requests to the faulty version"), s.exposed, warn(s.exposed > 0, sim.Bad)),
	}
}
