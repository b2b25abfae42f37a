package ddbcapacity

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// strip is one bar of the bill: bytes laid into the blocks that are charged.
type strip struct {
	label, note   string
	bytes, blocks int64
	parts         int // items packed into it
	muted         bool
}

// strips are the bars of the bill: what is rounded, each for itself.
func (s *scene) strips() []strip {
	c, block := s.c, s.c.op.block()
	if c.op.replaces() && c.before > 0 {
		after := strip{label: s.say("새 항목 ", "after ") + bytesOf(c.size), bytes: c.size, blocks: blocks(c.size, block), muted: c.size < c.before}
		before := strip{label: s.say("이전 항목 ", "before ") + bytesOf(c.before), bytes: c.before, blocks: blocks(c.before, block), muted: c.before <= c.size}
		larger := &after
		if after.muted {
			larger = &before
		}
		larger.note = s.say("큰 쪽", "larger")
		return []strip{before, after}
	}
	var out []strip
	for _, h := range s.bill.charges {
		p := strip{label: bytesOf(h.bytes) + " → " + bytesOf(h.blocks*block), bytes: h.bytes, blocks: h.blocks, parts: h.items}
		switch {
		case c.miss:
			p.label = s.say("없는 항목 → ", "no item → ") + bytesOf(block)
		case h.items > 1:
			p.label = s.say("합 ", "sum ") + p.label
			p.note = s.say("$1개", "$1 items", itoa(h.items))
		}
		if h.count > 1 {
			p.note = "× " + itoa(h.count)
		}
		out = append(out, p)
	}
	return out
}

// line is a row of the receipt: what and how much.
type line struct {
	what, much string
	total      bool
	tone       sim.Tone
}

var modeNames = map[string]i18n.Text{
	"strong":      {Ko: "강력한 일관성", En: "strongly consistent"},
	"eventual":    {Ko: "최종적 일관성", En: "eventually consistent"},
	"write":       {Ko: "쓰기", En: "write"},
	"transaction": {Ko: "트랜잭션: 두 번", En: "transaction: twice"},
}

// receipt is the arithmetic below the bars.
func (s *scene) receipt() []line {
	c, b, unit := s.c, s.bill, s.c.op.unit()
	rest := b.blocks * c.op.block()
	for _, h := range b.charges {
		rest -= int64(h.count) * h.bytes
	}
	lines := []line{
		{what: s.say("올림으로 더해진 크기", "added by rounding"), much: bytesOf(rest), tone: wait},
		{what: bytesOf(b.blocks*c.op.block()) + " ÷ " + bytesOf(c.op.block()), much: sim.Thousands(b.blocks)},
		{what: modeNames[c.mode()].In(s.l), much: "× " + units(b.factor)},
		{what: s.say("호출 하나", "one call"), much: units(b.cost) + " " + unit, total: true, tone: sim.Accent},
		{what: s.say("지금 초당 호출", "calls a second now"), much: "× " + sim.Thousands(s.now.rate)},
		{what: s.say("초당 요구", "asked a second"), much: units(s.now.rate*b.cost) + " " + unit, total: true},
	}
	switch {
	case c.fail:
		lines[2].what += s.say(" (조건 실패)", " (condition fails)")
	case c.kept < 100:
		n := itoa(int(int64(b.items) * c.kept / 100))
		lines = append([]line{{what: s.say("필터로 남은 $1개", "the filter keeps $1", n), much: s.say("영향 없음", "no effect")}}, lines...)
	}
	return lines
}

const (
	stripHeight = 40.0
	lineHeight  = 20.0
)

func (s *scene) billHeight() float64 {
	return 24 + float64(len(s.strips()))*stripHeight + float64(len(s.receipt()))*lineHeight + 18
}

// drawBill draws the bill between x and x+w.
func (s *scene) drawBill(x, y, w float64) {
	head := s.note
	s.Text(x, y+11, s.say("호출 하나의 계산서", "The bill of one call"), head)
	y += 24
	list := s.strips()
	widest := int64(1)
	for _, p := range list {
		widest = max(widest, p.blocks)
	}
	for _, p := range list {
		s.drawStrip(p, x, y, w, widest)
		y += stripHeight
	}
	y += 2
	for _, l := range s.receipt() {
		kind := s.words
		much := sim.Type{Anchor: sim.End}
		if l.total {
			s.Line(x, y, x+w, y, sim.Style{Stroke: sim.RuleStrong})
			y += 4
			kind.Bold, much.Bold = true, true
			much.Fill = l.tone.Solid()
		} else {
			kind.Fill, much.Fill = sim.Ink2, sim.Ink2
			if l.tone != sim.Plain {
				much.Fill = l.tone.Solid()
			}
		}
		s.Text(x+w, y+13, l.much, much)
		s.Text(x, y+13, sim.Fit(l.what, w-sim.TextWidth(l.much, much)-8, kind), kind)
		y += lineHeight
	}
}

// drawStrip draws bytes as a filled bar in a row of blocks. What rounding adds
// is hatched.
func (s *scene) drawStrip(p strip, x, y, w float64, widest int64) {
	label, tone := sim.Type{Size: sim.TextSmall}, good
	if p.muted {
		label.Fill, tone = sim.Ink3, sim.Muted
	}
	note := s.note
	note.Anchor = sim.End
	if p.note != "" {
		note.Fill = sim.Ink
		s.Text(x+w, y+9, p.note, note)
	}
	label.Sans = true
	s.Text(x, y+9, sim.Fit(p.label, w-sim.TextWidth(p.note, note)-8, label), label)
	const h = 15.0
	top := y + 15
	cell := min(w/float64(widest), 76)
	full := float64(cell * float64(p.blocks))
	fill := float64(full * min(ratio(p.bytes, p.blocks*s.c.op.block()), 1))
	rounding := full - fill
	if rounding > 0 && rounding < 2 { // too little to be seen, and yet it is charged
		rounding = 2
	}
	if rounding > 0 {
		var strokes pen
		s.Rect(x+full-rounding, top, rounding, h, sim.Style{Fill: wait.Soft()})
		strokes.hatch(x+full-rounding, top, rounding, h)
		s.path(&strokes, sim.Style{Stroke: wait.Solid(), Opacity: 0.8})
	}
	s.Rect(x, top, full-rounding, h, sim.Style{Fill: tone.Soft()})
	var marks pen
	if p.parts > 1 && float64(p.parts) < fill/5 {
		for i := 1; i < p.parts; i++ {
			marks.To('M', x+float64(fill*ratio(int64(i), int64(p.parts))), top+4)
			marks.To('v', h-8)
		}
	}
	s.path(&marks, sim.Style{Stroke: tone.Solid(), Opacity: 0.6})
	var cells pen
	cells.Box(x+0.5, top+0.5, full-1, h-1)
	if cell >= 5 {
		for i := int64(1); i < p.blocks; i++ {
			cells.To('M', x+float64(cell*float64(i)), top)
			cells.To('v', h)
		}
	}
	s.path(&cells, sim.Style{Stroke: tone.Solid()})
}
