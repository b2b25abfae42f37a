package lambdaconcurrency

import (
	"testing"
	"time"

	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

// The oracle replays a run request by request: every environment is an object
// with the moment at which it is free again, what is in flight is counted anew
// each time, and buckets are worked out from the history of what was admitted
// instead of being kept. It shares nothing with the model but the values it is
// given and the order in which functions are served within 10 ms.

// machine is one environment.
type machine struct {
	ready bool // provisioned
	free  int  // ms
}

// caller is one function as the oracle sees it.
type caller struct {
	reserved, ready       int
	takes, starts         int // ms
	machines              []*machine
	started, taken, quick map[int]int // new ones, admitted, admitted by provisioned ones: by ms
	owed                  [2]int
	sent                  float64
	came                  int
}

// tally counts what happened to a function's requests.
type tally struct{ n, ready, warm, cold, limit, scale, rate int }

// bucketAt is what a bucket holds at a moment, from what was taken before: it
// starts full, gains so much every 10 ms and is never fuller than its size.
func bucketAt(size, gain float64, taken map[int]int, begin, at int) float64 {
	level := size
	for t := begin; t <= at; t += 10 {
		level = min(size, level+gain)
		if t < at {
			level -= float64(taken[t])
		}
	}
	return level + 1e-9
}

func (c *caller) busy(at int) int {
	n := 0
	for _, m := range c.machines {
		if !m.ready && m.free > at {
			n++
		}
	}
	return n
}

func (c *caller) idle(at int, ready bool) []*machine {
	var list []*machine
	for _, m := range c.machines {
		if m.ready == ready && m.free <= at {
			list = append(list, m)
		}
	}
	return list
}

// divide gives away places one after the other: whole shares first, then what is
// left to whom the most is owed.
func divide(free int, wants [3]int, all []*caller, what int) [3]int {
	sum := 0
	for _, w := range wants {
		sum += w
	}
	if free >= sum {
		return wants
	}
	var got [3]int
	given := 0
	for i, w := range wants {
		for (got[i]+1)*sum <= free*w {
			got[i]++
			given++
		}
		all[i].owed[what] += free*w - got[i]*sum
	}
	for given < free {
		best := -1
		for i := range wants {
			if got[i] < wants[i] && (best < 0 || all[i].owed[what] > all[best].owed[what]) {
				best = i
			}
		}
		got[best]++
		given++
		all[best].owed[what] -= sum
	}
	return got
}

// offered is the load of A in a 10 ms slot, in requests a second, from the words
// of the parameters.
func offered(v sim.Values, ms int) int {
	base, peak := v.Int("rps"), v.Int("peak")
	up := func(name string) int { return (int(v.Duration(name)/time.Microsecond) + 9999) / 10000 * 10 }
	from, span := up("from"), up("span")
	switch {
	case v.Get("shape") == "steady" || ms < from:
		return base
	case ms < from+span && v.Get("shape") == "ramp":
		return base + (peak-base)*((ms-from)/10)/(span/10)
	case ms < from+span || v.Get("shape") == "ramp":
		return peak
	}
	return base
}

func replay(v sim.Values) (out [3]tally, peak, envs int) {
	up := func(name string) int { return (int(v.Duration(name)/time.Microsecond) + 9999) / 10000 * 10 }
	limit := v.Int("limit")
	all := []*caller{{reserved: -1, ready: v.Int("provisioned"), takes: up("duration")}, {reserved: -1, takes: up("b-duration")}, {reserved: -1, takes: up("c-duration")}}
	if v.Flag("reserve") {
		all[0].reserved = v.Int("reserved")
	}
	if v.Flag("b-reserve") {
		all[1].reserved = v.Int("b-reserved")
	}
	loads := [3]int{0, v.Int("b-rps"), v.Int("c-rps")}
	begin := 0
	for i, c := range all {
		if i > 0 && loads[i] > 0 {
			begin = min(begin, -2*c.takes)
		}
	}
	pool := limit
	for _, c := range all {
		c.started, c.taken, c.quick = map[int]int{}, map[int]int{}, map[int]int{}
		for range c.ready {
			c.machines = append(c.machines, &machine{ready: true, free: begin})
		}
		pool -= max(c.reserved, 0)
		if c.reserved < 0 {
			pool -= c.ready
		}
	}
	account := map[int]int{}
	end := up("length")
	for t := begin; t < end; t += 10 {
		var n, ready, asks, places, wants, may [3]int
		free := pool
		for _, c := range all {
			if c.reserved < 0 {
				free -= c.busy(t)
			}
		}
		for i, c := range all {
			load := loads[i]
			if i == 0 {
				load = offered(v, t)
				if t < 0 {
					continue
				}
			}
			c.sent += float64(load)
			for float64(c.came*100) < c.sent {
				c.came++
				n[i]++
			}
			quick := int(bucketAt(float64(c.ready), float64(c.ready)/10, c.quick, begin, t))
			places[i] = len(c.idle(t, false)) + int(bucketAt(1000, 1, c.started, begin, t))
			if t < 0 {
				places[i] = 1 << 40
			}
			for ready[i] < min(n[i], len(c.idle(t, true)), quick) {
				ready[i]++
			}
			asks[i] = n[i] - ready[i]
			if c.reserved < 0 {
				wants[i] = min(asks[i], places[i])
			}
		}
		placed := divide(free, wants, all, 0)
		for _, p := range placed {
			free -= p
		}
		for i, c := range all {
			lim, sc, rt := 0, 0, 0
			if c.reserved < 0 {
				may[i] = ready[i] + placed[i]
				for range asks[i] - placed[i] { // one request after the other
					if sc < asks[i]-wants[i] && free > 0 {
						sc++
						free--
					} else {
						lim++
					}
				}
			} else {
				room := c.reserved - c.ready - c.busy(t)
				rate := int(bucketAt(float64(c.reserved), float64(c.reserved)/10, c.taken, begin, t))
				used := 0
				for range asks[i] {
					switch {
					case used+sc >= room:
						lim++
					case used >= places[i]:
						sc++
					default:
						used++
					}
				}
				may[i] = ready[i] + used
				rt = max(0, may[i]-rate)
				may[i] -= rt
			}
			if t >= 0 {
				out[i].limit += lim
				out[i].scale += sc
				out[i].rate += rt
			}
		}
		granted := divide(int(bucketAt(float64(limit), float64(limit)/10, account, begin, t)), may, all, 1)
		flight := 0
		for i, c := range all {
			if t >= 0 {
				out[i].rate += may[i] - granted[i]
			}
			ready[i] = min(ready[i], granted[i])
			k := granted[i] - ready[i]
			warm := c.idle(t, false)
			for _, m := range c.idle(t, true)[:ready[i]] {
				m.free = t + c.takes
			}
			cold := 0
			for j := range k {
				if j < len(warm) {
					warm[j].free = t + c.takes
					continue
				}
				cold++
				begins := 0
				if t >= 0 {
					begins = up("init")
				}
				c.machines = append(c.machines, &machine{free: t + begins + c.takes})
			}
			if t >= 0 {
				c.started[t] = cold
				out[i].n += n[i]
				out[i].ready += ready[i]
				out[i].warm += k - cold
				out[i].cold += cold
			}
			c.quick[t] = ready[i]
			c.taken[t] = ready[i] + k
			account[t] += ready[i] + k
			if i == 0 {
				flight = c.busy(t) + c.ready - len(c.idle(t, true))
			}
		}
		peak = max(peak, flight)
	}
	return out, peak, len(all[0].machines)
}

func counted(a admitted) tally {
	return tally{a.n, a.prov, a.warm, a.cold, a.thrown[byLimit], a.thrown[byScale], a.thrown[byRate]}
}

func compare(t *testing.T, v sim.Values) {
	t.Helper()
	pic := Simulator{}.Run(v).Model.(*picture)
	out, peak, envs := replay(v)
	for i := range out {
		if got := counted(pic.total[i]); got != out[i] {
			t.Fatalf("%s: %s: %+v; want %+v", v.Query(), fnNames[i], got, out[i])
		}
	}
	if got := pic.c.fn[fnA].prov + pic.envs; pic.peak != peak || got != envs {
		t.Fatalf("%s: peak %d, %d environments; want %d, %d", v.Query(), pic.peak, got, peak, envs)
	}
}

func TestTheModelAgreesWithAReplayOfEveryRequest(t *testing.T) {
	r := sim.NewRand(11)
	runs, kinds := 400, [8]int{}
	if testing.Short() {
		runs = 60
	}
	for n := 0; n < runs; {
		between := func(lo, hi int) int { return lo + r.IntN(hi-lo+1) }
		ms := func(lo, hi int) string { return sim.FormatDuration(time.Duration(between(lo, hi)) * time.Millisecond) }
		v := info.Defaults().Must(
			"limit", plain(between(100, 400)), "shape", []string{steady, ramp, spike}[r.IntN(3)], "rps", plain(between(0, 200)), "peak", plain(between(0, 4000)),
			"from", ms(0, 1500), "span", ms(100, 2000), "duration", ms(10, 600), "init", ms(0, 800), "length", ms(1000, 3000),
			"provisioned", plain(max(0, between(-60, 80))), "b-rps", plain(max(0, between(-300, 900))), "b-duration", ms(10, 400),
			"c-rps", plain(max(0, between(-300, 900))), "c-duration", ms(10, 400))
		if r.IntN(3) == 0 {
			v = v.Must("reserve", "true", "reserved", plain(between(0, 200)))
		}
		if r.IntN(3) == 0 {
			v = v.Must("b-reserve", "true", "b-reserved", plain(between(0, 100)))
		}
		if r.IntN(4) == 0 {
			v = v.Must("rps", plain(between(0, 4000)), "peak", plain(between(0, 9000)), "duration", ms(10, 60), "init", ms(0, 50))
		}
		if r.IntN(12) == 0 {
			v = v.Must("limit", "4000", "peak", "9000", "duration", "300ms")
		}
		if read(v).fault() != "" {
			continue
		}
		n++
		compare(t, v)
		out := Simulator{}.Run(v).Model.(*picture).total
		for i, hit := range []bool{out[fnA].thrown[byLimit] > 0, out[fnA].thrown[byScale] > 0, out[fnA].thrown[byRate] > 0, out[fnA].prov > 0, out[fnB].throttled() > 0, out[fnC].throttled() > 0, out[fnA].warm > 0, out[fnA].cold > 0} {
			if hit {
				kinds[i]++
			}
		}
	}
	for i, n := range kinds {
		if n == 0 {
			t.Errorf("nothing of kind %d was compared", i)
		}
	}
	t.Log(kinds)
}

func TestPresetsAgreeWithTheReplay(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	for _, name := range []string{"cap", "both", "few", "stop"} {
		compare(t, simtest.Preset(t, New(), name))
	}
}
