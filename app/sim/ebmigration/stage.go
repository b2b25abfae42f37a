package ebmigration

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// Stage implements sim.Simulator. At the top stand the users, whose address leads
// to one of the two environments; a database that belongs to an environment
// stands inside it and moves out when it is decoupled. Below are the steps in
// their order, what the last one did, and what is lost.
func (simulator) Stage(t *sim.Trace, at time.Duration, width int, l i18n.Lang) string {
	r := t.Model.(*run)
	at = min(max(at, 0), t.End)
	g := layoutOf(r, width)
	p := &painter{run: r, g: g, l: l, c: sim.NewCanvas(g.w, g.h, r.label().In(l))}
	p.step = min(int(at/r.slot), len(r.taken))
	p.share = float64(at-r.slot*time.Duration(p.step)) / float64(r.slot)
	p.now = r.states[p.step]
	p.next = p.now
	if p.step < len(r.taken) {
		p.next = r.states[p.step+1]
	}
	p.losses = p.lossesBy()
	for i := range p.now.env {
		p.environment(i)
	}
	p.traffic() // requests pass behind the machines
	for i := range p.now.env {
		p.machines(i)
	}
	p.databases()
	p.userBox()
	p.chips()
	p.stripOfSteps()
	p.sentence()
	p.cards()
	return p.c.String()
}

// painter draws one moment.
type painter struct {
	*run
	g         *layout
	c         *sim.Canvas
	l         i18n.Lang
	step      int     // the step under way; the number of steps when all are taken
	share     float64 // of its time that is over
	now, next state   // before and after it
	losses    state   // as now, with the time that is over counted
}

func (p *painter) say(ko, en string, values ...string) string {
	return sim.Fill(text(ko, en).In(p.l), values...)
}

// label is what a screen reader says for the whole picture.
func (r *run) label() i18n.Text {
	n := itoa(len(r.taken))
	for _, o := range results {
		if o.is == r.result() {
			return text(sim.Fill("환경 A와 B, 운영 DB, $1단계의 순서: $2", n, o.text.Ko), sim.Fill("Environments A and B, the production DB, an order of $1 steps: $2", n, o.text.En))
		}
	}
	return i18n.Text{}
}

// lossesBy is the present state with the losses that the running step's time has
// already brought.
func (p *painter) lossesBy() state {
	s := p.now
	if p.share > 0 {
		s.pass(p.writes)
	}
	return s
}

// ease makes a movement start and end softly; it is over before the step is.
func (p *painter) ease() float64 {
	x := min(p.share/0.9, 1)
	return float64(x*x) * (3 - float64(2*x))
}

// told are sentences, one for how things are before the first step and one for
// each step: what it did and, where it did harm, what that was. The rows that are
// lost stand in the cards.
func (r *run) told(l i18n.Lang) []string {
	out := make([]string, 0, len(r.taken)+1)
	all := r.events()
	for k := range all {
		e := &all[k]
		switch s := (simulator{}).Describe(e, l); {
		case e.Kind == "result" || e.Kind == "lost":
		case e.Kind == "begin" || isStep(e.Kind):
			out = append(out, s)
		default:
			out[len(out)-1] += " " + s
		}
	}
	return out
}

// sentence tells step i.
func (r *run) sentence(i int, l i18n.Lang) string { return r.told(l)[i+1] }

// isStep reports whether an event's kind is a step's name.
func isStep(kind string) bool {
	for i := range steps {
		if steps[i].name == kind {
			return true
		}
	}
	return false
}

// sentence tells what the last step did.
func (p *painter) sentence() {
	for i, line := range p.g.wrap(p.run.sentence(p.step-1, p.l)) {
		p.c.Text(1, p.g.said+float64(17*i), line, spoken)
	}
}

// userBox is the users, and what they get.
func (p *painter) userBox() {
	b := p.g.users
	p.c.Rect(b.x, b.y, b.w, b.h, sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, Round: 10})
	p.c.Text(b.x+12, b.y+20, p.say("사용자", "Users"), bold)
	tone, s := sim.Good, p.say("✓ 운영 DB로 응답", "✓ served from prod DB")
	switch cut := p.now.cut(); {
	case p.now.serving() == noBase:
		tone, s = sim.Bad, p.say("✕ 응답 없음", "✕ no answer")
	case p.now.serving() == empty:
		tone, s = sim.Bad, p.say("✕ 빈 DB를 쓴다", "✕ on an empty DB")
	case cut:
		tone, s = sim.Bad, p.say("✕ 일부 끊김", "✕ some cut off")
	}
	t := toned(tone)
	t.Anchor = sim.End
	p.c.Text(b.right()-12, b.y+20, s, t)
}

// chips are the snapshot and the rule in the security group.
func (p *painter) chips() {
	g := p.g
	chip := func(x, w float64, s string, tone sim.Tone, dash string) {
		p.c.Rect(x, g.chips, w, 22, sim.Style{Fill: tone.Soft(), Stroke: tone.Solid(), Round: 6, Dash: dash})
		t := tiny
		t.Fill = tone.Solid()
		p.c.Text(x+w/2, g.chips+15, sim.Fit(s, w-8, t), t)
	}
	w := min(g.env[envA].w, 190.0)
	if p.now.saved >= 0 {
		chip(0.5, w, p.say("스냅샷 $1행", "snapshot: $1 rows", sim.Thousands(p.now.saved)), sim.Accent, "")
	}
	if p.ruled(&p.now) {
		chip(g.w-0.5-w, w, p.say("SG 규칙: A의 자동 그룹", "SG rule: A's auto group"), sim.Wait, "4 3")
	}
}
