package lint

import (
	"sort"
	"strconv"
	"strings"

	"notelab/app/i18n"
	"notelab/app/quiz"
)

// parity is L01 and L21 between languages: a note that is translated has the
// same questions, and each is the same question: as many options, the same key,
// the same numbers and the same code.
func parity(k *checker) {
	if len(k.course.Langs) < 2 {
		return
	}
	main := k.course.MainLang()
	for _, it := range k.items {
		if it.lang != main {
			k.compare(main, it)
		}
	}
	for _, it := range k.items {
		if it.lang != main {
			continue
		}
		for _, l := range k.course.Langs {
			if n := k.course.Notes[l][it.note.Slug]; l != main && n != nil && k.twin(l, it) == nil {
				k.err(it, "L01", n.File+"에 이 id의 문제가 없습니다. 두 언어의 id는 같아야 합니다", n.File+" has no question of this id; ids are the same in every language")
			}
		}
	}
}

// twin finds the same question in another language.
func (k *checker) twin(l i18n.Lang, it *item) *item {
	for _, o := range k.items {
		if o.lang == l && o.q.ID == it.q.ID {
			return o
		}
	}
	return nil
}

func (k *checker) compare(main i18n.Lang, it *item) {
	o := k.twin(main, it)
	if o == nil {
		if n := k.course.Notes[main][it.note.Slug]; n != nil {
			k.err(it, "L01", n.File+"에 이 id의 문제가 없습니다. 두 언어의 id는 같아야 합니다", n.File+" has no question of this id; ids are the same in every language")
		}
		return
	}
	at := o.note.File + ":" + strconv.Itoa(o.line)
	bad := func(ko, en string) { k.err(it, "L21", at+"와(과) "+ko, at+": "+en) }
	switch {
	case it.q.Type != o.q.Type:
		bad("유형이 다릅니다", "the type differs")
	case len(it.options) != len(o.options) || len(it.q.Blanks) != len(o.q.Blanks):
		bad("보기나 빈칸의 수가 다릅니다", "the number of options or blanks differs")
	case it.chosen() && !sameInts(it.q.Correct(), o.q.Correct()):
		bad("정답이 다릅니다. 보기의 순서도 같게 두세요", "the key differs; keep the order of the options too")
	case !sameNumbers(it.q, o.q):
		bad("답인 수가 다릅니다", "the number that is the answer differs")
	default:
		if a, b := differing(it.figures(), o.figures()); a+b != "" {
			bad("수가 다릅니다: "+say(a)+" / "+say(b), "the numbers differ: "+say(a)+" / "+say(b))
		}
		if a, b := differing(it.code(), o.code()); a+b != "" {
			bad("코드가 다릅니다: "+say(a)+" / "+say(b), "the code differs: "+say(a)+" / "+say(b))
		}
	}
}

func sameInts(a, b []int) bool { return list(a, ",") == list(b, ",") }

func sameNumbers(a, b *quiz.Question) bool {
	for i := range a.Blanks {
		x, y := a.Blanks[i].Number, b.Blanks[i].Number
		if (x == nil) != (y == nil) || x != nil && (x.Value != y.Value || x.Tolerance != y.Tolerance) {
			return false
		}
	}
	return true
}

// figures are the numbers of stem and options outside code, sorted. Small ones
// are words in one language and digits in the other.
func (it *item) figures() []string {
	var out []string
	for _, p := range append([]prose{it.stem}, it.options...) {
		for _, w := range strings.FieldsFunc(p.words, func(r rune) bool { return (r < '0' || r > '9') && r != ',' && r != '.' }) {
			w = strings.Trim(strings.ReplaceAll(w, ",", ""), ".")
			if len(w) > 1 {
				out = append(out, w)
			}
		}
	}
	sort.Strings(out)
	return out
}

// code is the inline code of stem and options, sorted.
func (it *item) code() []string {
	var out []string
	for _, p := range append([]prose{it.stem}, it.options...) {
		for _, c := range p.codes {
			if !strings.Contains(c, "\n") { // comments in blocks are translated
				out = append(out, c)
			}
		}
	}
	sort.Strings(out)
	return distinct(out)
}

// differing returns the first of each sorted list that the other lacks.
func differing(a, b []string) (x, y string) { return lacking(a, b), lacking(b, a) }

func lacking(a, b []string) string {
	has := setOf(b)
	for _, s := range a {
		if !has[s] {
			return s
		}
	}
	return ""
}
