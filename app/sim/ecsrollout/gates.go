package ecsrollout

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
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
func (r *run) cards(at time.Duration, l i18n.Lang) []card {
	say := func(ko, en string) string { return text(ko, en).In(l) }
	s := r.stateAt(at)
	if r.native() {
		return r.sides(s, r.stageAt(at), say)
	}
	cards := r.gates(at, say)
	if r.version == fine || r.version == buggy {
		return cards
	}
	b := card{label: say("서킷 브레이커", "circuit breaker"), value: say("꺼짐", "off"), tone: sim.Muted, details: []string{say("실패를 세지 않는다", "counts no failures")}}
	if r.breaker != off {
		b.value = itoa(s.failures) + "/" + itoa(r.threshold)
		b.tone, b.pips, b.full = sim.Plain, r.threshold, s.failures
		if s.failures > 0 {
			b.tone = sim.Bad
		}
		if b.pips > 20 {
			b.pips = 0
			b.details = []string{say("실패 횟수 / 임계값", "failures / threshold")}
		}
	}
	return append(cards, b)
}

// gates are the two gates of a rolling update at the last decision.
func (r *run) gates(at time.Duration, say func(ko, en string) string) []card {
	m := &r.moves[0]
	for i := range r.moves {
		if r.moves[i].at <= at {
			m = &r.moves[i]
		}
	}
	c := &m.before
	start := card{label: say("띄우기", "start"), value: "+" + itoa(m.started), tone: sim.Good, mark: tick}
	stop := card{label: say("빼기", "stop"), value: "−" + itoa(m.stopped), tone: sim.Good, mark: tick}
	high, low := say("상한 ", "max ")+itoa(r.upper), say("하한 ", "min ")+itoa(r.lower)
	all, well := say(" − 전체 ", " − all ")+itoa(c.all()), say("건강 ", "healthy ")+itoa(c.well())+" − "
	start.details = []string{high + slope(r.desired*r.max, "↓") + all, high + all}
	if r.seats < r.upper {
		start.details = []string{say("자리 ", "places ") + itoa(r.seats) + all}
	}
	stop.details = []string{well + low + slope(r.desired*r.min, "↑"), well + low}

	idle, tone := wait, sim.Wait // something is on its way
	if r.outcome == stuck {
		idle, tone = cross, sim.Bad
	}
	none := func(d *card, idle mark, tone sim.Tone, why string) {
		d.value, d.mark, d.tone = "0", idle, tone
		if why != "" {
			d.details = []string{why}
		}
	}
	if m.started == 0 {
		none(&start, idle, tone, "")
		if c.of(m.to) >= r.desired {
			none(&start, noMark, sim.Plain, say("더 띄울 것이 없다", "none left to start"))
		}
	}
	if m.stopped == 0 {
		none(&stop, idle, tone, "")
		if c.healthy[newer-m.to] == 0 {
			none(&stop, noMark, sim.Plain, say("더 뺄 것이 없다", "none left to stop"))
		} else if c.well() > r.lower {
			none(&stop, wait, sim.Wait, say("새것이 건강해지면", "once the new are healthy"))
		}
	}
	if r.stageAt(at) == failedStage {
		none(&start, cross, sim.Bad, say("FAILED라 띄우지 않는다", "FAILED starts none"))
		none(&stop, noMark, sim.Muted, say("FAILED라 빼지 않는다", "FAILED stops none"))
	}
	return []card{start, stop}
}

// sides are the two revisions of a deployment that moves traffic.
func (r *run) sides(s *state, at stage, say func(ko, en string) string) []card {
	c := &s.count
	n := "/" + itoa(r.desired)
	fresh := card{label: say("새 리비전", "new revision"), value: itoa(c.healthy[newer]) + n, tone: sim.Wait, mark: wait}
	old := card{label: say("옛 리비전", "old revision"), value: itoa(c.healthy[older]) + n, tone: sim.Good, mark: tick}
	traffic := card{label: say("트래픽", "traffic"), value: say("새것 ", "new ") + itoa(s.share) + "%", tone: sim.Flow}
	why, back := say("모두 건강해야 옮긴다", "waits until all are healthy"), say("트래픽만 되돌리면 롤백", "rollback moves traffic only")
	switch {
	case r.outcome == stuck:
		fresh.tone, fresh.mark, why = sim.Bad, cross, say("자리가 모자란다", "lacks places")
	case at == rollingBack || at == completed && r.outcome == rolledBack:
		fresh.tone, fresh.mark, why = sim.Bad, cross, say("경보로 물러난다", "stopped by the alarm")
	case c.healthy[newer] == r.desired && r.version == buggy:
		fresh.tone, fresh.mark, why = sim.Bad, noMark, say("건강하지만 고장", "healthy, yet faulty")
	case c.healthy[newer] == r.desired:
		fresh.tone, fresh.mark, why = sim.Good, tick, say("모두 건강하다", "all are healthy")
	}
	switch {
	case c.healthy[older] == 0:
		old.tone, old.mark, back = sim.Muted, noMark, say("돌아가려면 새 배포", "going back is a deployment")
	case s.share == 0:
		back = say("트래픽을 모두 받는다", "has all the traffic")
	}
	fresh.details, old.details = []string{why}, []string{back}
	traffic.details = []string{say("옛것 ", "old ") + itoa(100-s.share) + "%"}
	return []card{fresh, traffic, old}
}

// slope shows how a bound was rounded: "(3.75↓)", or nothing where it is whole.
func slope(product int, arrow string) string {
	if product%100 == 0 {
		return ""
	}
	return "(" + hundredths(product) + arrow + ")"
}
