package shell

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"

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
func (w *world) Restore(ctx context.Context, file []byte) (*progress.Import, error) {
	<-w.opened
	im := progress.Parse(file, pauses())
	have := make(map[string]bool)
	for place, more := int64(0), true; more; {
		part, err := w.store.LoadSince(ctx, place)
		if err != nil {
			return im, err
		}
		for i := range part.Events {
			have[part.Events[i].ID] = true
		}
		place, more = part.Last, part.More
	}
	for _, e := range im.Events {
		if !have[e.ID] {
			have[e.ID] = true
			im.New++
		}
	}
	if err := w.store.Append(ctx, im.Events...); err != nil {
		im.New = 0
		return im, err
	}
	begun := make(chan struct{})
	w.inUI(func() { w.reading++; close(begun) })
	<-begun
	if err := w.refold(ctx, w.store, nil); err != nil {
		w.inUI(w.read)
		return im, err
	}
	w.inUI(w.changed)
	return im, nil
}

// Clear implements ui.Env.
func (w *world) Clear(ctx context.Context) error {
	<-w.opened
	w.folding.Lock()
	defer w.folding.Unlock()
	if err := w.store.Clear(ctx); err != nil {
		return err
	}
	browser.Set("notelab.place", "")
	w.inUI(func() {
		w.state, w.kept, w.late, w.fresh = progress.NewState(), nil, nil, 0
		w.changed()
	})
	return nil
}
