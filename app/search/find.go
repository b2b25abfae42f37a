package search

import (
	"sort"
	"strings"
)

// Index is a list of documents ready to be searched.
type Index struct {
	docs   []Doc
	low    []folded
	vocab  vocabulary
	groups [][]string // names of the same thing, in lower case
	named  []naming
	keys   map[string][]int // a name without its spaces -> its groups
}

// folded is a document as it is compared: lower case.
type folded struct {
	title, where, text string
	names              []string
	// Of the title and the names: "지수 백오프" -> "ㅈㅅ ㅂㅇㅍ" and "ㅈㅅㅂㅇㅍ".
	initials, compact []string
}

// naming is one name of a group by its initials, without spaces.
type naming struct {
	initials string
	group    int
}

// New prepares documents for searching.
func New(docs []Doc) *Index {
	ix := &Index{}
	ix.Add(docs)
	return ix
}

// Add prepares more documents. What is found already stays as it is, so that a
// big index can be made in steps; it may not be searched meanwhile.
func (ix *Index) Add(docs []Doc) {
	for i := range docs {
		d := &docs[i]
		n := int32(len(ix.docs))
		f := folded{title: strings.ToLower(d.Title), where: strings.ToLower(d.Where), text: strings.ToLower(d.Text)}
		f.learnInitials(f.title)
		ix.vocab.add(n, f.title, inTitle)
		for _, name := range d.Names {
			if name = strings.ToLower(strings.TrimSpace(name)); name != "" {
				f.names = append(f.names, name)
				f.learnInitials(name)
				ix.vocab.add(n, name, inTitle)
			}
		}
		ix.vocab.add(n, f.where, inWhere)
		ix.vocab.add(n, f.text, inText)
		ix.docs = append(ix.docs, *d)
		ix.low = append(ix.low, f)
		if len(f.names) > 1 {
			ix.learnNames(f.names)
		}
	}
}

func (f *folded) learnInitials(name string) {
	in := initials(name)
	f.initials = append(f.initials, in)
	f.compact = append(f.compact, strings.ReplaceAll(in, " ", ""))
}

func (ix *Index) learnNames(names []string) {
	if ix.keys == nil {
		ix.keys = map[string][]int{}
	}
	g := len(ix.groups)
	ix.groups = append(ix.groups, names)
	for _, name := range names {
		k := joined(name)
		if k == "" {
			continue
		}
		ix.keys[k] = append(ix.keys[k], g)
		if in := initials(k); in != k {
			ix.named = append(ix.named, naming{in, g})
		}
	}
}

// joined is a name by its letters alone, so that spacing does not matter.
func joined(name string) string {
	var b strings.Builder
	pieces(name, func(w string) { b.WriteString(w) })
	return b.String()
}

// Part is a piece of a text; Match says that it is what was searched for.
type Part struct {
	Text  string
	Match bool
}

// Hit is a document that was found.
type Hit struct {
	Doc
	Head    []Part // the title; of a question, the part around the first match
	Excerpt []Part // the text around the first match, of one paragraph; or its beginning
	// At is how the place that matches begins, to be found in the page; empty for
	// the document's own beginning.
	At string
	// Near says that no document contains the query as it was typed, only words
	// that are nearly the same.
	Near bool

	doc, score int
}

// few is how many documents are little: below it, words that are nearly the same
// are tried too.
const few = 3

// Find returns at most n documents that contain every word of the query, the best
// first. A word also matches without its particle, a name by another name of the
// same thing, and Hangul initials ("ㅂㅇㅍ") match titles and names; without spaces
// also across words. Where this finds little, documents follow that contain words
// which are nearly the same. An empty query finds nothing.
func (ix *Index) Find(query string, n int) []Hit { return ix.find(query, n, false) }

// FindHalf is Find while the last letter of the query is being composed: it may
// be the beginning of another ("재싣" of "재시도").
func (ix *Index) FindHalf(query string, n int) []Hit { return ix.find(query, n, true) }

func (ix *Index) find(query string, n int, half bool) []Hit {
	q := ix.read(query, half)
	if len(q.words) == 0 || n <= 0 || len(ix.docs) == 0 {
		return nil
	}
	for _, w := range q.words {
		ix.scoreWord(q, w)
	}
	for _, s := range q.spans {
		ix.scorePattern(s.pattern, q.scratch(len(ix.docs)), func(doc int32, score int) {
			for w := s.first; w <= s.last; w++ {
				q.words[w].raise(doc, score)
			}
		})
	}
	found := make([]bool, len(ix.docs))
	hits := ix.collect(q, found, false)
	if len(hits) < few && ix.loosen(q) {
		hits = append(hits, ix.collect(q, found, true)...)
	}
	if len(hits) > n {
		hits = hits[:n]
	}
	marks := q.marks()
	for i := range hits {
		ix.show(&hits[i], q, marks)
	}
	return hits
}

// collect lists the documents in which every word scores, unless they have been
// found before, and marks them as found.
func (ix *Index) collect(q *query, found []bool, near bool) []Hit {
	var hits []Hit
next:
	for d := range ix.docs {
		if found[d] {
			continue
		}
		total := 0
		for _, w := range q.words {
			s := w.scores[d]
			if s == 0 {
				continue next
			}
			total += int(s)
		}
		switch ix.docs[d].Kind { // equal matches: teaching before testing
		case Note, Term:
			total += 30
		case Section, Lab:
			total += 20
		}
		found[d] = true
		hits = append(hits, Hit{Doc: ix.docs[d], Near: near, doc: d, score: total})
	}
	sort.SliceStable(hits, func(a, b int) bool { return hits[a].score > hits[b].score })
	return hits
}
