package pipeline

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// Stage implements sim.Simulator: the pipeline stands at the left, stage under
// stage with the place in front of each, and every action goes on to the right as
// a lane of time.
func (simulator) Stage(t *sim.Trace, at time.Duration, width int, l i18n.Lang) string {
	r := t.Model.(*run)
	p := &painter{run: r, at: min(max(at, 0), t.End), l: l, w: float64(width), phone: sim.Phone(width)}
	p.lay(t.End)
	title := p.title()
	p.c = sim.NewCanvas(p.w, p.h, title+": "+p.state())
	clock := p.say(sim.Tell("$1분", "minute $1", itoa(int(p.at/time.Minute))))
	if len(r.faults) > 0 {
		clock = ""
	}
	p.c.Text(edge, 15, sim.Fit(title, p.w-2*edge-sim.TextWidth(clock, small)-8, heading), heading)
	p.c.Text(p.w-edge, 15, clock, anchored(small, sim.End))
	if len(r.faults) > 0 {
		p.general()
	} else {
		p.chips()
		p.c.TimeAxis(p.scale, p.boxes[0].gate, p.bottom)
		p.c.Playhead(p.scale.Time(p.at), p.boxes[0].gate, p.bottom)
		p.lanes()
	}
	for s := range p.boxes {
		p.gate(s)
		p.card(s)
		p.errors(s)
	}
	if len(r.faults) == 0 {
		p.bucket()
	}
	p.paint()
	return p.c.String()
}

// painter draws one moment.
type painter struct {
	*run
	c      *sim.Canvas
	ink    ink
	at     time.Duration
	l      i18n.Lang
	w, h   float64
	phone  bool
	left   float64 // where the lanes begin
	scale  sim.Scale
	boxes  []box // of the stages
	bottom float64
	chipsY []chip // of the bucket
	waitAt []int  // row of each wait
	stayAt []int  // row of each visit where stages are not locked
	notes  [][]string
}

// box is where a stage stands: the row in front of it, its card, its actions.
type box struct{ gate, card, end float64 }

const (
	edge     = 2.0
	gateRow  = 18.0
	headRow  = 20.0
	actRow   = 17.0
	stayRow  = 18.0
	noteRow  = 14.0
	radius   = 8
	slotX    = 18.0
	chipStep = 34.0
)

var (
	heading = sim.Type{Size: 13, Bold: true, Sans: true}
	small   = sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Sans: true}
	faint   = sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Sans: true}
	code    = sim.Type{Size: sim.TextSmall, Fill: sim.Ink2}
)

func (p *painter) say(t i18n.Text) string { return t.In(p.l) }

func anchored(t sim.Type, a sim.Anchor) sim.Type {
	t.Anchor = a
	return t
}

func inked(t sim.Type, fill sim.Paint) sim.Type {
	t.Fill = fill
	return t
}

func times(n int, each float64) float64 { return float64(n) * each }

func (p *painter) title() string {
	if len(p.faults) > 0 {
		return p.say(i18n.Of("저장되지 않는 파이프라인", "A pipeline that is not saved"))
	}
	n := itoa(len(p.commits))
	return p.mode + p.say(sim.Tell(" · 커밋 $1개", " · commits: $1", n))
}

// state sums the moment up for who cannot see it.
func (p *painter) state() string {
	s := ""
	for e := range p.execs {
		if is, at := p.doing(e, p.at); is != notYet {
			s += called(p.execs[e].name, p.l) + " " + p.word(is, at) + ". "
		}
	}
	return s
}

// word says what an execution is doing.
func (p *painter) word(is string, s int) string {
	switch is {
	case working:
		return p.stages[s].name
	case waiting:
		return p.say(i18n.Of("대기", "waits"))
	}
	return is
}

// lay decides where everything stands; it must not depend on the moment or the
// language.
func (p *painter) lay(end time.Duration) {
	p.left = min(max(p.w*0.31, 196), 250)
	if p.phone {
		p.left = 108
	}
	p.scale = sim.TimeScale(max(end, time.Minute), p.left+12, p.w-12)
	p.notes = make([][]string, len(p.stages))
	y := 26 + times(p.chipRows(), 22) + 8
	if len(p.faults) > 0 {
		y = 20 + noteRow*2
	}
	for s := range p.stages {
		gates := p.pack(s)
		b := box{gate: y, card: y + times(gates, gateRow) + 6}
		b.end = b.card + headRow + times(len(p.stages[s].actions), actRow) + 5
		b.end = max(b.end, b.card+headRow+times(p.packStays(s), stayRow))
		b.end = max(b.end, b.card+4+times(p.noteRows(s), noteRow))
		y = b.end + 4
		p.boxes = append(p.boxes, b)
	}
	p.bottom = y + 2
	p.h = p.bottom + 8
	if len(p.faults) == 0 {
		p.layBucket(p.bottom + 28)
	}
}

// pack gives each wait in front of a stage a row of its own where it would touch
// another, and returns how many rows there are.
func (p *painter) pack(s int) int {
	if p.waitAt == nil {
		p.waitAt = make([]int, len(p.waits))
	}
	var ends []float64
	for i := range p.waits {
		if w := &p.waits[i]; w.stage == s {
			p.waitAt[i] = place(&ends, p.scale.Time(w.from), p.scale.Time(min(until(w.to, w.status), time.Duration(p.scale.To))))
		}
	}
	return max(len(ends), 1)
}

// packStays does the same for the visits of a stage that nobody locks.
func (p *painter) packStays(s int) int {
	if p.stayAt == nil {
		p.stayAt = make([]int, len(p.visits))
	}
	var ends []float64
	for i := range p.visits {
		if x := &p.visits[i]; x.stage == s && !p.locks() {
			p.stayAt[i] = place(&ends, p.scale.Time(x.from), p.scale.Time(min(until(x.to, x.status), time.Duration(p.scale.To))))
		}
	}
	return len(ends)
}

// place finds the first row that is free from x on and takes it until to.
func place(ends *[]float64, x, to float64) int {
	to = max(to, x+2*radius) + 3
	for i, end := range *ends {
		if end <= x {
			(*ends)[i] = to
			return i
		}
	}
	*ends = append(*ends, to)
	return len(*ends) - 1
}

// token draws an execution: its number in a disc, whose colour says how it fares.
func (p *painter) token(x, y float64, e int, tone sim.Tone) {
	p.ink.disc(tone, x, y, p.execs[e].name)
}

func cross(x, y, r float64) string {
	return sim.Points(x-r, y-r, x+r, y+r) + sim.Points(x-r, y+r, x+r, y-r)
}

func tick(x, y, r float64) string { return sim.Points(x-r, y, x-r/3, y+r, x+r, y-r) }

// mark draws how something ended.
func (p *painter) mark(x, y, size float64, is string) {
	tone := toneOf(is)
	switch is {
	case succeeded:
		p.ink.line(tone, tick(x, y, size))
	case failed, wasSuperseded:
		p.ink.line(tone, cross(x, y, size*0.8))
	case stopped:
		d := size * 0.8
		p.ink.fill(tone, sim.Points(x-d, y-d, x+d, y-d, x+d, y+d, x-d, y+d)+"Z")
	case working:
		p.ink.fill(tone, sim.Points(x-size*0.6, y-size, x+size*0.8, y, x-size*0.6, y+size)+"Z")
	case waiting:
		p.ink.line(tone, sim.Points(x-size*0.5, y-size, x-size*0.5, y+size)+sim.Points(x+size*0.5, y-size, x+size*0.5, y+size))
	}
}

// chipRows is how many rows the executions at the top take.
func (p *painter) chipRows() int {
	perRow := max(int((p.w-2*edge)/chipStep), 1)
	return max((len(p.execs)+perRow-1)/perRow, 1)
}

// chips shows every execution that has begun.
func (p *painter) chips() {
	rows := p.chipRows()
	perRow := max((len(p.execs)+rows-1)/rows, 1)
	step := min((p.w-2*edge)/float64(perRow), 124)
	for e := range p.execs {
		is, s := p.doing(e, p.at)
		if is == notYet {
			continue
		}
		x, y := edge+times(e%perRow, step), 36+times(e/perRow, 22)
		p.token(x+radius+1, y, e, toneOf(is))
		p.mark(x+2*radius+9, y, 3.5, is)
		if room := step - 34; room >= sim.TextWidth(wasSuperseded, small) {
			p.c.Text(x+2*radius+17, y+4, sim.Fit(p.word(is, s), room, small), inked(small, toneOf(is).Solid()))
		}
	}
}
