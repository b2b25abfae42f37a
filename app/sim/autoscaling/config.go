package autoscaling

import (
	"time"

	"notelab/app/sim"
)

// config holds the parameters of a run. Times are whole minutes.
type config struct {
	shape              string
	load, peak         int64 // requests a minute
	from, span, length int

	tasks, min, max    int
	capacity           int64 // requests a minute at 100 % CPU
	startup, protected int

	policy        string
	policies      []policy
	memory        int64
	fixed         bool // DisableScaleIn
	steps         stepPolicy
	points        [2]int // datapoints of the high and of the low alarm
	outCool, cool int    // cooldowns for scaling out and in

	scheduled          bool
	schedAt, schedEnd  int
	schedMin, schedMax int // schedMax 0 leaves the maximum
	deployAt, deployTo int // from, until; equal without a deployment

	ec2                bool
	instances, most    int
	room               int // tasks on one instance
	reserve            int // targetCapacity, in percent
	boot, warmup       int
	spread, protection bool
}

// Alarm windows of target tracking: observed, not documented.
const (
	highPoints = 3
	lowPoints  = 15
)

func read(v sim.Values) *config {
	minutes := func(name string) int { return int((v.Duration(name) + time.Minute - 1) / time.Minute) }
	whole := func(name string) int64 { return int64(v.Int(name)) }
	c := &config{
		shape: v.Get("shape"), load: whole("load"), peak: whole("peak"),
		from: minutes("from"), span: minutes("span"), length: minutes("length"),
		tasks: v.Int("tasks"), min: v.Int("min"), max: max(v.Int("max"), v.Int("min")),
		capacity: whole("capacity"), startup: minutes("startup"), protected: v.Int("protected"),
		policy: v.Get("policy"), memory: whole("memory"), fixed: v.Flag("no-scale-in"),
		points: [2]int{highPoints, lowPoints}, outCool: minutes("out-cooldown"), cool: minutes("in-cooldown"),
		scheduled: v.Flag("scheduled"), schedAt: minutes("sched-at"), schedEnd: minutes("sched-end"),
		schedMin: v.Int("sched-min"), schedMax: v.Int("sched-max"),
		deployAt: minutes("deploy-at"), deployTo: minutes("deploy-at") + minutes("deploy"),
		ec2: v.Get("compute") == "ec2", instances: v.Int("instances"), most: max(v.Int("max-instances"), v.Int("instances")),
		room: v.Int("per-instance"), reserve: v.Int("target-capacity"),
		boot: minutes("boot"), warmup: minutes("warmup"),
		spread: v.Get("placement") == "spread", protection: v.Flag("termination"),
	}
	cpu := policy{onCPU, whole("cpu-target")}
	requests := policy{onRequests, whole("request-target")}
	switch c.policy {
	case onCPU:
		c.policies = []policy{cpu}
	case onRequests:
		c.policies = []policy{requests}
	case cpuRequests:
		c.policies = []policy{cpu, requests}
	case cpuMemory:
		c.policies = []policy{cpu, {onMemory, whole("memory-target")}}
	case stepwise:
		c.policies = []policy{{metric: onCPU}}
		c.points = [2]int{v.Int("out-points"), v.Int("in-points")}
		c.fixed = false
		c.steps = stepPolicy{
			kind: v.Get("adjust"), high: whole("high"), low: whole("low"), bound: whole("bound"),
			add: [2]int{v.Int("add"), v.Int("add-big")}, remove: [2]int{v.Int("remove"), v.Int("remove-big")},
		}
		if c.steps.kind == byPercent {
			c.steps.magnitude = v.Int("magnitude")
		}
	}
	if !c.scheduled || c.schedEnd <= c.schedAt {
		c.schedEnd = -1
	}
	return c
}

// loadAt returns the requests of the minute that begins at t.
func (c *config) loadAt(t int) int64 {
	rise := c.peak - c.load
	since, span := int64(t-c.from), int64(c.span)
	switch {
	case c.shape == "steady" || since < 0:
		return c.load
	case c.shape == "spike" && since >= span:
		return c.load
	case c.shape == "ramp" && since < span:
		return c.load + rise*since/span
	case c.shape == "wave":
		// Up and down along 3u² - 2u³, which looks like a sine and stays in whole
		// numbers: u = x/span runs from 0 to 1 and back.
		x := 2 * (since % span)
		if x > span {
			x = 2*span - x
		}
		return c.load + rise*(3*x*x*span-2*x*x*x)/(span*span*span)
	}
	return c.peak
}
