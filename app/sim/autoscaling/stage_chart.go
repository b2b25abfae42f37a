package autoscaling

import (
	"strconv"

	"notelab/app/sim"
)

var (
	baseline = sim.Style{Stroke: sim.RuleStrong}
	wanted   = sim.Style{Stroke: sim.Accent.Solid(), StrokeWidth: 1.6, Dash: "4 3"}
	limits   = sim.Style{Stroke: sim.Ink3, Dash: "1 3"}
)

func solid(t sim.Tone, width float64) sim.Style {
	return sim.Style{Stroke: t.Solid(), StrokeWidth: width}
}

// loadChart draws the load over what the running tasks can handle; what lies
// above is too much. The load itself is known beforehand and goes on as a pale
// line.
func (s *scene) loadChart(head, top, bottom float64) {
	c := s.c
	most := int64(1)
	for t := range c.length {
		most = max(most, c.loadAt(t))
	}
	y := sim.Scale{From: 0, To: float64(most) * 1.15, Start: bottom, End: top}
	load := func(t int) float64 { return float64(c.loadAt(t)) }
	capacity := func(k *tick) float64 { return float64(int64(k.running) * c.capacity) }
	over := int64(0)
	for t := 0; t <= s.now; t++ {
		over += s.pic.ticks[t].over
	}
	note := ""
	if over > 0 {
		note = s.say("넘친 요청 "+sim.Thousands(over)+"건", sim.Thousands(over)+" too many")
	}
	s.heading(head, s.say("부하와 처리 용량 (요청/분)", "Load and capacity (requests/min)"), note, bad)
	s.sides(number{y.At(float64(most)) + 4, s.brief(most), sim.Ink3}, number{bottom, "0", sim.Ink3})

	s.area(y, func(*tick) float64 { return 0 }, capacity, good.Soft())
	s.steps(y, capacity, solid(good, 1.4))

	var excess, strokes pen
	s.upto(func(t int, from, to float64) {
		a, b := y.At(load(t)), y.At(min(capacity(&s.pic.ticks[t]), y.To))
		if b-a < 0.5 || to-from < 0.1 {
			return
		}
		excess.box(from, a, to-from, b-a)
		strokes.to('M', (from+to)/2, a)
		strokes.to('v', b-a)
	})
	if !excess.empty() {
		s.Path(excess.String(), sim.Style{Fill: bad.Soft()})
		s.Path(strokes.String(), sim.Style{Stroke: bad.Solid(), Opacity: 0.6})
	}

	var ahead, seen pen
	last := 0.0
	for t := 0; t < c.length; t += s.grid {
		x, v := s.x.At(float64(t)), y.At(load(t))
		p := &ahead
		if float64(t) <= s.at {
			p = &seen
		}
		if p.empty() {
			p.to('M', x, v)
			if p == &ahead && !seen.empty() {
				seen.to('H', s.x.At(s.at))
				ahead.b = nil
				ahead.to('M', s.x.At(s.at), last)
				ahead.to('H', x)
				ahead.to('V', v)
			}
		} else if v != last {
			p.to('H', x)
			p.to('V', v)
		}
		last = v
	}
	if !ahead.empty() {
		ahead.to('H', s.right)
		s.Path(ahead.String(), sim.Style{Stroke: flow.Solid(), Dash: "2 3", Opacity: 0.5})
	} else {
		seen.to('H', s.x.At(s.at))
	}
	s.Path(seen.String(), solid(flow, 1.8))
	s.Line(s.left, bottom, s.right, bottom, baseline)
}

// metricChart draws the datapoints of one policy against its target, or against
// the two thresholds of step scaling.
func (s *scene) metricChart(i int, head, top, bottom float64) {
	c, p := s.c, s.c.policies[i]
	y := sim.Scale{From: 0, To: 105, Start: bottom, End: top}
	label := int64(100)
	if p.metric == onRequests {
		label = p.target
		for t := range s.pic.ticks {
			if r := s.pic.ticks[t].readings[i]; r.d > 0 {
				label = max(label, r.n/r.d)
			}
		}
		y.To = float64(label) * 1.1
	}
	name := look(metricNames, p.metric).In(s.l)
	if p.metric != onRequests {
		name += " (%)"
	}
	note, tone := show(s.k.readings[i], p.metric), sim.Plain
	if high, low := c.breaches(p, s.k.readings[i]); high {
		tone = bad
	} else if low {
		tone = flow
	}
	if note == "" && s.now > 0 {
		note, tone = s.say("데이터 포인트 없음", "no datapoint"), bad
	}
	s.heading(head, capital(name), note, tone)

	marks := []int64{p.target}
	if p.target == 0 {
		marks = []int64{c.steps.high, c.steps.low}
	}
	var labels []number
	for _, m := range marks {
		at := y.At(float64(m))
		s.Line(s.left, at, s.right, at, wanted)
		labels = append(labels, number{at + 4, s.brief(m), sim.Accent.Solid()})
	}
	s.sides(append(labels, number{bottom, "0", sim.Ink3}, number{y.At(float64(label)) + 4, s.brief(label), sim.Ink3})...)

	var line pen
	var last reading
	for t := s.grid; t <= s.now; t += s.grid {
		r := s.pic.ticks[t].readings[i]
		if r.d == 0 {
			last = r
			continue
		}
		v := y.At(float64(r.n) / float64(r.d))
		switch x := s.x.At(float64(t)); {
		case last.d == 0:
			line.to('M', s.x.At(float64(t-1)), v)
			line.to('H', x)
		case last.n*r.d == r.n*last.d:
			line.to('H', x)
		default:
			line.to('L', x, v)
		}
		last = r
	}
	if !line.empty() {
		s.Path(line.String(), solid(sim.Plain, 1.6))
	}
	s.Line(s.left, bottom, s.right, bottom, baseline)
}

// taskChart draws the tasks: running, not yet running, and how many there should
// be, between minimum and maximum.
func (s *scene) taskChart(above, head, top, bottom float64) {
	most := 1
	for t := range s.pic.ticks {
		k := &s.pic.ticks[t]
		most = max(most, k.desired, k.running+k.starting+k.queued)
	}
	y := sim.Scale{From: 0, To: float64(most) * 1.18, Start: bottom, End: top}
	note, tone := s.heldBack(), wait
	if note == "" && s.k.starting+s.k.queued > 0 {
		note = s.say("시작 "+strconv.Itoa(s.k.starting), strconv.Itoa(s.k.starting)+" starting")
		if s.k.queued > 0 {
			note = s.say("PROVISIONING 대기 "+strconv.Itoa(s.k.queued), strconv.Itoa(s.k.queued)+" waiting in PROVISIONING")
		}
	}
	name := s.say("Task 수", "Tasks")
	if s.phone {
		name += " (" + strconv.Itoa(s.k.min) + s.say("~", "-") + strconv.Itoa(s.k.max) + ")"
	}
	running := func(k *tick) float64 { return float64(k.running) }
	all := func(k *tick) float64 { return float64(k.running + k.starting + k.queued) }
	s.area(y, func(*tick) float64 { return 0 }, running, good.Soft())
	s.area(y, running, all, wait.Soft())
	s.steps(y, func(k *tick) float64 { return float64(k.max) }, limits)
	s.steps(y, func(k *tick) float64 { return float64(k.min) }, limits)
	s.steps(y, all, solid(wait, 1))
	s.steps(y, running, solid(good, 1.8))
	var links pen // from the adjustment above to the step it makes
	free := 0.0
	for _, m := range s.pic.moves {
		x := s.x.At(float64(m.at))
		if m.at > s.now || x < free {
			continue
		}
		links.to('M', x, above)
		links.to('V', y.At(float64(max(m.from, m.to))))
		free = x + 8
	}
	if !links.empty() {
		s.Path(links.String(), sim.Style{Stroke: sim.RuleStrong})
	}
	s.steps(y, func(k *tick) float64 { return float64(k.desired) }, wanted)
	s.Line(s.left, bottom, s.right, bottom, baseline)
	s.sides(number{bottom, "0", sim.Ink3}, number{y.At(float64(most)) + 4, strconv.Itoa(most), sim.Ink3})
	s.heading(head, name, note, tone)
	if s.phone {
		return
	}
	kind := s.words
	kind.Fill = sim.Ink3
	hi, lo := y.At(min(float64(s.k.max), y.To)), y.At(min(float64(s.k.min), y.To))
	if float64(s.k.max) <= y.To {
		s.Text(s.right+4, hi+4, s.say("최대 ", "max ")+strconv.Itoa(s.k.max), kind)
	}
	if float64(s.k.min) <= y.To && lo-hi > 14 {
		s.Text(s.right+4, lo+4, s.say("최소 ", "min ")+strconv.Itoa(s.k.min), kind)
	}
}

// heldBack says in a few words why nothing is removed although the low alarm is
// on, or "".
func (s *scene) heldBack() string {
	why := ""
	switch s.k.held {
	case "disabled":
		why = "DisableScaleIn"
	case "deploy":
		why = s.say("배포 중", "deployment")
	case "min":
		why = s.say("최소", "minimum")
	case "round":
		why = s.say("내림하면 0개", "rounds to 0")
	case "in-cooldown":
		why = s.say("쿨다운", "cooldown")
	case "other":
		why = s.say("다른 정책", "other policy")
	case "missing":
		return s.say("지표가 없어 움직이지 않음", "no metric, no scaling")
	default:
		return ""
	}
	return s.say("줄이기 보류: ", "scale-in held: ") + why
}

// hostChart draws the instances that run and those that start.
func (s *scene) hostChart(head, top, bottom float64) {
	most := 1
	for t := range s.pic.ticks {
		most = max(most, len(s.pic.ticks[t].hosts))
	}
	y := sim.Scale{From: 0, To: float64(most) * 1.15, Start: bottom, End: top}
	d := s.k.demand
	m, n := strconv.Itoa(d.m), strconv.Itoa(d.n)
	tone := sim.Plain
	if 100*d.m > s.c.reserve*d.n {
		tone = wait
	}
	note := m + " ÷ " + n + " = " + percentOf(d)
	if !s.phone {
		note = "CapacityProviderReservation M " + m + " ÷ N " + n + " = " + percentOf(d)
	}
	s.heading(head, s.say("인스턴스", "Instances"), note, tone)
	s.sides(number{y.At(float64(most)) + 4, strconv.Itoa(most), sim.Ink3}, number{bottom, "0", sim.Ink3})
	up := func(k *tick) float64 { return float64(k.demand.n) }
	all := func(k *tick) float64 { return float64(len(k.hosts)) }
	s.area(y, func(*tick) float64 { return 0 }, up, sim.Sunk)
	s.area(y, up, all, wait.Soft())
	s.steps(y, all, solid(wait, 1))
	s.steps(y, up, sim.Style{Stroke: sim.Ink2, StrokeWidth: 1.6})
	s.Line(s.left, bottom, s.right, bottom, baseline)
}
