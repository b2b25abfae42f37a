package ui

import (
	"time"

	"notelab/app/i18n"
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
	sim  sim.Simulator
	runs []run // one, or two for a comparison
	at   time.Duration
	// shown reports whether the result may be seen: false while a prediction is
	// awaited.
	shown bool
}

// run is one configuration and its trace.
type run struct {
	values sim.Values
	trace  *sim.Trace
}

// newPlayer runs a simulator with parameters from a block or a URL. Faulty
// parameters are left at their defaults and reported.
func newPlayer(s sim.Simulator, params, compare map[string]string) (*player, []sim.ParamError) {
	p := &player{sim: s, shown: true}
	v, errs := s.Info().Parse(params)
	p.runs = []run{{values: v}}
	if compare != nil {
		both := map[string]string{}
		for k, val := range params {
			both[k] = val
		}
		for k, val := range compare {
			both[k] = val
		}
		w, more := s.Info().Parse(both)
		p.runs, errs = append(p.runs, run{values: w}), append(errs, more...)
	}
	p.run()
	p.at = p.telling()
	return p, errs
}

// run executes every configuration. Two runs share one time axis when the
// simulator declares a "horizon".
func (p *player) run() {
	in := p.sim.Info()
	for i := range p.runs {
		p.runs[i].trace = p.sim.Run(p.runs[i].values)
	}
	if _, ok := in.Param("horizon"); !ok || len(p.runs) < 2 {
		return
	}
	end := p.end()
	for i := range p.runs {
		if v, err := p.runs[i].values.With("horizon", sim.FormatDuration(end)); err == nil {
			p.runs[i].trace = p.sim.Run(v)
		}
	}
}

// end is the length of the longer run.
func (p *player) end() time.Duration {
	end := time.Duration(0)
	for _, r := range p.runs {
		end = max(end, r.trace.End)
	}
	return end
}

// telling is the moment a still picture shows best; while a prediction is
// awaited that is the start, which gives nothing away.
func (p *player) telling() time.Duration {
	if !p.shown {
		return 0
	}
	if t := p.runs[0].trace.Telling; t > 0 && len(p.runs) == 1 {
		return t
	}
	return p.end()
}

// set changes one parameter of one run and runs again. On an error nothing
// changes.
func (p *player) set(i int, name, value string) *sim.ParamError {
	v, err := p.runs[i].values.With(name, value)
	if err != nil {
		return err
	}
	p.runs[i].values = v
	p.rerun()
	return nil
}

// preset puts one run to a named configuration.
func (p *player) preset(i int, name string) {
	v, _ := p.sim.Info().Parse(map[string]string{"preset": name})
	p.runs[i].values = v
	p.rerun()
}

func (p *player) rerun() {
	p.run()
	p.at = p.telling()
}

// compare adds a second run equal to the first, or takes it away.
func (p *player) compare(on bool) {
	switch {
	case on && len(p.runs) == 1:
		p.runs = append(p.runs, run{values: p.runs[0].values})
	case !on:
		p.runs = p.runs[:1]
	}
	p.rerun()
}

// step moves to the next or previous moment at which something happens in
// either run.
func (p *player) step(forward bool) {
	best, found := time.Duration(0), false
	for _, r := range p.runs {
		evs, n := r.trace.Events, r.trace.Until(p.at)
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
	q := p.runs[0].values.Query()
	if len(p.runs) < 2 {
		return q
	}
	if q != "" {
		q += "&"
	}
	q += "compare=1"
	a, b := p.runs[0].values, p.runs[1].values
	for _, d := range differing(a, b) {
		q += "&b." + queryPair(d.Name, b.Get(d.Name))
	}
	return q
}

// differing returns the parameters in which two configurations differ.
func differing(a, b sim.Values) []sim.Param {
	var out []sim.Param
	for _, d := range a.Info().Params {
		if a.Get(d.Name) != b.Get(d.Name) {
			out = append(out, d)
		}
	}
	return out
}

// caption tells the runs of a comparison apart by what differs: "A · policy:
// full jitter".
func (p *player) caption(i int, l i18n.Lang) string {
	s := string(rune('A' + i))
	for n, d := range differing(p.runs[0].values, p.runs[len(p.runs)-1].values) {
		if n == 2 {
			return s + " · …"
		}
		s += " · " + d.Label.In(l) + " " + valueLabel(&d, p.runs[i].values.Get(d.Name), l)
	}
	return s
}

// valueLabel writes a parameter's value for people.
func valueLabel(d *sim.Param, value string, l i18n.Lang) string {
	switch d.Kind {
	case sim.Choice:
		for _, o := range d.Options {
			if o.Name == value {
				return o.Label.In(l)
			}
		}
	case sim.Flag:
		if value == "true" {
			return i18n.T(l, "sim.on")
		}
		return i18n.T(l, "sim.off")
	case sim.Number:
		if u := d.Unit.In(l); u != "" {
			return value + " " + u
		}
	}
	return value
}

// graded tells whether a predicted number is right for the run, and what it
// was.
func (p *player) graded(pr *sim.Prediction, said float64) (was sim.Figure, right bool) {
	was, _ = p.runs[0].trace.Figure(pr.Name)
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
