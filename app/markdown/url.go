package markdown

import (
	"net/url"
	"strings"
)

// scheme returns the lower-case scheme of an address, "" for a relative one.
// Characters that browsers skip before and inside a scheme are skipped too.
func scheme(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c <= ' ' || c == 0x7f:
			continue
		case c == ':':
			return b.String()
		case c == '/' || c == '?' || c == '#':
			return ""
		case c >= 'A' && c <= 'Z':
			b.WriteByte(c | 0x20)
		default:
			b.WriteByte(c)
		}
	}
	return ""
}

// harmless reports whether a link to the address can do nothing but lead there.
// It is a list of what is allowed: javascript:, vbscript:, data: and whatever
// comes next are not on it.
func harmless(s string) bool {
	switch scheme(s) {
	case "", "http", "https", "mailto", "tel":
		return true
	}
	return false
}

// external reports whether the address leads to another site.
func external(s string) bool {
	sc := scheme(s)
	return sc == "http" || sc == "https" || slashes(s)
}

// slashes reports whether the address names a host without a scheme; browsers
// take backslashes for slashes.
func slashes(s string) bool {
	s = strings.TrimSpace(s)
	return len(s) > 1 && (s[0] == '/' || s[0] == '\\') && (s[1] == '/' || s[1] == '\\')
}

// webURL reports whether s is a whole http or https address.
func webURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && !strings.ContainsAny(s, " \t\n\"<>")
}

// dataImage reports whether the address is a picture written into the note, in
// a format that cannot hold a script.
func dataImage(s string) bool {
	for _, p := range []string{"data:image/png;base64,", "data:image/jpeg;base64,", "data:image/gif;base64,", "data:image/webp;base64,"} {
		if len(s) > len(p) && strings.EqualFold(s[:len(p)], p) {
			for _, c := range s[len(p):] {
				if !(c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/' || c == '=') {
					return false
				}
			}
			return true
		}
	}
	return false
}

// splitLink takes a relative link apart; both parts are unescaped.
func splitLink(s string) (path, fragment string) {
	s, fragment, _ = strings.Cut(s, "#")
	s, _, _ = strings.Cut(s, "?")
	if p, err := url.PathUnescape(s); err == nil {
		s = p
	}
	if f, err := url.PathUnescape(fragment); err == nil {
		fragment = f
	}
	return s, fragment
}
