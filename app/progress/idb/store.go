//go:build js && wasm

package idb

import (
	"context"
	"fmt"
	"strconv"
	"sync"
	"time"

	"github.com/hack-pad/safejs"

	"notelab/app/progress"
)

// page is how many records are read or written at a time, so that a long log
// lets the page breathe: some milliseconds' work.
const page = 500

type connection int

const (
	connected connection = iota
	lost                 // closed by the browser, or for a deletion; reconnect
	replaced             // closed for a newer version of the program
	closed               // closed by Close
)

// Store is the log in IndexedDB.
type Store struct {
	name   string
	bucket string // "" for the site's own
	// holder is the open bucket. Chromium answers nothing more to connections of a
	// bucket that was garbage.
	holder  safejs.Value
	steps   []func(db safejs.Value) error
	channel *channel

	mu      sync.Mutex
	db      safejs.Value
	state   connection
	gone    bool // the database was deleted under this store; see Gone
	dbFuncs funcs
}

var (
	_ progress.Store  = (*Store)(nil)
	_ progress.Fading = (*Store)(nil)
)

// Gone implements progress.Fading.
func (s *Store) Gone() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	was := s.gone
	s.gone = false
	return was
}

// connection returns the open database, opening it anew when the browser
// closed it.
func (s *Store) connection(ctx context.Context) (safejs.Value, error) {
	s.mu.Lock()
	db, state := s.db, s.state
	s.mu.Unlock()
	switch state {
	case replaced, closed:
		return db, progress.ErrClosed
	case lost:
		if err := s.connect(ctx); err != nil {
			return db, err
		}
		s.mu.Lock()
		db = s.db
		s.mu.Unlock()
	}
	return db, nil
}

// begin starts a transaction over object stores. wait blocks until it completed
// or failed.
func (s *Store) begin(ctx context.Context, mode, durability string, names ...any) (tx safejs.Value, wait func() error, err error) {
	db, err := s.connection(ctx)
	if err != nil {
		return db, nil, err
	}
	open := func() (safejs.Value, error) {
		return db.Call("transaction", names, mode, map[string]any{"durability": durability})
	}
	if tx, err = open(); err != nil && s.mislaid() {
		// The connection is closing although no event said so: open another.
		if db, err = s.connection(ctx); err != nil {
			return db, nil, err
		}
		tx, err = open()
	}
	if err != nil {
		return db, nil, fmt.Errorf("%w (%w)", progress.ErrClosed, err)
	}
	done := make(chan error, 2)
	fs := &funcs{}
	fs.on(tx, "complete", func(safejs.Value) { done <- nil })
	fs.on(tx, "abort", func(safejs.Value) { done <- txError(domError(tx)) })
	return tx, func() error {
		select {
		case err := <-done:
			fs.release()
			return err
		case <-ctx.Done():
			tx.Call("abort") // throws when it has completed, which done then says
			select {
			case err := <-done:
				fs.release()
				if err == nil {
					return nil
				}
			case <-time.After(abortFor):
				// A browser that answers nothing keeps the functions it holds.
			}
			return ctx.Err()
		}
	}, nil
}

// abortFor is how long a transaction that is given up may take to say so.
const abortFor = time.Second

// mislaid gives a connection up that serves no longer, and reports whether
// there is hope in another.
func (s *Store) mislaid() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.state == connected {
		s.db.Call("close")
		s.state = lost
	}
	return s.state == lost
}

// breathe lets the browser go first, in the middle of long work.
func breathe() { time.Sleep(time.Millisecond) }

// Append implements progress.Store.
func (s *Store) Append(ctx context.Context, list ...progress.Event) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	for i := range list {
		if err := list[i].Validate(); err != nil {
			return err
		}
		if i%page == page-1 {
			breathe()
		}
	}
	if len(list) == 0 {
		return nil
	}
	if err := s.add(ctx, list); err != nil {
		return fmt.Errorf("storing %d events: %w", len(list), err)
	}
	for i := 0; i < len(list); i += page {
		if i > 0 {
			breathe()
		}
		s.channel.post(list[i:min(i+page, len(list))])
	}
	return nil
}

// add writes events in one transaction, piece by piece: the next piece is asked
// for when the last request of the one before is answered, which also keeps the
// transaction open.
func (s *Store) add(ctx context.Context, list []progress.Event) error {
	tx, wait, err := s.begin(ctx, "readwrite", "strict", events)
	if err != nil {
		return err
	}
	store, err := tx.Call("objectStore", events)
	if err != nil {
		return err
	}
	fs := &funcs{}
	defer fs.release()
	var failed error
	var next func()
	// An id that is stored already is left as it is; any other error aborts the
	// transaction by itself.
	known := func(then func()) safejs.Func {
		return fs.make(func(this, e safejs.Value) {
			if ex, err := this.Get("error"); err == nil && strOf(ex, "name") == "ConstraintError" {
				e.Call("preventDefault")
				e.Call("stopPropagation")
				then()
			}
		})
	}
	isKnown, lastKnown := known(func() {}), known(func() { next() })
	lastAdded := fs.make(func(_, _ safejs.Value) { next() })
	next = func() {
		piece := list[:min(len(list), page)]
		list = list[len(piece):]
		for i := range piece {
			req, err := store.Call("add", map[string]any{"id": piece[i].ID, "e": piece[i].Line()})
			if err != nil {
				failed = err
				tx.Call("abort")
				return
			}
			if i == len(piece)-1 && len(list) > 0 {
				req.Set("onsuccess", lastAdded)
				req.Set("onerror", lastKnown)
			} else {
				req.Set("onerror", isKnown)
			}
		}
	}
	next()
	err = wait()
	if failed != nil {
		return failed
	}
	return err
}

// Load implements progress.Store.
func (s *Store) Load(ctx context.Context) ([]progress.Event, []progress.Corrupt, error) {
	var out []progress.Event
	var bad []progress.Corrupt
	for place, more := int64(0), true; more; {
		p, err := s.LoadSince(ctx, place)
		if err != nil {
			return nil, nil, err
		}
		out, bad = append(out, p.Events...), append(bad, p.Corrupt...)
		place, more = p.Last, p.More
	}
	progress.Sort(out)
	return out, bad, nil
}

// LoadSince implements progress.Store.
func (s *Store) LoadSince(ctx context.Context, place int64) (progress.Part, error) {
	p := progress.Part{Last: place}
	list, err := s.page(ctx, place)
	if err != nil {
		return p, fmt.Errorf("reading events: %w", err)
	}
	n, err := list.Length()
	if err != nil {
		return p, fmt.Errorf("reading events: %w", err)
	}
	p.Events = make([]progress.Event, 0, n)
	for i := range n {
		rec, err := list.Index(i)
		if err != nil {
			return p, fmt.Errorf("reading events: %w", err)
		}
		p.Last = int64(intOf(rec, "seq"))
		text := strOf(rec, "e")
		e, err := progress.ParseLine(text)
		if err != nil {
			if text == "" {
				text = stringify(rec)
			}
			p.Corrupt = append(p.Corrupt, progress.Corrupt{Key: strconv.FormatInt(p.Last, 10), Raw: text, Reason: err.Error()})
			continue
		}
		p.Events = append(p.Events, e)
	}
	p.More = n == page
	return p, nil
}

// page returns the records after a sequence number, at most page of them.
func (s *Store) page(ctx context.Context, after int64) (safejs.Value, error) {
	tx, wait, err := s.begin(ctx, "readonly", "relaxed", events)
	if err != nil {
		return tx, err
	}
	store, err := tx.Call("objectStore", events)
	if err != nil {
		return store, err
	}
	ranges, err := safejs.Global().Get("IDBKeyRange")
	if err != nil {
		return store, err
	}
	bound, err := ranges.Call("lowerBound", after, true)
	if err != nil {
		return store, err
	}
	req, err := store.Call("getAll", bound, page)
	if err != nil {
		return store, err
	}
	if err := wait(); err != nil {
		return store, err
	}
	return req.Get("result")
}

// Subscribe implements progress.Store.
func (s *Store) Subscribe(f func([]progress.Event)) (cancel func()) { return s.channel.subscribe(f) }

// Clear implements progress.Store.
func (s *Store) Clear(ctx context.Context) error {
	tx, wait, err := s.begin(ctx, "readwrite", "strict", events, checkpoints)
	for _, name := range []string{events, checkpoints} {
		var store safejs.Value
		if err == nil {
			store, err = tx.Call("objectStore", name)
		}
		if err == nil {
			_, err = store.Call("clear")
		}
	}
	if err == nil {
		err = wait()
	}
	if err != nil {
		return fmt.Errorf("deleting all events: %w", err)
	}
	return nil
}

// Close implements progress.Store.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.state == closed {
		return nil
	}
	s.state = closed
	s.db.Call("close")
	s.dbFuncs.release()
	s.channel.close()
	return nil
}

func stringify(v safejs.Value) string {
	j, err := safejs.Global().Get("JSON")
	if err != nil {
		return ""
	}
	s, err := j.Call("stringify", v)
	if err != nil {
		return ""
	}
	text, _ := s.String()
	return text
}
