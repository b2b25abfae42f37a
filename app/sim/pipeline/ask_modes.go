package pipeline

import (
	"strings"

	"notelab/app/sim"
)

// listed writes a set of executions: "2, 4".
func listed(a *sim.Asker, list []int) string {
	var s []string
	for _, e := range list {
		s = append(s, a.Say("$1번", "$1", itoa(e+1)))
	}
	if s == nil {
		return a.Say("없음", "none")
	}
	return strings.Join(s, ", ")
}

func askDropped(a *sim.Asker) sim.Draft {
	var c chain
	var v sim.Values
	var r *run
	for r == nil || r.count(wasSuperseded) == 0 || r.tied() {
		c = drawChain(a, a.Between(4, 6), superseded)
		v = c.values()
		r = runOf(v)
	}
	var gone, through, over, held, early []int
	how := ""
	for e := range r.execs {
		if e < len(r.execs)-1 {
			early = append(early, e)
		}
		if r.execs[e].status != wasSuperseded {
			through = append(through, e)
		} else {
			gone = append(gone, e)
		}
		met := false
		for _, w := range r.waits {
			if met = met || w.exec == e; w.exec != e || w.status != wasSuperseded {
				continue
			}
			for _, n := range r.waits {
				if n.stage == w.stage && n.from == w.to {
					over = append(over, n.exec)
					how += a.Say("$1번은 $2 앞에서 기다리다 $3분에 온 $4번에 자리를 내준다. ", "Execution $1 waits in front of $2 and gives way to $4, which comes at minute $3. ", itoa(e+1), r.stages[w.stage].name, itoa(mins(w.to)), itoa(n.exec+1))
				}
			}
		}
		if met {
			held = append(held, e)
		}
	}
	how = strings.TrimSpace(how)
	wrong := func(list []int, misconception, ko, en string) sim.Candidate {
		return because(listed(a, list), misconception, a.Say(ko, en)+" "+how)
	}
	return sim.Draft{
		Prompt: c.tell(a) + a.Say("실패한 작업은 없다. `Superseded`로 끝나는 실행을 모두 고른 것은?", "No action fails. Which executions end as `Superseded`?"),
		Key:    because(listed(a, gone), "", how),
		Distractors: []sim.Candidate{
			wrong(held, "takes every wait for a replacement", "기다린 실행이 모두 밀려나는 것은 아니다.", "Waiting alone supersedes nobody."),
			wrong(early, "thinks that a new commit cancels the running execution", "스테이지 안에서 진행 중인 실행은 새 커밋이 와도 멈추지 않는다.", "An execution in progress in a stage is not interrupted by a new commit."),
			wrong(nil, "takes SUPERSEDED for QUEUED", "모두 차례로 내보내는 것은 `QUEUED`다.", "It is `QUEUED` that lets all go in turn."),
			wrong(over, "thinks that the newcomer is dropped", "밀려나는 쪽은 새로 온 실행이 아니라 기다리던 실행이다.", "It is the waiting execution that goes, not the newcomer."),
			wrong(through, "names those that get through", "끝까지 가는 실행들이다.", "These are the ones that get through."),
			wrong(gone[:len(gone)-1], "stops after the first replacement", "밀려나는 실행이 더 있다.", "One more is replaced."),
		},
		Explanation: a.Say("`SUPERSEDED` 모드에서 잠긴 스테이지 앞의 자리는 하나다. 더 새로운 실행이 오면 기다리던 실행이 밀려난다. 스테이지 안에 있는 실행은 밀려나지 않는다.", "In `SUPERSEDED` mode there is one place in front of a locked stage. A newer execution that comes there replaces the one that waits. Nobody inside a stage is replaced."),
		Values:      v, Tags: commitTags,
	}
}

// serial is when the last of the executions would finish if each waited for the
// whole one before.
func (c chain) serial() int {
	free := 0
	for _, at := range c.commits {
		free = max(free, at)
		for _, m := range c.mins {
			free += m
		}
	}
	return free
}

// liveIn is when the last commit is through in a mode.
func (c chain) liveIn(mode string) int {
	c.mode = mode
	r := runOf(c.values())
	return mins(r.execs[len(r.execs)-1].end)
}

func askLive(a *sim.Asker) sim.Draft {
	c := drawChain(a, a.Between(3, 5), superseded, queued, parallel)
	for runOf(c.values()).tied() || c.liveIn(superseded) == c.liveIn(queued) {
		c = drawChain(a, a.Between(3, 5), c.mode)
	}
	v := c.values()
	r := runOf(v)
	n := len(c.commits)
	last := r.execs[n-1]
	key := mins(last.end)
	k := func(n int) string { return a.Say("$1분", "minute $1", itoa(n)) }
	steps := ""
	for _, x := range r.visits {
		if x.exec == n-1 {
			steps += a.Say(", $1 $2~$3분", ", $1 from $2 to $3", r.stages[x.stage].name, itoa(mins(x.from)), itoa(mins(x.to)))
		}
	}
	steps = a.Say("$1번 실행이 각 스테이지에 있는 시간: $2.", "Execution $1 is in its stages at these minutes: $2.", itoa(n), strings.TrimPrefix(steps, ", "))
	wrong := func(m int, misconception, ko, en string) sim.Candidate {
		return because(k(m), misconception, a.Say(ko, en)+" "+steps)
	}
	var d []sim.Candidate
	for _, m := range []struct{ mode, ko, en string }{
		{queued, "앞의 실행이 모두 차례로 지나가는 `QUEUED`의 시각이다.", "That is `QUEUED`, where all the earlier ones go first."},
		{superseded, "기다리던 앞 실행들이 밀려나는 `SUPERSEDED`의 시각이다.", "That is `SUPERSEDED`, where waiting ones give way."},
		{parallel, "잠긴 스테이지 앞의 대기를 빠뜨렸다. 잠금이 없는 것은 `PARALLEL`이다.", "This leaves out the waits in front of locked stages; only `PARALLEL` has no locks."},
	} {
		if m.mode != c.mode {
			d = append(d, wrong(c.liveIn(m.mode), "takes "+c.mode+" for "+m.mode, m.ko, m.en))
		}
	}
	d = append(d,
		wrong(c.serial(), "lets each execution wait for the whole one before", "앞 실행이 파이프라인을 다 마칠 때까지 기다리는 모드는 없다.", "No mode lets an execution wait for the whole one before it."),
		wrong(key-c.commits[n-1], "counts from the commit", "커밋이 들어온 때부터 센 시간이다.", "This counts from its own commit."),
		wrong(key-c.mins[len(c.mins)-1], "leaves out the last stage", "마지막 스테이지에 들어가는 시각이다.", "This is when it enters the last stage."))
	return sim.Draft{
		Prompt: c.tell(a) + a.Say("실패한 작업은 없다. 마지막 커밋의 실행이 파이프라인을 모두 마치는 시각은?", "No action fails. At which minute has the last commit's execution finished the pipeline?"),
		Key:    because(k(key), "", steps), Distractors: d,
		Explanation: a.Say("`SUPERSEDED`와 `QUEUED`에서는 스테이지가 한 번에 실행 하나만 처리하므로 잠긴 스테이지 앞에서 기다린다. `SUPERSEDED`는 기다리던 실행을 건너뛰고 `QUEUED`는 온 순서를 지킨다. `PARALLEL`은 스테이지를 잠그지 않는다.", "In `SUPERSEDED` and `QUEUED` mode a stage processes one execution at a time, so others wait in front of it. `SUPERSEDED` skips those that wait, `QUEUED` keeps their order, and `PARALLEL` locks no stage."),
		Values:      v, Tags: commitTags,
	}
}

func askWhere(a *sim.Asker) sim.Draft {
	var c chain
	var r *run
	var v sim.Values
	var e, s, minute int
	var is string
	for found := false; !found; {
		c = drawChain(a, a.Between(3, 5), superseded, superseded, queued)
		v = c.values()
		if r = runOf(v); r.tied() {
			continue
		}
		for tries := 0; tries < 8 && !found; tries++ {
			e = a.Between(1, len(r.execs)-1)
			minute = a.Between(c.commits[e]+2, mins(r.now)-1)
			is, s = r.doing(e, at(minute))
			found = is == sim.Pick(a, waiting, waiting, wasSuperseded, working) && r.quiet(at(minute)) && s > 0
		}
	}
	id := itoa(e + 1)
	in := func(s int) string {
		return a.Say("$1 스테이지에서 진행 중이다", "in progress in $1", r.stages[s].name)
	}
	before := func(s int) string {
		return a.Say("$1 스테이지 앞에서 기다린다", "waiting in front of $1", r.stages[s].name)
	}
	gone := a.Say("`Superseded`로 끝났다", "ended as `Superseded`")
	done := a.Say("`Succeeded`로 끝났다", "ended as `Succeeded`")
	name, truth, key := r.stages[s].name, "", ""
	switch is {
	case working:
		x := r.visits[r.visitOf(e, s)]
		key = in(s)
		truth = a.Say("$1번은 $2분에 $3에 들어가 $4분에 마친다.", "Execution $1 enters $3 at minute $2 and finishes it at $4.", id, itoa(mins(x.from)), name, itoa(mins(x.to)))
	case waiting:
		w := r.waitOf(e, s)
		key = before(s)
		truth = a.Say("$1번은 $2분에 $3 앞에 왔지만 그 스테이지는 $4번이 잠그고 있다.", "Execution $1 came to $3 at minute $2, but execution $4 has locked it.", id, itoa(mins(w.from)), name, r.id(r.holders(s, at(minute))[0]))
	default:
		w := r.waitOf(e, s)
		key = gone
		truth = a.Say("$1번은 $2 앞에서 기다리다 $3분에 더 새로운 실행에 자리를 내줬다.", "Execution $1 waited in front of $2 and gave way to a newer one at minute $3.", id, name, itoa(mins(w.to)))
	}
	wrong := func(text, misconception, ko, en string) sim.Candidate {
		return because(text, misconception, a.Say(ko, en)+" "+truth)
	}
	// Where it would be if nothing had held it up.
	free, left := done, minute-c.commits[e]
	for i, m := range c.mins {
		if left < m {
			free = in(i)
			break
		}
		left -= m
	}
	d := []sim.Candidate{wrong(free, "forgets the waits", "잠긴 스테이지 앞의 대기를 빠뜨리면 나오는 답이다.", "This leaves out the waits in front of locked stages.")}
	if is != working {
		d = append(d,
			wrong(in(s), "ignores the lock", "스테이지는 한 번에 실행 하나만 처리한다.", "A stage processes one execution at a time."),
			wrong(in(s-1), "thinks that a stage is left only when the next one is free", "작업을 마친 실행은 앞 스테이지를 떠나고 그 잠금을 푼다.", "An execution that has finished a stage leaves and unlocks it."))
	} else if s+1 < len(r.stages) {
		d = append(d, wrong(before(s+1), "lets it be ahead of its time", "이 스테이지의 작업이 아직 끝나지 않았다.", "Its action in this stage has not ended yet."))
	}
	switch {
	case is != wasSuperseded && c.mode == superseded:
		d = append(d, wrong(gone, "drops an execution as soon as a newer one starts", "새 커밋이 들어왔다는 것만으로 실행이 끝나지는 않는다.", "A newer commit alone ends no execution."))
	case is != wasSuperseded:
		d = append(d, wrong(gone, "takes QUEUED for SUPERSEDED", "`QUEUED`에서는 어떤 실행도 밀려나지 않는다.", "In `QUEUED` mode nobody is superseded."))
	}
	if is != waiting {
		d = append(d, wrong(before(s), "keeps an execution waiting that does not wait", "그 순간에는 그 앞에서 기다리고 있지 않다.", "It is not waiting there at that moment."))
	}
	d = append(d, wrong(before(1), "waits for the whole execution before", "앞 실행이 파이프라인을 다 마칠 때까지 기다리지 않는다.", "It does not wait for the whole execution before."),
		wrong(done, "forgets how long it takes", "아직 끝까지 가지 않았다.", "It has not got through."))
	return sim.Draft{
		Prompt: c.tell(a) + a.Say("실패한 작업은 없다. $1분이 막 지났을 때 $2번 실행은 무엇을 하고 있는가?", "No action fails. Just after minute $1, what is execution $2 doing?", itoa(minute), id),
		Key:    because(key, "", truth), Distractors: d,
		Explanation: a.Say("실행은 스테이지를 마치면 곧바로 다음 스테이지로 가고, 그것이 잠겨 있으면 그 앞에서 기다린다. `SUPERSEDED`에서는 기다리는 동안만 밀려날 수 있다.", "Having finished a stage, an execution moves on at once and waits where the next one is locked. In `SUPERSEDED` mode it can be replaced only while it waits."),
		Values:      v, Tags: commitTags,
	}
}

func askGate(a *sim.Asker) sim.Draft {
	var c chain
	var v sim.Values
	var r *run
	var came []int
	gate, from, long := 2, 0, 0
	mode := sim.Pick(a, superseded, queued)
	for {
		c = drawChain(a, a.Between(3, 5), mode)
		gate = len(c.names) - 1
		from, long = a.Between(3, 10), a.Between(16, 30)
		v = c.values("close", itoa(gate+1), "close-at", itoa(from), "close-for", itoa(long))
		r = runOf(v)
		came = nil
		for _, w := range r.waits {
			if w.stage == gate && w.from > at(from) && w.from < at(from+long) {
				came = append(came, w.exec)
			}
		}
		clash := r.tied()
		for _, w := range r.waits {
			clash = clash || w.stage == gate && (w.from <= at(from) && until(w.to, w.status) >= at(from) || w.from == at(from+long))
		}
		for _, x := range r.visits {
			clash = clash || x.stage == gate && (x.from <= at(from) && x.to >= at(from+long))
		}
		if len(came) >= 2 && !clash && len(r.holders(gate, at(from+long)-1)) == 0 {
			break
		}
	}
	arrow := func(list []int) string {
		return strings.ReplaceAll(listed(a, list), ", ", " → ")
	}
	n := len(came)
	back := make([]int, n)
	for i := range came {
		back[n-1-i] = came[i]
	}
	only := func(e int) string { return a.Say("$1만", "only $1", listed(a, []int{e})) }
	// Earlier executions may be past this gate already.
	rule := a.Say("비활성인 동안 온 실행은 $1이다. `SUPERSEDED`에서는 기다리는 자리가 하나라 가장 새로운 것만 남는다.", "Those that came while it was disabled are $1. In `SUPERSEDED` mode there is one place, and only the newest is left in it.", listed(a, came))
	key, other := only(came[n-1]), arrow(came)
	swap := "takes SUPERSEDED for QUEUED"
	if c.mode == queued {
		key, other = other, key
		swap = "takes QUEUED for SUPERSEDED"
		rule = a.Say("비활성인 동안 온 실행은 $1이다. `QUEUED`에서는 온 순서대로 줄을 서고 버려지는 실행이 없다.", "Those that came while it was disabled are $1. In `QUEUED` mode they stand in line and nobody is dropped.", listed(a, came))
	}
	wrong := func(text, misconception, ko, en string) sim.Candidate {
		return because(text, misconception, a.Say(ko, en)+" "+rule)
	}
	return sim.Draft{
		Prompt: c.tell(a) + a.Say("$1 스테이지로 들어가는 전환을 $2분에 비활성화했다가 $3분에 다시 활성화한다. 실패한 작업은 없다. 비활성인 동안 $1 앞에 온 실행 가운데, 다시 활성화된 뒤 이 스테이지에 들어가는 실행을 순서대로 적은 것은?",
			"The inbound transition of $1 is disabled at minute $2 and enabled again at minute $3. No action fails. Of the executions that came to $1 while it was disabled, which enter the stage afterwards, in order?", c.names[gate], itoa(from), itoa(from+long)),
		Key: because(key, "", rule),
		Distractors: []sim.Candidate{
			wrong(other, swap, "다른 실행 모드의 답이다.", "That is the other execution mode."),
			wrong(only(came[0]), "keeps the first and drops the rest", "먼저 온 것을 남기고 나머지를 버리는 모드는 없다.", "No mode keeps the first and drops the rest."),
			wrong(a.Say("없음. 다시 실행해야 한다", "none; they have to be started again"), "thinks that a disabled transition ends them", "비활성 전환은 실행을 끝내지 않고 붙들어 둘 뿐이다.", "A disabled transition ends nobody; it only holds them."),
			wrong(arrow(back), "lets the newest go first and the others after", "새것부터 거꾸로 들어가는 모드는 없다.", "No mode lets them enter newest first."),
		},
		Explanation: a.Say("전환을 비활성화하면 실행이 스테이지에 들어가지 못하고 앞에서 기다린다. 그동안에도 `SUPERSEDED`에서는 새 실행이 기다리던 실행을 밀어내고, `QUEUED`에서는 온 순서대로 줄을 선다.", "While a transition is disabled, executions wait in front of the stage. Meanwhile `SUPERSEDED` goes on replacing and `QUEUED` keeps its line."),
		Values:      v, Tags: flowTags,
	}
}
