package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"notelab/app/i18n"
	"notelab/app/quiz"
)

// alerts are GitHub's five, from a mere remark to a danger.
var alerts = map[string]i18n.Text{
	"note":      {Ko: "참고", En: "Note"},
	"tip":       {Ko: "팁", En: "Tip"},
	"important": {Ko: "중요", En: "Important"},
	"warning":   {Ko: "주의", En: "Warning"},
	"caution":   {Ko: "경고", En: "Caution"},
}

// blockquote writes a quotation, or an alert when it begins with "[!NOTE]". A
// title may follow on that line, as Obsidian has it.
func (r *render) blockquote(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		if r.dropped[n] {
			_, _ = w.WriteString("</div>\n")
		} else {
			_, _ = w.WriteString("</blockquote>\n")
		}
		return ast.WalkContinue, nil
	}
	kind, title, ok := takeAlert(n, src)
	if !ok {
		_, _ = w.WriteString("<blockquote>\n")
		return ast.WalkContinue, nil
	}
	r.dropped[n] = true // the end tag is a different one
	if title == "" {
		title = alerts[kind].In(r.lang)
	}
	_, _ = w.WriteString(`<div class="alert ` + kind + `" role="note"><p class="alert-title">` + quiz.Escape(title) + "</p>\n")
	return ast.WalkContinue, nil
}

// takeAlert removes the marker line from a quotation that is an alert.
func takeAlert(n ast.Node, src []byte) (kind, title string, ok bool) {
	p, isParagraph := n.FirstChild().(*ast.Paragraph)
	if !isParagraph || p.Lines().Len() == 0 {
		return "", "", false
	}
	line := p.Lines().At(0)
	text := strings.TrimSpace(string(line.Value(src)))
	if !strings.HasPrefix(text, "[!") {
		return "", "", false
	}
	kind, title, ok = strings.Cut(text[2:], "]")
	kind = strings.ToLower(kind)
	if _, known := alerts[kind]; !ok || !known {
		return "", "", false
	}
	for c := p.FirstChild(); c != nil; {
		next := c.NextSibling()
		t, isText := c.(*ast.Text)
		last := isText && (t.SoftLineBreak() || t.HardLineBreak())
		if isText && t.Segment.Start >= line.Stop {
			break
		}
		p.RemoveChild(p, c)
		if last {
			break
		}
		c = next
	}
	if !p.HasChildren() {
		n.RemoveChild(n, p)
	}
	return kind, strings.TrimSpace(strings.TrimLeft(title, "+-")), true
}
