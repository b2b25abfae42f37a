package ui

import (
	"time"

	"notelab/app/sim"
)

// playLength is how long a whole run takes to play at normal speed: slow enough
// to follow cause and order, short enough to be watched twice.
const playLength = 8 * time.Second

// speeds are the playback speeds on offer; the second is normal.
var speeds = []float64{0.5, 1, 2, 4}

// player holds one simulator's run, or two side by side, and the moment shown.
// It knows no screen, so that the rules of playing can be tested without one.
type player struct {
	sim sim.Simulator
	// values and traces hold one run, or two for a comparison.
	values []sim.Values
	traces []*sim.Trace
	at     time.Duration
	// shown reports whether the result may be seen: false while a prediction is
	// awaited.
	shown bool
}

// newPlayer runs a simulator with parameters from a block or a URL. Faulty
// parameters are left at their defaults and reported.
func newPlayer(s sim.Simulator, params, compare map[string]string) (*player, []sim.ParamError) {
	p := &player{sim: s, shown: true}
	values, errs := s.Info().Pair(params, compare)
	p.values = values
	p.run()
	p.at = p.telling()
	return p, errs
}

// run executes every configuration.
func (p *player) run() {
	p.traces = sim.RunAll(p.sim, p.values)
}

// end is the length of the longer run.
func (p *player) end() time.Duration { return sim.EndOf(p.traces) }

// telling is the moment a still picture shows best; while a prediction is
// awaited that is the start, which gives nothing away.
func (p *player) telling() time.Duration {
	if !p.shown {
		return 0
	}
	return sim.Still(p.traces)
}

// set changes one parameter of one run and runs again. On an error nothing
// changes.
func (p *player) set(i int, name, value string) *sim.ParamError {
	v, err := p.values[i].With(name, value)
	if err != nil {
		return err
	}
	p.values[i] = v
	p.rerun()
	return nil
}

// preset puts one run to a named configuration.
func (p *player) preset(i int, name string) {
	v, _ := p.sim.Info().Parse(map[string]string{"preset": name})
	p.values[i] = v
	p.rerun()
}

func (p *player) rerun() {
	p.run()
	p.at = p.telling()
}

// compare adds a second run equal to the first, or takes it away.
func (p *player) compare(on bool) {
	switch {
	case on && len(p.values) == 1:
		p.values = append(p.values, p.values[0])
	case !on:
		p.values = p.values[:1]
	}
	p.rerun()
}

// step moves to the next or previous moment at which something happens in
// either run.
func (p *player) step(forward bool) {
	best, found := time.Duration(0), false
	for _, t := range p.traces {
		evs, n := t.Events, t.Until(p.at)
		if forward && n < len(evs) {
			if t := evs[n].At; !found || t < best {
				best, found = t, true
			}
		}
		if !forward {
			for n > 0 && evs[n-1].At >= p.at {
				n--
			}
			if n > 0 {
				if t := evs[n-1].At; !found || t > best {
					best, found = t, true
				}
			}
		}
	}
	switch {
	case found:
		p.at = best
	case forward:
		p.at = p.end()
	default:
		p.at = 0
	}
}

// advance moves on by real time at a speed; it reports false at the end.
func (p *player) advance(real time.Duration, speed float64) bool {
	end := p.end()
	p.at += time.Duration(float64(real) / float64(playLength) * speed * float64(end))
	if p.at >= end {
		p.at = end
		return false
	}
	return true
}

// query is the address of what is shown: the first run's parameters, then what
// the second changes, prefixed with "b.".
func (p *player) query() string {
	q := p.values[0].Query()
	if len(p.values) < 2 {
		return q
	}
	if q != "" {
		q += "&"
	}
	q += "compare=1"
	a, b := p.values[0], p.values[1]
	for _, d := range sim.Differing(a, b) {
		q += "&b." + queryPair(d.Name, b.Get(d.Name))
	}
	return q
}

// graded tells whether a predicted number is right for the run, and what it
// was.
func (p *player) graded(pr *sim.Prediction, said float64) (was sim.Figure, right bool) {
	was, _ = p.traces[0].Figure(pr.Name)
	off := said - was.Value
	if off < 0 {
		off = -off
	}
	size := was.Value
	if size < 0 {
		size = -size
	}
	return was, off <= pr.Tolerance*size
}
