// Package exchange carries a course's questions and the learner's history to
// other programs: Anki, Moodle (GIFT) and spreadsheets (CSV).
//
// It promises that the browser and the command line write the same bytes for the
// same course, and that every question's id travels with it. It leaves out
// pictures, for which a text file has no room (package apkg takes them along),
// and reading the formats of others (package intake).
package exchange

import (
	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/quiz"
)

// Bank is every question of a course in one language, in reading order.
type Bank struct {
	Course string // title
	Lang   i18n.Lang
	Topics []Topic
}

// Topic is a note with its questions.
type Topic struct {
	Slug, Title, Section string
	Questions            []quiz.Question
}

// Read gathers the questions of a course. fetch brings those of one note; step,
// when not nil, is told how many notes of how many are here.
func Read(x *course.Index, fetch func(note string) ([]quiz.Question, error), step func(done, of int)) (*Bank, error) {
	b := &Bank{Course: x.Title, Lang: i18n.Parse(x.Lang)}
	of := 0
	for i := range x.Sections {
		of += len(x.Sections[i].Notes)
	}
	done := 0
	for i := range x.Sections {
		s := &x.Sections[i]
		for j := range s.Notes {
			n := &s.Notes[j]
			if len(n.Questions) > 0 {
				qs, err := fetch(n.Slug)
				if err != nil {
					return nil, err
				}
				b.Topics = append(b.Topics, Topic{n.Slug, n.Title, s.Title, qs})
			}
			if done++; step != nil {
				step(done, of)
			}
		}
	}
	return b, nil
}

// each calls f for every question that can be carried. A generated question goes
// as it was drawn last: other programs have no model to draw from.
func (b *Bank) each(f func(t *Topic, q *quiz.Question)) {
	for i := range b.Topics {
		t := &b.Topics[i]
		for j := range t.Questions {
			q := t.Questions[j]
			if !q.Askable() {
				continue
			}
			if q.Type == quiz.Generated {
				q.Type = quiz.Choice
				if len(q.Correct()) > 1 {
					q.Type = quiz.Multiple
				}
			}
			f(t, &q)
		}
	}
}

// Count returns how many questions can be carried, and the ids of those that
// cannot.
func (b *Bank) Count() (n int, left []string) {
	for i := range b.Topics {
		for j := range b.Topics[i].Questions {
			if q := &b.Topics[i].Questions[j]; q.Askable() {
				n++
			} else {
				left = append(left, q.ID)
			}
		}
	}
	return n, left
}
