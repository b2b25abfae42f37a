package autoscaling

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// askFirst: from the jump of the load to the first new task that takes load.
func askFirst(a *asker) sim.Draft {
	a.ko, a.en = "분", "minute"
	points, startup, boot := highPoints, a.Between(1, 4), 0
	pairs := []any{"shape", "step", "load", 2000, "peak", 8000, "from", "10m", "tasks", 4, "length", "1h", "startup", minutesOf(startup)}
	policy := i18n.Text{Ko: "목표 추적(CPU 50%)의 높은 경보는 1분 데이터 포인트 3개가 연달아 50%를 넘으면 울린다.", En: "The high alarm of target tracking (CPU 50%) goes off after 3 one-minute datapoints in a row above 50%."}
	if a.Coin() {
		points = sim.Pick(a.Asker, 1, 2, 4, 5)
		pairs = append(pairs, "policy", stepwise, "out-points", points)
		policy = i18n.Text{Ko: "단계 스케일링을 건 경보는 1분 데이터 포인트 {points}개가 연달아 60% 이상이면 울린다.", En: "The alarm of a step scaling policy goes off after {points|one-minute datapoint} in a row at or above 60%."}
	}
	place := i18n.Text{Ko: "CPU 지표는 1분마다 나온다. Service는 Fargate에서 돌고,", En: "CPU is measured every minute. The service runs on Fargate;"}
	sum := i18n.Text{Ko: "데이터 포인트 {points}개에 {points}분, 기동에 {startup}분이다.", En: "{points} min for the datapoints, {startup} min for start-up."}
	if a.Coin() {
		boot = a.Between(2, 4)
		pairs = append(pairs, "compute", "ec2", "boot", minutesOf(boot))
		place = i18n.Text{Ko: "CPU 지표는 1분마다 나온다. EC2 인스턴스에는 빈자리가 없어 새 Task는 PROVISIONING에서 기다리고, 용량 공급자가 같은 분에 띄운 인스턴스가 {boot}분 뒤 등록된다. 자리를 얻은",
			En: "CPU is measured every minute. The EC2 instances are full, so tasks wait in PROVISIONING; an instance that the capacity provider launches in the same minute registers {boot} min later. Once placed,"}
		sum = i18n.Text{Ko: "데이터 포인트 {points}개에 {points}분, 인스턴스에 {boot}분, Task 기동에 {startup}분이다.", En: "{points} min for the datapoints, {boot} min for the instance, {startup} min for start-up."}
	}
	v := with(pairs...)
	_, events := run(read(v))
	key := 0
	for i := range events {
		if events[i].Kind == "running" {
			key = int(events[i].At/time.Minute) - 10
			break
		}
	}
	a.set("points", points, "startup", startup, "boot", boot)
	if boot > 0 {
		a.no(points+startup, "forgets the instance", i18n.Text{Ko: "인스턴스가 등록되기를 기다리는 {boot}분이 빠졌다.", En: "The {boot} min for the instance are missing."})
	}
	a.no(points, "stops at the alarm", i18n.Text{Ko: "desired가 늘 때까지만 센 값이다. Task가 뜨는 시간이 더 든다.", En: "That ends when the desired count rises; tasks still have to start."})
	a.no(startup+boot, "thinks scaling begins at once", i18n.Text{Ko: "부하가 뛰자마자 늘린다고 본 값이다. 경보에 {points}분이 든다.", En: "That scales the moment the load jumps; the alarm takes {points} min."})
	a.no(points+startup+boot+5, "waits for a cooldown first", i18n.Text{Ko: "쿨다운은 조정한 뒤에 시작된다. 첫 조정은 기다리지 않는다.", En: "A cooldown begins after a change; the first one waits for none."})
	a.no(15+startup+boot, "takes the 15 datapoints of the low alarm", i18n.Text{Ko: "데이터 포인트 15개는 줄일 때의 기준이다.", En: "15 datapoints are for scaling in."})
	a.no(points+startup+boot-1, "counts the first datapoint as ready at once", i18n.Text{Ko: "첫 데이터 포인트도 1분이 지나야 나온다.", En: "The first datapoint, too, arrives only after a minute."})
	return a.numbers(v, key,
		join(join(policy, place), i18n.Text{Ko: "Task는 기동에 {startup}분이 걸린 뒤 부하를 받는다. 정각에 부하가 네 배로 뛰어 그대로 이어진다. 앞선 조정은 없었고 쿨다운은 300초로 설정되어 있다. 경보가 울리는 즉시 desired를 늘린다면, 부하가 뛰고 몇 분 뒤에 새 Task가 부하를 받기 시작하는가?",
			En: "a task takes load after a start-up of {startup} min. Exactly on the minute the load jumps to four times its level and stays there. No change came before; the cooldown is set to 300 seconds. If the desired count rises the moment the alarm goes off, how long after the jump do new tasks begin to take load?"}),
		sum, join(i18n.Text{Ko: "차례로 더해 보자.", En: "Add them one after the other."}, sum),
		i18n.Text{Ko: "늘리기는 경보의 데이터 포인트를 모으는 시간, (EC2라면) 인스턴스가 뜨는 시간, Task가 뜨는 시간을 차례로 지난다.",
			En: "Scaling out takes the datapoints of the alarm, on EC2 the start of an instance, and the start of the task, one after the other."})
}

// askSchedule: the count right after a scheduled action.
func askSchedule(a *asker) sim.Draft {
	n := a.Between(4, 16)
	lo, hi := a.Between(1, 3), n+a.Between(2, 10)
	newLo, newHi := a.Between(lo+1, 20), 0
	set := i18n.Text{Ko: "최소 {new-lo}개만 정하는", En: "sets only the minimum, to {new-lo},"}
	top := hi
	if a.Coin() {
		newHi = newLo + a.Between(2, 12)
		top = newHi
		set = i18n.Text{Ko: "최소 {new-lo}개, 최대 {new-hi}개로 정하는", En: "sets the minimum to {new-lo} and the maximum to {new-hi}"}
	} else if newLo > hi {
		newLo = hi - 1
	}
	v := with("shape", "steady", "load", 500*n, "tasks", n, "min", lo, "max", hi, "scheduled", "true", "sched-min", newLo, "sched-max", newHi, "sched-at", "5m", "length", "15m")
	pic, _ := run(read(v))
	key := pic.ticks[5].desired
	a.set("n", n, "lo", lo, "hi", hi, "new-lo", newLo, "new-hi", newHi)
	a.set("set", a.say(set))
	why := i18n.Text{Ko: "{n}개는 새 범위 안이라 그대로다.", En: "{n} is inside the new range and stays."}
	switch {
	case key > n:
		why = i18n.Text{Ko: "{n}개는 새 최소보다 적어 곧바로 최소까지 늘린다.", En: "{n} is below the new minimum, so the count rises to it at once."}
	case key < n:
		why = i18n.Text{Ko: "{n}개는 새 최대보다 많아 곧바로 최대까지 줄인다.", En: "{n} is above the new maximum, so the count drops to it at once."}
	}
	a.no(n, "lets the cooldown block the scheduled action", join(i18n.Text{Ko: "예약 작업은 쿨다운을 따지지 않는다.", En: "A scheduled action ignores cooldowns."}, why))
	a.no(newLo, "takes the minimum for the desired count", join(i18n.Text{Ko: "예약 작업은 desired가 아니라 범위를 바꾼다.", En: "A scheduled action changes the range, not the desired count."}, why))
	a.no(top, "takes the maximum for the desired count", join(i18n.Text{Ko: "최대는 상한일 뿐이다.", En: "The maximum is only a bound."}, why))
	a.no(n+newLo, "adds the minimum to the count", join(i18n.Text{Ko: "최소는 더하는 수가 아니다.", En: "The minimum is not added."}, why))
	a.no(ceil(newLo+top, 2), "goes to the middle of the range", join(i18n.Text{Ko: "범위의 가운데로 옮기지 않는다.", En: "The count does not go to the middle of the range."}, why))
	a.no(lo, "thinks the old minimum is restored", join(i18n.Text{Ko: "예전 범위로 돌아가지 않는다.", En: "The old range does not come back."}, why))
	return a.numbers(v, key,
		i18n.Text{Ko: "목표 추적을 쓰는 Service의 범위는 최소 {lo}개, 최대 {hi}개이고 지금 desired는 {n}개다. 지표는 목표에 있어 어느 경보도 울리지 않고, 1분 전의 조정으로 쿨다운이 4분 남아 있다. 이때 {set} 예약 작업이 실행된다. 배포는 없다. 직후의 desired는 몇 개인가?",
			En: "A service with target tracking has a range of {lo} to {hi} and a desired count of {n}. The metric is at its target, so no alarm is on; a cooldown of 4 more minutes runs after a change a minute ago. A scheduled action that {set} now runs. No deployment is in progress. What is the desired count right afterwards?"},
		why, why,
		i18n.Text{Ko: "예약 작업은 최소와 최대를 바꾸고, desired가 새 범위 밖이면 쿨다운과 상관없이 곧바로 안으로 옮긴다.",
			En: "A scheduled action changes minimum and maximum; a desired count outside the new range moves inside at once, whatever the cooldown."})
}
