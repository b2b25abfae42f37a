package lambdaconcurrency

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// scene draws one moment of a run: who holds the account's concurrency now, and
// below it how it came to that, on one time axis.
type scene struct {
	*sim.Canvas
	pic         *picture
	c           *config
	l           i18n.Lang
	phone       bool
	w           float64
	left, right float64 // ends of the plots
	x           sim.Scale
	now         int     // tick
	col         *column // what has ended last, or nil
	seen        int     // columns that have ended
	words       sim.Type
	heads       []func() // the headings, which stand above everything else
}

// row is one strip of the picture.
type row struct {
	height float64
	draw   func(y float64)
}

// Stage implements sim.Simulator.
func (Simulator) Stage(t *sim.Trace, at time.Duration, width int, l i18n.Lang) string {
	at = min(max(at, 0), t.End)
	pic := t.Model.(*picture)
	w := float64(width)
	s := &scene{pic: pic, c: pic.c, l: l, phone: sim.Phone(width), w: w, left: 42, right: w - 54, now: int(at / tick)}
	s.words = sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Sans: true}
	s.x = sim.Scale{From: 0, To: float64(s.c.length), Start: s.left, End: s.right}
	if pic.fault == "" {
		s.col = pic.at(s.now)
		for s.seen < len(pic.cols) && pic.cols[s.seen].to <= s.now {
			s.seen++
		}
	}
	top := 30.0
	if s.phone {
		top = 50
	}
	bar := top
	top += barHeight + 4
	rows := s.rows()
	bottom := top
	for _, r := range rows {
		bottom += r.height
	}
	const axis = 22.0
	height := bottom + axis
	if pic.fault != "" {
		height = bottom
	}
	s.Canvas = sim.NewCanvas(w, height, s.title()+": "+s.state())
	s.head()
	if pic.fault == "" {
		s.TimeAxis(sim.TimeScale(ticks(s.c.length), s.left, s.right), top+headH, bottom)
	}
	s.account(bar)
	y := top
	for _, r := range rows {
		r.draw(y)
		y += r.height
	}
	if pic.fault == "" {
		s.Playhead(s.x.At(float64(s.now)), top+headH, bottom)
	}
	for _, draw := range s.heads {
		draw()
	}
	return s.String()
}

// headH is the height of a chart's heading.
const headH = 18.0

func (s *scene) rows() []row {
	if s.pic.fault != "" {
		return []row{{s.verdictHeight(), s.verdict}}
	}
	var list []row
	if s.pic.lanes != nil {
		list = s.laneRows()
	} else {
		list = []row{{headH + 58, s.loadChart}, {headH + 6 + 100, s.envChart}}
		if a := &s.c.fn[fnA]; s.inPool(fnB) || s.inPool(fnC) || a.prov > 0 && a.reserved == none {
			list = append(list, row{headH + 6 + 64, s.poolChart})
		}
	}
	n := 0.0
	for i := range s.c.fn {
		if s.c.fn[i].present && (i != fnA || s.pic.lanes == nil) {
			n++
		}
	}
	if n > 0 {
		list = append(list, row{headH + 8 + float64(n*stripH) + 4, s.strips})
	}
	return list
}

func (s *scene) inPool(i int) bool { return s.c.fn[i].present && s.c.fn[i].reserved == none }

// say picks the words of the language.
func (s *scene) say(ko, en string) string { return i18n.Text{Ko: ko, En: en}.In(s.l) }

func (s *scene) title() string {
	a := &s.c.fn[fnA]
	name := s.say("함수 A", "Function A")
	if s.phone {
		name = "A"
	}
	if a.reserved != none {
		name += s.say(" · 예약 ", " · reserved ") + itoa(a.reserved)
	} else {
		name += s.say(" · 예약 없음", " · nothing reserved")
	}
	if a.prov > 0 {
		name += s.say(" · 프로비저닝 ", " · provisioned ") + itoa(a.prov)
	}
	return name
}

func (s *scene) state() string {
	if s.pic.fault != "" {
		if s.now < second {
			return s.say("설정을 요청하는 중", "asking for the setting")
		}
		return s.say("설정이 거부됨", "setting refused")
	}
	out := inSeconds(s.now/10*10) + s.say("초", " s")
	if s.col == nil {
		return out
	}
	now := &s.col.now
	flight := now.flight[fnA]
	if l := s.pic.lanes; l != nil {
		flight = l.flight(s.now, &s.c.fn[fnA])
	}
	return out + s.say(" · 동시 실행 ", " · in flight ") + itoa(flight) + " · 429 " + itoa(now.throttled[fnA])
}

func (s *scene) head() {
	bold := sim.Type{Bold: true, Sans: true, Size: 13}
	if s.phone {
		bold.Size = sim.TextLarge
		s.Text(2, 18, sim.Fit(s.title(), s.w-4, bold), bold)
		s.Text(2, 38, sim.Fit(s.state(), s.w-4, s.words), s.words)
		return
	}
	title := sim.Fit(s.title(), s.w*0.6, bold)
	s.Text(2, 16, title, bold)
	end := s.words
	end.Anchor = sim.End
	s.Text(s.w-2, 16, sim.Fit(s.state(), s.w-sim.TextWidth(title, bold)-24, end), end)
}

// heading names a chart at its left, and says what holds now at its right.
func (s *scene) heading(y float64, name, note string, tone sim.Tone) {
	s.heads = append(s.heads, func() {
		kind := s.words
		kind.Fill = sim.Ink
		s.clear(2, y, sim.TextWidth(name, kind))
		s.Text(2, y+12, name, kind)
		if note == "" {
			return
		}
		kind.Anchor, kind.Fill = sim.End, tone.Solid()
		note = sim.Fit(note, s.w-16-sim.TextWidth(name, s.words), kind)
		w := sim.TextWidth(note, kind)
		s.clear(s.w-2-w, y, w)
		s.Text(s.w-2, y+12, note, kind)
	})
}

// clear takes lines away from behind a text.
func (s *scene) clear(x, y, w float64) {
	s.Rect(x-2, y+1, w+4, 13, sim.Style{Fill: sim.Paper})
}

// side writes a number at the left of a chart.
func (s *scene) side(y float64, label string) {
	s.Text(s.left-6, y, label, sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Anchor: sim.End})
}

// margin writes a few words at the right of a chart.
func (s *scene) margin(y float64, label string, fill sim.Paint) {
	kind := s.words
	kind.Fill = fill
	s.Text(s.right+5, y, sim.Fit(label, s.w-s.right-5, kind), kind)
}

// curve is the line of a value over the columns that have ended.
func (s *scene) curve(y sim.Scale, value func(*column) float64) []point {
	if s.seen == 0 {
		return nil
	}
	list := make([]point, 0, s.seen+1)
	list = append(list, point{s.left, y.At(value(&s.pic.cols[0]))})
	for i := range s.pic.cols[:s.seen] {
		col := &s.pic.cols[i]
		list = append(list, point{s.x.At(float64(col.to)), y.At(min(value(col), y.To))})
	}
	return list
}

// line draws a curve.
func (s *scene) line(list []point, st sim.Style) {
	if len(list) > 0 {
		var p pen
		p.run('M', list)
		s.Path(p.String(), st)
	}
}

// band fills what lies between two curves, and reports whether there is any.
func (s *scene) band(low, high []point, fill sim.Paint) bool {
	any := false
	for i := range low {
		any = any || low[i].y-high[i].y > 0.3
	}
	if !any {
		return false
	}
	back := make([]point, len(low))
	for i, q := range low {
		back[len(low)-1-i] = q
	}
	var p pen
	p.run('M', high)
	p.run('L', back)
	s.Path(p.String()+"z", sim.Style{Fill: fill})
	return true
}

// strokes fills a band with upright strokes.
func (s *scene) strokes(low, high []point, t sim.Tone) {
	var p pen
	last := -10.0
	for i, q := range high {
		if low[i].y-q.y > 0.7 && q.x-last >= 4 {
			p.To('M', q.x, q.y)
			p.To('V', low[i].y)
			last = q.x
		}
	}
	if !p.Empty() {
		s.Path(p.String(), sim.Style{Stroke: t.Solid(), Opacity: 0.5})
	}
}
