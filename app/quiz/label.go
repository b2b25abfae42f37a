package quiz

import (
	"strconv"

	"notelab/app/i18n"
)

// HowLabel says in two words how a question is answered: "choose one",
// "choose 2", "put in order".
func (q *Question) HowLabel(l i18n.Lang) string {
	switch q.Type {
	case Ordering:
		return i18n.T(l, "quiz.order")
	case Matching:
		return i18n.T(l, "quiz.match")
	case Cloze:
		return i18n.T(l, "quiz.cloze")
	case Numeric:
		return i18n.T(l, "quiz.numeric")
	}
	if n := len(q.Correct()); n > 1 {
		return i18n.T(l, "quiz.many", "n", strconv.Itoa(n))
	}
	return i18n.T(l, "quiz.one")
}
