package ddbcapacity

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// reasons name why calls were refused, for the figure.
var reasons = []struct {
	name string
	text i18n.Text
}{
	{"ceiling", i18n.Text{Ko: "파티션 상한", En: "partition maximum"}},
	{byTable, i18n.Text{Ko: "테이블 용량", En: "table capacity"}},
	{byIndex, i18n.Text{Ko: "GSI 쓰기 용량", En: "GSI write capacity"}},
	{byPeak, i18n.Text{Ko: "이전 피크의 두 배", En: "twice the previous peak"}},
}

// why lists the reasons that occurred, and counts them.
func (f *flow) why() (out i18n.Text, n int) {
	for _, r := range reasons {
		seen := false
		for i := range f.seconds {
			s := &f.seconds[i]
			seen = seen || s.reason == r.name || r.name == "ceiling" && s.asked > s.passed
		}
		if !seen {
			continue
		}
		n++
		if out.Ko != "" {
			out.Ko, out.En = out.Ko+" + ", out.En+" + "
		}
		out.Ko, out.En = out.Ko+r.text.Ko, out.En+r.text.En
	}
	if out.Ko == "" {
		out = i18n.Text{Ko: "없음", En: "none"}
	}
	return out, n
}

func (f *flow) figures() []sim.Figure {
	c, unit := f.c, " "+f.c.op.unit()
	figure := func(key, ko, en string, value float64, shown string, tone sim.Tone) sim.Figure {
		return sim.Figure{Key: key, Label: i18n.Text{Ko: ko, En: en}, Value: value, Text: i18n.Same(shown), Tone: tone}
	}
	busiest, highest := c.rate, int64(0)
	if c.spike && c.from < c.length {
		busiest = max(c.rate, c.peak)
	}
	for p := range c.partitions {
		highest = max(highest, f.askedBy(p, busiest))
	}
	asked := f.total(func(s *second) int64 { return s.asked })
	tone := f.toneOf(f.refused)
	hottest := sim.Plain
	if highest > f.scaled(c.ceiling) {
		hottest = sim.Bad
	}
	lasts := figure("empty", "버스트가 바닥난 시각", "Burst empty after", 0, "", sim.Plain)
	lasts.Text = i18n.Text{Ko: "바닥나지 않음", En: "never"}
	switch {
	case c.onDemand:
		lasts.Text = i18n.Text{Ko: "온디맨드라 없음", En: "none: on-demand"}
	case f.drained >= 0:
		lasts.Value, lasts.Tone = float64(f.drained), sim.Wait
		lasts.Text = sim.Tell("$1초", "$1 s", sim.Thousands(int64(f.drained)))
	}
	share := "0%"
	if asked > 0 {
		share = percent(f.refused, asked) + "%"
	}
	why, n := f.why()
	reason := figure("reason", "스로틀링 원인", "Throttled by", float64(n), "", tone)
	reason.Text = why
	return []sim.Figure{
		figure("units", "호출 하나", "One call", ratio(f.bill.cost, 2), units(f.bill.cost)+unit, sim.Accent),
		figure("demand", "가장 바쁠 때 초당", "Busiest second", ratio(busiest*f.bill.cost, 2), units(busiest*f.bill.cost)+unit, sim.Plain),
		figure("hottest", "그때 가장 뜨거운 파티션", "Hottest partition then", f.units(highest), f.show(highest)+unit, hottest),
		lasts,
		figure("throttled", "거부된 호출", "Calls throttled", float64(roundedCalls(f)), sim.Thousands(roundedCalls(f)), tone),
		figure("share", "거부된 비율", "Share throttled", ratio(f.refused, max(asked, 1)), share, tone),
		reason,
	}
}

// roundedCalls is the refused calls as a whole number.
func roundedCalls(f *flow) int64 {
	d := f.bill.cost * f.c.sum
	return (2*f.refused + d) / (2 * d)
}

// percent writes n of d in percent. What is there is never 0, what is missing
// never 100.
func percent(n, d int64) string {
	for d > 1<<50 { // keep the product below in its range
		n, d = n/1024, d/1024
	}
	tenths := n * 1000 / d
	switch {
	case n > 0 && tenths == 0:
		return "< 0.1"
	case tenths == 1000 && n < d:
		tenths = 999
	}
	return decimal(tenths, 10)
}

// receipt is the bill as lines of arithmetic, the same in both languages.
func (f *flow) receipt() sim.Document {
	c, b := f.c, f.bill
	s := c.op.api + "\n"
	for _, h := range b.charges {
		n := ""
		if h.count > 1 {
			n = itoa(h.count) + " × "
		}
		s += n + bytesOf(h.bytes) + " -> " + n + bytesOf(h.blocks*c.op.block()) + "\n"
	}
	s += bytesOf(b.blocks*c.op.block()) + " / " + bytesOf(c.op.block()) + " = " + sim.Thousands(b.blocks) + "\n" +
		sim.Thousands(b.blocks) + " × " + units(b.factor) + " " + c.op.unit() + " = " + units(b.cost) + " " + c.op.unit() + "\n"
	return sim.Document{Key: "bill", Title: i18n.Text{Ko: "호출 하나의 계산", En: "The arithmetic of one call"}, Body: s}
}
