package cfngraph

import "strconv"

// itoa writes a number. Inlined everywhere it would cost more than it saves.
//
//go:noinline
func itoa(n int) string { return strconv.Itoa(n) }
