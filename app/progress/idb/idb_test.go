//go:build js && wasm

package idb

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/hack-pad/safejs"

	"notelab/app/progress"
	"notelab/app/progress/storetest"
)

var databases int

// name returns the name of a database nobody else uses, deleted after the test.
func name(t *testing.T) string {
	databases++
	n := fmt.Sprintf("test-%d-%d", time.Now().UnixNano(), databases)
	t.Cleanup(func() {
		if f, err := safejs.Global().Get("indexedDB"); err == nil {
			f.Call("deleteDatabase", n)
		}
	})
	return n
}

func TestIndexedDBKeepsTheContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Opener {
		n := name(t)
		return func() (progress.Store, error) { return open(context.Background(), n, "", upgrades) }
	})
}

// In a bucket of its own a store is like any other. The tests run in a browser that
// has buckets.
func TestABucketKeepsTheContract(t *testing.T) {
	bucket := fmt.Sprintf("test-%d", time.Now().UnixNano())
	t.Cleanup(func() {
		if nav, err := safejs.Global().Get("navigator"); err == nil {
			buckets, _ := nav.Get("storageBuckets")
			buckets.Call("delete", bucket)
		}
	})
	storetest.Run(t, func(t *testing.T) storetest.Opener {
		n := name(t)
		return func() (progress.Store, error) { return opened(open(context.Background(), n, bucket, upgrades)) }
	})
}

func mustOpen(t *testing.T, n string, steps []func(safejs.Value) error) *Store {
	t.Helper()
	s, err := open(context.Background(), n, "", steps)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// later is a schema step of a version that does not exist yet.
func later(db safejs.Value) error {
	_, err := db.Call("createObjectStore", "later")
	return err
}

func TestEveryOlderSchemaIsUpgradedWithItsEvents(t *testing.T) {
	steps := append(append([]func(safejs.Value) error(nil), upgrades...), later)
	for from := 1; from < len(steps); from++ {
		n := name(t)
		old := mustOpen(t, n, steps[:from])
		if err := old.Append(context.Background(), storetest.Event(1)); err != nil {
			t.Fatal(err)
		}
		old.Close()
		events, _, err := mustOpen(t, n, steps).Load(context.Background())
		if err != nil || len(events) != 1 {
			t.Errorf("after upgrading from version %d: %d events, %v; want 1", from, len(events), err)
		}
	}
}

func TestANewerSchemaIsLeftAloneAndSaid(t *testing.T) {
	n := name(t)
	mustOpen(t, n, append(append([]func(safejs.Value) error(nil), upgrades...), later)).Close()
	if _, err := open(context.Background(), n, "", upgrades); !errors.Is(err, progress.ErrNewer) {
		t.Errorf("opening a newer schema = %v; want ErrNewer", err)
	}
}

func TestAnOldTabGivesWayToANewerVersion(t *testing.T) {
	n := name(t)
	old := mustOpen(t, n, upgrades)
	newer := mustOpen(t, n, append(append([]func(safejs.Value) error(nil), upgrades...), later))
	if err := old.Append(context.Background(), storetest.Event(1)); !errors.Is(err, progress.ErrClosed) {
		t.Errorf("Append of the old tab = %v; want ErrClosed", err)
	}
	if err := newer.Append(context.Background(), storetest.Event(1)); err != nil {
		t.Errorf("Append of the new tab = %v", err)
	}
}

func TestATabThatDoesNotGiveWayBlocksTheUpgrade(t *testing.T) {
	defer func(d time.Duration) { blockedFor = d }(blockedFor)
	blockedFor = 50 * time.Millisecond
	n := name(t)
	old := mustOpen(t, n, upgrades)
	old.db.Set("onversionchange", nil) // as a program of another version would behave
	if _, err := open(context.Background(), n, "", append(append([]func(safejs.Value) error(nil), upgrades...), later)); !errors.Is(err, progress.ErrBlocked) {
		t.Errorf("opening beside a tab that stays = %v; want ErrBlocked", err)
	}
}

func TestAFailingUpgradeIsAnErrorAndStoresNothing(t *testing.T) {
	n := name(t)
	broken := errors.New("broken step")
	_, err := open(context.Background(), n, "", []func(safejs.Value) error{upgrades[0], func(safejs.Value) error { return broken }})
	if !errors.Is(err, broken) {
		t.Errorf("open = %v; want the step's error", err)
	}
	mustOpen(t, n, upgrades) // version 1 can still be made
}

func TestABrowserWithoutStorageIsSaid(t *testing.T) {
	object, err := safejs.Global().Get("Object")
	if err != nil {
		t.Fatal(err)
	}
	was, err := object.Call("getOwnPropertyDescriptor", safejs.Global(), "indexedDB")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := object.Call("defineProperty", safejs.Global(), "indexedDB", map[string]any{"value": nil, "configurable": true}); err != nil {
		t.Fatal(err)
	}
	defer object.Call("defineProperty", safejs.Global(), "indexedDB", was)
	if _, err := Open(context.Background()); !errors.Is(err, progress.ErrUnavailable) {
		t.Errorf("Open = %v; want ErrUnavailable", err)
	}
}

func TestACorruptRecordIsSetAsideAndStays(t *testing.T) {
	s := mustOpen(t, name(t), upgrades)
	if err := s.Append(context.Background(), storetest.Event(1)); err != nil {
		t.Fatal(err)
	}
	tx, wait, err := s.begin(context.Background(), "readwrite", "strict", events)
	if err != nil {
		t.Fatal(err)
	}
	store, err := tx.Call("objectStore", events)
	if err != nil {
		t.Fatal(err)
	}
	store.Call("add", map[string]any{"id": "x", "e": "{half"})
	store.Call("add", map[string]any{"id": "y"})
	if err := wait(); err != nil {
		t.Fatal(err)
	}
	if err := s.Append(context.Background(), storetest.Event(2)); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		events, corrupt, err := s.Load(context.Background())
		if err != nil || len(events) != 2 || len(corrupt) != 2 {
			t.Fatalf("Load = %d events, %d corrupt, %v; want 2 and 2", len(events), len(corrupt), err)
		}
		if corrupt[0].Raw != "{half" || corrupt[0].Reason == "" || corrupt[1].Raw != `{"id":"y","seq":3}` {
			t.Errorf("corrupt = %+v", corrupt)
		}
	}
}

func TestALostConnectionIsOpenedAgain(t *testing.T) {
	s := mustOpen(t, name(t), upgrades)
	s.db.Call("close")
	s.state = lost // what the browser's close event sets
	if err := s.Append(context.Background(), storetest.Event(1)); err != nil {
		t.Errorf("Append after the connection was lost = %v", err)
	}
}

func TestAConnectionThatClosedUnsaidIsOpenedAgain(t *testing.T) {
	s := mustOpen(t, name(t), upgrades)
	s.db.Call("close") // no event says so
	if err := s.Append(context.Background(), storetest.Event(1)); err != nil {
		t.Errorf("Append after the connection closed = %v", err)
	}
	if s.Gone() {
		t.Error("a log that is there is said to be gone")
	}
}

func TestADeletedDatabaseIsMadeAnewAndSaidOnce(t *testing.T) {
	n := name(t)
	s := mustOpen(t, n, upgrades)
	if err := s.Append(context.Background(), storetest.Event(1)); err != nil {
		t.Fatal(err)
	}
	factory, err := safejs.Global().Get("indexedDB")
	if err != nil {
		t.Fatal(err)
	}
	req, err := factory.Call("deleteDatabase", n)
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan string, 2)
	var fs funcs
	defer fs.release()
	fs.on(req, "success", func(safejs.Value) { done <- "" })
	fs.on(req, "blocked", func(safejs.Value) { done <- "blocked" })
	if said := <-done; said != "" {
		t.Fatalf("deleting the database: %s", said)
	}
	if s.Gone() {
		t.Error("Gone before the next call found out")
	}
	if err := s.Append(context.Background(), storetest.Event(2)); err != nil {
		t.Fatalf("Append after the deletion = %v", err)
	}
	if !s.Gone() || s.Gone() {
		t.Error("Gone does not say once that the log was deleted")
	}
	events, _, err := s.Load(context.Background())
	if err != nil || len(events) != 1 || events[0].ID != storetest.Event(2).ID {
		t.Errorf("Load = %v, %v; want the second event alone", events, err)
	}
}

func TestExceptionsOfTheBrowserBecomeErrorsOfProgress(t *testing.T) {
	for _, tt := range []struct {
		name      string
		mapped    func(error) error
		want      error
		exception string
	}{
		{"a full disk while storing", txError, progress.ErrFull, "QuotaExceededError"},
		{"a full disk while opening", openError, progress.ErrFull, "QuotaExceededError"},
		{"private browsing", openError, progress.ErrUnavailable, "InvalidStateError"},
		{"a damaged database", openError, progress.ErrUnavailable, "UnknownError"},
	} {
		err := &DOMError{tt.exception, "message"}
		if got := tt.mapped(err); !errors.Is(got, tt.want) || !errors.Is(got, err) {
			t.Errorf("%s: %v; want %v with the exception", tt.name, got, tt.want)
		}
	}
}
