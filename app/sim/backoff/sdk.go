package backoff

import "math"

// Numbers of the SDK retry modes, as documented in 2026-11.
const (
	quotaMax      = 500 // tokens in a full retry quota
	costOld       = 5   // tokens a retry took before November 2026
	costOldSlow   = 10  // the same after a timeout
	costNew       = 14  // tokens a retry takes since
	costNewThrot  = 5   // the same after a throttling error
	refundClean   = 1   // tokens back for a success at the first attempt
	sdkTop        = 20  // seconds, the largest delay before jitter
	baseThrottled = 1.0
	baseTransient = 0.05
	baseDynamo    = 0.025
	hintExtra     = 5 // seconds x-amz-retry-after may add to the computed delay
)

// sdk is a retry mode of an AWS SDK with the retry quota of one client object.
type sdk struct {
	legacy   bool
	modern   bool // the rules since November 2026
	service  string
	attempts int     // default maximum, including the first
	quota    int     // tokens left
	hint     float64 // seconds the server asks for in x-amz-retry-after; 0 for none
	paid     int     // cost of the last retry of the running request
}

func newSDK(mode string, modern bool, service string, quota int) *sdk {
	s := &sdk{legacy: mode == "legacy", service: service, quota: quota, attempts: 3}
	s.modern = modern && !s.legacy
	switch dynamo := service == "dynamodb"; {
	case s.legacy && dynamo:
		s.attempts = 10
	case s.legacy:
		s.attempts = 5
	case s.modern && dynamo:
		s.attempts = 4
	}
	return s
}

// retries reports whether an answer is retried, and why.
func (s *sdk) retries(a *answer) (bool, why) {
	if s.legacy {
		switch {
		case a.legacy || a.name == "400-timeout" && s.service == "s3":
			return true, whyListed
		case a.class == throttled || a.class == transient:
			return false, whyUnlisted
		}
		return false, whyFatal
	}
	if a.http == 429 && a.code == "" {
		return false, whyNoCode
	}
	return a.class != fatal, whyClass(a)
}

// cost returns the tokens a retry after an answer takes.
func (s *sdk) cost(a *answer) int {
	switch {
	case s.legacy:
		return 0
	case s.modern && a.class == throttled:
		return costNewThrot
	case s.modern:
		return costNew
	case a.timeout:
		return costOldSlow
	}
	return costOld
}

// take pays for a retry; it reports false when the quota is too small.
func (s *sdk) take(a *answer) bool {
	c := s.cost(a)
	if c > s.quota {
		return false
	}
	s.quota -= c
	s.paid = c
	return true
}

// begin starts a new request.
func (s *sdk) begin() { s.paid = 0 }

// succeed refunds the last retry, or one token when there was none.
func (s *sdk) succeed() {
	if s.legacy {
		return
	}
	back := s.paid
	if back == 0 {
		back = refundClean
	}
	s.quota = min(quotaMax, s.quota+back)
}

// wait is U[0,1) * min(x * 2^(n-1), 20 s) with x by mode, rules and error.
// Legacy mode (botocore) has no upper bound, and none of the jitter for DynamoDB.
func (s *sdk) wait(n int, a *answer, u random) span {
	x := 1.0
	switch {
	case s.legacy && s.service == "dynamodb":
		return exactly(math.Ldexp(baseTransient, n-1))
	case s.legacy:
		return between(0, math.Ldexp(1, n-1), u)
	case s.modern && a.class == throttled:
		x = baseThrottled
	case s.modern && s.service == "dynamodb":
		x = baseDynamo
	case s.modern:
		x = baseTransient
	}
	w := between(0, min(sdkTop, math.Ldexp(x, min(n-1, 60))), u)
	if s.modern && s.hint > 0 && a.http != 0 {
		// The hint, in the headers of an answer, moves the wait into [t, t + 5 s].
		w.wait = max(w.wait, min(s.hint, w.wait+hintExtra))
		w.lo, w.hi = min(s.hint, hintExtra), max(w.hi, min(s.hint, w.hi+hintExtra))
	}
	return w
}
