package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// maxNear is how many words of the course a mistyped one may stand for.
const maxNear = 8

// loosen adds to the words of a query that are rare or unknown what they may have
// been meant to be, and scores it. It reports whether there is anything.
func (ix *Index) loosen(q *query) bool {
	any := false
	for _, w := range q.words {
		n := 0
		for _, s := range w.scores {
			n += int(min(s, 1))
		}
		if n >= few || isInitials(w.text) {
			continue
		}
		try := func(list []*pattern) (hit bool) {
			for _, p := range list {
				ix.scorePattern(p, q.scratch(len(ix.docs)), func(doc int32, score int) {
					w.raise(doc, score)
					hit = true
				})
			}
			w.patterns = append(w.patterns, list...)
			any = any || hit
			return hit
		}
		if n > 0 || !try(spaced(w.text)) {
			try(ix.alike(w.text))
		}
	}
	return any
}

// spaced returns a Korean word with a space at each place it could stand:
// "지수백오프" may be "지수 백오프".
func spaced(w string) []*pattern {
	r := []rune(w)
	if len(r) < 4 || len(r) > 12 {
		return nil
	}
	var out []*pattern
	for i := 2; i <= len(r)-2; i++ {
		if !isSyllable(r[i-1]) && !isSyllable(r[i]) {
			continue
		}
		out = append(out, beginning(string(r[:i])+" "+string(r[i:]), looseShare))
	}
	return out
}

// alike returns the words of the course, without their particles, that are a
// typing mistake or two away from a word of the query.
func (ix *Index) alike(w string) []*pattern {
	type candidate struct {
		stem  string
		edits int
	}
	var found []candidate
	most := longest
	forms := []string{joined(w)}
	for _, c := range cuts(forms[0]) {
		if utf8.RuneCountInString(c.stem) > 1 {
			forms = append(forms, c.stem)
		}
	}
	v := &ix.vocab
	var rows [3][longest + 1]uint8
	shortest := longest // a particle makes no word longer
	for _, form := range forms {
		code, _ := letters(nil, form)
		shortest = min(shortest, len(code))
	}
	allowed := editsFor(shortest)
	for _, form := range forms {
		code, ok := letters(nil, form)
		if !ok || allowed == 0 || len(code) > longest-allowed {
			continue
		}
		sign := signature(code)
		from := int32(0)
		for id, to := range v.ends {
			other := v.letters[from:to]
			from = to
			if len(other) < len(code)-allowed || bitsOver(sign&^v.signs[id], allowed) {
				continue
			}
			row := near(code, other, allowed, &rows)
			if row == nil {
				continue
			}
			// The whole word, or the word without its particle.
			token := ""
			for j := max(0, len(code)-allowed); j < len(row); j++ {
				edits := int(row[j])
				if edits == 0 || edits > allowed || edits > most {
					continue
				}
				if token == "" {
					token = v.word(int32(id))
				}
				stem, ok := without(token, len(other)-j)
				if !ok || strings.Contains(form, stem) && utf8.RuneCountInString(stem) < 2 {
					continue
				}
				most = min(most, edits)
				if !slices.ContainsFunc(found, func(c candidate) bool { return c.stem == stem }) {
					found = append(found, candidate{stem, edits})
				}
			}
		}
	}
	// The nearest only, in the order the course first says them.
	var out []*pattern
	for _, c := range found {
		if c.edits == most && len(out) < maxNear {
			out = append(out, beginning(c.stem, looseShare))
		}
	}
	return out
}

// without returns a word without a particle, or two, of so many letters.
func without(word string, letters int) (string, bool) {
	if letters == 0 {
		return word, true
	}
	for i, p := range particles {
		if letterCounts[i] > letters {
			continue
		}
		stem, ok := strings.CutSuffix(word, p)
		if !ok {
			continue
		}
		if letterCounts[i] == letters {
			return stem, true
		}
		for k, q := range particles {
			if letterCounts[i]+letterCounts[k] == letters && strings.HasSuffix(stem, q) {
				return strings.TrimSuffix(stem, q), true
			}
		}
	}
	return "", false
}

// bitsOver reports whether more than n bits are set.
func bitsOver(bits uint64, n int) bool {
	for ; bits != 0; n-- {
		if n == 0 {
			return true
		}
		bits &= bits - 1
	}
	return false
}
