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
