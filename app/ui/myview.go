package ui

import (
	"sort"
	"strconv"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/browser"
	"notelab/app/i18n"
	"notelab/app/shelf"
)

// Render draws the screen.
func (m *My) Render() app.UI {
	return app.Div().Body(
		app.Div().Role("status").Body(m.noticeView()...),
		app.Div().Body(m.workView()...),
		app.Div().ID(m.dropID()).Class("drop").Body(
			app.P().Body(app.B().Text(say("my.drop"))),
			app.P().Class("row").Body(
				m.button("btn pri", "my.open.files", m.choose(false, ""), "new"),
				m.button("btn", "my.open.folder", m.choose(true, ""), "new"),
				m.button("btn", "my.paste", on(m.togglePaste), "paste").Aria("expanded", strconv.FormatBool(m.pasting)),
			),
			app.P().Class("help").Text(say("my.limits")),
		),
		app.Div().Body(m.pasteView()...),
		app.Div().Body(m.listView()...),
	)
}

// button is a button that waits while something is being made. scope tells
// handlers apart that go-app would take for the same.
func (m *My) button(class string, key i18n.Key, h app.EventHandler, scope any) app.HTMLButton {
	b := app.Button().Type("button").Class(class).Text(say(key)).OnClick(h, key, scope)
	if m.work != nil {
		b = b.Aria("disabled", "true") // not disabled: the focus stays on it
	}
	return b
}

func (m *My) noticeView() []app.UI {
	if m.notice == "" {
		return nil
	}
	class := "notice"
	if m.tone != "" {
		class += " " + m.tone
	}
	body := []app.UI{app.P().Text(m.notice)}
	if m.link != "" {
		body = append(body, app.A().Class("btn small pri").Href(m.link).Text(say("my.open")))
	}
	return []app.UI{app.Div().Class(class).Body(body...)}
}

// workView shows how far the build has come.
func (m *My) workView() []app.UI {
	w := m.work
	if w == nil {
		return nil
	}
	label := say("my.stage.load")
	if w.at.Stage != "" {
		label = say(i18n.Key("my.stage." + string(w.at.Stage)))
	}
	if w.at.Of > 0 {
		label += " " + strconv.Itoa(w.at.N) + "/" + strconv.Itoa(w.at.Of)
	}
	bar := app.Progress().Aria("label", label)
	if w.at.Of > 0 {
		bar = bar.Max(w.at.Of).Value(w.at.N)
	}
	detail := w.at.Path
	if len(w.bad) > 0 {
		detail = say("my.bad", "n", strconv.Itoa(len(w.bad))) + ": " + w.bad[len(w.bad)-1]
	}
	return []app.UI{app.Div().Class("card work").Body(
		app.P().Body(app.B().Text(label)),
		bar,
		app.P().Class("help").Text(detail+"\u00a0"), // keeps the line's height
		app.Button().Type("button").Class("btn small").Text(say("my.cancel")).OnClick(on(m.stop)),
	)}
}

func (m *My) stop(app.Context, app.Event) {
	if m.work != nil {
		m.work.cancel()
	}
}

func (m *My) togglePaste(app.Context, app.Event) {
	m.pasting = !m.pasting
	if m.pasting {
		m.forms++
		m.paste.title, m.paste.text, m.paste.into = "", "", ""
	}
}

// pasteView is the form for text. Its fields are read as they are typed and
// never written to: that would disturb an input method.
func (m *My) pasteView() []app.UI {
	if !m.pasting {
		return nil
	}
	id := m.ID + "-p" + strconv.Itoa(m.forms)
	fields := []app.UI{
		app.Div().Class("field").Body(
			app.Label().For(id+"-title").Text(say("my.paste.title")),
			app.Input().ID(id+"-title").Type("text").MaxLength(120).AutoComplete(false).OnInput(on(func(ctx app.Context, _ app.Event) {
				m.paste.title = ctx.JSSrc().Get("value").String()
			})),
		),
	}
	if len(m.courses) > 0 {
		options := []app.UI{app.Option().Value("").Text(say("my.paste.new"))}
		for i := range m.courses {
			options = append(options, app.Option().Value(m.courses[i].ID).Text(m.courses[i].Title))
		}
		fields = append(fields, app.Div().Class("field").Body(
			app.Label().For(id+"-into").Text(say("my.paste.target")),
			app.Select().ID(id+"-into").Body(options...).OnChange(on(func(ctx app.Context, _ app.Event) {
				m.paste.into = ctx.JSSrc().Get("value").String()
			})),
		))
	}
	fields = append(fields,
		app.Div().Class("field full").Body(
			app.Label().For(id+"-text").Text(say("my.paste.text")),
			app.Textarea().ID(id+"-text").Rows(10).Spellcheck(false).OnInput(on(func(ctx app.Context, _ app.Event) {
				m.paste.text = ctx.JSSrc().Get("value").String()
			})),
		),
		app.Div().Class("row").Body(m.button("btn pri", "my.paste.go", on(m.pasted), "")),
	)
	return []app.UI{app.Div().Class("card paste").Body(app.Div().Class("fields").Body(fields...))}
}

// listView shows the own courses.
func (m *My) listView() []app.UI {
	switch {
	case m.lookErr != nil && len(m.courses) == 0:
		return []app.UI{app.Div().Class("empty").Role("alert").Body(
			app.P().Text(ShelfMessage(m.lookErr, env.Lang())),
			app.Button().Type("button").Class("btn").Text(say("my.reload")).OnClick(on(func(app.Context, app.Event) { m.look() })),
		)}
	case m.looking && len(m.courses) == 0:
		return []app.UI{app.P().Class("help").Text(say("my.loading"))}
	case len(m.courses) == 0:
		return []app.UI{app.Div().Class("empty").Body(app.P().Text(say("my.none")))}
	}
	items := []app.UI{}
	for i := range m.courses {
		items = append(items, m.courseView(&m.courses[i]))
	}
	return []app.UI{app.H2().Text(say("my.courses")), app.Ul().Class("list own").Body(items...)}
}

func (m *My) courseView(c *shelf.Course) app.UI {
	open := m.managed == c.ID
	body := []app.UI{
		app.Div().Class("row").Body(
			app.A().Href(courseURL(c)).Body(app.Span().Body(app.B().Text(c.Title), app.Small().Text(courseLine(c, env.Lang())))),
			m.button("btn small", "my.manage", on(m.manage), c.ID).DataSet("course", c.ID).
				Aria("expanded", strconv.FormatBool(open)).Aria("label", c.Title+" "+say("my.manage")),
		),
	}
	if open {
		body = append(body, m.tools(c))
	}
	return app.Li().Body(append(body, problemsView(c)...)...)
}

func (m *My) manage(ctx app.Context, _ app.Event) {
	id := ctx.JSSrc().Get("dataset").Get("course").String()
	m.removing = false
	if m.managed == id {
		m.managed = ""
		return
	}
	m.managed, m.renaming = id, ""
	if c := m.course(id); c != nil {
		m.renaming = c.Title
	}
}

// askRemove opens or closes the question before removing. The button that was
// pressed goes away with that, so the focus moves to the harmless one.
func (m *My) askRemove(ask bool) func(app.Context, app.Event) {
	return func(app.Context, app.Event) {
		m.removing = ask
		m.focus(".tools .row button:last-child")
	}
}

// focus moves the keyboard after the next rendering.
func (m *My) focus(selector string) {
	m.ctx.Defer(func(app.Context) { browser.Focus(m.ID, selector, false) })
}

// tools are what can be done with a course.
func (m *My) tools(c *shelf.Course) app.UI {
	id := m.ID + "-" + c.ID
	if m.removing {
		return app.Div().Class("card tools").Role("alert").Body(
			app.P().Text(say("my.remove.sure", "title", c.Title)),
			app.Div().Class("row").Body(
				m.button("btn danger", "my.remove.yes", on(m.remove), c.ID),
				m.button("btn", "my.keep", on(m.askRemove(false)), c.ID),
			),
		)
	}
	return app.Div().Class("card tools").Body(
		app.Div().Class("field").Body(
			app.Label().For(id+"-name").Text(say("my.rename.label")),
			app.Div().Class("in").Body(
				app.Input().ID(id+"-name").Type("text").MaxLength(120).AutoComplete(false).Value(c.Title).OnInput(on(func(ctx app.Context, _ app.Event) {
					m.renaming = ctx.JSSrc().Get("value").String()
				}), c.ID),
				m.button("btn", "my.rename.save", on(m.rename), c.ID),
			),
		),
		app.P().Class("help").Text(say("my.update.what")),
		app.Div().Class("row").Body(
			m.button("btn", "my.update.files", m.choose(false, c.ID), c.ID),
			m.button("btn", "my.update.folder", m.choose(true, c.ID), c.ID),
			m.button("btn", "my.remove", on(m.askRemove(true)), c.ID),
		),
	)
}

// problemsView lists what the author of a course should mend, as the check on
// the command line does.
func problemsView(c *shelf.Course) []app.UI {
	var out []app.UI
	if len(c.Failed) > 0 {
		var lines []app.UI
		for _, path := range sortedNames(c.Failed) {
			lines = append(lines, app.Li().Body(app.Code().Text(path)))
		}
		out = append(out, app.Details().Class("problems bad").Open(true).Body(
			app.Summary().Text(say("my.bad", "n", strconv.Itoa(len(c.Failed)))),
			app.Ul().Body(lines...),
			app.P().Class("help").Text(say("my.failed.do")),
		))
	}
	if len(c.Problems) > 0 {
		var lines []app.UI
		for _, p := range c.Problems {
			lines = append(lines, app.Li().Body(app.Code().Text(p)))
		}
		body := []app.UI{app.Summary().Text(say("my.problems", "n", strconv.Itoa(len(c.Problems)+c.More))), app.Ul().Body(lines...)}
		if c.More > 0 {
			body = append(body, app.P().Class("help").Text(say("my.problems.more", "n", strconv.Itoa(c.More))))
		}
		out = append(out, app.Details().Class("problems").Body(body...))
	}
	return out
}

func sortedNames(m map[string]shelf.Failure) []string {
	names := make([]string, 0, len(m))
	for n := range m {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}
