package remote

import (
	"encoding/json"
	"fmt"

	"notelab/app/i18n"
)

// State is what a device remembers of a place between rounds. Losing it costs
// time, never an event: the next round reads every object again.
type State struct {
	// Seen are the names of the objects whose events are in the log.
	Seen map[string]bool `json:"seen,omitempty"`
	// Aside are the objects that could not be taken over.
	Aside map[string]Aside `json:"aside,omitempty"`
	// Place is the place in the log up to which every event is in some object,
	// Mark the id of the event there: a log that was made anew has another one.
	Place int64  `json:"place,omitempty"`
	Mark  string `json:"mark,omitempty"`
	// Known are events after Place that are in some object.
	Known []string `json:"known,omitempty"`
	// Pending are the events of the object that was being put: the next round
	// puts the same object first.
	Pending []string `json:"pending,omitempty"`
}

// Aside is an object that was set aside, and why.
type Aside struct {
	Tag string   `json:"tag"` // of the object when it was listed; another one is read again
	Why i18n.Key `json:"why"`
	// At is when it was read, in Unix milliseconds, Tries how often. A server may
	// list an object whole that it still hands out by half, so that the same tag is
	// read again too, less and less often.
	At    int64 `json:"at,omitempty"`
	Tries int   `json:"tries,omitempty"`
}

// maxTries is how often an object is read again by itself, over some hours.
const maxTries = 8

// rest reports whether an object that was set aside is left alone at a time.
func (a Aside) rest(tag string, now int64) bool {
	return a.Tag == tag && (a.Tries == 0 || a.Tries >= maxTries || now < a.At+60_000<<a.Tries)
}

// Pack writes a state.
func (st *State) Pack() []byte {
	b, err := json.Marshal(st)
	if err != nil {
		panic("remote.State.Pack: " + err.Error()) // only texts and numbers come here
	}
	return b
}

// ParseState reads what Pack wrote; nothing is an empty state.
func ParseState(data []byte) (*State, error) {
	st := &State{}
	if len(data) == 0 {
		return st, nil
	}
	if err := json.Unmarshal(data, st); err != nil {
		return &State{}, fmt.Errorf("reading the state of syncing: %w", err)
	}
	return st, nil
}
