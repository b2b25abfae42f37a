package lambdaconcurrency

import (
	"math"
	"strconv"
)

// pen writes path data in tenths of a pixel.
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

// cross appends a cross around a point.
func (p *pen) cross(x, y, r float64) {
	p.to('M', x-r, y-r)
	p.to('l', 2*r, 2*r)
	p.to('M', x+r, y-r)
	p.to('l', -2*r, 2*r)
}

// hatch fills a rectangle with slanted strokes.
func (p *pen) hatch(x, y, w, h float64) {
	const gap = 5.0
	for d := gap / 2; d < w+h; d += gap {
		x0, x1 := max(d-h, 0), min(d, w)
		if x1-x0 < 0.5 {
			continue
		}
		p.to('M', x+x0, y+d-x0)
		p.to('L', x+x1, y+d-x1)
	}
}

func (p *pen) empty() bool { return len(p.b) == 0 }

func (p *pen) String() string { return string(p.b) }

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
			p.to(command, q.x, q.y)
		} else {
			p.to('L', q.x, q.y)
		}
		last = q
	}
}
