package ui

import (
	"strconv"
	"strings"
)

// Shorten cuts a text to at most n characters, with an ellipsis for the rest.
func Shorten(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return strings.TrimRight(string(r[:n-1]), " ,.") + "…"
	}
	return s
}

// Bytes writes a size the way people read it: 1.2 MB.
func Bytes(n int64) string {
	const k = 1000
	switch {
	case n < k:
		return strconv.FormatInt(n, 10) + " B"
	case n < k*k:
		return strconv.FormatInt((n+k/2)/k, 10) + " kB"
	case n < k*k*k:
		return strconv.FormatFloat(float64(n)/(k*k), 'f', 1, 64) + " MB"
	}
	return strconv.FormatFloat(float64(n)/(k*k*k), 'f', 1, 64) + " GB"
}

// percent is a whole share of 100, which is 100 only when all is there.
func percent(n, of int) int {
	if of == 0 {
		return 0
	}
	return 100 * n / of
}
