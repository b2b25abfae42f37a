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
	order   []int // position on screen -> index in q.Options
	resp    quiz.Response
	sure    progress.Sureness
	rating  int   // of the four buttons, from 1; 0 for none
	began   int64 // when it was first seen, Unix milliseconds; 0 when nobody knows
	verdict *quiz.Verdict
	save    saving
	event   string // of the answer, by which it can be taken back
	err     error  // why saving failed
	broken  bool   // the question cannot be asked
	blank   bool   // the question has yet to be drawn from its model
}

// newCard asks a question for the first time. shown is the order in which the
// static page lists the options, or nil. A generated question that came without
// options is blank until it is drawn.
func newCard(q quiz.Question, shown []int) *card {
	c := &card{source: q, q: q}
	if c.blank = q.Type == quiz.Generated && len(q.Options) == 0; c.blank {
		return c
	}
	if c.broken = !q.Askable(); c.broken {
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
	if err != nil || !q.Askable() {
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
	c.resp = quiz.Response{Chosen: []int{}, Typed: make([]string, len(c.q.Blanks))}
	if c.q.Type == quiz.Matching {
		for range n {
			c.resp.Chosen = append(c.resp.Chosen, -1)
		}
	}
	c.sure, c.rating, c.verdict, c.save, c.err = progress.Unsaid, 0, nil, unsaved, nil
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

// has reports whether an option is chosen, and for an ordering at which place.
func (c *card) has(i int) (place int, ok bool) {
	place = slices.Index(c.resp.Chosen, i)
	return place, place >= 0
}

// choose sets or clears the option at a position on screen. In an ordering what
// is chosen gets the next place; the places after one that is cleared move up.
func (c *card) choose(pos int, on bool) {
	if c.verdict != nil || pos < 0 || pos >= len(c.order) || c.q.Type == quiz.Matching {
		return
	}
	i := c.order[pos]
	place, has := c.has(i)
	switch {
	case on && c.q.Single():
		c.resp.Chosen = []int{i}
	case on && !has:
		c.resp.Chosen = append(c.resp.Chosen, i)
	case !on && has:
		c.resp.Chosen = slices.Delete(c.resp.Chosen, place, place+1)
	}
	if c.q.Type != quiz.Ordering {
		slices.Sort(c.resp.Chosen)
	}
}

// toggle flips the option at a position; of a single choice it sets it.
func (c *card) toggle(pos int) {
	if pos >= 0 && pos < len(c.order) {
		_, has := c.has(c.order[pos])
		c.choose(pos, c.q.Single() || !has)
	}
}

// pair gives the row at index i the pair of the option at index j, -1 for none.
func (c *card) pair(i, j int) {
	if c.verdict == nil && c.q.Type == quiz.Matching && i >= 0 && i < len(c.resp.Chosen) {
		c.resp.Chosen[i] = j
	}
}

// fill puts a text into a blank.
func (c *card) fill(blank int, text string) {
	if c.verdict == nil && blank >= 0 && blank < len(c.resp.Typed) {
		c.resp.Typed[blank] = text
	}
}

// submit grades the response. It reports false when there is not all of one, or
// the question was decided before.
func (c *card) submit(sure progress.Sureness) bool {
	if c.verdict != nil || !c.q.Complete(c.resp) {
		return false
	}
	v := c.q.Grade(c.resp)
	c.verdict, c.sure, c.save = &v, sure, savingNow
	return true
}

// data is what the log keeps of the answer given at now, Unix milliseconds.
func (c *card) data(course, where string, now int64) progress.AnsweredData {
	d := progress.AnsweredData{
		Course: course, Question: c.q.ID, Type: string(c.source.Type), Chosen: slices.Clone(c.resp.Chosen),
		Right: c.verdict.Right, Sure: c.sure.String(), Rating: c.rating, Where: where,
	}
	if len(c.resp.Typed) > 0 {
		d.Typed = slices.Clone(c.resp.Typed)
	}
	if c.began > 0 {
		d.Millis = max(now-c.began, 0)
	}
	if c.source.Type == quiz.Generated {
		d.Sim, d.Ask = c.source.Sim, c.source.Ask
	}
	return d
}

// verdictLine is the sentence that is announced after answering.
func (c *card) verdictLine(l i18n.Lang) string {
	v := c.verdict
	switch {
	case v == nil:
		return ""
	case v.Right:
		return i18n.T(l, "quiz.right")
	case v.Keys > 1 && c.q.Type != quiz.Choice && c.q.Type != quiz.Multiple && c.q.Type != quiz.Generated:
		return i18n.T(l, "quiz.parts", "hits", strconv.Itoa(v.Hits), "keys", strconv.Itoa(v.Keys))
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
