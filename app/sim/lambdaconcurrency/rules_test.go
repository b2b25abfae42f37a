package lambdaconcurrency

import (
	"strconv"
	"testing"

	"notelab/app/sim"
)

func plain(n int) string { return strconv.Itoa(n) }

// alone is a configuration without neighbours whose load is steady.
func alone(pairs ...string) sim.Values {
	return info.Defaults().Must("shape", steady, "b-rps", "0", "c-rps", "0", "init", "0s", "length", "10s").Must(pairs...)
}

func playOf(v sim.Values) *picture { return Simulator{}.Run(v).Model.(*picture) }

// last is what happened to A in the last second of a run.
func last(t *testing.T, v sim.Values) (sum admitted) {
	t.Helper()
	c := read(v)
	if f := c.fault(); f != "" {
		t.Fatalf("%s is refused: %s", v.Query(), f)
	}
	newEngine(c).run(func(k int, did *[fns]admitted) {
		if k >= c.length-second {
			sum.add(&did[fnA])
		}
	})
	return sum
}

// The examples of the page: 100/s of 1 s are 100, of 500 ms 50, 200/s of 250 ms
// 50, 5,000/s of 200 ms 1,000.
// https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html
func TestConcurrencyIsRequestsTimesSeconds(t *testing.T) {
	for _, tt := range []struct {
		rps      int
		duration string
		want     int
	}{{100, "1s", 100}, {100, "500ms", 50}, {200, "250ms", 50}, {5000, "200ms", 1000}} {
		v := alone("rps", plain(tt.rps), "duration", tt.duration)
		pic := playOf(v)
		if pic.peak != tt.want || pic.total[fnA].throttled() != 0 || read(v).need(tt.rps) != tt.want {
			t.Errorf("%d/s of %s: peak %d, need %d; want %d", tt.rps, tt.duration, pic.peak, read(v).need(tt.rps), tt.want)
		}
	}
}

// 20,000/s of 50 ms and 30,000/s of 20 ms need 1,000 and 600, yet 10,000 are
// handled; a limit of 2,000 and 3,000 lets all through.
// https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html#concurrency-vs-requests-per-second
func TestRequestsPerSecondAreLimitedToTenTimesTheConcurrency(t *testing.T) {
	for _, tt := range []struct {
		rps      int
		duration string
		limit    int
		want     int
	}{{20000, "50ms", 1000, 10000}, {30000, "20ms", 1000, 10000}, {20000, "50ms", 2000, 20000}, {30000, "20ms", 3000, 30000}} {
		a := last(t, alone("rps", plain(tt.rps), "duration", tt.duration, "limit", plain(tt.limit)))
		if a.served() != tt.want || a.thrown[byRate] != tt.rps-tt.want {
			t.Errorf("%+v: %+v", tt, a)
		}
	}
}

// For durations of 100 ms and more the concurrency is always used up first.
func TestTheRateOnlyBindsBelowATenthOfASecond(t *testing.T) {
	r := sim.NewRand(5)
	short := 0
	for range 300 {
		d := 10 * (1 + r.IntN(30))
		v := info.Defaults().Must("limit", plain(100+r.IntN(900)), "peak", plain(r.IntN(20000)), "duration", plain(d)+"ms", "init", "0s", "from", "1s", "span", "2s", "length", "4s",
			"b-rps", plain(r.IntN(300)), "b-duration", "100ms", "c-duration", "300ms")
		if r.IntN(2) == 0 {
			v = v.Must("limit", "1000", "reserve", "true", "reserved", plain(r.IntN(500)))
		}
		n := playOf(v).total[fnA].thrown[byRate]
		if d >= 100 && n > 0 {
			t.Fatalf("%s: %d throttled by the rate", v.Query(), n)
		}
		if n > 0 {
			short++
		}
	}
	if short == 0 {
		t.Error("the rate never binds")
	}
}

// A provisioned concurrency of 10 spills over after 10 in flight or 100 requests
// a second.
// https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html#concurrency-vs-requests-per-second
func TestProvisionedConcurrencySpillsOverAtWhicheverComesFirst(t *testing.T) {
	for _, tt := range []struct {
		rps, ms, ready int
	}{
		{10, 1000, 10}, {15, 1000, 10}, {40, 500, 20}, {90, 50, 90}, {100, 50, 100}, {160, 50, 100}, {500, 10, 100}, {100, 100, 100}, {150, 100, 100},
	} {
		a := last(t, alone("rps", plain(tt.rps), "duration", plain(tt.ms)+"ms", "provisioned", "10"))
		if d := a.prov - tt.ready; d < -1 || d > 1 || a.served() != tt.rps {
			t.Errorf("%+v: %+v", tt, a)
		}
	}
}

// The diagrams of the page: 400 reserved never leave their 400 though the pool is
// free; 400 provisioned go on into the pool; 200 provisioned of 400 reserved are
// warm up to 200, then cold, then throttled at 400.
func TestTheDiagramsOfThePage(t *testing.T) {
	load := alone("shape", ramp, "rps", "0", "peak", "700", "from", "0s", "span", "10s", "duration", "1s", "length", "15s")
	reserved := playOf(load.Must("reserve", "true", "reserved", "400"))
	if reserved.peak != 400 || reserved.total[fnA].thrown[byLimit] == 0 || reserved.pool != 600 {
		t.Errorf("400 reserved: peak %d, %+v, pool %d", reserved.peak, reserved.total[fnA], reserved.pool)
	}
	ready := playOf(load.Must("provisioned", "400"))
	if ready.peak != 700 || ready.total[fnA].throttled() != 0 || ready.pool != 600 || ready.envs != 300 {
		t.Errorf("400 provisioned: peak %d, %+v, pool %d, %d on demand", ready.peak, ready.total[fnA], ready.pool, ready.envs)
	}
	both := playOf(load.Must("reserve", "true", "reserved", "400", "provisioned", "200"))
	if both.peak != 400 || both.envs != 200 || both.total[fnA].thrown[byLimit] == 0 || both.pool != 600 {
		t.Errorf("both: peak %d, %d on demand, %+v, pool %d", both.peak, both.envs, both.total[fnA], both.pool)
	}
	all := playOf(load.Must("reserve", "true", "reserved", "400", "provisioned", "400"))
	if all.total[fnA].cold+all.total[fnA].warm != 0 || all.peak != 400 {
		t.Errorf("all provisioned: %+v, peak %d", all.total[fnA], all.peak)
	}
}

// A function gains 1,000 environments at once and 100 a second, and after a quiet
// time no more than that.
// https://docs.aws.amazon.com/lambda/latest/dg/scaling-behavior.html
func TestScalingRate(t *testing.T) {
	for _, from := range []int{0, 10, 60} {
		v := alone("limit", "10000", "shape", spike, "rps", "0", "peak", "50000", "from", plain(from)+"s", "span", "100s", "duration", "10s", "init", "10s", "length", plain(from+12)+"s")
		e := newEngine(read(v))
		e.run(func(k int, did *[fns]admitted) {
			after := k - from*second
			// 500 requests come every 10 ms, so the bucket is empty after two of them.
			if want := min(1000+after, 500*(after+1)); after >= 0 && e.fn[fnA].envs != want {
				t.Fatalf("after %d ticks: %d environments; want %d", after, e.fn[fnA].envs, want)
			}
		})
		if a := playOf(v).total[fnA]; a.thrown[byScale] == 0 || a.thrown[byLimit] > 0 {
			t.Errorf("%+v", a)
		}
	}
}

// Each function scales on its own.
func TestTheScalingRateBelongsToTheFunction(t *testing.T) {
	v := info.Defaults().Must("limit", "10000", "rps", "0", "peak", "20000", "from", "1s", "span", "3s", "duration", "5s", "length", "4s", "b-rps", "500", "b-duration", "2s")
	total := playOf(v).total
	if total[fnA].thrown[byScale] == 0 || total[fnB].throttled() > 0 {
		t.Errorf("A %+v, B %+v", total[fnA], total[fnB])
	}
}

// 100 stay unreserved whatever the limit: 900 of 1,000 and 1,900 of 2,000 can be
// reserved. Provisioned concurrency is at most the reserved one.
// https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html#concurrency-quotas
func TestWhatIsRefused(t *testing.T) {
	for _, tt := range []struct {
		limit, a, prov, b int
		want              string
		pool              int
	}{
		{1000, 900, 0, none, "", 100}, {1000, 901, 0, none, faultReserved, 99}, {2000, 1900, 0, none, "", 100}, {2000, 1901, 0, none, faultReserved, 99},
		{1000, 400, 0, 400, "", 200}, {1000, 500, 0, 401, faultReserved, 99}, {1000, none, 900, none, "", 100}, {1000, none, 901, none, faultProvisioned, 99},
		{1000, none, 600, 301, faultProvisioned, 99}, {1000, none, 10, 950, faultReserved, 40}, {1000, 400, 400, none, "", 600}, {1000, 400, 401, none, faultOver, 600},
		{1000, 0, 0, none, "", 1000}, {1000, 0, 1, none, faultOver, 1000}, {100, 0, 0, 0, "", 100}, {100, 1, 0, none, faultReserved, 99}, {100, none, 0, none, "", 100},
	} {
		v := info.Defaults().Must("limit", plain(tt.limit), "provisioned", plain(tt.prov))
		if tt.a != none {
			v = v.Must("reserve", "true", "reserved", plain(tt.a))
		}
		if tt.b != none {
			v = v.Must("b-reserve", "true", "b-reserved", plain(tt.b))
		}
		if c := read(v); c.fault() != tt.want || c.pool() != tt.pool {
			t.Errorf("%+v: %q, pool %d", tt, c.fault(), c.pool())
		}
	}
}

// A reserved value of 0 stops the function and takes nothing from the others.
// https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
func TestNothingReservedStopsTheFunction(t *testing.T) {
	pic := playOf(info.Defaults().Must("reserve", "true", "reserved", "0"))
	if a := pic.total[fnA]; a.served() != 0 || a.throttled() != a.n || pic.total[fnB].throttled()+pic.total[fnC].throttled() != 0 || pic.pool != 1000 {
		t.Errorf("%+v", pic.total)
	}
}

// A steady load beyond a reserved value is throttled by what exceeds R / seconds.
func TestThrottlingOfASteadyLoadIsItsExcess(t *testing.T) {
	for _, tt := range []struct{ rps, ms, reserved int }{{500, 500, 100}, {400, 200, 50}, {1000, 1000, 300}, {300, 250, 60}} {
		a := last(t, alone("rps", plain(tt.rps), "duration", plain(tt.ms)+"ms", "reserve", "true", "reserved", plain(tt.reserved), "length", "20s"))
		if want := tt.reserved * 1000 / tt.ms; a.served() != want || a.throttled() != tt.rps-want {
			t.Errorf("%+v: %+v", tt, a)
		}
	}
}

// Functions that share a full pool get it by their requests.
func TestAFullPoolIsSharedByRequests(t *testing.T) {
	v := info.Defaults().Must("shape", steady, "rps", "3000", "duration", "1s", "b-rps", "1000", "b-duration", "1s", "c-rps", "0", "init", "0s", "length", "60s")
	total := playOf(v).total
	if a, b := total[fnA].served(), total[fnB].served(); a < 2*b || a > 4*b {
		t.Errorf("A %d, B %d; want about three to one", a, b)
	}
}
