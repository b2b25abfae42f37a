package remote

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"

	"notelab/app/progress"
)

// The bounds of one round.
const (
	// maxObject is the size beyond which an object is not fetched, in bytes.
	maxObject = 32 << 20
	// atOnce is how many objects are asked for at a time.
	atOnce = 4
	// maxHeld is how many fetched objects are stored together.
	maxHeld = 64
	// maxEvents is how many events an object holds at most: about half a
	// megabyte, which a slow link carries in one go.
	maxEvents = 2000
	// maxBytes is how many bytes of payload, unless one event alone has more.
	maxBytes = 4 << 20
	// maxFailed is how many objects may fail to come before a round gives up.
	maxFailed = 3
)

// Sync is what a round works with.
type Sync struct {
	Device string // whose log it is
	Log    interface {
		Append(ctx context.Context, events ...progress.Event) error
		LoadSince(ctx context.Context, place int64) (progress.Part, error)
	}
	Folder Folder
	// Save keeps the state, durably before it returns.
	Save func(ctx context.Context, st *State) error
	// Merged, when set, is told of the events of every object after they have
	// been stored; the log may have held some of them before.
	Merged func([]progress.Event)
	// Now is the device's time in Unix milliseconds.
	Now int64
	// Again looks once more at objects that were set aside.
	Again bool
	// Pause, when set, is called every few milliseconds.
	Pause func()
}

// Report is what a round did.
type Report struct {
	Received int // events of others that came
	Sent     int // events that were put
	Objects  int // objects that stand there
	Aside    int // of them set aside
}

// round is one run of Sync.
type round struct {
	*Sync
	st     *State
	known  map[string]bool // events that are in some object
	saved  int64           // the place in the state as it is kept
	report Report
	failed error // the first object that did not come
}

// Run brings the log and the folder together: what others put is fetched and
// stored, then what no object holds is put. On an error everything done so far
// counts, and the next round goes on from there.
func (s *Sync) Run(ctx context.Context, st *State) (Report, error) {
	r := &round{Sync: s, st: st}
	objects, err := s.Folder.List(ctx)
	if err != nil {
		return r.report, err
	}
	r.report.Objects = len(objects)
	if stale, err := r.stale(ctx, objects); err != nil {
		return r.report, err
	} else if stale {
		*st = State{}
	}
	r.saved = st.Place
	r.known = make(map[string]bool, len(st.Known))
	for _, id := range st.Known {
		r.known[id] = true
	}
	if err := r.fetch(ctx, objects); err != nil {
		return r.report, err
	}
	r.report.Aside = len(st.Aside)
	if err := r.send(ctx); err != nil {
		return r.report, err
	}
	return r.report, r.failed
}

// stale reports whether the state is not of this folder and this log: an object
// has gone that was there, or the log is another one. Everything is looked at
// again then, and what no object holds any more is put again.
func (r *round) stale(ctx context.Context, objects []Object) (bool, error) {
	there := make(map[string]bool, len(objects))
	for _, o := range objects {
		there[o.Name] = true
	}
	for n := range r.st.Seen {
		if !there[n] {
			return true, nil
		}
	}
	if r.st.Place == 0 {
		return false, nil
	}
	part, err := r.Log.LoadSince(ctx, r.st.Place-1)
	if err != nil {
		return false, err
	}
	return part.Last < r.st.Place || r.st.Mark != "" && (len(part.Events) == 0 || part.Events[0].ID != r.st.Mark), nil
}

// fetch takes over every object that is new.
func (r *round) fetch(ctx context.Context, objects []Object) error {
	slices.SortFunc(objects, func(a, b Object) int { return strings.Compare(a.Name, b.Name) })
	changed := false
	aside := map[string]Aside{}
	set := func(o Object, a Aside) {
		aside[o.Name] = a
		changed = changed || r.st.Aside[o.Name] != a
	}
	var wanted []Object
	for _, o := range objects {
		tag := o.Tag + "/" + strconv.FormatInt(o.Size, 10)
		o.Tag = tag
		_, _, ours := parseName(o.Name)
		old, was := r.st.Aside[o.Name]
		switch {
		case r.st.Seen[o.Name]:
		case !ours:
			set(o, Aside{Tag: tag, Why: "sync.aside.foreign"})
		case o.Size > maxObject:
			set(o, Aside{Tag: tag, Why: "sync.aside.big"})
		case was && old.rest(tag, r.Now) && !r.Again:
			set(o, old)
		default:
			wanted = append(wanted, o)
			if was {
				aside[o.Name] = old // until it has come
			}
		}
	}
	changed = changed || len(aside) != len(r.st.Aside)
	r.st.Aside = aside
	failed := 0
	for len(wanted) > 0 && failed < maxFailed {
		var some []fetched
		for size := 0; len(wanted) > 0 && failed < maxFailed && len(some) < maxHeld && size < maxBytes; {
			n := min(atOnce, len(wanted))
			for i, g := range r.get(ctx, wanted[:n]) {
				o := wanted[i]
				switch {
				case errors.Is(g.err, ErrMissing): // gone since it was listed: the next round sees
				case g.err != nil:
					failed++
					if r.failed == nil {
						r.failed = g.err
					}
				default:
					size += len(g.data)
					changed = true
					_, hash, _ := parseName(o.Name)
					if events, why := open(hash, g.data, r.Pause); why != "" {
						a := Aside{o.Tag, why, r.Now, 1}
						if old := r.st.Aside[o.Name]; old.Tag == o.Tag {
							a.Tries = old.Tries + 1
						}
						r.st.Aside[o.Name] = a
					} else {
						delete(r.st.Aside, o.Name)
						some = append(some, fetched{o.Name, events})
					}
				}
			}
			wanted = wanted[n:]
		}
		if changed {
			if err := r.take(ctx, some); err != nil {
				return err
			}
			changed = len(some) > 0
		}
	}
	if changed {
		if err := r.save(ctx); err != nil {
			return err
		}
	}
	if failed >= maxFailed {
		return r.failed
	}
	return ctx.Err()
}

// fetched is an object that came whole.
type fetched struct {
	name   string
	events []progress.Event
}

// take stores what was fetched. That the events are in some object is kept
// before they are in the log, so that they are never put again; that the object
// was seen counts after, so that they are never lost.
func (r *round) take(ctx context.Context, some []fetched) error {
	for _, f := range some {
		for i := range f.events {
			r.known[f.events[i].ID] = true
		}
	}
	if err := r.save(ctx); err != nil {
		return err
	}
	for _, f := range some {
		if err := r.Log.Append(ctx, f.events...); err != nil {
			return err
		}
		if r.Merged != nil {
			r.Merged(f.events)
		}
		if r.st.Seen == nil {
			r.st.Seen = map[string]bool{}
		}
		r.st.Seen[f.name] = true
	}
	return nil
}

// got is what came of asking for one object.
type got struct {
	data []byte
	err  error
}

// get asks for some objects at a time.
func (r *round) get(ctx context.Context, some []Object) []got {
	out := make([]got, len(some))
	if len(some) == 1 {
		out[0].data, out[0].err = r.Folder.Get(ctx, some[0].Name)
		return out
	}
	var wg sync.WaitGroup
	for i := range some {
		wg.Add(1)
		go func() {
			defer wg.Done()
			out[i].data, out[i].err = r.Folder.Get(ctx, some[i].Name)
		}()
	}
	wg.Wait()
	return out
}

// send puts the events that no object holds, in the order of storing.
func (r *round) send(ctx context.Context) error {
	if err := r.again(ctx); err != nil {
		return err
	}
	var batch []progress.Event
	var passed []string // known events between the state's place and this one
	mark := ""          // the last record before place, when it is an event
	for place, more := r.st.Place, true; more; {
		part, err := r.Log.LoadSince(ctx, place)
		if err != nil {
			return err
		}
		for _, e := range part.Events {
			mark = e.ID
			if !r.known[e.ID] {
				batch = append(batch, e)
				continue
			}
			passed = append(passed, e.ID)
			if e.Device != r.Device {
				r.report.Received++
			}
		}
		if len(part.Corrupt) > 0 {
			mark = "" // which record is the last is not known
		}
		place, more = part.Last, part.More
		if len(batch) >= maxEvents || !more {
			for len(batch) > 0 {
				n := whole(batch)
				if err := r.put(ctx, batch[:n]); err != nil {
					return err
				}
				for i := range batch[:n] {
					r.known[batch[i].ID] = true
					passed = append(passed, batch[i].ID)
				}
				batch = batch[n:]
			}
		}
		if len(batch) == 0 && place > r.st.Place {
			r.st.Place, r.st.Mark = place, mark
			for _, id := range passed {
				delete(r.known, id)
			}
			passed = passed[:0]
			if more && len(r.st.Pending) > 0 {
				r.st.Pending = nil
				if err := r.save(ctx); err != nil {
					return err
				}
			}
		}
		r.pause()
	}
	if r.st.Place != r.saved || len(r.st.Known) > 0 || len(r.st.Pending) > 0 {
		r.st.Pending = nil
		clear(r.known)
		return r.save(ctx)
	}
	return nil
}

// whole is how many events make one object.
func whole(batch []progress.Event) int {
	size := 0
	for n := range batch {
		if size += len(batch[n].Data); n > 0 && size > maxBytes {
			return n
		}
		if n == maxEvents {
			return n
		}
	}
	return len(batch)
}

// again puts the object that a round before may or may not have put: the same
// events under the same name.
func (r *round) again(ctx context.Context) error {
	left := map[string]bool{}
	for _, id := range r.st.Pending {
		if !r.known[id] {
			left[id] = true
		}
	}
	if len(left) == 0 {
		return nil
	}
	var batch []progress.Event
	for place, more := r.st.Place, true; more && len(batch) < len(left); {
		part, err := r.Log.LoadSince(ctx, place)
		if err != nil {
			return err
		}
		for _, e := range part.Events {
			if left[e.ID] {
				batch = append(batch, e)
			}
		}
		place, more = part.Last, part.More
	}
	if len(batch) == 0 {
		return nil // the log was cleared meanwhile
	}
	if err := r.put(ctx, batch); err != nil {
		return err
	}
	for i := range batch {
		r.known[batch[i].ID] = true
	}
	return r.save(ctx)
}

// put writes one object and remembers it as seen; who calls it saves the state.
func (r *round) put(ctx context.Context, batch []progress.Event) error {
	first, data := pack(batch, r.Pause)
	n := name(r.Device, first, data)
	ids := make([]string, len(batch))
	for i := range batch {
		ids[i] = batch[i].ID
	}
	if !slices.Equal(r.st.Pending, ids) {
		r.st.Pending = ids
		if err := r.save(ctx); err != nil {
			return err
		}
	}
	err := r.Folder.Put(ctx, n, data, true)
	if errors.Is(err, ErrExists) {
		err = r.settle(ctx, n, data)
	}
	if err != nil {
		return err
	}
	if r.st.Seen == nil {
		r.st.Seen = map[string]bool{}
	}
	if !r.st.Seen[n] {
		r.report.Objects++
	}
	r.st.Seen[n] = true
	delete(r.st.Aside, n)
	r.report.Aside = len(r.st.Aside)
	r.report.Sent += len(batch)
	return nil
}

// settle looks at what stands under the name of an object already. Nearly always
// it is that object, from a round that was cut after it was put. Anything else is
// half of it, left by a connection that was cut: the name says what it should
// be, and putting it right overwrites nobody's.
func (r *round) settle(ctx context.Context, n string, data []byte) error {
	there, err := r.Folder.Get(ctx, n)
	if err == nil && digest(there) == digest(data) {
		return nil
	}
	if err != nil && !errors.Is(err, ErrMissing) {
		return err
	}
	return r.Folder.Put(ctx, n, data, false)
}

// save keeps the state. Known are the events after the place.
func (r *round) save(ctx context.Context) error {
	r.st.Known = r.st.Known[:0]
	for id := range r.known {
		r.st.Known = append(r.st.Known, id)
	}
	slices.Sort(r.st.Known)
	r.saved = r.st.Place
	return r.Save(ctx, r.st)
}

func (r *round) pause() {
	if r.Pause != nil {
		r.Pause()
	}
}
