package pipeline

import "notelab/app/sim"

func askRetry(a *sim.Asker) sim.Draft {
	var c chain
	var v sim.Values
	var r *run
	var x visit
	after, gate := 0, false
	stage := 2 // where it fails: Test, or Deploy in a pipeline of three stages
	from := 0
	for {
		c = drawChain(a, 2, superseded, queued)
		c.commits[1] = a.Between(2, 16)
		after = a.Between(2, 9)
		gate = a.Rand.IntN(3) == 0
		pairs := []string{"fail", "Check", "fail-run", "1", "on-failure", retryFailed, "retry-after", itoa(after)}
		if gate {
			from = 1 + c.mins[1] + a.Between(1, c.mins[2]-1) // while execution 1 is inside
			pairs = append(pairs, "close", itoa(stage+1), "close-at", itoa(from), "close-for", "0")
		}
		v = c.values(pairs...)
		r = runOf(v)
		x = r.visits[r.visitOf(0, stage)]
		second := r.visitOf(1, stage)
		when := x.to + at(after)
		clash := r.tied() || second >= 0 && (r.visits[second].from == when || r.visits[second].to == when)
		for _, w := range r.waits {
			clash = clash || w.from == when || w.from == x.to || gate && w.from == at(from)
		}
		if !clash && r.execs[0].visit < 0 {
			break
		}
	}
	name := c.names[stage]
	refused := len(r.denied) > 0
	call := mins(x.to) + after
	yes := a.Say("1번 실행의 실패한 작업이 곧바로 다시 실행된다", "the failed action of execution 1 runs again at once")
	no := a.Say("거절된다. 2번 실행이 이 스테이지에 들어왔기 때문이다", "it is refused, as execution 2 has entered the stage")
	queue := a.Say("1번 실행이 2번 실행 뒤에서 차례를 기다린다", "execution 1 waits for its turn behind execution 2")
	oust := a.Say("2번 실행이 스테이지에서 밀려나고 1번 실행이 들어간다", "execution 2 is put out of the stage and execution 1 goes in")
	never := a.Say("거절된다. 실패한 실행은 다시 시도할 수 없기 때문이다", "it is refused, as a failed execution can never be retried")
	anew := a.Say("같은 커밋으로 Source 스테이지부터 다시 실행된다", "the Source stage runs again with that commit")
	key := yes
	truth := a.Say("$1분까지 다른 실행이 이 스테이지에 들어오지 않았으므로 재시도할 수 있다.", "No other execution has entered the stage by minute $1, so the retry works.", itoa(call))
	if gate {
		truth = a.Say("전환이 비활성이라 2번 실행이 들어오지 못했으므로 재시도할 수 있다.", "The disabled transition has kept execution 2 out, so the retry works.")
	}
	d := []sim.Candidate{}
	if refused {
		key = no
		truth = a.Say("실패는 잠금을 푼다. 2번 실행이 $1분에 들어왔으므로 1번은 더는 재시도할 수 없다.", "A failure releases the lock. Execution 2 entered at minute $1, so 1 can no longer be retried.", itoa(mins(r.visits[r.visitOf(1, stage)].from)))
		d = append(d, because(yes, "forgets that another execution has entered", a.Say("그사이 다른 실행이 들어왔다.", "Another execution has entered meanwhile.")+" "+truth))
	} else {
		d = append(d, because(no, "thinks that a later execution always blocks the retry", a.Say("2번은 아직 이 스테이지에 들어오지 않았다.", "Execution 2 has not entered this stage.")+" "+truth))
	}
	d = append(d,
		because(queue, "lets a retry stand in line", a.Say("재시도는 줄을 서지 않는다. 되거나 거절되거나 둘 중 하나다.", "A retry does not stand in line: it works or it is refused.")+" "+truth),
		because(never, "thinks that failed executions are final", a.Say("실패한 스테이지는 재시도할 수 있다.", "A failed stage can be retried.")+" "+truth),
		because(oust, "lets a retry interrupt another execution", a.Say("스테이지 안의 실행을 밀어내는 재시도는 없다.", "No retry puts another execution out.")+" "+truth),
		because(anew, "thinks that a retry starts the pipeline over", a.Say("재시도는 앞 스테이지를 다시 실행하지 않는다.", "A retry does not repeat earlier stages.")+" "+truth))
	shut := ""
	if gate {
		shut = a.Say("$1 스테이지로 들어가는 전환은 $2분에 비활성화해 그대로 두었다. ", "The inbound transition of $1 is disabled at minute $2 and stays so. ", name, itoa(from))
	}
	return sim.Draft{
		Prompt: c.tell(a) + shut + a.Say("1번 실행은 $1 스테이지의 작업이 끝나는 $2분에 실패하고, 2번 실행에는 실패가 없다. 자동 재시도와 롤백은 설정하지 않았다. $3분에 1번 실행의 $1 스테이지를 `FAILED_ACTIONS`로 재시도하면 어떻게 되는가?",
			"Execution 1 fails at minute $2, at the end of its action in $1; execution 2 has no failure. There is no automatic retry or rollback. What happens if $1 is retried for execution 1 with `FAILED_ACTIONS` at minute $3?", name, itoa(mins(x.to)), itoa(call)),
		Key: because(key, "", truth), Distractors: d,
		Explanation: a.Say("실패한 스테이지는 다른 실행이 들어오기 전까지만 재시도할 수 있다. 고칠 시간이 필요하면 앞의 전환을 비활성화해 다음 실행을 붙들어 둔다.", "A failed stage can be retried until another execution enters it. To gain time, disable the transition in front of it, which holds the next one."),
		Values:      v, Tags: flowTags,
	}
}

func askRollback(a *sim.Asker) sim.Draft {
	var c chain
	var v sim.Values
	var r *run
	bad, target := 0, -1
	last := 0
	for {
		c = drawChain(a, a.Between(4, 5), superseded)
		last = len(c.names) - 1
		bad = a.Between(0, len(c.commits)-1)
		action := [...]string{"", "", "Check", "Release"}[last]
		v = c.values("fail", action, "fail-run", itoa(bad+1), "on-failure", rollback)
		r = runOf(v)
		if r.tied() || r.execs[bad].status != failed {
			continue
		}
		target = -1
		for _, e := range r.execs {
			if e.target >= 0 {
				target = e.target
			}
		}
		if target >= 0 || a.Rand.IntN(3) == 0 {
			break
		}
	}
	name := c.names[last]
	of := func(e int) string {
		return a.Say("$1번 실행의 아티팩트", "the artifacts of execution $1", itoa(e+1))
	}
	nothing := a.Say("없다. 롤백이 일어나지 않는다", "nothing; there is no rollback")
	key := nothing
	truth := a.Say("$1번이 실패할 때까지 $2에서 성공한 실행이 없어 되돌아갈 곳이 없다.", "When execution $1 fails, none has succeeded in $2 yet: there is nothing to go back to.", itoa(bad+1), name)
	if target >= 0 {
		key = of(target)
		truth = a.Say("$1번이 실패한 $2분까지 $3에서 마지막으로 성공한 것은 $4번이다.", "By minute $2, when execution $1 fails, the last to succeed in $3 is execution $4.", itoa(bad+1), itoa(mins(r.execs[bad].end)), name, itoa(target+1))
	}
	wrong := func(text, misconception, ko, en string) sim.Candidate {
		return because(text, misconception, a.Say(ko, en, itoa(bad+1), name)+" "+truth)
	}
	d := []sim.Candidate{}
	if bad > 0 && bad-1 != target {
		d = append(d, wrong(of(bad-1), "takes the execution just before", "바로 앞 번호의 실행은 $2에 들어가지 못하고 밀려났다.", "The execution with the number just before never got into $2."))
	}
	if target >= 0 {
		d = append(d, wrong(nothing, "thinks that a rollback needs a person", "자동 롤백을 설정한 스테이지는 실패하면 스스로 되돌린다.", "A stage set to roll back automatically needs nobody for it."))
	}
	d = append(d, wrong(of(bad), "takes a rollback for a retry", "$1번은 실패한 실행이다. 다시 시도하는 것이 아니다.", "Execution $1 is the one that failed; this is no retry."))
	if bad+1 < len(c.commits) {
		d = append(d, wrong(of(bad+1), "takes the next execution for the rollback", "그때까지 $2에서 성공한 실행이 아니다.", "The one after $1 has not succeeded in $2 by then."))
	}
	for e := range c.commits {
		if e == target || e == bad || e == bad-1 || e == bad+1 {
			continue
		}
		misconception, ko, en := "takes an execution that was superseded", "그 실행은 밀려나 $2에서 성공한 적이 없다.", "That one was superseded and never succeeded in $2."
		switch {
		case e > bad:
			misconception, ko, en = "takes a newer execution", "그때까지 $2에서 성공한 실행이 아니다.", "That one has not succeeded in $2 by then."
		case r.execs[e].status == succeeded:
			misconception, ko, en = "goes back to the first success", "$2에서 성공했지만 마지막이 아니다.", "It succeeded in $2, but it is not the last that did."
		}
		d = append(d, wrong(of(e), misconception, ko, en))
	}
	return sim.Draft{
		Prompt: c.tell(a) + a.Say("V2 파이프라인이고 $1 스테이지에는 실패할 때의 자동 롤백을 설정했다. 1번은 파이프라인을 이 구조로 만든 뒤의 첫 실행이다. $2번 실행만 $1 스테이지의 작업이 끝나면서 실패한다. 그때 자동 롤백이 $1 스테이지에 다시 내보내는 것은?",
			"It is a V2 pipeline, with automatic rollback on failure set for $1. Execution 1 is the first since the pipeline was made with this structure. Only execution $2 fails, at the end of its action in $1. What does the automatic rollback put into $1?", name, itoa(bad+1)),
		Key: because(key, "", truth), Distractors: d,
		Explanation: a.Say("자동 롤백은 그 스테이지에서 가장 최근에 성공한 실행의 아티팩트와 변수로 새 실행을 시작한다. 성공한 적이 없으면 되돌아갈 곳이 없다.", "An automatic rollback starts a new execution with the artifacts and variables of the last execution that succeeded in that stage. Without one there is nothing to go back to."),
		Values:      v, Tags: flowTags,
	}
}
