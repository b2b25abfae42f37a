package progress

import (
	"context"
	"errors"
)

// Store keeps the log. Implementations: memory (this package) and IndexedDB
// (package idb); one contract suite runs on both. All methods may be called
// concurrently.
type Store interface {
	// Append makes events durable before it returns. Events whose id is already
	// stored are left as they are: appending twice changes nothing. Either all
	// of the events are stored or none.
	Append(ctx context.Context, events ...Event) error
	// Load returns every stored event in (At, ID) order, and the records that
	// could not be read, which are kept aside and never dropped.
	Load(ctx context.Context) (events []Event, corrupt []Corrupt, err error)
	// Subscribe calls f with events that were appended by others (another tab)
	// until cancel is called. f must not block.
	Subscribe(f func([]Event)) (cancel func())
	// Clear deletes every event and every corrupt record, durably. Other tabs
	// keep what they show until they are loaded again.
	Clear(ctx context.Context) error
	// Close gives up the store; later calls fail with ErrClosed.
	Close() error
}

// Corrupt is a stored record that is no valid event.
type Corrupt struct {
	Key    string
	Raw    string
	Reason string
}

// The errors callers branch on, with errors.Is.
var (
	ErrUnavailable = errors.New("this browser offers no storage")
	ErrFull        = errors.New("the device's storage is full")
	ErrBlocked     = errors.New("another tab with an older version is open")
	ErrNewer       = errors.New("the stored data is from a newer version")
	ErrClosed      = errors.New("the store is closed")
)
