package backoff

import (
	"math"
	"strconv"
)

// marks collects many small shapes into the data of one SVG path, so that
// hundreds of calls cost a few bytes each.
type marks struct{ b []byte }

// put appends a command and numbers with at most one decimal.
func (m *marks) put(cmd byte, xs ...float64) {
	m.b = append(m.b, cmd)
	for i, x := range xs {
		if t := math.Round(x * 10); i > 0 && t >= 0 {
			m.b = append(m.b, ' ')
		}
		m.b = strconv.AppendFloat(m.b, math.Round(x*10)/10, 'f', -1, 64)
	}
}

func (m *marks) rect(x, y, w, h float64) {
	m.put('M', x, y)
	m.put('h', w)
	m.put('v', h)
	m.put('h', -w)
	m.b = append(m.b, 'z')
}

// dash is a horizontal stroke.
func (m *marks) dash(x, y, w float64) {
	m.put('M', x, y)
	m.put('h', w)
}

func (m *marks) upright(x, y, h float64) {
	m.put('M', x, y)
	m.put('v', h)
}

func (m *marks) diamond(x, y, r float64) {
	m.put('M', x, y-r)
	m.put('l', r, r, -r, r, -r, -r)
	m.b = append(m.b, 'z')
}

// cross is the mark inside a failed call, tick the one inside a success.
func (m *marks) cross(x, y, r float64) {
	m.put('M', x-r, y-r)
	m.put('l', 2*r, 2*r)
	m.put('M', x+r, y-r)
	m.put('l', -2*r, 2*r)
}

func (m *marks) tick(x, y, r float64) {
	m.put('M', x-r, y)
	m.put('l', r*0.75, r*0.8, r*1.25, -r*1.6)
}

// hatch fills a box with slanted strokes.
func (m *marks) hatch(x, y, w, h float64) {
	for s := 0.0; s < w+h; s += 5 {
		x1, y1, x2, y2 := x+s-h, y+h, x+s, y
		if x1 < x {
			x1, y1 = x, y+s
		}
		if x2 > x+w {
			x2, y2 = x+w, y+s-w
		}
		if x2-x1 > 0.5 {
			m.put('M', x1, y1)
			m.put('L', x2, y2)
		}
	}
}

// strokes draws the runs of set cells of one row, each cell of one width.
func (m *marks) strokes(set []bool, x, y, width float64) {
	end := -1 // cell after the last stroke
	for i := 0; i < len(set); i++ {
		if !set[i] {
			continue
		}
		from := i
		for i+1 < len(set) && set[i+1] {
			i++
		}
		if end < 0 {
			m.put('M', x+float64(from)*width, y)
		} else {
			m.put('m', float64(from-end)*width, 0)
		}
		end = i + 1
		m.put('h', float64(end-from)*width)
	}
}

func (m *marks) empty() bool { return len(m.b) == 0 }

func (m *marks) String() string { return string(m.b) }
