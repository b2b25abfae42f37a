// Package search finds paragraphs, questions and simulators of a course by what
// the learner types: words and parts of words in Korean and English, and the
// initial consonants of titles.
//
// The index is a plain list of documents, made with the pages; matching scans
// it, which for a course takes a few milliseconds and needs no structure to
// load. The package leaves out stemming and typo correction.
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
)

// Doc is one thing that can be found.
type Doc struct {
	// URL is relative to the course's base and language: "notes/x/#anchor".
	URL   string `json:"u"`
	Kind  Kind   `json:"k"`
	Title string `json:"t"`
	Where string `json:"w,omitempty"` // the note it stands in
	Text  string `json:"x,omitempty"` // plain text
}

// Docs lists what can be found in a course in one language, in reading order.
func Docs(c *course.Course, l i18n.Lang, notes []*course.Note, sims []*sim.Info) []Doc {
	var docs []Doc
	for _, n := range notes {
		docs = append(docs, noteDocs(n)...)
	}
	for _, in := range sims {
		text := in.Summary.In(l)
		for _, p := range in.Presets {
			text += " · " + p.Label.In(l)
		}
		docs = append(docs, Doc{URL: "lab/" + in.Name + "/", Kind: Lab, Title: in.Title.In(l), Where: in.Name, Text: text})
	}
	return docs
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
			text := ""
			for _, o := range q.Options {
				text += " " + Plain(string(o.Body))
			}
			docs = append(docs, Doc{URL: at(base, q.Anchor), Kind: Question, Title: Plain(string(q.Prompt)), Where: n.Title, Text: strings.TrimSpace(text)})
		case b.HTML != "":
			docs[cur].Text = strings.TrimSpace(docs[cur].Text + " " + Plain(b.HTML))
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

var entities = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&#34;", `"`, "&#39;", "'", "&nbsp;", " ", "&amp;", "&")

// Plain returns the text of an HTML fragment with its white space collapsed.
func Plain(html string) string {
	var b strings.Builder
	for html != "" {
		i := strings.IndexByte(html, '<')
		if i < 0 {
			b.WriteString(html)
			break
		}
		b.WriteString(html[:i])
		j := strings.IndexByte(html[i:], '>')
		if j < 0 {
			break
		}
		// Block tags part words, inline ones (code, strong, a) don't.
		if tag := strings.TrimLeft(html[i+1:i+j], "/"); !inline(tag) {
			b.WriteByte(' ')
		}
		html = html[i+j+1:]
	}
	return strings.Join(strings.Fields(entities.Replace(b.String())), " ")
}

func inline(tag string) bool {
	if i := strings.IndexAny(tag, " /"); i >= 0 {
		tag = tag[:i]
	}
	switch tag {
	case "a", "b", "i", "em", "strong", "code", "span", "del", "sub", "sup", "kbd", "mark":
		return true
	}
	return false
}
