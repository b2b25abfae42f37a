package progress

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
)

// randomEvents makes n events about few things, so that they collide: equal
// times, undone events, undone undos.
func randomEvents(r *rand.Rand, n int) []Event {
	var out []Event
	for i := range n {
		var b [16]byte
		for j := range b {
			b[j] = byte(r.Uint32())
		}
		id, at := NewID(b), 1+int64(r.IntN(n/3+1))
		if r.IntN(10) == 0 {
			id = id[:idLen-1] + "7" // valid, but not what NewID makes
		}
		q := fmt.Sprint("q", r.IntN(4))
		var e Event
		switch r.IntN(12) {
		case 0, 1:
			e = New(id, at, "d", Answered, AnsweredData{Question: q, Chosen: [][]int{nil, {}, {r.IntN(4)}, {-1, 300}}[r.IntN(4)], Right: r.IntN(2) == 0, Sure: []string{"", "sure", "unsure", "perhaps"}[r.IntN(4)], Rating: r.IntN(6), Zone: r.IntN(2000) - 1000, Millis: r.Int64N(1e6),
				Where: []string{"", "note", "quick", "lab", "newer"}[r.IntN(5)], Sim: []string{"", "s"}[r.IntN(2)], Ask: []string{"", "a"}[r.IntN(2)]})
		case 7:
			e = New(id, at, "d", Held, HeldData{Question: q, How: []Hold{Bury, Suspend, Released, "newer"}[r.IntN(4)], Zone: r.IntN(100)})
		case 2:
			e = New(id, at, "d", Read, ReadData{Note: "n", Section: q, On: r.IntN(2) == 0})
		case 3:
			e = New(id, at, "d", Place, PlaceData{Note: q})
		case 4:
			e = New(id, at, "d", Setting, SettingData{Key: "theme", Value: q})
		case 5:
			e = New(id, at, "d", Predicted, PredictedData{Sim: "s", Figure: "f", Said: float64(i)})
		case 6:
			if len(out) == 0 {
				continue
			}
			e = New(id, at, "d", Undone, UndoneData{Event: out[r.IntN(len(out))].ID})
		case 9, 10, 11:
			e = New(id, at, "d", Exam, ExamData{Step: []ExamStep{ExamStart, ExamMark, ExamMark, ExamPause, ExamResume, ExamFinish, "newer"}[r.IntN(7)], Exam: q, Question: q,
				Chosen: [][]int{nil, {r.IntN(4)}}[r.IntN(2)], Struck: [][]int{nil, {1, 2}}[r.IntN(2)], Flagged: r.IntN(2) == 0, Millis: r.Int64N(1e5), Next: r.IntN(3),
				Items: [][]ExamItem{nil, {{q, "D1", "D1.T1"}}}[r.IntN(2)], Minutes: r.IntN(200) - 10, Pausable: r.IntN(2) == 0, Seed: r.Uint64(), Results: []string{"", "10-x"}[r.IntN(2)], Auto: r.IntN(2) == 0})
		default:
			e = Event{id, at, "d", "newer", []byte(`{"x":1}`)}
		}
		out = append(out, e)
	}
	return out
}

func shuffled(r *rand.Rand, events []Event) []Event {
	out := append([]Event(nil), events...)
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

func TestStateDependsOnTheSetOfEventsAlone(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 1))
		events := randomEvents(r, 60)
		want := Fold(events)
		other := NewState()
		for _, e := range shuffled(r, append(events, events...)) { // in any order, twice, one by one
			other.Apply(e)
		}
		if !reflect.DeepEqual(want, other) {
			t.Fatalf("seed %d: the state differs with the order of events", seed)
		}
	}
}

func TestMergingAgainChangesNothing(t *testing.T) {
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 2))
		all := Merge(randomEvents(r, 50))
		a, b := shuffled(r, all)[:30], shuffled(r, all)[:30]
		m := Merge(a, b)
		for name, again := range map[string][]Event{
			"with itself": Merge(m, m), "with a part": Merge(m, a), "the other way round": Merge(b, a), "step by step": Merge(Merge(a), Merge(b), a),
		} {
			if !reflect.DeepEqual(m, again) {
				t.Fatalf("seed %d: merging %s changes the log", seed, name)
			}
		}
		if !reflect.DeepEqual(Fold(m), Fold(append(append([]Event(nil), b...), a...))) {
			t.Fatalf("seed %d: the state of the merged log is not that of its parts", seed)
		}
	}
}

func id(n byte) string { return NewID([16]byte{n}) }

func TestAnUndoneEventUncoversTheOneBefore(t *testing.T) {
	tick := New(id(1), 10, "d", Read, ReadData{Note: "n", Section: "s", On: true})
	untick := New(id(2), 20, "d", Read, ReadData{Note: "n", Section: "s"})
	undo := New(id(3), 30, "d", Undone, UndoneData{Event: id(2)})
	for _, events := range [][]Event{{tick, untick, undo}, {undo, untick, tick}, {untick, undo, tick}} {
		if !Fold(events).Read("", "n", "s") {
			t.Errorf("after undoing the untick the section is not read, in order %v", events)
		}
	}
	if Fold([]Event{tick, untick}).Read("", "n", "s") {
		t.Error("an unticked section is read")
	}
	undoUndo := New(id(4), 40, "d", Undone, UndoneData{Event: id(3)})
	if !Fold([]Event{tick, untick, undo, undoUndo}).Read("", "n", "s") {
		t.Error("an undo was undone; a new event has to say what holds instead")
	}
}

func TestARecordCountsTheAnswersOfAQuestionAndItsAliases(t *testing.T) {
	answer := func(n byte, at int64, q string, right bool) Event {
		return New(id(n), at, "d", Answered, AnsweredData{Question: q, Chosen: []int{1}, Right: right})
	}
	s := Fold([]Event{
		answer(1, 10, "old-name", true), answer(2, 20, "q", false), answer(3, 30, "q", true), answer(4, 40, "q", false),
		New(id(5), 50, "d", Undone, UndoneData{Event: id(4)}),
		New(id(6), 60, "d", Answered, AnsweredData{Course: "other", Question: "q"}),
	})
	r := s.Record("", "q", "old-name")
	if r.Count != 3 || r.Right != 2 || !r.Last.Right || r.Last.At != 30 {
		t.Errorf("Record = %+v; want 3 answers, 2 right, the last right at 30", r)
	}
	if got := s.Record("", "never"); got.Count != 0 {
		t.Errorf("Record of a question never asked = %+v", got)
	}
	if got := len(s.Answers("", "q")); got != 2 {
		t.Errorf("Answers has %d entries; want 2", got)
	}
	qs, count, right := s.AnsweredSince("", 20)
	if !reflect.DeepEqual(qs, []string{"q"}) || count != 2 || right != 1 {
		t.Errorf("AnsweredSince(20) = %v %d %d; want [q] 2 1", qs, count, right)
	}
}

func TestTheLastPlaceAndSettingWin(t *testing.T) {
	s := Fold([]Event{
		New(id(1), 10, "d", Place, PlaceData{Note: "a", Section: "x"}), New(id(2), 20, "d", Place, PlaceData{Note: "b"}),
		New(id(3), 30, "d", Place, PlaceData{Course: "own", Note: "c"}),
		New(id(4), 10, "d", Setting, SettingData{Key: "theme", Value: "dark"}), New(id(5), 9, "d", Setting, SettingData{Key: "theme", Value: "light"}),
	})
	if p, ok := s.Place(""); !ok || p.Note != "b" {
		t.Errorf("Place = %+v %v; want b", p, ok)
	}
	if got := s.Setting("theme"); got != "dark" {
		t.Errorf("Setting(theme) = %q; want dark", got)
	}
	if _, ok := s.Place("nowhere"); ok {
		t.Error("a course never opened has a place")
	}
}

func TestWhatANewerVersionWroteIsCountedAndLeftAlone(t *testing.T) {
	s := Fold([]Event{{id(1), 1, "d", "newer", []byte(`[]`)}, {id(2), 2, "d", Read, []byte(`"no object"`)}})
	if s.Len() != 2 || s.Unknown() != 2 {
		t.Errorf("Len, Unknown = %d, %d; want 2, 2", s.Len(), s.Unknown())
	}
}

func TestIDsAreWellFormedAndDistinct(t *testing.T) {
	if got, want := NewID([16]byte{}), "aaaaaaaaaaaaaaaaaaaaaaaaaa"; got != want {
		t.Errorf("NewID(0) = %s; want %s", got, want)
	}
	seen := map[string]bool{}
	for i := range 16 {
		for bit := range 8 {
			var b [16]byte
			b[i] = 1 << bit
			s := NewID(b)
			if !validID(s) || seen[s] {
				t.Errorf("NewID with byte %d = %#x: %s is malformed or not distinct", i, b[i], s)
			}
			seen[s] = true
		}
	}
}

// answers100000 are answers to a thousand questions.
func answers100000() []Event {
	r := rand.New(rand.NewPCG(1, 1))
	var events []Event
	for i := range 100_000 {
		var raw [16]byte
		for j := range raw {
			raw[j] = byte(r.Uint32())
		}
		events = append(events, New(NewID(raw), 1_790_000_000_000+int64(i)*1000, "d", Answered, AnsweredData{Question: fmt.Sprint("q", i%1000), Type: "choice", Chosen: []int{1}, Right: i%3 == 0, Where: "note"}))
	}
	return events
}

func BenchmarkFold100000(b *testing.B) {
	events := answers100000()
	for b.Loop() {
		Fold(events)
	}
}
