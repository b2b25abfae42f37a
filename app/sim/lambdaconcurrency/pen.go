package lambdaconcurrency

import (
	"math"

	"notelab/app/sim"
)

// pen writes path data in tenths of a pixel.
type pen struct{ sim.Pen }

// cross appends a cross around a point.
func (p *pen) cross(x, y, r float64) {
	p.To('M', x-r, y-r)
	p.To('l', 2*r, 2*r)
	p.To('M', x+r, y-r)
	p.To('l', -2*r, 2*r)
}

// hatch fills a rectangle with slanted strokes.
func (p *pen) hatch(x, y, w, h float64) {
	const gap = 5.0
	for d := gap / 2; d < w+h; d += gap {
		x0, x1 := max(d-h, 0), min(d, w)
		if x1-x0 < 0.5 {
			continue
		}
		p.To('M', x+x0, y+d-x0)
		p.To('L', x+x1, y+d-x1)
	}
}

// point is a place on the stage.
type point struct{ x, y float64 }

// run appends a line through points, leaving out those that lie on it anyway.
func (p *pen) run(command byte, list []point) {
	last := point{}
	for i, q := range list {
		if i > 0 && i < len(list)-1 {
			// Where the line from the point drawn last to the next would pass here.
			next := list[i+1]
			y := last.y + float64((next.y-last.y)*((q.x-last.x)/(next.x-last.x)))
			if math.Abs(y-q.y) < 0.3 {
				continue
			}
		}
		if i == 0 {
			p.To(command, q.x, q.y)
		} else {
			p.To('L', q.x, q.y)
		}
		last = q
	}
}
