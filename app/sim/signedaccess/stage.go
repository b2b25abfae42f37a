package signedaccess

import (
	"math"
	"strconv"
	"strings"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// Stage draws the lanes side by side where there is room, one below the other
// on a phone and when a single lane is asked for.
func (simulator) Stage(t *sim.Trace, at time.Duration, width int, l i18n.Lang) string {
	s, ok := t.Model.(*scene)
	if !ok {
		return sim.NewCanvas(float64(width), 1, "").String()
	}
	p := &painter{s: s, at: at, l: l, shown: s.shown()}
	w := float64(width)
	phone := sim.Phone(width)
	stacked := phone || len(p.shown) == 1
	height := phasesHeight + columnHeight
	if stacked {
		height = phasesHeight + float64(len(p.shown))*rowHeight - rowGap
	}
	p.c = sim.NewCanvas(w, height, p.label())
	p.phases(w)
	if stacked {
		for i, ln := range p.shown {
			p.row(ln, phasesHeight+float64(i)*rowHeight, w)
		}
	} else {
		const gap = 16
		n := float64(len(p.shown))
		// Whole pixels keep the numbers short; one on each side for the outlines.
		col := math.Floor((w - 2 - gap*(n-1)) / n)
		left := math.Floor((w - n*col - gap*(n-1)) / 2)
		for i, ln := range p.shown {
			p.column(ln, left+float64(i)*(col+gap), col)
		}
	}
	p.drawMarks()
	return p.c.String()
}

// painter draws one moment of a scene.
type painter struct {
	c     *sim.Canvas
	s     *scene
	at    time.Duration
	l     i18n.Lang
	shown []*lane
	marks marks
}

func (p *painter) say(ko, en string) string { return tx(ko, en).In(p.l) }

func (p *painter) reached(at time.Duration) bool { return p.at >= at }

// file returns the file (from 0) whose request is or was last under way, -1
// before the first.
func (p *painter) file() int {
	n := -1
	for i, f := range p.s.times.files {
		if p.reached(f.request) {
			n = i
		}
	}
	return n
}

// label says the picture in a sentence.
func (p *painter) label() string {
	var parts []string
	for _, ln := range p.shown {
		ok, done := 0, 0
		for i := range ln.calls {
			if p.reached(p.s.times.files[i].verdict) {
				done++
				if ln.calls[i].verdict.accepted() {
					ok++
				}
			}
		}
		parts = append(parts, laneTitle(ln.name).In(p.l)+p.say(" 통과 ", " accepted ")+strconv.Itoa(ok)+"/"+strconv.Itoa(done))
	}
	return strings.Join(parts, ", ")
}

// phasesHeight is the room of the strip that shows how far the demonstration is.
const phasesHeight = 40.0

// phases draws the steps of the demonstration with the playhead on them.
func (p *painter) phases(w float64) {
	const y, pad = 26.0, 6.0
	sc := sim.TimeScale(p.s.times.end, pad, w-pad)
	t := &p.s.times
	marks := []struct {
		at   time.Duration
		name string
	}{
		{t.policy, p.say("서명", "sign")},
		{t.issue, p.say("전달", "hand out")},
		{t.files[0].request, p.say("요청", "requests")},
	}
	var ticks strings.Builder
	ticks.WriteString(sim.Points(pad, y, w-pad, y))
	for _, m := range marks {
		x := sc.Time(m.at)
		ticks.WriteString(sim.Points(x, y-5, x, y+5))
	}
	for _, f := range t.files[1:] {
		x := sc.Time(f.request)
		ticks.WriteString(sim.Points(x, y-3, x, y+3))
	}
	p.c.Path(ticks.String(), sim.Style{Stroke: sim.RuleStrong, StrokeWidth: 2})
	right := -1.0
	for _, m := range marks {
		x := max(sc.Time(m.at)-4, right+8)
		ty := sim.Type{Size: sim.TextSmall, Sans: true, Fill: sim.Ink3}
		if p.reached(m.at) {
			ty.Fill = sim.Ink2
		}
		p.c.Text(x, 12, m.name, ty)
		right = x + sim.TextWidth(m.name, ty)
	}
	x := sc.Time(min(max(p.at, 0), p.s.times.end))
	p.marks.clock.WriteString(sim.Points(pad, y, x, y))
	p.c.Circle(x, y, 5, sim.Style{Fill: sim.Accent.Solid()})
}

// box draws a machine or a thing with its name and, below, its address.
func (p *painter) box(x, y, w, h float64, name, address string, on bool) {
	st := sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, Round: 8}
	ink, sub := sim.Ink, sim.Ink2
	if !on {
		st.Stroke, st.Dash = sim.Rule, "4 3"
		ink, sub = sim.Ink3, sim.Ink3
	}
	p.c.Rect(x, y, w, h, st)
	nameType := sim.Type{Bold: true, Sans: true, Fill: ink}
	addrType := sim.Type{Size: sim.TextSmall, Fill: sub}
	p.c.Text(x+10, y+18, sim.Fit(name, w-16, nameType), nameType)
	if address != "" {
		p.c.Text(x+10, y+34, sim.Fit(address, w-16, addrType), addrType)
	}
}

// arrow joins two things; a dot travels on it between two moments.
func (p *painter) arrow(x1, y1, x2, y2 float64, from, to time.Duration) {
	b := &p.marks.idle
	if p.reached(from) {
		b = &p.marks.flow
	}
	b.WriteString(sim.Points(x1, y1, x2, y2))
	if x1 == x2 {
		b.WriteString("m-4-4l4 4 4-4")
	} else {
		b.WriteString("m-4-4l4 4-4 4")
	}
	if p.reached(from) && p.at < to {
		k := float64(p.at-from) / float64(to-from)
		p.c.Circle(x1+float64(k*(x2-x1)), y1+float64(k*(y2-y1)), 4, sim.Style{Fill: sim.Flow.Solid()})
	}
}

// marks collects the arrows, results and tiles of all lanes, one path for each
// paint: many small shapes would make the picture heavy.
type marks struct {
	span, valid, idle, flow, good, bad, ring, pending, lines, dashes, clock strings.Builder
}

// mark adds the result of a gate: a filled disc with a tick, a filled square
// with a cross, a ring with a dash, or an empty ring for what is still to come.
func (p *painter) mark(x, y float64, result string) {
	const r = 7.0
	m := &p.marks
	switch result {
	case passed:
		disc(&m.good, x, y, r)
		m.lines.WriteString(sim.Points(x-3, y) + "l2.2 2.6 4-5")
	case failed:
		m.bad.WriteString(sim.Points(x-r, y-r) + "h14v14h-14z")
		m.lines.WriteString(sim.Points(x-3, y-3) + "l6 6m0-6l-6 6")
	case skipped:
		disc(&m.ring, x, y, r-0.5)
		m.dashes.WriteString(sim.Points(x-3, y) + "h6")
	default:
		disc(&m.pending, x, y, r-0.5)
	}
}

// bar adds a bar of 6 pixels with round ends to path data.
func bar(b *strings.Builder, x, y, w float64) {
	r := min(3, w/2)
	n := func(f float64) string { return strconv.FormatFloat(math.Round(f*10)/10, 'f', -1, 64) }
	end := "a" + n(r) + " 3 0 0 1 0 "
	b.WriteString(sim.Points(x+r, y) + "h" + n(w-2*r) + end + "6h" + n(2*r-w) + end + "-6z")
}

// disc adds a circle to path data.
func disc(b *strings.Builder, x, y, r float64) {
	n := func(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
	arc := n(r) + " " + n(r) + " 0 1 0"
	b.WriteString(sim.Points(x-r, y) + "a" + arc + " " + n(2*r) + " 0 " + arc + n(-2*r) + " 0")
}

// drawMarks paints what mark collected.
func (p *painter) drawMarks() {
	m := &p.marks
	for _, g := range []struct {
		b  *strings.Builder
		st sim.Style
	}{
		{&m.span, sim.Style{Fill: sim.Sunk}},
		{&m.valid, sim.Style{Fill: sim.Good.Soft(), Stroke: sim.Good.Solid()}},
		{&m.idle, sim.Style{Stroke: sim.Rule, StrokeWidth: 1.5}},
		{&m.flow, sim.Style{Stroke: sim.Flow.Solid(), StrokeWidth: 1.5}},
		{&m.clock, sim.Style{Stroke: sim.Accent.Solid(), StrokeWidth: 2}},
		{&m.pending, sim.Style{Fill: sim.Paper, Stroke: sim.Rule}},
		{&m.ring, sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong}},
		{&m.dashes, sim.Style{Stroke: sim.Ink3, StrokeWidth: 1.5}},
		{&m.good, sim.Style{Fill: sim.Good.Solid()}},
		{&m.bad, sim.Style{Fill: sim.Bad.Solid()}},
		{&m.lines, sim.Style{Stroke: sim.Paper, StrokeWidth: 1.8}},
	} {
		if g.b.Len() > 0 {
			p.c.Path(g.b.String(), g.st)
		}
	}
}

// result returns how gate i of a call stands now: "" when it was not reached.
func (p *painter) result(ln *lane, file, i int) string {
	if file < 0 {
		return ""
	}
	f, v := p.s.times.files[file], &ln.calls[file].verdict
	if i >= len(v.gates) || !p.reached(f.gate0+time.Duration(i)*f.gateStep) {
		return ""
	}
	return v.gates[i].result
}

// answer draws the verdict on the current request, after the name of what was
// asked for where there is room.
func (p *painter) answer(ln *lane, file int, x, y, w, h float64, named bool) {
	name := ""
	if named && file >= 0 {
		name = p.fileName(ln, file)
		if p.s.changed(ln, file) {
			name += p.say(" (고침)", " (changed)")
		}
	}
	if file < 0 || !p.reached(p.s.times.files[file].verdict) {
		p.c.Rect(x, y, w, h, sim.Style{Stroke: sim.Rule, Dash: "4 3", Round: 6})
		if name != "" {
			p.c.Text(x+w/2, y+h/2+4, name, sim.Type{Fill: sim.Ink3, Anchor: sim.Middle})
		}
		return
	}
	v := &ln.calls[file].verdict
	tone, text := sim.Good, "200 OK"
	if !v.accepted() {
		tone, text = sim.Bad, strconv.Itoa(v.status)+" "+v.code
	}
	ty := sim.Type{Bold: true, Fill: tone.Solid(), Anchor: sim.Middle}
	p.c.Rect(x, y, w, h, sim.Style{Fill: tone.Soft(), Round: 6})
	if long := name + ": " + text; name != "" && sim.TextWidth(long, ty) <= w-12 {
		text = long
	}
	if sim.TextWidth(text, ty) > w-12 {
		ty.Size = sim.TextSmall
	}
	if head, tail, ok := strings.Cut(text, "Parameters"); ok && sim.TextWidth(text, ty) > w-8 {
		p.c.Text(x+w/2, y+h/2-2, head, ty) // the one code that needs two lines
		p.c.Text(x+w/2, y+h/2+11, "Parameters"+tail, ty)
		return
	}
	p.c.Text(x+w/2, y+h/2+4, sim.Fit(text, w-8, ty), ty)
}

// Size of a tile and the space between two.
const (
	tileSize = 11.0
	tileGap  = 3.0
)

func (p *painter) tilesWidth(ln *lane) float64 {
	return float64(len(ln.calls))*(tileSize+tileGap) - tileGap
}

// tiles adds one small tile for each file with the answer it got, up to the
// right edge.
func (p *painter) tiles(ln *lane, x, y, w float64) {
	m := &p.marks
	left := x + w - p.tilesWidth(ln)
	for i := range ln.calls {
		x := left + float64(i)*(tileSize+tileGap)
		b := &m.bad
		switch {
		case !p.reached(p.s.times.files[i].verdict):
			b = &m.pending
		case ln.calls[i].verdict.accepted():
			b = &m.good
			m.lines.WriteString(sim.Points(x+3, y+6) + "l2 2 3.4-4.6")
		default:
			m.lines.WriteString(sim.Points(x+3, y+3) + "l5 5m0-5l-5 5")
		}
		b.WriteString(sim.Points(x, y) + "h11v11h-11z")
	}
}

// validity draws when the lane's first grant can be used and when the request
// comes, on one scale for all lanes.
func (p *painter) validity(ln *lane, x, y, w float64) {
	s := p.s
	from, to := int64(0), s.expiry
	if ln.name == showS3 {
		// The bar is what the strings allow; deleted keys and missing permissions
		// are the gates' business.
		switch {
		case s.expiry > maxPresign:
			to = 0
		case s.signer == signerRole:
			to = min(s.expiry, s.session)
		}
	} else if s.policy == custom {
		from = s.start
	}
	end := max(s.expiry, s.clock, s.start)
	sc := sim.Scale{From: 0, To: float64(end) * 1.08, Start: x, End: x + w}
	bar(&p.marks.span, x, y, w)
	if to > from {
		bar(&p.marks.valid, sc.At(float64(from)), y, max(sc.At(float64(to))-sc.At(float64(from)), 2))
	}
	small := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3}
	left := p.say("서명", "signed")
	leftType := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Sans: true}
	label := offset(to)
	if from > 0 && to > from {
		label = offset(from) + "…" + label
	}
	if to <= from {
		label = p.say("쓸 수 없음", "never")
		small.Sans = true
	}
	p.c.Text(x, y+20, left, leftType)
	lw := sim.TextWidth(label, small)
	lx := min(max(sc.At(float64(to)), x+sim.TextWidth(left, leftType)+8+lw), x+w)
	small.Anchor = sim.End
	p.c.Text(lx, y+20, label, small)
	if p.reached(s.times.clock) {
		cx := sc.At(float64(s.clock))
		p.marks.clock.WriteString(sim.Points(cx, y-4) + "v13")
	}
}

// holder is what signs in a lane: name and key.
func (p *painter) holder(ln *lane) (name, key string) {
	if ln.name == showS3 {
		switch p.s.signer {
		case signerRole:
			return p.say("앱 (IAM 역할)", "app (IAM role)"), p.s.s3.accessKey
		}
		return p.say("앱 (IAM 사용자)", "app (IAM user)"), p.s.s3.accessKey
	}
	return p.say("앱 (RSA 개인 키)", "app (RSA private key)"), p.s.public.id
}

// carrier names what the strings travel in.
func (p *painter) carrier(ln *lane) string {
	switch {
	case ln.name == showCookies:
		return "Set-Cookie"
	case ln.name == showS3:
		return "?X-Amz-…"
	case p.s.policy == custom:
		return "?Policy=…"
	}
	return "?Expires=…"
}

// scope is what was signed: paths and conditions, short.
func (p *painter) scope(ln *lane) (path, rest string) {
	s := p.s
	rest = offset(s.expiry)
	if ln.name == showS3 {
		return "GET " + s.file(1), p.say("만료 ", "until ") + rest
	}
	path = s.file(1)
	if s.policy == custom {
		if path = numbered(s.signed, 1); path == "" {
			path = p.say("Resource 없음", "no Resource")
		}
		if s.start != 0 {
			rest = offset(s.start) + "…" + rest
		}
		if s.cidr != "" {
			return path, rest + " · " + s.cidr
		}
	}
	return path, p.say("만료 ", "until ") + rest
}

// carried is what the viewer holds: count and weight.
func (p *painter) carried(ln *lane) string {
	if ln.name == showCookies {
		n := len("Cookie: ") + len(p.s.honestCookie())
		return p.say("쿠키 "+strconv.Itoa(ln.cookies())+"개", strconv.Itoa(ln.cookies())+" cookies") + " · " + strconv.Itoa(n) + " B"
	}
	n := strconv.Itoa(len(ln.urls))
	return p.say("URL "+n+"개", plural(len(ln.urls), "URL")) + " · +" + strconv.Itoa(queryBytes(ln)) + " B"
}

func plural(n int, word string) string {
	if n != 1 {
		word += "s"
	}
	return strconv.Itoa(n) + " " + word
}

// signings says how many signatures the lane took.
func (p *painter) signings(ln *lane) string {
	n := len(ln.grants)
	if ln.name == showS3 {
		n = len(ln.urls)
	}
	return p.say("서명 "+strconv.Itoa(n)+"번", plural(n, "signature"))
}
