// Package search finds paragraphs, questions, simulators and terms of a course by
// what the learner types: words and parts of words in Korean and English, words
// with and without their particles, the initial consonants of titles and names,
// another name of the same thing, and, where these find little, words that are
// nearly the same.
//
// The index is a plain list of documents, made with the pages. A program that
// searches it makes a vocabulary of it first (see Index), which a keystroke scans
// in place of the texts. The package leaves out the inflection of verbs and of
// English words.
package search

import (
	"strings"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/sim"
)

// Kind says what a document is.
type Kind string

// The kinds of document.
const (
	Note     Kind = "note"    // a note's opening
	Section  Kind = "section" // a level-2 section of a note
	Question Kind = "quiz"
	Lab      Kind = "sim"
	Term     Kind = "term" // an entry of the glossary
)

// Doc is one thing that can be found.
type Doc struct {
	// URL is relative to the course's base and language: "notes/x/#anchor".
	URL   string `json:"u"`
	Kind  Kind   `json:"k"`
	Title string `json:"t"`
	Where string `json:"w,omitempty"` // the note it stands in
	// Text is plain text, a paragraph a line: a hit is shown, and opened, at one.
	Text string `json:"x,omitempty"`
	// Names are names of one thing, in Korean and English. The document is found
	// by each of them, and a query that contains one finds what contains another,
	// in every document. A glossary's entries have them.
	Names []string `json:"n,omitempty"`
}

// Docs lists what can be found in a course in one language, in reading order:
// the notes that are given, or without any, what belongs to none: the glossary
// and the simulators.
func Docs(c *course.Course, l i18n.Lang, notes []*course.Note, sims []*sim.Info) []Doc {
	var docs []Doc
	for _, n := range notes {
		docs = append(docs, noteDocs(n)...)
	}
	if len(notes) == 0 {
		docs = terms(c, l)
	}
	for _, in := range sims {
		text := in.Summary.In(l)
		for _, p := range in.Presets {
			text += "\n" + p.Label.In(l)
		}
		docs = append(docs, Doc{URL: "lab/" + in.Name + "/", Kind: Lab, Title: in.Title.In(l), Where: in.Name, Text: text, Names: titles(in)})
	}
	return docs
}

// terms are the entries of the glossary, of the language or of the one that has
// them.
func terms(c *course.Course, l i18n.Lang) []Doc {
	list := c.Glossary[l]
	for i := 0; len(list) == 0 && i < len(c.Langs); i++ {
		list = c.Glossary[c.Langs[i]]
	}
	var docs []Doc
	for _, t := range list {
		docs = append(docs, Doc{URL: "glossary/#" + t.ID, Kind: Term, Title: t.Names[0], Text: t.Text, Names: t.Names})
	}
	return docs
}

// titles are a simulator's titles in all languages, where they differ.
func titles(in *sim.Info) []string {
	var out []string
	for _, l := range i18n.Langs {
		if t := in.Title.In(l); len(out) == 0 || t != out[0] {
			out = append(out, t)
		}
	}
	if len(out) == 1 {
		return nil
	}
	return out
}

func noteDocs(n *course.Note) []Doc {
	base := "notes/" + n.Slug + "/"
	docs := []Doc{{URL: base, Kind: Note, Title: n.Title, Text: n.Summary}}
	cur := 0
	for _, b := range n.Blocks {
		switch {
		case b.Heading != nil:
			docs = append(docs, Doc{URL: base + "#" + b.Heading.ID, Kind: Section, Title: b.Heading.Text, Where: n.Title})
			cur = len(docs) - 1
		case b.Quiz != nil:
			q := b.Quiz
			var options []string
			for _, o := range q.Options {
				options = append(options, Plain(string(o.Body)))
			}
			docs = append(docs, Doc{URL: at(base, q.Anchor), Kind: Question, Title: Plain(string(q.Prompt)), Where: n.Title, Text: strings.Join(options, "\n")})
		case b.HTML != "":
			docs[cur].Text = strings.TrimSpace(docs[cur].Text + "\n" + Paragraphs(b.HTML))
		}
	}
	return docs
}

// at is the address of a heading in a note; a question is found under the one
// that teaches it.
func at(base, anchor string) string {
	if anchor == "" {
		return base
	}
	return base + "#" + anchor
}
