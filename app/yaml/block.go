package yaml

import (
	"strconv"
	"strings"

	"notelab/app/i18n"
)

// Block reading keeps one rule: whoever has read a node leaves the position at
// the next content, as next does.

// value reads what follows "key:" or "-" in a collection at an indentation. In
// a mapping no second key and no list may follow on the line, and a list may
// stand below at the indentation of the key.
func (p *parser) value(indent int, inMap bool) *Node {
	none := &Node{}
	none.Line, none.Column = p.here()
	from := p.pos
	if !p.eol() {
		if !inMap && strings.Contains(p.s[from:p.pos], "\t") {
			p.fail("- 뒤에 탭이 있습니다. 스페이스를 쓰세요", "a tab after the dash; use spaces")
		}
		return p.node(indent, !inMap)
	}
	switch at := p.next(); {
	case at > indent:
		return p.node(indent, true)
	case inMap && at == indent && p.dash():
		return p.sequence(at)
	}
	return none
}

// node reads a node that stands deeper than an indentation. nested says
// whether a block collection may begin here.
func (p *parser) node(indent int, nested bool) *Node {
	switch {
	case p.dash():
		if !nested {
			p.fail("목록은 다음 줄에서 시작해야 합니다", "a list begins on the next line")
		}
		return p.sequence(p.pos - p.start)
	case p.at(0) == '|' || p.at(0) == '>':
		n := p.block(indent)
		p.next()
		return n
	}
	at := p.pos - p.start
	n, key := p.inline(indent)
	switch {
	case key && !nested:
		p.fail("값 안에 `: `이 있습니다. 값을 따옴표로 감싸세요", "the value contains \": \"; quote the value")
	case key:
		return p.mapping(at, n)
	}
	p.end()
	return n
}

// inline reads a plain or quoted scalar or a flow collection. key reports
// whether it is the key of a mapping; the position is then its colon.
func (p *parser) inline(indent int) (n *Node, key bool) {
	line := p.line
	switch c := p.at(0); {
	case c == '[' || c == '{':
		n = p.flow()
	case c == '"' || c == '\'':
		n = p.quoted()
	default:
		if !p.opens(false) {
			return &Node{}, false
		}
		n = p.plain(indent, false)
		if p.at(0) != ':' {
			return n, false
		}
	}
	end := p.pos
	p.blanks()
	if p.at(0) != ':' || !p.blank(1) {
		p.pos = end
		return n, false
	}
	switch {
	case n.Kind == Sequence || n.Kind == Mapping:
		p.fail("목록이나 매핑은 키가 될 수 없습니다. 글자로 된 키를 쓰세요", "a list or a mapping can't be a key; use text")
	case p.line != line:
		p.fail("값 안에 `: `이 있거나 키가 여러 줄입니다. 값을 따옴표로 감싸거나 들여쓰기를 맞추세요", "the value contains \": \", or a key takes several lines; quote the value or align the line")
	}
	return asKey(n), true
}

func asKey(n *Node) *Node {
	n.Kind = Scalar
	return n
}

// end finishes the line of a value.
func (p *parser) end() {
	if !p.eol() {
		p.fail("값 뒤에 글이 더 있습니다. 값 전체를 따옴표로 감싸거나 지우세요", "text after the value; quote the whole value, or remove it")
	}
	p.next()
}

// enter counts a level of nesting; leave it with p.depth--.
func (p *parser) enter() {
	if p.depth++; p.depth > MaxDepth {
		n := strconv.Itoa(MaxDepth)
		p.fail("너무 깊습니다. "+n+"단계까지만 쓰세요", "nested too deep; the limit is "+n+" levels")
	}
}

// sequence reads "- " items at an indentation.
func (p *parser) sequence(indent int) *Node {
	n := &Node{Kind: Sequence}
	n.Line, n.Column = p.here()
	p.enter()
	for at := indent; at == indent && p.dash(); at = p.next() {
		p.pos++
		n.Items = append(n.Items, p.value(indent, false))
	}
	p.depth--
	p.deeper(indent)
	return n
}

// mapping reads pairs at an indentation, standing at the colon of its first
// key.
func (p *parser) mapping(indent int, key *Node) *Node {
	n := &Node{Kind: Mapping, Line: key.Line, Column: key.Column}
	p.enter()
	first := map[string]int{}
	for p.failed == nil {
		if p.note(first, key); p.failed != nil {
			break
		}
		p.pos++
		n.Pairs = append(n.Pairs, Pair{key, p.value(indent, true)})
		if p.next() != indent || p.failed != nil {
			break
		}
		if p.dash() {
			p.fail("키 사이에 목록이 있습니다. 목록을 키 아래에 쓰거나 들여쓰기를 맞추세요", "a list among keys; put it below a key, or align it")
			break
		}
		line, col := p.here()
		var ok bool
		if key, ok = p.inline(indent); !ok {
			p.failAt(line, col, "`키: 값`의 콜론이 없습니다. 콜론과 빈칸을 넣거나, 윗줄의 값이면 더 들여쓰세요", "no colon of \"key: value\"; add a colon and a space, or indent the line if it continues the value above")
		}
	}
	p.depth--
	p.deeper(indent)
	return n
}

// deeper refuses content that is indented further than the collection above it
// without belonging to a value of it.
func (p *parser) deeper(indent int) {
	if p.failed == nil && p.next() > indent {
		p.fail("들여쓰기가 윗줄과 맞지 않습니다. 같은 수준의 줄과 맞추세요", "the indentation fits nothing above; align the line with its siblings")
	}
}

// maxTwice bounds how many keys given twice are named.
const maxTwice = 100

// note keeps the line of a key and reports one that was there before.
func (p *parser) note(first map[string]int, key *Node) {
	if key.Text == "<<" && !key.Quoted {
		p.failAt(key.Line, key.Column, "병합 키(<<)는 읽지 않습니다. 값을 직접 쓰세요", "merge keys (<<) aren't read; write the values out")
	}
	if line, ok := first[key.Text]; ok {
		if len(p.twice) == maxTwice {
			return
		}
		was := strconv.Itoa(line)
		p.twice = append(p.twice, &Error{key.Line, key.Column, i18n.Text{
			Ko: strconv.Quote(key.Text) + " 키가 " + was + "번째 줄에 이미 있습니다. 하나만 남기세요",
			En: "key " + strconv.Quote(key.Text) + " is on line " + was + " already; keep one"}})
		return
	}
	first[key.Text] = key.Line
}
