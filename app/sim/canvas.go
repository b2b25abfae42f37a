package sim

import (
	"math"
	"strconv"
	"strings"

	"notelab/app/quiz"
)

// Canvas writes one <svg> element. Everything a stage draws goes through it, so
// that all simulators share one visual language: sizes on a 4-pixel grid,
// colours by Tone from the theme's CSS variables, text escaped, and numbers
// short enough to redraw at every frame.
//
// Coordinates are CSS pixels from the top left.
type Canvas struct {
	W, H float64
	b    strings.Builder
}

// Type sizes of a stage.
const (
	TextSmall = 11.0
	TextSize  = 12.0
	TextLarge = 14.0
)

// Phone reports whether a stage of this width is laid out for a phone.
func Phone(width int) bool { return width < 520 }

// NewCanvas starts a picture with the name a screen reader says for it.
func NewCanvas(w, h float64, label string) *Canvas {
	c := &Canvas{W: w, H: h}
	c.b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ` + num(w) + " " + num(h) + `" role="img" aria-label="` + quiz.Escape(label) + `">`)
	return c
}

// String closes the picture and returns it. Draw nothing afterwards.
func (c *Canvas) String() string {
	c.b.WriteString("</svg>")
	return c.b.String()
}

// Style is how a shape is painted. The zero Style paints nothing.
type Style struct {
	Fill        Paint
	Stroke      Paint
	StrokeWidth float64 // 0 means 1 where there is a stroke
	Dash        string  // SVG dash array, "4 3"
	Round       float64 // corner radius of a Rect
	Opacity     float64 // 0 means opaque
}

// Paint is a colour of the theme.
type Paint string

// The paints of a stage. Solid and Soft make them from a Tone.
const (
	None       Paint = ""
	Ink        Paint = "var(--ink)"
	Ink2       Paint = "var(--ink-2)"
	Ink3       Paint = "var(--ink-3)"
	Paper      Paint = "var(--sheet)"
	Sunk       Paint = "var(--sunk)"
	Rule       Paint = "var(--line)"
	RuleStrong Paint = "var(--line-strong)"
)

// Solid is the strong colour of a tone, fit for marks and text.
func (t Tone) Solid() Paint {
	switch t {
	case Plain:
		return Ink
	case Muted:
		return Ink3
	}
	return Paint("var(--" + string(t) + ")")
}

// Soft is the pale colour of a tone, fit for areas behind text.
func (t Tone) Soft() Paint {
	switch t {
	case Plain, Muted:
		return Sunk
	}
	return Paint("var(--" + string(t) + "-soft)")
}

func (c *Canvas) paint(s Style) {
	if s.Fill == None {
		c.b.WriteString(` fill="none"`)
	} else {
		c.b.WriteString(` fill="` + string(s.Fill) + `"`)
	}
	if s.Stroke != None {
		c.b.WriteString(` stroke="` + string(s.Stroke) + `"`)
		if s.StrokeWidth != 0 {
			c.b.WriteString(` stroke-width="` + num(s.StrokeWidth) + `"`)
		}
		if s.Dash != "" {
			c.b.WriteString(` stroke-dasharray="` + s.Dash + `"`)
		}
	}
	if s.Opacity != 0 {
		c.b.WriteString(` opacity="` + num(s.Opacity) + `"`)
	}
}

// Rect draws a rectangle.
func (c *Canvas) Rect(x, y, w, h float64, s Style) {
	c.b.WriteString(`<rect x="` + num(x) + `" y="` + num(y) + `" width="` + num(max(w, 0)) + `" height="` + num(max(h, 0)) + `"`)
	if s.Round != 0 {
		c.b.WriteString(` rx="` + num(s.Round) + `"`)
	}
	c.paint(s)
	c.b.WriteString("/>")
}

// Circle draws a circle.
func (c *Canvas) Circle(x, y, r float64, s Style) {
	c.b.WriteString(`<circle cx="` + num(x) + `" cy="` + num(y) + `" r="` + num(r) + `"`)
	c.paint(s)
	c.b.WriteString("/>")
}

// Line draws a straight line.
func (c *Canvas) Line(x1, y1, x2, y2 float64, s Style) {
	c.b.WriteString(`<line x1="` + num(x1) + `" y1="` + num(y1) + `" x2="` + num(x2) + `" y2="` + num(y2) + `"`)
	c.paint(s)
	c.b.WriteString("/>")
}

// Path draws an SVG path; build its data with Move, To and Close.
func (c *Canvas) Path(d string, s Style) {
	c.b.WriteString(`<path d="` + d + `"`)
	c.paint(s)
	c.b.WriteString("/>")
}

// Points builds path data: the first point is a move, the others are lines.
func Points(xy ...float64) string {
	var b strings.Builder
	for i := 0; i+1 < len(xy); i += 2 {
		if i == 0 {
			b.WriteByte('M')
		} else {
			b.WriteByte('L')
		}
		b.WriteString(num(xy[i]) + " " + num(xy[i+1]))
	}
	return b.String()
}

// Anchor says which point of a text its position is.
type Anchor string

// The anchors of a text.
const (
	Start  Anchor = "start"
	Middle Anchor = "middle"
	End    Anchor = "end"
)

// Type is how a text is set. The zero Type is 12 px ink in the mono face.
type Type struct {
	Size   float64 // 0 means TextSize
	Fill   Paint   // None means Ink
	Anchor Anchor  // "" means Start
	Bold   bool
	Sans   bool // words; the mono face is for numbers and identifiers
}

// Text sets one line of text with its baseline at y.
func (c *Canvas) Text(x, y float64, s string, t Type) {
	c.b.WriteString(`<text x="` + num(x) + `" y="` + num(y) + `"`)
	size := t.Size
	if size == 0 {
		size = TextSize
	}
	c.b.WriteString(` font-size="` + num(size) + `"`)
	fill := t.Fill
	if fill == None {
		fill = Ink
	}
	c.b.WriteString(` fill="` + string(fill) + `"`)
	if t.Anchor != "" && t.Anchor != Start {
		c.b.WriteString(` text-anchor="` + string(t.Anchor) + `"`)
	}
	if t.Bold {
		c.b.WriteString(` font-weight="600"`)
	}
	if t.Sans {
		c.b.WriteString(` font-family="var(--sans)"`)
	}
	c.b.WriteString(">" + quiz.Escape(s) + "</text>")
}

// TextWidth estimates the width of a line in CSS pixels: 0.6 em for Latin in
// the mono face, 0.55 in the sans, and a full em for Hangul. It errs on the
// wide side, so that a box sized by it holds its text.
func TextWidth(s string, t Type) float64 {
	size := t.Size
	if size == 0 {
		size = TextSize
	}
	em := 0.0
	for _, r := range s {
		switch {
		case r >= 0x1100:
			em += 1
		case t.Sans:
			em += 0.55
		default:
			em += 0.61
		}
	}
	if t.Bold {
		em *= 1.04
	}
	return em * size
}

// Fit shortens a line with an ellipsis until it is at most w wide.
func Fit(s string, w float64, t Type) string {
	if TextWidth(s, t) <= w {
		return s
	}
	r := []rune(s)
	for len(r) > 0 && TextWidth(string(r)+"…", t) > w {
		r = r[:len(r)-1]
	}
	return string(r) + "…"
}

// Wrap breaks a text into lines of at most w at its spaces; a word wider than
// that is cut.
func Wrap(s string, w float64, t Type) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		for TextWidth(word, t) > w && len([]rune(word)) > 1 {
			if line != "" {
				lines, line = append(lines, line), ""
			}
			r, n := []rune(word), 1
			for n < len(r) && TextWidth(string(r[:n+1]), t) <= w {
				n++
			}
			lines, word = append(lines, string(r[:n])), string(r[n:])
		}
		switch {
		case line == "":
			line = word
		case TextWidth(line+" "+word, t) <= w:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// Open starts a group that a style sheet or test can find by its class; close
// it with Close.
func (c *Canvas) Open(class string) { c.b.WriteString(`<g class="` + quiz.Escape(class) + `">`) }

// Close ends the group opened last.
func (c *Canvas) Close() { c.b.WriteString("</g>") }

// num writes a coordinate with at most one decimal.
func num(f float64) string {
	return strconv.FormatFloat(math.Round(f*10)/10, 'f', -1, 64)
}
