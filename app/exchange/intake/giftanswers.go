package intake

import (
	"strconv"
	"strings"

	"notelab/app/quiz"
)

// giftReader reads the answers of one question.
type giftReader struct {
	r      *Result
	q      *Question
	format string
}

// text writes a text of the question as Markdown.
func (g *giftReader) text(s string, line bool) string {
	format := g.format
	if f, rest, ok := formatOf(s); ok {
		format, s = f, rest
	}
	s = strings.TrimSpace(show(s))
	switch format {
	case "html":
		return markdown(s, line)
	case "markdown":
		s = unblank(tame(s))
		if line {
			s = oneLine(s)
		}
		return s
	case "plain":
		return markdown(strings.ReplaceAll(strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(s), "\n", "<br>"), line)
	}
	return markdown(strings.ReplaceAll(s, "\n", "<br>"), line)
}

func (g *giftReader) fault(ko, en string) { g.r.fault(g.q.Line, ko, en) }

func (g *giftReader) read(before, answers, after string) {
	q := g.q
	joined := before
	if strings.TrimSpace(after) != "" {
		joined = before + "_____" + after
	}
	upper := strings.TrimSpace(answers)
	if at := strings.IndexByte(upper, '#'); at > 0 {
		upper = strings.TrimSpace(upper[:at])
	}
	switch {
	case answers == "":
		g.fault("서술형이라 채점할 답이 없다", "an essay: there is no answer to grade")
	case answers[0] == '#':
		g.numeric(before, strings.TrimSpace(answers[1:]), after)
	case strings.Contains(answers, "~"):
		q.Prompt = g.text(joined, false)
		q.Type = ""
		g.choices(answers)
		g.r.add(q)
	case strings.Contains(answers, "=") && strings.Contains(answers, "->"):
		q.Prompt = g.text(joined, false)
		g.pairs(answers)
	case upper == "T" || upper == "TRUE" || upper == "F" || upper == "FALSE":
		q.Prompt = g.text(joined, false)
		g.trueFalse(upper[0] == 'T', answers)
		g.r.add(q)
	default:
		g.short(before, answers, after)
	}
}

// weightOf reads the %50% an answer may begin with.
func weightOf(s string) (weight float64, rest string, ok bool) {
	t, is := strings.CutPrefix(s, "%")
	if !is {
		return 0, s, false
	}
	num, rest, is := strings.Cut(t, "%")
	w, err := strconv.ParseFloat(strings.TrimSpace(num), 64)
	if !is || err != nil {
		return 0, s, false
	}
	return w, rest, true
}

func (g *giftReader) choices(answers string) {
	var weights []float64
	whole, part := 0, 0
	for _, a := range strings.Split(strings.ReplaceAll(answers, "=", "~="), "~") {
		if a = strings.TrimSpace(a); a == "" {
			continue
		}
		weight := 0.0
		if rest, ok := strings.CutPrefix(a, "="); ok {
			a, weight = strings.TrimSpace(rest), 100
		}
		if w, rest, ok := weightOf(a); ok {
			a, weight = rest, w
		}
		body, why, _ := strings.Cut(a, "#")
		weights = append(weights, weight)
		g.q.Options = append(g.q.Options, Option{Body: g.text(body, true), Why: g.text(why, false)})
		if weight >= 100 {
			whole++
		} else if weight > 0 {
			part++
		}
	}
	for i, w := range weights {
		g.q.Options[i].Correct = w >= 100 || w > 0 && whole == 0
	}
	if whole > 0 && part > 0 {
		g.fault("점수 일부를 주는 보기는 오답으로 옮겼다", "options that earn a part of the mark were taken as wrong")
	}
	if whole > 1 {
		g.fault("하나만 골라도 되는 정답이 여럿이라, 모두 골라야 하는 문제로 옮겼다", "several options are right by themselves; the question now wants all of them")
	}
}

func (g *giftReader) trueFalse(right bool, answers string) {
	yes, no := "True", "False"
	for _, c := range g.q.Prompt {
		if c >= 0xAC00 && c <= 0xD7A3 {
			yes, no = "맞다", "틀리다"
			break
		}
	}
	parts := strings.SplitN(answers, "#", 3)
	t, f := Option{Body: yes, Correct: right}, Option{Body: no, Correct: !right}
	if len(parts) > 1 { // the first comment is for the wrong answer
		wrong := &t
		if right {
			wrong = &f
		}
		wrong.Why = g.text(parts[1], false)
	}
	if len(parts) > 2 {
		hit := &f
		if right {
			hit = &t
		}
		hit.Why = g.text(parts[2], false)
	}
	g.q.Options = []Option{t, f}
	g.q.Type = ""
}

// pairs reads a matching, or an order: places are its pairs.
func (g *giftReader) pairs(answers string) {
	q := g.q
	for _, a := range strings.Split(answers, "=") {
		if a = strings.TrimSpace(a); a == "" {
			continue
		}
		body, pair, ok := strings.Cut(a, "->")
		if !ok {
			g.fault("짝에 ->가 없다", "a pair lacks its ->")
			return
		}
		pair = oneLine(show(pair))
		q.Options = append(q.Options, Option{Body: g.text(body, true), Pair: escape(pair)})
		if pair == "" {
			g.fault("짝이 비어 있다", "a pair is empty")
			return
		}
	}
	at := make([]int, len(q.Options))
	places := q.Type != quiz.Matching
	for i := range q.Options {
		n, err := strconv.Atoi(q.Options[i].Pair)
		if err != nil || n < 1 || n > len(at) || at[n-1] != 0 || q.Options[i].Body == "" {
			places = false
			break
		}
		at[n-1] = i + 1
	}
	if q.Type = quiz.Matching; places {
		q.Type = quiz.Ordering
		sorted := make([]Option, len(at))
		for n, i := range at {
			sorted[n] = Option{Body: q.Options[i-1].Body}
		}
		q.Options = sorted
	}
	g.r.add(q)
}

// blanks reads a cloze that our export wrote as pairs.
func (g *giftReader) blanks(prompt, answers string) {
	var list []string
	for _, a := range strings.Split(answers, "=") {
		if _, pair, ok := strings.Cut(a, "->"); ok {
			b, ok := blankOf(show(pair))
			if !ok {
				g.fault("빈칸의 답에 [ ], | 가 있어 쓸 수 없다: "+oneLine(show(pair)), "a blank's answer has [ ] or | and can't be written: "+oneLine(show(pair)))
				return
			}
			list = append(list, b)
		}
	}
	if len(list) > blanksMost {
		g.fault("빈칸이 너무 많다", "there are too many blanks")
		return
	}
	for i := range list {
		mark := "<b>(" + strconv.Itoa(i+1) + ")</b> _____"
		if !strings.Contains(prompt, mark) {
			g.fault("물음에 "+strconv.Itoa(i+1)+"번 빈칸이 없다", "the prompt lacks blank "+strconv.Itoa(i+1))
			return
		}
		prompt = strings.Replace(prompt, mark, hole, 1)
	}
	g.q.Prompt = fill(g.text(prompt, false), list)
	g.r.add(g.q)
}

// blanksMost is how many blanks a question has at most.
const blanksMost = 100

// fill puts blanks into their holes; those that have none follow the text.
func fill(text string, blanks []string) string {
	for _, b := range blanks {
		if !strings.Contains(text, hole) {
			if text = strings.TrimRight(text, "\n "); strings.HasSuffix(text, "```") {
				text += "\n\n" + hole
			} else {
				text += " " + hole
			}
		}
		before, after, _ := strings.Cut(text, hole)
		text = apart(before) + b + after
	}
	return strings.ReplaceAll(text, hole, "_____")
}

// apart keeps a text from making a picture of the blank that follows: "![[".
func apart(before string) string {
	if strings.HasSuffix(before, "!") {
		before += " "
	}
	return before
}

// blankOf writes answers as a blank; ok is false when one of them can't stand in
// one. A text that would read as a number is said to be a text.
func blankOf(answers ...string) (string, bool) {
	var list []string
	for _, a := range answers {
		if a = oneLine(a); a == "" || strings.ContainsAny(a, "[]|") || len(a) > 200 {
			return "", false
		}
		list = append(list, a)
	}
	if len(list) == 0 {
		return "", false
	}
	body := strings.Join(list, "|")
	if b, ok := quiz.ParseBlank(body); !ok || b.Number != nil && len(list) > 1 || strings.HasPrefix(body, "=") {
		body = "=" + body
	}
	return "[[" + body + "]]", true
}

// short reads a short answer, in whose text the blank may stand.
func (g *giftReader) short(before, answers, after string) {
	var list []string
	for _, a := range strings.Split(answers, "=") {
		if a = strings.TrimSpace(a); a == "" {
			continue
		}
		weight := 100.0
		if w, rest, ok := weightOf(a); ok {
			weight, a = w, rest
		}
		body, why, _ := strings.Cut(a, "#")
		text := strings.TrimSpace(show(body))
		if why = g.text(why, false); why != "" && weight >= 100 {
			g.q.Explanation = strings.TrimSpace(g.q.Explanation + "\n\n" + why)
		}
		const star = "\ue021"
		text = strings.ReplaceAll(text, `\*`, star)
		switch {
		case weight <= 0:
			continue
		case weight < 100:
			g.fault("점수 일부를 주는 답은 옮기지 않았다: "+oneLine(text), "an answer that earns a part of the mark was left out: "+oneLine(text))
			continue
		case strings.Contains(text, "*"):
			g.fault("*가 든 답은 옮기지 않았다: "+oneLine(text), "an answer with a wildcard * was left out: "+oneLine(text))
			continue
		}
		list = append(list, strings.ReplaceAll(text, star, "*"))
	}
	b, ok := blankOf(list...)
	if !ok {
		g.fault("빈칸에 쓸 수 있는 답이 없다 ([ ], |, 200자 넘는 글은 쓸 수 없다)", "there is no answer that a blank can have (no [ ], no |, 200 characters at most)")
		return
	}
	g.blank(before, b, after)
}

func (g *giftReader) blank(before, b, after string) {
	if strings.TrimSpace(before+after) == "" {
		g.fault("물음이 없다", "there is no question text")
		return
	}
	if strings.TrimSpace(after) != "" {
		before += hole + after
	} else if before = strings.TrimRight(before, " \n"); g.format != "html" || !strings.HasSuffix(before, ">") {
		before += " " + hole
	}
	if g.q.Type != quiz.Numeric {
		g.q.Type = quiz.Cloze
	}
	g.q.Prompt = fill(g.text(before, false), []string{b})
	g.r.add(g.q)
}

// unitOpen is how our export marks the unit behind a number.
const unitOpen = `<span class="unit">`

func (g *giftReader) numeric(before, answers, after string) {
	g.q.Type = quiz.Numeric
	value, tolerance, found := 0.0, 0.0, false
	list := strings.Split(answers, "=")
	for _, a := range list {
		if a = strings.TrimSpace(a); a == "" {
			continue
		}
		weight := 100.0
		if w, rest, ok := weightOf(a); ok {
			weight, a = w, rest
		}
		body, why, _ := strings.Cut(a, "#")
		if why = g.text(why, false); why != "" && weight >= 100 {
			g.q.Explanation = strings.TrimSpace(g.q.Explanation + "\n\n" + why)
		}
		v, t, ok := rangeOf(strings.TrimSpace(show(body)))
		switch {
		case !ok:
			g.fault("수로 읽을 수 없는 답이다: "+oneLine(show(body)), "an answer that is no number: "+oneLine(show(body)))
		case weight < 100 || found:
			if weight > 0 {
				g.fault("수의 답은 하나만 옮긴다. 뺀 것: "+oneLine(show(body)), "one number is taken over; left out: "+oneLine(show(body)))
			}
		default:
			value, tolerance, found = v, t, true
		}
	}
	if !found {
		g.fault("수로 답하는 문제인데 답이 없다", "a numerical question without an answer")
		return
	}
	body := quiz.FormatNumber(value)
	if tolerance > 0 {
		body += " ±" + quiz.FormatNumber(tolerance)
	}
	plain := show(after)
	if t := strings.TrimLeft(plain, " "); strings.HasPrefix(t, unitOpen) && g.format == "html" {
		unit, rest, ok := strings.Cut(t[len(unitOpen):], "</span>")
		if unit = strings.TrimSpace(unit); ok && unit != "" && !strings.ContainsAny(unit, "[]|<&") {
			if body += " " + unit; strings.TrimSpace(rest) == "" {
				rest = ""
			}
			after = hide(strings.NewReplacer(`\`, `\\`).Replace(rest))
			if rest == "" {
				g.blank(before, "[["+body+"]]", "")
				return
			}
		}
	}
	g.blank(before, "[["+body+"]]", after)
}

// rangeOf reads 5:1, 1..3 or 5.
func rangeOf(s string) (value, tolerance float64, ok bool) {
	num := func(s string) (float64, bool) {
		v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
		return v, err == nil && v > -1e15 && v < 1e15
	}
	if lo, hi, is := strings.Cut(s, ".."); is {
		a, ok1 := num(lo)
		b, ok2 := num(hi)
		return (a + b) / 2, (b - a) / 2, ok1 && ok2 && a <= b
	}
	v, t, is := strings.Cut(s, ":")
	value, ok = num(v)
	if is && ok {
		tolerance, ok = num(t)
		ok = ok && tolerance >= 0
	}
	return value, tolerance, ok
}
