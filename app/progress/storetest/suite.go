// Package storetest is what every progress.Store must do, as one suite of
// tests. It runs on the store in memory natively and on IndexedDB in a browser.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"sync"
	"testing"
	"time"

	"notelab/app/progress"
)

// Opener opens stores of one log: the first call starts with an empty log, and
// later calls of the same opener see what was stored before, as another tab or
// the next start of the program does.
type Opener func() (progress.Store, error)

// Run runs the suite. fresh returns the opener of a new empty log.
func Run(t *testing.T, fresh func(t *testing.T) Opener) {
	tests := []struct {
		name string
		f    func(t *testing.T, open Opener)
	}{
		{"an appended event is loaded, also by the next start", appendLoad},
		{"events come back in (At, ID) order", ordered},
		{"payloads survive byte for byte", exact},
		{"appending twice changes nothing", twice},
		{"a known id keeps its first event", firstStays},
		{"an invalid event stores nothing of its batch", allOrNothing},
		{"another store is told of what is appended", told},
		{"a cancelled subscription is told no more", cancelled},
		{"concurrent appends are all stored", concurrent},
		{"many events at once", many},
		{"many events of which some are known", manyKnown},
		{"parts follow the order of storing", parts},
		{"a part after everything is empty", partsEnd},
		{"a checkpoint is kept, replaced, and there at the next start", checkpointKept},
		{"a checkpoint of a place that is not in the log is not kept", checkpointNowhere},
		{"clear deletes the checkpoint, and an older place cannot bring it back", checkpointCleared},
		{"a replay is the fold of everything, whatever checkpoint there is", replayed},
		{"events from a channel are all stored, and the fresh ones counted", bulk},
		{"a channel may be slow", bulkSlow},
		{"a cancelled channel stores nothing", bulkCancelled},
		{"an invalid event stores nothing of its channel", bulkInvalid},
		{"another store is told of what came through a channel", bulkTold},
		{"clear forgets everything", cleared},
		{"a closed store says so", closedStore},
		{"an expired context stores nothing", expired},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { tt.f(t, fresh(t)) })
	}
}

// Event makes the n-th event of a test.
func Event(n int) progress.Event {
	var b [16]byte
	b[0], b[1], b[2] = byte(n), byte(n>>8), byte(n>>16)
	return progress.New(progress.NewID(b), 1_790_000_000_000+int64(n), "device", progress.Read,
		progress.ReadData{Note: "note", Section: fmt.Sprint("s", n), On: true})
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func opened(t *testing.T, open Opener) progress.Store {
	t.Helper()
	s, err := open()
	must(t, err)
	t.Cleanup(func() { s.Close() })
	return s
}

func load(t *testing.T, s progress.Store) []progress.Event {
	t.Helper()
	events, corrupt, err := s.Load(context.Background())
	must(t, err)
	if len(corrupt) != 0 {
		t.Errorf("Load found corrupt records: %v", corrupt)
	}
	return events
}

func same(t *testing.T, got, want []progress.Event) {
	t.Helper()
	if len(got) == 0 && len(want) == 0 {
		return
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("Load = %v; want %v", got, want)
	}
}

func appendLoad(t *testing.T, open Opener) {
	s := opened(t, open)
	same(t, load(t, s), nil)
	must(t, s.Append(context.Background(), Event(1)))
	same(t, load(t, s), []progress.Event{Event(1)})
	must(t, s.Close())
	same(t, load(t, opened(t, open)), []progress.Event{Event(1)})
}

func ordered(t *testing.T, open Opener) {
	s := opened(t, open)
	same1, same2 := Event(10), Event(11)
	same2.At = same1.At
	must(t, s.Append(context.Background(), same2, Event(3)))
	must(t, s.Append(context.Background(), same1, Event(1)))
	want := []progress.Event{Event(1), Event(3), same1, same2}
	if same2.ID < same1.ID {
		want[2], want[3] = want[3], want[2]
	}
	same(t, load(t, s), want)
}

func exact(t *testing.T, open Opener) {
	s := opened(t, open)
	e := Event(1)
	e.Kind = "from a newer version"
	e.Data = []byte(`{"b":12345678901234567890,"a":"<한글> \u2028 \"quoted\"","1":null,"0":1.50}`)
	must(t, s.Append(context.Background(), e))
	same(t, load(t, s), []progress.Event{e})
}

func twice(t *testing.T, open Opener) {
	s := opened(t, open)
	for range 2 {
		must(t, s.Append(context.Background(), Event(1), Event(2), Event(1)))
	}
	must(t, s.Append(context.Background()))
	same(t, load(t, s), []progress.Event{Event(1), Event(2)})
}

func firstStays(t *testing.T, open Opener) {
	s := opened(t, open)
	must(t, s.Append(context.Background(), Event(1)))
	other := Event(2)
	other.ID = Event(1).ID
	must(t, s.Append(context.Background(), other, Event(3)))
	same(t, load(t, s), []progress.Event{Event(1), Event(3)})
}

func allOrNothing(t *testing.T, open Opener) {
	s := opened(t, open)
	bad := Event(2)
	bad.ID = "short"
	if err := s.Append(context.Background(), Event(1), bad); err == nil {
		t.Error("Append of an invalid event succeeded")
	}
	same(t, load(t, s), nil)
}

func told(t *testing.T, open Opener) {
	a, b := opened(t, open), opened(t, open)
	ch := make(chan []progress.Event, 4)
	defer b.Subscribe(func(events []progress.Event) { ch <- events })()
	own := make(chan []progress.Event, 4)
	defer a.Subscribe(func(events []progress.Event) { own <- events })()
	must(t, a.Append(context.Background(), Event(1), Event(2)))
	select {
	case got := <-ch:
		same(t, got, []progress.Event{Event(1), Event(2)})
	case <-time.After(5 * time.Second):
		t.Fatal("the other store was not told")
	}
	must(t, b.Append(context.Background(), Event(3)))
	select {
	case got := <-own:
		// Had the store been told of its own events, they would come first.
		same(t, got, []progress.Event{Event(3)})
	case <-time.After(5 * time.Second):
		t.Fatal("the first store was not told")
	}
}

func cancelled(t *testing.T, open Opener) {
	a, b := opened(t, open), opened(t, open)
	quiet := make(chan []progress.Event, 4)
	b.Subscribe(func(events []progress.Event) { quiet <- events })()
	loud := make(chan []progress.Event, 4)
	defer b.Subscribe(func(events []progress.Event) { loud <- events })()
	must(t, a.Append(context.Background(), Event(1)))
	select {
	case <-loud:
	case <-time.After(5 * time.Second):
		t.Fatal("the remaining subscription was not told")
	}
	if len(quiet) != 0 {
		t.Error("a cancelled subscription was told")
	}
}

func concurrent(t *testing.T, open Opener) {
	a, b := opened(t, open), opened(t, open)
	var wg sync.WaitGroup
	errs := make(chan error, 40)
	for i := range 40 {
		s := a
		if i%2 == 0 {
			s = b
		}
		wg.Add(1)
		go func() {
			defer wg.Done()
			errs <- s.Append(context.Background(), Event(i/2), Event(100+i))
		}()
	}
	wg.Wait()
	close(errs)
	for err := range errs {
		must(t, err)
	}
	if got := len(load(t, a)); got != 60 {
		t.Errorf("%d events stored; want 60", got)
	}
}

func many(t *testing.T, open Opener) {
	s := opened(t, open)
	var want []progress.Event
	for i := range 4500 {
		want = append(want, Event(i))
	}
	must(t, s.Append(context.Background(), want...))
	got := load(t, s)
	if len(got) != len(want) || !reflect.DeepEqual(got[4499], want[4499]) {
		t.Errorf("%d events loaded; want %d, the last one %v", len(got), len(want), want[4499])
	}
}

func cleared(t *testing.T, open Opener) {
	s := opened(t, open)
	must(t, s.Append(context.Background(), Event(1)))
	must(t, s.Clear(context.Background()))
	same(t, load(t, s), nil)
	must(t, s.Append(context.Background(), Event(1)))
	same(t, load(t, s), []progress.Event{Event(1)})
}

func closedStore(t *testing.T, open Opener) {
	s := opened(t, open)
	must(t, s.Close())
	if err := s.Append(context.Background(), Event(1)); !errors.Is(err, progress.ErrClosed) {
		t.Errorf("Append to a closed store = %v; want ErrClosed", err)
	}
	if _, _, err := s.Load(context.Background()); !errors.Is(err, progress.ErrClosed) {
		t.Errorf("Load of a closed store = %v; want ErrClosed", err)
	}
	if _, err := s.LoadSince(context.Background(), 0); !errors.Is(err, progress.ErrClosed) {
		t.Errorf("LoadSince of a closed store = %v; want ErrClosed", err)
	}
	if _, err := s.Checkpoint(context.Background()); !errors.Is(err, progress.ErrClosed) {
		t.Errorf("Checkpoint of a closed store = %v; want ErrClosed", err)
	}
	if err := s.SaveCheckpoint(context.Background(), 1, []byte("x")); !errors.Is(err, progress.ErrClosed) {
		t.Errorf("SaveCheckpoint of a closed store = %v; want ErrClosed", err)
	}
	if err := s.Clear(context.Background()); !errors.Is(err, progress.ErrClosed) {
		t.Errorf("Clear of a closed store = %v; want ErrClosed", err)
	}
	if err := s.Close(); err != nil {
		t.Errorf("closing twice = %v", err)
	}
}

func expired(t *testing.T, open Opener) {
	s := opened(t, open)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := s.Append(ctx, Event(1)); !errors.Is(err, context.Canceled) {
		t.Errorf("Append with an expired context = %v; want context.Canceled", err)
	}
	same(t, load(t, s), nil)
}
