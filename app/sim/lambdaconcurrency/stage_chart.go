package lambdaconcurrency

import (
	"notelab/app/sim"
)

var (
	baseline = sim.Style{Stroke: sim.RuleStrong}
	ceiling  = sim.Style{Stroke: sim.Ink2, Dash: "5 3"}
)

func solid(t sim.Tone, width float64) sim.Style {
	return sim.Style{Stroke: t.Solid(), StrokeWidth: width}
}

func zero(*column) float64 { return 0 }

// loadChart draws the requests to A each second: handled below, throttled above.
func (s *scene) loadChart(y float64) {
	top, bottom := y+headH, y+headH+58
	most := max(s.c.highest(), 1)
	v := sim.Scale{From: 0, To: float64(most) * 1.15, Start: bottom, End: top}
	note, tone := "", sim.Bad
	if s.col != nil {
		if n := s.col.now.throttled[fnA]; n > 0 {
			note = s.say("429 "+itoa(n)+"건", itoa(n)+" throttled")
		}
	}
	s.heading(y, s.say("A에 오는 요청 (초당)", "Requests to A (per second)"), note, tone)
	s.side(v.At(float64(most))+4, brief(most))
	s.side(bottom, "0")
	base, low, high := s.curve(v, zero), s.curve(v, func(col *column) float64 { return col.handled }), s.curve(v, func(col *column) float64 { return float64(col.rate) })
	s.band(base, low, sim.Good.Soft())
	if s.band(low, high, sim.Bad.Soft()) {
		s.strokes(low, high, sim.Bad)
	}
	s.line(low, solid(sim.Good, 1.4))
	// The load itself is known beforehand and goes on as a pale line.
	ahead := []point{{s.left, v.At(float64(s.c.rate(fnA, 0)))}}
	if n := len(high); n > 0 {
		ahead[0] = high[n-1]
	}
	for i := s.seen; i < len(s.pic.cols); i++ {
		ahead = append(ahead, point{s.x.At(float64(s.pic.cols[i].to)), v.At(float64(s.pic.cols[i].rate))})
	}
	if len(ahead) > 1 {
		s.line(ahead, sim.Style{Stroke: sim.Flow.Solid(), Dash: "2 3", Opacity: 0.6})
	}
	s.line(high, solid(sim.Flow, 1.8))
	if limit := s.mostRequests(); limit > 0 && float64(limit) <= v.To {
		at := v.At(float64(limit))
		s.Line(s.left, at, s.right, at, ceiling)
		s.margin(at+4, s.say("한도 ", "max ")+brief(limit), sim.Ink2)
	}
	s.Line(s.left, bottom, s.right, bottom, baseline)
}

// mostRequests is how many requests of A a second are ever handled.
func (s *scene) mostRequests() int {
	if a := &s.c.fn[fnA]; a.reserved != none {
		return a.reserved * perUnit
	}
	return s.c.limit * perUnit
}

// envChart draws the environments of A by what they do.
func (s *scene) envChart(y float64) {
	y += 6
	top, bottom := y+headH, y+headH+100
	a := &s.c.fn[fnA]
	most := a.prov
	for i := range s.pic.cols {
		now := &s.pic.cols[i].now
		most = max(most, a.prov+now.warm+now.cold+now.idle)
	}
	most = max(most, 1)
	if a.reserved > 0 && a.reserved < 2*most {
		most = max(most, a.reserved)
	}
	v := sim.Scale{From: 0, To: float64(most) * 1.12, Start: bottom, End: top}
	note, tone := "", sim.Plain
	switch {
	case s.col == nil:
	case s.pic.total[fnA].thrown[byScale] > 0: // names the dashed line below
		note, tone = s.say("한 번에 1,000개, 그 뒤 초당 100개", "1,000 at once, then 100 a second"), sim.Bad
	default:
		now := &s.col.now
		note = s.say("콜드 스타트 ", "cold starts ") + itoa(now.started[fnA])
		if a.prov > 0 {
			note = s.say("온디맨드 ", "on demand ") + itoa(now.warm+now.cold) + " · " + note
		}
	}
	s.heading(y, s.say("A의 실행 환경", "Environments of A"), note, tone)
	s.side(v.At(float64(most))+4, brief(most))
	s.side(bottom, "0")
	base := s.curve(v, zero)
	ready := s.curve(v, func(*column) float64 { return float64(a.prov) })
	prov := s.curve(v, func(col *column) float64 { return float64(col.now.prov) })
	warm := s.curve(v, func(col *column) float64 { return float64(a.prov + col.now.warm) })
	cold := s.curve(v, func(col *column) float64 { return float64(a.prov + col.now.warm + col.now.cold) })
	idle := s.curve(v, func(col *column) float64 {
		return float64(a.prov + col.now.warm + col.now.cold + col.now.idle)
	})
	if a.prov > 0 {
		s.band(base, ready, sim.Accent.Soft())
		s.band(base, prov, sim.Accent.Solid())
		s.line(ready, solid(sim.Accent, 1))
	}
	s.band(ready, warm, sim.Good.Soft())
	if s.band(warm, cold, sim.Wait.Soft()) {
		s.strokes(warm, cold, sim.Wait)
	}
	s.line(idle, sim.Style{Stroke: sim.Ink3, Dash: "2 2"})
	s.line(cold, solid(sim.Good, 1.6))
	if s.pic.total[fnA].thrown[byScale] > 0 {
		// How far the environments may grow by now.
		can := s.curve(v, func(col *column) float64 {
			return float64(a.prov + col.now.warm + col.now.cold + col.now.idle + col.now.scale)
		})
		s.line(can, sim.Style{Stroke: sim.Bad.Solid(), Dash: "5 3"})
	}
	if r := a.reserved; r > 0 && float64(r) <= v.To {
		at := v.At(float64(r))
		s.Line(s.left, at, s.right, at, ceiling)
		s.margin(at+4, s.say("예약 ", "max ")+brief(r), sim.Ink2)
	} else if r == 0 {
		s.heads = append(s.heads, func() {
			kind, label := s.words, s.say("예약 동시성 0: 함수가 멈춰 있다", "reserved concurrency 0: stopped")
			kind.Anchor, kind.Fill = sim.Middle, sim.Bad.Solid()
			w, x, mid := sim.TextWidth(label, kind), (s.left+s.right)/2, (top+bottom)/2
			s.clear(x-w/2, mid-12, w)
			s.Text(x, mid, label, kind)
		})
	}
	s.looks(v, a.prov, bottom)
	s.Line(s.left, bottom, s.right, bottom, baseline)
}

// looks writes at the right what the bands of the environments are now, where
// they are high enough.
func (s *scene) looks(v sim.Scale, prov int, bottom float64) {
	if s.col == nil {
		return
	}
	now := &s.col.now
	free, low := bottom+8, 0
	for _, b := range []struct {
		n      int
		ko, en string
		fill   sim.Paint
	}{
		{prov, "프로비", "prov.", sim.Accent.Solid()}, {now.warm, "웜", "warm", sim.Good.Solid()}, {now.cold, "콜드", "cold", sim.Wait.Solid()}, {now.idle, "유휴", "idle", sim.Ink3},
	} {
		mid := v.At(float64(low)+float64(b.n)/2) + 4
		high := v.At(float64(low)) - v.At(float64(low+b.n))
		low += b.n
		if high < 12 || free-mid < 12 {
			continue
		}
		if r := s.c.fn[fnA].reserved; r != none && mid-v.At(float64(r))-4 < 12 {
			continue
		}
		s.margin(mid, s.say(b.ko, b.en), b.fill)
		free = mid
	}
}

// poolChart draws what the functions use of the pool they share.
func (s *scene) poolChart(y float64) {
	y += 6
	top, bottom := y+headH, y+headH+64
	most := 1
	for i := range s.pic.cols {
		most = max(most, s.pic.cols[i].now.pool)
	}
	limit := s.pic.pool
	shown := limit <= 4*most
	if shown {
		most = max(most, limit)
	}
	v := sim.Scale{From: 0, To: float64(most) * 1.15, Start: bottom, End: top}
	name := s.say("함께 쓰는 풀 ", "Shared pool of ") + itoa(limit)
	note, tone := "", sim.Plain
	if s.col != nil {
		note = itoa(s.col.now.pool) + s.say(" 사용", " in use")
		if s.col.now.pool >= limit {
			tone = sim.Bad
		}
	}
	s.heading(y, name, note, tone)
	s.side(v.At(float64(most))+4, brief(most))
	s.side(bottom, "0")
	low := s.curve(v, zero)
	sum := func(*column) int { return 0 }
	free := bottom + 8
	names := func(mid, high float64, label string, fill sim.Paint) {
		if high >= 11 && free-mid >= 12 {
			s.margin(mid, label, fill)
			free = mid
		}
	}
	for i := range s.c.fn {
		if !s.inPool(i) {
			continue
		}
		before := sum
		use := func(col *column) int {
			if i == fnA {
				return col.now.warm + col.now.cold
			}
			return col.now.flight[i]
		}
		sum = func(col *column) int { return before(col) + use(col) }
		high := s.curve(v, func(col *column) float64 { return float64(sum(col)) })
		st, line := otherFill[i].Fill, sim.Style{Stroke: sim.Ink3, Dash: otherFill[i].Dash}
		if i == fnA {
			st, line = sim.Good.Soft(), solid(sim.Good, 1.4)
		}
		s.band(low, high, st)
		s.line(high, line)
		if n := len(high); n > 0 {
			names((low[n-1].y+high[n-1].y)/2+4, low[n-1].y-high[n-1].y, fnNames[i], sim.Ink2)
		}
		low = high
	}
	if shown {
		at := v.At(float64(limit))
		s.Line(s.left, at, s.right, at, ceiling)
		if free-at >= 14 {
			s.margin(at+4, s.say("한도", "limit"), sim.Ink2)
		}
		var full pen // the stretches in which nothing is left
		for i := range s.pic.cols[:s.seen] {
			if col := &s.pic.cols[i]; col.now.pool >= limit {
				x := s.x.At(float64(max(col.to-s.pic.width, 0)))
				full.Box(x, at-1.5, s.x.At(float64(col.to))-x, 3)
			}
		}
		if !full.Empty() {
			s.Path(full.String(), sim.Style{Fill: sim.Bad.Solid()})
		}
	}
	s.Line(s.left, bottom, s.right, bottom, baseline)
}

// stripH is the height of one function's strip of throttles.
const stripH = 18.0

// strips draws when requests of each function are throttled.
func (s *scene) strips(y float64) {
	y += 8
	s.heading(y, s.say("429를 받은 요청", "Throttled requests (429)"), s.reason(), sim.Bad)
	y += headH
	for i := range s.c.fn {
		if !s.c.fn[i].present || i == fnA && s.pic.lanes != nil {
			continue
		}
		s.side(y+stripH/2+4, fnNames[i])
		s.Line(s.left, y+stripH/2, s.right, y+stripH/2, sim.Style{Stroke: sim.Rule})
		var p pen
		from, to := none, none // ticks
		flush := func() {
			if from != none {
				x := s.x.At(float64(from))
				p.Box(x, y+4, max(s.x.At(float64(to))-x, 1), stripH-8)
			}
		}
		for n := range s.pic.cols[:s.seen] {
			col := &s.pic.cols[n]
			if col.all[i].throttled() == 0 {
				continue
			}
			if begin := n * s.pic.width; from == none || begin-to > quiet {
				flush()
				from = begin
			}
			to = col.to
		}
		flush()
		if !p.Empty() {
			s.Path(p.String(), sim.Style{Fill: sim.Bad.Solid()})
		}
		total, fill := 0, sim.Ink3
		if s.col != nil {
			total = s.col.now.throttled[i]
		}
		if total > 0 {
			fill = sim.Bad.Solid()
		}
		s.margin(y+stripH/2+4, brief(total), fill)
		y += stripH
	}
}

// reason says why requests of A are throttled at the moment.
func (s *scene) reason() string {
	if s.col == nil {
		return ""
	}
	t := &s.col.all[fnA].thrown
	switch a := &s.c.fn[fnA]; {
	case t[byScale] > 0:
		return s.say("A: 환경이 느는 속도의 한도", "A: scaling rate")
	case t[byRate] > 0:
		return s.say("A: 초당 요청 한도", "A: requests per second")
	case t[byLimit] > 0 && a.reserved != none:
		return s.say("A: 예약 동시성 "+itoa(a.reserved), "A: reserved concurrency of "+itoa(a.reserved))
	case t[byLimit] > 0:
		return s.say("A: 풀이 꽉 참", "A: pool is full")
	}
	return ""
}
