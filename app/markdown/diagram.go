package markdown

import (
	"errors"
	"strconv"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"notelab/app/diagram"
	"notelab/app/quiz"
)

// maxDiagrams is how many pictures of a note are drawn.
const maxDiagrams = 300

// diagram writes a ```mermaid block as a picture with its title below, and
// reports whether it could. What can't be drawn is shown as the code it is.
func (r *render) diagram(w util.BufWriter, n ast.Node, text string) bool {
	if r.diagrams++; r.diagrams > maxDiagrams {
		r.src.warn(blockOffset(n), "diagram-many", "노트 하나에 그림은 "+strconv.Itoa(maxDiagrams)+"개까지 그립니다. 코드로 보입니다", "a note draws at most "+strconv.Itoa(maxDiagrams)+" diagrams; shown as code")
		return false
	}
	d, err := diagram.Parse(text)
	if err != nil {
		off := blockOffset(n)
		var bad *diagram.Error
		if errors.As(err, &bad) {
			if i := bad.Line - 1; i >= 0 && i < n.Lines().Len() {
				off = n.Lines().At(i).Start
			}
			r.src.warn(off, "diagram-unread", "그림 대신 코드로 보입니다: "+bad.Ko, "shown as code instead of a picture: "+bad.En)
		}
		return false
	}
	if d.Descr == "" {
		r.src.warn(blockOffset(n), "diagram-descr", "화면 낭독기가 읽을 `accDescr:` 설명이 없습니다", "no `accDescr:` for screen readers")
	}
	_, _ = w.WriteString(`<figure class="ta-c">` + d.SVG())
	if d.Title != "" {
		_, _ = w.WriteString("<figcaption>" + quiz.Escape(d.Title) + "</figcaption>")
	}
	_, _ = w.WriteString("</figure>\n")
	return true
}
