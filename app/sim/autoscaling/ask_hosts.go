package autoscaling

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// askReservation: CapacityProviderReservation, and what follows from it.
func askReservation(a *asker) sim.Draft {
	hosts, room, target := sim.Pick(a.Asker, 2, 4, 5, 8, 10), a.Between(2, 6), sim.Pick(a.Asker, 100, 100, 90, 80)
	running, waiting, used := hosts*room, 0, hosts
	state := i18n.Text{Ko: "Task {running}개가 모든 자리를 채워 돌고, 용량 공급자 전략으로 띄운 {waiting}개가 PROVISIONING에서 기다린다.",
		En: "{running} tasks fill every place, and {waiting} more, launched through a capacity provider strategy, must wait in PROVISIONING."}
	extra := i18n.Text{Ko: "기다리는 {waiting}개를 담을 {more}대를 더해 M은 {m}이다.", En: "With {more} more for what waits ({waiting}), M is {m}."}
	if a.Between(0, 2) == 0 {
		used = a.Between(1, hosts-1)
		running = used*room - a.Between(0, room-1)
		state = i18n.Text{Ko: "Task {running}개가 인스턴스 {used}대에서 돌고 나머지 인스턴스는 비어 있다. 기다리는 Task는 없다.",
			En: "The tasks run on {used|instance} only ({running|task} in all). No task waits."}
		extra = i18n.Text{Ko: "Task가 놓인 인스턴스는 {used}대다.", En: "Tasks run on {used|instance}."}
	} else {
		waiting = a.Between(1, 3*room)
	}
	v := with("shape", "steady", "policy", noPolicy, "load", 0, "tasks", running+waiting, "max", 100, "compute", "ec2", "instances", hosts, "max-instances", 50,
		"per-instance", room, "target-capacity", target, "length", "20m")
	pic, _ := run(read(v))
	d := pic.ticks[0].demand
	a.set("hosts", hosts, "room", room, "running", running, "waiting", waiting, "used", used, "target", target, "m", d.m, "nn", d.n, "more", d.m-d.n)

	option := func(n, of int) string { // what n/of in percent leads to
		follows := i18n.Text{Ko: "그대로 둔다", En: "nothing changes"}
		switch {
		case 100*n > target*of:
			follows = i18n.Text{Ko: "인스턴스를 늘린다", En: "instances are added"}
		case 100*n < target*of:
			follows = i18n.Text{Ko: "15분 이어지면 인스턴스를 줄인다", En: "instances go after 15 minutes of it"}
		}
		return decimal(100*int64(n), int64(of), 1) + "%, " + a.say(follows)
	}
	total, slots := running+waiting, hosts*room
	a.wrong(option(d.n, d.m), "divides running by needed", i18n.Text{Ko: "분모와 분자를 바꿨다. 필요한 수를 돌고 있는 수로 나눈다.", En: "That is upside down: needed instances are divided by running ones."})
	a.wrong(option(min(running, slots), slots), "looks at the running tasks only", i18n.Text{Ko: "돌고 있는 Task가 차지한 자리만 본 값이다. 인스턴스 수로 세고, 기다리는 Task도 셈에 든다.", En: "That looks at the places the running tasks take; instances are counted, and waiting tasks too."})
	a.wrong(option(total, slots), "counts places instead of instances", i18n.Text{Ko: "자리 수로 나눈 값이다. M과 N은 인스턴스 수다.", En: "That divides by places; M and N are numbers of instances."})
	a.wrong(option(max(d.m-d.n, 1), d.n), "takes the missing instances alone", i18n.Text{Ko: "더 필요한 수만 나눈 값이다. M은 이미 쓰는 인스턴스도 센다.", En: "That divides only what is missing; M includes the instances in use."})
	a.wrong(option(d.m, d.n+d.m), "divides by needed and running together", i18n.Text{Ko: "N은 돌고 있는 인스턴스만 센다.", En: "N counts running instances only."})
	a.wrong(option(d.m+1, d.n), "rounds the needed instances wrongly", join(i18n.Text{Ko: "필요한 인스턴스 수를 잘못 올렸다.", En: "That rounds the needed instances wrongly."}, extra))
	return a.draft(v, option(d.m, d.n),
		join(join(i18n.Text{Ko: "관리형 스케일링을 켠 용량 공급자의 Auto Scaling 그룹에서 인스턴스 {hosts}대가 돈다. 한 대에는 같은 크기의 Task {room}개가 들어간다.", En: "A capacity provider with managed scaling has {hosts} running instances, each with room for {room} tasks of one size."}, state),
			i18n.Text{Ko: "`targetCapacity`는 {target}이다. `CapacityProviderReservation`의 값과 그에 따른 동작은 무엇인가?", En: "`targetCapacity` is {target}. What is `CapacityProviderReservation`, and what follows?"}),
		join(i18n.Text{Ko: "{m} ÷ {nn} × 100이다.", En: "{m} ÷ {nn} × 100."}, extra),
		i18n.Text{Ko: "`CapacityProviderReservation` = M ÷ N × 100이다. M은 실행 중이거나 기다리는 Task를 담는 데 필요한 인스턴스, N은 돌고 있는 인스턴스다. `targetCapacity`보다 높으면 늘리고, 낮은 채로 15분이 지나면 줄인다.",
			En: "`CapacityProviderReservation` = M ÷ N × 100, with M the instances needed for running and waiting tasks and N those running. Above `targetCapacity` instances are added; after 15 minutes below it some are removed."})
}

// askInstances: how many instances reach the target.
func askInstances(a *asker) sim.Draft {
	a.ko, a.en = "대", "instance"
	var hosts, need, target int
	for {
		hosts, need, target = a.Between(2, 12), a.Between(2, 16), sim.Pick(a.Asker, 60, 70, 75, 80, 90, 100)
		if need >= hosts && 100*need > target*hosts && ceil(100*need, target) <= 50 {
			break
		}
	}
	v := with("shape", "steady", "policy", noPolicy, "load", 0, "tasks", need, "max", 100, "compute", "ec2", "instances", hosts, "max-instances", 50,
		"per-instance", 1, "target-capacity", target, "length", "20m")
	pic, _ := run(read(v))
	key := len(pic.ticks[1].hosts)
	a.set("hosts", hosts, "need", need, "target", target,
		"sum", itoa(need)+" ÷ "+decimal(int64(target), 100, 2)+" = "+decimal(int64(100*need), int64(target), 2))
	a.no(need, "forgets the spare capacity", i18n.Text{Ko: "예약률이 100%가 되는 수다. 목표는 {target}%다.", En: "That makes the reservation 100%; the target is {target}%."})
	a.no(100*need/target, "rounds down", i18n.Text{Ko: "{sum}의 소수점을 버리면 목표를 넘는다.", En: "{sum}; rounded down it would stay above the target."})
	a.no(ceil(need*target, 100), "multiplies by the target", i18n.Text{Ko: "목표를 곱한 값이다. 나눠야 한다.", En: "That multiplies by the target instead of dividing."})
	a.no(ceil(100*hosts, target), "starts from the running instances", i18n.Text{Ko: "돌고 있는 수를 목표로 나눈 값이다. 필요한 수 M을 나눈다.", En: "That divides the running instances; it is M that counts."})
	a.no(need+ceil(need*(100-target), 100), "adds the spare percentage on top", i18n.Text{Ko: "모자란 비율을 더한 값이다. 빈자리는 전체에 대한 비율이다.", En: "That adds the percentage on top; spare capacity is a share of the whole."})
	a.no(hosts+need, "adds needed to running", i18n.Text{Ko: "M에는 이미 쓰는 인스턴스가 들어 있다.", En: "M already includes the instances in use."})
	a.no(hosts+1, "adds one instance at a time", i18n.Text{Ko: "필요한 만큼 한 번에 늘린다.", En: "It adds as many as needed at once."})
	why := i18n.Text{Ko: "{sum}의 소수점을 올려야 목표를 넘지 않는다.", En: "{sum}, rounded up so as not to exceed the target."}
	if 100*need%target == 0 {
		why = i18n.Text{Ko: "{sum}이다.", En: "{sum}."}
	}
	return a.numbers(v, key,
		i18n.Text{Ko: "용량 공급자의 `targetCapacity`가 {target}이다. 인스턴스 {hosts}대가 돌고 있고, 실행 중이거나 PROVISIONING에서 기다리는 Task를 모두 담는 데는 {need}대가 필요하다. 그룹의 최대에는 여유가 있고 조정 폭의 제한은 기본값이다. 지표에 비례해 늘린다면 인스턴스는 모두 몇 대가 되는가?",
			En: "A capacity provider has `targetCapacity` {target}. {hosts} instances run, and {need} are needed for all tasks that run or wait in PROVISIONING. The group's maximum leaves room and the step sizes are at their defaults. Scaling in proportion to the metric, how many instances will there be in all?"},
		why, i18n.Text{Ko: "다시 셈해 보자. {sum}이다.", En: "Check again: {sum}."},
		i18n.Text{Ko: "M ÷ N이 목표가 되는 N은 M ÷ (목표 ÷ 100)이고, 모자라지 않게 올린다.",
			En: "M ÷ N meets the target at N = M ÷ (target ÷ 100), rounded up so that it suffices."})
}
