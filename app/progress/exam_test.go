package progress

import (
	"slices"
	"testing"
)

func exam(n byte, at int64, d ExamData) Event { return New(id(n), at, "d", Exam, d) }

func TestAnExamIsItsBeginningItsNotesAndItsFirstEnd(t *testing.T) {
	events := []Event{
		exam(1, 10, ExamData{Step: ExamStart, Form: "short", Minutes: 40}),
		exam(2, 11, ExamData{Step: ExamMark, Exam: id(1), Question: "a", Chosen: []int{1}}),
		exam(3, 20, ExamData{Step: ExamFinish, Exam: id(1), Results: "1"}),
		exam(4, 21, ExamData{Step: ExamFinish, Exam: id(1), Results: "0"}),
		exam(5, 30, ExamData{Step: ExamStart, Form: "full", Minutes: 130}),
		exam(6, 31, ExamData{Step: ExamMark, Exam: id(5), Question: "b"}),
		exam(7, 40, ExamData{Step: ExamStart, Form: "full"}),
		exam(9, 42, ExamData{Course: "other", Step: ExamStart}),
		New(id(8), 41, "d", Undone, UndoneData{Event: id(7)}),
	}
	s := Fold(events)
	got := s.Exams("")
	if len(got) != 2 || got[0].Start.ID != id(5) || got[0].Finish != nil || got[1].Start.ID != id(1) || got[1].Finish == nil || got[1].Finish.Results != "1" {
		t.Errorf("Exams = %+v; want the second one running, the first one ended by its first end", got)
	}
	if notes := s.ExamNotes("", id(1)); len(notes) != 1 || notes[0].Question != "a" || !slices.Equal(notes[0].Chosen, []int{1}) {
		t.Errorf("notes %+v", notes)
	}
}

// The list of exams reads no notes: a checkpoint's stay packed.
func TestListingExamsLeavesNotesPacked(t *testing.T) {
	s, _, err := Unpack(Fold([]Event{
		exam(1, 10, ExamData{Step: ExamStart}), exam(2, 11, ExamData{Step: ExamMark, Exam: id(1)}),
	}).Pack(1, nil))
	if err != nil || len(s.Exams("")) != 1 {
		t.Fatalf("%v, %+v", err, s)
	}
	if h := s.marks[examKey{"", id(1)}]; h.packed == "" {
		t.Error("the notes were read")
	}
}

func TestAStepOfANewerVersionIsNotUnderstood(t *testing.T) {
	if s := Fold([]Event{exam(1, 10, ExamData{Step: "newer", Exam: id(2)})}); s.Unknown() != 1 {
		t.Errorf("%d unknown events; want 1", s.Unknown())
	}
}

func TestADerivedIDIsValidAndTellsTextsApart(t *testing.T) {
	a, b := DerivedID("a"), DerivedID("b")
	if a == b || a != DerivedID("a") || !validID(a) {
		t.Errorf("DerivedID: %q and %q", a, b)
	}
}
