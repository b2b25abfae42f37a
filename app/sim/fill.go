package sim

import (
	"strings"

	"notelab/app/i18n"
)

// Fill puts values in the places of a template that are marked $1 to $9. What a
// value contains is not looked at, and a mark without a value stays. Templates
// cost a program a fraction of what joined strings do.
func Fill(template string, values ...string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(template, "$")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		if after != "" && '1' <= after[0] && int(after[0]-'0') <= len(values) {
			b.WriteString(values[after[0]-'1'])
			after = after[1:]
		} else {
			b.WriteByte('$')
		}
		template = after
	}
}

// FillNames puts values into a template, where {name} stands for one. What stands
// between the braces goes to value as it is, so that a model may have notes of its
// own there: {n|task}, {revision:을}.
func FillNames(template string, value func(name string) string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(template, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after, _ := strings.Cut(rest, "}")
		b.WriteString(value(name))
		template = after
	}
}

// Tell is a text with values in both templates.
func Tell(ko, en string, values ...string) i18n.Text {
	return i18n.Text{Ko: Fill(ko, values...), En: Fill(en, values...)}
}
