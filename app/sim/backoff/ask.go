package backoff

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"time"

	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
)

// asker makes one question: it knows the seed, the generator and the language.
type asker struct {
	kind string
	seed uint64
	r    *rand.Rand
	l    i18n.Lang
}

// Ask implements sim.Simulator.
func (Simulator) Ask(kind string, seed uint64, l i18n.Lang) (quiz.Question, error) {
	a := &asker{kind, seed, sim.NewRand(seed), l}
	var d sim.Draft
	switch kind {
	case "wait-before-retry":
		d = a.waitBeforeRetry()
	case "jitter-range":
		d = a.jitterRange()
	case "total-wait":
		d = a.totalWait()
	case "which-retried":
		d = a.whichRetried()
	case "sdk-attempts":
		d = a.sdkAttempts()
	case "quota-left":
		d = a.quotaLeft()
	case "bucket":
		d = a.bucket()
	case "fleet":
		d = a.fleet()
	default:
		return quiz.Question{}, fmt.Errorf("asking a question of backoff: no kind %q", kind)
	}
	d.Ask, d.Seed = kind, seed
	return d.Build(&info, a.r), nil
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
