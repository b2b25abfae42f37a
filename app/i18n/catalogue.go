package i18n

import "strings"

// Key names one interface string. The keys are the field names of the
// catalogues in ko.go and en.go, dotted by screen: "quiz.submit".
type Key string

var catalogues = map[Lang]map[Key]string{Korean: ko, English: en}

// T returns the interface string of a key, with {name} placeholders replaced
// by the given pairs: T(Korean, "quiz.pick", "n", "2"). An unknown key is
// returned as it is: a missing phrase must show itself, not hide.
func T(l Lang, k Key, pairs ...string) string {
	s, ok := catalogues[l][k]
	if !ok {
		return string(k)
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		s = strings.ReplaceAll(s, "{"+pairs[i]+"}", pairs[i+1])
	}
	return s
}
