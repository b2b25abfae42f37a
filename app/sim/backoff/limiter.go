package backoff

import "math"

// Numbers of the adaptive mode's rate limiter, the same in botocore and the Go
// SDK. Rates are requests a second.
const (
	smoothing    = 0.8 // weight of the newest measurement
	beta         = 0.7 // what throttling leaves of the rate
	cubicScale   = 0.4
	windowPerSec = 2.0 // measuring windows of half a second
	rateFloor    = 0.5
	rateBound    = 2.0 // times the measured rate
)

// limiter is the client-side rate limiter of adaptive mode. Times are seconds
// since the start of the run. It does nothing until the first throttling error.
type limiter struct {
	on                   bool
	top, window, failed  float64 // w_max, K and time of the last throttling
	measured, lastBucket float64
	count                int
	rate, room, tokens   float64 // of the token bucket
	filled               float64
}

func newLimiter() *limiter { return &limiter{rate: 1, room: 1} }

func (l *limiter) refill(now float64) {
	l.tokens = min(l.room, l.tokens+float64((now-l.filled)*l.rate))
	l.filled = now
}

// hold returns how long an attempt that is ready now has to wait for its token.
func (l *limiter) hold(now float64) float64 {
	if !l.on {
		return 0
	}
	l.refill(now)
	return max(0, (1-l.tokens)/l.rate)
}

// take spends the token of an attempt sent now, after its hold.
func (l *limiter) take(now float64) {
	if l.on {
		l.refill(now)
		l.tokens = max(0, l.tokens-1)
	}
}

// update learns from an answer that arrived now:
// on throttling the rate falls to 0.7 R, with R the measured rate; after any
// other answer it is 0.4 (dt-K)^3 + w_max, which climbs back to w_max in K
// seconds. Either is bounded by twice the measured rate.
func (l *limiter) update(now float64, throttled bool) {
	l.count++
	if bucket := math.Floor(now*windowPerSec) / windowPerSec; bucket > l.lastBucket {
		current := float64(l.count) / (bucket - l.lastBucket)
		l.measured = float64(current*smoothing) + float64(l.measured*(1-smoothing))
		l.count, l.lastBucket = 0, bucket
	}
	var next float64
	if throttled {
		r := l.measured
		if l.on {
			r = min(r, l.rate)
		}
		l.top, l.failed, l.on = r, now, true
		l.window = math.Cbrt(r * (1 - beta) / cubicScale)
		next = r * beta
	} else {
		d := now - l.failed - l.window
		next = float64(cubicScale*d*d*d) + l.top
	}
	next = min(next, rateBound*l.measured)
	l.refill(now)
	l.rate, l.room = max(next, rateFloor), max(next, 1)
	l.tokens = min(l.tokens, l.room)
}
