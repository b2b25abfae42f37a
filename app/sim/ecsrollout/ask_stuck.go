package ecsrollout

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// first is what a rolling update does first, or why it does nothing.
type first int

const (
	startsFirst first = iota
	stopsFirst
	stuckByBounds
	stuckByRoom
)

// firstOf judges a setting with a number of spare places. Settings where both
// moves are possible are not asked about: ok is false.
func firstOf(s setting, spare int) (is first, count int, ok bool) {
	mayStop := s.n - lowerBound(s.n, s.min)
	bound := upperBound(s.n, s.max) - s.n
	mayStart := min(bound, spare, s.n)
	switch {
	case mayStop > 0 && mayStart > 0:
		return 0, 0, false
	case mayStart > 0:
		return startsFirst, mayStart, true
	case mayStop > 0:
		return stopsFirst, mayStop, true
	case bound > 0:
		return stuckByRoom, 0, true
	}
	return stuckByBounds, 0, true
}

func askStuck(a *sim.Asker) sim.Draft {
	want := first(a.Between(0, 3))
	for {
		s := setting{a.Between(1, 6), sim.Pick(a, 40, 50, 66, 75, 80, 90, 100), sim.Pick(a, 100, 110, 125, 133, 150, 200)}
		spare := sim.Pick(a, 0, 0, plenty)
		is, count, ok := firstOf(s, spare)
		if !ok || is != want || is == stuckByBounds && s.min == 100 && s.max == 100 {
			continue
		}
		return stuckDraft(a, s, spare, is, count)
	}
}

func stuckDraft(a *sim.Asker, s setting, spare int, is first, count int) sim.Draft {
	low, high := lowerBound(s.n, s.min), upperBound(s.n, s.max)
	n := itoa(s.n)
	v := s.values()
	room := a.Say("Fargate라 자리는 넉넉하다. ", "It runs on Fargate, so there is room. ")
	if spare == 0 {
		v = s.values("capacity", "fixed")
		room = a.Say("크기가 고정된 EC2 클러스터가 꽉 차 Task를 하나도 더 놓을 수 없다. ", "Its EC2 cluster has a fixed size and is full: not one more task fits. ")
	}
	starts := func(k int) string {
		return a.Say("새 Task $1개를 먼저 띄운다.", "It first starts $2.", itoa(k), some(k, "new"))
	}
	stops := func(k int) string {
		return a.Say("옛 Task $1개를 먼저 뺀다.", "It first stops $2.", itoa(k), some(k, "old"))
	}
	bounds := a.Say("하한과 상한에 막혀 움직이지 못한다.", "It cannot move: the two bounds forbid both.")
	full := a.Say("상한에는 여유가 있지만 놓을 자리가 없어 움직이지 못한다.", "It cannot move: the upper bound allows more, but there is no place.")
	sums := s.low(a) + a.Say(", ", "; ") + s.high(a) + a.Say(", desired는 $1개다. ", "; desired is $1. ", n)
	if a.Lang != i18n.Korean {
		sums = "T" + sums[1:]
	}
	wrong := func(text, misconception, ko, en string) sim.Candidate {
		return because(text, misconception, sums+a.Say(ko, en))
	}
	noStart := a.Say("띄울 여지가 없다.", "Nothing may start.")
	noStop := a.Say("하한이 desired와 같아 하나도 뺄 수 없다.", "The lower bound equals desired, so none may stop.")
	var key sim.Candidate
	var d []sim.Candidate
	switch is {
	case startsFirst:
		key = a.Right(starts(count), "$1상한이 $2개를 더 허락한다.", "$1The upper bound allows $2 more.", sums, itoa(count))
		d = []sim.Candidate{
			wrong(bounds, "takes a minimum of 100 for a deadlock", "상한에 여유가 있으므로 움직인다.", "The upper bound leaves room, so it moves."),
			wrong(stops(max(1, s.n-upperBound(s.n, s.min))), "rounds the lower bound down", noStop, noStop),
			wrong(starts(high), "forgets the old tasks", "상한은 옛것까지 합한 수다.", "The upper bound includes the old tasks."),
			wrong(full, "thinks a deployment needs twice the room", "자리는 넉넉하다.", "There is room."),
			wrong(starts(count+1), "rounds the upper bound up", "상한은 내린다.", "The upper bound is rounded down."),
		}
	case stopsFirst:
		key = a.Right(stops(count), "$1하한까지 $2개를 뺄 수 있다.", "$1$3 may stop.", sums, itoa(count), some(count, "old"))
		d = []sim.Candidate{
			wrong(starts(max(1, lowerBound(s.n, s.max)-s.n)), "starts first wherever it can", noStart, noStart),
			wrong(stops(low), "counts what must stay", "남아야 하는 수이지 뺄 수 있는 수가 아니다.", "That is how many must stay, not how many may stop."),
			wrong(bounds, "takes a maximum without room for a deadlock", "하한이 desired보다 작으므로 빼고 띄울 수 있다.", "The lower bound is below desired, so it can stop and then start."),
			wrong(stops(count+1), "rounds the lower bound down", "하한은 올린다.", "The lower bound is rounded up."),
			wrong(full, "thinks that new tasks must come first", "옛것을 빼면 자리가 난다.", "Stopping old tasks makes room."),
		}
	case stuckByBounds:
		key = a.Right(bounds, "$1뺄 수도 띄울 수도 없다. 서비스 이벤트가 두 비율을 바꾸라고 알린다.", "$1Neither is allowed, and a service event asks for other percentages.", sums)
		d = []sim.Candidate{
			wrong(starts(max(1, lowerBound(s.n, s.max)-s.n)), "rounds the upper bound up", noStart, noStart),
			wrong(stops(max(1, s.n-upperBound(s.n, s.min))), "rounds the lower bound down", noStop, noStop),
			wrong(full, "blames the cluster", "자리보다 먼저 상한에 여유가 없다.", "Room or not, the upper bound leaves nothing."),
		}
	default:
		key = a.Right(full, "$1상한에는 여유가 있지만 클러스터가 꽉 찼고, 뺄 수도 없다.", "$1The bound leaves room that the cluster does not have, and none may stop.", sums)
		d = []sim.Candidate{
			wrong(starts(max(1, high-s.n)), "forgets the cluster", "놓을 자리가 없다.", "The cluster has no room for it."),
			wrong(bounds, "blames the bounds alone", "상한에는 아직 여유가 있다.", "The upper bound still leaves room."),
			wrong(stops(max(1, s.n-upperBound(s.n, s.min))), "rounds the lower bound down", noStop, noStop),
		}
	}
	return sim.Draft{
		Prompt: s.tell(a) + room + a.Say("배포를 시작하면 어떻게 되는가?", "What happens when the deployment begins?"),
		Key:    key, Distractors: d,
		Explanation: a.Say("하한(올림)이 desired와 같으면 뺄 수 없고, 상한(내림)이 desired와 같거나 놓을 자리가 없으면 띄울 수 없다. 둘 다 막히면 배포는 멈춘 채로 있다.",
			"No task may stop where the lower bound, rounded up, equals desired; none may start where the upper bound, rounded down, does or where there is no room. If both are blocked, the deployment stays where it is."),
		Values: v, Tags: stuckTags,
	}
}

func askUnblock(a *sim.Asker) sim.Draft {
	if a.Coin() {
		return unblockByStart(a)
	}
	return unblockByStop(a)
}

// unblockByStart asks for the setting that frees a rolling update whose tasks
// must all go on taking requests.
func unblockByStart(a *sim.Asker) sim.Draft {
	var s setting
	var small, enough int // maxima that do not help and that do
	for {
		s = setting{a.Between(2, 7), sim.Pick(a, 75, 80, 90, 100), sim.Pick(a, 100, 105, 110)}
		small, enough = sim.Pick(a, 115, 120, 125, 130, 140), sim.Pick(a, 150, 175, 200)
		if is, _, ok := firstOf(s, plenty); ok && is == stuckByBounds && upperBound(s.n, small) == s.n && upperBound(s.n, enough) > s.n {
			break
		}
	}
	n := itoa(s.n)
	less := 50
	high := itoa(upperBound(s.n, enough))
	set := func(name string, p int, ko, en string) string {
		return a.Say("`$1`를 $2$3", "$4 `$1` to $5.", name, ro(itoa(p)), ko, en, itoa(p))
	}
	d := []sim.Candidate{
		a.Wrong(set("minimumHealthyPercent", less, " 낮춘다.", "Lower"), "trades capacity for progress", "진행은 되지만 하한이 $1개가 되어 $2개를 지키지 못한다.", "It moves, but with a lower bound of $1 it no longer keeps $2.", itoa(lowerBound(s.n, less)), n),
		a.Wrong(set("maximumPercent", small, " 높인다.", "Raise"), "forgets that the upper bound is rounded down", "$1 × $2% = $3 내리면 $1개라 그대로 막힌다.", "$1 × $2% = $4, rounded down to $1: still stuck.", n, itoa(small), eul(exact(s.n, small)), exact(s.n, small)),
		a.Wrong(a.Say("`healthCheckGracePeriodSeconds`를 늘린다.", "Raise `healthCheckGracePeriodSeconds`."), "looks for a failed health check", "새 Task가 뜨지도 못했으니 헬스 체크와 상관없다.", "No new task has started, so no health check is involved."),
		a.Wrong(a.Say("배포 서킷 브레이커를 켠다.", "Turn the deployment circuit breaker on."), "expects the circuit breaker to move it", "서킷 브레이커는 실패한 Task를 센다. 여기서는 하나도 시작하지 못했다.", "The circuit breaker counts failed tasks, and none has started."),
	}
	if a.Coin() {
		d[2], d[3] = d[3], d[2]
	}
	return sim.Draft{
		Prompt:      s.tell(a) + a.Say("Fargate라 자리는 넉넉한데 배포가 시작조차 못 한다. 배포 중에도 Task $1개가 늘 요청을 받아야 한다. 고칠 설정을 고르세요.", "It runs on Fargate with plenty of room, yet the deployment does not even begin. All the while $1 tasks must keep taking requests. Which change helps?", n),
		Key:         a.Right(set("maximumPercent", enough, " 높인다.", "Raise"), "상한이 $1개가 되어 새것을 먼저 띄우고, 건강해진 만큼만 옛것을 뺀다.", "With an upper bound of $1 new tasks start first, and old ones stop only as new ones are healthy.", high),
		Distractors: d,
		Explanation: a.Say("용량을 지켜야 하면 하한은 두고 상한을 높인다. 상한은 내림이므로 desired × 비율이 적어도 desired + 1이 되어야 한다.", "To keep the capacity, leave the lower bound and raise the upper bound; as it is rounded down, desired × percent must reach desired + 1."),
		Values:      setting{s.n, s.min, enough}.values(), Tags: stuckTags,
	}
}

// unblockByStop asks for the setting that frees a rolling update on a full
// cluster.
func unblockByStop(a *sim.Asker) sim.Draft {
	n := a.Between(3, 10)
	s := setting{n, 100, sim.Pick(a, 100, 150, 200)}
	keep := a.Between((n+1)/2, n-1)
	good, bad := 0, 0 // the highest minimum that keeps enough, one that still allows no stop
	for p := 95; p > 0; p -= 5 {
		switch low := lowerBound(n, p); {
		case low == n:
			bad = p
		case low >= keep && (good == 0 || low == keep):
			good = p
		}
	}
	if good == 0 {
		return unblockByStop(a)
	}
	k, other := itoa(keep), "200" // another maximum
	if s.max == 200 {
		other = "150"
	}
	low := itoa(lowerBound(n, good))
	set := func(p int) string {
		return a.Say("`minimumHealthyPercent`를 $1 낮춘다.", "Lower `minimumHealthyPercent` to $2.", ro(itoa(p)), itoa(p))
	}
	d := []sim.Candidate{
		a.Wrong(a.Say("`maximumPercent`를 $1 바꾼다.", "Change `maximumPercent` to $2.", ro(other), other), "forgets the cluster", "상한을 어떻게 두어도 놓을 자리가 없다.", "Whatever the upper bound, there is no room for one more."),
		a.Wrong(set(0), "lowers the bound all the way", "진행은 되지만 하한이 0이라 모두 한꺼번에 뺄 수 있다.", "It moves, but with a lower bound of 0 all may stop at once."),
		a.Wrong(a.Say("전략을 `BLUE_GREEN`으로 바꾼다.", "Change the strategy to `BLUE_GREEN`."), "expects blue/green to need no room", "새 리비전을 모두 띄워야 하므로 두 배의 자리가 든다.", "It starts the whole new revision first, which takes twice the room."),
	}
	if bad > 0 {
		d = append([]sim.Candidate{a.Wrong(set(bad), "forgets that the lower bound is rounded up", "$1 × $2% = $3 올리면 $1개라 그대로 막힌다.", "$1 × $2% = $4, rounded up to $1: still stuck.", itoa(n), itoa(bad), eul(exact(n, bad)), exact(n, bad))}, d...)
	}
	return sim.Draft{
		Prompt:      s.tell(a) + a.Say("크기를 바꿀 수 없는 EC2 클러스터가 꽉 차 Task를 하나도 더 놓을 수 없다. 배포 중에는 건강한 Task가 $1개까지 줄어도 되지만 그보다 적으면 안 된다. 배포가 진행되게 하는 변경을 고르세요.", "Its EC2 cluster cannot grow and is full: not one more task fits. During the deployment as few as $1 healthy tasks are acceptable, but no fewer. Which change lets it proceed?", k),
		Key:         a.Right(set(good), "하한이 $1개가 되어 옛것을 빼고 그 자리에 새것을 띄운다.", "With a lower bound of $1 old tasks stop and new ones start in their places.", low),
		Distractors: d,
		Explanation: a.Say("여분의 자리가 없으면 하한을 낮춰 먼저 빼야 한다. 하한은 올림이므로 지켜야 할 수와 desired 사이의 수가 되는 비율을 고른다.", "Without spare room the lower bound has to fall, so that old tasks stop first. As it is rounded up, pick a percentage between what must stay and desired."),
		Values:      setting{n, good, s.max}.values("capacity", "fixed"), Tags: stuckTags,
	}
}
