package ui

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"notelab/app/i18n"
	"notelab/app/shelf"
)

// ShelfMessage says what kept an own course from being made and what to do.
func ShelfMessage(err error, l i18n.Lang) string {
	for _, m := range []struct {
		err error
		key i18n.Key
	}{
		{shelf.ErrUnavailable, "my.err.unavailable"},
		{shelf.ErrFull, "my.err.full"},
		{shelf.ErrBlocked, "my.err.blocked"},
		{shelf.ErrBusy, "my.err.busy"},
		{shelf.ErrGone, "my.err.gone"},
		{shelf.ErrLoad, "my.err.load"},
		{shelf.ErrRead, "my.err.read"},
		{shelf.ErrEmpty, "my.err.empty"},
		{shelf.ErrTooMany, "my.err.many"},
		{shelf.ErrTooMuch, "my.err.much"},
	} {
		if errors.Is(err, m.err) {
			return i18n.T(l, m.key, "n", strconv.Itoa(shelf.MaxFiles), "size", byteSize(shelf.MaxTotal))
		}
	}
	return i18n.T(l, "my.err.other")
}

// pickProblem says why a choice of files cannot become a course; "" when it
// can.
func pickProblem(p shelf.Picked, l i18n.Lang) string {
	switch {
	case p.TooMany:
		return ShelfMessage(shelf.ErrTooMany, l)
	case p.TooMuch:
		return ShelfMessage(shelf.ErrTooMuch, l)
	case p.Notes == 0 && len(p.TooLarge) > 0:
		return leftOut(p, l) + " " + i18n.T(l, "my.err.large")
	case p.Notes == 0:
		return ShelfMessage(shelf.ErrEmpty, l)
	}
	return ""
}

// leftOut names the files that were too large; "" when there was none.
func leftOut(p shelf.Picked, l i18n.Lang) string {
	const shown = 3
	if len(p.TooLarge) == 0 {
		return ""
	}
	names := strings.Join(p.TooLarge[:min(shown, len(p.TooLarge))], ", ")
	if more := len(p.TooLarge) - shown; more > 0 {
		names = i18n.T(l, "my.left.more", "names", names, "n", strconv.Itoa(more))
	}
	return i18n.T(l, "my.left.large", "names", names)
}

// byteSize writes a number of bytes for people: "48 B", "3.1 kB", "12 MB".
func byteSize(n int64) string {
	switch {
	case n < 1<<10:
		return strconv.FormatInt(n, 10) + " B"
	case n < 1<<20:
		return oneDigit(float64(n)/(1<<10)) + " kB"
	}
	return oneDigit(float64(n)/(1<<20)) + " MB"
}

func oneDigit(f float64) string {
	if f >= 10 {
		return strconv.FormatFloat(f, 'f', 0, 64)
	}
	return strings.TrimSuffix(strconv.FormatFloat(f, 'f', 1, 64), ".0")
}

// dayOf writes the local day of a time in milliseconds.
func dayOf(millis int64) string {
	if millis == 0 {
		return ""
	}
	return time.UnixMilli(millis).Format("2006-01-02")
}

// courseLine sums an own course up.
func courseLine(c *shelf.Course, l i18n.Lang) string {
	s := i18n.T(l, "my.counts", "n", strconv.Itoa(c.Count), "q", strconv.Itoa(c.Quizzes), "size", byteSize(c.Size))
	if day := dayOf(c.Updated); day != "" {
		s += " · " + i18n.T(l, "my.day", "day", day)
	}
	return s
}
