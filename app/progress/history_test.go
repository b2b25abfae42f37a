package progress

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
)

// TestALongHistoryIsPackedAsItGrowsAndTheSame: thousands of answers to two
// questions, mostly in order, some late, repeated or of one millisecond, with
// looks in between; against the same events in any order.
func TestALongHistoryIsPackedAsItGrowsAndTheSame(t *testing.T) {
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 77))
		var events []Event
		at := int64(1)
		for range 4000 {
			var b [16]byte
			for j := range b {
				b[j] = byte(r.Uint32())
			}
			when := at
			switch r.IntN(40) {
			case 0:
				when = 1 + r.Int64N(at) // late
			case 1: // of the same millisecond
			default:
				at += r.Int64N(5)
			}
			events = append(events, New(NewID(b), when, "d", Answered, AnsweredData{Question: fmt.Sprint("q", r.IntN(2)), Chosen: []int{r.IntN(4)}, Right: r.IntN(2) == 0, Zone: 540}))
		}
		s := NewState()
		for i := range events {
			s.Apply(events[i])
			if r.IntN(50) == 0 {
				s.Apply(events[r.IntN(i+1)]) // once more
			}
			if r.IntN(400) == 0 {
				s.Record("", "q0") // somebody looks
			}
			if r.IntN(900) == 0 {
				got, _, err := Unpack(s.Pack(1, nil))
				if err != nil {
					t.Fatal(err)
				}
				s = got
			}
		}
		if n := s.Len(); n != len(events) {
			t.Errorf("seed %d: %d events; want %d", seed, n, len(events))
		}
		if got, want := unpacked(s), unpacked(Fold(shuffled(r, events))); !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: a history that was packed as it grew differs", seed)
		}
	}
}

func TestAHistoryInOrderIsMostlyPacked(t *testing.T) {
	s := NewState()
	for _, e := range manyEvents(5000) {
		s.Apply(e)
	}
	if h := s.answers[questionKey{"", "q"}]; h.packedCount() < 4900 {
		t.Errorf("%d entries are packed and %d not", h.packedCount(), len(h.list))
	}
	if n := len(s.Answers("", "q")); n != 5000 {
		t.Errorf("%d answers; want 5000", n)
	}
}
