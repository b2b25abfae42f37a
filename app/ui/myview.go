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
	return el("div").Body(
		el("div").Role("status").Body(m.noticeView()...),
		el("div").Body(m.workView()...),
		el("div").ID(m.dropID()).Class("drop").Body(
			el("p").Body(line("b", say("my.drop"))),
			box("p", "row").Body(
				m.button("btn pri", "my.open.files", m.choose(false, ""), "new"),
				m.button("btn", "my.open.folder", m.choose(true, ""), "new"),
				m.button("btn", "my.paste", on(m.togglePaste), "paste").Aria("expanded", strconv.FormatBool(m.pasting)),
			),
			words("p", "help", say("my.limits")),
		),
		el("div").Body(m.pasteView()...),
		el("div").Body(m.listView()...),
	)
}

// button is a button that waits while something is being made. scope tells
// handlers apart that go-app would take for the same.
func (m *My) button(class string, key i18n.Key, h app.EventHandler, scope any) app.HTMLElem {
	b := el("button").Attr("type", "button").Class(class).Text(say(key)).OnClick(h, key, scope)
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
	body := []app.UI{line("p", m.notice)}
	if m.link != "" {
		body = append(body, box("a", "btn small pri").Attr("href", m.link).Text(say("my.open")))
	}
	return []app.UI{el("div").Class(class).Body(body...)}
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
	bar := el("progress").Aria("label", label)
	if w.at.Of > 0 {
		bar = bar.Attr("max", w.at.Of).Attr("value", w.at.N)
	}
	detail := w.at.Path
	if len(w.bad) > 0 {
		detail = say("my.bad", "n", strconv.Itoa(len(w.bad))) + ": " + w.bad[len(w.bad)-1]
	}
	return []app.UI{box("div", "card work").Body(
		el("p").Body(line("b", label)),
		bar,
		words("p", "help", detail+"\u00a0"), // keeps the line's height
		button("btn small").Text(say("my.cancel")).OnClick(on(m.stop)),
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
		box("div", "field").Body(
			el("label").Attr("for", id+"-title").Text(say("my.paste.title")),
			void("input").ID(id+"-title").Attr("type", "text").Attr("maxlength", 120).Attr("autocomplete", "off").OnInput(on(func(ctx app.Context, _ app.Event) {
				m.paste.title = ctx.JSSrc().Get("value").String()
			})),
		),
	}
	if len(m.courses) > 0 {
		options := []app.UI{el("option").Attr("value", "").Text(say("my.paste.new"))}
		for i := range m.courses {
			options = append(options, el("option").Attr("value", m.courses[i].ID).Text(m.courses[i].Title))
		}
		fields = append(fields, box("div", "field").Body(
			el("label").Attr("for", id+"-into").Text(say("my.paste.target")),
			el("select").ID(id+"-into").Body(options...).OnChange(on(func(ctx app.Context, _ app.Event) {
				m.paste.into = ctx.JSSrc().Get("value").String()
			})),
		))
	}
	fields = append(fields,
		box("div", "field full").Body(
			el("label").Attr("for", id+"-text").Text(say("my.paste.text")),
			el("textarea").ID(id+"-text").Attr("rows", 10).Spellcheck(false).OnInput(on(func(ctx app.Context, _ app.Event) {
				m.paste.text = ctx.JSSrc().Get("value").String()
			})),
		),
		box("div", "row").Body(m.button("btn pri", "my.paste.go", on(m.pasted), "")),
	)
	return []app.UI{box("div", "card paste").Body(box("div", "fields").Body(fields...))}
}

// listView shows the own courses.
func (m *My) listView() []app.UI {
	switch {
	case m.lookErr != nil && len(m.courses) == 0:
		return []app.UI{box("div", "empty").Role("alert").Body(
			line("p", ShelfMessage(m.lookErr, env.Lang())),
			button("btn").Text(say("my.reload")).OnClick(on(func(app.Context, app.Event) { m.look() })),
		)}
	case m.looking && len(m.courses) == 0:
		return []app.UI{words("p", "help", say("my.loading"))}
	case len(m.courses) == 0:
		return []app.UI{box("div", "empty").Body(line("p", say("my.none")))}
	}
	items := []app.UI{}
	for i := range m.courses {
		items = append(items, m.courseView(&m.courses[i]))
	}
	return []app.UI{line("h2", say("my.courses")), box("ul", "list own").Body(items...)}
}

func (m *My) courseView(c *shelf.Course) app.UI {
	open := m.managed == c.ID
	body := []app.UI{
		box("div", "row").Body(
			el("a").Attr("href", courseURL(c)).Body(el("span").Body(line("b", c.Title), line("small", courseLine(c, env.Lang())))),
			m.button("btn small", "my.manage", on(m.manage), c.ID).DataSet("course", c.ID).
				Aria("expanded", strconv.FormatBool(open)).Aria("label", c.Title+" "+say("my.manage")),
		),
	}
	if open {
		body = append(body, m.tools(c))
	}
	return el("li").Body(append(body, problemsView(c)...)...)
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
		return box("div", "card tools").Role("alert").Body(
			line("p", say("my.remove.sure", "title", c.Title)),
			box("div", "row").Body(
				m.button("btn danger", "my.remove.yes", on(m.remove), c.ID),
				m.button("btn", "my.keep", on(m.askRemove(false)), c.ID),
			),
		)
	}
	return box("div", "card tools").Body(
		box("div", "field").Body(
			el("label").Attr("for", id+"-name").Text(say("my.rename.label")),
			box("div", "in").Body(
				void("input").ID(id+"-name").Attr("type", "text").Attr("maxlength", 120).Attr("autocomplete", "off").Attr("value", c.Title).OnInput(on(func(ctx app.Context, _ app.Event) {
					m.renaming = ctx.JSSrc().Get("value").String()
				}), c.ID),
				m.button("btn", "my.rename.save", on(m.rename), c.ID),
			),
		),
		words("p", "help", say("my.update.what")),
		box("div", "row").Body(
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
			lines = append(lines, el("li").Body(line("code", path)))
		}
		out = append(out, box("details", "problems bad").Attr("open", true).Body(
			line("summary", say("my.bad", "n", strconv.Itoa(len(c.Failed)))),
			el("ul").Body(lines...),
			words("p", "help", say("my.failed.do")),
		))
	}
	if len(c.Problems) > 0 {
		var lines []app.UI
		for _, p := range c.Problems {
			lines = append(lines, el("li").Body(line("code", p)))
		}
		body := []app.UI{line("summary", say("my.problems", "n", strconv.Itoa(len(c.Problems)+c.More))), el("ul").Body(lines...)}
		if c.More > 0 {
			body = append(body, words("p", "help", say("my.problems.more", "n", strconv.Itoa(c.More))))
		}
		out = append(out, box("details", "problems").Body(body...))
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
