//go:build js && wasm

package idb

import (
	"context"
	"fmt"
	"strconv"
	"sync"

	"github.com/hack-pad/safejs"

	"notelab/app/progress"
)

// page is how many records are read at a time, so that reading a long log lets
// the page breathe.
const page = 2000

type connection int

const (
	connected connection = iota
	lost                 // closed by the browser; reconnect
	replaced             // closed for a newer version of the program
	closed               // closed by Close
)

// Store is the log in IndexedDB.
type Store struct {
	name    string
	steps   []func(db safejs.Value) error
	channel *channel

	mu      sync.Mutex
	db      safejs.Value
	state   connection
	dbFuncs funcs
}

var _ progress.Store = (*Store)(nil)

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

// begin starts a transaction. wait blocks until it completed or failed.
func (s *Store) begin(ctx context.Context, mode string) (store safejs.Value, wait func() error, err error) {
	db, err := s.connection(ctx)
	if err != nil {
		return db, nil, err
	}
	tx, err := db.Call("transaction", events, mode, map[string]any{"durability": "strict"})
	if err != nil {
		// The connection is closing although no event said so yet.
		return db, nil, fmt.Errorf("%w (%w)", progress.ErrClosed, err)
	}
	if store, err = tx.Call("objectStore", events); err != nil {
		return db, nil, err
	}
	done := make(chan error, 2)
	fs := &funcs{}
	fs.on(tx, "complete", func(safejs.Value) { done <- nil })
	fs.on(tx, "abort", func(safejs.Value) { done <- txError(domError(tx)) })
	return store, func() error {
		select {
		case err := <-done:
			fs.release()
			return err
		case <-ctx.Done():
			tx.Call("abort") // throws when it has completed, which done then says
			err := <-done
			fs.release()
			if err != nil {
				return ctx.Err()
			}
			return nil
		}
	}, nil
}

// Append implements progress.Store.
func (s *Store) Append(ctx context.Context, list ...progress.Event) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	records := make([]any, len(list))
	for i := range list {
		if err := list[i].Validate(); err != nil {
			return err
		}
		records[i] = map[string]any{"id": list[i].ID, "e": list[i].Line()}
	}
	if len(records) == 0 {
		return nil
	}
	store, wait, err := s.begin(ctx, "readwrite")
	if err != nil {
		return fmt.Errorf("storing %d events: %w", len(list), err)
	}
	fs := &funcs{}
	defer fs.release()
	known, err := safejs.FuncOf(func(this safejs.Value, args []safejs.Value) any {
		// An id that is stored already is left as it is; any other error aborts
		// the transaction by itself.
		if ex, err := this.Get("error"); err == nil && strOf(ex, "name") == "ConstraintError" && len(args) > 0 {
			args[0].Call("preventDefault")
			args[0].Call("stopPropagation")
		}
		return nil
	})
	if err != nil {
		return err
	}
	fs.list = append(fs.list, known)
	for _, r := range records {
		req, err := store.Call("add", r)
		if err != nil {
			if tx, e := store.Get("transaction"); e == nil {
				tx.Call("abort")
			}
			wait()
			return fmt.Errorf("storing %d events: %w", len(list), err)
		}
		req.Set("onerror", known)
	}
	if err := wait(); err != nil {
		return fmt.Errorf("storing %d events: %w", len(list), err)
	}
	s.channel.post(list)
	return nil
}

// Load implements progress.Store.
func (s *Store) Load(ctx context.Context) ([]progress.Event, []progress.Corrupt, error) {
	var out []progress.Event
	var bad []progress.Corrupt
	for from := 0; ; {
		list, err := s.page(ctx, from)
		if err != nil {
			return nil, nil, fmt.Errorf("reading events: %w", err)
		}
		n, err := list.Length()
		if err != nil {
			return nil, nil, fmt.Errorf("reading events: %w", err)
		}
		for i := range n {
			rec, err := list.Index(i)
			if err != nil {
				return nil, nil, fmt.Errorf("reading events: %w", err)
			}
			from = intOf(rec, "seq")
			text := strOf(rec, "e")
			e, err := progress.ParseLine(text)
			if err != nil {
				if text == "" {
					text = stringify(rec)
				}
				bad = append(bad, progress.Corrupt{Key: strconv.Itoa(from), Raw: text, Reason: err.Error()})
				continue
			}
			out = append(out, e)
		}
		if n < page {
			break
		}
	}
	progress.Sort(out)
	return out, bad, nil
}

// page returns the records after a sequence number, at most page of them.
func (s *Store) page(ctx context.Context, after int) (safejs.Value, error) {
	store, wait, err := s.begin(ctx, "readonly")
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
	store, wait, err := s.begin(ctx, "readwrite")
	if err == nil {
		_, err = store.Call("clear")
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
