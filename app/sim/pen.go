package sim

import (
	"math"
	"strconv"
)

// Pen writes the data of one path in tenths of a pixel and as short as it can be:
// for stages that draw hundreds of like shapes as one element.
type Pen struct{ b []byte }

// To appends one command of SVG path data with its coordinates.
func (p *Pen) To(command byte, at ...float64) {
	p.b = append(p.b, command)
	for i, f := range at {
		f = math.Round(f*10) / 10
		if i > 0 && f >= 0 {
			p.b = append(p.b, ' ')
		}
		p.b = strconv.AppendFloat(p.b, f+0, 'f', -1, 64) // +0 makes -0 a 0
	}
}

// Box appends a rectangle.
func (p *Pen) Box(x, y, w, h float64) {
	p.To('M', x, y)
	p.To('h', w)
	p.To('v', h)
	p.To('h', -w)
	p.Close()
}

// Close closes the shape that was begun last.
func (p *Pen) Close() { p.b = append(p.b, 'z') }

// Empty reports whether nothing was drawn.
func (p *Pen) Empty() bool { return len(p.b) == 0 }

// String returns the path data.
func (p *Pen) String() string { return string(p.b) }
