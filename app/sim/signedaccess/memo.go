package signedaccess

import "sync"

// memo remembers what a pure function gave for the arguments asked last, at
// most limit of them; the oldest makes room for the newest. It only saves time:
// no result depends on what it holds. It may be used from several goroutines.
type memo[K comparable, V any] struct {
	limit int

	mu   sync.Mutex
	made map[K]V
	age  []K // oldest first
}

// get returns the value for a key, making it when it is not there. Two
// goroutines may both make the same value; one of the two is kept. Errors are
// not kept.
func (m *memo[K, V]) get(key K, compute func() (V, error)) (V, error) {
	if v, ok := m.find(key); ok {
		return v, nil
	}
	v, err := compute() // outside the lock, so that others need not wait for it
	if err == nil {
		m.keep(key, v)
	}
	return v, err
}

func (m *memo[K, V]) find(key K) (V, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	v, ok := m.made[key]
	return v, ok
}

func (m *memo[K, V]) keep(key K, v V) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.made == nil {
		m.made = map[K]V{}
	}
	if _, ok := m.made[key]; ok {
		return
	}
	for len(m.age) >= m.limit {
		delete(m.made, m.age[0])
		m.age = append(m.age[:0], m.age[1:]...)
	}
	m.made[key] = v
	m.age = append(m.age, key)
}
