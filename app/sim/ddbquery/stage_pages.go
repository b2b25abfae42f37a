package ddbquery

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// lanes draws how far each entry has come: read, fetched, filtered, returned.
func (p *painter) lanes() {
	g := p.g
	head := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Sans: true, Anchor: sim.Middle}
	for l, t := range []i18n.Text{i18n.Of("읽기", "read"), i18n.Of("가져옴", "fetch"), i18n.Of("필터", "filter"), i18n.Of("응답", "out")} {
		if g.phone {
			t = []i18n.Text{t, i18n.Of("추가", "+"), i18n.Of("필터", "filt"), t}[l]
		}
		if x := g.lanes[l]; x > 0 {
			p.c.Text(x, g.head, t.In(p.l), head)
		}
	}
	ticks, crosses, wires := "", "", ""
	for i := range p.source.entries {
		n := p.page[i]
		if n < 0 || p.at < p.read[i] {
			continue
		}
		pg := &p.pages[n]
		y := g.rows[i] + rowHeight/2
		wires += sim.Points(g.lanes[laneRead], y, p.reached(i, pg), y)
		if x := g.lanes[laneFilter]; x > 0 && p.at >= p.decided(pg) {
			if p.kept[i] {
				ticks += tick(x, y, 4)
			} else {
				crosses += cross(x, y, 3.5)
			}
		}
	}
	p.c.Path(wires, sim.Style{Stroke: sim.Flow.Solid()})
	for i := range p.source.entries {
		n := p.page[i]
		if n < 0 || p.at < p.read[i] {
			continue
		}
		pg := &p.pages[n]
		y := g.rows[i] + rowHeight/2
		p.c.Circle(g.lanes[laneRead], y, 3.5, sim.Style{Fill: sim.Flow.Solid()})
		if x := g.lanes[laneFetch]; x > 0 && p.at >= p.fetched[i] {
			p.c.Circle(x, y, 4, sim.Style{Fill: sim.Paper, Stroke: sim.Wait.Solid(), StrokeWidth: 2})
		}
		if x := g.lanes[laneFilter]; x > 0 {
			p.c.Circle(x, y, 7, sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong})
		}
		if p.kept[i] && p.at >= p.decided(pg) {
			p.c.Circle(p.reached(i, pg), y, 4, sim.Style{Fill: sim.Good.Solid()})
		}
	}
	p.sign(ticks, sim.Good)
	p.sign(crosses, sim.Wait)
}

func (p *painter) sign(d string, t sim.Tone) {
	if d != "" {
		p.c.Path(d, sim.Style{Stroke: t.Solid(), StrokeWidth: 2})
	}
}

// reached is how far to the right an entry has come.
func (p *painter) reached(i int, pg *page) float64 {
	g := p.g
	x := g.lanes[laneRead]
	if f := g.lanes[laneFetch]; f > 0 {
		if p.at < p.fetched[i] {
			return x
		}
		x = f
	}
	from := pg.filter
	if f := g.lanes[laneFilter]; f > 0 {
		if p.at < pg.filter {
			return x
		}
		x = f
		from = pg.filter + half
		if !p.kept[i] {
			return x
		}
	}
	if p.at < from {
		return x
	}
	end := g.lanes[laneAnswer]
	if pg.to <= from {
		return end
	}
	share := min(float64(p.at-from)/float64(pg.to-from), 1)
	return x + float64(share*(end-x))
}

// brackets draws the pages beside their entries.
func (p *painter) brackets() {
	g := p.g
	for n := range p.pages {
		pg := &p.pages[n]
		if len(pg.entries) == 0 || p.at < p.read[pg.entries[0]] {
			continue
		}
		first, last := pg.entries[0], pg.entries[len(pg.entries)-1]
		top, bottom := g.rows[min(first, last)]+3, g.rows[max(first, last)]+rowHeight-3
		over := p.at >= pg.to
		style := sim.Style{Stroke: sim.RuleStrong, StrokeWidth: 1.5}
		if !over {
			style.Stroke = sim.Flow.Solid()
		}
		p.c.Path(sim.Points(g.rail, top, g.rail+5, top, g.rail+5, bottom, g.rail, bottom), style)
		y := (top + bottom) / 2
		number := sim.Type{Size: sim.TextSmall, Bold: true, Anchor: sim.Middle}
		p.c.Text(g.rail+14, y+4, itoa(n+1), number)
		if !over {
			continue
		}
		if !g.phone {
			ty := sim.Type{Size: sim.TextSmall, Fill: sim.Ink2}
			p.c.Text(g.rail+25, y+4, itoa(pg.count)+"/"+itoa(len(pg.entries))+" "+units(pg.halves)+"RCU", ty)
		}
		if pg.last >= 0 {
			edge := g.rows[pg.last] + rowHeight
			if !p.forward {
				edge = g.rows[pg.last]
			}
			p.c.Line(8, edge, g.rail+5, edge, sim.Style{Stroke: sim.Ink2, StrokeWidth: 1.5, Dash: "5 3"})
		}
	}
}

// call is the page of the call that is under way, or was the last.
func (p *painter) call() int {
	for n := len(p.pages) - 1; n > 0; n-- {
		if p.at > p.pages[n].from {
			return n
		}
	}
	return 0
}

// answer draws the call under way: what it read, in blocks of 4 KB, and its
// answer; below it what all calls so far come to.
func (p *painter) answer() {
	g := p.g
	b := g.card
	n := p.call()
	pg := &p.pages[n]
	over := p.at >= pg.to
	style := sim.Style{Fill: sim.Sunk, Round: 10}
	p.c.Rect(b.x, b.y, b.w, b.h, style)
	bytes, items, read, count := 0, 0, 0, 0
	for _, i := range pg.entries {
		if p.at >= p.model.read[i] {
			bytes += p.source.entries[i].size
			read++
		}
		if g.lanes[laneFetch] > 0 && p.at >= p.fetched[i] {
			items += up(p.source.entries[i].item.size)
		}
	}
	if over {
		count = pg.count
	}
	x, y := b.x+13, b.y+20
	head := sim.Type{Size: sim.TextSize, Bold: true, Sans: true}
	title := sim.Tell("호출 $1", "Call $1", itoa(n+1)).In(p.l)
	p.c.Text(x, y, title, head)
	said := "ScannedCount " + itoa(read)
	switch {
	case p.op == opGet: // its answer has neither
		said = ""
	case over:
		said += " · Count " + itoa(count)
	}
	p.c.Text(x+64, y, said, mono)
	y += 12
	wide := 210.0
	if g.phone {
		wide = g.w - 27
	}
	all := max(up(pg.bytes), 1) + pg.items>>12
	each := min(52.0, wide/float64(all))
	p.blocks(x, y, each, bytes, items, all)
	sum := kb(bytes)
	if items > 0 {
		sum += " + " + itoa(items) + "×4 KB"
	}
	if over {
		sum += " → " + itoa(all) + "×4 KB → " + units(pg.halves) + " RCU"
	}
	ty := mono
	if g.phone {
		p.c.Text(x, y+34, sim.Fit(sum, wide, ty), ty)
		y += 16
	} else {
		at := x + float64(each*float64(all)) + 14
		p.c.Text(at, y+14, sim.Fit(sum, b.w-at-12, ty), ty)
	}
	if over {
		p.lastKey(pg, x, y+40)
	}
	if p.op == opGet {
		return
	}
	p.sum(n, over)
}

// lastKey writes the LastEvaluatedKey of a page, or that there is none.
func (p *painter) lastKey(pg *page, x, y float64) {
	room := p.g.w - 27
	ty := mono
	if pg.last >= 0 {
		p.c.Text(x, y, sim.Fit("LastEvaluatedKey "+p.keyOf(pg.last), room, ty), ty)
		return
	}
	ty.Sans, ty.Fill = true, sim.Good.Solid()
	words := p.say("LastEvaluatedKey 없음: 끝", "no LastEvaluatedKey: the end")
	if p.op == opGet {
		words = p.say("항목을 돌려준다", "the item is returned")
		if len(pg.entries) == 0 {
			words = p.say("그 키의 항목이 없다. 그래도 용량을 쓴다", "no item of that key, and capacity all the same")
		}
	}
	p.c.Text(x, y, sim.Fit(words, room, ty), ty)
}

// blocks draws what has been read in blocks of 4 KB: the bytes fill them from the
// left, fetched items take whole ones.
func (p *painter) blocks(x, y, each float64, bytes, items, all int) {
	read := each * float64(bytes) / 4096
	if bytes > 0 {
		p.c.Rect(x, y, max(read, 2), 18, sim.Style{Fill: sim.Flow.Solid(), Opacity: 0.6})
	}
	if items > 0 {
		w := each * float64(items)
		p.c.Rect(x+float64(each*float64(max(up(bytes), 1))), y, w, 18, sim.Style{Fill: sim.Wait.Soft()})
	}
	d := ""
	if all <= 30 {
		for i := 1; i < all; i++ {
			at := x + float64(each*float64(i))
			d += sim.Points(at, y, at, y+18)
		}
	}
	if d != "" {
		p.c.Path(d, sim.Style{Stroke: sim.RuleStrong})
	}
	p.c.Rect(x, y, each*float64(all), 18, sim.Style{Stroke: sim.Ink3, Round: 3})
}

// sum writes what the calls so far come to.
func (p *painter) sum(n int, over bool) {
	calls, read, count, halves := n+1, 0, 0, 0
	for i := range p.pages {
		pg := &p.pages[i]
		if p.at >= pg.to {
			read += len(pg.entries)
			count += pg.count
			halves += pg.halves
		}
	}
	if !over {
		calls--
	}
	ty := sim.Type{Size: sim.TextSize, Sans: true, Bold: true}
	words := sim.Tell("모두: 호출 $1번, $2개 읽고 $3개 받음, $4 RCU", "In all: calls $1, read $2, received $3, $4 RCU", itoa(calls), itoa(read), itoa(count), units(halves))
	p.c.Text(p.g.w/2, p.g.totals, words.In(p.l), sim.Type{Size: ty.Size, Sans: true, Bold: true, Anchor: sim.Middle})
}
