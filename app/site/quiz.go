package site

import (
	"strconv"
	"strings"

	"notelab/app/i18n"
	"notelab/app/quiz"
)

// quiz writes a question as a form that can be filled in before any program
// runs, with the answer folded below it. The living card takes its place.
func (p *page) quiz(q *quiz.Question, title string) {
	shown := p.localQuestion(p.s.drawn(q, p.l))
	id := p.island("quiz", shown)
	p.put("<div id=\"", id, "\" data-island=\"quiz\" class=\"block quiz\" role=\"group\" aria-label=\"", p.tx("site.question", "title", title), "\"", when(!shown.Askable(), " data-eager"), ">\n")
	p.put("<header><span class=\"kind\">", p.tx("quiz.kind"), "</span><b>", esc(title), "</b><span class=\"sp\"></span><span class=\"hint-kind\">", esc(shown.HowLabel(p.l)), "</span></header>\n")
	p.put("<form class=\"q\"><fieldset><legend class=\"sr\">", esc(title), "</legend>\n<div class=\"stem\">", string(shown.Prompt), "</div>\n")
	order := quiz.Order(shown.ID, len(shown.Options), 0)
	switch shown.Type {
	case quiz.Cloze, quiz.Numeric: // the blanks stand in the prompt
	case quiz.Matching:
		p.rows(shown, order)
	default:
		p.options(id, shown, order)
	}
	p.put("</fieldset></form>\n")
	if shown.Hint != "" {
		p.put("<details class=\"hint\"><summary>", p.tx("quiz.hint"), "</summary>", "<div>", string(shown.Hint), "</div></details>\n")
	}
	p.put("<div class=\"foot\">")
	p.answer(shown, order)
	p.put("<span class=\"sp\"></span><button class=\"btn\" type=\"button\">", p.tx("quiz.unsure"), "</button><button class=\"btn pri\" type=\"button\">", p.tx("quiz.sure"), "</button></div>\n</div>\n")
}

func (p *page) options(id string, q *quiz.Question, order []int) {
	input := "radio"
	if !q.Single() {
		input = "checkbox"
	}
	p.put("<ul class=\"opts\">\n")
	for i, o := range order {
		key := strconv.Itoa(i + 1)
		if q.Type == quiz.Ordering {
			key = ""
		}
		p.put("<li><label><input type=\"", input, "\" name=\"", id, "\" value=\"", strconv.Itoa(o), "\"><span class=\"key\" aria-hidden=\"true\">", key,
			"</span><span class=\"body\">", string(q.Options[o].Body), "</span><span class=\"mark\"></span></label><div class=\"why\" hidden></div></li>\n")
	}
	p.put("</ul>")
}

// rows are the rows of a match, each with its pair to choose.
func (p *page) rows(q *quiz.Question, order []int) {
	p.put("<ul class=\"opts match\">\n")
	n, pairs := 0, q.Pairs()
	for _, o := range order {
		if q.Options[o].Body == "" {
			continue
		}
		n++
		p.put("<li><label><span class=\"key\" aria-hidden=\"true\">", strconv.Itoa(n), "</span><span class=\"body\">", string(q.Options[o].Body), "</span><select><option value=\"-1\">", p.tx("quiz.choose"), "</option>")
		for _, j := range pairs {
			p.put("<option value=\"", strconv.Itoa(j), "\">", esc(q.Options[j].Pair), "</option>")
		}
		p.put("</select></label><div class=\"why\" hidden></div></li>\n")
	}
	p.put("</ul>")
}

// answer is the key with every option's reason, folded, under the numbers the
// options have above. It stands in the foot, where the living card has its
// links, so that the take-over moves nothing.
func (p *page) answer(q *quiz.Question, order []int) {
	p.put("<details class=\"answer\"><summary>", p.tx("quiz.answer"), "</summary>\n<div>", string(q.Key(order, p.l)), "</div></details>\n")
}

// drawn returns the question as the page shows it: a generated one is drawn
// from its simulator with a seed made of its id, so that every build shows the
// same. Identity, place and tags stay those of the note's block.
func (site *Site) drawn(q *quiz.Question, l i18n.Lang) *quiz.Question {
	if q.Type != quiz.Generated || len(q.Options) > 0 {
		return q
	}
	s, ok := site.simulator(q.Sim)
	if !ok {
		return q
	}
	g, err := s.Ask(q.Ask, seed(q.ID), l)
	if err != nil {
		return q
	}
	g.ID, g.Aliases, g.Type, g.Note, g.Anchor = q.ID, q.Aliases, q.Type, q.Note, q.Anchor
	if len(q.Tags) > 0 {
		g.Tags = q.Tags
	}
	return &g
}

// seed is FNV-1a, kept short enough to be read aloud.
func seed(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h % 100000
}

// local turns links between notes, which lead to the tree of the note's own
// language, into the tree of the page.
func (p *page) local(html string) string {
	if p.own == "" || p.own == p.l {
		return html
	}
	base := p.s.opt.Base
	return strings.ReplaceAll(html, ` href="`+base+string(p.own)+`/notes/`, ` href="`+base+string(p.l)+`/notes/`)
}

func (p *page) localQuestion(q *quiz.Question) *quiz.Question {
	if p.own == "" || p.own == p.l {
		return q
	}
	c := *q
	f := func(h quiz.HTML) quiz.HTML { return quiz.HTML(p.local(string(h))) }
	c.Prompt, c.Hint, c.Explanation = f(q.Prompt), f(q.Hint), f(q.Explanation)
	c.Options = append([]quiz.Option(nil), q.Options...)
	for i := range c.Options {
		c.Options[i].Body, c.Options[i].Why = f(c.Options[i].Body), f(c.Options[i].Why)
	}
	return &c
}
