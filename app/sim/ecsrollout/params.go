package ecsrollout

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// New returns the simulator "ecsrollout".
func New() sim.Simulator { return simulator{} }

type simulator struct{}

// Info implements sim.Simulator.
func (simulator) Info() *sim.Info { return info }

func isRolling(v sim.Values) bool { return v.Get("strategy") == rolling }
func isNative(v sim.Values) bool  { return !isRolling(v) }

// isLoose reports whether the scheduler could both stop and start.
func isLoose(v sim.Values) bool {
	n := v.Int("desired")
	return isRolling(v) && lowerBound(n, v.Int("min")) < n && upperBound(n, v.Int("max")) > n
}

func isFaulty(v sim.Values) bool   { return v.Get("version") != fine }
func isBroken(v sim.Values) bool   { return isRolling(v) && isFaulty(v) && v.Get("breaker") != off }
func isAlarming(v sim.Values) bool { return isNative(v) && v.Get("version") == buggy }

var (
	inRollout = i18n.Text{Ko: "배포", En: "Deployment"}
	inVersion = i18n.Text{Ko: "새 버전", En: "New version"}
	inTimes   = i18n.Text{Ko: "걸리는 시간", En: "Times"}
	minutes   = i18n.Text{Ko: "분", En: "min"}
	percent   = i18n.Text{Ko: "%", En: "%"}
	pieces    = i18n.Text{Ko: "개", En: ""}
)

var info = &sim.Info{
	Name:    "ecsrollout",
	Title:   i18n.Text{Ko: "ECS 배포: 두 한도와 롤백", En: "ECS deployments: two bounds and a rollback"},
	Summary: i18n.Text{Ko: "새 버전으로 바꾸는 동안 Task를 몇 개까지 빼고 띄울 수 있는지, 실패하면 무엇이 남는지 본다.", En: "See how many tasks may be stopped and started while a new version goes out, and what a failure leaves behind."},
	Params: []sim.Param{
		{Name: "strategy", Kind: sim.Choice, Default: rolling, Group: inRollout, Label: i18n.Text{Ko: "배포 전략", En: "Strategy"},
			Options: []sim.Option{sim.Opt(rolling, "ROLLING", "ROLLING"), sim.Opt(blueGreen, "BLUE_GREEN", "BLUE_GREEN"), sim.Opt(canary, "CANARY", "CANARY"), sim.Opt(linear, "LINEAR", "LINEAR")}},
		{Name: "desired", Kind: sim.Number, Default: "4", Min: 1, Max: 100, Step: 1, Group: inRollout, Label: i18n.Text{Ko: "desiredCount", En: "desiredCount"}, Unit: pieces},
		{Name: "min", Kind: sim.Number, Default: "100", Min: 0, Max: 100, Step: 1, Group: inRollout, Label: i18n.Text{Ko: "minimumHealthyPercent", En: "minimumHealthyPercent"}, Unit: percent, When: isRolling,
			Help: i18n.Text{Ko: "건강한 Task의 하한. 소수점은 올린다.", En: "Lower bound of healthy tasks, rounded up."}},
		{Name: "max", Kind: sim.Number, Default: "150", Min: 100, Max: 200, Step: 1, Group: inRollout, Label: i18n.Text{Ko: "maximumPercent", En: "maximumPercent"}, Unit: percent, When: isRolling,
			Help: i18n.Text{Ko: "실행 중이거나 시작 중인 Task의 상한. 소수점은 내린다.", En: "Upper bound of tasks that run or start, rounded down."}},
		{Name: "order", Kind: sim.Choice, Default: together, Group: inRollout, Label: i18n.Text{Ko: "둘 다 할 수 있을 때", En: "When both are allowed"}, When: isLoose,
			Help:    i18n.Text{Ko: "AWS는 시작과 중지의 순서를 문서에 적지 않는다. 어느 쪽이든 두 한도는 지켜진다.", En: "AWS does not document how starts and stops interleave; either way the bounds hold."},
			Options: []sim.Option{sim.Opt(together, "시작과 중지를 한꺼번에", "start and stop at once"), sim.Opt(cautious, "먼저 띄우고 건강해지면 뺀다", "start first, stop when healthy")}},
		{Name: "capacity", Kind: sim.Choice, Default: "free", Group: inRollout, Label: i18n.Text{Ko: "클러스터의 자리", En: "Room in the cluster"},
			Options: []sim.Option{sim.Opt("free", "넉넉함 (Fargate)", "plenty (Fargate)"), sim.Opt("fixed", "정해짐 (고정된 EC2)", "fixed (EC2)")}},
		{Name: "spare", Kind: sim.Number, Default: "0", Min: 0, Max: 100, Step: 1, Group: inRollout, Label: i18n.Text{Ko: "여분 자리", En: "Spare places"}, Unit: pieces,
			When: func(v sim.Values) bool { return v.Get("capacity") == "fixed" },
			Help: i18n.Text{Ko: "지금 도는 Task 말고 더 놓을 수 있는 Task의 수.", En: "How many tasks fit beside those that run now."}},
		{Name: "canary", Kind: sim.Number, Default: "5", Min: 1, Max: 100, Step: 1, Group: inRollout, Label: i18n.Text{Ko: "canaryPercent", En: "canaryPercent"}, Unit: percent, When: strategyIs(canary)},
		{Name: "canary-bake", Kind: sim.Number, Default: "10", Min: 0, Max: 1440, Step: 1, Group: inRollout, Label: i18n.Text{Ko: "canaryBakeTimeInMinutes", En: "canaryBakeTimeInMinutes"}, Unit: minutes, When: strategyIs(canary)},
		{Name: "step", Kind: sim.Number, Default: "10", Min: 3, Max: 100, Step: 1, Group: inRollout, Label: i18n.Text{Ko: "stepPercent", En: "stepPercent"}, Unit: percent, When: strategyIs(linear)},
		{Name: "step-bake", Kind: sim.Number, Default: "6", Min: 0, Max: 1440, Step: 1, Group: inRollout, Label: i18n.Text{Ko: "stepBakeTimeInMinutes", En: "stepBakeTimeInMinutes"}, Unit: minutes, When: strategyIs(linear)},
		{Name: "bake", Kind: sim.Number, Default: "5", Min: 0, Max: 1440, Step: 1, Group: inRollout, Label: i18n.Text{Ko: "bakeTimeInMinutes", En: "bakeTimeInMinutes"}, Unit: minutes, When: isNative,
			Help: i18n.Text{Ko: "트래픽을 다 옮긴 뒤 옛 리비전을 남겨 두는 시간.", En: "How long the old revision stays after all traffic has moved."}},

		{Name: "version", Kind: sim.Choice, Default: fine, Group: inVersion, Label: i18n.Text{Ko: "새 버전은", En: "The new version"},
			Options: []sim.Option{
				sim.Opt(fine, "정상", "works"),
				sim.Opt(crash, "시작하다 죽는다", "dies while starting"),
				sim.Opt(unhealthy, "헬스 체크에 떨어진다", "fails its health checks"),
				sim.Opt(flaky, "가끔만 헬스 체크를 통과한다", "passes its health checks now and then"),
				sim.Opt(buggy, "헬스 체크는 통과하지만 요청에 실패한다", "is healthy but fails requests"),
			}},
		{Name: "fail-run", Kind: sim.Number, Default: "2", Min: 1, Max: 9, Step: 1, Group: inVersion, Label: i18n.Text{Ko: "성공 하나 앞의 실패", En: "Failures before each success"}, Unit: i18n.Text{Ko: "번", En: ""},
			When: func(v sim.Values) bool { return v.Get("version") == flaky }},
		{Name: "rps", Kind: sim.Number, Default: "100", Min: 1, Max: 10000, Step: 1, Group: inVersion, Label: i18n.Text{Ko: "초당 요청", En: "Requests a second"}, Unit: i18n.Text{Ko: "개", En: ""},
			When: func(v sim.Values) bool { return v.Get("version") == buggy }},
		{Name: "breaker", Kind: sim.Choice, Default: off, Group: inVersion, Label: i18n.Text{Ko: "배포 서킷 브레이커", En: "Deployment circuit breaker"},
			When:    func(v sim.Values) bool { return isRolling(v) && isFaulty(v) },
			Options: []sim.Option{sim.Opt(off, "끔", "off"), sim.Opt(halt, "켬, 롤백 없음", "on, without rollback"), sim.Opt(rollback, "켬, 롤백", "on, with rollback")}},
		{Name: "threshold", Kind: sim.Choice, Default: bounded, Group: inVersion, Label: i18n.Text{Ko: "임계값의 종류", En: "Threshold type"}, When: isBroken,
			Options: []sim.Option{sim.Opt(bounded, "BOUNDED_PERCENT", "BOUNDED_PERCENT"), sim.Opt(unbounded, "UNBOUNDED_PERCENT", "UNBOUNDED_PERCENT"), sim.Opt(fixedCount, "COUNT", "COUNT")}},
		{Name: "value", Kind: sim.Number, Default: "50", Min: 1, Max: 100, Step: 1, Group: inVersion, Label: i18n.Text{Ko: "임계값의 값", En: "Threshold value"}, When: isBroken,
			Help: i18n.Text{Ko: "비율이면 desiredCount의 %, COUNT면 횟수 그대로다.", En: "A percentage of desiredCount, or with COUNT the number itself."}},
		{Name: "reset", Kind: sim.Flag, Default: "true", Group: inVersion, Label: i18n.Text{Ko: "resetOnHealthyTask", En: "resetOnHealthyTask"},
			When: func(v sim.Values) bool { return isBroken(v) && v.Get("version") == flaky },
			Help: i18n.Text{Ko: "켜면 이어진 실패만, 끄면 모든 실패를 센다.", En: "On counts failures in a row only, off counts all."}},
		{Name: "alarm", Kind: sim.Flag, Default: "true", Group: inVersion, Label: i18n.Text{Ko: "CloudWatch 경보로 롤백", En: "Roll back on a CloudWatch alarm"}, When: isAlarming},
		{Name: "alarm-after", Kind: sim.Duration, Default: "3m", Min: 1000, Max: 86_400_000, Group: inVersion, Label: i18n.Text{Ko: "경보까지", En: "Alarm after"},
			When: func(v sim.Values) bool { return isAlarming(v) && v.Flag("alarm") },
			Help: i18n.Text{Ko: "새 버전이 첫 요청을 받은 때부터 경보가 울릴 때까지.", En: "From the first request to the new version until the alarm."}},

		{Name: "start", Kind: sim.Duration, Default: "20s", Min: 1000, Max: 600_000, Group: inTimes, Label: i18n.Text{Ko: "PENDING에서 RUNNING까지", En: "PENDING to RUNNING"}},
		{Name: "health", Kind: sim.Duration, Default: "40s", Min: 0, Max: 600_000, Group: inTimes, Label: i18n.Text{Ko: "RUNNING에서 건강 판정까지", En: "RUNNING to the verdict on health"},
			Help: i18n.Text{Ko: "로드 밸런서도 헬스 체크도 없으면 40초다.", En: "40 s where there is neither a load balancer nor a health check."}},
		{Name: "drain", Kind: sim.Duration, Default: "30s", Min: 0, Max: 600_000, Group: inTimes, Label: i18n.Text{Ko: "등록 취소와 중지", En: "Deregistration and stop"},
			Help: i18n.Text{Ko: "멈추기로 한 Task가 자리를 비울 때까지.", En: "Until a task that is being stopped has left its place."}},
		{Name: "horizon", Kind: sim.Duration, Default: "0s", Min: 0, Max: 5_184_000_000, Group: inTimes, Label: i18n.Text{Ko: "시간축 길이", En: "Time axis"},
			Help: i18n.Text{Ko: "0이면 실행이 끝나는 시각까지다. 두 그림을 나란히 볼 때 같은 값을 준다.", En: "0 ends with the run; give two pictures the same value to compare them."}},
	},
	Presets: []sim.Preset{
		{Name: "start-first", Label: i18n.Text{Ko: "100/150: 띄우고 나서 뺀다", En: "100/150: start, then stop"}},
		{Name: "stop-first", Label: i18n.Text{Ko: "50/100: 빼고 나서 띄운다", En: "50/100: stop, then start"}, Values: map[string]string{"min": "50", "max": "100"}},
		{Name: "rounding", Label: i18n.Text{Ko: "3개에 100/125: 내림에 걸려 멈춘다", En: "100/125 of 3: stuck by rounding"}, Values: map[string]string{"desired": "3", "max": "125"}},
		{Name: "full-cluster", Label: i18n.Text{Ko: "꽉 찬 클러스터에 100/200", En: "100/200 on a full cluster"}, Values: map[string]string{"max": "200", "capacity": "fixed"}},
		{Name: "endless", Label: i18n.Text{Ko: "서킷 브레이커 없이 죽는 버전", En: "A dying version without a circuit breaker"}, Values: map[string]string{"max": "200", "version": crash}},
		{Name: "rollback", Label: i18n.Text{Ko: "서킷 브레이커가 되돌린다", En: "The circuit breaker rolls back"}, Values: map[string]string{"min": "50", "max": "100", "version": unhealthy, "breaker": rollback}},
		{Name: "linear", Label: i18n.Text{Ko: "LINEAR 25%씩 2분 간격", En: "LINEAR, 25% every 2 minutes"}, Values: map[string]string{"strategy": linear, "step": "25", "step-bake": "2", "bake": "3"}},
		{Name: "canary-alarm", Label: i18n.Text{Ko: "CANARY 10%에서 경보로 되돌린다", En: "CANARY 10%, rolled back by an alarm"}, Values: map[string]string{"strategy": canary, "canary": "10", "canary-bake": "5", "version": buggy}},
	},
	Predictions: []sim.Prediction{
		{Name: "least", Prompt: i18n.Text{Ko: "배포하는 동안 건강한 Task가 가장 적을 때는 몇 개일까?", En: "How many healthy tasks are there at the lowest point of the deployment?"}, Unit: pieces},
		{Name: "most", Prompt: i18n.Text{Ko: "Task가 가장 많을 때는 모두 몇 개일까? 빠지는 중인 것도 센다.", En: "How many tasks are there at most, those being stopped included?"}, Unit: pieces},
		{Name: "new", Prompt: i18n.Text{Ko: "끝났을 때 건강한 새 버전 Task는 몇 개일까?", En: "How many healthy tasks of the new version are there at the end?"}, Unit: pieces},
		{Name: "exposed", Prompt: i18n.Text{Ko: "고장 난 새 버전이 받는 요청은 몇 개일까?", En: "How many requests does the faulty new version get?"}, Unit: pieces, Tolerance: 0.05},
	},
	Asks: []sim.Ask{
		{Name: "bounds", Title: i18n.Text{Ko: "하한과 상한", En: "The two bounds"}},
		{Name: "fewest", Title: i18n.Text{Ko: "건강한 Task의 최저점", En: "The fewest healthy tasks"}},
		{Name: "start", Title: i18n.Text{Ko: "먼저 띄울 수 있는 수", En: "How many can start first"}},
		{Name: "stuck", Title: i18n.Text{Ko: "진행되는지 멈추는지", En: "Whether it gets stuck"}},
		{Name: "unblock", Title: i18n.Text{Ko: "멈춘 배포를 푸는 설정", En: "What frees a stuck deployment"}},
		{Name: "threshold", Title: i18n.Text{Ko: "서킷 브레이커의 임계값", En: "The circuit breaker's threshold"}},
		{Name: "left", Title: i18n.Text{Ko: "실패한 뒤에 남는 것", En: "What a failure leaves"}},
		{Name: "share", Title: i18n.Text{Ko: "어느 시각의 트래픽 비율", En: "The traffic share at a time"}},
		{Name: "length", Title: i18n.Text{Ko: "트래픽을 다 옮기는 시간", En: "How long the shift takes"}},
		{Name: "exposed", Title: i18n.Text{Ko: "고장 난 버전이 받는 요청", En: "Requests to a faulty version"}},
	},
	Legend: []sim.LegendItem{
		{Mark: "outline", Tone: sim.Muted, Label: i18n.Text{Ko: "건강한 옛 Task", En: "healthy old task"}},
		{Mark: "bar", Tone: sim.Good, Label: i18n.Text{Ko: "건강한 새 Task", En: "healthy new task"}},
		{Mark: "hatch", Tone: sim.Wait, Label: i18n.Text{Ko: "PENDING", En: "PENDING"}},
		{Mark: "outline", Tone: sim.Wait, Label: i18n.Text{Ko: "RUNNING, 아직 건강하지 않음", En: "RUNNING, not healthy yet"}},
		{Mark: "dash", Tone: sim.Muted, Label: i18n.Text{Ko: "빠지는 중", En: "being stopped"}},
		{Mark: "cross", Tone: sim.Bad, Label: i18n.Text{Ko: "실패한 Task", En: "failed task"}},
		{Mark: "outline", Tone: sim.Bad, Label: i18n.Text{Ko: "건강하지만 고장 난 새 Task", En: "healthy but faulty new task"}},
		{Mark: "line", Tone: sim.Plain, Label: i18n.Text{Ko: "건강한 Task의 수", En: "number of healthy tasks"}},
	},
	Sources: []sim.Source{
		{Title: "DeploymentConfiguration - Amazon ECS API Reference", URL: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html", Checked: "2026-11"},
		{Title: "Deploy Amazon ECS services by replacing tasks", URL: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html", Checked: "2026-11"},
		{Title: "How the Amazon ECS deployment circuit breaker detects failures", URL: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html", Checked: "2026-11"},
		{Title: "Amazon ECS linear deployments", URL: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-linear.html", Checked: "2026-11"},
		{Title: "Amazon ECS canary deployments", URL: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/canary-deployment.html", Checked: "2026-11"},
		{Title: "Amazon ECS blue/green deployments", URL: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-blue-green.html", Checked: "2026-11"},
	},
}

func strategyIs(name string) func(sim.Values) bool {
	return func(v sim.Values) bool { return v.Get("strategy") == name }
}
