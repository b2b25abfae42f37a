//go:build js && wasm

package browser

import (
	"context"
	"fmt"

	"github.com/hack-pad/safejs"
)

// Fetch returns the body of a same-origin resource. It blocks.
func Fetch(ctx context.Context, url string) ([]byte, error) {
	promise, err := safejs.Global().Call("fetch", url)
	if err != nil {
		return nil, fmt.Errorf("fetching %s: %w", url, err)
	}
	resp, err := await(ctx, promise)
	if err != nil {
		return nil, fmt.Errorf("fetching %s: %w", url, err)
	}
	if !truthy(resp, "ok") {
		return nil, &StatusError{url, int(number(resp, "status"))}
	}
	if promise, err = resp.Call("arrayBuffer"); err != nil {
		return nil, fmt.Errorf("fetching %s: %w", url, err)
	}
	buf, err := await(ctx, promise)
	if err != nil {
		return nil, fmt.Errorf("fetching %s: %w", url, err)
	}
	return bytes(buf)
}

// Online reports whether the browser believes to have a network.
func Online() bool {
	nav, ok := global("navigator")
	return !ok || get(nav, "onLine").IsUndefined() || truthy(nav, "onLine")
}

// OnOnline calls f when that changes, until cancel is called.
func OnOnline(f func(online bool)) (cancel func()) {
	a := listen(safejs.Global(), "online", func(safejs.Value) { f(true) })
	b := listen(safejs.Global(), "offline", func(safejs.Value) { f(false) })
	return func() { a(); b() }
}

// WorkerState returns, as JSON, what the loader last heard from the service
// worker: {"done","total","complete","at","failed","waiting"}; "" before that.
func WorkerState() string {
	n, ok := global("notelab")
	if !ok {
		return ""
	}
	v := get(n, "offline")
	j, ok := global("JSON")
	if v.IsUndefined() || !ok {
		return ""
	}
	s, err := j.Call("stringify", v)
	if err != nil {
		return ""
	}
	text, _ := s.String()
	return text
}

// OnWorker calls f when WorkerState changed, until cancel is called.
func OnWorker(f func()) (cancel func()) {
	return listen(safejs.Global(), "notelab:offline", func(safejs.Value) { f() })
}

// Update makes the version that waits take over in every tab.
func Update() {
	if n, ok := global("notelab"); ok {
		n.Call("update")
	}
}
