package markdown

import "strings"

// quizAttrs are the names a quiz comment may use, in the order they are
// explained.
var quizAttrs = []string{"id", "tags", "source", "checked", "aliases", "type", "sim", "ask", "run"}

// quizAttr is one name=value of a quiz comment.
type quizAttr struct {
	name, value string
	off         int // in the comment's body
	bare        bool
}

// readAttrs reads the attributes of a comment: name=value, name="a b",
// name='a b', separated by spaces or lines. bad is the offset of what it could
// not read, -1 when all was read.
func readAttrs(s string) (attrs []quizAttr, bad int) {
	for i := 0; i < len(s); {
		if strings.IndexByte(" \t\n", s[i]) >= 0 {
			i++
			continue
		}
		a := quizAttr{off: i}
		for i < len(s) && strings.IndexByte(" \t\n=", s[i]) < 0 {
			i++
		}
		if a.name = s[a.off:i]; a.name == "" || strings.ContainsAny(a.name, `"'<>`) {
			return attrs, a.off
		}
		if i >= len(s) || s[i] != '=' {
			a.bare = true
			attrs = append(attrs, a)
			continue
		}
		i++
		if i < len(s) && (s[i] == '"' || s[i] == '\'') {
			end := strings.IndexByte(s[i+1:], s[i])
			if end < 0 {
				return attrs, a.off
			}
			a.value, i = s[i+1:i+1+end], i+end+2
		} else {
			at := i
			for i < len(s) && strings.IndexByte(" \t\n", s[i]) < 0 {
				i++
			}
			a.value = s[at:i]
		}
		attrs = append(attrs, a)
	}
	return attrs, -1
}

// listOf splits a list at commas and spaces.
func listOf(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' || r == '\n' })
}

// sourcesOf splits addresses at commas; an address may hold commas itself.
func sourcesOf(s string) []string {
	var out []string
	for _, p := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }) {
		for _, q := range strings.Split(p, ",") {
			if n := len(out); n > 0 && !strings.HasPrefix(q, "http") && strings.HasPrefix(out[n-1], "http") {
				if q != "" {
					out[n-1] += "," + q
				}
				continue
			}
			if q != "" {
				out = append(out, q)
			}
		}
	}
	return out
}

// goodID reports whether a question id can be an identity: letters, digits,
// dashes and underscores. Dots are left to generated questions.
func goodID(s string) bool {
	if s == "" || len(s) > 80 {
		return false
	}
	for _, r := range s {
		if !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' || r > 0x7f && isCJK(r)) {
			return false
		}
	}
	return true
}

// goodMonth reports whether s is a month "2026-11", or a day of it.
func goodMonth(s string) bool {
	if len(s) == 7 {
		s += "-01"
	}
	return len(s) == 10 && day(s) != "" && s[5:7] >= "01" && s[5:7] <= "12"
}
