package shell

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"sync"

	"notelab/app/browser"
	"notelab/app/course"
	"notelab/app/progress"
	"notelab/app/quiz"
)

// fetch reads one of the course's data files into out, once.
func fetch[T any](ctx context.Context, w *world, name string) (T, error) {
	address := w.page.DataURL(name)
	if v, ok := w.cache[address].(T); ok {
		return v, nil
	}
	var v T
	data, err := browser.Fetch(ctx, address)
	if err != nil {
		return v, err
	}
	if err := json.Unmarshal(data, &v); err != nil {
		return v, fmt.Errorf("reading %s: %w", address, err)
	}
	w.cache[address] = v
	return v, nil
}

// Index implements ui.Env.
func (w *world) Index(ctx context.Context) (*course.Index, error) {
	return fetch[*course.Index](ctx, w, "course.json")
}

// Questions implements ui.Env.
func (w *world) Questions(ctx context.Context, note string) ([]quiz.Question, error) {
	return fetch[[]quiz.Question](ctx, w, "quiz/"+url.PathEscape(note)+".json")
}

// Backup implements ui.Env.
func (w *world) Backup(ctx context.Context) ([]byte, error) {
	<-w.opened
	events, corrupt, err := w.store.Load(ctx)
	if err != nil {
		return nil, err
	}
	events = append(events, w.kept...) // Export keeps each id once
	return progress.Export(events, corrupt, w.Now().UnixMilli(), pauses()), nil
}

// Restore implements ui.Env.
func (w *world) Restore(ctx context.Context, file progress.File, step func(progress.Step)) (*progress.Import, error) {
	<-w.opened
	im, err := progress.Restore(ctx, gated{w.store, &w.bulk}, file, step, pauses())
	if err != nil || im.Total == 0 {
		return im, err
	}
	if w.trouble != nil { // it is in memory only, and must not look like more
		im.New = 0
	}
	if err := w.reread(context.Background(), w.store, im.New, step); err != nil {
		return im, err
	}
	w.inUI(func() {
		if w.trouble == nil {
			w.noteLog()
			w.copySoon()
		}
		w.changed()
	})
	return im, w.trouble
}

// gated is a store whose long transactions hold the appends of this tab up, which
// would otherwise give up waiting for the database.
type gated struct {
	progress.Store
	gate *sync.RWMutex
}

// AppendFrom implements progress.Store.
func (g gated) AppendFrom(ctx context.Context, batches <-chan []progress.Event) (int, error) {
	g.gate.Lock()
	defer g.gate.Unlock()
	return g.Store.AppendFrom(ctx, batches)
}

// reread folds the log again when more was stored than anybody was told of. step
// may be nil; some is about how many records there are to fold.
func (w *world) reread(ctx context.Context, s progress.Store, some int, step func(progress.Step)) error {
	begun := make(chan struct{})
	w.inUI(func() { w.reading++; close(begun) })
	<-begun
	done := int64(0)
	err := w.refold(ctx, s, func() {
		if done += readAtOnce; step != nil {
			step(progress.Step{Phase: progress.Folding, Done: min(done, int64(some)), Total: int64(some)})
		}
	})
	if err != nil {
		w.inUI(w.read)
	}
	return err
}

// Clear implements ui.Env.
func (w *world) Clear(ctx context.Context) error {
	<-w.opened
	<-w.spared
	w.folding.Lock()
	defer w.folding.Unlock()
	if err := w.clear(ctx); err != nil {
		return err
	}
	browser.Set("notelab.place", "")
	// What was deleted must not come back from elsewhere by itself.
	w.sync.forget(ctx)
	w.inUI(func() {
		w.forgive()
		w.state, w.late, w.fresh = progress.NewState(), nil, 0
		w.changed()
	})
	return nil
}
