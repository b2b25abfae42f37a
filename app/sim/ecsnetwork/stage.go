package ecsnetwork

import (
	"strconv"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// Stage implements sim.Simulator. On a desktop the request runs left to right,
// hosts stand in one column for each zone; on a phone it runs top to bottom.
// Three equal stretches at the top stand for placement, registration with
// health checks, and the request: they are not to one scale.
func (simulator) Stage(t *sim.Trace, at time.Duration, width int, l i18n.Lang) string {
	m := t.Model.(*model)
	at = min(max(at, 0), m.end)
	g := m.layout(width)
	p := painter{m, g, at, l, sim.NewCanvas(g.w, g.h, m.label().In(l))}
	p.phases()
	p.client()
	p.balancer()
	for i := range m.hosts {
		p.host(i)
	}
	p.wires()
	for i := range m.tasks {
		if m.tasks[i].host >= 0 {
			p.task(i)
		}
	}
	p.service()
	p.gates()
	p.dots()
	p.hops()
	return p.c.String()
}

// label is what a screen reader says for the whole picture.
func (m *model) label() i18n.Text {
	n, d := strconv.Itoa(m.placedCount()), strconv.Itoa(m.desired)
	s := statusText(m.status)
	return text(
		m.mode.label().Ko+": Task "+d+"개 가운데 "+n+"개 배치, 클라이언트가 받은 것은 "+s.Ko,
		m.mode.label().En+": "+n+" of "+d+" tasks placed, the client got "+s.En)
}

// painter draws one picture.
type painter struct {
	*model
	g  *layout
	at time.Duration
	l  i18n.Lang
	c  *sim.Canvas
}

func (p *painter) t(ko, en string) string { return text(ko, en).In(p.l) }

var (
	small      = sim.Type{Size: sim.TextSmall, Fill: sim.Ink2}
	smallInk   = sim.Type{Size: sim.TextSmall}
	boxStyle   = sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, Round: 8}
	wireStyle  = sim.Style{Stroke: sim.Rule}
	wireActive = 2.0
)

// phases draws the strip at the top and the playhead on it.
func (p *painter) phases() {
	names := [3]string{p.t("배치", "place"), p.t("등록과 헬스 체크", "register, check"), p.t("요청", "request")}
	ends := [4]time.Duration{0, p.placeEnd, p.requestAt, p.end}
	y, third := 26.0, (p.g.w-8)/3
	head := p.g.w - 8
	for i, name := range names {
		x := 4 + float64(i)*third
		begun, over := p.at >= ends[i], p.at >= ends[i+1]
		fill := sim.Ink3
		if begun && (!over || i == 2) {
			fill = sim.Accent.Solid()
		}
		p.c.Text(x, 14, name, sim.Type{Size: sim.TextSmall, Fill: fill, Sans: true, Bold: fill != sim.Ink3})
		p.c.Line(x, y, x+third-4, y, sim.Style{Stroke: sim.Rule, StrokeWidth: 4})
		if begun {
			part := 1.0
			if !over {
				part = float64(p.at-ends[i]) / float64(ends[i+1]-ends[i])
				head = x + part*(third-4)
			}
			p.c.Line(x, y, x+part*(third-4), y, sim.Style{Stroke: sim.Accent.Solid(), StrokeWidth: 4})
		}
	}
	p.c.Circle(head, y, 5, sim.Style{Fill: sim.Accent.Solid()})
}

// reached reports whether a moment that exists has come.
func (p *painter) reached(at time.Duration) bool { return at > 0 && p.at >= at }

// client draws the client's box and, at the end, what it got.
func (p *painter) client() {
	b := p.g.client
	p.c.Rect(b.x, b.y, b.w, b.h, boxStyle)
	name, addr := p.t("클라이언트", "client"), dotted(p.config.client)
	if p.g.phone {
		p.c.Text(b.x+12, b.y+21, name, sim.Type{Bold: true, Sans: true})
		p.c.Text(b.x+12+sim.TextWidth(name, sim.Type{Bold: true, Sans: true})+10, b.y+21, addr, small)
	} else {
		p.c.Text(b.x+b.w/2, b.y+19, name, sim.Type{Bold: true, Sans: true, Anchor: sim.Middle})
		p.c.Text(b.x+b.w/2, b.y+35, addr, sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Anchor: sim.Middle})
	}
	var s string
	tone := sim.Bad
	switch {
	case p.at >= p.statusAt:
		if s = statusText(p.status).In(p.l); p.status == 200 {
			tone = sim.Good
		}
		if p.g.phone && p.status != 200 && p.status != 0 {
			s = strconv.Itoa(p.status)
		}
		s = mark(tone) + s
	case p.clientWaits && p.at >= p.waitFrom:
		s, tone = p.waiting(p.requestAt, clientTimeout), sim.Wait
	}
	ty := sim.Type{Size: sim.TextSize, Fill: tone.Solid(), Bold: true, Sans: true}
	if p.g.phone {
		ty.Anchor = sim.End
		p.c.Text(b.x+b.w-12, b.y+21, s, ty)
	} else {
		p.c.Text(b.x, b.y+b.h+22, s, ty)
	}
}

// mark distinguishes good and bad without colour.
func mark(t sim.Tone) string {
	switch t {
	case sim.Good:
		return "✓ "
	case sim.Bad:
		return "✕ "
	}
	return ""
}

// waiting writes how long somebody has waited of how much.
func (p *painter) waiting(from, limit time.Duration) string {
	s := strconv.FormatFloat((p.at - from).Truncate(100*time.Millisecond).Seconds(), 'f', 1, 64)
	return p.t("기다림 ", "waiting ") + s + " / " + sim.ShortTime(limit)
}

// balancer draws the load balancer's box.
func (p *painter) balancer() {
	b := p.g.alb
	p.c.Rect(b.x, b.y, b.w, b.h, boxStyle)
	name, node := "ALB :"+strconv.Itoa(p.listener), dotted(p.node)
	var s string
	tone := sim.Wait
	switch {
	case !p.clientWaits && p.waitTo > 0 && p.at >= p.waitFrom && p.at < p.waitTo:
		s = p.waiting(p.waitFrom, connectTimeout)
	case p.failOpen && p.reached(p.requestAt+hopLeg+shortLeg) && p.at < p.statusAt:
		s = "fail open"
	}
	ty := sim.Type{Size: sim.TextSize, Fill: tone.Solid(), Bold: true, Sans: true}
	if p.g.phone {
		p.c.Text(b.x+12, b.y+21, name, sim.Type{Bold: true})
		p.c.Text(b.x+12+sim.TextWidth(name, sim.Type{Bold: true})+10, b.y+21, node, small)
		ty.Anchor = sim.End
		p.c.Text(b.x+b.w-12, b.y+21, s, ty)
		return
	}
	p.c.Text(b.x+b.w/2, b.y+25, name, sim.Type{Bold: true, Anchor: sim.Middle})
	p.c.Text(b.x+b.w/2, b.y+42, node, sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Anchor: sim.Middle})
	ty.Anchor = sim.End
	p.c.Text(b.x+b.w, b.y+b.h+20, s, ty)
}

// host draws an instance with its ENI count, memory and tasks.
func (p *painter) host(i int) {
	h, b := &p.hosts[i], p.g.hosts[i]
	style := boxStyle
	if h.limitless {
		style.Dash = "4 3"
	}
	p.c.Rect(b.x, b.y, b.w, b.h, style)
	running := 0
	for _, ti := range h.tasks {
		if p.at >= p.tasks[ti].placed {
			running++
		}
	}
	title, under, side := h.id, dotted(h.addr), ""
	if h.limitless {
		if title, under = "AWS Fargate", zones[h.zone]; !p.g.phone {
			under = p.t("Task마다 ENI", "one ENI a task")
		}
	} else if title += " " + p.kind.name; p.mode == awsvpc {
		extra := 1
		if p.trunking && p.kind.trunked > 0 {
			extra = 2 // the trunk interface counts as well
		}
		side = "ENI " + strconv.Itoa(running+extra) + "/" + strconv.Itoa(p.kind.eniLimit(p.trunking))
	}
	full := side != "" && running == p.kind.taskENIs(p.trunking)
	sideType := sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Anchor: sim.End, Bold: full}
	if full {
		sideType.Fill = sim.Wait.Solid()
	}
	x, bold := b.x+textIn, sim.Type{Bold: true}
	switch {
	case p.g.phone:
		p.c.Text(x, b.y+18, title, bold)
		x2 := x + sim.TextWidth(title, bold) + 8
		// The zone, as far as there is room beside the ENI count.
		if long := under + " · " + zones[h.zone][len("ap-northeast-"):]; !h.limitless && x2+sim.TextWidth(long, small)+6 < b.x+b.w-10-sim.TextWidth(side, sideType) {
			under = long
		}
		p.c.Text(x2, b.y+18, under, small)
		p.c.Text(b.x+b.w-10, b.y+18, side, sideType)
	default:
		p.c.Text(x, b.y+18, title, bold)
		p.c.Text(x, b.y+33, under, small)
		p.c.Text(b.x+b.w-8, b.y+33, side, sideType)
	}
	if !h.limitless {
		y, w := b.y+p.g.head-5, b.w-textIn-8
		p.c.Rect(x, y, w, 3, sim.Style{Fill: sim.Rule, Round: 1.5})
		if used := running * p.memory; used > 0 {
			p.c.Rect(x, y, w*float64(used)/float64(h.memory), 3, sim.Style{Fill: sim.Ink3, Round: 1.5})
		}
	}
}

// task draws one task with its address, its place in life and its health.
func (p *painter) task(i int) {
	t, b := &p.tasks[i], p.g.tasks[i]
	if p.at < t.placed {
		return
	}
	up := p.at >= t.started
	style := sim.Style{Fill: sim.Sunk, Stroke: sim.RuleStrong, Round: 5}
	if !up {
		style = sim.Style{Stroke: sim.RuleStrong, Dash: "3 3", Round: 5}
	}
	if i == p.target && p.targetGate.pass && p.reached(p.targetGate.at+shortLeg) {
		style.Stroke, style.StrokeWidth = sim.Flow.Solid(), 1.5
		if p.refusedAt > 0 {
			style.Stroke = sim.Bad.Solid()
		}
	}
	p.c.Rect(b.x, b.y, b.w, b.h, style)
	y := b.y + b.h/2 + 4
	p.c.Text(b.x+12, y, t.name, sim.Type{Size: sim.TextSmall, Bold: true})
	s, long := "", b.w > 260
	switch {
	case !up:
		s = p.t("시작 중", "starting")
	case p.mode.bridge() && long:
		s = ":" + strconv.Itoa(t.port) + " → " + endpoint(t.inner, p.containerPort)
	case p.mode.bridge():
		s = ":" + strconv.Itoa(t.port) + "→" + strconv.Itoa(p.containerPort)
	case long:
		s = endpoint(t.addr, t.port)
	default:
		s = dotted(t.addr)
	}
	x := b.x + 12 + 3*7 + 5
	p.c.Text(x, y, sim.Fit(s, b.x+b.w-20-x, small), sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Sans: !up})
	p.health(t, b.x+b.w-11, b.y+b.h/2)
}

// health draws a target's state: nothing, waiting ring, filled dot or cross.
func (p *painter) health(t *task, x, y float64) {
	switch {
	case p.at < t.enlisted:
	case p.at < t.judged:
		p.c.Circle(x, y, 3.5, sim.Style{Stroke: sim.Wait.Solid(), StrokeWidth: 1.5})
	case t.healthy:
		p.c.Circle(x, y, 4, sim.Style{Fill: sim.Good.Solid()})
	default:
		p.cross(x, y, 3.5, 2)
	}
}

func (p *painter) cross(x, y, r, w float64) {
	p.c.Path(sim.Points(x-r, y-r, x+r, y+r)+sim.Points(x-r, y+r, x+r, y-r), sim.Style{Stroke: sim.Bad.Solid(), StrokeWidth: w})
}

// service draws ECS's view: one chip for each desired task, and the reason
// when some cannot be placed.
func (p *painter) service() {
	b := p.g.service
	placed, failed, reason := 0, 0, ""
	for i := range p.tasks {
		if t := &p.tasks[i]; p.at >= t.placed {
			if t.host >= 0 {
				placed++
			} else if failed++; reason == "" {
				reason = t.reason
			}
		}
	}
	p.c.Text(b.x, b.y+12, p.t("ECS 서비스 web", "ECS service web"), sim.Type{Bold: true, Sans: true})
	p.c.Text(b.x+b.w, b.y+12, p.t("배치 ", "placed ")+strconv.Itoa(placed)+"/"+strconv.Itoa(p.desired), sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Anchor: sim.End, Sans: true})
	const w, h, gap = 30.0, 20.0, 5.0
	per := max(int((b.w+gap)/(w+gap)), 1)
	for i := range p.tasks {
		t := &p.tasks[i]
		x, y := b.x+float64(i%per)*(w+gap), b.y+22+float64(i/per)*(h+gap)
		style, fill := sim.Style{Stroke: sim.RuleStrong, Dash: "3 3", Round: 5}, sim.Ink3
		if p.at >= t.placed {
			style, fill = sim.Style{Fill: sim.Sunk, Stroke: sim.RuleStrong, Round: 5}, sim.Ink
			if t.host < 0 {
				style, fill = sim.Style{Fill: sim.Bad.Soft(), Stroke: sim.Bad.Solid(), Round: 5}, sim.Bad.Solid()
			}
		}
		p.c.Rect(x, y, w, h, style)
		p.c.Text(x+w/2, y+14, t.name, sim.Type{Size: sim.TextSmall, Fill: fill, Anchor: sim.Middle})
		if p.at >= t.placed && t.host < 0 {
			p.c.Line(x+4, y+h-4, x+w-4, y+4, sim.Style{Stroke: sim.Bad.Solid()})
		}
	}
	if failed > 0 {
		y := b.y + 22 + float64((p.desired+per-1)/per)*(h+gap) + 12
		p.c.Text(b.x, y, "✕ "+reason+" × "+strconv.Itoa(failed), sim.Type{Size: sim.TextSmall, Fill: sim.Bad.Solid(), Bold: true})
		p.c.Text(b.x, y+16, lackText(reason).In(p.l), sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Sans: true})
	}
}
