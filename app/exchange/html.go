package exchange

import (
	"bytes"
	"strconv"
	"strings"

	"notelab/app/quiz"
)

// plainTags are the elements other programs show as they are. Everything else
// goes and leaves its text.
const plainTags = " b i u s em strong del ins small code kbd samp var sub sup mark q br wbr p div pre blockquote ul ol li dl dt dd h3 h4 h5 h6 table thead tbody tr td th hr details summary ruby rt rp "

// onlyText is what stands for a picture where there can be none.
func onlyText(_, alt string) string {
	if alt == "" {
		return ""
	}
	return "[" + alt + "]"
}

// Flat returns HTML as one line without classes, without addresses that only
// mean something inside the course, and without scripts' handles.
func Flat(h quiz.HTML, pic func(src, alt string) string) string {
	if pic == nil {
		pic = onlyText
	}
	var out []byte
	put := func(parts ...string) {
		for _, p := range parts {
			out = append(out, p...)
		}
	}
	var links []bool // whether an open <a> was written
	var spans []bool // whether an open <span> was written
	pre := 0
	closing := func(open *[]bool, end string) {
		if n := len(*open); n > 0 {
			if (*open)[n-1] {
				put(end)
			}
			*open = (*open)[:n-1]
		}
	}
	walk(string(h), func(text string) {
		if pre > 0 {
			text = strings.ReplaceAll(strings.ReplaceAll(text, "\t", "    "), "\r", "")
			put(strings.ReplaceAll(text, "\n", "<br>"))
			return
		}
		put(oneSpace(text))
	}, func(t tag) {
		switch {
		case t.name == "a" && !t.end:
			href := t.attr("href")
			keep := strings.HasPrefix(href, "https://") || strings.HasPrefix(href, "http://")
			if links = append(links, keep); keep {
				put(`<a href="`, href, `">`)
			}
		case t.name == "a":
			closing(&links, "</a>")
		case t.name == "span" && !t.end: // a unit belongs to its number
			keep := t.attr("class") == "unit"
			if spans = append(spans, keep); keep {
				put(`<span class="unit">`)
			}
		case t.name == "span":
			closing(&spans, "</span>")
		case t.name == "img":
			put(pic(t.attr("src"), t.attr("alt")))
		case strings.Contains(plainTags, " "+t.name+" "):
			if t.end && pre > 0 && (t.name == "pre" || t.name == "code") { // a block's last line ends without a break
				out = bytes.TrimSuffix(out, []byte("<br>"))
			}
			if t.name == "pre" && !t.end {
				pre++
			} else if t.name == "pre" && pre > 0 {
				pre--
			}
			if t.end {
				put("</", t.name, ">")
			} else {
				put("<", t.name, ">")
			}
		}
	})
	return strings.TrimSpace(string(out))
}

// Plain returns what a reader sees of HTML, in lines.
func Plain(h quiz.HTML) string {
	var b strings.Builder
	pre := 0
	fresh := func() {
		if s := b.String(); s != "" && !strings.HasSuffix(s, "\n") {
			b.WriteByte('\n')
		}
	}
	walk(string(h), func(text string) {
		if pre == 0 {
			if text = oneSpace(text); strings.HasSuffix(b.String(), "\n") || b.Len() == 0 {
				text = strings.TrimLeft(text, " ")
			}
		}
		b.WriteString(Unescape(text))
	}, func(t tag) {
		switch t.name {
		case "pre":
			fresh()
			if t.end {
				pre = max(pre-1, 0)
			} else {
				pre++
			}
		case "br", "p", "div", "ul", "ol", "tr", "blockquote", "table", "h3", "h4", "h5", "h6", "dt", "dd", "hr":
			fresh()
		case "li":
			if fresh(); !t.end {
				b.WriteString("- ")
			}
		case "td", "th":
			if t.end {
				b.WriteByte(' ')
			}
		case "img":
			b.WriteString(Unescape(onlyText("", t.attr("alt"))))
		}
	})
	lines := strings.Split(b.String(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n ")
}

// tag is one tag of our HTML.
type tag struct {
	name  string
	end   bool
	attrs string // as written
}

// attr returns an attribute's value as written, escaped.
func (t tag) attr(name string) string {
	at := strings.Index(t.attrs, " "+name+`="`)
	if at < 0 {
		return ""
	}
	v := t.attrs[at+len(name)+3:]
	v, _, _ = strings.Cut(v, `"`)
	return v
}

// walk goes through HTML that is well formed: written by our builder, with every
// attribute in double quotes.
func walk(h string, text func(string), on func(tag)) {
	for h != "" {
		at := strings.IndexByte(h, '<')
		if at < 0 {
			text(h)
			return
		}
		if at > 0 {
			text(h[:at])
			h = h[at:]
		}
		end, quoted := 1, false
		for end < len(h) && (quoted || h[end] != '>') {
			if h[end] == '"' {
				quoted = !quoted
			}
			end++
		}
		if end == len(h) {
			return
		}
		body := h[1:end]
		h = h[end+1:]
		var t tag
		body, t.end = strings.CutPrefix(body, "/")
		n := 0
		for n < len(body) && body[n] != ' ' && body[n] != '/' && body[n] != '\n' {
			n++
		}
		t.name, t.attrs = strings.ToLower(body[:n]), body[n:]
		on(t)
	}
}

// oneSpace makes white space one space each.
func oneSpace(s string) string {
	var b strings.Builder
	was := false
	for _, r := range s {
		space := r == ' ' || r == '\n' || r == '\t' || r == '\r'
		if space && !was {
			b.WriteByte(' ')
		} else if !space {
			b.WriteRune(r)
		}
		was = space
	}
	return b.String()
}

// Unescape resolves the character references that occur in notes.
func Unescape(s string) string {
	if !strings.Contains(s, "&") {
		return s
	}
	var b strings.Builder
	for {
		at := strings.IndexByte(s, '&')
		if at < 0 {
			break
		}
		b.WriteString(s[:at])
		s = s[at:]
		end := strings.IndexByte(s[:min(len(s), 12)], ';')
		if end < 0 {
			b.WriteByte('&')
			s = s[1:]
			continue
		}
		name := s[1:end]
		c, ok := references[name]
		if num, is := strings.CutPrefix(name, "#"); is {
			base := 10
			if hex, is := strings.CutPrefix(strings.ToLower(num), "x"); is {
				num, base = hex, 16
			}
			if v, err := strconv.ParseUint(num, base, 21); err == nil && v > 0 && v <= 0x10FFFF {
				c, ok = string(rune(v)), true
			}
		}
		if !ok {
			c = s[:end+1]
		}
		b.WriteString(c)
		s = s[end+1:]
	}
	b.WriteString(s)
	return b.String()
}

var references = map[string]string{
	"amp": "&", "lt": "<", "gt": ">", "quot": `"`, "apos": "'", "nbsp": "\u00a0", "hellip": "…", "mdash": "—", "ndash": "–",
	"middot": "·", "times": "×", "rarr": "→", "larr": "←", "le": "≤", "ge": "≥", "ne": "≠", "plusmn": "±", "deg": "°", "copy": "©", "bull": "•",
}
