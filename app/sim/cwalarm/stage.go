package cwalarm

import (
	"strconv"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// scene is one picture: the metric, the row that is evaluated, the states.
type scene struct {
	*sim.Canvas
	*watch
	l           i18n.Lang
	phone       bool
	w           float64
	left, right float64
	x           sim.Scale // simulated time
	at          time.Duration
	done        int         // evaluations so far
	e           *evaluation // the last of them, nil before the first
	small       sim.Type    // words
}

// Heights of the parts.
const (
	chartHeight = 132.0
	rulerHeight = 16.0
	axisHeight  = 20.0
	cellHeight  = 42.0
	stripHeight = 26.0
	ruleHeight  = 17.0 // the rule of a composite alarm
)

// Stage implements sim.Simulator.
func (simulator) Stage(t *sim.Trace, at time.Duration, width int, l i18n.Lang) string {
	w := t.Model.(*watch)
	s := &scene{watch: w, l: l, phone: sim.Phone(width), w: float64(width), at: min(max(at, 0), t.End)}
	s.left, s.right = 46, s.w-16
	s.x = sim.TimeScale(t.End, s.left, s.right)
	if s.done = min(int(s.at/w.c.step), len(w.looks)); s.done > 0 {
		s.e = &w.looks[s.done-1]
	}
	s.small = sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Sans: true}
	head, reason := 26.0, 0.0
	if s.phone {
		head, reason = 42, 66
	}
	chart := head + 8
	ruler := chart + chartHeight + 3
	strips := ruler + rulerHeight + axisHeight + 8
	end := strips + 2*stripHeight - 6
	if w.c.combined() {
		end += 2*stripHeight + ruleHeight
	}
	row := end + 22
	s.Canvas = sim.NewCanvas(s.w, row+20+cellHeight+reason+4, s.title()+": "+s.moment())
	s.head()
	s.drawChart(chart, chart+chartHeight)
	s.drawRuler(ruler)
	s.drawStrips(strips)
	s.drawRow(row)
	head = s.x.Time(s.at) // broken where the times of the axis stand
	s.Playhead(head, chart-4, ruler+rulerHeight-4)
	s.Line(head, strips-3, head, end, sim.Style{Stroke: sim.Accent.Solid(), StrokeWidth: 2})
	return s.String()
}

// say picks the words of the language.
func (s *scene) say(ko, en string, values ...string) string {
	return sim.Tell(ko, en, values...).In(s.l)
}

func itoa(n int) string { return strconv.Itoa(n) }

func (s *scene) title() string {
	c := s.c
	return c.condition() + s.say(" · $2개 중 $1개 · 기간 $3", " · $1 out of $2 · period $3", itoa(c.m), itoa(c.n), clock(c.period).In(s.l))
}

// now is the state of the alarm at this moment.
func (s *scene) now() state {
	if s.e == nil {
		return s.c.initial
	}
	return s.e.state
}

func (s *scene) moment() string {
	return clock(time.Duration(s.done)*s.c.step).In(s.l) + " · " + s.now().String()
}

func (s *scene) head() {
	bold := sim.Type{Bold: true, Sans: true, Size: 13}
	note := s.small
	if s.phone {
		s.Text(0, 15, sim.Fit(s.title(), s.w, bold), bold)
		s.Text(0, 33, s.behind(), note)
		return
	}
	s.Text(0, 15, sim.Fit(s.title(), s.w*0.68, bold), bold)
	note.Anchor = sim.End
	s.Text(s.w, 15, s.behind(), note)
}

// behind says which evaluation this is.
func (s *scene) behind() string {
	if s.done == 0 {
		return s.say("아직 평가하지 않음", "not evaluated yet")
	}
	return s.say("$2 · $1번째 평가", "$2 · evaluation $1", itoa(s.done), clock(time.Duration(s.done)*s.c.step).In(s.l))
}

// path draws what a pen has written, if anything.
func (s *scene) path(p *sim.Pen, st sim.Style) {
	if !p.Empty() {
		s.Path(p.String(), st)
	}
}

// slotAt is the pixel where a slot begins.
func (s *scene) slotAt(i int) float64 { return s.x.Time(time.Duration(i) * s.c.step) }

// hatch fills a box with slanted strokes.
func hatch(p *sim.Pen, x, y, w, h float64) {
	const gap = 6.0
	for d := gap / 2; d < w+h; d += gap {
		x0, x1 := max(d-h, 0), min(d, w)
		if x1-x0 >= 0.5 {
			p.To('M', x+x0, y+d-x0)
			p.To('L', x+x1, y+d-x1)
		}
	}
}
