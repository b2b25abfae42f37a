package backoff

import (
	"math/rand/v2"
	"strconv"
	"time"

	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
)

// asker makes one question: it knows the generator and the language.
type asker struct {
	r *rand.Rand
	l i18n.Lang
}

// Ask implements sim.Simulator.
func (Simulator) Ask(kind string, seed uint64, l i18n.Lang) (quiz.Question, error) {
	of := func(draw func(*asker) sim.Draft) func(*sim.Asker) sim.Draft {
		return func(a *sim.Asker) sim.Draft { return draw(&asker{a.Rand, a.Lang}) }
	}
	return sim.Questions{
		"wait-before-retry": of((*asker).waitBeforeRetry),
		"jitter-range":      of((*asker).jitterRange),
		"total-wait":        of((*asker).totalWait),
		"which-retried":     of((*asker).whichRetried),
		"sdk-attempts":      of((*asker).sdkAttempts),
		"quota-left":        of((*asker).quotaLeft),
		"bucket":            of((*asker).bucket),
		"fleet":             of((*asker).fleet),
	}.Ask(&info, kind, seed, l)
}

// pick returns the sentence in the question's language.
func (a *asker) pick(ko, en string) string { return text(ko, en).In(a.l) }

// one draws one of the given values.
func one[T any](a *asker, of ...T) T { return of[a.r.IntN(len(of))] }

func right(s, why string) sim.Candidate { return sim.Candidate{Text: s, Why: why} }

// wrong makes a distractor out of a named misconception.
func (a *asker) wrong(s, misconception, ko, en string) sim.Candidate {
	return sim.Candidate{Text: s, Why: a.pick(ko, en), Misconception: misconception}
}

func (a *asker) wrongTime(d time.Duration, misconception, ko, en string) sim.Candidate {
	return a.wrong(sim.ShortTime(d), misconception, ko, en)
}

func (a *asker) wrongCount(n int, misconception, ko, en string) sim.Candidate {
	return a.wrong(strconv.Itoa(n), misconception, ko, en)
}

// run parses a configuration of the model; it panics on one that is not valid.
func run(pairs ...string) (sim.Values, *sim.Trace) {
	v := info.Defaults().Must(pairs...)
	return v, Simulator{}.Run(v)
}

// value returns a figure of a trace.
func value(t *sim.Trace, key string) float64 {
	f, _ := t.Figure(key)
	return f.Value
}

func attemptsOf(t *sim.Trace) []attempt { return t.Model.(*picture).attempts }

// ms writes a duration as the parameters read it.
func ms(d time.Duration) string { return sim.FormatDuration(d) }

// growing draws base, cap and the first wait of an exponential policy.
func (a *asker) growing() (base, top, first time.Duration, firstName string) {
	base = one[time.Duration](a, 50, 100, 200, 250, 500, 1000) * time.Millisecond
	top = one[time.Duration](a, 4, 5, 10, 20, 30) * time.Second
	first, firstName = 2*base, "double"
	if a.r.IntN(2) == 0 {
		first, firstName = base, "base"
	}
	return
}
