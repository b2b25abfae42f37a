package autoscaling

import (
	"strings"

	"notelab/app/i18n"
)

// fill puts values into a text: {name} becomes the value of that name, and
// {name|noun} the value with an English noun of that number.
func fill(s string, value func(name string) string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		name, after, _ := strings.Cut(rest, "}")
		name, noun, counted := strings.Cut(name, "|")
		v := value(name)
		b.WriteString(v)
		if counted {
			b.WriteString(" " + noun)
			if v != "1" {
				b.WriteByte('s')
			}
		}
		s = after
	}
}

// line is a text of a table.
type line struct {
	key  string
	text i18n.Text
}

// look returns the text of that key.
func look(table []line, key string) i18n.Text {
	for i := range table {
		if table[i].key == key {
			return table[i].text
		}
	}
	return i18n.Text{}
}

func capital(s string) string {
	if s != "" && s[0] >= 'a' && s[0] <= 'z' {
		return string(s[0]-'a'+'A') + s[1:]
	}
	return s
}
