package ddbcapacity

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// scene draws one moment: the bill of a call at the left, the partitions it falls
// on at the right, and below them how the table has fared so far. On a phone the
// three stand below one another.
type scene struct {
	*sim.Canvas
	*flow
	l     i18n.Lang
	phone bool
	w     float64
	end   time.Duration
	at    float64 // the moment in seconds
	now   *second // what happens then
	words sim.Type
	note  sim.Type
}

const (
	good = sim.Good
	bad  = sim.Bad
	wait = sim.Wait
)

// Stage implements sim.Simulator.
func (simulator) Stage(t *sim.Trace, at time.Duration, width int, l i18n.Lang) string {
	f := t.Model.(*flow)
	at = min(max(at, 0), t.End)
	s := &scene{flow: f, l: l, phone: sim.Phone(width), w: float64(width), end: t.End, at: at.Seconds()}
	s.now = &f.seconds[min(int(at/time.Second), len(f.seconds)-1)]
	s.words = sim.Type{Size: sim.TextSize, Sans: true}
	s.note = sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Sans: true}

	const chart, axis = 108.0, 22.0
	bill := s.billHeight()
	head, gap := 30.0, 12.0
	charts := chart + axis
	if !f.c.onDemand {
		charts += 58
	}
	if !s.phone {
		middle := max(bill, 256)
		s.Canvas = sim.NewCanvas(s.w, head+middle+gap+charts, s.title()+": "+s.state())
		s.head()
		left := 208.0
		s.drawBill(0, head, left)
		s.Line(left+18, head, left+18, head+middle-4, sim.Style{Stroke: sim.Rule})
		s.drawTable(left+36, head, s.w-left-36, 256)
		s.drawCharts(head + middle + gap)
		return s.String()
	}
	head = 50
	const tanks = 250.0
	s.Canvas = sim.NewCanvas(s.w, head+bill+tanks+2*gap+charts, s.title()+": "+s.state())
	s.head()
	s.drawBill(0, head, s.w)
	s.Line(0, head+bill+2, s.w, head+bill+2, sim.Style{Stroke: sim.Rule})
	s.drawTable(0, head+bill+gap, s.w, tanks)
	s.drawCharts(head + bill + tanks + 2*gap)
	return s.String()
}

// say picks the words of the language.
func (s *scene) say(ko, en string, values ...string) string {
	return sim.Tell(ko, en, values...).In(s.l)
}

func (s *scene) title() string {
	c := s.c
	switch {
	case c.onDemand && s.phone:
		return c.op.api + s.say(" · 온디맨드", " · on-demand")
	case c.onDemand:
		return c.op.api + s.say(" · 온디맨드, 바로 $1 $2까지", " · on-demand, $1 $2 at once", units(c.table), c.op.unit())
	}
	return c.op.api + s.say(" · 프로비저닝 $1 $2", " · $1 $2 provisioned", units(c.table), c.op.unit())
}

// state is the moment in words.
func (s *scene) state() string {
	n := int(s.at)
	clock := itoa(n) + s.say("초", " s")
	if n >= 60 {
		clock = s.say("$1분 $2초", "$1 min $2 s", itoa(n/60), itoa(n%60))
	}
	out := clock + " · " + s.say("소비 ", "consumed ") + s.show(s.now.used) + " " + s.c.op.unit()
	if refused := s.now.asked - s.now.used; refused > 0 {
		out += " · " + s.say("거부 $1번/초", "throttled $1/s", s.showCalls(refused))
	}
	return out
}

func (s *scene) head() {
	bold := sim.Type{Bold: true, Sans: true, Size: 13}
	note := s.note
	if s.now.asked > s.now.used {
		note.Fill = bad.Solid()
	}
	if s.phone {
		bold.Size, note.Size = sim.TextLarge, sim.TextSize
		s.Text(0, 16, sim.Fit(s.title(), s.w, bold), bold)
		s.Text(0, 35, sim.Fit(s.state(), s.w, note), note)
		return
	}
	title := sim.Fit(s.title(), s.w*0.6, bold)
	s.Text(0, 14, title, bold)
	note.Anchor = sim.End
	s.Text(s.w, 14, sim.Fit(s.state(), s.w-sim.TextWidth(title, bold)-16, note), note)
}

// path draws what a pen has written, if anything.
func (s *scene) path(p *pen, st sim.Style) {
	if !p.Empty() {
		s.Path(p.String(), st)
	}
}

func solid(t sim.Tone, width float64) sim.Style {
	return sim.Style{Stroke: t.Solid(), StrokeWidth: width}
}

func dashed() sim.Style { return sim.Style{Stroke: sim.Ink2, Dash: "4 3"} }
