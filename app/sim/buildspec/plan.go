package buildspec

import "notelab/app/sim"

// plan is where everything stands in one width. It does not depend on the
// moment or the language, so the height is the same for all.
type plan struct {
	w, h    float64
	phone   bool
	rail    float64 // x of the stations
	lane    float64 // x of the way past the phases
	name    float64 // x of the phases' names
	content float64 // x of what is beside or below the names
	right   float64 // where content ends
	rows    [phases]row
	logs    float64 // top of the log
}

// row is the place of one phase.
type row struct {
	y, h    float64
	station float64 // y of its mark on the rail
	chips   []chip
	finally float64 // y of the word, 0 without
}

// chip is one command.
type chip struct {
	x, y, w float64
	text    string
	step    int // index among the steps, -1 for a count of what is not shown
}

const (
	headHeight = 30.0
	thinHeight = 21.0
	chipHeight = 22.0
	logLines   = 5
	logHeight  = 15.0
	// What is shown of a long buildspec.
	maxChips     = 7
	maxFinally   = 3
	maxSettings  = 4
	maxObjects   = 5
	excerptLines = 4
	messageLines = 4
)

var (
	mono  = sim.Type{Size: sim.TextSmall}
	quiet = sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Sans: true}
	title = sim.Type{Size: sim.TextSize, Bold: true}
)

func (m *model) plan(width int) *plan {
	g := &plan{w: float64(width), phone: sim.Phone(width)}
	g.rail, g.lane, g.name, g.content = 28, 9, 54, 190
	if g.phone {
		g.rail, g.lane, g.name = 24, 8, 46
		g.content = g.name
	}
	g.right = g.w - 12
	y := headHeight
	for p := submitted; p < phases; p++ {
		r := &g.rows[p]
		r.y = y
		switch {
		case p == download:
			r.h = g.head(false) + m.sourceHeight(g)
			if m.everFails(p) && !g.phone {
				r.h = max(r.h, 54)
			}
		case p.commanded():
			m.planBlock(g, r, p)
		case p == upload:
			r.h = g.head(false) + m.uploadHeight(g)
		default:
			r.h = thinHeight
		}
		if p >= download && p <= upload {
			if !g.phone {
				r.h = max(r.h, 42)
			}
			r.h += 6
			if p == download {
				r.y += 5
				y += 5
			}
			r.station = y + 18
			y += r.h + 6
		} else {
			r.station = y + thinHeight/2
			y += thinHeight
		}
	}
	g.logs = y + 8
	g.h = g.logs + logLines*logHeight + 13
	return g
}

// head is the height of a phase's name above its content, 0 where they stand
// side by side.
func (g *plan) head(tag bool) float64 {
	switch {
	case !g.phone:
		return 0
	case tag:
		return 42
	}
	return 27
}

// planBlock places the commands of a phase.
func (m *model) planBlock(g *plan, r *row, p phase) {
	k := &m.spec.blocks[p-install]
	tag := k.policy.text != ""
	top := r.y + g.head(tag)
	r.h = g.head(tag)
	if m.fault != nil {
		r.h = max(r.h, 30)
		return
	}
	y := top + 7
	if g.phone {
		y = top + 2
	}
	for i, list := range [][]entry{k.commands, k.finally} {
		if len(list) == 0 {
			continue
		}
		x, most, first := g.content, maxChips, 0
		if i == 1 {
			most, first = maxFinally, len(k.commands)
			r.finally = y
			if g.phone {
				y += 17
			} else {
				x += 54
			}
		}
		left := x
		for j, e := range list {
			c := chip{text: brief(e.text, 90), step: first + j}
			if j == most {
				c.text, c.step = "+"+itoa(len(list)-most), -1
			}
			c.w = min(sim.TextWidth(c.text, mono)+28, g.right-left)
			if x > left && (g.phone || x+c.w > g.right) {
				x = left
				y += chipHeight + 5
			}
			c.x, c.y = x, y
			c.text = sim.Fit(c.text, c.w-27, mono)
			r.chips = append(r.chips, c)
			x += c.w + 12
			if j == most {
				break
			}
		}
		y += chipHeight + 7
	}
	r.h = max(y-r.y-3, r.h)
	if (tag || m.everFails(p)) && !g.phone {
		r.h = max(r.h, 54)
	}
}

// everFails reports whether a phase fails in any attempt.
func (m *model) everFails(p phase) bool {
	for _, a := range m.attempts {
		if a.visits[p].failed {
			return true
		}
	}
	return false
}
