package cfngraph

import (
	"time"

	"notelab/app/sim"
)

// Measures of the chart below the graph.
const (
	rowHigh   = 16.0
	stackHigh = 20.0
	axisHigh  = 22.0
)

func (p *painter) chartHigh() float64 {
	return stackHigh + 8 + rowHigh*float64(len(p.units)) + 6 + axisHigh
}

// chart draws time to the right: the stack's status, and under it a row for each
// resource, as far as the moment.
func (p *painter) chart(top float64) {
	label := 112.0
	if p.phone {
		label = 84
	}
	x0, x1 := label, p.w-2
	axis := sim.TimeScale(p.axis, x0, x1)
	rows := top + stackHigh + 8
	bottom := rows + float64(rowHigh*float64(len(p.units))) + 4
	p.c.TimeAxis(axis, top, bottom)
	p.c.Text(1, top+14, p.say("스택", "stack"), sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Sans: true, Bold: true})
	p.stackLane(axis, top)

	var lines, old [5]strokes
	var ends strokes
	tones := []sim.Tone{sim.Good, sim.Flow, sim.Wait, sim.Accent, sim.Bad}
	at := func(t sim.Tone) int {
		for k, x := range tones {
			if x == t {
				return k
			}
		}
		return 1
	}
	for n, i := range p.order() {
		y := rows + float64(rowHigh*float64(n))
		ty := sim.Type{Size: sim.TextSmall, Fill: sim.Ink2}
		if p.statusAt(i, p.at) == none {
			ty.Fill = sim.Ink3
		}
		p.c.Text(1, y+12, sim.Fit(p.units[i].id, label-8, ty), ty)
		l := &p.lives[i]
		for k, x := range l.pieces {
			if x.born > p.at {
				continue
			}
			// A thin line while it exists; after it has left the stack, broken.
			ly, _ := lane(l, k)
			ly += y
			a, b, c := axis.Time(x.born), axis.Time(min(x.gone, p.at)), axis.Time(min(x.out, p.at))
			m := &lines[at(sim.Good)]
			m.put('M', a, ly)
			m.put('H', min(b, c))
			if c < b {
				o := &old[at(sim.Accent)]
				o.put('M', c, ly)
				o.put('H', b)
			}
		}
		for _, m := range l.marks {
			if m.at > p.at {
				continue
			}
			x := axis.Time(m.at)
			ly, high := lane(l, m.piece)
			switch {
			case m.until > 0:
				lines[at(m.is.tone())].rect(x, y+ly-high/2, max(axis.Time(min(m.until, p.at))-x, 1.5), high)
			case m.is.tone() == sim.Bad:
				ends.cross(x, y+ly, 3.5)
			}
		}
	}
	for k, t := range tones {
		if !old[k].empty() {
			p.c.Path(old[k].String(), sim.Style{Stroke: t.Solid(), StrokeWidth: 2, Dash: "3 2"})
		}
		if lines[k].empty() {
			continue
		}
		style := sim.Style{Fill: t.Solid()}
		if t == sim.Good {
			style = sim.Style{Stroke: t.Solid(), StrokeWidth: 2}
		}
		p.c.Path(lines[k].String(), style)
	}
	if !ends.empty() {
		p.c.Path(ends.String(), sim.Style{Stroke: sim.Bad.Solid(), StrokeWidth: 2})
	}
	p.c.Playhead(axis.Time(p.at), top-4, bottom)
}

// lane is where in its row a piece has its line, and how high its bars are: old
// and new side by side where a resource is replaced.
func lane(l *life, piece int) (y, high float64) {
	switch {
	case len(l.pieces) < 2:
		return 9, 8
	case piece == 0:
		return 5, 6
	}
	return 12, 6
}

// order lists the resources as the graph has them, layer by layer.
func (p *painter) order() []int {
	var out []int
	for _, list := range p.plan.layers {
		for _, i := range list {
			if i < len(p.units) {
				out = append(out, i)
			}
		}
	}
	return out
}

// shorts are the names a stretch of the stack's lane may have, the longest that
// fits is written.
var shorts = map[status][]string{
	createInProgress:         {"CREATE_IN_PROGRESS", "CREATE"},
	rollbackInProgress:       {"ROLLBACK_IN_PROGRESS", "ROLLBACK"},
	updateInProgress:         {"UPDATE_IN_PROGRESS", "UPDATE"},
	updateCleanup:            {"UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "…_CLEANUP_IN_PROGRESS", "CLEANUP"},
	updateRollbackInProgress: {"UPDATE_ROLLBACK_IN_PROGRESS", "UPDATE_ROLLBACK", "ROLLBACK"},
	updateRollbackCleanup:    {"UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", "…_CLEANUP_IN_PROGRESS", "CLEANUP"},
	deleteInProgress:         {"DELETE_IN_PROGRESS", "DELETE"},
}

// stackLane draws the stack's statuses one after the other.
func (p *painter) stackLane(axis sim.Scale, y float64) {
	for k, m := range p.stack {
		if m.at > p.at {
			break
		}
		to := p.end
		if k+1 < len(p.stack) {
			to = p.stack[k+1].at
		}
		x, shown := axis.Time(m.at), axis.Time(min(to, max(p.at, m.at+time.Millisecond)))
		t := m.is.tone()
		p.c.Rect(x, y, max(shown-x, 2), stackHigh, sim.Style{Fill: t.Soft(), Stroke: t.Solid(), Round: 4})
		ty := sim.Type{Size: sim.TextSmall, Fill: t.Solid(), Bold: true}
		names := shorts[m.is]
		if names == nil {
			names = []string{m.is.String()}
		}
		for _, s := range names {
			if sim.TextWidth(s, ty) <= shown-x-8 {
				p.c.Text(x+5, y+14, s, ty)
				break
			}
		}
	}
}
