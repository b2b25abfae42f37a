package cdncache

import (
	"strconv"
	"time"

	"notelab/app/sim"
)

// edgeNames are the edge locations, by the airport codes AWS gives them.
var edgeNames = [maxEdges]string{"ICN", "NRT", "FRA", "IAD"}

// step is something planned: a request, the answer to a trip, or what happens
// at the origin.
type step struct {
	kind    string // of the event; "" or "request" for a request, "answer" for what a trip brings
	arrival arrival
	trip    *fetch
	version int
}

type run struct {
	*picture
	trace   *sim.Trace
	queue   sim.Queue[step]
	entries []entry // like the picture's rows
	decided bool
}

// Run implements sim.Simulator.
func (simulator) Run(v sim.Values) *sim.Trace {
	s := read(v)
	r := &run{picture: &picture{setup: s}, trace: &sim.Trace{Values: v}}
	list, end := s.plan()
	r.end = end
	if end < s.length {
		r.trace.Bound = "events"
	}
	for i, d := range s.deploys {
		r.queue.Push(d, step{kind: "deploy", version: i + 2})
	}
	if s.failure != failNone {
		r.queue.Push(s.failAt, step{kind: "down"})
		r.queue.Push(s.failTo, step{kind: "up"})
	}
	if len(s.paths) > 0 {
		r.queue.Push(s.invalidateAt, step{kind: "invalidate"})
	}
	for _, a := range list {
		r.queue.Push(a.at, step{arrival: a})
	}
	r.emit(0, "start", "CloudFront", sim.Muted, "edges", strconv.Itoa(s.edges))
	for {
		at, st, ok := r.queue.Pop()
		if !ok || at > r.end {
			break
		}
		switch st.kind {
		case "":
			// Answers of the same moment go first: they were planned before
			// the request is planned anew.
			if s.latency > 0 {
				st.kind = "request"
				r.queue.Push(at, st)
				continue
			}
			fallthrough
		case "request":
			r.request(st.arrival)
		case "answer":
			r.answered(at, st.trip)
		case "invalidate":
			r.invalidate(at)
		case "deploy":
			r.emit(at, st.kind, "origin", sim.Plain, "version", strconv.Itoa(st.version), "naming", v.Get("naming"))
		case "down":
			r.emit(at, st.kind, "origin", sim.Bad, "status", s.failure)
		default:
			r.emit(at, st.kind, "origin", sim.Good)
		}
	}
	if !r.decided {
		r.ttl, r.rule = s.decide(s.latency)
	}
	r.finish()
	return r.trace
}

// emit adds an event; fields are keys and values in turn, and those without a
// value are left out.
func (r *run) emit(at time.Duration, kind, actor string, tone sim.Tone, fields ...string) {
	e := sim.Event{At: at, Kind: kind, Actor: actor, Tone: tone}
	for i := 0; i < len(fields); i += 2 {
		if fields[i+1] != "" {
			e.Fields = append(e.Fields, sim.Field{Key: fields[i], Value: fields[i+1]})
		}
	}
	r.trace.Events = append(r.trace.Events, e)
}
