package cwalarm

import (
	"strings"

	"notelab/app/sim"
)

// drawStrips draws the states over time, one row an alarm, and the actions.
func (s *scene) drawStrips(y float64) {
	c := s.c
	s.strip(y, "A", func(k int) state {
		if k == 0 {
			return c.initial
		}
		return s.looks[k-1].state
	})
	if c.combined() {
		s.strip(y+stripHeight, "B", c.otherAt)
		y += ruleHeight
		s.Text(s.left, y+2*stripHeight-5, ruleText(c.rule), sim.Type{Size: sim.TextSmall, Fill: sim.Ink2})
		s.strip(y+2*stripHeight, s.say("복합", "A, B"), func(k int) state {
			if k == 0 {
				return s.first
			}
			return s.looks[k-1].joint
		})
		y += 2 * stripHeight
	}
	s.actions(y + stripHeight)
}

// strip draws one alarm: a bar for every stretch of one state.
func (s *scene) strip(y float64, name string, at func(int) state) {
	const h = 17.0
	s.Text(0, y+13, name, sim.Type{Size: sim.TextSize, Sans: true, Bold: true})
	s.Line(s.left, y+h/2, s.right, y+h/2, sim.Style{Stroke: sim.Rule})
	var strokes sim.Pen
	for k := 0; k <= s.done; {
		from, st := k, at(k)
		for k <= s.done && at(k) == st {
			k++
		}
		x0, x1 := s.slotAt(from), s.x.Time(s.at)
		if k <= s.done {
			x1 = s.slotAt(k)
		}
		w := max(x1-x0, 7) - 0.8
		paint, ink := sim.Style{Fill: st.tone().Soft(), Stroke: st.tone().Solid(), Round: 4}, st.tone().Solid()
		if st == alarm {
			paint.Fill, ink = sim.Bad.Solid(), sim.Paper
		}
		s.Rect(x0+0.4, y, w, h, paint)
		label := sim.Type{Size: sim.TextSmall, Fill: ink, Anchor: sim.Middle, Bold: st == alarm}
		words := st.String()
		if sim.TextWidth(words, label) > w-6 && st == insufficient {
			words = s.say("데이터 부족", "no data")
			label.Sans = true
		}
		if sim.TextWidth(words, label) <= w-6 {
			s.Text(x0+w/2, y+12.5, words, label)
		} else if st == insufficient {
			hatch(&strokes, x0+0.8, y+1, w-0.8, h-2)
		}
	}
	s.path(&strokes, sim.Style{Stroke: sim.Wait.Solid(), Opacity: 0.6})
}

// action names the action on a label: without an article.
func (s *scene) action() string { return strings.TrimPrefix(actionName(s.c.action, s.l), "an ") }

// actions draws when the action was performed.
func (s *scene) actions(y float64) {
	c := s.c
	s.Text(0, y+13, s.say("동작", "action"), s.small)
	note := s.small
	note.Anchor = sim.End
	if !c.acts() {
		note.Fill = sim.Bad.Solid()
		note.Anchor = sim.Start
		s.Text(s.left, y+13, sim.Fit(s.say("복합 경보에는 걸 수 없다: $1", "not on a composite: $1", s.action()), s.right-s.left, note), note)
		return
	}
	s.Line(s.left, y+9, s.right, y+9, sim.Style{Stroke: sim.Rule})
	begin, free, n := 0.0, s.left, 0
	for k := range s.done {
		if !s.looks[k].acted {
			continue
		}
		n++
		x := s.slotAt(k + 1)
		r := min(4.5, max((s.slotAt(1)-s.left)/2.4, 1.6))
		s.Circle(x, y+9, r, sim.Style{Fill: sim.Flow.Solid()})
		if free = x + r + 5; n == 1 {
			begin = x - r - 5
		}
	}
	words := s.say("$1 · $2번", "$1 · $2", s.action(), itoa(n))
	note.Anchor = sim.Start
	w := sim.TextWidth(words, note)
	if head := s.x.Time(s.at); free-5 < head && head < free+w+5 {
		free = head + 8 // clear of the playhead
	}
	if free+w > s.right { // no room behind: before the first one
		free = begin - w
	}
	if n > 0 && free >= s.left {
		s.Rect(free-2, y, w+4, 18, sim.Style{Fill: sim.Paper})
		s.Text(free, y+13, words, note)
	}
}
