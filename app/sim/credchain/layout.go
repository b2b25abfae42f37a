package credchain

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

type rect struct{ x, y, w, h float64 }

// layout is where everything stands in one width. It depends on the trace alone,
// never on the moment, so that the height stays.
type layout struct {
	phone       bool
	w, h        float64
	spine, rail float64 // the search goes down one, what it found down the other
	tool        rect
	panel       rect // behind the providers that read the profile
	rows        []rect
	result      rect
	lines       int // of words in the result, in either language
}

const (
	toolHeight  = 38.0
	callLine    = 18.0 // a phone sets the call below the tool's name
	panelHead   = 21.0
	rowHeight   = 27.0
	chipLine    = 21.0 // a phone sets what lies there below the name
	rowGap      = 4.0
	lineHeight  = 15.0
	resultTop   = 42.0 // header and first line
	cardIn      = 14.0
	bypassWidth = 9.0 // how far the spine steps aside
)

func (m *model) layout(width int) *layout {
	w := float64(width)
	g := &layout{phone: sim.Phone(width), w: w, spine: 24, rail: w - 12}
	left, right := 46.0, w-32
	g.tool = rect{0.5, 0.5, w - 1, toolHeight}
	if g.phone {
		g.spine, g.rail = 16, w-8
		left, right = 34, w-20
		g.tool.h += callLine
	}
	y := g.tool.h + 16
	inside := false
	for i := range m.steps {
		s := &m.steps[i]
		if s.p.ofProfile() != inside {
			inside = !inside
			if inside {
				y += 2
				g.panel = rect{left - 7, y, right - left + 14, 0}
				y += panelHead
			} else {
				g.panel.h = y + 2 - g.panel.y
				y += 8
			}
		}
		h := rowHeight
		if g.phone && (s.id != nobody || m.fault(s) != "") {
			h += chipLine
		}
		g.rows = append(g.rows, rect{left, y, right - left, h})
		y += h + rowGap
	}
	for _, l := range i18n.Langs {
		words, left := m.verdictLines(w, l)
		g.lines = max(g.lines, len(words)+len(left))
	}
	g.result = rect{0.5, y + 14, w - 1, resultTop + float64(g.lines)*lineHeight + 10}
	g.h = g.result.y + g.result.h + 1
	return g
}

// node is where the spine meets a row.
func (g *layout) node(i int) float64 { return g.rows[i].y + rowHeight/2 }
