package remote

import (
	"encoding/json"
	"time"

	"notelab/app/i18n"
)

// Last is what is known of the last round, without secrets: it may stand where
// every page finds it quickly.
type Last struct {
	Place  string   `json:"place,omitempty"`  // what the place is called; "" when none is set up
	Auto   bool     `json:"auto"`             // whether rounds run by themselves
	At     int64    `json:"at,omitempty"`     // when the last one ended, in Unix milliseconds
	Good   int64    `json:"good,omitempty"`   // when the last good one ended
	Failed int      `json:"failed,omitempty"` // rounds that failed since
	Halted bool     `json:"halted,omitempty"` // only the learner can mend it
	Why    i18n.Key `json:"why,omitempty"`    // what the last one failed with
	Detail string   `json:"detail,omitempty"`
	Aside  int      `json:"aside,omitempty"`
	Fresh  int      `json:"fresh,omitempty"` // events logged since
}

// The rule of rounds that run by themselves.
const (
	freshEnough = 5                // so many events are worth a round
	between     = 30 * time.Second // but not sooner than this after another
	looking     = 5 * time.Minute  // and what others did is looked for this often
	firstWait   = 30 * time.Second // after a failure, doubled at each other one
	longestWait = time.Hour
)

// Due reports whether a round should be run at a time. A clock that was put back
// does not keep rounds from being run.
func (l *Last) Due(now int64) bool {
	since := time.Duration(now-l.At) * time.Millisecond
	switch {
	case !l.Auto || l.Halted:
		return false
	case l.At == 0 || since < 0:
		return true
	case l.Failed > 0:
		return since >= min(firstWait<<min(l.Failed-1, 10), longestWait)
	case l.Fresh >= freshEnough:
		return since >= between
	}
	return since >= looking
}

// Ended notes how a round went.
func (l *Last) Ended(now int64, r Report, err error) {
	l.At = now
	l.Why, l.Detail = "", ""
	if err == nil {
		l.Good, l.Failed, l.Halted, l.Fresh, l.Aside = now, 0, false, 0, r.Aside
		return
	}
	l.Failed++
	l.Halted = !Transient(err)
	l.Why, l.Detail = Reason(err)
}

// Pack writes what is known.
func (l *Last) Pack() string {
	b, err := json.Marshal(l)
	if err != nil {
		panic("remote.Last.Pack: " + err.Error()) // only texts and numbers come here
	}
	return string(b)
}

// ParseLast reads what Pack wrote; what it cannot read is nothing.
func ParseLast(s string) Last {
	var l Last
	if json.Unmarshal([]byte(s), &l) != nil {
		return Last{}
	}
	return l
}
