package intake

import (
	"strings"

	"notelab/app/quiz"
)

// Quizdown reads quizdown: a heading asks, a quotation before the options is a
// hint, task lists are choices, a plain numbered list is an order, and a
// quotation under an option comments on it.
// docs/syntax.md of bonartm/quizdown-js, read 2026-11.
func Quizdown(src []byte, slug string) Result {
	var r Result
	lines := split(src)
	at := yamlEnd(lines, 0)
	var fence fences
	start := -1
	for i := at; i <= len(lines); i++ {
		if i < len(lines) {
			t := strings.TrimSpace(lines[i])
			if fence.code(lines[i]) {
				continue
			}
			if headingText(t) == "" || leading(lines[i]) > 3 {
				if start < 0 && t != "" && strings.Trim(t, "-") != "" {
					r.fault(i+1, "제목(#)보다 앞에 있어 어느 문제의 것인지 알 수 없다", "it stands before any heading (#), so it belongs to no question")
				}
				continue
			}
		}
		if start >= 0 {
			r.quizdownQuestion(lines[start:i], start+1)
		}
		start = i
	}
	return r.done(slug)
}

// yamlEnd returns the line after settings between two lines of dashes.
func yamlEnd(lines []string, at int) int {
	i := at
	for i < len(lines) && strings.TrimSpace(lines[i]) == "" {
		i++
	}
	if i >= len(lines) || strings.TrimSpace(lines[i]) != "---" {
		return at
	}
	for j := i + 1; j < len(lines); j++ {
		t := strings.TrimSpace(lines[j])
		if t == "---" {
			return j + 1
		}
		if t != "" && !strings.Contains(t, ":") {
			break
		}
	}
	return at
}

func leading(s string) int {
	n := 0
	for _, c := range s {
		switch c {
		case ' ':
			n++
		case '\t':
			n += 4
		default:
			return n
		}
	}
	return n
}

// item is the beginning of a list item.
type item struct {
	ordered, boxed, checked bool
	text                    string
}

// itemOf reads a line that begins a list item.
func itemOf(line string) (it item, ok bool) {
	t := strings.TrimLeft(line, " \t")
	n := 0
	for n < len(t) && t[n] >= '0' && t[n] <= '9' && n < 9 {
		n++
	}
	switch {
	case n > 0 && n+1 < len(t) && (t[n] == '.' || t[n] == ')') && (t[n+1] == ' ' || t[n+1] == '\t'):
		it.ordered, t = true, t[n+1:]
	case len(t) > 1 && strings.IndexByte("-*+", t[0]) >= 0 && (t[1] == ' ' || t[1] == '\t' || t[1] == '['):
		t = t[1:]
	default:
		return it, false
	}
	it.text = strings.TrimSpace(t)
	for _, b := range []string{"[ ]", "[x]", "[X]", "[]"} {
		if rest, is := strings.CutPrefix(it.text, b); is && !strings.HasPrefix(rest, "(") && !strings.HasPrefix(rest, "]") {
			it.boxed, it.checked = true, b[1] == 'x' || b[1] == 'X'
			it.text = strings.TrimSpace(rest)
			break
		}
	}
	return it, true
}

// quizdownQuestion reads one heading with what is below it.
func (r *Result) quizdownQuestion(lines []string, line int) {
	q := &Question{Line: line}
	l := reader{r: r, q: q, line: line + 1, quoteIsHint: true}
	prompt := []string{headingText(strings.TrimSpace(lines[0])), ""}
	body := lines[1:]
	if n := yamlEnd(body, 0); n > 0 {
		l.line += n
		body = body[n:]
	}
	l.read(body, true)
	if len(q.Options) == 0 {
		r.fault(line, "보기가 없다", "there are no options")
		return
	}
	q.Prompt = tidy(append(prompt, l.prompt...))
	q.Hint, q.Explanation = tidy(l.hint), tidy(l.after)
	switch {
	case l.boxes == 0 && l.ordered:
		q.Type = quiz.Ordering
	case l.boxes == 0:
		r.fault(line, "보기에 체크 상자 [ ]가 없다", "the options have no boxes [ ]")
		return
	}
	r.add(q)
}

// reader sorts the lines of a question: what is asked, the options with their
// comments, what follows.
type reader struct {
	r                   *Result
	q                   *Question
	line                int // of the first line
	quoteIsHint         bool
	prompt, hint, after []string
	boxes               int
	ordered             bool
}

// read sorts lines. plainLists takes numbered lists without boxes as options too.
func (l *reader) read(lines []string, plainLists bool) {
	var fence fences
	blank := true
	where := &l.prompt
	for i, s := range lines {
		t := strings.TrimSpace(s)
		if fence.code(s) {
			l.put(where, s, blank)
			blank = false
			continue
		}
		it, isItem := itemOf(s)
		isOption := isItem && (it.boxed || plainLists && it.ordered && (l.boxes == 0)) && len(l.after) == 0 &&
			(leading(s) < 4 || len(l.q.Options) > 0)
		quote, isQuote := strings.CutPrefix(t, ">")
		quote = strings.TrimPrefix(quote, " ")
		n := len(l.q.Options)
		switch {
		case isOption:
			if it.boxed {
				l.boxes++
			}
			l.ordered = l.ordered || it.ordered
			l.q.Options = append(l.q.Options, Option{Body: line(it.text), Correct: it.checked})
			where = &l.after
			if it.text == "" {
				l.r.fault(l.line+i, "보기에 글이 없다", "the option has no text")
			}
		case isQuote && n > 0 && len(l.after) == 0 && (!blank || leading(s) > 1):
			o := &l.q.Options[n-1]
			if o.Why != "" {
				o.Why += "\n"
			}
			o.Why += comment(quote)
		case isQuote && n > 0 && len(l.after) == 0 && !l.quoteIsHint:
			l.r.fault(l.line+i, "보기와 그 설명 사이에 빈 줄이 있어 어느 보기의 것인지 알 수 없다", "an empty line parts this comment from its option")
			l.after = append(l.after, s)
		case isQuote && n == 0 && l.quoteIsHint:
			l.hint = append(l.hint, quote)
		case t != "" && n > 0 && len(l.after) == 0 && leading(s) > 1:
			// A line that goes on belongs to the comment or to the option.
			if o := &l.q.Options[n-1]; o.Why != "" {
				o.Why += "\n" + comment(t)
			} else {
				o.Body += " " + line(t)
			}
		case isItem && it.boxed:
			l.r.fault(l.line+i, "설명 뒤에 다시 나온 보기라 뺐다", "an option after the explanation; left out")
		case t != "":
			l.put(where, s, blank)
		}
		blank = t == ""
	}
}

func (l *reader) put(where *[]string, s string, blank bool) {
	if blank && len(*where) > 0 {
		*where = append(*where, "")
	}
	*where = append(*where, s)
}

// line is Markdown that stays in one line and has no blanks.
func line(s string) string {
	return strings.ReplaceAll(unblankLine(s), "<!--", `\<!--`)
}

// comment is a line of a quotation that ends no question.
func comment(s string) string {
	if h := headingText(s); h != "" {
		s = "**" + h + "**"
	}
	return line(s)
}

// tidy is Markdown of several lines without what would end the question or be a
// blank.
func tidy(lines []string) string {
	return unblank(tame(strings.TrimSpace(strings.Join(lines, "\n"))))
}
