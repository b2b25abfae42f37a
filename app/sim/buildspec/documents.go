package buildspec

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// documents are the buildspec with its lines numbered, the log, the
// environment, and what was uploaded.
func (m *model) documents() []sim.Document {
	docs := []sim.Document{
		{Key: "buildspec", Title: i18n.Same("buildspec.yml"), Body: m.numbered()},
		{Key: "log", Title: i18n.Of("빌드 로그", "Build log"), Body: m.logText()},
	}
	if len(m.settings) > 0 {
		docs = append(docs, sim.Document{Key: "env", Title: i18n.Of("환경 변수", "Environment variables"), Body: m.environment()})
	}
	if a := m.last(); len(a.got.objects) > 0 {
		var b strings.Builder
		for _, o := range a.got.objects {
			b.WriteString(o.path + " -> s3://artifact-bucket/" + shown(o.key) + "\n")
		}
		docs = append(docs, sim.Document{Key: "artifacts", Title: i18n.Of("올라간 아티팩트", "Uploaded artifacts"), Body: b.String()})
	}
	return docs
}

// numbered is the buildspec with line numbers, the faulty line marked.
func (m *model) numbered() string {
	var b strings.Builder
	for i, line := range lines(m.text) {
		mark := "  "
		if m.fault != nil && m.fault.line == i+1 {
			mark = "> "
		}
		n := itoa(i + 1)
		b.WriteString(mark + strings.Repeat(" ", max(3-len(n), 0)) + n + "  " + line + "\n")
	}
	return b.String()
}

// lines splits a text as the reader counts its lines, fit to be drawn.
func lines(text string) []string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	out := strings.Split(text, "\n")
	for i, line := range out {
		rest := strings.TrimLeft(line, " ")
		out[i] = line[:len(line)-len(rest)] + visible(rest)
	}
	return out
}

// environment lists what each layer says, the winner with an arrow.
func (m *model) environment() string {
	var b strings.Builder
	for i := range m.settings {
		s := &m.settings[i]
		b.WriteString(shown(s.name) + "\n")
		for l := inStart; l >= inSpec; l-- {
			if !s.set[l] {
				continue
			}
			mark := "     "
			if l == s.winner {
				mark = "  -> "
			}
			b.WriteString(mark + layerShort[l].En + ": " + shown(s.value[l]) + "\n")
		}
	}
	return b.String()
}
