package backoff

import (
	"math"
	"time"
)

// span is a wait and the range it was drawn from, in seconds. Without jitter
// lo and hi equal the wait.
type span struct{ wait, lo, hi float64 }

// random returns a number in [0, 1).
type random func() float64

// pace says how long to wait before a retry. A value belongs to one client:
// decorrelated jitter remembers its last wait.
type pace interface {
	// next returns the wait before retry n, counted from 1.
	next(n int, u random) span
}

// between draws U(lo, hi).
func between(lo, hi float64, u random) span {
	return span{lo + float64((hi-lo)*u()), lo, hi}
}

func exactly(s float64) span { return span{s, s, s} }

// growth is E(n) = min(cap, base * 2^n); first is the exponent of retry 1.
type growth struct {
	base, cap float64 // seconds
	first     int     // 1 in the reference simulator, 0 where the first wait is base
}

func (g growth) at(n int) float64 {
	return min(g.cap, math.Ldexp(g.base, min(n-1+g.first, 60)))
}

type none struct{}

func (none) next(int, random) span { return exactly(0) }

type fixed struct{ base float64 }

func (p fixed) next(int, random) span { return exactly(p.base) }

type exponential struct{ growth }

func (p exponential) next(n int, _ random) span { return exactly(p.at(n)) }

type fullJitter struct{ growth }

func (p fullJitter) next(n int, u random) span { return between(0, p.at(n), u) }

type equalJitter struct{ growth }

func (p equalJitter) next(n int, u random) span {
	e := p.at(n)
	return between(e/2, e, u)
}

// decorrelated waits s = min(cap, U(base, 3*s)), whatever n is.
type decorrelated struct {
	base, cap float64
	last      float64
}

func (p *decorrelated) next(_ int, u random) span {
	hi := float64(3 * p.last)
	s := between(p.base, hi, u)
	s.wait, s.lo, s.hi = min(p.cap, s.wait), min(p.cap, s.lo), min(p.cap, hi)
	p.last = s.wait
	return s
}

// seconds turns a model's number into simulated time, rounded to microseconds
// so that the last bit of a float never shows.
func seconds(s float64) time.Duration {
	return time.Duration(math.Round(s*1e6)) * time.Microsecond
}
