package remote

import (
	"errors"

	"notelab/app/i18n"
)

// The errors callers branch on.
var (
	ErrExists  = errors.New("an object of that name stands there already")
	ErrMissing = errors.New("there is no object of that name")
)

// Error is what kept a round from being done, in the learner's terms.
type Error struct {
	// Why names the sentence in the catalogue, with {detail}.
	Why    i18n.Key
	Detail string
	Status int   // of the server's answer; 0 when none came
	Err    error // what lies behind it, for the console
}

func (e *Error) Error() string {
	s := string(e.Why)
	if e.Detail != "" {
		s += " (" + e.Detail + ")"
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

func (e *Error) Unwrap() error { return e.Err }

// Reason is the sentence for any error of a round, as key and detail.
func Reason(err error) (i18n.Key, string) {
	var e *Error
	if errors.As(err, &e) {
		return e.Why, e.Detail
	}
	return "sync.err.other", err.Error()
}

// Transient reports whether an error may go away by itself: the next automatic
// round tries again soon. The others need the learner.
func Transient(err error) bool {
	var e *Error
	if !errors.As(err, &e) {
		return true
	}
	switch e.Why {
	case "sync.err.reach", "sync.err.offline", "sync.err.busy", "sync.err.server", "sync.err.cut", "sync.err.slow":
		return true
	}
	return false
}
