package cdncache

import "time"

// outcome is how one request is answered; it is the kind of the event too.
type outcome string

const (
	hit        outcome = "hit"         // a copy within its TTL
	joined     outcome = "joined"      // waited for a request already under way
	stale      outcome = "stale"       // an expired copy, while a new one is fetched
	staleError outcome = "stale-error" // an expired copy, since the origin just failed
	staleHold  outcome = "stale-hold"  // an expired copy, since the origin failed moments ago
	miss       outcome = "miss"        // no copy: fetched
	passed     outcome = "passed"      // fetched, and not kept
	renewed    outcome = "renewed"     // expired and unchanged: 304
	replaced   outcome = "replaced"    // expired and fetched anew
	failed     outcome = "failed"      // the origin's error
	failedHold outcome = "failed-hold" // a kept error
)

// hits reports whether an answer came out of the cache without asking the
// origin, as a hit in CloudFront's logs does; one that waits for a request under
// way is logged as a hit too.
func (o outcome) hits() bool { return o == hit || o == joined || o == stale || o == staleHold }

// cached reports whether an answer came out of the cache, asked or not.
func (o outcome) cached() bool { return o.hits() || o == staleError }

// life is one stretch of a copy: from a response to its expiry, or to the
// moment it is renewed, replaced or removed.
type life struct {
	from, expires time.Duration
	end           time.Duration // when the next life begins or the copy goes; ever while it lasts
	version       int
	content       string // what it was made for
	removed       bool   // by an invalidation
	status        int    // an error that is kept; 0 for a copy
	kept          bool
}

// row is one copy at one edge over the run.
type row struct {
	edge  int
	key   key
	lives []life
}

// answer is one request as drawn.
type answer struct {
	at      time.Duration // when the viewer gets it
	row     int
	how     outcome
	version int  // of what the viewer gets; 0 for an error
	old     bool // the origin had a newer version
	mixed   bool // made for another viewer
}

// trip is one request of an edge to the origin.
type trip struct {
	sent, back time.Duration
	row        int
	status     int
	unchanged  bool // answered 304
	background bool
}

// picture is what the stage needs of a run.
type picture struct {
	*setup
	end     time.Duration
	rows    []row
	answers []answer
	trips   []trip
	ttl     time.Duration // of the first response, or of one at the start
	rule    rule
}
