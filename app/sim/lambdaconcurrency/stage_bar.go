package lambdaconcurrency

import (
	"notelab/app/sim"
)

// barHeight is the height of the account's bar with its words.
const barHeight = 66.0

// part is a share of the account's concurrency.
type part struct {
	size, used int
	name       string
	fills      []fill // of what is used
	ready      int    // of the size, provisioned
}

type fill struct {
	n     int
	name  string
	style sim.Style
	cold  bool
}

var (
	busyFill  = sim.Style{Fill: sim.Good.Soft(), Stroke: sim.Good.Solid()}
	coldFill  = sim.Style{Fill: sim.Wait.Soft(), Stroke: sim.Wait.Solid()}
	readyFill = sim.Style{Fill: sim.Accent.Solid()}
	otherFill = [fns]sim.Style{fnB: {Fill: sim.Sunk, Stroke: sim.Ink3}, fnC: {Fill: sim.Paper, Stroke: sim.Ink3, Dash: "2 2"}}
)

// parts are what the account's concurrency is divided into.
func (s *scene) parts() []part {
	var now state
	if s.col != nil {
		now = s.col.now
	}
	a := &s.c.fn[fnA]
	ready := fill{now.prov, "A", readyFill, false}
	onDemand := []fill{{now.warm, "A", busyFill, false}, {now.cold, "", coldFill, true}}
	pool := part{size: s.pic.pool, name: s.say("풀 ", "pool ")}
	var list []part
	switch {
	case a.reserved != none:
		list = append(list, part{size: a.reserved, name: s.say("A 예약 ", "A reserved "), fills: append([]fill{ready}, onDemand...), ready: a.prov, used: now.flight[fnA]})
	default:
		if a.prov > 0 {
			list = append(list, part{size: a.prov, name: s.say("A 프로비저닝 ", "A provisioned "), fills: []fill{ready}, ready: a.prov, used: now.prov})
		}
		pool.fills, pool.used = onDemand, now.warm+now.cold
	}
	for i := fnB; i < fns; i++ {
		f := fill{now.flight[i], fnNames[i], otherFill[i], false}
		if r := s.c.fn[i].reserved; r != none {
			list = append(list, part{size: r, name: fnNames[i] + s.say(" 예약 ", " reserved "), fills: []fill{f}, used: f.n})
		} else {
			pool.fills = append(pool.fills, f)
			pool.used += f.n
		}
	}
	return append(list, pool)
}

func (s *scene) limitName() string {
	return s.say("계정의 동시성 한도 ", "Account limit ") + itoa(s.c.limit)
}

// account draws the account's concurrency as one bar: what is set aside for
// whom, and what of it is in use.
func (s *scene) account(y float64) {
	parts := s.parts()
	total := s.c.limit
	if s.pic.fault != "" {
		total = max(total, s.c.limit-s.pic.pool+unreserved)
	}
	x := sim.Scale{From: 0, To: float64(total), Start: 2, End: s.w - 2}
	bold := s.words
	bold.Fill = sim.Ink
	s.Text(2, y+12, s.limitName(), bold)
	top, h := y+20.0, 24.0
	end := s.words
	end.Anchor = sim.End
	if s.pic.fault != "" {
		s.refusedBar(x, parts, top, h)
		return
	}
	pool := &parts[len(parts)-1]
	end.Fill = sim.Ink2
	if left := pool.size - pool.used; left > 0 {
		s.Text(s.w-2, y+12, s.say("풀의 빈자리 "+itoa(left), itoa(left)+" free in the pool"), end)
	} else {
		end.Fill = sim.Bad.Solid()
		s.Text(s.w-2, y+12, s.say("풀이 꽉 참", "pool is full"), end)
	}
	at := 0
	for i := range parts {
		p := &parts[i]
		x0, x1 := x.At(float64(at)), x.At(float64(at+p.size))
		s.Rect(x0, top, x1-x0, h, sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, Round: 3})
		if p.ready > 0 {
			s.Rect(x0+1, top+1, max(x.At(float64(at+p.ready))-x0-2, 1), h-2, sim.Style{Fill: sim.Accent.Soft(), Round: 2})
		}
		used := at
		for j, f := range p.fills {
			if j == 1 && p.ready > 0 {
				used = at + p.ready
			}
			s.used(x, used, f, top, h)
			used += f.n
		}
		at += p.size
	}
	s.names(x, parts, top+h+14)
}

// used draws a stretch of the bar that is in use.
func (s *scene) used(x sim.Scale, from int, f fill, top, h float64) {
	x0, x1 := x.At(float64(from)), x.At(float64(from+f.n))
	if f.n == 0 {
		return
	}
	st := f.style
	w := max(x1-x0-2, 1.5)
	if kind := (sim.Type{Size: sim.TextSmall, Anchor: sim.Middle, Bold: true, Fill: sim.Ink2}); w > 14 && f.name != "" {
		if st.Stroke == sim.None {
			kind.Fill = sim.Paper
		}
		defer s.Text((x0+x1)/2, top+h/2+4, f.name, kind)
	}
	if st.Stroke == sim.None {
		s.Rect(x0+1, top+3, w, h-6, st)
		return
	}
	s.Rect(x0+1.5, top+3.5, max(w-1, 1), h-7, st)
	if f.cold && w > 4 {
		var p pen
		p.hatch(x0+1.5, top+3.5, w-1, h-7)
		s.Path(p.String(), sim.Style{Stroke: sim.Wait.Solid(), Opacity: 0.6})
	}
}

// names writes what the parts of the bar are below them. The pool's name stands
// at the right, the others at their left edges or as far right as they must.
func (s *scene) names(x sim.Scale, parts []part, y float64) {
	kind := s.words
	last := &parts[len(parts)-1]
	pool := last.name + itoa(last.size)
	room := s.w - 2 - sim.TextWidth(pool, kind) - 10
	at, free := 0, 2.0
	for _, p := range parts[:len(parts)-1] {
		name := p.name + itoa(p.size)
		left := max(x.At(float64(at)), free)
		at += p.size
		w := sim.TextWidth(name, kind)
		if left+w > room {
			left = max(room-w, free)
		}
		if left+w > room {
			name = p.name[:1] + " " + itoa(p.size)
			w = sim.TextWidth(name, kind)
		}
		if left+w > room {
			continue
		}
		s.Text(left, y, name, kind)
		free = left + w + 8
	}
	kind.Anchor = sim.End
	s.Text(s.w-2, y, pool, kind)
}

// refusedBar draws what a configuration asks for against what may be set aside.
func (s *scene) refusedBar(x sim.Scale, parts []part, top, h float64) {
	refused := s.now >= second
	tone := sim.Plain
	if refused {
		tone = sim.Bad
	}
	at := 0
	limit := x.At(float64(s.c.limit))
	most := x.At(float64(s.c.limit - unreserved))
	s.Rect(2, top, limit-2, h, sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, Round: 3})
	for i := range parts[:len(parts)-1] {
		p := &parts[i]
		x0, x1 := x.At(float64(at)), x.At(float64(at+p.size))
		at += p.size
		if x1-x0 < 1 {
			continue
		}
		st := sim.Style{Fill: sim.Sunk, Stroke: sim.Ink3, Round: 3}
		if refused {
			st = sim.Style{Fill: sim.Bad.Soft(), Stroke: sim.Bad.Solid(), Dash: "4 3", Round: 3}
		}
		s.Rect(x0+1, top+3, x1-x0-2, h-6, st)
		name := sim.Type{Size: sim.TextSmall, Anchor: sim.Middle, Bold: true, Fill: tone.Solid()}
		if label := p.name[:1] + " " + itoa(p.size); x1-x0 > sim.TextWidth(label, name)+8 && s.pic.fault != faultOver {
			s.Text((x0+x1)/2, top+h/2+4, label, name)
		}
	}
	if a := &s.c.fn[fnA]; s.pic.fault == faultOver {
		x0, x1 := x.At(0), min(x.At(float64(a.prov)), s.w-2)
		s.Rect(x0+1, top+8, x1-x0-2, h-16, sim.Style{Fill: sim.Accent.Soft(), Stroke: sim.Accent.Solid()})
	} else {
		var p pen
		p.hatch(most, top+1, limit-most, h-2)
		s.Path(p.String(), sim.Style{Stroke: tone.Solid(), Opacity: 0.6})
		s.Line(most, top-4, most, top+h+4, sim.Style{Stroke: tone.Solid(), StrokeWidth: 2})
		end := s.words
		end.Anchor, end.Fill = sim.End, tone.Solid()
		label := s.say("늘 남길 100", "100 must stay")
		s.Text(max(limit, 14+sim.TextWidth(s.limitName(), s.words)+sim.TextWidth(label, end)), top-8, label, end)
	}
	kind := s.words
	kind.Fill = tone.Solid()
	held := s.say("떼어 놓으려는 동시성 ", "to be allotted: ") + itoa(s.c.limit-s.pic.pool)
	if s.pic.fault == faultOver {
		held = s.say("예약 ", "reserved ") + itoa(s.c.fn[fnA].reserved) + s.say(" < 프로비저닝 ", " < provisioned ") + itoa(s.c.fn[fnA].prov)
	}
	s.Text(2, top+h+14, sim.Fit(held, s.w-4, kind), kind)
}

// verdictHeight makes room for the reason on any width.
func (s *scene) verdictHeight() float64 {
	if s.phone {
		return 108
	}
	return 76
}

// verdict says why a configuration is refused.
func (s *scene) verdict(y float64) {
	h := s.verdictHeight() - 8
	if s.now < second {
		s.Rect(2, y, s.w-4, h, sim.Style{Stroke: sim.RuleStrong, Dash: "4 3", Round: 8})
		kind := s.words
		kind.Anchor = sim.Middle
		s.Text(s.w/2, y+h/2+4, s.say("Lambda가 설정을 확인한다", "Lambda checks the setting"), kind)
		return
	}
	s.Rect(2, y, s.w-4, h, sim.Style{Fill: sim.Bad.Soft(), Stroke: sim.Bad.Solid(), Round: 8})
	var p pen
	p.cross(18, y+17, 4)
	s.Path(p.String(), sim.Style{Stroke: sim.Bad.Solid(), StrokeWidth: 2})
	e := refusal(s.pic)[1]
	kind := s.words
	kind.Fill = sim.Ink
	kind.Size = sim.TextSize
	for i, line := range sim.Wrap(Simulator{}.Describe(&e, s.l), s.w-48, kind) {
		s.Text(32, y+21+float64(float64(i)*18), line, kind)
	}
}
