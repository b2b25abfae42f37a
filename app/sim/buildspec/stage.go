package buildspec

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// Stage implements sim.Simulator. The phases stand below one another on a rail;
// the commands of a phase run left to right beside its name, or below it on a
// phone. A way past the phases is drawn in a lane of its own, and the log runs
// along the bottom.
func (simulator) Stage(t *sim.Trace, at time.Duration, width int, l i18n.Lang) string {
	m := t.Model.(*model)
	at = min(max(at, 0), m.end)
	g := m.plan(width)
	p := &painter{model: m, g: g, at: at, l: l, c: sim.NewCanvas(g.w, g.h, m.label().In(l))}
	p.try, p.n = m.at(at)
	p.header()
	p.rails()
	for q := submitted; q < phases; q++ {
		p.row(q)
	}
	p.token()
	p.logs()
	return p.c.String()
}

// painter draws one moment.
type painter struct {
	*model
	g   *plan
	at  time.Duration
	l   i18n.Lang
	c   *sim.Canvas
	try *attempt
	n   int // its number from 0
}

func (p *painter) say(ko, en string) string { return i18n.Of(ko, en).In(p.l) }

// label is what a screen reader says for the whole picture.
func (m *model) label() i18n.Text {
	a := m.last()
	status := "SUCCEEDED"
	if a.failed {
		status = "FAILED"
	}
	q, ok := a.stopped()
	if !ok {
		return i18n.Of("빌드가 모든 phase를 지나 "+status, "The build passes all its phases: "+status)
	}
	return i18n.Of("빌드가 "+q.String()+"에서 실패하고 끝은 "+status, "The build fails in "+q.String()+" and ends as "+status)
}

// over reports whether the build has its final status.
func (p *painter) over() bool { return p.at >= p.end && p.bound == "" }

// header names the build and its status so far.
func (p *painter) header() {
	status, tone := "IN_PROGRESS", sim.Flow
	if p.over() {
		status, tone = "SUCCEEDED", sim.Good
		if p.last().failed {
			status, tone = "FAILED", sim.Bad
		}
	}
	ty := sim.Type{Size: sim.TextSmall, Bold: true, Fill: tone.Solid(), Anchor: sim.Middle}
	w := sim.TextWidth("IN_PROGRESS", ty) + 30
	x := p.g.w - 0.5 - w
	p.c.Rect(x, 2, w, 20, sim.Style{Fill: tone.Soft(), Stroke: tone.Solid(), Round: 10})
	p.c.Text(x+w/2+7, 16, status, ty)
	p.mark(x+15, 12, 4, map[sim.Tone]state{sim.Flow: running, sim.Good: passed, sim.Bad: failed}[tone])
	s := p.say("빌드 my-app:7", "Build my-app:7")
	if len(p.attempts) > 1 {
		s += p.say(" · 시도 ", " · attempt ") + itoa(p.n+1)
	}
	p.c.Text(1, 16, sim.Fit(s, x-10, quiet), quiet)
}

// mark draws the sign of a state.
func (p *painter) mark(x, y, r float64, s state) {
	line := sim.Style{Stroke: s.tone().Solid(), StrokeWidth: 1.8}
	switch s {
	case passed:
		p.c.Path(sim.Points(x-r, y, x-r/4, y+r*0.75, x+r, y-r*0.75), line)
	case failed:
		p.c.Path(sim.Points(x-r, y-r, x+r, y+r)+sim.Points(x-r, y+r, x+r, y-r), line)
	case running:
		p.c.Circle(x, y, r-0.5, line)
	case leftOut:
		p.c.Line(x-r, y, x+r, y, line)
	default:
		p.c.Circle(x, y, 1.5, sim.Style{Fill: sim.Ink3})
	}
}
