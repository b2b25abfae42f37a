//go:build js && wasm

package browser

import (
	"context"
	"fmt"

	"github.com/hack-pad/safejs"
)

// Folder is a folder of the device that the learner chose once.
type Folder struct{ handle safejs.Value }

// CanPickFolder reports whether the browser lets a page keep a folder.
func CanPickFolder() bool {
	_, ok := global("showDirectoryPicker")
	return ok
}

// PickFolder lets the learner choose a folder, makes the folder of that name in
// it, and keeps it under a key. It must be started by a tap or a key.
func PickFolder(ctx context.Context, key string) (name string, err error) {
	promise, err := safejs.Global().Call("showDirectoryPicker", map[string]any{"mode": "readwrite", "id": "notelab"})
	if err != nil {
		return "", fmt.Errorf("choosing a folder: %w", err)
	}
	h, err := await(ctx, promise)
	if err != nil {
		if isNamed(err, "AbortError") {
			return "", ErrCancelled
		}
		return "", fmt.Errorf("choosing a folder: %w", err)
	}
	_, err = keep(ctx, "readwrite", func(s safejs.Value) (safejs.Value, error) { return s.Call("put", h, key) })
	if err != nil {
		return "", fmt.Errorf("keeping the folder: %w", err)
	}
	return str(h, "name"), nil
}

// KeptFolder returns the folder kept under a key, or ErrNone. ask may show the
// browser's question whether the page may write there, which needs a tap or a
// key; without it an answer that is missing is ErrAsk.
func KeptFolder(ctx context.Context, key, sub string, ask bool) (*Folder, error) {
	h, err := keep(ctx, "readonly", func(s safejs.Value) (safejs.Value, error) { return s.Call("get", key) })
	if err != nil {
		return nil, fmt.Errorf("opening the folder: %w", err)
	}
	if h.IsUndefined() || h.IsNull() {
		return nil, fmt.Errorf("opening the folder: %w", ErrNone)
	}
	if !get(h, "queryPermission").IsUndefined() {
		method := "queryPermission"
		if ask {
			method = "requestPermission"
		}
		promise, err := h.Call(method, map[string]any{"mode": "readwrite"})
		if err != nil {
			return nil, fmt.Errorf("opening the folder: %w", err)
		}
		v, err := await(ctx, promise)
		if err != nil {
			return nil, fmt.Errorf("opening the folder: %w", err)
		}
		if s, _ := v.String(); s != "granted" {
			return nil, fmt.Errorf("opening the folder: %w", ErrAsk)
		}
	}
	in, err := called(ctx, h, "getDirectoryHandle", sub, map[string]any{"create": true})
	if err != nil {
		return nil, fmt.Errorf("opening the folder: %w", err)
	}
	return &Folder{in}, nil
}

// called calls a method that returns a promise and waits for it.
func called(ctx context.Context, v safejs.Value, method string, args ...any) (safejs.Value, error) {
	promise, err := v.Call(method, args...)
	if err != nil {
		return promise, err
	}
	return await(ctx, promise)
}

// FolderFile is one file of a folder.
type FolderFile struct {
	Name     string
	Size     int64
	Modified int64 // Unix milliseconds
}

// List returns the files of the folder.
func (f *Folder) List(ctx context.Context) ([]FolderFile, error) {
	values, err := f.handle.Call("values")
	if err != nil {
		return nil, fmt.Errorf("listing the folder: %w", err)
	}
	var out []FolderFile
	for {
		step, err := called(ctx, values, "next")
		if err != nil {
			return nil, fmt.Errorf("listing the folder: %w", err)
		}
		if truthy(step, "done") {
			return out, nil
		}
		h := get(step, "value")
		if str(h, "kind") != "file" {
			continue
		}
		file, err := called(ctx, h, "getFile")
		if err != nil {
			continue // it went away meanwhile
		}
		out = append(out, FolderFile{str(h, "name"), int64(number(file, "size")), int64(number(file, "lastModified"))})
	}
}

// Read returns a file's content, or ErrNone when there is no such file.
func (f *Folder) Read(ctx context.Context, name string) ([]byte, error) {
	h, err := called(ctx, f.handle, "getFileHandle", name)
	if err != nil {
		if isNamed(err, "NotFoundError") {
			return nil, ErrNone
		}
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	file, err := called(ctx, h, "getFile")
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	buf, err := called(ctx, file, "arrayBuffer")
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	return bytes(buf)
}

// Write writes a file whole: what is written takes the file's place when it is
// complete.
func (f *Folder) Write(ctx context.Context, name string, data []byte) error {
	arr, err := array(data)
	var h, w safejs.Value
	if err == nil {
		h, err = called(ctx, f.handle, "getFileHandle", name, map[string]any{"create": true})
	}
	if err == nil {
		w, err = called(ctx, h, "createWritable")
	}
	if err == nil {
		_, err = called(ctx, w, "write", arr)
	}
	if err == nil {
		_, err = called(ctx, w, "close")
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	return nil
}
