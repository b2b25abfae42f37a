package lint

import (
	"strconv"
	"strings"

	"notelab/app/course"
)

const (
	shingle = 5   // characters of a piece
	nearly  = 0.6 // of the pieces in common make a near copy
	phrase  = 6   // words of a phrase that gives a key away
)

// alike is L18: no question is asked twice. The stem is compared where it tells
// a story of its own, the whole question where it doesn't ("match the settings").
func alike(k *checker) {
	type sig struct {
		it   *item
		text map[string]bool
	}
	var sigs []sig
	for _, it := range k.items {
		if it.drawn() {
			continue
		}
		text := it.stem.text
		if runes(text) < 60 {
			for i := range it.options {
				text += " " + it.options[i].text + " " + it.q.Options[i].Pair
			}
			for i := range it.q.Blanks {
				text += " " + it.q.Blanks[i].Answers[0]
			}
		}
		sigs = append(sigs, sig{it, shingles(text)})
	}
	var pairs []string
	var first *item
	for i := range sigs {
		for j := range i {
			a, b := sigs[j], sigs[i]
			// Sets whose sizes differ by more can't be that close.
			if n, m := len(a.text), len(b.text); a.it.lang != b.it.lang || float64(min(n, m)) < nearly*float64(max(n, m)) {
				continue
			}
			if s := jaccard(a.text, b.text); s > nearly {
				pairs = append(pairs, a.it.q.ID+" ~ "+b.it.q.ID+" ("+b.it.note.File+":"+strconv.Itoa(b.it.line)+", "+percent(s)+")")
				if first == nil {
					first = b.it
				}
			}
		}
	}
	if len(pairs) == 0 {
		return
	}
	n := strconv.Itoa(len(pairs))
	some := strings.Join(pairs[:min(len(pairs), 10)], ", ")
	k.report(first.note.File, first.line, course.Warning, "L18", "거의 같은 문제 "+n+"쌍: "+some, n+" pairs of questions are near copies: "+some)
}

// shingles are the pieces of five characters of a text without spaces and
// marks.
func shingles(s string) map[string]bool {
	var rs []rune
	for _, r := range strings.ToLower(s) {
		if scriptOf(r) != 0 {
			rs = append(rs, r)
		}
	}
	set := map[string]bool{}
	for i := 0; i+shingle <= len(rs); i++ {
		set[string(rs[i:i+shingle])] = true
	}
	return set
}

// reveals is L24: no stem says what another question asks for.
func reveals(k *checker) {
	phrases := map[string]*item{}
	for _, it := range k.items {
		for _, key := range it.keys() {
			ws := tokens(key)
			for i := 0; i+phrase <= len(ws); i++ {
				p := string(it.lang) + strings.Join(ws[i:i+phrase], " ")
				if _, taken := phrases[p]; !taken {
					phrases[p] = it
				}
			}
		}
	}
	if len(phrases) == 0 {
		return
	}
	for _, it := range k.items {
		ws := tokens(it.stem.text)
		for i := 0; i+phrase <= len(ws); i++ {
			p := strings.Join(ws[i:i+phrase], " ")
			if o, ok := phrases[string(it.lang)+p]; ok && o.q.ID != it.q.ID {
				k.warn(it, "L24", "물음이 다른 문제 "+o.q.ID+"의 정답을 말합니다: "+say(p), "the stem says the key of "+o.q.ID+": "+say(p))
				break
			}
		}
	}
}
