package ddbcapacity

import (
	"notelab/app/sim"
)

// pen writes path data as short as it can be.
type pen struct{ sim.Pen }

// hatch appends slanted strokes that fill a rectangle.
func (p *pen) hatch(x, y, w, h float64) {
	const gap = 6.0
	for d := gap / 2; d < w+h; d += gap {
		x0, x1 := max(d-h, 0), min(d, w)
		if x1-x0 >= 0.5 {
			p.To('M', x+x0, y+d-x0)
			p.To('L', x+x1, y+d-x1)
		}
	}
}

// dot appends a dot of 4 px: an arc that all but closes.
func (p *pen) dot(x, y float64) {
	p.To('M', x, y-2)
	p.To('a', 2, 2, 0, 1, 0, 0.1, 0)
	p.Close()
}

// cross appends a small cross around a point.
func (p *pen) cross(x, y, r float64) {
	p.To('M', x-r, y-r)
	p.To('L', x+r, y+r)
	p.To('M', x+r, y-r)
	p.To('L', x-r, y+r)
}
