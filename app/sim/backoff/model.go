package backoff

import (
	"strconv"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// Bounds of a run.
const (
	maxTime     = 2 * time.Hour // simulated
	maxEvents   = 20000
	maxAttempts = 30 // of one request, for own code without a limit
)

// Simulator is the backoff simulator.
type Simulator struct{}

// New returns the simulator.
func New() sim.Simulator { return Simulator{} }

// Info implements sim.Simulator.
func (Simulator) Info() *sim.Info { return &info }

// Run implements sim.Simulator.
func (Simulator) Run(v sim.Values) *sim.Trace {
	if v.Get("mode") == "client" {
		return runClient(v, sim.NewRand(uint64(v.Int("seed"))).Float64)
	}
	return runFleet(v)
}

// verdict says what follows an answer.
type verdict uint8

const (
	again     verdict = iota // wait, then the next attempt
	done                     // success
	hopeless                 // the answer is not retried
	exhausted                // no attempt left
	broke                    // the retry quota is too small
	endless                  // the simulator stopped watching
)

func (v verdict) text() i18n.Text {
	switch v {
	case again:
		return text("재시도", "retry")
	case done:
		return text("성공", "success")
	case hopeless:
		return text("포기: 재시도 불가", "gives up: not retryable")
	case exhausted:
		return text("포기: 시도 한도", "gives up: attempts used up")
	case broke:
		return text("포기: 할당량 부족", "gives up: retry quota")
	}
	return text("끝없이 재시도", "retries without end")
}

var verdictNames = [...]string{"retry", "success", "not-retryable", "max-attempts", "quota", "endless"}

func (v verdict) String() string { return verdictNames[v] }

// attempt is one call of a client and the wait that follows it.
type attempt struct {
	request, n int           // both from 1
	ready      time.Duration // when the client wanted to send
	sent       time.Duration // later than ready when the adaptive limiter held it
	back       time.Duration // when the answer was there
	answer     *answer
	verdict    verdict
	wait       time.Duration // after a verdict of again
	lo, hi     time.Duration // the range the wait was drawn from
	quota      int           // retry quota after the answer; -1 without one
}

// call is one call that reached the server of a fleet.
type call struct {
	at     time.Duration
	client int32
	ok     bool
	wait   time.Duration // what the client then waited, besides the network
}

// picture is what the stage needs besides the events: attempts in client mode,
// calls in fleet mode.
type picture struct {
	attempts []attempt
	calls    []call
	ended    []time.Duration // per client, when it was done or gave up
	quit     []bool          // per client, whether it gave up
	limit    float64         // calls a second the server takes; 0 when contended
}

func text(ko, en string) i18n.Text { return i18n.Text{Ko: ko, En: en} }

func field(key, value string) sim.Field { return sim.Field{Key: key, Value: value} }

func whole(key string, n int) sim.Field { return sim.Field{Key: key, Value: strconv.Itoa(n)} }
