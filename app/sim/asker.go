package sim

import (
	"errors"
	"math/rand/v2"

	"notelab/app/i18n"
	"notelab/app/quiz"
)

// ErrAsk is the error for a kind of question that a simulator does not have.
var ErrAsk = errors.New("no such kind of question")

// askError is ErrAsk with what was asked; without package fmt, which the programs
// of the models have no other use for.
type askError struct{ sim, kind string }

func (e askError) Error() string { return "asking " + e.sim + " for " + e.kind + ": " + ErrAsk.Error() }
func (e askError) Unwrap() error { return ErrAsk }

// Asker makes one generated question: it knows the kind, the seed, the one
// generator to draw from and the language to write in.
type Asker struct {
	Kind string
	Seed uint64
	Rand *rand.Rand
	Lang i18n.Lang
}

// Questions are the kinds of question a simulator generates, by the names that
// Info.Asks declares.
type Questions map[string]func(*Asker) Draft

// Ask makes the question of that kind and seed. The error is for an unknown
// kind and wraps ErrAsk.
func (q Questions) Ask(in *Info, kind string, seed uint64, l i18n.Lang) (quiz.Question, error) {
	draw, ok := q[kind]
	if !ok {
		return quiz.Question{}, askError{in.Name, kind}
	}
	a := &Asker{kind, seed, NewRand(seed), l}
	d := draw(a)
	d.Ask, d.Seed = kind, seed
	return d.Build(in, a.Rand), nil
}

// Say returns the sentence in the question's language, with values put in (see
// Fill).
func (a *Asker) Say(ko, en string, values ...string) string {
	return Fill(text(ko, en).In(a.Lang), values...)
}

// Between draws a whole number, both ends included.
func (a *Asker) Between(lo, hi int) int { return lo + a.Rand.IntN(hi-lo+1) }

// Coin draws true or false.
func (a *Asker) Coin() bool { return a.Rand.IntN(2) == 0 }

// Pick draws one of the given values.
func Pick[T any](a *Asker, of ...T) T { return of[a.Rand.IntN(len(of))] }

// Right makes the key: its text and why it is right.
func (a *Asker) Right(text, ko, en string, values ...string) Candidate {
	return Candidate{Text: text, Why: a.Say(ko, en, values...)}
}

// Wrong makes a distractor out of a named misconception, with why it is wrong.
func (a *Asker) Wrong(text, misconception, ko, en string, values ...string) Candidate {
	return Candidate{Text: text, Misconception: misconception, Why: a.Say(ko, en, values...)}
}
