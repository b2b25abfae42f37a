package autoscaling

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// fill puts values into a text: {name} becomes the value of that name, and
// {name|noun} the value with an English noun of that number.
func fill(s string, value func(name string) string) string {
	return sim.FillNames(s, func(name string) string {
		name, noun, counted := strings.Cut(name, "|")
		v := value(name)
		switch {
		case !counted:
			return v
		case v == "1":
			return v + " " + noun
		}
		return v + " " + noun + "s"
	})
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
