package review

import "time"

// Day numbers days of study; day 0 contains 1970-01-01T12:00 on the learner's
// clock.
type Day int

// shifted is a time on a clock on which days of study begin at midnight.
func (s *Scheduler) shifted(at int64, zone int) time.Time {
	return time.UnixMilli(at).UTC().Add(time.Duration(zone)*time.Minute - s.Rollover)
}

func dayOf(shifted time.Time) Day { return dayAt(shifted.UnixMilli()) }

// dayAt is the day of study of a time on the shifted clock, in milliseconds.
func dayAt(shifted int64) Day {
	const day = 24 * 60 * 60 * 1000
	if shifted < 0 {
		shifted -= day - 1
	}
	return Day(shifted / day)
}

// Day is the day of study of a moment, on a clock zone minutes ahead of UTC.
func (s *Scheduler) Day(now time.Time, zone int) Day { return dayOf(s.shifted(now.UnixMilli(), zone)) }

// Begins is when a day of study begins.
func (s *Scheduler) Begins(d Day, zone int) time.Time {
	return time.Unix(int64(d)*24*60*60, 0).UTC().Add(s.Rollover - time.Duration(zone)*time.Minute)
}
