package ui

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/browser"
	"notelab/app/search"
)

// Search is the search screen: a field, and what it finds with every letter.
type Search struct {
	app.Compo
	ID string

	index     *search.Index
	err       error
	first     string // the query the page was opened with
	typed     string
	composing bool
	shown     hits
	at        int // the hit the keyboard is on, -1 for the field
}

// OnInit reads the query from the address.
func (s *Search) OnInit() {
	_, query := browser.Address()
	s.first = queryOf(query)
	s.typed, s.at = s.first, -1
}

// OnMount reads the index.
func (s *Search) OnMount(ctx app.Context) {
	s.load(ctx)
	ctx.Defer(func(app.Context) {
		if browser.Unfocused() { // nobody is busy elsewhere
			browser.Focus(s.ID, "input", false)
		}
	})
}

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
		ctx.Dispatch(func(app.Context) {
			if s.err = err; err != nil {
				browser.Complain(err.Error())
				return
			}
			s.index = search.New(docs)
			s.find()
		})
	})
}

func (s *Search) find() {
	if s.index != nil {
		s.shown, s.at = s.shown.next(s.index, s.typed, s.composing), -1
	}
}

// input searches for what the field says now. The field itself is never
// written to: that would tear a syllable that is being composed.
func (s *Search) input(ctx app.Context, e app.Event) {
	s.typed = ctx.JSSrc().Get("value").String()
	s.composing = e.Get("isComposing").Truthy()
	s.find()
	if !s.composing {
		browser.ReplaceQuery(addressOf(strings.TrimSpace(s.typed)))
	}
}

func (s *Search) composed(ctx app.Context, _ app.Event) {
	s.composing = false
	s.typed = ctx.JSSrc().Get("value").String()
	s.find()
	browser.ReplaceQuery(addressOf(strings.TrimSpace(s.typed)))
}

// press moves through the hits with the arrow keys and opens the first with
// Enter. Links open themselves.
func (s *Search) press(ctx app.Context, e app.Event) {
	if e.Get("isComposing").Truthy() || e.Get("keyCode").Int() == 229 {
		return // the key belongs to the input method
	}
	field := e.Get("target").Get("tagName").String() == "INPUT"
	n := len(s.shown.list)
	switch e.Get("key").String() {
	case "ArrowDown":
		if n > 0 {
			s.move(e, min(s.at+1, n-1))
		}
	case "ArrowUp":
		if s.at >= 0 {
			s.move(e, s.at-1)
		}
	case "Home":
		if !field && n > 0 {
			s.move(e, 0)
		}
	case "End":
		if !field && n > 0 {
			s.move(e, n-1)
		}
	case "Escape":
		if !field {
			s.move(e, -1)
		}
	case "Enter":
		if field && n > 0 {
			e.PreventDefault()
			browser.Go(hitURL(env.Page(), &s.shown.list[0].Doc))
		}
	}
}

// move puts the keyboard on a hit, or on the field for -1.
func (s *Search) move(e app.Event, to int) {
	e.PreventDefault()
	s.at = to
	if to < 0 {
		browser.Focus(s.ID, "input", true)
		return
	}
	browser.Focus(s.ID, fmt.Sprintf(".hits li:nth-child(%d) a", to+1), true)
}

// Render draws the screen.
func (s *Search) Render() app.UI {
	return el("div").OnKeyDown(on(s.press)).Body(
		box("div", "searchbox").Role("search").Body(
			void("input").Attr("type", "search").Aria("label", say("site.search")).Attr("placeholder", say("site.search.hint")).
				Attr("autocomplete", "off").Spellcheck(false).Attr("value", s.first).
				OnInput(on(s.input)).On("compositionend", on(s.composed)),
		),
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
		items[i] = el("li").Body(el("a").Attr("href", hitURL(p, &h.Doc)).Body(
			line("small", hitWhere(&h.Doc, l)),
			line("b", h.Title),
			line("small", h.Excerpt),
		))
	}
	return []app.UI{box("ul", "hits").Body(items...)}
}
