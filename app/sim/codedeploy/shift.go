package codedeploy

import (
	"time"

	"notelab/app/sim"
)

// step is one change of the traffic: the new version's share from a moment on,
// counted from the beginning of the shift.
type step struct {
	at    time.Duration
	share int // percent
}

// The ways to shift traffic.
const (
	customCanary = "custom-canary"
	customLinear = "custom-linear"
)

// shifting is a configuration of the traffic: canary, linear, or all at once. The
// predefined ones have names without the prefix "CodeDeployDefault.".
type shifting struct {
	name    string
	linear  bool
	percent int
	minutes int
}

var lambdaShifts = []shifting{
	{"LambdaAllAtOnce", false, 100, 0},
	{"LambdaCanary10Percent5Minutes", false, 10, 5},
	{"LambdaCanary10Percent10Minutes", false, 10, 10},
	{"LambdaCanary10Percent15Minutes", false, 10, 15},
	{"LambdaCanary10Percent30Minutes", false, 10, 30},
	{"LambdaLinear10PercentEvery1Minute", true, 10, 1},
	{"LambdaLinear10PercentEvery2Minutes", true, 10, 2},
	{"LambdaLinear10PercentEvery3Minutes", true, 10, 3},
	{"LambdaLinear10PercentEvery10Minutes", true, 10, 10},
}

var ecsShifts = []shifting{
	{"ECSAllAtOnce", false, 100, 0},
	{"ECSCanary10Percent5Minutes", false, 10, 5},
	{"ECSCanary10Percent15Minutes", false, 10, 15},
	{"ECSLinear10PercentEvery1Minutes", true, 10, 1},
	{"ECSLinear10PercentEvery3Minutes", true, 10, 3},
}

// steps lists the changes of the traffic: canary moves a part at once and the
// rest after the interval; linear moves a part at the start of each interval
// until all is moved.
func (s shifting) steps() []step {
	every := time.Duration(s.minutes) * time.Minute
	if !s.linear {
		first := []step{{0, s.percent}}
		if s.percent < 100 {
			first = append(first, step{every, 100})
		}
		return first
	}
	var out []step
	for k := 1; ; k++ {
		share := min(k*s.percent, 100)
		out = append(out, step{time.Duration(k-1) * every, share})
		if share == 100 {
			return out
		}
	}
}

// shareAt is the new version's share at a moment of the shift.
func shareAt(steps []step, at time.Duration) int {
	share := 0
	for _, s := range steps {
		if s.at <= at {
			share = s.share
		}
	}
	return share
}

// setShift reads the configuration of the traffic.
func (c *config) setShift(v sim.Values, param string) {
	c.shift = v.Get(param)
	s := shifting{c.shift, c.shift == customLinear, v.Int("percent"), v.Int("interval")}
	for _, list := range [][]shifting{lambdaShifts, ecsShifts} {
		for _, p := range list {
			if p.name == c.shift {
				s = p
			}
		}
	}
	c.steps = s.steps()
}
