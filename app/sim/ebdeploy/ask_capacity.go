package ebdeploy

import "notelab/app/sim"

func askLowest(a *sim.Asker) sim.Draft {
	s := drawSetting(a, rolling, rolling, rolling, additional, additional, allAtOnce, immutable)
	if s.policy == rolling && a.Between(0, 4) == 0 {
		s.percent, s.batch = 100, s.n
	}
	v := s.values()
	key, n, b := runOf(v).sums().least, itoa(s.n), itoa(s.batch)
	k := func(x int) string { return machines(a, x) }
	var d []sim.Candidate
	correct := a.Right(k(key), "한 배치($1대)를 로드 밸런서에서 뺀 채 배포하므로 $2 − $1 = $3대가 남는다.", "A batch of $1 is out of the load balancer while it is deployed to: $2 − $1 = $3.", b, n, itoa(key))
	switch {
	case s.policy == allAtOnce:
		correct = a.Right(k(key), "모든 인스턴스에 동시에 배포하므로 그동안 응답할 인스턴스가 없다.", "All instances are deployed to at the same time, so nothing is left to answer.")
		d = []sim.Candidate{
			a.Wrong(k(s.n), "expects new instances first", "새 인스턴스를 띄우지 않고 기존 것에 배포한다.", "No instance is launched; the existing ones are deployed to."),
			a.Wrong(k(s.n/2), "thinks half of them stay", "배치로 나누지 않는다.", "There are no batches."),
			a.Wrong(k(s.n-1), "thinks one is deployed to at a time", "한 대씩이 아니라 모두 한꺼번에다.", "Not one at a time: all at once."),
			a.Wrong(k(1), "thinks one is kept", "남겨 두는 인스턴스는 없다.", "None is kept back."),
		}
	case s.policy == rolling && s.batch == s.n:
		correct = a.Right(k(key), "100%짜리 배치는 하나뿐이고 그 안에 모든 인스턴스가 들어 있다. 한꺼번에 빠지므로 `Rolling`이어도 끊긴다.", "A batch of 100% is the only one and holds every instance. All leave at once, so even `Rolling` has an outage.")
		d = []sim.Candidate{
			a.Wrong(k(s.n-1), "thinks Rolling always keeps most of them", "한 대씩이 아니라 `BatchSize`만큼 빠진다.", "Not one but a whole `BatchSize` leaves."),
			a.Wrong(k(s.n/2), "thinks Rolling halves the fleet", "`BatchSize`가 절반이 아니라 100%다.", "`BatchSize` is not a half but 100%."),
			a.Wrong(k(s.n), "thinks Rolling launches new instances first", "먼저 새로 띄우는 것은 추가 배치다.", "Launching first is what an additional batch does."),
			a.Wrong(k(1), "thinks Rolling keeps at least one", "하나를 남기는 규칙은 없다.", "No rule keeps one back."),
		}
	case s.policy == rolling:
		d = []sim.Candidate{
			a.Wrong(k(s.n), "thinks the new version starts before the old one stops", "`Rolling`은 새 인스턴스를 띄우지 않는다. 빠진 배치만큼 용량이 준다.", "`Rolling` launches nothing; the batch that is out is missing."),
			a.Wrong(k(s.batch), "counts the batch that is out", "$1대는 빠지는 수다.", "$1 is how many leave.", b),
			a.Wrong(k(0), "thinks every deployment in place is an outage", "나머지 배치는 계속 요청을 받는다.", "The other batches go on taking requests."),
			a.Wrong(k(s.n-1), "thinks one leaves at a time", "한 번에 $1대가 빠진다.", "$1 leave at a time.", b),
		}
	case s.policy == additional:
		correct = a.Right(k(key), "새 인스턴스 $1대를 먼저 더하고 나서 한 번에 $1대를 빼므로 $2대 아래로 내려가지 않는다.", "$1 new instances come first and $1 leave at a time, so it never falls below $2.", b, n)
		d = []sim.Candidate{
			a.Wrong(k(s.n-s.batch), "takes it for Rolling", "추가 배치 $1대가 빠진 만큼을 메운다.", "The additional batch of $1 makes up for what is out.", b),
			a.Wrong(k(s.n+s.batch), "forgets the batch that is out", "$1대가 되는 것은 빠진 배치가 없을 때뿐이다.", "There are $1 only while no batch is out.", itoa(s.n+s.batch)),
			a.Wrong(k(0), "thinks every deployment in place is an outage", "나머지는 계속 요청을 받는다.", "The others go on taking requests."),
			a.Wrong(k(s.batch), "counts the additional batch alone", "$1대는 더해지는 수다.", "$1 is how many are added.", b),
		}
	default:
		correct = a.Right(k(key), "새 인스턴스가 모두 정상이 될 때까지 기존 $1대를 건드리지 않는다.", "Until all new instances are healthy the $1 are left alone.", n)
		d = []sim.Candidate{
			a.Wrong(k(s.n-1), "thinks the first new instance replaces an old one", "첫 한 대는 기존 인스턴스에 더해진다.", "The first one is added to those there are."),
			a.Wrong(k(0), "thinks the groups are swapped in one moment", "새것이 함께 요청을 받다가 옛것이 빠지므로 끊기지 않는다.", "New ones take requests before the old ones go, so there is no gap."),
			a.Wrong(k(s.n/2), "thinks half of them are replaced", "기존 인스턴스는 끝까지 남는다.", "The existing ones stay to the end."),
			a.Wrong(k(2*s.n), "counts the peak", "두 배는 가장 많을 때다.", "Twice as many is the peak."),
		}
	}
	return sim.Draft{
		Prompt: s.tell(a) + a.Say("배포는 성공한다. 배포하는 동안 요청을 받는 인스턴스가 가장 적을 때는 몇 대인가?", "The deployment succeeds. How many instances take requests at the lowest point?"),
		Key:    correct, Distractors: d,
		Explanation: a.Say("기존 인스턴스에 배포하는 정책은 배포 중인 만큼 용량이 준다: `AllAtOnce`는 전부, `Rolling`은 배치 하나. 추가 배치는 그만큼을 먼저 더하고, `Immutable`과 `TrafficSplitting`은 기존 것을 끝까지 남긴다.", "Policies that deploy in place lose what is being deployed to: everything with `AllAtOnce`, one batch with `Rolling`. An additional batch adds as many first; `Immutable` and `TrafficSplitting` keep the existing ones to the end."),
		Values:      v, Tags: rollTags,
	}
}

func askMost(a *sim.Asker) sim.Draft {
	s := drawSetting(a, rolling, additional, additional, immutable, immutable, splitting, blueGreen)
	v := s.values()
	key, n, b := runOf(v).sums().most, itoa(s.n), itoa(s.batch)
	k := func(x int) string { return machines(a, x) }
	var correct sim.Candidate
	var d []sim.Candidate
	switch s.policy {
	case rolling:
		correct = a.Right(k(key), "기존 인스턴스에 그대로 배포하므로 대수는 처음부터 끝까지 $1대다. 줄어드는 것은 요청을 받는 대수다.", "It deploys to the instances there are, so their number stays $1. What falls is how many take requests.", n)
		d = []sim.Candidate{
			a.Wrong(k(s.n+s.batch), "takes it for an additional batch", "새 인스턴스를 더하는 것은 추가 배치가 있을 때다.", "Adding instances is what an additional batch does."),
			a.Wrong(k(2*s.n), "thinks a new version means a new fleet", "새 Auto Scaling 그룹을 만들지 않는다.", "No new Auto Scaling group is made."),
			a.Wrong(k(s.n-s.batch), "thinks a batch is terminated", "배치는 종료되지 않고 로드 밸런서에서 빠질 뿐이다.", "A batch is not terminated, it only leaves the load balancer."),
			a.Wrong(k(s.n+1), "expects one instance to test first", "한 대를 먼저 띄우는 것은 `Immutable`이다.", "Launching one first is what `Immutable` does."),
		}
	case additional:
		correct = a.Right(k(key), "추가 배치 $1대를 더해 $2 + $1 = $3대다. 배포가 끝나면 추가 배치를 종료한다.", "The additional batch of $1 makes $2 + $1 = $3. It is terminated at the end.", b, n, itoa(key))
		d = []sim.Candidate{
			a.Wrong(k(s.n), "thinks capacity and number are the same", "지키는 것은 용량이고, 그러려고 인스턴스를 더한다.", "What is kept is the capacity, and for that instances are added."),
			a.Wrong(k(2*s.n), "takes it for Immutable", "모두가 아니라 배치 하나만 더한다.", "Not a whole fleet is added but one batch."),
			a.Wrong(k(s.n+2*s.batch), "adds a batch every time", "추가 배치는 한 번만 띄운다.", "The additional batch is launched once."),
			a.Wrong(k(s.n+1), "adds one instance", "한 대가 아니라 배치 크기만큼이다.", "Not one but a whole batch."),
		}
	default:
		correct = a.Right(k(key), "새 인스턴스를 같은 대수만큼 띄운 뒤에야 옛것을 없애므로 $1 × 2 = $2대다.", "As many new instances are launched before the old ones go: $1 × 2 = $2.", n, itoa(key))
		if s.policy == blueGreen {
			correct = a.Right(k(key), "복제한 환경에 $1대가 더 있으므로 $2대다. 로드 밸런서도 하나 더 든다.", "The clone has another $1, which makes $2. It has its own load balancer too.", n, itoa(key))
		}
		d = []sim.Candidate{
			a.Wrong(k(s.n+1), "counts only the first new instance", "첫 한 대 다음에 나머지도 띄운다.", "After the first one the rest follow."),
			a.Wrong(k(s.n), "thinks the instances are updated in place", "기존 인스턴스에는 배포하지 않는다.", "The existing instances are not deployed to."),
			a.Wrong(k(3*s.n), "counts the original group twice", "옛것과 새것, 두 벌이다.", "There are two sets: old and new."),
			a.Wrong(k(s.n+s.n/2), "thinks half a fleet is added", "새것은 기존 대수와 같다.", "There are as many new ones as old ones."),
		}
		if s.policy == immutable {
			break
		}
		d[0] = a.Wrong(k(s.n+1), "takes it for the first step of Immutable", "한 대부터 띄우는 것은 `Immutable`이다.", "Beginning with one is what `Immutable` does.")
	}
	where := a.Say("배포하는 동안 인스턴스가 가장 많을 때는 몇 대인가? 옛것과 새것, 종료 중인 것을 모두 센다.", "How many instances are there at the peak, old and new and those being terminated included?")
	return sim.Draft{
		Prompt: s.tell(a) + a.Say("배포는 성공한다. ", "The deployment succeeds. ") + where,
		Key:    correct, Distractors: d,
		Explanation: a.Say("`AllAtOnce`와 `Rolling`은 인스턴스를 더하지 않는다. 추가 배치는 배치 하나를, `Immutable`, `TrafficSplitting`, 블루/그린은 한 벌을 더한다.", "`AllAtOnce` and `Rolling` add no instances; an additional batch adds one batch; `Immutable`, `TrafficSplitting` and blue/green add a whole set."),
		Values:      v, Tags: rollTags,
	}
}

func askBatches(a *sim.Asker) sim.Draft {
	s := drawSetting(a, rolling, rolling, additional)
	for s.percent == 0 && (s.n%s.batch == 0 || s.n < 5) && a.Between(0, 3) > 0 {
		s.n = a.Between(5, 14)
	}
	v := s.values()
	key, n, b := configOf(v).batches, itoa(s.n), itoa(s.batch)
	what := a.Say("기존 인스턴스는 몇 개의 배치로 나뉘는가?", "Into how many batches are the existing instances split?")
	k := func(x int) string { return a.Say("$1개", "$1", itoa(x)) }
	sum := a.Say("$1대를 $2대씩 나누면 $3개다.", "$1 in batches of $2 are $3.", n, b, itoa(key))
	if s.n%s.batch > 0 {
		sum = a.Say("$1대를 $2대씩 나누면 $3개이고 마지막 배치는 $4대다.", "$1 in batches of $2 are $3, the last of them with $4.", n, b, itoa(key), itoa(s.n%s.batch))
	}
	if s.percent > 0 {
		sum = a.Say("배치는 $1대의 $2%인 $3대다. ", "A batch is $2% of $1, that is $3. ", n, itoa(s.percent), b) + sum
	}
	wrong := func(x int, misconception, ko, en string) sim.Candidate {
		return a.Wrong(k(x), misconception, sum+" "+ko, sum+" "+en)
	}
	d := []sim.Candidate{
		wrong(s.n/s.batch, "leaves the remainder out", "나머지도 한 배치다.", "The remainder is a batch too."),
		wrong(key+1, "counts the additional batch", "추가 배치는 새 인스턴스이므로 기존 것을 나눈 수에 들지 않는다.", "The additional batch is new instances and no part of those there were."),
		wrong(s.batch, "takes the size for the number", "배치의 크기가 아니라 개수다.", "It is the number, not the size."),
		wrong(s.n, "thinks instances go one by one", "한 대씩이 아니라 배치로 나눈다.", "They go in batches, not one by one."),
		wrong(max(1, key-1), "leaves the last batch out", "마지막 배치까지 모두 센다.", "The last one counts too."),
	}
	if s.policy == rolling {
		d[1] = wrong(key+1, "adds a batch of new instances", "`Rolling`에는 추가 배치가 없다.", "`Rolling` has no additional batch.")
	}
	if s.percent > 0 {
		d = append([]sim.Candidate{wrong(s.percent, "takes the percentage for instances", "퍼센트이지 대수가 아니다.", "It is a percentage, not a number of instances.")}, d...)
	}
	return sim.Draft{
		Prompt: s.tell(a) + what,
		Key:    a.Right(k(key), sum, sum), Distractors: d,
		Explanation: a.Say("배치의 수는 인스턴스를 배치 크기로 나눈 몫이고, 나머지가 있으면 하나가 더 있다. 배치마다 정상을 확인한 뒤 다음으로 넘어가므로 배포 시간은 이 수에 비례한다.", "The number of batches is the instances divided by the size, with one more for a remainder. Health is checked after each, so the time grows with this number."),
		Values:      v, Tags: rollTags,
	}
}
