package ebmigration

import "notelab/app/sim"

// events tell the run: a step when it takes effect, and behind it what it does to
// users.
func (r *run) events() []sim.Event {
	out := make([]sim.Event, 0, 2*len(r.taken)+2)
	add := func(at int, kind, actor string, tone sim.Tone, pairs ...string) {
		e := sim.Event{Kind: kind, Actor: actor, Tone: tone}
		if at > 0 {
			e.At = r.at(at - 1)
		}
		for i := 0; i+1 < len(pairs); i += 2 {
			e.Fields = append(e.Fields, sim.Field{Key: pairs[i], Value: pairs[i+1]})
		}
		out = append(out, e)
	}
	add(0, "begin", "", sim.Plain, "outcome", r.goal, "policy", policyName(r.policy))
	for i := range r.taken {
		t, s := &r.taken[i], &r.states[i+1]
		add(i+1, t.step, stepNamed(t.step).actor, t.tone(), "outcome", t.outcome, "saved", sim.Thousands(max(s.saved, 0)), "access", r.access)
		for _, c := range consequences {
			if t.began&c.harm != 0 {
				outcome := ""
				switch {
				case c.kind == "down" && !s.env[s.traffic].up:
					outcome = "ended"
				case c.kind == "lost" && s.saved < 0:
					outcome = "unsaved"
				}
				add(i+1, c.kind, c.actor, sim.Bad, "outcome", outcome, "lost", sim.Thousands(s.lost), "saved", sim.Thousands(max(s.saved, 0)), "env", envName(s.traffic), "old", envName(1-s.traffic))
			}
		}
		if t.ended {
			add(i+1, "back", "users", sim.Good)
		}
	}
	tone := sim.Wait
	switch r.result() {
	case clean:
		tone = sim.Good
	case ruined:
		tone = sim.Bad
	}
	add(len(r.taken)+1, "result", "", tone, "outcome", r.result(), "lacks", r.last.lacks(r.goal))
	return out
}

// consequences are what a step can do to users, as events.
var consequences = [...]struct {
	harm        harm
	kind, actor string
}{
	{harmRows, "lost", "RDS"},
	{harmDown, "down", "users"},
	{harmCut, "cut", "users"},
	{harmAstray, "astray", "users"},
}

// tone is how a step went, by itself and for users.
func (t *taken) tone() sim.Tone {
	switch {
	case t.began != 0:
		return sim.Bad
	case refused(t.outcome), failed(t.outcome):
		return sim.Wait
	case t.outcome == already:
		return sim.Muted
	}
	return sim.Good
}

func envName(i int) string { return string(rune('A' + i)) }

// Run implements sim.Simulator.
func (simulator) Run(v sim.Values) *sim.Trace {
	r := simulate(configOf(v))
	t := &sim.Trace{Values: v, Events: r.events(), Figures: r.figures(), Documents: r.documents(), End: r.end(), Model: r}
	for i := range r.taken { // what is lost shows best, right after
		if r.taken[i].began != 0 {
			t.Telling = r.at(i) + r.slot*3/4
			break
		}
	}
	return t
}

// documents are the commands behind the steps.
func (r *run) documents() []sim.Document {
	body := ""
	for _, t := range r.taken {
		s := stepNamed(t.step)
		body += s.command + s.more
		if refused(t.outcome) {
			body += "  # ✕"
		}
		body += "\n"
	}
	if body == "" {
		return nil
	}
	return []sim.Document{{Key: "commands", Title: text("단계의 명령", "The steps as commands"), Body: body}}
}
