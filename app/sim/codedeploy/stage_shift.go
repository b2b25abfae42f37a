package codedeploy

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// shiftCards are the numbers of a shift of traffic.
func (p *painter) shiftCards() []card {
	first := p.steps[0].share
	how := i18n.Of("한 번에", "at once")
	rest := i18n.Of("없음", "nothing")
	wait := i18n.Text{}
	if len(p.steps) > 1 {
		every := lasting(p.steps[1].at)
		if len(p.steps) > 2 {
			how = sim.Tell("$1마다 $3%p씩", "+$3 points every $2", every.Ko, every.En, itoa(first))
		} else {
			how = sim.Tell("$1 지켜본다", "watched for $2", every.Ko, every.En)
		}
		rest = sim.Tell("$1%", "$1%", itoa(100-first))
		last := lasting(p.steps[len(p.steps)-1].at)
		wait = sim.Tell("$1 뒤 100%", "100% after $2", last.Ko, last.En)
	}
	share := shareAt(p.shares, p.at)
	return []card{
		{i18n.Of("먼저 옮기는 비율", "moved first"), sim.Tell("$1%", "$1%", itoa(first)), how},
		{i18n.Of("나머지", "the rest"), rest, wait},
		{i18n.Of("지금 새 버전", "new version now"), sim.Tell("$1%", "$1%", itoa(share)), sim.Tell("이전 버전 $1%", "version before $1%", itoa(100-share))},
	}
}

// node is a rounded box of the router.
type node struct {
	x, y, w, h float64
	name, more string
	style      sim.Style
}

func (p *painter) node(n node) {
	n.style.Round = 8
	p.c.Rect(n.x, n.y, n.w, n.h, n.style)
	y := n.y + n.h/2 + 4
	if n.more != "" {
		y -= 7
		p.c.Text(n.x+n.w/2, y+15, n.more, anchored(figureT, sim.Middle))
	}
	p.c.Text(n.x+n.w/2, y, sim.Fit(n.name, n.w-8, heading), sim.Type{Sans: true, Bold: true, Anchor: sim.Middle})
}

// passed reports whether an event has run.
func (p *painter) passed(e event) bool {
	for i := range p.bars {
		if b := &p.bars[i]; b.e == e && b.how == fine && p.at >= b.to {
			return true
		}
	}
	return false
}

// router draws who sends traffic to which version, in the shares of the moment.
func (p *painter) router() {
	share := shareAt(p.shares, p.at)
	from, older, newer := i18n.Of("별칭 live", "alias live"), i18n.Of("버전 1", "version 1"), i18n.Of("버전 2", "version 2")
	if p.platform == onECS {
		from, older, newer = i18n.Of("운영 리스너", "listener"), i18n.Of("원본 · TG 1", "blue · TG 1"), i18n.Of("교체 · TG 2", "green · TG 2")
	}
	w := p.w - edge - p.left
	nw := min(130, w*0.36)
	plain := sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong}
	top := p.top + 2
	x2 := p.w - edge - nw - 1
	a := node{p.left + 1, top + 28, nw, 40, p.say(from), "", plain}
	b := node{x2, top, nw, 40, p.say(older), itoa(100-share) + "%", plain}
	c := node{x2, top + 58, nw, 40, p.say(newer), itoa(share) + "%", plain}
	if p.platform == onECS && p.deps[0].status == succeeded && p.at >= p.deps[0].to {
		b.style.Dash, b.more = "4 3", p.say(i18n.Of("제거됨", "removed"))
	}
	if share > 0 {
		c.style.Stroke, c.style.Fill = sim.Flow.Solid(), sim.Flow.Soft()
	}
	if p.platform == onECS {
		a.y = top
		test := node{p.left + 1, top + 58, nw, 40, p.say(i18n.Of("테스트 리스너", "test listener")), "", plain}
		if !p.test {
			test.style.Dash, test.more = "4 3", p.say(i18n.Of("없음", "none"))
		}
		if !p.passed(install) {
			c.style.Dash, c.more = "4 3", p.say(i18n.Of("아직 없음", "not yet"))
		}
		y := test.y + 30
		on := sim.Style{Stroke: sim.RuleStrong, Dash: "2 4"}
		if p.test && p.passed(allowTest) && p.deps[len(p.deps)-1].status != "" && (len(p.deps) == 1 || p.at < p.deps[1].from) {
			on = sim.Style{Stroke: sim.Accent.Solid(), StrokeWidth: 1.5, Dash: "4 3"}
			p.flow(test.x+nw, y, x2, y, 2, sim.Accent)
		}
		p.c.Line(test.x+nw, y, x2, y, on)
		p.node(test)
	}
	y := a.y + a.h/2
	p.way(a.x+nw, y, x2, b.y+b.h/2, 100-share, sim.Muted)
	p.way(a.x+nw, y, x2, c.y+12, share, sim.Flow)
	p.node(a)
	p.node(b)
	p.node(c)
}

// way is one way of the traffic, as thick as its share.
func (p *painter) way(x1, y1, x2, y2 float64, share int, tone sim.Tone) {
	style := sim.Style{Stroke: sim.Rule, Dash: "2 4"}
	if share > 0 {
		soft := sim.RuleStrong
		if tone == sim.Flow {
			soft = sim.Flow.Soft()
		}
		style = sim.Style{Stroke: soft, StrokeWidth: 2 + float64(share)/16}
	}
	p.c.Line(x1, y1, x2, y2, style)
	if share > 0 {
		p.flow(x1, y1, x2, y2, max((share+5)/10, 1), tone)
	}
}

// flow draws requests as dots on their way.
func (p *painter) flow(x1, y1, x2, y2 float64, n int, tone sim.Tone) {
	lap := max(p.end/40, time.Millisecond)
	phase := float64(p.at%lap) / float64(lap)
	for i := range n {
		f := (float64(i) + phase) / float64(n)
		p.c.Circle(x1+float64((x2-x1)*f), y1+float64((y2-y1)*f), 2.6, sim.Style{Fill: tone.Solid()})
	}
}

// shiftChart draws the hooks as a strip and the shares over time.
func (p *painter) shiftChart() {
	strip := p.chartTop - 36
	p.c.Text(p.left, strip-10, p.say(i18n.Of("수명 주기 이벤트", "lifecycle events")), faint)
	var own, hooks strokes
	for i := range p.bars {
		b := &p.bars[i]
		if b.from > p.at {
			continue
		}
		x1, x2 := p.scale.Time(b.from), max(p.x(b.to), p.scale.Time(b.from)+1)
		if lifecycle[b.e].reserved {
			own.add(x1, x2, strip)
		} else {
			hooks.add(x1, x2, strip)
		}
		if b.how == broke && p.at >= b.to {
			defer p.c.Path(cross(x2, strip, 5), sim.Style{Stroke: sim.Bad.Solid(), StrokeWidth: 2.5})
		}
	}
	p.stroke(&own, sim.Style{Stroke: sim.RuleStrong, StrokeWidth: 10})
	p.stroke(&hooks, sim.Style{Stroke: sim.Flow.Solid(), StrokeWidth: 10})

	s := sim.Scale{From: 0, To: 100, Start: p.chartEnd, End: p.chartTop}
	p.c.TimeAxis(p.scale, p.chartTop, p.chartEnd)
	p.label(p.left, p.chartTop-10, p.say(i18n.Of("새 버전의 트래픽", "traffic of the new version")), faint)
	for _, v := range []int{0, 50, 100} {
		y := s.At(float64(v))
		p.c.Line(p.scale.Start, y, p.scale.End, y, sim.Style{Stroke: sim.Rule})
		p.c.Text(p.left+29, y+4, itoa(v), anchored(figureT, sim.End))
	}
	p.plan(s)
	var line []float64
	for i, st := range p.shares {
		if st.at > p.at {
			break
		}
		x, y := p.scale.Time(st.at), s.At(float64(st.share))
		if i > 0 {
			line = append(line, x, line[len(line)-1])
		}
		line = append(line, x, y)
	}
	x := p.scale.Time(p.at)
	line = append(line, x, line[len(line)-1])
	area := append(append([]float64{line[0], p.chartEnd}, line...), x, p.chartEnd)
	p.c.Path(sim.Points(area...), sim.Style{Fill: sim.Flow.Soft()})
	p.c.Path(sim.Points(line...), sim.Style{Stroke: sim.Flow.Solid(), StrokeWidth: 2})
	p.borders()
	p.c.Playhead(x, strip-6, p.chartEnd)
}

// plan draws what the configuration is about to do, from the beginning of the
// shift on.
func (p *painter) plan(s sim.Scale) {
	if p.shiftAt == 0 && p.deps[0].status != succeeded {
		return // the shift was never reached
	}
	x := p.scale.Time(p.shiftAt)
	plan := []float64{x, s.At(0)}
	for _, st := range p.steps {
		x = min(p.scale.Time(p.shiftAt+st.at), p.scale.End)
		plan = append(plan, x, plan[len(plan)-1])
		if x == p.scale.End {
			break
		}
		plan = append(plan, x, s.At(float64(st.share)))
	}
	if x < p.scale.End {
		plan = append(plan, p.scale.End, plan[len(plan)-1])
	}
	p.c.Path(sim.Points(plan...), sim.Style{Stroke: sim.Ink3, Dash: "2 3"})
}
