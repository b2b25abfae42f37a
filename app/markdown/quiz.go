package markdown

import (
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
)

// quiz reads the question that begins with the comment and adds its block. It
// returns the node to go on with. A question with an error becomes a Broken
// block.
func (r *reader) quiz(start ast.Node, m comment) ast.Node {
	before := len(r.src.problems)
	nodes, next, closed := r.quizNodes(start)
	if m.rest != "" {
		r.src.err(m.off, "quiz-same-line", "`-->` 뒤에는 아무것도 쓰지 말고, 문제는 다음 줄에서 시작하세요", "write nothing after `-->`; the question begins on the next line")
	}
	if !closed {
		p := r.src.err(m.off, "quiz-unclosed", "`<!-- /quiz -->`로 닫지 않았습니다. 마지막 설명 아래 줄에 넣으세요", "the question isn't closed: write `<!-- /quiz -->` on the line after its last words")
		r.note.Blocks = append(r.note.Blocks, course.Block{Broken: &p})
		return start.NextSibling() // so that the rest of the note isn't lost
	}
	q := r.quizAttrs(m)
	parts := r.quizParts(q.Type, nodes, m.off)
	faults := r.src.problems[before:len(r.src.problems):len(r.src.problems)]
	r.blanks = &q.Blanks
	q.Prompt = r.fragment(parts.prompt)
	r.blanks = nil
	q.Hint = r.hint(parts.hint)
	q.Explanation = r.fragment(parts.explanation)
	r.quizOptions(&q, parts, m.off)
	if q.ID == "" {
		r.quizNoID(&q, m.off, faults)
	} else if at, twice := r.questions[q.ID]; twice {
		line, _ := r.src.place(at)
		r.src.err(m.off, "quiz-duplicate-id", "id "+q.ID+"을(를) "+strconv.Itoa(line)+"번째 줄에서 이미 썼습니다. 문제마다 다른 id를 쓰세요",
			"id "+q.ID+" is taken by line "+strconv.Itoa(line)+"; give each question its own")
	}
	for _, id := range append([]string{q.ID}, q.Aliases...) {
		if _, taken := r.questions[id]; !taken && id != "" {
			r.questions[id] = m.off
		}
	}
	for _, p := range r.src.problems[before:] { // a broken link doesn't break the question
		if p.Severity == course.Error && strings.HasPrefix(p.Code, "quiz-") {
			r.note.Blocks = append(r.note.Blocks, course.Block{Broken: &p})
			return next
		}
	}
	line, _ := r.src.place(m.off)
	r.note.Blocks = append(r.note.Blocks, course.Block{Quiz: &q, Line: line})
	return next
}

// quizNodes collects the nodes of a question. It ends at its end comment, at
// the next question or at a heading; closed is false when the note ends first.
func (r *reader) quizNodes(start ast.Node) (nodes []ast.Node, next ast.Node, closed bool) {
	for c := start.NextSibling(); c != nil; c = c.NextSibling() {
		switch r.comment(c).kind {
		case "/quiz":
			return nodes, c.NextSibling(), true
		case "quiz":
			return nodes, c, true
		}
		switch c.(type) {
		case *ast.Heading:
			return nodes, c, true
		case *extast.FootnoteList:
			return nodes, c, false
		}
		nodes = append(nodes, c)
	}
	return nodes, nil, false
}

// quizAttrs reads the comment.
func (r *reader) quizAttrs(m comment) quiz.Question {
	q := quiz.Question{Note: r.note.Slug, Anchor: r.anchor}
	attrs, bad := readAttrs(m.body)
	if bad >= 0 {
		r.src.err(m.bodyOff+bad, "quiz-attribute-syntax", "`이름=값` 꼴이 아닙니다. 빈칸이 든 값은 큰따옴표로 감싸고 닫으세요", "want name=value; a value with spaces goes into double quotes, closed")
	}
	seen := map[string]bool{}
	run, runOff := "", 0
	for _, a := range attrs {
		off := m.bodyOff + a.off
		known := false
		for _, n := range quizAttrs {
			known = known || n == a.name
		}
		list := strings.Join(quizAttrs, ", ")
		switch {
		case !known:
			near := sim.Nearest(a.name, quizAttrs)
			r.src.err(off, "quiz-unknown-attribute", a.name+": 없는 속성입니다. 쓸 수 있는 것은 "+list+nearKo(near), a.name+": unknown attribute; the known ones are "+list+nearEn(near))
			continue
		case seen[a.name]:
			r.src.err(off, "quiz-attribute-twice", a.name+"을(를) 두 번 썼습니다. 하나만 남기세요", a.name+" is given twice; keep one")
			continue
		case a.bare || a.value == "":
			r.src.err(off, "quiz-attribute-empty", a.name+"에 값이 없습니다. "+a.name+"=값으로 쓰세요", a.name+" has no value; write "+a.name+"=value")
			continue
		}
		seen[a.name] = true
		switch a.name {
		case "id":
			if q.ID = a.value; !goodID(q.ID) {
				r.src.err(off, "quiz-bad-id", "id "+strconv.Quote(q.ID)+": 영문자, 한글, 숫자, -, _ 만으로 80자까지 쓰세요", "id "+strconv.Quote(q.ID)+": want letters, digits, - and _, at most 80")
			}
		case "aliases":
			for _, id := range listOf(a.value) {
				if !goodID(id) {
					r.src.err(off, "quiz-bad-id", "aliases의 "+strconv.Quote(id)+": 영문자, 한글, 숫자, -, _ 만 쓰세요", "alias "+strconv.Quote(id)+": want letters, digits, - and _")
				}
				q.Aliases = append(q.Aliases, id)
			}
		case "tags":
			q.Tags = listOf(a.value)
			for _, t := range q.Tags {
				r.tagRefs = append(r.tagRefs, tagRef{t, off})
			}
		case "source":
			q.Sources = sourcesOf(a.value)
			for _, u := range q.Sources {
				if !webURL(u) {
					r.src.err(off, "quiz-bad-source", "source "+strconv.Quote(u)+": https://로 시작하는 온전한 주소를 쓰세요", "source "+strconv.Quote(u)+": want a whole address beginning with https://")
				}
			}
		case "checked":
			if q.Checked = a.value; !goodMonth(q.Checked) {
				r.src.err(off, "quiz-bad-date", "checked "+strconv.Quote(q.Checked)+": 2026-11처럼 연도와 달을 쓰세요", "checked "+strconv.Quote(q.Checked)+": want a month such as 2026-11")
			}
		case "type":
			types := []string{string(quiz.Choice), string(quiz.Multiple), string(quiz.Ordering), string(quiz.Matching), string(quiz.Cloze), string(quiz.Numeric), string(quiz.Generated)}
			if q.Type = quiz.Type(a.value); !slices.Contains(types, a.value) {
				list, near := strings.Join(types, ", "), sim.Nearest(a.value, types)
				r.src.err(off, "quiz-unknown-type", "type "+strconv.Quote(a.value)+": 없는 유형입니다. "+list+" 가운데 하나를 쓰세요"+nearKo(near), "type "+strconv.Quote(a.value)+": unknown; want one of "+list+nearEn(near))
			}
		case "sim":
			q.Sim = a.value
		case "ask":
			q.Ask = a.value
		case "run":
			run, runOff = a.value, off
		}
	}
	r.quizGenerated(&q, m.off)
	if run != "" {
		r.quizRun(&q, run, runOff)
	}
	return q
}

// quizRun reads which run of a simulator shows the answer: "sqsqueue?preset=fifo".
// A question whose run is faulty stands without the link.
func (r *reader) quizRun(q *quiz.Question, run string, off int) {
	name, query, _ := strings.Cut(run, "?")
	if q.Type == quiz.Generated || query == "" {
		r.src.err(off, "run-bad", "run에는 답을 보여 주는 실험을 run=이름?조건=값으로 쓰세요. type=generated에는 쓰지 않습니다",
			"run names the run that shows the answer, as run=name?parameter=value; a type=generated question has its own")
		return
	}
	in, p := r.simulator(name, off, "run-unknown-sim")
	if p != nil {
		return
	}
	if _, errs := in.Parse(sim.ParseQuery(query)); len(errs) > 0 {
		r.src.err(off, "run-bad", "run의 조건을 읽을 수 없습니다. "+errs[0].In(i18n.Korean), "the run cannot be read: "+errs[0].In(i18n.English))
		return
	}
	q.Sim, q.Params = name, query
}

// quizGenerated checks the simulator a question is drawn from.
func (r *reader) quizGenerated(q *quiz.Question, off int) {
	if q.Type != quiz.Generated {
		if q.Sim != "" || q.Ask != "" {
			r.src.err(off, "quiz-sim-without-type", "sim과 ask는 type=generated와 함께 씁니다", "sim and ask belong to type=generated")
		}
		return
	}
	if q.Sim == "" || q.Ask == "" {
		r.src.err(off, "quiz-generated", "type=generated에는 sim=이름과 ask=종류가 필요합니다", "type=generated needs sim=name and ask=kind")
		return
	}
	in, p := r.simulator(q.Sim, off, "quiz-unknown-sim")
	if p != nil {
		return
	}
	var asks []string
	for _, a := range in.Asks {
		if a.Name == q.Ask {
			return
		}
		asks = append(asks, a.Name)
	}
	list, near := strings.Join(asks, ", "), sim.Nearest(q.Ask, asks)
	r.src.err(off, "quiz-unknown-ask", "ask "+strconv.Quote(q.Ask)+": "+q.Sim+"에 없는 종류입니다. "+list+" 가운데 하나를 쓰세요"+nearKo(near),
		"ask "+strconv.Quote(q.Ask)+": "+q.Sim+" has no such kind; want one of "+list+nearEn(near))
}

// quizNoID gives a question without an id the one Fix would write.
func (r *reader) quizNoID(q *quiz.Question, off int, faults []course.Problem) {
	for _, p := range faults {
		if p.Code == "quiz-attribute-syntax" || p.Code == "quiz-attribute-empty" {
			return // the id may be there, unread
		}
	}
	id := r.derivedID(q)
	line, _ := r.src.place(off)
	r.missing = append(r.missing, missingID{line, id})
	ko, en := "id가 없습니다. 진도가 id에 매달리므로 하나 정하세요: id="+id+" (notelab check --fix가 써 줍니다)",
		"there is no id; progress hangs on it, so give one: id="+id+" (notelab check --fix writes it)"
	if r.opt.AssignIDs {
		r.src.warn(off, "quiz-no-id", ko, en)
		q.ID = id
		return
	}
	r.src.err(off, "quiz-no-id", ko, en)
	r.questions[id] = off
}

// derivedID makes an id from the note's slug and the prompt, so that it doesn't
// move when another question is put before this one.
func (r *reader) derivedID(q *quiz.Question) string {
	h := fnv.New32a()
	// How a field is written is no part of what is asked.
	prompt := quiz.Fill(q.Prompt, func(int) quiz.HTML { return "[[]]" })
	from := quiz.HTML("") // the run that shows an answer is no part of it either
	if q.Type == quiz.Generated {
		from = quiz.HTML(q.Sim)
	}
	_, _ = h.Write([]byte(prompt + "\n" + from + "\n" + quiz.HTML(q.Ask)))
	slug := strings.Map(func(c rune) rune {
		if goodID(string(c)) {
			return c
		}
		return '-'
	}, r.note.Slug)
	for len(slug) > 60 {
		slug = strings.ToValidUTF8(slug[:60], "")
	}
	base := "q-" + slug + "-" + strconv.FormatUint(uint64(h.Sum32()), 36)
	id := base
	for taken := true; taken; {
		// Counting on from the last one keeps a note of equal questions linear.
		if r.derived[base]++; r.derived[base] > 1 {
			id = base + "-" + strconv.Itoa(r.derived[base])
		}
		_, taken = r.questions[id]
	}
	return id
}

// fragment writes nodes as one piece of HTML. A single paragraph is written
// without its <p>, as generated questions are.
func (r *reader) fragment(ns []ast.Node) quiz.HTML {
	if len(ns) == 1 && (ns[0].Kind() == ast.KindParagraph || ns[0].Kind() == ast.KindTextBlock) {
		return quiz.HTML(r.children(ns[0]))
	}
	return quiz.HTML(r.nodes(ns...))
}

// hint writes the content of <details> without it and without its summary.
func (r *reader) hint(ns []ast.Node) quiz.HTML {
	r.bareDetails = true
	defer func() { r.bareDetails = false }()
	return quiz.HTML(r.nodes(ns...))
}
