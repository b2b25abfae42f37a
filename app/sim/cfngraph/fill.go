package cfngraph

import (
	"strings"

	"notelab/app/i18n"
)

// fill puts values into a text, where {name} stands for one.
func fill(s string, value func(name string) string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(s, "{")
		name, after, closed := strings.Cut(rest, "}")
		b.WriteString(before)
		if !found || !closed {
			return b.String()
		}
		b.WriteString(value(name))
		s = after
	}
}

// filled fills both languages of a text.
func filled(t i18n.Text, value func(name string) string) i18n.Text {
	return i18n.Of(fill(t.Ko, value), fill(t.En, value))
}

// pairs makes a lookup out of names and values in turn.
func pairs(of ...string) func(string) string {
	return func(name string) string {
		for i := 0; i+1 < len(of); i += 2 {
			if of[i] == name {
				return of[i+1]
			}
		}
		return ""
	}
}
