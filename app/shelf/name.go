package shelf

import (
	"path"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// letters of ids: none that look alike, and all the same in lower case, so that
// an address survives being read aloud.
const letters = "abcdefghjkmnpqrstuvwxyz23456789"

// idLen letters give 31^7 = 2.7e10 ids: two courses of one device share one
// with a chance that needs no check.
const idLen = 7

// NewID makes the id of a course, or the name of a generation, from random
// bytes.
func NewID(random uint64) string {
	var b [idLen]byte
	for i := range b {
		b[i] = letters[random%uint64(len(letters))]
		random /= uint64(len(letters))
	}
	return string(b[:])
}

// maxTitle is how many characters of a title are kept.
const maxTitle = 120

// Title returns a title on one line without control characters, cut to a
// length that every list has room for.
func Title(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) > maxTitle {
		s = string([]rune(s)[:maxTitle-1]) + "…"
	}
	return s
}

// PasteTitle returns the title of pasted text: its first heading, or its first
// line.
func PasteTitle(text string) string {
	first := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "# "); ok {
			return Title(name)
		}
		if first == "" && line != "" && line != "---" {
			first = line
		}
	}
	return Title(strings.TrimLeft(first, "#>*- "))
}

// PastePath returns the path of a pasted note: its title, with a number where
// the course has such a file already. The path is the note's identity.
func PastePath(title string, have []string) string {
	var b strings.Builder
	for _, r := range title {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() > 80 {
			break
		}
	}
	name := strings.Trim(b.String(), "-")
	if name == "" {
		name = "note"
	}
	taken := map[string]bool{}
	for _, p := range have {
		taken[strings.ToLower(strings.TrimSuffix(path.Base(p), path.Ext(p)))] = true
	}
	free := name
	for n := 2; taken[free]; n++ {
		free = name + "-" + strconv.Itoa(n)
	}
	return free + ".md"
}

// FailedTitle names a note that could not be read: its file's name.
func FailedTitle(file string) string {
	base := path.Base(file)
	return Title(strings.TrimSuffix(base, path.Ext(base)))
}
