package ecsrollout

import (
	"strconv"
	"time"

	"notelab/app/sim"
)

// The files fleet*.go draw a fleet of machines (tasks, instances) over time:
// which version each place holds, how many there are of each kind within which
// bounds, and how much of the traffic the new version gets. They know nothing of
// any service; words come from the caller in the reader's language.

// look is what a machine is like.
type look int

// The looks, in the order in which they are stacked in the chart of counts. The
// first three are healthy.
const (
	lookNew      look = iota // serves, new version
	lookFaulty               // serves, new version, but fails requests
	lookOld                  // serves, old version
	lookRunning              // runs, but has not proved healthy yet
	lookStarting             // does not run yet
	lookLeaving              // is being stopped
	lookFailed               // is being stopped because it failed
	looks
)

const healthyLooks = int(lookOld) + 1

// span is a stretch of a machine's life.
type span struct {
	from, to time.Duration // to never means to the end
	look     look
	name     string // written inside where there is room
}

// tally is how many machines there are of each look from a moment on.
type tally struct {
	at time.Duration
	n  [looks]int
}

// sum is the height of the lowest n layers of the stack.
func (t *tally) sum(n int) (sum int) {
	for _, k := range t.n[:n] {
		sum += k
	}
	return
}

// level is a horizontal line in the chart of counts.
type level struct {
	value int
	label string
}

// share is the percentage of traffic the new version gets from a moment on.
type share struct {
	at      time.Duration
	percent int
}

// phase is a named stretch of the whole. The first label that fits is written.
type phase struct {
	from, to time.Duration
	labels   []string
	tone     sim.Tone
}

// fleet is everything the picture shows. The zero value of an optional part
// leaves that part out.
type fleet struct {
	axis    time.Duration // end of the time axis
	end     time.Duration // of the run: nothing is drawn beyond
	places  [][]span      // what stands in each place, from the top
	tallies []tally
	lower   level // healthy machines do not fall below it; no label draws none
	upper   level // nor do all rise above it
	usual   int   // marked at the left of the chart
	room    level // the places there are; what lies above is barred
	shares  []share
	faulty  bool // the traffic of the new version is shown as failing
	phases  []phase

	counts, traffic, now string // headings of the parts
}

// The most places that are drawn as lanes; more are drawn as a grid of squares
// at the moment shown.
const (
	lanesWide  = 16
	lanesPhone = 10
)

// most is the top of the chart of counts.
func (f *fleet) most() int {
	most := max(f.usual, f.lower.value, f.upper.value, 1)
	for i := range f.tallies {
		most = max(most, f.tallies[i].sum(int(looks)))
	}
	return most
}

// frame is where the parts of the picture stand, from a top edge down.
type frame struct {
	phases, traffic, counts, lanes, axis float64 // top edges
	bottom                               float64
	left, right                          float64 // of the plot
	trafficH, countH, rowH               float64
	grid                                 bool
	cell                                 float64 // of the grid
	across                               int     // cells in a row
}

func (f *fleet) frame(width, top float64) frame {
	phone := sim.Phone(int(width))
	g := frame{trafficH: 52, countH: 92, rowH: 22}
	most := lanesWide
	if phone {
		g.countH, most = 80, lanesPhone
	}
	// Room at the left for the largest number, at the right for the bounds.
	g.left = fleetEdge + sim.TextWidth(strconv.Itoa(f.most()), sim.Type{Size: sim.TextSmall}) + 7
	g.right = width - 24
	for _, label := range []string{f.lower.label, f.upper.label} {
		g.right = min(g.right, width-15-sim.TextWidth(label, fleetBold))
	}
	g.left = max(g.left, 23)
	g.grid = len(f.places) > most
	if g.grid {
		g.countH += 60
	} else if len(f.places) > 12 {
		g.rowH = 17
	} else if len(f.places) > 8 {
		g.rowH = 19
	}
	y := top
	if len(f.phases) > 0 {
		g.phases = y
		y += 30
	}
	if len(f.shares) > 0 {
		g.traffic = y + 18
		y = g.traffic + g.trafficH + 14
	}
	g.counts = y + 18
	y = g.counts + g.countH
	if g.grid {
		g.axis = y
		y += 40
		g.lanes = y
		g.cell = 15
		g.across = int((width - 8) / g.cell)
		y += float64((len(f.places)+g.across-1)/g.across)*g.cell + 4
	} else {
		g.lanes = y + 10
		y = g.lanes + float64(len(f.places))*g.rowH
		g.axis = y
		y += 20
	}
	g.bottom = y
	return g
}

// draw draws the fleet as it stands at a moment, from a top edge down, as far
// as frame says.
func (f *fleet) draw(c *sim.Canvas, top float64, at time.Duration) {
	g := f.frame(c.W, top)
	s := sim.TimeScale(f.axis, g.left, g.right)
	first := g.counts
	if len(f.phases) > 0 {
		f.drawPhases(c, g, s, at)
	}
	if len(f.shares) > 0 {
		first = g.traffic
	}
	f.drawAxis(c, s, first, g.axis)
	if len(f.shares) > 0 {
		f.drawShares(c, g, s, at)
	}
	f.drawCounts(c, g, s, at)
	if g.grid {
		f.drawGrid(c, g, at)
	} else {
		f.drawLanes(c, g, s, at)
	}
	c.Line(g.left, g.axis, g.right, g.axis, sim.Style{Stroke: sim.RuleStrong})
	if x := s.Time(at); x <= g.right+0.5 {
		c.Playhead(x, first-2, g.axis)
	}
}

// drawAxis draws the hairlines and labels of time. Where the round times of the
// kit are too close, as on an axis of months, only every so manyth is drawn.
func (f *fleet) drawAxis(c *sim.Canvas, s sim.Scale, top, bottom float64) {
	ticks := sim.TimeTicks(f.axis, max(int((s.End-s.Start)/64), 2))
	every := 1
	for len(ticks) > 1 && s.Time(ticks[1])*float64(every)-s.Start*float64(every) < 52 {
		every++
	}
	label := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3}
	for i := 0; i < len(ticks); i += every {
		x, t := s.Time(ticks[i]), sim.ShortTime(ticks[i])
		c.Line(x, top, x, bottom, sim.Style{Stroke: sim.Rule})
		label.Anchor = sim.Middle
		if x+sim.TextWidth(t, label)/2 > c.W {
			label.Anchor = sim.End
		}
		c.Text(x, bottom+14, t, label)
	}
}

// paintOf is how a look is painted as an area.
func paintOf(k look) sim.Style {
	switch k {
	case lookNew:
		return sim.Style{Fill: sim.Good.Solid()}
	case lookFaulty:
		return sim.Style{Fill: sim.Bad.Soft(), Stroke: sim.Bad.Solid()}
	case lookOld:
		return sim.Style{Fill: sim.Sunk, Stroke: sim.RuleStrong}
	case lookStarting, lookRunning:
		return sim.Style{Fill: sim.Wait.Soft(), Stroke: sim.Wait.Solid()}
	case lookFailed:
		return sim.Style{Fill: sim.Paper, Stroke: sim.Bad.Solid(), Dash: "3 2"}
	}
	return sim.Style{Fill: sim.Paper, Stroke: sim.Ink3, Dash: "3 2"}
}

var (
	fleetSmall = sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Sans: true}
	fleetBold  = sim.Type{Size: sim.TextSmall, Sans: true, Bold: true}
	fleetEdge  = 2.0 // free at the left and right
)
