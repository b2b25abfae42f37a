//go:build js && wasm

package browser

import (
	"context"
	"fmt"
	"strings"

	"github.com/hack-pad/safejs"
)

// Choose lets the learner choose files, or one whole folder, without reading
// them. It blocks until the dialog is closed, and must be started by a tap or a
// key. accept lists file endings or media types.
func Choose(ctx context.Context, accept string, folder bool) ([]Chosen, error) {
	return choose(ctx, accept, folder, true)
}

// ChooseOne is Choose for one file, which the list holds.
func ChooseOne(ctx context.Context, accept string) ([]Chosen, error) {
	return choose(ctx, accept, false, false)
}

func choose(ctx context.Context, accept string, folder, multiple bool) ([]Chosen, error) {
	doc, ok := global("document")
	if !ok {
		return nil, fmt.Errorf("choosing files: %w", ErrNone)
	}
	in, err := doc.Call("createElement", "input")
	if err != nil {
		return nil, fmt.Errorf("choosing files: %w", err)
	}
	in.Set("type", "file")
	in.Set("multiple", multiple)
	if folder {
		in.Set("webkitdirectory", true)
	} else {
		in.Set("accept", accept)
	}
	done := make(chan bool, 2)
	defer listen(in, "change", func(safejs.Value) { done <- true })()
	defer listen(in, "cancel", func(safejs.Value) { done <- false })()
	if _, err := in.Call("click"); err != nil {
		return nil, fmt.Errorf("choosing files: %w", err)
	}
	select {
	case chosen := <-done:
		if !chosen {
			return nil, ErrCancelled
		}
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	list := get(in, "files")
	n, err := list.Length()
	if err != nil {
		return nil, fmt.Errorf("choosing files: %w", err)
	}
	var out []Chosen
	for i := range n {
		f, err := list.Index(i)
		if err != nil {
			return nil, fmt.Errorf("choosing files: %w", err)
		}
		out = append(out, chosen(f, str(f, "webkitRelativePath")))
	}
	if len(out) == 0 {
		return nil, ErrCancelled
	}
	return out, nil
}

func chosen(f safejs.Value, path string) Chosen {
	if path == "" {
		path = str(f, "name")
	}
	return Chosen{Path: path, Size: int64(number(f, "size")), handle: f}
}

// Slice returns the bytes of the file from one place to another. The error wraps
// ErrUnreadable when the file is gone, or was changed since it was chosen.
func (c Chosen) Slice(ctx context.Context, from, to int64) ([]byte, error) {
	file, ok := c.handle.(safejs.Value)
	if !ok {
		return nil, fmt.Errorf("reading %s: %w", c.Path, ErrNone)
	}
	var buf safejs.Value
	blob, err := file.Call("slice", from, to)
	if err == nil {
		buf, err = blob.Call("arrayBuffer")
	}
	if err == nil {
		buf, err = await(ctx, buf)
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w (%w)", c.Path, ErrUnreadable, err)
	}
	return bytes(buf)
}

// OnDropFiles calls f with the files and the contents of the folders dropped
// onto the element of that id, until cancel is called. While something hangs
// over it the element has the class "over".
func OnDropFiles(id string, f func([]Chosen, error)) (cancel func()) {
	el, ok := byID(id)
	if !ok {
		return func() {}
	}
	classes := get(el, "classList")
	over := listen(el, "dragover", func(e safejs.Value) {
		e.Call("preventDefault")
		classes.Call("add", "over")
	})
	leave := listen(el, "dragleave", func(safejs.Value) { classes.Call("remove", "over") })
	drop := listen(el, "drop", func(e safejs.Value) {
		e.Call("preventDefault")
		classes.Call("remove", "over")
		// The items are gone when the event is over; entries and files stay. Only a
		// folder needs its entry, which not every browser has for every file.
		items := get(e, "dataTransfer", "items")
		n, err := items.Length()
		if err != nil {
			return
		}
		var entries, loose []safejs.Value
		for i := range n {
			it, err := items.Index(i)
			if err != nil {
				continue
			}
			if entry, err := it.Call("webkitGetAsEntry"); err == nil && truthy(entry, "isDirectory") {
				entries = append(entries, entry)
			} else if file, err := it.Call("getAsFile"); err == nil && truthy(file) && !strings.HasPrefix(str(file, "name"), ".") {
				loose = append(loose, file)
			}
		}
		go func() {
			w := walk{ctx: context.Background()}
			for _, file := range loose {
				w.out = append(w.out, chosen(file, ""))
			}
			for _, entry := range entries {
				if err := w.add(entry); err != nil {
					f(nil, err)
					return
				}
			}
			if len(w.out) == 0 {
				f(nil, ErrCancelled)
				return
			}
			f(w.out, nil)
		}()
	})
	return func() { over(); leave(); drop() }
}

// walk collects the files below dropped entries.
type walk struct {
	ctx context.Context
	out []Chosen
}

func (w *walk) add(entry safejs.Value) error {
	if len(w.out) >= MaxChosen {
		return nil
	}
	path := strings.TrimPrefix(str(entry, "fullPath"), "/")
	if name := str(entry, "name"); strings.HasPrefix(name, ".") || name == "node_modules" {
		return nil // a repository's own files may be very many
	}
	if truthy(entry, "isFile") {
		f, err := callBack(w.ctx, entry, "file")
		if err != nil {
			return fmt.Errorf("reading %s: %w", path, err)
		}
		w.out = append(w.out, chosen(f, path))
		return nil
	}
	reader, err := entry.Call("createReader")
	if err != nil {
		return fmt.Errorf("reading %s: %w", path, err)
	}
	for { // a reader gives a hundred entries at a time
		list, err := callBack(w.ctx, reader, "readEntries")
		if err != nil {
			return fmt.Errorf("reading %s: %w", path, err)
		}
		n, err := list.Length()
		if err != nil || n == 0 {
			return err
		}
		for i := range n {
			e, err := list.Index(i)
			if err == nil {
				err = w.add(e)
			}
			if err != nil {
				return err
			}
		}
	}
}
