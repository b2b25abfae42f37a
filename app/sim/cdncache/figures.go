package cdncache

import (
	"strconv"
	"strings"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// span writes a time in seconds without a unit: "60", "0.5".
func span(d time.Duration) string {
	ms := int(d / time.Millisecond)
	s := strconv.Itoa(ms / 1000)
	if ms %= 1000; ms == 0 {
		return s
	}
	part := strconv.Itoa(1000 + ms)[1:]
	for part[len(part)-1] == '0' {
		part = part[:len(part)-1]
	}
	return s + "." + part
}

// grouped sets commas into a number written by span: "31,536,000".
func grouped(s string) string {
	whole := len(s)
	for i := range s {
		if s[i] == '.' {
			whole = i
		}
	}
	for i := whole - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func secondsText(d time.Duration) i18n.Text {
	s := grouped(span(d))
	return i18n.Of(s+"초", s+" s")
}

// money writes thousandths of a dollar: "$0.075".
func money(mills int) string {
	s := strconv.Itoa(mills%1000 + 1000)[1:]
	if s[2] == '0' {
		s = s[:2]
	}
	return "$" + grouped(strconv.Itoa(mills/1000)) + "." + s
}

// tally is what the answers of a run, or of its beginning, come to.
type tally struct {
	answers, hits, old, errors, mixed int
	trips, bodies                     int
	behind                            time.Duration // the longest time behind the origin
	lastOld                           time.Duration
}

// tallyOf counts what has happened up to a time at one edge, or at all of them
// for -1.
func (p *picture) tallyOf(at time.Duration, edge int) (t tally) {
	for i := range p.answers {
		a := &p.answers[i]
		if a.at > at || edge >= 0 && p.rows[a.row].edge != edge {
			continue
		}
		t.answers++
		switch {
		case a.how == failed || a.how == failedHold:
			t.errors++
		case a.how.hits():
			t.hits++
		}
		if a.old {
			t.old++
			t.lastOld = a.at
			t.behind = max(t.behind, a.at-p.replaced(a.version))
		}
		if a.mixed {
			t.mixed++
		}
	}
	for i := range p.trips {
		c := &p.trips[i]
		if c.sent > at || edge >= 0 && p.rows[c.row].edge != edge {
			continue
		}
		t.trips++
		if c.status == 200 && !c.unchanged {
			t.bodies++
		}
	}
	return t
}

// copies counts the copies that were ever kept.
func (p *picture) copies() int {
	n := 0
	for i := range p.rows {
		for _, l := range p.rows[i].lives {
			if l.kept && l.status == 0 {
				n++
				break
			}
		}
	}
	return n
}

// figureTexts names the figures and writes their values: {n} is the number, {m}
// what belongs to it. The second text is for one, the third for several.
var figureTexts = [...]struct {
	key              string
	label, one, many i18n.Text
}{
	{figHits, i18n.Text{Ko: "적중률", En: "hit ratio"}, i18n.Text{Ko: "{n}% ({m})", En: "{n}% ({m})"}, i18n.Text{Ko: "{n}% ({m})", En: "{n}% ({m})"}},
	{figOrigin, i18n.Text{Ko: "오리진 요청", En: "requests to the origin"}, i18n.Text{Ko: "{n}번 (본문 {m}번)", En: "{n} request ({m} with a body)"}, i18n.Text{Ko: "{n}번 (본문 {m}번)", En: "{n} requests ({m} with a body)"}},
	{figTTL, i18n.Text{Ko: "첫 응답의 TTL", En: "TTL of the first response"}, i18n.Text{Ko: "{n}초", En: "{n} s"}, i18n.Text{Ko: "{n}초", En: "{n} s"}},
	{figCopies, i18n.Text{Ko: "생긴 사본", En: "copies made"}, oneCopy, manyCopies},
	{figOld, i18n.Text{Ko: "옛 버전 응답", En: "answers with an old version"}, i18n.Text{Ko: "{n}개", En: "{n} answer"}, i18n.Text{Ko: "{n}개", En: "{n} answers"}},
	{figBehind, i18n.Text{Ko: "가장 오래 뒤처진 응답", En: "longest behind the origin"}, i18n.Text{Ko: "{n}초", En: "{n} s"}, i18n.Text{Ko: "{n}초", En: "{n} s"}},
	{figErrors, i18n.Text{Ko: "오류 응답", En: "errors"}, i18n.Text{Ko: "{n}개", En: "{n} error"}, i18n.Text{Ko: "{n}개", En: "{n} errors"}},
	{figMixed, i18n.Text{Ko: "남의 것을 받은 응답", En: "answers made for another"}, i18n.Text{Ko: "{n}개", En: "{n} answer"}, i18n.Text{Ko: "{n}개", En: "{n} answers"}},
	{figBilled, i18n.Text{Ko: "요금이 붙는 경로", En: "paths charged"}, i18n.Text{Ko: "{n}개 ({m})", En: "{n} path ({m})"}, i18n.Text{Ko: "{n}개 ({m})", En: "{n} paths ({m})"}},
}

var (
	notKept   = i18n.Text{Ko: "보관하지 않음", En: "not kept"}
	allowance = i18n.Text{Ko: "이달 {m}/1,000개", En: "{m} of 1,000 this month"}
)

// finish sums a run up.
func (r *run) finish() {
	r.order()
	t, p := r.trace, r.picture
	t.Model, t.End = p, p.end
	n := p.tallyOf(p.end, -1)
	share := 0
	if n.answers > 0 {
		share = (200*n.hits + n.answers) / (2 * n.answers)
	}
	charged := billed(p.monthPaths, len(p.paths))
	for i := range figureTexts {
		f := &figureTexts[i]
		v, m, tone := 0, "", sim.Plain // in thousandths for times
		worse := sim.Tone("")          // what a number above 0 means
		switch f.key {
		case figHits:
			v, m = share, strconv.Itoa(n.hits)+"/"+strconv.Itoa(n.answers)
		case figOrigin:
			v, m = n.trips, strconv.Itoa(n.bodies)
		case figTTL:
			v = int(p.ttl / time.Millisecond)
		case figCopies:
			v = p.copies()
		case figOld:
			v, worse = n.old, sim.Wait
		case figBehind:
			v, worse = int(n.behind/time.Millisecond), sim.Wait
		case figErrors:
			v, worse = n.errors, sim.Bad
		case figMixed:
			v, worse = n.mixed, sim.Bad
		case figBilled:
			v, m = charged, money(charged*priceMills)
		}
		if f.key == figErrors && p.failure == failNone || f.key == figMixed && p.varies == varyNone || f.key == figBilled && (len(p.paths) == 0 || len(t.Figures) == 8) {
			continue
		}
		if worse != "" {
			if tone = worse; v == 0 {
				tone = sim.Good
			}
		}
		value, number := float64(v), num(v)
		if f.key == figTTL || f.key == figBehind {
			value, number = float64(v)/1000, grouped(span(time.Duration(v)*time.Millisecond))
		}
		text := f.many
		if v == 1 {
			text = f.one
		}
		if f.key == figBilled && v == 0 {
			m = num(p.monthPaths + len(p.paths))
			text = i18n.Text{Ko: strings.ReplaceAll(text.Ko, "{m}", allowance.Ko), En: strings.ReplaceAll(text.En, "{m}", allowance.En)}
		}
		if f.key == figTTL && !p.rule.kept() {
			text = notKept
		}
		write := func(s string) string { return strings.ReplaceAll(strings.ReplaceAll(s, "{n}", number), "{m}", m) }
		t.Figures = append(t.Figures, sim.Figure{Key: f.key, Label: f.label, Value: value, Text: i18n.Text{Ko: write(text.Ko), En: write(text.En)}, Tone: tone})
	}
	p.documents(t)
	t.Telling = p.telling()
}

// telling is the moment a still picture shows best: shortly after the last
// answer worth a look, with copies still to expire, or near the end.
func (p *picture) telling() time.Duration {
	last := p.end * 2 / 3
	for i := range p.answers {
		if a := &p.answers[i]; a.old || a.mixed || !a.how.cached() && a.how != miss && a.how != renewed {
			last = max(last, a.at)
		}
	}
	return min(last, p.end*5/6) + p.end/16
}
