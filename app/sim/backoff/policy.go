package backoff

import "notelab/app/sim"

// policy is everything one client knows about retrying.
type policy struct {
	pace  pace     // of own code; nil in the SDK modes
	sdk   *sdk     // of the SDK modes; nil in own code
	limit *limiter // of adaptive mode
	rule  string   // retry-on of own code
	max   int      // attempts including the first; 0 means until it succeeds
}

// isSDK reports whether the policy parameter names a retry mode of the SDKs.
func isSDK(name string) bool { return name == "legacy" || name == "standard" || name == "adaptive" }

// newPolicy makes the policy of one client.
func newPolicy(v sim.Values) *policy {
	name := v.Get("policy")
	p := &policy{rule: v.Get("retry-on"), max: v.Int("max-attempts")}
	base, top := v.Duration("base").Seconds(), v.Duration("cap").Seconds()
	g := growth{base, top, 1}
	if v.Get("first-wait") == "base" {
		g.first = 0
	}
	switch name {
	case "none":
		p.pace = none{}
	case "fixed":
		p.pace = fixed{base}
	case "exponential":
		p.pace = exponential{g}
	case "equal-jitter":
		p.pace = equalJitter{g}
	case "decorrelated":
		p.pace = &decorrelated{base: base, cap: top, last: base}
	case "legacy", "standard", "adaptive":
		service := v.Get("service")
		if v.Get("mode") == "fleet" {
			service = "general"
		}
		p.sdk = newSDK(name, v.Get("rules") == "new", service, v.Int("quota"))
		p.sdk.hint = v.Duration("retry-after").Seconds()
		if p.max == 0 {
			p.max = p.sdk.attempts
		}
		if name == "adaptive" {
			p.limit = newLimiter()
		}
	default:
		p.pace = fullJitter{g}
	}
	return p
}

// retries reports whether an answer is retried at all, attempts and quota left
// aside, and why.
func (p *policy) retries(a *answer) (bool, why) {
	if p.sdk != nil {
		return p.sdk.retries(a)
	}
	switch p.rule {
	case "all":
		return true, whyAll
	case "5xx":
		switch {
		case a.http == 0 || a.http >= 500:
			return true, why5xx
		case a.class == throttled || a.class == transient:
			return false, whyMissed
		}
		return false, whyFatal
	}
	if a.http == 429 {
		return true, whyThrottled
	}
	return a.class != fatal, whyClass(a)
}

// wait returns the wait before retry n after an answer.
func (p *policy) wait(n int, a *answer, u random) span {
	if p.sdk != nil {
		return p.sdk.wait(n, a, u)
	}
	return p.pace.next(n, u)
}
