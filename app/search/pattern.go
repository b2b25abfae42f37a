package search

import (
	"strings"
	"unicode/utf8"
)

// pattern is one way to find a word of the query in a document.
type pattern struct {
	text  string // what must stand there, in lower case
	piece string // the longest word of text: what the vocabulary is asked for
	start bool   // only where a word begins
	whole bool   // no Latin letter or digit may follow, a plural's s aside
	// from and to, unless 0, bound the letter that must follow: one that is being
	// composed.
	from, to rune
	share    int // of the score of a literal match, in hundredths
}

// newPattern returns the pattern of a text that is worth share.
func newPattern(text string, share int) *pattern {
	p := &pattern{text: text, share: share}
	pieces(text, func(w string) {
		if len(w) > len(p.piece) {
			p.piece = w
		}
	})
	return p
}

// beginning returns the pattern of a text that stands where a word begins.
func beginning(text string, share int) *pattern {
	p := newPattern(text, share)
	p.start = true
	return p
}

// fits reports whether a match may stand where it stands; start says whether a
// word begins there, rest is what follows.
func (p *pattern) fits(start bool, rest string) bool {
	if p.simple() {
		if p.start && !start {
			return false
		}
		if p.whole || p.from != 0 {
			return p.followed(rest)
		}
	}
	return true
}

// simple reports whether the vocabulary answers by itself: text is one word.
func (p *pattern) simple() bool { return p.text == p.piece }

// followed reports whether what follows a match may.
func (p *pattern) followed(rest string) bool {
	if p.from != 0 {
		r, _ := utf8.DecodeRuneInString(rest)
		return r >= p.from && r <= p.to
	}
	if !p.whole || len(rest) == 0 {
		return true
	}
	if rest[0] == 's' {
		rest = rest[1:]
	}
	return len(rest) == 0 || !latin(rest[0])
}

func latin(c byte) bool { return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_' }

// next returns where the pattern next stands in a text in lower case, from at
// on; from is -1 when nowhere.
func (p *pattern) next(text string, at int) (from, to int) {
	for at <= len(text) {
		i := strings.Index(text[at:], p.text)
		if i < 0 || p.text == "" {
			break
		}
		i += at
		to := i + len(p.text)
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		if !(p.start && i > 0 && isLetter(before)) && p.followed(text[to:]) {
			if p.from != 0 {
				_, n := utf8.DecodeRuneInString(text[to:])
				to += n
			}
			return i, to
		}
		_, n := utf8.DecodeRuneInString(text[i:])
		at = i + n
	}
	return -1, -1
}

// count counts the pattern in a text, to most.
func (p *pattern) count(text string, most int) int {
	n := 0
	for at := 0; n < most; n++ {
		_, to := p.next(text, at)
		if to < 0 {
			break
		}
		at = to
	}
	return n
}
