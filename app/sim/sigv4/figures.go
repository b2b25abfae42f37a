package sigv4

import (
	"strconv"
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// Keys of the figures.
const (
	figStatus = "status"
	figLine   = "line"
	figSigned = "signed"
	figLife   = "life"
	figBits   = "bits"
	figBytes  = "bytes"
)

func (s *scene) figures(t *sim.Trace) {
	add := func(key string, label i18n.Text, value float64, text i18n.Text, tone sim.Tone) {
		t.Figures = append(t.Figures, sim.Figure{Key: key, Label: label, Value: value, Text: text, Tone: tone})
	}
	v, n := s.verdict, strconv.Itoa
	answer := n(v.status)
	if v.code != "" {
		answer += " " + v.code
	}
	add(figStatus, tx("서비스의 답", "the service answers"), float64(v.status), i18n.Same(answer), s.tone())

	line, tone := tx("없음", "none"), sim.Plain
	switch {
	case v.own == nil:
		line = tx("비교하지 않음", "not compared")
	case s.first > 0:
		line, tone = sim.Tell("$1번째 줄", "line $1", n(s.first)), sim.Bad
	}
	add(figLine, tx("정규 요청에서 처음 다른 줄", "first line that differs"), float64(s.first), line, tone)

	signed := len(s.client.canonical.headers)
	add(figSigned, tx("서명한 헤더", "signed headers"), float64(signed), sim.Tell("$1개", "$1", n(signed)), sim.Plain)

	life := s.life()
	tone = sim.Plain
	if s.presigned && life < s.expires {
		tone = sim.Wait
	}
	add(figLife, tx("서명이 통하는 시간", "the signature works for"), float64(life)/60, sim.Tell("$1", "$2", koreanSpan(life), offset(life)), tone)

	flipped := n(s.bits) + " / 256"
	if v.own == nil {
		flipped = "–"
	}
	add(figBits, tx("두 서명에서 다른 비트", "bits that differ"), float64(s.bits), i18n.Same(flipped), sim.Plain)

	bytes := len(s.client.canonical.text())
	add(figBytes, tx("정규 요청의 길이", "canonical request"), float64(bytes), i18n.Same(n(bytes)+" B"), sim.Plain)
}

// koreanOf writes a span such as "1h30m" in Korean words.
func koreanOf(span string) string {
	var b strings.Builder
	for _, c := range span {
		if i := strings.IndexRune("dhms", c); i >= 0 {
			b.WriteString([]string{"일", "시간", "분", "초"}[i] + " ")
		} else {
			b.WriteRune(c)
		}
	}
	return strings.TrimSpace(b.String())
}

// koreanSpan writes seconds in Korean: "1시간 30분".
func koreanSpan(sec int64) string { return koreanOf(offset(sec)) }
