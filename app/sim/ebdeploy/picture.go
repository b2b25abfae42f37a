package ebdeploy

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/fleet"
)

// places turns the instances into what stood in each place.
func (r *run) places() [][]fleet.Span {
	places := make([][]fleet.Span, len(r.all))
	for i, in := range r.all {
		for k, l := range in.lives {
			if l.is == gone {
				break
			}
			to := never
			if k+1 < len(in.lives) {
				to = in.lives[k+1].from
			}
			places[i] = append(places[i], fleet.Span{From: l.from, To: to, Look: l.look(r.version == late), Name: l.ver.String()})
		}
	}
	return places
}

// tallies turns the counts into the looks of a fleet.
func (r *run) tallies() []fleet.Tally {
	out := make([]fleet.Tally, len(r.states))
	for i := range r.states {
		c, t := &r.states[i].count, &out[i]
		t.At = r.states[i].at
		for _, v := range []version{v1, v2} {
			t.N[life{is: serving, ver: v}.look(r.version == late)] = c.serving[v]
			t.N[life{is: idle, ver: v}.look(false)] = c.idle[v]
		}
		t.N[fleet.Running], t.N[fleet.Starting] = c.checking, c.starting
		t.N[fleet.Leaving], t.N[fleet.Failed] = c.draining+c.ending, c.failed
	}
	return out
}

// stretchNames are what the parts of a run are called, the longest first; $1 and
// $2 are its numbers.
var stretchNames = map[string]struct {
	ko, en []string
	tone   sim.Tone
}{
	"all":      {[]string{"모두 한꺼번에", "모두"}, []string{"all at once", "all"}, sim.Flow},
	"batch":    {[]string{"배치 $1/$2", "$1/$2", "$1"}, []string{"batch $1/$2", "$1/$2", "$1"}, sim.Flow},
	"extra":    {[]string{"추가 배치", "추가"}, []string{"extra batch", "extra"}, sim.Accent},
	"first":    {[]string{"첫 1대", "1대"}, []string{"first one", "first", "1"}, sim.Accent},
	"rest":     {[]string{"나머지 $1대", "+$1"}, []string{"the other $1", "+$1"}, sim.Flow},
	"set":      {[]string{"새 $1대", "+$1"}, []string{"$1 new ones", "$1 new", "+$1"}, sim.Flow},
	"evaluate": {[]string{"$1%로 평가", "$1%"}, []string{"evaluation with $1%", "$1%"}, sim.Accent},
	"create":   {[]string{"새 환경 만들기", "새 환경"}, []string{"new environment", "create"}, sim.Flow},
	"test":     {[]string{"시험"}, []string{"test"}, sim.Wait},
	"dns":      {[]string{"URL 스왑, DNS 캐시", "URL 스왑", "스왑"}, []string{"URL swap, DNS caches", "URL swap", "swap"}, sim.Accent},
	"back":     {[]string{"다시 스왑", "스왑"}, []string{"swap back", "swap"}, sim.Wait},
	"revert":   {[]string{"자동 롤백"}, []string{"rollback"}, sim.Wait},
	"live":     {[]string{"v2로 배포됨", "v2"}, []string{"v2 is deployed", "v2"}, sim.Muted},
	"react":    {[]string{"사람을 기다림", "대기"}, []string{"waiting for somebody", "waiting"}, sim.Bad},
	"left":     {[]string{"그대로"}, []string{"left as it is", "left"}, sim.Bad},
	"done":     {nil, nil, sim.Good},
}

// phases are the named parts of the run in a language.
func (r *run) phases(l i18n.Lang) (out []fleet.Phase) {
	for i, s := range r.stretches {
		to := never
		if i+1 < len(r.stretches) {
			to = r.stretches[i+1].from
		}
		if to == s.from {
			continue
		}
		n := stretchNames[s.kind]
		p := fleet.Phase{From: s.from, To: to, Tone: n.tone}
		if s.kind == "done" {
			o := outcomes[r.outcome]
			p.Labels, p.Tone = []string{o.text.In(l), o.short.In(l)}, o.tone
		}
		labels := n.en
		if l == i18n.Korean {
			labels = n.ko
		}
		for k, label := range labels {
			label = sim.Fill(label, itoa(s.no), itoa(s.of))
			if s.ver == v1 && k == 0 {
				p.Labels = append(p.Labels, "v1 "+label)
			}
			p.Labels = append(p.Labels, label)
		}
		out = append(out, p)
	}
	return
}

// groupNames are the headings of the groups, and what is written where one ends
// by being moved.
var groupNames = map[string]i18n.Text{
	"old":       text("원래 Auto Scaling 그룹", "original Auto Scaling group"),
	blueGreen:   text("블루 환경", "blue environment"),
	additional:  text("기존 인스턴스", "the instances there were"),
	"extra":     text("추가 배치 (같은 Auto Scaling 그룹)", "additional batch (same Auto Scaling group)"),
	"temporary": text("임시 Auto Scaling 그룹", "temporary Auto Scaling group"),
	"green":     text("그린 환경", "green environment"),
}

// headings are the groups in a language, where there is more than one.
func (r *run) headings(l i18n.Lang) (out []fleet.Group) {
	if len(r.groups) == 1 {
		return nil
	}
	for i := range r.groups {
		g := &r.groups[i]
		h := fleet.Group{First: g.first, From: g.from, To: g.to}
		kind := g.kind
		if kind == "old" && (r.policy == blueGreen || r.policy == additional) {
			kind = r.policy
		}
		h.Name = groupNames[kind].In(l)
		if i > 0 && g.ver == v1 && kind != "extra" {
			h.Name = sim.Fill(text("$1 (v1로 되돌림)", "$1 (back to v1)").In(l), h.Name)
		}
		if g.moved {
			h.After = text("↑ 원래 그룹으로", "↑ to the original").In(l)
		}
		out = append(out, h)
	}
	return
}

// outages are the stretches in which nobody answers.
func (r *run) outages(l i18n.Lang) (out []fleet.Phase) {
	label := text("응답 없음 ", "no answer ").In(l)
	for i := range r.states {
		s, to := &r.states[i], r.end
		if i+1 < len(r.states) {
			to = r.states[i+1].at
		}
		if s.count.up() > 0 {
			continue
		}
		if n := len(out); n > 0 && out[n-1].To == s.at {
			out[n-1].To = to
		} else {
			out = append(out, fleet.Phase{From: s.at, To: to})
		}
	}
	for i := range out {
		out[i].Labels = []string{label + lasting(out[i].To-out[i].From).In(l), "0"}
	}
	return
}

// fleet builds the picture of the run in a language.
func (r *run) fleet(axis time.Duration, l i18n.Lang) *fleet.Fleet {
	f := &fleet.Fleet{
		Axis: max(axis, time.Second), End: r.end, Places: r.places(), Groups: r.headings(l), Tallies: r.tallies(),
		Lower: fleet.Level{Value: r.n, Label: text(itoa(r.n)+"대", itoa(r.n)).In(l)},
		Usual: r.n, Outages: r.outages(l), Faulty: r.version == late, Phases: r.phases(l),
		Counts:  text("인스턴스 수 (굵은 선까지가 요청을 받는다)", "instances (up to the bold line they take requests)").In(l),
		Now:     text("지금 인스턴스마다 (한 칸이 한 대)", "every instance now, a square each").In(l),
		Traffic: text("v2가 받는 트래픽", "traffic to v2").In(l),
	}
	if r.shown {
		f.Crosses = []time.Duration{r.noticed}
	}
	if r.states[0].share >= 0 {
		for _, s := range r.states {
			next := fleet.Share{At: s.at, Percent: s.share, Lost: s.lost}
			if n := len(f.Shares); n == 0 || f.Shares[n-1].Percent != s.share || f.Shares[n-1].Lost != s.lost {
				f.Shares = append(f.Shares, next)
			}
		}
	}
	return f
}
