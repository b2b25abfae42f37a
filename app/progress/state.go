package progress

import "encoding/json"

// State is what a set of events amounts to. It holds, for every thing that can
// change, the events about it in (At, ID) order, so that the same set of events
// gives the same State in whatever order it arrives, and an undone event
// uncovers the one before it.
//
// A change of what a State holds, or of how an event is understood, is a change
// of foldVersion (see pack.go).
//
// A State may be used by one goroutine at a time, also for reading.
type State struct {
	count   int             // events applied
	aside   int             // records of the log that are no events; see Replay
	undone  map[string]bool // ids taken back, whether or not the event came yet
	undoing map[string]bool // ids of the events that take back
	unknown map[string]bool // ids of events this version does not understand
	read    map[sectionKey]*history[ReadEntry]
	places  map[string]*history[PlaceEntry] // by course
	answers map[questionKey]*history[Answer]
	predict map[predictKey]*history[Prediction]
	setting map[string]*history[settingEntry]
	held    map[questionKey]*history[HeldEntry]
	exams   map[string]*history[ExamEntry] // beginnings and ends by course
	marks   map[examKey]*history[ExamNote] // everything between them
}

type sectionKey struct{ course, note, section string }
type questionKey struct{ course, question string }
type predictKey struct{ course, sim, figure string }
type examKey struct{ course, exam string }

// Stamp is the place of an event in the order of all events.
type Stamp struct {
	At int64 // Unix time in milliseconds
	ID string
}

// Before reports whether s comes before u.
func (s Stamp) Before(u Stamp) bool { return s.At < u.At || s.At == u.At && s.ID < u.ID }

func (s Stamp) stamp() Stamp { return s }

// ReadEntry is one tick or untick of a section.
type ReadEntry struct {
	Stamp
	On bool
}

// PlaceEntry is one place the learner was at.
type PlaceEntry struct {
	Stamp
	Note, Section string
}

// Answer is one answer to a question.
type Answer struct {
	Stamp
	Right  bool
	Sure   Sureness
	Rating int   // 1 to 4 as in AnsweredData; 0 when none was given
	Millis int64 // from the first sight of the question to the answer
	Zone   int   // minutes the device's clock was ahead of UTC
	Chosen []int
	Where  string
	Sim    string
	Ask    string
}

// Sureness is how certain a learner said to be.
type Sureness uint8

// The degrees of certainty.
const (
	Unsaid Sureness = iota
	Sure
	Unsure
)

var surenesses = [...]string{Unsaid: "", Sure: "sure", Unsure: "unsure"}

// String returns the word the log has for it.
func (s Sureness) String() string { return surenesses[s] }

// ParseSureness reads the log's word; any other is Unsaid.
func ParseSureness(word string) Sureness {
	for s, w := range surenesses {
		if w == word {
			return Sureness(s)
		}
	}
	return Unsaid
}

// HeldEntry is one change of whether a question is kept out of review.
type HeldEntry struct {
	Stamp
	How  Hold
	Zone int
}

// Prediction is one predicted figure of a simulator.
type Prediction struct {
	Stamp
	Params    string
	Said, Was float64
	Right     bool
}

type settingEntry struct {
	Stamp
	Value string
}

// NewState returns the state of an empty log.
func NewState() *State {
	return &State{
		undone: map[string]bool{}, undoing: map[string]bool{}, unknown: map[string]bool{},
		read: map[sectionKey]*history[ReadEntry]{}, places: map[string]*history[PlaceEntry]{},
		answers: map[questionKey]*history[Answer]{}, predict: map[predictKey]*history[Prediction]{},
		setting: map[string]*history[settingEntry]{}, held: map[questionKey]*history[HeldEntry]{},
		exams: map[string]*history[ExamEntry]{}, marks: map[examKey]*history[ExamNote]{},
	}
}

// Fold returns the state of a set of events, in any order.
func Fold(events []Event) *State {
	s := NewState()
	s.Apply(events...)
	return s
}

// Apply adds events to the state. An event that was applied before changes
// nothing. An event whose kind or payload this version does not understand is
// counted in Unknown and otherwise left alone: a newer version may know it.
func (s *State) Apply(events ...Event) {
	for i := range events {
		e := &events[i]
		fresh, ok := s.apply(e)
		if !ok {
			fresh = !s.unknown[e.ID]
			s.unknown[e.ID] = true
		}
		if fresh {
			s.count++
		}
	}
}

// apply reports whether the event is new and whether it was understood.
func (s *State) apply(e *Event) (fresh, ok bool) {
	at := Stamp{e.At, e.ID}
	switch e.Kind {
	case Read:
		var d ReadData
		if json.Unmarshal(e.Data, &d) != nil {
			return false, false
		}
		fresh = put(s.read, sectionKey{d.Course, d.Note, d.Section}, ReadEntry{at, d.On})
	case Place:
		var d PlaceData
		if json.Unmarshal(e.Data, &d) != nil {
			return false, false
		}
		fresh = put(s.places, d.Course, PlaceEntry{at, d.Note, d.Section})
	case Answered:
		var d AnsweredData
		if json.Unmarshal(e.Data, &d) != nil {
			return false, false
		}
		fresh = put(s.answers, questionKey{d.Course, d.Question}, Answer{
			Stamp: at, Right: d.Right, Sure: ParseSureness(d.Sure), Rating: min(max(d.Rating, 0), 4), Millis: max(d.Millis, 0), Zone: zone(d.Zone),
			Chosen: d.Chosen, Where: d.Where, Sim: d.Sim, Ask: d.Ask,
		})
	case Predicted:
		var d PredictedData
		if json.Unmarshal(e.Data, &d) != nil {
			return false, false
		}
		fresh = put(s.predict, predictKey{d.Course, d.Sim, d.Figure}, Prediction{at, d.Params, d.Said, d.Was, d.Right})
	case Setting:
		var d SettingData
		if json.Unmarshal(e.Data, &d) != nil {
			return false, false
		}
		fresh = put(s.setting, d.Key, settingEntry{at, d.Value})
	case Held:
		var d HeldData
		if json.Unmarshal(e.Data, &d) != nil {
			return false, false
		}
		fresh = put(s.held, questionKey{d.Course, d.Question}, HeldEntry{at, d.How, zone(d.Zone)})
	case Exam:
		var d ExamData
		if json.Unmarshal(e.Data, &d) != nil {
			return false, false
		}
		return s.applyExam(at, &d)
	case Undone:
		var d UndoneData
		if json.Unmarshal(e.Data, &d) != nil {
			return false, false
		}
		fresh = !s.undoing[e.ID]
		s.undoing[e.ID], s.undone[d.Event] = true, true
	default:
		return false, false
	}
	return fresh, true
}

// zone keeps an offset within what clocks on Earth have: minutes from -12 to +14
// hours.
func zone(minutes int) int { return min(max(minutes, -12*60), 14*60) }
