package ui

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/browser"
	"notelab/app/search"
)

// fieldID is the field of the search page. It is static and stays so: were a
// living one put in its place, what an input method is composing would be torn.
const fieldID = "find-field"

// Search is the search screen below its field: what is found with every letter.
type Search struct {
	app.Compo
	ID string

	index     *search.Index
	err       error
	typed     string
	composing bool
	shown     hits
	at        int // the hit the keyboard is on, -1 for the field
	cancel    func()
}

// OnMount reads the index, and the query from the field or else the address.
func (s *Search) OnMount(ctx app.Context) {
	s.at = -1
	if s.typed = browser.FieldText(fieldID); s.typed == "" {
		_, query := browser.Address()
		s.typed = queryOf(query)
		browser.SetFieldText(fieldID, s.typed)
	}
	s.cancel = browser.OnField(fieldID, func(e browser.FieldEvent) bool { return s.field(ctx, e) })
	s.load(ctx)
}

// OnDismount leaves the field alone.
func (s *Search) OnDismount() { s.cancel() }

// docsAtOnce is how many documents are made ready in one step: some
// milliseconds' worth.
const docsAtOnce = 60

func (s *Search) load(ctx app.Context) {
	s.err = nil
	address := env.Page().DataURL("search.json")
	background(ctx, "reading the search index", func() {
		var docs []search.Doc
		data, err := browser.Fetch(context.Background(), address)
		if err == nil {
			if err = json.Unmarshal(data, &docs); err != nil {
				err = fmt.Errorf("reading %s: %w", address, err)
			}
		}
		// In steps, between which the page answers to keys.
		index := search.New(nil)
		for from := 0; from < len(docs); from += docsAtOnce {
			index.Add(docs[from:min(from+docsAtOnce, len(docs))])
			time.Sleep(time.Millisecond)
		}
		ctx.Dispatch(func(app.Context) {
			if s.err = err; err != nil {
				browser.Complain(err.Error())
				return
			}
			s.index = index
			s.find()
		})
	})
}

func (s *Search) find() {
	if s.index != nil {
		s.shown, s.at = s.shown.next(s.index, s.typed, s.composing), -1
	}
}

// field takes what happens in the field, and reports whether it has taken a key.
// It runs outside the user interface's turn.
func (s *Search) field(ctx app.Context, e browser.FieldEvent) (taken bool) {
	if e.Key == "" {
		ctx.Dispatch(func(app.Context) { s.input(e) })
		return false
	}
	if e.Composing { // the key belongs to the input method
		return false
	}
	n := len(s.shown.list)
	switch e.Key {
	case "ArrowDown":
		if n > 0 {
			ctx.Dispatch(func(app.Context) { s.move(0) })
		}
		return n > 0
	case "Enter":
		if n > 0 && s.shown.query == strings.TrimSpace(e.Text) {
			browser.Go(hitURL(env.Page(), &s.shown.list[0]))
		}
		return true
	case "Escape":
		if e.Text == "" {
			browser.Back()
			return true
		}
		browser.SetFieldText(fieldID, "")
		ctx.Dispatch(func(app.Context) { s.input(browser.FieldEvent{}) })
		return true
	}
	return false
}

// input searches for what the field says now.
func (s *Search) input(e browser.FieldEvent) {
	s.typed, s.composing = e.Text, e.Composing
	s.find()
	if !s.composing {
		browser.ReplaceQuery(addressOf(strings.TrimSpace(s.typed)))
	}
}

// press moves through the hits with the arrow keys; Escape leads back to the
// field. Links open themselves.
func (s *Search) press(_ app.Context, e app.Event) {
	n := len(s.shown.list)
	to := s.at
	switch e.Get("key").String() {
	case "ArrowDown":
		to = min(s.at+1, n-1)
	case "ArrowUp":
		to = s.at - 1
	case "Home":
		to = 0
	case "End":
		to = n - 1
	case "Escape":
		to = -1
	default:
		return
	}
	e.PreventDefault()
	s.move(to)
}

// move puts the keyboard on a hit, or on the field for -1.
func (s *Search) move(to int) {
	if s.at = max(to, -1); s.at < 0 {
		browser.Focus(fieldID, "", true)
		return
	}
	browser.Focus(s.ID, fmt.Sprintf(".hits li:nth-child(%d) a", s.at+1), true)
}

// Render draws the screen.
func (s *Search) Render() app.UI {
	return el("div").OnKeyDown(on(s.press)).Body(
		box("p", "help").Role("status").Text(s.status()),
		el("div").Body(s.list()...),
	)
}

func (s *Search) status() string {
	switch {
	case s.err != nil:
		return ""
	case s.index == nil && s.typed != "":
		return say("find.loading")
	case s.shown.query == "":
		return say("find.start")
	}
	return s.shown.line(env.Lang())
}

func (s *Search) list() []app.UI {
	if s.err != nil {
		return []app.UI{box("div", "empty").Role("alert").Body(
			line("p", say("find.failed")),
			button("btn").Text(say("find.retry")).OnClick(on(func(ctx app.Context, _ app.Event) { s.load(ctx) })),
		)}
	}
	if len(s.shown.list) == 0 {
		return nil
	}
	l, p := env.Lang(), env.Page()
	items := make([]app.UI, len(s.shown.list))
	for i := range s.shown.list {
		h := &s.shown.list[i]
		items[i] = el("li").Body(el("a").Attr("href", hitURL(p, h)).Body(
			line("small", hitWhere(&h.Doc, l)),
			el("b").Body(marked(h.Head)...),
			el("small").Body(marked(h.Excerpt)...),
		))
	}
	return []app.UI{box("ul", "hits").Body(items...)}
}

// marked draws a text with what was searched for in it.
func marked(parts []search.Part) []app.UI {
	out := make([]app.UI, len(parts))
	for i, p := range parts {
		if out[i] = app.UI(app.Text(p.Text)); p.Match {
			out[i] = line("mark", p.Text)
		}
	}
	return out
}
