package buildspec

import (
	"strings"
	"time"
)

// logLine is one line of the build's log.
type logLine struct {
	at   time.Duration
	text string
	out  bool // printed by a command, not said by the agent
	bad  bool // tells of a failure
	dull bool // says nothing, and is not drawn
}

// say logs what the agent says, in its own words as far as they are known.
func (b *builder) say(s string) {
	b.model.log = append(b.model.log, logLine{b.now, s, false, strings.Contains(s, "FAILED") || strings.HasPrefix(s, "Command did not") || strings.HasPrefix(s, "Skipping"), strings.HasSuffix(s, "Message: ")})
}

// print logs what a command prints.
func (b *builder) print(s string) {
	b.model.log = append(b.model.log, logLine{b.now, shown(s), true, false, false})
}

// logText is the whole log, with the time of the demonstration left out.
func (m *model) logText() string {
	var b strings.Builder
	for i := range m.log {
		if !m.log[i].out {
			b.WriteString("[Container] ")
		}
		b.WriteString(m.log[i].text + "\n")
	}
	return b.String()
}
