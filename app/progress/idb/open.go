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

// spareName is the database, and spareBucket the storage bucket, of the copy.
const (
	spareName   = "spare"
	spareBucket = "notelab-spare"
)

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
	return opened(open(ctx, Name, "", upgrades))
}

// OpenSpare opens a database for a copy of the log, in a storage bucket of its
// own. Chromium keeps all databases of a bucket in one place and deletes them
// together when a block of it is damaged, which a process killed in the middle of
// a large transaction can leave behind. The error is ErrUnavailable where there
// are no buckets.
func OpenSpare(ctx context.Context) (progress.Store, error) {
	return opened(open(ctx, spareName, spareBucket, upgrades))
}

// opened keeps a nil *Store from becoming a Store.
func opened(s *Store, err error) (progress.Store, error) {
	if err != nil {
		return nil, err
	}
	return s, nil
}

func open(ctx context.Context, name, bucket string, steps []func(db safejs.Value) error) (*Store, error) {
	s := &Store{name: name, bucket: bucket, steps: steps}
	if err := s.connect(ctx); err != nil {
		return nil, fmt.Errorf("opening database %s: %w", name, err)
	}
	s.channel = newChannel("notelab.progress." + name)
	return s, nil
}

// connect opens the database and upgrades its schema. A browser that finds the
// files damaged may say so once, and have an empty database the next time.
func (s *Store) connect(ctx context.Context) error {
	err := s.tryConnect(ctx)
	if d := (*DOMError)(nil); errors.As(err, &d) && d.Name == "UnknownError" {
		time.Sleep(damagedFor)
		err = s.tryConnect(ctx)
	}
	return err
}

// damagedFor is how long a browser may take to put damaged files aside.
const damagedFor = 300 * time.Millisecond

func (s *Store) tryConnect(ctx context.Context) error {
	holder := safejs.Global()
	if s.bucket != "" {
		var err error
		if holder, err = bucketOf(ctx, s.bucket); err != nil {
			return errors.Join(progress.ErrUnavailable, err)
		}
		s.holder = holder
	}
	factory, err := holder.Get("indexedDB")
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

// bucketOf opens a storage bucket, making it where there is none.
func bucketOf(ctx context.Context, name string) (safejs.Value, error) {
	none := safejs.Undefined()
	nav, err := safejs.Global().Get("navigator")
	if err != nil {
		return none, err
	}
	buckets, err := nav.Get("storageBuckets")
	if err != nil || buckets.IsUndefined() || buckets.IsNull() {
		return none, err
	}
	promise, err := buckets.Call("open", name, map[string]any{"durability": "strict"})
	if err != nil {
		return none, err
	}
	type settled struct {
		bucket safejs.Value
		err    error
	}
	done := make(chan settled, 1)
	var fs funcs
	resolved := fs.make(func(_, bucket safejs.Value) { done <- settled{bucket: bucket} })
	rejected := fs.make(func(_, ex safejs.Value) {
		done <- settled{err: &DOMError{strOf(ex, "name"), strOf(ex, "message")}}
	})
	if _, err := promise.Call("then", resolved, rejected); err != nil {
		return none, err
	}
	select {
	case s := <-done:
		fs.release()
		return s.bucket, s.err
	case <-ctx.Done():
		return none, ctx.Err() // the promise keeps its functions
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
