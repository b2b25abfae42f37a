package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"notelab/app/quiz"
)

// Highlight writes code as HTML with spans of six classes: k keyword, s string,
// n number, c comment, p property or key, f function or built-in. Without its
// tags the result is the code, escaped. An unknown language is only escaped.
//
// The lexers are small on purpose: they know how a language writes words,
// strings and comments, not its grammar.
func Highlight(lang, code string) string {
	h := &painter{s: code}
	h.b.Grow(len(code) * 2)
	switch lang {
	case "json", "jsonc", "json5":
		h.words(&jsonWords)
	case "yaml", "yml":
		h.yaml()
	case "sh", "bash", "shell", "zsh", "console", "shell-session", "terminal", "shellsession":
		h.shell()
	case "http", "https":
		h.http()
	case "xml", "html", "svg", "xhtml":
		h.markup()
	case "ini", "toml", "properties", "conf", "cfg", "env", "dotenv":
		h.ini()
	default:
		if w, ok := grammars[lang]; ok {
			h.words(w)
		}
	}
	h.plain(len(h.s))
	return h.b.String()
}

// painter walks over code; what lies before i is written.
type painter struct {
	s string
	i int
	b strings.Builder
}

func (h *painter) plain(end int) {
	h.b.WriteString(quiz.Escape(h.s[h.i:end]))
	h.i = end
}

// span writes up to end in a class.
func (h *painter) span(class byte, end int) {
	if end <= h.i {
		return
	}
	h.b.WriteString(`<span class="`)
	h.b.WriteByte(class)
	h.b.WriteString(`">`)
	h.b.WriteString(quiz.Escape(h.s[h.i:end]))
	h.b.WriteString("</span>")
	h.i = end
}

// eol returns the end of the line at i, without its line break.
func (h *painter) eol(i int) int {
	if n := strings.IndexByte(h.s[i:], '\n'); n >= 0 {
		return i + n
	}
	return len(h.s)
}

// quoted returns the end of the string that begins at i; it ends at a line
// break unless lines is set.
func (h *painter) quoted(i int, q byte, escapes, lines bool) int {
	for j := i + 1; j < len(h.s); j++ {
		switch c := h.s[j]; {
		case c == '\\' && escapes:
			j++
		case c == q:
			return j + 1
		case c == '\n' && !lines:
			return j
		}
	}
	return len(h.s)
}

func wordByte(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '_' || c >= 0x80
}

// word returns the end of the word at i; extra characters belong to it too.
func (h *painter) word(i int, extra string) int {
	for i < len(h.s) && (wordByte(h.s[i]) || strings.IndexByte(extra, h.s[i]) >= 0) {
		i++
	}
	return i
}

// number returns the end of the number at i, which begins with a digit.
func (h *painter) numeral(i int) int {
	for i < len(h.s) {
		c := h.s[i]
		if c == '.' && (i+1 >= len(h.s) || h.s[i+1] < '0' || h.s[i+1] > '9') {
			break
		}
		if (c == '+' || c == '-') && !(h.s[i-1]|0x20 == 'e') {
			break
		}
		if !(c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' || c == '.' || c == '+' || c == '-') {
			break
		}
		i++
	}
	return i
}

// words paints a language of words, strings and comments.
func (h *painter) words(g *grammarOf) {
	for h.i < len(h.s) {
		i, c := h.i, h.s[h.i]
		rest := h.s[i:]
		switch {
		case starts(rest, g.line):
			h.span('c', h.eol(i))
		case g.block[0] != "" && strings.HasPrefix(rest, g.block[0]):
			end := strings.Index(rest[len(g.block[0]):], g.block[1])
			if end < 0 {
				h.span('c', len(h.s))
			} else {
				h.span('c', i+len(g.block[0])+end+len(g.block[1]))
			}
		case g.triple && (strings.HasPrefix(rest, `"""`) || strings.HasPrefix(rest, "'''")):
			end := strings.Index(rest[3:], rest[:3])
			if end < 0 {
				h.span('s', len(h.s))
			} else {
				h.span('s', i+end+6)
			}
		case strings.IndexByte(g.quotes, c) >= 0:
			end := h.quoted(i, c, c != '`' || g.escapedRaw, c == '`')
			if g.keys && h.next(end) == ':' {
				h.span('p', end)
			} else {
				h.span('s', end)
			}
		case c >= '0' && c <= '9':
			h.span('n', h.numeral(i))
		case wordByte(c) || c == '@' || c == '$':
			end := h.word(i+1, "")
			w := h.s[i:end]
			if g.fold {
				w = lower(w)
			}
			switch {
			case g.keywords[w]:
				h.span('k', end)
			case g.builtins[w] || c == '@' && end > i+1:
				h.span('f', end)
			case end < len(h.s) && h.s[end] == '(':
				h.span('f', end)
			case g.keys && h.next(end) == ':':
				h.span('p', end)
			default:
				h.plain(end)
			}
		default:
			_, n := utf8.DecodeRuneInString(rest)
			h.plain(i + n)
		}
	}
}

// next returns the first character from i on that isn't a space.
func (h *painter) next(i int) byte {
	for ; i < len(h.s); i++ {
		if h.s[i] != ' ' && h.s[i] != '\t' {
			return h.s[i]
		}
	}
	return 0
}

func starts(s string, marks []string) bool {
	for _, m := range marks {
		if strings.HasPrefix(s, m) {
			return true
		}
	}
	return false
}

// scalar paints a value of YAML, INI and the like up to end.
func (h *painter) scalar(end int, comment string) {
	for h.i < end {
		i, c := h.i, h.s[h.i]
		switch {
		case strings.IndexByte(comment, c) >= 0 && (i == 0 || h.s[i-1] == ' ' || h.s[i-1] == '\t'):
			h.span('c', end)
		case c == '"' || c == '\'':
			h.span('s', min(h.quoted(i, c, c == '"', false), end))
		case c >= '0' && c <= '9' && (i == 0 || !wordByte(h.s[i-1]) && h.s[i-1] != '-' && h.s[i-1] != '.'):
			if n := h.numeral(i); n >= end || strings.IndexByte(" \t,]}", h.s[n]) >= 0 {
				h.span('n', min(n, end))
			} else {
				h.plain(min(max(h.word(i, "-.:/"), i+1), end))
			}
		case wordByte(c):
			e := min(h.word(i, "-"), end)
			switch h.s[i:e] {
			case "true", "false", "null", "yes", "no", "on", "off":
				if i == 0 || strings.IndexByte(" \t=:[,", h.s[i-1]) >= 0 {
					h.span('k', e)
					continue
				}
			}
			h.plain(e)
		default:
			_, n := utf8.DecodeRuneInString(h.s[i:])
			h.plain(min(i+n, end))
		}
	}
}

func (h *painter) yaml() {
	for h.i < len(h.s) {
		end := h.eol(h.i)
		j := h.i
		for j < end && (h.s[j] == ' ' || h.s[j] == '\t' || h.s[j] == '-' && j+1 < end && h.s[j+1] == ' ') {
			j++
		}
		h.plain(j)
		if j < end {
			if k := yamlKey(h.s[j:end]); k > 0 {
				h.span('p', j+k)
			}
			if t := h.s[j:end]; t == "---" || t == "..." {
				h.span('k', end)
			}
			if h.i == j && h.s[j] == '#' {
				h.span('c', end)
			}
			for h.i < end && (h.s[h.i] == '!' || h.s[h.i] == ' ' || h.s[h.i] == ':') {
				if h.s[h.i] == '!' { // a tag such as !Ref
					h.span('f', min(h.word(h.i+1, "!:"), end))
					continue
				}
				h.plain(h.i + 1)
			}
			h.scalar(end, "#")
		}
		h.plain(min(end+1, len(h.s)))
	}
}

// yamlKey returns the length of the key a line begins with, 0 when it has none.
func yamlKey(s string) int {
	if s[0] == '"' || s[0] == '\'' {
		if e := strings.IndexByte(s[1:], s[0]); e >= 0 {
			if rest := s[e+2:]; rest == ":" || strings.HasPrefix(rest, ": ") {
				return e + 2
			}
		}
		return 0
	}
	if strings.IndexByte("#{[&*!|>%@`", s[0]) >= 0 {
		return 0
	}
	for i := 0; i < len(s); i++ {
		if s[i] == ':' && (i+1 == len(s) || s[i+1] == ' ') {
			return i
		}
		if s[i] == '#' && i > 0 && s[i-1] == ' ' {
			return 0
		}
	}
	return 0
}

var shellWords = set("if then else elif fi for in do done while until case esac function return exit export local readonly unset set source alias sudo")

// shell paints commands. Where lines begin with a prompt, the others are output.
func (h *painter) shell() {
	session := false
	for _, l := range strings.Split(h.s, "\n") {
		session = session || strings.HasPrefix(l, "$ ")
	}
	command, more := true, false
	for h.i < len(h.s) {
		end := h.eol(h.i)
		if session && !more {
			if strings.HasPrefix(h.s[h.i:end], "$ ") {
				h.span('c', h.i+2)
			} else {
				h.plain(min(end+1, len(h.s)))
				continue
			}
		}
		if !more {
			command = true
		}
		for h.i < end {
			i, c := h.i, h.s[h.i]
			switch {
			case c == '#' && (i == 0 || strings.IndexByte(" \t\n;", h.s[i-1]) >= 0):
				h.span('c', end)
			case c == '\'' || c == '"':
				e := h.quoted(i, c, c == '"', true)
				h.span('s', e)
				if e > end {
					end = h.eol(e)
				}
				command = false
			case c == '$' && i+1 < end && (wordByte(h.s[i+1]) || h.s[i+1] == '{'):
				e := h.word(i+1, "")
				if h.s[i+1] == '{' {
					e = end
					if k := strings.IndexByte(h.s[i:end], '}'); k >= 0 {
						e = i + k + 1
					}
				}
				h.span('p', e)
				command = false
			case c == '\\':
				h.plain(min(i+2, len(h.s)))
				if h.i > end {
					end = h.eol(h.i)
				}
			case c == '|' || c == ';' || c == '&' || c == '(':
				h.plain(i + 1)
				command = true
			case c == '-' && i > 0 && (h.s[i-1] == ' ' || h.s[i-1] == '\t'):
				if e := h.word(i, "-"); e > i+1 {
					h.span('p', min(e, end))
				} else {
					h.plain(i + 1)
				}
			case wordByte(c) || c == '.' || c == '/' || c == '~':
				e := min(h.word(i, "-./:~@%"), end)
				w := h.s[i:e]
				switch {
				case shellWords[w]:
					h.span('k', e)
				case command && e < end && h.s[e] == '=':
					h.span('p', e)
				case strings.Trim(w, "0123456789") == "":
					h.span('n', e)
				case command:
					h.span('f', e)
					command = false
				default:
					h.plain(e)
				}
			default:
				_, n := utf8.DecodeRuneInString(h.s[i:])
				h.plain(i + n)
			}
		}
		more = end > 0 && h.s[end-1] == '\\'
		h.plain(min(end+1, len(h.s)))
	}
}

var httpMethods = set("GET HEAD POST PUT PATCH DELETE OPTIONS CONNECT TRACE")

// http paints a request or response: first line, headers, then the body as it is.
func (h *painter) http() {
	first := true
	for h.i < len(h.s) {
		end := h.eol(h.i)
		line := h.s[h.i:end]
		w, _, _ := strings.Cut(line, " ")
		switch {
		case line == "":
			first = true
			h.plain(min(end+1, len(h.s)))
			if t := strings.TrimLeft(h.s[h.i:], " \n"); t != "" && (t[0] == '{' || t[0] == '[') {
				h.words(&jsonWords)
			}
			continue
		case httpMethods[w]:
			h.span('k', h.i+len(w))
			if k := strings.LastIndex(h.s[h.i:end], " HTTP/"); k >= 0 {
				h.plain(h.i + k + 1)
				h.span('k', end)
			}
		case strings.HasPrefix(line, "HTTP/"):
			h.span('k', h.i+len(w))
			if h.i+4 <= end && h.i < end {
				h.plain(h.i + 1)
				h.span('n', min(h.word(h.i, ""), end))
			}
		default:
			if k := strings.IndexByte(line, ':'); k > 0 && !strings.ContainsAny(line[:k], " \t{\"") {
				h.span('p', h.i+k)
				h.plain(h.i + 1)
				h.plain(end)
			} else if first && strings.HasPrefix(line, "#") {
				h.span('c', end)
			}
		}
		first = false
		h.plain(end)
		h.plain(min(end+1, len(h.s)))
	}
}

func (h *painter) markup() {
	for h.i < len(h.s) {
		i := h.i
		rest := h.s[i:]
		switch {
		case strings.HasPrefix(rest, "<!--"):
			if e := strings.Index(rest, "-->"); e >= 0 {
				h.span('c', i+e+3)
			} else {
				h.span('c', len(h.s))
			}
		case len(rest) > 1 && rest[0] == '<' && (rest[1] == '/' || rest[1] == '?' || rest[1] == '!' || wordByte(rest[1])):
			h.plain(i + 1)
			if !wordByte(h.s[h.i]) {
				h.plain(h.i + 1)
			}
			h.span('k', h.word(h.i, "-:."))
			for h.i < len(h.s) && h.s[h.i] != '>' {
				switch c := h.s[h.i]; {
				case c == '"' || c == '\'':
					h.span('s', h.quoted(h.i, c, false, true))
				case wordByte(c):
					h.span('p', h.word(h.i, "-:."))
				default:
					h.plain(h.i + 1)
				}
			}
		default:
			e := strings.IndexByte(rest[1:], '<')
			if e < 0 {
				return
			}
			h.plain(i + 1 + e)
		}
	}
}

func (h *painter) ini() {
	for h.i < len(h.s) {
		end := h.eol(h.i)
		line := h.s[h.i:end]
		t := strings.TrimLeftFunc(line, unicode.IsSpace)
		switch {
		case t == "":
		case t[0] == '#' || t[0] == ';':
			h.span('c', end)
		case t[0] == '[':
			h.span('k', end)
		default:
			if k := strings.IndexByte(line, '='); k > 0 {
				h.span('p', h.i+len(strings.TrimRight(line[:k], " \t")))
			}
			h.scalar(end, "#")
		}
		h.plain(min(end+1, len(h.s)))
	}
}
