//go:build js && wasm

package browser

import (
	"context"
	"fmt"
	"sync"

	"github.com/hack-pad/safejs"
)

// Builder is the worker for the learner's own notes.
type Builder struct {
	worker  safejs.Value
	release []func()

	mu    sync.Mutex
	queue []string
	more  chan struct{}
	out   chan string
	done  chan struct{}
	once  sync.Once
}

// builderDead is what the page says in place of a worker that failed.
const builderDead = `{"kind":"dead","detail":"the worker could not run"}`

// StartBuilder starts a worker from the script at url and sends it a job, as
// JSON, with its files.
func StartBuilder(url, job string, files []Sent) (*Builder, error) {
	ctor, ok := global("Worker")
	arrays, ok2 := global("Array")
	json, ok3 := global("JSON")
	if !ok || !ok2 || !ok3 {
		return nil, fmt.Errorf("starting the builder: %w", ErrNone)
	}
	w, err := ctor.New(url)
	if err != nil {
		return nil, fmt.Errorf("starting the builder: %w", err)
	}
	b := &Builder{worker: w, more: make(chan struct{}, 1), out: make(chan string), done: make(chan struct{})}
	b.release = append(b.release,
		listen(w, "message", func(e safejs.Value) { b.push(str(e, "data")) }),
		listen(w, "error", func(e safejs.Value) {
			e.Call("preventDefault")
			b.push(builderDead)
		}))
	go b.pump()
	list, err := arrays.New()
	if err != nil {
		b.Stop()
		return nil, fmt.Errorf("starting the builder: %w", err)
	}
	for _, f := range files {
		o := map[string]any{"path": f.Path, "text": f.Text}
		if f.File != nil {
			o = map[string]any{"path": f.Path, "file": f.File.handle}
		}
		if _, err := list.Call("push", o); err != nil {
			b.Stop()
			return nil, fmt.Errorf("starting the builder: %w", err)
		}
	}
	parsed, err := json.Call("parse", job)
	if err == nil {
		_, err = w.Call("postMessage", map[string]any{"job": parsed, "files": list})
	}
	if err != nil {
		b.Stop()
		return nil, fmt.Errorf("starting the builder: %w", err)
	}
	return b, nil
}

// push keeps a message until it is wanted; a callback must not wait.
func (b *Builder) push(m string) {
	b.mu.Lock()
	b.queue = append(b.queue, m)
	b.mu.Unlock()
	select {
	case b.more <- struct{}{}:
	default:
	}
}

func (b *Builder) pump() {
	for {
		select {
		case <-b.more:
		case <-b.done:
			return
		}
		b.mu.Lock()
		list := b.queue
		b.queue = nil
		b.mu.Unlock()
		for _, m := range list {
			select {
			case b.out <- m:
			case <-b.done:
				return
			}
		}
	}
}

// Messages delivers what the worker says, as JSON, in order.
func (b *Builder) Messages() <-chan string { return b.out }

// Stop ends the worker at once.
func (b *Builder) Stop() {
	b.once.Do(func() {
		b.worker.Call("terminate")
		for _, f := range b.release {
			f()
		}
		close(b.done)
	})
}

// Assets returns the site's root and the published names of the builder and of
// what runs it, as the loader knows them.
func Assets() (root, exec, builder string) {
	n, ok := global("notelab")
	if !ok {
		return "", "", ""
	}
	return str(n, "root"), str(n, "assets", "exec"), str(n, "assets", "builder")
}

// WorkerReady waits until a service worker answers for the site.
func WorkerReady(ctx context.Context) error {
	nav, _ := global("navigator")
	sw := get(nav, "serviceWorker")
	if sw.IsUndefined() {
		return fmt.Errorf("waiting for the service worker: %w", ErrNone)
	}
	if _, err := await(ctx, get(sw, "ready")); err != nil {
		return fmt.Errorf("waiting for the service worker: %w", err)
	}
	return nil
}
