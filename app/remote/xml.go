package remote

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// encoding/xml would cost the program more than everything else here. What
// servers answer has two shapes, a list of entries and an error, for which
// names, texts and their nesting are enough: attributes and namespaces are
// skipped.

// maxDepth bounds how deep elements nest.
const maxDepth = 32

// xmlWalk calls visit at the end of every element with the names of the elements
// around it, its own last, without their prefixes, and with the text that stands
// in it directly. It reports whether the document was whole: every element
// closed, and one of them at least.
func xmlWalk(doc string, visit func(path []string, text string)) (whole bool) {
	var path []string
	var texts []string
	add := func(s string) {
		if n := len(texts); n > 0 {
			texts[n-1] += s
		}
	}
	for doc != "" {
		i := strings.IndexByte(doc, '<')
		if i < 0 {
			break
		}
		add(unescape(doc[:i]))
		doc = doc[i:]
		switch {
		case strings.HasPrefix(doc, "<!--"):
			if doc = behind(doc, "-->"); doc == "" {
				return false
			}
			continue
		case strings.HasPrefix(doc, "<![CDATA["):
			end := strings.Index(doc, "]]>")
			if end < 0 {
				return false
			}
			add(doc[len("<![CDATA["):end])
			doc = doc[end+3:]
			continue
		}
		end := tagEnd(doc)
		if end < 0 {
			return false
		}
		tag := doc[1:end]
		doc = doc[end+1:]
		switch {
		case tag == "" || tag[0] == '?' || tag[0] == '!':
		case tag[0] == '/':
			n := len(path)
			if n == 0 || path[n-1] != local(tag[1:]) {
				return false
			}
			visit(path, strings.TrimSpace(texts[n-1]))
			path, texts = path[:n-1], texts[:n-1]
			if n == 1 {
				whole = true
			}
		default:
			name := local(tag)
			if name == "" || len(path) == maxDepth {
				return false
			}
			path, texts = append(path, name), append(texts, "")
			if tag[len(tag)-1] == '/' {
				visit(path, "")
				path, texts = path[:len(path)-1], texts[:len(texts)-1]
				whole = whole || len(path) == 0
			}
		}
	}
	return whole && len(path) == 0
}

// behind returns what follows the first end in s, "" when there is none.
func behind(s, end string) string {
	_, rest, _ := strings.Cut(s, end)
	return rest
}

// tagEnd returns where the tag that s begins with ends: a > outside quotes.
func tagEnd(s string) int {
	quote := byte(0)
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i
		}
	}
	return -1
}

// local is the name of a tag without prefix and attributes.
func local(tag string) string {
	if i := strings.IndexAny(tag, " \t\r\n/"); i >= 0 {
		tag = tag[:i]
	}
	return tag[strings.LastIndexByte(tag, ':')+1:]
}

// entities are those of XML.
var entities = map[string]string{"amp": "&", "lt": "<", "gt": ">", "quot": `"`, "apos": "'"}

// unescape replaces entities; what is none stays.
func unescape(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	var b strings.Builder
	for s != "" {
		i := strings.IndexByte(s, '&')
		if i < 0 {
			break
		}
		b.WriteString(s[:i])
		s = s[i:]
		end := strings.IndexByte(s, ';')
		if end < 0 {
			break
		}
		if r := entity(s[1:end]); r != "" {
			b.WriteString(r)
			s = s[end+1:]
		} else {
			b.WriteByte('&')
			s = s[1:]
		}
	}
	b.WriteString(s)
	return b.String()
}

func entity(name string) string {
	if r, ok := entities[name]; ok {
		return r
	}
	digits, ok := strings.CutPrefix(name, "#")
	if !ok {
		return ""
	}
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n == 0 || !utf8.ValidRune(rune(n)) {
		return ""
	}
	return string(rune(n))
}
