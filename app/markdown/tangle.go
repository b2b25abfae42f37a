package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// The time goldmark takes for a paragraph grows with the brackets in it times
// its length, and with the square of its marks of emphasis: "[a](" half a
// million times, or a hundred thousand link definitions in a row, take minutes.
// Such a paragraph is shown as it is written, before anything tries to make
// links of it.

const (
	// maxTangle bounds the sum, over the paragraphs of a note, of brackets times
	// bytes and of marks times marks. A table of 4,000 links in 400 kB has 1.6e9; 2e9 take about a second.
	maxTangle = 2_000_000_000
	// maxDefinitions bounds the link definitions ("[a]: b") in one paragraph, each
	// of which costs a copy of the lines that follow.
	maxDefinitions = 2000
	// maxHeading is the length in bytes of a line beyond which it is no heading:
	// headings have no paragraph of their own to be bounded.
	maxHeading = 8 << 10
)

// asWritten is the attribute of a block of code that was a paragraph.
const asWritten = "as-written"

var tangleKey = parser.NewContextKey()

// untangle is a parser.ParagraphTransformer that comes before all others.
type untangle struct{}

func (untangle) Transform(p *ast.Paragraph, reader text.Reader, pc parser.Context) {
	brackets, definitions, marks, size := 0, 0, 0, 0
	for i := range p.Lines().Len() {
		line := p.Lines().At(i)
		text := line.Value(reader.Source())
		brackets += bytes.Count(text, []byte("["))
		definitions += bytes.Count(text, []byte("]:"))
		for i, c := range text {
			if (c == '*' || c == '_' || c == '~') && (i == 0 || text[i-1] != c) {
				marks++
			}
		}
		size += len(text)
	}
	spent, _ := pc.Get(tangleKey).(int)
	spent += brackets*size + marks*marks
	if spent <= maxTangle && definitions <= maxDefinitions {
		pc.Set(tangleKey, spent)
		return
	}
	code := ast.NewCodeBlock()
	code.SetLines(p.Lines())
	code.SetBlankPreviousLines(p.HasBlankPreviousLines())
	code.SetAttributeString(asWritten, true)
	p.Parent().ReplaceChild(p.Parent(), p, code)
}

// shortHeading is goldmark's parser of "# headings", for lines that can be one.
type shortHeading struct{ parser.BlockParser }

func (h shortHeading) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if line, _ := reader.PeekLine(); len(line) > maxHeading {
		return nil, parser.NoChildren
	}
	return h.BlockParser.Open(parent, reader, pc)
}

// maxFootnotes bounds the footnotes of a note: each mark of one looks through
// them all.
const maxFootnotes = 1000

var footnotesKey = parser.NewContextKey()

// fewFootnotes is the parser of footnotes' texts, which leaves those beyond the
// bound in the text.
type fewFootnotes struct{ parser.BlockParser }

func (f fewFootnotes) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	n, _ := pc.Get(footnotesKey).(int)
	if n >= maxFootnotes {
		return nil, parser.NoChildren
	}
	node, state := f.BlockParser.Open(parent, reader, pc)
	if node != nil {
		pc.Set(footnotesKey, n+1)
	}
	return node, state
}
