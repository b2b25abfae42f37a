package shell

import (
	"context"
	"slices"

	"notelab/app/browser"
	"notelab/app/progress"
	"notelab/app/ui"
)

// An event that could not be stored is owed: it is in State, and every later
// event tries to take it along. Its line waits in localStorage too, under its id
// so that tabs do not overwrite each other, for the next start of the program
// when this tab gets no other chance: the disk stayed full, or a newer version
// has taken the database over. Stores know events by their ids, so that one that
// is handed over twice, or by two tabs, is there once.
const owedKey = "notelab.owed."

// logKey is set while the log is known to hold something.
const logKey = "notelab.log"

// write stores events, and what is owed together with them; it returns what need
// not be kept any longer. Where that fails the events are tried alone: one of the
// others may be the reason.
func (w *world) write(ctx context.Context, events []progress.Event) (stored []progress.Event, err error) {
	if owed := w.kept; len(owed) > 0 && w.trouble == nil {
		all := append(slices.Clone(owed), events...)
		if err = w.store.Append(ctx, all...); err == nil || len(events) == 0 {
			return all, err
		}
	}
	return events, w.store.Append(ctx, events...)
}

// keep remembers events that could not be stored. It runs on the user-interface
// goroutine, as the functions below do.
func (w *world) keep(events []progress.Event) {
	for i := range events {
		e := &events[i]
		if slices.ContainsFunc(w.kept, func(k progress.Event) bool { return k.ID == e.ID }) {
			continue
		}
		w.kept = append(w.kept, *e)
		browser.Set(owedKey+e.ID, e.Line())
	}
}

// settle forgets what was owed and is stored now.
func (w *world) settle(stored []progress.Event) {
	if len(w.kept) == 0 {
		return
	}
	for i := range stored {
		id := stored[i].ID
		w.kept = slices.DeleteFunc(w.kept, func(k progress.Event) bool { return k.ID == id })
		browser.Set(owedKey+id, "")
	}
}

// recall takes over what an earlier start, or another tab, owed. A line that is
// no event stays where it is.
func (w *world) recall() {
	var owed []progress.Event
	for _, key := range browser.Keys(owedKey) {
		if e, err := progress.ParseLine(browser.Get(key)); err == nil {
			owed = append(owed, e)
		}
	}
	if len(owed) == 0 {
		return
	}
	w.keep(owed)
	w.take(owed...)
	if w.trouble == nil {
		w.append(nil, nil)
	}
}

// forgive gives up what is owed.
func (w *world) forgive() {
	w.kept = nil
	for _, key := range browser.Keys(owedKey) {
		browser.Set(key, "")
	}
	browser.Set(logKey, "")
}

// noteLog remembers that there is a log. When it was deleted under this tab, what
// was in it comes back from the copy; where there is none, that is said: from now
// on a new log grows.
func (w *world) noteLog() {
	if browser.Get(logKey) == "" {
		browser.Set(logKey, "1")
	}
	if f, ok := w.store.(progress.Fading); ok && f.Gone() {
		if w.spare != nil {
			background("mending the log", func() { w.copy(true) })
			return
		}
		browser.Notice(ui.StoreMessage(progress.ErrGone, w.Lang()))
	}
}

// findGone says at the start when there was a log and it is empty now.
func (w *world) findGone() {
	if w.trouble == nil && w.state.Len() == 0 && browser.Get(logKey) != "" {
		browser.Set(logKey, "")
		browser.Notice(ui.StoreMessage(progress.ErrGone, w.Lang()))
	}
}
