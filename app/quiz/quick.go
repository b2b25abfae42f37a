package quiz

import (
	"math/rand/v2"
	"sort"
	"time"
)

// The length of a quick quiz.
const (
	QuickMin     = 3
	QuickDefault = 5
	QuickMax     = 20
)

// Cooldown is how long a question that was answered right stays out of quick
// quizzes as long as there is another to ask.
const Cooldown = 2 * time.Minute

// Candidate is a question that a quick quiz may ask, with its history.
type Candidate struct {
	ID string
	// Here reports whether the question belongs to the topic just read.
	Here bool
	// Due reports whether review wants it today.
	Due bool
	// Count is the number of answers so far; LastRight and LastAt describe the
	// newest one. LastAt is zero when Count is 0.
	Count     int
	LastRight bool
	LastAt    time.Time
}

// rank orders candidates: what is due comes first, what was wrong before, then
// what was never asked, then what was right, the longest ago first.
func (c *Candidate) rank() int {
	switch {
	case c.Due:
		return -1
	case c.Count > 0 && !c.LastRight:
		return 0
	case c.Count == 0:
		return 1
	}
	return 2
}

// Quick chooses at most n questions (clamped to QuickMin..QuickMax) and their
// order. What is due for review comes first; of the rest, three fifths come from
// this topic and the others from earlier ones, as far as there are enough of
// each; within each, see rank. A question
// answered right less than Cooldown before now is left out unless nothing else
// can be asked. Equal input gives equal output.
func Quick(all []Candidate, n int, now time.Time, seed uint64) []string {
	n = min(max(n, QuickMin), QuickMax)
	r := rand.New(rand.NewPCG(seed, 0x717569636b)) // "quick"
	pool := make([]Candidate, 0, len(all))
	for _, c := range all {
		if c.Count == 0 || !c.LastRight || now.Sub(c.LastAt) >= Cooldown {
			pool = append(pool, c)
		}
	}
	if len(pool) == 0 {
		pool = append(pool, all...)
	}
	r.Shuffle(len(pool), func(i, j int) { pool[i], pool[j] = pool[j], pool[i] })
	sort.SliceStable(pool, func(i, j int) bool {
		a, b := &pool[i], &pool[j]
		if a.rank() != b.rank() {
			return a.rank() < b.rank()
		}
		return a.rank() == 2 && a.LastAt.Before(b.LastAt)
	})
	var due, here, there []string
	for _, c := range pool {
		if c.Due && len(due) < n {
			due = append(due, c.ID)
		} else if c.Here {
			here = append(here, c.ID)
		} else {
			there = append(there, c.ID)
		}
	}
	n -= len(due)
	fromHere := min((n*3+4)/5, len(here))
	fromThere := min(n-fromHere, len(there))
	fromHere = min(n-fromThere, len(here))
	picked := append(here[:fromHere:fromHere], there[:fromThere]...)
	r.Shuffle(len(picked), func(i, j int) { picked[i], picked[j] = picked[j], picked[i] })
	return append(due, picked...)
}
