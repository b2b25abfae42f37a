// Package progress is the learner's memory of the course: an append-only log of
// events, the state that folds out of it, merging, and the backup format.
//
// It promises that state depends on the set of events alone, not on the order
// they arrive in, and that nothing is ever rewritten: undo is an event too. It
// knows no clock (time is passed in) and no storage (see Store).
package progress

import "encoding/json"

// Kind says what an event records. The strings are in learners' logs: never
// change one.
type Kind string

// The kinds of event. Each has its payload type in payload.go.
const (
	Read      Kind = "read"      // a section ticked or unticked
	Place     Kind = "place"     // the last place in a note
	Answered  Kind = "answered"  // a question answered
	Predicted Kind = "predicted" // a simulator's figure predicted
	Held      Kind = "held"      // a question kept out of review, or let back in
	Setting   Kind = "setting"   // a setting changed
	Exam      Kind = "exam"      // a mock exam, see ExamData
	Undone    Kind = "undone"    // an earlier event taken back
)

// Event is one thing the learner did. Events are ordered by (At, ID).
type Event struct {
	ID     string          `json:"id"`     // random, 26 lower-case base32 characters
	At     int64           `json:"at"`     // Unix time in milliseconds, by the device's clock
	Device string          `json:"device"` // random id of the browser profile
	Kind   Kind            `json:"kind"`
	Data   json.RawMessage `json:"data"`
}
