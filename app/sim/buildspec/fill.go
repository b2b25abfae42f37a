package buildspec

import (
	"strconv"
	"strings"

	"notelab/app/i18n"
)

// fill puts values in the places of a template that are marked %1 to %9, not $1 as
// in sim.Fill: these templates quote a shell. What a value contains is not looked at.
func fill(template string, values ...string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(template, "%")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		b.WriteString(values[after[0]-'1'])
		template = after[1:]
	}
}

// tell is a text with values in both templates.
func tell(ko, en string, values ...string) i18n.Text {
	return i18n.Text{Ko: fill(ko, values...), En: fill(en, values...)}
}

// words are texts by a key, in a table that the compiler lays out.
type words []struct{ key, ko, en string }

// of returns the text of a key with values put in, an empty one when there is
// none.
func (w words) of(key string, values ...string) i18n.Text {
	for i := range w {
		if w[i].key == key {
			return tell(w[i].ko, w[i].en, values...)
		}
	}
	return i18n.Text{}
}

// shown makes text of the buildspec fit to be drawn and quoted: one line, no
// control characters, nothing that turns the direction of writing.
func shown(s string) string {
	return visible(strings.Join(strings.Fields(s), " "))
}

// visible puts a dot in the place of what cannot be drawn.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < ' ', r >= 0x7f && r < 0xa0, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r >= 0xfdd0 && r <= 0xfdef, r == 0xfffe, r == 0xffff:
			return '·'
		}
		return r
	}, s)
}

// brief is shown, cut to a length.
func brief(s string, most int) string {
	r := []rune(shown(s))
	if len(r) <= most {
		return string(r)
	}
	return string(r[:most-1]) + "…"
}

func itoa(n int) string { return strconv.Itoa(n) }

// count is a number with its English noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return itoa(n) + " " + noun + "s"
}
