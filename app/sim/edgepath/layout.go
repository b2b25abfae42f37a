package edgepath

type point struct{ X, Y float64 }

type box struct{ x, y, w, h float64 }

func (b box) right() float64  { return b.x + b.w }
func (b box) bottom() float64 { return b.y + b.h }

// layout is where everything stands in one width. It does not depend on the
// moment, so the height is the same for all.
type layout struct {
	tall                         bool // top to bottom, as on a phone
	w, h                         float64
	viewer, edge, origin, target box
	at                           [atTarget + 1]point // the places
	back                         float64             // the lane of answers: y, or x when tall
	lanes                        [2]float64          // the ways around: another's distribution, straight
	rows                         float64             // top of the table, wide only
}

// Sizes of the tall and the wide picture.
const (
	wideFrom = 620 // below it, gates in a row would have no room for names

	rowHeight = 34.0 // of the wide table
	gateTall  = 40.0 // from gate to gate when tall
)

func layoutOf(width int) *layout {
	if width < wideFrom {
		return tallLayout(float64(width))
	}
	return wideLayout(float64(width))
}

func wideLayout(w float64) *layout {
	g := &layout{w: w, back: 116, lanes: [2]float64{164, 194}, rows: 220}
	const top, height, line = 24.0, 112.0, 84.0
	g.viewer = box{0.5, top, 82, height}
	const gap, target = 46.0, 54.0
	// What is left is shared by the gates.
	pitch := (w - 1 - g.viewer.w - 2*gap - 20 - 10 - target - 18) / 9
	g.edge = box{g.viewer.right() + gap, top, float64(6*pitch) + 20, height}
	g.origin = box{g.edge.right() + gap, top, w - 0.5 - g.edge.right() - gap, height}
	g.target = box{g.origin.right() - 10 - target, line - 18, target, 36}
	g.at[atViewer] = point{g.viewer.right(), line}
	for i := range 6 {
		g.at[atEdge+i] = point{g.edge.x + 10 + float64((float64(i)+0.5)*pitch), line}
	}
	g.at[atExit] = point{g.edge.right(), line}
	g.at[atDoor] = point{g.origin.x - 9, line}
	for i := range 3 {
		g.at[atOrigin+i] = point{g.origin.x + 10 + float64((float64(i)+0.5)*pitch), line}
	}
	g.at[atTarget] = point{g.target.x, line}
	g.h = g.rows + 18 + 6*rowHeight
	return g
}

func tallLayout(w float64) *layout {
	g := &layout{tall: true, w: w, back: 17, lanes: [2]float64{w - 24, w - 8}}
	const left, lane, line = 0.5, 36.0, 42.0
	inner := w - left - lane
	y := 38.0
	g.viewer = box{left, y, w - 1, 40}
	g.at[atViewer] = point{line, g.viewer.bottom()}
	y = g.viewer.bottom() + 36
	g.edge = box{left, y, inner, 30 + 6*gateTall}
	for i := range 6 {
		g.at[atEdge+i] = point{line, y + 30 + (float64(i)+0.5)*gateTall}
	}
	g.at[atExit] = point{line, g.edge.bottom()}
	y = g.edge.bottom() + 88
	g.at[atDoor] = point{line, y - 8}
	g.origin = box{left, y, inner, 30 + 3*gateTall + 40}
	for i := range 3 {
		g.at[atOrigin+i] = point{line, y + 30 + (float64(i)+0.5)*gateTall}
	}
	g.target = box{28, g.origin.bottom() - 36, inner - 40, 28}
	g.at[atTarget] = point{line, g.target.y}
	g.h = g.origin.bottom() + 1
	return g
}

// forward returns the points from a place to a later one.
func (g *layout) forward(a, b int, via string) []point {
	if a == atViewer && b == atDoor {
		return g.around(via)
	}
	return []point{g.at[a], g.at[b]}
}

// around returns the way from the viewer to the origin's door that leaves the
// edge out.
func (g *layout) around(via string) []point {
	n := 1
	if via == viaOther {
		n = 0
	}
	lane, door := g.lanes[n], g.at[atDoor]
	if g.tall {
		y := g.edge.bottom() + 48 + 24*float64(n)
		return []point{{lane, g.viewer.bottom()}, {lane, y}, {door.X, y}, door}
	}
	x := g.viewer.x + 50 - 24*float64(n)
	dx := door.X - 10*float64(1-n)
	return []point{{x, g.viewer.bottom()}, {x, lane}, {dx, lane}, {dx, door.Y}, door}
}

// backward returns the points an answer takes from a place to the viewer.
func (g *layout) backward(from int, via string) []point {
	p := g.at[from]
	if from == atTarget {
		if p = (point{g.target.x + g.target.w/2, g.target.bottom()}); g.tall {
			p = point{g.target.x, g.target.y + g.target.h/2}
		}
	}
	if via != viaEdge {
		way := g.around(via)
		out := []point{g.at[from]}
		for i := len(way) - 1; i >= 0; i-- {
			out = append(out, way[i])
		}
		return out
	}
	if g.tall {
		return []point{p, {g.back, p.Y}, {g.back, g.viewer.bottom()}}
	}
	return []point{p, {p.X, g.back}, {g.viewer.right(), g.back}}
}
