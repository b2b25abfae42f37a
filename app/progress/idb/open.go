//go:build js && wasm

// Package idb keeps the log of progress in the browser's IndexedDB.
//
// It promises that Append returns after the transaction has completed with
// strict durability, that records it cannot read stay where they are, and that
// every failure of the browser becomes one of the errors of package progress
// or an ordinary error, never a panic. Other tabs are told through a
// BroadcastChannel. It leaves out what the events mean.
package idb

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/hack-pad/safejs"

	"notelab/app/progress"
)

// Name is the database of the learner's progress.
const Name = "notelab"

// The object stores.
const (
	events      = "events"      // records {seq, id, e}
	checkpoints = "checkpoints" // at most one record {key, place, data}
)

// upgrades bring the schema from the version of their index to the next. Never
// change one that was released: add another.
var upgrades = []func(db safejs.Value) error{
	// 1: records {seq, id, e}: seq counts up, id is unique, e is the event as
	// JSON text, so that payloads of newer versions survive byte for byte.
	func(db safejs.Value) error {
		s, err := db.Call("createObjectStore", events, map[string]any{"keyPath": "seq", "autoIncrement": true})
		if err != nil {
			return err
		}
		_, err = s.Call("createIndex", "id", "id", map[string]any{"unique": true})
		return err
	},
	// 2: a checkpoint of the log up to the record whose seq is place. It can be
	// deleted at any time.
	func(db safejs.Value) error {
		_, err := db.Call("createObjectStore", checkpoints, map[string]any{"keyPath": "key"})
		return err
	},
}

// blockedFor is how long an upgrade waits for older tabs, which are told to let
// go at once.
var blockedFor = 3 * time.Second

// Open opens the database of the learner's progress.
func Open(ctx context.Context) (progress.Store, error) {
	s, err := open(ctx, Name, upgrades)
	if err != nil {
		return nil, err
	}
	return s, nil
}

func open(ctx context.Context, name string, steps []func(db safejs.Value) error) (*Store, error) {
	s := &Store{name: name, steps: steps}
	if err := s.connect(ctx); err != nil {
		return nil, fmt.Errorf("opening database %s: %w", name, err)
	}
	s.channel = newChannel("notelab.progress." + name)
	return s, nil
}

// connect opens the database and upgrades its schema.
func (s *Store) connect(ctx context.Context) error {
	factory, err := safejs.Global().Get("indexedDB")
	if err != nil || factory.IsUndefined() || factory.IsNull() {
		return progress.ErrUnavailable
	}
	req, err := factory.Call("open", s.name, len(s.steps))
	if err != nil {
		return errors.Join(progress.ErrUnavailable, err)
	}
	done := make(chan error, 4)
	blocked := make(chan struct{}, 1)
	var upgradeErr error
	made := false // there was no database
	var fs funcs
	fs.on(req, "success", func(safejs.Value) { done <- nil })
	fs.on(req, "error", func(e safejs.Value) {
		e.Call("preventDefault")
		done <- domError(req)
	})
	fs.on(req, "blocked", func(safejs.Value) {
		select {
		case blocked <- struct{}{}:
		default:
		}
	})
	fs.on(req, "upgradeneeded", func(e safejs.Value) {
		db, _ := req.Get("result")
		from := intOf(e, "oldVersion")
		made = from == 0
		for v := from; v < len(s.steps); v++ {
			if err := s.steps[v](db); err != nil {
				upgradeErr = fmt.Errorf("upgrading schema from version %d: %w", v, err)
				tx, _ := req.Get("transaction")
				tx.Call("abort")
				return
			}
		}
	})
	var giveUp <-chan time.Time
	for {
		select {
		case err := <-done:
			fs.release()
			if upgradeErr != nil {
				return upgradeErr
			}
			if err != nil {
				return openError(err)
			}
			db, err := req.Get("result")
			if err != nil {
				return err
			}
			s.attach(db, made)
			return nil
		case <-blocked:
			t := time.NewTimer(blockedFor)
			defer t.Stop()
			giveUp = t.C
		case <-giveUp:
			s.abandon(req, &fs, done)
			return progress.ErrBlocked
		case <-ctx.Done():
			s.abandon(req, &fs, done)
			return ctx.Err()
		}
	}
}

// abandon closes the connection of an open request that nobody waits for any
// more, whenever it comes: an open connection would block other tabs.
func (s *Store) abandon(req safejs.Value, fs *funcs, done <-chan error) {
	go func() {
		if <-done == nil {
			if db, err := req.Get("result"); err == nil {
				db.Call("close")
			}
		}
		fs.release()
	}()
}

// attach takes over an open connection, to a database that was just made or was
// there before.
func (s *Store) attach(db safejs.Value, made bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.state == lost && made {
		s.gone = true
	}
	s.db, s.state = db, connected
	s.dbFuncs = funcs{}
	s.dbFuncs.on(db, "versionchange", func(e safejs.Value) {
		// Hold up nobody. When a newer version of the program wants to upgrade,
		// this tab has to be loaded again. When the database is being deleted, the
		// next call makes a new one.
		db.Call("close")
		next := replaced
		if v, err := e.Get("newVersion"); err == nil && v.IsNull() {
			next = lost
		}
		s.mu.Lock()
		if s.state == connected {
			s.state = next
		}
		s.mu.Unlock()
	})
	s.dbFuncs.on(db, "close", func(safejs.Value) {
		// The browser closed the connection; the next call opens a new one.
		s.mu.Lock()
		if s.state == connected {
			s.state = lost
		}
		s.mu.Unlock()
	})
}
