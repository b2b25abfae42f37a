package backoff

import (
	"container/heap"
	"math"
	"math/rand"
	"strconv"
	"testing"
)

// published holds means of the published simulator, aws-samples/aws-arch-backoff-simulator
// at commit 66cb169, src/backoff_simulator.py with xrange read as range: its own
// setup_sim and run_sim under Python 3.11, random.seed(20261122), 1000 runs a
// row; mean and standard deviation of the end in ms and of the calls.
var published = []struct {
	clients                   int
	policy                    string
	end, endSD, calls, callSD float64
}{
	{10, "exponential", 3445.88, 1264.68, 50.850, 3.889},
	{10, "decorrelated", 435.88, 93.91, 37.692, 2.263},
	{10, "equal-jitter", 727.00, 187.59, 42.580, 2.547},
	{10, "full-jitter", 466.01, 102.81, 39.016, 2.246},
	{10, "none", 379.64, 35.36, 50.808, 4.158},
	{20, "exponential", 14442.78, 2760.46, 149.812, 13.507},
	{20, "decorrelated", 814.15, 179.50, 101.193, 4.871},
	{20, "equal-jitter", 1641.44, 468.61, 107.880, 4.295},
	{20, "full-jitter", 1002.66, 275.65, 100.123, 3.519},
	{20, "none", 599.19, 54.65, 151.653, 12.464},
	{50, "exponential", 36500.91, 3228.00, 624.954, 29.310},
	{50, "decorrelated", 2210.21, 500.40, 375.025, 12.614},
	{50, "equal-jitter", 4231.62, 541.62, 347.257, 5.905},
	{50, "full-jitter", 2888.36, 545.03, 332.719, 4.978},
	{50, "none", 1138.74, 42.80, 689.841, 17.937},
	{100, "exponential", 63378.81, 3690.20, 1853.453, 57.237},
	{100, "decorrelated", 4612.15, 689.65, 1002.354, 29.560},
	{100, "equal-jitter", 6592.39, 653.33, 812.640, 7.973},
	{100, "full-jitter", 4919.15, 537.68, 796.056, 6.830},
	{100, "none", 2027.29, 43.71, 2422.494, 31.924},
}

// sample gathers numbers for a mean.
type sample struct{ n, sum, squares float64 }

func (s *sample) add(x float64) { s.n++; s.sum += x; s.squares += x * x }
func (s *sample) mean() float64 { return s.sum / s.n }

// err2 is the squared standard error of the mean.
func (s *sample) err2() float64 {
	return (s.squares/s.n - s.mean()*s.mean()) / (s.n - 1)
}

// The contended fleet agrees in the mean of end and calls with the published
// simulator's own numbers and with an independent re-implementation.
func TestContendedFleetAgreesWithThePublishedSimulator(t *testing.T) {
	runs := map[int]int{10: 400, 20: 200, 50: 80, 100: 40}
	if testing.Short() {
		runs = map[int]int{10: 100, 20: 50, 50: 20, 100: 10}
	}
	const sigmas = 4 // 80 comparisons with fixed seeds: chance alone passes
	for _, want := range published {
		v := info.Defaults().Must("clients", strconv.Itoa(want.clients), "policy", want.policy)
		var end, calls, oracleEnd, oracleCalls sample
		src := rand.New(rand.NewSource(int64(want.clients)))
		for seed := range runs[want.clients] {
			tr := runFleet(v.Must("seed", strconv.Itoa(seed)))
			end.add(value(tr, "elapsed") * 1000)
			calls.add(value(tr, "calls"))
			e, c := reference(want.clients, want.policy, src)
			oracleEnd.add(e)
			oracleCalls.add(float64(c))
		}
		check := func(what string, got, mean, err2 float64) {
			if d := math.Abs(got - mean); d > sigmas*math.Sqrt(err2) {
				t.Errorf("%d clients, %s: mean %s = %.1f; want %.1f ± %.1f", want.clients, want.policy, what, got, mean, sigmas*math.Sqrt(err2))
			}
		}
		check("end against the published run", end.mean(), want.end, end.err2()+want.endSD*want.endSD/1000)
		check("calls against the published run", calls.mean(), want.calls, calls.err2()+want.callSD*want.callSD/1000)
		check("end against the re-implementation", end.mean(), oracleEnd.mean(), end.err2()+oracleEnd.err2())
		check("calls against the re-implementation", calls.mean(), oracleCalls.mean(), calls.err2()+oracleCalls.err2())
	}
}

// mail is a message on its way in the re-implementation.
type mail struct {
	at      float64
	arrived func(at float64)
}

type mailbox []mail

func (m mailbox) Len() int           { return len(m) }
func (m mailbox) Less(i, j int) bool { return m[i].at < m[j].at }
func (m mailbox) Swap(i, j int)      { m[i], m[j] = m[j], m[i] }
func (m *mailbox) Push(x any)        { *m = append(*m, x.(mail)) }
func (m *mailbox) Pop() any {
	old := *m
	x := old[len(old)-1]
	*m = old[:len(old)-1]
	return x
}

// reference plays the model as the article describes it, message by message in
// float milliseconds, and returns the end and the number of writes. It shares
// nothing with the simulator: own queue, own generator, every hop a message.
func reference(clients int, policy string, src *rand.Rand) (end float64, writes int) {
	const base, top = 5.0, 2000.0
	var post mailbox
	send := func(at float64, arrived func(at float64)) { heap.Push(&post, mail{at, arrived}) }
	hop := func() float64 { return math.Abs(10 + 2*src.NormFloat64()) }
	version := 0
	for range clients {
		failures, sleep := 0, base
		var start func(at float64)
		start = func(at float64) {
			send(at+hop(), func(at float64) { // the read arrives
				seen := version
				send(at+hop(), func(at float64) { // its reply
					send(at+hop(), func(at float64) { // the write arrives
						writes++
						won := seen == version
						if won {
							version++
						}
						send(at+hop(), func(at float64) { // its reply
							if won {
								return
							}
							failures++
							e := math.Min(top, base*math.Pow(2, float64(failures)))
							wait := 0.0
							switch policy {
							case "exponential":
								wait = e
							case "full-jitter":
								wait = src.Float64() * e
							case "equal-jitter":
								wait = e/2 + src.Float64()*e/2
							case "decorrelated":
								sleep = math.Min(top, base+src.Float64()*(3*sleep-base))
								wait = sleep
							}
							start(at + wait)
						})
					})
				})
			})
		}
		start(0)
	}
	for len(post) > 0 {
		m := heap.Pop(&post).(mail)
		end = m.at
		m.arrived(m.at)
	}
	return end, writes
}
