package search

import "strings"

// The Unicode block of Hangul syllables is arithmetic: lead × 588 + vowel × 28 +
// final, counted from '가'.
const (
	firstSyllable, lastSyllable = '가', '힣'
	vowels, finals              = 21, 28
	perLead                     = vowels * finals
)

// leads are the initial consonants of syllables in their order, tails the final
// ones (the first is none) written with the letters they are typed by.
var (
	leads = []rune("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")
	tails = []string{"", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ"}
)

func isSyllable(r rune) bool { return r >= firstSyllable && r <= lastSyllable }

// leadOf is the place of a consonant among the leads, or -1.
func leadOf(r rune) int {
	for i, l := range leads {
		if l == r {
			return i
		}
	}
	return -1
}

// initials replaces each Hangul syllable by its initial consonant; other
// letters stay. s is in lower case.
func initials(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if isSyllable(r) {
			r = leads[(r-firstSyllable)/perLead]
		}
		b.WriteRune(r)
	}
	return b.String()
}

// isInitials reports whether a word is made of Hangul initial consonants only.
func isInitials(w string) bool {
	for _, r := range w {
		if r < 'ㄱ' || r > 'ㅎ' {
			return false
		}
	}
	return w != ""
}

// apart writes pairs of consonants that an input method has joined ("ㄳ") as the
// two that were typed.
var apart = strings.NewReplacer("ㄳ", "ㄱㅅ", "ㄵ", "ㄴㅈ", "ㄶ", "ㄴㅎ", "ㄺ", "ㄹㄱ", "ㄻ", "ㄹㅁ", "ㄼ", "ㄹㅂ", "ㄽ", "ㄹㅅ", "ㄾ", "ㄹㅌ", "ㄿ", "ㄹㅍ", "ㅀ", "ㄹㅎ", "ㅄ", "ㅂㅅ")

// Codes of letters, by which words are compared for typos: Latin letters and
// digits are themselves, a consonant is one letter wherever it stands.
const (
	consonantCode = 128
	vowelCode     = consonantCode + 19
)

// letters appends the letters of a word as codes: syllables taken apart, Latin
// letters and digits as they are. ok is false for a word with other letters.
func letters(to []byte, word string) (out []byte, ok bool) {
	for _, r := range word {
		switch {
		case isSyllable(r):
			n := int(r - firstSyllable)
			to = append(to, byte(consonantCode+n/perLead), byte(vowelCode+n%perLead/finals))
			for _, t := range tails[n%finals] {
				to = append(to, byte(consonantCode+leadOf(t)))
			}
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '_':
			to = append(to, byte(r))
		default:
			return to, false
		}
	}
	return to, true
}

// signature has a bit for each letter of a word; several letters may share one.
func signature(letters []byte) uint64 {
	var s uint64
	for _, c := range letters {
		s |= 1 << (c & 63)
	}
	return s
}
