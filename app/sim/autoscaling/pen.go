package autoscaling

import (
	"math"
	"strconv"
)

// pen writes path data as short as it can be: tenths of a pixel, and horizontal
// and vertical lines where a path is made of steps.
type pen struct{ b []byte }

// to appends one command with its coordinates.
func (p *pen) to(command byte, at ...float64) {
	p.b = append(p.b, command)
	for i, f := range at {
		f = math.Round(f*10) / 10
		if i > 0 && f >= 0 {
			p.b = append(p.b, ' ')
		}
		p.b = strconv.AppendFloat(p.b, f+0, 'f', -1, 64) // +0 makes -0 a 0
	}
}

// box appends a rectangle.
func (p *pen) box(x, y, w, h float64) {
	p.to('M', x, y)
	p.to('h', w)
	p.to('v', h)
	p.to('h', -w)
	p.b = append(p.b, 'z')
}

func (p *pen) empty() bool { return len(p.b) == 0 }

func (p *pen) String() string { return string(p.b) }

// hatch appends slanted strokes that fill a rectangle: upward ones, or with down
// downward ones.
func (p *pen) hatch(x, y, w, h float64, down bool) {
	const gap = 5.0
	for d := gap / 2; d < w+h; d += gap {
		x0, x1 := max(d-h, 0), min(d, w)
		y0, y1 := d-x0, d-x1 // from the top
		if down {
			y0, y1 = h-y0, h-y1
		}
		if x1-x0 < 0.5 {
			continue
		}
		p.to('M', x+x0, y+y0)
		p.to('L', x+x1, y+y1)
	}
}
