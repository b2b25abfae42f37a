package signedaccess

import (
	"math/rand/v2"
	"strconv"
	"strings"

	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
)

// Kinds of generated question.
const (
	askRefusal  = "refusal"
	askAccepted = "accepted"
	askCount    = "count"
	askLifetime = "lifetime"
	askChoose   = "choose"
	askWildcard = "wildcard"
	askAddress  = "address"
)

// Exam-guide ids: tokens that are checked, authenticated calls, access decided
// inside the application.
var (
	tagsToken = []string{"D2.T1.S2", "D2.T1.S7"}
	tagsCalls = []string{"D2.T1.S4"}
)

// Ask generates a question.
func (simulator) Ask(kind string, seed uint64, l i18n.Lang) (quiz.Question, error) {
	of := func(draw func(asker) sim.Draft) func(*sim.Asker) sim.Draft {
		return func(a *sim.Asker) sim.Draft { return draw(asker{a.Rand, a.Lang}) }
	}
	return sim.Questions{
		askRefusal:  of(asker.refusal),
		askAccepted: of(asker.accepted),
		askCount:    of(asker.count),
		askLifetime: of(asker.lifetime),
		askChoose:   of(asker.choose),
		askWildcard: of(asker.wildcard),
		askAddress:  of(asker.address),
	}.Ask(&info, kind, seed, l)
}

// asker draws one question.
type asker struct {
	r *rand.Rand
	l i18n.Lang
}

func (q asker) say(ko, en string) string { return tx(ko, en).In(q.l) }

func (q asker) pick(list ...string) string { return list[q.r.IntN(len(list))] }

// between draws a whole number, both ends included.
func (q asker) between(lo, hi int) int { return lo + q.r.IntN(hi-lo+1) }

// number makes an option that is a number with a counter.
func (q asker) number(n int, ko, en, why, idea string) sim.Candidate {
	if n != 1 {
		en += "s"
	}
	return sim.Candidate{Text: q.say(strconv.Itoa(n)+ko, strconv.Itoa(n)+" "+en), Why: why, Misconception: idea}
}

// long writes a length of time in words: days when it is whole days from two
// upwards, otherwise hours, minutes and seconds.
func (q asker) long(sec int64) string {
	units := []struct {
		len    int64
		ko, en string
	}{{86400, "일", "day"}, {3600, "시간", "hour"}, {60, "분", "minute"}, {1, "초", "second"}}
	if sec%86400 != 0 || sec < 2*86400 {
		units = units[1:]
	}
	var parts []string
	for _, u := range units {
		n := sec / u.len
		sec %= u.len
		if n > 0 {
			parts = append(parts, q.say(strconv.FormatInt(n, 10)+u.ko, plural(int(n), u.en)))
		}
	}
	return strings.Join(parts, " ")
}
