package ui

import (
	"strconv"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/quiz"
)

// The icons of an exam: a letter struck out, a flag.
const (
	iconStrike = `<svg viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" aria-hidden="true"><path d="M14 6.6C13.4 5 12 4.2 10 4.2 7.6 4.2 6 5.3 6 7c0 .8.3 1.4.9 1.9M6 13.4c.5 1.6 2 2.4 4 2.4 2.4 0 4-1.1 4-2.8 0-.6-.2-1-.5-1.4M3 10.2h14"/></svg>`
	iconFlag   = `<svg viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M5 17.5v-14h9.5l-2 3.5 2 3.5H5"/></svg>`
)

// running is the exam while it runs.
func (e *Exam) running() []app.UI {
	switch {
	case e.missing() && e.fetchErr != nil:
		return []app.UI{e.bar(), box("div", "empty").Body(
			el("p").Role("alert").Text(say("quick.failed")),
			el("p").Body(button("btn").Text(say("quick.again")).OnClick(on(func(app.Context, app.Event) {
				e.fetchErr = nil
				e.render()
			}), "again")))}
	case e.missing() || e.handing:
		return []app.UI{e.bar(), box("div", "empty").Aria("busy", "true").Body(el("p").Role("status").Text(say("exam.loading")))}
	case e.run.Paused():
		return []app.UI{e.bar(), box("div", "empty").ID(e.home()).TabIndex(-1).Body(
			line("p", say("exam.paused")),
			el("p").Body(button("btn pri").Text(say("exam.resume")).OnClick(on(func(app.Context, app.Event) { e.pause(false) }), "resume")))}
	}
	return []app.UI{e.bar(), e.item(), e.grid()}
}

// bar is the clock, how far the exam is, and the ways out of it. It stays in sight.
func (e *Exam) bar() app.UI {
	r := e.run
	left := r.Left(env.Now().UnixMilli())
	class := "clock"
	if left <= 5*time.Minute {
		class = "clock short"
	}
	pause := app.UI(el("span").Hidden(true))
	if r.Start.Pausable && !r.Paused() {
		pause = button("btn small").Text(say("exam.pause")).OnClick(on(func(app.Context, app.Event) { e.pause(true) }), "pause")
	}
	hand := button("btn small").Text(say("exam.handin")).OnClick(on(func(app.Context, app.Event) { e.ask(!e.asking) }), "hand")
	if e.missing() || r.Paused() || e.handing {
		hand = hand.Hidden(true)
	}
	return box("div", "exambar").Body(
		box("div", class).Role("timer").Body(words("span", "sr", say("exam.left")), line("b", clock(left))),
		box("div", "far").Body(
			line("small", say("exam.answered", "n", strconv.Itoa(r.Answered()), "of", strconv.Itoa(len(r.Answers)))),
			e.saved()),
		pause, hand, e.confirm(),
		words("p", "sr", warning(left, r.Length())).Role("status"),
	)
}

// warning is what is said aloud when little time is left; it changes as the clock
// passes a mark and not every second.
func warning(left, of time.Duration) string {
	for _, m := range []time.Duration{1, 5, 10, 30} {
		if m *= time.Minute; left <= m && m < of {
			return say("exam.left.minutes", "n", strconv.Itoa(int(m/time.Minute)))
		}
	}
	return ""
}

// saved says how far the last thing noted is on its way to the disk.
func (e *Exam) saved() app.UI {
	span := box("small", "save")
	switch e.save {
	case savingNow:
		return span.Text(say("quiz.saving"))
	case saved:
		return span.Text(say("quiz.saved"))
	case saveFailed:
		return span.Body(words("span", "bad", StoreMessage(e.saveErr, env.Lang())).Role("alert"))
	}
	return span
}

// confirm asks before the exam is handed in.
func (e *Exam) confirm() app.UI {
	if !e.asking {
		return el("div").Hidden(true)
	}
	r := e.run
	open := len(r.Answers) - r.Answered()
	body := []app.UI{}
	text := say("exam.ask")
	if n := r.Flagged(); n > 0 {
		text = say("exam.ask.flags", "n", strconv.Itoa(n)) + " " + text
	}
	if open > 0 {
		text = say("exam.ask.open", "n", strconv.Itoa(open)) + " " + text
	}
	body = append(body, line("p", text), button("btn small").Text(say("exam.ask.back")).OnClick(on(func(app.Context, app.Event) { e.ask(false) }), "back"))
	if open > 0 {
		body = append(body, button("btn small").Text(say("exam.ask.first")).OnClick(on(func(app.Context, app.Event) {
			for i := range r.Answers {
				if len(r.Answers[i].Chosen) == 0 {
					e.jump(i)
					return
				}
			}
		}), "first"))
	}
	body = append(body, button("btn small pri").Text(say("exam.ask.go")).OnClick(on(func(app.Context, app.Event) { e.handIn() }), "go"))
	return box("div", "notice").Role("alertdialog").Aria("label", say("exam.handin")).Body(body...).
		OnKeyDown(on(func(_ app.Context, ev app.Event) {
			if ev.Get("key").String() == "Escape" {
				e.ask(false)
			}
		}), "ask")
}

// item is the question on screen.
func (e *Exam) item() app.UI {
	r := e.run
	i, n := r.At, len(r.Answers)
	id := r.Start.Items[i].Question
	q := e.question(id)
	title := say("exam.nth", "n", strconv.Itoa(i+1), "of", strconv.Itoa(n))
	block := box("div", "block quiz exam").ID(e.home()).Role("group").Aria("label", title).TabIndex(-1).OnKeyDown(on(e.press))
	if q == nil {
		return block.Body(el("header").Body(words("span", "kind", say("exam.kind")), line("b", title)), words("p", "stem", say("exam.gone")), e.foot())
	}
	chosen := ""
	if want := len(q.Correct()); want > 1 {
		chosen = say("exam.chosen", "of", strconv.Itoa(want), "n", strconv.Itoa(len(e.here().Chosen)))
	}
	return block.Body(
		el("header").Body(words("span", "kind", say("exam.kind")), line("b", title), box("span", "sp"), words("span", "hint-kind", q.HowLabel(env.Lang()))),
		box("form", "q").Body(el("fieldset").Body(words("legend", "sr", title), raw("div", "stem", q.Prompt), e.options(q))),
		words("p", "chosen muted", chosen).Hidden(chosen == ""),
		e.foot(),
	)
}

// options are drawn in a list of another kind at every question, which makes go-app
// draw them anew: inputs taken over from the question before would be in its group,
// or still checked, while they change one by one, and uncheck each other.
func (e *Exam) options(q *quiz.Question) app.UI {
	kind := "checkbox"
	if q.Single() {
		kind = "radio"
	}
	a := e.here()
	rows := make([]app.UI, len(q.Options))
	for pos, i := range e.run.Order(e.run.At, len(q.Options)) {
		has, struck := contains(a.Chosen, i), contains(a.Struck, i)
		li, mark := el("li"), box("span", "mark")
		if struck {
			li, mark = li.Class("struck"), mark.Body(words("span", "sr", say("exam.struck")))
		}
		rows[pos] = li.Body(
			el("label").Body(
				input(kind, "name", e.home()+"-"+strconv.Itoa(e.run.At), "value", strconv.Itoa(i), "checked", strconv.FormatBool(has)).
					OnChange(on(func(_ app.Context, ev app.Event) { e.choose(i, ev.Get("target").Get("checked").Truthy()) }), q.ID, pos),
				box("span", "key").Aria("hidden", "true").Text(pos+1),
				raw("span", "body", q.Options[i].Body),
				mark,
			),
			button("icon").Aria("label", say("exam.strike", "n", strconv.Itoa(pos+1))).Aria("pressed", strconv.FormatBool(struck)).
				Body(app.Raw(iconStrike)).
				OnClick(on(func(app.Context, app.Event) { e.note(e.here().Strike(i, !contains(e.here().Struck, i)), -1) }), q.ID, pos),
		)
	}
	list := "ul"
	if e.turned {
		list = "ol"
	}
	return box(list, "opts").Body(rows...)
}

func contains(list []int, n int) bool {
	for _, m := range list {
		if m == n {
			return true
		}
	}
	return false
}

// choose notes that an option is chosen, or no longer.
func (e *Exam) choose(option int, is bool) {
	if q := e.question(e.run.Start.Items[e.run.At].Question); q != nil {
		e.note(e.here().Choose(option, is, q.Single()), -1)
	}
}

// foot leads to the questions before and after, and flags this one.
func (e *Exam) foot() app.UI {
	r := e.run
	i, flagged := r.At, e.here().Flagged
	next := button("btn pri").Text(say("exam.next")).OnClick(on(func(app.Context, app.Event) { e.jump(e.run.At + 1) }), "next")
	if i+1 == len(r.Answers) {
		next = button("btn pri").Text(say("exam.handin")).OnClick(on(func(app.Context, app.Event) { e.ask(true) }), "last")
	}
	return box("div", "foot").Body(
		button("chip flag").Aria("pressed", strconv.FormatBool(flagged)).Body(app.Raw(iconFlag), app.Text(say("exam.flag"))).
			OnClick(on(func(app.Context, app.Event) {
				a := e.here()
				a.Flagged = !a.Flagged
				e.note(a, -1)
			}), "flag"),
		box("span", "sp"),
		button("btn").Attr("disabled", i == 0).Text(say("exam.prev")).OnClick(on(func(app.Context, app.Event) { e.jump(e.run.At - 1) }), "prev"),
		next,
	)
}

// grid leads to every question and shows which have an answer and which a flag.
func (e *Exam) grid() app.UI {
	r := e.run
	cells := make([]app.UI, len(r.Answers))
	for i := range r.Answers {
		a := &r.Answers[i]
		class, is := []string{}, []string{say("exam.grid.one", "n", strconv.Itoa(i+1)), say("exam.is.open")}
		if len(a.Chosen) > 0 {
			class, is[1] = append(class, "has"), say("exam.is.answered")
		}
		if a.Flagged {
			class, is = append(class, "flagged"), append(is, say("exam.is.flagged"))
		}
		b := button(strings.Join(class, " ")).Aria("label", strings.Join(is, ", ")).Text(strconv.Itoa(i+1)).
			OnClick(on(func(app.Context, app.Event) { e.jump(i) }), i)
		if i == r.At {
			b = b.Aria("current", "true")
		}
		cells[i] = el("li").Body(b)
	}
	line1 := say("exam.grid.line", "n", strconv.Itoa(r.Answered()), "flags", strconv.Itoa(r.Flagged()), "open", strconv.Itoa(len(r.Answers)-r.Answered()))
	return box("details", "sheet").Body(
		el("summary").Body(line("span", say("exam.grid")), words("small", "muted", line1)),
		box("ul", "cells").Body(cells...),
		box("p", "cellkeys muted").Aria("hidden", "true").Body(
			el("span").Body(box("i", "has"), app.Text(say("exam.is.answered"))),
			el("span").Body(box("i", "flagged"), app.Text(say("exam.is.flagged"))),
			el("span").Body(box("i", "now"), app.Text(say("exam.is.here"))),
		),
	)
}

// press chooses options by their digits and goes on by Enter.
func (e *Exam) press(_ app.Context, ev app.Event) {
	if e.run == nil || ev.Get("ctrlKey").Truthy() || ev.Get("metaKey").Truthy() || ev.Get("altKey").Truthy() || ev.Get("isComposing").Truthy() {
		return
	}
	key, tag := ev.Get("key").String(), ev.Get("target").Get("tagName").String()
	q := e.question(e.run.Start.Items[e.run.At].Question)
	switch {
	case len(key) == 1 && key[0] >= '1' && key[0] <= '9' && q != nil:
		if pos := int(key[0] - '1'); pos < len(q.Options) {
			ev.PreventDefault()
			i := e.run.Order(e.run.At, len(q.Options))[pos]
			e.choose(i, q.Single() || !contains(e.here().Chosen, i))
		}
	case key == "Enter" && tag != "BUTTON" && tag != "A" && tag != "SUMMARY":
		ev.PreventDefault()
		if e.run.At+1 < len(e.run.Answers) {
			e.jump(e.run.At + 1)
		} else {
			e.ask(true)
		}
	}
}
