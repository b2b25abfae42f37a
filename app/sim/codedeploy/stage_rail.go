package codedeploy

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// row is one station of the rail.
type row struct {
	e    event
	name i18n.Text // of a station that is no event
}

func (w row) isEvent() bool { return w.name == i18n.Text{} }

// Stations that are no events.
var (
	waitingRow  = row{name: i18n.Of("대기", "waiting")}
	doneRow     = row{name: i18n.Of("끝", "done")}
	servesRow   = row{name: i18n.Of("v2로 서비스", "serves v2")}
	readyRow    = row{name: i18n.Of("Ready", "Ready")}
	originalRow = row{name: i18n.Of("원본: 서비스 중", "originals: serving")}
	leftRow     = row{name: i18n.Of("원본: 등록 취소", "originals: deregistered")}
)

func (p *painter) railRows() []row {
	var rows []row
	add := func(rail []event) {
		for _, e := range rail {
			rows = append(rows, row{e: e})
		}
	}
	rows = append(rows, waitingRow)
	if p.platform != blueGreen {
		add(p.run.rail())
		return append(rows, doneRow)
	}
	add(coreRail)
	rows = append(rows, readyRow)
	add(allowRail)
	rows = append(rows, servesRow, originalRow)
	add(blockRail)
	return append(rows, leftRow)
}

// look is how a lane's token is drawn.
type look int

const (
	lookWaiting look = iota // not begun
	lookPolling             // the agent has not fetched the command yet
	lookRunning
	lookDone
	lookBack // done by the rollback
	lookFailed
	lookSkipped
)

// place tells where a lane's token stands now: its row and look.
func (p *painter) place(lane int) (row, look) {
	blue := p.platform == blueGreen && lane >= p.n
	at, how := waitingRow, lookWaiting
	if blue {
		at, how = originalRow, lookBack
	}
	var now *stay
	for i := range p.stays {
		if s := &p.stays[i]; s.lane == lane && s.from <= p.at {
			now = s
		}
	}
	d := &p.deps[0]
	if len(p.deps) > 1 && p.at >= p.deps[1].from {
		d = &p.deps[1]
		if now != nil && now.dep == 0 && p.platform == inPlace {
			now = nil // its turn in the rollback comes
		}
	}
	if now == nil {
		if p.at >= d.to && how == lookWaiting {
			how = lookSkipped
		}
		return at, how
	}
	var last *bar
	next := event(-1)
	for i := range p.bars {
		if b := &p.bars[i]; b.lane == lane && b.dep == now.dep && b.from >= now.from && b.to <= now.to {
			if b.from > p.at {
				if next < 0 {
					next = b.e
				}
				continue
			}
			last = b
		}
	}
	switch {
	case p.at < now.to && next >= 0 && (last == nil || p.at >= last.to):
		return row{e: next}, lookPolling
	case p.at < now.to:
		return row{e: last.e}, lookRunning
	case !now.ok:
		return row{e: last.e}, lookFailed
	case p.platform != blueGreen && now.dep > 0:
		return doneRow, lookBack
	case p.platform != blueGreen:
		return doneRow, lookDone
	}
	switch last.e {
	case validate:
		return readyRow, lookPolling
	case afterAllow:
		if blue {
			return originalRow, lookBack
		}
		return servesRow, lookDone
	}
	if blue {
		return leftRow, lookSkipped
	}
	return readyRow, lookSkipped
}

// shiftPlace is where the one token of ECS and Lambda stands.
func (p *painter) shiftPlace() (row, look) {
	at, how := waitingRow, lookWaiting
	for i := range p.bars {
		b := &p.bars[i]
		if b.from > p.at {
			break
		}
		at, how = row{e: b.e}, lookRunning
		if b.how == broke && p.at >= b.to {
			how = lookFailed
		}
	}
	if d := &p.deps[0]; p.at >= d.to {
		switch d.status {
		case succeeded:
			return doneRow, lookDone
		case stopped:
			how = lookFailed
		}
	}
	return at, how
}

// rail draws the lifecycle events top to bottom, with the tokens at theirs.
func (p *painter) rail() {
	x := edge + 8
	places := make([]row, p.lanes)
	looks := make([]look, p.lanes)
	for lane := range p.lanes {
		if p.shifts() {
			places[lane], looks[lane] = p.shiftPlace()
		} else {
			places[lane], looks[lane] = p.place(lane)
		}
	}
	p.railLine(x)
	widest := 0.0
	p.tagX = 0
	bold := inked(small, sim.Plain)
	for _, w := range p.rows {
		widest = max(widest, sim.TextWidth(p.rowName(w), small))
		if p.previousTag(w) != "" {
			p.tagX = max(p.tagX, x+14+sim.TextWidth(p.rowName(w), bold)+2)
		}
	}
	tokens := x + 14 + widest + 8
	if p.tagX > 0 {
		tokens = max(tokens, p.tagX+p.tagWidth()+8)
	}
	end := p.left - 14
	if p.phone {
		end = p.w - edge
	}
	for i, w := range p.rows {
		y := p.railTop + float64(i)*p.rowStep
		var here []int
		for lane := range p.lanes {
			if places[lane] == w {
				here = append(here, lane)
			}
		}
		p.station(x, y, w, len(here) > 0)
		p.tokens(tokens, end, y, here, looks)
	}
}

// railLine joins the stations; in a blue/green deployment the originals have a
// line of their own.
func (p *painter) railLine(x float64) {
	style := sim.Style{Stroke: sim.RuleStrong, StrokeWidth: 1.5}
	from := 0
	for i, w := range p.rows {
		if w == originalRow || i == len(p.rows)-1 {
			to := i
			if w == originalRow {
				to = i - 1
			}
			p.c.Line(x, p.railTop+float64(from)*p.rowStep, x, p.railTop+float64(to)*p.rowStep, style)
			from = i
		}
	}
}

func (p *painter) rowName(w row) string {
	if w.isEvent() {
		return w.e.String()
	}
	return p.say(w.name)
}

// previousTag marks the hooks whose script is the previous revision's.
func (p *painter) previousTag(w row) string {
	switch {
	case !w.isEvent() || !lifecycle[w.e].previous || p.shifts():
		return ""
	case p.first || p.platform == blueGreen && w.e == appStop:
		return p.say(i18n.Of("없음", "none"))
	}
	return p.say(i18n.Of("이전", "old"))
}

// tagWidth is the width of those marks.
func (p *painter) tagWidth() float64 {
	w := 0.0
	for _, row := range p.rows {
		if t := p.previousTag(row); t != "" {
			w = max(w, sim.TextWidth(t, small)+8)
		}
	}
	return w
}

func (p *painter) station(x, y float64, w row, busy bool) {
	ty := small
	switch {
	case busy:
		ty.Fill, ty.Bold = sim.Ink, w.isEvent()
	case !w.isEvent() || lifecycle[w.e].reserved:
		ty.Fill = sim.Ink3
	}
	switch {
	case !w.isEvent():
		p.c.Line(x-4, y, x+4, y, sim.Style{Stroke: sim.RuleStrong, StrokeWidth: 2})
	case lifecycle[w.e].reserved:
		p.c.Rect(x-3.5, y-3.5, 7, 7, sim.Style{Fill: sim.RuleStrong, Round: 1})
	default:
		p.c.Circle(x, y, 4.5, sim.Style{Fill: sim.Paper, Stroke: sim.Ink2, StrokeWidth: 1.5})
	}
	name := p.rowName(w)
	p.c.Text(x+14, y+4, name, ty)
	if tag := p.previousTag(w); tag != "" {
		p.c.Rect(p.tagX, y-7, sim.TextWidth(tag, small)+8, 14, sim.Style{Fill: sim.Wait.Soft(), Round: 4})
		p.c.Text(p.tagX+4, y+4, tag, sim.Type{Size: sim.TextSmall, Fill: sim.Wait.Solid(), Sans: true})
	}
}

// tokens draws the instances at one station: with their numbers where there is
// room, as dots where there is not.
func (p *painter) tokens(x, end, y float64, here []int, looks []look) {
	const wide = 15.0
	n := float64(len(here))
	numbered := p.lanes > 1 && x+float64(n*wide) <= end
	step := wide
	if !numbered {
		step = min(10, (end-x)/max(n, 1))
	}
	for i, lane := range here {
		cx := x + 8 + float64(float64(i)*step)
		r := 7.0
		if !numbered {
			r = min(4, step/2)
			cx = x + 4 + float64(float64(i)*step)
		}
		if p.lanes == 1 {
			r = 5
		}
		p.token(cx, y, r, lane, looks[lane], numbered)
	}
}

// token draws one instance; its shape tells its state, too.
func (p *painter) token(x, y, r float64, lane int, how look, numbered bool) {
	style, ink := sim.Style{Fill: sim.Paper, Stroke: sim.Ink3}, sim.Ink2
	switch how {
	case lookPolling:
		style.Stroke, style.Dash, ink = sim.Flow.Solid(), "3 2", sim.Flow.Solid()
	case lookRunning:
		style, ink = sim.Style{Fill: sim.Flow.Solid(), Stroke: sim.Flow.Solid()}, sim.Paper
	case lookDone:
		style, ink = sim.Style{Fill: sim.Good.Soft(), Stroke: sim.Good.Solid(), StrokeWidth: 1.5}, sim.Good.Solid()
	case lookBack:
		style = sim.Style{Fill: sim.Sunk, Stroke: sim.Ink3}
	case lookFailed:
		style, ink = sim.Style{Fill: sim.Bad.Solid(), Stroke: sim.Bad.Solid(), Round: 2}, sim.Paper
	case lookSkipped:
		style.Stroke, ink = sim.RuleStrong, sim.Ink3
		if r > 5 {
			style.Dash = "2 2"
		}
	}
	if how == lookFailed {
		p.c.Rect(x-r, y-r, 2*r, 2*r, style)
	} else {
		p.c.Circle(x, y, r, style)
	}
	if numbered {
		p.c.Text(x, y+4, itoa(lane%p.n+1), sim.Type{Size: sim.TextSmall, Fill: ink, Anchor: sim.Middle, Sans: true})
	}
}
