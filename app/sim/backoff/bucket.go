package backoff

import "time"

// bucket is the token bucket in front of an API: one call, one token, and a
// call that finds none is refused, not queued.
type bucket struct {
	max, rate, tokens float64
	filled            time.Duration
}

// newBucket returns a full bucket.
func newBucket(burst, rate float64) bucket {
	return bucket{max: burst, rate: rate, tokens: burst}
}

// take reports whether a call at a time found a token.
func (b *bucket) take(at time.Duration) bool {
	b.tokens = min(b.max, b.tokens+float64((at-b.filled).Seconds()*b.rate))
	b.filled = at
	if b.tokens < 1-1e-9 { // a token that rounding left a hair short is whole
		return false
	}
	b.tokens--
	return true
}
