package ebmigration

import "notelab/app/sim"

// stripOfSteps draws the steps in their order: those that are done with how they
// went, the one under way, those to come.
func (p *painter) stripOfSteps() {
	g := p.g
	if len(p.taken) == 0 {
		p.c.Text(1, g.strip+20, p.say("단계가 없다", "no steps"), words)
		return
	}
	for i := range p.taken {
		t := &p.taken[i]
		b := g.cell
		b.x += float64(i%g.perRow) * (b.w + 4)
		b.y += float64(i/g.perRow) * (b.h + 4)
		st := sim.Style{Fill: sim.Paper, Stroke: sim.Rule, Round: 7}
		number, name := words, words
		number.Fill = sim.Ink3
		switch {
		case i < p.step:
			tone := t.tone()
			st.Fill, name.Fill = tone.Soft(), tone.Solid()
			if tone == sim.Bad || tone == sim.Wait {
				st.Stroke = tone.Solid()
			}
		case i == p.step:
			st.Stroke, st.StrokeWidth = sim.Accent.Solid(), 1.5
			name.Fill, name.Bold = sim.Accent.Solid(), true
		}
		p.c.Rect(b.x, b.y, b.w, b.h, st)
		if i < p.step {
			p.mark(b.right()-11, b.y+11, t)
		}
		if i == p.step {
			p.c.Line(b.x+6, b.bottom()-3, b.x+6+float64((b.w-12)*p.share), b.bottom()-3, sim.Style{Stroke: sim.Accent.Solid(), StrokeWidth: 2})
		}
		p.c.Text(b.x+6, b.y+14, itoa(i+1), number)
		p.c.Text(b.x+6, b.y+30, sim.Fit(stepNamed(t.step).short.In(p.l), b.w-8, name), name)
	}
}

// mark shows how a step went, by shape and by tone.
func (p *painter) mark(x, y float64, t *taken) {
	tone := t.tone()
	st := sim.Style{Stroke: tone.Solid(), StrokeWidth: 1.8}
	switch tone {
	case sim.Bad:
		p.c.Path(sim.Points(x-4, y-4, x+4, y+4)+sim.Points(x-4, y+4, x+4, y-4), st)
	case sim.Wait:
		p.c.Circle(x, y, 4, st)
	case sim.Muted:
		p.c.Line(x-4, y, x+4, y, st)
	default:
		p.c.Path(sim.Points(x-4, y, x-1, y+3.5, x+4.5, y-4), st)
	}
}

// cards are the data, the service and the goal, as far as the run has come.
func (p *painter) cards() {
	s := &p.losses
	data := card{p.say("데이터", "Data"), p.say("✓ 잃은 것 없음", "✓ nothing lost"), p.say("운영 DB가 살아 있다", "the prod DB is alive"), sim.Good}
	switch {
	case !s.alive && s.lost > 0:
		data.value, data.tone = p.say("✕ $1행 유실", "✕ $1 rows lost", sim.Thousands(s.lost)), sim.Bad
		if data.detail = p.say("스냅샷도 없다", "there is no snapshot"); s.saved >= 0 {
			data.detail = p.say("스냅샷에는 $1행", "a snapshot has $1", sim.Thousands(s.saved))
		}
	case !s.alive:
		data.value, data.tone, data.detail = p.say("✕ DB 삭제됨", "✕ DB deleted"), sim.Bad, p.say("행은 모두 스냅샷에", "all rows are in a snapshot")
	case s.astray > 0:
		data.value, data.tone, data.detail = p.say("✕ $1행이 딴 곳에", "✕ $1 rows astray", sim.Thousands(s.astray)), sim.Bad, p.say("B의 빈 DB에 쓰였다", "written to B's empty DB")
	}
	service := card{p.say("서비스", "Service"), p.say("✓ 끊김 없음", "✓ no outage"), p.say("모두 응답을 받았다", "everybody was served"), sim.Good}
	if s.partial > 0 {
		service.value, service.tone = p.say("✕ $1 일부 끊김", "✕ $1 for some", p.minutes(s.partial).In(p.l)), sim.Bad
		service.detail = p.say("옛 DNS 레코드의 사용자", "users with an old record")
	}
	if s.down > 0 {
		service.value, service.tone = p.say("✕ $1 중단", "✕ $1 down", p.minutes(s.down).In(p.l)), sim.Bad
		if service.detail = p.say("지금은 응답한다", "answered again now"); p.now.serving() == noBase {
			service.detail = p.say("아직 응답이 없다", "still no answer")
		}
	}
	goal := card{p.say("목표", "Goal"), p.say("✓ 도달", "✓ reached"), map[string]string{goalDB: p.say("RDS가 환경 밖에", "RDS stands outside"), goalLB: p.say("사용자가 ALB로", "users on an ALB"), goalBoth: p.say("ALB로, RDS는 밖에", "ALB, and RDS outside")}[p.goal], sim.Good}
	if lacks := p.now.lacks(p.goal); lacks != lacksNothing {
		goal.value, goal.tone = p.say("아직", "not yet"), sim.Wait
		for i := range lackings {
			if lackings[i].is == lacks {
				goal.detail = lackings[i].short.In(p.l)
			}
		}
	}
	for i, d := range []card{data, service, goal} {
		p.card(i, &d)
	}
}

type card struct {
	label, value, detail string
	tone                 sim.Tone
}

func (p *painter) card(i int, d *card) {
	g := p.g
	b := box{0.5, g.cards + float64(i)*(g.cardTall+6), g.w - 1, g.cardTall}
	if !g.phone {
		w := (g.w - 1 - 16) / 3
		b = box{0.5 + float64(i)*(w+8), g.cards, w, g.cardTall}
	}
	st := sim.Style{Fill: d.tone.Soft(), Round: 8}
	if d.tone == sim.Bad {
		st.Stroke = sim.Bad.Solid()
	}
	p.c.Rect(b.x, b.y, b.w, b.h, st)
	value := sim.Type{Size: sim.TextLarge, Fill: d.tone.Solid(), Bold: true, Sans: true}
	if g.phone {
		p.c.Text(b.x+10, b.y+17, d.label, words)
		p.c.Text(b.x+10, b.y+33, sim.Fit(d.detail, b.w/2-8, words), words)
		value.Anchor = sim.End
		p.c.Text(b.right()-10, b.y+26, sim.Fit(d.value, b.w/2-12, value), value)
		return
	}
	p.c.Text(b.x+10, b.y+16, d.label, words)
	p.c.Text(b.x+10, b.y+36, sim.Fit(d.value, b.w-16, value), value)
	p.c.Text(b.x+10, b.y+53, sim.Fit(d.detail, b.w-16, words), words)
}
