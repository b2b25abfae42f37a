package diagram

import (
	"math"
	"sort"

	"notelab/app/sim"
)

// Lengths of a flowchart.
const (
	padX, padY = 11.0, 8.0
	gapX       = 14.0 // between nodes of a rank, at least
	gapWide    = 44.0 // between them where there is room: for labels beside each other
	rankGap    = 30.0
	labelGap   = 44.0 // where a label stands on an arrow
	laneGap    = 11.0 // between two arrows that join the same nodes
)

func (g *flow) draw(label string) *sim.Canvas {
	if g.inRow() {
		return g.paint(width, g.nodes[0].h+4, label, true)
	}
	ranks := g.rank()
	h := g.place(ranks)
	w := width
	for _, r := range ranks {
		need := 2.0
		for _, i := range r {
			need += g.nodes[i].w + gapX
		}
		w = max(w, need-gapX)
	}
	g.align(ranks, w)
	return g.paint(w, h, label, false)
}

// measure wraps a node's text into a width.
func (n *node) measure(w float64) {
	inner := w - 2*padX
	n.lines = wrap(n.text, inner, boxType)
	n.w = min(w, widest(n.lines, boxType)+2*padX)
	n.h = float64(len(n.lines))*lineStep + 2*padY
	if n.shape == store {
		n.h += 6
	}
}

// inRow lays a chain out from left to right, when it was asked for and fits.
func (g *flow) inRow() bool {
	if !g.row || len(g.nodes) > 4 || len(g.edges) != len(g.nodes)-1 {
		return false
	}
	x, h := 1.0, 0.0
	for i := range g.nodes {
		n := &g.nodes[i]
		if i > 0 {
			e := g.edges[i-1]
			if e.from != i-1 || e.to != i {
				return false
			}
			x += max(rankGap, sim.TextWidth(e.text, labelType)+22)
		}
		n.measure(width)
		n.x = x + n.w/2
		x += n.w
		h = max(h, n.h)
	}
	if x+1 > width {
		return false
	}
	for i := range g.nodes {
		n := &g.nodes[i]
		n.x, n.h, n.y = n.x+(width-x-1)/2, h, h/2+2
	}
	for i := range g.edges {
		g.edges[i].path = []int{i, i + 1}
	}
	return true
}

// rank puts each node below those that point at it, bends edges that pass ranks,
// and returns the ranks with their nodes in an order with few crossings.
func (g *flow) rank() [][]int {
	g.turn()
	for range g.nodes { // longest path; there are no cycles any more
		for _, e := range g.edges {
			a, b := e.ends()
			if a != b {
				g.nodes[b].rank = max(g.nodes[b].rank, g.nodes[a].rank+1)
			}
		}
	}
	for i := range g.edges {
		e := &g.edges[i]
		a, b := e.ends()
		e.path = []int{a}
		for r := g.nodes[a].rank + 1; r < g.nodes[b].rank; r++ {
			g.nodes = append(g.nodes, node{rank: r, dummy: true})
			e.path = append(e.path, len(g.nodes)-1)
		}
		e.path = append(e.path, b)
	}
	var ranks [][]int
	for i, n := range g.nodes {
		for len(ranks) <= n.rank {
			ranks = append(ranks, nil)
		}
		ranks[n.rank] = append(ranks[n.rank], i)
	}
	for sweep := range 6 {
		g.sweep(ranks, sweep%2 == 0)
	}
	g.lanes()
	return ranks
}

// turn marks the edges that close a cycle, so that the others have none.
func (g *flow) turn() {
	const fresh, open, done = 0, 1, 2
	state := make([]int, len(g.nodes))
	var visit func(int)
	visit = func(n int) {
		state[n] = open
		for i := range g.edges {
			if g.edges[i].from != n {
				continue
			}
			switch to := g.edges[i].to; state[to] {
			case fresh:
				visit(to)
			case open:
				g.edges[i].back = true
			}
		}
		state[n] = done
	}
	for n := range g.nodes {
		if state[n] == fresh {
			visit(n)
		}
	}
}

// ends returns an edge's nodes from the upper rank to the lower.
func (e *edge) ends() (int, int) {
	if e.back {
		return e.to, e.from
	}
	return e.from, e.to
}

// sweep orders each rank by the mean place of its neighbours above or below.
func (g *flow) sweep(ranks [][]int, down bool) {
	place := make([]float64, len(g.nodes))
	for _, r := range ranks {
		for i, n := range r {
			place[n] = (float64(i) + .5) / float64(len(r))
		}
	}
	step := func(r []int) {
		mean := map[int]float64{}
		for _, n := range r {
			sum, count := 0.0, 0
			for _, e := range g.edges {
				for k := 1; k < len(e.path); k++ {
					if a, b := e.path[k-1], e.path[k]; down && b == n {
						sum, count = sum+place[a], count+1
					} else if !down && a == n {
						sum, count = sum+place[b], count+1
					}
				}
			}
			mean[n] = place[n]
			if count > 0 {
				mean[n] = sum / float64(count)
			}
		}
		sort.SliceStable(r, func(i, j int) bool { return mean[r[i]] < mean[r[j]] })
		for i, n := range r {
			place[n] = (float64(i) + .5) / float64(len(r))
		}
	}
	for i := range ranks {
		if down {
			step(ranks[i])
		} else {
			step(ranks[len(ranks)-1-i])
		}
	}
}

// lanes moves edges that join the same two nodes beside each other.
func (g *flow) lanes() {
	same := map[[2]int][]int{}
	for i := range g.edges {
		a, b := g.edges[i].ends()
		same[[2]int{a, b}] = append(same[[2]int{a, b}], i)
	}
	for _, es := range same {
		for k, i := range es {
			g.edges[i].lane = (float64(k) - float64(len(es)-1)/2) * 2 * laneGap
		}
	}
}

// place gives every node its box and returns the height of the picture.
func (g *flow) place(ranks [][]int) float64 {
	y := 2.0
	for ri, r := range ranks {
		real, bends := 0, 0
		for _, n := range r {
			if g.nodes[n].dummy {
				bends++
			} else {
				real++
			}
		}
		cell := width - gapX*float64(len(r)-1) - 4*float64(bends) - 2
		if real > 0 {
			cell = max(cell/float64(real), 72)
		}
		h := 0.0
		for _, i := range r {
			n := &g.nodes[i]
			if n.dummy {
				n.w = 4
			} else {
				n.measure(cell)
			}
			h = max(h, n.h)
		}
		for _, i := range r {
			g.nodes[i].y, g.nodes[i].h = y+h/2, h
		}
		y += h
		if ri < len(ranks)-1 {
			y += g.gapBelow(ri)
		}
	}
	return math.Ceil(y + 2)
}

// align gives every node its place from left to right: each rank spread over the
// width at first, then drawn towards the nodes it is joined to.
func (g *flow) align(ranks [][]int, w float64) {
	for _, r := range ranks {
		want := make([]float64, len(r))
		for k := range r {
			want[k] = w * (float64(k) + .5) / float64(len(r))
		}
		g.settle(r, want, w)
	}
	for pass := range 8 {
		for k := range ranks {
			r := ranks[k]
			if pass%2 == 1 {
				r = ranks[len(ranks)-1-k]
			}
			want := make([]float64, len(r))
			for i, n := range r {
				want[i] = g.pull(n)
			}
			g.settle(r, want, w)
		}
	}
	left, right := w, 0.0
	for _, n := range g.nodes {
		left, right = min(left, n.x-n.w/2), max(right, n.x+n.w/2)
	}
	for i := range g.nodes { // the whole stands in the middle
		g.nodes[i].x += (w - left - right) / 2
	}
}

// pull is where a node's neighbours draw it.
func (g *flow) pull(n int) float64 {
	sum, weight := 0.0, 0.0
	for _, e := range g.edges {
		for k, at := range e.path {
			if at != n {
				continue
			}
			if k > 0 {
				sum, weight = sum+g.nodes[e.path[k-1]].x, weight+1
			}
			if k < len(e.path)-1 {
				sum, weight = sum+g.nodes[e.path[k+1]].x, weight+1
			}
		}
	}
	if weight == 0 {
		return g.nodes[n].x
	}
	return sum / weight
}

// settle puts the nodes of a rank where they want to be, as far as their order,
// the space between them and the edges of the picture allow: the mean of pushing
// them to the right and pushing them to the left.
func (g *flow) settle(r []int, want []float64, w float64) {
	n, gap := len(r), w-2
	for _, i := range r {
		gap -= g.nodes[i].w
	}
	gap = max(gapX, min(gapWide, gap/float64(n)))
	apart := func(i int) float64 { return (g.nodes[r[i]].w+g.nodes[r[i+1]].w)/2 + gap }
	right, left := make([]float64, n), make([]float64, n)
	for i := range n {
		right[i] = max(want[i], 1+g.nodes[r[i]].w/2)
		if i > 0 {
			right[i] = max(right[i], right[i-1]+apart(i-1))
		}
	}
	for i := n - 1; i >= 0; i-- {
		left[i] = min(want[i], w-1-g.nodes[r[i]].w/2)
		if i < n-1 {
			left[i] = min(left[i], left[i+1]-apart(i))
		}
	}
	for i := range n {
		g.nodes[r[i]].x = (right[i] + left[i]) / 2
	}
	for i := n - 1; i >= 0; i-- { // the edges of the picture hold
		x := &g.nodes[r[i]].x
		*x = min(*x, w-1-g.nodes[r[i]].w/2)
		if i < n-1 {
			*x = min(*x, g.nodes[r[i+1]].x-apart(i))
		}
	}
	for i := range n {
		x := &g.nodes[r[i]].x
		*x = max(*x, 1+g.nodes[r[i]].w/2)
		if i > 0 {
			*x = max(*x, g.nodes[r[i-1]].x+apart(i-1))
		}
	}
}

func (g *flow) gapBelow(rank int) float64 {
	gap, labels := rankGap, 0
	for _, e := range g.edges {
		if a, _ := e.ends(); e.text != "" && g.nodes[a].rank == rank {
			labels++
			gap = max(gap, labelGap+float64(len(g.labelLines(&e))-1)*lineStep)
		}
	}
	return gap + float64(max(labels-2, 0))*lineStep // room to stand below each other
}

func (g *flow) labelLines(e *edge) []string { return wrap(e.text, 110, labelType) }

func (g *flow) paint(w, h float64, name string, row bool) *sim.Canvas {
	c := sim.NewCanvas(w, h, name)
	var labels []tag
	for i := range g.edges {
		if e := &g.edges[i]; row {
			g.straight(c, e)
		} else if e.from != e.to {
			labels = g.curve(c, e, labels)
		}
	}
	for i := range g.nodes {
		if !g.nodes[i].dummy {
			g.nodes[i].paint(c)
		}
	}
	for _, l := range labels {
		centred(c, l.x, l.y, l.lines, labelType, true)
	}
	return c
}

// tag is the label of an edge where it was put.
type tag struct {
	x, y, w, h float64 // the centre and the size
	lines      []string
}

func (t tag) overlaps(o tag) bool {
	return math.Abs(t.x-o.x) < (t.w+o.w)/2 && math.Abs(t.y-o.y) < (t.h+o.h)/2
}

func (n *node) paint(c *sim.Canvas) {
	st := sim.Style{Fill: sim.Paper, Stroke: sim.Ink3, Round: 4}
	x, y, y2 := n.x-n.w/2, n.y-n.h/2, n.y+n.h/2
	ty := n.y
	switch n.shape {
	case round:
		st.Round = min(n.h/2, 18)
		c.Rect(x, y, n.w, n.h, st)
	case decision:
		st.Fill, st.Stroke = sim.Wait.Soft(), sim.Wait.Solid()
		c.Path(sim.Points(x, n.y, x+9, y, x+n.w-9, y, x+n.w, n.y, x+n.w-9, y2, x+9, y2)+"z", st)
	case store:
		st.Fill, st.Stroke = sim.Flow.Soft(), sim.Flow.Solid()
		var p sim.Pen
		p.To('M', x, y+5)
		p.To('a', n.w/2, 5, 0, 0, 1, n.w, 0)
		p.To('v', n.h-10)
		p.To('a', n.w/2, 5, 0, 0, 1, -n.w, 0)
		p.Close()
		p.To('m', 0, 0)
		p.To('a', n.w/2, 5, 0, 0, 0, n.w, 0)
		c.Path(p.String(), st)
		ty += 3
	default:
		c.Rect(x, y, n.w, n.h, st)
	}
	centred(c, n.x, ty, n.lines, boxType, false)
}

func lineStyle(dotted bool) sim.Style {
	s := sim.Style{Stroke: sim.Ink2, StrokeWidth: 1.2}
	if dotted {
		s.Dash = "4 3"
	}
	return s
}

// straight draws an edge of a row.
func (g *flow) straight(c *sim.Canvas, e *edge) {
	a, b := &g.nodes[e.from], &g.nodes[e.to]
	x1, x2 := a.x+a.w/2, b.x-b.w/2
	c.Line(x1, a.y, x2, b.y, lineStyle(e.dotted))
	if e.head {
		arrow(c, x2, b.y, 1, 0)
	}
	if e.tail {
		arrow(c, x1, a.y, -1, 0)
	}
	if e.text != "" {
		centred(c, (x1+x2)/2-3, a.y, []string{e.text}, labelType, true)
	}
}

// port is where an edge leaves or enters a node: towards the other end, but well
// inside the box, so that arrows to different nodes part.
func port(n *node, towards, lane float64) float64 {
	if n.dummy {
		return n.x
	}
	reach := n.w/2 - 14
	return n.x + lane + math.Max(-reach, math.Min(reach, (towards-n.x)*.18))
}

// curve draws an edge from rank to rank.
func (g *flow) curve(c *sim.Canvas, e *edge, labels []tag) []tag {
	var p sim.Pen
	last := len(e.path) - 1
	first, end := &g.nodes[e.path[0]], &g.nodes[e.path[last]]
	x0, y0 := port(first, g.nodes[e.path[1]].x, e.lane), first.y+first.h/2
	startX, startY := x0, y0
	p.To('M', x0, y0)
	l := tag{lines: g.labelLines(e)}
	l.w, l.h = widest(l.lines, labelType)+6, float64(len(l.lines))*lineStep
	var spots []tag // where the label may stand, the best place first
	for k := 1; k <= last; k++ {
		n := &g.nodes[e.path[k]]
		x, y := n.x, n.y-n.h/2
		if k == last {
			x = port(n, g.nodes[e.path[k-1]].x, e.lane)
		}
		mid := (y - y0) * .55
		p.To('C', x0, y0+mid, x, y-mid, x, y)
		for _, t := range []float64{.55, .45, .65, .35, .75, .25, .82} {
			l.x, l.y = bezier(t, x0, x0, x, x), bezier(t, y0, y0+mid, y-mid, y)
			switch { // of two edges that join the same nodes each has its label outside
			case e.lane < 0:
				l.x -= l.w/2 + 3
			case e.lane > 0:
				l.x += l.w/2 + 3
			}
			l.x = max(l.w/2, min(c.W-l.w/2, l.x))
			spots = append(spots, l)
		}
		x0, y0 = x, y
		if n.dummy && n.h > 0 {
			p.To('v', n.h)
			y0 += n.h
		}
	}
	c.Path(p.String(), lineStyle(e.dotted))
	down, up := e.head, e.tail
	if e.back {
		down, up = up, down
	}
	if down {
		arrow(c, x0, end.y-end.h/2, 0, 1)
	}
	if up {
		arrow(c, startX, startY, 0, -1)
	}
	if e.text == "" {
		return labels
	}
	best, least := spots[0], len(labels)+len(g.nodes)+1
	for _, s := range spots {
		if n := g.covers(s, labels); n < least {
			best, least = s, n
		}
	}
	return append(labels, best)
}

// covers counts what a label would lie on.
func (g *flow) covers(l tag, labels []tag) int {
	n := 0
	for _, o := range labels {
		if l.overlaps(o) {
			n++
		}
	}
	for i := range g.nodes {
		if b := &g.nodes[i]; !b.dummy && l.overlaps(tag{x: b.x, y: b.y, w: b.w, h: b.h}) {
			n++
		}
	}
	return n
}

func bezier(t, a, b, c, d float64) float64 {
	u := 1 - t
	return u*u*u*a + 3*u*u*t*b + 3*u*t*t*c + t*t*t*d
}
