package lambdaconcurrency

// Why a request is throttled.
const (
	byLimit = iota // no unit of concurrency is free
	byScale        // no environment, and no more may be started yet
	byRate         // too many requests a second
	reasons
)

// fn is the state of one function.
type fn struct {
	*spec
	sent     int // requests so far, in hundredths
	came     int // whole requests so far
	busyProv int // provisioned environments in use
	busy     int // on-demand environments in use, in their Init phase too
	cold     int // of these in their Init phase
	idle     int // on-demand environments without a request
	envs     int // on-demand environments
	scale    bucket
	rate     bucket // of requests, for a reserved value
	rateProv bucket // of requests, for provisioned environments
	doneProv []int32
	done     []int32
	warmed   []int32
}

// bucket fills up to a size and never beyond.
type bucket struct{ has, size, gain int }

func newBucket(size, gain int) bucket { return bucket{size, size, gain} }

func (b *bucket) refill() { b.has = min(b.has+b.gain, b.size) }

// ratesOf is the bucket, in tenths of a request, for 10 requests a second for
// each unit of concurrency: it gains a tenth of the units every 10 ms and holds
// what a tenth of a second brings.
func ratesOf(units int) bucket { return newBucket(units*tenth, units*perUnit*tenth/second) }

// admitted is what one tick did for one function.
type admitted struct {
	n          int // requests
	prov       int // to provisioned environments
	warm, cold int // to idle and to new ones
	thrown     [reasons]int
}

func (a *admitted) served() int { return a.prov + a.warm + a.cold }

func (a *admitted) throttled() int { return a.thrown[byLimit] + a.thrown[byScale] + a.thrown[byRate] }

// engine is the state of the account.
type engine struct {
	c        *config
	fn       [fns]fn
	pool     int // size
	poolBusy int
	rate     bucket
	// What share owes the functions, in places of the pool and in requests.
	owedPlaces, owedRate [fns]int

	warming int // ticks before the run in which only the neighbours work
}

func newEngine(c *config) *engine {
	e := &engine{c: c, pool: c.pool(), rate: ratesOf(c.limit)}
	for i := range c.fn {
		if s := &c.fn[i]; s.present && i != fnA {
			e.warming = max(e.warming, 2*s.d)
		}
	}
	for i := range c.fn {
		s := &c.fn[i]
		f := &e.fn[i]
		f.spec, f.scale, f.rate, f.rateProv = s, newBucket(scaleBurst, scalePerTick), ratesOf(max(s.reserved, 0)), ratesOf(s.prov)
		if s.present {
			n := e.warming + c.length + s.init + s.d + 1
			all := make([]int32, 3*n)
			f.doneProv, f.done, f.warmed = all[:n], all[n:2*n], all[2*n:]
		}
	}
	return e
}

// inPool reports whether what a function runs on demand comes out of the pool.
func (f *fn) inPool() bool { return f.reserved == none }

// run calls each for every tick of the run.
func (e *engine) run(each func(k int, did *[fns]admitted)) {
	var did [fns]admitted
	for k := -e.warming; k < e.c.length; k++ {
		e.release(k + e.warming)
		did = [fns]admitted{}
		for i := range e.fn {
			if f := &e.fn[i]; f.present && (i != fnA || k >= 0) {
				did[i].n = f.arrive(e.c.rate(i, k))
			}
		}
		e.admit(k, &did)
		if k >= 0 {
			each(k, &did)
		}
	}
}

// arrive returns how many requests a tick brings at a rate per second; the
// first comes at once, the others evenly.
func (f *fn) arrive(rate int) int {
	f.sent += rate
	all := (f.sent + second - 1) / second
	n := all - f.came
	f.came = all
	return n
}

// release ends what ends at a tick and refills the buckets.
func (e *engine) release(at int) {
	e.rate.refill()
	for i := range e.fn {
		f := &e.fn[i]
		if !f.present {
			continue
		}
		n := int(f.done[at])
		f.busy -= n
		f.idle += n
		f.busyProv -= int(f.doneProv[at])
		f.cold -= int(f.warmed[at])
		if f.inPool() {
			e.poolBusy -= n
		}
		f.scale.refill()
		f.rate.refill()
		f.rateProv.refill()
	}
}

// admit finds places for the requests of a tick.
func (e *engine) admit(k int, did *[fns]admitted) {
	var rest, runs, wants, may [fns]int // on demand: asked for, with an environment, of these in the pool; and all that may run
	for i := range e.fn {
		f, d := &e.fn[i], &did[i]
		if d.n == 0 {
			continue
		}
		d.prov = min(d.n, f.prov-f.busyProv, f.rateProv.has/tenth)
		rest[i] = d.n - d.prov
		if !f.inPool() {
			fits := min(rest[i], f.reserved-f.prov-f.busy)
			d.thrown[byLimit] = rest[i] - fits
			rest[i] = fits
		}
		runs[i] = rest[i]
		if k >= 0 {
			runs[i] = min(rest[i], f.idle+f.scale.has)
		}
		if f.inPool() {
			wants[i] = runs[i]
		} else {
			d.thrown[byScale] = rest[i] - runs[i]
			may[i] = min(d.prov+runs[i], f.rate.has/tenth)
			d.thrown[byRate] = d.prov + runs[i] - may[i]
		}
	}
	free := e.pool - e.poolBusy
	placed := share(free, wants, &e.owedPlaces)
	free -= placed[fnA] + placed[fnB] + placed[fnC]
	for i := range e.fn {
		if d := &did[i]; e.fn[i].inPool() {
			// Whoever lacks an environment only could have had what is still free.
			d.thrown[byScale] = min(rest[i]-runs[i], free)
			d.thrown[byLimit] = rest[i] - placed[i] - d.thrown[byScale]
			free -= d.thrown[byScale]
			may[i] = d.prov + placed[i]
		}
	}
	allowed := share(e.rate.has/tenth, may, &e.owedRate)
	for i := range e.fn {
		if d := &did[i]; d.n > 0 {
			d.thrown[byRate] += may[i] - allowed[i]
			d.prov = min(d.prov, allowed[i])
			e.start(i, k, allowed[i]-d.prov, d)
		}
	}
}

// start gives requests their environments.
func (e *engine) start(i, k, onDemand int, did *admitted) {
	f, at := &e.fn[i], k+e.warming
	did.warm = min(onDemand, f.idle)
	did.cold = onDemand - did.warm
	init := f.init
	if k < 0 {
		init = 0
	} else {
		f.scale.has -= did.cold
	}
	f.busyProv += did.prov
	f.busy += onDemand
	if f.inPool() {
		e.poolBusy += onDemand
	}
	f.idle -= did.warm
	f.envs += did.cold
	f.cold += did.cold
	f.doneProv[at+f.d] += int32(did.prov)
	f.done[at+f.d] += int32(did.warm)
	f.done[at+init+f.d] += int32(did.cold)
	f.warmed[at+init] += int32(did.cold)
	if init == 0 {
		f.cold -= did.cold
	}
	all := (did.prov + onDemand) * tenth
	f.rateProv.has -= did.prov * tenth
	f.rate.has -= all
	e.rate.has -= all
}

// share divides what is free among functions that want it: all get what they
// want when there is enough, otherwise each its share by what it wants. What is
// owed of fractions is carried to the next tick.
func share(free int, wants [fns]int, owed *[fns]int) [fns]int {
	sum := wants[fnA] + wants[fnB] + wants[fnC]
	if sum <= free {
		return wants
	}
	var got [fns]int
	left := free
	for i, w := range wants {
		got[i] = free * w / sum
		left -= got[i]
		owed[i] += free * w % sum
	}
	for ; left > 0; left-- {
		next := none
		for i, w := range wants {
			if got[i] < w && (next == none || owed[i] > owed[next]) {
				next = i
			}
		}
		got[next]++
		owed[next] -= sum
	}
	return got
}

// inFlight is the concurrency of a function.
func (f *fn) inFlight() int { return f.busyProv + f.busy }
