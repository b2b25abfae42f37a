package markdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"notelab/app/quiz"
)

// quizParts are the nodes of one question, sorted out.
type quizParts struct {
	prompt, explanation, hint []ast.Node
	items                     []*ast.ListItem
	table                     *extast.Table                // of type=match
	why                       map[*ast.ListItem][]ast.Node // quotations that weren't indented
}

// quizParts sorts the nodes of a question: prompt, options, explanation, hint.
// Where the prompt has blanks instead of options, it ends with the last of them.
func (r *reader) quizParts(t quiz.Type, nodes []ast.Node, off int) quizParts {
	p := quizParts{why: map[*ast.ListItem][]ast.Node{}}
	after := false // the options are behind us
	for i := 0; i < len(nodes); i++ {
		n := nodes[i]
		if h, ok := n.(*ast.HTMLBlock); ok && strings.Contains(lower(htmlText(h, r.src.text)), "<details") {
			from := i
			for i < len(nodes)-1 {
				if h, ok := nodes[i].(*ast.HTMLBlock); ok && strings.Contains(lower(htmlText(h, r.src.text)), "</details") {
					break
				}
				i++
			}
			p.hint = append(p.hint, nodes[from:i+1]...)
			continue
		}
		if f, ok := n.(*ast.FencedCodeBlock); ok {
			if name, ok := simName(f, r.src.text); ok {
				r.src.err(blockOffset(f), "quiz-sim-inside", "문제 안에는 `sim "+name+"` 블록을 둘 수 없습니다. 문제 밖으로 옮기세요", "a `sim "+name+"` block can't stand inside a question; move it out")
				continue
			}
		}
		if l, ok := n.(*ast.List); ok && t == quiz.Ordering && l.IsOrdered() && !after {
			for c := l.FirstChild(); c != nil; c = c.NextSibling() {
				p.items = append(p.items, c.(*ast.ListItem))
			}
			after = true
			continue
		}
		if tab, ok := n.(*extast.Table); ok && t == quiz.Matching && !after {
			p.table, after = tab, true
			continue
		}
		if l, ok := n.(*ast.List); ok && t != quiz.Ordering && t != quiz.Matching && isTaskList(l) {
			for c := l.FirstChild(); c != nil; c = c.NextSibling() {
				it := c.(*ast.ListItem)
				p.items = append(p.items, it)
				if checkBoxOf(it) == nil {
					r.src.err(itemOffset(it, off), "quiz-option-without-box", "보기에 체크 상자가 없습니다. `- [ ]` 또는 정답이면 `- [x]`로 쓰세요", "this option has no box; write `- [ ]`, or `- [x]` if it is right")
				}
			}
			after = true
			continue
		}
		if !after {
			p.prompt = append(p.prompt, n)
			continue
		}
		// A quotation right under an option belongs to it, indented or not.
		if b, ok := n.(*ast.Blockquote); ok && len(p.items) > 0 && !b.HasBlankPreviousLines() && len(p.explanation) == 0 {
			last := p.items[len(p.items)-1]
			p.why[last] = append(p.why[last], b)
			continue
		}
		p.explanation = append(p.explanation, n)
	}
	cut := 0
	for i, n := range p.prompt {
		if hasBlank(n) {
			cut = i + 1
		}
	}
	if cut > 0 && !after {
		p.prompt, p.explanation = p.prompt[:cut:cut], p.prompt[cut:]
	}
	return p
}

// quizOptions reads the answers and settles the type.
func (r *reader) quizOptions(q *quiz.Question, p quizParts, off int) {
	if q.Type == quiz.Generated {
		if len(p.items) > 0 || len(q.Blanks) > 0 {
			r.src.err(off, "quiz-generated-options", "type=generated는 보기를 모형이 만듭니다. 보기 목록을 지우세요", "the model makes the options of type=generated; remove the list")
		}
		return
	}
	if q.Prompt == "" {
		r.src.err(off, "quiz-no-prompt", "물음이 없습니다. 보기 목록 앞에 무엇을 묻는지 쓰세요", "there is no prompt; say before the options what is asked")
	}
	switch {
	case q.Type == quiz.Ordering:
		r.quizOrder(q, p, off)
	case q.Type == quiz.Matching:
		r.quizMatch(q, p, off)
	case q.Type == quiz.Cloze, q.Type == quiz.Numeric, q.Type == "" && len(q.Blanks) > 0:
		r.quizBlanks(q, p, off)
		return
	default:
		r.quizChoice(q, p, off)
	}
	if len(q.Blanks) > 0 {
		r.src.err(off, "quiz-blanks-and-options", "빈칸 [[ ]]과 보기를 함께 둘 수 없습니다. 하나만 남기세요", "a question has blanks [[ ]] or options, not both")
	}
}

// quizItem reads an item of a list: what it says and, in quotations, why.
func (r *reader) quizItem(it *ast.ListItem, p quizParts, off int) quiz.Option {
	var o quiz.Option
	var body, why []ast.Node
	for c := it.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == ast.KindBlockquote {
			why = append(why, c)
		} else {
			body = append(body, c)
		}
	}
	o.Body = r.fragment(body)
	for _, w := range append(why, p.why[it]...) {
		var inner []ast.Node
		for c := w.FirstChild(); c != nil; c = c.NextSibling() {
			inner = append(inner, c)
		}
		if o.Why != "" {
			o.Why += "\n"
		}
		o.Why += r.fragment(inner)
	}
	if o.Body == "" {
		r.src.err(itemOffset(it, off), "quiz-empty-option", "보기가 비어 있습니다", "this option is empty")
	}
	return o
}

// quizChoice reads the task list of a multiple choice or multiple response.
func (r *reader) quizChoice(q *quiz.Question, p quizParts, off int) {
	right := 0
	for _, it := range p.items {
		box := checkBoxOf(it)
		if box == nil {
			continue
		}
		parent := box.Parent()
		parent.RemoveChild(parent, box)
		o := r.quizItem(it, p, off)
		if o.Correct = box.IsChecked; o.Correct {
			right++
		}
		q.Options = append(q.Options, o)
	}
	switch {
	case len(q.Options) == 0:
		r.src.err(off, "quiz-no-options", "보기가 없습니다. 정답은 `- [x]`, 나머지는 `- [ ]`로 시작하는 목록을 쓰세요", "there are no options; write a list with `- [x]` for the right one and `- [ ]` for the others")
		return
	case len(q.Options) == 1:
		r.src.err(off, "quiz-one-option", "보기가 하나뿐입니다. 둘 이상 쓰세요", "there is one option only; write two or more")
	case right == 0:
		r.src.err(off, "quiz-no-answer", "정답이 없습니다. 맞는 보기를 `- [x]`로 바꾸세요", "no option is right; mark the right one with `- [x]`")
	case right == len(q.Options):
		r.src.warn(off, "quiz-all-right", "모든 보기가 정답입니다. 틀린 보기를 하나 이상 두세요", "every option is right; give at least one that is wrong")
	}
	switch {
	case q.Type == quiz.Choice && right > 1:
		r.src.err(off, "quiz-type-answers", "type=choice인데 정답이 "+strconv.Itoa(right)+"개입니다. type을 지우거나 정답을 하나만 두세요", "type=choice has "+strconv.Itoa(right)+" right options; drop the type or keep one")
	case q.Type == quiz.Multiple && right == 1:
		r.src.err(off, "quiz-type-answers", "type=multiple인데 정답이 하나입니다. type을 지우거나 정답을 둘 이상 두세요", "type=multiple has one right option; drop the type or mark more")
	case q.Type == "" && right > 1:
		q.Type = quiz.Multiple
	case q.Type == "":
		q.Type = quiz.Choice
	}
}

// quizOrder reads the numbered list whose order is the answer.
func (r *reader) quizOrder(q *quiz.Question, p quizParts, off int) {
	seen := map[quiz.HTML]bool{}
	for _, it := range p.items {
		o := r.quizItem(it, p, off)
		if seen[o.Body] {
			r.src.err(itemOffset(it, off), "quiz-same-option", "같은 항목이 두 번 있습니다. 어느 쪽이 먼저인지 가릴 수 없습니다", "this item stands there twice; nobody can tell which comes first")
		}
		seen[o.Body] = true
		q.Options = append(q.Options, o)
	}
	if len(q.Options) < 2 {
		r.src.err(off, "quiz-no-order", "순서를 맞출 항목이 없습니다. 바른 순서대로 번호 목록을 둘 이상 쓰세요", "there is nothing to put in order; write a numbered list of two or more in the right order")
	}
}

// quizMatch reads the table whose rows belong together: what is given, its pair
// and, in a third column, why. A row that gives nothing offers a pair too many.
func (r *reader) quizMatch(q *quiz.Question, p quizParts, off int) {
	if p.table == nil {
		r.src.err(off, "quiz-no-table", "짝지을 표가 없습니다. 왼쪽에 항목, 오른쪽에 짝을 둔 표를 쓰세요", "there is no table; write one with the items on the left and their pairs on the right")
		return
	}
	given := 0
	for row := p.table.FirstChild(); row != nil; row = row.NextSibling() {
		if row.Kind() == extast.KindTableHeader {
			continue
		}
		var cells []ast.Node
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			cells = append(cells, c)
		}
		if len(cells) < 2 || len(cells) > 3 {
			r.src.err(off, "quiz-match-columns", "짝짓기 표는 두 열이고, 셋째 열에는 까닭을 쓸 수 있습니다", "the table of a match has two columns, and may have a third for the reasons")
			return
		}
		o := quiz.Option{Body: quiz.HTML(r.children(cells[0])), Pair: plain(cells[1], r.src.text)}
		if len(cells) == 3 {
			o.Why = quiz.HTML(r.children(cells[2]))
		}
		switch {
		case o.Pair == "":
			r.src.err(off, "quiz-empty-option", "짝이 비어 있는 행이 있습니다", "a row has no pair")
		case o.Body != "":
			given++
		}
		q.Options = append(q.Options, o)
	}
	if given < 2 || len(q.Pairs()) < 2 {
		r.src.err(off, "quiz-no-pairs", "짝지을 행과 서로 다른 짝이 둘 이상 필요합니다", "want two or more rows to match and two or more different pairs")
	}
}

// quizBlanks settles the type of a question with blanks.
func (r *reader) quizBlanks(q *quiz.Question, p quizParts, off int) {
	numeric := len(q.Blanks) == 1 && q.Blanks[0].Number != nil
	switch {
	case len(q.Blanks) == 0:
		r.src.err(off, "quiz-no-blank", "빈칸이 없습니다. 물음 안에 [[정답]]을 쓰세요", "there is no blank; write [[the answer]] into the prompt")
	case len(p.items) > 0:
		r.src.err(off, "quiz-blanks-and-options", "빈칸 [[ ]]과 보기를 함께 둘 수 없습니다. 하나만 남기세요", "a question has blanks [[ ]] or options, not both")
	case q.Type == quiz.Numeric && !numeric:
		r.src.err(off, "quiz-type-answers", "type=numeric에는 수를 쓰는 빈칸이 꼭 하나 있어야 합니다", "type=numeric wants exactly one blank, a number")
	case q.Type == "" && numeric:
		q.Type = quiz.Numeric
	case q.Type == "":
		q.Type = quiz.Cloze
	}
}

func isTaskList(l *ast.List) bool {
	for c := l.FirstChild(); c != nil; c = c.NextSibling() {
		if checkBoxOf(c) != nil {
			return true
		}
	}
	return false
}

// checkBoxOf returns the box an item begins with, nil when it has none.
func checkBoxOf(it ast.Node) *extast.TaskCheckBox {
	first := it.FirstChild()
	if first == nil || first.Type() != ast.TypeBlock {
		return nil
	}
	box, _ := first.FirstChild().(*extast.TaskCheckBox)
	return box
}

func itemOffset(it ast.Node, otherwise int) int {
	for c := it.FirstChild(); c != nil; c = c.FirstChild() {
		if c.Type() != ast.TypeBlock {
			break
		}
		if off := blockOffset(c); off >= 0 {
			return off
		}
	}
	return otherwise
}
