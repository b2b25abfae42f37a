package codedeploy

import (
	"math"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// Stage implements sim.Simulator. At the top stand the deployments, each with
// its ID, and the rule in numbers. The rail of lifecycle events shows where each
// instance is now; beside it, or below on a phone, time runs to the right: every
// instance on its lane and the healthy ones over the minimum, or the traffic on
// its way to two versions.
func (simulator) Stage(t *sim.Trace, at time.Duration, width int, l i18n.Lang) string {
	r := t.Model.(*run)
	p := &painter{run: r, at: min(max(at, 0), t.End), l: l, w: float64(width), phone: sim.Phone(width)}
	axis := t.End
	if h := t.Values.Duration("horizon"); h > 0 {
		axis = h
	}
	p.lay(axis)
	title := p.say(r.title())
	p.c = sim.NewCanvas(p.w, p.h, title+": "+p.statusNow())
	p.c.Text(edge, 15, sim.Fit(title, p.w-2*edge, heading), heading)
	p.tags(26)
	p.cards(58)
	p.rail()
	if r.shifts() {
		p.router()
		p.shiftChart()
	} else {
		p.fleetLanes()
		p.healthChart()
	}
	return p.c.String()
}

// painter draws one moment.
type painter struct {
	*run
	c     *sim.Canvas
	at    time.Duration
	l     i18n.Lang
	w, h  float64
	phone bool

	railTop, railEnd, rowStep float64 // of the rail
	rows                      []row
	tagX                      float64
	top                       float64 // of the right-hand part
	left                      float64
	laneStep                  float64
	scale                     sim.Scale
	chartTop, chartEnd        float64
}

const edge = 2.0

var (
	heading = sim.Type{Size: 13, Bold: true, Sans: true}
	small   = sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Sans: true}
	faint   = sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Sans: true}
	figureT = sim.Type{Size: sim.TextSmall, Fill: sim.Ink2}
)

func (p *painter) say(t i18n.Text) string { return t.In(p.l) }

func anchored(t sim.Type, a sim.Anchor) sim.Type {
	t.Anchor = a
	return t
}

func inked(t sim.Type, tone sim.Tone) sim.Type {
	t.Fill, t.Bold = tone.Solid(), true
	return t
}

// title names the configuration, so that two pictures can stand side by side.
func (r *run) title() i18n.Text {
	name := map[string]i18n.Text{
		inPlace: i18n.Of("현재 위치(in-place) 배포", "In place"), blueGreen: i18n.Of("EC2 블루/그린", "EC2 blue/green"),
		onECS: i18n.Of("ECS", "ECS"), onLambda: i18n.Of("Lambda", "Lambda"),
	}[r.platform]
	config := i18n.Same(r.kind)
	switch {
	case r.shift == customCanary || r.shift == customLinear:
		config = sim.Tell("사용자 지정 $1", "custom $1", r.shift[len("custom-"):])
	case r.shifts():
		config = i18n.Same(r.shift)
	case r.kind == hostCount:
		config = i18n.Same(r.kind + " " + itoa(r.value))
	case r.kind == fleetPercent:
		config = i18n.Same(r.kind + " " + itoa(r.value) + "%")
	}
	return i18n.Of(name.Ko+" · "+config.Ko, name.En+" · "+config.En)
}

// lay decides where everything stands.
func (p *painter) lay(axis time.Duration) {
	p.rows = p.railRows()
	p.laneStep = float64(min(max(200/p.lanes, 13), 24))
	body := float64(float64(p.lanes)*p.laneStep) + p.headRoom() + 104 // lanes, then the chart
	if p.shifts() {
		body = 262
	}
	cardsHeight := 46.0
	if p.phone {
		cardsHeight = 62
	}
	p.top = 58 + cardsHeight + 14
	p.left = edge
	p.railTop = p.top + 8
	rows := float64(len(p.rows))
	if p.phone {
		p.rowStep = 20
		if rows > 16 {
			p.rowStep = 18
		}
		p.railEnd = p.railTop + (rows-1)*p.rowStep
		p.top = p.railEnd + 26
		p.h = p.top + body + 20
	} else {
		p.left = min(max(p.w*0.38, 210), 256)
		p.rowStep = math.Floor(min(max((body-20)/(rows-1), 17), 32))
		p.railEnd = p.railTop + (rows-1)*p.rowStep
		p.h = max(p.top+body, p.railEnd) + 20
	}
	p.chartEnd = p.top + body
	p.chartTop = p.chartEnd - 64
	if p.shifts() {
		p.chartTop = p.chartEnd - 92
	}
	p.scale = sim.TimeScale(max(axis, time.Second), p.left+34, p.w-8)
}

// statusOf is a deployment's status now, "" before it begins.
func (p *painter) statusOf(d *deployment) string {
	switch {
	case p.at < d.from:
		return ""
	case p.at >= d.to:
		return d.status
	case p.manual && d.ready > 0 && p.at >= d.ready && (p.at < d.resumed || d.resumed == 0):
		return ready
	}
	return inProgress
}

// statusNow is the status of the latest deployment that has begun.
func (p *painter) statusNow() string {
	s := ""
	for i := range p.deps {
		if now := p.statusOf(&p.deps[i]); now != "" {
			s = p.deps[i].id + " " + now
		}
	}
	return s
}

// signs tell statuses apart without colour.
var signs = map[string]string{succeeded: "✓ ", failed: "✕ ", stopped: "■ ", ready: "‖ ", inProgress: "▸ "}

// tags draws the deployments: a rollback is one of its own.
func (p *painter) tags(y float64) {
	x := edge
	for i := range p.deps {
		d := &p.deps[i]
		status := p.statusOf(d)
		if status == "" {
			continue
		}
		if i > 0 {
			word := p.say(i18n.Of("롤백", "rollback"))
			p.c.Path(sim.Points(x+2, y+11, x+12, y+11)+sim.Points(x+8, y+7, x+12, y+11, x+8, y+15), sim.Style{Stroke: sim.Ink3, StrokeWidth: 1.5})
			if !p.phone {
				p.c.Text(x+18, y+15, word, small)
				x += sim.TextWidth(word, small) + 6
			}
			x += 18
		}
		tone := statusTone(status)
		name, state := d.id+" "+d.revision, signs[status]+status
		if p.phone && i+1 < len(p.deps) && p.at >= p.deps[i+1].from {
			name = d.id
		}
		w := sim.TextWidth(name, figureT) + sim.TextWidth(state, inked(small, tone)) + 28
		p.c.Rect(x+0.5, y+0.5, w, 22, sim.Style{Fill: tone.Soft(), Stroke: tone.Solid(), Round: 11})
		p.c.Text(x+9, y+15, name, figureT)
		p.c.Text(x+w-8, y+15, state, anchored(inked(small, tone), sim.End))
		x += w + 6
	}
}

// card is one number of the rule, with how it comes about.
type card struct{ label, value, how i18n.Text }

// ruleCards are the three numbers a deployment works by.
func (p *painter) ruleCards() []card {
	if p.shifts() {
		return p.shiftCards()
	}
	how := map[string]i18n.Text{
		oneAtATime: sim.Tell("$1 − 1", "$1 − 1", itoa(p.n)), halfAtATime: sim.Tell("$1 ÷ 2 = $2, 올림", "$1 ÷ 2 = $2, up", itoa(p.n), hundredths(p.n*50)),
		hostCount: i18n.Of("정한 대로", "as set"), allAtOnce: i18n.Of("두지 않는다", "none kept"), fleetPercent: sim.Tell("$1 × $2% = $3, 올림", "$1 × $2% = $3, up", itoa(p.n), itoa(p.value), hundredths(p.n*p.value)),
	}[p.kind]
	if p.kind == halfAtATime && p.n%2 == 0 || p.kind == fleetPercent && p.n*p.value%100 == 0 {
		how.Ko, how.En = how.Ko[:len(how.Ko)-len(", 올림")], how.En[:len(how.En)-len(", up")]
	}
	if p.kind == halfAtATime && p.n == 1 {
		how = i18n.Of("한 대뿐", "only one")
	}
	fail := sim.Tell("$1번째면 Failed", "Failed at $1", itoa(p.limit()))
	switch {
	case p.allowed == 0:
		fail = i18n.Of("여유가 없다", "no slack")
	case p.minimum == 0:
		fail = i18n.Of("모두면 Failed", "Failed if all")
	case p.limit() == 1:
		fail = i18n.Of("첫 실패면 Failed", "Failed at the first")
	}
	return []card{
		{i18n.Of("최소 정상", "minimum healthy"), sim.Tell("$1대", "$1", itoa(p.minimum)), how},
		{i18n.Of("한 번에 배포(=여유)", "at a time (= slack)"), sim.Tell("$1대", "$1", itoa(p.allowed)), sim.Tell("$1 − $2", "$1 − $2", itoa(p.n), itoa(p.minimum))},
		{i18n.Of("실패", "failed"), i18n.Text{}, fail},
	}
}

func (p *painter) cards(y float64) {
	for i, k := range p.ruleCards() {
		if p.phone {
			base := y + 14 + float64(i)*20
			p.c.Text(edge, base, p.say(k.label), faint)
			p.c.Text(p.w-edge, base, p.say(k.how), anchored(small, sim.End))
			if v := p.say(k.value); v != "" {
				p.c.Text(120, base, v, sim.Type{Bold: true, Sans: true})
			} else {
				p.pips(124, base-4)
			}
			if i > 0 {
				p.c.Line(edge, base-15, p.w-edge, base-15, sim.Style{Stroke: sim.Rule})
			}
			continue
		}
		w := (p.w - 2*edge - 16) / 3
		x := edge + float64(float64(i)*(w+8))
		p.c.Rect(x, y, w, 44, sim.Style{Fill: sim.Sunk, Round: 8})
		p.c.Text(x+10, y+16, p.say(k.label), faint)
		p.c.Text(x+w-10, y+34, p.say(k.how), anchored(small, sim.End))
		if v := p.say(k.value); v != "" {
			p.c.Text(x+10, y+35, v, sim.Type{Size: sim.TextLarge, Bold: true, Sans: true})
		} else {
			p.pips(x+15, y+31)
		}
	}
}

// limit is the failure that ends the first deployment while instances remain.
func (r *run) limit() int {
	all := 0
	for _, s := range r.sick {
		if s {
			all++
		}
	}
	if r.allowed > 0 && r.allowed < r.n && r.kind != oneAtATime && (r.platform == blueGreen || all == r.n) {
		return r.allowed + 1
	}
	return r.allowed
}

// pips shows how much of the slack failures have used.
func (p *painter) pips(x, y float64) {
	n := p.countNow().failed
	step := 10.0
	if p.limit() > 8 {
		step = 8
	}
	for i := range p.limit() {
		style := sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong}
		cx := x + float64(float64(i)*step)
		if i < n {
			style = sim.Style{Fill: sim.Bad.Solid(), Stroke: sim.Bad.Solid()}
		}
		p.c.Circle(cx, y, 3.5, style)
		if i < n {
			p.c.Path(cross(cx, y, 1.6), sim.Style{Stroke: sim.Paper})
		}
	}
}

func cross(x, y, r float64) string {
	return sim.Points(x-r, y-r, x+r, y+r) + sim.Points(x-r, y+r, x+r, y-r)
}

// countNow is what is counted at the moment.
func (p *painter) countNow() tally {
	now := tally{}
	for _, c := range p.counts {
		if c.at <= p.at {
			now = c
		}
	}
	return now
}

// label writes words over the grid.
func (p *painter) label(x, y float64, s string, t sim.Type) {
	w := sim.TextWidth(s, t)
	left := x
	if t.Anchor == sim.End {
		left -= w
	}
	p.c.Rect(left-2, y-10, w+4, 13, sim.Style{Fill: sim.Paper})
	p.c.Text(x, y, s, t)
}
