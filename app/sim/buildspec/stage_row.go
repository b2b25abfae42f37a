package buildspec

import "notelab/app/sim"

// row draws a phase: its station, its name and state, and what it does.
func (p *painter) row(q phase) {
	g := p.g
	r := &g.rows[q]
	s := p.try.phaseState(q, p.at)
	carded := q >= download && q <= upload
	if carded {
		style := sim.Style{Fill: sim.Paper, Stroke: sim.Rule, Round: 10}
		switch s {
		case running:
			style.Stroke, style.StrokeWidth = sim.Flow.Solid(), 1.5
		case failed:
			style.Stroke = sim.Bad.Solid()
		case leftOut:
			style.Fill, style.Dash, style.Stroke = sim.None, "4 3", sim.RuleStrong
		}
		p.c.Rect(g.name-10, r.y, g.w-g.name+9.5, r.h, style)
	}
	if q == completed && s == passed && p.try.failed {
		s = failed
	}
	p.station(q, s)
	name := title
	if !carded {
		name = mono
	}
	if s == idle || s == leftOut {
		name.Fill = sim.Ink3
	}
	x, y := g.name, r.station+4
	p.c.Text(x, y, q.String(), name)
	if q == completed && s != idle && p.over() {
		ty := sim.Type{Size: sim.TextSmall, Bold: true, Fill: s.tone().Solid()}
		word := "SUCCEEDED"
		if s == failed {
			word = "FAILED"
		}
		p.c.Text(x+sim.TextWidth("COMPLETED", name)+8, y, word, ty)
	}
	if carded {
		p.state(q, s, x, y)
	}
	switch {
	case q == download:
		p.source(r, s)
	case q.commanded():
		p.block(q, r, s)
	case q == upload:
		p.upload(r, s)
	}
}

// state writes the state of a phase below its name, or at the right on a phone:
// with its on-failure, or where it goes when it has failed.
func (p *painter) state(q phase, s state, x, y float64) {
	v := &p.try.visits[q]
	word := ""
	switch s {
	case running:
		word = "IN_PROGRESS"
	case passed:
		word = "SUCCEEDED"
	case failed:
		word = "FAILED"
	case leftOut:
		word = p.say("들어가지 않음", "not entered")
	}
	tag, to := "", ""
	if q.commanded() && p.fault == nil {
		tag = p.spec.blocks[q-install].policy.text
	}
	if s == failed && q != upload {
		to = "→ " + v.next.String()
	}
	ty := sim.Type{Size: sim.TextSmall, Fill: s.tone().Solid(), Sans: true, Bold: s == failed}
	small := sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Sans: true, Bold: s == failed}
	w := p.g.content - x - 6
	if p.g.phone {
		ty.Anchor = sim.End
		if to != "" && tag == "" {
			word += " " + to
		}
		p.c.Text(p.g.right, y, word, ty)
		w = p.g.right - x
	} else {
		y += 15
		p.c.Text(x, y, word, ty)
	}
	switch {
	case tag != "":
		p.c.Text(x, y+15, sim.Fit("on-failure: "+brief(tag, 60), w, small), small)
	case to != "" && !p.g.phone:
		small = mono
		p.c.Text(x, y+15, sim.Fit(to, w, small), small)
	}
}

// block draws the commands of a phase as chips in their order.
func (p *painter) block(q phase, r *row, s state) {
	g := p.g
	if len(r.chips) == 0 {
		x := g.content
		if g.phone {
			x += sim.TextWidth(q.String(), title) + 8
		}
		words := p.say("명령 없음", "no commands")
		if p.fault != nil {
			words = p.say("명령을 읽지 못함", "commands not read")
		}
		p.c.Text(x, r.station+4, words, quiet)
		return
	}
	if r.finally > 0 {
		ty := sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Bold: true}
		if s == leftOut {
			ty.Fill, ty.Bold = sim.Ink3, false
		}
		y := r.finally + 15
		if g.phone {
			y = r.finally + 11
		}
		p.c.Text(g.content, y, "finally", ty)
	}
	for i, c := range r.chips {
		if i > 0 && !g.phone && r.chips[i-1].y == c.y {
			y := c.y + chipHeight/2
			p.c.Line(c.x-12, y, c.x, y, sim.Style{Stroke: sim.RuleStrong})
		}
		if c.step < 0 {
			p.c.Text(c.x+4, c.y+15, c.text, quiet)
			continue
		}
		p.chip(c, p.try.stepState(q, c.step, p.at))
	}
}

// chip draws one command with the sign of its state.
func (p *painter) chip(c chip, s state) {
	t := s.tone()
	style := sim.Style{Fill: sim.Sunk, Round: 5}
	ty := mono
	switch s {
	case idle:
		ty.Fill = sim.Ink2
	case running:
		style.Fill, style.Stroke, style.StrokeWidth = t.Soft(), t.Solid(), 1.5
	case failed:
		style.Fill, style.Stroke = t.Soft(), t.Solid()
		ty.Fill, ty.Bold = t.Solid(), true
	case leftOut:
		style.Fill, style.Stroke, style.Dash = sim.None, sim.RuleStrong, "3 3"
		ty.Fill = sim.Ink3
	}
	p.c.Rect(c.x, c.y, c.w, chipHeight, style)
	p.mark(c.x+11, c.y+chipHeight/2, 3.5, s)
	p.c.Text(c.x+21, c.y+15, c.text, ty)
}
