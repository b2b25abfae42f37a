package ddbquery

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// figures sum a request up, over all its calls.
func (m *model) figures() []sim.Figure {
	count := func(key, ko, en string, n int, unit string) sim.Figure {
		return sim.Figure{Key: key, Label: i18n.Of(ko, en), Value: float64(n), Text: i18n.Of(itoa(n)+unit, itoa(n))}
	}
	first, bytes := 0, 0
	for i := range m.pages {
		if i == 0 {
			first = m.pages[0].count
		}
		bytes += m.pages[i].bytes
	}
	halves := m.halves()
	verdict := sim.Figure{Key: "outcome", Label: i18n.Of("결과", "Outcome"), Value: 1, Text: i18n.Of("성공", "OK"), Tone: sim.Good}
	if m.fault != nil {
		verdict.Value, verdict.Text, verdict.Tone = 0, i18n.Same("ValidationException"), sim.Bad
		if m.fault.own {
			verdict.Text = i18n.Of("실행하지 않음", "not run")
		}
	}
	out := []sim.Figure{
		verdict,
		count("scanned", "읽은 항목(ScannedCount)", "Items read (ScannedCount)", m.scanned, "개"),
		count("returned", "돌려준 항목(Count)", "Items returned (Count)", m.returned, "개"),
		count("first", "첫 호출이 돌려준 항목", "Returned by the first call", first, "개"),
		count("calls", "호출", "Calls", len(m.pages), "번"),
		{Key: "units", Label: i18n.Of("쓴 읽기 용량", "Capacity consumed"), Value: float64(halves) / 2, Text: i18n.Same(units(halves) + " RCU")},
		{Key: "bytes", Label: i18n.Of("읽은 크기", "Size read"), Value: float64(bytes), Text: i18n.Same(kb(bytes))},
	}
	if m.scanned > m.returned {
		out[1].Tone = sim.Wait
	}
	if m.fault != nil {
		for i := 1; i < len(out); i++ {
			out[i].Tone = sim.Muted
		}
	}
	return out
}
