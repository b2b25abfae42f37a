package lint

import (
	"strconv"
	"strings"

	"notelab/app/i18n"
	"notelab/app/quiz"
)

// counts is L03: each kind has as many options and keys as the exam's.
func counts(k *checker, it *item) {
	if !k.exam {
		return
	}
	n, keys := len(it.q.Options), len(it.q.Correct())
	want := i18n.Text{}
	switch it.q.Type {
	case quiz.Choice:
		if n != 4 || keys != 1 {
			want = i18n.Of("단일 선택은 보기 4개에 정답 1개입니다", "a multiple choice has 4 options and 1 key")
		}
	case quiz.Multiple:
		if n < 5 || n > 6 || keys < 2 || keys > 3 {
			want = i18n.Of("복수 선택은 보기 5~6개에 정답 2~3개입니다", "a multiple response has 5 or 6 options and 2 or 3 keys")
		}
	case quiz.Ordering:
		if n < 3 || n > 5 {
			want = i18n.Of("순서 맞추기는 항목 3~5개입니다", "an ordering has 3 to 5 steps")
		}
	case quiz.Matching:
		if n = len(it.q.Rows()); n < 3 || n > 7 {
			want = i18n.Of("짝 맞추기는 항목 3~7개입니다", "a matching has 3 to 7 prompts")
		}
	}
	if want == (i18n.Text{}) {
		return
	}
	is := i18n.Of("지금은 "+strconv.Itoa(n)+"개", "this one has "+strconv.Itoa(n))
	if it.chosen() {
		is = i18n.Of("지금은 보기 "+strconv.Itoa(n)+"개, 정답 "+strconv.Itoa(keys)+"개", "this one has "+strconv.Itoa(n)+" and "+strconv.Itoa(keys))
	}
	k.err(it, "L03", want.Ko+" ("+is.Ko+")", want.En+" ("+is.En+")")
}

// howMany is L17: a multiple response says how many to choose, and says it
// right. Learning formats that no exam draws are exempt.
func howMany(k *checker, it *item) {
	if it.q.Type != quiz.Multiple || !examines(k.course.Blueprints, string(quiz.Multiple)) {
		return
	}
	keys := len(it.q.Correct())
	named := numbersOf(it.task(), it.lang)
	for _, n := range named {
		if n == keys {
			return
		}
	}
	want := strconv.Itoa(keys)
	if len(named) == 0 {
		k.err(it, "L17", "마지막 문장이 몇 개를 고를지 말하지 않습니다. 정답은 "+want+"개입니다", "the last sentence doesn't say how many to choose; there are "+want+" keys")
		return
	}
	k.err(it, "L17", "물음은 "+strconv.Itoa(named[0])+"개를 고르라는데 정답은 "+want+"개입니다", "the stem asks for "+strconv.Itoa(named[0])+", but there are "+want+" keys")
}

var countWords = map[i18n.Lang][]struct {
	word string
	n    int
}{
	i18n.Korean:  {{"두", 2}, {"둘", 2}, {"세", 3}, {"셋", 3}, {"네", 4}, {"넷", 4}, {"다섯", 5}},
	i18n.English: {{"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}},
}

// numbersOf lists the small numbers a sentence names, in words or digits.
func numbersOf(s string, l i18n.Lang) []int {
	var out []int
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return scriptOf(r) == 0 }) {
		digits := strings.TrimRight(w, strings.TrimLeft(w, "0123456789"))
		if n, err := strconv.Atoi(digits); err == nil && n < 10 && (len(w) == len(digits) || l == i18n.Korean && scriptOf([]rune(w[len(digits):])[0]) == hangul) {
			out = append(out, n)
		}
		for _, c := range countWords[l] {
			rest, ok := strings.CutPrefix(w, c.word)
			counter := rest == "" || setOf([]string{"가지", "가지를", "개", "개를", "을", "를", "곳", "곳을", "단계", "단계를"})[rest]
			if ok && (l == i18n.English && rest == "" || l == i18n.Korean && counter) {
				out = append(out, c.n)
			}
		}
	}
	return out
}
