package yaml

import "strings"

// opens reports whether a plain scalar may begin here, and says what to do
// about whatever begins otherwise.
func (p *parser) opens(flow bool) bool {
	switch c := p.at(0); c {
	case '&', '*':
		p.fail("앵커(&)와 별칭(*)은 읽지 않습니다. 값을 직접 쓰거나, 글자면 따옴표로 감싸세요", "anchors (&) and aliases (*) aren't read; write the value out, or quote it if it is text")
	case '!':
		p.fail("태그(!)는 읽지 않습니다. 지우거나, 글자면 따옴표로 감싸세요", "tags (!) aren't read; remove it, or quote the value if it is text")
	case ',', '[', ']', '{', '}', '#', '|', '>', '%', '@', '`', '"', '\'', 0, '\n':
		p.fail("값이 없거나 "+shown(c)+"로 시작합니다. 값을 따옴표로 감싸세요", "a value is missing or begins with "+shown(c)+"; quote the value")
	case '-', '?', ':':
		next := p.at(1)
		switch {
		case !p.blank(1) && !(flow && (c != '-' || strings.IndexByte(",[]{}", next) >= 0)):
			return true
		case c == '?':
			p.fail("복합 키(?)는 읽지 않습니다. `키: 값`으로 쓰거나 따옴표로 감싸세요", "complex keys (?) aren't read; write key: value, or quote the value")
		case c == ':':
			p.fail("콜론 앞에 키가 없습니다. 키를 쓰거나 값을 따옴표로 감싸세요", "no key before the colon; write one, or quote the value")
		default:
			p.fail("여기에는 - 목록을 쓸 수 없습니다. 값을 따옴표로 감싸세요", "a - list can't stand here; quote the value")
		}
	default:
		return true
	}
	return false
}

func shown(c byte) string {
	if c == 0 || c == '\n' {
		return "…"
	}
	return string(c)
}

// plain reads an unquoted scalar. It stops at a colon that a blank follows, at
// a comment, in a flow collection at its punctuation, and in a block at a line
// that isn't deeper than indent.
func (p *parser) plain(indent int, flow bool) *Node {
	n := &Node{Kind: Scalar}
	n.Line, n.Column = p.here()
	var b strings.Builder
	b.WriteString(p.plainLine(flow))
	for p.at(0) == '\n' {
		// The lines to skip before the next one with content.
		at, breaks, begin := p.pos, 0, 0
		for at < len(p.s) && p.s[at] == '\n' {
			breaks++
			at++
			begin = at
			for at < len(p.s) && (p.s[at] == ' ' || p.s[at] == '\t') {
				at++
			}
		}
		if at >= len(p.s) || p.s[at] == '#' {
			break
		}
		spaces := 0
		for p.s[begin+spaces] == ' ' {
			spaces++
		}
		if !flow && spaces <= indent {
			break
		}
		was := *p
		p.pos, p.line, p.start = at, p.line+breaks, begin
		if p.marker() || p.at(0) == ':' && p.blank(1) || flow && strings.IndexByte(",[]{}", p.at(0)) >= 0 {
			*p = was
			break
		}
		if breaks == 1 {
			b.WriteByte(' ')
		}
		for range breaks - 1 {
			b.WriteByte('\n')
		}
		b.WriteString(p.plainLine(flow))
	}
	n.Text = b.String()
	if null(n.Text) {
		n.Kind = Null
	}
	return n
}

// plainLine reads the part of a plain scalar that stands on this line, without
// the blanks around it, and stops at what ends it.
func (p *parser) plainLine(flow bool) string {
	from, end := p.pos, p.pos
	for ; p.pos < len(p.s); p.pos++ {
		c := p.s[p.pos]
		switch {
		case c == ' ' || c == '\t':
			continue
		case c == '\n', c == '#' && end < p.pos, c == ':' && p.blank(1), flow && strings.IndexByte(",[]{}", c) >= 0:
			return p.s[from:end]
		case flow && c == ':' && strings.IndexByte(",[]{}", p.at(1)) >= 0:
			p.fail("콜론 뒤에 빈칸이 없습니다. 빈칸을 넣거나 값을 따옴표로 감싸세요", "no space after the colon; add one, or quote the value")
			return ""
		}
		end = p.pos + 1
	}
	return p.s[from:end]
}

// block reads a | or > scalar in a node at an indentation.
func (p *parser) block(parent int) *Node {
	n := &Node{Kind: Scalar, Quoted: true}
	n.Line, n.Column = p.here()
	mark := string(p.at(0))
	folded := mark == ">"
	keep, strip, indent := false, false, 0
	for p.pos++; ; p.pos++ {
		if c := p.at(0); !keep && !strip && (c == '+' || c == '-') {
			keep, strip = c == '+', c == '-'
		} else if indent == 0 && c >= '1' && c <= '9' {
			indent = max(parent, 0) + int(c-'0')
		} else {
			break
		}
	}
	if !p.eol() {
		p.fail(mark+" 뒤에 글이 있습니다. 다음 줄에서 들여쓰거나, 값이면 따옴표로 감싸세요", "text after "+mark+"; begin on the next line, or quote the value")
		return n
	}
	if p.at(0) == '\n' {
		p.newline()
	}
	if indent == 0 {
		indent = p.blockIndent(max(parent+1, 1))
	}
	var b strings.Builder
	breaks, wasLine, wasDeep := 0, false, false // since the last line of text
	for p.pos < len(p.s) {
		line, _, _ := strings.Cut(p.s[p.pos:], "\n")
		text := strings.TrimLeft(line, " ")
		in := len(line) - len(text)
		if text == "" && in <= indent { // a blank line
			if p.pos += len(line); p.at(0) == '\n' {
				breaks++
				p.newline()
			}
			continue
		}
		if in < indent {
			if text[0] == '\t' {
				p.pos += in
				p.fail("들여쓰기에 탭이 있습니다. 스페이스를 쓰세요", "a tab in the indentation; use spaces")
			}
			break
		}
		text = line[indent:]
		deep := text[0] == ' ' || text[0] == '\t'
		if folded && wasLine && !wasDeep && !deep {
			if breaks == 1 {
				b.WriteByte(' ')
			}
			breaks--
		}
		b.WriteString(strings.Repeat("\n", max(breaks, 0)))
		b.WriteString(text)
		breaks, wasLine, wasDeep = 0, true, deep
		if p.pos += len(line); p.at(0) == '\n' {
			breaks++
			p.newline()
		}
	}
	switch {
	case keep:
		b.WriteString(strings.Repeat("\n", breaks))
	case !strip && wasLine && breaks > 0:
		b.WriteByte('\n')
	}
	n.Text = b.String()
	return n
}

// blockIndent returns the indentation of the first line with text.
func (p *parser) blockIndent(least int) int {
	blank, line := 0, p.line
	for at := p.pos; at < len(p.s); line++ {
		row, _, _ := strings.Cut(p.s[at:], "\n")
		text := strings.TrimLeft(row, " ")
		in := len(row) - len(text)
		if text != "" {
			if blank > max(in, least) {
				p.failAt(line, 1, "앞의 빈 줄이 첫 줄보다 더 들어가 있습니다. 빈 줄의 스페이스를 지우세요", "a blank line above is indented further than the first line; remove its spaces")
			}
			return max(in, least)
		}
		blank = max(blank, in)
		at += len(row) + 1
	}
	return max(blank, least)
}
