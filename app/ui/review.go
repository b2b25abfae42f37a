package ui

import (
	"context"
	"strconv"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/browser"
	"notelab/app/course"
	"notelab/app/progress"
	"notelab/app/quiz"
	"notelab/app/review"
)

// Review is the block in which due questions are repeated. The plan is made anew
// after every answer: what was wrong comes back within the session.
type Review struct {
	app.Compo
	ID string

	ctx     app.Context
	cancel  func()
	render  func()
	phase   phase
	err     error
	index   *course.Index
	plan    review.Plan
	items   map[string]review.Item
	read    map[string][]quiz.Question // by note
	asked   *asked
	id      string   // of the question asked
	skip    string   // what was asked last is not asked at once again
	held    []string // suspended questions
	last    string   // event that undo takes back
	lastID  string   // its question
	posed   int      // questions shown so far
	session int      // answers of this session
	right   int
	seed    uint64
}

// OnInit sets the block up before the page shows it.
func (r *Review) OnInit() { r.phase, r.render = loading, func() {} }

// OnMount makes the first plan.
func (r *Review) OnMount(ctx app.Context) {
	r.ctx = ctx
	r.render = func() { ctx.Dispatch(func(app.Context) {}) }
	r.read, r.seed = map[string][]quiz.Question{}, env.Seed()
	// Progress that arrives before the first question changes the plan.
	r.cancel = env.Watch(func() {
		if r.phase != asking {
			r.replan(nil)
			return
		}
		r.render()
	})
	r.replan(nil)
}

// OnDismount stops listening.
func (r *Review) OnDismount() { r.cancel() }

// replan reads the log anew; then runs on the user-interface goroutine with the
// new plan.
func (r *Review) replan(then func()) {
	if !env.Ready() {
		return
	}
	background(r.ctx, "planning a review", func() {
		x, err := env.Index(context.Background())
		var plan review.Plan
		items, held := map[string]review.Item{}, []string{}
		if err == nil {
			list, s := cards(x)
			plan = s.Plan(list, env.Now(), zone(), r.seed)
			for _, it := range list {
				items[it.ID] = it
				if it.Held.How == progress.Suspend {
					held = append(held, it.ID)
				}
			}
		}
		r.ctx.Dispatch(func(ctx app.Context) {
			r.err = err
			switch {
			case err != nil:
				r.phase = failed
			case r.phase == loading || r.phase == failed:
				r.phase = nothing
			}
			if err == nil {
				r.index, r.plan, r.items, r.held = x, plan, items, held
			}
			if then != nil && err == nil {
				then()
			}
			ctx.Defer(func(app.Context) { settled(r.ID) })
		})
	})
}

// next asks the next question of a fresh plan, or shows that there is none.
func (r *Review) next() {
	r.replan(func() {
		queue := r.plan.Queue
		for len(queue) > 1 && queue[0] == r.skip {
			queue = queue[1:]
		}
		if len(queue) == 0 || len(queue) == 1 && queue[0] == r.skip && r.plan.Later > 0 {
			r.phase, r.asked = finished, nil
			r.show()
			return
		}
		r.ask(queue[0])
	})
}

// ask brings a question and shows it.
func (r *Review) ask(id string) {
	note := r.items[id].Topic
	background(r.ctx, "fetching a question", func() {
		list, err := r.read[note], error(nil)
		if list == nil {
			list, err = env.Questions(context.Background(), note)
		}
		r.ctx.Dispatch(func(app.Context) {
			if err != nil {
				r.phase, r.err = failed, err
				r.show()
				return
			}
			r.read[note] = list
			for i := range list {
				if list[i].ID == id {
					r.pose(list[i])
					return
				}
			}
			r.skip = id // the index is ahead of the note
			r.phase = finished
			r.show()
		})
	})
}

// pose shows a question.
func (r *Review) pose(q quiz.Question) {
	if q.Type == quiz.Generated {
		q.Options = nil // a card of its rule: always a fresh draw
	}
	r.phase, r.id = asking, q.ID
	r.posed++
	left := len(r.plan.Queue)
	r.asked = &asked{
		c: newCard(q, nil), key: r.ID + "/" + strconv.Itoa(r.posed), home: r.ID, where: "review",
		title: say("review.left", "n", strconv.Itoa(left)), next: r.advance, render: func() { r.render() },
		dots:  func() app.UI { return el("span").Hidden(true) },
		extra: r.extra, four: deck.scheduler.FourButtons, preview: r.preview,
	}
	c := r.asked.c
	c.attempt, c.began = r.items[q.ID].Card.Reps, env.Now().UnixMilli()
	switch {
	case c.blank:
		r.asked.draw()
	case !c.broken:
		c.deal(nil)
	}
	r.show()
}

// advance follows an answer.
func (r *Review) advance() {
	if c := r.asked.c; c.verdict != nil {
		r.last, r.lastID = c.event, r.id
		r.session++
		if c.verdict.Right {
			r.right++
		}
	} else if !c.broken {
		return
	}
	r.skip = r.id
	r.next()
}

// preview says how long the card rests after each rating.
func (r *Review) preview() [4]string {
	var out [4]string
	for i, d := range deck.scheduler.Preview(r.items[r.id].Card, env.Now(), zone()) {
		out[i] = rest(d)
	}
	return out
}

// undo takes the last answer back and asks its question again.
func (r *Review) undo() {
	event, id := r.undoable()
	if event == "" {
		return
	}
	env.Log(progress.Undone, progress.UndoneData{Event: event}, func(err error) {
		if err != nil {
			r.err = err
			r.render()
			return
		}
		r.last, r.skip = "", ""
		r.replan(func() { r.ask(id) })
	})
}

// undoable is the answer that undo takes back: the one on screen, or the one
// before it.
func (r *Review) undoable() (event, question string) {
	if r.phase == asking && r.asked.c.save == saved {
		return r.asked.c.event, r.id
	}
	return r.last, r.lastID
}

// hold keeps the question away and goes on.
func (r *Review) hold(how progress.Hold) {
	id := r.id
	env.Log(progress.Held, progress.HeldData{Course: env.Page().Course, Question: id, How: how, Zone: zone()}, func(err error) {
		if err != nil {
			r.err = err
			r.render()
			return
		}
		r.skip = id
		r.next()
	})
}

// release lets a suspended question back in.
func (r *Review) release(id string) {
	env.Log(progress.Held, progress.HeldData{Course: env.Page().Course, Question: id, How: progress.Released, Zone: zone()}, func(err error) {
		r.err = err
		r.replan(nil)
	})
}

// show brings the block's beginning under the reader's eyes, once a session has
// begun.
func (r *Review) show() {
	r.render()
	if r.phase != nothing {
		browser.Show(r.ID)
		browser.Focus(r.ID, "", false)
	}
}

func (r *Review) press(ctx app.Context, e app.Event) {
	if r.phase == asking {
		r.asked.press(ctx, e)
	}
}

// Render draws the phase.
func (r *Review) Render() app.UI {
	return el("div").TabIndex(-1).OnKeyDown(on(r.press)).Body(r.body()...)
}

func (r *Review) body() []app.UI {
	switch r.phase {
	case asking:
		return r.asked.view()
	case failed:
		return r.panel(el("p").Role("alert").Text(say("quick.failed")), say("quick.again"), false)
	case loading:
		return r.panel(line("p", say("review.loading")), say("review.start"), true)
	}
	return r.summary()
}

// panel is the block while no question is asked.
func (r *Review) panel(text app.UI, label string, busy bool) []app.UI {
	b := button("btn pri").Text(label).OnClick(on(func(app.Context, app.Event) { r.next() }), "start")
	if busy {
		b = b.Aria("busy", "true")
	}
	return []app.UI{
		el("header").Body(words("span", "kind", say("review.kind")), line("b", say("review.title"))),
		box("div", "stem").Role("status").Body(text),
		box("div", "foot").Body(box("span", "sp"), b),
	}
}

// summary is what there is to do, and how this session went.
func (r *Review) summary() []app.UI {
	p := &r.plan
	body := []app.UI{el("header").Body(words("span", "kind", say("review.kind")), line("b", say("review.title")))}
	var said []app.UI
	if r.session > 0 {
		said = append(said, line("p", say("review.session", "n", strconv.Itoa(r.session), "right", strconv.Itoa(r.right))))
	}
	switch {
	case len(p.Queue) > 0:
		said = append(said, box("dl", "figs").Body(
			figure(say("review.again"), strconv.Itoa(p.Learning)),
			figure(say("review.due"), strconv.Itoa(p.Reviews)),
			figure(say("review.new"), strconv.Itoa(p.New)),
		))
	case p.Later > 0:
		said = append(said, line("p", say("review.later", "n", strconv.Itoa(p.Later), "in", rest(p.Next.Sub(env.Now())))))
	case p.Done > 0:
		said = append(said, line("p", say("review.done", "n", strconv.Itoa(p.Done))))
	default:
		said = append(said, line("p", say("review.nothing")))
	}
	if p.Backlog > 0 {
		said = append(said, words("p", "muted", say("review.backlog", "n", strconv.Itoa(p.Backlog))))
	}
	body = append(body, box("div", "stem").Role("status").Body(said...))
	if len(p.Leeches) > 0 {
		body = append(body, r.list(say("review.leeches", "n", strconv.Itoa(len(p.Leeches))), say("review.leeches.what"), p.Leeches, false))
	}
	if len(r.held) > 0 {
		body = append(body, r.list(say("review.held", "n", strconv.Itoa(len(r.held))), "", r.held, true))
	}
	foot := []app.UI{r.undoButton(), box("span", "sp")}
	if len(p.Queue) > 0 {
		label := say("review.start")
		if r.session > 0 {
			label = say("review.more")
		}
		foot = append(foot, button("btn pri").Text(label).OnClick(on(func(app.Context, app.Event) { r.next() }), "start"))
	}
	return append(body, box("div", "foot").Body(foot...))
}

// list names questions by the paragraphs that teach them.
func (r *Review) list(title, what string, ids []string, held bool) app.UI {
	var rows []app.UI
	for _, id := range ids {
		n := find(r.index, r.items[id].Topic)
		if n == nil {
			continue
		}
		anchor, heading := "", n.Title
		for i := range n.Questions {
			if n.Questions[i].ID == id {
				anchor = n.Questions[i].Anchor
			}
		}
		for _, h := range n.Headings {
			if h.ID == anchor {
				heading += " · " + h.Text
			}
		}
		row := []app.UI{el("a").Attr("href", env.Page().NoteURL(n.Slug, anchor)).Body(line("b", heading))}
		if held {
			row = append(row, button("btn small").Text(say("review.release")).OnClick(on(func(app.Context, app.Event) { r.release(id) }), id))
		}
		rows = append(rows, box("li", "row").Body(row...))
	}
	body := []app.UI{line("summary", title)}
	if what != "" {
		body = append(body, words("p", "muted", what))
	}
	return box("details", "hint").Body(append(body, box("ul", "list").Body(rows...))...)
}

func (r *Review) undoButton() app.UI {
	event, _ := r.undoable()
	if event == "" {
		return el("span").Hidden(true)
	}
	return button("btn small").Text(say("review.undo")).OnClick(on(func(app.Context, app.Event) { r.undo() }), event)
}

// extra are the card's other actions: take the last answer back, put the
// question off, take it out.
func (r *Review) extra() app.UI {
	trouble := app.UI(el("p").Hidden(true))
	if r.err != nil {
		trouble = words("p", "bad", StoreMessage(r.err, env.Lang())).Role("alert")
	}
	return box("div", "row extra").Body(
		trouble,
		r.undoButton(),
		box("span", "sp"),
		button("btn small").Text(say("review.bury")).OnClick(on(func(app.Context, app.Event) { r.hold(progress.Bury) }), r.asked.key),
		button("btn small").Text(say("review.suspend")).OnClick(on(func(app.Context, app.Event) { r.hold(progress.Suspend) }), r.asked.key),
	)
}
