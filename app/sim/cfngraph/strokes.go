package cfngraph

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
		t := math.Round(x*10) + 0 // no negative zero
		if i > 0 && t >= 0 {
			m.b = append(m.b, ' ')
		}
		m.b = strconv.AppendFloat(m.b, t/10, 'f', -1, 64)
	}
}

// rect appends a box.
func (m *strokes) rect(x, y, w, h float64) {
	m.put('M', x, y)
	m.put('h', w)
	m.put('v', h)
	m.put('h', -w)
	m.b = append(m.b, 'z')
}

// cross appends two crossing lines.
func (m *strokes) cross(x, y, r float64) {
	m.put('M', x-r, y-r)
	m.put('l', 2*r, 2*r)
	m.put('M', x+r, y-r)
	m.put('l', -2*r, 2*r)
}

func (m *strokes) empty() bool    { return len(m.b) == 0 }
func (m *strokes) String() string { return string(m.b) }
