package lint

import (
	"regexp"
	"strconv"
	"strings"

	"notelab/app/i18n"
	"notelab/app/quiz"
)

var negatives = map[i18n.Lang]*regexp.Regexp{
	i18n.Korean:  regexp.MustCompile(`않은 것|않는 것|아닌 것|아니한|틀린 것|잘못된 것|잘못 (말|설명)한|옳지|거리가 먼|제외`),
	i18n.English: regexp.MustCompile(`(?i)\b(not|except|least likely|incorrect)\b`),
}

// negative is L06: what is asked is asked in the positive. Only the task is
// looked at, since a scenario may well say what doesn't work; a negation in bold
// is marked as the rules want it.
func negative(k *checker, it *item) {
	task := it.task()
	found := negatives[it.lang].FindString(task)
	if found == "" || it.drawn() {
		return
	}
	for _, b := range it.stem.bold {
		if negatives[it.lang].MatchString(b) || strings.Contains(b, found) {
			return
		}
	}
	k.warn(it, "L06", "부정형으로 묻습니다: "+say(found)+". 긍정으로 바꾸거나, 제외가 주제라면 굵게 쓰세요", "a negative question: "+say(found)+"; ask in the positive, or set the word in bold where exclusion is the point")
}

const (
	stemRunes = 350 // of a Korean stem, code not counted
	stemWords = 90  // of an English one
)

// asks are what a Korean task ends with.
var asks = []string{"고르세요", "놓으세요", "짝지으세요", "?"}

// stem is L16: short enough to be read in the exam's time, and it ends with
// what is to be done. Where blanks are filled in, the gap says that.
func stem(k *checker, it *item) {
	if it.drawn() {
		return
	}
	if n := runes(it.stem.said); it.lang == i18n.Korean && n > stemRunes {
		k.warn(it, "L16", "물음이 "+strconv.Itoa(n)+"자입니다(350자까지). 풀이에 쓰이지 않는 문장을 빼세요", "the stem has "+strconv.Itoa(n)+" characters (350 at most); drop what neither the key nor a distractor needs")
	}
	if n := len(strings.Fields(it.stem.said)); it.lang == i18n.English && n > stemWords {
		k.warn(it, "L16", "물음이 "+strconv.Itoa(n)+"단어입니다(90단어까지). 풀이에 쓰이지 않는 문장을 빼세요", "the stem has "+strconv.Itoa(n)+" words (90 at most); drop what neither the key nor a distractor needs")
	}
	if it.q.Type == quiz.Cloze || it.q.Type == quiz.Numeric {
		return
	}
	all := sentences(it.stem.said)
	if len(all) == 0 {
		return
	}
	if last := all[len(all)-1]; !requests(last, it.lang) {
		k.warn(it, "L16", "물음의 마지막 문장이 `고르세요`, `놓으세요`, `짝지으세요`, `?` 가운데 하나로 끝나지 않습니다: "+say(last), "the last sentence of the stem is neither a question nor a request: "+say(last))
	}
}

// requests reports whether a sentence asks for something. "(두 가지)" after it
// belongs to it.
func requests(s string, l i18n.Lang) bool {
	end := strings.TrimRight(s, " .:")
	if i := strings.LastIndexByte(end, '('); i > 0 && strings.HasSuffix(end, ")") {
		end = strings.TrimRight(end[:i], " .:")
	}
	if l == i18n.English {
		return strings.HasSuffix(end, "?") || imperative(s)
	}
	for _, a := range asks {
		if strings.HasSuffix(end, a) {
			return true
		}
	}
	return false
}

// imperative reports whether an English sentence begins with what to do.
func imperative(s string) bool {
	first, _, _ := strings.Cut(strings.TrimLeft(s, "(*"), " ")
	return setOf([]string{"choose", "select", "pick", "put", "match", "order", "arrange", "name", "give"})[strings.ToLower(first)]
}
