package cdncache

import (
	"strconv"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// Stage implements sim.Simulator. Time runs left to right. Every copy at every
// edge has a row: its requests above, its lives below as bars that end with
// their TTL. The origin is the lane at the bottom, with its versions. On a phone
// the names stand above their rows, and fewer rows are shown.
func (simulator) Stage(t *sim.Trace, at time.Duration, width int, l i18n.Lang) string {
	p := t.Model.(*picture)
	at = min(max(at, 0), t.End)
	g := p.layout(max(t.End, t.Values.Duration("horizon")), width, l)
	n := p.tallyOf(at, -1)
	c := sim.NewCanvas(g.w, g.h, i18n.Of(
		"요청 "+strconv.Itoa(n.answers)+"개 가운데 적중 "+strconv.Itoa(n.hits)+"개, 오리진 요청 "+strconv.Itoa(n.trips)+"번, 옛 버전 응답 "+strconv.Itoa(n.old)+"개, 오류 "+strconv.Itoa(n.errors)+"개",
		strconv.Itoa(n.answers)+" requests: "+strconv.Itoa(n.hits)+" hits, "+strconv.Itoa(n.trips)+" requests to the origin, "+strconv.Itoa(n.old)+" old versions, "+strconv.Itoa(n.errors)+" errors").In(l))
	d := drawing{picture: p, g: g, c: c, at: at, l: l}
	d.decision()
	c.TimeAxis(g.x, g.rowsTop, g.axisY)
	d.flags()
	d.trips()
	d.copies()
	d.requests()
	d.names()
	d.origin()
	c.Playhead(g.x.Time(at), g.rowsTop-4, g.axisY)
	d.packets()
	return c.String()
}

// drawing is one picture of a run at one moment.
type drawing struct {
	*picture
	g  *layout
	c  *sim.Canvas
	at time.Duration
	l  i18n.Lang

	words []word // over the bars
}

func (d *drawing) say(ko, en string) string { return i18n.Of(ko, en).In(d.l) }

var (
	small = sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Sans: true}
	mono  = sim.Type{Size: sim.TextSmall, Fill: sim.Ink2}
	bold  = sim.Type{Bold: true, Sans: true}
)

// place is where one row is drawn.
type place struct {
	row         int     // of the picture
	mid         float64 // the line of its requests
	top, bottom float64 // of its bars
	name        float64 // baseline of its name, 0 without one
}

// group is one edge location.
type group struct {
	edge   int
	y      float64 // baseline of its name
	hidden int     // copies that have no row
	edges  int     // edges after this one that have none
}

// layout is where everything stands at one width. It does not depend on the
// moment.
type layout struct {
	phone       bool
	named       bool // the copies of an edge have names of their own
	w, h        float64
	x           sim.Scale
	flags       []flagMark
	flagsY      float64 // baseline of the first line of flags
	places      []place
	groups      []group
	shown       []int   // by row: its place, or -1
	mark        float64 // radius of a request's mark
	rowsTop     float64
	originY     float64 // top of the origin's lane
	originH     float64
	originNameY float64
	axisY       float64
}

const edgeGap = 4.0 // free at the left and right of the picture

func (p *picture) layout(end time.Duration, width int, l i18n.Lang) *layout {
	g := &layout{phone: sim.Phone(width), w: float64(width)}
	byEdge := make([][]int, p.edges)
	for i := range p.rows {
		byEdge[p.rows[i].edge] = append(byEdge[p.rows[i].edge], i)
		g.named = g.named || len(byEdge[p.rows[i].edge]) > 1
	}
	left, most := 84.0, 12
	switch {
	case g.phone:
		left, most = edgeGap+6, 6
	case g.named:
		for i := range p.rows {
			left = max(left, sim.TextWidth(p.rows[i].key.label(), mono)+edgeGap+16)
		}
		left = min(left, 140)
	}
	g.x = sim.TimeScale(end, left, g.w-edgeGap-8)

	// As many edges as fit with all their rows, at least one; each gets its share.
	keys := 1
	for _, rows := range byEdge {
		keys = max(keys, len(rows))
	}
	edges := min(max(most/keys, 1), p.edges)
	each := most / edges
	count := 0
	for e := range edges {
		count += max(min(len(byEdge[e]), each), 1)
	}
	rowH := min(max(float64(216/count), 20), 36)
	if g.phone {
		rowH = 34
	}
	g.mark = 3
	if rowH >= 30 {
		g.mark = 4
	}

	y := 34.0
	if g.phone {
		y = 62
	}
	levels := 0 // for both languages: the height is the same in each
	for _, lang := range i18n.Langs {
		for _, f := range p.placeFlags(g, lang) {
			levels = max(levels, f.level+1)
		}
	}
	g.flags = p.placeFlags(g, l)
	g.flagsY = y + 12
	y += 14 * float64(levels)
	g.rowsTop = y + 10
	y = g.rowsTop
	g.shown = make([]int, len(p.rows))
	for i := range g.shown {
		g.shown[i] = -1
	}
	for e := range edges {
		rows := byEdge[e]
		n := min(len(rows), each)
		gr := group{edge: e, y: y + 14, hidden: len(rows) - n}
		if e == edges-1 {
			gr.edges = p.edges - edges
		}
		if g.phone || g.named {
			gr.y = y + 12
			y += 18
		}
		g.groups = append(g.groups, gr)
		for k := range max(n, 1) {
			q := place{row: -1}
			if g.phone && g.named {
				q.name = y + 11
				y += 14
			}
			q.mid = y + g.mark + 2
			q.top = q.mid + g.mark + 3
			q.bottom = y + rowH - 3
			if !g.phone && g.named {
				q.name = (q.top+q.bottom)/2 + 4
			}
			if k < n {
				q.row = rows[k]
				g.shown[q.row] = len(g.places)
			}
			g.places = append(g.places, q)
			y += rowH
		}
		y += 8
	}
	g.originH = 26
	g.originNameY = y + 20
	if g.phone {
		g.originNameY = y + 10
		y += 16
	} else {
		y += 4
	}
	g.originY = y
	g.axisY = y + g.originH + 6
	g.h = g.axisY + 20
	return g
}

// order keeps the rows of a picture by edge, then by first request.
func (r *run) order() {
	place := make([]int, len(r.rows))
	var rows []row
	for e := range r.edges {
		for i := range r.rows {
			if r.rows[i].edge == e {
				place[i] = len(rows)
				rows = append(rows, r.rows[i])
			}
		}
	}
	r.rows = rows
	for i := range r.answers {
		r.answers[i].row = place[r.answers[i].row]
	}
	for i := range r.trips {
		r.trips[i].row = place[r.trips[i].row]
	}
}
