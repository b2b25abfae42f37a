package codedeploy

import "time"

// wave deploys to one fleet under the minimum of healthy hosts. Its order begins
// with the urgent ones, which are unhealthy or have never had a deployment:
//
//   - Deploying to an urgent instance takes no healthy one out. As many go at a
//     time as the minimum leaves: allowed = n - minimum.
//   - The others wait until all urgent ones have been tried, and then
//     being deployed to + failed <= allowed.
//
// The failure that lowers the possible number of healthy instances to the minimum
// ends the wave while instances remain. Where all are urgent none of them has to
// be taken out any more, and only a number below the minimum ends it; but
// OneAtATime ends with its first failure there, too, unless that is the last
// instance's. At least one instance has to succeed.
type wave struct {
	dep     int
	at      time.Duration
	order   []int // lanes
	urgent  int   // how many of the order come first
	allowed int
	limit   int // the failure that ends it while instances remain
	rail    []event
	started func(lane int, at time.Duration)
	settled func(lane int, at time.Duration, ok bool)

	failed, succeeded, skipped int
}

// limitOf is a wave's limit.
func (r *run) limitOf(w *wave) int {
	if w.urgent == len(w.order) && r.kind != oneAtATime {
		return w.allowed + 1
	}
	return w.allowed
}

// flight is a lane that is being deployed to.
type flight struct {
	lane int
	end  time.Duration
	ok   bool
}

// fly runs a wave and returns when it is over, and whether with success.
func (r *run) fly(w *wave) (time.Duration, bool) {
	var flying []flight
	now, next, over := w.at, 0, false
	w.limit = r.limitOf(w)
	for {
		for !over && next < len(w.order) && len(flying) < w.room(next) {
			lane := w.order[next]
			next++
			if w.started != nil {
				w.started(lane, now)
			}
			end, ok := r.pass(lane, w.dep, now, w.rail)
			flying = append(flying, flight{lane, end, ok})
		}
		if len(flying) == 0 {
			break
		}
		now = flying[0].end
		for _, f := range flying {
			now = min(now, f.end)
		}
		var still []flight
		var good, bad []int
		for _, f := range flying {
			switch {
			case f.end > now:
				still = append(still, f)
				continue
			case f.ok:
				w.succeeded++
				good = append(good, f.lane)
			default:
				w.failed++
				bad = append(bad, f.lane)
			}
			if w.settled != nil {
				w.settled(f.lane, now, f.ok)
			}
		}
		flying = still
		r.settledNotes(w, now, good, bad)
		over = over || w.failed >= w.limit && next < len(w.order) // what is under way ends by itself
	}
	w.skipped = len(w.order) - next
	return now, w.skipped == 0 && w.succeeded > 0 && w.failed <= w.allowed
}

// room is how many may be deployed to at a time when the next of the order
// comes.
func (w *wave) room(next int) int {
	switch {
	case next < w.urgent:
		return w.allowed
	case w.failed+w.succeeded < w.urgent:
		return 0
	}
	return w.allowed - w.failed
}
