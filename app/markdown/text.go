package markdown

import (
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"notelab/app/i18n"
)

func both(ko, en string) i18n.Text { return i18n.Text{Ko: ko, En: en} }

// plain returns the text of inline nodes as a reader sees it.
func plain(n ast.Node, src []byte) string {
	var b strings.Builder
	plainTo(&b, n, src, false)
	return strings.Join(strings.Fields(b.String()), " ")
}

func plainTo(b *strings.Builder, n ast.Node, src []byte, code bool) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			v := c.Segment.Value(src)
			if !code && !c.IsRaw() {
				v = unescape(v)
			}
			b.Write(v)
			if c.SoftLineBreak() || c.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(c.Value)
		case *ast.AutoLink:
			b.Write(c.Label(src))
		case *ast.CodeSpan:
			plainTo(b, c, src, true)
		default:
			plainTo(b, c, src, code)
		}
	}
}

// unescape resolves backslash escapes and entities.
func unescape(v []byte) []byte {
	return util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(v)))
}

// The reading speeds behind Note.Minutes: characters of Korean, spaces not
// counted, and words of a Latin text a minute.
const (
	hangulPerMinute = 500
	wordsPerMinute  = 200
)

// length counts what is read: Korean (and other East Asian) characters, and
// words in letters.
type length struct{ wide, words int }

func (l *length) add(s []byte) {
	in := false
	for _, r := range string(s) {
		wide := isCJK(r)
		letter := !wide && (unicode.IsLetter(r) || unicode.IsDigit(r))
		if wide {
			l.wide++
		}
		if letter && !in {
			l.words++
		}
		in = letter
	}
}

func (l length) minutes() int {
	m := (l.wide*wordsPerMinute + l.words*hangulPerMinute + hangulPerMinute*wordsPerMinute - 1) / (hangulPerMinute * wordsPerMinute)
	return max(m, 1)
}

// isCJK reports whether a character belongs to a script written without spaces
// around punctuation: Hangul, Han, Kana and their punctuation.
func isCJK(r rune) bool {
	return r >= 0x1100 && (r <= 0x11FF || r >= 0x2E80 && r <= 0xA4CF || r >= 0xA960 && r <= 0xA97F ||
		r >= 0xAC00 && r <= 0xD7FF || r >= 0xF900 && r <= 0xFAFF || r >= 0xFF00 && r <= 0xFFEF || r >= 0x20000 && r <= 0x3FFFF)
}

// guess returns the language of a text: Korean when at least a tenth of its
// letters are Hangul, since Korean notes on computing are half Latin.
func guess(text []byte) i18n.Lang {
	hangul, letters := 0, 0
	for _, r := range string(text) {
		if unicode.IsLetter(r) {
			letters++
			if r >= 0xAC00 && r <= 0xD7A3 {
				hangul++
			}
		}
	}
	if hangul > 0 && hangul*10 >= letters {
		return i18n.Korean
	}
	return i18n.English
}
