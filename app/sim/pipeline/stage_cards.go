package pipeline

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// gate draws the way into a stage: the place where one waits, and a bar across it
// while the transition is disabled.
func (p *painter) gate(s int) {
	b := p.boxes[s]
	x, y := edge+slotX, b.card-gateRow/2-4
	line := p.waiters(s, p.at)
	from, to, ok := p.shutSpan(s)
	shut := ok && from <= p.at && p.at < to
	top := b.gate + 1
	if s > 0 {
		top = p.boxes[s-1].end
	}
	p.ink.rails.WriteString(sim.Points(x, top, x, b.card-1) + sim.Points(x-3, b.card-4, x, b.card-1, x+3, b.card-4))
	if len(p.faults) > 0 {
		return
	}
	if len(line) == 0 {
		p.ink.slots.WriteString(circle(x, y, radius-1))
	}
	room := int((p.left-slotX-20)/18) + 1
	for i, e := range line {
		if i == room-1 && len(line) > room {
			p.c.Text(x+times(i, 18)-6, y+4, "+"+itoa(len(line)-i), small)
			break
		}
		p.token(x+times(i, 18), y, e, sim.Wait)
	}
	if !shut {
		return
	}
	p.c.Line(x-12, b.card-2, x+12, b.card-2, sim.Style{Stroke: sim.Bad.Solid(), StrokeWidth: 3})
	p.c.Path(cross(x+20, b.card-5, 3), sim.Style{Stroke: sim.Bad.Solid(), StrokeWidth: 1.5})
	if len(line) < 2 {
		p.c.Text(x+30, y+4, sim.Fit(p.say(i18n.Of("비활성", "disabled")), p.left-x-34, small), inked(small, sim.Bad.Solid()))
	}
}

// card draws a stage with its lock and its actions.
func (p *painter) card(s int) {
	b, st := p.boxes[s], &p.stages[s]
	w := p.left - 8
	inside := p.holders(s, p.at)
	stroke := sim.RuleStrong
	if len(inside) > 0 {
		stroke = sim.Flow.Solid()
	}
	if p.wrong(s, -1) {
		stroke = sim.Bad.Solid()
	}
	p.c.Rect(edge+0.5, b.card+0.5, w-1, b.end-b.card-1, sim.Style{Fill: sim.Paper, Stroke: stroke, Round: 8})
	title := sim.Type{Bold: true, Sans: true}
	p.c.Text(edge+10, b.card+15, sim.Fit(st.name, w-56, title), title)
	right := edge + w - 14
	switch {
	case len(p.faults) > 0:
	case !p.locks():
		shown := min(len(inside), 4)
		if p.phone {
			shown = min(shown, 2)
		}
		if more := len(inside) - shown; more > 0 {
			shown--
			p.c.Text(right-times(shown, 17)+6, b.card+15, "+"+itoa(more+1), anchored(small, sim.End))
		}
		for i := range shown {
			p.token(right-times(shown-1-i, 17), b.card+11, inside[i], sim.Flow)
		}
	case len(inside) > 0:
		p.padlock(right-20, b.card+11, true)
		p.token(right, b.card+11, inside[0], sim.Flow)
	default:
		p.padlock(right, b.card+11, false)
	}
	for i := range st.actions {
		p.action(s, i, w)
	}
}

// padlock draws whether a stage takes anybody.
func (p *painter) padlock(x, y float64, locked bool) {
	if !locked { // the shackle is up
		p.ink.open.WriteString(sim.Points(x-4, y-1, x+4, y-1, x+4, y+5, x-4, y+5) + "Z" + sim.Points(x-3, y, x-3, y-5, x-1.5, y-7, x+1.5, y-7, x+3, y-5, x+3, y-4))
		return
	}
	p.ink.line(sim.Flow, sim.Points(x-3, y, x-3, y-3, x-1.5, y-5, x+1.5, y-5, x+3, y-3, x+3, y))
	for i := range 3 {
		p.ink.line(sim.Flow, sim.Points(x-4.5, y+times(i, 2), x+4.5, y+times(i, 2)))
	}
}

// action draws one row of a card: its runOrder, its name, what it reads and gives.
func (p *painter) action(s, i int, w float64) {
	a := &p.stages[s].actions[i]
	y := p.actY(s, i)
	latest := ""
	for k := range p.bars {
		if b := &p.bars[k]; b.stage == s && b.action == i && b.from <= p.at {
			latest = working
			if until(b.to, b.status) <= p.at {
				latest = b.status
			}
		}
	}
	ink := sim.Ink
	switch {
	case p.wrong(s, i) || latest == failed:
		ink = sim.Bad.Solid()
	case latest == working:
		tone := sim.Flow
		if a.category == approval {
			tone = sim.Wait
		}
		ink = tone.Solid()
		p.c.Rect(edge+4, y-8, w-8, actRow-1, sim.Style{Fill: tone.Soft(), Round: 4})
	}
	x := edge + 10
	name := sim.Type{Size: sim.TextSmall, Fill: ink}
	label := sim.Fit(itoa(a.order)+" "+a.name, w-x-4, name)
	p.c.Text(x, y+4, label, name)
	if room := w - x - sim.TextWidth(label, name) - 14; !p.phone && room > 30 {
		p.c.Text(edge+w-8, y+4, sim.Fit(flow(a), room, code), anchored(inked(code, sim.Ink3), sim.End))
	}
	if p.wrong(s, i) {
		p.c.Path(cross(p.left+2, y, 3.5), sim.Style{Stroke: sim.Bad.Solid(), StrokeWidth: 2})
	}
}

// flow writes what an action reads and gives: "src → app".
func flow(a *action) string {
	in, out := strings.Join(a.in, " "), strings.Join(a.out, " ")
	switch {
	case a.category == approval:
		return ""
	case out == "":
		return in + " →"
	case in == "":
		return "→ " + out
	}
	return in + " → " + out
}

// chip is where an artifact's name stands in the bucket.
type chip struct {
	name    string
	x, y, w float64
}

// layBucket decides where the artifacts stand.
func (p *painter) layBucket(y float64) {
	x := edge + 10
	y += 18
	for s := range p.stages {
		for i := range p.stages[s].actions {
			for _, out := range p.stages[s].actions[i].out {
				w := sim.TextWidth(out, code) + 16
				for _, o := range p.objects {
					if o.name == out {
						w += 9 + times(len(o.exec)-1, 7)
					}
				}
				w = min(w, p.w-2*edge-20)
				if x+w > p.w-edge-10 {
					x, y = edge+10, y+24
				}
				p.chipsY = append(p.chipsY, chip{out, x, y, w})
				x += w + 8
			}
		}
	}
	p.h = y + 30
}

// bucket draws the artifact store: which executions have left which artifact, and
// what is being read now.
func (p *painter) bucket() {
	top := p.bottom + 24
	p.c.Rect(edge+0.5, top, p.w-2*edge-1, p.h-top-2, sim.Style{Stroke: sim.RuleStrong, Round: 8})
	title := p.say(i18n.Of("S3 아티팩트 버킷", "S3 artifact bucket"))
	p.c.Text(edge+10, top+15, title, small)
	n := 0
	for _, o := range p.objects {
		if o.at <= p.at {
			n++
		}
	}
	p.c.Text(p.w-edge-10, top+15, p.say(sim.Tell("객체 $1개", "objects: $1", itoa(n))), anchored(faint, sim.End))
	for _, k := range p.chipsY {
		readers := p.readers(k.name)
		style := sim.Style{Fill: sim.Sunk, Stroke: sim.Rule, Round: 5}
		if readers != "" {
			style = sim.Style{Fill: sim.Flow.Soft(), Stroke: sim.Flow.Solid(), Round: 5}
		}
		p.c.Rect(k.x, k.y, k.w, 19, style)
		p.c.Text(k.x+6, k.y+13, k.name, code)
		x := k.x + 12 + sim.TextWidth(k.name, code)
		for _, o := range p.objects {
			if o.name != k.name || o.at > p.at {
				continue
			}
			t := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3}
			if strings.Contains(readers, " "+o.exec+" ") {
				t.Fill, t.Bold = sim.Flow.Solid(), true
			}
			if x+7 > k.x+k.w {
				break
			}
			p.c.Text(x, k.y+13, o.exec, t)
			x += 9 + times(len(o.exec)-1, 7)
		}
	}
}

// readers lists the executions whose artifact of a name is an input of an action
// in progress, each between spaces.
func (p *painter) readers(name string) string {
	s := ""
	for i := range p.bars {
		b := &p.bars[i]
		if b.from > p.at || until(b.to, b.status) <= p.at {
			continue
		}
		for _, in := range p.stages[b.stage].actions[b.action].in {
			if in == name {
				e := b.exec
				if t := p.execs[e].target; t >= 0 {
					e = t
				}
				s += " " + p.execs[e].name + " "
			}
		}
	}
	return s
}
