package credchain

import (
	"strconv"
	"strings"
	"time"

	"notelab/app/sim"
)

// The walk has no measured latency: each move takes as long as an eye needs.
const (
	begin     = 600 * time.Millisecond // reading the profile
	askTime   = time.Second            // to the next provider and its answer
	skipTime  = 500 * time.Millisecond // past providers that are not asked
	lookTime  = 350 * time.Millisecond // of askTime: at the provider
	roleTime  = 800 * time.Millisecond // AssumeRole
	carryTime = 1400 * time.Millisecond
	lastTime  = 700 * time.Millisecond // the picture stands
)

// model is a walk with its times, for the stage.
type model struct {
	*walk
	who    [len(tools)]id
	at     []time.Duration // verdict of each step, 0 when it has none
	assume time.Duration   // AssumeRole done, 0 when there is none
	carry  time.Duration   // the identity sets out, 0 when there is none
	result time.Duration   // the call is answered, or it is known that there is no call
	end    time.Duration
}

// Run implements sim.Simulator. A walk has at most a dozen steps, so that no
// bound is ever hit.
func (simulator) Run(v sim.Values) *sim.Trace {
	m := &model{walk: walkOf(worldOf(v)), who: outcomes(v)}
	t := &sim.Trace{Values: v, Model: m}
	add := func(at time.Duration, kind, actor string, tone sim.Tone, fields ...string) {
		e := sim.Event{At: at, Kind: kind, Actor: actor, Tone: tone}
		for i := 0; i+1 < len(fields); i += 2 {
			if fields[i+1] != "" {
				e.Fields = append(e.Fields, sim.Field{Key: fields[i], Value: fields[i+1]})
			}
		}
		t.Events = append(t.Events, e)
	}
	tool, pr := toolOf(m.tool).name, &m.profile
	add(0, "begin", tool, sim.Plain, "profile", pr.name, "chosen", pr.chosen)
	now := begin
	m.at = make([]time.Duration, len(m.steps))
	if m.load != "" {
		m.result = now
		add(now, "load-failed", tool, sim.Bad, "profile", pr.name, "why", m.load)
	}
	jumped := 0
	for i := range m.steps {
		s := &m.steps[i]
		switch {
		case m.load != "" || m.stop >= 0 && i > m.stop:
			continue
		case s.jumped:
			if now, jumped = now+skipTime, jumped+1; jumped > 1 {
				now -= skipTime // all of them in one move
				m.at[i] = now
				continue
			}
		case s.verdict == removed:
			now += skipTime
		default:
			now += askTime
		}
		m.at[i] = now
		kind, tone := verdictNames[s.verdict], tones[s.verdict]
		if s.jumped {
			kind, tone = "jumped", sim.Muted
		}
		add(now, kind, s.p.key(), tone, "step", strconv.Itoa(i+1), "tool", m.tool, "profile", pr.name, "why", s.why, "identity", s.id.path(), "base", s.base.path())
		if i == m.stop && s.verdict == failed {
			m.result = now
		}
	}
	if m.winner() != nobody {
		m.carryHome(now, add)
	} else if m.result == 0 {
		m.result = now + skipTime
		add(m.result, "nothing", tool, sim.Bad, "tool", m.tool)
	}
	if names := m.hiddenNames(); names != "" {
		add(m.result, "hidden", tool, sim.Muted, "identities", names)
	}
	m.end = m.result + lastTime
	t.End = m.end
	t.Figures, t.Documents = m.figures(), m.documents(v)
	return t
}

// carryHome takes the found credentials to the call that they sign.
func (m *model) carryHome(now time.Duration, add func(time.Duration, string, string, sim.Tone, ...string)) {
	s := &m.steps[m.stop]
	if s.base != nobody {
		now += roleTime
		m.assume = now
		add(now, "assume", "AWS STS", sim.Flow, "identity", s.id.path(), "base", s.base.path())
	}
	m.carry = now + lookTime
	m.result = m.carry + carryTime
	if code := s.id.refused(); code != "" {
		add(m.result, "refused", "AWS STS", sim.Bad, "identity", s.id.path(), "code", code)
		return
	}
	add(m.result, "call", "AWS STS", sim.Good, "arn", s.id.arn(), "key", s.id.prefix())
}

// hiddenNames lists whose credentials are not used. Of those that would have
// assumed the very role that signs, it names the ones lying there.
func (m *model) hiddenNames() string {
	names := ""
	for i := range m.steps {
		s := &m.steps[i]
		who := s.id
		if who == m.winner() && s.base != nobody {
			who = s.base
		}
		if !s.hides() || strings.Contains(names+",", who.path()+",") {
			continue // one identity may be had in several ways
		}
		if names != "" {
			names += ", "
		}
		names += who.path()
	}
	return names
}

// tones colour a step by its verdict.
var tones = [...]sim.Tone{empty: sim.Muted, useless: sim.Muted, chose: sim.Accent, removed: sim.Muted, found: sim.Good, failed: sim.Bad, passed: sim.Wait}
