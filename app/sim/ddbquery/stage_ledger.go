package ddbquery

import (
	"time"

	"notelab/app/sim"
)

// fate is what has become of an entry at a moment.
type fate int

const (
	waiting fate = iota
	outside      // the key condition leaves it out
	taken        // read, and not decided on
	dropped
	returned
)

// decided is when the filter has decided on a page, or its answer is there.
func (p *painter) decided(pg *page) time.Duration {
	if p.filter == nil {
		return pg.to
	}
	return pg.filter + half
}

func (p *painter) fateOf(i int) fate {
	if p.fault != nil || !p.sent() {
		return waiting
	}
	n := p.page[i]
	switch {
	case n < 0 && p.matched(i):
		return waiting
	case n < 0:
		return outside
	case p.at < p.read[i]:
		return waiting
	case p.at < p.decided(&p.pages[n]):
		return taken
	case p.kept[i]:
		return returned
	}
	return dropped
}

// matched reports whether the request may read an entry.
func (m *model) matched(i int) bool {
	for _, j := range m.match {
		if i == j {
			return true
		}
	}
	return false
}

// ledger draws the entries of the source.
func (p *painter) ledger() {
	g := p.g
	if p.source == nil {
		ty := small
		ty.Fill = sim.Ink3
		p.c.Text(12, g.head, p.say("읽을 것이 없다", "nothing to read"), ty)
		return
	}
	for _, k := range g.columns {
		p.columnName(k)
	}
	if g.dropped > 0 && p.fault == nil && !g.phone {
		p.c.Text(g.right-52, g.head, "+"+itoa(g.dropped), sim.Type{Size: sim.TextSmall, Fill: sim.Ink3})
	}
	for i := range p.source.entries {
		p.row(i)
	}
	p.bar()
	if p.size() == 0 {
		ty := small
		ty.Fill = sim.Ink3
		p.c.Text(12, g.head+20, p.say("항목이 하나도 없다", "no entry at all"), ty)
	}
	if note := p.footNote().In(p.l); note != "" {
		ty := small
		ty.Fill = sim.Ink3
		p.c.Text(12, g.foot, sim.Fit(note, g.w-12, ty), ty)
	}
}

func (p *painter) columnName(k column) {
	ty := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3}
	if k.at < 0 {
		ty.Sans, ty.Anchor = true, sim.End
		p.c.Text(k.x+k.w-8, p.g.head, p.say("크기", "size"), ty)
		return
	}
	name := p.table.names[k.at]
	room := k.w - 8
	if k.key != "" && !p.g.phone {
		room -= 20
	}
	ty.Bold = k.key != ""
	if ty.Bold {
		ty.Fill = sim.Ink2
	}
	name = sim.Fit(name, room, ty)
	p.c.Text(k.x, p.g.head, name, ty)
	if k.key != "" && !p.g.phone {
		p.c.Text(k.x+sim.TextWidth(name, ty)+5, p.g.head, k.key, sim.Type{Size: sim.TextSmall, Fill: sim.Accent.Solid()})
	}
}

// row draws one entry.
func (p *painter) row(i int) {
	g := p.g
	y := g.rows[i]
	f := p.fateOf(i)
	ty := mono
	ty.Fill = sim.Ink2
	first := i == 0 || !equal(p.cell(i, p.source.pk), p.cell(i-1, p.source.pk))
	if first && g.phone {
		k := p.cell(i, p.source.pk)
		pk := sim.Type{Size: sim.TextSmall, Bold: true, Fill: sim.Ink2}
		name := p.table.names[p.source.pk]
		p.c.Text(6, g.groups[i]+13, sim.Fit(name+" = "+k.shown(), g.right-8, pk), pk)
	}
	if first && i > 0 && !g.phone {
		p.c.Line(10, y-3, g.right, y-3, sim.Style{Stroke: sim.Rule})
	}
	style := sim.Style{Round: 4}
	now := f == taken && p.at < p.read[i]+half
	switch f {
	case outside:
		ty.Fill = sim.Ink3
	case taken:
		style.Fill = sim.Flow.Soft()
		if now {
			style.Stroke, style.StrokeWidth = sim.Flow.Solid(), 1.5
		}
		ty.Fill = sim.Ink
	case returned:
		style.Fill = sim.Good.Soft()
		ty.Fill = sim.Ink
	case dropped:
		style.Fill = sim.Wait.Soft()
		ty.Fill = sim.Ink3
	}
	if style.Fill != sim.None {
		p.c.Rect(8, y+1, g.right-8, rowHeight-2, style)
	}
	for _, k := range g.columns {
		if k.at < 0 {
			size := ty
			size.Anchor = sim.End
			p.c.Text(k.x+k.w-8, y+14, kb(p.source.entries[i].size), size)
			continue
		}
		v := p.cell(i, k.at)
		if !v.is() {
			p.c.Line(k.x, y+10, k.x+8, y+10, sim.Style{Stroke: sim.RuleStrong, Dash: "2 2"})
			continue
		}
		cell := ty
		cell.Bold = k.at == p.source.sk && f == returned
		p.c.Text(k.x, y+14, sim.Fit(v.shown(), k.w-6, cell), cell)
	}
}

// bar marks what the key condition lets the request read.
func (p *painter) bar() {
	if p.fault != nil || !p.sent() || p.op == opScan || len(p.match) == 0 {
		return
	}
	for i := range p.source.entries {
		if !p.matched(i) {
			continue
		}
		p.c.Rect(1, p.g.rows[i]+1, 3.5, rowHeight-2, sim.Style{Fill: sim.Accent.Solid(), Round: 1.5})
	}
}
