package lint

import (
	"regexp"
	"strconv"
	"unicode/utf8"

	"notelab/app/i18n"
)

var absolute = map[i18n.Lang]*regexp.Regexp{
	i18n.Korean:  regexp.MustCompile(`항상|절대|모든|반드시|오직|유일하게`),
	i18n.English: regexp.MustCompile(`(?i)\b(always|never|only|all)\b`),
}

// absolutes is L11: a word such as "always" that stands in distractors alone
// gives them away.
func absolutes(k *checker, it *item) {
	if !it.chosen() {
		return
	}
	right, wrong := it.split()
	for i := range right {
		if absolute[it.lang].MatchString(right[i].words) {
			return
		}
	}
	for i := range wrong {
		if w := absolute[it.lang].FindString(wrong[i].words); w != "" {
			k.warn(it, "L11", "단정하는 말 "+say(w)+"이(가) 오답에만 있습니다: "+say(wrong[i].text), say(w)+" stands in distractors only: "+say(wrong[i].text))
			return
		}
	}
}

// clang is L12: a rare word that only stem and key share points at the key.
func clang(k *checker, it *item) {
	if !it.chosen() || len(it.options) < 3 {
		return
	}
	right, wrong := it.split()
	elsewhere := map[string]bool{}
	for i := range wrong {
		for _, w := range tokens(wrong[i].text) {
			elsewhere[w] = true
		}
	}
	// Words in code are names of things, and both may have to name them.
	for _, s := range append(append([]string(nil), it.stem.codes...), codesOf(right)...) {
		for _, w := range tokens(s) {
			elsewhere[w] = true
		}
	}
	asked := setOf(tokens(it.stem.words))
	for i := range right {
		for _, w := range tokens(right[i].words) {
			if utf8.RuneCountInString(w) >= 3 && asked[w] && !elsewhere[w] && !k.common[it.lang][w] && !number(w) {
				k.warn(it, "L12", "물음과 정답에만 있는 낱말이 정답을 알려 줍니다: "+say(w), "a word that only the stem and the key have points at the key: "+say(w))
				return
			}
		}
	}
}

func codesOf(ps []prose) []string {
	var out []string
	for i := range ps {
		out = append(out, ps[i].codes...)
	}
	return out
}

func number(w string) bool {
	_, err := strconv.Atoi(w)
	return err == nil
}

// convergence is L13: the option that has most in common with the others is
// often the key, and test-wise readers know it.
func convergence(k *checker, it *item) {
	if !it.chosen() || len(it.q.Correct()) != 1 || len(it.options) < 3 {
		return
	}
	sets := make([]map[string]bool, len(it.options))
	for i := range it.options {
		sets[i] = setOf(tokens(it.options[i].text))
	}
	key, best, keyMean := it.q.Correct()[0], 0.0, 0.0
	for i := range sets {
		sum := 0.0
		for j := range sets {
			if i != j {
				sum += jaccard(sets[i], sets[j])
			}
		}
		mean := sum / float64(len(sets)-1)
		if i == key {
			keyMean = mean
		} else {
			best = max(best, mean)
		}
	}
	if keyMean-best > 0.15 {
		k.warn(it, "L13", "정답이 다른 보기들과 가장 많이 겹칩니다(평균 "+percent(keyMean)+", 다음은 "+percent(best)+"). 오답끼리도 겹치게 하세요", "the key shares most with the other options (mean "+percent(keyMean)+", the next "+percent(best)+"); let distractors share as much")
	}
}

func percent(f float64) string { return strconv.FormatFloat(100*f, 'f', 0, 64) + " %" }
