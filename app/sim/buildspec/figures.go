package buildspec

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// figures sum a build up.
func (m *model) figures() []sim.Figure {
	a := m.last()
	status, tone := "SUCCEEDED", sim.Good
	if a.failed {
		status, tone = "FAILED", sim.Bad
	}
	entered, ran, skipped := 0, 0, 0
	for p := install; p <= postBuild; p++ {
		if a.visits[p].entered {
			entered++
		}
		for _, s := range a.visits[p].steps {
			if !s.ran {
				skipped++
			}
		}
		if !a.visits[p].entered {
			skipped += len(m.spec.blocks[p-install].commands) + len(m.spec.blocks[p-install].finally)
		}
	}
	for _, t := range m.attempts {
		for p := range t.visits {
			for _, s := range t.visits[p].steps {
				if s.ran {
					ran++
				}
			}
		}
	}
	line := 0
	if m.fault != nil {
		line = m.fault.line
		skipped = 0 // nobody knows the commands of what cannot be read
	}
	number := func(key, ko, en string, n int, t sim.Tone, unitKo, unitEn string) sim.Figure {
		textKo := itoa(n) + unitKo
		textEn := itoa(n)
		if unitEn != "" {
			textEn = count(n, unitEn)
		}
		return sim.Figure{Key: key, Label: i18n.Of(ko, en), Value: float64(n), Text: i18n.Of(textKo, textEn), Tone: t}
	}
	one := 0.0
	if !a.failed {
		one = 1
	}
	lineTone, objectTone := sim.Plain, sim.Plain
	if line > 0 {
		lineTone = sim.Bad
	}
	if a.visits[upload].failed {
		objectTone = sim.Bad
	}
	figures := []sim.Figure{
		{Key: "status", Label: i18n.Of("빌드 상태", "Build status"), Value: one, Text: i18n.Same(status), Tone: tone},
		{Key: "phases", Label: i18n.Of("들어간 buildspec phase", "Buildspec phases entered"), Value: float64(entered), Text: i18n.Of("4개 중 "+itoa(entered)+"개", itoa(entered)+" of 4")},
		number("ran", "실행한 명령", "Commands run", ran, sim.Plain, "개", ""),
		number("skipped", "실행하지 않은 명령", "Commands not run", skipped, sim.Plain, "개", ""),
		number("artifacts", "올라간 파일", "Files uploaded", len(a.got.objects), objectTone, "개", ""),
		number("line", "잘못된 줄", "Faulty line", line, lineTone, "번째 줄", ""),
	}
	if line == 0 {
		figures[5].Text = i18n.Of("없음", "none")
	}
	return figures
}
