package search

import (
	"strings"
	"unicode/utf8"
)

// particles are what Korean hangs on a noun, the longer before the shorter where
// one ends with the other. The first group are particles and the copula, in one
// step or two ("에서"+"는"); the second are the forms of 하다 and 되다, which make
// verbs of nouns ("설정하다", "설정된").
//
// It is a list and no grammar: it takes no verb apart ("기다린다"), and what it
// takes off counts only where the rest is a word of the course (Index.stems).
var particles = strings.Fields(`
	에서 에게 에는 에도 에만 한테 께서 으로서 으로써 로서 로써 으로 까지 부터 마다 처럼 보다 만큼 조차 마저 밖에
	이라는 라는 이라고 라고 이라도 이라면 라면 이라 이나 이며 이고 이란 이면 입니다 인가요 인가 인지 이다 이랑 하고 들
	은 는 이 가 을 를 의 에 도 만 와 과 로 나 란 다 야 랑 인

	하다 한다 하는 하며 하고 해서 하면 하지 하기 하려면 하도록 하거나 하게 하여 했다 했을 합니다 할까 할 한 해
	되다 된다 되는 되며 되고 되어 되면 되지 되기 되도록 되거나 됐다 됩니다 될 된 돼
	시킨다 시키는 시켜 시킬
`)

// letterCounts are the lengths of the particles in letters (see letters).
var letterCounts = func() []int {
	out := make([]int, len(particles))
	for i, p := range particles {
		l, _ := letters(nil, p)
		out[i] = len(l)
	}
	return out
}()

// cut is a word without its particle.
type cut struct{ stem, particle string }

// cuts returns a word without its particle, and without two of them. The rest
// has two letters at least; it may have one where the particle leaves no doubt
// ("큐를").
func cuts(word string) []cut {
	var out []cut
	for _, p := range particles {
		stem, ok := strings.CutSuffix(word, p)
		if !ok || stem == "" || !fits(stem, p) {
			continue
		}
		out = append(out, cut{stem, p})
		for _, q := range particles {
			if inner, ok := strings.CutSuffix(stem, q); ok && inner != "" && fits(inner, q) {
				out = append(out, cut{inner, q + p})
			}
		}
	}
	return out
}

// fits reports whether a particle may be taken off so that only stem is left.
func fits(stem, particle string) bool {
	if utf8.RuneCountInString(stem) >= 2 {
		return true
	}
	switch particle {
	case "를", "을", "의", "에", "에서", "에는":
		return true
	}
	return false
}
