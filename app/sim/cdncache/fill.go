package cdncache

import "strings"

// fill puts values into a template, where {name} stands for one.
func fill(s string, value func(name string) string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		name, rest, _ := strings.Cut(rest, "}")
		b.WriteString(value(name))
		s = rest
	}
}
