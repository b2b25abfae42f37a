package markdown

import (
	"bytes"
	"sort"
	"unicode/utf8"

	"notelab/app/course"
	"notelab/app/i18n"
)

// source is a note's text as it is parsed, with the way back to the lines of
// the file.
type source struct {
	file  string
	text  []byte // clean UTF-8 with \n line ends; offsets of the tree point here
	base  int    // lines of the file before text: the front matter
	lines []int  // offset of every line's start

	problems []course.Problem
}

// clean returns text without byte-order mark, carriage returns and control
// characters (one of which, see mark, we use ourselves), in valid UTF-8, and
// with the same line breaks. valid reports whether the bytes were UTF-8.
func clean(src []byte) (text []byte, valid bool) {
	src = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	valid = utf8.Valid(src)
	out := make([]byte, 0, len(src)+1)
	for i := 0; i < len(src); i++ {
		switch c := src[i]; {
		case c == '\r':
			if i+1 < len(src) && src[i+1] == '\n' {
				continue
			}
			out = append(out, '\n')
		case c < ' ' && c != '\n' && c != '\t' || c == 0x7f:
			out = append(out, ' ')
		default:
			out = append(out, c)
		}
	}
	if !valid {
		out = bytes.ToValidUTF8(out, []byte("\uFFFD"))
	}
	return out, valid
}

func newSource(file string, text []byte, base int) *source {
	s := &source{file: file, text: text, base: base, lines: make([]int, 1, 64)}
	for i, c := range text {
		if c == '\n' {
			s.lines = append(s.lines, i+1)
		}
	}
	return s
}

// place returns the line and column, in characters, of an offset, both from 1.
func (s *source) place(off int) (line, col int) {
	if off < 0 || off > len(s.text) {
		return 0, 0
	}
	i := sort.SearchInts(s.lines, off+1) - 1
	if off-s.lines[i] > 4096 {
		return s.base + i + 1, 0 // nobody counts that far, and counting takes its time
	}
	return s.base + i + 1, utf8.RuneCount(s.text[s.lines[i]:off]) + 1
}

// report adds a problem at an offset of the text; -1 means the whole file.
func (s *source) report(off int, sev course.Severity, code, ko, en string) course.Problem {
	line, col := s.place(off)
	p := course.Problem{File: s.file, Line: line, Col: col, Severity: sev, Code: code, Message: i18n.Text{Ko: brief(ko), En: brief(en)}}
	s.problems = append(s.problems, p)
	return p
}

// maxMessage is how many characters a message has at most: it may quote a line
// as long as the file.
const maxMessage = 1000

// brief takes the middle out of a message that quotes too much.
func brief(s string) string {
	if len(s) <= maxMessage {
		return s
	}
	r := []rune(s)
	if len(r) <= maxMessage {
		return s
	}
	return string(r[:maxMessage/2]) + " … " + string(r[len(r)-maxMessage/4:])
}

func (s *source) err(off int, code, ko, en string) course.Problem {
	return s.report(off, course.Error, code, ko, en)
}

func (s *source) warn(off int, code, ko, en string) course.Problem {
	return s.report(off, course.Warning, code, ko, en)
}

// nearKo and nearEn add the nearest known name to a message, when there is one.
func nearKo(name string) string {
	if name == "" {
		return ""
	}
	return " (" + i18n.T(i18n.Korean, "sim.near", "name", name) + ")"
}

func nearEn(name string) string {
	if name == "" {
		return ""
	}
	return " (" + i18n.T(i18n.English, "sim.near", "name", name) + ")"
}

// sorted returns the problems in the order of their lines.
func (s *source) sorted() []course.Problem {
	sort.SliceStable(s.problems, func(i, j int) bool { return s.problems[i].Line < s.problems[j].Line })
	return s.problems
}
