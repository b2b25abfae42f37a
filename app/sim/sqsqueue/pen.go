package sqsqueue

import (
	"math"

	"notelab/app/sim"
)

// pen collects many small shapes into the data of one SVG path.
type pen struct{ sim.Pen }

// across and down are straight lines.
func (p *pen) across(x, y, w float64) { p.To('M', x, y); p.To('h', w) }
func (p *pen) down(x, y, h float64)   { p.To('M', x, y); p.To('v', h) }

// cross and tick are centred on a point.
func (p *pen) cross(x, y, r float64) {
	p.To('M', x-r, y-r)
	p.To('l', 2*r, 2*r)
	p.To('m', 0, -2*r)
	p.To('l', -2*r, 2*r)
}

func (p *pen) tick(x, y, r float64) {
	p.To('M', x-r, y)
	p.To('l', 0.7*r, 0.8*r)
	p.To('l', 1.3*r, -1.7*r)
}

// hatch fills a rectangle with slanted strokes that line up from one to the next.
func (p *pen) hatch(x, y, w, h float64) {
	const gap = 5.0
	for s := math.Ceil(x/gap) * gap; s < x+w+h; s += gap {
		x1, x2 := max(s-h, x), min(s, x+w)
		if x2-x1 > 0.5 {
			p.To('M', x1, y+s-x1)
			p.To('L', x2, y+s-x2)
		}
	}
}
