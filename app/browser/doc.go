// Package browser is everything the program asks of the browser around the
// page: files, clipboard, quota, small settings, fetching, the worker, frames
// and focus.
//
// It promises that no JavaScript exception gets out: each one becomes a Go
// error, or is dropped where nothing could be done about it. Off the browser
// every function exists and reports ErrNone or a zero value, so that
// components can be tested natively. It leaves out go-app and IndexedDB.
package browser

import (
	"errors"
	"fmt"
)

// ErrNone is returned where there is no browser, or the browser lacks what was
// asked for.
var ErrNone = errors.New("not available in this browser")

// ErrCancelled is returned when the learner closed a file dialog.
var ErrCancelled = errors.New("nothing was chosen")

// ErrUnreadable is returned when a chosen file can no longer be read.
var ErrUnreadable = errors.New("the file cannot be read")

// Quota is what the browser says about its storage, in bytes.
type Quota struct {
	Used, Total int64
	// Persisted reports whether the browser promised not to evict the data.
	Persisted bool
	// Askable reports whether the browser can be asked to promise it.
	Askable bool
}

// StatusError is the answer of a server that did not give what was asked for.
type StatusError struct {
	URL    string
	Status int
}

func (e *StatusError) Error() string { return fmt.Sprintf("fetching %s: status %d", e.URL, e.Status) }
