package ui

import (
	"slices"
	"strconv"

	"notelab/app/i18n"
	"notelab/app/progress"
	"notelab/app/quiz"
	"notelab/app/sim"
)

// saving is how far an answer is on its way to the disk.
type saving int

const (
	unsaved saving = iota
	savingNow
	saved
	saveFailed
)

// card is one question being asked: what is shown, chosen and decided. It
// knows no go-app and no browser; quizview.go draws it.
type card struct {
	source  quiz.Question // as the note has it
	q       quiz.Question // as asked; differs from source when it is drawn from a model
	attempt int
	order   []int  // position on screen -> index in q.Options
	chosen  []bool // by index in q.Options
	verdict *quiz.Verdict
	save    saving
	err     error // why saving failed
	broken  bool  // the question cannot be asked
	blank   bool  // the question has yet to be drawn from its model
}

// newCard asks a question for the first time. shown is the order in which the
// static page lists the options, or nil. A generated question that came without
// options is blank until it is drawn.
func newCard(q quiz.Question, shown []int) *card {
	c := &card{source: q, q: q}
	if len(q.Options) == 0 {
		c.blank = q.Type == quiz.Generated
		c.broken = !c.blank
		return c
	}
	c.deal(shown)
	return c
}

// draw asks a question of the model, or says that there is none. A decided card
// thereby becomes the next attempt.
func (c *card) draw(s sim.Simulator, err error, seed uint64, l i18n.Lang) {
	if !c.blank {
		c.attempt++
	}
	c.blank = false
	var q quiz.Question
	if err == nil {
		q, err = s.Ask(c.source.Ask, seed, l)
	}
	if err != nil || len(q.Options) < 2 {
		c.broken = true
		return
	}
	c.broken = false
	// The identity, the place and the tags are those of the note's block.
	q.ID, q.Aliases = c.source.ID, c.source.Aliases
	q.Note, q.Anchor = c.source.Note, c.source.Anchor
	if len(c.source.Tags) > 0 {
		q.Tags = c.source.Tags
	}
	c.q = q
	c.deal(nil)
}

// deal clears the response and sets the order of the options.
func (c *card) deal(shown []int) {
	n := len(c.q.Options)
	c.chosen, c.verdict, c.save, c.err = make([]bool, n), nil, unsaved, nil
	if isPermutation(shown, n) {
		c.order = shown
		return
	}
	before := c.order
	c.order = quiz.Order(c.q.ID, n, c.attempt)
	// A retry in the same order would be answered by the place of the option.
	for range 8 {
		if n < 2 || !slices.Equal(before, c.order) {
			break
		}
		c.attempt++
		c.order = quiz.Order(c.q.ID, n, c.attempt)
	}
}

// retry asks the same question again, its options in another order.
func (c *card) retry() {
	c.attempt++
	c.deal(nil)
}

// choose sets or clears the option at a position on screen.
func (c *card) choose(pos int, on bool) {
	if c.verdict != nil || pos < 0 || pos >= len(c.order) {
		return
	}
	if c.q.Single() {
		clear(c.chosen)
	}
	c.chosen[c.order[pos]] = on
}

// toggle flips the option at a position; of a single choice it sets it.
func (c *card) toggle(pos int) {
	if pos >= 0 && pos < len(c.order) {
		c.choose(pos, c.q.Single() || !c.chosen[c.order[pos]])
	}
}

// response returns the chosen options in source order.
func (c *card) response() []int {
	out := []int{}
	for i, on := range c.chosen {
		if on {
			out = append(out, i)
		}
	}
	return out
}

// submit grades the response. It reports false when nothing is chosen or the
// question was decided before.
func (c *card) submit() bool {
	r := c.response()
	if c.verdict != nil || len(r) == 0 {
		return false
	}
	v := c.q.Grade(r)
	c.verdict, c.save = &v, savingNow
	return true
}

// data is what the log keeps of the answer.
func (c *card) data(course, where string) progress.AnsweredData {
	d := progress.AnsweredData{
		Course: course, Question: c.q.ID, Type: string(c.source.Type),
		Chosen: c.response(), Right: c.verdict.Right, Where: where,
	}
	if c.source.Type == quiz.Generated {
		d.Sim, d.Ask = c.source.Sim, c.source.Ask
	}
	return d
}

// kindLabel says how many options are to be chosen.
func (c *card) kindLabel(l i18n.Lang) string { return KindLabel(&c.q, l) }

// KindLabel says how a question is answered: "choose one", "choose 2". The
// static page shows the same.
func KindLabel(q *quiz.Question, l i18n.Lang) string {
	if n := len(q.Correct()); n > 1 {
		return i18n.T(l, "quiz.many", "n", strconv.Itoa(n))
	}
	return i18n.T(l, "quiz.one")
}

// verdictLine is the sentence that is announced after answering.
func (c *card) verdictLine(l i18n.Lang) string {
	v := c.verdict
	switch {
	case v == nil:
		return ""
	case v.Right:
		return i18n.T(l, "quiz.right")
	case v.Keys > 1:
		return i18n.T(l, "quiz.partly", "hits", strconv.Itoa(v.Hits), "keys", strconv.Itoa(v.Keys), "wrongs", strconv.Itoa(v.Wrongs))
	}
	return i18n.T(l, "quiz.wrong")
}

func isPermutation(p []int, n int) bool {
	if len(p) != n || n == 0 {
		return false
	}
	seen := make([]bool, n)
	for _, i := range p {
		if i < 0 || i >= n || seen[i] {
			return false
		}
		seen[i] = true
	}
	return true
}
