package yaml

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"notelab/app/i18n"
)

// parser walks the text once, front to back. The first fault is kept and moves
// it to the end of the text, where every loop stops.
type parser struct {
	s           string
	pos         int
	line, start int // the line and the offset at which it begins
	depth       int
	failed      *Error
	twice       []*Error

	markPos, markCol int // characters of the line counted so far: see here
}

func (p *parser) fail(ko, en string) {
	if p.failed == nil {
		_, col := p.here()
		p.failed = &Error{p.line, col, i18n.Text{Ko: ko, En: en}}
	}
	p.pos = len(p.s)
}

// failAt is fail for a place that was passed already.
func (p *parser) failAt(line, col int, ko, en string) {
	if p.failed == nil {
		p.fail(ko, en)
		p.failed.Line, p.failed.Column = line, col
	}
}

// here returns the line and column of the position. It remembers what it
// counted, since a line may be as long as the file.
func (p *parser) here() (line, col int) {
	if p.markPos < p.start || p.markPos > p.pos {
		p.markPos, p.markCol = p.start, 1
	}
	p.markCol += utf8.RuneCountInString(p.s[p.markPos:p.pos])
	p.markPos = p.pos
	return p.line, p.markCol
}

// admit takes the text with its line ends made one, unless it holds something
// that no text file should.
func (p *parser) admit(src []byte) bool {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	if bytes.IndexByte(src, '\r') >= 0 {
		src = bytes.ReplaceAll(bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	}
	p.s = string(src)
	for p.pos < len(p.s) {
		c := p.s[p.pos]
		if c == '\n' {
			p.newline()
			continue
		}
		r, n := utf8.DecodeRuneInString(p.s[p.pos:])
		switch {
		case r == utf8.RuneError && n == 1:
			p.fail("UTF-8이 아닌 글자가 있습니다. 파일을 UTF-8로 저장하세요", "a character isn't UTF-8; save the file as UTF-8")
			return false
		case c < ' ' && c != '\t' || c == 0x7f:
			p.fail("제어 문자가 있습니다. 지우거나 큰따옴표 안에 \\x로 쓰세요", "a control character; remove it, or write it as \\x in double quotes")
			return false
		}
		p.pos += n
	}
	p.pos, p.line, p.start = 0, 1, 0
	p.markPos, p.markCol = 0, 1
	return true
}

// at returns the byte i after the position, 0 past the end.
func (p *parser) at(i int) byte {
	if p.pos+i < len(p.s) {
		return p.s[p.pos+i]
	}
	return 0
}

// blank reports whether the byte i after the position is a blank, a line end
// or the end of the text.
func (p *parser) blank(i int) bool {
	c := p.at(i)
	return c == ' ' || c == '\t' || c == '\n' || c == 0
}

func (p *parser) newline() {
	p.pos++
	p.line++
	p.start = p.pos
}

// blanks skips spaces and tabs and reports whether a tab was among them.
func (p *parser) blanks() (tab bool) {
	for p.at(0) == ' ' || p.at(0) == '\t' {
		tab = tab || p.at(0) == '\t'
		p.pos++
	}
	return tab
}

// afterBlank reports whether the byte before the position is a blank.
func (p *parser) afterBlank() bool {
	return p.pos > 0 && (p.s[p.pos-1] == ' ' || p.s[p.pos-1] == '\t')
}

// eol skips blanks and a comment, and reports whether the line ends there.
func (p *parser) eol() bool {
	p.blanks()
	if p.at(0) == '#' && (p.pos == p.start || p.afterBlank()) {
		if end := strings.IndexByte(p.s[p.pos:], '\n'); end >= 0 {
			p.pos += end
		} else {
			p.pos = len(p.s)
		}
	}
	return p.at(0) == '\n' || p.pos >= len(p.s)
}

// marker reports whether the position is a document marker: --- or ... at the
// beginning of a line.
func (p *parser) marker() bool {
	return p.pos == p.start && (strings.HasPrefix(p.s[p.pos:], "---") || strings.HasPrefix(p.s[p.pos:], "...")) && p.blank(3)
}

// next skips to the first character of the next line with content and returns
// its indentation, -1 at the end of the document. Standing there already, it
// stays.
func (p *parser) next() int {
	for {
		if p.pos == p.start {
			for p.at(0) == ' ' {
				p.pos++
			}
		} else if strings.Trim(p.s[p.start:p.pos], " ") == "" && !p.blank(0) && p.at(0) != '#' {
			return p.pos - p.start
		}
		tab := p.at(0) == '\t'
		switch {
		case p.eol():
			if p.pos >= len(p.s) {
				return -1
			}
			p.newline()
		case tab:
			p.fail("들여쓰기에 탭이 있습니다. 스페이스를 쓰세요", "a tab in the indentation; use spaces")
		case p.marker():
			return -1
		default:
			return p.pos - p.start
		}
	}
}

// dash reports whether the position is the "- " of a list.
func (p *parser) dash() bool { return p.at(0) == '-' && p.blank(1) }

// document reads the whole text.
func (p *parser) document() *Node {
	at := p.next()
	if at == 0 && p.at(0) == '%' {
		p.fail("지시문(%)은 읽지 않습니다. 이 줄을 지우세요", "directives aren't read; remove this line")
	}
	inline := false
	if at < 0 && p.at(0) == '-' {
		p.pos += 3
		inline = !p.eol()
		if !inline {
			at = p.next()
		}
	}
	root := &Node{}
	root.Line, root.Column = p.here()
	if inline || at >= 0 {
		root = p.node(-1, !inline)
	}
	for at = p.next(); at < 0 && p.at(0) == '.'; at = p.next() {
		p.pos += 3
		if !p.eol() {
			break
		}
	}
	switch {
	case p.pos >= len(p.s):
	case p.at(0) == '-' && at < 0:
		p.fail("문서가 하나 더 시작됩니다. 문서 하나만 남기세요", "a second document begins; keep one")
	default:
		p.fail("앞의 값과 이어지지 않는 글입니다. 들여쓰기를 맞추거나 따옴표로 감싸세요", "text that belongs to nothing above it; align it, or quote the value")
	}
	return root
}
