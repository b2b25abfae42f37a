package course

import (
	"strings"
	"unicode"
)

// Term is one entry of a glossary: names of one thing, and what it is in a
// sentence.
type Term struct {
	ID    string   // anchor on the glossary's page, unique in its language
	Names []string // the head first, then the same in another language or shorter
	HTML  string   // safe HTML of the sentence
	Text  string   // the same as plain text
	Note  string   // slug of the note that teaches it, or ""
	Line  int      // of the file, from 1
}

// Sort is what a term is ordered by: its head from the first letter or digit on,
// without regard to case.
func (t *Term) Sort() string {
	return strings.ToLower(strings.TrimLeftFunc(t.Names[0], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}
