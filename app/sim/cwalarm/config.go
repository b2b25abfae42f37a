package cwalarm

import (
	"math"
	"time"

	"notelab/app/sim"
)

// config holds the parameters of a run.
type config struct {
	terms
	slots   []slot
	step    time.Duration // of a slot, and from one evaluation to the next
	per     int           // slots of one period
	period  time.Duration
	stat    string
	compare string
	limit   int64 // thousandths
	size    int   // of the evaluation range
	initial state
	rule    string
	other   []state
	action  string
}

func read(v sim.Values) *config {
	c := &config{
		stat: v.Get("stat"), compare: v.Get("compare"),
		limit:   int64(math.Round(v.Float("threshold") * 1000)),
		initial: stateOf(v.Get("initial")),
		rule:    v.Get("rule"), action: v.Get("action"),
	}
	c.n, c.mode = v.Int("n"), v.Get("missing")
	c.m = min(v.Int("m"), c.n)
	c.size = c.n + v.Int("extra")
	c.period, _ = time.ParseDuration(v.Get("period"))
	c.step = time.Minute
	if c.period < time.Minute {
		c.step = 10 * time.Second
	}
	c.per = int(c.period / c.step)
	c.slots, _ = readData(v.Get("data"))
	c.other, _ = readOther(v.Get("other"))
	return c
}

// combined reports whether there is a composite alarm.
func (c *config) combined() bool { return c.rule != noRule }

// acts reports whether the action can be performed at all.
func (c *config) acts() bool { return !c.combined() || c.action == notify }

// otherAt is the state of the second alarm in a slot; the last one stays.
func (c *config) otherAt(slot int) state { return c.other[min(max(slot, 0), len(c.other)-1)] }

// sign writes the comparison.
func (c *config) sign() string {
	switch c.compare {
	case "gt":
		return ">"
	case "ge":
		return "≥"
	case "lt":
		return "<"
	}
	return "≤"
}

// condition writes when a data point breaches.
func (c *config) condition() string {
	return c.stat + " " + c.sign() + " " + point{c.limit, 1}.String()
}
