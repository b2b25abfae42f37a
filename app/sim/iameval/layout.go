package iameval

type point struct{ X, Y float64 }

type box struct{ x, y, w, h float64 }

func (b box) right() float64  { return b.x + b.w }
func (b box) bottom() float64 { return b.y + b.h }

// layout is where everything stands in one width. It does not depend on the
// moment, so the height is the same for all.
type layout struct {
	tall              bool // top to bottom, as on a phone
	w, h              float64
	principal, target box
	frame             box              // of all gates
	at                [gateCount]point // the gates
	sheets            [gateCount]box   // their policies, wide only
	lanes             [2]float64       // the ways around: over the identity-based policy, over all the rest
	rows              float64          // top of the table, wide only
}

// Sizes of the tall and the wide picture.
const (
	wideFrom = 620 // below it, policies in a row would have no room for their names

	rowHeight = 34.0 // of the wide table
	gateTall  = 44.0 // from gate to gate when tall
	wideLine  = 154.0
)

// reasonRoom is the room beside a gate at 320 px.
const reasonRoom = 240.0

// resourceSide reports whether a gate's policy belongs to the resource's account.
func resourceSide(gate int) bool { return gate == atRCP || gate == atResource }

func layoutOf(width int) *layout {
	w := float64(width)
	g := &layout{w: w}
	if width < wideFrom {
		g.tall = true
		g.principal = box{0.5, 38, w - 1, 46}
		g.frame = box{0.5, 100, w - 1, 7*gateTall + 4}
		for i := range g.at {
			g.at[i] = point{48, g.frame.y + float64((float64(i)+0.5)*gateTall) + 2}
		}
		g.lanes = [2]float64{27, 12}
		g.target = box{0.5, g.frame.bottom() + 18, w - 1, 46}
		g.h = g.target.bottom() + 1
		return g
	}
	const side, gap = 90.0, 12.0
	g.principal = box{0.5, wideLine - 43, side, 86}
	g.target = box{w - 0.5 - side, wideLine - 43, side, 86}
	g.frame = box{side + gap, 26, w - float64(2*(side+gap)), 232}
	pitch := g.frame.w / gateCount
	for i := range g.at {
		x := g.frame.x + float64((float64(i)+0.5)*pitch)
		g.at[i] = point{x, wideLine}
		half := min(pitch-5, 96) / 2
		g.sheets[i] = box{x - half, 54, 2 * half, 66}
		if resourceSide(i) {
			g.sheets[i].y = 184
		}
	}
	g.lanes = [2]float64{184, 216}
	g.rows = g.frame.bottom() + 10
	g.h = g.rows + 4*rowHeight + 2
	return g
}

// place is where a place of the way stands.
func (g *layout) place(n int) point {
	switch {
	case n == atPrincipal && g.tall:
		return point{g.at[0].X, g.principal.bottom()}
	case n == atPrincipal:
		return point{g.principal.right(), wideLine}
	case n == atTarget && g.tall:
		return point{g.at[0].X, g.target.y}
	case n == atTarget:
		return point{g.target.x, wideLine}
	}
	return g.at[n]
}

// way returns the points between two places. One that leaves gates out takes a
// lane beside the line.
func (g *layout) way(a, b int) []point {
	p, q := g.place(a), g.place(b)
	if b-a < 2 {
		return []point{p, q}
	}
	lane := g.lanes[0]
	if b == atTarget {
		lane = g.lanes[1]
	}
	if g.tall {
		y := q.Y - 12
		if b != atTarget {
			y = q.Y - gateTall/2
		}
		return []point{p, {p.X, p.Y + gateTall/2}, {lane, p.Y + gateTall/2}, {lane, y}, {q.X, y}, q}
	}
	half := (g.at[1].X - g.at[0].X) / 2
	x := q.X - half
	if b == atTarget {
		x = g.frame.right() + 6
	}
	return []point{p, {p.X + half, p.Y}, {p.X + half, lane}, {x, lane}, {x, q.Y}, q}
}
