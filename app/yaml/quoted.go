package yaml

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// escapes of one letter in double quotes.
var escapes = map[byte]string{
	'0': "\x00", 'a': "\a", 'b': "\b", 't': "\t", '\t': "\t", 'n': "\n", 'v': "\v", 'f': "\f", 'r': "\r", 'e': "\x1b",
	' ': " ", '"': "\"", '/': "/", '\\': "\\", 'N': "\u0085", '_': "\u00a0", 'L': "\u2028", 'P': "\u2029",
}

// quoted reads a single- or double-quoted scalar. A line end in it is a blank,
// n of them are n-1 line ends, and the blanks around them don't count.
func (p *parser) quoted() *Node {
	n := &Node{Kind: Scalar, Quoted: true}
	n.Line, n.Column = p.here()
	q := p.at(0)
	var b strings.Builder
	for p.pos++; p.pos < len(p.s); {
		switch c := p.s[p.pos]; {
		case c == q && q == '\'' && p.at(1) == q:
			b.WriteByte(q)
			p.pos += 2
		case c == q:
			p.pos++
			n.Text = b.String()
			return n
		case c == ' ' || c == '\t' || c == '\n':
			from := p.pos
			p.blanks()
			if p.at(0) != '\n' {
				b.WriteString(p.s[from:p.pos])
			} else if breaks := p.breaks(); breaks == 1 {
				b.WriteByte(' ')
			} else {
				b.WriteString(strings.Repeat("\n", max(breaks-1, 0)))
			}
		case c == '\\' && q == '"' && p.at(1) == '\n':
			p.pos++
			b.WriteString(strings.Repeat("\n", max(p.breaks()-1, 0)))
		case c == '\\' && q == '"':
			p.escape(&b)
		default:
			b.WriteByte(c)
			p.pos++
		}
	}
	if p.failed == nil {
		p.failAt(n.Line, n.Column, "따옴표 "+string(q)+"를 닫지 않았습니다. 닫는 따옴표를 넣으세요", "the quote "+string(q)+" isn't closed; close it")
	}
	return n
}

// breaks skips line ends and the blanks after them and returns their number. A
// document marker ends the text there.
func (p *parser) breaks() int {
	n := 0
	for p.at(0) == '\n' {
		p.newline()
		n++
		if p.marker() {
			p.pos = len(p.s)
			return n
		}
		p.blanks()
	}
	return n
}

// escape reads one escape sequence of a double-quoted scalar.
func (p *parser) escape(b *strings.Builder) {
	c := p.at(1)
	if s, ok := escapes[c]; ok {
		b.WriteString(s)
		p.pos += 2
		return
	}
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[c]
	if digits > 0 && p.pos+2+digits <= len(p.s) {
		v, err := strconv.ParseUint(p.s[p.pos+2:p.pos+2+digits], 16, 32)
		if err == nil && v <= utf8.MaxRune && utf8.ValidRune(rune(v)) {
			b.WriteRune(rune(v))
			p.pos += 2 + digits
			return
		}
	}
	p.fail("없는 이스케이프 \\"+shown(c)+"입니다. \\를 글자로 쓰려면 \\\\로 쓰거나 작은따옴표를 쓰세요", "unknown escape \\"+shown(c)+"; write \\\\ for a backslash, or use single quotes")
}
