package credchain

import (
	"strconv"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// faults are short names of what is wrong at a provider.
var faults = words{
	{"env-half", "키 ID만", "key ID only"},
	{"keys-half", "키 ID만", "key ID only"},
	{"web-no-arn", "역할 ARN 없음", "no role ARN"},
	{"web-refused", "거절되는 토큰", "refused token"},
	{"sso-expired", "만료된 세션", "expired session"},
	{"process-fails", "실패하는 명령", "failing command"},
	{"container-down", "응답 없음", "no answer"},
	{"container-bad-host", "http://10.0.0.5/", "http://10.0.0.5/"},
	{"role-both", "바탕이 둘", "two sources"},
	{"role-alone", "바탕 없음", "no source"},
	{"role-lost", "없는 source_profile", "unknown source_profile"},
	{"role-loop", "자기 자신", "itself"},
	{"role-loop-java", "자기 자신", "itself"},
	{"role-ec2-none", "IMDS에 역할 없음", "no role from IMDS"},
	{"role-ecs-none", "컨테이너 역할 없음", "no container role"},
	{"role-env-none", "환경 변수에 키 없음", "no keys in environment"},
	{"base-refused", "거절되는 바탕", "refused source"},
	{"load-missing", "어느 파일에도 없음", "in no file"},
	{"load-ways", "방법이 둘", "two ways"},
}

func (p *painter) faultOf(why string) string { return faults.of(why).In(p.l) }

// fault names what is wrong at a step, "" when nothing is.
func (m *model) fault(s *step) string {
	if s.verdict == failed || s.verdict == passed {
		return s.why
	}
	return ""
}

// row draws one provider: its number and name, what lies there, and what became
// of it.
func (p *painter) row(i int) {
	g, s, b := p.g, &p.steps[i], p.g.rows[i]
	done := p.reached(p.model.at[i]) // the verdict is known
	asking := s.asked && !done && p.at >= p.model.at[i]-lookTime
	over := p.at >= p.result || p.stop >= 0 && p.at >= p.model.at[p.stop]
	ink, style := sim.Ink, sim.Style{Fill: sim.Paper, Stroke: sim.Rule, Round: 7}
	tone := sim.Plain
	switch {
	case asking:
		style.Stroke, style.StrokeWidth = sim.Flow.Solid(), 1.5
	case done && p.aside(i):
		style.Fill, style.Dash, ink = sim.None, "4 3", sim.Ink3
	case done:
		switch tone = tones[s.verdict]; tone {
		case sim.Muted:
			ink = sim.Ink3
		default:
			style.Fill, style.Stroke, style.StrokeWidth = tone.Soft(), tone.Solid(), 1.5
		}
	case over:
		ink = sim.Ink2
	}
	p.c.Rect(b.x, b.y, b.w, b.h, style)
	base := b.y + 18
	p.c.Text(b.x+22, base, strconv.Itoa(i+1), sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Anchor: sim.End})
	state, stateType := p.state(s, i, done, asking, over)
	room := b.w - 30 - 10
	if state != "" {
		p.c.Text(b.x+b.w-9, base, state, stateType)
		room -= sim.TextWidth(state, stateType) + 6
	}
	name := sim.Type{Bold: true, Sans: true, Fill: ink}
	label := sim.Fit(s.p.label().In(p.l), room, name)
	p.c.Text(b.x+30, base, label, name)
	if done && p.aside(i) {
		p.c.Line(b.x+28, base-4, b.x+30+float64(0.92*sim.TextWidth(label, name)), base-4, sim.Style{Stroke: sim.Ink3})
	}
	p.holds(s, i, b, b.x+30+sim.TextWidth(label, name), done, over)
	if s.asked {
		p.node(i, done, asking)
	} else if !p.aside(i) || !done {
		p.c.Circle(g.spine, g.node(i), 3.5, sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, StrokeWidth: 1.5})
	}
}

// state says what became of a step.
func (p *painter) state(s *step, i int, done, asking, over bool) (string, sim.Type) {
	ty := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Sans: true, Anchor: sim.End}
	if done && s.asked {
		if tone := tones[s.verdict]; tone != sim.Muted {
			ty.Fill, ty.Bold = tone.Solid(), true
		}
	}
	switch {
	case asking:
		ty.Fill = sim.Flow.Solid()
		return p.say("묻는 중", "asking"), ty
	case done && s.jumped:
		return p.say("지나감", "passed by"), ty
	case done && s.verdict == found && p.assume > 0 && p.at < p.assume:
		return p.say("역할 수임 중", "assuming"), ty
	case done && s.verdict == empty && s.hides():
		return p.say("안 봄", "ignored"), ty
	case done:
		return mark(s.verdict) + states[s.verdict].In(p.l), ty
	case over && s.hides():
		return p.say("안 물음", "not asked"), ty
	}
	return "", ty
}

var states = [...]i18n.Text{
	empty:   text("없음", "none"),
	useless: text("해당 없음", "n/a"),
	chose:   text("prod 선택", "picks prod"),
	removed: text("빠짐", "left out"),
	found:   text("찾음", "found"),
	failed:  text("오류", "error"),
	passed:  text("예외 무시", "ignored"),
}

// Columns of a desktop's row.
const (
	looksIn   = 164.0 // from its left edge to the setting it looks at
	stateRoom = 78.0  // from its right edge to what lies there
)

// holds draws what lies at a provider: somebody's credentials, a fault, or, on
// a desktop, the setting it looks at.
func (p *painter) holds(s *step, i int, b rect, nameEnd float64, done, over bool) {
	ty := smallMono
	style := sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, Round: 9}
	words, fault := "", p.fault(s)
	switch {
	case s.id != nobody:
		words = s.id.prefix() + " " + s.id.path()
		if s.base != nobody && p.g.w < 600 {
			words = s.id.path()
		}
		if s.base != nobody {
			words = s.base.path() + " → " + words
		}
		switch {
		case i == p.stop && done:
			style.Stroke, ty.Fill, ty.Bold = sim.Good.Solid(), sim.Good.Solid(), true
		case over || done && s.hides():
			style.Fill, style.Dash, ty.Fill = sim.None, "3 3", sim.Ink3
		}
	case fault != "":
		words, ty.Sans = p.faultOf(fault), true
		style.Dash = "3 3"
		if done && s.asked {
			style.Stroke, ty.Fill = tones[s.verdict].Solid(), tones[s.verdict].Solid()
		}
	}
	x, y := b.x+30, b.y+rowHeight+12
	if !p.g.phone {
		y = b.y + 18
		looks := smallMono
		looks.Fill = sim.Ink3
		right := b.x + b.w - stateRoom
		from := b.x + looksIn
		x = right
		if words != "" {
			x = max(x-sim.TextWidth(words, ty)-16, nameEnd+4)
		}
		if room := x - from - 10; room > 70 {
			p.c.Text(from, y, sim.Fit(s.p.looks(p.tool), room, looks), looks)
		}
	}
	if words == "" {
		return
	}
	p.c.Rect(x, y-13, sim.TextWidth(words, ty)+16, 18, style)
	p.c.Text(x+8, y, words, ty)
}

// node draws the mark where the spine meets a provider that is asked.
func (p *painter) node(i int, done, asking bool) {
	s := &p.steps[i]
	x, y := p.g.spine, p.g.node(i)
	b := p.g.rows[i]
	if !done && !asking {
		p.c.Circle(x, y, 3.5, sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, StrokeWidth: 1.5})
		return
	}
	tone := tones[s.verdict]
	line := sim.Style{Stroke: sim.RuleStrong, StrokeWidth: 1.5}
	if asking || s.verdict == found {
		line = sim.Style{Stroke: sim.Flow.Solid(), StrokeWidth: 2}
	}
	p.c.Line(x, y, b.x, y, line)
	if asking {
		return
	}
	white := sim.Style{Stroke: sim.Paper, StrokeWidth: 1.8}
	switch s.verdict {
	case found:
		p.c.Circle(x, y, 8, sim.Style{Fill: tone.Solid()})
		p.c.Path(sim.Points(x-3.5, y+0.5, x-1, y+3, x+4, y-3), white)
	case failed:
		p.c.Rect(x-7.5, y-7.5, 15, 15, sim.Style{Fill: tone.Solid(), Round: 2})
		p.c.Path(cross(x, y), white)
	case passed:
		p.c.Circle(x, y, 7.5, sim.Style{Fill: sim.Paper, Stroke: tone.Solid(), StrokeWidth: 1.5})
		p.c.Path(cross(x, y), sim.Style{Stroke: tone.Solid(), StrokeWidth: 1.8})
	case chose:
		p.c.Circle(x, y, 6, sim.Style{Fill: tone.Solid()})
	default:
		p.c.Circle(x, y, 6, sim.Style{Fill: sim.Paper, Stroke: sim.Ink3, StrokeWidth: 1.5})
		p.c.Line(x-3, y, x+3, y, sim.Style{Stroke: sim.Ink3, StrokeWidth: 1.5})
	}
}

func cross(x, y float64) string {
	return sim.Points(x-3, y-3, x+3, y+3) + sim.Points(x-3, y+3, x+3, y-3)
}
