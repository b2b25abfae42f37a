package cfngraph

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// errorLine is one line of the text in place of the chart.
type errorLine struct {
	text string
	ty   sim.Type
}

// error is the message of a request that was turned down, and what it means, in
// a language.
func (p *painter) error(l i18n.Lang) []errorLine {
	var out []errorLine
	add := func(s string, ty sim.Type, most int) {
		lines := sim.Wrap(s, p.w-26, ty)
		if len(lines) > most {
			lines = append(lines[:most-1:most-1], sim.Fit(lines[most-1]+" …", p.w-26, ty))
		}
		for _, line := range lines {
			out = append(out, errorLine{line, ty})
		}
	}
	add(p.refusal.message, sim.Type{Size: 12, Fill: sim.Bad.Solid(), Bold: true}, 8)
	add(p.explain().In(l), sim.Type{Size: 12, Fill: sim.Ink2, Sans: true}, 6)
	return out
}

// errorHigh is the same in every language.
func (p *painter) errorHigh() float64 {
	lines := 0
	for _, l := range i18n.Langs {
		lines = max(lines, len(p.error(l)))
	}
	return 18*float64(lines) + 22
}

func (p *painter) drawError(top float64) {
	p.c.Rect(0.5, top, p.w-1, p.errorHigh()-2, sim.Style{Fill: sim.Bad.Soft(), Stroke: sim.Bad.Solid(), Round: 10})
	for i, line := range p.lines {
		p.c.Text(13, top+23+float64(18*float64(i)), line.text, line.ty)
	}
}
