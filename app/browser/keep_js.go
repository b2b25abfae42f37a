//go:build js && wasm

package browser

import (
	"context"
	"fmt"

	"github.com/hack-pad/safejs"
)

// What belongs to this device alone stands in a database of its own: never in
// the log, which travels, nor in the small settings, which every script sees at
// once. It takes text and handles of folders.

const (
	keepName  = "notelab-device"
	keepStore = "kept"
)

// keep runs one request on the database and returns its result.
func keep(ctx context.Context, mode string, ask func(store safejs.Value) (safejs.Value, error)) (safejs.Value, error) {
	factory, ok := global("indexedDB")
	if !ok {
		return factory, ErrNone
	}
	req, err := factory.Call("open", keepName, 1)
	if err != nil {
		return req, err
	}
	defer listen(req, "upgradeneeded", func(safejs.Value) {
		get(req, "result").Call("createObjectStore", keepStore)
	})()
	if err := finished(ctx, req, "success"); err != nil {
		return req, err
	}
	db := get(req, "result")
	defer db.Call("close")
	tx, err := db.Call("transaction", keepStore, mode, map[string]any{"durability": "strict"})
	if err != nil {
		return tx, err
	}
	store, err := tx.Call("objectStore", keepStore)
	if err != nil {
		return store, err
	}
	if req, err = ask(store); err != nil {
		return req, err
	}
	err = finished(ctx, tx, "complete")
	return get(req, "result"), err
}

// finished blocks until a request or a transaction is over.
func finished(ctx context.Context, v safejs.Value, event string) error {
	done := make(chan error, 4)
	failed := func(safejs.Value) {
		e := get(v, "error")
		if e.IsNull() || e.IsUndefined() {
			done <- ErrNone
		} else {
			done <- exception(e)
		}
	}
	defer listen(v, event, func(safejs.Value) { done <- nil })()
	defer listen(v, "error", failed)()
	defer listen(v, "abort", failed)()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Kept returns a text kept under a key, "" for none.
func Kept(ctx context.Context, key string) (string, error) {
	v, err := keep(ctx, "readonly", func(s safejs.Value) (safejs.Value, error) { return s.Call("get", key) })
	if err != nil {
		return "", fmt.Errorf("reading %s: %w", key, err)
	}
	if v.Type() != safejs.TypeString {
		return "", nil
	}
	return v.String()
}

// Keep keeps a text under a key, durably before it returns; "" removes what
// stands there.
func Keep(ctx context.Context, key, text string) error {
	_, err := keep(ctx, "readwrite", func(s safejs.Value) (safejs.Value, error) {
		if text == "" {
			return s.Call("delete", key)
		}
		return s.Call("put", text, key)
	})
	if err != nil {
		return fmt.Errorf("keeping %s: %w", key, err)
	}
	return nil
}
