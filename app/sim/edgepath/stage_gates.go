package edgepath

import (
	"strconv"

	"notelab/app/sim"
)

// state is what a gate shows at a moment.
type state int

const (
	idle state = iota
	waiting
	through
	ajar // let through without looking
	sentBack
	refused
	skipped // not on this way
)

func (s state) tone() sim.Tone {
	switch s {
	case through:
		return sim.Good
	case refused:
		return sim.Bad
	case waiting, sentBack:
		return sim.Wait
	}
	return sim.Muted
}

// gateState returns a gate's state, and its step once decided.
func (p *painter) gateState(g *gate, edge bool) (state, *step) {
	if edge && p.via != viaEdge {
		return skipped, nil
	}
	s := p.now.met(g.id)
	switch {
	case s == nil:
		return idle, nil
	case p.at < s.at && p.waitTo == s.at && p.at >= p.waitFrom:
		return waiting, s
	case p.at < s.at:
		return idle, nil
	case s.code == 301 || s.code == 307:
		return sentBack, s
	case s.code != passed:
		return refused, s
	case s.why.open:
		return ajar, s
	}
	return through, s
}

// gates draws the marks on the line, with names beside them.
func (p *painter) gates() {
	list := originGates(p.origin)
	for i := range edgeGates {
		p.gate(&edgeGates[i], p.g.at[atEdge+i], true)
	}
	for i := range list {
		p.gate(&list[i], p.g.at[atOrigin+i], false)
	}
}

func (p *painter) gate(g *gate, q point, edge bool) {
	st, s := p.gateState(g, edge)
	p.mark(q, st, g.id == "behavior")
	name := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Sans: true}
	if st != idle && st != skipped {
		name.Fill, name.Bold = sim.Ink, p.g.tall && st != ajar
	}
	if st == refused || st == waiting || st == sentBack {
		name.Fill, name.Bold = st.tone().Solid(), true
	}
	if !p.g.tall {
		name.Anchor = sim.Middle
		p.c.Text(q.X, q.Y-18, g.short.In(p.l), name)
		if st == waiting && p.waitTries > 1 {
			p.c.Text(q.X, q.Y+24, p.tries(), sim.Type{Size: sim.TextSmall, Fill: sim.Wait.Solid(), Anchor: sim.Middle})
		}
		return
	}
	x, right := q.X+20, p.g.edge.right()-10
	p.c.Text(x, q.Y-3, g.name.In(p.l), name)
	if s == nil {
		if why := p.none(st); why != "" {
			p.c.Text(x, q.Y+12, why, sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Sans: true})
		}
		return
	}
	if st == waiting {
		ty := toned(sim.Wait)
		p.c.Text(x, q.Y+12, p.say("접속을 기다림 ", "waiting to connect ")+p.tries(), ty)
		return
	}
	end := toned(st.tone())
	end.Anchor = sim.End
	p.c.Text(right, q.Y-3, code(s), end)
	p.c.Text(x, q.Y+12, sim.Fit(p.reason(s), right-x, words), words)
}

// reason writes a step's reason in a few words.
func (p *painter) reason(s *step) string { return filled(s.why.words(), p.fact).In(p.l) }

// tries counts the attempts to connect: "2/3".
func (p *painter) tries() string {
	if p.waitTries < 2 {
		return ""
	}
	n := int((p.at-p.waitFrom)/attempt) + 1
	return strconv.Itoa(min(n, p.waitTries)) + "/" + strconv.Itoa(p.waitTries)
}

// mark draws one gate: a circle that passes or refuses, a square where a
// behavior is only chosen.
func (p *painter) mark(q point, st state, square bool) {
	t := st.tone()
	style := sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, StrokeWidth: 1.5}
	r := 9.0
	switch st {
	case skipped:
		style.Dash, style.Stroke = "2 3", sim.Ink3
	case ajar:
		style.Stroke = sim.Ink3
	case through, waiting, sentBack:
		style.Fill, style.Stroke = t.Soft(), t.Solid()
	case refused:
		style.Fill, style.Stroke, style.StrokeWidth = t.Soft(), t.Solid(), 2
		r = 11
	}
	if square {
		style.Round = 4
		p.c.Rect(q.X-r+1, q.Y-r+1, 2*r-2, 2*r-2, style)
	} else {
		p.c.Circle(q.X, q.Y, r, style)
	}
	p.sign(q, st, r-5)
}

// sign draws a state's sign: tick, cross, bar, arrow back or dots.
func (p *painter) sign(q point, st state, r float64) {
	line := sim.Style{Stroke: st.tone().Solid(), StrokeWidth: 2}
	switch st {
	case through:
		p.c.Path(sim.Points(q.X-r, q.Y, q.X-1, q.Y+r-0.5, q.X+r, q.Y-r+0.5), line)
	case refused:
		p.c.Path(sim.Points(q.X-r, q.Y-r, q.X+r, q.Y+r)+sim.Points(q.X-r, q.Y+r, q.X+r, q.Y-r), line)
	case ajar:
		p.c.Path(sim.Points(q.X-r, q.Y, q.X+r, q.Y), line)
	case sentBack:
		p.c.Path(sim.Points(q.X+r, q.Y, q.X-r, q.Y)+sim.Points(q.X, q.Y-r, q.X-r, q.Y, q.X, q.Y+r), line)
	case waiting:
		p.c.Path(sim.Points(q.X-r, q.Y, q.X-r+2, q.Y)+sim.Points(q.X-1, q.Y, q.X+1, q.Y)+sim.Points(q.X+r-2, q.Y, q.X+r, q.Y), line)
	}
}

// table tells each gate's reason below the wide picture: the edge's at the
// left, the origin's and the ways around at the right.
func (p *painter) table() {
	g := p.g
	half := g.w/2 - 12
	right := g.w/2 + 12
	p.c.Line(0.5, g.rows-6, g.w-0.5, g.rows-6, sim.Style{Stroke: sim.Rule})
	head := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Bold: true, Sans: true}
	left := p.say("엣지의 문", "Gates of the edge")
	if p.via != viaEdge {
		left += ": " + leftOut.In(p.l)
	}
	p.c.Text(1, g.rows+12, left, head)
	p.c.Text(right, g.rows+12, p.say("오리진의 문", "Gates of the origin"), head)
	y := func(i int) float64 { return g.rows + 18 + float64(i)*rowHeight }
	for i := range edgeGates {
		st, s := p.gateState(&edgeGates[i], true)
		p.row(1, y(i), half, edgeGates[i].name.In(p.l), "", st, s)
	}
	list := originGates(p.origin)
	for i := range list {
		st, s := p.gateState(&list[i], false)
		p.row(right, y(i), half, list[i].name.In(p.l), "", st, s)
	}
	p.c.Text(right, y(3)+24, p.say("CloudFront를 건너뛰면", "Leaving CloudFront out"), head)
	for i, r := range []*round{p.other, p.direct} {
		st, s, more := idle, (*step)(nil), ""
		if p.over() {
			more = p.shut(r) + ": "
			if s = r.last(); s != nil {
				st = through // shut, as it should be
			} else {
				st, s = refused, &r.origin[len(r.origin)-1]
			}
		}
		p.row(right, y(4+i), half, laneNames[i].In(p.l), more, st, s)
	}
}

// none says that a gate has decided nothing, "" while it still may.
func (p *painter) none(st state) string {
	if st == idle && p.over() {
		return p.say("여기까지 오지 않음", "not reached")
	}
	return ""
}

// row writes one gate of the table: its sign, its name, its code and, below,
// its reason after a few words more.
func (p *painter) row(x, y, w float64, name, more string, st state, s *step) {
	ty := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Sans: true}
	switch st {
	case through, ajar:
		ty.Fill, ty.Bold = sim.Ink, st == through
	case refused, waiting, sentBack:
		ty.Fill, ty.Bold = st.tone().Solid(), true
	}
	if s != nil && more == "" && st != waiting && code(s) != "" {
		name += " · " + code(s)
	}
	p.c.Text(x+18, y+14, name, ty)
	if s == nil {
		if why := p.none(st); why != "" {
			p.c.Text(x+18, y+28, why, sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Sans: true})
		}
		return
	}
	p.sign(point{x + 6, y + 10}, st, 4)
	if st == waiting {
		p.c.Text(x+18, y+28, p.say("접속을 기다림 ", "waiting to connect ")+p.tries(), words)
		return
	}
	p.c.Text(x+18, y+28, sim.Fit(more+p.reason(s), w-18, words), words)
}
