package buildspec

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// sourceHeight is the height of what DOWNLOAD_SOURCE shows: the faulty line, or
// the variables.
func (m *model) sourceHeight(g *plan) float64 {
	if f := m.fault; f != nil {
		from, to := m.excerpt()
		most := max(len(m.message(g, i18n.Korean)), len(m.message(g, i18n.English)))
		return 10 + float64(to-from)*16 + float64(most)*15
	}
	n := len(m.settings)
	switch {
	case n == 0:
		return 24
	case n > maxSettings:
		n = maxSettings + 1
	}
	each := 24.0
	if g.phone { // the name has a line of its own
		each = 40
	}
	return 26 + float64(min(n, maxSettings))*each + float64(n-min(n, maxSettings))*20
}

// excerpt is the range of lines shown around the faulty one, from 0.
func (m *model) excerpt() (from, to int) {
	n := len(lines(m.text))
	from = max(min(m.fault.line-2, n-1), 0)
	if m.fault.line == 1 {
		from = 0
	}
	return from, min(from+excerptLines-1, n)
}

// message breaks what is wrong into lines, and says whose words they are.
func (m *model) message(g *plan, l i18n.Lang) []string {
	head := m.fault.code
	if m.fault.own {
		head += i18n.Of("(모델의 문구)", " (this model's words)").In(l)
	}
	out := sim.Wrap(brief(head+": "+m.fault.text.In(l), 300), g.right-g.content-10, sim.Type{Size: sim.TextSmall, Sans: true})
	return out[:min(len(out), messageLines)]
}

// source draws DOWNLOAD_SOURCE.
func (p *painter) source(r *row, s state) {
	g := p.g
	y := r.y + g.head(false)
	switch {
	case p.fault != nil:
		p.excerptAt(y, s)
	case len(p.settings) == 0:
		words := p.say("buildspec.yml을 읽음", "buildspec.yml read")
		if s == idle || s == running {
			words = "buildspec.yml"
		}
		p.c.Text(g.content, y+p.top(), words, quiet)
	default:
		p.variables(y, s)
	}
}

// top is the baseline of the first line of content.
func (p *painter) top() float64 {
	if p.g.phone {
		return 14
	}
	return 22
}

// excerptAt draws the faulty line among its neighbours, and the message.
func (p *painter) excerptAt(y float64, s state) {
	g := p.g
	all := lines(p.text)
	from, to := p.excerpt()
	y += 6
	for i := from; i < to; i++ {
		ty, number := mono, sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Anchor: sim.End}
		ty.Fill = sim.Ink2
		if i+1 == p.fault.line && s == failed {
			p.c.Rect(g.content-2, y, g.right-g.content+4, 16, sim.Style{Fill: sim.Bad.Soft(), Round: 3})
			ty.Fill, ty.Bold, number.Fill, number.Bold = sim.Bad.Solid(), true, sim.Bad.Solid(), true
		}
		p.c.Text(g.content+22, y+12, itoa(i+1), number)
		// Spaces at the front would be lost in a picture.
		line := all[i]
		text := []rune(line)
		spaces := 0
		for spaces < len(text) && text[spaces] == ' ' && spaces < 24 {
			spaces++
		}
		x := g.content + 30 + float64(spaces)*6.6
		if rest := brief(line, 120); rest != "" && x < g.right-20 {
			p.c.Text(x, y+12, sim.Fit(rest, g.right-x, ty), ty)
		}
		y += 16
	}
	if s != failed {
		return
	}
	for i, line := range p.message(g, p.l) {
		p.c.Text(g.content, y+12+float64(i)*15, line, sim.Type{Size: sim.TextSmall, Fill: sim.Bad.Solid(), Sans: true})
	}
}

// variables draws, for each variable, what the layers say, the weakest at the
// left, and which of them wins.
func (p *painter) variables(y float64, s state) {
	g := p.g
	decided := s == passed || s == failed
	x := g.content
	if !g.phone {
		x += 92
	}
	w := (g.right - x - 24) / 3
	y += 8
	if g.phone {
		y -= 5
	}
	for l := inSpec; l < layers; l++ {
		cx := x + float64(l)*(w+12)
		p.c.Text(cx+w/2, y+11, layerShort[l].In(p.l), sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Sans: true, Anchor: sim.Middle})
		if l > 0 {
			p.c.Text(cx-6, y+11, "<", sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Anchor: sim.Middle})
		}
	}
	y += 17
	for i := range p.settings {
		if i == maxSettings {
			p.c.Text(g.content, y+12, "+"+itoa(len(p.settings)-i), quiet)
			return
		}
		v := &p.settings[i]
		name := mono
		name.Bold = true
		if g.phone {
			p.c.Text(g.content, y+11, sim.Fit(brief(v.name, 40), g.right-x, name), name)
			y += 16
		} else {
			p.c.Text(g.content, y+14, sim.Fit(brief(v.name, 40), 86, name), name)
		}
		for l := inSpec; l < layers; l++ {
			p.layer(x+float64(l)*(w+12), y, w, v, l, decided)
		}
		y += 24
	}
}

// layer draws one cell: the value that a layer sets, and whether it counts.
func (p *painter) layer(x, y, w float64, v *setting, l layer, decided bool) {
	if !v.set[l] {
		p.c.Line(x+w/2-4, y+10, x+w/2+4, y+10, sim.Style{Stroke: sim.RuleStrong})
		return
	}
	style := sim.Style{Round: 4, Fill: sim.Sunk}
	ty := mono
	won := decided && l == v.winner
	switch {
	case won:
		style.Fill, style.Stroke = sim.Good.Soft(), sim.Good.Solid()
		ty.Bold, ty.Fill = true, sim.Good.Solid()
	case decided:
		ty.Fill = sim.Ink3
	}
	p.c.Rect(x, y, w, 20, style)
	if won {
		p.mark(x+11, y+10, 3.5, passed)
	}
	text := brief(v.value[l], 40)
	if text == "" {
		text = `""`
	}
	from := x + 8
	if won {
		from = x + 20
	}
	text = sim.Fit(text, x+w-4-from, ty)
	p.c.Text(from, y+14, text, ty)
	if decided && !won {
		p.c.Line(from-2, y+10, from+sim.TextWidth(text, ty)+1, y+10, sim.Style{Stroke: sim.Ink3, StrokeWidth: 1.2})
	}
}
