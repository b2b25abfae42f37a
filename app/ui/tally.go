package ui

import (
	"notelab/app/course"
	"notelab/app/progress"
)

// The settings that are kept as progress events. The theme and the language
// are known before the program starts and stand in localStorage and in the
// address instead.
const SettingQuickLength = "quick.length"

// SettingCertainty is "off" when there is one submit button, and a learner is
// not asked how sure they are.
const SettingCertainty = "quiz.certainty"

// Tally counts what was done of a note, a section or a course.
type Tally struct {
	Sections, Read             int // sections that can be ticked, and that are
	Questions, Answered, Right int // questions, answered ones, right the last time
}

// Done and All sum up sections and questions: what the share counts.
func (t Tally) Done() int { return t.Read + t.Answered }

// All is what Done can reach.
func (t Tally) All() int { return t.Sections + t.Questions }

// Percent is the share done.
func (t Tally) Percent() int { return percent(t.Done(), t.All()) }

// Plus adds two tallies.
func (t Tally) Plus(u Tally) Tally {
	return Tally{t.Sections + u.Sections, t.Read + u.Read, t.Questions + u.Questions, t.Answered + u.Answered, t.Right + u.Right}
}

// TallyNote counts what was done of a note.
func TallyNote(s *progress.State, courseID string, n *course.IndexNote) Tally {
	t := Tally{Sections: len(n.Headings), Questions: len(n.Questions)}
	for _, h := range n.Headings {
		if s.Read(courseID, n.Slug, h.ID) {
			t.Read++
		}
	}
	for i := range n.Questions {
		q := &n.Questions[i]
		if r := s.Record(courseID, q.ID, q.Aliases...); r.Count > 0 {
			t.Answered++
			if r.Last.Right {
				t.Right++
			}
		}
	}
	return t
}

// TallySection counts what was done of a chapter.
func TallySection(s *progress.State, courseID string, sec *course.IndexSection) Tally {
	var t Tally
	for i := range sec.Notes {
		t = t.Plus(TallyNote(s, courseID, &sec.Notes[i]))
	}
	return t
}

// find returns a note of the index, or nil.
func find(x *course.Index, slug string) *course.IndexNote {
	for i := range x.Sections {
		for j := range x.Sections[i].Notes {
			if x.Sections[i].Notes[j].Slug == slug {
				return &x.Sections[i].Notes[j]
			}
		}
	}
	return nil
}

// firstOpen returns the first note that is not done, or the first of all; nil
// for a course without notes.
func firstOpen(s *progress.State, courseID string, x *course.Index) *course.IndexNote {
	var first *course.IndexNote
	for i := range x.Sections {
		for j := range x.Sections[i].Notes {
			n := &x.Sections[i].Notes[j]
			if first == nil {
				first = n
			}
			if t := TallyNote(s, courseID, n); t.All() == 0 || t.Done() < t.All() {
				return n
			}
		}
	}
	return first
}
