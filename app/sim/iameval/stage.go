package iameval

import (
	"strconv"
	"strings"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// Stage implements sim.Simulator. In the wide picture the request runs left to
// right through a row of gates. Policies of the principal's account hang above the
// line, those of the resource's account below it, and the ways that a grant of the
// resource's policy opens branch off below. A table tells each gate's reason. The
// tall picture runs top to bottom with the reasons beside the gates.
func (simulator) Stage(t *sim.Trace, at time.Duration, width int, l i18n.Lang) string {
	m := t.Model.(*model)
	g := layoutOf(width)
	label := m.outcome()
	label = i18n.Of("요청의 판정: "+label.Ko, "Decision over the request: "+label.En)
	if s := m.last(); s.verdict.stop() {
		label = i18n.Of(label.Ko+", "+gates[s.gate].name.Ko, label.En+", "+gates[s.gate].name.En)
	}
	p := &painter{model: m, g: g, at: min(max(at, 0), m.end), l: l, c: sim.NewCanvas(g.w, g.h, label.In(l))}
	p.address()
	p.accounts()
	p.wires()
	p.scanner()
	p.parties()
	for i := range gates {
		p.gate(i)
	}
	if !g.tall {
		p.table()
	}
	p.token()
	return p.c.String()
}

// painter draws one moment.
type painter struct {
	*model
	g  *layout
	at time.Duration
	l  i18n.Lang
	c  *sim.Canvas
}

func (p *painter) say(ko, en string) string { return i18n.Of(ko, en).In(p.l) }

var (
	small    = sim.Type{Size: sim.TextSmall, Fill: sim.Ink2}
	words    = sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Sans: true}
	faint    = sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Sans: true}
	title    = sim.Type{Bold: true, Sans: true}
	boxStyle = sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, Round: 10}
)

// over reports whether the answer has come.
func (p *painter) over() bool { return p.at >= p.model.known }

// address writes what is asked for at the top.
func (p *painter) address() {
	if p.g.tall {
		p.c.Text(1, 14, p.action, sim.Type{Size: sim.TextSmall, Bold: true})
		p.c.Text(1, 29, sim.Fit(p.req.resource, p.g.w-2, small), small)
		return
	}
	p.c.Text(1, 14, sim.Fit(p.action+"  "+p.req.resource, p.g.w-2, small), small)
}

// accounts draws the account, or both.
func (p *painter) accounts() {
	f := p.g.frame
	style := sim.Style{Fill: sim.Sunk, Stroke: sim.Rule, Round: 12}
	if p.g.tall || !p.cross() {
		p.c.Rect(f.x, f.y, f.w, f.h, style)
		if !p.g.tall {
			p.c.Text(f.x+12, f.y+18, p.say("한 계정 ", "one account ")+mine, faint)
		}
		return
	}
	p.c.Rect(f.x, f.y, f.w, wideLine-16-f.y, style)
	p.c.Rect(f.x, wideLine+16, f.w, f.bottom()-wideLine-16, style)
	p.c.Text(f.x+12, f.y+18, p.say("주체의 계정 ", "the principal's account ")+mine, faint)
	x, y := p.g.sheets[atResource].right()+12, p.g.sheets[atResource].y+17
	p.c.Text(x, y, p.say("리소스의 계정", "the resource's account"), faint)
	p.c.Text(x, y+16, theirs, faint)
	if p.where == stranger {
		p.c.Text(x, y+32, p.say("다른 조직", "another organization"), faint)
	}
}

var principalNames = map[string]i18n.Text{
	aUser: i18n.Of("IAM 사용자", "IAM user"), aRole: i18n.Of("역할 세션", "Role session"),
	aFederated: i18n.Of("페더레이션 세션", "Federated user"), aRoot: i18n.Of("루트 사용자", "Root user"),
}

var targetNames = map[string]i18n.Text{
	anObject: i18n.Of("S3 객체", "S3 object"), aKey: i18n.Of("KMS 키", "KMS key"), aTarget: i18n.Of("IAM 역할", "IAM role"), anInstance: i18n.Of("EC2 인스턴스", "EC2 instance"),
}

// parties draws the principal and the resource with the answer.
func (p *painter) parties() {
	who, what := p.g.principal, p.g.target
	a, b := boxStyle, boxStyle
	if p.over() {
		if p.allowed() {
			b.Stroke, b.StrokeWidth = sim.Good.Solid(), 2
		} else {
			a.Stroke, a.StrokeWidth = sim.Bad.Solid(), 2
		}
	}
	p.c.Rect(who.x, who.y, who.w, who.h, a)
	p.c.Rect(what.x, what.y, what.w, what.h, b)
	p.party(who, principalNames[p.principal].In(p.l), p.req.arn, mine, false)
	p.party(what, targetNames[p.kind].In(p.l), p.req.resource, p.owner(), true)
}

// party writes a box: its name, whom it is and in which account, and the answer.
func (p *painter) party(b box, name, arn, account string, resource bool) {
	answer, tone := "", sim.Good
	switch {
	case !p.over() || resource != p.allowed():
	case resource:
		answer = p.say("✓ 허용", "✓ allowed")
	default:
		answer, tone = p.say("✕ 거부", "✕ denied"), sim.Bad
	}
	ty := sim.Type{Fill: tone.Solid(), Bold: true, Sans: true}
	if p.g.tall {
		p.side(b.x+17, b.y+15, resource)
		p.c.Text(b.x+30, b.y+19, name, title)
		line := account + " · " + short(arn)
		p.c.Text(b.x+12, b.y+37, sim.Fit(line, b.w-24, small), small)
		ty.Anchor, ty.Size = sim.End, sim.TextLarge
		p.c.Text(b.right()-12, b.y+20, answer, ty)
		return
	}
	heading := title
	heading.Size = sim.TextSmall
	if sim.TextWidth(name, heading) > b.w-12 {
		name = p.say("페더레이션", "Federated")
	}
	p.c.Text(b.x+8, b.y+19, sim.Fit(name, b.w-12, heading), heading)
	p.side(b.x+12, b.y+36, resource)
	p.c.Text(b.x+22, b.y+40, p.say("계정 ", "acct ")+account[:4], words)
	if answer == "" {
		s := short(arn)
		s = s[strings.LastIndexByte(s, '/')+1:]
		p.c.Text(b.x+8, b.bottom()-14, sim.Fit(s, b.w-14, small), small)
		return
	}
	p.c.Text(b.x+8, b.bottom()-13, answer, ty)
}

// side marks an account: a circle for the principal's, a square for the
// resource's. The gates have the same shapes.
func (p *painter) side(x, y float64, resource bool) {
	style := sim.Style{Stroke: sim.Ink3, StrokeWidth: 1.5, Round: 1.5}
	if resource {
		p.c.Rect(x-4, y-4, 8, 8, style)
		return
	}
	p.c.Circle(x, y, 4.5, style)
}

// swept is how far the search for Deny statements has come at the first gate: 0
// before it, 1 after it.
func (p *painter) swept() float64 {
	until := p.decided[0]
	return min(max(float64(p.at-(until-scan))/float64(scan), 0), 1)
}

// scanner draws the search: a line that sweeps over every policy.
func (p *painter) scanner() {
	share := p.swept()
	if share <= 0 || share >= 1 {
		return
	}
	f, line := p.g.frame, sim.Style{Stroke: sim.Accent.Solid(), StrokeWidth: 2}
	x, y := p.sweep(share)
	if p.g.tall {
		p.c.Line(62, y, f.right()-4, y, line)
	} else {
		p.c.Line(x, f.y+4, x, f.bottom()-4, line)
	}
}

// sweep is where the scanner stands.
func (p *painter) sweep(share float64) (x, y float64) {
	f := p.g.frame
	return p.g.at[0].X + float64(share*(f.right()-4-p.g.at[0].X)), p.g.at[0].Y + float64(share*(f.bottom()-4-p.g.at[0].Y))
}

// searched reports whether the scanner has come over a gate's policy.
func (p *painter) searched(gate int) bool {
	x, y := p.sweep(p.swept())
	if p.g.tall {
		return p.at >= p.decided[0] || y >= p.g.at[gate].Y && p.swept() > 0
	}
	return p.at >= p.decided[0] || x >= p.g.at[gate].X && p.swept() > 0
}

func itoa(n int) string { return strconv.Itoa(n) }
