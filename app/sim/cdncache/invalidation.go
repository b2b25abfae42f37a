package cdncache

import (
	"strconv"
	"strings"
	"time"

	"notelab/app/sim"
)

// matches reports whether an invalidation path covers an address: the same
// characters, upper and lower case told apart, or the same beginning when the
// path ends in a wildcard.
func matches(path, address string) bool {
	if start, wild := strings.CutSuffix(path, "*"); wild {
		return strings.HasPrefix(address, start)
	}
	return path == address
}

// freePaths are the invalidation paths of a month that cost nothing, over all
// distributions of an account.
const freePaths = 1000

// billed is how many of n paths are charged after sent others in the month. A
// path counts once, however many objects it removes.
func billed(sent, n int) int {
	return max(sent+n-freePaths, 0) - max(sent-freePaths, 0)
}

// priceMills is the price of one charged path in thousandths of a US dollar.
const priceMills = 5

// invalidate removes every copy, and every kept error, that a path covers.
func (r *run) invalidate(at time.Duration) {
	copies := 0
	useful := make([]bool, len(r.paths))
	for i := range r.entries {
		e := &r.entries[i]
		covered := false
		for j, path := range r.paths {
			if matches(path, r.rows[i].key.address) {
				covered = true
				useful[j] = useful[j] || e.good && e.kept || e.status != 0
			}
		}
		if !covered {
			continue
		}
		if e.good && e.kept {
			copies++
		}
		if lives := r.rows[i].lives; (e.good || e.status != 0) && len(lives) > 0 && lives[len(lives)-1].end > at {
			lives[len(lives)-1].end, lives[len(lives)-1].removed = at, true
		}
		*e = entry{row: i, gone: at, pending: e.pending}
	}
	missed := ""
	for j, path := range r.paths {
		if !useful[j] {
			missed += " " + path
		}
	}
	tone := sim.Plain
	if missed != "" {
		tone = sim.Wait
	}
	r.emit(at, "invalidate", "CloudFront", tone, "paths", strings.Join(r.paths, " "), "removed", strconv.Itoa(copies),
		"missed", strings.TrimPrefix(missed, " "), "billed", strconv.Itoa(billed(r.monthPaths, len(r.paths))))
}
