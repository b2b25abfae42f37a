package autoscaling

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// reason is one thing that can hold scale-in back, as tick.held names it: what
// an option says, why it is the key, and why it is not.
type reason struct {
	name, misconception string
	option, right, not  i18n.Text
}

var reasons = []reason{
	{"points", "thinks datapoints are missing",
		i18n.Text{Ko: "낮은 경보의 데이터 포인트 15개가 아직 차지 않았다", En: "The low alarm does not have its 15 datapoints yet"},
		i18n.Text{Ko: "아직 {below}개뿐이다. 15개가 이어져야 낮은 경보가 울린다.", En: "Only {below} so far; the low alarm needs 15 in a row."},
		i18n.Text{Ko: "데이터 포인트는 이미 {below}개가 이어졌다.", En: "{below} datapoints in a row are there already."}},
	{"band", "thinks the metric is not low enough",
		i18n.Text{Ko: "CPU가 목표보다 낮지만 낮은 경보의 임계값보다 낮지는 않다", En: "CPU is below the target but not below the low alarm's threshold"},
		i18n.Text{Ko: "{cpu}는 목표 {target}%보다 낮지만 낮은 경보의 {low}보다 낮지 않다.", En: "{cpu} is below the target of {target}% but not below the low alarm's {low}."},
		i18n.Text{Ko: "{cpu}는 임계값 {low}보다 낮다.", En: "{cpu} is below the threshold of {low}."}},
	{"disabled", "blames DisableScaleIn",
		i18n.Text{Ko: "정책에 `DisableScaleIn`이 켜져 있다", En: "The policy has `DisableScaleIn` set"},
		i18n.Text{Ko: "경보가 울려도 이 정책은 Task를 빼지 않는다.", En: "Even with the alarm on, this policy removes nothing."},
		i18n.Text{Ko: "`DisableScaleIn`은 꺼져 있다.", En: "`DisableScaleIn` is off."}},
	{"deploy", "blames a deployment",
		i18n.Text{Ko: "배포가 진행 중이라 줄이기가 멈춰 있다", En: "Scale-in is suspended while a deployment is in progress"},
		i18n.Text{Ko: "배포가 끝날 때까지 줄이기는 멈추고 늘리기만 된다.", En: "Until the deployment ends only scale-out works."},
		i18n.Text{Ko: "배포가 없으므로 줄이기가 멈춰 있지 않다.", En: "No deployment is in progress, so scale-in is not suspended."}},
	{"min", "thinks the minimum is reached",
		i18n.Text{Ko: "desired가 이미 등록된 최소와 같다", En: "The desired count is already at the registered minimum"},
		i18n.Text{Ko: "정책은 최소 {lo}개 아래로 줄이지 못한다.", En: "A policy cannot go below the minimum of {lo}."},
		i18n.Text{Ko: "{n}개는 최소 {lo}개보다 많다.", En: "{n} is more than the minimum of {lo}."}},
	{"round", "thinks rounding leaves nothing to remove",
		i18n.Text{Ko: "뺄 수를 내림하면 0개라 뺄 Task가 없다", En: "What could be removed rounds down to 0 tasks"},
		i18n.Text{Ko: "{wants}개면 되지만 올리면 {n}개다. 뺄 수는 내림한다.", En: "{wants} tasks would do, but that is {n} rounded up: what is removed is rounded down."},
		i18n.Text{Ko: "CPU로 계산하면 {wants}개면 되므로 한 개 이상 남는다.", En: "By CPU {wants} tasks would do, so at least one is spare."}},
	{"in-cooldown", "blames the cooldown",
		i18n.Text{Ko: "앞선 줄이기의 쿨다운이 아직 끝나지 않았다", En: "The cooldown of the last scale-in is not over"},
		i18n.Text{Ko: "마지막 줄이기에서 {last}분이 지났고 쿨다운은 {cool}분이다.", En: "The last scale-in was {last} min ago and the cooldown lasts {cool} min."},
		i18n.Text{Ko: "줄인 적이 없어 줄이기 쿨다운이 시작되지도 않았다.", En: "Nothing has been removed, so no scale-in cooldown ever began."}},
	{"other", "blames another policy",
		i18n.Text{Ko: "다른 정책이 줄이자고 하지 않는다", En: "The other policy does not want to scale in"},
		i18n.Text{Ko: "메모리 {memory}%는 {memory-low}보다 낮지 않아 메모리의 낮은 경보가 울리지 않았다.", En: "Memory at {memory}% is not below {memory-low}, so its low alarm is not on."},
		i18n.Text{Ko: "이 Service에는 정책이 하나뿐이다.", En: "This service has only one policy."}},
}

// holdScene makes a run in which one thing holds scale-in back at a minute.
func holdScene(a *asker, reason string) (sim.Values, int) {
	target, n, at := sim.Pick(a.Asker, 50, 60), a.Between(6, 12), a.Between(17, 26)
	m, least := a.Between(target/5, target/2), 2
	pairs := []any{"shape", "steady", "cpu-target", target, "length", "1h"}
	switch reason {
	case "points":
		at = a.Between(6, 13)
	case "band":
		m = a.Between(ceil(9*target, 10), target-1)
	case "disabled":
		pairs = append(pairs, "no-scale-in", "true")
	case "deploy":
		pairs = append(pairs, "deploy-at", minutesOf(a.Between(5, 12)), "deploy", "40m")
	case "min":
		n = a.Between(2, 6)
		least = n
	case "round":
		n, least = a.Between(2, 3), 1
		m = a.Between(target*(n-1)/n+1, ceil(9*target, 10)-1)
	case "in-cooldown":
		at = a.Between(30, 40)
		low := ceil(n*m, target) // tasks after the first scale-in
		pairs = append(pairs, "in-cooldown", sim.Pick(a.Asker, "30m", "40m"), "shape", "step", "from", "15m", "peak", 10*low*(target/3))
		least = 1
	case "other":
		goal := sim.Pick(a.Asker, 60, 70, 80)
		pairs = append(pairs, "policy", cpuMemory, "memory-target", goal, "memory", a.Between(ceil(9*goal, 10), goal))
	}
	return with(append(pairs, "load", 10*m*n, "tasks", n, "min", least)...), at
}

// askHold: why nothing is removed at this moment.
func askHold(a *asker) sim.Draft {
	i := a.Between(0, len(reasons)-1)
	key := &reasons[i]
	var v sim.Values
	var at int
	var pic *picture
	for pic == nil || pic.ticks[at].held != key.name {
		v, at = holdScene(a, key.name)
		pic, _ = run(read(v))
	}
	c, k := pic.c, &pic.ticks[at]
	r, target := k.readings[0], c.policies[0].target
	last := -1
	for _, m := range pic.moves {
		if m.at <= at && m.to < m.from {
			last = at - m.at
		}
	}
	a.set("n", k.desired, "lo", k.min, "hi", k.max, "target", int(target), "cpu", show(r, onCPU), "low", decimal(9*target, 10, 1)+"%",
		"below", k.alarms[0].low.count, "cool", c.cool, "seconds", sim.Thousands(int64(60*c.cool)), "last", last,
		"wants", decimal(int64(k.running)*r.n, r.d*target, 2))

	policies := i18n.Text{Ko: "평균 CPU {target}%를 목표로 하는 목표 추적 정책이 있다", En: "has one target-tracking policy, for an average CPU of {target}%"}
	below := i18n.Text{Ko: "지난 {below}분 동안 연달아 {low}보다 낮았다.", En: "has been below {low} for the last {below|minute}."}
	if key.name == "band" {
		below = i18n.Text{Ko: "15분 넘게 그대로다.", En: "has been there for more than 15 minutes."}
	}
	if len(c.policies) > 1 {
		goal := c.policies[1].target
		a.set("memory", int(c.memory), "goal", int(goal), "memory-low", decimal(9*goal, 10, 1)+"%")
		policies = i18n.Text{Ko: "평균 CPU {target}%와 평균 메모리 {goal}%를 목표로 하는 목표 추적 정책 둘이 있다", En: "has two target-tracking policies, for an average CPU of {target}% and an average memory of {goal}%"}
		below = join(below, i18n.Text{Ko: "메모리는 줄곧 {memory}%다.", En: "Memory stays at {memory}%."})
	}
	before := i18n.Text{Ko: "지금까지 줄인 적은 없다.", En: "nothing has been removed so far."}
	if last >= 0 {
		before = i18n.Text{Ko: "마지막으로 줄인 것은 {last}분 전이다.", En: "the last scale-in was {last} min ago."}
	}
	state := func(on bool, yes, no i18n.Text) i18n.Text {
		if on {
			return yes
		}
		return no
	}
	a.set("policies", a.say(policies), "stays", a.say(below), "before", a.say(before),
		"disabled", a.say(state(c.fixed, i18n.Text{Ko: "켜져", En: "on"}, i18n.Text{Ko: "꺼져", En: "off"})),
		"deploys", a.say(state(k.deploying, i18n.Text{Ko: "진행 중이다", En: "a deployment is in progress"}, i18n.Text{Ko: "없다", En: "no deployment is in progress"})))

	for _, i := range a.Rand.Perm(len(reasons)) {
		x := &reasons[i]
		// With CPU above the threshold no datapoint counts either.
		if x == key || key.name == "band" && x.name == "points" {
			continue
		}
		not := x.not
		if key.name == "band" && x.name == "round" {
			not = i18n.Text{Ko: "줄일 수를 셈하기 전에 낮은 경보가 울려야 한다.", En: "Before anything is counted the low alarm must go off."}
		}
		a.wrong(a.say(x.option), x.misconception, not)
	}
	return a.draft(v, a.say(key.option),
		i18n.Text{Ko: "Service에 {policies}. 낮은 경보는 1분 데이터 포인트 15개가 연달아 목표의 90%보다 낮으면 울린다. desired는 {n}개(최소 {lo}개, 최대 {hi}개)이고 모두 돌고 있다. CPU는 {cpu}이고 {stays} 줄이기 쿨다운은 {seconds}초이고 {before} `DisableScaleIn`은 {disabled} 있고 배포는 {deploys}. 지금 Task를 줄이지 않는 까닭은 무엇인가?",
			En: "A service {policies}. A low alarm goes off after 15 one-minute datapoints in a row below 90% of the target. The desired count is {n} (minimum {lo}, maximum {hi}), and all run. CPU is {cpu} and {stays} The scale-in cooldown is {seconds} seconds; {before} `DisableScaleIn` is {disabled} and {deploys}. Why is no task removed right now?"},
		key.right,
		i18n.Text{Ko: "줄이려면 모든 정책의 낮은 경보가 울리고, `DisableScaleIn`과 배포가 막지 않고, 쿨다운이 지나고, 내림해도 뺄 Task가 있고, 최소보다 많아야 한다.",
			En: "To scale in, the low alarms of all policies must be on, neither `DisableScaleIn` nor a deployment may forbid it, the cooldown must be over, at least one whole task must be too many, and the count must be above the minimum."})
}
