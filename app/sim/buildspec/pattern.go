package buildspec

// maxPattern bounds the expression of a RETRY.
const maxPattern = 200

// found reports whether an expression matches somewhere in a text. It knows
// letters, the dot, a backslash before any sign, and * + ? behind one of
// these; every other sign stands for itself. Groups, classes and anchors are
// left out.
func found(pattern, text string) bool {
	type atom struct {
		r         rune
		any       bool
		least     int  // 0 or 1
		unbounded bool // may repeat
	}
	var atoms []atom
	r := []rune(pattern)
	for i := 0; i < len(r); i++ {
		a := atom{r: r[i], any: r[i] == '.', least: 1}
		if r[i] == '\\' && i+1 < len(r) {
			i++
			a = atom{r: r[i], least: 1}
		}
		if i+1 < len(r) && (r[i+1] == '*' || r[i+1] == '+' || r[i+1] == '?') {
			i++
			a.unbounded = r[i] != '?'
			if r[i] != '+' {
				a.least = 0
			}
		}
		atoms = append(atoms, a)
	}
	// at[i] says that the atoms before i have matched so far; again[i] that atom
	// i may repeat.
	at, again := make([]bool, len(atoms)+1), make([]bool, len(atoms)+1)
	spread := func() {
		at[0] = true // a match may begin anywhere
		for i, a := range atoms {
			if at[i] && a.least == 0 {
				at[i+1] = true
			}
		}
	}
	spread()
	for _, c := range text {
		if at[len(atoms)] {
			return true
		}
		next, nextAgain := make([]bool, len(atoms)+1), make([]bool, len(atoms)+1)
		for i, a := range atoms {
			if (at[i] || again[i]) && (a.any && c != '\n' || !a.any && a.r == c) {
				next[i+1] = true
				nextAgain[i] = a.unbounded
			}
		}
		at, again = next, nextAgain
		spread()
	}
	return at[len(atoms)]
}
