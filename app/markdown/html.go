package markdown

import (
	"strings"

	"github.com/yuin/goldmark/util"

	"notelab/app/quiz"
)

// Raw HTML in notes is not passed through: it is taken apart, and what is on
// these lists is written anew, with the attributes named here and no others.
// Tags get a mark in front, so that balance can tell an author's tags from ours
// and keep them from closing what they didn't open.

// mark stands before every tag that comes from an author's HTML. clean removes
// it from sources.
const mark = '\x01'

const (
	phrase  = 1 << iota // may stand in a line of text
	flow                // may stand between paragraphs
	void                // has no end tag
	hidden              // goes with everything inside
	unknown             // is HTML, but not for notes: the tag goes, its text stays
)

var elements = map[string]int{
	"b": phrase, "i": phrase, "em": phrase, "strong": phrase, "s": phrase, "u": phrase, "del": phrase, "ins": phrase,
	"small": phrase, "code": phrase, "kbd": phrase, "samp": phrase, "var": phrase, "sub": phrase, "sup": phrase,
	"mark": phrase, "q": phrase, "abbr": phrase, "cite": phrase, "dfn": phrase, "span": phrase, "a": phrase,
	"ruby": phrase, "rt": phrase, "rp": phrase, "bdi": phrase,
	"br": phrase | void, "wbr": phrase | void, "img": phrase | void,

	"details": flow, "summary": flow, "div": flow, "p": flow, "pre": flow, "blockquote": flow, "figure": flow, "figcaption": flow,
	"ul": flow, "ol": flow, "li": flow, "dl": flow, "dt": flow, "dd": flow, "h3": flow, "h4": flow, "h5": flow, "h6": flow,
	"table": flow, "caption": flow, "thead": flow, "tbody": flow, "tfoot": flow, "tr": flow, "td": flow, "th": flow,
	"hr": flow | void,

	"script": hidden, "style": hidden, "iframe": hidden, "object": hidden, "template": hidden, "noscript": hidden,
	"textarea": hidden, "title": hidden, "xmp": hidden, "noembed": hidden, "noframes": hidden, "plaintext": hidden,
	"svg": hidden, "math": hidden, "select": hidden, "head": hidden, "audio": hidden, "video": hidden, "canvas": hidden, "frameset": hidden,

	"html": unknown, "body": unknown, "embed": unknown, "param": unknown, "source": unknown, "track": unknown, "picture": unknown,
	"form": unknown, "input": unknown, "button": unknown, "option": unknown, "optgroup": unknown, "label": unknown, "fieldset": unknown, "legend": unknown,
	"meta": unknown, "link": unknown, "base": unknown, "frame": unknown, "applet": unknown, "map": unknown, "area": unknown,
	"center": unknown, "font": unknown, "big": unknown, "tt": unknown, "strike": unknown, "nobr": unknown, "marquee": unknown, "blink": unknown,
	"section": unknown, "article": unknown, "aside": unknown, "header": unknown, "footer": unknown, "nav": unknown, "main": unknown, "address": unknown,
	"hgroup": unknown, "h1": unknown, "h2": unknown, "time": unknown, "data": unknown, "output": unknown, "progress": unknown, "meter": unknown,
	"dialog": unknown, "menu": unknown, "slot": unknown, "bdo": unknown, "colgroup": unknown, "col": unknown,
	"path": unknown, "g": unknown, "use": unknown, "portal": unknown, "acronym": unknown, "dir": unknown, "image": unknown, "isindex": unknown, "keygen": unknown,
}

type attribute struct{ name, value string }

// rawHTML writes an author's HTML. inline says that it stands within a line,
// where only phrases are allowed.
func (r *render) rawHTML(w util.BufWriter, s string, inline bool) {
	for s != "" {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			writeText(w, s)
			return
		}
		writeText(w, s[:i])
		s = s[i:]
		switch {
		case strings.HasPrefix(s, "<!--"):
			s = after(s[4:], "-->")
			continue
		case strings.HasPrefix(s, "<!"), strings.HasPrefix(s, "<?"):
			s = after(s, ">")
			continue
		}
		name, attrs, closing, rest, ok := readTag(s)
		if !ok {
			writeText(w, "<")
			s = s[1:]
			continue
		}
		kind, known := elements[name]
		switch {
		case !known:
			// <bucket> is more often a placeholder than a custom element.
			writeText(w, s[:len(s)-len(rest)])
		case r.bareDetails && name == "details":
		case kind&hidden != 0, r.bareDetails && name == "summary":
			if !closing {
				rest = afterEnd(rest, name)
			}
		case kind&phrase != 0, kind&flow != 0 && !inline:
			r.tag(w, name, attrs, closing, kind)
		}
		s = rest
	}
}

// tag writes one allowed tag.
func (r *render) tag(w util.BufWriter, name string, attrs []attribute, closing bool, kind int) {
	if name == "p" { // paragraphs of ours may stand inside it
		name = "div"
	}
	if closing {
		if kind&void != 0 {
			return
		}
		_ = w.WriteByte(mark)
		_, _ = w.WriteString("</" + name + ">")
		if name == "table" {
			_ = w.WriteByte(mark)
			_, _ = w.WriteString("</div>")
		}
		return
	}
	get := func(name string) string {
		for _, a := range attrs {
			if a.name == name {
				return a.value
			}
		}
		return ""
	}
	if name == "img" {
		r.image(w, get("src"), get("alt"), get("title"), false, -1)
		return
	}
	if name == "table" {
		_ = w.WriteByte(mark)
		r.openTable(w)
	}
	if kind&void == 0 {
		_ = w.WriteByte(mark)
	}
	_, _ = w.WriteString("<" + name)
	switch name {
	case "a":
		if id := get("id") + get("name"); id != "" && get("href") == "" {
			if id = slugOf(id); !r.ids.has(id) {
				attr(w, "id", r.ids.take(id))
			}
			break
		}
		if href, rel, ok := r.address(get("href"), -1); ok {
			attr(w, "href", href)
			if rel {
				attr(w, "rel", "noopener")
			}
		}
	case "details":
		for _, a := range attrs {
			if a.name == "open" {
				_, _ = w.WriteString(" open")
				break
			}
		}
	case "ol":
		if n := digits(get("start"), 9); n != "" {
			attr(w, "start", n)
		}
	case "td", "th":
		for _, span := range []string{"colspan", "rowspan"} {
			if n := digits(get(span), 3); n != "" {
				attr(w, span, n)
			}
		}
		switch strings.ToLower(get("align")) {
		case "center":
			attr(w, "class", "ta-c")
		case "right":
			attr(w, "class", "ta-r")
		}
	case "abbr", "dfn":
		if t := get("title"); t != "" {
			attr(w, "title", t)
		}
	}
	_ = w.WriteByte('>')
}

func attr(w util.BufWriter, name, value string) {
	_, _ = w.WriteString(" " + name + `="` + quiz.Escape(value) + `"`)
}

// digits returns s if it is a number of at most n digits, else "".
func digits(s string, n int) string {
	if s == "" || len(s) > n || strings.Trim(s, "0123456789") != "" {
		return ""
	}
	return s
}

func after(s, end string) string {
	if i := strings.Index(s, end); i >= 0 {
		return s[i+len(end):]
	}
	return ""
}

// afterEnd returns what follows the end tag of name, "" when it isn't there.
func afterEnd(s, name string) string {
	for {
		i := strings.Index(s, "</")
		if i < 0 {
			return ""
		}
		s = s[i+2:]
		if n := len(name); len(s) > n && lower(s[:n]) == name && strings.IndexByte(" \t\n/>", s[n]) >= 0 {
			return after(s, ">")
		}
	}
}

// lower is strings.ToLower for ASCII only, so that offsets stay the same.
func lower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c | 0x20
		}
	}
	return string(b)
}

// writeText writes text of raw HTML: its entities stand, everything that could
// be markup is escaped.
func writeText(w util.BufWriter, s string) {
	for s != "" {
		i := strings.IndexAny(s, "&<>\"'")
		if i < 0 {
			_, _ = w.WriteString(s)
			return
		}
		_, _ = w.WriteString(s[:i])
		if s[i] == '&' {
			if n := entity(s[i:]); n > 0 {
				_, _ = w.WriteString(s[i : i+n])
				s = s[i+n:]
				continue
			}
		}
		_, _ = w.WriteString(quiz.Escape(s[i : i+1]))
		s = s[i+1:]
	}
}

// entity returns the length of the character reference s begins with, or 0.
func entity(s string) int {
	for i := 1; i < len(s) && i < 32; i++ {
		switch c := s[i]; {
		case c == ';' && i > 1:
			return i + 1
		case c == '#' && i == 1, c >= '0' && c <= '9', c|0x20 >= 'a' && c|0x20 <= 'z':
		default:
			return 0
		}
	}
	return 0
}

// readTag reads the tag s begins with. Values are unescaped.
func readTag(s string) (name string, attrs []attribute, closing bool, rest string, ok bool) {
	i := 1
	if i < len(s) && s[i] == '/' {
		closing, i = true, 2
	}
	start := i
	for i < len(s) && (s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z' || i > start && (s[i] >= '0' && s[i] <= '9' || s[i] == '-')) {
		i++
	}
	if i == start || i < len(s) && strings.IndexByte(" \t\n/>", s[i]) < 0 {
		return "", nil, false, "", false
	}
	name = lower(s[start:i])
	for {
		for i < len(s) && strings.IndexByte(" \t\n/", s[i]) >= 0 {
			i++
		}
		if i >= len(s) {
			return "", nil, false, "", false
		}
		if s[i] == '>' {
			return name, attrs, closing, s[i+1:], true
		}
		at := i
		for i < len(s) && strings.IndexByte(" \t\n/>=", s[i]) < 0 {
			i++
		}
		if i == at {
			i++ // a lone equals sign
			continue
		}
		a := attribute{name: lower(s[at:i])}
		j := i
		for j < len(s) && strings.IndexByte(" \t\n", s[j]) >= 0 {
			j++
		}
		if j < len(s) && s[j] == '=' {
			j++
			for j < len(s) && strings.IndexByte(" \t\n", s[j]) >= 0 {
				j++
			}
			if j >= len(s) {
				return "", nil, false, "", false
			}
			if q := s[j]; q == '"' || q == '\'' {
				end := strings.IndexByte(s[j+1:], q)
				if end < 0 {
					return "", nil, false, "", false
				}
				a.value, i = s[j+1:j+1+end], j+1+end+1
			} else {
				end := strings.IndexAny(s[j:], " \t\n>")
				if end < 0 {
					return "", nil, false, "", false
				}
				a.value, i = s[j:j+end], j+end
			}
			a.value = string(util.ResolveEntityNames(util.ResolveNumericReferences([]byte(a.value))))
		}
		attrs = append(attrs, a)
	}
}
