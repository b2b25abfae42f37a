package remote

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"notelab/app/progress"
)

var errCrash = errors.New("the tab was killed")

// shelf is a folder in memory that fails and is watched.
type shelf struct {
	mu      sync.Mutex
	objects map[string][]byte
	wrote   map[string]int // Puts by name
	reads   int
	blind   bool                   // cannot tell whether an object is there
	step    func(what string) step // what to do at a step
	clash   string                 // an object that was overwritten with another content
}

// step is what happens at one step of a round.
type step int

const (
	goOn   step = iota
	before      // the tab dies before the step
	after       // the tab dies after it
	half        // half of an object is written, then the tab dies
	fails       // the step fails, the tab lives
)

func newShelf() *shelf {
	return &shelf{objects: map[string][]byte{}, wrote: map[string]int{}, step: func(string) step { return goOn }}
}

// do runs a step with its fault.
func do(s step, f func() error, cut func()) error {
	switch s {
	case before:
		return errCrash
	case half:
		if cut != nil {
			cut()
		}
		return errCrash
	case fails:
		return &Error{Why: "sync.err.reach"}
	}
	err := f()
	if s == after {
		return errCrash
	}
	return err
}

func (f *shelf) List(context.Context) (out []Object, err error) {
	err = do(f.step("list"), func() error {
		f.mu.Lock()
		defer f.mu.Unlock()
		for n, b := range f.objects {
			out = append(out, Object{n, int64(len(b)), digest(b)})
		}
		return nil
	}, nil)
	return out, err
}

func (f *shelf) Get(_ context.Context, n string) (data []byte, err error) {
	err = do(f.step("get"), func() error {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.reads++
		b, ok := f.objects[n]
		if !ok {
			return ErrMissing
		}
		data = slices.Clone(b)
		return nil
	}, nil)
	return data, err
}

func (f *shelf) Put(_ context.Context, n string, data []byte, fresh bool) error {
	write := func(data []byte) error {
		f.mu.Lock()
		defer f.mu.Unlock()
		old, there := f.objects[n]
		if there && fresh && !f.blind {
			return ErrExists
		}
		if _, hash, _ := parseName(n); there && digest(old) == hash && !slices.Equal(old, data) {
			f.clash = n
		}
		f.objects[n] = slices.Clone(data)
		f.wrote[n]++
		return nil
	}
	return do(f.step("put"), func() error { return write(data) }, func() { write(data[:len(data)/2]) })
}

// device is a learner's device on the model.
type device struct {
	id      string
	log     *progress.Memory
	shelf   *shelf
	kept    []byte // the state as it was saved last
	saves   int
	events  int
	running bool
	now     int64
}

func (d *device) study(at int64, rng *rand.Rand) progress.Event {
	var r [16]byte
	for i := range r {
		r[i] = byte(rng.Uint32())
	}
	d.events++
	e := progress.New(progress.NewID(r), at, d.id, progress.Read, progress.ReadData{Course: "c", Note: d.id, Section: fmt.Sprint(d.events), On: true})
	if err := d.log.Append(context.Background(), e); err != nil {
		panic(err)
	}
	return e
}

// dying is a log whose Append may die.
type dying struct {
	*progress.Memory
	step func(string) step
}

func (l dying) Append(ctx context.Context, events ...progress.Event) error {
	return do(l.step("append"), func() error { return l.Memory.Append(ctx, events...) }, nil)
}

func (d *device) round() (Report, error) {
	d.running = true
	defer func() { d.running = false }()
	st, err := ParseState(d.kept)
	if err != nil {
		panic(err)
	}
	s := &Sync{Device: d.id, Now: d.now, Log: dying{d.log, d.shelf.step}, Folder: d.shelf, Save: func(_ context.Context, st *State) error {
		return do(d.shelf.step("save"), func() error { d.saves++; d.kept = st.Pack(); return nil }, nil)
	}}
	return s.Run(context.Background(), st)
}

func ids(t *testing.T, d *device) []string {
	t.Helper()
	events, _, err := d.log.Load(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range events {
		out = append(out, e.ID)
	}
	slices.Sort(out)
	return out
}

// The oracle is the plain union of all sets of ids.
func TestDevicesConvergeToTheUnionWhateverDiesWhen(t *testing.T) {
	crashes, failures := 0, 0
	for seed := range uint64(1500) {
		rng := rand.New(rand.NewPCG(seed, 9))
		f := newShelf()
		f.blind = seed%3 == 0
		var devices []*device
		for i := range 2 + int(seed%2) {
			devices = append(devices, &device{id: fmt.Sprintf("device%d", i), log: progress.NewMemory(), shelf: f})
		}
		union := map[string]bool{}
		now := int64(1_790_000_000_000)
		study := func() {
			d := devices[rng.IntN(len(devices))]
			// A clock may be wrong by hours.
			for range 1 + rng.IntN(4) {
				now += int64(rng.IntN(5000))
				union[d.study(now+int64(rng.IntN(3)-1)*9_000_000, rng).ID] = true
			}
		}
		depth := 0
		var mu sync.Mutex // Gets of one round run beside each other
		f.step = func(what string) step {
			mu.Lock()
			n := rng.IntN(60)
			mu.Unlock()
			switch {
			case n == 0:
				crashes++
				return before
			case n == 1:
				crashes++
				return after
			case n == 2 && what == "put":
				crashes++
				return half
			case n == 3 && what != "append" && what != "save":
				failures++
				return fails
			case n < 9 && depth == 0 && what != "get": // another device, or the learner, comes in between
				depth++
				if n < 6 {
					study()
				} else {
					// One device runs one round at a time: a lock sees to it.
					if d := devices[rng.IntN(len(devices))]; !d.running {
						d.round()
					}
				}
				depth--
			}
			return goOn
		}
		for range 25 {
			if rng.IntN(2) == 0 {
				study()
			} else {
				devices[rng.IntN(len(devices))].round()
			}
		}
		f.step = func(string) step { return goOn }
		for range 2 {
			for _, d := range devices {
				if _, err := d.round(); err != nil {
					t.Fatalf("seed %d: a round without faults: %v", seed, err)
				}
			}
		}
		for _, d := range devices { // half objects that were put right meanwhile
			if _, err := d.round(); err != nil {
				t.Fatal(err)
			}
		}
		want := slices.Sorted(maps.Keys(union))
		for _, d := range devices {
			if got := ids(t, d); !slices.Equal(got, want) {
				t.Fatalf("seed %d: %s has %d events; the union has %d", seed, d.id, len(got), len(want))
			}
		}
		// No event stands in two objects, and no object is broken for good.
		in := map[string]string{}
		for n, b := range f.objects {
			_, hash, _ := parseName(n)
			events, why := open(hash, b, nil)
			if why != "" {
				t.Fatalf("seed %d: %s: %s", seed, n, why)
			}
			for _, e := range events {
				if was := in[e.ID]; was != "" {
					t.Fatalf("seed %d: event %s stands in %s and in %s", seed, e.ID, was, n)
				}
				in[e.ID] = n
			}
		}
		if len(in) != len(union) {
			t.Fatalf("seed %d: the objects hold %d events of %d", seed, len(in), len(union))
		}
		if f.clash != "" {
			t.Fatalf("seed %d: %s was overwritten", seed, f.clash)
		}
		// Running again changes nothing.
		puts, reads := maps.Clone(f.wrote), f.reads
		for _, d := range devices {
			saves := d.saves
			report, err := d.round()
			if err != nil || report.Sent != 0 || report.Received != 0 || d.saves != saves {
				t.Fatalf("seed %d: a round more: %+v, %v, %d saves", seed, report, err, d.saves-saves)
			}
		}
		if !maps.Equal(puts, f.wrote) || reads != f.reads {
			t.Fatalf("seed %d: a round more put or read objects", seed)
		}
	}
	if crashes < 1000 || failures < 200 {
		t.Errorf("only %d crashes and %d failures were tried", crashes, failures)
	}
}
