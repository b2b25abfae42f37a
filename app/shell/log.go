package shell

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"time"

	"notelab/app/browser"
	"notelab/app/progress"
)

// storeTimeout bounds how long an answer may say "saving".
const storeTimeout = 15 * time.Second

// Log implements ui.Env.
func (w *world) Log(kind progress.Kind, payload any, done func(error)) (id string) {
	// Two events of one millisecond keep their order.
	w.lastAt = max(w.lastAt+1, time.Now().UnixMilli())
	return w.log(w.lastAt, kind, payload, done)
}

func (w *world) log(at int64, kind progress.Kind, payload any, done func(error)) (id string) {
	e := progress.New(randomID(), at, w.device, kind, payload)
	w.append([]progress.Event{e}, done)
	return e.ID
}

// LogAll implements ui.Env.
func (w *world) LogAll(events []progress.Event, done func(error)) {
	for i := range events {
		events[i].Device = w.device
	}
	w.append(events, done)
}

// SaveAgain implements ui.Env.
func (w *world) SaveAgain(done func(error)) { w.append(nil, done) }

// append stores events as one, and what could not be stored before with them.
func (w *world) append(events []progress.Event, done func(error)) {
	background("storing progress", func() {
		<-w.opened
		w.bulk.RLock() // waits while a backup is being merged
		w.bulk.RUnlock()
		ctx, cancel := context.WithTimeout(context.Background(), storeTimeout)
		defer cancel()
		owed, err := w.write(ctx, events)
		err = patient(ctx, err)
		w.inUI(func() {
			if err == nil && w.trouble != nil {
				err = w.trouble // it is in memory only
			}
			if err != nil {
				browser.Complain("storing progress: " + err.Error())
				w.keep(events)
			} else {
				w.settle(owed)
				w.noteLog()
				w.copySoon()
			}
			w.take(events...)
			w.changed()
			if done != nil {
				done(err)
			}
		})
		if err == nil && len(events) > 0 && (events[0].Kind == progress.Answered || events[0].Kind == progress.Exam) {
			w.persist()
		}
	})
}

// patient tells a store that did not answer in time from one that said no.
func patient(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		return fmt.Errorf("%w (%w)", progress.ErrSilent, err)
	}
	return err
}

// persist asks the browser once, after the first answer, to keep the data.
func (w *world) persist() {
	const key = "notelab.persist"
	if browser.Get(key) == "" {
		browser.Set(key, "asked")
		browser.Persist(context.Background())
	}
}

// openStore opens the store, reads the log and follows other tabs. Whatever
// goes wrong, a store in memory stands in for it and Trouble says why. Events
// can be stored as soon as the first piece of the log was read.
func (w *world) openStore() {
	w.reading++
	background("opening the store", func() {
		// A browser that answers nothing must not hold answers up for ever.
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		silence := time.AfterFunc(storeTimeout, cancel)
		defer silence.Stop()
		open := sync.OnceFunc(func() { close(w.opened) })
		s, err := w.open(ctx)
		if err == nil {
			s.Subscribe(func(more []progress.Event) {
				if len(more) == 0 { // too many to be sent
					background("reading the log again", func() {
						if w.reread(context.Background(), s, 0, nil) == nil {
							w.inUI(w.changed)
						}
					})
					return
				}
				w.inUI(func() { w.take(more...); w.changed() })
			})
			err = w.refold(ctx, s, func() { silence.Reset(storeTimeout); w.store = s; open() })
		}
		if err != nil {
			err = patient(ctx, err)
			browser.Complain("opening the store: " + err.Error())
			w.store = progress.NewMemory()
		}
		open()
		w.inUI(func() {
			if err != nil {
				w.keep(w.late) // the store that has them cannot be read
				w.trouble = err
				w.read()
			}
			w.ready = true
			if err == nil {
				background("opening the copy", func() { w.meetSpare(w.store) })
			} else {
				close(w.spared)
			}
			w.recall()
			w.takePlace()
			w.changed()
		})
	})
}

// takePlace logs the place the loader noted while Go was not running: readers
// who touch nothing but the scroll wheel never start Go.
func (w *world) takePlace() {
	const key = "notelab.place"
	raw := browser.Get(key)
	if raw == "" {
		return
	}
	var p struct {
		progress.PlaceData
		At int64 `json:"at"`
	}
	if json.Unmarshal([]byte(raw), &p) != nil || p.Note == "" {
		browser.Set(key, "")
		return
	}
	last, ok := w.state.Place(p.Course)
	if ok && (last.At >= p.At || last.Note == p.Note && last.Section == p.Section) {
		return
	}
	w.log(p.At, progress.Place, p.PlaceData, nil)
}
