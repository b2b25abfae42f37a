package fleet

import (
	"time"

	"notelab/app/sim"
)

// Look is what a machine is like.
type Look int

// The looks, in the order in which they are stacked in the chart of counts. The
// first three serve.
const (
	New      Look = iota // serves, new version
	Faulty               // serves, new version, but fails requests
	Old                  // serves, old version
	Ready                // could serve, new version, but gets no traffic
	Kept                 // could serve, old version, but gets no traffic
	Running              // runs, but has not proved healthy yet
	Starting             // does not run yet
	Leaving              // is being stopped
	Failed               // does not serve because it failed
	looks
)

// serving is how many looks, from the first, serve.
const serving = int(Old) + 1

// Never is a moment that does not come.
const Never = time.Duration(1<<63 - 1)

// Span is a stretch of a machine's life.
type Span struct {
	From, To time.Duration // To may be Never
	Look     Look
	Name     string // written inside where there is room
}

// Tally is how many machines there are of each look from a moment on.
type Tally struct {
	At time.Duration
	N  [looks]int
}

// sum is the height of the lowest n layers of the stack.
func (t *Tally) sum(n int) (sum int) {
	for _, k := range t.N[:n] {
		sum += k
	}
	return
}

// Level is a horizontal line in the chart of counts; without a label there is
// none.
type Level struct {
	Value int
	Label string
}

// Share is the percentage of the traffic that the new version gets from a moment
// on, and of that which nobody answers.
type Share struct {
	At            time.Duration
	Percent, Lost int
}

// Phase is a named stretch of the whole. The first label that fits is written.
type Phase struct {
	From, To time.Duration
	Labels   []string
	Tone     sim.Tone
}

// Group is a heading over the places from First on, up to the next group's, with
// a line for as long as what it names exists.
type Group struct {
	First    int
	Name     string
	From, To time.Duration
	After    string // written at the end of the line where there is room
}

// Fleet is everything about the machines that a picture shows. The zero value
// of an optional part leaves that part out.
type Fleet struct {
	Axis    time.Duration // end of the time axis
	End     time.Duration // of the run: nothing is drawn beyond
	Places  [][]Span      // what stands in each place, from the top
	Groups  []Group       // of places, in order
	Tallies []Tally
	Lower   Level // serving machines should not fall below it
	Upper   Level // nor should all rise above it
	Usual   int   // marked at the left of the chart
	Room    Level // the places there are; what lies above is barred
	Outages []Phase
	Shares  []Share
	Faulty  bool // the traffic of the new version is shown as failing
	Phases  []Phase
	Crosses []time.Duration // moments marked on the strip of phases

	Counts, Traffic, Now string // headings of the parts
}

// most is the top of the chart of counts.
func (f *Fleet) most() int {
	most := max(f.Usual, f.Lower.Value, f.Upper.Value, 1)
	for i := range f.Tallies {
		most = max(most, f.Tallies[i].sum(int(looks)))
	}
	return most
}

// paintOf is how a look is painted as an area.
func paintOf(k Look) sim.Style {
	switch k {
	case New:
		return sim.Style{Fill: sim.Good.Solid()}
	case Faulty:
		return sim.Style{Fill: sim.Bad.Soft(), Stroke: sim.Bad.Solid()}
	case Old:
		return sim.Style{Fill: sim.Sunk, Stroke: sim.RuleStrong}
	case Ready:
		return sim.Style{Fill: sim.Good.Soft(), Stroke: sim.Good.Solid()}
	case Kept:
		return sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong}
	case Starting, Running:
		return sim.Style{Fill: sim.Wait.Soft(), Stroke: sim.Wait.Solid()}
	case Failed:
		return sim.Style{Fill: sim.Paper, Stroke: sim.Bad.Solid(), Dash: "3 2"}
	}
	return sim.Style{Fill: sim.Paper, Stroke: sim.Ink3, Dash: "3 2"}
}

var (
	small = sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Sans: true}
	bold  = sim.Type{Size: sim.TextSmall, Sans: true, Bold: true}
	edge  = 2.0 // free at the left and right
)
