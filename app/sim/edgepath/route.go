package edgepath

import "time"

// step is one gate's decision over one request.
type step struct {
	gate *gate
	why  *reason
	code int           // passed, or what ends the request
	at   time.Duration // when, in a run
}

// round is one request of the viewer: the gates it met, and its answer.
type round struct {
	https   bool
	edge    []step // empty when the edge is left out
	origin  []step
	reached bool // CloudFront set out for the origin
	code    int  // what the viewer gets, 0 for no answer

	sent, got time.Duration // in a run: when it sets out, and when it is over
}

// last returns the step that ended the request, nil when the origin did what
// it was asked for.
func (r *round) last() *step {
	for _, steps := range [][]step{r.edge, r.origin} {
		if n := len(steps); n > 0 && steps[n-1].code != passed {
			return &steps[n-1]
		}
	}
	return nil
}

// met returns the step at a gate, nil when the request did not come to it.
func (r *round) met(id string) *step {
	for _, steps := range [][]step{r.edge, r.origin} {
		for i := range steps {
			if steps[i].gate.id == id {
				return &steps[i]
			}
		}
	}
	return nil
}

// send takes one request along its way until a gate ends it.
func (c *config) send(https bool) *round {
	r := &round{https: https}
	if c.via == viaEdge {
		steps, code := c.walk(edgeGates, https)
		if r.edge = steps; code != passed {
			r.code = code
			return r
		}
	}
	r.reached = true
	steps, code := c.walk(originGates(c.origin), https)
	if r.origin, r.code = steps, code; code == passed {
		r.code = c.success()
	}
	return r
}

func (c *config) walk(gates []gate, https bool) ([]step, int) {
	var steps []step
	for i := range gates {
		why, code := gates[i].judge(c, https)
		steps = append(steps, step{gate: &gates[i], why: reasonOf(why), code: code})
		if code != passed {
			return steps, code
		}
	}
	return steps, passed
}

// visit sends the request, and once more by HTTPS when it is redirected.
func (c *config) visit() []*round {
	first := c.send(c.https)
	if first.code == 301 || first.code == 307 {
		return []*round{first, c.send(true)}
	}
	return []*round{first}
}

// around returns what the same request gets on another way to the origin, by a
// protocol that the origin understands.
func (c *config) around(via string) *round {
	d := *c
	if d.via != via {
		d.via, d.https = via, d.https && d.origin != website
	}
	return d.send(d.https)
}
