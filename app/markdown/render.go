package markdown

import (
	"bufio"
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"notelab/app/i18n"
	"notelab/app/quiz"
)

// render writes the nodes of one note as HTML.
type render struct {
	src  *source
	opt  *Options
	lang i18n.Lang
	ids  *anchors
	// headingIDs are given out before anything is written, so that links may
	// point forwards.
	headingIDs map[*ast.Heading]string
	dropped    map[ast.Node]bool // links written without their tag
	tables     int
	diagrams   int
	// bareDetails leaves out <details> and its summary: hints have their own.
	bareDetails bool
	// blanks collects those of the prompt being written; nil elsewhere.
	blanks  *[]quiz.Blank
	links   []pending
	outward []outward

	out  bytes.Buffer
	buf  *bufio.Writer
	html renderer.Renderer
}

// pending is a link within the note, checked when all its anchors are known.
type pending struct {
	off      int
	fragment string
}

// outward is a link to a heading of another note, checked by Course.
type outward struct {
	off            int
	path, fragment string
}

func newRender(src *source, opt *Options, lang i18n.Lang) *render {
	r := &render{src: src, opt: opt, lang: lang, ids: newAnchors(), headingIDs: map[*ast.Heading]string{}, dropped: map[ast.Node]bool{}}
	r.buf = bufio.NewWriter(&r.out)
	back := i18n.Text{Ko: "본문으로 돌아가기", En: "Back to the text"}.In(lang)
	r.html = renderer.NewRenderer(renderer.WithNodeRenderers(
		util.Prioritized(html.NewRenderer(), 1000),
		util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500),
		util.Prioritized(extension.NewDefinitionListHTMLRenderer(), 500),
		util.Prioritized(extension.NewFootnoteHTMLRenderer(extension.WithFootnoteBacklinkTitle(back)), 500),
		util.Prioritized(r, 100),
	))
	return r
}

// nodes writes nodes of one parent as one balanced fragment.
func (r *render) nodes(ns ...ast.Node) string {
	r.out.Reset()
	r.buf.Reset(&r.out)
	for _, n := range ns {
		// The functions below return no errors and the buffer cannot fail.
		_ = r.html.Render(r.buf, r.src.text, n)
	}
	_ = r.buf.Flush()
	return strings.TrimSpace(balance(r.out.String()))
}

// children writes the content of a node without the node itself.
func (r *render) children(n ast.Node) string {
	var ns []ast.Node
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		ns = append(ns, c)
	}
	return r.nodes(ns...)
}

// RegisterFuncs implements goldmark's renderer.NodeRenderer.
func (r *render) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(ast.KindHeading, r.heading)
	reg.Register(ast.KindBlockquote, r.blockquote)
	reg.Register(ast.KindCodeBlock, r.codeBlock)
	reg.Register(ast.KindFencedCodeBlock, r.codeBlock)
	reg.Register(ast.KindHTMLBlock, r.htmlBlock)
	reg.Register(ast.KindRawHTML, r.rawNode)
	reg.Register(ast.KindLink, r.link)
	reg.Register(ast.KindAutoLink, r.autoLink)
	reg.Register(ast.KindImage, r.imageNode)
	reg.Register(extast.KindTable, r.table)
	reg.Register(extast.KindTableHeader, r.tableHeader)
	reg.Register(extast.KindTableRow, r.tableRow)
	reg.Register(extast.KindTableCell, r.tableCell)
	reg.Register(extast.KindTaskCheckBox, r.checkBox)
	reg.Register(kindBlank, r.blankNode)
}

func (r *render) heading(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*ast.Heading)
	level := strconv.Itoa(n.Level)
	if entering {
		_, _ = w.WriteString("<h" + level)
		if id := r.headingIDs[n]; id != "" {
			attr(w, "id", id)
		}
		_ = w.WriteByte('>')
	} else {
		_, _ = w.WriteString("</h" + level + ">\n")
	}
	return ast.WalkContinue, nil
}

func (r *render) codeBlock(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(src))
	}
	lang := ""
	if f, ok := n.(*ast.FencedCodeBlock); ok {
		lang = codeLang(string(f.Language(src)))
	}
	if lang == "mermaid" && r.diagram(w, n, b.String()) {
		return ast.WalkSkipChildren, nil
	}
	_, _ = w.WriteString(`<pre class="code" tabindex="0"`)
	if lang != "" {
		attr(w, "data-lang", lang)
	}
	_, _ = w.WriteString("><code>")
	_, _ = w.WriteString(Highlight(lang, b.String()))
	_, _ = w.WriteString("</code></pre>\n")
	return ast.WalkSkipChildren, nil
}

// codeLang takes the language out of a fence's first word: "go", "go{1,3}",
// "{.go}", "language-go", "go:main.go".
func codeLang(s string) string {
	s = strings.TrimPrefix(strings.TrimLeft(strings.ToLower(s), "{."), "language-")
	if i := strings.IndexAny(s, "{}:,="); i >= 0 {
		s = s[:i]
	}
	if len(s) > 24 {
		return ""
	}
	return s
}

func (r *render) htmlBlock(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		r.rawHTML(w, htmlText(node.(*ast.HTMLBlock), src), false)
		_ = w.WriteByte('\n')
	}
	return ast.WalkSkipChildren, nil
}

// htmlText returns the source of an HTML block.
func htmlText(n *ast.HTMLBlock, src []byte) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(src))
	}
	if n.HasClosure() {
		b.Write(n.ClosureLine.Value(src))
	}
	return b.String()
}

func (r *render) rawNode(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		r.rawHTML(w, string(node.(*ast.RawHTML).Segments.Value(src)), true)
	}
	return ast.WalkSkipChildren, nil
}

func (r *render) table(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		r.openTable(w)
		_, _ = w.WriteString("<table>\n")
	} else {
		_, _ = w.WriteString("</table></div>\n")
	}
	return ast.WalkContinue, nil
}

// openTable opens the box a wide table scrolls in. Regions need names that
// differ, hence the number.
func (r *render) openTable(w util.BufWriter) {
	r.tables++
	label := i18n.Text{Ko: "표 ", En: "Table "}.In(r.lang) + strconv.Itoa(r.tables)
	_, _ = w.WriteString(`<div class="scroll" tabindex="0" role="region" aria-label="` + label + `">`)
}

func (r *render) tableHeader(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString("<thead><tr>")
	} else {
		_, _ = w.WriteString("</tr></thead>\n")
		if n.NextSibling() != nil {
			_, _ = w.WriteString("<tbody>\n")
		}
	}
	return ast.WalkContinue, nil
}

func (r *render) tableRow(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString("<tr>")
	} else {
		_, _ = w.WriteString("</tr>\n")
		if n.NextSibling() == nil {
			_, _ = w.WriteString("</tbody>\n")
		}
	}
	return ast.WalkContinue, nil
}

func (r *render) tableCell(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*extast.TableCell)
	tag, scope := "td", ""
	if n.Parent().Kind() == extast.KindTableHeader {
		tag, scope = "th", ` scope="col"`
		if !n.HasChildren() { // an empty corner heads nothing
			tag, scope = "td", ""
		}
	}
	if !entering {
		_, _ = w.WriteString("</" + tag + ">")
		return ast.WalkContinue, nil
	}
	_, _ = w.WriteString("<" + tag + scope)
	switch n.Alignment {
	case extast.AlignCenter:
		_, _ = w.WriteString(` class="ta-c"`)
	case extast.AlignRight:
		_, _ = w.WriteString(` class="ta-r"`)
	}
	_ = w.WriteByte('>')
	return ast.WalkContinue, nil
}

func (r *render) checkBox(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	state, label := "", i18n.Text{Ko: "할 일", En: "To do"}
	if node.(*extast.TaskCheckBox).IsChecked {
		state, label = " checked", i18n.Text{Ko: "한 일", En: "Done"}
	}
	_, _ = w.WriteString(`<input type="checkbox" disabled` + state + ` aria-label="` + quiz.Escape(label.In(r.lang)) + `"> `)
	return ast.WalkContinue, nil
}
