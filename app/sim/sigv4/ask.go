package sigv4

import (
	"strconv"

	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
)

// Kinds of generated question.
const (
	askQuery   = "query"
	askPath    = "path"
	askHeaders = "headers"
	askScope   = "scope"
	askDerive  = "derive"
	askChange  = "change"
	askError   = "error"
	askLife    = "life"
)

// tags: making authenticated calls, of the exam guide.
var tags = []string{"D2.T1.S4"}

// Ask generates a question.
func (simulator) Ask(kind string, seed uint64, l i18n.Lang) (quiz.Question, error) {
	return sim.Questions{
		askQuery: drawQuery, askPath: drawPath, askHeaders: drawHeaders, askScope: drawScope,
		askDerive: drawDerive, askChange: drawChange, askError: drawError, askLife: drawLife,
	}.Ask(&info, kind, seed, l)
}

// Small functions that are called from everywhere stay functions: put in at each
// place they would be a tenth of the package.

// pick draws one of the given texts.
//
//go:noinline
func pick(a *sim.Asker, of ...string) string { return sim.Pick(a, of...) }

//go:noinline
func code(s string) string { return "`" + s + "`" }

// wrong makes a distractor whose text is a piece of code.
//
//go:noinline
func wrong(a *sim.Asker, text, idea, ko, en string) sim.Candidate {
	return a.Wrong(code(text), idea, ko, en)
}

// shuffled draws an order for a list.
func shuffled[T any](a *sim.Asker, list []T) []T {
	a.Rand.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

// some words requests are made of.
var askRegions = []string{"ap-northeast-2", "us-east-1", "eu-west-1", "ap-southeast-1"}

// moment draws a time of the course's year.
func moment(a *sim.Asker) int64 {
	const year = 1767225600 // 2026-01-01
	return year + int64(a.Between(1, 363))*86400 + int64(a.Between(0, 1439))*60
}

// clockOf writes a time of day, "08:30".
//
//go:noinline
func clockOf(unix int64) string {
	s := stampOf(unix)
	return s[9:11] + ":" + s[11:13]
}

// dateOf writes the day of a time in the question's language.
func dateOf(a *sim.Asker, unix int64) string {
	s := stampOf(unix)
	m, _ := strconv.Atoi(s[4:6])
	d, _ := strconv.Atoi(s[6:8])
	months := [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
	return sim.Tell("$1년 $2월 $3일", "$4 $3, $1", s[:4], strconv.Itoa(m), strconv.Itoa(d), months[m-1]).In(a.Lang)
}
