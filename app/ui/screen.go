package ui

import (
	"context"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/course"
)

// screen is what the living screens share: they show the course's index, which
// is fetched once, and follow progress.
type screen struct {
	id     string
	index  *course.Index
	err    error
	render func()
	cancel func()
	// prepare, when set, works out beside the user interface what the screen
	// shows of the state, and calls then when it has. It runs again after every
	// change.
	prepare func(ctx app.Context, then func(ctx app.Context))
}

// mount follows progress and fetches the index for the screen of that island.
// It is called in OnMount.
func (s *screen) mount(ctx app.Context, id string) {
	s.id = id
	s.render = func() { ctx.Dispatch(s.settle) }
	s.cancel = env.Watch(s.render)
	s.fetch(ctx)
}

func (s *screen) fetch(ctx app.Context) {
	background(ctx, "fetching the course", func() {
		x, err := env.Index(context.Background())
		ctx.Dispatch(func(ctx app.Context) {
			s.index, s.err = x, err
			s.settle(ctx)
		})
	})
}

// settle tells whoever waits in WhenSettled, after the screen has been drawn
// with its data.
func (s *screen) settle(ctx app.Context) {
	drawn := func(ctx app.Context) { ctx.Defer(func(app.Context) { settled(s.id) }) }
	switch {
	case s.ready() && s.prepare != nil:
		s.prepare(ctx, drawn)
	case s.ready() || s.err != nil:
		drawn(ctx)
	}
}

var waiters = map[string]func(){}

// settled calls who waits for that island; call it when it has been drawn.
func settled(id string) {
	if f, ok := waiters[id]; ok {
		delete(waiters, id)
		f()
	}
}

// WhenSettled calls f once, when that island has drawn its data or the reason
// why it cannot. Until then the static page stays as it is.
func WhenSettled(id string, f func()) { waiters[id] = f }

// ready reports whether there is something to show; what to show instead is
// waiting's.
func (s *screen) ready() bool { return s.index != nil && env.Ready() }

// waiting is a screen without its data: loading, or failed with the way on.
func (s *screen) waiting() app.UI {
	if s.err == nil {
		return box("div", "empty").Aria("busy", "true").Body(el("p").Role("status").Text(say("screen.loading")))
	}
	return box("div", "empty").Body(
		el("p").Role("alert").Text(say("screen.failed")),
		el("p").Body(button("btn").Text(say("screen.retry")).OnClick(on(func(ctx app.Context, _ app.Event) {
			s.err = nil
			s.fetch(ctx)
		}))),
	)
}

// troubles are what stands above a screen when something is wrong.
func troubles() app.UI {
	if err := env.Trouble(); err != nil {
		return box("div", "notice bad").Role("alert").Body(line("p", StoreMessage(err, env.Lang())))
	}
	return el("div").Hidden(true)
}

// bar shows a share as a line.
func bar(share int) app.UI {
	return el("progress").Attr("max", 100).Attr("value", share).Aria("hidden", "true")
}
