package exchange

import (
	"cmp"
	"strconv"
	"strings"

	"notelab/app/i18n"
	"notelab/app/quiz"
)

// Card is a question as a flash card.
type Card struct {
	ID    string
	Cloze bool   // Front has Anki's cloze marks
	Front string // HTML in one line
	Back  string
	Deck  string // with :: between its levels
	Tags  []string
}

// Cards returns every question as a card. pic writes its pictures; nil leaves
// their text.
func (b *Bank) Cards(pic func(src, alt string) string) []Card {
	var cards []Card
	b.each(func(t *Topic, q *quiz.Question) {
		c := Card{ID: q.ID, Deck: deckName(b.Course, t.Section), Tags: []string{"notelab::" + tagName(t.Slug)}}
		for _, name := range q.Tags {
			c.Tags = append(c.Tags, tagName(name))
		}
		f := func(h quiz.HTML) string { return Flat(h, pic) }
		c.Cloze = q.Type == quiz.Cloze || q.Type == quiz.Numeric
		c.Front, c.Back = front(q, f, b.Lang), back(q, f, b.Lang)
		cards = append(cards, c)
	})
	return cards
}

// deckName joins the levels of a deck.
func deckName(levels ...string) string {
	var names []string
	for _, l := range levels {
		if l = strings.TrimSpace(strings.ReplaceAll(oneSpace(l), "::", ":")); l != "" {
			names = append(names, l)
		}
	}
	return cmp.Or(strings.Join(names, "::"), "Notelab")
}

// tagName makes a tag of a name: tags are separated by spaces.
func tagName(s string) string { return strings.ReplaceAll(oneSpace(s), " ", "_") }

type flatter func(quiz.HTML) string

// front is what is asked.
func front(q *quiz.Question, f flatter, l i18n.Lang) string {
	var b strings.Builder
	put := putter(&b)
	prompt := quiz.Fill(q.Prompt, func(i int) quiz.HTML {
		if i < 0 || i >= len(q.Blanks) {
			return "_____"
		}
		return quiz.HTML("{{c1::" + clozeText(shown(&q.Blanks[i])) + "}}")
	})
	put("<div>", f(prompt), "</div>")
	put("<div><small>", quiz.Escape(q.HowLabel(l)), "</small></div>")
	order := quiz.Order(q.ID, len(q.Options), 0)
	switch q.Type {
	case quiz.Cloze, quiz.Numeric:
	case quiz.Matching:
		put("<ol>")
		for _, i := range order {
			if q.Options[i].Body != "" {
				put("<li>", f(q.Options[i].Body), "</li>")
			}
		}
		put("</ol><ul>")
		for _, i := range q.Pairs() {
			put("<li>", quiz.Escape(q.Options[i].Pair), "</li>")
		}
		put("</ul>")
	case quiz.Ordering:
		put("<ul>")
		for _, i := range order {
			put("<li>", f(q.Options[i].Body), "</li>")
		}
		put("</ul>")
	default:
		put(`<ol type="A">`)
		for _, i := range order {
			put("<li>", f(q.Options[i].Body), "</li>")
		}
		put("</ol>")
	}
	if q.Hint != "" {
		put("<details><summary>", quiz.Escape(i18n.T(l, "quiz.hint")), "</summary>", f(q.Hint), "</details>")
	}
	return b.String()
}

// back is the answer with the reasons, the options under the letters they have on
// the front.
func back(q *quiz.Question, f flatter, l i18n.Lang) string {
	var b strings.Builder
	put := putter(&b)
	why := func(h quiz.HTML) string {
		if h == "" {
			return ""
		}
		return "<div><small>" + f(h) + "</small></div>"
	}
	switch order := quiz.Order(q.ID, len(q.Options), 0); q.Type {
	case quiz.Cloze, quiz.Numeric:
		for i := range q.Blanks {
			put("<div><b>", quiz.Escape(strings.Join(q.Blanks[i].Answers, " · ")), "</b>")
			if n := q.Blanks[i].Number; n != nil && n.Tolerance > 0 {
				put(" (±", quiz.FormatNumber(n.Tolerance), ")")
			}
			put("</div>")
		}
	case quiz.Matching:
		put("<ol>")
		for _, i := range order {
			if q.Options[i].Body != "" {
				put("<li>", f(q.Options[i].Body), " → <b>", quiz.Escape(q.Options[i].Pair), "</b>", why(q.Options[i].Why), "</li>")
			}
		}
		put("</ol>")
	case quiz.Ordering:
		put("<ol>")
		for i := range q.Options {
			put("<li>", f(q.Options[i].Body), why(q.Options[i].Why), "</li>")
		}
		put("</ol>")
	default:
		put(`<ol type="A">`)
		for _, i := range order {
			o := &q.Options[i]
			if o.Correct {
				put("<li><b>✓ ", f(o.Body), "</b>", why(o.Why), "</li>")
			} else {
				put("<li>", f(o.Body), why(o.Why), "</li>")
			}
		}
		put("</ol>")
	}
	if q.Explanation != "" {
		put("<div>", f(q.Explanation), "</div>")
	}
	for i, u := range q.Sources {
		label := strings.TrimSpace(i18n.T(l, "quiz.source", "month", q.Checked))
		if len(q.Sources) > 1 {
			label += " " + strconv.Itoa(i+1)
		}
		put(`<div><small><a href="`, quiz.Escape(u), `">`, quiz.Escape(label), "</a></small></div>")
	}
	return b.String()
}

func putter(b *strings.Builder) func(...string) {
	return func(parts ...string) {
		for _, p := range parts {
			b.WriteString(p)
		}
	}
}

// shown is a blank's answer as it stands in the prompt, which has the unit of a
// number behind it.
func shown(b *quiz.Blank) string {
	if b.Number != nil {
		return quiz.FormatNumber(b.Number.Value)
	}
	return b.Answers[0]
}

// clozeText writes a text between Anki's cloze marks, which colons and braces
// would end.
func clozeText(s string) string {
	return strings.NewReplacer("::", "&#58;&#58;", "{", "&#123;", "}", "&#125;").Replace(quiz.Escape(s))
}
