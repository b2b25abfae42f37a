package markdown

import (
	"bytes"
	"strings"
)

// noisy is what no quiet SVG holds, in lower case.
var noisy = []string{
	"script", "foreignobject", "<a ", ":a ", "<a\n", "<a\t", "<a>", ":a>", "<set", ":set", "<animate", ":animate", "<iframe", "<embed", "<object", "<handler", ":handler",
	"<?xml-stylesheet", "<!entity", "<!attlist", "<!element", "<!notation", "<![",
}

// quietSVG reports whether an SVG can be opened by itself without running
// anything. It refuses whatever it would have to understand to be sure.
func quietSVG(b []byte) bool {
	text, valid := clean(b)
	s := lower(string(text))
	// Escape characters switch the alphabet in ISO-2022: a browser told to read
	// that would see another text than we do.
	if !valid || bytes.ContainsAny(b, "\x00\x1b") || !utf8SVG(s) {
		return false
	}
	for _, bad := range noisy {
		if strings.Contains(s, bad) {
			return false
		}
	}
	// A document type with an inside may give attributes to elements. Beside one and
	// comments no declaration has a place here.
	for rest, typed := s, false; ; {
		_, after, ok := strings.Cut(rest, "<!")
		if !ok {
			break
		}
		rest = after
		if strings.HasPrefix(after, "--") {
			continue
		}
		if typed || !strings.HasPrefix(after, "doctype") {
			return false
		}
		typed = true
		if head, _, _ := strings.Cut(after, "<svg"); strings.Contains(head, "[") {
			return false
		}
	}
	// Pictures may lie inside, other documents not.
	for rest := s; ; {
		_, after, ok := strings.Cut(rest, "data:")
		if !ok {
			break
		}
		if !strings.HasPrefix(after, "image/") || strings.HasPrefix(after, "image/svg") {
			return false
		}
		rest = after
	}
	// No event handler: a blank, "on", letters, "=".
	for i := 0; i+3 < len(s); i++ {
		if strings.IndexByte(" \t\n\"'/", s[i]) < 0 || s[i+1] != 'o' || s[i+2] != 'n' {
			continue
		}
		j := i + 3
		for j < len(s) && s[j] >= 'a' && s[j] <= 'z' {
			j++
		}
		for j < len(s) && strings.IndexByte(" \t\n", s[j]) >= 0 {
			j++
		}
		if j > i+3 && j < len(s) && s[j] == '=' {
			return false
		}
	}
	return true
}

// utf8SVG reports whether a lower-case document says that it is UTF-8, or says
// nothing, which is the same.
func utf8SVG(s string) bool {
	declaration, _, ok := strings.Cut(s, "?>")
	if !ok || !strings.HasPrefix(declaration, "<?xml") {
		return !strings.Contains(s, "<?xml")
	}
	_, after, ok := strings.Cut(declaration, "encoding")
	if !ok {
		return true
	}
	after = strings.Trim(after, " \t\n=\"'")
	return strings.HasPrefix(after, "utf-8") || strings.HasPrefix(after, "us-ascii")
}
