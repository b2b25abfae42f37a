package cfngraph

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// Stage implements sim.Simulator. Above stands the graph, what is needed before
// what needs it; below it time runs to the right, the stack's status over a row
// for every resource. A template that is turned down has its error there.
func (simulator) Stage(t *sim.Trace, at time.Duration, width int, l i18n.Lang) string {
	r := t.Model.(*run)
	p := &painter{run: r, at: min(max(at, 0), t.End), w: float64(width), phone: sim.Phone(width), l: l, axis: max(r.end, t.Values.Duration("horizon"))}
	head := 56.0
	p.g = r.plan.place(p.w, head, p.phone)
	under := head
	if len(p.g.spots) > 0 {
		under = p.g.bottom + 22
		if !p.g.tall {
			under += r.plan.overhang()
		}
	}
	high := under
	if r.refusal != nil {
		p.lines = p.error(l)
		high += p.errorHigh()
	} else {
		high += p.chartHigh()
	}
	p.c = sim.NewCanvas(p.w, high, p.label())
	p.header()
	p.graph()
	if r.refusal != nil {
		p.drawError(under)
	} else {
		p.chart(under)
	}
	return p.c.String()
}

// painter draws one moment.
type painter struct {
	*run
	g     *geometry
	c     *sim.Canvas
	at    time.Duration
	w     float64
	phone bool
	l     i18n.Lang
	lines []errorLine
	axis  time.Duration // the length of the time axis
}

func (p *painter) say(ko, en string) string { return i18n.Of(ko, en).In(p.l) }

// label is what a screen reader says for the picture.
func (p *painter) label() string {
	return p.title() + ": " + statusText(p.stackAt(p.at)).In(p.l)
}

// titles name the operations.
var titles = map[string]i18n.Text{
	opCreate: i18n.Of("스택 만들기", "Creating the stack"),
	opUpdate: i18n.Of("스택 업데이트", "Updating the stack"),
	opDelete: i18n.Of("스택 삭제", "Deleting the stack"),
}

// title names the operation and what is going to fail, so that two pictures can
// stand side by side.
func (p *painter) title() string {
	s := titles[p.op].In(p.l)
	for i := range p.units {
		if p.units[i].id == p.fails && p.op != opDelete && p.refusal == nil {
			s += " · " + sim.Fit(p.fails, 120, sim.Type{}) + p.say(" 실패", " fails")
		}
	}
	return s
}

// header writes what is done, and how the stack stands.
func (p *painter) header() {
	bold := sim.Type{Bold: true, Sans: true, Size: 13}
	p.c.Text(1, 16, sim.Fit(p.title(), p.w-2, bold), bold)
	s := p.stackAt(p.at)
	name, tone := statusText(s).In(p.l), s.tone()
	if p.refusal != nil {
		tone = sim.Bad
	}
	m := symbol(tone)
	if p.refusal != nil && s == createComplete {
		tone, m = sim.Good, symbol(sim.Good)
	}
	ty := sim.Type{Size: sim.TextSize, Bold: true, Fill: tone.Solid()}
	x, y := p.w-1, 16.0
	if p.phone {
		x, y = 1, 36
	} else {
		ty.Anchor = sim.End
	}
	p.c.Text(x, y, sim.Fit(m+name, p.w-2, ty), ty)
	if p.phone {
		small := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Sans: true, Anchor: sim.End}
		if sim.TextWidth(p.title(), bold)+sim.TextWidth(p.count(), small)+10 < p.w {
			p.c.Text(p.w-1, 16, p.count(), small)
		}
		return
	}
	quiet := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Sans: true}
	from := 1 + sim.TextWidth(p.title(), bold) + 12
	if from+sim.TextWidth(p.count(), quiet)+10 < p.w-sim.TextWidth(m+name, ty) {
		p.c.Text(from, 16, p.count(), quiet)
	}
}

// count says how many resources are how far.
func (p *painter) count() string {
	if p.refusal != nil || len(p.units) == 0 {
		return p.say("리소스 "+itoa(len(p.units))+"개", itoa(len(p.units))+" resources")
	}
	busy, there := p.working(p.at), 0
	for i := range p.lives {
		for _, x := range p.lives[i].pieces {
			if x.born <= p.at && p.at < x.gone {
				there++
			}
		}
	}
	return p.say("지금 있는 리소스 "+itoa(there)+" · 작업 중 "+itoa(busy), itoa(there)+" there now · "+itoa(busy)+" in progress")
}

// symbol tells tones apart without colour.
func symbol(t sim.Tone) string {
	switch t {
	case sim.Good:
		return "✓ "
	case sim.Bad:
		return "✕ "
	case sim.Flow, sim.Wait:
		return "… "
	}
	return ""
}
