//go:build js && wasm

package browser

import (
	"context"
	"fmt"
	"strings"
)

// Estimate returns how much the site stores here and how much it may. What a
// browser promises is in the result also where it measures nothing.
func Estimate(ctx context.Context) (Quota, error) {
	nav, _ := global("navigator")
	storage := get(nav, "storage")
	if storage.IsUndefined() {
		return Quota{}, fmt.Errorf("measuring storage: %w", ErrNone)
	}
	q := Quota{Askable: !get(storage, "persist").IsUndefined()}
	if promise, err := storage.Call("persisted"); err == nil {
		if v, err := await(ctx, promise); err == nil {
			q.Persisted = truthy(v)
		}
	}
	promise, err := storage.Call("estimate")
	if err != nil {
		return q, fmt.Errorf("measuring storage: %w", err)
	}
	v, err := await(ctx, promise)
	if err != nil {
		return q, fmt.Errorf("measuring storage: %w", err)
	}
	q.Used, q.Total = int64(number(v, "usage")), int64(number(v, "quota"))
	return q, nil
}

// Persist asks the browser not to evict the data and reports what it said.
func Persist(ctx context.Context) bool {
	nav, _ := global("navigator")
	storage := get(nav, "storage")
	if storage.IsUndefined() {
		return false
	}
	promise, err := storage.Call("persist")
	if err != nil {
		return false
	}
	v, err := await(ctx, promise)
	return err == nil && truthy(v)
}

// Small settings that must be known before the first paint, such as the theme,
// and the device's id live in localStorage. Get returns "" where there is none.

// Get returns a small setting.
func Get(key string) string {
	ls, ok := global("localStorage")
	if !ok {
		return ""
	}
	v, err := ls.Call("getItem", key)
	if err != nil || v.IsNull() {
		return ""
	}
	s, _ := v.String()
	return s
}

// Keys returns the names of the small settings that begin with prefix.
func Keys(prefix string) []string {
	ls, ok := global("localStorage")
	if !ok {
		return nil
	}
	var out []string
	for i := range int(number(ls, "length")) {
		v, err := ls.Call("key", i)
		if err != nil || v.IsNull() {
			break
		}
		if key, _ := v.String(); strings.HasPrefix(key, prefix) {
			out = append(out, key)
		}
	}
	return out
}

// Set keeps a small setting; "" removes it. Where there is no room it is lost.
func Set(key, value string) {
	ls, ok := global("localStorage")
	if !ok {
		return
	}
	if value == "" {
		ls.Call("removeItem", key)
	} else {
		ls.Call("setItem", key, value)
	}
}
