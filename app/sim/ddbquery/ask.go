package ddbquery

import (
	"slices"
	"strings"

	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
)

// Exam-guide ids: query against scan, keys and indexes, consistency.
var (
	tagsQuery = []string{"D1.T3.S3"}
	tagsIndex = []string{"D1.T3.S4"}
	tagsBoth  = []string{"D1.T3.S3", "D1.T3.S4"}
	tagsReads = []string{"D1.T3.S2", "D1.T3.S3", "D1.T3.S4"}
)

// questions are the kinds of question, by the names Info declares.
var questions = sim.Questions{
	"count":    askCount,
	"units":    askUnits,
	"pages":    askPages,
	"fetch":    askFetch,
	"accepted": askAccepted,
	"refused":  askRefused,
	"sparse":   askSparse,
	"newest":   askNewest,
}

// Ask implements sim.Simulator.
func (simulator) Ask(kind string, seed uint64, l i18n.Lang) (quiz.Question, error) {
	return questions.Ask(info, kind, seed, l)
}

// story is a table that questions are about: its keys, a number and a date that
// each item has, an attribute that only some have, and sort keys in their order.
type story struct {
	table, pk, value, sk, number, date, sparse string
	keys                                       []string
}

var stories = []story{
	{"Thread", "ForumName", "S3", "Subject", "Replies", "LastPost", "OpenSince", []string{"acl", "cors", "etag", "glacier", "multipart", "presign", "replica", "versioning"}},
	{"Orders", "CustomerId", "c-17", "OrderId", "Quantity", "OrderedAt", "PendingAt", []string{"o-101", "o-118", "o-204", "o-236", "o-310", "o-342", "o-405", "o-477"}},
	{"GameScores", "UserId", "u-52", "GameTitle", "TopScore", "PlayedAt", "AwardedAt", []string{"Asteroid", "Comet", "Galaxy", "Meteor", "Nebula", "Orbit", "Pulsar", "Rover"}},
	{"Invoices", "TenantId", "t-9", "InvoiceNo", "Amount", "IssuedAt", "OverdueAt", []string{"inv-01", "inv-04", "inv-12", "inv-15", "inv-23", "inv-38", "inv-41", "inv-56"}},
}

// scene is a story with values drawn for it: n items of one partition.
type scene struct {
	story
	n       int
	numbers []int
	dates   []string
	sparses []string // "" where the item has no such attribute
}

func draw(a *sim.Asker, lo, hi int) *scene {
	s := &scene{story: sim.Pick(a, stories...), n: a.Between(lo, hi)}
	days := a.Rand.Perm(27)
	var few []string
	for range 3 {
		few = append(few, "2026-0"+itoa(a.Between(1, 9))+"-1"+itoa(a.Between(0, 9)))
	}
	for i := range s.n {
		s.numbers = append(s.numbers, a.Between(0, 40))
		day := itoa(days[i] + 1)
		if len(day) < 2 {
			day = "0" + day
		}
		s.dates = append(s.dates, "2026-"+sim.Pick(a, "08", "09", "10")+"-"+day)
		at := ""
		if a.Rand.IntN(5) < 3 {
			at = sim.Pick(a, few...)
		}
		s.sparses = append(s.sparses, at)
	}
	return s
}

// text is the table of a scene as the model reads it, its items of one size.
func (s *scene) text(size string) string {
	lines := []string{strings.Join([]string{s.pk, s.sk, s.number, s.date, s.sparse, "Body"}, " | ")}
	for i := range s.n {
		lines = append(lines, strings.Join([]string{s.value, s.keys[i], itoa(s.numbers[i]), s.dates[i], s.sparses[i], "<" + size + ">"}, " | "))
	}
	return strings.Join(lines, "\n")
}

// values are the values of a run on a table, without indexes, with pages of 1 MB.
func values(table string, more ...string) sim.Values {
	return info.Defaults().Must("table", table, "lsi", "", "gsi1", "", "gsi2", "", "filter", "", "page", "1024").Must(more...)
}

// carried is the model of a run.
func carried(v sim.Values) *model { return simulator{}.Run(v).Model.(*model) }

// list writes the items of a scene with something of each in brackets.
func (s *scene) list(of func(i int) string) string {
	var parts []string
	for i := range s.n {
		parts = append(parts, s.keys[i]+" ("+of(i)+")")
	}
	return strings.Join(parts, ", ")
}

func code(s string) string { return "`" + s + "`" }

// equals is a key condition on the partition key.
func (s *scene) equals() string { return s.pk + " = '" + s.value + "'" }

// distinct reports whether at least four of the texts differ.
func distinct(of ...string) bool {
	slices.Sort(of)
	return len(slices.Compact(of)) >= 4
}

// pieces counts items.
func pieces(a *sim.Asker, n int) string {
	if n == 1 {
		return a.Say("1개", "1 item")
	}
	return a.Say("$1개", "$1 items", itoa(n))
}

func rcu(halves int) string { return units(halves) + " RCU" }
