package shell

import (
	"context"
	"encoding/json"
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

// append stores events as one.
func (w *world) append(events []progress.Event, done func(error)) {
	background("storing progress", func() {
		<-w.opened
		ctx, cancel := context.WithTimeout(context.Background(), storeTimeout)
		defer cancel()
		err := w.store.Append(ctx, events...)
		w.inUI(func() {
			if err == nil && w.trouble != nil {
				err = w.trouble // it is in memory only
			}
			if err != nil {
				w.kept = append(w.kept, events...)
			}
			w.take(events...)
			w.changed()
			if done != nil {
				done(err)
			}
		})
		if kind := events[0].Kind; err == nil && (kind == progress.Answered || kind == progress.Exam) {
			w.persist()
		}
	})
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
		ctx := context.Background()
		open := sync.OnceFunc(func() { close(w.opened) })
		s, err := w.open(ctx)
		if err == nil {
			s.Subscribe(func(more []progress.Event) {
				w.inUI(func() { w.take(more...); w.changed() })
			})
			err = w.refold(ctx, s, func() { w.store = s; open() })
		}
		if err != nil {
			browser.Complain("opening the store: " + err.Error())
			w.store = progress.NewMemory()
		}
		open()
		w.inUI(func() {
			if err != nil {
				w.kept = append(w.kept, w.late...) // the store that has them cannot be read
				w.trouble = err
				w.read()
			}
			w.ready = true
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
