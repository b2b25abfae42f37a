package intake_test

import (
	"slices"
	"testing"

	"notelab/app/exchange/intake"
	"notelab/app/quiz"
)

// arranged is a question with its options in the order the cards show them.
func arranged(q *quiz.Question) *quiz.Question {
	c := *q
	c.Checked = ""
	if q.Type == quiz.Ordering {
		return &c
	}
	c.Options = nil
	for _, i := range quiz.Order(q.ID, len(q.Options), 0) {
		if q.Type != quiz.Matching || q.Options[i].Body != "" {
			c.Options = append(c.Options, q.Options[i])
		}
	}
	if q.Type == quiz.Matching {
		for _, i := range q.Pairs() {
			if !slices.ContainsFunc(q.Options, func(o quiz.Option) bool { return o.Body != "" && o.Pair == q.Options[i].Pair }) {
				c.Options = append(c.Options, q.Options[i])
			}
		}
	}
	// A card shows one spelling of an answer, and no unit of a number apart
	// from the text.
	c.Blanks = nil
	for _, b := range q.Blanks {
		b.Answers = b.Answers[:1]
		if b.Number != nil {
			n := *b.Number
			n.Unit, n.Tolerance = "", 0
			b.Number = &n
		}
		c.Blanks = append(c.Blanks, b)
	}
	return &c
}

func TestOurBankComesBackFromAnki(t *testing.T) {
	b := bank(t)
	res := intake.Anki(b.Anki(), "bank")
	for _, f := range res.Faults {
		t.Errorf("line %d: %s", f.Line, f.Why.En)
	}
	got, _ := parse(t, res.Note("Bank"))
	for i := range b.Topics {
		for j := range b.Topics[i].Questions {
			if q := &b.Topics[i].Questions[j]; q.Type != quiz.Generated {
				same(t, arranged(q), got[q.ID])
			}
		}
	}
}
