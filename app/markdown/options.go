// Package markdown turns note sources into course values: a note's blocks with
// safe HTML, its questions and simulators, and whole folders into courses.
//
// It promises that any bytes give a note without a panic, the same one every
// time, whose HTML can run no script and loads nothing from elsewhere; that
// CommonMark, GFM and what Jekyll and Hugo leave behind read well; and that
// whatever an author should mend is a course.Problem with its place and remedy.
// It leaves out pages, navigation and everything about a screen. Nothing else
// imports goldmark.
package markdown

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// MaxFileSize is the size of a note in bytes beyond which it isn't read, when
// Options names none.
const MaxFileSize = 2 << 20

// Options says what a note may refer to. The zero value reads a note by itself:
// relative links stay as they are and every sim block is a problem.
type Options struct {
	// ID becomes Course.ID, and Title its title where the folder has none: the
	// folder's name, say.
	ID, Title string
	// Lang is the note's language; "" guesses it from the text (for a course:
	// from the folder, then the text).
	Lang i18n.Lang
	// Slug is the note's identity; "" takes it from the file name.
	Slug string

	// Sims are the simulators a note may name.
	Sims sim.Infos

	// Resolve turns a relative link found in file into the address to write.
	// The path is unescaped and has no fragment; it is "" for a link inside the
	// note. False means that nothing is there, which is a problem. Nil keeps
	// links as they are. Course sets its own.
	Resolve func(file, path, fragment string) (url string, ok bool)
	// Image does the same for a picture. Nil keeps relative addresses.
	Image func(file, path string) (url string, ok bool)

	// NoteURL writes the address of a note for Course; nil writes
	// "<Base><lang>/notes/<slug>/".
	NoteURL func(l i18n.Lang, slug string) string
	// FileURL writes the address of a picture below the course folder for
	// Course; nil writes "<Base>files/<path>".
	FileURL func(path string) string
	// Base is the path prefix of the course's pages, "/" when empty.
	Base string

	// AssignIDs gives a question without an id one derived from its prompt (see
	// Fix) and turns the error into a warning. It serves notes whose author
	// can't be asked to run the check.
	AssignIDs bool
	// MaxFile bounds a note in bytes; 0 means MaxFileSize.
	MaxFile int
}

func (o *Options) maxFile() int {
	if o.MaxFile > 0 {
		return o.MaxFile
	}
	return MaxFileSize
}
