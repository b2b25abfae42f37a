package lambdaconcurrency

import "strconv"

// itoa writes a whole number with commas.
func itoa(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// inSeconds writes ticks as seconds: "1.25".
func inSeconds(n int) string { return decimal(n, second) }

// decimal writes the fraction n/d, where d is a power of ten, without zeros at
// the end.
func decimal(n, d int) string {
	s := itoa(n / d)
	if n%d == 0 {
		return s
	}
	rest := strconv.Itoa(d + n%d)[1:]
	for rest[len(rest)-1] == '0' {
		rest = rest[:len(rest)-1]
	}
	return s + "." + rest
}

// brief writes a number in at most five characters.
func brief(n int) string {
	if n < 10000 {
		return itoa(n)
	}
	return decimal(n/100, 10) + "k"
}
