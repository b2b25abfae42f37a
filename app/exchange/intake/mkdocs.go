package intake

import (
	"strings"

	"notelab/app/quiz"
)

// MkdocsQuiz reads a page of mkdocs-quiz: its questions stand between <quiz> and
// </quiz>, everything else stays as it is.
// docs/multiple-choice.md and docs/fill-in-blank.md of ewels/mkdocs-quiz, read
// 2026-11.
func MkdocsQuiz(src []byte, slug string) Result {
	var r Result
	lines := split(src)
	at := 0
	if n := yamlEnd(lines, 0); n > 0 {
		for _, l := range lines[:n] {
			if v, ok := strings.CutPrefix(strings.TrimSpace(l), "title:"); ok {
				r.Title = strings.Trim(strings.TrimSpace(v), `"'`)
			}
		}
		at = n
	}
	var fence fences
	var text []string
	flush := func() {
		if t := strings.Trim(strings.Join(text, "\n"), "\n"); strings.TrimSpace(t) != "" {
			r.Parts = append(r.Parts, Part{Text: t})
		}
		text = nil
	}
	for i := at; i < len(lines); i++ {
		t := strings.TrimSpace(lines[i])
		if fence.code(lines[i]) {
			text = append(text, lines[i])
			continue
		}
		switch {
		case strings.HasPrefix(t, "<?quiz?>") || strings.HasPrefix(t, "<?/quiz?>"):
			r.fault(i+1, "mkdocs-quiz 0.x의 옛 문법이다. mkdocs-quiz의 migrate로 먼저 바꾼다", "the old syntax of mkdocs-quiz 0.x; convert it with its migrate command first")
			text = append(text, lines[i])
			continue
		case t == "</quiz>":
			r.fault(i+1, "여는 <quiz>가 없는 </quiz>", "</quiz> without its <quiz>")
			continue
		case !strings.HasPrefix(t, "<quiz>") && !strings.HasPrefix(t, "<quiz "):
			if r.Title == "" && strings.HasPrefix(t, "# ") && len(r.Parts) == 0 {
				r.Title = headingText(t)
				continue
			}
			if strings.HasPrefix(t, "!!! ") || strings.HasPrefix(t, "=== ") || strings.HasPrefix(t, "??? ") {
				r.fault(i+1, "MkDocs 확장 문법이라 글자 그대로 남겼다", "an extension of MkDocs; left as it is written")
			}
			text = append(text, lines[i])
			continue
		}
		if !strings.HasPrefix(t, "<quiz>") {
			r.fault(i+1, "<quiz>의 속성은 옮기지 않는다", "attributes of <quiz> are not taken over")
		}
		end := -1
		for j := i; j < len(lines); j++ {
			if strings.Contains(lines[j], "</quiz>") {
				end = j
				break
			}
			if j > i && strings.HasPrefix(strings.TrimSpace(lines[j]), "<quiz") {
				break
			}
		}
		if end < 0 {
			r.fault(i+1, "<quiz>를 </quiz>로 닫지 않았다", "<quiz> is not closed by </quiz>")
			text = append(text, strings.Replace(lines[i], "<quiz", `\<quiz`, 1))
			continue
		}
		body := append([]string(nil), lines[i:end+1]...)
		indent := leading(body[0])
		open := strings.IndexByte(body[0], '>')
		if open < 0 {
			open = len(body[0]) - 1
		}
		last := len(body) - 1
		if at := strings.LastIndex(body[last], "</quiz>"); at >= 0 {
			if tail := strings.TrimSpace(body[last][at+len("</quiz>"):]); tail != "" {
				r.fault(end+1, "</quiz> 뒤의 글은 옮기지 않았다", "text after </quiz> was left out")
			}
			if last == 0 {
				open = min(open, at)
			}
			body[last] = body[last][:at]
		}
		body[0] = body[0][min(open+1, len(body[0])):]
		for n := 1; n < len(body); n++ {
			body[n] = dedent(body[n], indent)
		}
		flush()
		r.mkdocsQuestion(body, i+1)
		i = end
	}
	flush()
	return r.done(slug)
}

// dedent takes up to n columns of white space off a line.
func dedent(s string, n int) string {
	for n > 0 && s != "" && (s[0] == ' ' || s[0] == '\t') {
		if s[0] == '\t' {
			n -= 3
		}
		s = s[1:]
		n--
	}
	return s
}

func (r *Result) mkdocsQuestion(lines []string, at int) {
	q := &Question{Line: at}
	boxed, blanks := false, false
	var fence fences
	cut := -1
	for i, l := range lines {
		t := strings.TrimSpace(l)
		if fence.code(l) {
			continue
		}
		if it, ok := itemOf(l); ok && it.boxed {
			boxed = true
		}
		blanks = blanks || strings.Contains(t, "[[") && strings.Contains(t, "]]")
		if cut < 0 && t == "---" {
			cut = i
		}
	}
	if !boxed && blanks {
		prompt := lines
		if cut >= 0 {
			prompt = lines[:cut]
			q.Explanation = tidy(lines[cut+1:])
		}
		q.Type = quiz.Cloze
		text, ok := blanked(tame(strings.TrimSpace(strings.Join(prompt, "\n"))))
		if !ok {
			r.fault(at, "빈칸에 쓸 수 없는 답이 있다 ([ ], |)", "a blank's answer can't be written (it has [ ] or |)")
			return
		}
		q.Prompt = text
		r.add(q)
		return
	}
	if !boxed {
		r.fault(at, "보기도 빈칸도 없다", "there are neither options nor blanks")
		return
	}
	l := reader{r: r, q: q, line: at}
	l.read(lines, false)
	q.Prompt, q.Explanation = tidy(l.prompt), tidy(l.after)
	r.add(q)
}

// blanked writes the blanks of mkdocs-quiz as ours: theirs have one answer. Code
// blocks have none.
func blanked(s string) (string, bool) {
	lines := strings.Split(s, "\n")
	var fence fences
	n := 0
	for i, l := range lines {
		if fence.code(l) {
			continue
		}
		var b strings.Builder
		for {
			before, rest, ok := strings.Cut(l, "[[")
			inner, after, closed := strings.Cut(rest, "]]")
			if !ok || !closed {
				break
			}
			blank, ok := blankOf(inner)
			if !ok {
				return "", false
			}
			n++
			b.WriteString(apart(before) + blank)
			l = after
		}
		lines[i] = b.String() + unblankLine(l)
	}
	return strings.Join(lines, "\n"), n > 0
}
