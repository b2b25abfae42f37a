package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"notelab/app/quiz"
)

// blank is [[answer]] inside a question. Outside of one the same characters are
// what CommonMark says: "[[1]](url)" is a link.
type blank struct {
	ast.BaseInline
	source ast.Node // the text as it was written
	body   string   // between the brackets
	off    int
}

var kindBlank = ast.NewNodeKind("Blank")

func (*blank) Kind() ast.NodeKind { return kindBlank }

func (b *blank) Dump(source []byte, level int) { ast.DumpHelper(b, source, level, nil, nil) }

// blankParser reads blanks, before links are looked for.
type blankParser struct{}

func (blankParser) Trigger() []byte { return []byte{'['} }

// inQuiz is the key under which a parse keeps the top blocks of its questions.
var inQuiz = parser.NewContextKey()

func (blankParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("[[")) {
		return nil
	}
	end := bytes.Index(line, []byte("]]"))
	if end < 3 || bytes.IndexByte(line[2:end], '[') >= 0 || !insideQuiz(parent, block.Source(), pc) {
		return nil
	}
	block.Advance(end + 2)
	body := bytes.ReplaceAll(line[2:end], []byte(`\|`), []byte("|")) // as a table needs it
	return &blank{source: ast.NewTextSegment(segment.WithStop(segment.Start + end + 2)), body: string(body), off: segment.Start}
}

// insideQuiz reports whether a node belongs to a question.
func insideQuiz(n ast.Node, src []byte, pc parser.Context) bool {
	top := n
	for top.Parent() != nil && top.Parent().Kind() != ast.KindDocument {
		top = top.Parent()
	}
	known, _ := pc.Get(inQuiz).(map[ast.Node]bool)
	if known == nil {
		known = map[ast.Node]bool{}
		pc.Set(inQuiz, known)
		open := false
		if top.Parent() == nil {
			return false
		}
		for c := top.Parent().FirstChild(); c != nil; c = c.NextSibling() {
			switch commentIn(c, src).kind {
			case "quiz":
				open = true
			case "/quiz":
				open = false
			}
			if c.Kind() == ast.KindHeading {
				open = false
			}
			known[c] = open
		}
	}
	return known[top]
}

// blankNode writes a blank of the prompt being read as a field, any other as it
// was written.
func (r *render) blankNode(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*blank)
	if r.blanks != nil {
		if b, ok := quiz.ParseBlank(n.body); ok {
			i := len(*r.blanks)
			*r.blanks = append(*r.blanks, b)
			_, _ = w.WriteString(string(b.Field(i, both("빈칸 ", "Blank ").In(r.lang)+strconv.Itoa(i+1))))
			return ast.WalkContinue, nil
		}
		r.src.err(n.off, "quiz-empty-blank", "빈칸 [[ ]] 안에 정답을 쓰세요", "write the answer into the blank [[ ]]")
	}
	_, _ = w.WriteString(quiz.Escape(string(n.source.(*ast.Text).Segment.Value(src))))
	return ast.WalkContinue, nil
}

// hasBlank reports whether a blank stands somewhere below a node.
func hasBlank(n ast.Node) bool {
	found := false
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if c.Kind() == kindBlank {
			found = true
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	return found
}
