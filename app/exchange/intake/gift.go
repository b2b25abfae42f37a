package intake

import (
	"strconv"
	"strings"

	"notelab/app/quiz"
)

// Escaped characters stand as these runes while a question is taken apart, as
// Moodle does it with placeholders.
const (
	escaped = `\:#={}~` // in this order from escapedAt
	first   = '\ue000'
	lineEnd = '\ue007'
)

func hide(s string) string {
	var b strings.Builder
	rs := []rune(s)
	for i := 0; i < len(rs); i++ {
		c := rs[i]
		if c == '\\' && i+1 < len(rs) {
			if n := strings.IndexRune(escaped, rs[i+1]); n >= 0 {
				b.WriteRune(first + rune(n))
				i++
				continue
			}
			if rs[i+1] == 'n' {
				b.WriteRune(lineEnd)
				i++
				continue
			}
		}
		b.WriteRune(c)
	}
	return b.String()
}

func show(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == lineEnd:
			return '\n'
		case r >= first && int(r-first) < len(escaped):
			return rune(escaped[r-first])
		}
		return r
	}, s)
}

// GIFT reads Moodle's GIFT text. The rules are those of Moodle's own reader,
// question/format/gift/format.php, read 2026-11.
func GIFT(src []byte, slug string) Result {
	var r Result
	lines := split(src)
	for i := 0; i < len(lines); {
		if strings.TrimSpace(lines[i]) == "" {
			i++
			continue
		}
		from, open := i, false
		for ; i < len(lines); i++ {
			t := strings.TrimSpace(lines[i])
			if t == "" && !open {
				break
			}
			if open && (strings.HasPrefix(t, "::") || strings.HasPrefix(t, "$CATEGORY")) {
				break // the brace before was never closed
			}
			if strings.HasPrefix(t, "//") {
				continue
			}
			for _, c := range hide(t) {
				if c == '{' {
					open = true
				} else if c == '}' {
					open = false
				}
			}
		}
		r.giftBlock(lines[from:i], from+1)
	}
	return r.done(slug)
}

// split cuts a file into lines without their ends.
func split(src []byte) []string {
	s := strings.ToValidUTF8(strings.TrimPrefix(string(src), "\ufeff"), "\ufffd")
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	s = strings.Map(func(r rune) rune {
		if r >= first && r <= '\ue0ff' || r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 {
			return -1 // ours, while a file is taken apart
		}
		return r
	}, s)
	return strings.Split(s, "\n")
}

// giftBlock reads the lines between two empty ones.
func (r *Result) giftBlock(lines []string, line int) {
	q := &Question{}
	var text []string
	for i, l := range lines {
		t := strings.TrimSpace(l)
		if c, ok := strings.CutPrefix(t, "//"); ok {
			q.comment(c)
			continue
		}
		if t == "" && len(text) == 0 {
			continue
		}
		if len(text) == 0 {
			q.Line = line + i
		}
		text = append(text, l)
	}
	s := strings.TrimSpace(hide(strings.Join(text, "\n")))
	if s == "" {
		return
	}
	if c, ok := strings.CutPrefix(s, "$CATEGORY:"); ok {
		r.category(show(strings.TrimSpace(c)))
		return
	}
	if rest, ok := strings.CutPrefix(s, "::"); ok {
		if name, after, ok := strings.Cut(rest, "::"); ok {
			if q.ID == "" {
				q.ID = titleID(oneLine(show(name)))
			}
			s = strings.TrimSpace(after)
		}
	}
	begin, end := strings.IndexByte(s, '{'), strings.IndexByte(s, '}')
	switch {
	case begin < 0 && end < 0:
		r.fault(q.Line, "답이 없는 설명문이다: { }가 없다", "a description without answers: there are no braces { }")
		return
	case begin < 0 || end < begin:
		r.fault(q.Line, "{와 }가 짝이 맞지 않는다", "the braces { and } do not match")
		return
	}
	answers := strings.TrimSpace(s[begin+1 : end])
	before, after := s[:begin], s[end+1:]
	if strings.ContainsAny(after, "{}") {
		r.fault(q.Line, "답이 두 군데에 있다. 첫 번째만 읽을 수 없어 문제를 뺐다", "there are two groups of answers; a question has one")
		return
	}
	format := "moodle"
	if f, rest, ok := formatOf(before); ok {
		format, before = f, rest
	}
	explain := ""
	if at := strings.LastIndex(answers, "####"); at >= 0 {
		explain, answers = answers[at+4:], strings.TrimSpace(answers[:at])
	}
	g := giftReader{r: r, q: q, format: format}
	q.Explanation = g.text(explain, false)
	if q.Type == quiz.Cloze && strings.Contains(answers, "->") {
		g.blanks(before+after, answers)
		return
	}
	g.read(before, answers, after)
}

// titleID is an id made of a question's name, when it is one: a whole sentence is
// no name.
func titleID(name string) string {
	if name == "" || strings.ContainsAny(name, " .?!") || goodID(name) != name {
		return ""
	}
	return name
}

// comment reads what our own export and Moodle 3.8 write above a question.
func (q *Question) comment(c string) {
	c = strings.TrimSpace(c)
	if rest, ok := strings.CutPrefix(c, "quiz "); ok {
		for name, v := range attributes(rest) {
			switch name {
			case "id":
				q.ID = goodID(v)
			case "type":
				q.Type = quiz.Type(v)
			case "tags":
				q.Tags = words(v)
			case "source":
				for _, u := range strings.Fields(v) {
					if webAddress(u) {
						q.Sources = append(q.Sources, u)
					}
				}
			case "checked":
				if month(v) {
					q.Checked = v
				}
			}
		}
		switch q.Type {
		case quiz.Ordering, quiz.Matching, quiz.Cloze, quiz.Numeric:
		default:
			q.Type = ""
		}
		return
	}
	ours := len(q.Tags) > 0
	for c != "" {
		at := strings.IndexByte(c, '[')
		if at < 0 {
			return
		}
		end := strings.IndexByte(c[at:], ']')
		if end < 0 {
			return
		}
		name, v, _ := strings.Cut(c[at+1:at+end], ":")
		c = c[at+end+1:]
		switch {
		case name == "id" && q.ID == "":
			q.ID = goodID(v)
		case name == "tag" && !ours:
			q.Tags = append(q.Tags, words(v)...)
		}
	}
}

// attributes reads name=value and name="a b".
func attributes(s string) map[string]string {
	out := map[string]string{}
	for {
		s = strings.TrimLeft(s, " \t")
		name, rest, ok := strings.Cut(s, "=")
		if !ok || strings.ContainsAny(name, " \t\"") {
			return out
		}
		if quotedRest, is := strings.CutPrefix(rest, `"`); is {
			v, after, ok := strings.Cut(quotedRest, `"`)
			if !ok {
				return out
			}
			out[name], s = v, after
			continue
		}
		v, after, _ := strings.Cut(rest, " ")
		out[name], s = v, after
	}
}

// words splits tags and keeps of each what a tag may have.
func words(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '\t' || r == '\n' }) {
		w = strings.Map(func(r rune) rune {
			if r == '.' || wordly(r) || r == '-' || r == '_' {
				return r
			}
			return -1
		}, w)
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}

func webAddress(u string) bool {
	host, ok := strings.CutPrefix(u, "https://")
	return ok && host != "" && !strings.ContainsAny(u, "\"'<>`\\ ,") && u == strings.Map(address, u) && !strings.Contains(u, "--")
}

func month(s string) bool {
	if len(s) != 7 || s[4] != '-' {
		return false
	}
	m, err := strconv.Atoi(s[5:])
	y, err2 := strconv.Atoi(s[:4])
	return err == nil && err2 == nil && m >= 1 && m <= 12 && y > 1000
}

// category makes a heading of the last name of a path.
func (r *Result) category(path string) {
	const slash = "\ue020"
	names := strings.Split(strings.ReplaceAll(path, "//", slash), "/")
	name := oneLine(strings.ReplaceAll(names[len(names)-1], slash, "/"))
	if name == "" || name == "$course$" || name == "top" {
		return
	}
	if n := len(r.Parts); n > 0 && r.Parts[n-1].Heading != "" {
		r.Parts = r.Parts[:n-1] // an empty category
	}
	r.Parts = append(r.Parts, Part{Heading: name})
}

// formatOf reads the [html] a text may begin with.
func formatOf(s string) (format, rest string, ok bool) {
	t := strings.TrimLeft(s, " \n\t")
	for _, f := range []string{"html", "markdown", "plain", "moodle"} {
		if rest, ok := strings.CutPrefix(t, "["+f+"]"); ok {
			return f, rest, true
		}
	}
	return "", s, false
}
