package shell

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/browser"
	"notelab/app/ui"
)

// the is the program's one world: go-app makes the root itself and can hand it
// nothing.
var the *world

// root is the component go-app mounts into the hidden element #go. Its slots
// hold the living islands, each of which takes the place of its static
// counterpart in the page.
type root struct {
	app.Compo
	mounted bool
}

// OnMount opens the store once the islands stand.
func (r *root) OnMount(ctx app.Context) {
	the.ctx = ctx
	the.openStore()
	the.follow()
	the.sync.follow()
	// Deferred work runs after the islands have been drawn and moved.
	ctx.Defer(func(app.Context) {
		if r.mounted {
			return
		}
		r.mounted = true
		the.restoreAddress()
		the.up = true
		browser.Ready(the.standing)
	})
}

// Render lists a slot for each island that has a component.
func (r *root) Render() app.UI {
	list := the.islands()
	return app.Elem("div").ID("go").Hidden(true).Body(app.Range(list).Slice(func(i int) app.UI {
		// The outer element stays, so that go-app can remove it later.
		return app.Elem("div").Body(&slot{Target: list[i].ID, What: list[i].Kind})
	}))
}

// islands returns the islands that a component exists for and that the page
// really contains.
func (w *world) islands() []ui.Island {
	var out []ui.Island
	for _, is := range w.page.Islands {
		if component(is.Kind, is.ID) != nil {
			out = append(out, is)
		}
	}
	return out
}

// slot is one living island. It must always render the same component.
type slot struct {
	app.Compo
	Target string
	What   string
}

// OnMount puts the island where the static one stands. The living root takes
// over the placeholder's id, class and other attributes, so that static and
// living markup are the same to the style sheet and to assistive technology.
func (s *slot) OnMount(app.Context) {
	put := func() {
		defer ui.Caught("placing island " + s.Target)
		place(s.Target, s.JSValue())
		if the.standing = append(the.standing, s.Target); the.up {
			browser.Ready([]string{s.Target})
		}
	}
	switch s.What {
	case "today", "review", "outline", "me", "stats", "sim", "exam":
		// These fetch first; what the static page shows is better than "loading".
		ui.WhenSettled(s.Target, put)
	default:
		put()
	}
}

// Render names the component of the island.
func (s *slot) Render() app.UI { return component(s.What, s.Target) }

// component returns the component for a kind of island, or nil where the
// static content is all there is.
func component(kind, id string) app.UI {
	switch kind {
	case "quiz":
		return &ui.QuizCard{ID: id}
	case "sim":
		return &ui.SimFrame{ID: id}
	case "tick":
		return &ui.Tick{ID: id}
	case "quick":
		return &ui.Quick{ID: id}
	case "review":
		return &ui.Review{ID: id}
	case "quizscreen":
		return &ui.Quick{ID: id, Whole: true}
	case "exam":
		return &ui.Exam{ID: id}
	case "today":
		return &ui.Today{ID: id}
	case "outline":
		return &ui.Outline{ID: id}
	case "me":
		return &ui.Me{ID: id}
	case "stats":
		return &ui.Stats{ID: id}
	case "offline":
		return &ui.Offline{ID: id}
	case "search":
		return &ui.Search{ID: id}
	case "my":
		return &ui.My{ID: id}
	}
	return nil
}
