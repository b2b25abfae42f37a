package search

import (
	"sort"
	"strings"
	"unicode"
)

// Index is a list of documents ready to be searched. It is immutable.
type Index struct {
	docs []Doc
	low  []folded
}

// folded is a document as it is compared: lower case.
type folded struct {
	title, where, text string
	initials           string // of the title: "지수 백오프" -> "ㅈㅅ ㅂㅇㅍ"
}

// New prepares documents for searching.
func New(docs []Doc) *Index {
	ix := &Index{docs: docs, low: make([]folded, len(docs))}
	for i, d := range docs {
		ix.low[i] = folded{strings.ToLower(d.Title), strings.ToLower(d.Where), strings.ToLower(d.Text), initials(d.Title)}
	}
	return ix
}

// Hit is a document that was found. Excerpt is a part of its text around the
// first match, or the beginning.
type Hit struct {
	Doc
	Excerpt string
	score   int
}

// Find returns at most n documents that contain every word of the query, the
// best first. A word of Hangul initials ("ㅂㅇㅍ") matches titles; without
// spaces it also matches across words. An empty query finds nothing.
func (ix *Index) Find(query string, n int) []Hit {
	words := strings.Fields(strings.ToLower(query))
	if len(words) == 0 || n <= 0 {
		return nil
	}
	var hits []Hit
	for i := range ix.docs {
		if s := ix.score(i, words); s > 0 {
			hits = append(hits, Hit{Doc: ix.docs[i], score: s})
		}
	}
	sort.SliceStable(hits, func(a, b int) bool { return hits[a].score > hits[b].score })
	if len(hits) > n {
		hits = hits[:n]
	}
	for i := range hits {
		hits[i].Excerpt = excerpt(hits[i].Text, words)
	}
	return hits
}

// Weights of a match: the whole title, its beginning, a word's beginning, its
// inside, then the note's title and the text.
const (
	wholeTitle = 120
	titleStart = 60
	wordStart  = 40
	inTitle    = 25
	inInitials = 20
	inWhere    = 8
	inText     = 4
)

func (ix *Index) score(i int, words []string) int {
	d, total := &ix.low[i], 0
	for _, w := range words {
		s := 0
		if isInitials(w) {
			switch at := strings.Index(d.initials, w); {
			case at == 0:
				s = titleStart
			case at > 0 || strings.Contains(strings.ReplaceAll(d.initials, " ", ""), w):
				s = inInitials
			}
		} else {
			switch at := strings.Index(d.title, w); {
			case d.title == w:
				s = wholeTitle
			case at == 0:
				s = titleStart
			case at > 0 && d.title[at-1] == ' ':
				s = wordStart
			case at > 0:
				s = inTitle
			}
			if s == 0 && strings.Contains(d.where, w) {
				s = inWhere
			}
			if c := strings.Count(d.text, w); c > 0 {
				s += inText + min(c, 5)
			}
		}
		if s == 0 {
			return 0
		}
		total += s
	}
	switch ix.docs[i].Kind { // equal matches: teaching before testing
	case Note:
		total += 3
	case Section, Lab:
		total += 2
	}
	return total
}

// excerptRunes is the length of an excerpt: two lines on a phone.
const excerptRunes = 90

func excerpt(text string, words []string) string {
	r := []rune(text)
	if len(r) <= excerptRunes {
		return text
	}
	low := []rune(strings.ToLower(text))
	at := 0
	if len(low) == len(r) { // lower-casing kept the length, so positions agree
		for _, w := range words {
			if i := strings.Index(string(low), w); i >= 0 {
				at = len([]rune(string(low)[:i]))
				break
			}
		}
	}
	from := max(0, at-20)
	for from > 0 && from < at && !unicode.IsSpace(r[from-1]) {
		from++
	}
	to := min(len(r), from+excerptRunes)
	s := strings.TrimSpace(string(r[from:to]))
	if from > 0 {
		s = "…" + s
	}
	if to < len(r) {
		s += "…"
	}
	return s
}

// leads are the initial consonants of Hangul syllables in their order.
var leads = []rune("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")

// initials replaces each Hangul syllable by its initial consonant; other
// letters stay, lower case.
func initials(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		if r >= '가' && r <= '힣' {
			r = leads[(r-'가')/588]
		}
		b.WriteRune(r)
	}
	return b.String()
}

// isInitials reports whether a word is made of Hangul initial consonants only.
func isInitials(w string) bool {
	for _, r := range w {
		if r < 'ㄱ' || r > 'ㅎ' {
			return false
		}
	}
	return true
}
