package ui

import (
	"context"
	"strconv"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/browser"
	"notelab/app/i18n"
	"notelab/app/progress"
)

// Where this device remembers its last backup, and when it last gave way to a
// learner who did not want one now.
const (
	backupKey = "notelab.backup"
	laterKey  = "notelab.backup.later"
)

// noted returns what is remembered under one of the keys, the zero Saved when
// nothing is.
func noted(key string) progress.Saved {
	s, _ := progress.ParseSaved(browser.Get(key))
	return s
}

// note remembers how many answers there are now.
func note(key string) progress.Saved {
	s := progress.Saved{At: env.Now().UnixMilli(), Answers: env.State().Answered()}
	browser.Set(key, s.String())
	return s
}

// reminder is a gentle word about a backup, where the browser does not promise to
// keep the data.
type reminder struct {
	evicts bool // the browser was asked and promises nothing
	known  bool // the two below are
	last   progress.Saved
	later  progress.Saved
}

// mount asks the browser what it promises.
func (r *reminder) mount(ctx app.Context) {
	background(ctx, "asking whether data is kept", func() {
		q, _ := browser.Estimate(context.Background()) // silence is no promise
		ctx.Dispatch(func(app.Context) { r.evicts = !q.Persisted })
	})
}

// recall reads what is remembered, once there are answers. The week begins with
// the first of them.
func (r *reminder) recall() {
	if r.known || !env.Ready() || env.State().Answered() == 0 {
		return
	}
	r.known = true
	if r.last, r.later = noted(backupKey), noted(laterKey); r.last == r.later {
		r.later.At = env.Now().UnixMilli()
		browser.Set(laterKey, r.later.String())
	}
}

// due reports whether it is time for a word.
func (r *reminder) due() bool {
	from := r.last
	if r.later.At > from.At {
		from = r.later
	}
	return r.known && r.evicts && env.Trouble() == nil && from.Due(env.State().Answered(), env.Now().UnixMilli())
}

// view is the reminder, when it is time for it.
func (r *reminder) view() app.UI {
	if !r.due() {
		return el("div").Hidden(true)
	}
	return box("div", "notice").Role("note").Body(
		line("p", sinceBackup(r.last, "remind.never", "remind.since")+" "+say("remind.why")),
		box("div", "row").Body(
			box("a", "btn small").Attr("href", env.Page().URL("me")+"#data").Text(say("remind.go")),
			button("btn small").Text(say("remind.later")).OnClick(on(func(app.Context, app.Event) { r.later = note(laterKey) }), "later")),
	)
}

// sinceBackup says how much the last backup lacks.
func sinceBackup(last progress.Saved, never, since i18n.Key) string {
	n := strconv.Itoa(last.Since(env.State().Answered()))
	if last.At == 0 {
		return say(never, "n", n)
	}
	return say(since, "n", n, "day", dayOf(last.At))
}
