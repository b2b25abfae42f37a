package quiz

import (
	"cmp"
	"strings"

	"notelab/app/i18n"
)

// Key is the answer with the reasons, to be unfolded below a question. order is
// the order in which the options are shown: their numbers are meant.
func (q *Question) Key(order []int, l i18n.Lang) HTML {
	var b strings.Builder
	put := func(parts ...string) {
		for _, p := range parts {
			b.WriteString(p)
		}
	}
	switch q.Type {
	case Cloze, Numeric:
		put("<ol>")
		for i := range q.Blanks {
			put("<li><b>", Escape(strings.Join(q.Blanks[i].Answers, " · ")), "</b></li>\n")
		}
		put("</ol>")
	case Ordering:
		put("<ol>")
		for i := range q.Options {
			put("<li>", string(q.Options[i].Body), after(q.Options[i].Why), "</li>\n")
		}
		put("</ol>")
	case Matching:
		put("<ul>")
		for _, i := range q.Rows() {
			put("<li>", string(q.Options[i].Body), " → <b>", Escape(q.Options[i].Pair), "</b>", after(q.Options[i].Why), "</li>\n")
		}
		put("</ul>")
	default:
		put("<ol>")
		for _, i := range order {
			o := &q.Options[i]
			put("<li>")
			if o.Correct {
				put("<b>", Escape(i18n.T(l, "quiz.mark.missed")), "</b> ")
			}
			put(string(cmp.Or(o.Why, o.Body)), "</li>\n")
		}
		put("</ol>")
	}
	put("\n", string(q.Explanation))
	return HTML(b.String())
}

// after puts a reason below what it explains.
func after(why HTML) string {
	if why == "" {
		return ""
	}
	return `<div class="why">` + string(why) + "</div>"
}

// Filled is the prompt with what was typed in its blanks and, where that is
// wrong, the answer.
func (q *Question) Filled(r Response, v Verdict) HTML {
	return Fill(q.Prompt, func(i int) HTML {
		if i < 0 || i >= len(q.Blanks) || i >= len(v.Marks) {
			return ""
		}
		typed := ""
		if i < len(r.Typed) {
			typed = strings.TrimSpace(r.Typed[i])
		}
		if v.Marks[i] == Hit {
			return HTML(`<b class="filled right">✓ ` + Escape(typed) + "</b>")
		}
		return HTML(`<s class="filled wrong">✕ ` + Escape(typed) + `</s> <b class="filled right">` + Escape(q.shown(i)) + "</b>")
	})
}

// shown is the answer of a blank as it stands in the prompt, which has the unit
// of a number behind it.
func (q *Question) shown(i int) string {
	if n := q.Blanks[i].Number; n != nil {
		return FormatNumber(n.Value)
	}
	return q.Blanks[i].Answers[0]
}
