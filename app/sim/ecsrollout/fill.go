package ecsrollout

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// fill puts values in the places of a template that are marked $1 to $9.
// Templates cost a program a fraction of what joined strings do.
func fill(template string, values ...string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(template, "$")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		b.WriteString(values[after[0]-'1'])
		template = after[1:]
	}
}

// say, right and wrong are those of the asker, with values in both templates.
func say(a *sim.Asker, ko, en string, values ...string) string {
	return fill(a.Say(ko, en), values...)
}

func right(a *sim.Asker, text, ko, en string, values ...string) sim.Candidate {
	return a.Right(text, fill(ko, values...), fill(en, values...))
}

func wrong(a *sim.Asker, text, misconception, ko, en string, values ...string) sim.Candidate {
	return a.Wrong(text, misconception, fill(ko, values...), fill(en, values...))
}

// because makes a candidate whose reason is written already; the key has no
// misconception.
func because(text, misconception, why string) sim.Candidate {
	return sim.Candidate{Text: text, Misconception: misconception, Why: why}
}

// tell is a text with values in both templates.
func tell(ko, en string, values ...string) i18n.Text {
	return i18n.Text{Ko: fill(ko, values...), En: fill(en, values...)}
}
