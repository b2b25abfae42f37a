package ui

import (
	"context"
	"errors"
	"strconv"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/browser"
	"notelab/app/i18n"
	"notelab/app/progress"
)

// dataPanel is the part of the me screen where the log is saved to a file, read
// from one, and deleted.
type dataPanel struct {
	id      string
	ctx     app.Context
	undrop  func()
	quota   browser.Quota
	asked   bool // the browser was asked what it promises
	counted bool // and says how much is stored
	busy    bool
	message string // what came of the last action
	bad     bool   // it failed
	imp     *progress.Import
	work    *restoring // a backup is being merged
	asking  bool       // whether everything may be deleted
	saved   bool       // a backup was exported since the question was asked
	last    progress.Saved
}

func (d *dataPanel) mount(ctx app.Context, id string) {
	d.id = id + "-data"
	d.ctx = ctx
	d.undrop = func() {}
	d.last = noted(backupKey)
	d.measure(ctx)
	ctx.Defer(func(app.Context) {
		d.undrop = browser.OnDropFiles(d.id+"-drop", func(files []browser.Chosen, err error) {
			ctx.Dispatch(func(app.Context) { d.take(ctx, files, err) })
		})
	})
}

func (d *dataPanel) cancel() { d.undrop() }

func (d *dataPanel) measure(ctx app.Context) {
	background(ctx, "measuring storage", func() {
		q, err := browser.Estimate(context.Background())
		ctx.Dispatch(func(app.Context) { d.quota, d.asked, d.counted = q, true, err == nil })
	})
}

func (d *dataPanel) say(k i18n.Key, pairs ...string) {
	d.busy, d.bad, d.message = false, false, say(k, pairs...)
}

func (d *dataPanel) fail(err error) {
	if errors.Is(err, browser.ErrCancelled) {
		d.busy = false
		return
	}
	browser.Complain(err.Error())
	d.busy, d.bad, d.message = false, true, StoreMessage(err, env.Lang())
}

// export hands the learner the backup.
func (d *dataPanel) export(ctx app.Context, _ app.Event) {
	name := "notelab-" + env.Now().Format("2006-01-02") + ".jsonl"
	background(ctx, "exporting a backup", func() {
		data, err := env.Backup(context.Background())
		ctx.Dispatch(func(app.Context) {
			if err == nil {
				err = env.Save(name, "application/jsonl", data)
			}
			if err != nil {
				d.fail(err)
				return
			}
			d.saved, d.last = true, note(backupKey)
			d.say("me.exported", "name", name, "size", Bytes(int64(len(data))))
		})
	})
}

func (d *dataPanel) clear(ctx app.Context, _ app.Event) {
	background(ctx, "deleting everything", func() {
		err := env.Clear(context.Background())
		ctx.Dispatch(func(ctx app.Context) {
			if err != nil {
				d.fail(err)
				return
			}
			d.asking, d.imp = false, nil
			d.say("me.cleared")
			d.measure(ctx)
		})
	})
}

func (d *dataPanel) keep(ctx app.Context, _ app.Event) {
	background(ctx, "asking for persistence", func() {
		kept := browser.Persist(context.Background())
		d.measure(ctx)
		ctx.Dispatch(func(app.Context) {
			if !kept {
				d.say("me.persist.no")
			}
		})
	})
}

// focus moves the keyboard to what takes the place of a pressed button.
func (d *dataPanel) focus(selector string) {
	d.ctx.Defer(func(app.Context) { browser.Focus(d.id, selector, false) })
}

func (d *dataPanel) view() app.UI {
	return el("div").ID(d.id).Body(
		words("p", "meta", d.summary()),
		d.persistence(),
		d.status(),
		box("div", "drop").ID(d.id+"-drop").Body(
			line("p", say("me.drop")),
			box("p", "row center").Body(
				button("btn pri").Text(say("me.export")).OnClick(on(d.export)),
				button("btn").Text(say("me.import")).Attr("disabled", d.work != nil).OnClick(on(d.open)),
			),
		),
		d.working(),
		d.refused(),
		d.deletion(),
	)
}

// summary says how much is stored.
func (d *dataPanel) summary() string {
	s := say("me.events", "n", strconv.Itoa(env.State().Len()))
	switch {
	case d.counted && d.quota.Total > 0:
		s += " · " + say("me.used.of", "size", Bytes(d.quota.Used), "total", Bytes(d.quota.Total))
	case d.counted:
		s += " · " + say("me.used", "size", Bytes(d.quota.Used))
	}
	if n := env.State().Aside(); n > 0 {
		s += " · " + say("me.aside", "n", strconv.Itoa(n))
	}
	if n := env.State().Unknown(); n > 0 {
		s += " · " + say("me.unknown", "n", strconv.Itoa(n))
	}
	return s
}

// persistence says whether the browser may throw the data away.
func (d *dataPanel) persistence() app.UI {
	switch {
	case !d.asked:
		return el("div").Hidden(true)
	case d.quota.Persisted:
		return words("p", "meta", say("me.persisted")+" "+sinceBackup(d.last, "me.backup.never", "me.backup.since"))
	}
	if !d.quota.Askable {
		return box("div", "notice").Body(
			line("p", say("me.unpromised")+" "+sinceBackup(d.last, "me.backup.never", "me.backup.since")))
	}
	return box("div", "notice").Body(
		line("p", say("me.evictable")+" "+sinceBackup(d.last, "me.backup.never", "me.backup.since")),
		button("btn small").Text(say("me.persist")).OnClick(on(d.keep)))
}

// status is what came of the last action.
func (d *dataPanel) status() app.UI {
	box := el("div").Role("status")
	if d.work != nil {
		return box.Body(words("p", "sr", d.work.spoken()))
	}
	if d.message == "" {
		return box
	}
	class := "notice good"
	if d.bad {
		class = "notice bad"
	}
	return box.Body(el("div").Class(class).Body(line("p", d.message)))
}

// working shows how far the merging of a backup has come.
func (d *dataPanel) working() app.UI {
	if d.work == nil {
		return el("div").Hidden(true)
	}
	return d.work.view(on(d.stop))
}

// refused lists the lines of an imported file that were not taken over.
func (d *dataPanel) refused() app.UI {
	if d.imp == nil || d.imp.Clean() {
		return el("div").Hidden(true)
	}
	const most = 20
	body := []app.UI{}
	if d.imp.Truncated {
		body = append(body, line("p", say("me.truncated")))
	}
	if d.imp.Altered {
		body = append(body, line("p", say("me.altered")))
	}
	if n := len(d.imp.Refused); n > 0 {
		body = append(body, line("p", say("me.refused", "n", strconv.Itoa(n+d.imp.More))))
		var rows []app.UI
		for _, r := range d.imp.Refused[:min(n, most)] {
			rows = append(rows, line("li", say("me.line", "line", strconv.Itoa(r.Line), "why", r.In(env.Lang()))))
		}
		body = append(body, el("ul").Body(rows...))
	}
	return box("div", "notice").Role("alert").Body(el("div").Body(body...))
}

// deletion deletes everything, after a backup was offered.
func (d *dataPanel) deletion() app.UI {
	if !d.asking {
		return el("p").Body(button("btn bad").Text(say("me.clear")).OnClick(on(func(app.Context, app.Event) {
			d.asking, d.saved, d.message = true, false, ""
			d.focus("[role=alertdialog] .btn")
		}), "ask"))
	}
	question := say("me.clear.ask")
	if d.saved {
		question = say("me.clear.saved")
	}
	return box("div", "notice bad").Role("alertdialog").Aria("label", say("me.clear")).Body(
		line("p", question),
		button("btn small").Text(say("me.export")).OnClick(on(d.export), "export"),
		button("btn small bad").Text(say("me.clear.now")).OnClick(on(d.clear), "clear"),
		button("btn small").Text(say("me.clear.cancel")).OnClick(on(func(app.Context, app.Event) {
			d.asking = false
			d.focus("p > .btn.bad")
		}), "cancel"),
	)
}
