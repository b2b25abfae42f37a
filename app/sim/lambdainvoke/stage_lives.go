package lambdainvoke

import (
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// scale makes the time axis: every stretch between two happenings gets room by
// the logarithm of its length, so that a run of a second and a wait of a day can
// stand side by side.
func (p *painter) scale() {
	p.left, p.right = edge+22, p.w-62
	if !p.batched() {
		p.left = edge + 12 + max(sim.TextWidth(p.holder().In(p.l), small), sim.TextWidth(p.say("함수", "function"), small))
	}
	p.cuts = []time.Duration{0, p.until}
	for i := range p.recs {
		for _, s := range p.recs[i].spans {
			p.cuts = append(p.cuts, s.from, s.to)
		}
	}
	slices.Sort(p.cuts)
	p.cuts = slices.Compact(p.cuts)
	total := 0
	share := make([]int, len(p.cuts))
	for i := 1; i < len(p.cuts); i++ {
		total += weight(p.cuts[i] - p.cuts[i-1])
		share[i] = total
	}
	p.xs = make([]float64, len(p.cuts))
	for i := range p.xs {
		p.xs[i] = p.left + float64(float64(share[i])/float64(max(total, 1))*(p.right-p.left))
	}
}

// weight is how much room a stretch gets: more by a constant each time it is
// twice as long.
func weight(d time.Duration) int {
	ms := uint(d / time.Millisecond)
	n := bits.Len(ms)
	if n == 0 {
		return 0
	}
	// A straight line between the powers of two, in sixteenths.
	part := 0
	if n > 4 {
		part = int(ms>>(n-5)) - 16
	}
	return max(16*(n-9)+part, 4) + 8
}

// x is the place of a moment.
func (p *painter) x(t time.Duration) float64 {
	i, found := slices.BinarySearch(p.cuts, t)
	switch {
	case found:
		return p.xs[i]
	case i == 0:
		return p.left
	case i == len(p.cuts):
		return p.right
	}
	a, b := p.cuts[i-1], p.cuts[i]
	return p.xs[i-1] + float64(float64(t-a)/float64(b-a)*(p.xs[i]-p.xs[i-1]))
}

// lives draws the life of every record.
func (p *painter) lives() {
	what := p.say("각 메시지의 일생", "The life of every message")
	switch p.kind {
	case direct, async:
		what = p.say("이벤트의 일생", "The life of the event")
	case stream:
		what = p.say("각 레코드의 일생", "The life of every record")
	}
	bold := name
	bold.Size = sim.TextSmall
	p.c.Text(edge, p.lanes-14, what, bold)
	note := p.say("긴 기다림은 줄여 그렸다", "long waits are shortened")
	if free := edge + sim.TextWidth(what, bold) + 14; free+sim.TextWidth(note, faint) <= p.w {
		p.c.Text(p.w-edge, p.lanes-14, note, anchored(faint, sim.End))
	}
	bottom := p.h - 22
	p.axis(bottom)
	p.c.Playhead(p.x(p.at), p.lanes-5, bottom)
	p.waits()
	if p.batched() {
		for i := range p.recs {
			y := p.lanes + float64(float64(i)*p.laneH)
			p.c.Text(p.left-8, y+p.laneH/2+4, strconv.Itoa(i+1), anchored(small, sim.End))
			p.life(i, y+p.laneH/2, y+p.laneH/2)
		}
	} else {
		hold, fn := p.lanes+p.laneH/2, p.lanes+p.laneH+p.laneH/2
		p.c.Text(edge, hold+4, p.holder().In(p.l), small)
		p.c.Text(edge, fn+4, p.say("함수", "function"), small)
		p.life(0, hold, fn)
	}
}

// waits draws all waits of all records, as a few paths.
func (p *painter) waits() {
	var soft, close, wide strings.Builder
	for i := range p.recs {
		y := p.lanes + float64(float64(i)*p.laneH) + p.laneH/2
		for _, s := range p.recs[i].spans {
			if s.from >= p.at || s.look != waiting && s.look != skipped {
				continue
			}
			d := sim.Points(p.x(s.from), y, p.x(min(s.to, p.at)), y)
			soft.WriteString(d)
			if s.look == skipped {
				wide.WriteString(d)
			} else {
				close.WriteString(d)
			}
		}
	}
	const thin = 10.0
	if soft.Len() > 0 {
		p.c.Path(soft.String(), sim.Style{Stroke: sim.Wait.Soft(), StrokeWidth: thin})
	}
	line := sim.Style{Stroke: sim.Wait.Solid(), StrokeWidth: thin, Dash: "1.5 4", Opacity: 0.6}
	if close.Len() > 0 {
		p.c.Path(close.String(), line)
	}
	line.Dash = "1.5 9"
	if wide.Len() > 0 {
		p.c.Path(wide.String(), line)
	}
}

// axis labels the moments for which there is room.
func (p *painter) axis(bottom float64) {
	label := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Anchor: sim.Middle}
	last := len(p.cuts) - 1
	width := func(i int) float64 { return sim.TextWidth(p.mark(p.cuts[i]), label) }
	limit := p.xs[last] - width(last)/2 - 8
	free := 0.0
	for i, x := range p.xs {
		w := width(i)
		if i < last && (x-w/2 < free || x+w/2 > limit) {
			continue
		}
		p.c.Line(x, p.lanes-3, x, bottom, sim.Style{Stroke: sim.Rule})
		p.c.Text(x, bottom+15, p.mark(p.cuts[i]), label)
		free = x + w/2 + 8
	}
	p.c.Line(p.left, bottom, p.right, bottom, sim.Style{Stroke: sim.RuleStrong})
}

// mark writes a moment on the axis.
func (p *painter) mark(d time.Duration) string {
	if d == 0 {
		return "0"
	}
	return spell(d, p.l)
}

// life draws one record: waits at one height, runs at another.
func (p *painter) life(i int, hold, fn float64) {
	r := &p.recs[i]
	const bar = 15.0
	for k := range r.spans {
		s := &r.spans[k]
		if s.from > p.at {
			break
		}
		x, x1 := p.x(s.from), p.x(min(s.to, p.at))
		switch s.look {
		case behind:
			p.c.Line(x, hold, x1, hold, sim.Style{Stroke: sim.Ink3, Dash: "3 3"})
		case waiting, skipped:
			p.caption(i, k, x, x1, hold)
		case refused:
			if fn != hold {
				p.c.Line(x, hold, x, fn, sim.Style{Stroke: sim.Wait.Solid(), Dash: "2 2"})
			}
			p.c.Circle(x, fn, 4.5, sim.Style{Fill: sim.Paper, Stroke: sim.Wait.Solid(), StrokeWidth: 1.5})
		default:
			tone := sim.Good
			style := sim.Style{Fill: tone.Solid(), Round: 3}
			ink := sim.Bad.Solid()
			if s.look == failed {
				tone = sim.Bad
				style = sim.Style{Fill: tone.Soft(), Stroke: tone.Solid(), Round: 3}
				if p.batched() && p.poison == i+1 { // the one to blame
					style.Fill, ink = tone.Solid(), sim.Paper
				}
			}
			if s.to > p.at {
				tone = sim.Flow
				style = sim.Style{Fill: tone.Soft(), Stroke: tone.Solid(), Round: 3}
			}
			if fn != hold {
				p.c.Path(sim.Points(x, hold, x, fn)+sim.Points(x1, fn, x1, hold), sim.Style{Stroke: tone.Solid()})
			}
			p.c.Rect(x, fn-bar/2, max(x1-x, 1), bar, style)
			if m := (x + x1) / 2; s.look == failed && s.to <= p.at {
				if d := min(3.5, (x1-x)/2-1); d > 1 {
					p.c.Path(sim.Points(m-d, fn-d, m+d, fn+d)+sim.Points(m-d, fn+d, m+d, fn-d), sim.Style{Stroke: ink, StrokeWidth: 1.5})
				}
			}
		}
	}
	if r.at <= p.at {
		p.fate(r, hold)
	}
}

// caption writes how long a wait is, once for neighbours that wait together.
func (p *painter) caption(i, k int, x, x1, y float64) {
	s := p.recs[i].spans[k]
	if s.to > p.at || i > 0 && slices.Contains(p.recs[i-1].spans, s) {
		return
	}
	text := i18n.Same(spell(s.to-s.from, p.l))
	switch {
	case s.look == skipped:
		text = sim.Tell("$1번 더", "$1 more", strconv.Itoa(s.n))
	case p.kind == queue && p.failure == throttle:
		return // too many
	case p.kind == queue:
		text = i18n.Of("숨음", "hidden") // for less than the timeout, which began at the receive
	}
	w := sim.TextWidth(text.In(p.l), small)
	if w+8 > x1-x {
		return
	}
	m := (x + x1) / 2
	p.c.Rect(m-w/2-3, y-7, w+6, 14, sim.Style{Fill: sim.Paper, Round: 7})
	p.c.Text(m, y+4, text.In(p.l), anchored(toned(small, sim.Wait), sim.Middle))
}

// fate marks where a record's life ends.
func (p *painter) fate(r *record, y float64) {
	x := p.x(r.at) + 9
	tone := [...]sim.Tone{sim.Plain, sim.Good, sim.Bad, sim.Accent, sim.Bad, sim.Bad}[r.fate]
	line := sim.Style{Stroke: tone.Solid(), StrokeWidth: 1.5}
	switch r.fate {
	case done:
		p.c.Path(sim.Points(x-2, y, x+1, y+3.5, x+6, y-4), line)
	case kept:
		p.c.Rect(x-2, y-4, 8, 8, sim.Style{Fill: tone.Soft(), Stroke: tone.Solid(), Round: 2})
	default:
		p.c.Path(sim.Points(x-2, y-4, x+6, y+4)+sim.Points(x-2, y+4, x+6, y-4), line)
	}
	label := toned(small, tone)
	_, destination := p.keeps()
	keptAt := i18n.Same("DLQ")
	if p.kind != queue && destination {
		keptAt = i18n.Of("대상", "dest.")
		if dlq, _ := p.keeps(); dlq {
			keptAt = i18n.Of("둘 다", "both")
		}
	}
	text := [...]i18n.Text{{}, i18n.Of("성공", "done"), i18n.Of("오류", "error"), keptAt, i18n.Of("버려짐", "lost"), i18n.Of("만료", "expired")}[r.fate]
	if w := sim.TextWidth(text.In(p.l), label); r.at < p.until { // the playhead may be behind it
		p.c.Rect(x+8, y-6, w+3, 12, sim.Style{Fill: sim.Paper})
	}
	p.c.Text(x+10, y+4, text.In(p.l), label)
}
