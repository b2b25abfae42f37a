package search

import (
	"strings"
	"unicode/utf8"
)

// query is what was typed, word by word, with every way to find each.
type query struct {
	words []*word
	spans []span
	notes *scratch
}

// word is one word of the query. A document's score is that of its best pattern.
type word struct {
	text     string
	patterns []*pattern
	scores   []int32 // by document
}

// span is another name for some words of the query that name something together.
type span struct {
	first, last int
	pattern     *pattern
}

// scratch is what a scan writes to, made once a query.
type scratch struct {
	seen []seen
	docs []int32
}

func (q *query) scratch(docs int) *scratch {
	if q.notes == nil {
		q.notes = &scratch{seen: make([]seen, docs)}
	}
	return q.notes
}

func (w *word) raise(doc int32, score int) { w.scores[doc] = max(w.scores[doc], int32(score)) }

// Bounds: of the words of a query, of the words of a name, and of the names that
// initials stand for.
const (
	maxWords    = 10
	maxName     = 6
	maxInitials = 12
	maxLetters  = 200
)

// Shares of the score of a literal match.
const (
	halfShare     = 95
	particleShare = 90
	nameShare     = 80
	looseShare    = 50
)

// read takes a query apart. half says that its last letter is being composed.
func (ix *Index) read(text string, half bool) *query {
	if len(text) > maxLetters*4 {
		text = text[:maxLetters*4]
	}
	q := &query{}
	for _, w := range strings.Fields(apart.Replace(strings.ToLower(text))) {
		if joined(w) != "" && len(q.words) < maxWords { // a word of signs only says nothing
			q.words = append(q.words, &word{text: w})
		}
	}
	for i, w := range q.words {
		w.patterns = append(w.patterns, newPattern(w.text, 100))
		if isInitials(w.text) {
			ix.readInitials(q, i)
			continue
		}
		for _, c := range ix.stems(w.text) {
			p := newPattern(c.stem, particleShare)
			p.start = utf8.RuneCountInString(c.stem) == 1
			w.patterns = append(w.patterns, p)
		}
		if half && i == len(q.words)-1 {
			if p := composed(w.text); p != nil {
				w.patterns = append(w.patterns, p)
			}
		}
	}
	ix.readNames(q)
	return q
}

// stems returns a word without its particles, where the rest is a word of the
// course.
func (ix *Index) stems(word string) []cut {
	var out []cut
	for _, c := range cuts(word) {
		if ix.vocab.known(c) {
			out = append(out, c)
		}
	}
	return out
}

// readInitials adds the names whose initials begin with a word of the query.
func (ix *Index) readInitials(q *query, i int) {
	w := q.words[i].text
	if len([]rune(w)) < 2 {
		return
	}
	n := 0
	for _, in := range ix.named {
		if !strings.HasPrefix(in.initials, w) {
			continue
		}
		if n++; n > maxInitials {
			return
		}
		for _, name := range ix.groups[in.group] {
			q.spans = append(q.spans, span{i, i, namePattern(name)})
		}
	}
}

// readNames adds the other names of what some words of the query name together,
// the longest first: "visibility timeout을" is also "가시성 타임아웃".
func (ix *Index) readNames(q *query) {
	if len(ix.keys) == 0 {
		return
	}
	for i := 0; i < len(q.words); i++ {
		for j := min(i+maxName, len(q.words)) - 1; j >= i; j-- {
			key := ""
			for _, w := range q.words[i:j] {
				key += joined(w.text)
			}
			last := joined(q.words[j].text)
			groups := ix.keys[key+last]
			for _, c := range cuts(last) {
				groups = append(groups[:len(groups):len(groups)], ix.keys[key+c.stem]...)
			}
			if len(groups) == 0 {
				continue
			}
			for _, g := range groups {
				for _, name := range ix.groups[g] {
					q.spans = append(q.spans, span{i, j, namePattern(name)})
				}
			}
			i = j
			break
		}
	}
}

func namePattern(name string) *pattern {
	p := beginning(name, nameShare)
	p.whole = true
	return p
}

// composed returns the pattern of a word whose last letter is half of one: its
// last syllable may get a final consonant, or give the one it has to the next.
// It is nil where there is none.
func composed(w string) *pattern {
	last, n := utf8.DecodeLastRuneInString(w)
	head, lead := w[:len(w)-n], last
	from, to := last, last+finals-1 // 타이 of 타임
	if isSyllable(last) {
		final := (last - firstSyllable) % finals
		if final > 0 { // 재싣 of 재시도, 값 of 갑시
			typed := tails[final]
			open := last - final
			lead, n = utf8.DecodeLastRuneInString(typed)
			for i, t := range tails {
				if t == typed[:len(typed)-n] {
					open += rune(i)
				}
			}
			head += string(open)
		}
	}
	if at := leadOf(lead); at >= 0 {
		from = firstSyllable + rune(at)*perLead
		to = from + perLead - 1
	} else if !isSyllable(last) {
		return nil
	}
	if head == "" {
		return nil
	}
	p := newPattern(head, halfShare)
	p.from, p.to = from, to
	return p
}
