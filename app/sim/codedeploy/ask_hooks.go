package codedeploy

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

func askNext(a *sim.Asker) sim.Draft {
	s := sceneOf(sim.Pick(a, "bare", "bare", "balanced", "balanced", "green", "ecs", "ecs", "lambda"))
	i := a.Between(0, len(s.rail)-2)
	x, key := s.rail[i], s.rail[i+1]
	d := sim.Draft{
		Prompt: s.words.In(a.Lang) + a.Say("CodeDeploy가 직접 실행하는 이벤트까지 포함할 때 $1 바로 다음에 오는 수명 주기 이벤트는?", "Counting the events that CodeDeploy runs itself, which lifecycle event comes right after $1?", code(x.String())),
		Key:    a.Right(code(key.String()), "$1 다음이 이 이벤트다.", "It follows $1.", code(x.String())),
		Values: s.run(), Tags: hookTags,
		Explanation: a.Say("순서: $1.", "The order: $1.", order(s.rail)),
	}
	// The tempting ones first: the next that takes a hook, what another platform
	// would do next, the neighbours; then anything.
	var tempting []event
	for _, e := range s.rail[i+2:] {
		if lifecycle[key].reserved && !lifecycle[e].reserved {
			tempting = append(tempting, e)
			break
		}
	}
	for _, o := range [][]event{fullRail, ecsRail, lambdaRail} {
		if j := indexOf(o, x); j >= 0 && j+1 < len(o) {
			tempting = append(tempting, o[j+1])
		}
	}
	if i > 0 {
		tempting = append(tempting, s.rail[i-1])
	}
	if i+2 < len(s.rail) {
		tempting = append(tempting, s.rail[i+2])
	}
	tempting = append(tempting, draw(a, fullRail, 5)...)
	for _, e := range tempting {
		if e == x || e == key {
			continue
		}
		j := indexOf(s.rail, e)
		switch {
		case j < 0:
			d.Distractors = append(d.Distractors, a.Wrong(code(e.String()), "mixes up the platforms' events", "이 배포에는 없는 이벤트다.", "This deployment has no such event."))
		case j < i:
			d.Distractors = append(d.Distractors, a.Wrong(code(e.String()), "turns the order around", "$1보다 앞에 온다.", "It comes before $1.", code(x.String())))
		default:
			d.Distractors = append(d.Distractors, a.Wrong(code(e.String()), "skips an event", "그보다 $1 이벤트가 먼저 온다.", "$1 comes before it.", code(key.String())))
		}
	}
	return d
}

func askScript(a *sim.Asker) sim.Draft {
	s := sceneOf(sim.Pick(a, "bare", "balanced", "balanced", "green", "ecs", "ecs"))
	what, isEC2 := i18n.Of("스크립트", "a script"), s.id != "ecs"
	if !isEC2 {
		what = i18n.Of("Lambda 함수", "a Lambda function")
	}
	reserved, open := only(s.rail, true), only(s.rail, false)
	d := sim.Draft{Values: s.run(), Tags: scriptTags,
		Explanation: a.Say("CodeDeploy가 직접 하는 이벤트는 $1이다. 나머지에는 훅을 걸 수 있고, 걸지 않으면 아무 일도 하지 않는다.", "CodeDeploy keeps $1 for itself. The others take a hook, and do nothing without one.", list(reserved))}
	taken := func(e event) i18n.Text {
		if !isEC2 {
			return acts[e.String()]
		}
		return own[e]
	}
	cannot := len(reserved) < 3 || a.Coin()
	if cannot {
		key := sim.Pick(a, reserved...)
		d.Prompt = s.words.In(a.Lang) + a.Say("AppSpec의 hooks에서 $1를 걸 수 **없는** 이벤트는?", "For which of these events can the AppSpec file **not** name $2?", what.Ko, what.En)
		d.Key = a.Right(code(key.String()), "CodeDeploy가 직접 하는 이벤트다: $1.", "The event is CodeDeploy's own: it $2.", taken(key).Ko, taken(key).En)
		for _, e := range draw(a, open, 4) {
			d.Distractors = append(d.Distractors, a.Wrong(code(e.String()), "takes a hook for a reserved event", "$1를 걸 수 있는 훅이다.", "It is a hook that takes $2.", what.Ko, what.En))
		}
		return d
	}
	key := sim.Pick(a, open...)
	d.Prompt = s.words.In(a.Lang) + a.Say("AppSpec의 hooks에서 $1를 걸 수 **있는** 이벤트는?", "For which of these events can the AppSpec file name $2?", what.Ko, what.En)
	d.Key = a.Right(code(key.String()), "$1를 걸 수 있는 훅이다.", "It is a hook that takes $2.", what.Ko, what.En)
	for _, e := range draw(a, reserved, 4) {
		d.Distractors = append(d.Distractors, a.Wrong(code(e.String()), "takes a reserved event for a hook", "CodeDeploy가 직접 하는 이벤트라 걸 수 없다: $1.", "It is CodeDeploy's own and takes none: it $2.", taken(e).Ko, taken(e).En))
	}
	return d
}

// own are what CodeDeploy does in the reserved events of an instance.
var own = map[event]i18n.Text{
	block:    i18n.Of("인스턴스로 가는 트래픽을 막는다", "blocks traffic to the instance"),
	download: i18n.Of("리비전을 임시 위치로 내려받는다", "copies the revision to a temporary place"),
	install:  i18n.Of("파일을 최종 위치에 복사한다", "copies the files to where they belong"),
	allow:    i18n.Of("인스턴스로 가는 트래픽을 연다", "lets traffic reach the instance"),
}

func list(events []event) string {
	s := ""
	for i, e := range events {
		if i > 0 {
			s += ", "
		}
		s += code(e.String())
	}
	return s
}

// puzzle is a question of which hooks a platform has.
type puzzle struct {
	prompt    i18n.Text
	fits      []event // any of them is a key
	others    []event // what else it may be taken for
	why, nope i18n.Text
	mistake   string
	values    []string
}

var puzzles = []puzzle{
	{i18n.Of("Lambda 함수를 배포하는 AppSpec의 Hooks에 적을 수 있는 것은?", "Which hook can stand in the AppSpec file of a Lambda deployment?"),
		[]event{beforeAllow, afterAllow}, []event{afterInstall, validate, afterAllowTest, appStop, beforeInstall, appStart},
		i18n.Of("Lambda의 훅은 `BeforeAllowTraffic`과 `AfterAllowTraffic` 둘뿐이다.", "Lambda has two hooks: `BeforeAllowTraffic` and `AfterAllowTraffic`."),
		i18n.Of("Lambda 배포에는 없다. 설치할 인스턴스도 테스트 리스너도 없다.", "A Lambda deployment has none of it: nothing is installed and there is no test listener."), "gives Lambda another platform's hooks", []string{"platform", onLambda}},
	{i18n.Of("운영 트래픽을 옮기기 전에, 테스트 리스너로 들어온 트래픽으로 새 Task set을 검증하려 한다. ECS 배포의 어느 훅에 검증 함수를 걸어야 하는가?", "Before production traffic moves, the new task set should be validated with traffic from the test listener. Which hook of the ECS deployment takes the validation function?"),
		[]event{afterAllowTest}, []event{afterInstall, afterAllow, beforeInstall},
		i18n.Of("테스트 리스너가 교체 Task set으로 트래픽을 보낸 바로 뒤다.", "It runs once the test listener sends traffic to the replacement task set."),
		i18n.Of("테스트 트래픽은 흐르고 운영 트래픽은 아직 옮기지 않은 때가 아니다.", "That is not when test traffic flows and production traffic does not."), "mistakes when test traffic flows", []string{"platform", onECS}},
	{i18n.Of("EC2/온프레미스 배포에는 있지만 ECS와 Lambda 배포에는 없는 훅은?", "Which hook do EC2/on-premises deployments have that ECS and Lambda deployments do not?"),
		[]event{appStop, appStart, validate, beforeBlock, afterBlock}, []event{beforeInstall, afterInstall, beforeAllow, afterAllow, afterAllowTest},
		i18n.Of("인스턴스의 애플리케이션을 멈추고 띄우고 확인하거나 트래픽을 막는 훅은 인스턴스가 있어야 의미가 있다.", "Hooks that stop, start or check an application on an instance, or block its traffic, need an instance."),
		i18n.Of("ECS 배포에도 있다.", "An ECS deployment has it, too."), "thinks the platforms share no hooks", []string{"lb", "true"}},
	{i18n.Of("배포 그룹에 로드 밸런서를 지정하지 **않은** 현재 위치(in-place) 배포에서 실행되지 않는 훅은?", "Which hook does not run in an in-place deployment whose deployment group has **no** load balancer?"),
		[]event{beforeBlock, afterBlock, beforeAllow, afterAllow}, []event{appStop, beforeInstall, afterInstall, appStart, validate},
		i18n.Of("트래픽을 막고 여는 이벤트 여섯 개는 로드 밸런서를 지정해야 실행된다.", "The six events that block and allow traffic need a load balancer."),
		i18n.Of("로드 밸런서와 상관없이 실행된다.", "It runs with or without a load balancer."), "ties a hook to the load balancer", nil},
	{i18n.Of("EC2 블루/그린 배포에서 트래픽을 교체 인스턴스로 옮긴 뒤 **원본** 인스턴스에서 실행되는 훅은?", "In an EC2 blue/green deployment, which hook runs on the **original** instances once traffic has been rerouted?"),
		[]event{beforeBlock, afterBlock}, []event{appStop, beforeAllow, afterAllow, validate, afterInstall},
		i18n.Of("원본에서는 등록 취소 앞뒤의 훅만 실행된다.", "On the originals only the hooks around their deregistration run."),
		i18n.Of("교체 인스턴스에서 실행되는 훅이다.", "It runs on the replacement instances."), "runs every hook on both fleets", []string{"platform", blueGreen, "instances", "3"}},
}

func askPlatform(a *sim.Asker) sim.Draft {
	p := &puzzles[a.Rand.IntN(len(puzzles))]
	key := sim.Pick(a, p.fits...)
	d := sim.Draft{Prompt: p.prompt.In(a.Lang), Values: info.Defaults().Must(p.values...), Tags: hookTags,
		Key: a.Right(code(key.String()), p.why.Ko, p.why.En)}
	for _, e := range draw(a, p.others, 5) {
		d.Distractors = append(d.Distractors, a.Wrong(code(e.String()), p.mistake, p.nope.Ko, p.nope.En))
	}
	d.Explanation = a.Say("EC2/온프레미스: $1. ECS: $2. Lambda: $3.", "EC2/on-premises: $1. ECS: $2. Lambda: $3.", list(only(fullRail, false)), list(only(ecsRail, false)), list(only(lambdaRail, false)))
	return d
}

func askRevision(a *sim.Asker) sim.Draft {
	k := a.Between(2, 8)
	v := func(i int) string { return "v" + itoa(i) }
	e := sim.Pick(a, appStop, appStop, appStop, beforeBlock, afterBlock, beforeInstall, afterInstall, appStart, validate)
	history := a.Between(0, 3) // 0 first, 1 a plain update, 2 and 3 after a failure
	old, now := k, k+1
	story := sim.Tell("$3 마지막으로 성공한 인스턴스에 $4 배포한다. ", "$2 is deployed to an instance where $1 was the last to succeed. ", v(old), v(now), josa(v(old), "이"), josa(v(now), "을"))
	switch {
	case history == 0:
		now = k
		if lifecycle[e].previous {
			e = appStop // what the documentation says of the first deployment
		}
		story = sim.Tell("아직 아무것도 배포한 적이 없는 인스턴스에 $2 배포한다. ", "$1 is deployed to an instance that has never had a deployment. ", v(now), josa(v(now), "을"))
	case history > 1:
		now = k + 2
		story = sim.Tell("인스턴스에서 $4 성공했고 그다음 $5 실패했다. 이제 $6 배포한다. ", "On an instance $1 succeeded and then $2 failed. Now $3 is deployed. ", v(old), v(old+1), v(now), josa(v(old), "이"), josa(v(old+1), "은"), josa(v(now), "을"))
	}
	d := sim.Draft{Tags: scriptTags, Values: info.Defaults().Must("lb", "true", "instances", "3")}
	if history == 0 {
		d.Values = d.Values.Must("before", fresh)
	}
	d.Prompt = a.Say("로드 밸런서가 있는 현재 위치(in-place) 배포다. $1모든 리비전의 AppSpec에 모든 훅의 스크립트가 있다. $2에서는 어느 리비전의 스크립트가 실행되는가?",
		"It is an in-place deployment behind a load balancer. $1Every revision's AppSpec file has a script for every hook. Whose script runs at $2?", story.In(a.Lang), code(e.String()))
	nothing := a.Say("아무 스크립트도 실행되지 않는다", "no script runs")
	previous := lifecycle[e].previous
	before := i18n.Of("이 훅은 새 리비전을 내려받기 전에 실행되므로, 그 인스턴스에서 마지막으로 성공한 리비전의 AppSpec과 스크립트를 쓴다.", "This hook runs before the new revision is downloaded and uses the AppSpec file and scripts of the last revision that succeeded there.")
	after := i18n.Of("이 훅은 새 리비전을 내려받은 뒤에 실행되므로 새 리비전의 것을 쓴다.", "This hook runs after the new revision is downloaded and uses its scripts.")
	rule := after
	if previous {
		rule = before
	}
	switch {
	case previous && history == 0:
		rule = i18n.Of("이 훅은 이전에 성공한 리비전의 스크립트를 쓰는데, 첫 배포라 그런 리비전이 없다.", "This hook uses the scripts of the last successful revision, and on the first deployment there is none.")
		d.Key = a.Right(nothing, rule.Ko, rule.En)
	case previous:
		d.Key = a.Right(v(old), rule.Ko, rule.En)
	default:
		d.Key = a.Right(v(now), rule.Ko, rule.En)
	}
	add := func(text, mistake, ko, en string) {
		d.Distractors = append(d.Distractors, a.Wrong(text, mistake, ko+" "+rule.Ko, en+" "+rule.En))
	}
	add(v(now), "runs every hook from the new revision", "아직 내려받지 않은 리비전이다.", "That revision has not been downloaded yet.")
	if history > 1 {
		if previous {
			add(v(old+1), "takes the last deployed for the last successful revision", "마지막으로 배포했지만 성공하지 못한 리비전이다.", "It was deployed last but did not succeed.")
		} else {
			add(v(old+1), "takes the last deployed for the last successful revision", "이전에 배포하다 실패한 리비전이다.", "That is an earlier revision that failed.")
		}
	}
	const needed, neededEn = "이 이벤트에서 쓸 스크립트가 있다.", "There is a script for this event."
	if history > 0 {
		add(v(old), "runs every hook from the old revision", "이전 리비전의 스크립트는 이 이벤트에서 쓰지 않는다.", "Scripts of an earlier revision are not used at this event.")
		add(nothing, "thinks the hook needs no script here", needed, neededEn)
		add(a.Say("$1의 것 다음에 $2의 것", "that of $1, then that of $2", v(old), v(now)), "thinks that both run", "한 이벤트에서는 한 리비전의 스크립트만 실행된다.", "An event runs the scripts of one revision only.")
	} else {
		const inside, insideEn = "스크립트는 리비전에 들어 있는 것만 쓴다.", "Only scripts contained in a revision are used."
		add(nothing, "thinks that no hook runs on a first deployment", needed, neededEn)
		add(a.Say("인스턴스를 만든 AMI에 든 것", "one that came with the instance's AMI"), "looks for scripts outside the revisions", inside, insideEn)
		add(a.Say("배포 그룹에 등록해 둔 것", "one registered in the deployment group"), "looks for scripts in the deployment group", inside, insideEn)
	}
	d.Explanation = a.Say("`BeforeBlockTraffic`, `AfterBlockTraffic`, `ApplicationStop`만 이전에 성공한 리비전의 스크립트를 쓰고, 나머지는 지금 배포하는 리비전의 것을 쓴다. 고장 난 이전 스크립트는 `--ignore-application-stop-failures`로 넘어간다.",
		"Only `BeforeBlockTraffic`, `AfterBlockTraffic` and `ApplicationStop` use scripts of the last successful revision; the others use the one being deployed. A broken old script is passed over with `--ignore-application-stop-failures`.")
	return d
}
