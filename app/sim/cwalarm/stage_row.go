package cwalarm

import (
	"notelab/app/sim"
)

// role is what a place of the evaluation range is for.
type role int

// The roles of a place.
const (
	counted role = iota // a real data point that counts
	spare               // a real one that is not needed
	filler              // a gap that the setting decides about
	unasked             // a gap that is left alone
)

// kinds gives every place its role. Which gaps are filled is not documented; the
// newest are drawn so.
func (s *scene) kinds() []role {
	out := make([]role, s.c.size)
	real, fill := s.c.n, s.e.fill
	for i := s.c.size - 1; i >= 0; i-- {
		switch {
		case s.e.marks[i] != missing && real > 0:
			out[i], real = counted, real-1
		case s.e.marks[i] != missing:
			out[i] = spare
		case fill > 0:
			out[i], fill = filler, fill-1
		default:
			out[i] = unasked
		}
	}
	return out
}

// drawRow draws the evaluation range as the documentation writes it, oldest first,
// and how the state follows from it.
func (s *scene) drawRow(y float64) {
	label := s.small
	n := s.c.size
	room := s.w
	if !s.phone {
		room = s.w*0.56 - 8
	}
	gap := 4.0
	cell := min((room-gap*float64(n-1))/float64(n), 52)
	s.Text(0, y+11, s.say("평가 범위 $1개 (오른쪽이 최근)", "Evaluation range: $1, newest at the right", itoa(n)), label)
	top := y + 20
	if s.e == nil {
		for i := range n {
			s.Rect(float64(i)*(cell+gap)+0.8, top+0.8, cell-1.6, cellHeight-1.6, sim.Style{Stroke: sim.Rule, Round: 6, Dash: "3 3"})
		}
		return
	}
	var strokes sim.Pen
	for i, kind := range s.kinds() {
		x := float64(i) * (cell + gap)
		st := sim.Style{Stroke: sim.Rule, Round: 6}
		sign, value, tone := string(rune(s.e.marks[i])), s.e.points[i].String(), sim.Muted
		if sign == "-" {
			sign, value = "–", ""
		}
		switch kind {
		case counted:
			tone = sim.Good
			if s.e.marks[i] == over {
				tone = sim.Bad
			}
			st.Fill, st.Stroke, st.StrokeWidth = tone.Soft(), tone.Solid(), 1.4
		case filler:
			tone = sim.Wait
			st.Fill, st.Stroke, st.Dash = tone.Soft(), tone.Solid(), "4 3"
			switch s.c.mode {
			case breaching:
				sign = "X"
			case notBreaching:
				sign = "0"
			}
			value = s.say("채움", "fill")
			if s.c.mode == asMissing || s.c.mode == ignore {
				value = s.say("없음", "gap")
			}
		case unasked:
			st.Dash = "3 3"
		}
		s.Rect(x+0.8, top+0.8, cell-1.6, cellHeight-1.6, st)
		if kind == filler {
			hatch(&strokes, x+2, top+cellHeight-9, cell-4, 7)
		}
		s.Text(x+cell/2, top+17, sign, sim.Type{Size: sim.TextLarge, Bold: kind == counted || kind == filler, Fill: tone.Solid(), Anchor: sim.Middle})
		small := sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Anchor: sim.Middle}
		if kind == spare {
			small.Fill = sim.Ink3
		}
		if kind == filler {
			small.Sans = true
		}
		if value != "" && sim.TextWidth(value, small) <= cell-2 {
			s.Text(x+cell/2, top+31, value, small)
		}
	}
	s.path(&strokes, sim.Style{Stroke: sim.Wait.Solid(), Opacity: 0.5})
	x, at, wide := 0.0, top+cellHeight+18, s.w
	if !s.phone {
		x = max(float64(n)*(cell+gap)+14, s.w*0.42)
		at, wide = y+11, s.w-x
	}
	s.drawReason(x, at, wide)
}

// drawReason writes the three steps of the evaluation.
func (s *scene) drawReason(x, y, wide float64) {
	e, c := s.e, s.c
	words := s.small
	words.Size, words.Fill = sim.TextSize, sim.Ink
	have := s.say("실제 $1개 ≥ N $2: 설정을 쓰지 않음", "$1 real ≥ N $2: setting not used", itoa(e.real), itoa(c.n))
	if e.fill > 0 {
		have = s.say("실제 $1개 < N $2: $3개 모자람, $4", "$1 real < N $2: $3 short, $4", itoa(e.real), itoa(c.n), itoa(e.fill), c.mode)
		words.Fill = sim.Wait.Solid()
	}
	s.Text(x, y, sim.Fit(have, wide, words), words)
	words.Fill = sim.Ink
	s.Text(x, y+19, sim.Fit(s.why(), wide, words), words)
	change := e.state.String()
	if e.state != e.was {
		change = e.was.String() + " → " + change
	}
	bold := sim.Type{Size: 13, Bold: true, Fill: e.state.tone().Solid()}
	if sim.TextWidth(change, bold) > wide {
		change = "→ " + e.state.String()
	}
	s.Circle(x+5, y+36, 4.5, sim.Style{Fill: e.state.tone().Solid()})
	s.Text(x+16, y+40.5, sim.Fit(change, wide-16, bold), bold)
	if e.inferred {
		s.Text(x+22+sim.TextWidth(change, bold), y+40.5, sim.Fit(s.say("문서에 없는 경우", "undocumented"), wide-22-sim.TextWidth(change, bold), s.small), s.small)
	}
}

// why is the step from the data points to the state in a few words.
func (s *scene) why() string {
	e, c := s.e, s.c
	n, m := itoa(e.over), itoa(c.m)
	switch e.cause {
	case empty:
		if c.mode == ignore {
			return s.say("범위가 비었다: 지금 상태를 지킴", "range empty: the state stays")
		}
		return s.say("범위가 모두 비었다", "the whole range is empty")
	case premature:
		if c.mode == ignore {
			return s.say("모두 위반, M번째만큼 오래됨: 상태를 지킴", "all breach, as old as M: state stays")
		}
		return s.say("모두 위반이고 M번째만큼 오래됐다", "all breach, the oldest as old as M")
	case young:
		return s.say("모두 위반이지만 아직 새것이다", "all breach, but too new yet")
	case mixed:
		return s.say("위반 $1개 < M $2, 정상 값이 있다", "$1 breach < M $2, some are fine", n, m)
	}
	if e.over >= c.m {
		return s.say("위반 $1개 ≥ M $2", "$1 breach ≥ M $2", n, m)
	}
	return s.say("위반 $1개 < M $2", "$1 breach < M $2", n, m)
}
