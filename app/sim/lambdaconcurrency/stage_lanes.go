package lambdaconcurrency

import (
	"notelab/app/sim"
)

const laneH = 22.0

// laneRows are the rows of a run with few environments: the requests as dots,
// the environments as lanes, and how many are in flight.
func (s *scene) laneRows() []row {
	n := max(len(s.pic.lanes.born), 1)
	return []row{{headH + 26, s.dots}, {headH + 4 + float64(float64(n)*laneH), s.drawLanes}, {headH + 10 + 48, s.flightChart}}
}

// dots draws the requests of A as they come: a dot for one that an environment
// takes, a cross for one that is throttled.
func (s *scene) dots(y float64) {
	l := s.pic.lanes
	thrown, came, size := 0, 0, 4.0
	if s.phone {
		size = 3
	}
	var crosses pen
	at := y + headH + 12
	s.Line(s.left, at, s.right, at, sim.Style{Stroke: sim.RuleStrong})
	for i := range l.sent {
		r := &l.sent[i]
		if r.at > s.now {
			break
		}
		came++
		x := s.x.At(float64(r.at))
		if r.how == toNone {
			crosses.cross(x, at, 4)
			thrown++
			continue
		}
		s.Circle(x, at, size, sim.Style{Fill: sim.Flow.Solid()})
	}
	if !crosses.Empty() {
		s.Path(crosses.String(), solid(sim.Bad, 2))
	}
	note, tone := itoa(came)+s.say("건", " so far"), sim.Plain
	if thrown > 0 {
		note, tone = note+" · 429 "+itoa(thrown), sim.Bad
	}
	s.heading(y, s.say("A에 오는 요청", "Requests to A"), note, tone)
}

// drawLanes draws each environment over time.
func (s *scene) drawLanes(y float64) {
	l, a := s.pic.lanes, &s.c.fn[fnA]
	cold, warm := 0, 0
	for i := range l.sent {
		if r := &l.sent[i]; r.at <= s.now {
			switch r.how {
			case toCold:
				cold++
			case toWarm, toProv:
				warm++
			}
		}
	}
	s.heading(y, s.say("A의 실행 환경", "Environments of A"), s.say("콜드 ", "cold ")+itoa(cold)+s.say(" · 웜 ", " · warm ")+itoa(warm), sim.Plain)
	top := y + headH + 4
	mid := func(lane int) float64 { return top + float64(float64(lane)*laneH) + laneH/2 }
	for lane, born := range l.born {
		if born > s.now {
			continue
		}
		from, tone, name := max(born, 0), sim.Ink3, l.name(lane, a.prov)
		if lane < a.prov {
			tone = sim.Accent.Solid()
			s.Rect(s.left, mid(lane)-8, s.x.At(float64(s.now))-s.left, 16, sim.Style{Fill: sim.Accent.Soft(), Stroke: tone, Round: 4})
		} else {
			s.Line(s.x.At(float64(from)), mid(lane), s.x.At(float64(s.now)), mid(lane), sim.Style{Stroke: tone, Dash: "2 2"})
		}
		s.Text(s.left-6, mid(lane)+4, name, sim.Type{Size: sim.TextSmall, Fill: tone, Anchor: sim.End, Bold: lane < a.prov})
	}
	for i := range l.sent {
		r := &l.sent[i]
		if r.at > s.now || r.how == toNone {
			continue
		}
		s.request(r, itoa(i+1), mid(r.lane))
	}
	for lane, born := range l.born {
		if state, fill := s.doing(lane); born <= s.now {
			s.margin(mid(lane)+4, state, fill)
		}
	}
}

// request draws one request in its lane.
func (s *scene) request(r *request, name string, mid float64) {
	a := &s.c.fn[fnA]
	from, end := r.at, r.at
	if r.how == toCold {
		end += a.init
		x0, x1 := s.x.At(float64(from)), s.x.At(float64(min(end, s.now, s.c.length)))
		if x1-x0 > 0.5 {
			s.Rect(x0+0.5, mid-8, x1-x0-1, 16, sim.Style{Fill: sim.Wait.Soft(), Stroke: sim.Wait.Solid(), Round: 4})
			var p pen
			if p.hatch(x0+0.5, mid-8, x1-x0-1, 16); !p.Empty() {
				s.Path(p.String(), sim.Style{Stroke: sim.Wait.Solid(), Opacity: 0.6})
			}
		}
		from = end
	}
	if end += a.d; from >= s.now {
		return
	}
	x0, x1 := s.x.At(float64(from)), s.x.At(float64(min(end, s.now, s.c.length)))
	st, kind := sim.Style{Fill: sim.Good.Soft(), Stroke: sim.Good.Solid(), Round: 4}, sim.Type{Size: sim.TextSmall, Fill: sim.Good.Solid(), Anchor: sim.Middle, Bold: true}
	if r.how == toProv {
		st, kind.Fill = sim.Style{Fill: sim.Accent.Solid(), Stroke: sim.Accent.Solid(), Round: 4}, sim.Paper
	}
	s.Rect(x0+0.5, mid-8, max(x1-x0-1, 0.5), 16, st)
	if x1-x0 > sim.TextWidth(name, kind)+5 {
		s.Text((x0+x1)/2, mid+4, name, kind)
	}
}

// doing is what an environment does now.
func (s *scene) doing(lane int) (string, sim.Paint) {
	l, a := s.pic.lanes, &s.c.fn[fnA]
	for i := len(l.sent) - 1; i >= 0; i-- {
		r := &l.sent[i]
		if r.lane != lane || r.at > s.now {
			continue
		}
		if r.how == toCold && s.now < r.at+a.init {
			return s.say("콜드", "cold"), sim.Wait.Solid()
		}
		if s.now < r.ends(a) {
			return s.say("처리 중", "busy"), sim.Good.Solid()
		}
		break
	}
	if lane < a.prov {
		return s.say("대기", "ready"), sim.Accent.Solid()
	}
	return s.say("유휴", "idle"), sim.Ink3
}

// flightChart draws the concurrency of A: how many environments are busy at once.
func (s *scene) flightChart(y float64) {
	y += 10
	top, bottom := y+headH, y+headH+48
	l, a := s.pic.lanes, &s.c.fn[fnA]
	most := max(s.pic.peak, 1)
	if a.reserved != none {
		most = max(most, min(a.reserved, 2*most))
	}
	v := sim.Scale{From: 0, To: float64(most) * 1.15, Start: bottom, End: top}
	change := make([]int, s.now+1) // by tick, what begins or ends
	for i := range l.sent {
		r := &l.sent[i]
		if r.at > s.now || r.how == toNone {
			continue
		}
		change[r.at]++
		if end := r.ends(a); end <= s.now {
			change[end]--
		}
	}
	var p, area pen
	n := 0
	for k, by := range change {
		if n += by; k == 0 {
			p.To('M', s.left, v.At(float64(n)))
			area.To('M', s.left, bottom)
			area.To('V', v.At(float64(n)))
		} else if by != 0 {
			p.To('H', s.x.At(float64(k)))
			p.To('V', v.At(float64(n)))
			area.To('H', s.x.At(float64(k)))
			area.To('V', v.At(float64(n)))
		}
	}
	end := s.x.At(float64(s.now))
	p.To('H', end)
	area.To('H', end)
	area.To('V', bottom)
	s.Path(area.String()+"z", sim.Style{Fill: sim.Good.Soft()})
	s.Path(p.String(), solid(sim.Good, 1.6))
	if r := a.reserved; r != none && float64(r) <= v.To {
		s.Line(s.left, v.At(float64(r)), s.right, v.At(float64(r)), ceiling)
		s.margin(v.At(float64(r))+4, s.say("예약 ", "max ")+itoa(r), sim.Ink2)
	}
	s.heading(y, s.say("동시 실행 = 처리 중인 요청의 수", "Concurrency = requests in flight"), itoa(n), sim.Good)
	s.side(v.At(float64(most))+4, itoa(most))
	s.side(bottom, "0")
	s.Line(s.left, bottom, s.right, bottom, baseline)
}
