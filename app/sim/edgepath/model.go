package edgepath

import (
	"strconv"
	"strings"
	"time"

	"notelab/app/sim"
)

// The pace of the picture; nothing here is a measured latency.
const (
	approach  = 800 * time.Millisecond // viewer to the first gate
	gateToo   = 500 * time.Millisecond // from gate to gate
	crossing  = time.Second            // edge to origin
	detour    = 1600 * time.Millisecond
	think     = 300 * time.Millisecond
	attempt   = time.Second // stands for CloudFront's 10 seconds
	attempts  = 3           // the default ConnectionAttempts
	giveUp    = 3 * time.Second
	wayBack   = 1400 * time.Millisecond
	beforeTry = 700 * time.Millisecond
)

// The places a request comes by, in their order. The edge's gates stand between
// the viewer and the exit, the origin's between its door and the target.
const (
	atViewer = iota
	atEdge   // the first of six
	atExit   = atEdge + 6
	atDoor   = atExit + 1
	atOrigin = atDoor + 1 // the first of three
	atTarget = atOrigin + 3
)

// flight is the packet on its way between two places for a time.
type flight struct {
	from, to time.Duration
	a, b     int
	round    int
	back     bool
}

// model is everything the stage draws.
type model struct {
	*config
	rounds  []*round
	flights []flight
	// Somebody waits for a connection that does not come about.
	waitFrom, waitTo time.Duration
	waitTries        int

	direct, other *round // the two ways around
	end           time.Duration
}

// run makes the trace of a model.
type run struct {
	*model
	t      *sim.Trace
	at     time.Duration
	place  int
	number int // of the round
}

// Run implements sim.Simulator.
func (simulator) Run(v sim.Values) *sim.Trace {
	c := configOf(v)
	m := &model{config: c, rounds: c.visit(), direct: c.around(viaDirect), other: c.around(viaOther)}
	t := &sim.Trace{Values: v, Model: m}
	r := &run{model: m, t: t}
	for i := range m.rounds {
		r.number = i
		r.play(m.rounds[i])
	}
	m.end = r.at + 600*time.Millisecond
	t.End, t.Telling = m.end, m.end
	t.Figures = m.figures()
	t.Documents = m.documents()
	return t
}

// emit adds an event that happens now.
func (r *run) emit(kind, actor string, tone sim.Tone, pairs ...string) {
	e := sim.Event{At: r.at, Kind: kind, Actor: actor, Tone: tone}
	for i := 0; i+1 < len(pairs); i += 2 {
		e.Fields = append(e.Fields, sim.Field{Key: pairs[i], Value: pairs[i+1]})
	}
	r.t.Events = append(r.t.Events, e)
}

// fly takes the packet to another place.
func (r *run) fly(to int, d time.Duration, back bool) {
	r.flights = append(r.flights, flight{r.at, r.at + d, r.place, to, r.number, back})
	r.at, r.place = r.at+d, to
}

func protocol(https bool) string {
	if https {
		return "HTTPS"
	}
	return "HTTP"
}

func port(https bool) string {
	if https {
		return "443"
	}
	return "80"
}

func (r *run) play(q *round) {
	r.place = atViewer
	if r.number > 0 {
		r.at += beforeTry
	}
	q.sent = r.at
	r.emit("send", "viewer", sim.Flow, "method", r.method, "url", r.url(q.https), "round", strconv.Itoa(r.number+1))
	if r.via == viaEdge {
		r.gates(q.edge, atEdge, approach, "edge")
	} else {
		r.emit("around", "viewer", sim.Wait, "via", r.via)
		r.fly(atDoor, detour, false)
	}
	if q.reached {
		if r.via == viaEdge {
			secure := r.secure(q.https)
			pairs := []string{"protocol", protocol(secure), "port", port(secure)}
			if r.origin != bucket {
				pairs = append(pairs, "policy", r.protocol)
			}
			r.emit("connect", "edge", sim.Flow, pairs...)
		}
		first := gateToo
		if r.via == viaEdge {
			first = crossing
		}
		r.gates(q.origin, atOrigin, first, "origin")
		if q.last() == nil {
			r.fly(atTarget, gateToo, false)
			r.at += think
			r.emit("answer", "origin", sim.Good, "code", strconv.Itoa(q.code), "method", r.method)
		}
	}
	if q.code == 0 {
		q.got = r.at + think
		r.at = q.got
		r.emit("silence", "viewer", sim.Bad)
		return
	}
	r.fly(atViewer, wayBack, true)
	q.got = r.at
	tone := codeTone(q.code)
	r.emit("receive", "viewer", tone, "code", strconv.Itoa(q.code))
}

// gates lets the packet come to each gate in turn.
func (r *run) gates(steps []step, place int, first time.Duration, actor string) {
	for i := range steps {
		s := &steps[i]
		d := gateToo
		if i == 0 {
			d = first
		}
		r.fly(place+i, d, false)
		if s.code == 504 || s.code == 0 && r.via == viaDirect {
			r.wait(s.code)
		}
		s.at = r.at
		kind, tone := "pass", sim.Good
		switch {
		case s.code == 301 || s.code == 307:
			kind, tone = "redirect", sim.Wait
		case s.code != passed:
			kind, tone = "refuse", sim.Bad
		case s.why.open:
			kind, tone = "open", sim.Muted
		}
		fields := []string{"gate", s.gate.id, "why", s.why.id}
		if s.code != passed {
			fields = append(fields, "code", strconv.Itoa(s.code))
		}
		r.emit(kind, actor, tone, append(fields, r.facts(s.why)...)...)
		if s.code != passed {
			r.at += think
		}
	}
}

// wait holds the packet at a gate that does not answer.
func (r *run) wait(code int) {
	r.waitFrom, r.waitTries = r.at, 1
	d := time.Duration(giveUp)
	if code == 504 {
		r.waitTries, d = attempts, attempts*attempt
		for n := range attempts {
			r.emit("try", "edge", sim.Wait, "number", strconv.Itoa(n+1), "of", strconv.Itoa(attempts))
			r.at += attempt
		}
	} else {
		r.at += d
	}
	r.waitTo = r.at
}

// facts are the values a reason's sentences name.
func (r *run) facts(why *reason) []string {
	var pairs []string
	for _, key := range []string{"host", "country", "list", "method", "methodKo", "path", "pattern", "place", "opolicy"} {
		if strings.Contains(why.ko+why.saidKo+why.saidEn, "{"+key+"}") {
			pairs = append(pairs, key, r.fact(key))
		}
	}
	return pairs
}

// url is the address the viewer asks for.
func (c *config) url(https bool) string {
	scheme := "http"
	if https {
		scheme = "https"
	}
	return scheme + "://" + c.domain() + c.query()
}

// query is the path, with the attack in its query.
func (c *config) query() string {
	if c.attack {
		return c.path + "?id=1'or'1'='1"
	}
	return c.path
}

// codeTone is the tone of an answer.
func codeTone(code int) sim.Tone {
	switch code {
	case 200, 204:
		return sim.Good
	case 301, 307:
		return sim.Wait
	}
	return sim.Bad
}
