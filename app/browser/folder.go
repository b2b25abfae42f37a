package browser

import (
	"errors"
	"strings"
)

// ErrBusy is returned when another tab is doing the same.
var ErrBusy = errors.New("another tab is doing it")

// ErrAsk is returned when the learner has to allow something first, which only
// a tap can ask for.
var ErrAsk = errors.New("the learner has to allow it")

// isNamed reports whether an error is the browser's exception of that name.
func isNamed(err error, name string) bool { return strings.HasPrefix(err.Error(), name+": ") }
