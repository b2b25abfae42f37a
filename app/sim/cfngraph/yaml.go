package cfngraph

import (
	"strings"
	"unicode/utf8"

	"notelab/app/i18n"
)

// shape is what a node of a template holds.
type shape byte

const (
	scalar shape = iota
	sequence
	mapping
)

// node is one value of a template with the line it stands on. The value of a
// mapping's key stands on the key's line.
type node struct {
	line  int
	shape shape
	tag   string   // "!Ref", or "" for none
	text  string   // of a scalar
	keys  []string // of a mapping, in their order
	items []*node  // of a sequence, or the values of a mapping
}

// get returns the value of a mapping's key, nil where there is none.
func (n *node) get(key string) *node {
	if n != nil {
		for i, k := range n.keys {
			if k == key {
				return n.items[i]
			}
		}
	}
	return nil
}

// fault is the first place that is not the YAML this reader knows.
type fault struct {
	line, col int
	why       i18n.Text
}

// What can be wrong with a text, in the reader's words.
var (
	badControl = i18n.Of("제어 문자나 깨진 글자가 있다", "a control character or a broken one")
	badTab     = i18n.Of("들여쓰기에 탭을 쓸 수 없다", "a tab cannot indent")
	badIndent  = i18n.Of("들여쓰기가 앞줄과 맞지 않는다", "the indentation does not fit the lines above")
	badKey     = i18n.Of("'이름: 값'이 와야 한다", "want 'name: value'")
	badTwice   = i18n.Of("같은 이름이 두 번 나온다", "the same name twice")
	badColon   = i18n.Of("값 안에 ': '가 있으면 따옴표로 싸야 한다", "a value that holds ': ' needs quotes")
	badQuote   = i18n.Of("따옴표가 닫히지 않았다", "a quote is not closed")
	badEscape  = i18n.Of("모르는 \\ 표기다", "an unknown \\ escape")
	badFlow    = i18n.Of("괄호가 닫히지 않았거나 쉼표가 빠졌다", "a bracket is not closed, or a comma is missing")
	badRest    = i18n.Of("값 뒤에 다른 글자가 있다", "something follows the value")
	badStart   = i18n.Of("값이 이 글자로 시작할 수 없다", "a value cannot start with this")
	badAlias   = i18n.Of("CloudFormation은 YAML 별칭(&, *)과 병합(<<)을 받지 않는다", "CloudFormation takes no YAML aliases (&, *) and merges (<<)")
	badDepth   = i18n.Of("너무 깊다", "nested too deeply")
	badDouble  = i18n.Of("문서는 하나여야 한다", "want a single document")
)

// mostDepth bounds how deeply values nest.
const mostDepth = 40

// reader reads the part of YAML that templates are written in: block and flow
// style, tags, quotes, literal and folded texts. JSON is flow style. It changes
// its lines as it goes: what stood before a value becomes spaces.
type reader struct {
	lines   []string
	ln, col int // col only within a flow value
	depth   int
	err     *fault
}

// parseYAML reads a text into nodes.
func parseYAML(s string) (*node, *fault) {
	s = strings.ReplaceAll(strings.ReplaceAll(strings.TrimPrefix(s, "\ufeff"), "\r\n", "\n"), "\r", "\n")
	r := &reader{lines: strings.Split(strings.TrimSuffix(s, "\n"), "\n")}
	for i, line := range r.lines {
		for c, x := range line {
			if x < ' ' && x != '\t' || x == 0x7f || x == utf8.RuneError || x == 0x85 || x == 0x2028 || x == 0x2029 {
				r.fail(i, c, badControl)
				return nil, r.err
			}
		}
	}
	r.skip()
	if !r.end() && marks(r.lines[r.ln]) {
		r.ln++
	}
	n := r.block(0)
	r.skip()
	if !r.end() && r.lines[r.ln] == "..." {
		r.ln++
		r.skip()
	}
	if !r.end() {
		why := badIndent
		if strings.HasPrefix(r.lines[r.ln], "---") {
			why = badDouble
		}
		r.fail(r.ln, 0, why)
	}
	return n, r.err
}

// fail keeps the first fault and ends the reading.
func (r *reader) fail(ln, col int, why i18n.Text) *node {
	if r.err == nil {
		r.err = &fault{ln + 1, col + 1, why}
	}
	r.ln = len(r.lines)
	return &node{line: ln + 1}
}

func (r *reader) end() bool { return r.ln >= len(r.lines) }

// skip goes to the next line that is not empty and no comment.
func (r *reader) skip() {
	for !r.end() {
		if t := strings.TrimLeft(r.lines[r.ln], " "); t != "" && t[0] != '#' {
			return
		}
		r.ln++
	}
}

// indent is how far the current line is indented; -1 at the end, and where a
// document ends.
func (r *reader) indent() int {
	if r.end() || marks(r.lines[r.ln]) || r.lines[r.ln] == "..." {
		return -1
	}
	line := r.lines[r.ln]
	i := spaces(line)
	if i < len(line) && line[i] == '\t' {
		r.fail(r.ln, i, badTab)
		return -1
	}
	return i
}

// marks reports whether a line begins a document.
func marks(line string) bool {
	return strings.HasPrefix(line, "---") && strings.Trim(line[3:], " ") == ""
}

func spaces(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

func dash(s string) bool { return s == "-" || strings.HasPrefix(s, "- ") }

// deeper bounds the depth; the caller lowers it again.
func (r *reader) deeper() bool {
	if r.depth++; r.depth > mostDepth {
		r.fail(min(r.ln, len(r.lines)-1), 0, badDepth)
		return false
	}
	return true
}

// block reads the node that starts on the next line, when that is indented by
// at least so much; otherwise it is empty.
func (r *reader) block(least int) *node {
	r.skip()
	n := &node{line: min(r.ln, len(r.lines)-1) + 1}
	ind := r.indent()
	if ind < least || !r.deeper() {
		return n
	}
	defer func() { r.depth-- }()
	switch text := r.lines[r.ln][ind:]; {
	case dash(text):
		return r.sequence(ind)
	case keyEnd(text) >= 0:
		return r.mapping(ind)
	}
	return r.value(ind, least-1, false)
}

func (r *reader) sequence(ind int) *node {
	n := &node{line: r.ln + 1, shape: sequence}
	for r.skip(); r.indent() == ind && dash(r.lines[r.ln][ind:]); r.skip() {
		line := r.lines[r.ln]
		rest := strings.TrimLeft(line[ind+1:], " ")
		col := len(line) - len(rest)
		r.lines[r.ln] = strings.Repeat(" ", col) + rest
		if dash(rest) || keyEnd(rest) >= 0 {
			n.items = append(n.items, r.block(ind+1))
		} else {
			n.items = append(n.items, r.value(col, ind, false))
		}
	}
	if r.indent() > ind {
		return r.fail(r.ln, r.indent(), badIndent)
	}
	return n
}

func (r *reader) mapping(ind int) *node {
	n := &node{line: r.ln + 1, shape: mapping}
	for r.skip(); r.indent() == ind; r.skip() {
		ln, line := r.ln, r.lines[r.ln]
		if dash(line[ind:]) {
			break
		}
		e := keyEnd(line[ind:])
		if e < 0 {
			return r.fail(ln, ind, badKey)
		}
		key := strings.TrimRight(line[ind:ind+e], " \t")
		if key[0] == '"' || key[0] == '\'' {
			q := &reader{lines: []string{key}}
			key = q.quoted().text
			if q.err != nil {
				return r.fail(ln, ind, q.err.why)
			}
		}
		if key == "<<" {
			return r.fail(ln, ind, badAlias)
		}
		if n.get(key) != nil {
			return r.fail(ln, ind, badTwice)
		}
		v := r.value(ind+e+1, ind, true)
		v.line = ln + 1
		n.keys, n.items = append(n.keys, key), append(n.items, v)
	}
	if r.indent() > ind {
		return r.fail(r.ln, r.indent(), badIndent)
	}
	return n
}

// keyEnd is where the colon stands that makes a line a key and its value, -1
// when the line is none.
func keyEnd(s string) int {
	i := 0
	switch {
	case s == "":
		return -1
	case s[0] == '"' || s[0] == '\'':
		for i = 1; i < len(s) && s[i] != s[0]; i++ {
			if s[i] == '\\' && s[0] == '"' {
				i++
			}
		}
		i++
		for i < len(s) && s[i] == ' ' {
			i++
		}
		if i < len(s) && s[i] == ':' && (i+1 == len(s) || s[i+1] == ' ') {
			return i
		}
		return -1
	case strings.IndexByte("[]{}|>!&*%@`#,", s[0]) >= 0, strings.IndexByte("-?:", s[0]) >= 0 && strings.IndexByte(" \t", (s + " ")[1]) >= 0:
		return -1
	}
	for ; i < len(s); i++ {
		switch {
		case s[i] == ':' && i > 0 && (i+1 == len(s) || s[i+1] == ' '):
			return i
		case s[i] == ':' && i+1 < len(s) && s[i+1] == '\t':
			return -1
		case s[i] == '#' && i > 0 && (s[i-1] == ' ' || s[i-1] == '\t'):
			return -1
		}
	}
	return -1
}

// tagOf returns the tag a text starts with: an exclamation mark and a word.
func tagOf(s string) string {
	for i := 1; ; i++ {
		if i < len(s) && wordly(s[i]) {
			continue
		}
		if i == 1 {
			return ""
		}
		return s[:i]
	}
}

// wordly reports whether c is a letter or a digit of ASCII.
func wordly(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// value reads what follows a key or a dash at a column, or stands on a line of
// its own. Lines that belong to it are indented by more than parent; the items
// of a key's sequence may stand right under the key.
func (r *reader) value(col, parent int, ofKey bool) *node {
	ln, line := r.ln, r.lines[r.ln]
	for col < len(line) && line[col] == ' ' {
		col++
	}
	rest := line[min(col, len(line)):]
	if strings.TrimLeft(rest, "\t") != rest {
		return r.fail(ln, col, badTab)
	}
	if rest != "" && rest[0] == '!' {
		tag := tagOf(rest)
		if tag == "" || col+len(tag) < len(line) && line[col+len(tag)] != ' ' {
			return r.fail(ln, col, badStart)
		}
		n := r.value(col+len(tag), parent, ofKey)
		if n.tag != "" {
			return r.fail(ln, col, badRest)
		}
		n.tag, n.line = tag, ln+1
		return n
	}
	var n *node
	switch {
	case strings.HasPrefix(line, "--- "):
		return r.fail(ln, 0, badDouble)
	case rest == "" || rest[0] == '#':
		r.ln++
		r.skip()
		switch ind := r.indent(); {
		case ind > parent:
			return r.block(parent + 1)
		case ofKey && ind == parent && dash(r.lines[r.ln][ind:]):
			return r.sequence(ind)
		}
		return &node{line: ln + 1}
	case strings.IndexByte("&*", rest[0]) >= 0:
		return r.fail(ln, col, badAlias)
	case strings.IndexByte("%@`]},", rest[0]) >= 0, strings.IndexByte("-?:", rest[0]) >= 0 && strings.IndexByte(" \t", (rest + " ")[1]) >= 0:
		return r.fail(ln, col, badStart)
	case rest[0] == '|' || rest[0] == '>':
		return r.literal(col, parent)
	case rest[0] == '[' || rest[0] == '{':
		r.col = col
		n = r.flow()
	case rest[0] == '"' || rest[0] == '\'':
		r.col = col
		n = r.quoted()
	default:
		return r.plain(col, parent)
	}
	if !r.end() {
		if t := strings.TrimLeft(r.lines[r.ln][r.col:], " \t"); t != "" && (t[0] != '#' || len(t) == len(r.lines[r.ln])-r.col) {
			return r.fail(r.ln, r.col, badRest)
		}
		r.ln++
	}
	return n
}

// bare cuts a comment and the spaces around off a plain text.
func bare(s string) string {
	for i := 1; i < len(s); i++ {
		if s[i] == '#' && (s[i-1] == ' ' || s[i-1] == '\t') {
			s = s[:i]
		}
	}
	return strings.Trim(s, " \t")
}

// plain reads a text without quotes; it goes on over lines that are indented
// more than its parent, which are joined by a space each.
func (r *reader) plain(col, parent int) *node {
	n := &node{line: r.ln + 1}
	gap := ""
	for first := true; !r.end(); first = false {
		line := r.lines[r.ln]
		if !first {
			if col = spaces(line); col == len(line) {
				gap += "\n"
				r.ln++
				continue
			}
			if r.indent() <= parent || line[col] == '#' {
				break
			}
			if gap == "" {
				gap = " "
			}
			n.text += gap
			gap = ""
		}
		s := bare(line[col:])
		if i := strings.Index(strings.ReplaceAll(s, "\t", " ")+" ", ": "); i >= 0 {
			return r.fail(r.ln, col+i, badColon)
		}
		n.text += s
		r.ln++
		if len(s) < len(strings.Trim(line[col:], " \t")) {
			break // a comment ends it
		}
	}
	return n
}
