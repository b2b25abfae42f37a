package yaml

// flow reads a [sequence] or a {mapping}. Line ends count as blanks in it and
// indentation doesn't matter.
func (p *parser) flow() *Node {
	n := &Node{Kind: Sequence}
	n.Line, n.Column = p.here()
	open, shut := p.at(0), byte(']')
	if open == '{' {
		n.Kind, shut = Mapping, '}'
	}
	p.pos++
	p.enter()
	defer func() { p.depth-- }()
	first := map[string]int{}
	for {
		p.gap(n, open)
		if p.at(0) == shut {
			p.pos++
			return n
		}
		item := p.flowNode()
		colon := p.flowColon(item)
		switch {
		case open == '{':
			none := &Node{Line: item.Line, Column: item.Column}
			if item.Kind == Sequence || item.Kind == Mapping {
				p.complexKey()
			}
			pair := Pair{asKey(item), none}
			p.note(first, pair.Key)
			if colon {
				pair.Value = p.flowValue(n, open)
			}
			n.Pairs = append(n.Pairs, pair)
		case colon: // [key: value] is a mapping of one pair
			one := &Node{Kind: Mapping, Line: item.Line, Column: item.Column}
			p.note(map[string]int{}, asKey(item))
			one.Pairs = []Pair{{item, p.flowValue(n, open)}}
			n.Items = append(n.Items, one)
		default:
			n.Items = append(n.Items, item)
		}
		p.gap(n, open)
		switch {
		case p.failed != nil:
			return n
		case p.at(0) == ',':
			p.pos++
		case p.at(0) != shut:
			p.fail("항목 사이에 쉼표가 없거나 "+string(shut)+"가 없습니다. 쉼표나 특수 문자가 든 값은 따옴표로 감싸세요", "a comma or "+string(shut)+" is missing; quote a value that contains special characters")
		}
	}
}

// gap skips blanks, comments and line ends between the parts of a flow
// collection.
func (p *parser) gap(n *Node, open byte) {
	for p.eol() && p.pos < len(p.s) {
		p.newline()
	}
	if p.pos >= len(p.s) || p.marker() {
		p.failAt(n.Line, n.Column, string(open)+"를 닫지 않았습니다. 닫는 괄호를 넣거나, 값이면 따옴표로 감싸세요", string(open)+" isn't closed; close it, or quote the value if it is text")
	}
}

// flowNode reads one item, key or value.
func (p *parser) flowNode() *Node {
	switch c := p.at(0); {
	case c == '[' || c == '{':
		return p.flow()
	case c == '"' || c == '\'':
		return p.quoted()
	case p.opens(true):
		return p.plain(0, true)
	}
	return &Node{}
}

// flowColon skips the colon behind a key. A plain key needs a blank after it, a
// quoted one doesn't.
func (p *parser) flowColon(key *Node) bool {
	p.blanks()
	if p.failed != nil || p.at(0) != ':' {
		return false
	}
	switch plain := key.Kind <= Scalar && !key.Quoted; {
	case key.Kind > Scalar:
		p.complexKey()
	case key.Quoted && p.afterBlank() && !p.blank(1), plain && !p.blank(1):
		p.fail("콜론 뒤에 빈칸이 없습니다. 빈칸을 넣거나 값을 따옴표로 감싸세요", "no space after the colon; add one, or quote the value")
	case key.Line != p.line:
		p.fail("키가 여러 줄입니다. 한 줄에 쓰거나 윗줄의 괄호를 닫으세요", "a key takes several lines; write it on one, or close the bracket above")
	}
	p.pos = min(p.pos+1, len(p.s))
	return true
}

func (p *parser) complexKey() {
	p.fail("목록이나 매핑은 키가 될 수 없습니다. 글자로 된 키를 쓰세요", "a list or a mapping can't be a key; use text")
}

// flowValue reads what follows a colon: nothing before a comma or a bracket.
func (p *parser) flowValue(n *Node, open byte) *Node {
	none := &Node{}
	none.Line, none.Column = p.here()
	p.gap(n, open)
	switch p.at(0) {
	case ',', ']', '}', 0:
		return none
	}
	return p.flowNode()
}
