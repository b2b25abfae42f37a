package intake

import "strings"

// escape writes plain text as Markdown that reads as that text wherever in a line
// it stands.
func escape(s string) string {
	var b strings.Builder
	rs := []rune(s)
	at := func(i int) rune {
		if i < 0 || i >= len(rs) {
			return ' '
		}
		return rs[i]
	}
	start := true // nothing but spaces and digits so far in this line
	for i, c := range rs {
		esc := false
		switch c {
		case '\\', '`', '*', '[', ']', '~', '|', '{':
			esc = true
		case '_':
			esc = !wordly(at(i-1)) || !wordly(at(i+1))
		case '<':
			esc = true
		case '&':
			n := at(i + 1)
			esc = n == '#' || n|0x20 >= 'a' && n|0x20 <= 'z'
		case '>', '#', '+', '-', '=':
			esc = start
		case ':':
			esc = start && !wordly(at(i-1))
		case '.', ')':
			esc = start && wordly(at(i-1)) && at(i+1) == ' '
		}
		if esc {
			b.WriteByte('\\')
		}
		b.WriteRune(c)
		switch {
		case c == '\n':
			start = true
		case c == ' ' || c == '\t' || c >= '0' && c <= '9':
		default:
			start = false
		}
	}
	return b.String()
}

func wordly(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0x80
}

// code writes text as a code span.
func code(s string) string {
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' }), " ")
	if strings.TrimSpace(s) == "" {
		return s
	}
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if s[0] == '`' || s[len(s)-1] == '`' || s[0] == ' ' && s[len(s)-1] == ' ' {
		s = " " + s + " "
	}
	return fence + s + fence
}

// tame keeps Markdown that goes into a question as it is from ending it: headings
// become strong, and comments lose their meaning.
func tame(s string) string {
	lines := strings.Split(s, "\n")
	var fence fences
	for i, l := range lines {
		t := strings.TrimSpace(l)
		if fence.code(l) {
			continue
		}
		if h := headingText(t); h != "" {
			lines[i] = "**" + h + "**"
		} else if t != "" && strings.Trim(t, "#") == "" {
			lines[i] = `\` + t // a heading that says nothing
		} else if i > 0 && t != "" && (strings.Trim(t, "=") == "" || strings.Trim(t, "-") == "") && strings.TrimSpace(lines[i-1]) != "" {
			lines[i] = "" // would make a heading of the line above
		}
		lines[i] = strings.ReplaceAll(lines[i], "<!--", `\<!--`)
	}
	if fence != "" {
		lines = append(lines, string(fence))
	}
	return strings.Join(lines, "\n")
}

// fences follows the code blocks of a text: it is the fence of the open one.
type fences string

// code reports whether a line is code, or begins or ends it.
func (f *fences) code(line string) bool {
	t := strings.TrimSpace(line)
	mark := fenceOf(t)
	switch {
	case *f == "" && mark == "":
		return false
	case *f == "":
		*f = fences(mark)
	case mark != "" && strings.HasPrefix(t, string(*f)) && strings.Trim(t, mark[:1]) == "":
		*f = ""
	}
	return true
}

// fenceOf returns the fence a line begins with.
func fenceOf(t string) string {
	for _, c := range []string{"`", "~"} {
		n := 0
		for n < len(t) && t[n] == c[0] {
			n++
		}
		if n >= 3 && !(c == "`" && strings.Contains(t[n:], "`")) {
			return t[:n]
		}
	}
	return ""
}

// headingText returns what a heading line says, "" when it is none.
func headingText(t string) string {
	n := 0
	for n < len(t) && t[n] == '#' {
		n++
	}
	if n == 0 || n > 6 || n < len(t) && t[n] != ' ' && t[n] != '\t' {
		return ""
	}
	return strings.TrimSpace(strings.TrimRight(strings.TrimSpace(t[n:]), "#"))
}

// unblank escapes what would read as a blank, but for code, where nothing does.
func unblank(s string) string {
	lines := strings.Split(s, "\n")
	var fence fences
	for i, l := range lines {
		if fence.code(l) {
			continue
		}
		if strings.Contains(l, "[[") {
			lines[i] = unblankLine(l)
		}
	}
	return strings.Join(lines, "\n")
}

func unblankLine(l string) string {
	var b strings.Builder
	for l != "" {
		at := strings.IndexAny(l, "`[")
		if at < 0 {
			break
		}
		b.WriteString(l[:at])
		l = l[at:]
		if strings.HasPrefix(l, "[[") {
			b.WriteString(`\[\[`)
			l = l[2:]
			continue
		}
		n := 1
		if l[0] == '`' {
			for n < len(l) && l[n] == '`' {
				n++
			}
			run := l[:n]
			// A code span ends at a run of the same length.
			for end := n; ; {
				i := strings.Index(l[end:], run)
				if i < 0 {
					break
				}
				i += end
				end = i + n
				for end < len(l) && l[end] == '`' {
					end++
				}
				if end == i+n && l[i-1] != '`' {
					n = end
					break
				}
			}
		}
		b.WriteString(l[:n])
		l = l[n:]
	}
	return b.String() + l
}
