package sqsqueue

import (
	"time"

	"notelab/app/sim"
)

// rect is a place on the canvas.
type rect struct{ x, y, w, h float64 }

// spot is a point of a way.
type spot struct{ X, Y float64 }

// way is an arrow from one compartment to the next.
type way struct {
	from, to state
	path     []spot
	ko, en   string
	label    spot
	anchor   sim.Anchor
}

// ground is where the queue's compartments and ways are.
type ground struct {
	queue  rect
	boxes  [states]rect
	ways   []way
	bottom float64
}

// room is how high a compartment must be for the most it ever holds.
func (s *scene) room(k state, w float64) float64 {
	per, h := max(int((w-10)/pitch), 1), pitch
	if k == inFlight {
		per, h = max(int((w-10)/cellW), 1), cellH
	}
	lines := max((s.most[k]+per-1)/per, 1)
	return headH + float64(lines)*h + 4
}

// layout places the compartments: side by side, or on a phone one below the
// other. What is in flight is still in the queue.
func (s *scene) layout(w float64) *ground {
	g := &ground{}
	dlq, late := s.c.most > 0, s.c.delay > 0
	if s.phone {
		s.layoutPhone(g, w, dlq, late)
		return g
	}
	const gap, side, top = 58.0, 150.0, 26.0
	const narrow = 0.62         // the delayed ones have less room
	inner := w - side - gap - 1 // the queue
	columns := 2.0
	gaps := gap
	if late {
		columns, gaps = 2+narrow, gap+24
	}
	unit := (inner - 2*padding - gaps) / columns
	h := max(s.room(visible, unit), s.room(inFlight, unit), s.room(delayed, unit*narrow))
	outer := s.room(deleted, side)
	if dlq {
		outer += 12 + s.room(dead, side)
		h = max(h, outer-2*padding-16)
	}
	h = max(h, outer-2*padding)
	x, y := 1+padding, top+padding
	if late {
		g.boxes[delayed] = rect{x, y, unit * narrow, h}
		mid := y + h/2
		g.ways = append(g.ways, way{from: delayed, to: visible, path: []spot{{x + float64(unit*narrow), mid}, {x + float64(unit*narrow) + 24, mid}}})
		x += float64(unit*narrow) + 24
	}
	g.boxes[visible] = rect{x, y, unit, h}
	right := x + unit
	g.boxes[inFlight] = rect{right + gap, y, unit, h}
	up, down := y+h/2-15, y+h/2+13
	g.ways = append(g.ways,
		way{visible, inFlight, []spot{{right, up}, {right + gap, up}}, "받기", "receive", spot{right + gap/2, up - 6}, sim.Middle},
		way{inFlight, visible, []spot{{right + gap, down}, {right, down}}, "타임아웃", "timeout", spot{right + gap/2, down + 15}, sim.Middle})
	foot := 0.0
	if dlq {
		foot = 16
	}
	g.queue = rect{1, top, inner, h + 2*padding + foot}
	g.bottom = top + max(g.queue.h, outer)
	edge, ox := right+gap+unit, w-side-1
	first := s.room(deleted, side)
	if !dlq {
		first = g.queue.h
	}
	g.boxes[deleted] = rect{ox, top, side, first}
	level := max(min(up, top+first-14), top+14)
	g.ways = append(g.ways, way{inFlight, deleted, []spot{{edge, level}, {ox, level}}, "삭제", "delete", spot{(edge + padding + ox) / 2, level - 6}, sim.Middle})
	if dlq {
		g.boxes[dead] = rect{ox, top + first + 12, side, g.bottom - top - first - 12}
		foot := g.queue.y + g.queue.h - 12
		g.ways = append(g.ways, way{visible, dead, []spot{{x + unit/2, y + h}, {x + unit/2, foot}, {ox, foot}}, "maxReceiveCount 초과", "over maxReceiveCount", spot{right - 20, foot - 4}, sim.Start})
	}
	return g
}

func (s *scene) layoutPhone(g *ground, w float64, dlq, late bool) {
	const top, gap = 40.0, 24.0
	g.queue = rect{1, top, w - 2, 0}
	x, y, inner := 1+padding, top+padding, w-2-2*padding
	if late {
		h := s.room(delayed, inner)
		g.boxes[delayed] = rect{x, y, inner, h}
		g.ways = append(g.ways, way{from: delayed, to: visible, path: []spot{{x + 40, y + h}, {x + 40, y + h + 14}}})
		y += h + 14
	}
	h := s.room(visible, inner)
	g.boxes[visible] = rect{x, y, inner, h}
	y += h
	narrow := inner
	if dlq {
		narrow -= 14
	}
	g.ways = append(g.ways,
		way{visible, inFlight, []spot{{x + 40, y}, {x + 40, y + gap}}, "받기", "receive", spot{x + 48, y + 16}, sim.Start},
		way{inFlight, visible, []spot{{x + 130, y + gap}, {x + 130, y}}, "타임아웃", "timeout", spot{x + 138, y + 16}, sim.Start})
	y += gap
	h = s.room(inFlight, narrow)
	g.boxes[inFlight] = rect{x, y, narrow, h}
	g.queue.h = y + h + padding - top
	under := y + h
	y = top + g.queue.h + 20
	half := w - 2
	if dlq {
		half = (w - 2 - 12) / 2
	}
	g.ways = append(g.ways, way{inFlight, deleted, []spot{{x + 40, under}, {x + 40, y}}, "삭제", "delete", spot{x + 48, y - 5}, sim.Start})
	h = s.room(deleted, half)
	if dlq {
		h = max(h, s.room(dead, half))
		g.boxes[dead] = rect{1 + half + 12, y, half, h}
		edge := x + inner - 6
		v := g.boxes[visible]
		g.ways = append(g.ways, way{visible, dead, []spot{{edge, v.y + v.h}, {edge, y}}, "maxReceiveCount 초과", "over maxReceiveCount", spot{edge - 6, y - 5}, sim.End})
	}
	g.boxes[deleted] = rect{1, y, half, h}
	g.bottom = y + h
}

var names = [states][2]string{delayed: {"지연", "delayed"}, visible: {"보임", "visible"}, inFlight: {"처리 중(in flight)", "in flight"}, deleted: {"삭제됨", "deleted"}, dead: {"DLQ", "DLQ"}}

var tones = [states]sim.Tone{delayed: sim.Muted, visible: sim.Flow, inFlight: sim.Flow, deleted: sim.Good, dead: sim.Bad}

// machine draws the queue as it is now.
func (s *scene) machine(g *ground) {
	q := g.queue
	s.Rect(q.x, q.y, q.w, q.h, sim.Style{Fill: sim.Sunk, Stroke: sim.RuleStrong, Round: 12})
	n := s.now()
	for k := delayed; k < states; k++ {
		r := g.boxes[k]
		if r.w == 0 {
			continue
		}
		edge := sim.Rule
		if k >= deleted {
			edge = sim.RuleStrong
		}
		s.Rect(r.x, r.y, r.w, r.h, sim.Style{Fill: sim.Paper, Stroke: edge, Round: 8})
		name := s.say(names[k][0], names[k][1])
		s.Text(r.x+8, r.y+14, name, words)
		count := words
		count.Anchor, count.Sans = sim.End, false
		if n := itoa(len(n[k])); sim.TextWidth(name, words)+sim.TextWidth(n, count)+20 < r.w {
			s.Text(r.x+r.w-8, r.y+14, n, count)
		}
		for i, m := range n[k] {
			s.token(r, i, k, m)
		}
	}
	for i := range g.ways {
		s.way(&g.ways[i])
	}
}

// token draws a message in a compartment; one in flight with its consumer and
// with what is left of its timeout.
func (s *scene) token(r rect, i int, k state, m *message) {
	dx, dy := pitch, pitch
	if k == inFlight {
		dx, dy = cellW, cellH
	}
	per := max(int((r.w-10)/dx), 1)
	x := r.x + 8 + tokenR + float64(float64(i%per)*dx)
	y := r.y + headH + tokenR + float64(float64(i/per)*dy)
	tone := tones[k]
	style := sim.Style{Fill: tone.Soft(), Stroke: tone.Solid(), StrokeWidth: 1.5}
	switch k {
	case delayed:
		style.Dash = "2 2"
	case visible:
		style.Fill = sim.Paper
		if s.c.fifo && !s.leads(m) {
			style.Stroke, style.Dash, tone = sim.Wait.Solid(), "3 2", sim.Wait
		}
	}
	s.Circle(x, y, tokenR, style)
	s.Text(x, y+4, m.name, sim.Type{Size: sim.TextSmall, Fill: tone.Solid(), Anchor: sim.Middle})
	if k != inFlight {
		return
	}
	t := s.flight(m)
	left := float64(max(t.planned(s.at)-s.at, 0)) / float64(max(t.planned(s.at)-t.from(s.at), 1))
	s.Rect(x-tokenR, y+tokenR+3, cellW-8, 3, sim.Style{Fill: sim.Rule, Round: 1.5})
	s.Rect(x-tokenR, y+tokenR+3, float64((cellW-8)*left), 3, sim.Style{Fill: sim.Flow.Solid(), Round: 1.5})
	if t.end > s.at {
		s.Text(x+tokenR+4, y+4, actor(t.consumer), sim.Type{Size: sim.TextSmall, Fill: sim.Ink2})
	}
}

// leads reports whether no message of the same group stands before this one.
func (s *scene) leads(m *message) bool {
	for _, o := range s.messages[:m.index] {
		if here, _ := o.at(s.at); o.group == m.group && here != absent && here < deleted {
			return false
		}
	}
	return true
}

// flight is the receive that a message is in flight with now.
func (s *scene) flight(m *message) *try {
	var last *try
	for _, t := range s.tries {
		if t.message == m && t.at <= s.at {
			last = t
		}
	}
	return last
}

// from is when the timeout that runs at a moment was set, and planned when it
// would end.
func (t *try) from(at time.Duration) time.Duration {
	from := t.at
	for _, b := range t.beats {
		if b <= at {
			from = b
		}
	}
	return from
}

// way draws an arrow, and the message that is on it.
func (s *scene) way(v *way) {
	moving := -1.0
	slow := s.end / 40
	for _, m := range s.messages {
		was := absent
		for _, mv := range m.moves {
			if mv.at > s.at {
				break
			}
			if was == v.from && mv.to == v.to && s.at-mv.at < slow {
				moving = float64(s.at-mv.at) / float64(slow)
			}
			was = mv.to
		}
	}
	tone := tones[v.to]
	line := sim.Style{Stroke: sim.Ink3, StrokeWidth: 1.2}
	if v.to == visible && v.from == inFlight {
		tone = sim.Wait
	}
	if moving >= 0 {
		line = sim.Style{Stroke: tone.Solid(), StrokeWidth: 1.8}
	}
	s.Path(sim.Line(v.path), line)
	a, b := v.path[len(v.path)-2], v.path[len(v.path)-1]
	ux, uy := sign(b.X-a.X), sign(b.Y-a.Y)
	s.Path(sim.Points(b.X-5*ux-4*uy, b.Y-5*uy-4*ux, b.X, b.Y, b.X-5*ux+4*uy, b.Y-5*uy+4*ux), line)
	if v.ko != "" {
		t := words
		t.Anchor, t.Fill = v.anchor, sim.Ink2
		if moving >= 0 {
			t.Fill = tone.Solid()
		}
		s.Text(v.label.X, v.label.Y, s.say(v.ko, v.en), t)
	}
	if moving >= 0 {
		q, _ := sim.Along(v.path, moving)
		s.Circle(q.X, q.Y, 4, sim.Style{Fill: tone.Solid(), Stroke: sim.Paper, StrokeWidth: 1.5})
	}
}

func sign(f float64) float64 {
	switch {
	case f > 0:
		return 1
	case f < 0:
		return -1
	}
	return 0
}
