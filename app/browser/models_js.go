//go:build js && wasm

package browser

import (
	"context"
	"fmt"

	"github.com/hack-pad/safejs"
)

// Models starts the program that runs a simulator's model, once, and returns how
// to ask it. The answer is not ok when that program has ended. The error wraps
// ErrNone for a simulator of which there is no program.
func Models(ctx context.Context, sim string) (ask func(args ...string) (answer []byte, ok bool), err error) {
	n, ok := global("notelab")
	if !ok {
		return nil, fmt.Errorf("loading the model of %s: %w", sim, ErrNone)
	}
	promise, err := n.Call("models", sim)
	if err != nil {
		return nil, fmt.Errorf("loading the model of %s: %w", sim, err)
	}
	if promise.IsNull() {
		return nil, fmt.Errorf("loading the model of %s: %w", sim, ErrNone)
	}
	f, err := await(ctx, promise)
	if err != nil {
		return nil, fmt.Errorf("loading the model of %s: %w", sim, err)
	}
	return func(args ...string) ([]byte, bool) {
		list := make([]any, len(args))
		for i, a := range args {
			list[i] = a
		}
		v, err := f.Invoke(list...)
		if err != nil || v.IsNull() || v.IsUndefined() {
			return nil, false
		}
		size, err := v.Length()
		if err != nil {
			return nil, false
		}
		answer := make([]byte, size)
		_, err = safejs.CopyBytesToGo(answer, v)
		return answer, err == nil
	}, nil
}
