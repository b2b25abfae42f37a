package storetest

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"notelab/app/progress"
)

// all reads the log part by part, and returns the places of the parts' ends.
func all(t *testing.T, s progress.Store, place int64) (events []progress.Event, ends []int64) {
	t.Helper()
	for range 1000 {
		p, err := s.LoadSince(context.Background(), place)
		must(t, err)
		if len(p.Corrupt) != 0 {
			t.Errorf("LoadSince found corrupt records: %v", p.Corrupt)
		}
		if len(p.Events) > 0 && p.Last <= place || len(p.Events) == 0 && p.Last != place {
			t.Fatalf("LoadSince(%d) = %d events, the last at %d", place, len(p.Events), p.Last)
		}
		events, ends, place = append(events, p.Events...), append(ends, p.Last), p.Last
		if !p.More {
			return events, ends
		}
	}
	t.Fatal("LoadSince always says that more follows")
	return nil, nil
}

func manyKnown(t *testing.T, open Opener) {
	s := opened(t, open)
	var want []progress.Event
	for i := range 2200 {
		want = append(want, Event(i))
	}
	// Known ones at the beginnings and ends of pieces, whatever their size.
	var known []progress.Event
	for i := 0; i < len(want); i += 7 {
		known = append(known, want[i])
	}
	must(t, s.Append(context.Background(), append(known, want[499], want[500], want[999], want[2199])...))
	must(t, s.Append(context.Background(), want...))
	same(t, load(t, s), want)
}

func parts(t *testing.T, open Opener) {
	s := opened(t, open)
	must(t, s.Append(context.Background(), Event(5)))
	must(t, s.Append(context.Background(), Event(1), Event(5), Event(9)))
	got, ends := all(t, s, 0)
	same(t, got, []progress.Event{Event(5), Event(1), Event(9)})
	var more []progress.Event
	for i := range 1700 {
		more = append(more, Event(5000-i))
	}
	must(t, s.Append(context.Background(), more...))
	got, _ = all(t, s, ends[len(ends)-1])
	same(t, got, more)
}

func partsEnd(t *testing.T, open Opener) {
	s := opened(t, open)
	got, ends := all(t, s, 0)
	if len(got) != 0 || ends[0] != 0 {
		t.Errorf("an empty log has the parts %v ending at %v", got, ends)
	}
	must(t, s.Append(context.Background(), Event(1)))
	_, ends = all(t, s, 0)
	got, again := all(t, s, ends[0])
	if len(got) != 0 || again[0] != ends[0] {
		t.Errorf("after the last record follow %v, ending at %v; want nothing at %d", got, again, ends[0])
	}
}

// end returns the place of the last record.
func end(t *testing.T, s progress.Store) int64 {
	t.Helper()
	_, ends := all(t, s, 0)
	return ends[len(ends)-1]
}

func checkpoint(t *testing.T, s progress.Store, want []byte) {
	t.Helper()
	got, err := s.Checkpoint(context.Background())
	must(t, err)
	if !bytes.Equal(got, want) {
		t.Errorf("Checkpoint = %q; want %q", got, want)
	}
}

func checkpointKept(t *testing.T, open Opener) {
	s := opened(t, open)
	checkpoint(t, s, nil)
	must(t, s.Append(context.Background(), Event(1), Event(2)))
	first := []byte("first\x00\xff")
	must(t, s.SaveCheckpoint(context.Background(), end(t, s), first))
	first[0] = 'F' // the caller's bytes are the caller's
	checkpoint(t, s, []byte("first\x00\xff"))
	must(t, s.SaveCheckpoint(context.Background(), end(t, s), []byte("second")))
	must(t, s.Close())
	checkpoint(t, opened(t, open), []byte("second"))
}

func checkpointNowhere(t *testing.T, open Opener) {
	s := opened(t, open)
	must(t, s.SaveCheckpoint(context.Background(), 1, []byte("of nothing")))
	checkpoint(t, s, nil)
	must(t, s.Append(context.Background(), Event(1)))
	must(t, s.SaveCheckpoint(context.Background(), end(t, s), []byte("good")))
	must(t, s.SaveCheckpoint(context.Background(), end(t, s)+1, []byte("beyond the end")))
	must(t, s.SaveCheckpoint(context.Background(), 0, []byte("before the beginning")))
	checkpoint(t, s, []byte("good"))
}

func checkpointCleared(t *testing.T, open Opener) {
	a, b := opened(t, open), opened(t, open)
	must(t, a.Append(context.Background(), Event(1), Event(2)))
	old := end(t, a)
	must(t, a.SaveCheckpoint(context.Background(), old, []byte("x")))
	must(t, b.Clear(context.Background()))
	checkpoint(t, a, nil)
	// The other tab was still at work on a checkpoint of what is deleted.
	must(t, a.SaveCheckpoint(context.Background(), old, []byte("x")))
	checkpoint(t, a, nil)
	must(t, a.Append(context.Background(), Event(3), Event(4), Event(5)))
	must(t, a.SaveCheckpoint(context.Background(), old, []byte("x")))
	checkpoint(t, a, nil)
	got, _ := all(t, a, old)
	same(t, got, []progress.Event{Event(3), Event(4), Event(5)})
}

func replayed(t *testing.T, open Opener) {
	s := opened(t, open)
	ctx := context.Background()
	check := func(folded int, refused bool) progress.Replayed {
		t.Helper()
		r, err := progress.Replay(ctx, s, nil)
		must(t, err)
		want := progress.Fold(load(t, s))
		if r.Folded != folded || (r.Refused != nil) != refused {
			t.Errorf("Replay folded %d records, refused %v; want %d, %t", r.Folded, r.Refused, folded, refused)
		}
		got := r.State
		if got.Len() != want.Len() {
			t.Errorf("Replay has %d events; want %d", got.Len(), want.Len())
		}
		for n := range 2000 {
			if section := fmt.Sprint("s", n); got.Read("", "note", section) != want.Read("", "note", section) {
				t.Fatalf("Read of %s differs", section)
			}
		}
		return r
	}
	check(0, false)
	var events []progress.Event
	for i := range 1200 {
		events = append(events, Event(i+300))
	}
	must(t, s.Append(ctx, events...))
	r := check(1200, false)
	must(t, s.SaveCheckpoint(ctx, r.Place, r.State.Pack(r.Place, nil)))
	check(0, false)
	// Late: older than everything covered, and an undo of something covered.
	undo := progress.New(Event(7000).ID, 1, "device", progress.Undone, progress.UndoneData{Event: Event(400).ID})
	must(t, s.Append(ctx, Event(2), Event(301), undo))
	r = check(2, false)
	if r.State.Read("", "note", "s400") {
		t.Error("an undone tick of the checkpoint still counts")
	}
	packed := r.State.Pack(r.Place, nil)
	packed[len(packed)/2] ^= 1
	must(t, s.SaveCheckpoint(ctx, r.Place, packed))
	check(1202, true)
}
