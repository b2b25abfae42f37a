package ddbcapacity

import (
	"math"
	"strconv"
)

// pen writes path data as short as it can be.
type pen struct{ b []byte }

// to appends one command with its coordinates, in tenths of a pixel.
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

// hatch appends slanted strokes that fill a rectangle.
func (p *pen) hatch(x, y, w, h float64) {
	const gap = 6.0
	for d := gap / 2; d < w+h; d += gap {
		x0, x1 := max(d-h, 0), min(d, w)
		if x1-x0 >= 0.5 {
			p.to('M', x+x0, y+d-x0)
			p.to('L', x+x1, y+d-x1)
		}
	}
}

// dot appends a dot of 4 px: an arc that all but closes.
func (p *pen) dot(x, y float64) {
	p.to('M', x, y-2)
	p.to('a', 2, 2, 0, 1, 0, 0.1, 0)
	p.b = append(p.b, 'z')
}

// cross appends a small cross around a point.
func (p *pen) cross(x, y, r float64) {
	p.to('M', x-r, y-r)
	p.to('L', x+r, y+r)
	p.to('M', x+r, y-r)
	p.to('L', x-r, y+r)
}

func (p *pen) empty() bool { return len(p.b) == 0 }

func (p *pen) String() string { return string(p.b) }
