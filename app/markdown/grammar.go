package markdown

import (
	"sync"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// grammar is the parser of every note: CommonMark, GFM, footnotes and
// definition lists. It is built at first use, since the builder's start-up
// shouldn't pay for it, and is safe for concurrent use.
var grammar = sync.OnceValue(func() parser.Parser {
	inline := parser.DefaultInlineParsers()
	for i := range inline {
		if inline[i].Value == parser.NewEmphasisParser() {
			inline[i].Value = emphasis{}
		}
	}
	// Blanks are looked for after code spans and before links.
	inline = append(inline, util.Prioritized(blankParser{}, 150))
	block := parser.DefaultBlockParsers()
	for i := range block {
		if bp := block[i].Value.(parser.BlockParser); string(bp.Trigger()) == "#" {
			block[i].Value = shortHeading{parser.NewATXHeadingParser(parser.WithHeadingAttribute())}
		}
	}
	p := parser.NewParser(
		parser.WithBlockParsers(block...),
		parser.WithInlineParsers(inline...),
		parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(), util.Prioritized(untangle{}, 1))...),
		parser.WithHeadingAttribute(),
	)
	goldmark.New(goldmark.WithParser(p), goldmark.WithExtensions(extension.GFM, extension.DefinitionList))
	// As extension.Footnote does, with a bound.
	p.AddOptions(
		parser.WithBlockParsers(util.Prioritized(fewFootnotes{extension.NewFootnoteBlockParser()}, 999)),
		parser.WithInlineParsers(util.Prioritized(extension.NewFootnoteParser(), 101)),
		parser.WithASTTransformers(util.Prioritized(extension.NewFootnoteASTTransformer(), 999)),
	)
	return p
})

func parse(src []byte) ast.Node { return grammar().Parse(text.NewReader(src)) }

// emphasis is CommonMark's rule for * and _, relaxed for * beside Korean: in
// "**지연(latency)**을" the closing stars stand between punctuation and a letter,
// which CommonMark takes for an opening, because it looks for spaces that
// Korean particles don't have. A text without East Asian letters reads as
// CommonMark says.
type emphasis struct{}

func (emphasis) Trigger() []byte { return []byte{'*', '_'} }

func (emphasis) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	d := parser.ScanDelimiter(line, before, 1, emphasisRule{})
	if d == nil {
		return nil
	}
	after, _ := utf8.DecodeRune(line[d.OriginalLength:])
	if d.Char == '*' {
		d.CanOpen = d.CanOpen || isCJK(before) && len(line) > d.OriginalLength && !util.IsSpaceRune(after)
		d.CanClose = d.CanClose || isCJK(after) && !util.IsSpaceRune(before)
	}
	d.Segment = segment.WithStop(segment.Start + d.OriginalLength)
	block.Advance(d.OriginalLength)
	pc.PushDelimiter(d)
	return d
}

type emphasisRule struct{}

func (emphasisRule) IsDelimiter(b byte) bool { return b == '*' || b == '_' }

func (emphasisRule) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (emphasisRule) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }
