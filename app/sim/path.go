package sim

// place is a point on a canvas.
type place struct{ X, Y float64 }

// xy is what models name a place: each has a type of its own, so that its literals
// stay short.
type xy interface{ ~struct{ X, Y float64 } }

// Along returns the point a share (0 to 1) of the way along a path of axis-parallel
// stretches, and the path up to there.
func Along[P xy](path []P, share float64) (P, []P) {
	total := 0.0
	for i := 1; i < len(path); i++ {
		total += stretch(path[i-1], path[i])
	}
	left := total * min(max(share, 0), 1)
	done := []P{path[0]}
	for i := 1; i < len(path); i++ {
		d := stretch(path[i-1], path[i])
		if d >= left && d > 0 {
			a, b := place(path[i-1]), place(path[i])
			// float64 keeps a compiler from fusing: the picture is the same everywhere.
			q := P{X: a.X + float64(left/d*(b.X-a.X)), Y: a.Y + float64(left/d*(b.Y-a.Y))}
			return q, append(done, q)
		}
		left -= d
		done = append(done, path[i])
	}
	return path[len(path)-1], done
}

// stretch is the length of an axis-parallel stretch.
func stretch[P xy](from, to P) float64 {
	a, b := place(from), place(to)
	dx, dy := b.X-a.X, b.Y-a.Y
	return max(dx, -dx) + max(dy, -dy)
}

// Line is path data through the points.
func Line[P xy](path []P) string {
	flat := make([]float64, 0, 2*len(path))
	for _, p := range path {
		q := place(p)
		flat = append(flat, q.X, q.Y)
	}
	return Points(flat...)
}
