//go:build js && wasm

package idb

import (
	"errors"
	"fmt"

	"github.com/hack-pad/safejs"

	"notelab/app/progress"
)

// DOMError is an exception of IndexedDB by its name, such as
// "QuotaExceededError".
type DOMError struct{ Name, Message string }

func (e *DOMError) Error() string { return e.Name + ": " + e.Message }

// domError returns the error of a request or a transaction.
func domError(v safejs.Value) error {
	ex, err := v.Get("error")
	if err != nil || ex.IsNull() || ex.IsUndefined() {
		return &DOMError{"AbortError", "no reason given"}
	}
	return &DOMError{strOf(ex, "name"), strOf(ex, "message")}
}

// openError maps what opening can fail with.
func openError(err error) error {
	var d *DOMError
	if errors.As(err, &d) {
		switch d.Name {
		case "VersionError":
			return fmt.Errorf("%w (%w)", progress.ErrNewer, err)
		case "QuotaExceededError":
			return fmt.Errorf("%w (%w)", progress.ErrFull, err)
		case "InvalidStateError", "SecurityError", "UnknownError":
			return fmt.Errorf("%w (%w)", progress.ErrUnavailable, err)
		}
	}
	return err
}

// txError maps what a transaction can fail with.
func txError(err error) error {
	var d *DOMError
	if errors.As(err, &d) && d.Name == "QuotaExceededError" {
		return fmt.Errorf("%w (%w)", progress.ErrFull, err)
	}
	return err
}

func strOf(v safejs.Value, name string) string {
	p, err := v.Get(name)
	if err != nil || p.Type() != safejs.TypeString {
		return ""
	}
	s, _ := p.String()
	return s
}

func intOf(v safejs.Value, name string) int {
	p, err := v.Get(name)
	if err != nil {
		return 0
	}
	n, err := p.Float()
	if err != nil {
		return 0
	}
	return int(n)
}

// funcs are Go functions that JavaScript holds, to be released together.
type funcs struct{ list []safejs.Func }

// make returns a function for JavaScript that calls f with its this and its
// first argument.
func (fs *funcs) make(f func(this, e safejs.Value)) safejs.Func {
	fn, err := safejs.FuncOf(func(this safejs.Value, args []safejs.Value) any {
		e := safejs.Undefined()
		if len(args) > 0 {
			e = args[0]
		}
		f(this, e)
		return nil
	})
	if err == nil {
		fs.list = append(fs.list, fn)
	}
	return fn
}

// on calls f at every event of that name.
func (fs *funcs) on(target safejs.Value, event string, f func(e safejs.Value)) {
	fn := fs.make(func(_, e safejs.Value) { f(e) })
	target.Set("on"+event, fn)
}

func (fs *funcs) release() {
	for _, f := range fs.list {
		f.Release()
	}
	fs.list = nil
}
