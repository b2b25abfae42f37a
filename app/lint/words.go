package lint

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"notelab/app/i18n"
	"notelab/app/quiz"
)

// tokens splits a text into words in lower case. A word is a run of one script,
// so that "DLQ로" is "dlq"; endings that Korean hangs on a noun are taken off.
func tokens(s string) []string {
	var out []string
	var b strings.Builder
	script := 0
	flush := func() {
		w := b.String()
		b.Reset()
		if script == hangul {
			if w = bare(w); utf8.RuneCountInString(w) < 2 {
				return
			}
		}
		if w != "" {
			out = append(out, w)
		}
	}
	for _, r := range s {
		now := scriptOf(r)
		if now != script {
			flush()
			script = now
		}
		if now != 0 {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	flush()
	return out
}

const (
	hangul = iota + 1
	letters
)

func scriptOf(r rune) int {
	switch {
	case unicode.Is(unicode.Hangul, r):
		return hangul
	case unicode.IsLetter(r), unicode.IsDigit(r):
		return letters
	}
	return 0
}

// endings are particles, the longest first.
var endings = []string{"에서는", "으로는", "에게서", "에서", "에게", "으로", "까지", "부터", "마다", "보다", "처럼", "라는", "이라는", "하는", "은", "는", "이", "가", "을", "를", "에", "의", "로", "와", "과", "도", "만"}

func bare(w string) string {
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(w, e); ok && utf8.RuneCountInString(stem) >= 2 {
			return stem
		}
	}
	return w
}

func setOf(words []string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}

// jaccard is what two sets share of what either has.
func jaccard(a, b map[string]bool) float64 {
	both := 0
	for w := range a {
		if b[w] {
			both++
		}
	}
	if len(a)+len(b) == both {
		return 0
	}
	return float64(both) / float64(len(a)+len(b)-both)
}

// hasWord reports whether a text has a word or phrase that no letter or digit
// of the same script touches. Korean may hang an ending on it.
func hasWord(text, word string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return false
		}
		at, end := from+i, from+i+len(word)
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[end:])
		first, _ := utf8.DecodeRuneInString(word)
		last, _ := utf8.DecodeLastRuneInString(word)
		open := at == 0 || scriptOf(before) != scriptOf(first)
		if open && (end == len(text) || scriptOf(after) != scriptOf(last) || scriptOf(last) == hangul) {
			return true
		}
		from = at + len(word)
	}
}

// commonWords finds the words every reader of the course meets all the time:
// the 500 commonest of each language, as far as they stand there five times.
func (k *checker) commonWords() {
	count := map[i18n.Lang]map[string]int{}
	add := func(l i18n.Lang, s string) {
		if count[l] == nil {
			count[l] = map[string]int{}
		}
		for _, w := range tokens(s) {
			count[l][w]++
		}
	}
	for _, n := range notesOf(k.course) {
		for i := range n.Blocks {
			add(n.Lang, read(quiz.HTML(n.Blocks[i].HTML)).words)
		}
	}
	for _, it := range k.items {
		add(it.lang, it.stem.words)
	}
	k.common = map[i18n.Lang]map[string]bool{}
	for l, words := range count {
		var list []string
		for w, n := range words {
			if n >= 5 {
				list = append(list, w)
			}
		}
		sort.Slice(list, func(i, j int) bool {
			if a, b := words[list[i]], words[list[j]]; a != b {
				return a > b
			}
			return list[i] < list[j]
		})
		k.common[l] = setOf(list[:min(len(list), 500)])
	}
}

// taughtWords finds what the notes of each language say outside their questions,
// code included.
func (k *checker) taughtWords() {
	k.taught = map[i18n.Lang]map[string]bool{}
	for _, n := range notesOf(k.course) {
		set := k.taught[n.Lang]
		if set == nil {
			set = map[string]bool{}
			k.taught[n.Lang] = set
		}
		texts := []string{n.Title, n.Summary}
		for i := range n.Blocks {
			switch b := &n.Blocks[i]; {
			case b.Heading != nil:
				texts = append(texts, b.Heading.Text)
			case b.Sim != nil:
				texts = append(texts, b.Sim.Alt)
			case b.Quiz == nil:
				texts = append(texts, read(quiz.HTML(b.HTML)).text)
			}
		}
		for _, s := range texts {
			for _, w := range tokens(s) {
				set[w] = true
			}
		}
	}
}
