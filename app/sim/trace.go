package sim

import (
	"strings"
	"time"

	"notelab/app/i18n"
)

// Tone is what a colour means, the same everywhere and never by colour alone.
type Tone string

// The tones of the design, and their CSS variables in Canvas.
const (
	Plain  Tone = ""       // ink
	Good   Tone = "good"   // success
	Bad    Tone = "bad"    // failure, refusal
	Wait   Tone = "wait"   // waiting
	Flow   Tone = "flow"   // something travelling
	Accent Tone = "accent" // selected, current
	Muted  Tone = "muted"  // background information
)

// Field is one named value of an event, in the order the model gives it.
type Field struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

// Event is one thing that happened at a simulated time.
type Event struct {
	At     time.Duration `json:"at"` // since the start of the run
	Kind   string        `json:"kind"`
	Actor  string        `json:"actor,omitempty"` // the lane, host or client it happened to
	Tone   Tone          `json:"tone,omitempty"`
	Fields []Field       `json:"fields,omitempty"`
}

// Field returns the value of the named field, or "".
func (e *Event) Field(key string) string {
	for _, f := range e.Fields {
		if f.Key == key {
			return f.Value
		}
	}
	return ""
}

// Figure is one summary number of a run.
type Figure struct {
	Key   string    `json:"key"`
	Label i18n.Text `json:"label"`
	Value float64   `json:"value"`
	// Text is the value as shown, with its unit: "2.26 s".
	Text i18n.Text `json:"text"`
	Tone Tone      `json:"tone,omitempty"`
}

// Shown is the text for a narrow cell: a long status name may break after an
// underscore, and nowhere else.
func (f Figure) Shown(l i18n.Lang) string {
	return strings.ReplaceAll(f.Text.In(l), "_", "_\u200b")
}

// Document is an exact text the run produced and shows as it is: a policy, a
// canonical request, a header.
type Document struct {
	Key   string    `json:"key"`
	Title i18n.Text `json:"title"`
	Body  string    `json:"body"`
}

// Trace is the result of a run: events ordered by time then by cause, and what
// sums them up.
type Trace struct {
	Values    Values        `json:"-"`
	Events    []Event       `json:"events"`
	Figures   []Figure      `json:"figures"`
	Documents []Document    `json:"documents,omitempty"`
	End       time.Duration `json:"end"`
	// Telling is the moment a still picture shows best; 0 means End.
	Telling time.Duration `json:"-"`
	// Bound names the bound that stopped the run ("events", "time"), or is "".
	Bound string `json:"bound,omitempty"`
	// Model is whatever the simulator's stage needs besides the events.
	Model any `json:"-"`
}

// Figure returns the figure of that key.
func (t *Trace) Figure(key string) (Figure, bool) {
	for _, f := range t.Figures {
		if f.Key == key {
			return f, true
		}
	}
	return Figure{}, false
}

// Until returns how many events have happened at time at (inclusive): the
// picture at that time is a function of this prefix.
func (t *Trace) Until(at time.Duration) int {
	lo, hi := 0, len(t.Events)
	for lo < hi {
		if mid := (lo + hi) / 2; t.Events[mid].At <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
