// Package course is what a folder of notes means: a course of sections, notes
// and blocks with stable identities, and its exam blueprints as data.
//
// It holds values and the rules between them. Reading Markdown is the work of
// package markdown, writing pages that of package site.
package course

import (
	"strconv"

	"notelab/app/i18n"
	"notelab/app/quiz"
)

// Course is a folder of notes in reading order.
type Course struct {
	// ID keeps the progress of two courses apart on one device; "" for the
	// course a site is made of.
	ID          string
	Title       i18n.Text
	Description i18n.Text
	// Langs are the languages notes exist in, the main one first.
	Langs      []i18n.Lang
	License    string
	Sections   []Section
	Blueprints []*Blueprint
	// Outline is what older notes spoke of; nil where none is named.
	Outline *Outline
	// Notes holds every readable note by language and slug.
	Notes map[i18n.Lang]map[string]*Note
	// Glossary holds the terms of each language in the order of their heads.
	Glossary map[i18n.Lang][]Term
	// Files are the other files notes refer to (images), by path below the
	// course folder.
	Files map[string][]byte
}

// Section is a chapter: notes that belong together.
type Section struct {
	ID    string
	Title i18n.Text
	Notes []string // slugs in reading order
}

// Note is one Markdown file, read.
type Note struct {
	Slug    string // file name without extension; an identity
	Lang    i18n.Lang
	File    string // path below the course folder, for messages
	Title   string
	Summary string // the question the note answers, one sentence; may be empty
	Tags    []string
	Updated string // YYYY-MM-DD, or ""
	Sources []Source
	Blocks  []Block
	// Headings are the note's headings of level 2 and 3 in order.
	Headings []Heading
	// Minutes is the reading time, rounded up; at least 1.
	Minutes int
}

// Source is a page a note's facts were checked on.
type Source struct {
	Title   string
	URL     string
	Checked string
}

// Heading is one entry of a note's contents. A level-2 heading starts a
// section, which the learner can tick as read.
type Heading struct {
	Level int
	ID    string // anchor, unique in the note
	HTML  string // inline HTML of the title
	Text  string // plain text of the title
}

// Block is one piece of a note in reading order; exactly one field is set,
// besides Line.
type Block struct {
	HTML    string         // safe HTML of a run of ordinary Markdown blocks
	Heading *Heading       // a heading of level 2 (deeper ones stay inside HTML)
	Quiz    *quiz.Question // a question
	Sim     *SimBlock      // a simulator
	Broken  *Problem       // a block that could not be read: shown in its place

	// Line of the file where a question begins, from 1; 0 when unknown.
	Line int
}

// SimBlock places a simulator in a note.
type SimBlock struct {
	ID      string            // element id, unique in the note: "sim-backoff-1"
	Name    string            // simulator
	Params  map[string]string // canonical values that differ from the defaults
	Compare map[string]string // second run's differing values; nil for one run
	Predict string            // name of the prediction asked before the first run, or ""
	Alt     string            // what the picture shows, in the note's language
	Anchor  string            // id of the level-2 heading above
}

// Severity says how bad a problem is.
type Severity string

// The severities: an Error makes `notelab check` fail.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// Problem is something an author should mend, with its place and remedy.
type Problem struct {
	File     string
	Line     int // from 1; 0 when it concerns the whole file
	Col      int // from 1; 0 when unknown
	Severity Severity
	Code     string    // stable short name: "quiz-no-answer"
	Message  i18n.Text // what is wrong, what was expected, the nearest known name
}

// In returns the problem in a language as one line that names its place the way
// compilers do: "ko/ecs.md:12:3: message [code]".
func (p Problem) In(l i18n.Lang) string {
	s := p.File
	if p.Line > 0 {
		s += ":" + strconv.Itoa(p.Line)
		if p.Col > 0 {
			s += ":" + strconv.Itoa(p.Col)
		}
	}
	if s != "" {
		s += ": "
	}
	return s + p.Message.In(l) + " [" + p.Code + "]"
}

// Errors reports whether one of the problems is an Error.
func Errors(ps []Problem) bool {
	for i := range ps {
		if ps[i].Severity == Error {
			return true
		}
	}
	return false
}
