package cfngraph

import (
	"slices"

	"notelab/app/sim"
)

type point struct{ x, y float64 }

type box struct{ x, y, w, h float64 }

func (b box) right() float64  { return b.x + b.w }
func (b box) bottom() float64 { return b.y + b.h }
func (b box) middle() point   { return point{b.x + b.w/2, b.y + b.h/2} }

// geometry is where the graph stands in one width: from left to right, or from
// top to bottom when that is too narrow.
type geometry struct {
	tall   bool
	spots  []box   // of the nodes
	bends  []point // of the bends: the middle of their way through the layer
	layers []box   // what each layer takes up
	bottom float64
	rows   []laneRow // of a tall picture
	row    []int     // of each node
}

// Measures of the graph.
const (
	nodeHigh = 44.0
	fullWide = 136.0 // a node that shows every status in full
	slimWide = 104.0 // the least in a row of layers
	laneWide = 34.0  // between two layers, for the lines
	nodeGap  = 16.0  // between two nodes of a layer
	gutter   = 16.0  // at the left of a tall picture
)

// place gives the nodes of a plan their places below top.
func (p *plan) place(w, top float64, phone bool) *geometry {
	g := &geometry{spots: make([]box, p.nodes+len(p.ghosts)), bends: make([]point, len(p.layer))}
	n, widest := float64(len(p.layers)), 0
	for _, list := range p.layers {
		k := 0
		for _, i := range list {
			if i < len(g.spots) {
				k++
			}
		}
		widest = max(widest, k)
	}
	wide := min(fullWide, (w-1-float64((n-1)*laneWide))/max(n, 1))
	if phone || wide < slimWide || widest > 7 {
		g.tall = true
		p.placeTall(g, w, top, phone, widest)
		return g
	}
	lane := 0.0
	if n > 1 {
		lane = min((w-1-float64(n*wide))/(n-1), 1.6*laneWide)
	}
	left := (w - float64(n*wide) - float64((n-1)*lane)) / 2
	high := 0.0
	for _, list := range p.layers {
		sum := 0.0
		for k, i := range list {
			if k > 0 {
				sum += gapOf(g.size(list[k-1]), g.size(i))
			}
			sum += g.size(i)
		}
		high = max(high, sum)
	}
	g.bottom = top + high
	for l, list := range p.layers {
		x := left + float64(float64(l)*(wide+lane))
		g.layers = append(g.layers, box{x, top, wide, high})
		y := top
		for _, i := range list {
			if i < len(g.spots) {
				g.spots[i] = box{x, y, wide, nodeHigh}
				y += nodeHigh + nodeGap
			} else {
				g.bends[i] = point{x + wide/2, y}
			}
		}
	}
	p.straighten(g, top, g.bottom)
	return g
}

// straighten moves the nodes of each layer of a wide picture, within the room and without changing
// their order, towards what they need and what needs them, so that lines run
// straight.
func (p *plan) straighten(g *geometry, from, to float64) {
	pos := func(i int) *float64 {
		if i >= len(g.spots) {
			return &g.bends[i].y
		}
		return &g.spots[i].y
	}
	near := make([][]int, len(p.layer))
	for _, e := range p.edges {
		at := e.from
		for _, next := range append(append([]int{}, e.bends...), e.to) {
			if !e.back {
				near[next], near[at] = append(near[next], at), append(near[at], next)
			}
			at = next
		}
	}
	for range 6 {
		for _, list := range p.layers {
			// Each towards the mean of its neighbours, then apart from the first to
			// the last, and back from the last where there is no room.
			for _, i := range list {
				if len(near[i]) == 0 {
					continue
				}
				sum := 0.0
				for _, n := range near[i] {
					sum += *pos(n) + g.size(n)/2
				}
				*pos(i) = sum/float64(len(near[i])) - g.size(i)/2
			}
			end := from
			for k, i := range list {
				if k > 0 {
					end += gapOf(g.size(list[k-1]), g.size(i))
				}
				*pos(i) = max(*pos(i), end)
				end = *pos(i) + g.size(i)
			}
			end = to
			for k := len(list) - 1; k >= 0; k-- {
				i := list[k]
				if k < len(list)-1 {
					end -= gapOf(g.size(list[k+1]), g.size(i))
				}
				*pos(i) = min(*pos(i), end-g.size(i))
				end = *pos(i)
			}
		}
	}
}

// size is how much of a layer's room a node takes; a bend takes none.
func (g *geometry) size(i int) float64 {
	if i >= len(g.spots) {
		return 0
	}
	return nodeHigh
}

// gapOf is the room between two neighbours of a layer, of which either may be a
// bend.
func gapOf(a, b float64) float64 {
	switch {
	case a == 0 && b == 0:
		return 6
	case a == 0 || b == 0:
		return nodeGap / 2
	}
	return nodeGap
}

// placeTall puts the layers below each other, each in as many rows as it needs.
func (p *plan) placeTall(g *geometry, w, top float64, phone bool, widest int) {
	room := w - gutter - 1
	row := int((room + nodeGap) / (fullWide + nodeGap))
	gap := nodeGap
	if phone {
		row, gap = 3, 10
	}
	row = max(min(row, widest), 1)
	longest := 1 // of the rows that come out
	for _, list := range p.layers {
		k := 0
		for _, i := range list {
			if i < len(g.spots) {
				k++
			}
		}
		rows := max((k+row-1)/row, 1)
		longest = max(longest, (k+rows-1)/rows)
	}
	if phone && longest < 3 {
		gap = 24
		room -= 10
	}
	row = longest
	if p.overhang() > 0 {
		room -= 24
	}
	wide := min((room-float64(float64(row-1)*gap))/float64(row), 1.2*fullWide)
	y := top
	g.row = make([]int, len(g.spots))
	for _, list := range p.layers {
		var nodes []int
		for _, i := range list {
			if i < len(g.spots) {
				nodes = append(nodes, i)
			}
		}
		from := y
		rows := (len(nodes) + row - 1) / row
		for ; rows > 0; rows-- { // of about the same length
			k := (len(nodes) + rows - 1) / rows
			x := gutter + (room-float64(float64(k)*(wide+gap))+gap)/2
			lanes := []float64{max(x-gap/2, 11)}
			for _, i := range nodes[:k] {
				g.spots[i], g.row[i] = box{x, y, wide, nodeHigh}, len(g.rows)
				x += wide + gap
				lanes = append(lanes, x-gap/2)
			}
			g.rows = append(g.rows, laneRow{y, lanes, make([]int, k+1)})
			nodes = nodes[k:]
			y += nodeHigh + laneWide - 8
		}
		g.layers = append(g.layers, box{0, from, w, y - from - laneWide + 8})
	}
	g.bottom = y - laneWide + 8
}

// laneRow is a row of a tall picture: the lanes between its nodes, and how many
// lines run in each.
type laneRow struct {
	y     float64
	lanes []float64
	used  []int
}

// through finds the way of a line through a row: the lane next to where it is and
// where it has to go.
func (r *laneRow) through(x float64) []point {
	best := 0
	for k, lane := range r.lanes {
		if abs(lane-x) < abs(r.lanes[best]-x) {
			best = k
		}
	}
	n := r.used[best]
	r.used[best]++
	at := r.lanes[best] + float64(float64((n+1)/2)*3*float64(1-2*(n%2)))
	return []point{{at, r.y - 4}, {at, r.y + nodeHigh + 4}}
}

func abs(x float64) float64 { return max(x, -x) }

// across is the coordinate along a layer, in which its nodes are ordered.
func (g *geometry) across(q point) float64 {
	if g.tall {
		return q.x
	}
	return q.y
}

// wire is one edge as drawn: points in pairs that are joined by curves, straight
// within a layer.
type wire struct {
	way  []point
	edge *edge
}

// wires finds the ways of all edges. Where several meet a node they keep apart.
func (p *plan) wires(g *geometry) []wire {
	out := make([]wire, len(p.edges))
	for i := range p.edges {
		e := &p.edges[i]
		out[i].edge = e
		if e.back {
			continue
		}
		a, b := g.spots[e.from], g.spots[e.to]
		if g.tall {
			out[i].way = append(out[i].way, point{a.x + a.w/2, a.bottom()})
		} else {
			out[i].way = append(out[i].way, point{a.right(), a.y + a.h/2})
		}
		for _, n := range e.bends {
			if l, q := g.layers[p.layer[n]], g.bends[n]; !g.tall {
				out[i].way = append(out[i].way, point{l.x - 4, q.y}, point{l.right() + 4, q.y})
			}
		}
		if g.tall {
			x, to := a.x+a.w/2, b.x+b.w/2
			for k := g.row[e.from] + 1; k < g.row[e.to]; k++ {
				way := g.rows[k].through(x + (to-x)/float64(g.row[e.to]-k+1))
				x = way[0].x
				out[i].way = append(out[i].way, way...)
			}
			out[i].way = append(out[i].way, point{b.x + b.w/2, b.y})
		} else {
			out[i].way = append(out[i].way, point{b.x, b.y + b.h/2})
		}
	}
	for n := range g.spots {
		var leave, come []int
		for i := range out {
			if out[i].way == nil {
				continue
			}
			if out[i].edge.from == n {
				leave = append(leave, i)
			}
			if out[i].edge.to == n {
				come = append(come, i)
			}
		}
		g.part(out, leave, func(w *wire) (*point, point) { return &w.way[0], w.way[1] })
		g.part(out, come, func(w *wire) (*point, point) { return &w.way[len(w.way)-1], w.way[len(w.way)-2] })
	}
	return out
}

// part moves the ends of wires at one side of a node apart, in the order of what
// they lead to.
func (g *geometry) part(all []wire, some []int, end func(*wire) (here *point, next point)) {
	slices.SortStableFunc(some, func(a, b int) int {
		_, x := end(&all[a])
		_, y := end(&all[b])
		switch {
		case g.across(x) < g.across(y):
			return -1
		case g.across(x) > g.across(y):
			return 1
		}
		return 0
	})
	step := min(8, 28/float64(max(len(some), 1)))
	for k, i := range some {
		here, _ := end(&all[i])
		shift := float64((float64(k) - float64(len(some)-1)/2) * step)
		if g.tall {
			here.x += shift
		} else {
			here.y += shift
		}
	}
}

// curve writes a way as path data.
func (g *geometry) curve(m *strokes, way []point) {
	m.put('M', way[0].x, way[0].y)
	for i := 1; i < len(way); i++ {
		a, b := way[i-1], way[i]
		switch {
		case i%2 == 0: // through a layer
			m.put('L', b.x, b.y)
		case g.tall:
			d := (b.y - a.y) / 2
			m.put('C', a.x, a.y+d, b.x, b.y-d, b.x, b.y)
		default:
			d := (b.x - a.x) / 2
			m.put('C', a.x+d, a.y, b.x-d, b.y, b.x, b.y)
		}
	}
}

// along is the point a share of the way along a way.
func (g *geometry) along(way []point, share float64) point {
	n := float64(len(way) - 1)
	at := float64(share * n)
	k := min(int(at), len(way)-2)
	t := at - float64(k)
	a, b := way[k], way[k+1]
	if k%2 == 1 {
		return point{a.x + float64(t*(b.x-a.x)), a.y + float64(t*(b.y-a.y))}
	}
	// Of the curve both ends lead straight into the layers.
	s := float64(t*t) * (3 - float64(2*t))
	u := 1 - t
	wide := float64(1.5*float64(float64(u*u)*t)) + float64(1.5*float64(float64(t*t)*u)) + float64(t*float64(t*t))
	if g.tall {
		return point{a.x + float64(s*(b.x-a.x)), a.y + float64(wide*(b.y-a.y))}
	}
	return point{a.x + float64(wide*(b.x-a.x)), a.y + float64(s*(b.y-a.y))}
}

// head draws the tip of an arrow that ends a way.
func (g *geometry) head(m *strokes, q point) {
	if g.tall {
		m.put('M', q.x, q.y)
		m.put('l', -3.5, -6)
		m.put('h', 7)
	} else {
		m.put('M', q.x, q.y)
		m.put('l', -6, -3.5)
		m.put('v', 7)
	}
	m.b = append(m.b, 'z')
}

// around draws a back edge, which leads against the order of the layers: around
// the nodes instead of between them.
func (g *geometry) around(m, tip *strokes, a, b box) {
	if g.tall {
		x := max(a.right(), b.right())
		ay, by := a.y+a.h/2-6, b.y+b.h/2+6
		if a == b {
			ay, by = a.y+12, a.y+a.h-12
		}
		m.put('M', a.right(), ay)
		m.put('C', x+26, ay, x+26, by, b.right()+5, by)
		tip.put('M', b.right(), by)
		tip.put('l', 6, -3.5)
		tip.put('v', 7)
	} else {
		y := max(a.bottom(), b.bottom())
		ax, bx := a.x+a.w/2-8, b.x+b.w/2+8
		if a == b {
			ax, bx = a.x+20, a.right()-20
		}
		m.put('M', ax, a.bottom())
		m.put('C', ax, y+30, bx, y+30, bx, b.bottom()+5)
		tip.put('M', bx, b.bottom())
		tip.put('l', -3.5, 6)
		tip.put('h', 7)
	}
	tip.b = append(tip.b, 'z')
}

// overhang is how much a back edge needs beside the nodes.
func (p *plan) overhang() float64 {
	for i := range p.edges {
		if p.edges[i].back {
			return 24
		}
	}
	return 0
}

// small is the usual type of a stage.
var small = sim.Type{Size: sim.TextSmall, Fill: sim.Ink2}
