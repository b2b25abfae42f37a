package codedeploy

import (
	"strconv"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

func askShare(a *sim.Asker) sim.Draft {
	platform, list, param := onLambda, lambdaShifts, "lambda-config"
	if a.Coin() {
		platform, list, param = onECS, ecsShifts, "ecs-config"
	}
	s := list[a.Between(0, len(list)-1)]
	if s.minutes == 0 && a.Coin() { // the simple one less often
		s = list[a.Between(1, len(list)-1)]
	}
	// A moment well inside a step.
	steps := s.steps()
	minutes := a.Between(1, 4)
	switch {
	case s.linear:
		minutes = a.Between(0, 10*s.minutes-1)
	case s.minutes > 0:
		minutes = a.Between(0, 2*s.minutes-1)
	}
	at := time.Duration(minutes)*time.Minute + 30*time.Second
	which := i18n.Of("Lambda 함수의 새 버전을", "a new version of a Lambda function")
	if platform == onECS {
		which = i18n.Of("ECS Service의 새 Task set을", "a new task set of an ECS service")
	}
	d := sim.Draft{Values: info.Defaults().Must("platform", platform, param, s.name), Tags: shiftTags}
	d.Prompt = a.Say("`CodeDeployDefault.$1` 구성으로 $2 배포한다. ", "`CodeDeployDefault.$1` deploys $3. ", s.name, which.Ko, which.En)
	if s.linear {
		d.Prompt += a.Say("각 간격이 시작될 때 한 몫을 옮기고, 첫 간격은 전환과 함께 시작한다. ", "A portion moves at the start of each interval, and the first interval starts with the shift. ")
	}
	d.Explanation = a.Say("canary는 두 번에 나눠 옮긴다. 이름에 적힌 비율을 먼저 옮기고, 이름에 적힌 시간이 지나면 나머지를 옮긴다. linear는 이름에 적힌 간격마다 같은 비율을 더한다. `AllAtOnce`는 한 번에 옮긴다.",
		"Canary moves in two steps: the share in its name first, the rest after the time in its name. Linear adds the same share at every interval. `AllAtOnce` moves everything at once.")
	if s.minutes > 1 && a.Between(0, 2) == 0 {
		askAlarm(a, &d, s, platform)
		return d
	}
	key := shareAt(steps, at)
	when := lasting(at)
	d.Prompt += a.Say("문제가 없을 때, 트래픽을 옮기기 시작한 지 $1 뒤 새 버전이 받는 트래픽은?", "If nothing goes wrong, what share of the traffic does the new version get $2 after the shift began?", when.Ko, when.En)
	every := itoa(s.minutes)
	var rule i18n.Text
	switch {
	case s.minutes == 0:
		rule = i18n.Of("`AllAtOnce`는 한 번에 100%를 옮긴다.", "`AllAtOnce` moves 100% at once.")
	case s.linear:
		rule = sim.Tell("linear는 $1분마다 $2%p씩 더하고, 이때까지 $3번 더했다.", "Linear adds $2 points every $1 min; additions so far: $3.", every, itoa(s.percent), itoa(key/s.percent))
	case key < 100:
		rule = sim.Tell("canary는 $2%를 옮기고 $1분을 지켜본다. 아직 그 안이다.", "Canary moves $2% and watches for $1 min; this is still inside.", every, itoa(s.percent))
	default:
		rule = sim.Tell("canary는 $2%를 옮기고 $1분 뒤 나머지를 한 번에 옮긴다.", "Canary moves $2% and, $1 min later, all the rest at once.", every, itoa(s.percent))
	}
	d.Key = a.Right(itoa(key)+"%", rule.Ko, rule.En)
	add := func(n int, mistake, ko, en string) {
		if n >= 0 && n <= 100 {
			d.Distractors = append(d.Distractors, a.Wrong(itoa(n)+"%", mistake, ko+" "+rule.Ko, en+" "+rule.En))
		}
	}
	add(100-key, "takes the old version's share for the new one's", "이전 버전에 남은 몫이다.", "That is what the old version keeps.")
	if s.linear {
		add(s.percent, "treats linear as canary", "첫 몫에 머물지 않는다.", "It does not stay at the first portion.")
		add(key-s.percent, "waits for the first interval before the first step", "첫 몫은 기다리지 않고 옮긴다.", "The first portion does not wait.")
		add(key+s.percent, "counts one step too many", "아직 그만큼 더하지 않았다.", "That many have not been added yet.")
		add(100, "moves all the rest after the first interval", "나머지를 한 번에 옮기는 것은 canary다.", "Moving all the rest at once is canary.")
		return d
	}
	steady := s.percent
	if s.minutes > 0 {
		steady = min(s.percent*(minutes/s.minutes+1), 100)
	}
	add(steady, "treats canary as linear", "같은 비율을 거듭 더하는 것은 linear다.", "Adding the same share again and again is linear.")
	add(10, "takes every shift for a canary's first step", "10%에 머무는 때가 아니다.", "It is not at 10% now.")
	add(100, "expects all traffic at once", "아직 전부 옮기지 않았다.", "Not everything has moved yet.")
	add(0, "waits for the interval before the first step", "첫 몫은 기다리지 않고 옮긴다.", "The first share does not wait.")
	add(min(10*(minutes+1), 90), "adds ten points a minute", "1분에 10%p씩 옮기는 구성이 아니다.", "This configuration does not add ten points a minute.")
	add(50, "splits the traffic in half", "반으로 나누는 구성이 아니다.", "Nothing here splits the traffic in half.")
	return d
}

// askAlarm asks for the traffic after an alarm in the middle of a shift.
func askAlarm(a *sim.Asker, d *sim.Draft, s shifting, platform string) {
	last := s.minutes - 1
	if s.linear {
		last = 9*s.minutes - 1
	}
	minute := a.Between(1, last)
	fires := time.Duration(minute)*time.Minute - 30*time.Second
	share, then := shareAt(s.steps(), fires), minute+a.Between(1, 9)
	looks := time.Duration(then) * time.Minute
	d.Values = d.Values.Must(platform+"-trouble", alarm, "alarm-after", sim.FormatDuration(fires))
	on, at := lasting(fires), lasting(looks)
	d.Prompt += a.Say("배포 그룹에는 CloudWatch 경보가 걸려 있고 `DEPLOYMENT_STOP_ON_ALARM` 자동 롤백이 켜져 있다. 옮기기 시작한 지 $1에 경보가 울려 롤백까지 끝났다. $2 뒤 새 버전이 받는 트래픽은?",
		"The deployment group has a CloudWatch alarm, and automatic rollback is on for `DEPLOYMENT_STOP_ON_ALARM`. The alarm fires $3 after the shift began, and the rollback completes. What share of the traffic does the new version get $4 after the shift began?", on.Ko, at.Ko, on.En, at.En)
	rule := i18n.Of("경보가 울리면 배포를 멈추고, 롤백은 트래픽을 모두 이전 버전으로 돌린다.", "The alarm stops the deployment, and the rollback gives all traffic back to the version before.")
	d.Key = a.Right("0%", rule.Ko, rule.En)
	add := func(n int, mistake, ko, en string) {
		d.Distractors = append(d.Distractors, a.Wrong(itoa(n)+"%", mistake, ko+" "+rule.Ko, en+" "+rule.En))
	}
	add(share, "thinks the share stays where the alarm found it", "경보가 울렸을 때의 몫이다.", "That is its share when the alarm fired.")
	add(100, "thinks the shift goes on to its end", "전환을 끝까지 가지 않는다.", "The shift does not run to its end.")
	if planned := shareAt(s.steps(), looks+time.Second); planned < 100 {
		add(planned, "thinks the alarm only reports", "경보가 없었을 때의 몫이다.", "That would be its share without the alarm.")
	}
	add(100-share, "takes the old version's share for the new one's", "경보가 울렸을 때 이전 버전의 몫이다.", "That is the old version's share when the alarm fired.")
	add(50, "splits the traffic in half", "반으로 나누는 일은 없다.", "Nothing here splits the traffic in half.")
	d.Explanation = a.Say("경보는 남은 전환을 기다리지 않고 배포를 멈춘다. 그 경보에 자동 롤백을 켜 두었으면 새 배포가 트래픽을 이전 버전에 돌려준다.", "An alarm stops the deployment without waiting for what is left to shift. With automatic rollback on for it, a new deployment gives the traffic back to the version before.")
	d.Tags = rollbackTags
}

// chapter is one deployment of a group's history.
type chapter struct {
	revision int
	ok       bool
}

func askRollback(a *sim.Asker) sim.Draft {
	// A history that ends in a failure; the first deployment succeeded.
	n := a.Between(3, 5)
	history := []chapter{{1, true}}
	for i := 2; i < n; i++ {
		history = append(history, chapter{i, a.Between(0, 2) > 0})
	}
	history = append(history, chapter{n, false})
	base := 100 + a.Between(1, 400)
	id := func(i int) string { return "d-" + strconv.Itoa(base+i) }
	good := 0
	story := ""
	var failures []bool
	for i, c := range history {
		failures = append(failures, !c.ok)
		if c.ok {
			good = i
		}
		is := succeeded
		if !c.ok {
			is = failed
		}
		if i > 0 {
			story += ", "
		}
		story += a.Say("`$1`(v$2) `$3`", "`$1` (v$2) `$3`", id(i), itoa(c.revision), is)
	}
	last := len(history) - 1
	earlier := i18n.Text{}
	if counted(failures) > 1 {
		earlier = i18n.Of("그전의 실패에는 자동 롤백이 꺼져 있었다. ", "For earlier failures automatic rollback was off. ")
	}
	rev := func(i int) string { return "v" + itoa(history[i].revision) }
	fresh := func(i int) string {
		return a.Say("$2 새 배포로 다시 내보낸다. 배포 ID도 새로 붙는다", "it deploys $1 as a new deployment with an ID of its own", rev(i), josa(rev(i), "을"))
	}
	restored := func(i int) string {
		return a.Say("배포 `$1`의 상태를 그 ID 그대로 되살린다", "it restores deployment `$1` under that same ID", id(i))
	}
	where, v := sim.Pick(a,
		i18n.Of("EC2 현재 위치(in-place) 배포 그룹", "an in-place deployment group on EC2"),
		i18n.Of("온프레미스 서버 배포 그룹", "a deployment group of on-premises servers")), info.Defaults().Must("failing", "1,2,3,4", "rollback", "true")
	d := sim.Draft{Values: v, Tags: rollbackTags,
		Prompt: a.Say("$1의 기록은 차례로 $2다. $3마지막 배포에는 `DEPLOYMENT_FAILURE` 자동 롤백을 켜 두었다. 자동 롤백은 무엇을 하는가?",
			"The history of $1 is, in order: $2. $3For the last one automatic rollback is on for `DEPLOYMENT_FAILURE`. What does the automatic rollback do?", where.In(a.Lang), story, earlier.In(a.Lang)),
		Key: a.Right(fresh(good), "마지막으로 성공한 배포는 $1이고, 롤백은 그 리비전을 새 배포로 내보낸다.", "$2 was the last deployment that succeeded; a rollback is a new deployment of its revision.", code(id(good)), code(id(good))),
		Explanation: a.Say("롤백은 마지막으로 정상이던 리비전을 **새 배포**로 다시 배포하는 것이다. 예전 배포를 되감거나 파일을 복원하지 않는다.",
			"A rollback redeploys the last known good revision as a **new deployment**. It neither rewinds an old deployment nor restores files."),
	}
	add := func(text, mistake, ko, en string, values ...string) {
		d.Distractors = append(d.Distractors, a.Wrong(text, mistake, ko, en, values...))
	}
	add(restored(good), "takes a rollback for the old deployment restored", "리비전은 맞지만 예전 배포를 되살리는 것이 아니다. ID가 새로 붙은 배포다.", "The revision is right, but nothing is restored: it is a new deployment with a new ID.")
	if good != last-1 {
		add(fresh(last-1), "goes back one deployment, whether it succeeded or not", "$1의 배포는 실패했다. 마지막으로 성공한 리비전으로 돌아간다.", "$1 failed, too; it goes back to the last revision that succeeded.", rev(last-1), rev(last-1))
	}
	add(fresh(last), "thinks a rollback tries again", "실패한 리비전을 다시 배포하지 않는다.", "The revision that failed is not deployed again.")
	if good != 0 {
		add(fresh(0), "goes back to the first revision", "맨 처음이 아니라 마지막으로 성공한 리비전이다.", "Not the first, but the last revision that succeeded.")
	}
	add(a.Say("실패한 인스턴스에서만 백업해 둔 파일을 되돌린다", "it puts back backed-up files on the failed instances only"), "thinks that CodeDeploy keeps backups", "CodeDeploy는 파일을 백업해 두지 않는다. 리비전을 다시 배포할 뿐이다.", "CodeDeploy keeps no backups; it deploys a revision again.")
	return d
}
