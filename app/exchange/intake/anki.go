package intake

import (
	"strings"

	"notelab/app/quiz"
)

// Anki reads Anki's text format: notes of which the first field asks and the
// second answers. Options are recognised where the front ends in a list and the
// back names one of them, or several, by letter, by text or by a check mark; a
// cloze note keeps its blanks; anything else becomes a short answer, when the
// answer is short enough to be typed.
// https://docs.ankiweb.net/importing/text-files.html, read 2026-11.
func Anki(src []byte, slug string) Result {
	var r Result
	lines := split(src)
	head := ankiHead{columns: map[int]string{}, html: true}
	at := 0
	for at < len(lines) && strings.HasPrefix(lines[at], "#") {
		head.read(lines[at])
		at++
	}
	if head.sep == 0 {
		head.sep = guessSeparator(lines[at:])
	}
	deck := ""
	for at < len(lines) {
		line := at + 1
		if strings.TrimSpace(lines[at]) == "" || strings.HasPrefix(lines[at], "#") {
			at++
			continue
		}
		var fields []string
		ok := false
		fields, at, ok = record(lines, at, head.sep)
		if !ok {
			r.fault(line, "큰따옴표를 닫지 않았다", "a double quote is not closed")
			continue
		}
		q := &Question{Line: line}
		var texts []string
		name, ours := "", false
		for i, f := range fields {
			switch head.columns[i+1] {
			case "guid":
				q.ID = goodID(f)
			case "tags":
				for _, t := range strings.Fields(f) {
					if strings.HasPrefix(t, "notelab::") {
						ours = true
						continue
					}
					q.Tags = append(q.Tags, words(t)...)
				}
			case "deck":
				name = strings.TrimSpace(f[strings.LastIndex(f, "::")+1:])
				name = strings.TrimLeft(name, ":")
			case "notetype":
			default:
				texts = append(texts, f)
			}
		}
		if name != deck && name != "" {
			deck = name
			r.Parts = append(r.Parts, Part{Heading: name})
		}
		if ours && len(texts) == 2 {
			texts = q.ownCard(texts[0], texts[1])
		}
		r.ankiNote(q, texts, head.html)
	}
	return r.done(slug)
}

// ankiHead is what the lines with # say.
type ankiHead struct {
	sep     byte
	html    bool
	columns map[int]string // what a column has that is no field
}

func (h *ankiHead) read(line string) {
	name, v, ok := strings.Cut(strings.TrimPrefix(line, "#"), ":")
	if !ok {
		return
	}
	name = strings.ToLower(strings.TrimSpace(name))
	word := strings.ToLower(strings.TrimSpace(v))
	switch name {
	case "separator":
		seps := map[string]byte{"tab": '\t', "\\t": '\t', "comma": ',', "semicolon": ';', "space": ' ', "pipe": '|', "colon": ':'}
		if c, ok := seps[word]; ok {
			h.sep = c
		} else if v != "" {
			h.sep = v[0]
		}
	case "html":
		h.html = word == "true"
	case "guid column", "tags column", "deck column", "notetype column":
		n := 0
		for _, c := range word {
			if c < '0' || c > '9' || n > 1000 {
				return
			}
			n = n*10 + int(c-'0')
		}
		h.columns[n] = strings.TrimSuffix(name, " column")
	}
}

// guessSeparator is what the first line with one has.
func guessSeparator(lines []string) byte {
	for _, l := range lines {
		for _, c := range "\t;|," {
			if strings.ContainsRune(l, c) {
				return byte(c)
			}
		}
	}
	return '\t'
}

// record reads the fields of one record, which quotes may stretch over lines.
func record(lines []string, at int, sep byte) (fields []string, next int, ok bool) {
	const most = 1000 // lines of one record: an open quote must not eat the file
	s := lines[at]
	next = at + 1
	for {
		if rest, is := strings.CutPrefix(s, `"`); is {
			var b strings.Builder
			for {
				end := strings.IndexByte(rest, '"')
				if end < 0 {
					if next >= len(lines) || next-at > most {
						return nil, at + 1, false
					}
					b.WriteString(rest)
					b.WriteByte('\n')
					rest = lines[next]
					next++
					continue
				}
				b.WriteString(rest[:end])
				rest = rest[end+1:]
				if !strings.HasPrefix(rest, `"`) {
					break
				}
				b.WriteByte('"')
				rest = rest[1:]
			}
			tail, after, more := strings.Cut(rest, string(sep))
			fields = append(fields, b.String()+tail)
			if !more {
				return fields, next, true
			}
			s = after
			continue
		}
		f, after, more := strings.Cut(s, string(sep))
		fields = append(fields, f)
		if !more {
			return fields, next, true
		}
		s = after
	}
}

func (r *Result) ankiNote(q *Question, texts []string, isHTML bool) {
	var md []string
	for _, t := range texts {
		if !isHTML {
			t = strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(t)
		}
		md = append(md, strings.ReplaceAll(t, "\n", "<br>"))
	}
	for len(md) > 0 && strings.TrimSpace(md[len(md)-1]) == "" {
		md = md[:len(md)-1]
	}
	if len(md) == 0 {
		r.fault(q.Line, "빈 노트다", "the note is empty")
		return
	}
	front, backs := md[0], md[1:]
	if strings.Contains(front, "{{c") && r.ankiCloze(q, front, backs) {
		return
	}
	if len(backs) == 0 {
		r.fault(q.Line, "뒷면이 없다. 구분 문자가 다른 파일일 수 있다", "there is no back; the file may have another separator")
		return
	}
	back := backs[0]
	if r.ankiPairs(q, front, back) {
		return
	}
	if stem, options, ok := optionsOf(front); ok {
		if inOrder(back, options, q) {
			q.Prompt = unblank(markdown(stem, false))
			r.add(q)
			return
		}
		if !answerOf(back, options, q) {
			r.fault(q.Line, "앞면에 보기가 있지만 뒷면이 어느 것이 답인지 말하지 않는다", "the front has options, but the back does not say which is right")
			return
		}
		q.Prompt = unblank(markdown(stem, false))
		r.add(q)
		return
	}
	answer, rest := firstLine(back)
	text := plainOf(answer)
	b, ok := blankOf(text)
	if !ok || len([]rune(text)) > 80 {
		r.fault(q.Line, "뒷면이 길거나 [ ], |가 있어 적어 넣는 답으로 옮길 수 없다", "the back is too long to be typed, or has [ ] or |")
		return
	}
	q.Type = quiz.Cloze
	q.Prompt = fill(markdown(front, false), []string{b})
	q.Explanation = markdown(rest+paragraphs(backs[1:]), false)
	r.add(q)
}

// ownCard leaves out what our export adds to a card: how the question is
// answered, and the links to its sources, which it keeps.
func (q *Question) ownCard(front, back string) []string {
	const how, link = "<div><small>", `<div><small><a href="`
	if before, rest, ok := strings.Cut(front, how); ok {
		if _, after, ok := strings.Cut(rest, "</small></div>"); ok {
			front = before + after
		}
	}
	if at := strings.Index(back, link); at >= 0 {
		for _, part := range strings.Split(back[at:], link)[1:] {
			if u, _, ok := strings.Cut(part, `"`); ok && webAddress(unescape(u)) {
				q.Sources = append(q.Sources, unescape(u))
			}
		}
		back = back[:at]
	}
	return []string{front, back}
}

func paragraphs(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return "<p>" + strings.Join(list, "</p><p>") + "</p>"
}

// ankiCloze reads {{c1::answer::hint}}.
func (r *Result) ankiCloze(q *Question, front string, backs []string) bool {
	var b strings.Builder
	var blanks []string
	s := front
	for {
		at := strings.Index(s, "{{c")
		if at < 0 {
			break
		}
		n := at + 3
		for n < len(s) && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		end := strings.Index(s[at:], "}}")
		if end < 0 {
			break
		}
		if n == at+3 || !strings.HasPrefix(s[n:], "::") || at+end < n+2 {
			b.WriteString(s[:at+3])
			s = s[at+3:]
			continue
		}
		answer, hint, _ := strings.Cut(s[n+2:at+end], "::")
		blank, ok := blankOf(plainOf(answer))
		if !ok {
			r.fault(q.Line, "빈칸의 답에 [ ], |가 있거나 너무 길다: "+oneLine(plainOf(answer)), "a blank's answer has [ ] or |, or is too long: "+oneLine(plainOf(answer)))
			return true
		}
		if blanks = append(blanks, blank); len(blanks) > blanksMost {
			r.fault(q.Line, "빈칸이 너무 많다", "there are too many blanks")
			return true
		}
		b.WriteString(s[:at] + hole)
		if hint = plainOf(hint); hint != "" {
			b.WriteString(" (" + hint + ")")
		}
		s = s[at+end+2:]
	}
	if len(blanks) == 0 {
		return false
	}
	q.Type = quiz.Cloze
	q.Prompt = fill(markdown(b.String()+s, false), blanks)
	q.Explanation = markdown(paragraphs(backs), false)
	r.add(q)
	return true
}

// plainOf is the text of HTML in one line, without marks.
func plainOf(h string) string {
	var b strings.Builder
	for h != "" {
		at := strings.IndexByte(h, '<')
		if at < 0 {
			at = len(h)
		}
		b.WriteString(h[:at])
		if h = h[at:]; h == "" {
			break
		}
		name, _, _, rest, ok := readTag(h)
		if !ok {
			b.WriteString("<")
			h = h[1:]
			continue
		}
		if strings.Contains(" br p div li tr td h1 h2 h3 ", " "+name+" ") {
			b.WriteByte(' ')
		}
		h = rest
	}
	return oneLine(unescape(b.String()))
}

// firstLine cuts HTML after what its first line shows.
func firstLine(h string) (line, rest string) {
	h = strings.TrimSpace(h)
	from := 0 // what is before shows nothing
	for at := 0; at < len(h); {
		i := strings.IndexByte(h[at:], '<')
		if i < 0 {
			break
		}
		at += i
		name, _, _, after, ok := readTag(h[at:])
		if !ok {
			at++
			continue
		}
		next := len(h) - len(after)
		if strings.Contains(" br p div li hr ul ol h1 h2 h3 ", " "+name+" ") {
			if plainOf(h[from:at]) != "" {
				return h[:at], h[at:]
			}
			from = next
		}
		at = next
	}
	return h, ""
}
