//go:build js && wasm

package browser

import (
	"context"
	"fmt"

	"github.com/hack-pad/safejs"
)

// Request sends an HTTP request anywhere the page may talk to and returns the
// answer, whatever its status. headers are names and values in turn. Nothing of
// the page goes along: no cookies, no referrer, no cache.
func Request(ctx context.Context, method, url string, headers []string, body []byte) (status int, answer []byte, err error) {
	fail := func(err error) (int, []byte, error) {
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		return 0, nil, fmt.Errorf("%s: %w", method, err)
	}
	ctor, ok := global("AbortController")
	if !ok {
		return fail(ErrNone)
	}
	abort, err := ctor.New()
	if err != nil {
		return fail(err)
	}
	done := false
	defer func() {
		if !done { // given up: the browser must not go on with it
			abort.Call("abort")
		}
	}()
	fields := make([]any, 0, len(headers)/2)
	for i := 0; i+1 < len(headers); i += 2 {
		fields = append(fields, []any{headers[i], headers[i+1]})
	}
	init := map[string]any{
		"method": method, "headers": fields, "signal": get(abort, "signal"), "credentials": "omit",
		"cache": "no-store", "referrerPolicy": "no-referrer", "mode": "cors",
	}
	if body != nil {
		arr, err := array(body)
		if err != nil {
			return fail(err)
		}
		init["body"] = arr
	}
	promise, err := safejs.Global().Call("fetch", url, init)
	if err != nil {
		return fail(err)
	}
	resp, err := await(ctx, promise)
	if err != nil {
		return fail(err)
	}
	if promise, err = resp.Call("arrayBuffer"); err != nil {
		return fail(err)
	}
	buf, err := await(ctx, promise)
	if err != nil {
		return fail(err)
	}
	if answer, err = bytes(buf); err != nil {
		return fail(err)
	}
	done = true
	return int(number(resp, "status")), answer, nil
}

// array copies bytes into a Uint8Array.
func array(data []byte) (safejs.Value, error) {
	ctor, ok := global("Uint8Array")
	if !ok {
		return ctor, ErrNone
	}
	arr, err := ctor.New(len(data))
	if err == nil {
		_, err = safejs.CopyBytesToJS(arr, data)
	}
	return arr, err
}

// Policy returns the page's Content-Security-Policy, and the page's origin.
func Policy() (policy, origin string) {
	if doc, ok := global("document"); ok {
		if m, err := doc.Call("querySelector", `meta[http-equiv="Content-Security-Policy"]`); err == nil && !m.IsNull() {
			policy = str(m, "content")
		}
	}
	return policy, str(safejs.Global(), "location", "origin")
}

// Origin returns the page's scheme and host.
func Origin() string { return str(safejs.Global(), "location", "origin") }

// Ask starts a program beside this one, once, and returns its answer to a
// command.
func Ask(ctx context.Context, program, command, arg string) (string, error) {
	n, ok := global("notelab")
	if !ok {
		return "", fmt.Errorf("starting %s: %w", program, ErrNone)
	}
	promise, err := n.Call("models", program)
	if err != nil {
		return "", fmt.Errorf("starting %s: %w", program, err)
	}
	if promise.IsNull() {
		return "", fmt.Errorf("starting %s: %w", program, ErrNone)
	}
	f, err := await(ctx, promise)
	if err != nil {
		return "", fmt.Errorf("starting %s: %w", program, err)
	}
	ch := make(chan string, 1)
	done, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
		s, _ := first(args).String()
		ch <- s
		return nil
	})
	if err != nil {
		return "", fmt.Errorf("asking %s: %w", program, err)
	}
	if _, err := f.Invoke(command, arg, done); err != nil {
		done.Release()
		return "", fmt.Errorf("asking %s: %w", program, err)
	}
	text := <-ch
	done.Release()
	return text, nil
}

// Alone runs f while no other tab of the site runs something of that name, and
// returns its error; when one does, it returns ErrBusy at once. Where the browser
// has no locks, f runs.
func Alone(ctx context.Context, name string, f func() error) error {
	nav, _ := global("navigator")
	locks := get(nav, "locks")
	promises, ok := global("Promise")
	if locks.IsUndefined() || !ok {
		return f()
	}
	release := make(chan safejs.Value, 1)
	executor, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
		release <- first(args)
		return nil
	})
	if err != nil {
		return f()
	}
	defer executor.Release()
	granted := make(chan bool, 1)
	held, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
		if first(args).IsNull() {
			granted <- false
			return nil
		}
		p, err := promises.New(executor)
		granted <- err == nil
		return p
	})
	if err != nil {
		return f()
	}
	defer held.Release()
	if _, err := locks.Call("request", name, map[string]any{"ifAvailable": true}, held); err != nil {
		return f()
	}
	select {
	case ok := <-granted:
		if !ok {
			return ErrBusy
		}
	case <-ctx.Done():
		return ctx.Err()
	}
	resolve := <-release // a promise calls its executor at once
	defer resolve.Invoke()
	return f()
}
