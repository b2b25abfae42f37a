package course

import "notelab/app/i18n"

// Outline is what notes written before this course spoke of: each of their
// headings with the places that cover it now. It keeps a course from forgetting
// what it grew from.
type Outline struct {
	File  string // below the course folder, for messages
	Title i18n.Text
	Want  int // questions each heading should have
	Rows  []OutlineRow
}

// OutlineRow is one heading of the older notes.
type OutlineRow struct {
	ID        string // its number there: "6.3.1"
	Title     string
	At        []string // slugs of notes, or "slug#anchor" for one section
	Questions []string // ids of questions about it
	Line      int
}
