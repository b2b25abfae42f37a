package cfngraph

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// graph draws the layers, the edges and on top the nodes.
func (p *painter) graph() {
	if len(p.g.spots) == 0 {
		return
	}
	p.layers()
	p.edges()
	for i := range p.units {
		p.node(i)
	}
	for k, g := range p.plan.ghosts {
		b := p.g.spots[len(p.units)+k]
		p.c.Rect(b.x, b.y, b.w, b.h, sim.Style{Fill: sim.Bad.Soft(), Stroke: sim.Bad.Solid(), StrokeWidth: 1.5, Dash: "4 3", Round: 8})
		p.badge(b, sim.Bad, "?")
		id := sim.Type{Size: 12, Bold: true, Fill: sim.Bad.Solid()}
		p.c.Text(b.x+9, b.y+19, sim.Fit(g.name, b.w-18, id), id)
		words := sim.Type{Size: sim.TextSmall, Fill: sim.Bad.Solid(), Sans: true}
		p.c.Text(b.x+9, b.y+35, sim.Fit(p.say("없는 이름", "no such name"), b.w-14, words), words)
	}
}

// layers names the depth of each column, or of each row.
func (p *painter) layers() {
	ty := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Sans: true}
	for l, b := range p.g.layers {
		if p.g.tall {
			p.c.Text(1, b.y+b.h/2+4, itoa(l+1), ty)
			continue
		}
		ty.Anchor = sim.Middle
		p.c.Text(b.x+b.w/2, b.y-15, p.say("깊이 ", "depth ")+itoa(l+1), ty)
	}
}

// edges draws the lines between the nodes: strong where what is needed is there.
func (p *painter) edges() {
	type kind struct{ lines, tips strokes }
	var idle, ready, dashed, dashedReady, wrong kind
	wires := p.plan.wires(p.g)
	for _, w := range wires {
		e := w.edge
		k := &idle
		there := e.from < len(p.units) && p.refusal == nil && p.there(e.from) && p.there(e.to) || p.awaited(e)
		if p.op == opUpdate && p.refusal == nil { // only where a change is passed on
			there = p.touched(e.from) && p.there(e.from) && p.statusAt(e.from, p.at) != updateInProgress && !p.quiet(e.to)
		}
		switch {
		case e.loop || e.from >= len(p.units):
			k = &wrong
		case e.dashed && there:
			k = &dashedReady
		case e.dashed:
			k = &dashed
		case there:
			k = &ready
		}
		if e.back {
			p.g.around(&k.lines, &k.tips, p.g.spots[e.from], p.g.spots[e.to])
			continue
		}
		p.g.curve(&k.lines, w.way)
		p.g.head(&k.tips, w.way[len(w.way)-1])
	}
	for _, x := range []struct {
		*kind
		paint sim.Paint
		width float64
		dash  string
	}{
		{&idle, sim.RuleStrong, 1, ""}, {&dashed, sim.RuleStrong, 1, "3 3"},
		{&ready, sim.Good.Solid(), 1.5, ""}, {&dashedReady, sim.Good.Solid(), 1.5, "3 3"}, {&wrong, sim.Bad.Solid(), 2, ""},
	} {
		if x.lines.empty() {
			continue
		}
		p.c.Path(x.lines.String(), sim.Style{Stroke: x.paint, StrokeWidth: x.width, Dash: x.dash})
		p.c.Path(x.tips.String(), sim.Style{Fill: x.paint})
	}
	for _, w := range wires {
		if share, tone, ok := p.word(w.edge); ok {
			q := p.g.along(w.way, share)
			p.c.Circle(q.x, q.y, 4, sim.Style{Fill: tone.Solid(), Stroke: sim.Paper, StrokeWidth: 1.5})
		}
	}
}

// word reports how far the word has come along an edge that its one end is done
// and the other may begin: forwards when resources are made, backwards when they
// are deleted.
func (p *painter) word(e *edge) (share float64, tone sim.Tone, ok bool) {
	if p.refusal != nil || e.back {
		return 0, "", false
	}
	for _, end := range []int{e.to, e.from} {
		for _, m := range p.lives[end].marks {
			took := min(m.until-m.at, 3*time.Second)
			if m.other || p.at < m.at || p.at >= m.at+took {
				continue
			}
			share := float64(p.at-m.at) / float64(took)
			deleting := m.is == deleteInProgress
			switch {
			case end == e.to && !deleting && !p.quiet(e.from):
				return share, m.is.tone(), true
			case end == e.from && deleting && p.statusAt(e.to, p.at) == deleteComplete:
				return 1 - share, m.is.tone(), true
			}
		}
	}
	return 0, "", false
}

// there reports whether a resource is in place at the moment.
func (p *painter) there(i int) bool {
	switch p.statusAt(i, p.at) {
	case createComplete, updateComplete, updateInProgress, updateFailed:
		return true
	}
	return false
}

// awaited reports whether what an edge starts from is done and what it leads to
// is about to be made.
func (p *painter) awaited(e *edge) bool {
	if p.refusal != nil || e.from >= len(p.units) {
		return false
	}
	if p.op == opUpdate {
		return false
	}
	s := p.statusAt(e.to, p.at)
	return p.there(e.from) && (s == createInProgress || s == none && p.statusAt(e.from, p.at) == createComplete && p.op == opCreate)
}

// briefs are statuses of resources in few words.
var briefs = [...]i18n.Text{
	none:             i18n.Of("기다림", "waiting"),
	createInProgress: i18n.Of("만드는 중", "creating"),
	createComplete:   i18n.Of("만들어짐", "created"),
	createFailed:     i18n.Of("만들지 못함", "not created"),
	updateInProgress: i18n.Of("바꾸는 중", "updating"),
	updateComplete:   i18n.Of("바뀜", "updated"),
	updateFailed:     i18n.Of("바꾸지 못함", "not updated"),
	deleteInProgress: i18n.Of("지우는 중", "deleting"),
	deleteComplete:   i18n.Of("지워짐", "deleted"),
	deleteFailed:     i18n.Of("지우지 못함", "not deleted"),
	deleteSkipped:    i18n.Of("남겨 둠", "kept"),
}

// planTexts say what an update is going to do to a resource.
var planTexts = [...]i18n.Text{
	keep:    i18n.Of("그대로", "unchanged"),
	create:  i18n.Of("추가 예정", "to be added"),
	modify:  i18n.Of("수정 예정", "to be modified"),
	replace: i18n.Of("교체 예정", "to be replaced"),
	remove:  i18n.Of("삭제 예정", "to be removed"),
}

// node draws one resource as it stands.
func (p *painter) node(i int) {
	b, u := p.g.spots[i], &p.units[i]
	s, tone := p.standing(i)
	if p.twins(i) > 1 { // old and new stand side by side
		t := sim.Wait
		if p.stackAt(p.at) == updateInProgress {
			t = sim.Flow
		}
		p.c.Rect(b.x+6, b.y-6, b.w-6, b.h, sim.Style{Fill: t.Soft(), Stroke: t.Solid(), Dash: "3 2", Round: 8})
	}
	box := sim.Style{Fill: sim.Paper, Stroke: tone.Solid(), StrokeWidth: 1.5, Round: 8}
	text := sim.Ink
	switch {
	case p.looping(i):
		box.Stroke, box.Fill, box.StrokeWidth = sim.Bad.Solid(), sim.Bad.Soft(), 2
	case p.quiet(i):
		box.Stroke, box.StrokeWidth = sim.RuleStrong, 1
	case p.op == opUpdate && p.refusal == nil && !p.touched(i):
		box.Stroke, box.StrokeWidth = sim.Ink2, 1
	case p.refusal != nil || s == none:
		box.Stroke, box.StrokeWidth, box.Dash, text = sim.RuleStrong, 1, "3 3", sim.Ink2
	case s == deleteComplete:
		box.Stroke, box.StrokeWidth, box.Dash, text = sim.RuleStrong, 1, "2 4", sim.Ink3
	case s == deleteSkipped:
		box.Dash, box.Fill = "5 3", tone.Soft()
	case tone == sim.Bad || tone == sim.Flow || tone == sim.Wait:
		box.Fill = tone.Soft()
	}
	p.c.Rect(b.x, b.y, b.w, b.h, box)
	p.progress(i, b, tone)
	id := sim.Type{Size: 12, Bold: true, Fill: text}
	if sim.TextWidth(u.id, id) > b.w-18 {
		id.Size = 11
	}
	p.c.Text(b.x+8, b.y+19, sim.Fit(u.id, b.w-18, id), id)
	p.second(i, b, s, tone)
	p.badge(b, tone, p.mark(i, s))
}

// standing is a resource's status at the moment and its tone. What an update has
// not touched looks quiet.
func (p *painter) standing(i int) (status, sim.Tone) {
	s := p.statusAt(i, p.at)
	if p.refusal != nil {
		return none, sim.Muted
	}
	if s == none || s == deleteComplete {
		return s, sim.Muted
	}
	return s, s.tone()
}

// quiet reports whether the operation does not touch a resource at all.
func (p *painter) quiet(i int) bool {
	return p.refusal == nil && p.op == opUpdate && p.units[i].plan == keep && p.at > 0
}

// touched reports whether the operation has come to a resource.
func (p *painter) touched(i int) bool {
	if p.refusal == nil {
		for _, m := range p.lives[i].marks {
			if m.at <= p.at && !m.other {
				return true
			}
		}
	}
	return false
}

func (p *painter) looping(i int) bool {
	for _, n := range p.loop {
		if n == i {
			return true
		}
	}
	return false
}

// twins counts the physical resources a unit has at the moment.
func (p *painter) twins(i int) int {
	n := 0
	if p.refusal == nil {
		for _, x := range p.lives[i].pieces {
			if x.born <= p.at && p.at < x.gone {
				n++
			}
		}
	}
	return n
}

// progress fills the lower edge of a node as far as its work has come.
func (p *painter) progress(i int, b box, tone sim.Tone) {
	if p.refusal != nil {
		return
	}
	for _, m := range p.lives[i].marks {
		if m.at <= p.at && p.at < m.until && !m.other {
			share := float64(p.at-m.at) / float64(m.until-m.at)
			p.c.Rect(b.x+6, b.bottom()-5, b.w-12, 2.5, sim.Style{Fill: sim.Rule, Round: 1})
			p.c.Rect(b.x+6, b.bottom()-5, max(float64((b.w-12)*share), 2.5), 2.5, sim.Style{Fill: tone.Solid(), Round: 1})
		}
	}
}

// second writes the second line of a node: its type before anything happens,
// what an update plans, or its status.
func (p *painter) second(i int, b box, s status, tone sim.Tone) {
	u := &p.units[i]
	room := b.w - 12
	ty := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3}
	text := kindOf(u.typ)
	began := p.touched(i)
	switch {
	case p.refusal == nil && s == deleteComplete && p.saved(i):
		ty.Sans, ty.Fill = true, sim.Accent.Solid()
		text = p.say("스냅샷을 남기고 지움", "deleted, with a snapshot")
		if sim.TextWidth(text, ty) > room {
			text = p.say("스냅샷 남김", "snapshot left")
		}
	case p.refusal == nil && p.op == opUpdate && !began && p.at > 0: // before that a prediction may be open
		ty.Sans = true
		text = planTexts[u.plan].In(p.l)
		if u.plan != keep {
			ty.Fill = sim.Accent.Solid()
		}
	case began:
		ty.Fill = tone.Solid()
		if text = s.String(); sim.TextWidth(text, ty) > room {
			ty.Sans = true
			text = briefs[s].In(p.l)
		}
	case sim.TextWidth(text, ty) > room:
		if j := lastIndex(text, "::"); j >= 0 {
			text = text[j+2:]
		}
	}
	p.c.Text(b.x+8, b.y+34, sim.Fit(text, room, ty), ty)
}

// saved reports whether a snapshot was taken of a resource.
func (p *painter) saved(i int) bool {
	for _, x := range p.lives[i].pieces {
		if x.saved {
			return true
		}
	}
	return false
}

func lastIndex(s, sub string) int {
	for i := len(s) - len(sub); i >= 0; i-- {
		if s[i:i+len(sub)] == sub {
			return i
		}
	}
	return -1
}

// mark is the sign in a node's badge, "" for none.
func (p *painter) mark(i int, s status) string {
	switch {
	case p.refusal != nil || s == none:
		return ""
	case s == deleteComplete:
		return "-"
	case s == deleteSkipped:
		return "o"
	case p.op != opCreate && !p.touched(i):
		return ""
	case s.tone() == sim.Good:
		return "v"
	case s.tone() == sim.Bad:
		return "x"
	}
	return "."
}

// badge draws a small sign at the corner of a node.
func (p *painter) badge(b box, tone sim.Tone, sign string) {
	if sign == "" {
		return
	}
	x, y := b.right()-7, b.y+5
	p.c.Circle(x, y, 8, sim.Style{Fill: sim.Paper, Stroke: tone.Solid(), StrokeWidth: 1.5})
	line := sim.Style{Stroke: tone.Solid(), StrokeWidth: 1.8}
	var m strokes
	switch sign {
	case "v":
		m.put('M', x-3.5, y)
		m.put('l', 2.5, 3)
		m.put('l', 4.5, -5.5)
	case "x":
		m.cross(x, y, 3)
	case "-":
		m.put('M', x-3.5, y)
		m.put('h', 7)
	case "o":
		p.c.Circle(x, y, 3, sim.Style{Fill: tone.Solid()})
		return
	case "?":
		p.c.Text(x, y+4, "?", sim.Type{Size: sim.TextSmall, Bold: true, Fill: tone.Solid(), Anchor: sim.Middle})
		return
	default:
		for _, d := range []float64{-4, -0.9, 2.2} {
			m.put('M', x+d, y)
			m.put('h', 1.8)
		}
	}
	p.c.Path(m.String(), line)
}
