package ddbquery

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// layout is where everything stands in one width. It knows neither the moment nor
// the language.
type layout struct {
	w, h      float64
	phone     bool
	tabs      []box    // table, LSI, GSI, GSI, as far as they exist
	title     float64  // baseline of the operation
	lines     []asked  // what is asked for
	head      float64  // baseline of the column names
	columns   []column // of the ledger
	dropped   int      // columns that have no room
	rows      []float64
	groups    []float64 // top of each partition's heading, by entry; 0 without
	right     float64   // end of the cells
	lanes     [4]float64
	rail      float64 // x of the pages
	foot      float64 // baseline of the line below the ledger
	card      box
	cardLines int
	totals    float64
}

type box struct{ x, y, w, h float64 }

// asked is a part of the request: its name, and its text in lines.
type asked struct {
	part  string // "key", "filter", "more"
	text  []string
	y     float64
	words i18n.Text // instead of a text
}

// column is one attribute of the ledger; -1 is the size of the entry.
type column struct {
	at   int
	x, w float64
	key  string // PK or SK
}

const (
	rowHeight  = 20.0
	lineHeight = 16.0
	laneRead   = 0
	laneFetch  = 1
	laneFilter = 2
	laneAnswer = 3
)

var (
	mono  = sim.Type{Size: sim.TextSmall}
	small = sim.Type{Size: sim.TextSmall, Sans: true}
)

func (m *model) layout(width int) *layout {
	g := &layout{w: float64(width), phone: sim.Phone(width)}
	m.placeTabs(g)
	y := g.tabs[len(g.tabs)-1].y + 32
	g.title = y + 13
	y += 22
	label := 104.0
	if g.phone {
		label = 62
	}
	for _, a := range m.asked() {
		a.text = sim.Wrap(strings.Join(a.text, " "), g.w-label-6, sim.Type{Size: sim.TextSmall, Bold: true})
		a.text = a.text[:min(len(a.text), 3)]
		a.y = y + 11
		y += lineHeight*float64(max(len(a.text), 1)) + 3
		g.lines = append(g.lines, a)
	}
	y += 12
	m.placeColumns(g)
	g.head = y + 10
	y += 18
	g.rows, g.groups = make([]float64, m.size()), make([]float64, m.size())
	for i := range g.rows {
		if i == 0 || !equal(m.cell(i, m.source.pk), m.cell(i-1, m.source.pk)) {
			if i > 0 {
				y += 6
			}
			if g.phone {
				g.groups[i] = y
				y += 18
			}
		}
		g.rows[i] = y
		y += rowHeight
	}
	if m.size() == 0 {
		y += rowHeight
	}
	g.foot = y + 15
	if m.footNote() != (i18n.Text{}) {
		y += 20
	}
	y += 8
	g.card = box{0.5, y, g.w - 1, 84}
	if g.phone {
		g.card.h = 100
	}
	if m.fault != nil {
		g.cardLines = max(len(m.message(g, i18n.Korean)), len(m.message(g, i18n.English)))
		g.card.h = 34 + 15*float64(g.cardLines)
	}
	y += g.card.h
	g.totals = y + 18
	g.h = y + 26
	if m.fault != nil || m.op == opGet {
		g.h = y + 1
	}
	return g
}

// size is how many entries the source has; 0 when it cannot be opened.
func (m *model) size() int {
	if m.source == nil {
		return 0
	}
	return len(m.source.entries)
}

func (m *model) cell(i, column int) value { return m.source.entries[i].item.cells[column] }

// placeTabs places the table and its indexes side by side, in two rows on a phone.
func (m *model) placeTabs(g *layout) {
	n := 1 + len(m.indexes)
	across := n
	if g.phone {
		across = min(n, 2)
	}
	w := min((g.w-1-8*float64(across-1))/float64(across), 190)
	for i := range n {
		g.tabs = append(g.tabs, box{0.5 + float64(float64(i%across)*(w+8)), 1 + float64(i/across)*30, w, 24})
	}
}

// asked is what the request says, besides what it reads from.
func (m *model) asked() []asked {
	v := m.given
	var out []asked
	switch m.op {
	case opGet:
		out = append(out, asked{part: "key", text: []string{v.Get("item-key")}})
	case opQuery:
		out = append(out, asked{part: "key", text: []string{v.Get("key")}})
	default:
		out = append(out, asked{part: "key", words: i18n.Of("없음: 모두 읽는다", "none: everything is read")})
	}
	if f := v.Get("filter"); f != "" && m.op != opGet {
		out = append(out, asked{part: "filter", text: []string{f}})
	}
	var more []string
	if m.limit > 0 {
		more = append(more, "Limit="+itoa(m.limit))
	}
	if !m.forward {
		more = append(more, "ScanIndexForward=false")
	}
	if m.consistent {
		more = append(more, "ConsistentRead=true")
	}
	switch m.sel {
	case selNames:
		more = append(more, "ProjectionExpression="+brief(v.Get("projection"), 60))
	case selAll:
		more = append(more, "Select=ALL_ATTRIBUTES")
	case selCount:
		more = append(more, "Select=COUNT")
	}
	if len(more) > 0 {
		out = append(out, asked{part: "more", text: []string{strings.Join(more, "  ")}})
	}
	return out
}

// placeColumns chooses the columns there is room for: the keys first, then what
// the filter looks at, then the others, fillers last.
func (m *model) placeColumns(g *layout) {
	g.rail = g.w - 104
	lane := 34.0
	if g.phone {
		g.rail, lane = g.w-22, 24
	}
	x := g.rail - 4
	for l := laneAnswer; l >= laneRead; l-- {
		if l == laneFetch && (m.fault != nil || !m.fetches()) || l == laneFilter && m.filter == nil || m.fault != nil {
			continue
		}
		x -= lane
		g.lanes[l] = x + lane/2
	}
	g.right = x - 4
	if m.fault != nil {
		g.right = g.w - 8
	}
	s := m.source
	if s == nil {
		return
	}
	var order []int
	add := func(c int) {
		if c < 0 || !s.has[c] || g.phone && c == s.pk {
			return
		}
		for _, o := range order {
			if o == c {
				return
			}
		}
		order = append(order, c)
	}
	add(s.pk)
	add(s.sk)
	keys := len(order)
	if m.filter != nil {
		m.filter.attributes(func(name string) { add(m.table.column(name)) })
	}
	add(0)
	add(1)
	for c := range m.table.names {
		if !m.filler(c) {
			add(c)
		}
	}
	left := g.right - 12 - 52 // the size has its column
	var chosen []column
	for n, c := range order {
		k := column{at: c, w: m.widthOf(c, g.phone)}
		switch {
		case c == s.pk:
			k.key = "PK"
		case c == s.sk:
			k.key = "SK"
		}
		if n < keys && k.w > left-40 {
			k.w = max(left-40, 40)
		}
		if k.w > left {
			g.dropped++
			continue
		}
		left -= k.w
		chosen = append(chosen, k)
	}
	// The keys stand first, the others in the order of the table, the size at the
	// right; what room is left goes between them.
	x = 12
	apart := max(min(left/float64(len(chosen)+1), 24), 0)
	place := func(k column) {
		k.x = x
		x += k.w + apart
		g.columns = append(g.columns, k)
	}
	for _, k := range chosen {
		if k.key != "" {
			place(k)
		}
	}
	for c := range m.table.names {
		for _, k := range chosen {
			if k.key == "" && k.at == c {
				place(k)
			}
		}
	}
	g.columns = append(g.columns, column{at: -1, x: g.right - 52, w: 52})
}

// filler reports whether a column only fills its items.
func (m *model) filler(c int) bool {
	for i := range m.table.items {
		if v := m.table.items[i].cells[c]; v.is() && v.fill == 0 {
			return false
		}
	}
	return true
}

// widthOf is the width a column wants.
func (m *model) widthOf(c int, phone bool) float64 {
	most := sim.TextWidth(m.table.names[c], mono)
	if !phone && (c == m.source.pk || c == m.source.sk) {
		most += 22
	}
	for i := range m.table.items {
		most = max(most, sim.TextWidth(m.table.items[i].cells[c].shown(), sim.Type{Size: sim.TextSmall, Bold: c == m.source.sk}))
	}
	if phone {
		return min(most, 86) + 8
	}
	return min(most, 118) + 12
}

// footNote says what the source does not hold.
func (m *model) footNote() i18n.Text {
	s := m.source
	if s == nil || s.index == nil {
		return i18n.Text{}
	}
	var t i18n.Text
	if n := len(m.table.items) - len(s.entries); n > 0 {
		t = sim.Tell("인덱스 키가 없어 여기에 없는 항목 $1개", "without its key, so not in this index: $1", itoa(n))
	}
	var names []string
	for c, has := range s.has {
		if !has {
			names = append(names, m.table.names[c])
		}
	}
	if names != nil {
		if t.Ko != "" {
			t = join(t, i18n.Same(" · "))
		}
		t = join(t, sim.Tell("투영 안 됨: $1", "not projected: $1", strings.Join(names, ", ")))
	}
	return t
}

// message is what a refused request is told, in lines.
func (m *model) message(g *layout, l i18n.Lang) []string {
	out := sim.Wrap(brief(m.fault.text.In(l), 260), g.w-26, mono)
	return append(out, sim.Wrap(m.fault.why.In(l), g.w-26, small)...)
}
