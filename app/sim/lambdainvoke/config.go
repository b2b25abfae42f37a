package lambdainvoke

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// kind is a way of invoking a function.
type kind int

const (
	direct kind = iota // synchronous
	async              // through Lambda's own queue
	queue              // an event source mapping on SQS
	stream             // an event source mapping on a shard
)

// caller is who invokes the function.
type caller struct {
	id   string
	name i18n.Text
	kind kind
}

var callers = [...]caller{
	{"api-gateway", i18n.Same("API Gateway"), direct},
	{"sdk", i18n.Of("SDK 호출자", "SDK caller"), direct},
	{"s3", i18n.Same("S3"), async},
	{"sns", i18n.Same("SNS"), async},
	{"eventbridge", i18n.Same("EventBridge"), async},
	{"sqs", i18n.Of("SQS 표준", "SQS standard"), queue},
	{"fifo", i18n.Same("SQS FIFO"), queue},
	{"kinesis", i18n.Same("Kinesis"), stream},
	{"dynamodb", i18n.Same("DynamoDB Streams"), stream},
}

// The ways in which the function fails.
const (
	none     = "none"
	failErr  = "error"
	timedOut = "timeout"
	throttle = "throttle"
	poison   = "record"
)

const (
	work      = time.Second // how long a run takes that is not timed out
	retention = 4 * 24 * time.Hour
	shardLife = 24 * time.Hour
	growCap   = time.Minute // of the undocumented gaps
)

// config is one configuration.
type config struct {
	*caller
	failure string
	times   int // attempts that fail; 0 is all of them
	poison  int // the record that always fails, 0 is none
	timeout time.Duration

	attempts int // of an SDK client

	retries          int
	age              time.Duration
	dlq, destination bool

	records, batch  int
	partial, bisect bool
	visibility      time.Duration
	receives        int // maxReceiveCount, 0 without a redrive policy
	recordRetries   int // -1 is no limit
	recordAge       time.Duration
}

func callerOf(id string) *caller {
	for i := range callers {
		if callers[i].id == id {
			return &callers[i]
		}
	}
	panic("lambdainvoke: no caller " + id)
}

func configOf(v sim.Values) *config {
	c := &config{
		caller: callerOf(v.Get("caller")), failure: v.Get("failure"), timeout: v.Duration("timeout"),
		attempts: 1, retries: v.Int("retries"), age: v.Duration("max-age"),
		dlq: v.Flag("dlq"), destination: v.Flag("destination"), records: 1, batch: 1,
	}
	if c.id == "sdk" {
		c.attempts = v.Int("sdk-attempts")
	}
	if c.failure == poison {
		c.poison = 1
	} else if v.Get("often") == "first" {
		c.times = v.Int("times")
	}
	if c.batched() {
		c.records, c.batch = v.Int("records"), v.Int("batch")
		c.partial = v.Flag("partial")
		if c.failure == poison {
			c.poison = min(v.Int("record"), c.records)
		}
	}
	switch c.kind {
	case queue:
		c.visibility = v.Duration("visibility")
		if v.Flag("redrive") {
			c.receives = v.Int("max-receives")
		}
	case stream:
		c.bisect = v.Flag("bisect")
		c.recordRetries, c.recordAge = v.Int("record-retries"), v.Duration("record-age")
	}
	return c
}

func (c *config) batched() bool { return c.kind >= queue }

// ordered reports whether nothing may overtake a record that failed.
func (c *config) ordered() bool { return c.kind == stream || c.id == "fifo" }

// takes is how long one run of the function takes.
func (c *config) takes() time.Duration {
	if c.failure == timedOut {
		return c.timeout
	}
	return work
}

// lasting reports whether what fails will never stop to fail by itself.
func (c *config) lasting() bool { return c.times == 0 }

// keeps reports whether the function's dead-letter queue and the on-failure
// destination are used in this way of invoking.
func (c *config) keeps() (dlq, destination bool) {
	return c.dlq && c.kind == async, c.destination && (c.kind == async || c.kind == stream)
}
