// Package lint reads the questions of a course the way an editor of exam items
// does and reports what breaks the rules of item writing: L01 to L25. It also
// counts the bank (Measure) and what of the exam guide it covers (Cover).
//
// A rule reports a fault a program can be right about. The rules weigh as the
// exam wants it in a course that has a blueprint; in any other folder of notes
// nothing is an exam item, so every finding is a warning and what only an exam
// asks for (L02, L03, L05, L09, L17, L19, L22) is left out.
//
// Not programmed, because no honest program can tell:
//
//   - L01, whether an id is stable: that takes the history of the file.
//   - L02, a skill rather than an older guide's bullet: a warning, see tags.
//   - L12, terms of a glossary: a course has none as data yet. Words in code and
//     the common words of the course are exempt.
//   - L20, references to a file of facts: notes have none. The month in which the
//     question's source was checked stands in for it.
//   - L22, different kinds of question for the top 40 skills: nothing ranks them.
//   - L23, recomputing a number written by hand: such a question names no
//     simulator. Questions drawn from a model are drawn and checked.
//   - L25 against a glossary. The notes' own words stand in: a Latin word in a
//     Korean question that no note uses outside its questions.
//
// Importance, truth, one single best answer, plausible distractors, a real
// scenario and the tone of the language stay with people.
package lint

import (
	"sort"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/quiz"
)

// Options is what a check needs besides the course.
type Options struct {
	// Day is today, YYYY-MM-DD; "" leaves out the age of notes.
	Day string
	// Ask draws a question from a simulator's model; nil leaves out L23 and the
	// simulators of Cover.
	Ask func(sim, ask string, seed uint64, l i18n.Lang) (quiz.Question, error)
	// Asks names the kinds of question of each simulator, for Cover.
	Asks map[string][]string
}

// Check reports what breaks a rule, by file and line; what concerns the whole
// bank comes first and names no file.
func Check(c *course.Course, opt Options) []course.Problem {
	k := newChecker(c, opt)
	for _, it := range k.items {
		for _, rule := range itemRules {
			rule(k, it)
		}
	}
	for _, rule := range bankRules {
		rule(k)
	}
	sort.SliceStable(k.problems, func(i, j int) bool {
		a, b := k.problems[i], k.problems[j]
		if a.File != b.File {
			return a.File < b.File
		}
		if a.Line != b.Line {
			return a.Line < b.Line
		}
		return a.Code < b.Code
	})
	return k.problems
}

// itemRules look at one question, bankRules at all of them.
var (
	itemRules = []func(*checker, *item){
		identity, tags, counts, explained, sources, negative, shortcuts, lengths,
		absolutes, clang, convergence, sameOptions, ascending, stem, howMany,
		retired, dated, drawn, unexplained,
	}
	bankRules = []func(*checker){longest, positions, alike, parity, shares, reveals, noteFacts}
)

// checker is one check of a course.
type checker struct {
	course   *course.Course
	opt      Options
	exam     bool // the course prepares for one: it has a blueprint
	items    []*item
	problems []course.Problem
	common   map[i18n.Lang]map[string]bool
	taught   map[i18n.Lang]map[string]bool
}

func newChecker(c *course.Course, opt Options) *checker {
	k := &checker{course: c, opt: opt, exam: len(c.Blueprints) > 0}
	for _, n := range notesOf(c) {
		for i := range n.Blocks {
			if q := n.Blocks[i].Quiz; q != nil {
				k.items = append(k.items, newItem(q, n, n.Blocks[i].Line))
			}
		}
	}
	k.commonWords()
	k.taughtWords()
	return k
}

// notesOf lists the notes of every language in reading order; those that no
// section lists come after the others, by slug.
func notesOf(c *course.Course) []*course.Note {
	var list []*course.Note
	for _, l := range c.Langs {
		seen := map[string]bool{}
		for _, slug := range c.Order() {
			if n := c.Notes[l][slug]; n != nil && !seen[slug] {
				seen[slug] = true
				list = append(list, n)
			}
		}
		var rest []string
		for slug := range c.Notes[l] {
			if !seen[slug] {
				rest = append(rest, slug)
			}
		}
		sort.Strings(rest)
		for _, slug := range rest {
			list = append(list, c.Notes[l][slug])
		}
	}
	return list
}

// err reports a question that must not stand in an exam, warn one to look at.
func (k *checker) err(it *item, code, ko, en string) {
	sev := course.Error
	if !k.exam {
		sev = course.Warning
	}
	k.report(it.note.File, it.line, sev, code, it.q.ID+": "+ko, it.q.ID+": "+en)
}

func (k *checker) warn(it *item, code, ko, en string) {
	k.report(it.note.File, it.line, course.Warning, code, it.q.ID+": "+ko, it.q.ID+": "+en)
}

func (k *checker) report(file string, line int, sev course.Severity, code, ko, en string) {
	k.problems = append(k.problems, course.Problem{File: file, Line: line, Severity: sev, Code: code, Message: i18n.Of(ko, en)})
}
