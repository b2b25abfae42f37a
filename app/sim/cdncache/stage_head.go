package cdncache

import (
	"strconv"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// decision draws how the TTL comes about: what the origin sends, the setting
// that decides, and the result.
func (d *drawing) decision() {
	sent := d.cacheControl()
	if d.header == headExpires {
		if sent != "" {
			sent = ", " + sent
		}
		sent = "Expires " + d.say(grouped(span(d.expires))+"초", "at "+grouped(span(d.expires))+" s") + sent
	}
	sentType := sim.Type{Size: sim.TextSmall}
	if sent == "" {
		sent, sentType.Sans = d.say("캐시 헤더 없음", "no cache header"), true
	}
	rule := d.ruleText().In(d.l)
	result, tone := d.say("TTL ", "TTL ")+secondsText(d.ttl).In(d.l), sim.Good
	if !d.rule.kept() {
		result, tone = d.say("보관하지 않음", "not kept"), sim.Wait
	}
	ruleType := sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Sans: true}
	resultType := sim.Type{Size: sim.TextSize, Fill: tone.Solid(), Bold: true, Sans: true}
	const pad, arrow = 8.0, 22.0
	if d.g.phone {
		rule = sim.Fit(rule, d.g.w-2*edgeGap-2*arrow-4*pad-sim.TextWidth(result, resultType), ruleType)
	}
	second := sim.TextWidth(rule, ruleType) + 2*pad
	third := sim.TextWidth(result, resultType) + 2*pad
	room := d.g.w - 2*edgeGap - 2
	if !d.g.phone {
		room -= second + third + 2*arrow
	}
	sent = sim.Fit(sent, room-2*pad, sentType)
	first := sim.TextWidth(sent, sentType) + 2*pad
	x, y := edgeGap, 2.0
	chip := func(w float64, s string, t sim.Type, fill, stroke sim.Paint) {
		d.c.Rect(x, y, w, 24, sim.Style{Fill: fill, Stroke: stroke, Round: 6})
		t.Anchor = sim.Middle
		d.c.Text(x+w/2, y+16, s, t)
		x += w
	}
	next := func() {
		d.c.Path(sim.Points(x+4, y+12, x+arrow-5, y+12)+sim.Points(x+arrow-9, y+8, x+arrow-5, y+12, x+arrow-9, y+16), sim.Style{Stroke: sim.Ink3})
		x += arrow
	}
	chip(first, sent, sentType, sim.Paper, sim.RuleStrong)
	if d.g.phone {
		x, y = edgeGap, 30
		d.c.Path(sim.Points(x+7, 26, x+7, y+12, x+17, y+12)+sim.Points(x+13, y+8, x+17, y+12, x+13, y+16), sim.Style{Stroke: sim.Ink3})
		x += arrow
	} else {
		next()
	}
	chip(second, rule, ruleType, sim.Sunk, sim.Rule)
	next()
	chip(third, result, resultType, tone.Soft(), tone.Solid())
}

// ruleText is the line of the table that decides, with its numbers.
func (s *picture) ruleText() i18n.Text {
	p := s.policy
	least, most := grouped(span(p.least)), grouped(span(p.most))
	both := func(word i18n.Text, what string) i18n.Text { return i18n.Of(word.Ko+" "+what, word.En+" "+what) }
	switch s.rule {
	case ruleAsSent:
		return i18n.Of(least+" ≤ TTL ≤ "+most, least+" ≤ TTL ≤ "+most)
	case ruleRaised, ruleLeast:
		return both(i18n.Of("최소 TTL", "minimum TTL"), least)
	case ruleCut:
		return both(i18n.Of("최대 TTL", "maximum TTL"), most)
	case ruleUsual:
		return both(i18n.Of("기본 TTL", "default TTL"), grouped(span(p.usual)))
	case ruleForced:
		return i18n.Of("최소 TTL "+least+" > 0", "minimum TTL "+least+" > 0")
	case ruleRefused:
		return both(i18n.Of("최소 TTL", "minimum TTL"), "0")
	}
	return i18n.Same("CachingDisabled")
}

// flagMark is a moment with a line through all rows and a word above them.
type flagMark struct {
	at    time.Duration
	level int // line of its word, from the top
	text  string
	end   bool // the word stands left of its line
	inval bool
}

// placeFlags gives the word of every deployment and of the invalidation a place
// where no other word is.
func (p *picture) placeFlags(g *layout, l i18n.Lang) (placed []flagMark) {
	var all []flagMark
	for i, at := range p.deploys {
		v := "v" + strconv.Itoa(i+2)
		all = append(all, flagMark{at: at, text: i18n.Of(v+" 배포", v+" deployed").In(l)})
	}
	if len(p.paths) > 0 {
		s := i18n.Of("무효화", "invalidate").In(l)
		for _, path := range p.paths {
			s += " " + path
		}
		s = s[:min(len(s), 80)] // a path may have 4,000 characters, all of them ASCII
		all = append(all, flagMark{at: p.invalidateAt, text: s, inval: true})
	}
	var used [6][][2]float64
	for _, f := range all {
		x := g.x.Time(f.at)
		if f.at > p.end {
			continue
		}
		room := max(g.w-edgeGap-x-4, x-edgeGap-4)
		f.text = sim.Fit(f.text, min(room, 260), small)
		w := sim.TextWidth(f.text, small)
		from := x + 4
		if f.end = from+w > g.w-edgeGap; f.end {
			from = x - 4 - w
		}
	level:
		for f.level = range used {
			for _, u := range used[f.level] {
				if from < u[1]+6 && u[0] < from+w+6 {
					continue level
				}
			}
			used[f.level] = append(used[f.level], [2]float64{from, from + w})
			break
		}
		placed = append(placed, f)
	}
	return placed
}

// flags draws what has happened to all edges at once.
func (d *drawing) flags() {
	var words []word
	for _, f := range d.g.flags {
		if f.at > d.at {
			continue
		}
		x, y := d.g.x.Time(f.at), d.g.flagsY+14*float64(f.level)
		style := sim.Style{Stroke: sim.Ink3, Dash: "2 3"}
		t := small
		if f.inval {
			style, t.Fill = sim.Style{Stroke: sim.Ink2, StrokeWidth: 1.5}, sim.Ink
		}
		d.c.Line(x, y-9, x, d.g.originY, style)
		if x += 4; f.end {
			x, t.Anchor = x-8, sim.End
		}
		words = append(words, word{x, y, f.text, t})
	}
	for _, w := range words { // over the lines of the others
		width := sim.TextWidth(w.s, small) + 2
		x := w.x - 1
		if w.t.Anchor == sim.End {
			x = w.x + 1 - width
		}
		d.c.Rect(x, w.y-10, width, 13, sim.Style{Fill: sim.Paper})
		d.c.Text(w.x, w.y, w.s, w.t)
	}
}
