package sim

import "strings"

// Package net/url brings package fmt, which the programs of the models have no
// other use for: 120 kB each. What they need of it is here.

const hex = "0123456789ABCDEF"

// escape writes a name or a value so that it can stand in the query of an
// address.
func escape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("-_.~", c) >= 0:
			b.WriteByte(c)
		case c == ' ':
			b.WriteByte('+')
		default:
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	return b.String()
}

// ParseQuery reads the names and values of a query. Of a name that stands there
// twice the last counts; what is not escaped well is taken as it is.
func ParseQuery(query string) map[string]string {
	out := map[string]string{}
	for _, pair := range strings.Split(query, "&") {
		if name, value, _ := strings.Cut(pair, "="); pair != "" {
			out[unescape(name)] = unescape(value)
		}
	}
	return out
}

func unescape(s string) string {
	if !strings.ContainsAny(s, "%+") {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '+':
			b = append(b, ' ')
		case c != '%':
			b = append(b, c)
		case i+2 < len(s) && digit(s[i+1]) >= 0 && digit(s[i+2]) >= 0:
			b = append(b, byte(digit(s[i+1])<<4|digit(s[i+2])))
			i += 2
		default:
			return s
		}
	}
	return string(b)
}

func digit(c byte) int {
	if 'a' <= c && c <= 'f' {
		c -= 'a' - 'A'
	}
	return strings.IndexByte(hex, c)
}
