package site

import (
	"sync"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// The two widths a stage is drawn for; the style sheet shows the one that
// fits. The living frame draws the same two.
const (
	narrowStage = 340
	wideStage   = 640
)

// maxRows bounds the event table of a page; the living frame and the command
// line have the whole trace.
const maxRows = 100

// simProps is what the living frame is told.
type simProps struct {
	Name    string            `json:"name"`
	Params  map[string]string `json:"params,omitempty"`
	Compare map[string]string `json:"compare,omitempty"`
	Predict string            `json:"predict,omitempty"`
	Alt     string            `json:"alt,omitempty"`
	Title   string            `json:"title,omitempty"`
}

// runs are the traces of a simulator as a page shows them: one, or two side by
// side on one time axis, at the telling moment.
type runs struct {
	sim    sim.Simulator
	values []sim.Values
	traces []*sim.Trace
	at     time.Duration
	ask    *sim.Prediction // asked before the run is shown, or nil
}

// run executes a block's simulator the way the living frame does, so that the
// take-over changes nothing. Blocks come checked: what could not be read is at
// its default.
func run(s sim.Simulator, pr simProps) *runs {
	in := s.Info()
	v, _ := in.Parse(pr.Params)
	r := &runs{sim: s, values: []sim.Values{v}}
	if pr.Compare != nil {
		both := map[string]string{}
		for k, val := range pr.Params {
			both[k] = val
		}
		for k, val := range pr.Compare {
			both[k] = val
		}
		w, _ := in.Parse(both)
		r.values = append(r.values, w)
	}
	for _, v := range r.values {
		r.traces = append(r.traces, s.Run(v))
	}
	if _, ok := in.Param("horizon"); ok && len(r.values) == 2 {
		end := sim.FormatDuration(r.end())
		for i, v := range r.values {
			if w, err := v.With("horizon", end); err == nil {
				r.traces[i] = s.Run(w)
			}
		}
	}
	r.ask, _ = in.Prediction(pr.Predict)
	switch t := r.traces[0].Telling; {
	case r.ask != nil:
		r.at = 0
	case t > 0 && len(r.traces) == 1:
		r.at = t
	default:
		r.at = r.end()
	}
	return r
}

func (r *runs) end() time.Duration {
	end := time.Duration(0)
	for _, t := range r.traces {
		end = max(end, t.End)
	}
	return end
}

// caption tells the runs of a comparison apart by what differs.
func (r *runs) caption(i int, l i18n.Lang) string {
	s := string(rune('A' + i))
	shown := 0
	a, b := r.values[0], r.values[len(r.values)-1]
	for n := range a.Info().Params {
		d := &a.Info().Params[n]
		if a.Get(d.Name) == b.Get(d.Name) {
			continue
		}
		if shown++; shown > 2 {
			return s + " · …"
		}
		s += " · " + d.Label.In(l) + " " + valueLabel(d, r.values[i].Get(d.Name), l)
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

// simCache keeps the newest runs: the note, its copy in the other language and
// the lab show the same.
type simCache struct {
	mu   sync.Mutex
	keys []string
	runs map[string]*runs
}

const simCacheSize = 32

func (c *simCache) get(s sim.Simulator, pr simProps) *runs {
	pr.Alt, pr.Title = "", ""
	key := string(jsonBytes(pr))
	c.mu.Lock()
	defer c.mu.Unlock()
	if r := c.runs[key]; r != nil {
		return r
	}
	r := run(s, pr)
	if c.runs == nil {
		c.runs = map[string]*runs{}
	}
	if len(c.keys) == simCacheSize {
		delete(c.runs, c.keys[0])
		c.keys = c.keys[1:]
	}
	c.keys = append(c.keys, key)
	c.runs[key] = r
	return r
}
