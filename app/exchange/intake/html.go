package intake

import (
	"html"
	"strconv"
	"strings"
	"unicode"
)

// hole stands in HTML where a blank will be.
const hole = "\ue010"

// known are the elements of HTML; anything else in angle brackets is text, such
// as List<String>.
const known = " a abbr b bdi big blockquote body br center cite code col colgroup dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 head header hr html i img input ins kbd label li mark nav ol p pre q rp rt ruby s samp script section small span strike strong style sub summary sup svg table tbody td tfoot th thead tr tt u ul var wbr "

// tagMost is the length of a tag or a comment at most, so that a file of unclosed
// ones is not read over and over.
const tagMost = 4096

// markdown turns HTML into Markdown. In line mode everything stands in one line,
// for options and table cells.
func markdown(src string, line bool) string {
	c := conv{line: line}
	c.run(src)
	return c.finish()
}

type conv struct {
	line   bool
	blocks []string
	cur    []byte
	frames []frame
	lists  []level
	marker string // of the list item that has no text yet
	pre    []byte
	inPre  int
	skip   string // element whose content goes
}

// frame is an open inline element.
type frame struct {
	tag, href string
	at        int // where its content begins in cur
}

type level struct {
	ordered bool
	n       int
}

func (c *conv) run(s string) {
	for s != "" {
		at := strings.IndexByte(s, '<')
		if at < 0 {
			c.text(s)
			return
		}
		c.text(s[:at])
		s = s[at:]
		if strings.HasPrefix(s, "<!--") {
			if end := strings.Index(s[:min(len(s), tagMost)], "-->"); end >= 0 {
				s = s[end+3:]
				continue
			}
		}
		name, attrs, end, rest, ok := readTag(s)
		if !ok {
			c.text("<")
			s = s[1:]
			continue
		}
		s = rest
		c.tag(name, attrs, end)
	}
}

// readTag reads the tag s begins with; ok is false when it is none.
func readTag(s string) (name, attrs string, end bool, rest string, ok bool) {
	i := 1
	if i < len(s) && s[i] == '/' {
		end, i = true, 2
	}
	from := i
	for i < len(s) && (s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z' || i > from && s[i] >= '0' && s[i] <= '9') {
		i++
	}
	name = strings.ToLower(s[from:i])
	if name == "" || !strings.Contains(known, " "+name+" ") || i < len(s) && strings.IndexByte(" \t\r\n/>", s[i]) < 0 {
		return "", "", false, "", false
	}
	from = i
	quote := byte(0)
	for ; i < len(s) && i < tagMost; i++ {
		switch {
		case quote != 0:
			if s[i] == quote {
				quote = 0
			}
		case s[i] == '"' || s[i] == '\'':
			quote = s[i]
		case s[i] == '>':
			return name, s[from:i], end, s[i+1:], true
		}
	}
	return "", "", false, "", false
}

// attr returns an attribute's value.
func attr(attrs, name string) string {
	low := strings.ToLower(attrs)
	if len(low) != len(attrs) {
		return ""
	}
	for at := 0; ; {
		i := strings.Index(low[at:], name+"=")
		if i < 0 {
			return ""
		}
		i += at
		at = i + len(name) + 1
		if i > 0 && strings.IndexByte(" \t\r\n/\"'", low[i-1]) < 0 {
			continue
		}
		v := attrs[at:]
		if v != "" && (v[0] == '"' || v[0] == '\'') {
			end := strings.IndexByte(v[1:], v[0])
			if end < 0 {
				return ""
			}
			return html.UnescapeString(v[1 : 1+end])
		}
		if f := strings.Fields(v); len(f) > 0 {
			return html.UnescapeString(f[0])
		}
		return ""
	}
}

func (c *conv) text(s string) {
	if s == "" || c.skip != "" {
		return
	}
	s = html.UnescapeString(s)
	if c.inPre > 0 {
		c.pre = append(c.pre, s...)
		return
	}
	s = strings.ReplaceAll(s, "\u00a0", " ")
	if len(c.frames) > 0 && c.frames[len(c.frames)-1].tag == "code" {
		c.cur = append(c.cur, s...)
		return
	}
	// Spaces at the ends matter: they part words from tags.
	inner := strings.Join(strings.Fields(s), " ")
	first, last := rune(s[0]), rune(s[len(s)-1])
	if unicode.IsSpace(first) && len(c.cur) > 0 && c.cur[len(c.cur)-1] != ' ' {
		c.cur = append(c.cur, ' ')
	}
	if inner == "" {
		return
	}
	// What could mean something at the start of a line is harmless elsewhere.
	if esc := escape(inner); len(c.cur) > 0 {
		x := []rune(escape("x" + inner))
		c.cur = append(c.cur, string(x[1:])...)
	} else {
		c.cur = append(c.cur, esc...)
	}
	if unicode.IsSpace(last) {
		c.cur = append(c.cur, ' ')
	}
}

func (c *conv) tag(name, attrs string, end bool) {
	if c.skip != "" {
		if end && name == c.skip {
			c.skip = ""
		}
		return
	}
	switch name {
	case "script", "style", "svg", "head":
		if !end {
			c.skip = name
		}
		return
	case "pre":
		c.preTag(end)
		return
	}
	if c.inPre > 0 {
		if name == "br" || (name == "div" || name == "p") && end {
			c.pre = append(c.pre, '\n')
		}
		return
	}
	switch name {
	case "b", "strong":
		c.inline("strong", "", end)
	case "i", "em":
		c.inline("em", "", end)
	case "s", "del", "strike":
		c.inline("del", "", end)
	case "code", "tt":
		c.inline("code", "", end)
	case "sub", "sup", "kbd", "u", "ins", "mark", "small":
		c.inline(name, "", end)
	case "a":
		c.inline("a", attr(attrs, "href"), end)
	case "br":
		c.br()
	case "img":
		if alt := oneLine(attr(attrs, "alt")); attr(attrs, "src") != "" || alt != "" {
			c.cur = append(c.cur, "!["+escape(alt)+"](<"+strings.Map(address, attr(attrs, "src"))+">)"...)
		}
	case "td", "th":
		if end {
			c.cur = append(c.cur, ' ')
		}
	case "ul", "ol":
		c.flush()
		c.marker = ""
		if c.line {
			break
		}
		if end {
			if n := len(c.lists); n > 0 {
				c.lists = c.lists[:n-1]
			}
		} else if len(c.lists) < 6 {
			c.lists = append(c.lists, level{ordered: name == "ol"})
		}
	case "li":
		c.flush()
		c.marker = ""
		if n := len(c.lists); n > 0 && !end && !c.line {
			l := &c.lists[n-1]
			l.n++
			// Marks that no list of options has, which they would continue.
			if c.marker = "* "; l.ordered {
				c.marker = strconv.Itoa(l.n) + ") "
			}
		}
	case "p", "div", "blockquote", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "dt", "dd", "hr", "details", "summary", "center", "figure", "figcaption", "section", "header", "footer", "nav", "body", "html":
		strong := len(name) == 2 && name[0] == 'h' && name != "hr"
		if strong && end {
			c.inline("strong", "", true)
		}
		c.flush()
		if strong && !end {
			c.inline("strong", "", false)
		}
	}
}

// address keeps what a link's address in angle brackets may have.
func address(r rune) rune {
	if r == '<' || r == '>' || r < ' ' {
		return -1
	}
	return r
}

func (c *conv) br() {
	for len(c.cur) > 0 && c.cur[len(c.cur)-1] == ' ' {
		c.cur = c.cur[:len(c.cur)-1]
	}
	if len(c.cur) > 0 || len(c.frames) > 0 {
		if n := len(c.frames); n > 0 && c.frames[n-1].tag == "code" {
			c.cur = append(c.cur, ' ')
			return
		}
		c.cur = append(c.cur, "<br>"...)
	}
}

func (c *conv) preTag(end bool) {
	if !end {
		if c.inPre++; c.inPre == 1 {
			if !c.line {
				c.flush()
			}
			c.pre = nil
		}
		return
	}
	if c.inPre == 0 {
		return
	}
	if c.inPre--; c.inPre > 0 {
		return
	}
	text := strings.Trim(strings.ReplaceAll(string(c.pre), "\r", ""), "\n")
	holes := strings.Count(text, hole)
	text = strings.ReplaceAll(text, hole, "_____")
	if strings.TrimSpace(text) == "" {
		return
	}
	if c.line {
		for i, l := range strings.Split(text, "\n") {
			if i > 0 || len(c.cur) > 0 {
				c.cur = append(c.cur, "<br>"...)
			}
			c.cur = append(c.cur, code(strings.TrimRight(l, " "))...)
		}
	} else {
		fence := "```"
		for strings.Contains(text, fence) {
			fence += "`"
		}
		c.block(fence + "\n" + text + "\n" + fence)
	}
	for range holes { // nothing can be filled in inside code
		c.cur = append(c.cur, hole...)
	}
}

// inline opens or closes an inline element.
func (c *conv) inline(name, href string, end bool) {
	if !end {
		if n := len(c.frames); n > 0 && c.frames[n-1].tag == "code" || n > 20 {
			return
		}
		c.frames = append(c.frames, frame{name, href, len(c.cur)})
		return
	}
	for i := len(c.frames) - 1; i >= 0; i-- {
		if c.frames[i].tag == name {
			for len(c.frames) > i {
				c.wrap()
			}
			return
		}
	}
}

// wrap closes the innermost open element.
func (c *conv) wrap() {
	n := len(c.frames) - 1
	f := c.frames[n]
	c.frames = c.frames[:n]
	inner := string(c.cur[min(f.at, len(c.cur)):])
	c.cur = c.cur[:min(f.at, len(c.cur))]
	if f.tag == "code" {
		for i, part := range strings.Split(inner, hole) { // a blank stands between two pieces of code
			if i > 0 {
				c.cur = append(c.cur, hole...)
			}
			c.cur = append(c.cur, code(part)...)
		}
		return
	}
	body := strings.TrimSpace(inner)
	lead, tail := "", ""
	if strings.HasPrefix(inner, " ") {
		lead = " "
	}
	if strings.HasSuffix(inner, " ") && body != "" {
		tail = " "
	}
	out := body
	if body != "" {
		// Marks beside punctuation are no marks to Markdown when a letter
		// follows, as it does in Korean.
		rs := []rune(body)
		plain := letter(rs[0]) && letter(rs[len(rs)-1]) && !strings.Contains(body, "*")
		switch {
		case f.tag == "a" && f.href != "" && !strings.Contains(body, hole) && !strings.Contains(body, "]("):
			if out = "[" + body + "](<" + strings.Map(address, f.href) + ">)"; !strings.Contains(f.href, ":") {
				out = body
			}
		case f.tag == "a":
		case f.tag == "strong" && plain:
			out = "**" + body + "**"
		case f.tag == "em" && plain:
			out = "*" + body + "*"
		default:
			out = "<" + f.tag + ">" + body + "</" + f.tag + ">"
		}
	}
	c.cur = append(c.cur, lead+out+tail...)
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// flush ends a paragraph.
func (c *conv) flush() {
	var again []frame
	for len(c.frames) > 0 {
		again = append([]frame{c.frames[len(c.frames)-1]}, again...)
		c.wrap()
	}
	if c.line {
		t := strings.TrimRight(string(c.cur), " ")
		for strings.HasSuffix(t, "<br>") {
			t = strings.TrimRight(strings.TrimSuffix(t, "<br>"), " ")
		}
		if c.cur = append(c.cur[:0], t...); t != "" {
			c.cur = append(c.cur, "<br>"...)
		}
	} else {
		t := strings.TrimSpace(string(c.cur))
		for strings.HasSuffix(t, "<br>") {
			t = strings.TrimSpace(strings.TrimSuffix(t, "<br>"))
		}
		if c.cur = c.cur[:0]; t != "" {
			c.block(t)
		}
	}
	for _, f := range again {
		f.at = len(c.cur)
		c.frames = append(c.frames, f)
	}
}

// block puts a block where the list levels have it.
func (c *conv) block(t string) {
	indent := ""
	for i, l := range c.lists {
		if i == len(c.lists)-1 && c.marker != "" {
			break
		}
		if l.ordered {
			indent += strings.Repeat(" ", len(strconv.Itoa(l.n))+2)
		} else {
			indent += "  "
		}
	}
	first := indent + c.marker
	rest := indent + strings.Repeat(" ", len(c.marker))
	c.marker = ""
	lines := strings.Split(t, "\n")
	for i := range lines {
		if i == 0 {
			lines[i] = first + lines[i]
		} else if lines[i] != "" {
			lines[i] = rest + lines[i]
		}
	}
	c.blocks = append(c.blocks, strings.Join(lines, "\n"))
}

func (c *conv) finish() string {
	for c.inPre > 0 {
		c.preTag(true)
	}
	c.flush()
	if c.line {
		return strings.TrimSpace(strings.TrimSuffix(string(c.cur), "<br>"))
	}
	return strings.Join(c.blocks, "\n\n")
}
