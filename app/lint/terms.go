package lint

import (
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"notelab/app/i18n"
	"notelab/app/quiz"
)

// retired is L19: no key is a name or a number of an older exam.
func retired(k *checker, it *item) {
	if it.drawn() {
		return
	}
	for _, b := range k.course.Blueprints {
		var terms []string
		for t := range b.Retired {
			terms = append(terms, t)
		}
		sort.Strings(terms)
		for _, key := range it.keys() {
			for _, t := range terms {
				if hasWord(key, t) {
					now := b.Retired[t]
					k.warn(it, "L19", "정답에 옛 이름이나 수가 있습니다: "+say(t)+". "+now.In(i18n.Korean), "the key has a name or number of an older exam: "+say(t)+"; "+now.In(i18n.English))
				}
			}
		}
	}
}

// unexplained is L25: a Korean question uses no English word that the notes of
// the course don't. Code is exempt, and so are units.
func unexplained(k *checker, it *item) {
	if it.lang != i18n.Korean || it.drawn() {
		return
	}
	var strange []string
	for _, w := range distinct(tokens(it.stem.words)) {
		if utf8.RuneCountInString(w) >= 2 && latin(w) && !units[w] && !k.taught[it.lang][w] {
			strange = append(strange, w)
		}
	}
	if len(strange) > 0 {
		k.warn(it, "L25", "노트 어디에도 없는 영어입니다: "+strings.Join(strange, ", ")+". 노트에서 먼저 쓰거나, 코드로 쓰거나, 우리말로 푸세요", "English words that no note uses: "+strings.Join(strange, ", ")+"; introduce them in a note, set them as code, or write Korean")
	}
}

// latin reports whether a word is of Latin letters.
func latin(w string) bool {
	return strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") == "" && w != ""
}

// seeds is how many questions of a kind are drawn from a model.
const seeds = 8

// drawn is L23: a question drawn from a model has one key, computed by it, and
// no distractor that says the same; every option is explained.
func drawn(k *checker, it *item) {
	if it.q.Type != quiz.Generated || k.opt.Ask == nil {
		return
	}
	for seed := uint64(1); seed <= seeds; seed++ {
		q, err := k.opt.Ask(it.q.Sim, it.q.Ask, seed, it.lang)
		if err != nil {
			k.err(it, "L23", "모형이 문제를 내지 못했습니다: "+err.Error(), "the model made no question: "+err.Error())
			return
		}
		if ko, en := flaw(&q); ko != "" {
			name := it.q.Sim + " " + it.q.Ask + " seed " + strconv.FormatUint(seed, 10)
			k.err(it, "L23", name+": "+ko, name+": "+en)
			return
		}
	}
}

// flaw says what is wrong with a drawn question; "" when nothing is.
func flaw(q *quiz.Question) (ko, en string) {
	if len(q.Options) == 0 { // a number to type
		return "", ""
	}
	if n := len(q.Correct()); n != 1 {
		return "정답이 하나가 아니라 " + strconv.Itoa(n) + "개입니다", "there are " + strconv.Itoa(n) + " keys instead of one"
	}
	seen := map[string]bool{}
	for _, o := range q.Options {
		body := plainly(read(o.Body))
		if seen[body] {
			return "보기 두 개가 같습니다: " + say(body), "two options are the same: " + say(body)
		}
		seen[body] = true
		if o.Why == "" {
			return "풀이 없는 보기가 있습니다: " + say(body), "an option has no explanation: " + say(body)
		}
	}
	return "", ""
}
