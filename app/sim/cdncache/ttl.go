package cdncache

import "time"

// limits are the TTL settings of a cache policy; the zero limits are those of
// CachingDisabled. Their maximum is never below their minimum.
type limits struct{ least, usual, most time.Duration }

// disabled reports whether nothing is ever cached.
func (p limits) disabled() bool { return p == limits{} }

// rule names the line of the documented table that decided a TTL.
type rule string

const (
	ruleAsSent   rule = "as-sent"  // the header's value, between minimum and maximum
	ruleRaised   rule = "raised"   // below the minimum TTL
	ruleCut      rule = "cut"      // above the maximum TTL
	ruleUsual    rule = "default"  // no header
	ruleLeast    rule = "minimum"  // no header, and the minimum exceeds the default
	ruleForced   rule = "forced"   // no-store, no-cache or private, kept for the minimum all the same
	ruleRefused  rule = "refused"  // no-store, no-cache or private, not kept
	ruleDisabled rule = "disabled" // all three TTLs are 0
	ruleLate          = "late"     // invalidated on its way
)

// decide returns how long CloudFront trusts a response that arrives at a time,
// and by which rule.
//
//	no-cache, no-store, private   minimum TTL; not kept when that is 0
//	s-maxage, else max-age,       the value, raised to the minimum
//	else Expires minus now        and cut to the maximum
//	none of them                  the larger of minimum and default
func (s *setup) decide(at time.Duration) (time.Duration, rule) {
	p := s.policy
	value := s.age
	switch {
	case p.disabled():
		return 0, ruleDisabled
	case s.private():
		if p.least == 0 {
			return 0, ruleRefused
		}
		return p.least, ruleForced
	case s.header == headNone:
		if p.least > p.usual {
			return p.least, ruleLeast
		}
		return p.usual, ruleUsual
	case s.header == headShared:
		value = s.shared
	case s.header == headExpires:
		value = max(s.expires-at, 0)
	}
	switch {
	case value < p.least:
		return p.least, ruleRaised
	case value > p.most:
		return p.most, ruleCut
	}
	return value, ruleAsSent
}

// kept reports whether a copy under this rule answers later requests.
func (r rule) kept() bool { return r != ruleRefused && r != ruleDisabled }

// whileRevalidating is how long after its expiry a copy goes out while a new
// one is fetched.
func (s *setup) whileRevalidating() time.Duration { return min(s.swr, s.policy.most) }

// onError is how long after its expiry a copy goes out when the origin cannot
// be reached or answers 5xx: the maximum TTL, or stale-if-error when it is sent
// and shorter.
func (s *setup) onError() time.Duration {
	if s.sie >= 0 {
		return min(s.sie, s.policy.most)
	}
	return s.policy.most
}

// errorLife is how long an error without a copy to serve is kept: the larger of
// the error caching minimum TTL and the max-age of the error, which the maximum
// TTL cuts. 400, 403, 405, 412 and 415 are kept only with a max-age, and
// CachingDisabled keeps none.
func (s *setup) errorLife(status int) time.Duration {
	if s.policy.disabled() {
		return 0
	}
	switch status {
	case 400, 403, 405, 412, 415:
		if s.errorAge == 0 {
			return 0
		}
	}
	return max(s.errorTTL, min(s.errorAge, s.policy.most))
}

// collapses reports whether requests that miss together wait for one answer:
// not with CachingDisabled, not for content that must not be kept or expires
// at once under a minimum TTL of 0, and not when a cookie is forwarded.
func (s *setup) collapses() bool {
	if s.policy.disabled() || s.key.session {
		return false
	}
	if s.policy.least > 0 {
		return true
	}
	return !s.private() && !(s.header == headMaxAge && s.age == 0) && !(s.header == headShared && s.shared == 0)
}
