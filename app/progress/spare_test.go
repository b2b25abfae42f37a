package progress_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"notelab/app/progress"
)

var errSpareTest = errors.New("the store fails on purpose")

// failing fails at random calls, before or after they did what was asked.
type failing struct {
	progress.Store
	r    *rand.Rand
	odds int // one in so many; 0 never
}

func (f *failing) fails() bool { return f.odds > 0 && f.r.IntN(f.odds) == 0 }

func (f *failing) Append(ctx context.Context, events ...progress.Event) error {
	if f.fails() {
		return errSpareTest
	}
	if err := f.Store.Append(ctx, events...); err != nil {
		return err
	}
	if f.fails() {
		return errSpareTest
	}
	return nil
}

func (f *failing) LoadSince(ctx context.Context, place int64) (progress.Part, error) {
	if f.fails() {
		return progress.Part{}, errSpareTest
	}
	return f.Store.LoadSince(ctx, place)
}

func (f *failing) SaveCheckpoint(ctx context.Context, place int64, data []byte) error {
	if f.fails() {
		return errSpareTest
	}
	return f.Store.SaveCheckpoint(ctx, place, data)
}

func ids(t *testing.T, s progress.Store) map[string]bool {
	t.Helper()
	events, _, err := s.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for _, e := range events {
		if out[e.ID] {
			t.Fatalf("%s is there twice", e.ID)
		}
		out[e.ID] = true
	}
	return out
}

func someEvents(r *rand.Rand, n int) []progress.Event {
	out := make([]progress.Event, n)
	for i := range out {
		var b [16]byte
		for k := range b {
			b[k] = byte(r.Uint32())
		}
		out[i] = progress.New(progress.NewID(b), int64(1+r.IntN(1e9)), "device", progress.Read, progress.ReadData{Note: "n"})
	}
	return out
}

// Logs and copies that vanish, calls that fail, programs that start again: against
// the union of two plain sets.
func TestASpareEndsWithTheUnion(t *testing.T) {
	for seed := range uint64(400) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 7))
			log, copied := progress.NewLog(), progress.NewLog()
			inLog, inCopy := map[string]bool{}, map[string]bool{}
			var spare *progress.Spare
			var a, b *failing
			start := func() {
				a, b = &failing{Store: log.Open(), r: r}, &failing{Store: copied.Open(), r: r}
				spare = &progress.Spare{Log: a, Copy: b}
			}
			start()
			again := false
			for range 40 {
				switch r.IntN(8) {
				case 0, 1, 2:
					n := 1 + r.IntN(4)
					if r.IntN(12) == 0 {
						n = 1200 // more than a part
					}
					events := someEvents(r, n)
					if err := log.Open().Append(t.Context(), events...); err != nil {
						t.Fatal(err)
					}
					for i := range events {
						inLog[events[i].ID] = true
					}
				case 3: // the browser deletes the log, at the next start or under the program
					log = progress.NewLog()
					inLog = map[string]bool{}
					if r.IntN(2) == 0 {
						start()
					} else {
						a.Store, again = log.Open(), true
					}
				case 4: // or the copy
					copied = progress.NewLog()
					inCopy = map[string]bool{}
					start()
				case 5:
					start()
				default:
					if r.IntN(2) == 0 {
						a.odds, b.odds = 5, 5
					}
					_, err := spare.Run(t.Context(), again)
					failed := a.odds > 0 && err != nil
					if err != nil && !failed {
						t.Fatal(err)
					}
					a.odds, b.odds = 0, 0
					haveLog, haveCopy := ids(t, log.Open()), ids(t, copied.Open())
					union := maps.Clone(inLog)
					maps.Copy(union, inCopy)
					for id := range inLog {
						if !haveLog[id] {
							t.Fatal("the log lost a record")
						}
					}
					for id := range inCopy {
						if !haveCopy[id] {
							t.Fatal("the copy lost a record")
						}
					}
					for _, have := range []map[string]bool{haveLog, haveCopy} {
						for id := range have {
							if !union[id] {
								t.Fatal("a record came from nowhere")
							}
						}
						if !failed && len(have) != len(union) {
							t.Fatalf("%d records of %d", len(have), len(union))
						}
					}
					inLog, inCopy = haveLog, haveCopy
					if !failed {
						again = false
					}
				}
			}
		})
	}
}

// counting counts the events that are copied.
type counting struct {
	progress.Store
	n int
}

func (c *counting) Append(ctx context.Context, events ...progress.Event) error {
	c.n += len(events)
	return c.Store.Append(ctx, events...)
}

func TestASpareCopiesOnlyWhatIsNew(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	log, copied := progress.NewLog(), progress.NewLog()
	c := &counting{Store: copied.Open()}
	run := func(s *progress.Spare, want int) {
		t.Helper()
		c.n = 0
		if _, err := s.Run(t.Context(), false); err != nil {
			t.Fatal(err)
		}
		if c.n != want {
			t.Fatalf("%d records were copied, not %d", c.n, want)
		}
	}
	s := &progress.Spare{Log: log.Open(), Copy: c}
	log.Open().Append(t.Context(), someEvents(r, 1700)...)
	run(s, 1700)
	log.Open().Append(t.Context(), someEvents(r, 3)...)
	run(s, 3)
	run(s, 0)
	run(&progress.Spare{Log: log.Open(), Copy: c}, 0) // the next start
}

func TestWhatIsDeletedDoesNotComeBackFromTheSpare(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	log, copied := progress.NewLog(), progress.NewLog()
	s := &progress.Spare{Log: log.Open(), Copy: copied.Open()}
	log.Open().Append(t.Context(), someEvents(r, 20)...)
	if _, err := s.Run(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	if err := s.Clear(t.Context()); err != nil {
		t.Fatal(err)
	}
	more := someEvents(r, 2)
	log.Open().Append(t.Context(), more...)
	for _, s := range []*progress.Spare{s, {Log: log.Open(), Copy: copied.Open()}} {
		if back, err := s.Run(t.Context(), false); back != 0 || err != nil {
			t.Fatal(back, err)
		}
		for _, store := range []progress.Store{log.Open(), copied.Open()} {
			if got := slices.Sorted(maps.Keys(ids(t, store))); len(got) != len(more) {
				t.Fatalf("%d records, not the two of after", len(got))
			}
		}
	}
}
