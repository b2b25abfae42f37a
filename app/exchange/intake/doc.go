// Package intake reads the question formats of others, Moodle's GIFT, Anki's
// text, quizdown and mkdocs-quiz, and writes notes with quiz blocks.
//
// It promises that what it could not understand is named with its line and the
// reason, that the same file gives the same notes and ids, and that no file makes
// it panic. It leaves out reading the notes it writes: who calls it does that
// (package markdown), and sees the same messages as for any other note.
package intake

import (
	"hash/fnv"
	"sort"
	"strconv"
	"strings"

	"notelab/app/i18n"
	"notelab/app/quiz"
)

// Question is a question as a note will have it. Texts are Markdown.
type Question struct {
	Line    int    // where it begins in the file it came from
	ID      string // "" until the note is written
	Type    quiz.Type
	Tags    []string
	Sources []string
	Checked string
	// Prompt has its blanks in place, as [[answer]].
	Prompt      string
	Options     []Option
	Explanation string
	Hint        string
}

// Option is an option, a thing to put in order, or a row to match. Body stands in
// one line, unless it came as Markdown.
type Option struct {
	Body, Why string
	Correct   bool
	Pair      string
}

// Part is a piece of a note: a heading, a text or a question.
type Part struct {
	Heading  string // plain text
	Text     string // Markdown that is taken over as it is
	Question *Question
}

// Fault is a line that was not understood, or not wholly.
type Fault struct {
	Line int
	Why  i18n.Text
}

// Result is what a file amounts to.
type Result struct {
	Title  string // "" when the file has none
	Parts  []Part
	Faults []Fault // by line
}

// Questions returns the questions in order.
func (r *Result) Questions() []*Question {
	var qs []*Question
	for i := range r.Parts {
		if q := r.Parts[i].Question; q != nil {
			qs = append(qs, q)
		}
	}
	return qs
}

func (r *Result) fault(line int, ko, en string) {
	r.Faults = append(r.Faults, Fault{line, i18n.Text{Ko: ko, En: en}})
}

// add takes a question over when it can be asked, and says why when it cannot.
func (r *Result) add(q *Question) {
	if ko, en := q.flaw(); ko != "" {
		r.fault(q.Line, ko, en)
		return
	}
	r.Parts = append(r.Parts, Part{Question: q})
}

// flaw says what keeps a question from being asked.
func (q *Question) flaw() (ko, en string) {
	right, rows, pairs := 0, 0, map[string]bool{}
	for i := range q.Options {
		o := &q.Options[i]
		if o.Correct {
			right++
		}
		if o.Body != "" {
			rows++
		}
		pairs[o.Pair] = true
	}
	switch {
	case strings.TrimSpace(q.Prompt) == "":
		return "물음이 없다", "there is no question text"
	case q.Type == quiz.Cloze || q.Type == quiz.Numeric:
		return "", ""
	case q.Type == quiz.Matching:
		if rows < 2 || len(pairs) < 2 {
			return "짝이 둘보다 적다", "there are fewer than two pairs"
		}
		return "", ""
	case len(q.Options) < 2:
		return "보기가 둘보다 적다", "there are fewer than two options"
	case rows < len(q.Options):
		return "빈 보기가 있다", "an option is empty"
	case q.Type != quiz.Ordering && right == 0:
		return "정답으로 표시된 보기가 없다", "no option is marked as right"
	}
	if q.Type == quiz.Ordering {
		seen := map[string]bool{}
		for _, o := range q.Options {
			if seen[o.Body] {
				return "같은 항목이 두 번 있어 순서를 정할 수 없다", "an item stands there twice, so the order is not certain"
			}
			seen[o.Body] = true
		}
	}
	return "", ""
}

// done settles types and ids and puts the faults in order.
func (r *Result) done(slug string) Result {
	used, count := map[string]bool{}, map[string]int{}
	for _, q := range r.Questions() {
		if q.Type == "" {
			q.Type = quiz.Choice
			right := 0
			for _, o := range q.Options {
				if o.Correct {
					right++
				}
			}
			if right > 1 {
				q.Type = quiz.Multiple
			}
		}
		base := goodID(q.ID)
		if base == "" {
			h := fnv.New32a()
			_, _ = h.Write([]byte(q.Prompt))
			base = "q-" + short(slug, 50) + "-" + strconv.FormatUint(uint64(h.Sum32()), 36)
		}
		id := base
		for used[id] { // counting on keeps a file of equal questions linear
			count[base]++
			id = base + "-" + strconv.Itoa(count[base]+1)
		}
		q.ID = id
		used[id] = true
	}
	sort.SliceStable(r.Faults, func(i, j int) bool { return r.Faults[i].Line < r.Faults[j].Line })
	return *r
}

// goodID returns an id that a note may have, made of s; "" when nothing is left.
func goodID(s string) string {
	s = strings.Map(func(c rune) rune {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '-', c == '_', c >= 0xAC00 && c <= 0xD7A3:
			return c
		}
		return '-'
	}, strings.TrimSpace(s))
	return short(strings.Trim(s, "-"), 70)
}

func short(s string, most int) string {
	for len(s) > most {
		r := []rune(s)
		s = string(r[:len(r)-1])
	}
	return s
}
