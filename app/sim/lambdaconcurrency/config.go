package lambdaconcurrency

import (
	"time"

	"notelab/app/sim"
)

// The quotas of the documentation, and the clock of the model.
const (
	tick         = 10 * time.Millisecond
	second       = int(time.Second / tick) // ticks
	unreserved   = 100                     // stays for functions without a reserved value
	perUnit      = 10                      // requests per second for a unit of concurrency
	scaleBurst   = 1000                    // environments at once
	scalePerTick = 1                       // 1,000 every 10 s
	tenth        = 10                      // buckets of requests count tenths
)

// The functions by their place in lists.
const (
	fnA = iota
	fnB
	fnC
	fns
)

var fnNames = [fns]string{"A", "B", "C"}

// none marks a function without reserved concurrency.
const none = -1

// What makes a configuration invalid.
const (
	faultReserved    = "reserved"    // less than 100 would stay unreserved
	faultProvisioned = "provisioned" // the same, by provisioned concurrency
	faultOver        = "more"        // more provisioned than reserved
)

// spec is what is set for one function; times are in ticks.
type spec struct {
	present  bool
	reserved int // or none
	prov     int
	d, init  int
}

// config is a whole configuration; times are in ticks.
type config struct {
	limit      int
	fn         [fns]spec
	shape      string
	base, peak int
	from, span int
	rps        [fns]int // of the neighbours
	length     int
}

func read(v sim.Values) *config {
	t := func(name string) int { return int((v.Duration(name) + tick - 1) / tick) }
	reserved := func(flag, name string) int {
		if v.Flag(flag) {
			return v.Int(name)
		}
		return none
	}
	init := t("init")
	c := &config{
		limit: v.Int("limit"), shape: v.Get("shape"), base: v.Int("rps"), peak: v.Int("peak"), from: t("from"), span: t("span"), length: t("length"),
		rps: [fns]int{fnB: v.Int("b-rps"), fnC: v.Int("c-rps")},
	}
	c.fn[fnA] = spec{true, reserved("reserve", "reserved"), v.Int("provisioned"), t("duration"), init}
	c.fn[fnB] = spec{c.rps[fnB] > 0, reserved("b-reserve", "b-reserved"), 0, t("b-duration"), init}
	c.fn[fnC] = spec{c.rps[fnC] > 0, none, 0, t("c-duration"), init}
	return c
}

// held is what a function takes out of the pool of the account, used or not.
func (s *spec) held() int {
	if s.reserved != none {
		return s.reserved
	}
	return s.prov
}

// pool is what the functions without reserved concurrency share.
func (c *config) pool() int {
	left := c.limit
	for i := range c.fn {
		left -= c.fn[i].held()
	}
	return left
}

// fault says which rule the configuration violates, or "".
func (c *config) fault() string {
	a := &c.fn[fnA]
	all := c.limit - c.pool()
	switch {
	case a.reserved != none && a.prov > a.reserved:
		return faultOver
	case all == 0 || c.limit-all >= unreserved:
		return ""
	case a.reserved == none && a.prov > 0 && c.limit-(all-a.prov) >= unreserved:
		return faultProvisioned
	}
	return faultReserved
}

// rate is how many requests a second come to a function in a tick.
func (c *config) rate(f, k int) int {
	if f != fnA {
		return c.rps[f]
	}
	switch {
	case c.shape == steady || k < c.from:
		return c.base
	case k >= c.from+c.span:
		if c.shape == ramp {
			return c.peak
		}
		return c.base
	case c.shape == ramp:
		return c.base + (c.peak-c.base)*(k-c.from)/c.span
	}
	return c.peak
}

// highest is the highest rate of A.
func (c *config) highest() int {
	if c.shape == steady || c.from >= c.length {
		return c.base
	}
	return max(c.base, c.peak)
}
