package ddbquery

import "strings"

// token is a piece of an expression: 'w' a word, ':' a placeholder, 'v' a literal,
// 'o' a comparator, '(' ')' ',' themselves, 0 the end, '?' what no expression has.
type token struct {
	kind byte
	text string
	val  value
}

// scan takes an expression apart. It always ends with the token of kind 0.
func scan(s string) []token {
	var out []token
	for i := 0; i < len(s); {
		c, from := s[i], i
		word := func() string {
			for i < len(s) && (letter(s[i]) || s[i] >= '0' && s[i] <= '9') {
				i++
			}
			return s[from:i]
		}
		switch {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			i++
			continue
		case letter(c):
			out = append(out, token{kind: 'w', text: word()})
		case c == '#' || c == ':':
			i++
			kind := byte('w')
			if c == ':' {
				kind = ':'
			}
			if out = append(out, token{kind: kind, text: word()}); len(out[len(out)-1].text) < 2 {
				out[len(out)-1].kind = '?'
			}
		case c == '\'' || c == '"':
			end := strings.IndexByte(s[i+1:], c)
			if end < 0 {
				return append(out, token{kind: '?', text: s[i:]}, token{})
			}
			i += end + 2
			out = append(out, token{kind: 'v', text: s[from:i], val: value{kind: 's', s: s[from+1 : i-1]}})
		case c == '-' || c >= '0' && c <= '9':
			for i++; i < len(s) && (s[i] == '.' || s[i] >= '0' && s[i] <= '9'); i++ {
			}
			t := token{kind: '?', text: s[from:i]}
			if n, ok := number(t.text); ok {
				t.kind, t.val = 'v', value{kind: 'n', s: n}
			}
			out = append(out, t)
		case strings.IndexByte("(),", c) >= 0:
			i++
			out = append(out, token{kind: c, text: s[from:i]})
		case strings.IndexByte("<>=", c) >= 0:
			i++
			if i < len(s) && (c != '=' && s[i] == '=' || c == '<' && s[i] == '>') {
				i++
			}
			out = append(out, token{kind: 'o', text: s[from:i]})
		default:
			for i++; i < len(s) && s[i]&0xc0 == 0x80; i++ { // the rest of a character
			}
			out = append(out, token{kind: '?', text: s[from:i]})
		}
	}
	return append(out, token{})
}

// parser reads one expression. After a fault it reads on without effect.
type parser struct {
	where  string // KeyConditionExpression or FilterExpression
	tokens []token
	values map[string]value
	at     int
	fault  *fault // of the syntax
	first  [4]*fault
}

// The classes of faults, in the order DynamoDB names them.
const (
	redundant = iota
	unknown
	misused
	operand
)

// parse reads an expression of comparisons, functions, AND, OR, NOT and
// parentheses. NOT binds closest, then AND, then OR.
func parse(where, s string, values map[string]value) (*node, *fault) {
	p := &parser{where: where, tokens: scan(s), values: values}
	n := p.or()
	if p.fault == nil && p.tokens[p.at].kind != 0 {
		p.syntax()
	}
	if p.fault != nil {
		return nil, p.fault
	}
	for _, f := range p.first {
		if f != nil {
			return nil, f
		}
	}
	return n, nil
}

func (p *parser) peek() token { return p.tokens[p.at] }

// keyword takes the next token when it is that word, in capitals or not.
func (p *parser) keyword(word string) bool {
	if t := p.peek(); t.kind != 'w' || !strings.EqualFold(t.text, word) {
		return false
	}
	p.at++
	return true
}

func (p *parser) take(kind byte) bool {
	if p.peek().kind != kind {
		return false
	}
	p.at++
	return true
}

// syntax records that the next token cannot stand there.
func (p *parser) syntax() *node {
	if p.fault == nil {
		near := ""
		for i := max(p.at-1, 0); i < min(p.at+2, len(p.tokens)-1); i++ {
			near += " " + p.tokens[i].text
		}
		t := p.peek().text
		if p.peek().kind == 0 {
			t = "<EOF>"
		}
		p.fault = said("syntax", p.where, t, strings.TrimSpace(near))
	}
	p.at = len(p.tokens) - 1
	return &node{op: "value"}
}

// note records a fault that is no syntax error; the first of a class counts.
func (p *parser) note(class int, f *fault) {
	if p.first[class] == nil {
		p.first[class] = f
	}
}

func (p *parser) or() *node {
	n := p.and()
	for p.keyword("OR") {
		n = &node{op: "or", kids: []*node{n, p.and()}}
	}
	return n
}

func (p *parser) and() *node {
	n := p.not()
	for p.keyword("AND") {
		n = &node{op: "and", kids: []*node{n, p.not()}}
	}
	return n
}

func (p *parser) not() *node {
	if p.keyword("NOT") {
		return &node{op: "not", kids: []*node{p.not()}}
	}
	if !p.take('(') {
		return p.condition()
	}
	n := p.or()
	if !p.take(')') {
		return p.syntax()
	}
	if n.parens {
		p.note(redundant, said("parens", p.where))
	}
	n.parens = true
	return n
}

// condition reads a comparison or a function.
func (p *parser) condition() *node {
	n := p.operand()
	switch t := p.peek(); {
	case p.take('o'):
		n = &node{op: t.text, kids: []*node{n, p.operand()}}
	case p.keyword("BETWEEN"):
		lo := p.operand()
		if !p.keyword("AND") {
			return p.syntax()
		}
		n = &node{op: "between", kids: []*node{n, lo, p.operand()}}
		p.bounds(n.kids[1], n.kids[2])
	case p.keyword("IN"):
		if !p.take('(') {
			return p.syntax()
		}
		n = &node{op: "in", kids: append([]*node{n}, p.list()...)}
	case n.function():
		return n
	default:
		return p.syntax()
	}
	for _, k := range n.kids {
		if k.function() {
			p.note(misused, said("misused", p.where, k.op))
		}
	}
	if len(n.kids) == 2 {
		p.distinct(n)
	}
	return n
}

// list reads operands up to the closing parenthesis.
func (p *parser) list() []*node {
	out := []*node{p.operand()}
	for p.take(',') {
		out = append(out, p.operand())
	}
	if !p.take(')') {
		p.syntax()
	}
	return out
}

func keyword(s string) bool {
	switch strings.ToUpper(s) {
	case "AND", "OR", "NOT", "IN", "BETWEEN":
		return true
	}
	return false
}

// operand reads an attribute, a value or a function.
func (p *parser) operand() *node {
	t := p.peek()
	switch {
	case p.take('v'):
		return &node{op: "value", val: t.val}
	case p.take(':'):
		v, ok := p.values[t.text]
		if !ok {
			p.note(operand, said("no-value", p.where, t.text))
		}
		return &node{op: "value", val: v, given: t.text}
	case t.kind != 'w' || keyword(t.text):
		return p.syntax()
	}
	p.at++
	if t.text[0] == '#' {
		return &node{op: "attr", name: t.text[1:]}
	}
	if !p.take('(') {
		return &node{op: "attr", name: t.text}
	}
	n := &node{op: t.text, kids: p.list()}
	want, known := operands[n.op]
	switch {
	case p.fault != nil:
	case !known && strings.Contains(others, " "+n.op+" "):
		p.note(unknown, ruled("not-here", n.op))
	case !known:
		p.note(unknown, said("function", p.where, n.op))
	case want != len(n.kids):
		p.note(operand, said("operands", p.where, n.op, itoa(len(n.kids))))
	case want == 1 && n.kids[0].op != "attr":
		p.note(operand, said("path", p.where, n.op))
	}
	if !known || want != len(n.kids) {
		return &node{op: "attribute_exists", kids: []*node{{op: "attr"}}}
	}
	for _, k := range n.kids {
		if k.function() {
			p.note(misused, said("misused", p.where, k.op))
		}
		if n.op == "begins_with" && k.op == "value" && k.val.is() && k.val.kind != 's' {
			p.note(operand, said("operand-type", p.where, n.op, k.val.typeName()))
		}
	}
	if want == 2 {
		p.distinct(n)
	}
	return n
}

// distinct refuses an attribute that is compared with itself.
func (p *parser) distinct(n *node) {
	if a, b := n.kids[0], n.kids[1]; a.op == "attr" && b.op == "attr" && a.name == b.name {
		p.note(operand, said("distinct", p.where, n.op, a.name))
	}
}

// bounds refuses a range that no value can be in.
func (p *parser) bounds(lo, hi *node) {
	if lo.op != "value" || hi.op != "value" || !lo.val.is() || !hi.val.is() {
		return
	}
	key := ""
	switch {
	case lo.val.kind != hi.val.kind:
		key = "bound-types"
	case compare(lo.val, hi.val) > 0:
		key = "bounds"
	default:
		return
	}
	p.note(operand, said(key, p.where, lo.val.typeName()+":"+lo.val.s, hi.val.typeName()+":"+hi.val.s))
}
