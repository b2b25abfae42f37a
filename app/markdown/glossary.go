package markdown

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"notelab/app/course"
	"notelab/app/i18n"
)

// maxTerm is the length of a term's sentence in characters: two lines of a
// phone and a half.
const maxTerm = 130

// readGlossary reads the definition lists of <lang>/glossary.md:
//
//	가시성 타임아웃 (visibility timeout)
//	: 소비자가 받은 메시지를 다른 소비자가 볼 수 없는 시간. [SQS](sqs.md)
//
// The names in parentheses mean the same. Everything else in the file is for
// its author.
func (c *compiler) readGlossary(e *entry) {
	if !c.open(e) {
		return
	}
	r := e.r
	named := map[string]int{} // name -> line
	ids := newAnchors()
	var terms []course.Term
	_ = ast.Walk(parse(r.src.text), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		term, ok := n.(*extast.DefinitionTerm)
		if !entering || !ok {
			return ast.WalkContinue, nil
		}
		off := blockOffset(term)
		line, _ := r.src.place(off)
		t := course.Term{Names: names(plain(term, r.src.text)), Line: line}
		what, ok := n.NextSibling().(*extast.DefinitionDescription)
		if len(t.Names) == 0 || !ok {
			r.src.err(off, "term-empty", "용어와 뜻이 있어야 합니다", "a term needs a name and a meaning")
			return ast.WalkSkipChildren, nil
		}
		// What is wrong with its links was found when the file was read as a note.
		problems, outward := r.src.problems, r.outward
		t.HTML, t.Text = r.children(what), plain(what, r.src.text)
		r.src.problems, r.outward = problems, outward
		t.Note = c.taughtIn(e, what)
		if utf8.RuneCountInString(t.Text) > maxTerm {
			r.src.warn(off, "term-long", t.Names[0]+": 뜻은 한 문장으로 줄이세요", t.Names[0]+": the meaning should be one sentence")
		}
		t.ID = ids.take(slugOf(strings.ToLower(latin(t.Names))))
		for _, name := range t.Names {
			if first, twice := named[strings.ToLower(name)]; twice && first != line {
				r.src.err(off, "term-twice", name+": 이미 있는 이름입니다", name+": this name is taken already")
			}
			named[strings.ToLower(name)] = line
		}
		terms = append(terms, t)
		return ast.WalkSkipChildren, nil
	})
	sort.SliceStable(terms, func(i, j int) bool {
		return terms[i].Sort() < terms[j].Sort()
	})
	if c.course.Glossary == nil {
		c.course.Glossary = map[i18n.Lang][]course.Term{}
	}
	c.course.Glossary[e.lang] = terms
}

// taughtIn is the note the first link of a meaning leads to.
func (c *compiler) taughtIn(e *entry, what ast.Node) string {
	slug := ""
	_ = ast.Walk(what, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if l, ok := n.(*ast.Link); ok && entering {
			file, _, _ := strings.Cut(string(l.Destination), "#")
			if to := c.noteAt(e.file, file); to != nil {
				slug = to.slug
			}
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	return slug
}

// names takes a heading of a term apart: "DLQ (dead-letter queue, 데드레터 큐)".
func names(s string) []string {
	head, others, _ := strings.Cut(strings.TrimSuffix(strings.TrimSpace(s), ")"), "(")
	var out []string
	for _, name := range append([]string{head}, strings.Split(others, ",")...) {
		if name = strings.TrimSpace(name); name != "" {
			out = append(out, name)
		}
	}
	return out
}

// latin is the first name without Hangul, which makes the shortest address; or
// the head.
func latin(names []string) string {
	for _, n := range names {
		if len(n) == utf8.RuneCountInString(n) {
			return n
		}
	}
	return names[0]
}
