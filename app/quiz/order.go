package quiz

import "math/rand/v2"

// Order returns in which order the n options of a question are shown at an
// attempt (from 0): position -> index in the question's source order. The same
// question at the same attempt always shows the same order, so that the static
// page and the living card agree, and a retry shows another one.
func Order(id string, n, attempt int) []int {
	return rand.New(rand.NewPCG(hash(id), uint64(attempt))).Perm(n)
}

// hash is FNV-1a.
func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}
