package ddbcapacity

import (
	"time"

	"notelab/app/sim"
)

// Limits of the model.
const (
	mostPartitions = 8
	retained       = 300 // seconds of unused capacity that are kept
)

// config holds the parameters of a run. Capacities are in half units a second.
type config struct {
	op                  *operation
	strong              bool
	size, other, before int64 // bytes; before 0 is no item
	items               int
	kept                int64 // percent that a filter lets through
	miss, fail          bool

	rate, peak          int64 // calls a second
	spike               bool
	from, until, length int
	onDemand            bool
	table               int64 // what the table may consume, burst aside
	saved               int64 // seconds in the bucket at first
	index               int64 // of a GSI, 0 without
	partitions          int
	keys                string
	hotShare            int64 // percent
	shards              int
	weights             []int64
	sum                 int64
	ceiling, limit      int64 // of a partition, of the bucket
}

func read(v sim.Values) *config {
	seconds := func(name string) int { return int((v.Duration(name) + time.Second - 1) / time.Second) }
	whole := func(name string) int64 { return int64(v.Int(name)) }
	op := operationOf(v.Get("op"))
	c := &config{
		op: op, strong: v.Get("consistency") == "strong",
		size: whole("size"), other: whole("other"), items: v.Int("items"), kept: 100,
		rate: whole("rate"), peak: whole("peak"), spike: v.Get("load") == "spike",
		length: seconds("length"), onDemand: v.Get("mode") == "on-demand",
		partitions: v.Int("partitions"), keys: v.Get("keys"), hotShare: whole("hot-share"), shards: v.Int("shards"),
		ceiling: op.ceiling(),
	}
	if c.other == 0 || op.group == single {
		c.other = c.size
	}
	if op.replaces() {
		c.before = whole("before")
	}
	switch {
	case op.name == get || op.name == batchGet:
		c.miss = v.Flag("missing")
	case op.conditional():
		c.fail = v.Flag("failed")
	case op.group == packed:
		c.kept = whole("kept")
	}
	if c.spike {
		c.from, c.until = seconds("from"), seconds("from")+seconds("span")
	}
	if op.name == scan {
		c.keys = uniform
	}
	if c.onDemand {
		c.table = max(op.fresh(), 2*2*whole("previous"))
	} else {
		c.table = 2 * whole("provisioned")
		c.saved = int64(seconds("saved"))
		c.limit = retained * c.table
		if indexed(v) {
			c.index = 2 * whole("gsi")
		}
	}
	c.weights, c.sum = weights(c)
	return c
}

// rateAt is the load of the second that begins at t, in calls.
func (c *config) rateAt(t int) int64 {
	if c.spike && c.from <= t && t < c.until {
		return c.peak
	}
	return c.rate
}
