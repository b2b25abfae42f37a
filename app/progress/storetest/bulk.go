package storetest

import (
	"context"
	"errors"
	"testing"
	"time"

	"notelab/app/progress"
)

// feed sends events in batches, and closes the channel.
func feed(events []progress.Event, size int, between func()) <-chan []progress.Event {
	ch := make(chan []progress.Event)
	go func() {
		for at := 0; at < len(events); at += size {
			ch <- events[at:min(at+size, len(events))]
			if between != nil {
				between()
			}
		}
		close(ch)
	}()
	return ch
}

func some(from, n int) []progress.Event {
	var out []progress.Event
	for i := range n {
		out = append(out, Event(from+i))
	}
	return out
}

func bulk(t *testing.T, open Opener) {
	s := opened(t, open)
	must(t, s.Append(context.Background(), Event(2), Event(700), Event(2999)))
	other := Event(9000)
	other.ID = Event(5).ID // a known id keeps its first event, here too
	fresh, err := s.AppendFrom(context.Background(), feed(append(some(0, 3000), other, Event(7)), 333, nil))
	must(t, err)
	if fresh != 2997 {
		t.Errorf("%d events are fresh; want 2997", fresh)
	}
	same(t, load(t, s), some(0, 3000))
	fresh, err = s.AppendFrom(context.Background(), feed(nil, 1, nil))
	must(t, err)
	if fresh != 0 {
		t.Errorf("%d fresh of none", fresh)
	}
	same(t, load(t, opened(t, open)), some(0, 3000))
}

func bulkSlow(t *testing.T, open Opener) {
	s := opened(t, open)
	fresh, err := s.AppendFrom(context.Background(), feed(some(0, 40), 7, func() { <-time.After(60 * time.Millisecond) }))
	must(t, err)
	if fresh != 40 {
		t.Errorf("%d of 40 events are fresh", fresh)
	}
	same(t, load(t, s), some(0, 40))
}

func bulkCancelled(t *testing.T, open Opener) {
	s := opened(t, open)
	must(t, s.Append(context.Background(), Event(1)))
	for _, n := range []int{0, 1, 4} {
		ctx, cancel := context.WithCancel(context.Background())
		ch := make(chan []progress.Event)
		go func() {
			for i := range n {
				ch <- some(1000*i, 1000)
			}
			cancel() // and the channel is never closed
		}()
		if _, err := s.AppendFrom(ctx, ch); !errors.Is(err, context.Canceled) {
			t.Errorf("AppendFrom cancelled after %d batches = %v", n, err)
		}
		same(t, load(t, s), []progress.Event{Event(1)})
	}
	// The log goes on as if nothing had been.
	must(t, s.Append(context.Background(), Event(2)))
	same(t, load(t, s), some(1, 2))
}

func bulkInvalid(t *testing.T, open Opener) {
	s := opened(t, open)
	bad := Event(2)
	bad.ID = "short"
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	ch := make(chan []progress.Event, 3)
	ch <- some(10, 600)
	ch <- []progress.Event{Event(1), bad}
	close(ch)
	if _, err := s.AppendFrom(ctx, ch); err == nil {
		t.Error("AppendFrom of an invalid event succeeded")
	}
	same(t, load(t, s), nil)
}

func bulkTold(t *testing.T, open Opener) {
	a, b := opened(t, open), opened(t, open)
	got := make(chan []progress.Event, 40)
	defer b.Subscribe(func(events []progress.Event) { got <- events })()
	hear := func() []progress.Event {
		t.Helper()
		select {
		case events := <-got:
			return events
		case <-time.After(10 * time.Second):
			t.Fatal("the other store was not told")
			return nil
		}
	}
	_, err := a.AppendFrom(context.Background(), feed(some(0, 3), 2, nil))
	must(t, err)
	same(t, hear(), some(0, 3))
	_, err = a.AppendFrom(context.Background(), feed(some(10, 5000), 500, nil))
	must(t, err)
	if n := len(hear()); n != 0 && n != 5000 {
		t.Errorf("told of %d events of 5000; want all, or none, which says to read the log again", n)
	}
}
