package sqsqueue

import (
	"time"

	"notelab/app/sim"
)

// Limits of the service.
const (
	longest     = 12 * time.Hour  // a message is invisible at most so long after its receive
	dedupWindow = 5 * time.Minute // a deduplication id is known so long
)

// Limits of the model.
const (
	mostMessages = 12
	mostEvents   = 1500
	servers      = 4  // that hold a standard queue's messages; a short poll leaves one out
	draws        = 16 // tries of a message that have luck of their own
)

// config is a run's parameters.
type config struct {
	fifo              bool
	visibility, delay time.Duration
	most              int // maxReceiveCount, 0 without a dead-letter queue
	messages          int
	every             time.Duration
	groups            int
	resend            time.Duration // after which message 1 is sent again, 0 for never
	consumers         int
	wait, gap         time.Duration // WaitTimeSeconds, and the pause after an empty short poll
	batch             int
	work, slowWork    time.Duration
	slow, fail        int // percent of the tries
	poison            int // number of the message that always fails
	release           bool
	beat, extend      time.Duration
	length            time.Duration
	seed              uint64
}

func read(v sim.Values) config {
	c := config{
		fifo: isFIFO(v), visibility: v.Duration("visibility"), delay: v.Duration("delay"), most: v.Int("max-receive"),
		messages: v.Int("messages"), every: v.Duration("every"), groups: 1, resend: v.Duration("resend"),
		consumers: v.Int("consumers"), wait: time.Duration(v.Int("wait")) * time.Second, gap: v.Duration("gap"), batch: 1,
		work: v.Duration("work"), slowWork: v.Duration("slow-work"), slow: v.Int("slow"), fail: v.Int("fail"), poison: v.Int("poison"),
		release: v.Get("on-failure") == "release", beat: v.Duration("heartbeat"), extend: v.Duration("extend"),
		length: v.Duration("length"), seed: uint64(v.Int("seed")),
	}
	if c.fifo {
		c.groups = v.Int("groups")
	} else {
		c.batch = v.Int("batch")
	}
	return c
}

// luck is what chance decides, drawn before the run, so that two runs of one
// seed differ by their parameters only.
type luck struct {
	server     [mostMessages + 1]int
	slow, fail [mostMessages + 1][draws]int // 0 to 99; below the percentage it happens
}

// draw fills the table; what it returns draws on.
func (l *luck) draw(seed uint64) func(n int) int {
	r := sim.NewRand(seed)
	for i := range l.server {
		l.server[i] = r.IntN(servers)
		for j := range draws {
			l.slow[i][j], l.fail[i][j] = r.IntN(100), r.IntN(100)
		}
	}
	return r.IntN
}
