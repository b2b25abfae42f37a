package cdncache

import (
	"time"

	"notelab/app/sim"
)

// fetch is a trip under way and who waits for it.
type fetch struct {
	sent       time.Duration
	row        int
	status     int
	version    int
	content    string
	unchanged  bool // the origin answers 304
	background bool
	waiting    []arrival
}

// entry is what an edge keeps under one key.
type entry struct {
	row     int
	good    bool // it holds a response with status 200
	kept    bool // which answers requests until it expires
	version int
	content string
	expires time.Duration
	status  int           // of a kept error
	hold    time.Duration // until then the origin is not asked again after an error
	pending *fetch
	gone    time.Duration // of the last invalidation
}

// fresh reports whether a copy is within its TTL at a time; RFC 9111 asks for
// an age below the lifetime.
func (e *entry) fresh(at time.Duration) bool { return e.good && e.kept && at < e.expires }

// entry finds what an edge keeps for a request.
func (r *run) entry(a arrival) *entry {
	k := r.key.of(a.url, a.viewer)
	for i := range r.rows {
		if r.rows[i].edge == a.edge && r.rows[i].key == k {
			return &r.entries[i]
		}
	}
	r.rows = append(r.rows, row{edge: a.edge, key: k})
	r.entries = append(r.entries, entry{row: len(r.rows) - 1, gone: -1})
	return &r.entries[len(r.entries)-1]
}

// request serves one viewer: from a copy within its TTL, from an expired one
// where a rule allows it, or by way of the origin.
func (r *run) request(a arrival) {
	e, at := r.entry(a), a.at
	revalidating := e.fresh(at - r.whileRevalidating())
	switch {
	case e.fresh(at):
		r.reply(at, a, e, hit, nil)
	case at < e.hold && e.status != 0:
		r.reply(at, a, e, failedHold, nil)
	case at < e.hold && (revalidating || r.lastResort(e, at)):
		r.reply(at, a, e, staleHold, nil)
	case e.pending != nil && revalidating:
		r.reply(at, a, e, stale, nil)
	case e.pending != nil && r.collapses():
		r.emit(at, "wait", edgeNames[a.edge], sim.Wait, r.about(a, e)...)
		e.pending.waiting = append(e.pending.waiting, a)
	case revalidating:
		r.reply(at, a, e, stale, nil)
		r.ask(a, e, true)
	default:
		r.ask(a, e, false)
	}
}

// lastResort reports whether an expired copy may stand in for an origin that
// cannot answer. Content that must not be kept is included, as documented.
func (r *run) lastResort(e *entry, at time.Duration) bool {
	return e.good && at < e.expires+r.onError()
}

// ask sends a request to the origin. What it finds there is fixed now; it is
// back after the origin's response time.
func (r *run) ask(a arrival, e *entry, background bool) {
	f := &fetch{sent: a.at, row: e.row, status: r.status(a.at), version: r.version(a.at), content: r.content(a.url, a.viewer), background: background}
	f.unchanged = f.status == 200 && r.etag && e.good && e.kept && e.version == f.version && e.content == f.content
	if !background {
		f.waiting = append(f.waiting, a)
	}
	r.trips = append(r.trips, trip{sent: f.sent, back: f.sent + r.latency, row: f.row, status: f.status, background: background, unchanged: f.unchanged})
	if r.latency == 0 {
		r.answered(a.at, f)
		return
	}
	if background || e.pending == nil {
		e.pending = f
	}
	if !background {
		r.emit(a.at, "ask", edgeNames[a.edge], sim.Flow, r.about(a, e)...)
	}
	r.queue.Push(a.at+r.latency, step{kind: "answer", trip: f})
}

// answered takes the origin's answer in and passes it on to those who wait.
func (r *run) answered(at time.Duration, f *fetch) {
	e := &r.entries[f.row]
	how := failed
	switch {
	case f.status != 200:
	case !e.good || !e.kept:
		how = miss
	case f.unchanged:
		how = renewed
	default:
		how = replaced
	}
	if e.pending == f {
		e.pending = nil
	}
	got := *e
	switch {
	case how != failed:
		got = r.store(at, e, f)
		if !got.kept {
			how = passed
		}
	case f.status >= 500 && (r.lastResort(e, at) || f.background && e.fresh(at-r.whileRevalidating())):
		if how = staleError; e.fresh(at) { // another trip has been luckier meanwhile
			how = hit
		}
		got.hold = at + r.errorTTL
		*e = got
	default:
		got = r.storeError(at, e, f.status)
	}
	for i, a := range f.waiting {
		switch {
		case how == hit:
			r.reply(at, a, &got, hit, nil)
		case i > 0 && !how.cached() && how != failed:
			r.reply(at, a, &got, joined, nil)
		default:
			r.reply(at, a, &got, how, f)
		}
	}
	if f.background {
		r.emit(at, "background", edgeNames[r.rows[f.row].edge], toneOf(how), r.told(&got, how, f)...)
	}
}

// store puts a response into the cache and returns what those who wait get.
// A response that was on its way during an invalidation is not kept.
func (r *run) store(at time.Duration, e *entry, f *fetch) entry {
	ttl, why := r.decide(at)
	if !r.decided {
		r.ttl, r.rule, r.decided = ttl, why, true
	}
	got := entry{row: f.row, good: true, kept: why.kept(), version: f.version, content: f.content, expires: at + ttl, gone: e.gone, pending: e.pending}
	if !got.kept {
		got.expires = at
	}
	if f.sent < e.gone {
		got.kept = false
		return got
	}
	*e = got
	r.live(f.row, life{from: at, expires: got.expires, version: f.version, content: f.content, kept: got.kept})
	return got
}

// storeError keeps an error for its time, if it is of those that are kept. An
// error with a good copy behind it takes the copy's place.
func (r *run) storeError(at time.Duration, e *entry, status int) entry {
	got := entry{row: e.row, status: status, gone: e.gone, pending: e.pending}
	if d := r.errorLife(status); d > 0 {
		got.hold = at + d
		*e = got
		r.live(e.row, life{from: at, expires: got.hold, status: status, kept: true})
	}
	return got
}

// live begins a life of a row and ends the one before.
func (r *run) live(row int, l life) {
	l.end = ever
	lives := r.rows[row].lives
	if n := len(lives); n > 0 && lives[n-1].end > l.from {
		lives[n-1].end = l.from
	}
	r.rows[row].lives = append(lives, l)
}
