package credchain

import (
	"strconv"
	"strings"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// Stage implements sim.Simulator. The search goes down the line at the left
// from provider to provider; what it finds crosses the provider's box and goes
// down at the right to the call that it signs.
func (simulator) Stage(t *sim.Trace, at time.Duration, width int, l i18n.Lang) string {
	m := t.Model.(*model)
	g := m.layout(width)
	p := &painter{model: m, g: g, at: min(max(at, 0), m.end), l: l, c: sim.NewCanvas(g.w, g.h, m.label().In(l))}
	p.caller()
	p.profilePanel()
	p.spine()
	for i := range m.steps {
		p.row(i)
	}
	p.card()
	p.home()
	p.token()
	return p.c.String()
}

// label is what a screen reader says for the whole picture.
func (m *model) label() i18n.Text {
	who, name := m.winner(), toolOf(m.tool).name
	if who == nobody {
		return text(name+": 자격 증명을 얻지 못함", name+": no credentials")
	}
	n := strconv.Itoa(m.stop + 1)
	return text(name+": "+n+"번 칸에서 "+who.path()+"의 자격 증명을 찾음", name+": credentials of "+who.path()+" found at step "+n)
}

// painter draws one moment.
type painter struct {
	*model
	g  *layout
	at time.Duration
	l  i18n.Lang
	c  *sim.Canvas
}

func (p *painter) say(ko, en string) string { return text(ko, en).In(p.l) }

func (p *painter) reached(at time.Duration) bool { return at > 0 && p.at >= at }

var (
	smallMono = sim.Type{Size: sim.TextSmall, Fill: sim.Ink2}
	smallSans = sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Sans: true}
	boxStyle  = sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, Round: 8}
)

// caller draws the tool that needs credentials, and how it is called.
func (p *painter) caller() {
	b := p.g.tool
	style := boxStyle
	failed := p.load != "" && p.at >= p.result
	if failed {
		style.Fill, style.Stroke = sim.Bad.Soft(), sim.Bad.Solid()
	}
	p.c.Rect(b.x, b.y, b.w, b.h, style)
	name := sim.Type{Size: sim.TextLarge, Bold: true, Sans: true}
	p.c.Text(b.x+14, b.y+24, toolOf(p.tool).name, name)
	line, _, _ := strings.Cut(p.program(), "\n")
	if p.g.phone {
		p.c.Text(b.x+14, b.y+24+callLine, sim.Fit(line, b.w-26, smallMono), smallMono)
		return
	}
	x := b.x + 14 + sim.TextWidth(toolOf(p.tool).name, name) + 12
	end := smallMono
	end.Anchor = sim.End
	p.c.Text(b.x+b.w-12, b.y+24, sim.Fit(line, b.x+b.w-12-x, end), end)
}

// profilePanel draws the ground behind the providers that read the profile.
func (p *painter) profilePanel() {
	b, pr := p.g.panel, &p.profile
	p.c.Rect(b.x, b.y, b.w, b.h, sim.Style{Fill: sim.Sunk, Round: 10})
	name := p.say("프로파일 ", "Profile ") + pr.name
	ty := sim.Type{Size: sim.TextSmall, Bold: true, Sans: true, Fill: sim.Ink2}
	by := "~/.aws"
	switch {
	case p.load != "" && p.at >= p.result:
		ty.Fill = sim.Bad.Solid()
		by, name = p.faultOf(p.load), mark(failed)+name
	case pr.chosen == byProfile:
		by = "← " + toolOf(p.tool).chooser
	case pr.chosen != chosenByNone:
		by = "← " + pr.chosen
	}
	p.c.Text(b.x+10, b.y+15, name, ty)
	x := b.x + 10 + sim.TextWidth(name, ty) + 10
	side := smallMono
	side.Fill = sim.Ink3
	p.c.Text(x, b.y+15, sim.Fit(by, b.x+b.w-10-x, side), side)
}

// mark distinguishes good and bad without colour.
func mark(v verdict) string {
	switch v {
	case found:
		return "✓ "
	case failed:
		return "✕ "
	}
	return ""
}

// spine draws the line of the search, stepping aside for what it does not ask.
func (p *painter) spine() {
	g := p.g
	bottom := g.node(len(g.rows) - 1)
	y := p.tokenY()
	p.c.Path(p.spinePath(bottom), sim.Style{Stroke: sim.RuleStrong, StrokeWidth: 1.5})
	if y > g.tool.y+g.tool.h {
		p.c.Path(p.spinePath(y), sim.Style{Stroke: sim.Flow.Solid(), StrokeWidth: 2})
	}
}

// aside reports whether the search goes past step i without asking.
func (p *painter) aside(i int) bool { return p.steps[i].jumped || p.steps[i].verdict == removed }

// spinePath is the line from the tool down to y.
func (p *painter) spinePath(y float64) string {
	g := p.g
	xy := []float64{g.spine, g.tool.y + g.tool.h}
	to := func(x, py float64) bool {
		if last := xy[len(xy)-1]; py > y {
			// The stretch is cut where the search is now.
			lx := xy[len(xy)-2]
			if py > last {
				x = lx + float64((x-lx)*(y-last)/(py-last))
			}
			xy = append(xy, x, y)
			return false
		}
		xy = append(xy, x, py)
		return true
	}
	for i := 0; i < len(g.rows); i++ {
		if !p.aside(i) {
			continue
		}
		j := i
		for j+1 < len(g.rows) && p.aside(j+1) {
			j++
		}
		top, low := g.node(i)-12, g.node(j)+12
		out := g.spine - bypassWidth
		if !to(g.spine, top) || !to(out, top+8) || !to(out, low-8) || !to(g.spine, low) {
			return sim.Points(xy...)
		}
		i = j
	}
	to(g.spine, y)
	return sim.Points(xy...)
}

// tokenY is how far down the search has come.
func (p *painter) tokenY() float64 {
	g := p.g
	y, since := g.tool.y+g.tool.h, begin
	if p.load != "" {
		return y
	}
	for i := range p.steps {
		if p.model.at[i] == 0 {
			break
		}
		arrive := p.model.at[i]
		if !p.aside(i) {
			arrive -= lookTime
		}
		next := g.node(i)
		if p.at < arrive {
			if p.at > since {
				y += float64((next - y) * float64(p.at-since) / float64(arrive-since))
			}
			return y
		}
		y, since = next, p.model.at[i]
	}
	return y
}

// token draws the search: a ring while it looks, a dot when it carries an
// identity, nothing when it is over.
func (p *painter) token() {
	g := p.g
	switch {
	case p.carry > 0 && p.at >= p.model.at[p.stop]:
		x, y, home := p.homeward()
		if !home {
			p.c.Circle(x, y, 6.5, sim.Style{Fill: sim.Flow.Solid(), Stroke: sim.Paper, StrokeWidth: 2})
		}
	case p.at >= p.result:
	default:
		y := p.tokenY()
		x := g.spine
		for i := range p.steps {
			if p.aside(i) && y > g.node(i)-8 && y < g.node(i)+8 {
				x -= bypassWidth
			}
		}
		p.c.Circle(x, y, 6.5, sim.Style{Fill: sim.Paper, Stroke: sim.Flow.Solid(), StrokeWidth: 2.5})
	}
}

// homeward is where the identity is on its way from the provider to the call.
func (p *painter) homeward() (x, y float64, home bool) {
	g, b := p.g, p.g.rows[p.stop]
	from := g.node(p.stop)
	a := g.rail - (b.x + b.w)
	total := a + g.result.y - from
	share := 0.0
	if p.at > p.carry {
		share = min(float64(p.at-p.carry)/float64(p.result-p.carry), 1)
	}
	const out = 8 // it stands clear of the box
	d := out + float64(share*(total-out))
	if d <= a {
		return b.x + b.w + d, from, false
	}
	return g.rail, from + d - a, share == 1
}

// home draws the way of the identity.
func (p *painter) home() {
	if p.carry == 0 || p.at < p.carry {
		return
	}
	g, b := p.g, p.g.rows[p.stop]
	y0 := g.node(p.stop)
	x, y, _ := p.homeward()
	xy := []float64{b.x + b.w, y0, x, y0}
	if y > y0 {
		xy = append(xy, g.rail, y)
	}
	p.c.Path(sim.Points(xy...), sim.Style{Stroke: sim.Flow.Solid(), StrokeWidth: 2})
	if p.at >= p.result {
		p.c.Circle(g.rail, g.result.y, 4, sim.Style{Fill: sim.Flow.Solid()})
	}
}
