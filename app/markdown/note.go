package markdown

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/quiz"
)

// Note reads one note. file is its path, used in messages and for relative
// links. There is always a note; what an author should mend is in the problems,
// in the order of the lines. Equal arguments give equal results.
func Note(file string, src []byte, opt Options) (*course.Note, []course.Problem) {
	r := readNote(file, src, opt)
	return r.note, r.src.sorted()
}

// reader is the reading of one note.
type reader struct {
	*render
	note      *course.Note
	tagLine   int
	questions map[string]int // ids and aliases of this note's questions -> where
	tagRefs   []tagRef
	missing   []missingID
	derived   map[string]int // how often an id was derived
	sims      map[string]int // blocks of each simulator so far
	listed    map[string]int // heading ids -> index in the note's headings
	anchor    string         // id of the heading above
	toc       []int          // blocks to be replaced by the contents
}

// tagRef is a tag with its place, to be looked up in the blueprints.
type tagRef struct {
	tag string
	off int
}

// missingID is a question that has no id yet.
type missingID struct {
	line int // of the file, where the comment begins
	id   string
}

func readNote(file string, src []byte, opt Options) (r *reader) {
	// A fault in a parser must cost this note and nothing else.
	defer func() {
		if x := recover(); x != nil {
			r = failed(file, opt, "note-unreadable", "이 노트를 읽다가 프로그램이 실패했습니다: "+fmt.Sprint(x), "reading this note failed inside the program: "+fmt.Sprint(x))
		}
	}()
	if len(src) > opt.maxFile() {
		return tooLarge(file, int64(len(src)), opt)
	}
	text, valid := clean(src)
	if deep := tooDeep(text); deep > 0 {
		return failed(file, opt, "note-too-deep", strconv.Itoa(deep)+"번째 줄의 인용이나 목록이 너무 깊습니다", "line "+strconv.Itoa(deep)+" nests quotations or lists too deeply")
	}
	head, s := readFront(file, text)
	s.text = tame(s.text)
	s = sameProblems(newSource(file, s.text, s.base), s.problems)
	if !valid {
		s.err(-1, "not-utf8", "UTF-8이 아닌 글자가 있어 �로 바꿨습니다. 파일을 UTF-8로 저장하세요", "some bytes aren't UTF-8 and were replaced by �; save the file as UTF-8")
	}
	lang := opt.Lang
	if lang == "" && head.lang != "" {
		lang = i18n.Parse(head.lang)
	} else if lang == "" {
		lang = guess(text)
	}
	r = &reader{render: newRender(s, &opt, lang), questions: map[string]int{}, sims: map[string]int{}, listed: map[string]int{}, derived: map[string]int{}, tagLine: head.tagLine}
	r.note = &course.Note{
		Slug: opt.slug(file), Lang: lang, File: file, Title: head.title, Summary: head.summary,
		Tags: head.tags, Updated: head.updated, Sources: head.sources,
	}
	r.read(parse(s.text))
	return r
}

// failed is a note that holds nothing but the reason why it can't be read.
func failed(file string, opt Options, code, ko, en string) *reader {
	s := newSource(file, nil, 0)
	p := s.err(-1, code, ko, en)
	lang := opt.Lang
	if lang == "" {
		lang = i18n.English
	}
	n := &course.Note{Slug: opt.slug(file), Lang: lang, File: file, Title: strings.TrimSpace(Slug(file)), Minutes: 1, Blocks: []course.Block{{Broken: &p}}}
	return &reader{render: &render{src: s, ids: newAnchors()}, note: n}
}

// tooLarge is a note that isn't read for its size in bytes.
func tooLarge(file string, n int64, opt Options) *reader {
	limit := size(opt.maxFile())
	return failed(file, opt, "note-too-large", "파일이 너무 큽니다: "+size(int(n))+". 노트 하나는 "+limit+"까지입니다. 여러 노트로 나누세요",
		"the file is too large: "+size(int(n))+"; a note may have "+limit+", split it")
}

func (o *Options) slug(file string) string {
	if o.Slug != "" {
		return o.Slug
	}
	return Slug(file)
}

func size(n int) string {
	if n < 1<<20 {
		return strconv.Itoa((n+1023)>>10) + " kB"
	}
	return strconv.FormatFloat(float64(n)/(1<<20), 'f', 1, 64) + " MB"
}

// sameProblems hands the problems found so far to a source of changed text.
func sameProblems(s *source, ps []course.Problem) *source {
	s.problems = ps
	return s
}

// tooDeep returns the first line, from 1, that opens more containers than any
// writing needs; 0 when there is none. Each is a level of recursion.
func tooDeep(text []byte) int {
	const limit = 200
	line, marks, start := 1, 0, true
	for i, c := range text {
		switch {
		case c == '\n':
			line, marks, start = line+1, 0, true
		case !start:
		case c == '>':
			marks++
		case (c == '-' || c == '*' || c == '+' || c == '.' || c == ')') && i+1 < len(text) && (text[i+1] == ' ' || text[i+1] == '\t'):
			marks++
		case c == ' ' || c == '\t' || c >= '0' && c <= '9':
		default:
			start = false
		}
		if marks > limit {
			return line
		}
	}
	return 0
}

// read fills the note from its tree.
func (r *reader) read(doc ast.Node) {
	r.survey(doc)
	n := r.note
	var run []ast.Node
	flush := func() {
		if len(run) == 0 {
			return
		}
		if h := r.nodes(run...); h != "" {
			n.Blocks = append(n.Blocks, course.Block{HTML: h})
		}
		run = run[:0]
	}
	for c := doc.FirstChild(); c != nil; {
		next := c.NextSibling()
		switch m := r.comment(c); m.kind {
		case "quiz":
			flush()
			c = r.quiz(c, m)
			continue
		case "/quiz":
			r.src.err(m.off, "quiz-stray-end", "여는 `<!-- quiz … -->` 없이 `<!-- /quiz -->`가 있습니다", "`<!-- /quiz -->` without a `<!-- quiz … -->` before it")
			c = next
			continue
		case "toc":
			flush()
			r.toc = append(r.toc, len(n.Blocks))
			n.Blocks = append(n.Blocks, course.Block{})
			c = next
			continue
		}
		switch c := c.(type) {
		case *ast.Heading:
			if c.Level <= 3 {
				r.anchor = r.headingIDs[c]
			}
			if c.Level == 2 {
				flush()
				if i := r.find(r.anchor); i >= 0 {
					h := n.Headings[i]
					n.Blocks = append(n.Blocks, course.Block{Heading: &h})
				}
			} else {
				run = append(run, c)
			}
		case *ast.FencedCodeBlock:
			if name, ok := simName(c, r.src.text); ok {
				flush()
				r.sim(c, name)
			} else {
				run = append(run, c)
			}
		default:
			run = append(run, c)
		}
		c = next
	}
	flush()
	r.contents()
	for _, l := range r.links {
		if _, ok := r.ids.find(l.fragment); !ok {
			r.src.err(l.off, "anchor-broken", "이 노트에 #"+l.fragment+" 제목이 없습니다", "this note has no heading #"+l.fragment)
		}
	}
}

// survey goes over the whole tree once before anything is written: it settles
// the title and the levels of headings, gives out their ids, measures the
// length, and reports blocks of ours where they can't work.
func (r *reader) survey(doc ast.Node) {
	var heads []*ast.Heading
	var read length
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			heads = append(heads, n)
		case *ast.Text:
			read.add(n.Segment.Value(r.src.text))
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			for i := range n.Lines().Len() {
				line := n.Lines().At(i)
				read.add(line.Value(r.src.text))
			}
			if _, was := n.AttributeString(asWritten); was {
				r.src.err(blockOffset(n), "text-tangled", "이 문단에는 괄호나 강조 기호가 너무 많아 읽지 않고 적힌 그대로 보입니다. 빈 줄로 나누세요", "this paragraph has too many brackets or marks of emphasis and is shown as written; split it with empty lines")
			}
			if f, ok := n.(*ast.FencedCodeBlock); ok && n.Parent() != doc {
				if name, ok := simName(f, r.src.text); ok {
					r.src.err(blockOffset(f), "sim-nested", "`sim "+name+"` 블록은 목록이나 인용 밖, 줄 처음에 두어야 합니다", "a `sim "+name+"` block must stand at the left margin, outside lists and quotations")
				}
			}
		case *ast.HTMLBlock:
			if n.Parent() != doc {
				if m := r.comment(n); m.kind == "quiz" || m.kind == "/quiz" {
					r.src.err(m.off, "quiz-nested", "`<!-- "+m.kind+" -->`는 목록이나 인용 밖, 줄 처음에 두어야 합니다", "`<!-- "+m.kind+" -->` must stand at the left margin, outside lists and quotations")
				}
			}
		}
		return ast.WalkContinue, nil
	})
	r.note.Minutes = read.minutes()
	r.titleAndLevels(doc, &heads)
	for _, h := range heads {
		text := plain(h, r.src.text)
		id := ""
		if v, ok := h.AttributeString("id"); ok {
			if b, ok := v.([]byte); ok {
				id = r.ids.take(slugOf(string(b)))
			}
		}
		if id == "" {
			id = r.ids.heading(text)
		}
		r.headingIDs[h] = id
		if h.Parent() == doc && (h.Level == 2 || h.Level == 3) {
			r.listed[id] = len(r.note.Headings)
			r.note.Headings = append(r.note.Headings, course.Heading{Level: h.Level, ID: id, Text: text})
		}
	}
	// The titles are written after all ids are known: they may hold links.
	for _, h := range heads {
		if i := r.find(r.headingIDs[h]); i >= 0 && h.Parent() == doc && h.Level == r.note.Headings[i].Level {
			r.note.Headings[i].HTML = r.children(h)
		}
	}
}

// find returns the index of a heading by its id, -1 when it isn't listed.
func (r *reader) find(id string) int {
	if i, ok := r.listed[id]; ok {
		return i
	}
	return -1
}

// titleAndLevels takes the title from the front matter, the first heading of
// level 1, of level 2, or the file name; removes a first heading that only
// repeats it; and moves the others so that the highest is of level 2.
func (r *reader) titleAndLevels(doc ast.Node, heads *[]*ast.Heading) {
	n, hs := r.note, *heads
	for level := 1; level <= 2 && n.Title == ""; level++ {
		for _, h := range hs {
			if h.Level == level && h.Parent() == doc {
				if n.Title = plain(h, r.src.text); n.Title != "" {
					break
				}
			}
		}
	}
	if n.Title == "" {
		n.Title = titleOf(n.File)
	}
	if len(hs) > 0 && hs[0].Level == 1 && hs[0].Parent() == doc && strings.EqualFold(plain(hs[0], r.src.text), n.Title) {
		doc.RemoveChild(doc, hs[0])
		hs = hs[1:]
		*heads = hs
	}
	top := 7
	for _, h := range hs {
		if h.Parent() == doc {
			top = min(top, h.Level)
		}
	}
	if top == 7 {
		top = 2 // only headings inside lists and quotations: none may be a title
	}
	for _, h := range hs {
		h.Level = min(max(h.Level+2-top, 2), 6)
	}
}

// contents puts the list of headings where the note asks for it.
func (r *reader) contents() {
	if len(r.toc) == 0 {
		return
	}
	var b strings.Builder
	label := i18n.Text{Ko: "목차", En: "Contents"}.In(r.lang)
	b.WriteString(`<nav class="contents" aria-label="` + label + `"><ul>`)
	in := false
	for i, h := range r.note.Headings {
		switch {
		case h.Level == 3 && !in && i > 0:
			b.WriteString("<ul>")
			in = true
		case h.Level == 2 && in:
			b.WriteString("</li></ul></li>")
			in = false
		case i > 0:
			b.WriteString("</li>")
		}
		b.WriteString(`<li><a href="#` + quiz.Escape(escapeURL(h.ID)) + `">` + quiz.Escape(h.Text) + "</a>")
	}
	if in {
		b.WriteString("</li></ul>")
	}
	b.WriteString("</li></ul></nav>")
	blocks := r.note.Blocks[:0]
	for i, bl := range r.note.Blocks {
		if len(r.toc) > 0 && r.toc[0] == i {
			if r.toc = r.toc[1:]; len(r.note.Headings) == 0 {
				continue
			}
			bl.HTML = b.String()
		}
		blocks = append(blocks, bl)
	}
	r.note.Blocks = blocks
}

// comment is an HTML comment that means something to us.
type comment struct {
	kind    string // "quiz", "/quiz" or "toc"; "" for any other node
	body    string // what stands between the kind and the end of the comment
	rest    string // what follows the comment on its last line
	off     int    // where the comment begins
	bodyOff int    // where the body begins
}

func (r *reader) comment(n ast.Node) comment { return commentIn(n, r.src.text) }

func commentIn(n ast.Node, src []byte) comment {
	h, ok := n.(*ast.HTMLBlock)
	if !ok || h.HTMLBlockType != ast.HTMLBlockType2 {
		return comment{}
	}
	text := htmlText(h, src)
	start := blockOffset(h)
	open := strings.Index(text, "<!--")
	end := strings.Index(text, "-->")
	if open < 0 || end < open+4 || strings.TrimSpace(text[:open]) != "" {
		return comment{}
	}
	inner := text[open+4 : end]
	t := strings.TrimLeft(inner, " \t\n")
	for _, k := range []string{"quiz", "/quiz", "toc"} {
		body, ok := strings.CutPrefix(t, k)
		if ok && (body == "" || strings.IndexByte(" \t\n", body[0]) >= 0) {
			return comment{k, body, strings.TrimSpace(text[end+3:]), start + open, start + end - len(body)}
		}
	}
	return comment{}
}

// blockOffset returns where a block's own lines begin; for a fenced block that
// is the line after the fence.
func blockOffset(n ast.Node) int {
	if n.Lines() != nil && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start
	}
	if f, ok := n.(*ast.FencedCodeBlock); ok && f.Info != nil {
		return f.Info.Segment.Start
	}
	if h, ok := n.(*ast.HTMLBlock); ok && h.HasClosure() {
		return h.ClosureLine.Start
	}
	return -1
}
