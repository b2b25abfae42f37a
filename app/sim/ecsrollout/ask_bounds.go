package ecsrollout

import "notelab/app/sim"

// drawSetting draws a rolling update with at least one bound that has to be
// rounded.
func drawSetting(a *sim.Asker) setting {
	for {
		s := setting{a.Between(3, 18),
			sim.Pick(a, 20, 25, 30, 33, 40, 45, 50, 60, 66, 70, 75, 80, 90),
			sim.Pick(a, 110, 115, 120, 125, 130, 133, 140, 150, 160, 166, 175, 180)}
		if s.n*s.min%100 != 0 && (s.n*s.max%100 != 0 || a.Coin()) {
			return s
		}
	}
}

func askBounds(a *sim.Asker) sim.Draft {
	s := drawSetting(a)
	low, high := lowerBound(s.n, s.min), upperBound(s.n, s.max)
	down, up := upperBound(s.n, s.min), lowerBound(s.n, s.max)
	ml, mh, n := exact(s.n, s.min), exact(s.n, s.max), itoa(s.n)
	top := sim.Tell("$1 내린 $2", "$3 down to $2", eul(mh), itoa(high), mh)
	if s.n*s.max%100 == 0 {
		top = sim.Tell("$1", "and $1 is a whole number", mh)
	}
	both := func(lo, hi int) string {
		return a.Say("하한 $1개, 상한 $2개", "at least $1, at most $2", itoa(lo), itoa(hi))
	}
	return sim.Draft{
		Prompt: s.tell(a) + a.Say("배포 중 지켜지는 건강한 Task의 하한과, 실행 중이거나 시작 중인 Task의 상한을 고르세요.", "Which bounds hold during the deployment: the fewest healthy tasks, and the most tasks that run or start?"),
		Key:    a.Right(both(low, high), "하한은 $1 올린 $2개, 상한은 $3개다.", "$4 is rounded up to $2, $5.", eul(ml), itoa(low), top.Ko, ml, top.En),
		Distractors: []sim.Candidate{
			a.Wrong(both(down, high), "rounds the lower bound down", "하한까지 내렸다. $1 올린다.", "This rounds the lower bound down; $2 is rounded up.", eun(ml), ml),
			a.Wrong(both(low, up), "rounds the upper bound up", "상한까지 올렸다. $1 내린다.", "This rounds the upper bound up; $2 is rounded down.", eun(mh), mh),
			a.Wrong(both(down, up), "rounds both the wrong way", "올림과 내림을 서로 바꿨다. 하한은 올리고 상한은 내려야 안전하다.", "This swaps the two directions; to be safe, the lower bound goes up and the upper down."),
			a.Wrong(both(nearest(s.n, s.min), nearest(s.n, s.max)), "rounds to the nearest whole number", "반올림이 아니다. 하한은 올림, 상한은 내림이다.", "Nothing is rounded to the nearest whole number: the lower bound goes up, the upper bound down."),
			a.Wrong(both(s.n-low, high), "takes the minimum for the tasks that may stop", "`minimumHealthyPercent`는 뺄 수 있는 수가 아니라 남아 있어야 하는 수다.", "`minimumHealthyPercent` is what must stay, not what may stop."),
			a.Wrong(both(low, s.n+high), "adds the maximum to the running tasks", "`maximumPercent`는 더 띄울 수가 아니라 옛것까지 합한 전체의 한도다.", "`maximumPercent` limits all tasks, the old ones included."),
		},
		Explanation: a.Say("하한 = ceil($1 × $2%), 상한 = floor($1 × $3%). 하한은 올리고 상한은 내린다.", "lower = ceil($1 × $2%), upper = floor($1 × $3%): the lower bound is rounded up, the upper bound down.", n, itoa(s.min), itoa(s.max)),
		Values:      s.values(), Tags: rollTags,
	}
}

func askFewest(a *sim.Asker) sim.Draft {
	s := drawSetting(a)
	for lowerBound(s.n, s.min) == s.n { // nothing may stop: another question
		s = drawSetting(a)
	}
	if a.Coin() {
		s.max = 100
	}
	v := s.values()
	least, _ := runOf(v).extremes()
	m, key := exact(s.n, s.min), itoa(least)
	k := func(n int) string { return answer(a, n) }
	return sim.Draft{
		Prompt: s.tell(a) + a.Say("스케줄러가 한도가 허락하는 만큼 옛 Task를 뺀다면, 배포 중 건강한 Task는 몇 개까지 줄어드는가?", "If the scheduler stops as many old tasks as the bounds allow, how far does the number of healthy tasks fall during the deployment?"),
		Key:    a.Right(k(least), "하한은 $1 올린 $2개다. 그 밑으로는 빼지 않는다.", "The lower bound is $3 rounded up, $2; no stop may go below it.", eul(m), key, m),
		Distractors: []sim.Candidate{
			a.Wrong(k(upperBound(s.n, s.min)), "rounds the lower bound down", "$1 내렸다. 하한은 올린다.", "This rounds $2 down; a lower bound is rounded up.", eul(m), m),
			a.Wrong(k(s.n-least), "counts the tasks that may stop", "한꺼번에 뺄 수 있는 수이지 남는 수가 아니다.", "That is how many may stop, not how many stay."),
			a.Wrong(k(s.n), "expects new tasks to come first", "상한에 여유가 있든 없든 하한까지는 옛 Task를 뺄 수 있다.", "Whatever room the upper bound leaves, old tasks may be stopped down to the lower bound."),
			a.Wrong(k(s.n-1), "stops one task at a time", "한 번에 하나라는 규칙은 없다. 하한까지 한꺼번에 뺄 수 있다.", "No rule says one at a time; all that the bound allows may stop at once."),
			a.Wrong(k(0), "takes a rolling update for an outage", "하한이 $1개이므로 0이 되지 않는다.", "With a lower bound of $1 it never reaches 0.", key),
			a.Wrong(k(least+1), "counts a task that is being stopped", "멈추기 시작한 Task는 건강한 수에 들지 않는다.", "A task that is being stopped no longer counts as healthy."),
		},
		Explanation: a.Say("건강한 Task의 하한은 `desiredCount` × `minimumHealthyPercent`를 올림한 수다. 요청을 받을 수 있는 용량도 여기까지 줄 수 있다.", "The lower bound is `desiredCount` × `minimumHealthyPercent`, rounded up. The capacity for requests may fall that far, too."),
		Values:      v, Tags: rollTags,
	}
}

func askStart(a *sim.Asker) sim.Draft {
	s := drawSetting(a)
	for s.n*s.max%100 == 0 {
		s = drawSetting(a)
	}
	high := upperBound(s.n, s.max)
	extra, spare := high-s.n, 0
	v := s.values()
	room := a.Say("Fargate라 자리는 넉넉하다. ", "It runs on Fargate, so there is room. ")
	if extra > 1 && a.Coin() {
		spare = a.Between(1, extra+1)
		v = s.values("capacity", "fixed", "spare", itoa(spare))
		room = a.Say("크기가 고정된 EC2 클러스터에는 지금 도는 Task 말고 $1개를 더 놓을 자리가 있다. ", "Its EC2 cluster has a fixed size and room for $1 more beside the tasks that run now. ", itoa(spare))
	}
	key := runOf(v).moves[0].started
	m, k := exact(s.n, s.max), func(n int) string { return answer(a, n) }
	correct := a.Right(k(key), "상한은 $1 내린 $2개이고, 이미 $3개가 돈다.", "The upper bound is $4 rounded down, $2, and $3 already run.", eul(m), itoa(high), itoa(s.n), m)
	if spare > 0 && spare < extra {
		correct = a.Right(k(key), "상한은 $1개라 $2개가 남지만 놓을 자리가 $3개뿐이다.", "The upper bound of $1 leaves $2, but the cluster has room for only $3.", itoa(high), itoa(extra), itoa(spare))
	}
	d := []sim.Candidate{
		a.Wrong(k(lowerBound(s.n, s.max)-s.n), "rounds the upper bound up", "$1 올렸다. 상한은 내린다.", "This rounds $2 up; an upper bound is rounded down.", eul(m), m),
		a.Wrong(k(high), "forgets the old tasks", "상한 $1개는 옛 Task까지 합한 수다.", "The upper bound of $1 includes the old tasks.", itoa(high)),
		a.Wrong(k(s.n), "starts all at once", "모두 한꺼번에 띄우려면 `maximumPercent`가 200이어야 한다.", "Starting all at once needs a `maximumPercent` of 200."),
		a.Wrong(k(s.n-lowerBound(s.n, s.min)), "takes the lower bound for what may start", "하한으로 정해지는 것은 뺄 수 있는 수다.", "The lower bound decides how many may stop."),
		a.Wrong(k(0), "thinks that old tasks must stop first", "상한이 desired보다 크므로 먼저 띄울 수 있다.", "The upper bound exceeds desired, so new tasks may start first."),
		a.Wrong(k(max(key, extra)+2), "starts beyond the bound", "그만큼 띄우면 전체가 상한 $1개를 넘는다.", "That many would exceed the upper bound of $1.", itoa(high)),
	}
	if spare > 0 && spare != extra {
		d = append([]sim.Candidate{
			a.Wrong(k(max(spare, extra)), "looks at one limit only", "상한과 자리 가운데 더 작은 쪽이 정한다.", "The smaller of the bound and the room decides."),
		}, d...)
	}
	if extra == 0 { // nothing may start: the reason for 0 is another one
		d = append(d[:4], d[5:]...)
	}
	return sim.Draft{
		Prompt: s.tell(a) + room + a.Say("옛 Task를 하나도 빼지 않고 곧바로 시작할 수 있는 새 Task는 몇 개인가?", "How many new tasks can start right away, before any old task stops?"),
		Key:    correct, Distractors: d,
		Explanation: a.Say("시작할 수 있는 수는 상한(내림)에서 지금 도는 수를 뺀 것이고, 클러스터의 빈자리를 넘지 못한다.", "What may start is the upper bound, rounded down, minus what runs, and never more than the cluster has room for."),
		Values:      v, Tags: rollTags,
	}
}
