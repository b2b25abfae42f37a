package ddbcapacity

import (
	"time"

	"notelab/app/sim"
)

// second is what happens in one second. Amounts are half units times the sum of
// the weights, so that they are whole.
type second struct {
	rate   int64 // calls
	asked  int64 // by all calls
	passed int64 // what the partitions' ceilings let through
	used   int64 // consumed
	burst  int64 // in the table's bucket afterwards
	index  int64 // in the index's bucket afterwards
	reason string
}

// Reasons for refusing calls: the partition's comes before the others, which
// exclude each other.
const (
	byTable = "table"
	byIndex = "index"
	byPeak  = "peak" // an on-demand table beyond twice its peak
)

// flow is a run.
type flow struct {
	c       *config
	bill    bill
	seconds []second
	events  []sim.Event

	refused int64 // in all, in the measure of a second
	drained int   // the second after which the bucket is empty, -1 for never
}

// askedBy is what the calls of a second ask of one partition.
func (f *flow) askedBy(p int, rate int64) int64 { return rate * f.bill.cost * f.c.weights[p] }

// usedBy is what one partition serves in a second, in units: its part of what
// the table serves.
func (f *flow) usedBy(p int, s *second) float64 {
	if s.passed == 0 {
		return 0
	}
	share := ratio(s.used, s.passed)
	return float64(share * f.units(min(f.askedBy(p, s.rate), f.scaled(f.c.ceiling))))
}

// scaled turns half units into the measure of a second, units turns them back
// into units.
func (f *flow) scaled(half int64) int64       { return half * f.c.sum }
func (f *flow) units(amount int64) float64    { return ratio(amount, 2*f.c.sum) }
func (f *flow) calls(amount int64) float64    { return ratio(amount, f.bill.cost*f.c.sum) }
func (f *flow) show(amount int64) string      { return decimal(amount, 2*f.c.sum) }
func (f *flow) showCalls(amount int64) string { return decimal(amount, f.bill.cost*f.c.sum) }

// Run implements sim.Simulator.
func (simulator) Run(v sim.Values) *sim.Trace {
	c := read(v)
	f := &flow{c: c, bill: billOf(c), drained: -1}
	f.price()
	f.serve()
	t := &sim.Trace{Values: v, Events: f.events, End: at(c.length), Telling: f.telling(), Model: f, Figures: f.figures()}
	t.Documents = []sim.Document{f.receipt()}
	return t
}

func at(second int) time.Duration { return time.Duration(second) * time.Second }

// serve lets every second of the load fall on the table. What the ceilings of the
// partitions let through is served as far as this second's capacity and the
// buckets reach:
//
//	used   = min(passed, table + burst, index + burst of the index)
//	burst' = min(300 x table, burst + table - used)
func (f *flow) serve() {
	c := f.c
	table, index, limit := f.scaled(c.table), f.scaled(c.index), f.scaled(c.limit)
	burst, spare := table*c.saved, index*c.saved
	f.begin(burst)
	w := watch{flow: f}
	for t := range c.length {
		s := second{rate: c.rateAt(t)}
		for p := range c.partitions {
			d := f.askedBy(p, s.rate)
			s.asked += d
			s.passed += min(d, f.scaled(c.ceiling))
		}
		s.used = min(s.passed, table+burst)
		switch {
		case s.used == s.passed:
		case c.onDemand:
			s.reason = byPeak
		default:
			s.reason = byTable
		}
		if c.index > 0 && index+spare < s.used {
			s.used, s.reason = index+spare, byIndex
		}
		before := burst
		if !c.onDemand {
			burst = min(limit, burst+table-s.used)
		}
		if c.index > 0 {
			spare = min(retained*index, spare+index-s.used)
		}
		s.burst, s.index = burst, spare
		f.seconds = append(f.seconds, s)
		f.refused += s.asked - s.used
		if f.drained < 0 && burst == 0 && before > 0 && s.used > table {
			f.drained = t + 1
		}
		w.see(t, &f.seconds[t], before)
	}
	f.emit(c.length, "end", "table", f.toneOf(f.refused), str("asked", f.showCalls(f.total(func(s *second) int64 { return s.asked }))), str("refused", f.showCalls(f.refused)))
}

// total adds up something of all seconds.
func (f *flow) total(of func(*second) int64) int64 {
	sum := int64(0)
	for i := range f.seconds {
		sum += of(&f.seconds[i])
	}
	return sum
}

// telling is a second with as many reasons as the run has, early enough to see
// what follows.
func (f *flow) telling() time.Duration {
	best, most := -1, 0
	for t := range f.seconds {
		s, n := &f.seconds[t], 0
		if s.asked > s.passed {
			n++
		}
		if s.reason != "" {
			n += 2
		}
		if n > most {
			best, most = t, n
		}
	}
	if best < 0 {
		best = f.c.length / 2
		if f.c.spike && f.c.from < f.c.length {
			best = (f.c.from + min(f.c.until, f.c.length)) / 2
		}
		return at(best)
	}
	return at(min(best+max(f.c.length/12, 1), f.c.length-1, best+f.stays(best)))
}

// stays is how many more seconds are like this one.
func (f *flow) stays(t int) int {
	n := 0
	for s := &f.seconds[t]; t+n+1 < len(f.seconds) && f.seconds[t+n+1].rate == s.rate && f.seconds[t+n+1].reason == s.reason; n++ {
	}
	return n
}

func (f *flow) toneOf(refused int64) sim.Tone {
	if refused > 0 {
		return sim.Bad
	}
	return sim.Good
}
