//go:build js && wasm

package browser

import (
	"context"
	"fmt"

	"github.com/hack-pad/safejs"
)

type settled struct {
	v   safejs.Value
	err error
}

// await blocks until a promise is settled or ctx is done.
func await(ctx context.Context, promise safejs.Value) (safejs.Value, error) {
	return callBack(ctx, promise, "then")
}

// callBack calls a method that takes one function for its result and one for
// its error, and blocks until one of them is called or ctx is done.
func callBack(ctx context.Context, v safejs.Value, method string) (safejs.Value, error) {
	ch := make(chan settled, 2)
	ok, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
		ch <- settled{v: first(args)}
		return nil
	})
	if err != nil {
		return safejs.Undefined(), err
	}
	defer ok.Release()
	bad, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
		ch <- settled{err: exception(first(args))}
		return nil
	})
	if err != nil {
		return safejs.Undefined(), err
	}
	defer bad.Release()
	if _, err := v.Call(method, ok, bad); err != nil {
		return safejs.Undefined(), err
	}
	select {
	case s := <-ch:
		return s.v, s.err
	case <-ctx.Done():
		// What settles later finds the functions released; Go then
		// only logs the call.
		return safejs.Undefined(), ctx.Err()
	}
}

func first(args []safejs.Value) safejs.Value {
	if len(args) == 0 {
		return safejs.Undefined()
	}
	return args[0]
}

// exception turns a rejected value into an error that keeps its name.
func exception(v safejs.Value) error {
	if v.IsUndefined() || v.IsNull() {
		return fmt.Errorf("the browser gave no reason")
	}
	name, message := str(v, "name"), str(v, "message")
	if name == "" && message == "" {
		s, _ := v.String()
		return fmt.Errorf("%s", s)
	}
	return fmt.Errorf("%s: %s", name, message)
}

// global returns a global object, and whether there is one.
func global(name string) (safejs.Value, bool) {
	v, err := safejs.Global().Get(name)
	return v, err == nil && !v.IsUndefined() && !v.IsNull()
}

// get walks properties and returns undefined where one is missing.
func get(v safejs.Value, path ...string) safejs.Value {
	for _, p := range path {
		if v.IsUndefined() || v.IsNull() {
			return safejs.Undefined()
		}
		next, err := v.Get(p)
		if err != nil {
			return safejs.Undefined()
		}
		v = next
	}
	return v
}

func str(v safejs.Value, path ...string) string {
	v = get(v, path...)
	if v.Type() != safejs.TypeString {
		return ""
	}
	s, _ := v.String()
	return s
}

func number(v safejs.Value, path ...string) float64 {
	f, err := get(v, path...).Float()
	if err != nil {
		return 0
	}
	return f
}

func truthy(v safejs.Value, path ...string) bool {
	b, err := get(v, path...).Truthy()
	return err == nil && b
}

func bytes(buffer safejs.Value) ([]byte, error) {
	ctor, ok := global("Uint8Array")
	if !ok {
		return nil, ErrNone
	}
	arr, err := ctor.New(buffer)
	if err != nil {
		return nil, err
	}
	n, err := arr.Length()
	if err != nil {
		return nil, err
	}
	b := make([]byte, n)
	if _, err := safejs.CopyBytesToGo(b, arr); err != nil {
		return nil, err
	}
	return b, nil
}

func byID(id string) (safejs.Value, bool) {
	doc, ok := global("document")
	if !ok {
		return doc, false
	}
	el, err := doc.Call("getElementById", id)
	return el, err == nil && !el.IsNull()
}

// listen adds an event listener and returns how to remove it.
func listen(target safejs.Value, event string, f func(e safejs.Value)) (cancel func()) {
	fn, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
		f(first(args))
		return nil
	})
	if err != nil {
		return func() {}
	}
	if _, err := target.Call("addEventListener", event, fn); err != nil {
		fn.Release()
		return func() {}
	}
	return func() {
		target.Call("removeEventListener", event, fn)
		fn.Release()
	}
}
