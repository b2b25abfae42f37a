package ddbquery

import (
	"strconv"
	"strings"
)

func itoa(n int) string { return strconv.Itoa(n) }

// value is one attribute value. The zero value is an attribute that is not there.
type value struct {
	kind byte   // 0, 's', 'n' or 'b'
	s    string // the text; a number in canonical form; "true" or "false"
	fill int    // bytes of a text that only fills its item
}

func (v value) is() bool { return v.kind != 0 }

// typeName is the kind's name in the API.
func (v value) typeName() string { return kindName(v.kind) }

func kindName(kind byte) string {
	switch kind {
	case 'n':
		return "N"
	case 'b':
		return "BOOL"
	}
	return "S"
}

// read makes a value of a cell or a literal: a number, true or false, or a text.
func read(s string) value {
	if n, ok := number(s); ok {
		return value{kind: 'n', s: n}
	}
	if s == "true" || s == "false" {
		return value{kind: 'b', s: s}
	}
	return value{kind: 's', s: s}
}

// number brings a decimal number of at most 38 digits into canonical form:
// without a plus sign, leading zeros or trailing zeros of the fraction.
func number(s string) (string, bool) {
	sign := ""
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		sign, s = "-", rest
	}
	whole, fraction, dotted := strings.Cut(s, ".")
	if whole == "" || dotted && fraction == "" || len(whole)+len(fraction) > 38 || !digits(whole) || !digits(fraction) {
		return "", false
	}
	whole, fraction = strings.TrimLeft(whole, "0"), strings.TrimRight(fraction, "0")
	if whole == "" {
		whole = "0"
	}
	if fraction != "" {
		return sign + whole + "." + fraction, true
	}
	if whole == "0" {
		sign = ""
	}
	return sign + whole, true
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// compare orders two values of one kind: numbers by size, texts by their bytes.
func compare(a, b value) int {
	if a.kind == 'n' && b.kind == 'n' {
		return compareNumbers(a.s, b.s)
	}
	return strings.Compare(a.s, b.s)
}

func compareNumbers(a, b string) int {
	na, nb := strings.HasPrefix(a, "-"), strings.HasPrefix(b, "-")
	switch {
	case na && nb:
		return compareNumbers(b[1:], a[1:])
	case na:
		return -1
	case nb:
		return 1
	}
	wa, fa, _ := strings.Cut(a, ".")
	wb, fb, _ := strings.Cut(b, ".")
	if len(wa) != len(wb) {
		return len(wa) - len(wb)
	}
	if c := strings.Compare(wa, wb); c != 0 {
		return c
	}
	return strings.Compare(fa, fb)
}

func equal(a, b value) bool { return a.is() && a.kind == b.kind && a.s == b.s && a.fill == b.fill }

// size is the length of the value in an item: the bytes of a text, one byte for
// two digits of a number and one more, one byte for true or false.
func (v value) size() int {
	switch v.kind {
	case 's':
		return len(v.s) + v.fill
	case 'n':
		significant := strings.Trim(strings.Replace(strings.TrimPrefix(v.s, "-"), ".", "", 1), "0")
		return (len(significant)+1)/2 + 1
	case 'b':
		return 1
	}
	return 0
}

// shown is the value as the table shows it.
func (v value) shown() string {
	if v.fill > 0 {
		return "…"
	}
	return v.s
}

// kb writes a number of bytes for people: 812 B, 3 KB, 5.9 KB.
func kb(bytes int) string {
	if bytes < 1000 {
		return itoa(bytes) + " B"
	}
	tenths := (bytes*10 + 512) / 1024
	s := itoa(tenths / 10)
	if tenths%10 != 0 {
		s += "." + itoa(tenths%10)
	}
	return s + " KB"
}

// units writes half capacity units as units.
func units(halves int) string {
	if halves%2 == 1 {
		return itoa(halves/2) + ".5"
	}
	return itoa(halves / 2)
}
