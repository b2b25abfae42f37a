package fleet

import "notelab/app/sim"

// Card is one state of the moment: what it is, how it stands, and why.
type Card struct {
	Label, Value string
	Details      []string // the first that fits is written
	Tone         sim.Tone
	Mark         Mark
	// Full of Pips are crossed, where there are any: a counter with a limit.
	Pips, Full int
}

// Mark is the sign in front of a card's value.
type Mark int

// The marks of a card.
const (
	NoMark Mark = iota
	Tick
	Wait
	Cross
)

const (
	cardH   = 42.0
	cardGap = 8.0
)

// cardsHeight is how much room some cards take at a width: side by side, on a
// phone two in a row.
func cardsHeight(n int, width float64) float64 {
	if sim.Phone(int(width)) && n > 2 {
		return 2*cardH + cardGap
	}
	return cardH
}

func drawCards(c *sim.Canvas, top float64, cards []Card) {
	phone := sim.Phone(int(c.W))
	row := len(cards)
	if phone {
		row = min(row, 2)
	}
	for i := range cards {
		in := row
		if left := len(cards) - i/row*row; left < row {
			in = left
		}
		w := (c.W - 1 - float64(in-1)*cardGap) / float64(in)
		cards[i].draw(c, 0.5+float64(i%row)*(w+cardGap), top+float64(i/row)*(cardH+cardGap), w)
	}
}

func (d *Card) draw(c *sim.Canvas, x, y, w float64) {
	box := sim.Style{Fill: sim.Paper, Stroke: sim.Rule, Round: 8}
	if d.Tone == sim.Bad || d.Tone == sim.Wait && d.Mark == NoMark {
		box.Fill, box.Stroke = d.Tone.Soft(), d.Tone.Solid()
	}
	c.Rect(x, y, w, cardH, box)
	value := sim.Type{Size: 13, Bold: true, Sans: true, Anchor: sim.End, Fill: d.Tone.Solid()}
	right := x + w - 11
	c.Text(right, y+17, d.Value, value)
	left := right - sim.TextWidth(d.Value, value) - 9
	line := sim.Style{Stroke: d.Tone.Solid(), StrokeWidth: 2}
	switch d.Mark {
	case Tick:
		c.Path(sim.Points(left-9, y+13, left-6, y+16.5, left, y+8.5), line)
	case Wait:
		c.Circle(left-4, y+12.5, 4, line)
	case Cross:
		c.Path(sim.Points(left-9, y+8, left, y+17)+sim.Points(left-9, y+17, left, y+8), line)
	}
	room := left - 16 - x - 11
	label := sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Sans: true}
	c.Text(x+11, y+17, sim.Fit(d.Label, room, label), label)
	detail := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Sans: true}
	if d.Pips == 0 {
		for i, s := range d.Details {
			if last := i == len(d.Details)-1; last || sim.TextWidth(s, detail) <= w-18 {
				c.Text(x+11, y+33, sim.Fit(s, w-18, detail), detail)
				return
			}
		}
		return
	}
	step := min(13, (w-22)/float64(d.Pips))
	r := min(4, step/2-1)
	var crosses strokes
	for i := range d.Pips {
		px := x + 11 + r + float64(i)*step
		style := sim.Style{Stroke: sim.RuleStrong}
		if i < d.Full {
			style = sim.Style{Fill: sim.Bad.Soft(), Stroke: sim.Bad.Solid()}
			crosses.cross(px, y+29.5, r*0.55)
		}
		c.Circle(px, y+29.5, r, style)
	}
	if !crosses.empty() {
		c.Path(crosses.String(), sim.Style{Stroke: sim.Bad.Solid(), StrokeWidth: 1.5})
	}
}
