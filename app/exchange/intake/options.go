package intake

import (
	"html"
	"strings"
	"unicode"

	"notelab/app/quiz"
)

func unescape(s string) string {
	return strings.ReplaceAll(html.UnescapeString(s), "\u00a0", " ")
}

// optionsOf finds the options a card's front ends in: the items of its last list,
// or its last lines when they are lettered or numbered.
func optionsOf(front string) (stem string, options []string, ok bool) {
	low := strings.ToLower(front)
	if len(low) != len(front) {
		return "", nil, false
	}
	if at := max(strings.LastIndex(low, "<ol"), strings.LastIndex(low, "<ul")); at >= 0 {
		end := strings.LastIndex(low, "</"+low[at+1:at+3])
		if end > at {
			tail := strings.TrimSpace(front[end+5:])
			if rest, _, isHint := strings.Cut(strings.ToLower(tail), "<details"); plainOf(tail) == "" || isHint && plainOf(rest) == "" {
				var from int
				for pos := at; ; {
					i := strings.Index(low[pos:end], "<li")
					if i < 0 {
						break
					}
					i += pos
					if from > 0 {
						options = append(options, trimItem(front[from:i]))
					}
					_, _, _, after, isTag := readTag(front[i:])
					if !isTag {
						return "", nil, false
					}
					from = len(front) - len(after)
					pos = from
					if pos > end {
						return "", nil, false
					}
				}
				if from > 0 && from <= end {
					options = append(options, trimItem(front[from:end]))
				}
				if len(options) > 1 {
					return front[:at] + tail, options, true
				}
			}
		}
	}
	// Lines: breaks and divisions part them.
	lines := linesOf(front)
	first := len(lines)
	for first > 0 {
		if _, _, is := lettered(plainOf(lines[first-1])); !is {
			break
		}
		first--
	}
	options = nil
	for i := first; i < len(lines); i++ {
		place, text, _ := lettered(plainOf(lines[i]))
		if place != len(options) {
			return "", nil, false
		}
		options = append(options, strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(text))
	}
	if len(options) < 2 || first == 0 {
		return "", nil, false
	}
	return strings.Join(lines[:first], "<br>"), options, true
}

// trimItem leaves out what closes a list item.
func trimItem(s string) string {
	s = strings.TrimSpace(s)
	if low := strings.ToLower(s); strings.HasSuffix(low, "</li>") {
		s = s[:len(s)-5]
	}
	return strings.TrimSpace(s)
}

// linesOf cuts HTML where a line ends.
func linesOf(h string) []string {
	var out []string
	from := 0
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
		if strings.Contains(" br p div li ", " "+name+" ") {
			if t := strings.TrimSpace(h[from:at]); plainOf(t) != "" {
				out = append(out, t)
			}
			from = next
		}
		at = next
	}
	if t := strings.TrimSpace(h[from:]); plainOf(t) != "" {
		out = append(out, t)
	}
	return out
}

// lettered reads "A. text", "b) text", "3. text", "(2) text" or "② text" and
// returns the place the mark stands for, from 0.
func lettered(s string) (place int, text string, ok bool) {
	rs := []rune(strings.TrimSpace(s))
	if len(rs) < 2 {
		return 0, "", false
	}
	if rs[0] >= '①' && rs[0] <= '⑳' {
		return int(rs[0] - '①'), strings.TrimSpace(string(rs[1:])), len(rs) > 1
	}
	open := rs[0] == '('
	if open {
		rs = rs[1:]
	}
	if len(rs) < 3 {
		return 0, "", false
	}
	switch c := rs[0]; {
	case c >= 'A' && c <= 'Z':
		place = int(c - 'A')
	case c >= 'a' && c <= 'z':
		place = int(c - 'a')
	case c >= '1' && c <= '9':
		place = int(c - '1')
	default:
		return 0, "", false
	}
	if open && rs[1] != ')' || !open && rs[1] != '.' && rs[1] != ')' && rs[1] != ':' || !unicode.IsSpace(rs[2]) {
		return 0, "", false
	}
	text = strings.TrimSpace(string(rs[2:]))
	return place, text, text != ""
}

// answerOf finds which options a card's back says are right and fills the
// question. It reports false when it finds none.
func answerOf(back string, options []string, q *Question) bool {
	q.Options = nil
	for _, o := range options {
		q.Options = append(q.Options, Option{Body: markdown(o, true)})
	}
	// Our own backs repeat the list, with a check mark and the reasons.
	if _, items, rest, ok := listOf(back); ok && len(items) == len(options) && strings.Contains(back, "✓") {
		for i, it := range items {
			body, why := parts(it)
			q.Options[i].Correct, q.Options[i].Why = strings.Contains(plainOf(body), "✓"), why
		}
		q.Explanation = markdown(rest, false)
		return true
	}
	line, rest := firstLine(back)
	text := plainOf(line)
	for _, p := range []string{"정답", "답", "Answers", "Answer", "Correct answer", "Correct"} {
		if t, is := strings.CutPrefix(text, p); is {
			text = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(t), ":："))
			break
		}
	}
	found := false
	for i, o := range options {
		if plainOf(o) != "" && strings.EqualFold(plainOf(o), text) {
			q.Options[i].Correct, found = true, true
		}
	}
	if !found {
		// Letters: "B", "A, C", "B. with its text".
		if place, t, ok := lettered(text); ok && place < len(options) && strings.EqualFold(t, plainOf(options[place])) {
			q.Options[place].Correct, found = true, true
		} else {
			found = letters(text, q.Options)
		}
	}
	q.Explanation = markdown(rest, false)
	return found
}

// letters marks the options that "A, C" or "2 and 3" name. It reports false when
// the text says anything else.
func letters(text string, options []Option) bool {
	var at []int
	for _, w := range strings.FieldsFunc(text, func(r rune) bool {
		return r == ',' || r == ' ' || r == '/' || r == '&' || r == '+' || r == '.' || r == ')' || r == '('
	}) {
		rs := []rune(w)
		if w == "and" || w == "및" || w == "와" || w == "과" {
			continue
		}
		if len(rs) != 1 {
			return false
		}
		n := -1
		switch c := rs[0]; {
		case c >= 'A' && c <= 'Z':
			n = int(c - 'A')
		case c >= 'a' && c <= 'z':
			n = int(c - 'a')
		case c >= '1' && c <= '9':
			n = int(c - '1')
		case c >= '①' && c <= '⑳':
			n = int(c - '①')
		}
		if n < 0 || n >= len(options) {
			return false
		}
		at = append(at, n)
	}
	for _, n := range at {
		options[n].Correct = true
	}
	return len(at) > 0
}

// listOf finds the first list of HTML and its items.
func listOf(h string) (before string, items []string, rest string, ok bool) {
	low := strings.ToLower(h)
	at := strings.Index(low, "<ol")
	if len(low) != len(h) || at < 0 {
		return "", nil, "", false
	}
	end := strings.Index(low[at:], "</ol>")
	if end < 0 {
		return "", nil, "", false
	}
	end += at
	for _, it := range strings.Split(h[at:end], "<li>")[1:] {
		items = append(items, trimItem(it))
	}
	return h[:at], items, h[end+5:], true
}

// parts cuts a list item of our own backs into what it says and why.
func parts(it string) (body, why string) {
	body, why, _ = strings.Cut(it, "<div>")
	why = strings.TrimSuffix(strings.TrimSpace(why), "</div>")
	why = strings.TrimSuffix(strings.TrimPrefix(why, "<small>"), "</small>")
	return strings.TrimSpace(body), markdown(why, false)
}

// inOrder reads a back that lists all options of the front in another order, or
// the same: an order to be found.
func inOrder(back string, options []string, q *Question) bool {
	before, items, rest, ok := listOf(back)
	if !ok || plainOf(before) != "" || len(items) != len(options) || strings.Contains(back, "✓") {
		return false
	}
	left := map[string]int{}
	for _, o := range options {
		left[plainOf(o)]++
	}
	q.Options = nil
	for _, it := range items {
		body, why := parts(it)
		if left[plainOf(body)]--; left[plainOf(body)] < 0 {
			q.Options = nil
			return false
		}
		q.Options = append(q.Options, Option{Body: markdown(body, true), Why: why})
	}
	q.Type, q.Explanation = quiz.Ordering, markdown(rest, false)
	return true
}

// ankiPairs reads our own cards of pairs: two lists on the front, arrows on the
// back.
func (r *Result) ankiPairs(q *Question, front, back string) bool {
	stem, left, after, ok := listOf(front)
	_, items, rest, ok2 := listOf(back)
	if !ok || !ok2 || len(items) < 2 || len(left) != len(items) || !strings.HasPrefix(after, "<ul>") {
		return false
	}
	used := map[string]bool{}
	var options []Option
	for _, it := range items {
		body, why := parts(it)
		at := strings.LastIndex(body, " → <b>")
		if at < 0 {
			return false
		}
		pair := plainOf(body[at+len(" → "):])
		used[pair] = true
		options = append(options, Option{Body: markdown(body[:at], true), Why: why, Pair: escape(pair)})
	}
	list, tail, ok := strings.Cut(after, "</ul>")
	if !ok {
		return false
	}
	for _, p := range strings.Split(list, "<li>")[1:] {
		if p = plainOf(trimItem(p)); p != "" && !used[p] {
			options = append(options, Option{Pair: escape(p)})
		}
	}
	q.Type, q.Options = quiz.Matching, options
	q.Prompt = unblank(markdown(stem+tail, false))
	q.Explanation = markdown(rest, false)
	r.add(q)
	return true
}
