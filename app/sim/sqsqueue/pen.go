package sqsqueue

import (
	"math"
	"strconv"
)

// pen collects many small shapes into the data of one SVG path.
type pen struct{ b []byte }

func (p *pen) put(cmd byte, xs ...float64) {
	p.b = append(p.b, cmd)
	for i, x := range xs {
		x = math.Round(x*10)/10 + 0 // + 0 makes -0 a 0
		if i > 0 && x >= 0 {
			p.b = append(p.b, ' ')
		}
		p.b = strconv.AppendFloat(p.b, x, 'f', -1, 64)
	}
}

// box is a rectangle.
func (p *pen) box(x, y, w, h float64) {
	p.put('M', x, y)
	p.put('h', w)
	p.put('v', h)
	p.put('h', -w)
	p.b = append(p.b, 'z')
}

// across and down are straight lines.
func (p *pen) across(x, y, w float64) { p.put('M', x, y); p.put('h', w) }
func (p *pen) down(x, y, h float64)   { p.put('M', x, y); p.put('v', h) }

// cross and tick are centred on a point.
func (p *pen) cross(x, y, r float64) {
	p.put('M', x-r, y-r)
	p.put('l', 2*r, 2*r)
	p.put('m', 0, -2*r)
	p.put('l', -2*r, 2*r)
}

func (p *pen) tick(x, y, r float64) {
	p.put('M', x-r, y)
	p.put('l', 0.7*r, 0.8*r)
	p.put('l', 1.3*r, -1.7*r)
}

// hatch fills a rectangle with slanted strokes that line up from one to the next.
func (p *pen) hatch(x, y, w, h float64) {
	const gap = 5.0
	for s := math.Ceil(x/gap) * gap; s < x+w+h; s += gap {
		x1, x2 := max(s-h, x), min(s, x+w)
		if x2-x1 > 0.5 {
			p.put('M', x1, y+s-x1)
			p.put('L', x2, y+s-x2)
		}
	}
}
