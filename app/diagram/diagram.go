// Package diagram draws the small pictures of notes: flowcharts and sequence
// diagrams, written in a subset of Mermaid's language in a fenced block, as one
// <svg> in the visual language of the simulators.
//
// A picture is laid out for the width of a phone and read top to bottom, however
// wide the screen is; a flowchart marked LR stays a row where it fits. What the
// subset leaves out (subgraphs, loops, alternatives) is an error, and the block
// is then shown as the code it is. Statements that only restyle are skipped: the
// theme decides about colours.
//
// The language is described at https://mermaid.js.org/syntax/flowchart.html and
// https://mermaid.js.org/syntax/sequenceDiagram.html.
package diagram

import (
	"strconv"
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// Diagram is a picture that was read and can be drawn.
type Diagram struct {
	Title string // accTitle: the caption
	Descr string // accDescr: what a screen reader says
	draw  func(label string) *sim.Canvas
}

// SVG draws the picture. It is deterministic, and everything from the author in
// it is escaped.
func (d *Diagram) SVG() string {
	label := d.Descr
	if label == "" {
		label = d.Title
	}
	c := d.draw(label)
	// Its own size and no more, however wide the column is.
	size := ` width="` + strconv.Itoa(int(c.W)) + `" height="` + strconv.Itoa(int(c.H)) + `"`
	return "<svg" + size + strings.TrimPrefix(c.String(), "<svg")
}

// Error says what in a source isn't understood.
type Error struct {
	Line int // within the source, from 1
	i18n.Text
}

func (e *Error) Error() string { return "line " + strconv.Itoa(e.Line) + ": " + e.En }

// quoted is a piece of the source as a message repeats it.
func quoted(s string) string {
	if r := []rune(s); len(r) > maxQuoted {
		return string(r[:maxQuoted-1]) + "…"
	}
	return s
}

func fail(line int, ko, en string) error { return &Error{line, i18n.Text{Ko: ko, En: en}} }

// Bounds of a picture: beyond them nobody can read it on a phone.
const (
	maxNodes    = 40
	maxEdges    = 80
	maxMessages = 80
	maxPeople   = 8
	maxSource   = 16 << 10 // bytes: wrapping a longer label takes its square in time
	maxQuoted   = 40       // characters of the source that a message repeats
)

// Lengths in CSS pixels.
const (
	width    = 348.0 // of a picture: a phone's column
	lineStep = 17.0
)

var (
	boxType   = sim.Type{Size: 13, Sans: true}
	labelType = sim.Type{Size: 12, Sans: true, Fill: sim.Ink2}
)

// statement is one line of a source without comments and accessibility lines.
type statement struct {
	line int
	text string
}

// Parse reads a source.
func Parse(src string) (*Diagram, error) {
	if len(src) > maxSource {
		return nil, fail(1, "그림이 너무 깁니다", "the diagram is too long")
	}
	d := &Diagram{}
	var rest []statement
	front := false
	for i, text := range strings.Split(src, "\n") {
		text = strings.TrimSpace(text)
		switch name, value, _ := strings.Cut(text, ":"); {
		case text == "---" && (front || len(rest) == 0): // Mermaid's front matter
			front = !front
			continue
		case front, text == "", strings.HasPrefix(text, "%%"):
			continue
		case strings.TrimSpace(name) == "accTitle":
			d.Title = strings.TrimSpace(value)
			continue
		case strings.TrimSpace(name) == "accDescr":
			d.Descr = strings.TrimSpace(value)
			continue
		}
		rest = append(rest, statement{i + 1, text})
	}
	if len(rest) == 0 {
		return nil, fail(1, "그림이 비어 있습니다", "the diagram is empty")
	}
	head := append(strings.Fields(strings.TrimSuffix(rest[0].text, ";")), "")
	switch head[0] {
	case "flowchart", "graph":
		g, err := parseFlow(rest[1:])
		if err != nil {
			return nil, err
		}
		g.row = head[1] == "LR" || head[1] == "RL"
		d.draw = g.draw
	case "sequenceDiagram":
		s, err := parseSequence(rest[1:])
		if err != nil {
			return nil, err
		}
		d.draw = s.draw
	default:
		return nil, fail(rest[0].line, "그릴 수 있는 그림은 flowchart와 sequenceDiagram입니다", "only flowchart and sequenceDiagram can be drawn")
	}
	return d, nil
}

// label cleans a text of an author: quotation marks around it go, <br> breaks
// the line.
func label(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > 1 && s[0] == '"' && s[len(s)-1] == '"' {
		s = s[1 : len(s)-1]
	}
	for _, br := range []string{"<br/>", "<br />", "<br>"} {
		s = strings.ReplaceAll(s, br, "\n")
	}
	return strings.TrimSpace(s)
}

// wrap breaks a text into lines of at most w, at its own breaks and at spaces.
func wrap(s string, w float64, t sim.Type) []string {
	var lines []string
	for _, part := range strings.Split(s, "\n") {
		lines = append(lines, sim.Wrap(part, w, t)...)
	}
	return lines
}

// widest is the width of the widest line.
func widest(lines []string, t sim.Type) float64 {
	w := 0.0
	for _, l := range lines {
		w = max(w, sim.TextWidth(l, t))
	}
	return w
}

// centred sets lines around a point; back paints a ground behind each.
func centred(c *sim.Canvas, x, y float64, lines []string, t sim.Type, back bool) {
	t.Anchor = sim.Middle
	top := y - float64(len(lines)-1)*lineStep/2
	for i, l := range lines {
		ly := top + float64(i)*lineStep
		if back {
			w := sim.TextWidth(l, t) + 6
			c.Rect(x-w/2, ly-8.5, w, lineStep, sim.Style{Fill: ground})
		}
		c.Text(x, ly+4.5, l, t)
	}
}

// ground is what a picture lies on.
const ground sim.Paint = "var(--paper)"

// arrow draws the head of an arrow at a point; dx and dy say where it comes from.
func arrow(c *sim.Canvas, x, y, dx, dy float64) {
	const long, half = 7.0, 3.5
	c.Path(sim.Points(x, y, x-dx*long-dy*half, y-dy*long+dx*half, x-dx*long+dy*half, y-dy*long-dx*half)+"z", sim.Style{Fill: sim.Ink2})
}
