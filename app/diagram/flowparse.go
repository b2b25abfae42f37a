package diagram

import "strings"

// shape is the outline of a node.
type shape byte

const (
	rect     shape = iota
	round          // (text), ([text]), ((text))
	decision       // {text}
	store          // [(text)]
)

type node struct {
	id    string
	text  string
	shape shape

	rank  int
	dummy bool // a bend of an edge that passes ranks
	lines []string
	w, h  float64
	x, y  float64 // the centre
}

type edge struct {
	from, to   int
	text       string
	dotted     bool
	head, tail bool // arrow heads

	back bool  // against the order of ranks
	path []int // the nodes it passes, in the order of ranks
	lane float64
}

// flow is a flowchart.
type flow struct {
	row   bool
	nodes []node
	edges []edge
	byID  map[string]int
}

// brackets are the marks around a node's text, the longer ones first.
var brackets = []struct {
	open, close string
	shape       shape
}{
	{"([", "])", round}, {"((", "))", round}, {"[(", ")]", store}, {"[[", "]]", rect}, {"{{", "}}", decision},
	{"[/", "/]", rect}, {"[", "]", rect}, {"(", ")", round}, {"{", "}", decision},
}

// skipped are the statements that only restyle.
var skipped = []string{"style", "classDef", "class", "linkStyle", "click", "direction"}

func parseFlow(statements []statement) (*flow, error) {
	g := &flow{byID: map[string]int{}}
	for _, st := range statements {
		for _, text := range strings.Split(st.text, ";") {
			text = strings.TrimSpace(text)
			if text == "" || startsWith(text, skipped) {
				continue
			}
			if startsWith(text, []string{"subgraph", "end"}) {
				return nil, fail(st.line, "subgraph는 그리지 않습니다", "subgraphs are not drawn")
			}
			s := scanner{g: g, rest: text, line: st.line}
			if err := s.statement(); err != nil {
				return nil, err
			}
		}
	}
	if len(g.nodes) == 0 {
		return nil, fail(1, "상자가 없습니다", "there is no node")
	}
	return g, nil
}

// startsWith reports whether the first word of a text is one of these.
func startsWith(text string, words []string) bool {
	first := strings.Fields(text)[0]
	for _, w := range words {
		if first == w {
			return true
		}
	}
	return false
}

// scanner reads one statement: nodes joined by edges.
type scanner struct {
	g    *flow
	rest string
	line int
}

func (s *scanner) statement() error {
	from, err := s.group()
	for err == nil && s.rest != "" {
		var e edge
		var to []int
		if e, err = s.edge(); err != nil {
			break
		}
		if to, err = s.group(); err != nil {
			break
		}
		for _, a := range from {
			for _, b := range to {
				if len(s.g.edges) == maxEdges {
					return fail(s.line, "화살표가 너무 많습니다", "there are too many arrows")
				}
				e.from, e.to = a, b
				s.g.edges = append(s.g.edges, e)
			}
		}
		from = to
	}
	return err
}

// group reads one node or several joined by &.
func (s *scanner) group() ([]int, error) {
	var ids []int
	for {
		i, err := s.node()
		if err != nil {
			return nil, err
		}
		ids = append(ids, i)
		if !strings.HasPrefix(s.rest, "&") {
			return ids, nil
		}
		s.rest = strings.TrimSpace(s.rest[1:])
	}
}

func (s *scanner) node() (int, error) {
	end := strings.IndexAny(s.rest, " \t[({&|<>\"")
	if end < 0 {
		end = len(s.rest)
	}
	for _, op := range []string{"--", "-.", "=="} { // an edge may follow without a space
		if i := strings.Index(s.rest[:end], op); i > 0 {
			end = i
		}
	}
	id := s.rest[:end]
	if id == "" {
		return 0, fail(s.line, "상자 이름을 읽을 수 없습니다: "+quoted(s.rest), "no node name: "+quoted(s.rest))
	}
	s.rest = s.rest[end:]
	i, ok := s.g.byID[id]
	if !ok {
		if len(s.g.nodes) == maxNodes {
			return 0, fail(s.line, "상자가 너무 많습니다", "there are too many nodes")
		}
		i = len(s.g.nodes)
		s.g.byID[id] = i
		s.g.nodes = append(s.g.nodes, node{id: id, text: id})
	}
	for _, b := range brackets {
		body, ok := strings.CutPrefix(s.rest, b.open)
		if !ok {
			continue
		}
		at := strings.Index(body, b.close)
		if quote, quoted := strings.CutPrefix(body, `"`); quoted {
			if q := strings.Index(quote, `"`+b.close); q >= 0 {
				at = q + 2
			}
		}
		if at < 0 {
			return 0, fail(s.line, b.open+" 뒤에 "+b.close+"가 없습니다", b.open+" without "+b.close)
		}
		s.g.nodes[i].text, s.g.nodes[i].shape = label(body[:at]), b.shape
		s.rest = body[at+len(b.close):]
		break
	}
	if after, ok := strings.CutPrefix(s.rest, ":::"); ok { // a class
		_, s.rest, _ = strings.Cut(after+" ", " ")
	}
	s.rest = strings.TrimSpace(s.rest)
	return i, nil
}

// edge reads "-->", "---", "-.->", "==>", "<-->", with "|text|" behind or "text"
// in the middle ("-- text -->").
func (s *scanner) edge() (edge, error) {
	var e edge
	bad := fail(s.line, "화살표를 읽을 수 없습니다: "+quoted(s.rest), "no arrow: "+quoted(s.rest))
	if after, ok := strings.CutPrefix(s.rest, "<"); ok {
		e.tail, s.rest = true, after
	}
	n := run(s.rest)
	if n < 2 {
		return e, bad
	}
	op := s.rest[:n]
	s.rest = s.rest[n:]
	if !closed(op) { // "-- text -->"
		i := strings.Index(s.rest, op[:2])
		if op == "-." {
			i = strings.Index(s.rest, ".-")
		}
		if i < 0 {
			return e, bad
		}
		e.text = label(s.rest[:i])
		s.rest = s.rest[i:]
		n = run(s.rest)
		op += s.rest[:n]
		s.rest = s.rest[n:]
	}
	e.dotted = strings.Contains(op, ".")
	e.head = strings.HasSuffix(op, ">")
	s.rest = strings.TrimSpace(s.rest)
	if after, ok := strings.CutPrefix(s.rest, "|"); ok {
		text, rest, found := strings.Cut(after, "|")
		if !found {
			return e, bad
		}
		e.text, s.rest = label(text), strings.TrimSpace(rest)
	}
	if s.rest == "" {
		return e, bad
	}
	return e, nil
}

// run is the length of an arrow's marks at the beginning of a text.
func run(s string) int {
	n := 0
	for n < len(s) && strings.IndexByte("-=.", s[n]) >= 0 {
		n++
	}
	if n < len(s) && n > 0 && s[n] == '>' {
		n++
	}
	return n
}

// closed reports whether an arrow's marks are whole: with a head, or long enough
// for a line.
func closed(op string) bool {
	return strings.HasSuffix(op, ">") || len(op) > 2
}
