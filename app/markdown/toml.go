package markdown

import "strings"

// parseTOML reads the top-level keys of a TOML head as far as notes use them:
// strings, dates, numbers and lists of strings. Tables are skipped. why names
// the first line it couldn't read and is "" when there is none.
func parseTOML(s string) (fields []field, line int, why string) {
	fail := func(n int, msg string) {
		if why == "" {
			line, why = n, msg
		}
	}
	lines := strings.Split(s, "\n")
	for i := 0; i < len(lines); i++ {
		l, at := strings.TrimSpace(lines[i]), i+1
		if l == "" || l[0] == '#' {
			continue
		}
		if l[0] == '[' {
			break // tables are at the end and say nothing we use
		}
		k, v, ok := strings.Cut(l, "=")
		k, v = strings.Trim(strings.TrimSpace(k), `"'`), strings.TrimSpace(v)
		if !ok || k == "" || v == "" {
			fail(at, "key = value expected")
			continue
		}
		if v[0] != '[' {
			val, rest, ok := tomlValue(v)
			if rest = strings.TrimSpace(rest); !ok || rest != "" && rest[0] != '#' {
				fail(at, "unclosed string")
			}
			fields = append(fields, field{k, []string{val}, at})
			continue
		}
		var values []string
		rest, closed := v[1:], false
		for {
			rest = strings.TrimLeft(rest, " \t,")
			if rest != "" && rest[0] == ']' {
				closed = true
				break
			}
			if rest == "" || rest[0] == '#' {
				if i++; i >= len(lines) {
					break
				}
				rest = lines[i]
				continue
			}
			val, after, ok := tomlValue(rest)
			if !ok || len(after) == len(rest) {
				break
			}
			values, rest = append(values, val), after
		}
		if !closed {
			fail(at, "unclosed list")
		}
		fields = append(fields, field{k, values, at})
	}
	return fields, line, why
}

// tomlValue reads one string or bare word and returns what follows it.
func tomlValue(s string) (val, rest string, ok bool) {
	q := s[0]
	if q != '"' && q != '\'' {
		end := strings.IndexAny(s, ",]#")
		if end < 0 {
			end = len(s)
		}
		return strings.TrimSpace(s[:end]), s[end:], true
	}
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == q:
			return b.String(), s[i+1:], true
		case c == '\\' && q == '"' && i+1 < len(s):
			i++
			switch s[i] {
			case 'n', 't', 'r':
				b.WriteByte(' ')
			default:
				b.WriteByte(s[i])
			}
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), "", false
}
