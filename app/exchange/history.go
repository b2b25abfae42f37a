package exchange

import (
	"sort"
	"strconv"
	"time"
)

// Answer is one answer of the learner's history.
type Answer struct {
	At       int64 // Unix time in milliseconds
	Zone     int   // minutes the device's clock was ahead of UTC
	ID       string
	Question string
	Right    bool
	Sure     string // "sure", "unsure" or ""
	Rating   int    // 1 Again to 4 Easy; 0 when none was given
	Millis   int64  // from the first sight of the question to the answer; 0 is unknown
	Where    string
}

// History returns answers as CSV, the oldest first. Times are those of the
// learner's clock, with its offset.
func History(answers []Answer, mark bool) []byte {
	sort.Slice(answers, func(i, j int) bool {
		a, b := &answers[i], &answers[j]
		return a.At < b.At || a.At == b.At && a.ID < b.ID
	})
	w := newTable(mark)
	w.row("time", "question", "right", "sure", "rating", "seconds", "where")
	zones := map[int]*time.Location{}
	for i := range answers {
		a := &answers[i]
		zone := zones[a.Zone]
		if zone == nil {
			zone = time.FixedZone("", a.Zone*60)
			zones[a.Zone] = zone
		}
		right, rating, seconds := "0", "", ""
		if a.Right {
			right = "1"
		}
		if a.Rating > 0 {
			rating = strconv.Itoa(a.Rating)
		}
		if a.Millis > 0 {
			seconds = strconv.FormatFloat(float64(a.Millis)/1000, 'f', -1, 64)
		}
		w.row(time.UnixMilli(a.At).In(zone).Format("2006-01-02T15:04:05.000Z07:00"), a.Question, right, a.Sure, rating, seconds, a.Where)
	}
	return w.bytes()
}
