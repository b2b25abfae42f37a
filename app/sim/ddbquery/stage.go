package ddbquery

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// Stage implements sim.Simulator. The source is a ledger whose entries stand in
// the order they are stored in. A request goes through them row by row, from left
// to right: read, fetched, filtered, returned; the pages stand at the right, and
// the answer of the call below.
func (simulator) Stage(t *sim.Trace, at time.Duration, width int, l i18n.Lang) string {
	m := t.Model.(*model)
	g := m.layout(width)
	p := &painter{model: m, g: g, at: min(max(at, 0), m.end), l: l, c: sim.NewCanvas(g.w, g.h, m.label().In(l))}
	p.sources()
	p.request()
	p.ledger()
	if p.fault == nil {
		p.lanes()
		p.brackets()
		p.answer()
	} else {
		p.refusal()
	}
	return p.c.String()
}

// painter draws one moment.
type painter struct {
	*model
	g  *layout
	at time.Duration
	l  i18n.Lang
	c  *sim.Canvas
}

func (p *painter) say(ko, en string) string { return i18n.Of(ko, en).In(p.l) }

// label is what a screen reader says for the whole picture.
func (m *model) label() i18n.Text {
	if m.fault != nil {
		return i18n.Of("요청이 거절된다: "+m.fault.text.Ko, "The request is refused: "+m.fault.text.En)
	}
	return sim.Tell("항목 $1개를 읽어 $2개를 돌려준다. 호출 $3번, $4 RCU", "$1 items are read and $2 returned, in calls: $3, RCU: $4",
		itoa(m.scanned), itoa(m.returned), itoa(len(m.pages)), units(m.halves()))
}

// sent reports whether the request has arrived.
func (p *painter) sent() bool { return p.at >= half }

// blamed is the part of the request that a fault is about.
func (m *model) blamed() string {
	if m.fault == nil {
		return ""
	}
	switch m.fault.key {
	case "filter-key":
		return "filter"
	case "consistent", "all", "projected", "names":
		return "more"
	case "no-index", "index-type", "index-sort", "index-hash", "same-name":
		return "source"
	}
	if m.op == opScan || m.keys != nil && m.filter == nil && m.fault.key[0] != 'k' && m.fault.key != "item-key" {
		return "filter"
	}
	return "key"
}

// sources draws the table and its indexes, with the one that is read marked.
func (p *painter) sources() {
	n := 0
	for _, target := range append([]string{onTable}, indexParams...) {
		ix, ok := p.indexes[target]
		if !ok && target != onTable {
			continue
		}
		b := p.g.tabs[n]
		n++
		name, kind := p.say("테이블", "Table"), ""
		entries := len(p.table.items)
		if ok {
			name, kind = ix.name, "GSI "
			if ix.local {
				kind = "LSI "
			}
			entries = len(p.table.open(&ix).entries)
		}
		style := sim.Style{Fill: sim.Paper, Stroke: sim.Rule, Round: 7}
		ty, quiet := sim.Type{Size: sim.TextSmall, Fill: sim.Ink2}, sim.Type{Size: sim.TextSmall, Fill: sim.Ink3}
		ty.Sans = target == onTable
		if target == p.target {
			style = sim.Style{Fill: sim.Accent.Soft(), Stroke: sim.Accent.Solid(), StrokeWidth: 1.5, Round: 7}
			ty.Fill, ty.Bold = sim.Accent.Solid(), true
			if p.blamed() == "source" && p.at >= p.refused {
				style.Fill, style.Stroke, ty.Fill = sim.Bad.Soft(), sim.Bad.Solid(), sim.Bad.Solid()
			}
		}
		p.c.Rect(b.x, b.y, b.w, b.h, style)
		x := b.x + 9
		if kind != "" {
			p.c.Text(x, b.y+16, kind, quiet)
			x += 28
		}
		count := itoa(entries)
		room := b.x + b.w - 12 - sim.TextWidth(count, quiet) - x
		p.c.Text(x, b.y+16, sim.Fit(name, room, ty), ty)
		quiet.Anchor = sim.End
		p.c.Text(b.x+b.w-8, b.y+16, count, quiet)
	}
}

// request writes what is asked for.
func (p *painter) request() {
	label := 104.0
	names := map[string]i18n.Text{"key": i18n.Of("키 조건", "key condition"), "filter": i18n.Of("필터", "filter"), "more": i18n.Of("그 밖에", "options")}
	if p.op == opGet {
		names["key"] = i18n.Of("기본 키", "primary key")
	}
	if p.g.phone {
		label = 62
		names["key"] = i18n.Of("키 조건", "key")
	}
	op := map[string]string{opGet: "GetItem", opQuery: "Query", opScan: "Scan"}[p.op]
	p.c.Text(1, p.g.title, op, sim.Type{Size: sim.TextSize, Bold: true})
	for _, a := range p.g.lines {
		tone := map[string]sim.Tone{"key": sim.Accent, "filter": sim.Wait, "more": sim.Muted}[a.part]
		head, ty := small, mono
		head.Fill, ty.Fill = sim.Ink3, sim.Ink
		if p.blamed() == a.part && p.at >= p.refused {
			tone = sim.Bad
			head.Fill, ty.Fill, ty.Bold = tone.Solid(), tone.Solid(), true
		}
		p.c.Rect(1, a.y-9, 3, 11+lineHeight*float64(max(len(a.text), 1)-1), sim.Style{Fill: tone.Solid(), Round: 1.5})
		name := names[a.part].In(p.l)
		p.c.Text(11, a.y, name, head)
		if len(a.text) == 0 {
			words := small
			p.c.Text(label, a.y, a.words.In(p.l), words)
		}
		for i, s := range a.text {
			p.c.Text(label, a.y+float64(i)*lineHeight, s, ty)
		}
	}
}

// refusal draws why the request is refused.
func (p *painter) refusal() {
	b := p.g.card
	style := sim.Style{Fill: sim.Sunk, Round: 10}
	if p.at < p.refused {
		p.c.Rect(b.x, b.y, b.w, b.h, style)
		return
	}
	style.Fill, style.Stroke = sim.Bad.Soft(), sim.Bad.Solid()
	p.c.Rect(b.x, b.y, b.w, b.h, style)
	head := sim.Type{Size: sim.TextSize, Bold: true, Fill: sim.Bad.Solid()}
	title := "ValidationException"
	if p.fault.own {
		title = p.say("실행하지 않음(모델의 문구)", "not run (this model's words)")
		head.Sans = true
	}
	p.c.Path(cross(b.x+17, b.y+16, 4), sim.Style{Stroke: sim.Bad.Solid(), StrokeWidth: 2})
	p.c.Text(b.x+29, b.y+20, title, head)
	y := b.y + 38
	own := len(sim.Wrap(brief(p.fault.text.In(p.l), 260), p.g.w-26, mono))
	for i, line := range p.message(p.g, p.l) {
		ty := mono
		if i >= own {
			ty = small
			ty.Fill = sim.Ink2
		}
		p.c.Text(b.x+13, y, line, ty)
		y += 15
	}
}

// cross and tick are the data of small signs.
func cross(x, y, r float64) string {
	return sim.Points(x-r, y-r, x+r, y+r) + sim.Points(x-r, y+r, x+r, y-r)
}

func tick(x, y, r float64) string { return sim.Points(x-r, y, x-r/4, y+r*0.75, x+r, y-r*0.75) }
