package sqsqueue

import (
	"time"

	"notelab/app/sim"
)

// planned is when the timeout that runs at a moment would end.
func (t *try) planned(at time.Duration) time.Duration {
	until := t.at + t.first
	for _, b := range t.beats {
		if b <= at {
			until = b + t.extend
		}
	}
	return until
}

// rowSet is where each message's life is drawn.
type rowSet struct {
	order  []*message
	y      []float64
	bottom float64
}

// rows puts a FIFO queue's groups one below the other, and a standard queue's
// messages as they were sent.
func (s *scene) rows(top float64) rowSet {
	r := rowSet{bottom: top}
	for g := range s.c.groups {
		before := len(r.order)
		for _, m := range s.messages {
			if m.group == g {
				r.order, r.y = append(r.order, m), append(r.y, r.bottom)
				r.bottom += rowH
			}
		}
		if s.c.fifo && len(r.order) > before {
			r.bottom += 4
		}
	}
	return r
}

// sparse leaves out small shapes that would lie on the one drawn last.
type sparse struct {
	end   float64
	drawn bool
}

// room reports whether a shape is to be drawn, and takes it as drawn.
func (s *sparse) room(from, to, gap float64) bool {
	if s.drawn && to-s.end < gap {
		return false
	}
	s.end, s.drawn = to, true
	return true
}

// layers are the shapes of the lives, by how they are painted.
type layers struct {
	delayed, visible, blocked, window, ahead, extended, late, cross, tick, dropped pen
	block                                                                          [useless + 2]pen
	hatch                                                                          pen
}

// lives draws each message along time, up to now: how long it waits, how long it
// is invisible, and who works on it meanwhile.
func (s *scene) lives(r rowSet) {
	var d layers
	type label struct {
		x, y float64
		s    string
		tone sim.Tone
	}
	var labels []label
	for i, m := range r.order {
		y := r.y[i]
		s.Line(s.x.Start, y+rowH-0.5, s.x.End, y+rowH-0.5, sim.Style{Stroke: sim.Rule})
		name := m.name
		if s.c.fifo {
			name = groupName(m.group) + "·" + name
		}
		ink := sim.Ink2
		if m.moves[0].at > s.at {
			ink = sim.Ink3
		}
		s.Text(2, y+14, name, sim.Type{Size: sim.TextSmall, Fill: ink})
		s.waits(&d, m, y)
		past := -9.0 // where the last block ends
		var windows, crosses, lates sparse
		for _, t := range s.tries {
			if t.message != m || t.at > s.at {
				continue
			}
			s.window(&d, t, y, &windows)
			x0 := s.x.Time(min(t.begin, s.end))
			if t.begin > s.at {
				continue
			}
			x1 := max(s.x.Time(min(t.end, s.at, max(t.closed, t.begin), s.end)), x0+1)
			k := working
			if t.end <= s.at {
				k = t.result
			}
			if t.closed <= t.begin { // its timeout had ended before it was begun
				x1 = x0
			}
			if x1-x0 > 0.5 && x0 >= past-0.5 && (x1-x0 > 3 || x0 >= past+2) {
				d.block[k].Box(x0, y+2, x1-x0, rowH-5)
				if k == useless {
					d.hatch.hatch(x0, y+2, x1-x0, rowH-5)
				}
				past = x1
				if w := sim.TextWidth("C1", sim.Type{Size: sim.TextSmall}); x1-x0 > w+5 {
					labels = append(labels, label{x0 + 4, y + 13.5, actor(t.consumer), blockTones[k]})
				}
			}
			late := min(t.end, s.at)
			if own := t.result == done && t.end == t.closed; !own && t.closed < late {
				from, to := s.x.Time(max(t.closed, t.begin)), s.x.Time(late)
				if lates.room(from, to, 2) {
					d.late.across(from, y+2.5, max(to-from, 1))
				}
			}
			if k == failed {
				x := s.x.Time(t.end)
				if x1-x0 > 22 && t.closed > t.begin {
					x = x1 - 6
				}
				if crosses.room(x, x, 5) {
					d.cross.cross(x, y+rowH/2, 3)
				}
			}
		}
	}
	if len(s.messages) > 0 {
		y := r.y[0] + rowH/2 // of message 1
		for _, at := range s.deduped {
			if at <= s.at {
				x := s.x.Time(at)
				s.Circle(x, y, 5, sim.Style{Fill: sim.Accent.Soft(), Stroke: sim.Accent.Solid(), StrokeWidth: 1.5})
				d.dropped.To('M', x-6, y+6)
				d.dropped.To('l', 12, -12)
			}
		}
	}
	s.paint(&d.dropped, sim.Style{Stroke: sim.Accent.Solid(), StrokeWidth: 1.5})
	s.paint(&d.delayed, sim.Style{Stroke: sim.Ink3, StrokeWidth: 1.5, Dash: "3 3"})
	s.paint(&d.visible, sim.Style{Stroke: sim.Flow.Solid(), StrokeWidth: 2})
	s.paint(&d.blocked, sim.Style{Stroke: sim.Wait.Solid(), StrokeWidth: 2, Dash: "4 3"})
	s.paint(&d.window, sim.Style{Fill: sim.Flow.Soft(), Stroke: sim.Flow.Solid()})
	s.paint(&d.ahead, sim.Style{Stroke: sim.Flow.Solid(), Dash: "2 3"})
	for k := range d.block {
		tone := blockTones[k]
		s.paint(&d.block[k], sim.Style{Fill: tone.Soft(), Stroke: tone.Solid()})
	}
	s.paint(&d.hatch, sim.Style{Stroke: sim.Wait.Solid(), Opacity: 0.35})
	s.paint(&d.extended, sim.Style{Stroke: sim.Accent.Solid(), StrokeWidth: 2})
	s.paint(&d.late, sim.Style{Stroke: sim.Bad.Solid(), StrokeWidth: 3})
	s.paint(&d.cross, sim.Style{Stroke: sim.Bad.Solid(), StrokeWidth: 1.6})
	s.paint(&d.tick, sim.Style{Stroke: sim.Good.Solid(), StrokeWidth: 2})
	for _, w := range labels {
		s.Text(w.x, w.y, w.s, sim.Type{Size: sim.TextSmall, Fill: w.tone.Solid()})
	}
}

var blockTones = [...]sim.Tone{working: sim.Accent, done: sim.Good, useless: sim.Wait, failed: sim.Bad}

func (s *scene) paint(p *pen, style sim.Style) {
	if !p.Empty() {
		s.Path(p.String(), style)
	}
}

// waits draws when a message is delayed or visible, and where it ends.
func (s *scene) waits(d *layers, m *message, y float64) {
	mid := y + rowH/2
	for i, mv := range m.moves {
		if mv.at > s.at {
			return
		}
		until := s.at
		if i+1 < len(m.moves) {
			until = min(until, m.moves[i+1].at)
		}
		x := s.x.Time(mv.at)
		w := s.x.Time(until) - x
		switch mv.to {
		case delayed:
			d.delayed.across(x, mid, w)
		case visible:
			if w < 1 {
				continue
			}
			// The group holds it back until nothing stands before it.
			turn := min(max(s.turn(m), mv.at), until)
			if b := s.x.Time(turn) - x; b > 0.5 {
				d.blocked.across(x, mid, b)
				x, w = x+b, w-b
			}
			if w > 0.5 {
				d.visible.across(x, mid, w)
			}
		case deleted:
			d.tick.tick(min(x+7, s.x.End-5), mid, 4)
		case dead:
			d.cross.cross(min(x+6, s.x.End-5), mid, 4)
		}
	}
}

// turn is when the last message before this one in its group was gone.
func (s *scene) turn(m *message) time.Duration {
	at := time.Duration(0)
	if !s.c.fifo {
		return at
	}
	for _, o := range s.messages[:m.index] {
		if o.group != m.group {
			continue
		}
		last := o.moves[len(o.moves)-1]
		if last.to < deleted {
			return ever
		}
		at = max(at, last.at)
	}
	return at
}

// window draws how long a receive keeps its message invisible: what has passed,
// and what is still planned.
func (s *scene) window(d *layers, t *try, y float64, room *sparse) {
	x0 := s.x.Time(t.at)
	x1 := s.x.Time(min(t.closed, s.at, s.end))
	if x1-x0 > 0.5 && room.room(x0, x1, 2) {
		d.window.Box(x0, y+2, x1-x0, rowH-5)
	}
	if t.closed > s.at {
		if x2 := s.x.Time(min(t.planned(s.at), s.end)); x2-x1 > 1 {
			d.ahead.Box(x1, y+2, x2-x1, rowH-5)
		}
	}
	var ticks sparse
	for _, b := range t.beats {
		if x := s.x.Time(b); b <= s.at && ticks.room(x, x, 2) {
			d.extended.down(s.x.Time(b), y, rowH-1)
		}
	}
}

// calls draws what each consumer's receives came to: a dashed line while a long
// poll waits, a small stroke for an empty answer, a bar while it is at work.
func (s *scene) calls(top float64) {
	var dash, none, odd, busy pen
	for i := range s.c.consumers {
		y := top + float64(stripH*float64(i))
		s.Text(2, y+11, actor(i), sim.Type{Size: sim.TextSmall, Fill: sim.Ink2})
		var ticks, bars sparse
		// Long polls that follow one another are one line.
		from, until := time.Duration(0), time.Duration(0)
		waited := func(y float64) {
			if x, w := s.x.Time(from), s.x.Time(until)-s.x.Time(from); w > 2 {
				dash.across(x, y+stripH/2, w)
			}
		}
		for _, p := range s.polls {
			if p.consumer != i || p.from > s.at {
				continue
			}
			x1 := s.x.Time(min(p.to, s.at))
			if p.to > p.from && p.from != until {
				waited(y)
				from = p.from
			}
			if p.to > p.from {
				until = min(p.to, s.at)
			}
			if p.to <= s.at && p.why != "" && ticks.room(x1, x1, 3) {
				if p.why == "none" {
					none.down(x1, y+3, stripH-6)
				} else {
					odd.down(x1, y+2, stripH-4)
				}
			}
		}
		waited(y)
		for _, t := range s.tries {
			if t.consumer != i || t.begin > s.at {
				continue
			}
			x0, x1 := s.x.Time(t.begin), s.x.Time(min(t.end, s.at))
			if x1-x0 > 0.5 && bars.room(x0, x1, 2) {
				busy.Box(x0, y+4, x1-x0, stripH-8)
			}
		}
	}
	s.paint(&dash, sim.Style{Stroke: sim.Ink3, Dash: "2 3"})
	s.paint(&busy, sim.Style{Fill: sim.Accent.Soft(), Stroke: sim.Accent.Solid()})
	s.paint(&none, sim.Style{Stroke: sim.Ink2, StrokeWidth: 1.5})
	s.paint(&odd, sim.Style{Stroke: sim.Wait.Solid(), StrokeWidth: 2.5})
}
