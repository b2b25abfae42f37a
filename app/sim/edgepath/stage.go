package edgepath

import (
	"strconv"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// Stage implements sim.Simulator. In the wide picture the request runs left to
// right through a row of gates, the answer comes back on the lane below, and a
// table tells each gate's reason. The tall one runs top to bottom with the
// reasons beside the gates.
func (simulator) Stage(t *sim.Trace, at time.Duration, width int, l i18n.Lang) string {
	m := t.Model.(*model)
	g := layoutOf(width)
	p := &painter{model: m, g: g, at: min(max(at, 0), m.end), l: l, c: sim.NewCanvas(g.w, g.h, m.label().In(l))}
	for i, q := range m.rounds {
		if p.at >= q.sent {
			p.now, p.number = q, i
		}
	}
	p.address()
	p.machines()
	p.lanes()
	p.wires()
	p.laneLabels()
	p.gates()
	if !g.tall {
		p.table()
	}
	p.packet()
	return p.c.String()
}

// painter draws one moment.
type painter struct {
	*model
	g      *layout
	at     time.Duration
	l      i18n.Lang
	c      *sim.Canvas
	now    *round // the request under way
	number int
}

func (p *painter) say(ko, en string) string { return i18n.Of(ko, en).In(p.l) }

// label is what a screen reader says for the whole picture.
func (m *model) label() i18n.Text {
	q := m.final()
	got := codeText(q.code)
	if s := q.last(); s != nil {
		return i18n.Of("요청이 "+s.gate.name.Ko+"에서 끝나고 뷰어가 받은 것은 "+got.Ko, "The request ends at "+s.gate.name.En+"; the viewer gets "+got.En)
	}
	return i18n.Of("요청이 모든 문을 지나고 뷰어가 받은 것은 "+got.Ko, "The request passes every gate; the viewer gets "+got.En)
}

var (
	leftOut = i18n.Of("건너뜀", "left out")

	small    = sim.Type{Size: sim.TextSmall, Fill: sim.Ink2}
	words    = sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Sans: true}
	title    = sim.Type{Bold: true, Sans: true}
	boxStyle = sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, Round: 10}
)

// toned is small bold type in a tone.
func toned(t sim.Tone) sim.Type {
	return sim.Type{Size: sim.TextSmall, Fill: t.Solid(), Bold: true, Sans: true}
}

// over reports whether the run's last answer has come, or will not come.
func (p *painter) over() bool { return p.at >= p.final().got }

// address writes the request line at the top.
func (p *painter) address() {
	s, w := p.url(p.now.https), p.g.w-2
	if !p.g.tall {
		p.c.Text(1, 14, sim.Fit(p.method+" "+s, w, small), small)
		return
	}
	i := len(s) - len(p.query()) // the path has a line of its own
	p.c.Text(1, 14, sim.Fit(s[:i], w, small), small)
	p.c.Text(1, 29, sim.Fit(s[i:], w, small), small)
}

// machines draws the boxes: viewer, edge and origin.
func (p *painter) machines() {
	g := p.g
	p.viewerBox()
	edge, style := boxStyle, title
	edge.Fill = sim.Sunk
	if p.via != viaEdge {
		edge.Dash, style.Fill = "4 3", sim.Ink3
	}
	p.c.Rect(g.edge.x, g.edge.y, g.edge.w, g.edge.h, edge)
	x := 12.0
	if g.tall { // right of the lines
		x = g.at[atEdge].X + 20
	}
	p.c.Text(g.edge.x+x, g.edge.y+19, p.say("CloudFront 엣지", "CloudFront edge"), style)
	if p.via != viaEdge {
		p.c.Text(g.edge.right()-12, g.edge.y+19, leftOut.In(p.l), sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Anchor: sim.End, Sans: true})
	}
	origin := boxStyle
	origin.Fill = sim.Sunk
	p.c.Rect(g.origin.x, g.origin.y, g.origin.w, g.origin.h, origin)
	p.c.Text(g.origin.x+x, g.origin.y+19, originLabel(p.origin).In(p.l), title)

	t := boxStyle
	t.Round = 6
	q := p.now
	if q.reached && q.last() == nil && p.arrived(atTarget) {
		t.Stroke, t.StrokeWidth = sim.Good.Solid(), 1.5
	}
	p.c.Rect(g.target.x, g.target.y, g.target.w, g.target.h, t)
	name := map[string]i18n.Text{bucket: i18n.Of("객체", "object"), website: i18n.Of("페이지", "page")}[p.origin]
	if name.Ko == "" {
		name = i18n.Of("앱", "app")
	}
	p.c.Text(g.target.x+g.target.w/2, g.target.y+g.target.h/2+4, name.In(p.l), sim.Type{Sans: true, Anchor: sim.Middle})
}

func originLabel(kind string) i18n.Text {
	switch kind {
	case bucket:
		return i18n.Of("S3 버킷", "S3 bucket")
	case website:
		return i18n.Of("S3 웹사이트", "S3 website")
	case balancer:
		return i18n.Of("인터넷의 ALB", "Public ALB")
	}
	return i18n.Of("프라이빗 ALB", "Private ALB")
}

// arrived reports whether the present request has come to a place.
func (p *painter) arrived(place int) bool {
	for i := range p.flights {
		f := &p.flights[i]
		if f.round == p.number && !f.back && f.b == place {
			return p.at >= f.to
		}
	}
	return false
}

// viewerBox draws the viewer, and what it has got so far.
func (p *painter) viewerBox() {
	b := p.g.viewer
	p.c.Rect(b.x, b.y, b.w, b.h, boxStyle)
	name := p.say("뷰어", "Viewer")
	about := p.method
	if p.via == viaEdge && p.geo != "none" {
		where := p.country
		if where == nowhere {
			where = "?"
		}
		about += " · " + where
	}
	x, y := b.x+12, b.y+19
	if p.g.tall {
		y = b.y + 25
	}
	p.c.Text(x, y, name, title)
	if p.g.tall {
		p.c.Text(x+sim.TextWidth(name, title)+10, y, about, small)
	} else {
		p.c.Text(x, y+18, about, small)
	}
	// The codes so far, the last one large.
	right := b.right() - 12
	for i := len(p.rounds) - 1; i >= 0; i-- {
		q := p.rounds[i]
		if p.at < q.got {
			continue
		}
		tone := codeTone(q.code)
		ty := sim.Type{Size: sim.TextLarge, Fill: tone.Solid(), Bold: true, Sans: true}
		s := mark(tone) + codeText(q.code).In(p.l)
		last := i == len(p.rounds)-1 || p.at < p.rounds[i+1].got
		switch {
		case p.g.tall && last:
			ty.Anchor = sim.End
			p.c.Text(right, y+1, s, ty)
			right -= sim.TextWidth(s, ty) + 10
		case p.g.tall:
			ty.Size, ty.Anchor = sim.TextSmall, sim.End
			p.c.Text(right, y, s, ty)
		case last:
			if q.code == 0 {
				ty.Size, ty.Bold = sim.TextSmall, false
			}
			p.c.Text(b.x+8, b.bottom()-12, s, ty)
		default:
			ty.Size = sim.TextSmall
			p.c.Text(b.x+8, b.bottom()-32, s, ty)
		}
	}
}

// mark tells tones apart without colour.
func mark(t sim.Tone) string {
	switch t {
	case sim.Good:
		return "✓ "
	case sim.Bad:
		return "✕ "
	case sim.Wait:
		return "↩ "
	}
	return ""
}

// code writes the code of a gate that answered, "" for one that did not.
func code(s *step) string {
	if s.code <= 0 {
		return ""
	}
	return strconv.Itoa(s.code)
}
