package search

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// excerptRunes is the length of an excerpt: two lines on a phone. ahead is how
// much of it may stand before the match, placeRunes how much of a page's text
// says where a place is.
const (
	excerptRunes = 90
	ahead        = 24
	placeRunes   = 24
)

// mark is a pattern and the word of the query it stands for.
type mark struct {
	word    int
	pattern *pattern
}

// marks lists everything that is marked where it is found.
func (q *query) marks() []mark {
	var out []mark
	for i, w := range q.words {
		for _, p := range w.patterns {
			out = append(out, mark{i, p})
		}
	}
	for _, s := range q.spans {
		out = append(out, mark{s.first, s.pattern})
	}
	return out
}

// show fills in what is seen of a hit.
func (ix *Index) show(h *Hit, q *query, marks []mark) {
	low := &ix.low[h.doc]
	title := ranges(low.title, marks)
	for _, w := range q.words {
		if isInitials(w.text) {
			if from, to := initialsAt(low.initials[0], w.text); from >= 0 {
				title = append(title, [2]int{from, to})
			}
		}
	}
	if heading := []rune(h.Title); h.Kind == Question {
		h.Head = around(heading, title) // a prompt is long
	} else {
		h.Head = parts(heading, title, 0)
	}
	lines, lowLines := strings.Split(h.Text, "\n"), strings.Split(low.text, "\n")
	best, most := 0, 0
	for i, line := range lowLines {
		// The paragraph with most words of the query; the first of equals.
		if n := wordsIn(line, marks); n > most {
			best, most = i, n
		}
	}
	line := []rune(lines[best])
	found := ranges(lowLines[best], marks)
	h.Excerpt = around(line, found)
	switch {
	case h.Kind == Question:
		h.At = place([]rune(h.Title), 0)
	case most > 0 && (h.Kind == Section || h.Kind == Note):
		h.At = place(line, found[0][0])
	}
}

// around returns as much of a paragraph as an excerpt holds, from a little before
// the first of its ranges.
func around(line []rune, found [][2]int) []Part {
	from := 0
	if len(line) > excerptRunes && len(found) > 0 {
		at := found[0][0]
		from = max(0, min(at-ahead, len(line)-excerptRunes))
		for from > 0 && from < at && line[from-1] != ' ' {
			from++
		}
	}
	out := parts(line[from:min(len(line), from+excerptRunes)], found, from)
	if from > 0 {
		out = append([]Part{{Text: "…"}}, out...)
	}
	if from+excerptRunes < len(line) {
		out = append(out, Part{Text: "…"})
	}
	return out
}

// place is a stretch of a paragraph by which it is found: from a match on, or the
// end where too little follows.
func place(line []rune, at int) string {
	from := max(0, min(at, len(line)-placeRunes))
	return string(line[from:min(len(line), from+placeRunes)])
}

// wordsIn counts the words of the query a text in lower case has.
func wordsIn(text string, marks []mark) int {
	var has uint32
	n := 0
	for _, m := range marks {
		if has&(1<<m.word) != 0 {
			continue
		}
		if from, _ := m.pattern.next(text, 0); from >= 0 {
			has |= 1 << m.word
			n++
		}
	}
	return n
}

// ranges returns where marks stand in a text in lower case, in letters, ordered
// and apart.
func ranges(low string, marks []mark) [][2]int {
	var out [][2]int
	for _, m := range marks {
		for at := 0; len(out) < 64; {
			from, to := m.pattern.next(low, at)
			if from < 0 {
				break
			}
			n := utf8.RuneCountInString(low[:from])
			out = append(out, [2]int{n, n + utf8.RuneCountInString(low[from:to])})
			at = to
		}
	}
	sort.Slice(out, func(a, b int) bool { return out[a][0] < out[b][0] })
	return out
}

// parts cuts a text at ranges, which count from a place before it.
func parts(text []rune, found [][2]int, from int) []Part {
	var out []Part
	at := 0
	for _, f := range found {
		a, b := max(at, f[0]-from), min(len(text), f[1]-from)
		if a >= b {
			continue
		}
		if a > at {
			out = append(out, Part{Text: string(text[at:a])})
		}
		if n := len(out); n > 0 && out[n-1].Match && a == at {
			out[n-1].Text += string(text[a:b]) // what overlaps is one
		} else {
			out = append(out, Part{string(text[a:b]), true})
		}
		at = b
	}
	if at < len(text) {
		out = append(out, Part{Text: string(text[at:])})
	}
	return out
}

// initialsAt returns where initials stand in those of a title, which they may
// cross the spaces of; from is -1 when nowhere.
func initialsAt(title, w string) (from, to int) {
	r, want := []rune(title), []rune(w)
	for i := range r {
		j, n := i, 0
		for j < len(r) && n < len(want) {
			switch {
			case r[j] == want[n]:
				n++
			case r[j] != ' ' || n == 0:
				n = len(want) + 1
				continue
			}
			j++
		}
		if n == len(want) {
			return i, j
		}
	}
	return -1, -1
}
