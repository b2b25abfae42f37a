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

// Open lets the learner choose files and returns their contents. It blocks
// until they are read, and must be started by a tap or a key. accept lists file
// endings or media types; folder asks for a whole folder instead.
func Open(ctx context.Context, accept string, multiple, folder bool) ([]File, error) {
	doc, ok := global("document")
	if !ok {
		return nil, fmt.Errorf("opening files: %w", ErrNone)
	}
	in, err := doc.Call("createElement", "input")
	if err != nil {
		return nil, fmt.Errorf("opening files: %w", err)
	}
	in.Set("type", "file")
	in.Set("accept", accept)
	in.Set("multiple", multiple)
	in.Set("webkitdirectory", folder)
	done := make(chan bool, 1)
	defer listen(in, "change", func(safejs.Value) { done <- true })()
	defer listen(in, "cancel", func(safejs.Value) { done <- false })()
	if _, err := in.Call("click"); err != nil {
		return nil, fmt.Errorf("opening files: %w", err)
	}
	select {
	case chosen := <-done:
		if !chosen {
			return nil, ErrCancelled
		}
		return readAll(ctx, get(in, "files"))
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// OnDrop calls f with the files dropped onto the element of that id, until
// cancel is called. While files hang over it the element carries data-over.
func OnDrop(id string, f func([]File, error)) (cancel func()) {
	el, ok := byID(id)
	if !ok {
		return func() {}
	}
	over := listen(el, "dragover", func(e safejs.Value) {
		e.Call("preventDefault")
		el.Call("setAttribute", "data-over", "")
	})
	leave := listen(el, "dragleave", func(safejs.Value) { el.Call("removeAttribute", "data-over") })
	drop := listen(el, "drop", func(e safejs.Value) {
		e.Call("preventDefault")
		el.Call("removeAttribute", "data-over")
		files := get(e, "dataTransfer", "files")
		go func() { f(readAll(context.Background(), files)) }()
	})
	return func() { over(); leave(); drop() }
}

func readAll(ctx context.Context, list safejs.Value) ([]File, error) {
	n, err := list.Length()
	if err != nil {
		return nil, fmt.Errorf("reading files: %w", err)
	}
	if n == 0 {
		return nil, ErrCancelled
	}
	var files []File
	for i := range n {
		file, err := list.Index(i)
		if err != nil {
			return nil, fmt.Errorf("reading files: %w", err)
		}
		path := str(file, "webkitRelativePath")
		if path == "" {
			path = str(file, "name")
		}
		promise, err := file.Call("arrayBuffer")
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", path, err)
		}
		buf, err := await(ctx, promise)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", path, err)
		}
		data, err := bytes(buf)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", path, err)
		}
		files = append(files, File{path, data})
	}
	return files, nil
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
