package iameval

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// state is what a gate shows at a moment.
type state int

const (
	idle state = iota
	looking
	through
	ajar // nothing to look at, or it does not decide
	shut
	skipped
)

func (s state) tone() sim.Tone {
	switch s {
	case through:
		return sim.Good
	case shut:
		return sim.Bad
	case looking:
		return sim.Accent
	}
	return sim.Muted
}

// state returns a gate's state, and its step once decided.
func (p *painter) state(gate int) (state, *step) {
	for i := range p.steps {
		s := &p.steps[i]
		if s.gate != gate {
			continue
		}
		switch {
		case p.at < p.decided[i]:
			if f := p.flightTo(gate); f != nil && p.at >= f.to {
				return looking, nil
			}
			return idle, nil
		case s.why == "identity-skipped":
			return skipped, s
		case s.verdict.stop():
			return shut, s
		case s.verdict == open:
			return ajar, s
		}
		return through, s
	}
	if p.evaluation.over <= gate && gate < p.to && p.at >= p.decided[len(p.decided)-1] {
		return skipped, nil
	}
	return idle, nil
}

func (p *painter) flightTo(place int) *flight {
	for i := range p.flights {
		if p.flights[i].b == place {
			return &p.flights[i]
		}
	}
	return nil
}

// gate draws a gate's mark, and beside it its policy and its reason.
func (p *painter) gate(i int) {
	st, s := p.state(i)
	q := p.g.at[i]
	if !p.g.tall {
		if i != atDeny {
			p.sheet(i)
		} else {
			ty := words
			ty.Anchor, ty.Bold, ty.Fill = sim.Middle, true, sim.Ink
			p.c.Text(q.X, q.Y-20, "Deny?", ty)
		}
		p.mark(q, st, i)
		return
	}
	p.mark(q, st, i)
	name := sim.Type{Size: sim.TextSmall, Fill: sim.Ink, Sans: true, Bold: true}
	switch st {
	case idle, skipped:
		name.Fill = sim.Ink3
	case shut, looking:
		name.Fill = st.tone().Solid()
	}
	p.c.Text(q.X+20, q.Y-4, p.gateName(i).In(p.l), name)
	if i != atDeny {
		right := p.g.frame.right() - 10
		list := p.policies[i]
		for n := len(list) - 1; n >= 0; n-- {
			label, tone := p.label(i, n)
			ty := toned(tone)
			ty.Anchor = sim.End
			p.c.Text(right, q.Y-4, label, ty)
			right -= sim.TextWidth(label, ty) + 8
		}
	}
	room := p.g.frame.right() - 10 - q.X - 20
	if why := p.reason(st, s); why != "" {
		ty := words
		if st == skipped || st == ajar {
			ty = faint
		}
		p.c.Text(q.X+20, q.Y+12, sim.Fit(why, room, ty), ty)
	}
}

// gateName calls the resource's policy by its proper name.
func (p *painter) gateName(i int) i18n.Text {
	if i == atResource {
		return resourcePolicyName(p.kind)
	}
	return gates[i].name
}

// toned is small type in a tone, bold where it says something.
func toned(t sim.Tone) sim.Type {
	return sim.Type{Size: sim.TextSmall, Fill: t.Solid(), Bold: t != sim.Muted && t != sim.Plain, Sans: true}
}

// reason writes a gate's reason in a few words, "" while it has none.
func (p *painter) reason(st state, s *step) string {
	switch {
	case s != nil:
		return reasonOf(s.why).words(p.fact(s.gate)).In(p.l)
	case st == skipped:
		return p.say("건너뜀: 암시적 거부도 무관", "skipped: an implicit deny is no matter")
	case p.over():
		return p.say("여기까지 오지 않음", "not reached")
	}
	return ""
}

// label writes one statement of a gate's policy with what has come out about it:
// whether it fits the request.
func (p *painter) label(gate, n int) (string, sim.Tone) {
	s := &p.policies[gate][n]
	fit, _ := s.match(p.req)
	if s.deny {
		switch {
		case !p.searched(gate):
			return "· Deny", sim.Plain
		case fit != fitsNot:
			return "✕ Deny", sim.Bad
		}
		return "– Deny", sim.Muted
	}
	switch st, _ := p.state(gate); {
	case st == skipped:
		return "– Allow", sim.Muted
	case st == idle || st == looking:
		return "· Allow", sim.Plain
	case fit != fitsNot:
		return "✓ Allow", sim.Good
	}
	return "– Allow", sim.Muted
}

// sheet draws a policy as a sheet of its statements, tied to its gate.
func (p *painter) sheet(i int) {
	b, q := p.g.sheets[i], p.g.at[i]
	end := b.bottom()
	if resourceSide(i) {
		end = b.y
	}
	st, _ := p.state(i)
	style := sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, Round: 6}
	list := p.policies[i]
	name := sim.Type{Size: sim.TextSmall, Sans: true, Anchor: sim.Middle}
	switch {
	case list == nil:
		style.Fill, style.Dash, name.Fill = sim.None, "3 3", sim.Ink3
	case st == shut || p.searched(i) && p.rulings[i].deny != nil:
		style.Stroke, style.StrokeWidth = sim.Bad.Solid(), 1.5
	case st == looking:
		style.Stroke, style.StrokeWidth = sim.Accent.Solid(), 1.5
	case st == through:
		style.Stroke, style.StrokeWidth = sim.Good.Solid(), 1.5
	case st == skipped:
		style.Dash, name.Fill = "3 3", sim.Ink3
	}
	p.c.Line(q.X, q.Y, q.X, end, sim.Style{Stroke: style.Stroke, Dash: style.Dash})
	p.c.Rect(b.x, b.y, b.w, b.h, style)
	p.c.Text(q.X, b.y+17, sim.Fit(p.sheetName(i), b.w-2, name), name)
	if list == nil {
		ty := faint
		ty.Anchor = sim.Middle
		p.c.Text(q.X, b.y+37, p.say("없음", "none"), ty)
	}
	for n := range list {
		label, tone := p.label(i, n)
		ty := toned(tone)
		ty.Anchor = sim.Middle
		p.c.Text(q.X, b.y+36+float64(18*n), label, ty)
	}
}

// sheetName is short enough for the width of a sheet.
func (p *painter) sheetName(i int) string {
	if i != atResource {
		return gates[i].short.In(p.l)
	}
	switch p.kind {
	case anObject:
		return p.say("버킷 정책", "bucket")
	case aKey:
		return p.say("키 정책", "key")
	case aTarget:
		return p.say("신뢰 정책", "trust")
	}
	return gates[i].short.In(p.l)
}

// mark draws a gate: a circle for a policy of the principal's account, a square
// for one of the resource's, with its number until it has decided.
func (p *painter) mark(q point, st state, gate int) {
	t := st.tone()
	style, r := sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, StrokeWidth: 1.5}, 10.0
	switch st {
	case skipped:
		style.Dash, style.Stroke = "2 3", sim.Ink3
	case ajar:
		style.Stroke = sim.Ink3
	case through, looking:
		style.Fill, style.Stroke = t.Soft(), t.Solid()
	case shut:
		style.Fill, style.Stroke, style.StrokeWidth, r = t.Soft(), t.Solid(), 2, 12
	}
	if resourceSide(gate) {
		style.Round = 3
		p.c.Rect(q.X-r+1, q.Y-r+1, 2*r-2, 2*r-2, style)
	} else {
		p.c.Circle(q.X, q.Y, r, style)
	}
	p.sign(q, st, r-6, gate)
}

// sign draws a state's sign: tick, cross, bar, or the gate's number.
func (p *painter) sign(q point, st state, r float64, gate int) {
	line := sim.Style{Stroke: st.tone().Solid(), StrokeWidth: 2}
	switch st {
	case through:
		p.c.Path(sim.Points(q.X-r, q.Y, q.X-1, q.Y+r-0.5, q.X+r, q.Y-r+0.5), line)
	case shut:
		p.c.Path(sim.Points(q.X-r, q.Y-r, q.X+r, q.Y+r)+sim.Points(q.X-r, q.Y+r, q.X+r, q.Y-r), line)
	case ajar:
		p.c.Path(sim.Points(q.X-r, q.Y, q.X+r, q.Y), line)
	default:
		ty := sim.Type{Size: sim.TextSmall, Fill: st.tone().Solid(), Anchor: sim.Middle, Bold: st == looking}
		p.c.Text(q.X, q.Y+4, itoa(gate+1), ty)
	}
}

// table tells each gate's reason below the wide picture, and the decision last.
func (p *painter) table() {
	half := p.g.w/2 - 12
	for i := range gates {
		x, n := 1.0, i
		if i >= 4 {
			x, n = p.g.w/2+8, i-4
		}
		st, s := p.state(i)
		p.row(x, p.g.rows+float64(float64(n)*rowHeight), half, i, st, s)
	}
	x, y := p.g.w/2+8, p.g.rows+3*rowHeight
	p.c.Line(x, y+1, p.g.w-1, y+1, sim.Style{Stroke: sim.Rule})
	if p.over() {
		s := p.say("판정: ", "Decision: ") + p.outcome().In(p.l)
		p.c.Text(x, y+22, s, sim.Type{Size: sim.TextLarge, Fill: p.tone().Solid(), Bold: true, Sans: true})
	}
}

func (p *painter) row(x, y, w float64, gate int, st state, s *step) {
	ty := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Sans: true}
	switch st {
	case through, ajar:
		ty.Fill, ty.Bold = sim.Ink, st == through
	case shut, looking:
		ty.Fill, ty.Bold = st.tone().Solid(), true
	}
	p.c.Text(x+20, y+14, itoa(gate+1)+" "+p.gateName(gate).In(p.l), ty)
	if st == through || st == shut || st == ajar {
		p.sign(point{x + 7, y + 10}, st, 4, gate)
	}
	if why := p.reason(st, s); why != "" {
		line := words
		if st == idle || st == skipped {
			line = faint
		}
		p.c.Text(x+20, y+28, sim.Fit(why, w-20, line), line)
	}
}
