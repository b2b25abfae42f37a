package ebmigration

import "notelab/app/sim"

// ways are orders for each goal; the model says which of them lose nothing.
var ways = [...]struct{ goal, steps string }{
	{goalDB, "connect,retain,decouple"},
	{goalDB, "retain,connect,decouple"},
	{goalDB, "create,swap,wait,retain,terminate"},
	{goalDB, "create,retain,swap,wait,terminate"},
	{goalDB, "connect,decouple,retain"},
	{goalDB, "retain,decouple,connect"},
	{goalDB, "connect,at-once"},
	{goalDB, "decouple,retain,connect"},
	{goalDB, "clone,swap,wait,terminate"},
	{goalDB, "create,swap,retain,terminate"},
	{goalDB, "create,swap,wait,terminate,retain"},
	{goalDB, "create,retain,terminate,swap"},
	{goalDB, "snapshot,connect,decouple"},
	{goalLB, "create,swap,wait,terminate"},
	{goalLB, "clone,swap,wait,terminate"},
	{goalLB, "create,swap,terminate,wait"},
	{goalLB, "create,wait,terminate,swap"},
	{goalLB, "create,wait,swap,terminate"},
	{goalLB, "clone,change-lb,swap,wait,terminate"},
	{goalLB, "change-lb,wait"},
	{goalBoth, "create,swap,wait,retain,terminate"},
	{goalBoth, "retain,create,swap,wait,terminate"},
	{goalBoth, "create,swap,wait,retain,decouple,terminate"},
	{goalBoth, "create,retain,swap,wait,terminate"},
	{goalBoth, "create,swap,wait,terminate,retain"},
	{goalBoth, "clone,swap,wait,retain,terminate"},
	{goalBoth, "create,swap,wait,at-once,terminate"},
	{goalBoth, "retain,create,swap,terminate,wait"},
	{goalBoth, "create,retain,terminate,swap,wait"},
	{goalBoth, "connect,retain,decouple,change-lb"},
	{goalBoth, "retain,clone,swap,wait,terminate"},
	{goalBoth, "create,swap,wait,decouple,retain,terminate"},
}

func askOrder(a *sim.Asker) sim.Draft {
	s := scene{goal: sim.Pick(a, goalDB, goalDB, goalLB, goalBoth, goalBoth), policy: sim.Pick(a, polDelete, polDelete, polSnapshot)}
	if s.goal == goalLB {
		s.policy = ""
	}
	var d sim.Draft
	var shown [][]string
	for _, k := range a.Rand.Perm(len(ways)) {
		if ways[k].goal != s.goal {
			continue
		}
		w := s
		w.steps = split(ways[k].steps)
		r := w.run()
		c := sim.Candidate{Text: line(a, w.steps), Why: r.fault(a.Lang), Misconception: "takes the order for free"}
		switch good := r.result() == clean; {
		case good && d.Key.Text == "":
			c.Misconception, c.Why = "", a.Say("모든 단계에서 사용자가 운영 DB로 응답을 받고, 끝에 환경 하나만 남는다.", "At every step users are served from the production DB, and one environment is left in the end.")
			d.Key, d.Values = c, w.values()
			shown = append(shown, w.steps)
		case !good && len(d.Distractors) < 3:
			d.Distractors = append(d.Distractors, c)
			shown = append(shown, w.steps)
		}
	}
	d.Prompt = s.start(a) + s.aim(a)
	d.Prompt += given(a, s.goal)
	d.Prompt += glossary(a, shown...) + a.Say("조건을 모두 지키는 순서는?", "Which of these orders keeps all of that?")
	d.Explanation, d.Tags = lessonOf(a, s), moveTags
	return d
}
