package lambdainvoke

import (
	"fmt"
	"testing"
	"time"
)

// ledger is what the oracle counts, in whole seconds.
type ledger struct{ runs, throttled, settled, done, returned, kept, lost int }

func (r *run) ledger() ledger {
	return ledger{r.runs, r.tries - r.runs, int(r.until / time.Second), r.count(done), r.count(returned), r.count(kept), r.count(lost, expired)}
}

// replay is the oracle: it has no code of the model. Synchronous and asynchronous
// calls are closed formulas over the documented pauses; a queue is watched second
// by second; a shard is a stack of intervals.
func replay(c *config) ledger {
	switch c.kind {
	case direct:
		return replayDirect(c)
	case async:
		return replayAsync(c)
	case queue:
		return replayQueue(c)
	}
	return replayShard(c)
}

// failures is how many attempts fail in a row, a large number for all of them.
func failures(c *config) int {
	switch {
	case c.failure == none:
		return 0
	case c.failure == poison || c.times == 0:
		return 1 << 40
	}
	return c.times
}

func seconds(c *config) int {
	if c.failure == timedOut {
		return int(c.timeout / time.Second)
	}
	return 1
}

func replayDirect(c *config) ledger {
	f := failures(c)
	if c.failure == throttle {
		if f >= c.attempts {
			return ledger{throttled: c.attempts, settled: 1<<(c.attempts-1) - 1, returned: 1}
		}
		return ledger{runs: 1, throttled: f, settled: 1<<f - 1 + 1, done: 1}
	}
	if f > 0 {
		return ledger{runs: 1, settled: seconds(c), returned: 1}
	}
	return ledger{runs: 1, settled: 1, done: 1}
}

func replayAsync(c *config) ledger {
	f, age := failures(c), int(c.age/time.Second)
	dropped := func(l ledger) ledger {
		if c.dlq || c.destination {
			l.kept = 1
		} else {
			l.lost = 1
		}
		return l
	}
	if c.failure == throttle {
		// 0, 1, 3, 7 ... 511 seconds, then every 300.
		starts := func(n int) int {
			if n < 10 {
				return 1<<n - 1
			}
			return 511 + 300*(n-9)
		}
		n := 0
		for n < f && starts(n) <= age {
			n++
		}
		if n == f && starts(f) <= age {
			return ledger{runs: 1, throttled: f, settled: starts(f) + 1, done: 1}
		}
		return dropped(ledger{throttled: n, settled: age})
	}
	d := seconds(c)
	starts := []int{0, d + 60, 2*d + 180}
	for n, at := range starts[:c.retries+1] {
		if at > age {
			return dropped(ledger{runs: n, settled: max(age, starts[n-1]+d)})
		}
		if n == f {
			return ledger{runs: n + 1, settled: at + 1, done: 1}
		}
	}
	return dropped(ledger{runs: c.retries + 1, settled: starts[c.retries] + d})
}

func replayQueue(c *config) (l ledger) {
	type message struct{ shown, count, over int } // over: 1 done, 2 kept, 3 gone
	ms := make([]message, c.records)
	f, calls := failures(c), 0
	if c.failure == poison {
		f = 0
	}
	busy, hidden := 0, int(c.visibility/time.Second)
	for now := 0; ; now++ {
		open, held := 0, false
		for i := range ms {
			if m := &ms[i]; m.over == 0 {
				if now >= 4*86400 {
					m.over = 3
					l.lost++
					l.settled = now
					continue
				}
				if open++; m.shown > now {
					held = true
				}
			}
		}
		if open == 0 {
			return l
		}
		if c.id == "fifo" && (held || busy > now) {
			continue
		}
		var ready []int
		for i := range ms {
			m := &ms[i]
			if m.over != 0 || m.shown > now {
				continue
			}
			if c.receives > 0 && m.count == c.receives {
				m.over = 2
				l.kept++
				l.settled = now
				continue
			}
			ready = append(ready, i)
		}
		for len(ready) > 0 {
			some := ready[:min(len(ready), c.batch)]
			ready = ready[len(some):]
			for _, i := range some {
				ms[i].count++
				ms[i].shown = now + hidden
			}
			t, gap := now, 1
			for c.failure == throttle && calls < f {
				calls++
				l.throttled++
				t += gap
				gap = min(2*gap, 60)
				if t+1 > now+hidden {
					break
				}
			}
			if t+1 > now+hidden {
				busy = now // the next receive waits for the messages anyway
			} else {
				calls++
				l.runs++
				end := t + 1
				bad := c.failure != throttle && calls <= f
				if bad {
					end = t + seconds(c)
				}
				first := -1
				for p, i := range some {
					if c.failure == poison && i == c.poison-1 {
						first = p
					}
				}
				for p, i := range some {
					fails := bad || first >= 0 && (!c.partial || p == first || c.id == "fifo" && p > first)
					if !fails {
						ms[i].over = 1
						l.done++
						l.settled = max(l.settled, end)
					}
				}
				busy = end
			}
			if c.id == "fifo" {
				break
			}
		}
	}
}

func replayShard(c *config) (l ledger) {
	type interval struct{ from, to, retried, refused int }
	var stack []interval
	for from := (c.records - 1) / c.batch * c.batch; from >= 0; from -= c.batch {
		stack = append(stack, interval{from, min(from+c.batch, c.records), 0, 0})
	}
	limit := int(min(c.recordAge, 24*time.Hour) / time.Second)
	f, calls, now := failures(c), 0, 0
	give := func(n int) {
		if c.destination {
			l.kept += n
		} else {
			l.lost += n
		}
		l.settled = now
	}
	for len(stack) > 0 {
		top := &stack[len(stack)-1]
		n := top.to - top.from
		if now >= limit {
			rest := 0
			for _, s := range stack {
				rest += s.to - s.from
			}
			if c.recordAge < 24*time.Hour {
				give(rest)
			} else {
				l.lost += rest
				l.settled = now
			}
			return l
		}
		calls++
		bad := calls <= f
		if c.failure == poison {
			bad = top.from < c.poison && c.poison <= top.to
		}
		pause := func(n int) {
			gap := 60
			if n < 6 {
				gap = 1 << n
			}
			now = max(now, min(now+gap, limit))
		}
		switch {
		case !bad:
			l.runs++
			now++
			l.done += n
			l.settled = now
			stack = stack[:len(stack)-1]
			continue
		case c.failure == throttle:
			l.throttled++
			pause(top.refused)
			top.refused++
			continue
		}
		l.runs++
		now += seconds(c)
		if c.partial && c.failure == poison {
			before := c.poison - 1 - top.from
			l.done += before
			if before > 0 {
				l.settled = now
			}
			top.from += before
			n -= before
			if c.bisect && before > 0 {
				continue
			}
		}
		if c.bisect && n > 1 {
			whole := *top
			*top = interval{whole.from + n/2, whole.to, 0, 0}
			stack = append(stack, interval{whole.from, whole.from + n/2, 0, 0})
			continue
		}
		if top.retried == c.recordRetries {
			give(n)
			stack = stack[:len(stack)-1]
			continue
		}
		pause(top.retried)
		top.retried++
	}
	return l
}

// everySmall calls f with every small configuration.
func everySmall(f func(c *config)) {
	each := []int{0, 1, 2, 3, 4, 7}
	for i := range callers {
		c := config{caller: &callers[i], timeout: 3 * time.Second, attempts: 1, records: 1, batch: 1}
		for _, c.failure = range []string{none, failErr, timedOut, throttle, poison} {
			for _, c.times = range each {
				if (c.failure == poison || c.failure == none) && c.times > 0 {
					continue
				}
				c.poison = 0
				if c.failure == poison {
					c.poison = 1
				}
				switch c.kind {
				case direct:
					for c.attempts = 1; c.attempts == 1 || c.id == "sdk" && c.attempts <= 4; c.attempts++ {
						f(&c)
					}
				case async:
					for bits := range 4 {
						c.dlq, c.destination = bits&1 > 0, bits&2 > 0
						for c.retries = 0; c.retries <= 2; c.retries++ {
							for _, s := range []int{60, 61, 62, 63, 120, 181, 182, 183, 186, 200, 600, 3600, 21600} {
								c.age = time.Duration(s) * time.Second
								f(&c)
							}
						}
					}
				default:
					smallBatches(&c, f)
				}
			}
		}
	}
}

func smallBatches(c *config, f func(c *config)) {
	for c.records = 1; c.records <= 5; c.records++ {
		for c.batch = 1; c.batch <= 5; c.batch++ {
			last := 0
			if c.failure == poison {
				last = c.records
			}
			for c.poison = min(1, last); c.poison <= last; c.poison++ {
				for bits := range 4 {
					c.partial, c.bisect = bits&1 > 0 && c.failure == poison, bits&2 > 0
					if bits&1 > 0 && c.failure != poison {
						continue
					}
					if c.kind == stream {
						for _, c.recordRetries = range []int{-1, 0, 1, 3} {
							for _, c.recordAge = range []time.Duration{time.Minute, 24 * time.Hour} {
								c.destination = (c.records+c.batch)%2 == 0
								f(c)
							}
						}
						continue
					}
					if c.bisect {
						continue
					}
					for _, c.visibility = range []time.Duration{30 * time.Second, 90 * time.Second} {
						for c.receives = 1; c.receives <= 4; c.receives++ {
							f(c)
						}
					}
					if c.records == 3 && c.times < 3 { // without a redrive policy runs are long
						c.receives, c.visibility = 0, 900*time.Second
						f(c)
					}
				}
			}
		}
	}
}

// Every small configuration ends in the model as it does in the oracle.
func TestEverySmallConfigurationEndsAsTheOracleSays(t *testing.T) {
	n := 0
	everySmall(func(c *config) {
		if n++; testing.Short() && n%10 > 0 {
			return
		}
		if got, want := simulate(c).ledger(), replay(c); got != want {
			t.Fatalf("configuration %d: %s\n got %+v\nwant %+v", n, fmt.Sprintf("%s %+v", c.id, *c), got, want)
		}
	})
	t.Logf("%d configurations", n)
}
