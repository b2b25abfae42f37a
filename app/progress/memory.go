package progress

import (
	"context"
	"sync"
)

// Memory is a Store that keeps the log as long as the program runs. Several
// stores opened on one Log see each other's events, as tabs of one browser do.
type Memory struct {
	log    *Log
	id     int
	closed bool
}

// Log is what Memory stores share.
type Log struct {
	mu     sync.Mutex
	events map[string]Event
	order  []string // ids in the order of storing; the first one has place base+1
	base   int64
	check  []byte
	subs   map[int]sub
	next   int
}

type sub struct {
	store int
	f     func([]Event)
}

var _ Store = (*Memory)(nil)

// NewLog returns an empty log.
func NewLog() *Log { return &Log{events: map[string]Event{}, subs: map[int]sub{}} }

// Open returns a store of the log.
func (l *Log) Open() *Memory {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.next++
	return &Memory{log: l, id: l.next}
}

// NewMemory returns a store of its own empty log.
func NewMemory() *Memory { return NewLog().Open() }

// Append implements Store.
func (m *Memory) Append(ctx context.Context, events ...Event) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	for i := range events {
		if err := events[i].Validate(); err != nil {
			return err
		}
	}
	m.log.mu.Lock()
	if m.closed {
		m.log.mu.Unlock()
		return ErrClosed
	}
	var fresh []Event
	for _, e := range events {
		if _, ok := m.log.events[e.ID]; !ok {
			e.Data = append([]byte(nil), e.Data...)
			m.log.events[e.ID] = e
			m.log.order = append(m.log.order, e.ID)
			fresh = append(fresh, e)
		}
	}
	var tell []func([]Event)
	for _, s := range m.log.subs {
		if s.store != m.id {
			tell = append(tell, s.f)
		}
	}
	m.log.mu.Unlock()
	if len(fresh) > 0 {
		for _, f := range tell {
			f(fresh)
		}
	}
	return nil
}

// AppendFrom implements Store. What is kept in memory anyway may wait there.
func (m *Memory) AppendFrom(ctx context.Context, batches <-chan []Event) (fresh int, err error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	var all []Event
	for {
		select {
		case <-ctx.Done():
			return 0, ctx.Err()
		case list, more := <-batches:
			if all = append(all, list...); more {
				continue
			}
		}
		break
	}
	m.log.mu.Lock()
	before := make(map[string]bool, len(m.log.events))
	for id := range m.log.events {
		before[id] = true
	}
	m.log.mu.Unlock()
	if err := m.Append(ctx, all...); err != nil {
		return 0, err
	}
	for i := range all {
		if id := all[i].ID; !before[id] {
			before[id] = true
			fresh++
		}
	}
	return fresh, nil
}

// Load implements Store. A log in memory holds no corrupt records.
func (m *Memory) Load(ctx context.Context) ([]Event, []Corrupt, error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	m.log.mu.Lock()
	defer m.log.mu.Unlock()
	if m.closed {
		return nil, nil, ErrClosed
	}
	out := make([]Event, 0, len(m.log.events))
	for _, e := range m.log.events {
		out = append(out, e)
	}
	Sort(out)
	return out, nil, nil
}

// partSize is how many records LoadSince returns.
const partSize = 500

// LoadSince implements Store.
func (m *Memory) LoadSince(ctx context.Context, place int64) (Part, error) {
	if err := ctx.Err(); err != nil {
		return Part{}, err
	}
	m.log.mu.Lock()
	defer m.log.mu.Unlock()
	if m.closed {
		return Part{}, ErrClosed
	}
	from := min(max(place-m.log.base, 0), int64(len(m.log.order)))
	ids := m.log.order[from:]
	p := Part{Last: place, More: len(ids) > partSize}
	ids = ids[:min(len(ids), partSize)]
	for i, id := range ids {
		p.Events = append(p.Events, m.log.events[id])
		p.Last = m.log.base + from + int64(i) + 1
	}
	return p, nil
}

// Checkpoint implements Store.
func (m *Memory) Checkpoint(ctx context.Context) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.log.mu.Lock()
	defer m.log.mu.Unlock()
	if m.closed {
		return nil, ErrClosed
	}
	return append([]byte(nil), m.log.check...), nil
}

// SaveCheckpoint implements Store.
func (m *Memory) SaveCheckpoint(ctx context.Context, place int64, data []byte) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.log.mu.Lock()
	defer m.log.mu.Unlock()
	if m.closed {
		return ErrClosed
	}
	if place > m.log.base && place <= m.log.base+int64(len(m.log.order)) {
		m.log.check = append([]byte(nil), data...)
	}
	return nil
}

// Subscribe implements Store.
func (m *Memory) Subscribe(f func([]Event)) (cancel func()) {
	m.log.mu.Lock()
	defer m.log.mu.Unlock()
	m.log.next++
	id := m.log.next
	m.log.subs[id] = sub{m.id, f}
	return func() {
		m.log.mu.Lock()
		defer m.log.mu.Unlock()
		delete(m.log.subs, id)
	}
}

// Clear implements Store.
func (m *Memory) Clear(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.log.mu.Lock()
	defer m.log.mu.Unlock()
	if m.closed {
		return ErrClosed
	}
	clear(m.log.events)
	m.log.base += int64(len(m.log.order))
	m.log.order, m.log.check = nil, nil
	return nil
}

// Close implements Store.
func (m *Memory) Close() error {
	m.log.mu.Lock()
	defer m.log.mu.Unlock()
	m.closed = true
	for id, s := range m.log.subs {
		if s.store == m.id {
			delete(m.log.subs, id)
		}
	}
	return nil
}
