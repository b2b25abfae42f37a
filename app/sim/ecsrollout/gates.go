package ecsrollout

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/fleet"
)

// stageAt is the stage the deployment is in at a moment.
func (r *run) stageAt(at time.Duration) stage {
	is := r.stages[0].is
	for _, e := range r.stages {
		if e.at <= at {
			is = e.is
		}
	}
	return is
}

// cards are the gates at a moment: what the scheduler of a rolling update last
// could start and stop, with the sum behind it, and the circuit breaker; or how
// the two revisions stand.
func (r *run) cards(at time.Duration, l i18n.Lang) []fleet.Card {
	say := func(ko, en string) string { return text(ko, en).In(l) }
	s := r.stateAt(at)
	if r.native() {
		return r.sides(s, r.stageAt(at), say)
	}
	cards := r.gates(at, say)
	if r.version == fine || r.version == buggy {
		return cards
	}
	b := fleet.Card{Label: say("서킷 브레이커", "circuit breaker"), Value: say("꺼짐", "off"), Tone: sim.Muted, Details: []string{say("실패를 세지 않는다", "counts no failures")}}
	if r.breaker != off {
		b.Value = itoa(s.failures) + "/" + itoa(r.threshold)
		b.Tone, b.Pips, b.Full = sim.Plain, r.threshold, s.failures
		if s.failures > 0 {
			b.Tone = sim.Bad
		}
		if b.Pips > 20 {
			b.Pips = 0
			b.Details = []string{say("실패 횟수 / 임계값", "failures / threshold")}
		}
	}
	return append(cards, b)
}

// gates are the two gates of a rolling update at the last decision.
func (r *run) gates(at time.Duration, say func(ko, en string) string) []fleet.Card {
	m := &r.moves[0]
	for i := range r.moves {
		if r.moves[i].at <= at {
			m = &r.moves[i]
		}
	}
	c := &m.before
	start := fleet.Card{Label: say("띄우기", "start"), Value: "+" + itoa(m.started), Tone: sim.Good, Mark: fleet.Tick}
	stop := fleet.Card{Label: say("빼기", "stop"), Value: "−" + itoa(m.stopped), Tone: sim.Good, Mark: fleet.Tick}
	high, low := say("상한 ", "max ")+itoa(r.upper), say("하한 ", "min ")+itoa(r.lower)
	all, well := say(" − 전체 ", " − all ")+itoa(c.all()), say("건강 ", "healthy ")+itoa(c.well())+" − "
	start.Details = []string{high + slope(r.desired*r.max, "↓") + all, high + all}
	if r.seats < r.upper {
		start.Details = []string{say("자리 ", "places ") + itoa(r.seats) + all}
	}
	stop.Details = []string{well + low + slope(r.desired*r.min, "↑"), well + low}

	idle, tone := fleet.Wait, sim.Wait // something is on its way
	if r.outcome == stuck {
		idle, tone = fleet.Cross, sim.Bad
	}
	none := func(d *fleet.Card, idle fleet.Mark, tone sim.Tone, why string) {
		d.Value, d.Mark, d.Tone = "0", idle, tone
		if why != "" {
			d.Details = []string{why}
		}
	}
	if m.started == 0 {
		none(&start, idle, tone, "")
		if c.of(m.to) >= r.desired {
			none(&start, fleet.NoMark, sim.Plain, say("더 띄울 것이 없다", "none left to start"))
		}
	}
	if m.stopped == 0 {
		none(&stop, idle, tone, "")
		if c.healthy[newer-m.to] == 0 {
			none(&stop, fleet.NoMark, sim.Plain, say("더 뺄 것이 없다", "none left to stop"))
		} else if c.well() > r.lower {
			none(&stop, fleet.Wait, sim.Wait, say("새것이 건강해지면", "once the new are healthy"))
		}
	}
	if r.stageAt(at) == failedStage {
		none(&start, fleet.Cross, sim.Bad, say("FAILED라 띄우지 않는다", "FAILED starts none"))
		none(&stop, fleet.NoMark, sim.Muted, say("FAILED라 빼지 않는다", "FAILED stops none"))
	}
	return []fleet.Card{start, stop}
}

// sides are the two revisions of a deployment that moves traffic.
func (r *run) sides(s *state, at stage, say func(ko, en string) string) []fleet.Card {
	c := &s.count
	n := "/" + itoa(r.desired)
	fresh := fleet.Card{Label: say("새 리비전", "new revision"), Value: itoa(c.healthy[newer]) + n, Tone: sim.Wait, Mark: fleet.Wait}
	old := fleet.Card{Label: say("옛 리비전", "old revision"), Value: itoa(c.healthy[older]) + n, Tone: sim.Good, Mark: fleet.Tick}
	traffic := fleet.Card{Label: say("트래픽", "traffic"), Value: say("새것 ", "new ") + itoa(s.share) + "%", Tone: sim.Flow}
	why, back := say("모두 건강해야 옮긴다", "waits until all are healthy"), say("트래픽만 되돌리면 롤백", "rollback moves traffic only")
	switch {
	case r.outcome == stuck:
		fresh.Tone, fresh.Mark, why = sim.Bad, fleet.Cross, say("자리가 모자란다", "lacks places")
	case at == rollingBack || at == completed && r.outcome == rolledBack:
		fresh.Tone, fresh.Mark, why = sim.Bad, fleet.Cross, say("경보로 물러난다", "stopped by the alarm")
	case c.healthy[newer] == r.desired && r.version == buggy:
		fresh.Tone, fresh.Mark, why = sim.Bad, fleet.NoMark, say("건강하지만 고장", "healthy, yet faulty")
	case c.healthy[newer] == r.desired:
		fresh.Tone, fresh.Mark, why = sim.Good, fleet.Tick, say("모두 건강하다", "all are healthy")
	}
	switch {
	case c.healthy[older] == 0:
		old.Tone, old.Mark, back = sim.Muted, fleet.NoMark, say("돌아가려면 새 배포", "going back is a deployment")
	case s.share == 0:
		back = say("트래픽을 모두 받는다", "has all the traffic")
	}
	fresh.Details, old.Details = []string{why}, []string{back}
	traffic.Details = []string{say("옛것 ", "old ") + itoa(100-s.share) + "%"}
	return []fleet.Card{fresh, traffic, old}
}

// slope shows how a bound was rounded: "(3.75↓)", or nothing where it is whole.
func slope(product int, arrow string) string {
	if product%100 == 0 {
		return ""
	}
	return "(" + hundredths(product) + arrow + ")"
}
