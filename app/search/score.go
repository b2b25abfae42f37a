package search

import "strings"

// Weights of a match: the whole title, its beginning, a word's beginning, its
// inside, then the note's title and the text. They are tenths.
const (
	wholeTitle  = 1200
	titleStart  = 600
	wordStart   = 400
	insideTitle = 250
	inInitials  = 200
	whereScore  = 80
	textScore   = 40
	promptPart  = 4  // a question's title is its prompt: a text rather than a title
	perCount    = 10 // for each time in the text, to five
	wordInText  = 15 // where a word of the text begins with it
)

// seen is what a scan has seen of one document.
type seen struct {
	count uint16
	start bool
	title bool
	where bool
	here  bool
}

// scorePattern calls f with every document that has the pattern.
func (ix *Index) scorePattern(p *pattern, notes *scratch, f func(doc int32, score int)) {
	if p.piece == "" {
		return
	}
	v := &ix.vocab
	v.containing(p, func(id int32, start bool) {
		for at := v.last[id]; at >= 0; at = v.posts[at].next {
			post := &v.posts[at]
			s := &notes.seen[post.doc]
			if !s.here {
				s.here = true
				notes.docs = append(notes.docs, post.doc)
			}
			s.count += post.count
			s.start = s.start || start && post.count > 0
			s.title = s.title || post.title
			s.where = s.where || post.where
		}
	})
	for _, d := range notes.docs {
		s := &notes.seen[d]
		if score := ix.scoreDoc(p, d, s) * p.share / 100; score > 0 {
			f(d, score)
		}
		*s = seen{}
	}
	notes.docs = notes.docs[:0]
}

func (ix *Index) scoreDoc(p *pattern, doc int32, s *seen) int {
	low, score := &ix.low[doc], 0
	if s.title {
		score = titleScore(p, low.title)
		for _, name := range low.names {
			score = max(score, titleScore(p, name))
		}
		if ix.docs[doc].Kind == Question {
			score /= promptPart
		}
	}
	if s.where && score == 0 {
		if from, _ := p.next(low.where, 0); from >= 0 {
			score = whereScore
		}
	}
	count := int(s.count)
	if count > 0 && !p.simple() {
		count = p.count(low.text, 5)
	}
	if count > 0 {
		score += textScore + perCount*min(count, 5)
		if s.start {
			score += wordInText
		}
	}
	return score
}

func titleScore(p *pattern, title string) int {
	from, to := p.next(title, 0)
	switch {
	case from < 0:
		return 0
	case from == 0 && to == len(title):
		return wholeTitle
	case from == 0:
		return titleStart
	case title[from-1] == ' ':
		return wordStart
	}
	return insideTitle
}

// scoreWord scores every document for one word of the query.
func (ix *Index) scoreWord(q *query, w *word) {
	w.scores = make([]int32, len(ix.docs))
	if isInitials(w.text) {
		for d := range ix.low {
			low, part := &ix.low[d], 1
			if ix.docs[d].Kind == Question {
				part = promptPart
			}
			for k, in := range low.initials {
				switch at := strings.Index(in, w.text); {
				case at == 0:
					w.raise(int32(d), titleStart/part)
				case at > 0 || strings.Contains(low.compact[k], w.text):
					w.raise(int32(d), inInitials/part)
				}
			}
		}
	}
	for _, p := range w.patterns {
		ix.scorePattern(p, q.scratch(len(ix.docs)), w.raise)
	}
}
