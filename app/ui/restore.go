package ui

import (
	"context"
	"errors"
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/browser"
	"notelab/app/i18n"
	"notelab/app/progress"
)

// restoring is a backup file being merged.
type restoring struct {
	at     progress.Step
	cancel func()
}

// open asks for a backup file.
func (d *dataPanel) open(ctx app.Context, _ app.Event) {
	background(ctx, "opening a backup", func() {
		files, err := browser.ChooseOne(context.Background(), ".jsonl,.json,.txt,application/jsonl")
		ctx.Dispatch(func(app.Context) { d.take(ctx, files, err) })
	})
}

// take merges a backup file.
func (d *dataPanel) take(ctx app.Context, files []browser.Chosen, err error) {
	if err != nil {
		d.fail(err)
		return
	}
	if d.work != nil {
		return
	}
	back, cancel := context.WithCancel(context.Background())
	d.work, d.imp, d.message = &restoring{at: progress.Step{Total: files[0].Size}, cancel: cancel}, nil, ""
	d.focus(".work .btn")
	file := progress.File{Size: files[0].Size, Slice: files[0].Slice}
	background(ctx, "merging a backup", func() {
		defer cancel()
		last, phase := time.Time{}, progress.Phase(-1)
		im, err := env.Restore(back, file, func(s progress.Step) {
			if now := time.Now(); s.Phase != phase || now.Sub(last) >= shownEvery {
				last, phase = now, s.Phase
				ctx.Dispatch(func(app.Context) {
					if d.work != nil {
						d.work.at = s
					}
				})
			}
		})
		ctx.Dispatch(func(ctx app.Context) { d.restored(ctx, im, err) })
	})
}

// restored says what came of a backup file.
func (d *dataPanel) restored(ctx app.Context, im *progress.Import, err error) {
	if browser.FocusInside(d.id) {
		d.focus(".drop .btn:not(.pri)")
	}
	d.finished(im, err)
	d.measure(ctx)
}

func (d *dataPanel) finished(im *progress.Import, err error) {
	d.work = nil
	switch {
	case errors.Is(err, context.Canceled):
		d.say("me.import.stopped")
	case errors.Is(err, browser.ErrUnreadable), errors.Is(err, progress.ErrChanged):
		browser.Complain(err.Error())
		d.busy, d.bad, d.message = false, true, say("me.import.unread")
	case err != nil:
		d.fail(err)
	case im.Total == 0 && len(im.Refused) > 0:
		d.busy, d.bad, d.message = false, true, im.Refused[0].In(env.Lang())
	default:
		d.imp = im
		if im.Clean() && im.New > 0 && im.Total >= env.State().Len() { // the file holds everything there is
			d.last = note(backupKey)
		}
		if im.New == 0 {
			d.say("me.imported.none", "n", strconv.Itoa(im.Total))
		} else {
			d.say("me.imported", "n", strconv.Itoa(im.New), "all", strconv.Itoa(im.Total))
		}
	}
}

// stop gives the merging up.
func (d *dataPanel) stop(app.Context, app.Event) {
	if d.work != nil {
		d.work.cancel()
	}
}

var phases = [...]i18n.Key{progress.Checking: "me.import.checking", progress.Storing: "me.import.storing", progress.Folding: "me.import.folding"}

// percent is how far the phase at hand has come.
func (r *restoring) percent() int {
	if r.at.Total <= 0 {
		return 0
	}
	return int(r.at.Done * 100 / r.at.Total)
}

// view shows how far the merging has come.
func (r *restoring) view(stop app.EventHandler) app.UI {
	label := say(phases[r.at.Phase])
	done, total := Bytes(r.at.Done), Bytes(r.at.Total)
	if r.at.Phase == progress.Folding {
		done, total = strconv.FormatInt(r.at.Done, 10), strconv.FormatInt(r.at.Total, 10)
	}
	help := say("me.import.undone")
	if r.at.Phase == progress.Folding {
		help = say("me.import.kept")
	}
	body := []app.UI{
		el("p").Body(line("b", label), app.Text(" "+done+" / "+total)),
		el("progress").Aria("label", label).Attr("max", 100).Attr("value", r.percent()),
		words("p", "help", help),
	}
	if r.at.Phase != progress.Folding {
		body = append(body, button("btn small").Text(say("my.cancel")).OnClick(stop))
	}
	return box("div", "card work").Body(body...)
}

// spoken is what a screen reader is told of it: every tenth part.
func (r *restoring) spoken() string {
	return say(phases[r.at.Phase]) + " " + strconv.Itoa(r.percent()/10*10) + "%"
}
