package shell

import (
	"context"
	"errors"
	"time"

	"notelab/app/browser"
	"notelab/app/progress"
	"notelab/app/ui"
)

// spareDelay keeps copying away from the answer that caused it, and makes one
// copy of answers that come together.
const spareDelay = 300 * time.Millisecond

// copyTimeout bounds one go at copying; the next goes on from there.
const copyTimeout = 5 * time.Minute

// meetSpare opens the copy of the log, brings back what the log has lost, and
// says so; or says, where there is nothing to bring back, that the log is gone. It
// runs in the background.
func (w *world) meetSpare(log progress.Store) {
	ctx, cancel := context.WithTimeout(context.Background(), storeTimeout)
	defer cancel()
	s, err := w.openSpare(ctx)
	if err != nil {
		close(w.spared)
		if !errors.Is(err, progress.ErrUnavailable) {
			browser.Complain("opening the copy: " + err.Error())
		}
		w.inUI(w.findGone)
		return
	}
	w.spare = &progress.Spare{Log: gated{log, &w.bulk}, Copy: s, Pause: pauses()}
	w.copies, w.stopCopies = context.WithCancel(context.Background())
	close(w.spared)
	w.copy(false)
	w.inUI(w.findGone)
}

// copy lets the copy follow the log. What comes back from it is folded and
// announced. It runs in the background.
func (w *world) copy(again bool) {
	ctx, cancel := context.WithTimeout(w.copies, copyTimeout)
	defer cancel()
	back, err := w.spare.Run(ctx, again)
	if back > 0 {
		if w.reread(context.Background(), w.store, back, nil) == nil {
			w.inUI(func() {
				w.noteLog()
				browser.Notice(ui.BackFromSpare(back, w.Lang()))
				w.changed()
			})
		}
	}
	// A full device, or a newer version, is said where it matters: of the log.
	if err != nil && !errors.Is(err, context.Canceled) && !errors.Is(err, progress.ErrFull) && !errors.Is(err, progress.ErrClosed) {
		browser.Complain("copying progress: " + err.Error())
	}
}

// copySoon copies what was stored, soon. It runs on the user-interface goroutine.
func (w *world) copySoon() {
	if w.copying || w.trouble != nil {
		return
	}
	w.copying = true
	time.AfterFunc(spareDelay, func() {
		background("copying progress", func() {
			<-w.spared
			w.inUI(func() {
				w.copying = false
				if w.spare != nil {
					background("copying progress", func() { w.copy(false) })
				}
			})
		})
	})
}

// clear deletes the log, and its copy; it waits for no copying that goes on.
func (w *world) clear(ctx context.Context) error {
	if w.spare == nil {
		return w.store.Clear(ctx)
	}
	w.stopCopies()
	w.copies, w.stopCopies = context.WithCancel(context.Background())
	return w.spare.Clear(ctx)
}
