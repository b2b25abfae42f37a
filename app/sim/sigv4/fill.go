package sigv4

import (
	"strings"

	"notelab/app/i18n"
)

// fill makes a text out of two templates in which {0} to {9} stand for the
// values. Joining the pieces in both languages would be twice the code.
func fill(ko, en string, values ...string) i18n.Text {
	return tx(put(ko, values), put(en, values))
}

func put(template string, values []string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(template, '{')
		if i < 0 {
			b.WriteString(template)
			return b.String()
		}
		b.WriteString(template[:i] + values[template[i+1]-'0'])
		template = template[i+3:]
	}
}
