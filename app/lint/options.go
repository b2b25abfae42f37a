package lint

import (
	"regexp"
	"strconv"
	"strings"

	"notelab/app/i18n"
	"notelab/app/quiz"
)

var (
	allOrNone = map[i18n.Lang]*regexp.Regexp{
		i18n.Korean:  regexp.MustCompile(`위의? 모두|^모두 (맞|정답|옳|해당)|정답 ?없음|해당 ?없음|위의? (보기|항목).*(없|모두)`),
		i18n.English: regexp.MustCompile(`(?i)\b(all|none|both|any) of the above\b`),
	}
	// Letters are what a whole option says: "A와 C", "both A and B". "계정 A와 B"
	// names things of the scenario.
	byLetter = regexp.MustCompile(`^(?i:both |보기 )?\(?[A-F]\)?(와|과|,| 및| and| &) ?\(?[A-F]\)?( ?(모두|둘 다))?\.?$`)
)

// shortcuts is L07: no option stands for others, and none names another by its
// letter: options are shown in another order each time.
func shortcuts(k *checker, it *item) {
	if !it.chosen() {
		return
	}
	for i := range it.options {
		o := it.options[i].text
		if allOrNone[it.lang].MatchString(o) || byLetter.MatchString(o) {
			k.err(it, "L07", "보기가 다른 보기를 가리킵니다: "+say(o)+". 보기는 섞여 나오므로 저마다 뜻이 있어야 합니다", "an option stands for others: "+say(o)+"; options are shuffled, so each must stand for itself")
		}
	}
}

// lengths is L08: options look alike, so that length gives nothing away. Where
// the longest has only a few characters more, the eye sees no difference; where
// all options are names in code, their lengths are not the author's to choose.
func lengths(k *checker, it *item) {
	if !it.chosen() || len(it.options) < 2 {
		return
	}
	long, short := 0, 0
	for i := range it.options {
		if runes(it.options[i].text) > runes(it.options[long].text) {
			long = i
		}
		if runes(it.options[i].text) < runes(it.options[short].text) {
			short = i
		}
	}
	n, m := runes(it.options[long].text), runes(it.options[short].text)
	if n-m < alikeRunes || 2*n <= 3*m || it.names() {
		return
	}
	ratio := strconv.FormatFloat(float64(n)/float64(max(m, 1)), 'f', 2, 64)
	ko := "가장 긴 보기(" + strconv.Itoa(n) + "자)가 가장 짧은 것(" + strconv.Itoa(m) + "자)의 " + ratio + "배입니다(1.5배까지): " + say(it.options[long].text)
	en := "the longest option (" + strconv.Itoa(n) + ") is " + ratio + " times the shortest (" + strconv.Itoa(m) + "), 1.5 at most: " + say(it.options[long].text)
	if n > 2*m {
		k.err(it, "L08", ko, en)
	} else {
		k.warn(it, "L08", ko, en)
	}
}

// names reports whether every option is code and nothing else.
func (it *item) names() bool {
	for i := range it.options {
		if strings.TrimSpace(it.options[i].words) != "" {
			return false
		}
	}
	return true
}

// alikeRunes is a difference in length that nobody sees.
const alikeRunes = 8

// sameOptions is L14: no option is another, and none says all that another
// says. "30 s" inside "2 min 30 s" is another amount.
func sameOptions(k *checker, it *item) {
	if !it.chosen() && it.q.Type != quiz.Matching && it.q.Type != quiz.Ordering {
		return
	}
	for i := range it.options {
		for j := range it.options {
			a, b := it.options[i].text, it.options[j].text
			if i == j || a == "" || b == "" {
				continue
			}
			switch x, y := plainly(it.options[i]), plainly(it.options[j]); {
			case x == y && i < j:
				k.err(it, "L14", "보기 두 개가 같습니다: "+say(a), "two options are the same: "+say(a))
			case x != y && it.chosen() && contains(y, x) && !amount(x):
				k.err(it, "L14", "보기 "+say(a)+"이(가) 다른 보기 "+say(b)+"에 들어 있습니다. 서로 겹치지 않게 쓰세요", "option "+say(a)+" is part of option "+say(b)+"; make them exclude each other")
			}
		}
	}
}

// plainly is an option without extra space, marks at its end and, where it has
// no code, case. Marks inside tell options apart: "s3:Get*" is not "s3:Get".
func plainly(p prose) string {
	s := p.text
	if len(p.codes) == 0 {
		s = strings.ToLower(s)
	}
	return strings.TrimRight(s, " .。!,")
}

func amount(s string) bool {
	_, ok := quantity(s)
	return ok
}

// contains reports whether a text has another as whole words, from a space or
// an end to a space or an end.
func contains(text, part string) bool {
	return strings.Contains(" "+text+" ", " "+part+" ")
}

// ascending is L15: where every option is a number, they stand in order: it is
// easier to read, and the key gets no place of its own.
func ascending(k *checker, it *item) {
	if !it.chosen() || len(it.options) < 3 {
		return
	}
	var values []float64
	for i := range it.options {
		v, ok := quantity(it.options[i].text)
		if !ok {
			return
		}
		values = append(values, v)
	}
	for i := 1; i < len(values); i++ {
		if values[i] < values[i-1] {
			k.warn(it, "L15", "수인 보기는 작은 것부터 쓰세요: "+say(it.options[i-1].text)+" 다음에 "+say(it.options[i].text), "numbers go from small to large: "+say(it.options[i].text)+" stands after "+say(it.options[i-1].text))
			return
		}
	}
}

// scales are units that convert into each other.
var scales = map[string]float64{
	"ms": 1e-3, "밀리초": 1e-3, "초": 1, "s": 1, "second": 1, "seconds": 1, "분": 60, "minute": 60, "minutes": 60, "시간": 3600, "hour": 3600, "hours": 3600, "일": 86400, "day": 86400, "days": 86400,
	"byte": 1, "bytes": 1, "바이트": 1, "kb": 1 << 10, "mb": 1 << 20, "gb": 1 << 30, "kib": 1 << 10, "mib": 1 << 20, "gib": 1 << 30,
}

// quantity reads an option that is nothing but a number and its unit.
func quantity(s string) (float64, bool) {
	b, ok := quiz.ParseBlank(strings.TrimRight(s, ". "))
	if !ok || b.Number == nil || strings.ContainsAny(b.Number.Unit, " 0123456789") {
		return 0, false
	}
	if f, ok := scales[strings.ToLower(b.Number.Unit)]; ok {
		return b.Number.Value * f, true
	}
	return b.Number.Value, true
}
