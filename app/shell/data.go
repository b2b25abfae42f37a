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
	events = progress.Merge(events, w.kept)
	return progress.Export(events, corrupt, w.Now().UnixMilli()), nil
}

// Restore implements ui.Env.
func (w *world) Restore(ctx context.Context, file []byte) (*progress.Import, error) {
	<-w.opened
	im := progress.Parse(file)
	have := make(map[string]bool)
	events, _, err := w.store.Load(ctx)
	if err != nil {
		return im, err
	}
	for _, e := range events {
		have[e.ID] = true
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
	w.inUI(func() {
		w.state.Apply(im.Events...)
		w.changed()
	})
	return im, nil
}

// Clear implements ui.Env.
func (w *world) Clear(ctx context.Context) error {
	<-w.opened
	if err := w.store.Clear(ctx); err != nil {
		return err
	}
	browser.Set("notelab.place", "")
	w.inUI(func() {
		w.state, w.kept, w.corrupt = progress.NewState(), nil, nil
		w.changed()
	})
	return nil
}
