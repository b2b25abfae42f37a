package ui

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/browser"
	"notelab/app/i18n"
	"notelab/app/shelf"
)

// My is the screen of the learner's own notes: adding files, folders or text,
// and the courses made of them.
type My struct {
	app.Compo
	ID string

	courses []shelf.Course
	looking bool
	lookErr error
	renewed map[string]bool // courses whose pages were made again on this visit

	work   *work // the build under way, or nil
	tone   string
	notice string
	link   string // of the course the notice is about

	pasting bool
	forms   int // pasted forms so far: a new form is a new element
	paste   struct{ title, text, into string }

	// ctx is the screen's own: results that come back to the context of a button
	// that is gone by then would be dropped.
	ctx app.Context

	managed  string // id of the course whose tools are open
	renaming string // its new title
	removing bool   // it is asked whether to remove it
	cancel   func()
}

// OnInit prepares the screen.
func (m *My) OnInit() { m.renewed, m.looking = map[string]bool{}, true }

// OnMount looks for courses and listens for dropped files.
func (m *My) OnMount(ctx app.Context) {
	m.ctx = ctx
	m.look()
	m.cancel = func() {}
	ctx.Defer(func(app.Context) { // by then the screen stands in the page
		m.cancel = browser.OnDropFiles(m.dropID(), func(list []browser.Chosen, err error) {
			ctx.Dispatch(func(app.Context) {
				defer Caught("taking dropped files")
				m.take(list, err, nil)
			})
		})
	})
}

// OnDismount stops what is under way; nothing of it counts then.
func (m *My) OnDismount() {
	m.cancel()
	if m.work != nil {
		m.work.cancel()
	}
}

func (m *My) dropID() string { return m.ID + "-drop" }

func (m *My) course(id string) *shelf.Course {
	for i := range m.courses {
		if m.courses[i].ID == id {
			return &m.courses[i]
		}
	}
	return nil
}

// put takes a new or changed course into the list, the newest first.
func (m *My) put(c *shelf.Course) {
	if c == nil {
		return
	}
	if old := m.course(c.ID); old != nil {
		*old = *c
		return
	}
	m.courses = append([]shelf.Course{*c}, m.courses...)
}

func (m *My) tell(tone, text string) { m.tone, m.notice, m.link = tone, text, "" }

func (m *My) failed(err error) {
	if errors.Is(err, context.Canceled) {
		m.tell("info", say("my.stopped"))
		return
	}
	m.tell("bad", ShelfMessage(err, env.Lang()))
}

// made tells that a course is ready and where it is.
func (m *My) made(c *shelf.Course, key, left string) {
	if c == nil {
		return
	}
	tone, text := "good", say(i18n.Key(key), "title", c.Title, "n", strconv.Itoa(c.Count))
	if len(c.Failed) > 0 {
		tone, text = "", text+" "+say("my.bad", "n", strconv.Itoa(len(c.Failed)))+"."
	}
	if left != "" {
		tone, text = "", text+" "+left
	}
	m.tell(tone, text)
	m.link = courseURL(c)
}

// courseURL is where an own course begins.
func courseURL(c *shelf.Course) string {
	p := env.Page()
	return p.Root + "my/" + c.ID + "/" + string(p.Lang) + "/"
}

// take receives what the learner chose.
func (m *My) take(list []browser.Chosen, err error, into *shelf.Course) {
	switch {
	case errors.Is(err, browser.ErrCancelled) || m.work != nil:
	case err != nil:
		browser.Complain(err.Error())
		m.tell("bad", ShelfMessage(shelf.ErrRead, env.Lang()))
	default:
		m.add(list, into)
	}
}

// chosenTypes are the files offered in the dialog; shelf.Select judges again.
const chosenTypes = ".md,.markdown,.mdown,.mkd,.png,.jpg,.jpeg,.gif,.webp,.avif,.svg,.pdf,.txt,.csv"

// choose opens the file dialog for a new course, or for the one of that id.
func (m *My) choose(folder bool, id string) app.EventHandler {
	return on(func(app.Context, app.Event) {
		if m.work != nil {
			return
		}
		background(m.ctx, "choosing files", func() {
			list, err := browser.Choose(context.Background(), chosenTypes, folder)
			m.ctx.Dispatch(func(app.Context) {
				defer Caught("taking chosen files")
				m.take(list, err, m.course(id))
			})
		})
	})
}

// pasted makes a note of the text in the form.
func (m *My) pasted(app.Context, app.Event) {
	text := m.paste.text
	if strings.TrimSpace(text) == "" {
		m.tell("bad", say("my.paste.empty"))
		return
	}
	if len(text) > shelf.MaxNote {
		m.tell("bad", say("my.err.large"))
		return
	}
	if m.work != nil {
		return
	}
	title := shelf.Title(m.paste.title)
	if title == "" {
		title = shelf.PasteTitle(text)
	} else if !strings.HasPrefix(strings.TrimSpace(text), "# ") && !strings.HasPrefix(strings.TrimSpace(text), "---") {
		text = "# " + title + "\n\n" + text
	}
	into := m.course(m.paste.into)
	var have []string
	if into != nil {
		have = into.Paths
	}
	m.pasting = false
	m.build([]browser.Sent{{Path: shelf.PastePath(title, have), Text: text}}, into, "", title, "")
}

// rename gives the managed course another name and makes its pages again.
func (m *My) rename(app.Context, app.Event) {
	c, title := m.course(m.managed), shelf.Title(m.renaming)
	if c == nil || title == "" || title == c.Title || m.work != nil {
		return
	}
	m.tell("", "")
	m.run(again(c, title), nil, func(msg shelf.Message, err error) {
		if err != nil {
			m.failed(err)
			return
		}
		m.put(msg.Course)
		m.managed = ""
		m.made(msg.Course, "my.updated", "")
	})
}

// remove deletes the managed course.
func (m *My) remove(app.Context, app.Event) {
	c := m.course(m.managed)
	if c == nil || m.work != nil {
		return
	}
	title := c.Title
	m.run(shelf.Job{Op: shelf.Remove, ID: c.ID}, nil, func(msg shelf.Message, err error) {
		if err != nil {
			m.failed(err)
			return
		}
		m.courses, m.managed, m.removing = msg.List, "", false
		m.tell("info", say("my.removed", "title", title))
		m.focus("button")
	})
}
