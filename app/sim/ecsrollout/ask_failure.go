package ecsrollout

import "notelab/app/sim"

func askThreshold(a *sim.Asker) sim.Draft {
	kind := sim.Pick(a, bounded, bounded, bounded, unbounded, fixedCount)
	value, n := 50, a.Between(1, 60)
	switch {
	case kind == fixedCount:
		value = sim.Pick(a, 1, 2, 4, 5, 6, 8, 10, 15, 20)
		n = a.Between(8, 60)
	case kind == unbounded || a.Coin():
		value = sim.Pick(a, 10, 20, 25, 30, 40, 50, 60, 75)
		n = sim.Pick(a, a.Between(3, 60), a.Between(3, 60), 10*a.Between(30, 90))
	}
	key := threshold(kind, value, n)
	raw, sum := itoa(value), exact(n, value)
	how := a.Say("배포 서킷 브레이커를 기본 임계값(`BOUNDED_PERCENT`, 50)으로 켰다. ", "Its deployment circuit breaker is on with the default threshold (`BOUNDED_PERCENT`, 50). ")
	if kind != bounded || value != 50 {
		how = a.Say("배포 서킷 브레이커를 켜고 `thresholdConfiguration`의 `type`을 `$1`, `value`를 $2 두었다. ", "Its deployment circuit breaker is on with a `thresholdConfiguration` of `type` `$1` and `value` $3. ", thresholdName(kind), ro(raw), raw)
	}
	k := func(n int) string { return a.Say("$1번", "$1", sim.Thousands(n)) }
	up, down := lowerBound(n, value), upperBound(n, value)
	// The threshold before any clamp, and how it comes about.
	plain := a.Say("$1의 $2%는 $3, 올려서 $4.", "$2% of $1 is $3, rounded up to $5.", itoa(n), raw, sum, ida(itoa(up)), itoa(up))
	if up == down {
		plain = a.Say("$1의 $2%는 $3.", "$2% of $1 is $4.", itoa(n), raw, ida(sum), sum)
	}
	correct := a.Right(k(key), "$1 3과 200 사이라 그대로 쓴다.", "$1 It lies between 3 and 200 and stays as it is.", plain)
	switch {
	case kind == fixedCount:
		correct = a.Right(k(key), "`COUNT`는 값을 그대로 횟수로 쓴다. `desiredCount`와 상관없다.", "`COUNT` takes the value as the number itself, whatever `desiredCount` is.")
	case kind == unbounded:
		correct = a.Right(k(key), "$1 이 종류는 3과 200으로 자르지 않는다.", "$1 This type is not clamped to 3 and 200.", plain)
	case up < 3:
		correct = a.Right(k(key), "$1 3보다 작으므로 3이 된다.", "$1 That is below the minimum of 3.", plain)
	case up > 200:
		correct = a.Right(k(key), "$1 200보다 크므로 200이 된다.", "$1 That is above the maximum of 200.", plain)
	}
	clamp := text("기본 종류는 3과 200 사이로 자른다.", "The default type is clamped to 3 and 200.")
	if kind == unbounded {
		clamp = text("`UNBOUNDED_PERCENT`는 자르지 않는다.", "`UNBOUNDED_PERCENT` is not clamped.")
	}
	if kind == fixedCount {
		clamp = text("`COUNT`는 비율로 계산하지 않는다.", "`COUNT` is not a percentage.")
	}
	d := []sim.Candidate{
		a.Wrong(k(min(max(up, 10), 200)), "uses the old minimum of 10", "하한 10은 2023년 무렵까지의 규칙이다. 지금은 3이다.", "A minimum of 10 was the rule until about 2023; now it is 3."),
		a.Wrong(k(up), "forgets the clamp", clamp.Ko, clamp.En),
		a.Wrong(k(min(max(up, 3), 200)), "clamps every type", clamp.Ko, clamp.En),
		a.Wrong(k(n), "waits until every task has failed once", "`desiredCount`만큼 기다리지 않는다.", "It does not wait for as many failures as there are tasks."),
		a.Wrong(k(3), "takes the minimum for the threshold", "3은 `BOUNDED_PERCENT`의 하한일 뿐이다.", "3 is only the minimum of `BOUNDED_PERCENT`."),
		a.Wrong(k(200), "takes the maximum for the threshold", "200은 `BOUNDED_PERCENT`의 상한일 뿐이다.", "200 is only the maximum of `BOUNDED_PERCENT`."),
		a.Wrong(k(key+1), "fails after the threshold is passed", "횟수가 임계값과 같아지는 순간 실패로 판정한다.", "It fails when the count equals the threshold, not when it passes it."),
	}
	switch {
	case kind == fixedCount:
		d = append([]sim.Candidate{a.Wrong(k(lowerBound(n, 50)), "halves desiredCount whatever the type", "50%는 기본값일 때의 비율이다.", "50% is what the default uses.")}, d...)
	case up != down:
		d = append([]sim.Candidate{a.Wrong(k(down), "rounds down", "$1 내리지 않고 올린다.", "$2 is rounded up, not down.", eun(sum), sum)}, d...)
	}
	return sim.Draft{
		Prompt: a.Say("`desiredCount`가 $1인 Service를 롤링으로 배포한다. ", "A service with `desiredCount` $1 is deployed as a rolling update. ", sim.Thousands(n)) + how + a.Say("새 리비전의 Task가 하나도 RUNNING에 이르지 못한다. 실패가 몇 번 쌓이면 배포가 FAILED가 되는가?", "No task of the new revision reaches RUNNING. After how many failures is the deployment FAILED?"),
		Key:    correct, Distractors: d,
		Explanation: a.Say("임계값은 기본(`BOUNDED_PERCENT`)이면 비율을 올림한 뒤 3과 200 사이로 자르고, `UNBOUNDED_PERCENT`면 자르지 않으며, `COUNT`면 값 그대로다.", "The threshold is the percentage rounded up and clamped to 3–200 by default (`BOUNDED_PERCENT`), not clamped with `UNBOUNDED_PERCENT`, and the value itself with `COUNT`."),
		Values:      info.Defaults().Must("desired", itoa(min(n, 100)), "max", "200", "version", crash, "breaker", halt, "threshold", kind, "value", raw), Tags: failTags,
	}
}

func askLeft(a *sim.Asker) sim.Draft {
	s := setting{2 * a.Between(3, 8), sim.Pick(a, 25, 50, 75), 100}
	breaker := sim.Pick(a, off, halt, rollback)
	if breaker == halt || a.Coin() {
		// Whether the old revision is filled up after FAILED is not documented:
		// ask where it never shrank.
		s.min, s.max = 100, 200
	}
	v := s.values("version", unhealthy, "breaker", breaker)
	r := runOf(v)
	n, left, low := s.n, r.count.healthy[older], lowerBound(s.n, s.min)
	on := a.Say("서킷 브레이커는 꺼져 있다. ", "The circuit breaker is off. ")
	switch breaker {
	case halt:
		on = a.Say("서킷 브레이커는 켰지만 롤백은 껐다. ", "The circuit breaker is on, without rollback. ")
	case rollback:
		on = a.Say("서킷 브레이커와 롤백을 켰다. ", "The circuit breaker is on, with rollback. ")
	}
	failed := func(k int) string {
		return a.Say("FAILED로 멈추고 옛 Task $1개가 남는다.", "It is FAILED, and $2 remain.", itoa(k), some(k, "old"))
	}
	back := func(k int) string {
		return a.Say("롤백이 끝나고 옛 Task $1개가 돈다.", "It is rolled back, and $2 run.", itoa(k), some(k, "old"))
	}
	goes := func(k int) string {
		return a.Say("시도가 이어지고 옛 Task $1개가 요청을 받는다.", "It goes on trying, and $2 take requests.", itoa(k), some(k, "old"))
	}
	stay := a.Say("하한이 $1개라 옛 Task는 $1개까지만 줄었다. ", "With a lower bound of $1 the old tasks fell to $1 and no further. ", itoa(low))
	if low == n {
		stay = a.Say("하한이 $1개라 옛 Task는 하나도 빠지지 않았다. ", "With a lower bound of $1 no old task has stopped. ", itoa(low))
	}
	key := goes(left)
	why := a.Say("아무도 실패를 세지 않으므로 배포는 IN_PROGRESS로 이어진다.", "Nobody counts failures, so the deployment stays IN_PROGRESS.")
	switch r.outcome {
	case failedOutcome:
		key, why = failed(left), a.Say("FAILED가 된 배포는 Task를 더 띄우지 않고, 롤백이 꺼져 있어 되돌리지도 않는다.", "A FAILED deployment launches no more tasks, and nothing is rolled back.")
	case rolledBack:
		key, why = back(left), a.Say("마지막으로 완료된 배포를 다시 배포하므로 옛 Task가 desired만큼 다시 찬다.", "The last completed deployment is deployed again, so the old tasks are filled up to desired.")
	}
	why = stay + why
	d := []sim.Candidate{
		because(failed(low), "expects FAILED to be the end", why),
		because(back(n), "expects a rollback without asking for it", why),
		because(goes(low), "does not know that a circuit breaker ends it", why),
		because(failed(0), "thinks the old tasks are gone first", why),
		because(back(low), "thinks a rollback starts no tasks", why),
		because(goes(0), "thinks the failing version replaces the old one", why),
	}
	if low != n {
		d = append([]sim.Candidate{because(failed(n), "thinks the old tasks are untouched", why)}, d...)
	}
	return sim.Draft{
		Prompt: s.tell(a) + a.Say("전에 완료된 배포가 있고, 스케줄러는 한도가 허락하는 만큼 곧바로 빼고 띄운다. 새 Task는 모두 헬스 체크에 떨어진다. ", "An earlier deployment has completed, and the scheduler immediately stops and starts whatever the bounds allow. Every new task fails its health checks. ") + on + a.Say("이 배포는 어떻게 되는가?", "What becomes of this deployment?"),
		Key:    because(key, "", why), Distractors: d,
		Explanation: a.Say("건강해지지 않는 새 Task는 하한에 세어지지 않으므로 옛 Task는 하한까지만 준다. 그 뒤는 서킷 브레이커가 정한다. 꺼져 있으면 시도가 이어지고, 켜져 있으면 FAILED가 되며, 롤백까지 켜져 있으면 마지막으로 완료된 배포로 돌아간다.", "New tasks that never become healthy do not count for the lower bound, so the old ones fall to it and no further. Then the circuit breaker decides: when it is off the attempts go on, when it is on the deployment is FAILED, and with rollback the last completed deployment returns."),
		Values:      v, Tags: failTags,
	}
}
