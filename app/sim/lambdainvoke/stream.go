package lambdainvoke

import (
	"strconv"
	"time"

	"notelab/app/sim"
)

// shard runs an event source mapping on a shard: batch after batch, and nothing
// passes one that fails.
func (r *run) shard() {
	r.tell(0, "arrive-stream", r.all(), sim.Flow, "n", strconv.Itoa(r.records))
	at := time.Duration(0)
	for from := 0; from < r.records && at < r.limit(); from += r.batch {
		at = r.work(at, r.range_(from, min(from+r.batch, r.records)))
	}
	if at < r.limit() {
		return
	}
	// Whatever is left came at the same time, and is too old too.
	var left []int
	for i := range r.recs {
		if r.recs[i].fate == open {
			left = append(left, i)
			r.wait([]int{i}, r.recs[i].seen(), at, behind)
		}
	}
	if len(left) > 0 {
		r.old(left, at)
	}
}

// limit is the age at which the records are given up.
func (r *run) limit() time.Duration { return min(r.recordAge, shardLife) }

// pause is when the next attempt would be, or the limit if that is earlier. A run
// that began before the limit may end after it.
func (r *run) pause(end time.Duration, n int) time.Duration {
	return max(min(end+doubled(n, growCap), r.limit()), end)
}

// old ends records that are too old.
func (r *run) old(recs []int, at time.Duration) {
	if r.recordAge < shardLife {
		r.discard(recs, at, "record-age-out", "RecordAgeExceeded")
		return
	}
	r.tell(at, "expired-stream", recs, sim.Bad)
	r.end(recs, at, expired)
}

// work brings a batch to its end, from a moment on, and returns when that is. At
// the limit of age it stops and leaves records without a fate.
func (r *run) work(at time.Duration, batch []int) time.Duration {
	for _, i := range batch {
		r.wait([]int{i}, r.recs[i].seen(), at, behind)
	}
	retries, refusals, told := 0, 0, 0
	for {
		if at >= r.limit() {
			r.loud(batch, at)
			return at
		}
		if told++; told > 6 && r.lasting() && (r.failure == throttle || r.recordRetries < 0) {
			r.hush(batch, at)
		}
		end, res, bad := r.call(at, batch)
		switch res {
		case ok:
			r.tell(end, "ok-stream", batch, sim.Good)
			r.end(batch, end, done)
			return end
		case throttled:
			at = r.pause(end, refusals)
			refusals++
			r.tell(end, "throttle-stream", batch, sim.Wait, "wait", sim.FormatDuration(at-end))
			r.wait(batch, end, at, waiting)
			continue
		case threw:
			r.fault(end, batch)
		case partly:
			r.end(batch[:bad], end, done)
			batch = batch[bad:]
			r.tell(end, "partial-stream", batch, sim.Bad, "k", strconv.Itoa(r.poison))
			if r.bisect && bad > 0 {
				at = end
				continue // split at what was reported
			}
		}
		if r.bisect && len(batch) > 1 {
			half := len(batch) / 2
			r.tell(end, "split", batch, sim.Wait, "left", listed(batch[:half]), "right", listed(batch[half:]))
			at = r.work(end, batch[:half])
			if at >= r.limit() {
				r.wait(batch[half:], end, at, behind)
				return at
			}
			return r.work(at, batch[half:])
		}
		if retries++; r.recordRetries >= 0 && retries > r.recordRetries {
			if r.approx == 0 {
				r.approx = retries
			}
			r.discard(batch, end, "record-retries-out", "RetryAttemptsExhausted")
			return end
		}
		at = r.pause(end, retries-1)
		kind := "stream-wait"
		if r.recordRetries < 0 {
			kind = "stream-wait-on"
		}
		r.tell(end, kind, batch, sim.Wait, "wait", sim.FormatDuration(at-end), "n", strconv.Itoa(retries), "max", strconv.Itoa(r.recordRetries))
		r.wait(batch, end, at, waiting)
	}
}
