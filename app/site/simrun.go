package site

import (
	"sync"
	"time"

	"notelab/app/sim"
)

// The two widths a stage is drawn for; the style sheet shows the one that
// fits. The living frame draws the same two.
const (
	narrowStage = 340
	wideStage   = 640
)

// The event table of a page, which is there for readers without scripts, is
// bounded, in a note more than on the simulator's own page; the living frame
// shows more, a saved file the whole trace.
const (
	noteRows = 6
	labRows  = 30
)

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
	values, _ := s.Info().Pair(pr.Params, pr.Compare)
	r := &runs{sim: s, values: values, traces: sim.RunAll(s, values)}
	if r.ask, _ = s.Info().Prediction(pr.Predict); r.ask == nil {
		r.at = sim.Still(r.traces)
	}
	return r
}

func (r *runs) end() time.Duration { return sim.EndOf(r.traces) }

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
