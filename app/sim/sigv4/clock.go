package sigv4

import "strconv"

// Package time would bring time zones and layouts into the program; a stamp
// needs days and seconds only.

// stampOf writes Unix seconds the way X-Amz-Date has them, 20060102T150405Z.
func stampOf(unix int64) string {
	days, sec := unix/86400, unix%86400
	if sec < 0 {
		days, sec = days-1, sec+86400
	}
	year, month, day := civil(days)
	two := func(n int64) string { return strconv.FormatInt(100+n, 10)[1:] }
	return strconv.FormatInt(10000+year, 10)[1:] + two(month) + two(day) + "T" + two(sec/3600) + two(sec/60%60) + two(sec%60) + "Z"
}

// civil turns days since 1970 into a date of the Gregorian calendar. Years
// begin in March here, so that the leap day is the last one.
func civil(days int64) (year, month, day int64) {
	days += 719468 // since the 1st of March of the year 0
	era := days / 146097
	n := days % 146097 // of the 400 years of an era
	y := (n - n/1460 + n/36524 - n/146096) / 365
	n -= 365*y + y/4 - y/100
	m := (5*n + 2) / 153
	year, month, day = era*400+y, m+3, n-(153*m+2)/5+1
	if month > 12 {
		year, month = year+1, month-12
	}
	return year, month, day
}

// parseStamp reads an X-Amz-Date of the years 1970 to 9999.
func parseStamp(s string) (unix int64, ok bool) {
	if len(s) != 16 || s[8] != 'T' || s[15] != 'Z' {
		return 0, false
	}
	n := func(from, to int) int64 {
		v := int64(0)
		for _, c := range []byte(s[from:to]) {
			if c < '0' || c > '9' {
				return -1
			}
			v = v*10 + int64(c-'0')
		}
		return v
	}
	year, month, day := n(0, 4), n(4, 6), n(6, 8)
	if year < 1970 || month < 1 || month > 12 || day < 1 || day > 31 {
		return 0, false
	}
	if month <= 2 {
		year, month = year-1, month+12
	}
	days := 365*year + year/4 - year/100 + year/400 + (153*(month-3)+2)/5 + day - 1 - 719468
	unix = days*86400 + n(9, 11)*3600 + n(11, 13)*60 + n(13, 15)
	// An hour 25 or a 31st of June is another stamp when it is written again.
	return unix, unix >= 0 && stampOf(unix) == s
}
