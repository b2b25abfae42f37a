package backoff

import (
	"time"

	"notelab/app/sim"
)

// runClient works through the script: requests one after the other, each
// attempt taking the next answer, the last answer again once the script ends.
func runClient(v sim.Values, u random) *sim.Trace {
	t := &sim.Trace{Values: v}
	p := newPolicy(v)
	script := v.List("answers")
	if len(script) == 0 {
		script = []string{"200"}
	}
	trip, patience := 2*v.Duration("latency"), v.Duration("timeout")
	var pic picture
	var now time.Duration
	next := 0
	for r := 1; r <= v.Int("requests") && t.Bound == ""; r++ {
		if p.sdk != nil {
			p.sdk.begin()
		}
		for n := 1; ; n++ {
			a := attempt{request: r, n: n, ready: now, sent: now, quota: -1}
			if p.limit != nil {
				if h := seconds(p.limit.hold(now.Seconds())); h > 0 {
					a.sent += h
					t.Events = append(t.Events, sim.Event{At: now, Kind: "hold", Actor: actor(r), Tone: sim.Wait, Fields: []sim.Field{whole("attempt", n), field("wait", sim.ShortTime(h))}})
				}
				p.limit.take(a.sent.Seconds())
			}
			a.answer = lookup(script[min(next, len(script)-1)])
			next++
			a.back = a.sent + trip
			if a.answer.timeout {
				a.back = a.sent + patience
			}
			t.Events = append(t.Events, sim.Event{At: a.sent, Kind: "send", Actor: actor(r), Tone: sim.Flow, Fields: []sim.Field{whole("attempt", n)}})
			if p.limit != nil {
				p.limit.update(a.back.Seconds(), a.answer.class == throttled)
			}
			now = a.back
			settle(t, p, &a, u)
			pic.attempts = append(pic.attempts, a)
			if a.verdict != again {
				break
			}
			now += a.wait
			if now > maxTime {
				t.Bound = "time"
				now = a.back
				break
			}
		}
	}
	t.End = now
	t.Model = &pic
	t.Figures = clientFigures(&pic, p, t.Bound)
	return t
}

func actor(request int) string { return "request-" + twoDigits(request) }

// settle decides what follows the answer of an attempt and records it.
func settle(t *sim.Trace, p *policy, a *attempt, u random) {
	log := func(kind string, tone sim.Tone, fields ...sim.Field) {
		fields = append([]sim.Field{whole("attempt", a.n), field("answer", a.answer.full())}, fields...)
		t.Events = append(t.Events, sim.Event{At: a.back, Kind: kind, Actor: actor(a.request), Tone: tone, Fields: fields})
	}
	defer func() {
		if p.sdk != nil && !p.sdk.legacy {
			a.quota = p.sdk.quota
			last := &t.Events[len(t.Events)-1]
			last.Fields = append(last.Fields, whole("quota", a.quota))
		}
	}()
	if a.answer.class == success {
		a.verdict = done
		if p.sdk != nil {
			p.sdk.succeed()
		}
		log("success", sim.Good)
		return
	}
	ok, reason := p.retries(a.answer)
	cause := field("why", string(reason))
	switch {
	case !ok:
		a.verdict = hopeless
	case p.max > 0 && a.n >= p.max:
		a.verdict = exhausted
	case p.sdk != nil && !p.sdk.take(a.answer):
		a.verdict = broke
	case p.max == 0 && a.n >= maxAttempts:
		a.verdict = endless
		t.Bound = "events"
	default:
		a.verdict = again
	}
	if a.verdict != again {
		log("give-up", sim.Bad, cause, field("reason", a.verdict.String()))
		return
	}
	s := p.wait(a.n, a.answer, u)
	a.wait, a.lo, a.hi = seconds(s.wait), seconds(s.lo), seconds(s.hi)
	log("failure", sim.Bad, cause, field("wait", sim.ShortTime(a.wait)), field("from", sim.ShortTime(a.lo)), field("to", sim.ShortTime(a.hi)))
}
