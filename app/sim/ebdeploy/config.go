package ebdeploy

import (
	"time"

	"notelab/app/sim"
)

// The ways to deploy. The first five are values of DeploymentPolicy; blue/green
// is a procedure.
const (
	allAtOnce  = "all-at-once"
	rolling    = "rolling"
	additional = "additional"
	immutable  = "immutable"
	splitting  = "traffic-splitting"
	blueGreen  = "blue-green"
)

// policies are the ways to deploy in the order of the documentation, with the
// name each has there.
var policies = [...]struct{ name, option string }{
	{allAtOnce, "AllAtOnce"},
	{rolling, "Rolling"},
	{additional, "RollingWithAdditionalBatch"},
	{immutable, "Immutable"},
	{splitting, "TrafficSplitting"},
	{blueGreen, ""},
}

// optionOf is the value of DeploymentPolicy.
func optionOf(policy string) string {
	for _, p := range policies {
		if p.name == policy {
			return p.option
		}
	}
	return ""
}

// What the new version is like.
const (
	fine      = "ok"
	unhealthy = "unhealthy" // never passes a health check, from some step on
	late      = "late"      // passes them, and goes bad after a while of requests
)

// grace is what Elastic Beanstalk adds to the command timeout.
const grace = 240 * time.Second

// config is the typed form of the parameters of one run.
type config struct {
	policy            string
	n, batch, batches int
	percent           int // of the traffic during the evaluation
	evaluation        time.Duration
	ttl, test, keep   time.Duration

	version  string
	failStep int // the step from which on the version is unhealthy, from 1
	ignore   bool
	timeout  time.Duration // with the grace
	detect   time.Duration // of requests until a late fault shows
	rps      int
	acts     bool // somebody acts on what nobody rolls back
	react    time.Duration

	launch, create, deploy, drain, register, check time.Duration
}

// batchOf is the size of a batch: a fixed one is at most the whole fleet. How a
// percentage is rounded is not documented; the model rounds up.
func batchOf(n int, kind string, fixed, percent int) int {
	if kind == "percentage" {
		return max(1, (n*percent+99)/100)
	}
	return min(fixed, n)
}

// batchesOf is how many batches of a size a fleet is split into.
func batchesOf(n, batch int) int { return (n + batch - 1) / batch }

func configOf(v sim.Values) config {
	n := v.Int("desired")
	c := config{
		policy: v.Get("policy"), n: n,
		batch:   batchOf(n, v.Get("batch-type"), v.Int("batch"), v.Int("batch-percent")),
		percent: v.Int("percent"), evaluation: time.Duration(v.Int("evaluation")) * time.Minute,
		ttl: v.Duration("ttl"), test: v.Duration("test"), keep: v.Duration("keep"),
		version: v.Get("version"), failStep: v.Int("fail-step"), timeout: v.Duration("timeout") + grace,
		detect: v.Duration("detect"), rps: v.Int("rps"), acts: v.Get("operator") == "acts", react: v.Duration("react"),
		launch: v.Duration("launch"), create: v.Duration("create"), deploy: v.Duration("deploy"),
		drain: v.Duration("drain"), register: v.Duration("register"), check: v.Duration("check"),
	}
	if mayIgnore(c.policy) { // those whose instances are registered before they are judged
		c.check = max(c.check, c.register)
	}
	if c.policy != splitting && c.policy != blueGreen { // a fault that shows sooner is no late one
		c.detect = max(c.detect, c.check)
	}
	c.batches = batchesOf(n, c.batch)
	c.failStep = min(c.failStep, c.steps())
	c.ignore = v.Flag("ignore") && mayIgnore(c.policy)
	return c
}

// steps is how many times health is judged before the deployment is through.
func (c *config) steps() int {
	switch {
	case c.policy == rolling:
		return c.batches
	case c.policy == additional:
		return c.batches + 1
	case c.policy == immutable && c.n > 1:
		return 2
	}
	return 1
}

// fails reports whether a step of a version's deployment does not get healthy.
func (c *config) fails(ver version, step int) bool {
	return ver == v2 && c.version == unhealthy && step >= c.failStep
}

// caught reports whether a late fault shows while Elastic Beanstalk still judges
// the new instances beside the old ones.
func (c *config) caught() bool {
	switch c.policy {
	case splitting:
		return c.detect <= c.evaluation
	case immutable:
		return c.launch+c.register+c.detect <= (c.launch+c.check)*time.Duration(c.steps())
	}
	return false
}

// inPlace reports whether a policy deploys to the instances there are.
func inPlace(policy string) bool {
	return policy == allAtOnce || policy == rolling || policy == additional
}

// mayIgnore reports whether the model covers IgnoreHealthCheck for a policy.
func mayIgnore(policy string) bool {
	return policy == rolling || policy == additional || policy == immutable
}
