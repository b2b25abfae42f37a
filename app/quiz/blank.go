package quiz

import (
	"math"
	"strconv"
	"strings"
	"unicode"
)

// Blank is a gap in the prompt: a text or, when Number is set, a number.
type Blank struct {
	// Answers are the spellings that count, the one to show first. Case, white
	// space at the ends and its amount between words do not matter.
	Answers []string `json:"answers"`
	Number  *Number  `json:"number,omitempty"`
}

// Number is the answer of a numeric blank.
type Number struct {
	Value float64 `json:"value"`
	// Tolerance is how far a response may be off, in the unit of Value; 0 is
	// exact.
	Tolerance float64 `json:"tolerance,omitempty"`
	// Unit is shown after the field; a response may repeat it.
	Unit string `json:"unit,omitempty"`
}

// ParseBlank reads what stands between [[ and ]]: "answer|other spelling" or
// "100 ±5 ms", where ±5% is relative and a number may have thousands
// separators. A text that merely begins with a number ("3 AZs") is a number with
// a unit; "=3 AZs" is the text. It reports false when there is no answer.
func ParseBlank(s string) (Blank, bool) {
	s = strings.TrimSpace(s)
	if text, ok := strings.CutPrefix(s, "="); ok {
		s = text
	} else if n, ok := parseNumber(s); ok {
		answer := FormatNumber(n.Value)
		if n.Unit != "" {
			answer += " " + n.Unit
		}
		return Blank{Answers: []string{answer}, Number: n}, true
	}
	var b Blank
	for _, a := range strings.Split(s, "|") {
		if a = strings.Join(strings.Fields(a), " "); a != "" {
			b.Answers = append(b.Answers, a)
		}
	}
	return b, len(b.Answers) > 0
}

func parseNumber(s string) (*Number, bool) {
	head, rest := cutNumber(s)
	v, err := strconv.ParseFloat(head, 64)
	if err != nil {
		return nil, false
	}
	n := &Number{Value: v}
	rest = strings.TrimSpace(rest)
	if after, ok := strings.CutPrefix(rest, "±"); ok {
		head, rest = cutNumber(strings.TrimSpace(after))
		t, err := strconv.ParseFloat(head, 64)
		if err != nil || t < 0 {
			return nil, false
		}
		if after, ok := strings.CutPrefix(rest, "%"); ok {
			t, rest = math.Abs(v)*t/100, after
		}
		n.Tolerance = t
	}
	n.Unit = strings.Join(strings.Fields(rest), " ")
	return n, !strings.Contains(n.Unit, "|")
}

// cutNumber splits a text after the number it begins with, whose thousands
// separators it leaves out.
func cutNumber(s string) (head, rest string) {
	s = strings.Replace(s, "−", "-", 1) // the minus sign of typography
	var b strings.Builder
	for i, c := range s {
		switch {
		case c >= '0' && c <= '9', c == '.', i == 0 && (c == '-' || c == '+'):
			b.WriteRune(c)
		case c == ',' && thousands(s[i+1:]):
		default:
			return b.String(), s[i:]
		}
	}
	return b.String(), ""
}

// thousands reports whether a group of exactly three digits follows.
func thousands(s string) bool {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n == 3
}

// FormatNumber writes a number the short way.
func FormatNumber(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// Accepts reports whether what was typed counts.
func (b *Blank) Accepts(typed string) bool {
	if n := b.Number; n != nil {
		head, rest := cutNumber(strings.TrimSpace(typed))
		v, err := strconv.ParseFloat(head, 64)
		if err != nil {
			return false
		}
		if rest = fold(rest); rest != "" && rest != fold(n.Unit) {
			return false
		}
		// What a float cannot hold exactly is no error of the learner's.
		return math.Abs(v-n.Value) <= n.Tolerance+1e-9*math.Max(1, math.Abs(n.Value))
	}
	for _, a := range b.Answers {
		if fold(typed) == fold(a) {
			return true
		}
	}
	return false
}

// fold is what of a spelling matters. Jamo that some keyboards send one by one
// are joined to syllables.
func fold(s string) string {
	return strings.ToLower(strings.Join(strings.FieldsFunc(compose(s), unicode.IsSpace), " "))
}

// compose joins conjoining Hangul jamo to syllables, by the formula of the
// Unicode standard, section 3.12.
func compose(s string) string {
	const (
		syllables, leads, vowels, tails = 0xAC00, 0x1100, 0x1161, 0x11A7
		nVowels, nTails                 = 21, 28
	)
	var out []rune
	for _, r := range s {
		if n := len(out); n > 0 {
			switch last := out[n-1]; {
			case last >= leads && last < leads+19 && r >= vowels && r < vowels+nVowels:
				out[n-1] = syllables + ((last-leads)*nVowels+(r-vowels))*nTails
				continue
			case last >= syllables && last < syllables+11172 && (last-syllables)%nTails == 0 && r > tails && r < tails+nTails:
				out[n-1] = last + (r - tails)
				continue
			}
		}
		out = append(out, r)
	}
	return string(out)
}

// The element that stands for a blank in a prompt. Field writes it and Fill finds
// it, so that page and living card agree.
const (
	fieldOpen  = `<input class="blank" data-blank="`
	fieldClose = `">`
)

// Field is the i-th blank as an input of a form. label names it for those who
// do not see it.
func (b *Blank) Field(i int, label string) HTML {
	n := strconv.Itoa(i)
	// Three sizes, so that a field does not give its answer's length away.
	size, mode, unit := "8", "text", ""
	switch l := len([]rune(b.Answers[0])); {
	case b.Number != nil:
		mode = "decimal"
		if b.Number.Unit != "" {
			unit = ` <span class="unit">` + Escape(b.Number.Unit) + `</span>`
		}
	case l > 16:
		size = "28"
	case l > 8:
		size = "16"
	}
	return HTML(fieldOpen + n + `" type="text" size="` + size + `" inputmode="` + mode + `" maxlength="80" autocomplete="off" autocapitalize="off" spellcheck="false" aria-label="` + Escape(label) + fieldClose + unit)
}

// Fill replaces every field of a prompt.
func Fill(prompt HTML, with func(i int) HTML) HTML {
	var b strings.Builder
	s := string(prompt)
	for {
		at := strings.Index(s, fieldOpen)
		if at < 0 {
			break
		}
		end := strings.Index(s[at:], fieldClose) // labels are escaped
		num, _, _ := strings.Cut(s[at+len(fieldOpen):], `"`)
		i, err := strconv.Atoi(num)
		if end < 0 || err != nil {
			break
		}
		b.WriteString(s[:at])
		b.WriteString(string(with(i)))
		s = s[at+end+len(fieldClose):]
	}
	b.WriteString(s)
	return HTML(b.String())
}
