package exchange

import (
	"strconv"
	"strings"

	"notelab/app/i18n"
	"notelab/app/quiz"
)

// GIFT returns the questions as Moodle's GIFT text: choices, responses with
// percentages (a wrong one takes everything, as in the exam), pairs, order as
// pairs with places, one blank as a short answer or a number, several as pairs. A
// comment above each carries what GIFT has no field for, as our quiz comments
// write it. https://docs.moodle.org/en/GIFT_format, read 2026-11; how Moodle reads
// it is question/format/gift/format.php.
func (b *Bank) GIFT() []byte {
	var s strings.Builder
	put := putter(&s)
	last := (*Topic)(nil)
	b.each(func(t *Topic, q *quiz.Question) {
		if t != last {
			last = t
			put("$CATEGORY: ", category(b.Course, t.Section, t.Title), "\n\n")
		}
		put("// ", marks(q), "\n// [id:", q.ID, "]")
		for _, name := range q.Tags {
			put(" [tag:", strings.NewReplacer("]", "", "[", "").Replace(oneSpace(name)), "]")
		}
		put("\n::", giftText(q.ID), "::[html]", giftQuestion(q, b.Lang), "\n\n")
	})
	return []byte(s.String())
}

// category is a path of names.
func category(names ...string) string {
	var out []string
	for _, n := range names {
		if n = strings.TrimSpace(oneSpace(n)); n != "" {
			out = append(out, strings.ReplaceAll(n, "/", "//"))
		}
	}
	return strings.Join(out, "/")
}

// marks are a question's attributes as its comment in a note has them.
func marks(q *quiz.Question) string {
	s := "quiz id=" + q.ID
	list := func(name string, values []string) {
		if len(values) > 0 {
			s += " " + name + `="` + strings.NewReplacer(`"`, "", "\n", " ").Replace(strings.Join(values, " ")) + `"`
		}
	}
	switch q.Type {
	case quiz.Ordering, quiz.Matching, quiz.Cloze, quiz.Numeric:
		s += " type=" + string(q.Type)
	}
	list("tags", q.Tags)
	list("source", q.Sources)
	if q.Checked != "" {
		s += " checked=" + q.Checked
	}
	return s
}

// giftQuestion is the text of a question with its answers in braces.
func giftQuestion(q *quiz.Question, l i18n.Lang) string {
	flat := func(h quiz.HTML) string { return giftText(Flat(h, nil)) }
	answers, notes := giftAnswers(q, flat)
	explain := flat(q.Explanation)
	for _, n := range notes {
		explain += n
	}
	if q.Hint != "" { // GIFT has no hints that come before the answer
		explain += giftText("<p>"+quiz.Escape(i18n.T(l, "quiz.hint"))+": ") + flat(q.Hint) + "</p>"
	}
	block := "{" + answers
	if explain != "" {
		block += "\n\t####" + explain
	}
	block += "\n}"
	if len(q.Blanks) == 1 {
		const here = "\x00" // where the braces stand: no note has it
		before, after, _ := strings.Cut(flat(quiz.Fill(q.Prompt, func(int) quiz.HTML { return here })), here)
		return before + block + after
	}
	return flat(quiz.Fill(q.Prompt, func(i int) quiz.HTML { return quiz.HTML("<b>(" + strconv.Itoa(i+1) + ")</b> _____") })) + block
}

// giftAnswers are the answers between the braces. notes are reasons that have no
// place there.
func giftAnswers(q *quiz.Question, flat flatter) (answers string, notes []string) {
	var s strings.Builder
	put := putter(&s)
	reason := func(h quiz.HTML) string {
		if h == "" {
			return ""
		}
		return " #" + flat(h)
	}
	note := func(what string, h quiz.HTML) {
		if h != "" {
			notes = append(notes, "<p>"+what+" – "+flat(h)+"</p>")
		}
	}
	switch q.Type {
	case quiz.Numeric:
		n := q.Blanks[0].Number
		put("#", quiz.FormatNumber(n.Value), ":", quiz.FormatNumber(n.Tolerance))
	case quiz.Cloze:
		if len(q.Blanks) == 1 {
			for _, a := range q.Blanks[0].Answers {
				put("\n\t=", giftText(strings.ReplaceAll(a, "*", `\*`))) // a star stands for anything
			}
			break
		}
		for i := range q.Blanks {
			put("\n\t=(", strconv.Itoa(i+1), ") -> ", giftText(q.Blanks[i].Answers[0]))
		}
	case quiz.Ordering:
		for i := range q.Options {
			put("\n\t=", flat(q.Options[i].Body), " -> ", strconv.Itoa(i+1))
			note(strconv.Itoa(i+1)+".", q.Options[i].Why)
		}
	case quiz.Matching:
		for i := range q.Options {
			o := &q.Options[i]
			put("\n\t=", flat(o.Body), " -> ", giftText(o.Pair))
			what := o.Body
			if what == "" {
				what = quiz.HTML(quiz.Escape(o.Pair))
			}
			note(flat(what), o.Why)
		}
	case quiz.Multiple:
		share := percent(len(q.Correct()))
		for i := range q.Options {
			o := &q.Options[i]
			weight := "-100"
			if o.Correct {
				weight = share
			}
			put("\n\t~%", weight, "%", flat(o.Body), reason(o.Why))
		}
	default:
		for i := range q.Options {
			o := &q.Options[i]
			sign := "~"
			if o.Correct {
				sign = "="
			}
			body := flat(o.Body)
			if strings.HasPrefix(body, "%") { // would read as a weight
				body = `&\#37;` + body[1:]
			}
			put("\n\t", sign, body, reason(o.Why))
		}
	}
	return s.String(), notes
}

// percent is the share of one of n, with the five decimals Moodle knows it by.
func percent(n int) string {
	s := strconv.FormatFloat(100/float64(n), 'f', 5, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// giftText escapes what means something in GIFT.
func giftText(s string) string {
	return strings.NewReplacer(`\`, `\\`, "~", `\~`, "=", `\=`, "#", `\#`, "{", `\{`, "}", `\}`, ":", `\:`, "\n", " ").Replace(s)
}
