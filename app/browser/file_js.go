//go:build js && wasm

package browser

import (
	"context"
	"fmt"

	"github.com/hack-pad/safejs"
)

// Save hands the learner a file to keep.
func Save(name, mediaType string, data []byte) error {
	blobs, ok := global("Blob")
	urls, ok2 := global("URL")
	doc, ok3 := global("document")
	arrays, ok4 := global("Uint8Array")
	if !ok || !ok2 || !ok3 || !ok4 {
		return fmt.Errorf("saving %s: %w", name, ErrNone)
	}
	arr, err := arrays.New(len(data))
	if err == nil {
		_, err = safejs.CopyBytesToJS(arr, data)
	}
	var blob, url, a safejs.Value
	if err == nil {
		blob, err = blobs.New([]any{arr}, map[string]any{"type": mediaType})
	}
	if err == nil {
		url, err = urls.Call("createObjectURL", blob)
	}
	if err == nil {
		a, err = doc.Call("createElement", "a")
	}
	if err == nil {
		a.Set("href", url)
		a.Set("download", name)
		_, err = a.Call("click")
	}
	if err != nil {
		return fmt.Errorf("saving %s: %w", name, err)
	}
	// The download has started by the time a minute is over; the address keeps
	// the bytes alive until it is revoked.
	if revoke, err := safejs.FuncOf(func(safejs.Value, []safejs.Value) any {
		urls.Call("revokeObjectURL", url)
		return nil
	}); err == nil {
		safejs.Global().Call("setTimeout", revoke, 60_000)
	}
	return nil
}

// Copy puts text on the clipboard.
func Copy(ctx context.Context, text string) error {
	nav, _ := global("navigator")
	clip := get(nav, "clipboard")
	if clip.IsUndefined() {
		return fmt.Errorf("copying: %w", ErrNone)
	}
	promise, err := clip.Call("writeText", text)
	if err == nil {
		_, err = await(ctx, promise)
	}
	if err != nil {
		return fmt.Errorf("copying: %w", err)
	}
	return nil
}
