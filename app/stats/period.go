package stats

import (
	"time"

	"notelab/app/review"
)

// Period is a week or a month with what happened in it.
type Period struct {
	From, To review.Day // the last day belongs to it
	Day
}

// How many periods are shown: weeks while the history is short enough, then
// months.
const (
	leastWeeks, mostWeeks   = 6, 16
	leastMonths, mostMonths = 4, 12
)

// date is a day of study on the calendar.
func date(d review.Day) time.Time { return time.Unix(int64(d)*24*60*60, 0).UTC() }

// dayOn is the day of study of a date.
func dayOn(year int, month time.Month, day int) review.Day {
	return review.Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}

// weekOf is the Sunday on or before a day.
func weekOf(d review.Day) review.Day { return d - review.Day(date(d).Weekday()) }

// periods divides the time of a history that began on a day.
func periods(first, today review.Day) (list []Period, months bool) {
	if this := weekOf(today); int(this-weekOf(first))/7 < mostWeeks {
		from := min(weekOf(first), this-7*(leastWeeks-1))
		for d := from; d <= this; d += 7 {
			list = append(list, Period{From: d, To: d + 6})
		}
		return list, false
	}
	a, b := date(first), date(today)
	n := (b.Year()-a.Year())*12 + int(b.Month()-a.Month()) + 1
	n = min(max(n, leastMonths), mostMonths)
	for i := range n {
		m := b.Month() - time.Month(n-1-i)
		list = append(list, Period{From: dayOn(b.Year(), m, 1), To: dayOn(b.Year(), m+1, 1) - 1})
	}
	return list, true
}
