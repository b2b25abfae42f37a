package signedaccess

import (
	"strconv"
	"strings"

	"notelab/app/sim"
)

// The phone's lane: title and tiles, three small boxes, validity, the gates as
// a strip of marks, the answer.
const (
	rowGap    = 20.0
	rowHeight = 26 + 44 + 12 + 26 + 14 + 40 + 28 + rowGap
)

// row draws a lane across the width.
func (p *painter) row(ln *lane, y, w float64) {
	t := &p.s.times
	title := sim.Type{Size: sim.TextLarge, Bold: true, Sans: true}
	p.c.Text(0.5, y+14, laneTitle(ln.name).In(p.l), title)
	p.tiles(ln, 0, y+4, w-0.5)
	y += 26

	const arrow = 16.0
	box := (w - 2*arrow - 1) / 3
	name, key := p.holder(ln)
	path, rest := p.scope(ln)
	viewer, carried := p.say("클라이언트", "viewer")+" "+p.s.ip, p.carried(ln)
	if box < 150 {
		name, key, path, rest, viewer, carried = p.brief(ln)
	}
	if !p.reached(t.issue) {
		carried = ""
	}
	p.chip(0.5, y, box, name, key, true, false)
	p.arrow(0.5+box+2, y+22, 0.5+box+arrow-2, y+22, t.policy, t.sign)
	p.chip(0.5+box+arrow, y, box, path, rest, p.reached(t.sign), true)
	p.arrow(0.5+2*box+arrow+2, y+22, 0.5+2*box+2*arrow-2, y+22, t.issue, t.clock)
	p.chip(0.5+2*(box+arrow), y, box, viewer, carried, p.reached(t.issue), false)
	y += 44 + 12

	p.validity(ln, 0.5, y, w-1)
	y += 26 + 14

	file := p.file()
	cell := (w - 1) / float64(len(ln.gates))
	first := 0.5 + cell/2
	last := first + cell*float64(len(ln.gates)-1)
	p.c.Line(first, y, last, y, sim.Style{Stroke: sim.Rule, StrokeWidth: 2})
	for i, g := range ln.gates {
		x := first + float64(i)*cell
		res := p.result(ln, file, i)
		p.mark(x, y, res)
		ty := sim.Type{Size: sim.TextSmall, Sans: true, Fill: sim.Ink2, Anchor: sim.Middle}
		switch res {
		case "", skipped:
			ty.Fill = sim.Ink3
		case failed:
			ty.Fill, ty.Bold = sim.Bad.Solid(), true
		}
		p.c.Text(x, y+22, gateShort(g).In(p.l), ty)
	}
	y += 30
	p.answer(ln, file, 0.5, y, w-1, 28, true)
}

// brief gives the three boxes of a phone their words: what fits about 90 pixels.
func (p *painter) brief(ln *lane) (name, key, path, rest, viewer, carried string) {
	name, viewer = p.say("앱", "app"), p.say("클라이언트", "viewer")
	s := p.s
	rest = p.say("만료 ", "until ") + offset(s.expiry)
	path = s.file(1)
	switch {
	case ln.name == showS3 && s.signer == signerRole:
		key = p.say("IAM 역할", "IAM role")
	case ln.name == showS3:
		key = p.say("IAM 사용자", "IAM user")
	default:
		key = p.say("RSA 키", "RSA key")
	}
	if ln.name != showS3 && s.policy == custom {
		path, _ = p.scope(ln)
		switch {
		case s.start != 0 && s.cidr != "":
			rest = p.say("시작, 만료, IP", "start, end, IP")
		case s.start != 0:
			rest = offset(s.start) + "…" + offset(s.expiry)
		case s.cidr != "":
			rest = offset(s.expiry) + " · IP"
		}
	}
	if i := strings.LastIndexByte(path, '/'); i > 0 && len(path) > 12 && len(path)-i <= 11 {
		path = "…" + path[i:] // the name is worth more than the folders
	}
	if ln.name == showCookies {
		carried = p.say("쿠키 "+strconv.Itoa(ln.cookies())+"개", plural(ln.cookies(), "cookie"))
	} else {
		carried = p.say("URL "+strconv.Itoa(len(ln.urls))+"개", plural(len(ln.urls), "URL"))
	}
	return name, key, path, rest, viewer, carried
}

// chip is a box of the phone: two short lines.
func (p *painter) chip(x, y, w float64, name, below string, on, slip bool) {
	st := sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, Round: 8}
	ink, sub := sim.Ink, sim.Ink2
	if slip {
		st = sim.Style{Fill: sim.Sunk, Round: 3}
	}
	if !on {
		st = sim.Style{Stroke: sim.Rule, Dash: "4 3", Round: st.Round}
		ink, sub = sim.Ink3, sim.Ink3
	}
	p.c.Rect(x, y, w, 44, st)
	top := sim.Type{Size: sim.TextSmall, Fill: ink, Bold: !slip, Sans: !slip}
	bottom := sim.Type{Size: sim.TextSmall, Fill: sub}
	p.c.Text(x+7, y+18, sim.Fit(name, w-12, top), top)
	p.c.Text(x+7, y+34, sim.Fit(below, w-12, bottom), bottom)
}
