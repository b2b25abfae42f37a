package search

import (
	"sort"
	"strings"
)

// vocabulary is the distinct words of all documents and where they stand. It is
// what a keystroke scans: a fifth of the texts, and each word once.
type vocabulary struct {
	ids    map[string]int32
	blob   strings.Builder // "\n" + word + "\n" + word + ... + "\n"
	starts []int32         // of each word in blob
	posts  []post
	last   []int32 // of each word: its last post

	// For typos: the letters of each word (none where it has others), and which
	// letters those are.
	letters []byte
	ends    []int32 // of each word's letters
	signs   []uint64
}

// post is a document that contains a word; next is the one before, -1 for none.
type post struct {
	doc, next int32
	count     uint16 // in the text
	title     bool   // in the title or a name
	where     bool
}

// fields of a document.
type field uint8

const (
	inText field = iota
	inTitle
	inWhere
)

// isLetter reports whether a character is part of words: in ASCII letters, digits
// and "_", beyond it all but the blocks of punctuation and symbols. The tables of
// package unicode would be exact, and a tenth of the program's data.
func isLetter(r rune) bool {
	switch {
	case r < 0x80:
		return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '_'
	case r < 0x2000:
		return r >= 0xc0 && r != '×' && r != '÷'
	case r < 0x3040:
		return r >= 0x2c00 && r < 0x2e00
	}
	return r < 0xfe10 || r > 0xff0f
}

// pieces calls f for each word of a text in lower case.
func pieces(text string, f func(word string)) {
	from := -1
	for i, r := range text {
		switch in := isLetter(r); {
		case in && from < 0:
			from = i
		case !in && from >= 0:
			f(text[from:i])
			from = -1
		}
	}
	if from >= 0 {
		f(text[from:])
	}
}

// add notes the words of a document's field.
func (v *vocabulary) add(doc int32, text string, in field) {
	pieces(text, func(word string) {
		id, ok := v.ids[word]
		if !ok {
			id = v.learn(word)
		}
		at := v.last[id]
		if at < 0 || v.posts[at].doc != doc {
			v.posts = append(v.posts, post{doc: doc, next: at})
			at = int32(len(v.posts) - 1)
			v.last[id] = at
		}
		switch p := &v.posts[at]; in {
		case inText:
			p.count = min(p.count+1, 1000)
		case inTitle:
			p.title = true
		case inWhere:
			p.where = true
		}
	})
}

func (v *vocabulary) learn(word string) int32 {
	if v.ids == nil {
		v.ids = map[string]int32{}
		v.blob.WriteByte('\n')
	}
	id := int32(len(v.starts))
	v.ids[word] = id
	v.starts = append(v.starts, int32(v.blob.Len()))
	v.blob.WriteString(word)
	v.blob.WriteByte('\n')
	v.last = append(v.last, -1)
	from := len(v.letters)
	if out, ok := letters(v.letters, word); ok && len(out)-from <= longest {
		v.letters = out
	}
	v.ends = append(v.ends, int32(len(v.letters)))
	v.signs = append(v.signs, signature(v.letters[from:]))
	return id
}

// word returns a word by its id.
func (v *vocabulary) word(id int32) string {
	from := v.starts[id]
	rest := v.blob.String()[from:]
	return rest[:strings.IndexByte(rest, '\n')]
}

// containing calls f for each word that contains what p says, and whether p
// stands at its beginning.
func (v *vocabulary) containing(p *pattern, f func(id int32, start bool)) {
	blob := v.blob.String()
	for at := 0; ; {
		i := strings.Index(blob[at:], p.piece)
		if i < 0 {
			return
		}
		i += at
		start := blob[i-1] == '\n'
		if !p.fits(start, blob[i+len(p.piece):]) {
			at = i + 1
			continue
		}
		id := int32(sort.Search(len(v.starts), func(n int) bool { return int(v.starts[n]) > i })) - 1
		f(id, start)
		at = i + len(p.piece)
		at += strings.IndexByte(blob[at:], '\n')
	}
}

// known reports whether a stem is a word of the course: by itself, or with
// another particle than the one that was taken off.
func (v *vocabulary) known(c cut) bool {
	if _, ok := v.ids[c.stem]; ok {
		return true
	}
	for _, p := range particles {
		if _, ok := v.ids[c.stem+p]; ok && !strings.HasPrefix(c.particle, p) {
			return true
		}
	}
	return false
}
