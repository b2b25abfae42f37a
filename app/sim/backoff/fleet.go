package backoff

import (
	"math"
	"math/rand/v2"
	"strconv"
	"time"

	"notelab/app/sim"
)

// step is one thing planned at the server (or, for a report, at a client).
type step struct {
	client  int32
	version int32
	kind    uint8
}

const (
	stepRead   = iota // a read reaches the row
	stepWrite         // a write of a version reaches the row
	stepCall          // a call reaches the token bucket
	stepReport        // a client learns that it has failed for good
)

// network draws the time of one hop: |Normal(mean, sd)|.
type network struct {
	mean, sd float64 // seconds
	r        *rand.Rand
}

func (n network) hop() time.Duration {
	return seconds(math.Abs(n.mean + float64(n.sd*n.r.NormFloat64())))
}

// fleet is a running fleet.
type fleet struct {
	t        *sim.Trace
	pic      *picture
	q        sim.Queue[step]
	net      network
	policies []*policy
	tries    []int
	first    uint8 // kind of step an attempt starts with
	lost     *answer
}

func runFleet(v sim.Values) *sim.Trace {
	n := v.Int("clients")
	r := sim.NewRand(uint64(v.Int("seed")))
	f := &fleet{
		t:        &sim.Trace{Values: v},
		pic:      &picture{ended: make([]time.Duration, n), quit: make([]bool, n)},
		net:      network{v.Duration("latency").Seconds(), v.Duration("spread").Seconds(), r},
		policies: make([]*policy, n),
		tries:    make([]int, n),
		first:    stepRead, lost: &conflict,
	}
	var b bucket
	if v.Get("server") == "limit" {
		b = newBucket(v.Float("burst"), v.Float("rate"))
		f.pic.limit = v.Float("rate")
		f.first, f.lost = stepCall, &refused
	}
	for c := range n {
		f.policies[c] = newPolicy(v)
		f.q.Push(f.net.hop(), step{client: int32(c), kind: f.first})
	}
	version := int32(0)
	now := time.Duration(0)
	for {
		at, s, ok := f.q.Pop()
		if !ok {
			break
		}
		if at > maxTime || len(f.t.Events) >= maxEvents {
			f.t.Bound = "events"
			if at > maxTime {
				f.t.Bound = "time"
			}
			break
		}
		now = at
		switch s.kind {
		case stepRead:
			// Reply and write are one plan: nothing shared changes at the client.
			f.q.Push(at+f.net.hop()+f.net.hop(), step{s.client, version, stepWrite})
		case stepWrite:
			won := s.version == version
			if won {
				version++
			}
			f.answer(at, s.client, won, r.Float64)
		case stepCall:
			f.answer(at, s.client, b.take(at), r.Float64)
		case stepReport:
			f.t.Events = append(f.t.Events, sim.Event{At: at, Kind: "gave-up", Actor: clientName(s.client), Tone: sim.Bad, Fields: []sim.Field{whole("attempt", f.tries[s.client])}})
		}
	}
	f.t.End = now
	if f.t.Bound == "" {
		for _, e := range f.pic.ended {
			f.t.End = max(f.t.End, e)
		}
		f.t.Events = append(f.t.Events, sim.Event{At: f.t.End, Kind: "over", Fields: []sim.Field{whole("calls", len(f.pic.calls))}})
	}
	f.t.Model = f.pic
	f.t.Figures = fleetFigures(f.pic, f.tries, f.t.End)
	return f.t
}

// answer records a call at the server and plans what its client does next.
func (f *fleet) answer(at time.Duration, c int32, ok bool, u random) {
	p := f.policies[c]
	f.tries[c]++
	n := f.tries[c]
	back := at + f.net.hop()
	e := sim.Event{At: at, Kind: "served", Actor: clientName(c), Tone: sim.Good, Fields: []sim.Field{whole("attempt", n)}}
	k := call{at: at, client: c, ok: ok}
	if p.limit != nil {
		p.limit.update(back.Seconds(), !ok && f.lost.class == throttled)
	}
	switch {
	case ok:
		f.pic.ended[c] = back
	case p.max > 0 && n >= p.max || p.sdk != nil && !p.sdk.take(f.lost):
		e.Kind, e.Tone = f.lost.name, sim.Bad
		f.pic.ended[c], f.pic.quit[c] = back, true
		f.q.Push(back, step{client: c, kind: stepReport})
	default:
		e.Kind, e.Tone = f.lost.name, sim.Bad
		k.wait = seconds(p.wait(n, f.lost, u).wait)
		if p.limit != nil {
			ready := back + k.wait
			held := seconds(p.limit.hold(ready.Seconds()))
			p.limit.take((ready + held).Seconds())
			k.wait += held
		}
		e.Fields = append(e.Fields, field("wait", sim.ShortTime(k.wait)))
		f.q.Push(back+k.wait+f.net.hop(), step{client: c, kind: f.first})
	}
	f.t.Events = append(f.t.Events, e)
	f.pic.calls = append(f.pic.calls, k)
}

func clientName(c int32) string { return "client-" + twoDigits(int(c)+1) }

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
