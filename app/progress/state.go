package progress

import (
	"encoding/json"
	"sort"
)

// State is what a set of events amounts to. It holds, for every thing that can
// change, the events about it in (At, ID) order, so that the same set of events
// gives the same State in whatever order it arrives, and an undone event
// uncovers the one before it.
//
// A State may be used by one goroutine at a time.
type State struct {
	count   int             // events applied
	undone  map[string]bool // ids taken back, whether or not the event came yet
	undoing map[string]bool // ids of the events that take back
	unknown map[string]bool // ids of events this version does not understand
	read    map[sectionKey][]ReadEntry
	places  map[string][]PlaceEntry // by course
	answers map[questionKey][]Answer
	predict map[predictKey][]Prediction
	setting map[string][]settingEntry
}

type sectionKey struct{ course, note, section string }
type questionKey struct{ course, question string }
type predictKey struct{ course, sim, figure string }

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
	Chosen []int
	Where  string
	Sim    string
	Ask    string
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
		read: map[sectionKey][]ReadEntry{}, places: map[string][]PlaceEntry{},
		answers: map[questionKey][]Answer{}, predict: map[predictKey][]Prediction{},
		setting: map[string][]settingEntry{},
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
		k := sectionKey{d.Course, d.Note, d.Section}
		s.read[k], fresh = insert(s.read[k], ReadEntry{at, d.On})
	case Place:
		var d PlaceData
		if json.Unmarshal(e.Data, &d) != nil {
			return false, false
		}
		s.places[d.Course], fresh = insert(s.places[d.Course], PlaceEntry{at, d.Note, d.Section})
	case Answered:
		var d AnsweredData
		if json.Unmarshal(e.Data, &d) != nil {
			return false, false
		}
		k := questionKey{d.Course, d.Question}
		s.answers[k], fresh = insert(s.answers[k], Answer{at, d.Right, d.Chosen, d.Where, d.Sim, d.Ask})
	case Predicted:
		var d PredictedData
		if json.Unmarshal(e.Data, &d) != nil {
			return false, false
		}
		k := predictKey{d.Course, d.Sim, d.Figure}
		s.predict[k], fresh = insert(s.predict[k], Prediction{at, d.Params, d.Said, d.Was, d.Right})
	case Setting:
		var d SettingData
		if json.Unmarshal(e.Data, &d) != nil {
			return false, false
		}
		s.setting[d.Key], fresh = insert(s.setting[d.Key], settingEntry{at, d.Value})
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

// insert puts v into the sorted list, unless it is there; events mostly arrive
// in order, so the end is tried first. Finding an event by its place spares a
// table of all ids.
func insert[T interface{ stamp() Stamp }](list []T, v T) (out []T, fresh bool) {
	at := v.stamp()
	if n := len(list); n == 0 || list[n-1].stamp().Before(at) {
		return append(list, v), true
	}
	i := sort.Search(len(list), func(i int) bool { return !list[i].stamp().Before(at) })
	if i < len(list) && list[i].stamp() == at {
		return list, false
	}
	list = append(list, v)
	copy(list[i+1:], list[i:])
	list[i] = v
	return list, true
}

// last returns the newest entry that was not undone.
func last[T interface{ stamp() Stamp }](s *State, list []T) (v T, ok bool) {
	for i := len(list) - 1; i >= 0; i-- {
		if !s.undone[list[i].stamp().ID] {
			return list[i], true
		}
	}
	return v, false
}
