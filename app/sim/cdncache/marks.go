package cdncache

import (
	"math"
	"strconv"
)

// marks collects many small shapes into the data of one SVG path.
type marks struct{ b []byte }

// put appends a command and numbers with at most one decimal.
func (m *marks) put(cmd byte, xs ...float64) {
	m.b = append(m.b, cmd)
	for i, x := range xs {
		x = math.Round(x*10) / 10
		if i > 0 && x >= 0 {
			m.b = append(m.b, ' ')
		}
		m.b = strconv.AppendFloat(m.b, x, 'f', -1, 64)
	}
}

func (m *marks) close() { m.b = append(m.b, 'z') }

func (m *marks) dot(x, y, r float64) {
	m.put('M', x-r, y)
	m.put('a', r, r, 0, 1, 0, 2*r, 0)
	m.put('a', r, r, 0, 1, 0, -2*r, 0)
	m.close()
}

func (m *marks) cross(x, y, r float64) {
	m.put('M', x-r, y-r)
	m.put('l', 2*r, 2*r)
	m.put('m', 0, -2*r)
	m.put('l', -2*r, 2*r)
}

func (m *marks) line(x1, y1, x2, y2 float64) {
	m.put('M', x1, y1)
	switch {
	case x1 == x2:
		m.put('v', y2-y1)
	case y1 == y2:
		m.put('h', x2-x1)
	default:
		m.put('l', x2-x1, y2-y1)
	}
}

// bar is a rectangle with its left corners rounded by l and its right ones by r.
func (m *marks) bar(x, y, w, h, l, r float64) {
	l, r = min(l, w/2), min(r, w/2)
	m.put('M', x+l, y)
	m.put('h', w-l-r)
	if r > 0 {
		m.put('q', r, 0, r, r)
	}
	m.put('v', h-2*r)
	if r > 0 {
		m.put('q', 0, r, -r, r)
	}
	m.put('h', l+r-w)
	if l > 0 {
		m.put('q', -l, 0, -l, -l)
	}
	m.put('v', 2*l-h)
	if l > 0 {
		m.put('q', 0, -l, l, -l)
	}
	m.close()
}

// hatch fills a box with slanted strokes that line up from box to box.
func (m *marks) hatch(x, y, w, h, gap float64) {
	for s := math.Ceil(x/gap) * gap; s < x+w+h; s += gap {
		x1, y1, x2, y2 := s-h, y+h, s, y
		if x1 < x {
			x1, y1 = x, y+s-x
		}
		if x2 > x+w {
			x2, y2 = x+w, y+s-x-w
		}
		if x2-x1 > 0.5 {
			m.line(x1, y1, x2, y2)
		}
	}
}

func (m *marks) empty() bool { return len(m.b) == 0 }

func (m *marks) String() string { return string(m.b) }
