package sigv4

import (
	"strconv"

	"notelab/app/i18n"
	"notelab/app/sim"
)

const (
	textIn = 10.0 // a sheet's edge to its text
	bypass = 26.0 // beside the sheet of keys: the way from the string to the signature
)

// sheets draws the blocks one below the other with the lines written so far.
func (p *painter) sheets() {
	y := tableTop
	for i := range p.table {
		b := &p.table[i]
		p.band(i, b, y)
		y += bandHeight
		p.sheet(i, b, y)
		y += p.blockHeight(b)
	}
}

// band names a sheet and draws what leads to it from the sheets above.
func (p *painter) band(i int, b *block, y float64) {
	first := &b.rows[0]
	name := b.title.In(p.l)
	if i > 0 {
		name = strconv.Itoa(i) + "  " + name
	}
	p.c.Text(0, y+17, name, p.titled(p.at >= first.at))
	p.leads(i, p.left, y, p.at >= first.at)
	p.how(i, p.left, y, p.at >= first.at)
	if p.phone {
		return
	}
	if b.other != (i18n.Text{}) {
		p.c.Text(p.right, y+17, b.other.In(p.l), p.titled(p.reached(first.rightAt)))
	}
	p.leads(i, p.right, y, p.reached(first.rightAt))
}

func (p *painter) titled(done bool) sim.Type {
	ty := sim.Type{Bold: true, Sans: true}
	if !done {
		ty.Fill = sim.Ink3
	}
	return ty
}

// leads draws the arrows between two sheets of a column: a hash of the canonical
// request goes into the string to sign; that string passes the keys by, and the
// last key signs it.
func (p *painter) leads(i int, x, y float64, done bool) {
	ink := &p.ink.idle
	if done {
		ink = &p.ink.flow
	}
	side := x + p.column - bypass/2
	const head = "m-4-4l4 4 4-4"
	switch i {
	case 2:
		ink.WriteString(sim.Points(side, y+2, side, y+bandHeight-2) + head)
	case 4:
		keys := y - p.blockHeight(&p.table[3]) - bandHeight
		ink.WriteString(sim.Points(side, keys+2, side, y+bandHeight-2) + head)
		ink.WriteString(sim.Points(side-bypass, y+2, side-bypass, y+bandHeight-2) + head)
	}
}

// how names the function that makes a sheet out of what leads to it.
func (p *painter) how(i int, x, y float64, done bool) {
	ty := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Anchor: sim.End}
	if done {
		ty.Fill = sim.Ink2
	}
	x += p.column - bypass - 6
	switch i {
	case 2:
		p.c.Text(x, y+16, "SHA-256", ty)
	case 3:
		p.c.Text(x, y+16, "HMAC-SHA256 × 4", ty)
	case 4:
		p.c.Text(x-bypass/2-4, y+16, "HMAC-SHA256", ty)
	}
}

// sheet draws one block on both sides.
func (p *painter) sheet(n int, b *block, y float64) {
	style := sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, Round: 6}
	h, w := p.blockHeight(b), p.column
	if n == 3 {
		w -= bypass
	}
	p.c.Rect(p.left, y, w, h, style)
	if !p.phone {
		p.c.Rect(p.right, y, w, h, style)
	}
	y += 3
	labelled := i18n.Text{}
	for i := range b.rows {
		r := &b.rows[i]
		if r.label != labelled || r.label != (i18n.Text{}) && p.marked(b, r) {
			p.rowLabel(b, r, y)
		}
		labelled = r.label
		if n == 3 {
			p.chain(i, r, y)
		}
		y = p.row(b, r, y, w)
	}
}

// marked reports whether a line stands out: the first that differs, or one that
// was changed on the way.
func (p *painter) marked(b *block, r *row) bool {
	return r.differs() && p.reached(r.rightAt) && (r.first || b.wire)
}

// toneOf is the tone of a line that differs.
func (b *block) toneOf() sim.Tone {
	if b.wire {
		return sim.Wait
	}
	return sim.Bad
}

func (p *painter) rowLabel(b *block, r *row, y float64) {
	ty := labelType
	if p.at >= r.at {
		ty.Fill = sim.Ink2
	}
	ty.Sans = r.label.Ko != r.label.En // names of keys are in mono
	if p.marked(b, r) {
		ty.Fill, ty.Bold = b.toneOf().Solid(), true
	}
	p.c.Text(0, y+12, r.label.In(p.l), ty)
}

// chain draws the keys as a chain of which each makes the next.
func (p *painter) chain(i int, r *row, y float64) {
	link := func(x float64, done bool) {
		ink := &p.ink.idle
		if done {
			ink = &p.ink.flow
		}
		cy := y + rowHeight/2
		if i > 0 {
			ink.WriteString(sim.Points(x, cy-rowHeight+3, x, cy-3))
		}
		ink.WriteString(sim.Points(x-2.5, cy) + "a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0")
	}
	link(p.left+textIn, p.at >= r.at)
	if !p.phone {
		link(p.right+textIn, p.reached(r.rightAt))
	}
}

// row draws one line in sheets of width w and returns where the next begins.
func (p *painter) row(b *block, r *row, y, w float64) float64 {
	written, answered := p.at >= r.at, p.reached(r.rightAt)
	tone, from := b.toneOf(), -1
	if r.differs() && answered {
		from = apart(r.left, r.right)
	}
	if p.marked(b, r) {
		p.highlight(y, w, tone)
	}
	indent := textIn
	if r.link {
		indent += 12
	}
	p.line(r.left, p.left+indent, y, w-indent-6, written, from, sim.Plain, sim.Ink)
	p.compared(b, r, y, written && answered)
	if p.phone {
		if y += rowHeight; r.differs() {
			p.line(r.right, p.left+indent, y, w-indent-6, answered, from, tone, sim.Ink2)
			y += rowHeight
		}
		return y
	}
	p.line(r.right, p.right+indent, y, w-indent-6, answered, from, tone, sim.Ink2)
	return y + rowHeight
}

// highlight marks a line across the sheets.
func (p *painter) highlight(y, w float64, tone sim.Tone) {
	st := sim.Style{Fill: tone.Soft()}
	if p.phone {
		p.c.Rect(p.left+1, y, w-2, 2*rowHeight, st)
		return
	}
	p.c.Rect(p.left+1, y, w-2, rowHeight, st)
	p.c.Rect(p.right+1, y, w-2, rowHeight, st)
}

// compared adds the mark between the two sides.
func (p *painter) compared(b *block, r *row, y float64, both bool) {
	x := p.left + p.column + p.gap/2
	y += rowHeight / 2
	switch {
	case !both:
	case b.wire && r.left != r.right:
		p.ink.change.WriteString(sim.Points(x, y-5) + "l5 5-5 5-5-5z")
	case b.wire:
	case r.left == r.right:
		p.ink.tick.WriteString(sim.Points(x-4, y) + "l3 3.5 5-7")
	default:
		p.ink.cross.WriteString(sim.Points(x-4, y-4) + "l8 8m0-8l-8 8")
	}
}

// line writes a text of at most w: its rest from the first difference on in a
// tone, or a rule where it is still to come.
func (p *painter) line(s string, x, y, w float64, written bool, from int, tone sim.Tone, fill sim.Paint) {
	if !written {
		p.ink.blank.WriteString(sim.Points(x, y+rowHeight/2+1) + "h40")
		return
	}
	ty := lineType
	ty.Fill = fill
	if s == "" {
		s = p.say("(비어 있음)", "(empty)")
		if from >= 0 {
			s = p.say("(없음)", "(none)")
		}
		from, ty.Fill, ty.Sans = -1, sim.Ink3, true
	}
	s, from = clip(s, int(w/(0.61*sim.TextSmall)), from)
	y += 12
	if from < 0 {
		p.c.Text(x, y, sim.Fit(s, w, ty), ty)
		return
	}
	if head := s[:from]; head != "" {
		p.c.Text(x, y, head, ty)
		head := sim.TextWidth(head, ty)
		x, w = x+head, w-head
	}
	ty.Bold = true
	if tone != sim.Plain {
		ty.Fill = tone.Solid()
	}
	p.c.Text(x, y, sim.Fit(s[from:], w, ty), ty)
}

// apart is where two texts begin to differ, at the start of a character.
func apart(a, b string) int {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	for i > 0 && i < len(a) && a[i]&0xC0 == 0x80 {
		i--
	}
	return i
}

// clip shortens a text to n cells: in its middle, or, where something differs,
// so that the difference shows. It returns the new place of that.
func clip(s string, n, from int) (string, int) {
	r := []rune(s)
	from = min(from, len(s))
	if cells(r) <= n || n < 20 {
		return s, from
	}
	if from < 0 {
		return string(begin(r, n-10)) + "…" + string(end(r, 8)), -1
	}
	before := []rune(s[:from])
	if cells(before) < n-10 {
		return string(begin(r, n-2)) + "…", from
	}
	// The difference and what follows get at most half of the room.
	rest := r[len(before):]
	tail := begin(rest, n/2)
	head := "…" + string(end(before, n-6-cells(tail)))
	if len(tail) < len(rest) {
		return head + string(tail) + "…", len(head)
	}
	return head + string(tail), len(head)
}

// cells is the width of a text in characters of the mono face.
func cells(r []rune) int {
	n := 0
	for _, c := range r {
		n += cell(c)
	}
	return n
}

// cell is 1, or 2 for a wide character and the ellipsis.
func cell(c rune) int {
	if c >= 0x1100 {
		return 2
	}
	return 1
}

// begin and end return as much of either end of a text as n cells hold.
func begin(r []rune, n int) []rune {
	i := 0
	for i < len(r) && n >= cell(r[i]) {
		n -= cell(r[i])
		i++
	}
	return r[:i]
}

func end(r []rune, n int) []rune {
	i := len(r)
	for i > 0 && n >= cell(r[i-1]) {
		i--
		n -= cell(r[i])
	}
	return r[i:]
}
