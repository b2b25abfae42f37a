package autoscaling

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// opinion says what one target-tracking policy wants at a metric of m against a
// target: 1 out, -1 in, 0 neither.
func opinion(m, target int) int {
	switch {
	case m > target:
		return 1
	case 10*m < 9*target:
		return -1
	}
	return 0
}

// askTrack: the desired count after one target-tracking action.
func askTrack(a *asker) sim.Draft {
	target, n := sim.Pick(a.Asker, 40, 50, 60, 70, 75), a.Between(3, 14)
	m := a.Between(target+1, 100)
	switch a.Between(0, 9) {
	case 0, 1, 2, 3:
		m = a.Between(target/6, (9*target-1)/10)
	case 4:
		m = a.Between(ceil(9*target, 10), target-1)
	}
	lo, hi := a.Between(1, 2), n+a.Between(1, n+4)
	v := with("shape", "steady", "load", 10*m*n, "tasks", n, "min", lo, "max", hi, "cpu-target", target, "length", "30m")
	pic, _ := run(read(v))
	key, asked := pic.after(), ceil(n*m, target)
	a.set("n", n, "m", m, "target", target, "lo", lo, "hi", hi, "low", decimal(int64(9*target), 10, 1),
		"sum", itoa(n)+" × "+itoa(m)+" ÷ "+itoa(target)+" = "+decimal(int64(n*m), int64(target), 2))

	var why, rule i18n.Text
	switch {
	case opinion(m, target) == 0:
		why = i18n.Text{Ko: "{m}%는 {low}%와 {target}% 사이라 어느 경보도 울리지 않는다.", En: "{m}% lies between {low}% and {target}%, so neither alarm goes off."}
		rule = i18n.Text{Ko: "낮은 경보는 목표보다 충분히 아래에 있어, 조금 내려간 것으로는 줄이지 않는다.", En: "The low alarm lies well below the target, so a small dip removes nothing."}
		a.no(n*m/target, "scales in as soon as the metric is below the target", i18n.Text{Ko: "{sum}이지만, 목표보다 낮다고 바로 줄이지 않는다.", En: "{sum}, but being below the target is not enough to scale in."})
		a.no(n-1, "removes one task for a small dip", i18n.Text{Ko: "낮은 경보가 울리지 않아 하나도 빼지 않는다.", En: "The low alarm is silent, so not even one is removed."})
		a.no(lo, "drops to the minimum", i18n.Text{Ko: "최소는 하한일 뿐 목적지가 아니다.", En: "The minimum is a bound, not a destination."})
	case key != asked:
		why = i18n.Text{Ko: "{sum}이지만 등록된 범위의 끝에서 잘린다.", En: "{sum}, cut at the end of the registered range."}
		rule = i18n.Text{Ko: "비례해 구한 값을 올림한 다음 최소와 최대 사이로 자른다.", En: "The proportional result is rounded up, then kept between minimum and maximum."}
		a.no(asked, "forgets the registered range", i18n.Text{Ko: "범위를 자르지 않은 값이다. 최소는 {lo}개, 최대는 {hi}개다.", En: "That ignores the range of {lo} to {hi}."})
	default:
		why = i18n.Text{Ko: "{sum}이고, 소수점은 올린다.", En: "{sum}, rounded up."}
		if n*m%target == 0 {
			why = i18n.Text{Ko: "{sum}이다.", En: "{sum}."}
		}
		rule = i18n.Text{Ko: "늘릴 수는 올리고 뺄 수는 내리므로, 결과를 올림하면 된다.", En: "What is added is rounded up and what is removed is rounded down: round the result up."}
	}
	a.no(n*m/target, "rounds the result down", i18n.Text{Ko: "결과를 내림한 값이다. 용량이 모자라지 않게 올린다.", En: "That rounds the result down; it is rounded up to keep enough capacity."})
	a.no(n, "thinks nothing changes", i18n.Text{Ko: "경보가 울려 Task 수가 바뀐다.", En: "An alarm is on, so the count changes."})
	if m > target {
		a.no(n+ceil(n*(m-target), 100), "adds the difference in percentage points", i18n.Text{Ko: "목표와의 차이를 비율로 더한 값이다. 목표로 나눠야 한다.", En: "That adds the difference as a percentage; divide by the target instead."})
		a.no(n+1, "adds one task at a time", i18n.Text{Ko: "목표 추적은 하나씩이 아니라 비례해서 늘린다.", En: "Target tracking adds in proportion, not one at a time."})
	} else {
		a.no(n-1, "removes one task at a time", i18n.Text{Ko: "목표 추적은 하나씩이 아니라 비례해서 정한다.", En: "Target tracking goes by proportion, not one at a time."})
		a.no(ceil(n*m, 100), "multiplies by the metric alone", i18n.Text{Ko: "지표만 곱하고 목표로 나누지 않은 값이다.", En: "That multiplies by the metric and forgets to divide by the target."})
	}
	return a.numbers(v, key,
		i18n.Text{Ko: "ECS Service에 평균 CPU {target}%를 지키는 목표 추적 정책이 있고 등록된 범위는 최소 {lo}개, 최대 {hi}개다. 높은 경보는 1분 데이터 포인트 3개가 연달아 {target}%를 넘으면, 낮은 경보는 15개가 연달아 {low}%보다 낮으면 울린다. Task {n}개가 도는 동안 CPU가 {m}%로 이어지고, 쿨다운과 배포는 없다. 지표에 비례해 Task 수를 정할 때, 첫 조정 뒤의 desired(조정이 없으면 지금의 desired)는 몇 개인가?",
			En: "An ECS service has a target-tracking policy for an average CPU of {target}%; the registered range is {lo} to {hi} tasks. The high alarm goes off after 3 one-minute datapoints in a row above {target}%, the low alarm after 15 below {low}%. With {n} tasks running the CPU stays at {m}%; no cooldown or deployment is under way. If the count is set in proportion to the metric, what is the desired count after the first change, or now if nothing changes?"},
		why, i18n.Text{Ko: "반올림이나 범위를 다시 셈해 보자. {sum}이다.", En: "Check rounding and range again: {sum}."}, rule)
}

// wishes are what a policy wants, by its opinion + 1.
var wishes = [3]i18n.Text{{Ko: "줄이기", En: "to scale in"}, {Ko: "그대로 두기", En: "no change"}, {Ko: "늘리기", En: "to scale out"}}

// askTwo: two target-tracking policies with their own opinions.
func askTwo(a *asker) sim.Draft {
	var n, m, target, each, goal, room int
	var v sim.Values
	var pic *picture
	for {
		target, n, m = sim.Pick(a.Asker, 40, 50, 60), a.Between(4, 12), a.Between(10, 95)
		room = 1000 * sim.Pick(a.Asker, 1, 2, 4)
		each = m * room / 100
		goal = max(50*(each*sim.Pick(a.Asker, 50, 60, 70, 95, 120, 150, 200, 300)/5000), 50)
		v = with("policy", cpuRequests, "shape", "steady", "load", n*each, "capacity", room, "tasks", n, "min", 1, "max", 60,
			"cpu-target", target, "request-target", goal, "length", "30m")
		pic, _ = run(read(v))
		if x, y := opinion(m, target), opinion(each, goal); x != y || x != 0 && ceil(n*m, target) != ceil(n*each, goal) && a.Coin() {
			break
		}
	}
	key := pic.after()
	byCPU, byRequests := n, n
	x, y := opinion(m, target), opinion(each, goal)
	if x != 0 {
		byCPU = ceil(n*m, target)
	}
	if y != 0 {
		byRequests = ceil(n*each, goal)
	}
	a.set("n", n, "m", m, "target", target, "each", each, "goal", goal, "by-cpu", byCPU, "by-requests", byRequests, "cpu", wishes[x+1].In(a.Lang), "requests", wishes[y+1].In(a.Lang))
	views := i18n.Text{Ko: "CPU 정책은 {cpu}({by-cpu}개)를, 요청 수 정책은 {requests}({by-requests}개)를 바란다.", En: "The CPU policy wants {cpu} ({by-cpu}), the requests policy {requests} ({by-requests})."}
	split := i18n.Text{Ko: "의견이 갈린다고 멈추지 않는다.", En: "A difference of opinion does not stop scaling."}
	if x == y {
		views = i18n.Text{Ko: "두 정책 모두 {cpu}를 바란다(CPU {by-cpu}개, 요청 수 {by-requests}개).", En: "Both policies want {cpu} (CPU: {by-cpu}, requests: {by-requests})."}
		split = i18n.Text{Ko: "뜻이 같으므로 움직인다.", En: "They agree, so the count changes."}
	}
	rule := i18n.Text{Ko: "하나라도 늘리자고 하면 그 가운데 큰 용량까지 늘린다.", En: "If any policy wants to scale out, the service scales out to the largest capacity asked for."}
	switch {
	case x < 0 && y < 0 && key == n:
		rule = i18n.Text{Ko: "모두 줄이자고 하지만 둘 가운데 큰 용량이 지금과 같은 {n}개라 줄지 않는다.", En: "All want to scale in, but the larger of the two capacities is the present {n}, so nothing is removed."}
	case x < 0 && y < 0:
		rule = i18n.Text{Ko: "모두 줄이자고 하므로 줄이되, 둘 가운데 큰 용량까지만 줄인다.", En: "All want to scale in, so it does, but only to the larger of the two capacities."}
	case x <= 0 && y <= 0:
		rule = i18n.Text{Ko: "하나만 줄이자고 하므로 줄이지 않는다. 줄이려면 모두 동의해야 한다.", En: "Only one wants to scale in, so nothing is removed: scale-in needs all of them."}
	}
	a.no(byCPU, "follows the CPU policy alone", join(i18n.Text{Ko: "CPU 정책만 본 값이다.", En: "That follows the CPU policy alone."}, views))
	a.no(byRequests, "follows the requests policy alone", join(i18n.Text{Ko: "요청 수 정책만 본 값이다.", En: "That follows the requests policy alone."}, views))
	a.no((byCPU+byRequests+1)/2, "averages the policies", i18n.Text{Ko: "두 결과를 평균 낸 값이다. 정책은 평균 내지 않는다.", En: "That averages the two; policies are never averaged."})
	a.no(n, "thinks conflicting policies cancel out", join(split, views))
	a.no(byCPU+byRequests-n, "adds both changes", i18n.Text{Ko: "두 정책의 변화를 더한 값이다. 하나의 desired만 남는다.", En: "That adds both changes; only one desired count results."})
	return a.numbers(v, key,
		i18n.Text{Ko: "Service에 목표 추적 정책이 둘 있다. 하나는 평균 CPU {target}%, 하나는 Task당 분당 ALB 요청 수 {goal}이 목표다. 낮은 경보는 둘 다 목표의 90%보다 낮을 때 울린다. Task {n}개가 도는 지금 CPU는 {m}%, Task당 요청은 {each}이고 이 상태가 15분 넘게 이어진다. 등록된 범위, 쿨다운, 배포는 조정을 막지 않는다. 지표에 비례해 정할 때, 첫 조정 뒤의 desired(조정이 없으면 지금의 desired)는 몇 개인가?",
			En: "A service has two target-tracking policies: average CPU {target}%, and {goal} ALB requests per target a minute. Both low alarms go off below 90% of the target. With {n} tasks running, CPU is {m}% and each target gets {each} requests, for more than 15 minutes. Range, cooldown and deployments don't interfere. If the count is set in proportion to each metric, what is the desired count after the first change, or now if nothing changes?"},
		join(views, rule), join(i18n.Text{Ko: "올림을 다시 셈해 보자.", En: "Check the rounding again."}, views),
		i18n.Text{Ko: "목표 추적 정책이 여럿이면 하나라도 늘리자고 하면 늘리고, 모두 줄이자고 해야 줄인다. 어느 쪽이든 가장 큰 용량을 따른다.",
			En: "With several target-tracking policies any one scales out and all must agree to scale in; either way the largest capacity counts."})
}
