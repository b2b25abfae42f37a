package signedaccess

import (
	"time"

	"notelab/app/sim"
)

// The desktop column, from the top: title, signer, string, viewer, verifier
// with its gates, what lies behind, tiles.
const (
	columnTitle  = 22.0
	boxHeight    = 44.0
	columnArrow  = 22.0
	gateHeight   = 21.0
	edgeHeight   = 60 + 7*gateHeight + 42 // header and validity, gates, answer
	columnHeight = columnTitle + 4*columnArrow + 3*boxHeight + edgeHeight + 32 + 34
)

// column draws a lane from top to bottom.
func (p *painter) column(ln *lane, x, w float64) {
	t, mid := &p.s.times, x+w/2
	y := phasesHeight
	title := sim.Type{Size: sim.TextLarge, Bold: true, Sans: true}
	p.c.Text(x, y+14, sim.Fit(laneTitle(ln.name).In(p.l), w, title), title)
	y += columnTitle

	name, key := p.holder(ln)
	p.box(x, y, w, boxHeight, name, key, true)
	y += boxHeight
	p.arrow(mid, y+3, mid, y+columnArrow-3, t.policy, t.sign)
	p.c.Text(mid+10, y+15, p.signings(ln), sim.Type{Size: sim.TextSmall, Sans: true, Fill: sim.Ink3})
	y += columnArrow

	path, rest := p.scope(ln)
	on := p.reached(t.sign)
	p.paper(x, y, w, boxHeight, path, rest, on)
	y += boxHeight
	p.arrow(mid, y+3, mid, y+columnArrow-3, t.issue, t.clock)
	p.c.Text(mid+10, y+15, p.carrier(ln), sim.Type{Size: sim.TextSmall, Fill: sim.Ink3})
	y += columnArrow

	viewer := p.say("클라이언트", "viewer") + " " + p.s.ip
	carried := ""
	if p.reached(t.issue) {
		carried = p.carried(ln)
	}
	p.box(x, y, w, boxHeight, viewer, carried, p.reached(t.issue))
	y += boxHeight
	file := p.file()
	p.travel(ln, file, mid, y)
	y += columnArrow

	p.verifier(ln, file, x, y, w)
	y += edgeHeight
	p.behind(ln, file, x, y, w)
	y += columnArrow + 32
	small, label := sim.Type{Size: sim.TextSmall, Sans: true, Fill: sim.Ink3}, p.say("파일마다", "each file")
	if sim.TextWidth(label, small)+8 <= w-p.tilesWidth(ln) {
		p.c.Text(x, y+18, label, small)
	}
	p.tiles(ln, x, y+9, w)
}

// paper draws the signed string as a slip of paper.
func (p *painter) paper(x, y, w, h float64, path, rest string, on bool) {
	st := sim.Style{Fill: sim.Sunk, Round: 3}
	ink, sub := sim.Ink, sim.Ink2
	if !on {
		st = sim.Style{Stroke: sim.Rule, Dash: "4 3", Round: 3}
		ink, sub = sim.Ink3, sim.Ink3
	}
	p.c.Rect(x, y, w, h, st)
	top := sim.Type{Fill: ink}
	if sim.TextWidth(path, top) > w-20 {
		top.Size = sim.TextSmall
	}
	bottom := sim.Type{Size: sim.TextSmall, Fill: sub}
	p.c.Text(x+10, y+18, sim.Fit(path, w-16, top), top)
	p.c.Text(x+10, y+34, sim.Fit(rest, w-16, bottom), bottom)
}

// travel draws the current request on its way from the viewer.
func (p *painter) travel(ln *lane, file int, mid, y float64) {
	from, to := p.s.times.end+1, p.s.times.end+2
	if file >= 0 {
		f := p.s.times.files[file]
		from, to = f.request, f.gate0
	}
	p.arrow(mid, y+3, mid, y+columnArrow-3, from, to)
	if file < 0 {
		return
	}
	small := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3}
	if p.s.changed(ln, file) {
		small.Fill = sim.Bad.Solid()
		p.c.Text(mid-10, y+15, p.say("고침", "changed"), sim.Type{Size: sim.TextSmall, Fill: small.Fill, Sans: true, Anchor: sim.End})
	}
	p.c.Text(mid+10, y+15, p.fileName(ln, file), small)
}

// fileName is the last part of the requested path.
func (p *painter) fileName(ln *lane, file int) string {
	path := ln.calls[file].request.path()
	for i := len(path) - 1; i >= 0; i-- {
		if path[i] == '/' {
			path = path[i+1:]
			break
		}
	}
	if r := []rune(path); len(r) > 10 {
		path = "…" + string(r[len(r)-9:])
	}
	return path
}

// verifier draws the edge or the bucket with its gates.
func (p *painter) verifier(ln *lane, file int, x, y, w float64) {
	p.c.Rect(x, y, w, edgeHeight, sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, Round: 8})
	name := p.say("CloudFront 엣지", "CloudFront edge")
	if ln.name == showS3 {
		name = p.say("S3 버킷", "S3 bucket")
	}
	p.c.Text(x+10, y+19, name, sim.Type{Bold: true, Sans: true})
	p.validity(ln, x+10, y+30, w-20)
	for i, g := range ln.gates {
		gy := y + 60 + float64(i)*gateHeight + 10
		res := p.result(ln, file, i)
		p.mark(x+17, gy, res)
		ty := sim.Type{Sans: true, Fill: sim.Ink2}
		switch res {
		case "", skipped:
			ty.Fill = sim.Ink3
		case failed:
			ty.Fill, ty.Bold = sim.Bad.Solid(), true
		}
		p.c.Text(x+31, gy+4, sim.Fit(gateLong(g, ln.name).In(p.l), w-37, ty), ty)
	}
	p.answer(ln, file, x+8, y+edgeHeight-38, w-16, 30, false)
}

// behind draws the origin that a CloudFront request reaches when every check
// has passed; the bucket of the S3 lane is its own origin.
func (p *painter) behind(ln *lane, file int, x, y, w float64) {
	mid := x + w/2
	name, on := p.say("오리진: 서명 없이 경로만", "origin: path, no signature"), false
	from, to := p.s.times.end+1, p.s.times.end+2
	if file >= 0 && ln.calls[file].verdict.accepted() {
		f := p.s.times.files[file]
		on = p.reached(f.verdict)
		from, to = f.verdict, f.done
	}
	if ln.name == showS3 {
		name = p.say("객체: CDN 캐시 없음", "object: no CDN cache")
	}
	p.arrow(mid, y+3, mid, y+columnArrow-3, from, max(to, from+time.Millisecond))
	y += columnArrow
	st, ink := sim.Style{Stroke: sim.Rule, Dash: "4 3", Round: 8}, sim.Ink3
	if on {
		st, ink = sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, Round: 8}, sim.Ink
	}
	p.c.Rect(x, y, w, 32, st)
	ty := sim.Type{Sans: true, Fill: ink, Anchor: sim.Middle}
	p.c.Text(mid, y+20, sim.Fit(name, w-12, ty), ty)
}
