package ebdeploy

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/fleet"
)

// Stage implements sim.Simulator. At the top stands what holds at the moment:
// how much capacity there is, who answers, what it costs, and who would roll
// back. Below, time runs to the right: the steps, the number of instances, and
// every instance in its place.
func (simulator) Stage(t *sim.Trace, at time.Duration, width int, l i18n.Lang) string {
	r := t.Model.(*run)
	at = min(max(at, 0), t.End)
	axis := t.End
	if h := t.Values.Duration("horizon"); h > 0 {
		axis = h
	}
	s := r.stateAt(at)
	p := fleet.Stage{Title: r.title(l), Now: headline(s, l), Cards: r.cards(s, at, l), Fleet: r.fleet(axis, l)}
	return p.Draw(width, at)
}

// title names the configuration, so that two pictures can stand side by side.
func (r *run) title(l i18n.Lang) string {
	switch r.policy {
	case blueGreen:
		return text("블루/그린 · TTL ", "blue/green · TTL ").In(l) + lasting(r.ttl).In(l)
	case splitting:
		return optionOf(r.policy) + " " + itoa(r.percent) + "% · " + lasting(r.evaluation).In(l)
	case rolling:
		return optionOf(r.policy) + sim.Fill(text(" · $1대씩", " · batches of $1").In(l), itoa(r.batch))
	case additional:
		return sim.Fill(text("추가 배치 · $1대씩", "additional batch of $1").In(l), itoa(r.batch))
	}
	return optionOf(r.policy)
}

// stateAt is the last recorded state at a moment.
func (r *run) stateAt(at time.Duration) *snapshot {
	i := 0
	for i+1 < len(r.states) && r.states[i+1].at <= at {
		i++
	}
	return &r.states[i]
}

// headline says in a line what runs at a moment.
func headline(s *snapshot, l i18n.Lang) string {
	c := &s.count
	return sim.Fill(text("응답 $1대 (v1 $2 + v2 $3) · 전체 $4대", "$1 answer ($2 v1 + $3 v2) · $4 in all").In(l),
		itoa(c.up()), itoa(c.serving[v1]), itoa(c.serving[v2]), itoa(c.all()))
}

// backs are the ways back by policy, in the words of the documentation's table:
// whose hand it takes, and what is done.
var backs = map[string]struct {
	auto bool
	what i18n.Text
}{
	allAtOnce:  {false, text("v1을 다시 배포", "redeploys v1")},
	rolling:    {false, text("v1을 다시 배포", "redeploys v1")},
	additional: {false, text("v1을 다시 배포", "redeploys v1")},
	immutable:  {true, text("새 인스턴스를 종료", "drops the new ones")},
	splitting:  {true, text("트래픽을 돌려주고 종료", "reroutes, drops them")},
	blueGreen:  {false, text("URL을 다시 스왑", "swaps URLs again")},
}

// cards are what holds at a moment.
func (r *run) cards(s *snapshot, at time.Duration, l i18n.Lang) []fleet.Card {
	say := func(ko, en string, values ...string) string { return sim.Fill(text(ko, en).In(l), values...) }
	c := &s.count
	up := fleet.Card{Label: say("용량", "capacity"), Value: itoa(c.up()) + "/" + itoa(r.n), Tone: sim.Good, Mark: fleet.Tick}
	why := say("모자라지 않다", "none is missing")
	switch {
	case c.up() == 0:
		up.Tone, up.Mark = sim.Bad, fleet.Cross
		why = say("아무도 응답하지 않는다", "nobody answers")
	case c.up() < r.n:
		up.Tone, up.Mark = sim.Wait, fleet.NoMark
		why = say("$1대 빠짐", "$1 missing", itoa(r.n-c.up()))
	case c.up() > r.n:
		why = say("잠시 $1대 더", "$1 more for now", itoa(c.up()-r.n))
	}
	up.Details = []string{why}

	new, old, whole := s.part()
	mix := fleet.Card{Label: say("v2의 몫", "v2 answers"), Value: itoa(new*100/whole) + "%", Tone: sim.Plain, Details: []string{say("v1이 $1%", "v1 $1%", itoa(old*100/whole))}}
	switch {
	case s.lost > 0:
		mix.Tone = sim.Bad
		mix.Details = []string{say("$1%는 지운 환경으로", "$1% ask a deleted one", itoa(s.lost))}
	case c.up() == 0:
		mix.Value, mix.Tone, mix.Details = "—", sim.Muted, []string{say("응답이 없다", "no answers")}
	case r.shown && r.noticed <= at && new > 0:
		mix.Tone = sim.Bad
		mix.Details = []string{say("v2의 상태가 나쁘다", "v2 has gone bad")}
	case new > 0 && old > 0:
		mix.Tone = sim.Flow
		mix.Details = []string{say("두 버전이 섞여 응답", "both versions answer")}
	}

	more := c.all() - r.n
	cost := fleet.Card{Label: say("추가 인스턴스", "extra"), Value: "+" + itoa(max(0, more)), Tone: sim.Plain}
	cost.Details = []string{say("지금까지 $1 인스턴스·분", "$1 instance-min so far", minutes(r.extraBy(at))), say("$1 인스턴스·분", "$1 instance-min", minutes(r.extraBy(at)))}
	if more > 0 {
		cost.Tone = sim.Flow
	}

	return []fleet.Card{up, mix, cost, r.backCard(c, at, say)}
}

// backCard says who would bring the old version back at a moment, and how.
func (r *run) backCard(c *count, at time.Duration, say func(ko, en string, values ...string) string) fleet.Card {
	b := backs[r.policy]
	d := fleet.Card{Label: say("롤백", "rollback"), Value: say("사람이", "by hand"), Details: []string{say(b.what.Ko, b.what.En)}}
	old, fresh := c.serving[v1]+c.idle[v1], false // whether a temporary group stands
	for i := range r.groups {
		g := &r.groups[i]
		fresh = fresh || g.kind == "temporary" && g.from <= at && at < g.to
	}
	for i, s := range r.stretches {
		if s.kind == "react" && s.from <= at && (i+1 == len(r.stretches) || at < r.stretches[i+1].from) {
			d.Tone = sim.Wait
		}
	}
	switch {
	case at >= r.over && (r.outcome == reverted || r.outcome == restored):
		d.Value, d.Tone, d.Mark = say("끝", "done"), sim.Good, fleet.Tick
		d.Details = []string{say("v1로 돌아왔다", "back on v1")}
	case b.auto && fresh:
		d.Value, d.Tone, d.Mark = say("자동", "auto"), sim.Good, fleet.Tick
	case b.auto, r.policy != blueGreen && r.outcome == succeeded && at >= r.over, old == 0 && r.policy == blueGreen:
		d.Details = []string{say("되돌리려면 새 배포", "takes a deployment")}
	case r.policy == blueGreen && c.serving[v2] == 0:
		d.Details = []string{say("그린만 지우면 된다", "only deletes green")}
	}
	return d
}

// extraBy is the time of instances beyond n until a moment, each counted.
func (r *run) extraBy(at time.Duration) (sum time.Duration) {
	for i := range r.states {
		s, to := &r.states[i], at
		if i+1 < len(r.states) {
			to = min(to, r.states[i+1].at)
		}
		if to > s.at {
			sum += (to - s.at) * time.Duration(max(0, s.count.all()-r.n))
		}
	}
	return
}
