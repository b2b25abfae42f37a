package progress

import (
	"context"
	"fmt"
)

// Replayed is what a stored log amounts to.
type Replayed struct {
	State *State
	// Place is the place of the last record that State contains, 0 for an empty
	// log.
	Place int64
	// Folded counts the records that no checkpoint spared.
	Folded int
	// Refused says why a checkpoint was there and was not used.
	Refused error
}

// Replay returns the state of all records of a store: that of its checkpoint
// and of what was stored since, which is the state of the whole log, since a
// State does not depend on the order in which events arrive. A checkpoint that
// cannot be used costs time and nothing else. After each piece of the log,
// pause is called, which may be nil.
//
// Events that are appended while Replay runs may be missing.
func Replay(ctx context.Context, s Store, pause func()) (Replayed, error) {
	r := Replayed{State: NewState()}
	data, err := s.Checkpoint(ctx)
	if err != nil {
		r.Refused = fmt.Errorf("reading the checkpoint: %w", err)
	} else if len(data) > 0 {
		if state, place, err := Unpack(data); err != nil {
			r.Refused = err
		} else {
			r.State, r.Place = state, place
		}
	}
	for {
		part, err := s.LoadSince(ctx, r.Place)
		if err != nil {
			return r, err
		}
		r.State.Apply(part.Events...)
		r.State.aside += len(part.Corrupt)
		r.Place = part.Last
		r.Folded += len(part.Events) + len(part.Corrupt)
		if pause != nil {
			pause()
		}
		if !part.More {
			return r, nil
		}
	}
}
