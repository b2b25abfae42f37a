package ui

import (
	"context"
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/browser"
	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/progress"
	"notelab/app/quiz"
	"notelab/app/search"
)

// Quick is a quick quiz: a few questions of this topic and earlier ones. ID is
// the island's. Whole makes it the quiz screen, which asks from the whole
// course.
type Quick struct {
	app.Compo
	ID    string
	Whole bool

	note   string // whose topic comes first; "" on the quiz screen
	phase  phase
	err    error
	list   []quiz.Question
	at     int
	marks  []bool // how the questions before at were answered
	asked  *asked
	round  int
	ctx    app.Context
	render func()
	cancel func()
}

// phase is where a quick quiz stands.
type phase int

const (
	idle phase = iota
	loading
	failed
	nothing // there is nothing to ask
	asking
	finished
)

type quickProps struct {
	Note string `json:"note"`
}

// OnInit reads which note the quiz closes.
func (q *Quick) OnInit() {
	var p quickProps
	Props(q.ID, &p)
	if q.note = p.Note; q.Whole {
		q.note = practised()
	}
	q.render = func() {}
}

// OnMount lets the quiz render from outside an event.
func (q *Quick) OnMount(ctx app.Context) {
	q.ctx = ctx
	q.render = func() { ctx.Dispatch(func(app.Context) {}) }
	q.cancel = env.Watch(func() {
		q.practise()
		q.render()
	})
	q.practise()
}

// practise starts by itself where the address names a note to practise.
func (q *Quick) practise() {
	if q.Whole && q.note != "" && q.phase == idle && env.Ready() {
		q.start()
	}
}

// OnDismount stops listening.
func (q *Quick) OnDismount() { q.cancel() }

// home is the id of the element the keyboard stays in.
func (q *Quick) home() string {
	if q.Whole {
		return q.ID + "-q"
	}
	return q.ID
}

// start chooses the questions and asks the first.
func (q *Quick) start() {
	if q.phase == loading {
		return
	}
	q.phase = loading
	now, seed, state := env.Now(), env.Seed(), env.State()
	length, _ := strconv.Atoi(state.Setting(SettingQuickLength))
	if length == 0 {
		length = quiz.QuickDefault
	}
	background(q.ctx, "loading a quick quiz", func() {
		list, err := chooseQuick(context.Background(), q.note, func(x *course.Index) []string {
			all, due := candidates(state, x, q.note), map[string]bool{}
			items, s := cards(x)
			for _, id := range s.Due(items, now, zone()) {
				due[id] = true
			}
			for i := range all {
				// Who practises a note wants that one, whatever else is due.
				all[i].Due = due[all[i].ID] && (!q.Whole || q.note == "" || all[i].Here)
			}
			return quiz.Quick(all, length, now, seed)
		})
		q.ctx.Dispatch(func(app.Context) {
			q.list, q.err = list, err
			switch {
			case err != nil:
				q.phase = failed
			case len(list) == 0:
				q.phase = nothing
			default:
				q.phase, q.at, q.marks = asking, 0, nil
				q.round++
				q.ask()
			}
			q.show()
		})
	})
}

// candidates are the questions a quick quiz may ask: those of the topic and of
// the notes before it, or all when note is empty.
func candidates(s *progress.State, x *course.Index, note string) []quiz.Candidate {
	var out []quiz.Candidate
	for _, sec := range x.Sections {
		for _, n := range sec.Notes {
			for i := range n.Questions {
				q := &n.Questions[i]
				r := s.Record(env.Page().Course, q.ID, q.Aliases...)
				c := quiz.Candidate{ID: q.ID, Here: n.Slug == note, Count: r.Count, LastRight: r.Last.Right}
				if r.Count > 0 {
					c.LastAt = time.UnixMilli(r.Last.At)
				}
				out = append(out, c)
			}
			if n.Slug == note {
				return out
			}
		}
	}
	return out
}

// chooseQuick reads the course, lets choose pick ids, and reads the questions of
// the notes they stand in. It blocks.
func chooseQuick(ctx context.Context, note string, choose func(*course.Index) []string) ([]quiz.Question, error) {
	x, err := env.Index(ctx)
	if err != nil {
		return nil, err
	}
	home := map[string]string{}
	for _, sec := range x.Sections {
		for _, n := range sec.Notes {
			for i := range n.Questions {
				home[n.Questions[i].ID] = n.Slug
			}
		}
	}
	read := map[string][]quiz.Question{}
	var out []quiz.Question
	for _, id := range choose(x) {
		slug := home[id]
		if _, ok := read[slug]; !ok {
			if read[slug], err = env.Questions(ctx, slug); err != nil {
				return nil, err
			}
		}
		for _, q := range read[slug] {
			if q.ID == id {
				out = append(out, q)
			}
		}
	}
	return out, nil
}

// ask shows the question at q.at.
func (q *Quick) ask() {
	src := q.list[q.at]
	if src.Type == quiz.Generated {
		src.Options = nil // always a fresh draw
	}
	q.asked = &asked{
		c:   newCard(src, nil),
		key: q.ID + "/" + strconv.Itoa(q.round) + "/" + strconv.Itoa(q.at), home: q.home(), where: "quick",
		title: say("site.nth", "n", strconv.Itoa(q.at+1), "of", strconv.Itoa(len(q.list))),
		next:  q.advance, last: q.at+1 == len(q.list), render: func() { q.render() },
		dots: q.dots,
	}
	q.asked.c.attempt, q.asked.c.began = q.round, env.Now().UnixMilli()
	switch c := q.asked.c; {
	case c.blank:
		q.asked.draw()
	case !c.broken:
		c.deal(nil)
	}
}

// advance goes to the next question or to the result.
func (q *Quick) advance() {
	if c := q.asked.c; c.verdict == nil && !c.broken {
		return
	}
	q.marks = append(q.marks, q.asked.c.verdict != nil && q.asked.c.verdict.Right)
	q.at++
	if q.at < len(q.list) {
		q.ask()
	} else {
		q.phase = finished
	}
	q.render()
	q.show()
}

// show brings the beginning of what is new under the reader's eyes and the
// keyboard to it.
func (q *Quick) show() {
	browser.Show(q.home())
	browser.Focus(q.home(), "", false)
}

func (q *Quick) dots() app.UI {
	dots := make([]app.UI, len(q.list))
	for i := range dots {
		class := ""
		switch {
		case i < len(q.marks) && q.marks[i]:
			class = "right"
		case i < len(q.marks):
			class = "wrong"
		case i == q.at && q.asked.c.verdict != nil && q.asked.c.verdict.Right:
			class = "right"
		case i == q.at && q.asked.c.verdict != nil:
			class = "wrong"
		case i == q.at:
			class = "on"
		}
		dot := el("i")
		if class != "" {
			dot = dot.Class(class)
		}
		dots[i] = dot
	}
	return box("span", "dots").Aria("hidden", "true").Body(dots...)
}

func (q *Quick) press(ctx app.Context, e app.Event) {
	if q.phase == asking {
		q.asked.press(ctx, e)
	}
}

// Render draws the phase. The quiz screen holds the block, which a note has as
// its placeholder.
func (q *Quick) Render() app.UI {
	body := q.body()
	if !q.Whole {
		return el("div").TabIndex(-1).OnKeyDown(on(q.press)).Body(body...)
	}
	return el("div").Body(el("div").ID(q.home()).Class("block quiz quick").Role("group").Aria("label", say("site.quick")).
		TabIndex(-1).OnKeyDown(on(q.press)).Body(body...))
}

func (q *Quick) body() []app.UI {
	switch q.phase {
	case loading:
		return q.panel(say("quick.loading"), say("quick.loading.short"), true)
	case failed:
		return q.panel(say("quick.failed"), say("quick.again"), false)
	case nothing:
		return q.panel(say("quick.nothing"), say("quick.again"), false)
	case asking:
		return q.asked.view()
	case finished:
		return q.result()
	}
	if q.Whole {
		return q.panel(say("site.quick.all"), say("site.quick.start"), false)
	}
	return q.panel(say("site.quick.what"), say("site.quick.start"), false)
}

// panel is the block while no question is asked: a sentence and a button.
func (q *Quick) panel(text, label string, busy bool) []app.UI {
	b := button("btn pri").Text(label).
		OnClick(on(func(app.Context, app.Event) { q.start() }), "start")
	if busy {
		b = b.Aria("busy", "true")
	}
	return []app.UI{
		el("header").Body(words("span", "kind", say("site.quiz")), line("b", say("site.quick"))),
		box("div", "stem").Role("status").Body(line("p", text)),
		box("div", "foot").Body(box("span", "sp"), b),
	}
}

// result is how the quiz went, question by question.
func (q *Quick) result() []app.UI {
	right := 0
	rows := make([]app.UI, len(q.list))
	for i := range q.list {
		src := &q.list[i]
		label, class := say("quick.wrong"), "pc wrong"
		if q.marks[i] {
			right++
			label, class = say("quick.right"), "pc all"
		}
		text := Shorten(search.Plain(string(src.Prompt)), 60)
		if text == "" {
			text = say("quick.drawn")
		}
		rows[i] = el("li").Body(el("a").Attr("href", env.Page().NoteURL(src.Note, src.Anchor)).Body(
			line("b", text), el("span").Class(class).Text(label)))
	}
	return []app.UI{
		el("header").Body(words("span", "kind", say("site.quiz")), line("b", say("quick.result")), box("span", "sp"), q.dots()),
		box("div", "stem").Role("status").Body(line("p", ResultLine(right, len(q.list), env.Lang()))),
		box("div", "results").Body(box("ul", "list").Body(rows...)),
		box("div", "foot").Body(box("span", "sp"),
			button("btn pri").Text(say("quick.more")).
				OnClick(on(func(app.Context, app.Event) { q.start() }), "again")),
	}
}

// ResultLine sums a quick quiz up in a sentence that says what to do next.
func ResultLine(right, of int, l i18n.Lang) string {
	k := i18n.Key("quick.some")
	switch right {
	case of:
		k = "quick.all"
	case 0:
		k = "quick.none"
	}
	return i18n.T(l, k, "right", strconv.Itoa(right), "of", strconv.Itoa(of))
}
