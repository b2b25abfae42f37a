package progress

import (
	"context"
	"errors"
	"math/rand/v2"
	"reflect"
	"testing"
)

// manyEvents makes enough for several slices of a file.
func manyEvents(n int) []Event {
	r := rand.New(rand.NewPCG(31, 7))
	var out []Event
	for i := range n {
		var b [16]byte
		for j := range b {
			b[j] = byte(r.Uint32())
		}
		out = append(out, New(NewID(b), int64(i+1), "device", Answered, AnsweredData{Question: "q", Type: "choice", Chosen: []int{i % 4}, Right: i%2 == 0}))
	}
	return out
}

func logOf(t *testing.T, s Store) []Event {
	t.Helper()
	events, _, err := s.Load(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return events
}

func TestARestoreMergesAFileSliceBySlice(t *testing.T) {
	ctx := context.Background()
	events := manyEvents(12000)
	file := Export(events, nil, exportedAt, nil)
	if len(file) < 3*sliceSize {
		t.Fatalf("the file has %d bytes", len(file))
	}
	s := NewMemory()
	own := New(id(3), 5, "d", Read, ReadData{Note: "n"})
	if err := s.Append(ctx, append(events[:700:700], own)...); err != nil {
		t.Fatal(err)
	}
	last := Step{}
	pauses := 0
	im, err := Restore(ctx, s, BytesFile(file), func(step Step) {
		if step.Phase < last.Phase || step.Phase == last.Phase && step.Done <= last.Done || step.Total != int64(len(file)) {
			t.Errorf("step %+v after %+v", step, last)
		}
		last = step
	}, func() { pauses++ })
	if err != nil || !im.Clean() || im.Total != 12000 || im.New != 11300 || im.Events != nil {
		t.Fatalf("Restore = %+v, %v", im, err)
	}
	if last.Phase != Storing || last.Done != int64(len(file)) || pauses < 2*len(file)/pieceSize {
		t.Errorf("the last step is %+v, with %d pauses", last, pauses)
	}
	if got, want := logOf(t, s), Merge(events, []Event{own}); !reflect.DeepEqual(got, want) {
		t.Errorf("%d events in the log; want %d", len(got), len(want))
	}
	if im, err = Restore(ctx, s, BytesFile(file), nil, nil); err != nil || im.New != 0 || im.Total != 12000 {
		t.Errorf("once more: %+v, %v", im, err)
	}
}

func TestARestoreThatIsCancelledAnywhereDoesNothing(t *testing.T) {
	events := manyEvents(12000)
	file := Export(events, nil, exportedAt, nil)
	for at := range 50 {
		s := NewMemory()
		ctx, cancel := context.WithCancel(context.Background())
		n := 0
		_, err := Restore(ctx, s, BytesFile(file), nil, func() {
			if n++; n == 1+at*2*len(file)/pieceSize/50 {
				cancel()
			}
		})
		if err == nil { // it was cancelled when all was sent
			if n := len(logOf(t, s)); n != len(events) {
				t.Fatalf("cancelled at %d: %d events of a restore that went well", at, n)
			}
			continue
		}
		if n := len(logOf(t, s)); !errors.Is(err, context.Canceled) || n != 0 {
			t.Fatalf("cancelled at %d: %v, and %d events in the log", at, err, n)
		}
	}
}

func TestAFileThatChangesOrFailsMeanwhileIsNotRestored(t *testing.T) {
	ctx := context.Background()
	file := Export(manyEvents(12000), nil, exportedAt, nil)
	broken := errors.New("the disk is gone")
	for name, second := range map[string]func(from, to int64) ([]byte, error){
		"another byte": func(from, to int64) ([]byte, error) {
			b := append([]byte(nil), file[from:to]...)
			if from > sliceSize {
				b[100] ^= 1
			}
			return b, nil
		},
		"shorter":    func(from, to int64) ([]byte, error) { return file[from:min(to, sliceSize)], nil },
		"a bad disk": func(from, to int64) ([]byte, error) { return nil, broken },
		"bad halfway": func(from, to int64) ([]byte, error) {
			return file[from:to], map[bool]error{true: broken}[from > sliceSize]
		},
	} {
		s := NewMemory()
		read := int64(0)
		f := File{int64(len(file)), func(_ context.Context, from, to int64) ([]byte, error) {
			if read < int64(len(file)) {
				read += to - from
				return file[from:to], nil
			}
			if name == "shorter" && from >= sliceSize {
				return nil, nil
			}
			return second(from, to)
		}}
		_, err := Restore(ctx, s, f, nil, nil)
		if !errors.Is(err, ErrChanged) && !errors.Is(err, broken) {
			t.Errorf("%s: Restore = %v", name, err)
		}
		if n := len(logOf(t, s)); n != 0 {
			t.Errorf("%s: %d events in the log", name, n)
		}
	}
	// And a store that cannot.
	s := NewMemory()
	s.Close()
	if _, err := Restore(ctx, s, BytesFile(file), nil, nil); !errors.Is(err, ErrClosed) {
		t.Errorf("into a closed store: %v", err)
	}
}

func TestWhatCannotBeTrustedTouchesNoStore(t *testing.T) {
	s := NewMemory()
	s.Close() // would say so
	tr := everyKind(t)
	old := version1(tr.events)
	old[len(old)/2] ^= 1
	for name, file := range map[string][]byte{"a changed file of version 1": old, "no backup": []byte("# Notes\n"), "nothing": nil} {
		if im, err := Restore(context.Background(), s, BytesFile(file), nil, nil); err != nil || im.Total != 0 || len(im.Refused) == 0 {
			t.Errorf("%s: %+v, %v", name, im, err)
		}
	}
}
