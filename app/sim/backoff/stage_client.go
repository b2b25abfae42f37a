package backoff

import (
	"strconv"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// maxRows is how many attempts are drawn one below the other; longer runs get
// one lane per request instead.
const maxRows = 12

const barH = 18.0 // height of a call or a wait

// clientStage draws one client: each attempt a row, its call and the wait after
// it, so that time runs right and attempts run down.
func clientStage(t *sim.Trace, pic *picture, at time.Duration, width int, l i18n.Lang) string {
	phone := sim.Phone(width)
	s := &clientDrawing{t: t, at: at, l: l, phone: phone, left: 12, right: float64(width) - 12, quota: pic.attempts[0].quota >= 0}
	lanes := len(pic.attempts) > maxRows
	requests := t.Values.Int("requests")
	s.rowH = 36
	switch {
	case phone || lanes:
		s.rowH = 52
	default:
		s.left = 184
		if s.quota {
			s.right -= 48
		}
	}
	top := headTop + 16
	if phone {
		top = headTop + 32
	}
	if s.quota && !phone && !lanes {
		top += 10
	}
	height := top + float64(len(pic.attempts))*s.rowH
	if lanes {
		height = top + float64(requests)*s.rowH
	} else if requests > 1 {
		height += float64(requests) * 20
	}
	bottom := height
	height += axisBelow
	end := axisEnd(t)
	if t.End > end {
		height += 16
	}

	sent, waited := 0, time.Duration(0)
	for i := range pic.attempts {
		a := &pic.attempts[i]
		waited += max(0, min(a.sent, at)-a.ready)
		if a.sent <= at {
			sent++
		}
		if a.verdict == again {
			waited += max(0, min(a.wait, at-a.back))
		}
	}
	state := text("호출 "+strconv.Itoa(sent)+" · 기다림 "+showTime(waited), "calls "+strconv.Itoa(sent)+" · waited "+showTime(waited)).In(l)
	name := title(t.Values, l)
	s.c = sim.NewCanvas(float64(width), height, name+": "+state)
	head(s.c, name, state, phone)
	s.scale = sim.TimeScale(end, s.left, s.right)
	s.c.TimeAxis(s.scale, top, bottom)
	s.c.Line(s.left, bottom, s.right, bottom, sim.Style{Stroke: sim.RuleStrong})
	if lanes {
		s.lanes(pic, top, requests)
	} else {
		s.rows(pic, top, requests)
	}
	s.flush()
	beyond(s.c, t, s.scale, height-4, l)
	playhead(s.c, s.scale, at, top-4, bottom)
	return s.c.String()
}

// clientDrawing is a client's stage being drawn. Marks of one kind gather in
// one path each.
type clientDrawing struct {
	c     *sim.Canvas
	t     *sim.Trace
	at    time.Duration
	l     i18n.Lang
	phone bool
	quota bool
	scale sim.Scale

	left, right, rowH float64

	hatches, ranges, crosses, ticks marks
}

func (s *clientDrawing) flush() {
	draw := func(m *marks, p sim.Paint, width float64) {
		if !m.empty() {
			s.c.Path(m.String(), sim.Style{Stroke: p, StrokeWidth: width})
		}
	}
	draw(&s.hatches, sim.Wait.Solid(), 1)
	draw(&s.ranges, sim.Wait.Solid(), 1)
	draw(&s.crosses, sim.Bad.Solid(), 1.5)
	draw(&s.ticks, sim.Paper, 1.5)
}

// rows draws every attempt in a row of its own.
func (s *clientDrawing) rows(pic *picture, top float64, requests int) {
	y := top
	if s.quota && !s.phone {
		s.c.Text(s.c.W-edge, top-6, text("할당량", "quota").In(s.l), sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Sans: true, Anchor: sim.End})
	}
	for i := range pic.attempts {
		a := &pic.attempts[i]
		if requests > 1 && a.n == 1 {
			s.c.Line(edge, y, s.right, y, sim.Style{Stroke: sim.Rule})
			s.c.Text(edge, y+15, text("요청 "+strconv.Itoa(a.request), "request "+strconv.Itoa(a.request)).In(s.l), sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Sans: true})
			y += 20
		}
		s.row(a, y)
		y += s.rowH
	}
}

// row draws one attempt: number and answer, call, wait, and what was decided.
func (s *clientDrawing) row(a *attempt, y float64) {
	mid := y + s.rowH/2
	line := mid + 4
	if s.phone {
		mid, line = y+34, y+16
	}
	number := sim.Type{Fill: sim.Ink3}
	if a.sent <= s.at {
		number.Fill = sim.Ink
	}
	s.c.Text(edge, line, strconv.Itoa(a.n), number)
	if a.back <= s.at {
		tone := sim.Bad
		if a.verdict == done {
			tone = sim.Good
		}
		s.c.Text(edge+22, line, s.label(a.answer), sim.Type{Fill: tone.Solid()})
		if s.quota {
			n, quotaAt := strconv.Itoa(a.quota), s.c.W-edge
			if s.phone {
				quotaAt = s.right - 8 // clear of the playhead at the end of the run
				n = text("할당량 "+n, "quota "+n).In(s.l)
			}
			s.c.Text(quotaAt, line, n, sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Anchor: sim.End, Sans: s.phone})
		}
	}
	s.bars(a, mid, true)
}

// label is the answer as the stage names it.
func (s *clientDrawing) label(a *answer) string {
	switch a.name {
	case "timeout":
		return text("타임아웃", "timeout").In(s.l)
	case "reset":
		return text("연결 끊김", "connection reset").In(s.l)
	case "429-bare":
		return text("429 (코드 없음)", "429 (no code)").In(s.l)
	}
	return a.label
}

// lanes draws all attempts of a request on one line.
func (s *clientDrawing) lanes(pic *picture, top float64, requests int) {
	for i := 0; i < len(pic.attempts); {
		r := pic.attempts[i].request
		y := top + float64(r-1)*s.rowH
		shown, last := 0, verdict(again)
		tone := sim.Plain
		for ; i < len(pic.attempts) && pic.attempts[i].request == r; i++ {
			a := &pic.attempts[i]
			s.bars(a, y+34, false)
			if a.sent <= s.at {
				shown++
			}
			if last = a.verdict; a.back <= s.at && last != again {
				tone = sim.Bad
				if last == done {
					tone = sim.Good
				}
			}
		}
		if shown == 0 {
			continue
		}
		n, k := strconv.Itoa(r), strconv.Itoa(shown)
		label := text("요청 "+n+" · 시도 "+k, "request "+n+" · attempts "+k).In(s.l)
		if requests == 1 {
			label = text("시도 "+k, "attempts "+k).In(s.l)
		}
		s.c.Text(edge, y+16, label, small)
		if tone != sim.Plain {
			s.c.Text(edge+sim.TextWidth(label, small)+12, y+16, last.text().In(s.l), sim.Type{Size: sim.TextSmall, Fill: tone.Solid(), Sans: true})
		}
	}
}

// bars draws the hold before a call, the call, and the wait after it, as far as
// time has come. Words stand beside the marks: a row holds nothing else.
func (s *clientDrawing) bars(a *attempt, mid float64, spacious bool) {
	top := mid - barH/2
	if a.ready > s.at {
		return
	}
	free := s.scale.Time(a.ready) // left of this x the row is empty
	if a.sent > a.ready {
		if x, w, ok := clip(s.scale, a.ready, min(a.sent, s.at)); ok {
			s.c.Rect(x, top+2, w, barH-4, sim.Style{Stroke: sim.Wait.Solid(), Round: 2})
			s.hatches.hatch(x, top+2, w, barH-4)
			if spacious && a.sent <= s.at {
				held := showTime(a.sent - a.ready)
				free = s.leftOf(free, mid, text("붙듦 "+held, "held "+held).In(s.l), sim.Wait)
			}
		}
	}
	if a.sent > s.at {
		return
	}
	x, w, ok := clip(s.scale, a.sent, min(a.back, s.at))
	if !ok {
		return
	}
	least := 3.0
	if spacious {
		least = 10
	}
	w = max(w, least)
	x = min(x, max(s.right, s.scale.Start+w)-w)
	switch end := x + w; {
	case a.back > s.at:
		s.c.Rect(x, top, w, barH, sim.Style{Stroke: sim.Flow.Solid(), Round: 3})
	case a.verdict == done:
		s.c.Rect(x, top, w, barH, sim.Style{Fill: sim.Good.Solid(), Round: 3})
		if spacious {
			s.ticks.tick(x+w/2, mid, min(3.5, w/2-1.5))
			if a.sent > a.ready {
				free = 0 // the left is taken; the tick says it too
			}
			s.beside(free, end, mid, done.text().In(s.l), sim.Good)
		}
	default:
		s.c.Rect(x, top, w, barH, sim.Style{Fill: sim.Bad.Soft(), Stroke: sim.Bad.Solid(), Round: 3})
		if spacious {
			s.crosses.cross(x+w/2, mid, min(3, w/2-2))
			if a.verdict != again {
				s.beside(free, end, mid, a.verdict.text().In(s.l), sim.Bad)
			}
		}
		s.waiting(a, free, end, mid, spacious)
	}
}

// waiting draws the wait after a failed call that ends at from and, below it,
// the range the wait was drawn from.
func (s *clientDrawing) waiting(a *attempt, free, from, mid float64, spacious bool) {
	if a.verdict != again || a.back > s.at || s.scale.Time(a.back) > s.scale.End {
		return
	}
	x := max(from, s.scale.Time(a.back))
	over := a.back+a.wait <= s.at
	end := min(s.scale.Time(min(a.back+a.wait, s.at)), s.scale.End)
	if end-x >= 1 {
		s.c.Rect(x+1, mid-barH/2+1, end-x-1, barH-2, sim.Style{Fill: sim.Wait.Soft(), Stroke: sim.Wait.Solid(), Round: 7})
	}
	if !spacious {
		return
	}
	if a.hi > a.lo {
		if lo, w, ok := clip(s.scale, a.back+a.lo, a.back+a.hi); ok {
			y := mid + barH/2 + 4
			s.ranges.dash(lo, y, w)
			s.ranges.upright(lo, y-2, 4)
			if s.scale.Time(a.back+a.hi) <= s.scale.End {
				s.ranges.upright(lo+w, y-2, 4)
			}
		}
	}
	if !over {
		return
	}
	label := showTime(a.wait)
	style := sim.Type{Size: sim.TextSmall, Fill: sim.Wait.Solid(), Anchor: sim.Middle, Sans: true}
	if sim.TextWidth(label, style)+12 < end-x {
		s.c.Text((x+end)/2, mid+4, label, style)
		return
	}
	s.beside(free, max(end, x), mid, label, sim.Wait)
}

// beside writes a word right of marks that end there, or left of them where the
// right edge is too near.
func (s *clientDrawing) beside(start, end, mid float64, word string, tone sim.Tone) {
	style := sim.Type{Size: sim.TextSmall, Fill: tone.Solid(), Sans: true}
	if end+8+sim.TextWidth(word, style) <= s.right {
		s.c.Text(end+8, mid+4, word, style)
		return
	}
	s.leftOf(start, mid, word, tone)
}

// leftOf writes a word left of marks that begin at start, if it fits there, and
// returns where the row is still empty.
func (s *clientDrawing) leftOf(start, mid float64, word string, tone sim.Tone) float64 {
	style := sim.Type{Size: sim.TextSmall, Fill: tone.Solid(), Sans: true, Anchor: sim.End}
	x := start - 8 - sim.TextWidth(word, style)
	if x < s.left {
		return start
	}
	s.c.Text(start-8, mid+4, word, style)
	return x
}
