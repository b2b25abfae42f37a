package codedeploy

import (
	"strconv"
	"time"

	"notelab/app/sim"
)

// The platforms, each with its deployment type.
const (
	inPlace   = "in-place"
	blueGreen = "blue-green"
	onECS     = "ecs"
	onLambda  = "lambda"
)

// Values of choices.
const (
	known     = "healthy"
	fresh     = "first"
	mixed     = "some"
	at0       = "CONTINUE_DEPLOYMENT"
	onRequest = "STOP_DEPLOYMENT"
	none      = "none"
	alarm     = "alarm"
	answers   = "failed"
	silent    = "silent"
)

// mostInstances bounds the deployment group.
const mostInstances = 12

// config is what a run does, read from the parameters.
type config struct {
	platform string
	n        int    // instances in the group; 1 target on ECS and Lambda
	kind     string // of deployment configuration, EC2
	value    int    // of HOST_COUNT or FLEET_PERCENT
	minimum  int    // healthy hosts
	allowed  int    // slack under that minimum
	balanced bool   // a load balancer takes part
	first    bool   // no revision was ever deployed
	sick     []bool // unhealthy when it starts, by instance
	failing  []bool // by instance
	hook     event  // the event that fails
	fails    bool   // whether any does
	ignore   bool   // failures of the previous revision's scripts
	mute     bool   // a hook function never calls back

	steps    []step // of the traffic, ECS and Lambda
	shift    string // the name of their configuration
	test     bool   // a test listener
	alarmed  bool
	alarmAt  time.Duration // after the first traffic
	rollback bool          // on failure
	recall   bool          // roll back on an alarm

	manual              bool // wait for ContinueDeployment
	readyWait, resumeAt time.Duration

	script, copying, traffic, poll time.Duration
}

// onInstances reports whether the deployment goes to instances with an agent.
func onInstances(v sim.Values) bool {
	return v.Get("platform") == inPlace || v.Get("platform") == blueGreen
}

func platformIs(name string) func(sim.Values) bool {
	return func(v sim.Values) bool { return v.Get("platform") == name }
}

func configOf(v sim.Values) *config {
	c := &config{platform: v.Get("platform"), n: 1,
		script: v.Duration("script"), copying: v.Duration("copy"), traffic: v.Duration("traffic"), poll: v.Duration("poll"),
		rollback: v.Flag("rollback")}
	switch c.platform {
	case onECS:
		c.test = v.Flag("test-listener")
		c.setShift(v, "ecs-config")
		c.setTrouble(v, "ecs-trouble")
		return c
	case onLambda:
		c.setShift(v, "lambda-config")
		c.setTrouble(v, "lambda-trouble")
		return c
	}
	c.n, c.kind = v.Int("instances"), v.Get("config")
	switch c.kind {
	case hostCount:
		c.value = v.Int("hosts")
	case fleetPercent:
		c.value = v.Int("fleet")
	}
	c.minimum = minimumHealthy(c.kind, c.n, c.value)
	c.allowed = slack(c.n, c.minimum)
	c.sick, c.failing = make([]bool, c.n), numbered(v.List("failing"), c.n)
	c.balanced = c.platform == blueGreen || v.Flag("lb")
	if c.platform == inPlace {
		c.first = v.Get("before") == fresh
		switch v.Get("before") {
		case fresh:
			for i := range c.sick {
				c.sick[i] = true
			}
		case mixed:
			c.sick = numbered(v.List("unhealthy"), c.n)
		}
	} else {
		c.manual = v.Get("reroute") == onRequest
		c.readyWait = time.Duration(v.Int("ready-wait")) * time.Minute
		c.resumeAt = time.Duration(v.Int("continue-after")) * time.Minute
	}
	c.hook = eventOf(v.Get("hook"))
	for _, f := range c.failing {
		c.fails = c.fails || f
	}
	c.ignore = v.Flag("ignore-stop") && lifecycle[c.hook].previous
	return c
}

// setTrouble reads what goes wrong on ECS or Lambda.
func (c *config) setTrouble(v sim.Values, param string) {
	switch t := v.Get(param); t {
	case none:
	case alarm:
		c.alarmed, c.alarmAt = true, v.Duration("alarm-after")
		c.recall = v.Flag("rollback-alarm")
	default:
		c.hook, c.fails = eventOf(t), true
		c.mute = v.Get("answer") == silent
	}
}

// numbered marks the instances of a list of numbers from 1.
func numbered(items []string, n int) []bool {
	marks := make([]bool, n)
	for _, it := range items {
		if i, _ := strconv.Atoi(it); i >= 1 && i <= n {
			marks[i-1] = true
		}
	}
	return marks
}

// rail is the order of events of the deployment's targets.
func (c *config) rail() []event { return railOf(c.platform, c.balanced) }

// shifts reports whether traffic moves by percentages.
func (c *config) shifts() bool { return c.platform == onECS || c.platform == onLambda }

// missing reports whether the event chosen to fail is not part of this
// deployment at all.
func (c *config) missing() bool {
	return c.fails && !has(c.rail(), c.hook) && !(c.platform == blueGreen && has(blockRail, c.hook))
}
