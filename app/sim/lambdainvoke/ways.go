package lambdainvoke

import (
	"strconv"
	"time"

	"notelab/app/sim"
)

// answer runs a synchronous call: the caller waits, and whether it tries again is
// the caller's affair. Clients of an SDK do so when they are throttled.
func (r *run) answer() {
	recs := r.all()
	r.tell(0, "arrive-"+r.id, recs, sim.Flow)
	for at, n := time.Duration(0), 1; ; n++ {
		end, res, _ := r.call(at, recs)
		switch {
		case res == ok:
			r.tell(end, "ok-sync", recs, sim.Good)
			r.end(recs, end, done)
			return
		case res == threw:
			r.fault(end, recs)
			r.tell(end, "returned-"+r.id, recs, sim.Bad)
		case n < r.attempts:
			gap := doubled(n-1, 20*time.Second)
			r.tell(end, "sdk-wait", recs, sim.Wait, "wait", sim.FormatDuration(gap), "n", strconv.Itoa(n+1), "max", strconv.Itoa(r.attempts))
			r.wait(recs, end, end+gap, waiting)
			at = end + gap
			continue
		default:
			r.tell(end, "refused-"+r.id, recs, sim.Bad, "n", strconv.Itoa(n))
		}
		r.end(recs, end, returned)
		return
	}
}

// errorWaits are the pauses before the first and second retry after a function
// error of an asynchronous invocation.
var errorWaits = [...]time.Duration{time.Minute, 2 * time.Minute}

// throttleCap is the longest pause after throttling.
const throttleCap = 5 * time.Minute

// event runs an asynchronous invocation: Lambda has the event and retries, so
// often after function errors, so long after throttling.
func (r *run) event() {
	recs := r.all()
	r.tell(0, "arrive-async", recs, sim.Flow)
	errors, refusals := 0, 0
	for at := time.Duration(0); ; {
		if refusals >= 6 && r.lasting() {
			r.hush(recs, at)
		}
		end, res, _ := r.call(at, recs)
		gap := time.Duration(0)
		kind := "async-wait"
		switch res {
		case ok:
			r.tell(end, "ok-async", recs, sim.Good)
			r.end(recs, end, done)
			return
		case throttled:
			kind, gap = "throttle-wait", doubled(refusals, throttleCap)
			refusals++
		default:
			r.fault(end, recs)
			if errors++; errors > r.retries {
				r.discard(recs, end, "retries-out", "RetriesExhausted")
				return
			}
			gap = errorWaits[errors-1]
		}
		if at = end + gap; at > r.age {
			out := max(r.age, end)
			r.wait(recs, end, out, waiting)
			r.loud(recs, out)
			r.discard(recs, out, "age-out", "EventAgeExceeded")
			return
		}
		r.tell(end, kind, recs, sim.Wait, "wait", sim.FormatDuration(gap), "n", strconv.Itoa(errors), "max", strconv.Itoa(r.retries))
		r.wait(recs, end, at, waiting)
	}
}

// discard ends records that Lambda gives up: a copy goes where one is asked for.
func (r *run) discard(recs []int, at time.Duration, why, condition string) {
	limit, most := r.age, r.retries
	if r.kind == stream {
		limit, most = r.recordAge, r.recordRetries
	}
	r.tell(at, why, recs, sim.Bad, "max", strconv.Itoa(most), "age", sim.FormatDuration(limit))
	dlq, destination := r.keeps()
	f := lost
	if dlq {
		f = kept
		r.tell(at, "dlq", recs, sim.Accent)
	}
	if destination {
		f = kept
		r.tell(at, "destination-"+[...]string{async: "async", stream: "stream"}[r.kind], recs, sim.Accent)
	}
	if f == lost {
		r.tell(at, "lost", recs, sim.Bad)
	}
	if r.condition == "" {
		r.condition, r.discarded, r.first, r.last = condition, at, recs[0], recs[len(recs)-1]
	}
	r.end(recs, at, f)
}
