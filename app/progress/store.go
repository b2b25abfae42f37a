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
	// AppendFrom makes all events that come through a channel durable when it is
	// closed: all of them or none, however many they are. They need not fit into
	// memory. It returns how many were not stored before. Until it returns, other
	// appends may wait.
	AppendFrom(ctx context.Context, batches <-chan []Event) (fresh int, err error)
	// Load returns every stored event in (At, ID) order, and the records that
	// could not be read, which are kept aside and never dropped.
	Load(ctx context.Context) (events []Event, corrupt []Corrupt, err error)
	// LoadSince returns the next records after a place in the order of storing, 0
	// for the first ones, some hundred at a time, so that whoever reads a long
	// log can let others run in between. What is stored later has a later place,
	// whatever its time is.
	LoadSince(ctx context.Context, place int64) (Part, error)
	// Checkpoint returns what SaveCheckpoint kept, or nil.
	Checkpoint(ctx context.Context) ([]byte, error)
	// SaveCheckpoint keeps data beside the log in place of what was kept before:
	// something made of the records up to a place, that spares reading them. When
	// the log holds no record of that place, because it was cleared meanwhile,
	// nothing is kept and the old checkpoint stays. A checkpoint may be lost at
	// any time; Clear deletes it together with the log.
	SaveCheckpoint(ctx context.Context, place int64, data []byte) error
	// Subscribe calls f with events that were appended by others (another tab)
	// until cancel is called. f must not block. It gets none where they were too
	// many to be sent: the log has to be read again.
	Subscribe(f func([]Event)) (cancel func())
	// Clear deletes every event and every corrupt record, durably. Other tabs
	// keep what they show until they are loaded again.
	Clear(ctx context.Context) error
	// Close gives up the store; later calls fail with ErrClosed.
	Close() error
}

// Fading is a Store whose log can be taken away while it is open: a browser lets
// others delete its database.
type Fading interface {
	// Gone reports, once, that the log was found deleted. What was appended since
	// then is in a new one.
	Gone() bool
}

// Part is a piece of the log in the order of storing.
type Part struct {
	Events  []Event
	Corrupt []Corrupt
	// Last is the place of the last record of the part, or the place asked for
	// when nothing follows it.
	Last int64
	More bool // records may follow
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
	// ErrSilent is for a browser that answers nothing: often another tab's fault.
	ErrSilent = errors.New("the storage does not answer")
	// ErrGone is what Gone means; no method returns it.
	ErrGone = errors.New("the stored data was deleted by somebody else")
)
