package buildspec

import (
	"strconv"
	"strings"
)

// policy is a read on-failure.
type policy struct {
	action  action
	retries int    // how often the build is tried again
	pattern string // what the error message must match
	text    string // as written
	line    int
}

// retriesUnsaid is how often RETRY without a count tries again.
const retriesUnsaid = 3

// policyOf reads ABORT, CONTINUE, RETRY, RETRY-count, RETRY-regex or
// RETRY-count-regex with a count of 0 to 100. The guide's own examples write
// "Retry-" too.
func policyOf(s string) (policy, bool) {
	p := policy{text: s}
	switch s {
	case "ABORT":
		p.action = abort
		return p, true
	case "CONTINUE":
		p.action = proceed
		return p, true
	}
	head, rest, dash := strings.Cut(s, "-")
	if head != "RETRY" && head != "Retry" || dash && rest == "" {
		return p, false
	}
	p.action, p.retries, p.pattern = retry, retriesUnsaid, ".*"
	if !dash {
		return p, true
	}
	digits, regex, both := strings.Cut(rest, "-")
	n, err := strconv.Atoi(digits)
	switch {
	case err != nil || digits[0] == '+':
		p.pattern = rest
	case n < 0 || n > 100 || both && regex == "":
		return p, false
	default:
		p.retries = n
		if both {
			p.pattern = regex
		}
	}
	return p, len(p.pattern) <= maxPattern
}
