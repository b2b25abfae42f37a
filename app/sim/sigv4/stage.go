package sigv4

import (
	"math"
	"strconv"
	"strings"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// Stage draws both sides as sheets of lines: side by side where there is room,
// one list with the service's ticks on a phone.
func (simulator) Stage(t *sim.Trace, at time.Duration, width int, l i18n.Lang) string {
	s, ok := t.Model.(*scene)
	if !ok {
		return sim.NewCanvas(float64(width), 1, "").String()
	}
	p := &painter{scene: s, at: min(max(at, 0), s.times.end), l: l, w: float64(width), phone: width < twoColumns}
	p.measure()
	p.c = sim.NewCanvas(p.w, p.height, p.label())
	p.phases()
	p.machines()
	p.checks()
	p.sheets()
	p.answerStrip()
	p.ink.draw(p.c)
	p.dots()
	return p.c.String()
}

// painter draws one moment of a scene.
type painter struct {
	*scene
	c     *sim.Canvas
	at    time.Duration
	l     i18n.Lang
	w     float64
	phone bool // one column

	table                    []block
	height                   float64
	left, right, column, gap float64 // left edges of the columns, their width, the space between
	ink                      ink
}

// Heights of the parts from the top.
const (
	phasesHeight = 36.0
	boxHeight    = 44.0
	checksTop    = phasesHeight + boxHeight + 22
	tableTop     = checksTop + 36
	rowHeight    = 17.0
	bandHeight   = 24.0
	gutter       = 64.0 // labels of the lines
)

// twoColumns is the width from which two columns hold a credential scope each;
// below it the picture is laid out as on a phone.
const twoColumns = 600

func (p *painter) measure() {
	p.table = p.blocks()
	p.left, p.gap = gutter, 26
	p.column = math.Floor((p.w - gutter - p.gap - 1) / 2)
	if p.phone {
		p.column = p.w - gutter - p.gap
	}
	p.right = p.left + p.column + p.gap
	p.height = tableTop + p.answerHeight() + 8
	for i := range p.table {
		p.height += bandHeight + p.blockHeight(&p.table[i])
	}
}

// blockHeight is the height of a sheet. On a phone a line that differs is
// followed by the service's version of it.
func (p *painter) blockHeight(b *block) float64 {
	n := len(b.rows)
	if p.phone {
		for i := range b.rows {
			if b.rows[i].differs() {
				n++
			}
		}
	}
	return float64(n)*rowHeight + 6
}

func (p *painter) say(ko, en string) string { return sim.Tell("$1", "$2", ko, en).In(p.l) }

// reached reports whether a moment that exists has come.
func (p *painter) reached(at time.Duration) bool { return at > 0 && p.at >= at }

// label says the picture in a sentence.
func (p *painter) label() string {
	method := p.config.request.method + " " + shownTarget(p.config.request)
	if !p.reached(p.times.answer) {
		return sim.Tell("$1의 SigV4 서명 과정", "Signing $1 with SigV4", method).In(p.l)
	}
	answer := strings.TrimSpace(strconv.Itoa(p.verdict.status) + " " + p.verdict.code)
	return sim.Tell("$1: 서비스의 답은 $2", "$1: the service answers $2", method, answer).In(p.l)
}

// Kinds of type.
var (
	labelType = sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Sans: true}
	lineType  = sim.Type{Size: sim.TextSmall}
	titleType = sim.Type{Bold: true, Sans: true}
)

// phases draws the steps of the demonstration with the playhead on them.
func (p *painter) phases() {
	const y, pad = 26.0, 6.0
	t := &p.times
	sc := sim.TimeScale(t.end, pad, p.w-pad)
	right := -8.0
	for _, m := range []struct {
		at   time.Duration
		name string
	}{{0, p.say("서명", "sign")}, {t.send, p.say("전송", "send")}, {t.receive, p.say("검증", "verify")}, {t.answer, p.say("답", "answer")}} {
		ty := labelType
		if p.at >= m.at {
			ty.Fill = sim.Ink
		}
		x, wide := math.Round(sc.Time(m.at)), sim.TextWidth(m.name, ty)
		p.ink.idle.WriteString(sim.Points(x, y-5, x, y+5))
		if x = max(x-4, right+8); x+wide <= p.w {
			p.c.Text(x, 13, m.name, ty)
			right = x + wide
		}
	}
	now := sc.Time(p.at)
	p.ink.idle.WriteString(sim.Points(pad, y, p.w-pad, y))
	p.ink.now.WriteString(sim.Points(pad, y, now, y))
	p.c.Circle(now, y, 5, sim.Style{Fill: sim.Accent.Solid()})
}

// machines draws the client, the service and the wire between them with what
// happens on it.
func (p *painter) machines() {
	const y = phasesHeight + 4
	wide := p.machineWidth()
	p.machine(0.5, y, wide, p.say("클라이언트", "client"), p.keyID)
	name := p.config.service
	if p.s3 {
		name = "S3"
	}
	p.machine(p.w-wide-0.5, y, wide, name, p.region)

	x1, x2, wy := wide+4, p.w-wide-4, y+boxHeight/2
	wire := &p.ink.idle
	if p.reached(p.times.send) {
		wire = &p.ink.flow
	}
	wire.WriteString(sim.Points(x1, wy, x2, wy) + "m-5-4l5 4-5 4")
	mid, room := (x1+x2)/2, x2-x1-4
	small := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Anchor: sim.Middle, Sans: true}
	if p.reached(p.times.change) && len(p.changes) > 0 {
		p.ink.change.WriteString(sim.Points(mid, wy-7) + "l7 7-7 7-7-7z")
		small.Fill, small.Bold = sim.Wait.Solid(), true
		p.c.Text(mid, wy-13, sim.Fit(p.changeName(), room, small), small)
	} else {
		carrier := "Authorization"
		if p.presigned {
			carrier = "?X-Amz-Signature"
		}
		p.c.Text(mid, wy-13, sim.Fit(carrier, room, small), sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Anchor: sim.Middle})
	}
	if p.delay != 0 && p.reached(p.times.send) {
		late := sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Anchor: sim.Middle, Sans: true}
		text := sim.Tell("서명하고 $1 뒤", "$2 after signing", koreanSpan(p.delay), offset(p.delay)).In(p.l)
		if p.delay < 0 {
			text = sim.Tell("시계가 $1 빠름", "clock $2 fast", koreanSpan(-p.delay), offset(-p.delay)).In(p.l)
		}
		p.c.Text(mid, wy+20, sim.Fit(text, room, late), late)
	}
}

func (p *painter) machineWidth() float64 {
	return min(math.Floor(p.w*0.32), 176)
}

func (p *painter) machine(x, y, w float64, name, under string) {
	p.c.Rect(x, y, w, boxHeight, sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, Round: 8})
	p.c.Text(x+10, y+18, sim.Fit(name, w-16, titleType), titleType)
	ty := sim.Type{Size: sim.TextSmall, Fill: sim.Ink2}
	p.c.Text(x+10, y+34, sim.Fit(under, w-16, ty), ty)
}

// changeName names what was changed on the way.
func (p *painter) changeName() string {
	what := changeText(p.changes[0].what)
	if len(p.changes) > 1 {
		return what.In(p.l) + " + 1"
	}
	return what.In(p.l)
}

// checks draws the service's checks as gates on a line.
func (p *painter) checks() {
	names := p.checkNames()
	y, x0 := checksTop+8, gutter
	if p.phone {
		x0 = 0
	} else {
		p.c.Text(0, y+4, p.say("검사", "checks"), labelType)
	}
	each := (p.w - x0) / float64(len(names))
	p.ink.idle.WriteString(sim.Points(x0+each/2, y, p.w-each/2, y))
	for i, name := range names {
		x := math.Round(x0 + float64(each*(float64(i)+0.5)))
		ty := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Anchor: sim.Middle, Sans: true}
		result := p.verdict.result(name)
		if result != "" && p.at < p.checkedAt(name) {
			result = ""
		}
		switch result {
		case failed:
			ty.Fill, ty.Bold = sim.Bad.Solid(), true
		case passed:
			ty.Fill = sim.Good.Solid()
		}
		p.ink.gate(x, y, result)
		p.c.Text(x, y+21, sim.Fit(checkText(name, p.phone).In(p.l), each-4, ty), ty)
	}
}

var reasonType = sim.Type{Size: sim.TextSmall, Sans: true, Fill: sim.Ink2}

// answerHeight leaves room for the reason in whichever language is longer.
func (p *painter) answerHeight() float64 {
	lines := 1
	for _, l := range i18n.Langs {
		lines = max(lines, len(sim.Wrap(p.reason().In(l), p.w-22, reasonType)))
	}
	return 30 + 16*float64(lines)
}

// answerStrip draws the answer with its reason.
func (p *painter) answerStrip() {
	h := p.answerHeight()
	y := p.height - h - 1
	if !p.reached(p.times.answer) {
		p.c.Rect(0.5, y, p.w-1, h, sim.Style{Stroke: sim.Rule, Dash: "4 3", Round: 8})
		return
	}
	tone, mark := p.tone(), "✕ "
	if p.verdict.status == 200 {
		mark = "✓ "
	}
	p.c.Rect(0.5, y, p.w-1, h, sim.Style{Fill: tone.Soft(), Round: 8})
	ty := sim.Type{Bold: true, Fill: tone.Solid()}
	text := mark + strings.TrimSpace(strconv.Itoa(p.verdict.status)+" "+p.verdict.code)
	if sim.TextWidth(text, ty) > p.w-24 {
		ty.Size = sim.TextSmall
	}
	p.c.Text(12, y+19, sim.Fit(text, p.w-20, ty), ty)
	for i, line := range sim.Wrap(p.reason().In(p.l), p.w-22, reasonType) {
		p.c.Text(12, y+36+float64(i)*16, line, reasonType)
	}
}

// dots draws what is under way: the request, the answer, and on either side the
// line that is being written.
func (p *painter) dots() {
	t := &p.times
	x1, x2 := p.machineWidth()+4, p.w-p.machineWidth()-4
	travel := func(from, to time.Duration, x1, x2 float64, tone sim.Tone) {
		if p.at >= from && p.at < to {
			k := float64(p.at-from) / float64(to-from)
			p.c.Circle(x1+float64(k*(x2-x1)), phasesHeight+4+boxHeight/2, 5, sim.Style{Fill: tone.Solid()})
		}
	}
	travel(t.send, t.receive, x1, x2, sim.Flow)
	travel(t.answer, t.back, x2, x1, p.tone())
	if p.at < t.send {
		p.pen(p.left, func(r *row) time.Duration { return r.at })
	} else if p.at > t.receive && p.at < t.answer {
		x := p.right
		if p.phone {
			x = p.left + p.column
		}
		p.pen(x, func(r *row) time.Duration { return r.rightAt })
	}
}

// pen marks the line written last, of those that have a moment.
func (p *painter) pen(x float64, moment func(*row) time.Duration) {
	y, last, at := tableTop, -1.0, time.Duration(-1)
	for i := range p.table {
		b := &p.table[i]
		y += bandHeight
		row := y + 3 + rowHeight/2
		for k := range b.rows {
			r := &b.rows[k]
			if m := moment(r); m >= at && m <= p.at && (m > 0 || r.at == 0) {
				at, last = m, row
			}
			row += rowHeight
			if p.phone && r.differs() {
				row += rowHeight
			}
		}
		y += p.blockHeight(b)
	}
	if last > 0 {
		p.c.Circle(x, last, 4, sim.Style{Fill: sim.Accent.Solid()})
	}
}
