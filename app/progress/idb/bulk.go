//go:build js && wasm

package idb

import (
	"context"
	"fmt"

	"github.com/hack-pad/safejs"

	"notelab/app/progress"
)

// told is how many events other tabs are told one by one. Of more they learn that
// the log has to be read again.
const told = 4 * page

// AppendFrom implements progress.Store: one transaction, which the browser undoes
// when it is aborted, and when the page or the browser dies. While the next events
// are not there yet a question that costs nothing keeps it open.
func (s *Store) AppendFrom(ctx context.Context, batches <-chan []progress.Event) (fresh int, err error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	tx, wait, err := s.begin(ctx, "readwrite", "strict", events)
	if err != nil {
		return 0, fmt.Errorf("storing many events: %w", err)
	}
	store, err := tx.Call("objectStore", events)
	if err != nil {
		return 0, err
	}
	b := &bulk{tx: tx, store: store, batches: batches}
	b.added = b.fs.make(func(_, _ safejs.Value) { b.next() })
	b.lastKnown = b.fs.make(func(this, e safejs.Value) {
		if b.isKnown(this, e) {
			b.next()
		}
	})
	// One function for all other requests: their errors rise to the transaction.
	b.fs.on(tx, "error", func(e safejs.Value) {
		if req, err := e.Get("target"); err == nil {
			b.isKnown(req, e)
		}
	})
	b.next()
	if err = wait(); b.failed != nil {
		err = b.failed
	}
	if err != nil {
		// Requests that are still answered keep their functions.
		return 0, fmt.Errorf("storing many events: %w", err)
	}
	b.fs.release()
	if b.many {
		s.channel.post(nil)
	} else {
		for list := b.first; len(list) > 0; {
			n := min(len(list), page)
			s.channel.post(list[:n])
			list = list[n:]
		}
	}
	return b.count - b.old, nil
}

// bulk is a transaction that is being filled.
type bulk struct {
	tx, store        safejs.Value
	batches          <-chan []progress.Event
	fs               funcs
	added, lastKnown safejs.Func
	list             []progress.Event // to be added next
	first            []progress.Event // what other tabs are told, unless many
	many             bool
	count, old       int // events added, and of them stored before
	failed           error
}

// isKnown is the answer that an id is stored already, which leaves it as it is.
// Any other error aborts the transaction by itself.
func (b *bulk) isKnown(this, e safejs.Value) bool {
	ex, err := this.Get("error")
	if err != nil || strOf(ex, "name") != "ConstraintError" {
		return false
	}
	e.Call("preventDefault")
	e.Call("stopPropagation")
	b.old++
	return true
}

// next asks for the next piece. It runs while the transaction is active, that is
// in the answer of a request, and must not block.
func (b *bulk) next() {
	if err := b.ask(); err != nil {
		b.failed = err
		b.tx.Call("abort")
	}
}

func (b *bulk) ask() error {
	if len(b.list) == 0 {
		select {
		case list, more := <-b.batches:
			if !more {
				return nil // without another request the transaction completes
			}
			for i := range list {
				if err := list[i].Validate(); err != nil {
					return err
				}
			}
			b.list = list
			if b.count += len(list); b.count > told {
				b.many, b.first = true, nil
			} else {
				b.first = append(b.first, list...)
			}
		default:
		}
	}
	if len(b.list) == 0 {
		req, err := b.store.Call("getKey", 0)
		if err == nil {
			err = req.Set("onsuccess", b.added)
		}
		return err
	}
	piece := b.list[:min(len(b.list), page)]
	b.list = b.list[len(piece):]
	for i := range piece {
		req, err := b.store.Call("add", map[string]any{"id": piece[i].ID, "e": piece[i].Line()})
		if err != nil {
			return err
		}
		if i == len(piece)-1 {
			req.Set("onsuccess", b.added)
			req.Set("onerror", b.lastKnown)
		}
	}
	return nil
}
