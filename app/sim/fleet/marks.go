package fleet

import (
	"math"
	"strconv"
)

// strokes collects many small shapes into the data of one path.
type strokes struct{ b []byte }

// put appends a command and its numbers, with at most one decimal.
func (m *strokes) put(cmd byte, xs ...float64) {
	m.b = append(m.b, cmd)
	for i, x := range xs {
		t := math.Round(x * 10)
		if i > 0 && t >= 0 {
			m.b = append(m.b, ' ')
		}
		m.b = strconv.AppendFloat(m.b, t/10, 'f', -1, 64)
	}
}

func (m *strokes) rect(x, y, w, h float64) {
	m.put('M', x, y)
	m.put('h', w)
	m.put('v', h)
	m.put('h', -w)
	m.b = append(m.b, 'z')
}

func (m *strokes) cross(x, y, r float64) {
	m.put('M', x-r, y-r)
	m.put('l', 2*r, 2*r)
	m.put('M', x+r, y-r)
	m.put('l', -2*r, 2*r)
}

// hatch fills a box with slanted strokes, some pixels apart.
func (m *strokes) hatch(x, y, w, h, apart float64) {
	for s := apart - 1; s < w+h; s += apart {
		x1, y1, x2, y2 := x+s-h, y+h, x+s, y
		if x1 < x {
			x1, y1 = x, y+s
		}
		if x2 > x+w {
			x2, y2 = x+w, y+s-w
		}
		if x2-x1 > 1 {
			m.put('M', x1, y1)
			m.put('l', x2-x1, y2-y1)
		}
	}
}

func (m *strokes) empty() bool    { return len(m.b) == 0 }
func (m *strokes) String() string { return string(m.b) }
