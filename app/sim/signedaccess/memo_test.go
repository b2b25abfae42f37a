package signedaccess

import (
	"errors"
	"sync"
	"testing"
)

// forget empties what was remembered, for tests that must see the work done.
func forget() {
	privateKeys.forget()
	signatures.forget()
}

func (m *memo[K, V]) forget() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.made, m.age = nil, nil
}

func (m *memo[K, V]) setLimit(n int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.limit = n
}

func (m *memo[K, V]) len() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.made)
}

func TestMemoMakesOnceAndStaysBounded(t *testing.T) {
	m, made := memo[int, int]{limit: 3}, 0
	square := func(n int) int {
		v, err := m.get(n, func() (int, error) { made++; return n * n, nil })
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for _, c := range []struct{ n, made int }{{1, 1}, {2, 2}, {1, 2}, {3, 3}, {4, 4}, {2, 4}, {1, 5}, {3, 5}, {2, 6}} {
		if got := square(c.n); got != c.n*c.n || made != c.made {
			t.Errorf("get(%d) = %d after %d computations; want %d after %d", c.n, got, made, c.n*c.n, c.made)
		}
		if m.len() > 3 || m.len() != len(m.age) {
			t.Errorf("after get(%d): %d values, %d ages; want at most 3 of both", c.n, m.len(), len(m.age))
		}
	}
	if _, err := m.get(9, func() (int, error) { return 0, errors.New("no") }); err == nil || m.len() != 3 {
		t.Errorf("an error is hidden or kept: %v, %d values", err, m.len())
	}
	if got := square(9); got != 81 {
		t.Errorf("get(9) after an error = %d; want 81", got)
	}
}

func TestMemoServesManyGoroutines(t *testing.T) {
	m := memo[int, int]{limit: 4}
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for i := range 500 {
				n := (i*7 + g) % 9
				if v, err := m.get(n, func() (int, error) { return n + 1, nil }); v != n+1 || err != nil {
					t.Errorf("get(%d) = %d, %v; want %d", n, v, err, n+1)
				}
			}
		})
	}
	wg.Wait()
	if m.len() != 4 || len(m.age) != 4 {
		t.Errorf("%d values, %d ages; want 4 of both", m.len(), len(m.age))
	}
}

// What is remembered must not change a result, and a change that leaves the
// policy alone must sign nothing.
func TestOnlyNewPoliciesAreSigned(t *testing.T) {
	for _, c := range []struct {
		set  []string
		want int
	}{
		{nil, 1}, // URLs and cookies share it
		{[]string{"files", "12"}, 1},
		{[]string{"files", "12", "policy", canned}, 12},
		{[]string{"files", "12", "signed", "/video/seg-{n}.ts"}, 12},
	} {
		forget()
		base := info.Defaults().Must(c.set...)
		first := transcript(New().Run(base))
		if got := signatures.len(); got != c.want {
			t.Errorf("%v: %d signatures; want %d", c.set, got, c.want)
		}
		for _, change := range [][]string{
			{"clock", "2h"}, {"ip", "192.0.2.1"}, {"show", showCookies}, {"tamper", tamperSignature}, {"tamper", tamperPath},
			{"key-group", groupOther}, {"key-group", groupGone}, {"s3-signer", signerRole}, {"s3-signer", signerRole, "session", "2h"}, {"files", "1"},
		} {
			New().Run(base.Must(change...))
			if got := signatures.len(); got != c.want {
				t.Errorf("%v then %v: %d signatures; want still %d", c.set, change, got, c.want)
			}
		}
		if transcript(New().Run(base)) != first {
			t.Errorf("%v: a run with remembered signatures differs from the first", c.set)
		}
		New().Run(base.Must("expiry", "90m"))
		if got := signatures.len(); got != 2*c.want {
			t.Errorf("%v with another expiry: %d signatures; want %d", c.set, got, 2*c.want)
		}
	}
}
