package autoscaling

import (
	"math"
	"strconv"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// scene draws one moment of a run: what happened up to it, on one time axis from
// cause to effect, and below it what runs at that moment.
type scene struct {
	*sim.Canvas
	pic         *picture
	c           *config
	l           i18n.Lang
	phone       bool
	w           float64
	left, right float64   // ends of the plots
	x           sim.Scale // of minutes
	at          float64   // the moment in minutes
	now         int       // the last whole minute
	k           *tick     // what holds since then
	grid        int       // minutes between two points of a line
	words       sim.Type
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
	s := &scene{pic: pic, c: pic.c, l: l, phone: sim.Phone(width), w: float64(width), left: 102, right: float64(width) - 52}
	s.words = sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Sans: true}
	if s.phone {
		s.left, s.right = 42, float64(width)-8
		s.words.Size = sim.TextSize
	}
	s.at = float64(at/time.Second) / 60
	s.now = int(at / time.Minute)
	s.k = &pic.ticks[s.now]
	s.grid = (s.c.length + 179) / 180
	s.x = sim.Scale{From: 0, To: float64(s.c.length), Start: s.left, End: s.right}

	charts := s.charts()
	const axis = 24.0
	top := 32.0
	if s.phone {
		top = 52
	}
	bottom := top
	for _, r := range charts {
		bottom += r.height
	}
	present := s.present()
	s.Canvas = sim.NewCanvas(s.w, bottom+axis+present.height, s.title()+": "+s.state())
	s.head()
	s.TimeAxis(sim.TimeScale(t.End, s.left, s.right), top+18, bottom)
	y := top
	for _, r := range charts {
		r.draw(y)
		y += r.height
	}
	s.Playhead(s.x.At(s.at), top+18, bottom)
	present.draw(bottom + axis)
	return s.String()
}

// say picks the words of the language.
func (s *scene) say(ko, en string) string { return text(ko, en).In(s.l) }

func (s *scene) title() string {
	c := s.c
	title := s.say("정책 없음", "No policy")
	switch {
	case c.policy == stepwise:
		title = s.say("단계 스케일링", "Step scaling") + " · CPU " + c.threshold(c.policies[0], 0) + ", " + c.threshold(c.policies[0], 1)
	case len(c.policies) > 0:
		title = s.say("목표 추적", "Target tracking")
		for _, p := range c.policies {
			title += " · " + s.short(p.metric) + " " + withUnit(sim.Thousands(p.target), p.metric)
		}
	}
	if c.scheduled {
		title += s.say(" · 예약", " · scheduled")
	}
	return title
}

// short is the brief name of a metric.
func (s *scene) short(metric string) string {
	switch metric {
	case onRequests:
		return s.say("요청 수", "requests")
	case onMemory:
		return s.say("메모리", "memory")
	}
	return "CPU"
}

func (s *scene) state() string {
	n := strconv.Itoa
	out := s.clock()
	for i, p := range s.c.policies {
		if v := show(s.k.readings[i], p.metric); v != "" {
			out += " · " + s.short(p.metric) + " " + v
		}
	}
	return out + " · desired " + n(s.k.desired) + s.say(" · 실행 ", " · running ") + n(s.k.running)
}

func (s *scene) head() {
	bold := sim.Type{Bold: true, Sans: true, Size: 13}
	if s.phone {
		bold.Size = sim.TextLarge
		s.Text(0, 18, sim.Fit(s.title(), s.w, bold), bold)
		s.Text(0, 38, sim.Fit(s.state(), s.w, s.words), s.words)
		return
	}
	title := sim.Fit(s.title(), s.w-8, bold)
	s.Text(0, 16, title, bold)
	room := s.w - sim.TextWidth(title, bold) - 16
	end := s.words
	end.Anchor = sim.End
	if room > 80 {
		s.Text(s.w, 16, sim.Fit(s.state(), room, end), end)
	}
}

// heading names a chart at its left, and says what holds now at its right.
func (s *scene) heading(y float64, name, note string, tone sim.Tone) {
	start := 0.0
	if !s.phone {
		start = s.left
	}
	kind := s.words
	kind.Fill = sim.Ink
	s.clear(start, y, sim.TextWidth(name, kind))
	s.Text(start, y+12, name, kind)
	if note == "" {
		return
	}
	kind.Anchor, kind.Fill = sim.End, tone.Solid()
	note = sim.Fit(note, s.right-start-sim.TextWidth(name, s.words)-12, kind)
	w := sim.TextWidth(note, kind)
	s.clear(s.right-w, y, w)
	s.Text(s.right, y+12, note, kind)
}

// clear takes the grid away from behind a line of text.
func (s *scene) clear(x, y, w float64) {
	s.Rect(x-1, y+1, w+2, 14, sim.Style{Fill: sim.Paper})
}

// number is a value written at the left of a chart.
type number struct {
	y     float64
	label string
	fill  sim.Paint
}

// sides writes numbers at the left of a chart, the most important first; one
// that has no room is left out.
func (s *scene) sides(list ...number) {
next:
	for i, n := range list {
		for _, o := range list[:i] {
			if n.y-o.y < 11 && o.y-n.y < 11 {
				list[i].y = -100
				continue next
			}
		}
		s.Text(s.left-6, n.y, n.label, sim.Type{Size: sim.TextSmall, Fill: n.fill, Anchor: sim.End})
	}
}

// charts are the rows above the time axis.
func (s *scene) charts() []row {
	plot, tall := 62.0, 76.0
	if s.phone {
		plot, tall = 70, 88
	}
	rows := []row{{18 + plot, func(y float64) { s.loadChart(y, y+18, y+18+plot) }}}
	gap := 6.0
	for i := range s.c.policies {
		small := plot
		if len(s.c.policies) > 1 {
			small -= 12
		}
		above := gap
		rows = append(rows, row{18 + above + small, func(y float64) { s.metricChart(i, y+above, y+above+18, y+above+18+small) }})
		gap = 12
		for side := range sides {
			h := 16.0
			if s.phone {
				h = 27
			}
			rows = append(rows, row{h, func(y float64) { s.alarmStrip(i, side, y) }})
		}
	}
	rows = append(rows, row{38, s.moveStrip})
	above := -2.0 // where the cooldowns end
	if s.c.deployAt < s.c.deployTo {
		rows = append(rows, row{20, s.deployStrip})
		above = -22
	}
	rows = append(rows, row{22 + tall, func(y float64) { s.taskChart(y+above, y+4, y+22, y+22+tall) }})
	if s.c.ec2 {
		rows = append(rows, row{24 + 44, func(y float64) { s.hostChart(y+6, y+24, y+24+44) }})
	}
	return rows
}

// upto calls f for every point of the grid that has begun, with the stretch it
// stands for.
func (s *scene) upto(f func(t int, from, to float64)) {
	for t := 0; t < s.c.length && float64(t) <= s.at; t += s.grid {
		end := min(float64(t+s.grid), s.at, float64(s.c.length))
		f(t, s.x.At(float64(t)), s.x.At(end))
	}
}

// steps draws a value that holds from one point of the grid to the next. Above
// the scale there is no line.
func (s *scene) steps(y sim.Scale, value func(*tick) float64, st sim.Style) {
	var p pen
	last := math.NaN() // where the line stands, NaN while there is none
	s.upto(func(t int, from, to float64) {
		v, over := value(&s.pic.ticks[t]), false
		if over = v > y.To; over {
			v = y.To
		}
		v = y.At(v)
		switch {
		case math.IsNaN(last) && over:
			return
		case math.IsNaN(last) && t > 0:
			p.to('M', from, y.End)
			p.to('V', v)
		case math.IsNaN(last):
			p.to('M', from, v)
		case v != last:
			p.to('H', from)
			p.to('V', v)
		}
		if last = v; over {
			last = math.NaN()
		}
	})
	if !math.IsNaN(last) {
		p.to('H', s.x.At(s.at))
	}
	if !p.empty() {
		s.Path(p.String(), st)
	}
}

// area draws what lies between two stepped lines.
func (s *scene) area(y sim.Scale, low, high func(*tick) float64, fill sim.Paint) {
	var p pen
	start, top, bottom, end := 0.0, math.NaN(), math.NaN(), 0.0
	flush := func() {
		if end > start && top < bottom {
			p.box(start, top, end-start, bottom-top)
		}
	}
	s.upto(func(t int, from, to float64) {
		k := &s.pic.ticks[t]
		a, b := y.At(min(high(k), y.To)), y.At(min(low(k), y.To))
		if a != top || b != bottom {
			flush()
			start, top, bottom = from, a, b
		}
		end = to
	})
	flush()
	if !p.empty() {
		s.Path(p.String(), sim.Style{Fill: fill})
	}
}

// brief writes a number, on a phone in at most five characters.
func (s *scene) brief(n int64) string {
	switch {
	case !s.phone || n < 1000:
		return sim.Thousands(n)
	case n < 100000:
		return decimal(n, 1000, 1) + "k"
	case n < 999500:
		return decimal(n, 1000, 0) + "k"
	}
	return decimal(n, 1000000, 1) + "M"
}

// clock is the moment in words.
func (s *scene) clock() string {
	h, m := strconv.Itoa(s.now/60), strconv.Itoa(s.now%60)
	if s.now <= 120 {
		m = strconv.Itoa(s.now)
		return s.say(m+"분", "min "+m)
	}
	return s.say(h+"시간 "+m+"분", h+" h "+m+" min")
}
