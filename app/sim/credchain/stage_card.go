package credchain

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// card draws the call at the bottom: who signs it, or why nobody does.
func (p *painter) card() {
	b := p.g.result
	x := b.x + cardIn
	title := sim.Type{Bold: true, Sans: true, Fill: sim.Ink}
	if p.at < p.result {
		p.c.Rect(b.x, b.y, b.w, b.h, sim.Style{Stroke: sim.RuleStrong, Dash: "4 3", Round: 8})
		title.Fill = sim.Ink3
		p.c.Text(x, b.y+20, "AWS STS", title)
		p.c.Text(x, b.y+resultTop-3, p.say("아직 서명할 신원이 없다", "no identity to sign with yet"), sim.Type{Sans: true, Fill: sim.Ink3})
		return
	}
	who, v, tone := p.winner(), found, sim.Good
	name, call, head := "AWS STS", "GetCallerIdentity", who.caller()
	side := smallMono
	side.Anchor = sim.End
	switch {
	case who == nobody:
		v, tone = failed, sim.Bad
		name, call, head = toolOf(p.tool).name, p.say("호출하지 못함", "no call made"), p.errorName()
		side.Sans = true
	case who.refused() != "":
		v, tone, head = failed, sim.Bad, who.refused()
	}
	p.c.Rect(b.x, b.y, b.w, b.h, sim.Style{Fill: tone.Soft(), Stroke: tone.Solid(), StrokeWidth: 1.5, Round: 8})
	p.c.Text(x, b.y+20, name, title)
	p.c.Text(b.x+b.w-24, b.y+20, call, side)
	big := sim.Type{Size: sim.TextLarge, Bold: true, Fill: tone.Solid()}
	if who == nobody {
		head = short(head, p.g.phone)
	}
	head = mark(v) + head
	if sim.TextWidth(head, big) > b.w-2*cardIn {
		big.Size = sim.TextSmall
	}
	p.c.Text(x, b.y+resultTop-3, sim.Fit(head, b.w-2*cardIn, big), big)
	words, left := p.verdictLines(p.g.w, p.l)
	y := b.y + resultTop + lineHeight
	for _, line := range words {
		p.c.Text(x, y, line, smallSans)
		y += lineHeight
	}
	for _, line := range left {
		p.c.Text(x, y, line, leftType)
		y += lineHeight
	}
}

// short is an error in the room there is: a phone keeps the exception without
// its message, and the one whose name repeats its message is told by that.
func short(s string, phone bool) string {
	if _, rest, ok := strings.Cut(s, "Infinite loop"); ok {
		return "Loop" + rest
	}
	if phone {
		s, _, _ = strings.Cut(s, ": ")
	}
	return s
}

var leftType = sim.Type{Size: sim.TextSmall, Fill: sim.Wait.Solid(), Sans: true}

// verdictLines are the words of the card: what the result means, and whose
// credentials nobody used.
func (m *model) verdictLines(w float64, l i18n.Lang) (words, left []string) {
	who := m.winner()
	said := text("임시 자격 증명이다. 세션 토큰이 따라오고 만료된다.", "Temporary credentials with a session token; they expire.")
	switch {
	case who == nobody:
		said = m.whyNot()
	case who.refused() != "":
		said = text(who.path()+"의 자격 증명으로 서명했지만 AWS가 거절한다. 체인은 이미 끝났다.", "Signed with the credentials of "+who.path()+" and refused by AWS. The chain is over.")
	case !who.temp():
		said = text("장기 키다. 지우기 전까지 유효하다.", "A long-term key, valid until it is deleted.")
	}
	room := w - 1 - 2*cardIn
	words = sim.Wrap(said.In(l), room, smallSans)
	if names := m.hiddenNames(); names != "" {
		left = sim.Wrap(text("쓰이지 않은 자격 증명: ", "Credentials not used: ").In(l)+names, room, leftType)
	}
	return words, left
}

// whyNot says why there are no credentials.
func (m *model) whyNot() i18n.Text {
	pr := m.profile.name
	switch {
	case m.load != "":
		r := reason(m.load, pr)
		return text(r.Ko+" 체인에 들어가기도 전에 멈춘다.", r.En+" It stops before the chain begins.")
	case m.stop >= 0:
		s := &m.steps[m.stop]
		r := s.p.reason(s.why, pr)
		return text(r.Ko+" 다음 칸으로 넘어가지 않는다.", r.En+" The chain does not go on.")
	}
	return text("마지막 칸까지 자격 증명이 없었다.", "No credentials up to the last step.")
}
