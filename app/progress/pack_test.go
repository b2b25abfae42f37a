package progress

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math/rand/v2"
	"reflect"
	"testing"
)

// unpacked reads every history of a state, so that states can be compared.
func unpacked(s *State) *State {
	open := func(all ...func()) {
		for _, f := range all {
			f()
		}
	}
	open(func() { each(s.read) }, func() { each(s.places) }, func() { each(s.answers) }, func() { each(s.predict) }, func() { each(s.setting) }, func() { each(s.held) }, func() { each(s.exams) }, func() { each(s.marks) })
	return s
}

func each[K comparable, T entry[T]](m map[K]*history[T]) {
	for _, h := range m {
		h.list = append(make([]T, 0, len(h.all())), h.all()...)
		h.count, h.last = 0, 0
	}
}

// TestACheckpointAndTheRestAreTheFoldOfEverything is the promise of checkpoints:
// any events first, in any order, any that are late, repeated or undone after.
func TestACheckpointAndTheRestAreTheFoldOfEverything(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 3))
		events := shuffled(r, randomEvents(r, 80))
		want := unpacked(Fold(events))
		s := NewState()
		for place := 0; place < len(events); {
			n := min(1+r.IntN(40), len(events)-place)
			s.Apply(events[place : place+n]...)
			s.Apply(events[r.IntN(place+n)]) // once more
			place += n
			if r.IntN(3) == 0 {
				s.Record("", "q1") // some are looked at, the others stay packed
			}
			got, at, err := Unpack(s.Pack(int64(place), nil))
			if err != nil || at != int64(place) {
				t.Fatalf("seed %d: Unpack = place %d, %v; want %d", seed, at, err, place)
			}
			if r.IntN(4) > 0 {
				s = got // go on with what was read, or with what was written
			}
		}
		if got := unpacked(s); !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: the state through checkpoints differs:\n%+v\n%+v", seed, got, want)
		}
	}
}

// TestAStoreWithCheckpointsReplaysItsWholeLog does the same through a store, as
// the program does: some checkpoints damaged, some lost, the log cleared.
func TestAStoreWithCheckpointsReplaysItsWholeLog(t *testing.T) {
	ctx := context.Background()
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 4))
		s := NewMemory()
		for _, e := range shuffled(r, randomEvents(r, 120)) {
			if err := s.Append(ctx, e); err != nil {
				t.Fatal(err)
			}
			if r.IntN(12) > 0 {
				continue
			}
			got, err := Replay(ctx, s, nil)
			if err != nil {
				t.Fatal(err)
			}
			data := got.State.Pack(got.Place, nil)
			switch r.IntN(5) {
			case 0:
				data[r.IntN(len(data))] ^= byte(1 + r.IntN(255))
			case 1:
				data = data[:r.IntN(len(data))]
			}
			if err := s.SaveCheckpoint(ctx, got.Place, data); err != nil {
				t.Fatal(err)
			}
			log, _, err := s.Load(ctx)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(unpacked(got.State), unpacked(Fold(log))) {
				t.Fatalf("seed %d: the replayed state is not the fold of the log", seed)
			}
			if r.IntN(20) == 0 {
				if err := s.Clear(ctx); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

func someState() *State {
	return Fold(randomEvents(rand.New(rand.NewPCG(1, 5)), 60))
}

func TestADamagedCheckpointIsRefused(t *testing.T) {
	good := someState().Pack(7, nil)
	for i := range good {
		bad := append([]byte(nil), good...)
		bad[i] ^= 0x10
		if _, _, err := Unpack(bad); !errors.Is(err, ErrCheckpoint) {
			t.Errorf("with byte %d changed: %v; want ErrCheckpoint", i, err)
		}
		if _, _, err := Unpack(good[:i]); !errors.Is(err, ErrCheckpoint) {
			t.Errorf("cut after %d bytes: %v; want ErrCheckpoint", i, err)
		}
	}
	if _, _, err := Unpack(append(good, 0)); !errors.Is(err, ErrCheckpoint) {
		t.Errorf("with a byte more: %v; want ErrCheckpoint", err)
	}
}

// FuzzUnpack damages the inside and mends the checksum: whatever comes, nothing
// panics.
func FuzzUnpack(f *testing.F) {
	f.Add(someState().Pack(7, nil)[headLen:])
	f.Add([]byte{1, 0, 0, 0, 0, 0, 0, 0, 0, 0})
	f.Fuzz(func(t *testing.T, body []byte) {
		data := append([]byte(checkpointMark+"\x011234"), body...)
		binary.LittleEndian.PutUint32(data[headLen-4:], crc32.ChecksumIEEE(body))
		s, seq, err := Unpack(data)
		if err != nil {
			return
		}
		s.AnsweredSince("", 0)
		unpacked(s).Pack(seq, nil)
	})
}

// TestTheFoldVersionSaysWhatAStateHolds fails when the bytes of a checkpoint
// change: then raise foldVersion, or learners keep states of the old fold.
func TestTheFoldVersionSaysWhatAStateHolds(t *testing.T) {
	one := []Event{
		New(id(1), 10, "d", Answered, AnsweredData{Course: "c", Question: "q", Type: "choice", Chosen: []int{0, 2}, Right: true, Sure: "sure", Millis: 5, Rating: 3, Zone: -210, Where: "note", Sim: "s", Ask: "a"}),
		New(id(2), 20, "d", Read, ReadData{Course: "c", Note: "n", Section: "s", On: true}),
		New(id(3), 30, "d", Place, PlaceData{Course: "c", Note: "n", Section: "s"}),
		New(id(4), 40, "d", Setting, SettingData{Key: "k", Value: "v"}),
		New(id(5), 50, "d", Predicted, PredictedData{Course: "c", Sim: "s", Figure: "f", Params: "p", Said: 1, Was: 2, Right: true}),
		New(id(6), 60, "d", Undone, UndoneData{Event: id(1)}),
		New(id(8), 65, "d", Held, HeldData{Course: "c", Question: "q", How: Suspend, Zone: 540}),
		New(id(9), 66, "d", Exam, ExamData{Course: "c", Step: ExamStart, Blueprint: "b", Form: "full", Items: []ExamItem{{"q", "D1", "D1.T1"}}, Minutes: 130, Pausable: true, Seed: 7}),
		New(id(10), 67, "d", Exam, ExamData{Course: "c", Step: ExamMark, Exam: id(9), Question: "q", Chosen: []int{1}, Struck: []int{0}, Flagged: true, Millis: 9, Next: 1}),
		New(id(11), 68, "d", Exam, ExamData{Course: "c", Step: ExamFinish, Exam: id(9), Results: "1", Auto: true}),
		{id(7), 70, "d", "newer", []byte(`{}`)},
	}
	got := fmt.Sprintf("%d %08x", foldVersion, crc32.ChecksumIEEE(Fold(one).Pack(1, nil)))
	if want := "3 5517b0c1"; got != want {
		t.Errorf("fold version and bytes: %s; want %s", got, want)
	}
}

func TestACheckpointRemembersHowManyRecordsAreUnreadable(t *testing.T) {
	s := Fold(nil)
	s.aside = 3
	got, _, err := Unpack(s.Pack(1, nil))
	if err != nil || got.Aside() != 3 {
		t.Errorf("Unpack: %v, %v; want 3 records set aside", got.Aside(), err)
	}
}

func TestPackingALongLogPauses(t *testing.T) {
	var events []Event
	for i := range 10 * packAtOnce { // too few of each to be packed as they come
		var raw [16]byte
		binary.LittleEndian.PutUint32(raw[:], uint32(i))
		events = append(events, New(NewID(raw), int64(i+1), "d", Answered, AnsweredData{Question: fmt.Sprint("q", i%1000)}))
	}
	pauses := 0
	Fold(events).Pack(1, func() { pauses++ })
	if pauses < 9 || pauses > 11 {
		t.Errorf("%d pauses for %d entries; want one every %d", pauses, len(events), packAtOnce)
	}
}

func BenchmarkUnpack100000(b *testing.B) {
	data := Fold(answers100000()).Pack(100_000, nil)
	b.ReportMetric(float64(len(data))/1e6, "MB")
	for b.Loop() {
		if _, _, err := Unpack(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPack100000(b *testing.B) {
	s := Fold(answers100000())
	for b.Loop() {
		s.Pack(100_000, nil)
	}
}

// BenchmarkRecords100000 asks for every question of a state just read.
func BenchmarkRecords100000(b *testing.B) {
	data := Fold(answers100000()).Pack(100_000, nil)
	for b.Loop() {
		s, _, _ := Unpack(data)
		for q := range 1000 {
			s.Record("", fmt.Sprint("q", q))
		}
	}
}
