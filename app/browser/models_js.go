//go:build js && wasm

package browser

import (
	"context"
	"fmt"

	"github.com/hack-pad/safejs"
)

// Models starts the program that runs the models of a group, once, and returns
// how to ask it. The answer is not ok when that program has ended.
func Models(ctx context.Context, group string) (ask func(args ...string) (answer []byte, ok bool), err error) {
	n, ok := global("notelab")
	if !ok {
		return nil, fmt.Errorf("loading the models of %s: %w", group, ErrNone)
	}
	promise, err := n.Call("models", group)
	if err != nil {
		return nil, fmt.Errorf("loading the models of %s: %w", group, err)
	}
	f, err := await(ctx, promise)
	if err != nil {
		return nil, fmt.Errorf("loading the models of %s: %w", group, err)
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
