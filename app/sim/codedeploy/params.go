package codedeploy

import (
	"strconv"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// New returns the simulator "codedeploy".
func New() sim.Simulator { return simulator{} }

type simulator struct{}

// Info implements sim.Simulator.
func (simulator) Info() *sim.Info { return info }

var (
	inDeployment = i18n.Of("배포", "Deployment")
	inGroup      = i18n.Of("배포 그룹", "Deployment group")
	inTrouble    = i18n.Of("실패와 롤백", "Failure and rollback")
	inTimes      = i18n.Of("걸리는 시간", "Times")
	hosts        = i18n.Of("대", "")
	percent      = i18n.Same("%")
	minutes      = i18n.Of("분", "min")
)

func same(names ...string) []sim.Option {
	list := make([]sim.Option, len(names))
	for i, n := range names {
		list[i] = sim.Opt(n, n, n)
	}
	return list
}

// shiftOptions are a platform's configurations, and the two custom kinds.
func shiftOptions(list []shifting) []sim.Option {
	var names []string
	for _, s := range list {
		names = append(names, s.name)
	}
	return append(same(names...), sim.Opt(customCanary, "사용자 지정 canary", "custom canary"), sim.Opt(customLinear, "사용자 지정 linear", "custom linear"))
}

// hookOptions are the events that can fail on instances.
func hookOptions() []sim.Option {
	var list []sim.Option
	for _, e := range fullRail {
		o := sim.Opt(e.String(), e.String(), e.String())
		if lifecycle[e].reserved {
			o.Label = i18n.Of(e.String()+" (예약)", e.String()+" (reserved)")
		}
		list = append(list, o)
	}
	return list
}

// instanceNumber checks one item of a list of instances.
func instanceNumber(item string) i18n.Text {
	if n, err := strconv.Atoi(item); err == nil && n >= 1 && n <= mostInstances && item == itoa(n) {
		return i18n.Text{}
	}
	return i18n.Of("1부터 "+itoa(mostInstances)+"까지의 인스턴스 번호를 쓰세요", "want an instance number from 1 to "+itoa(mostInstances))
}

func anyFails(v sim.Values) bool { return onInstances(v) && v.Get("failing") != "" }

func troubleOf(v sim.Values) string {
	switch v.Get("platform") {
	case onECS:
		return v.Get("ecs-trouble")
	case onLambda:
		return v.Get("lambda-trouble")
	}
	return none
}

func isAlarm(v sim.Values) bool { return troubleOf(v) == alarm }
func isHook(v sim.Values) bool  { return troubleOf(v) != alarm && troubleOf(v) != none }

func isCustom(v sim.Values) bool {
	c := v.Get("ecs-config")
	if v.Get("platform") == onLambda {
		c = v.Get("lambda-config")
	}
	return !onInstances(v) && (c == customCanary || c == customLinear)
}

func configIs(kind string) func(sim.Values) bool {
	return func(v sim.Values) bool { return onInstances(v) && v.Get("config") == kind }
}

var info = &sim.Info{
	Name:    "codedeploy",
	Title:   i18n.Of("CodeDeploy: 훅, 최소 정상 인스턴스, 트래픽 전환", "CodeDeploy: hooks, minimum healthy hosts, traffic shifting"),
	Summary: i18n.Of("어떤 훅이 어떤 순서로 실행되는지, 몇 대씩 배포하고 몇 번째 실패에서 멈추는지, 무엇으로 롤백하는지 본다.", "See which hooks run in which order, how many instances go at a time, which failure ends the deployment, and what a rollback deploys."),
	Params: []sim.Param{
		{Name: "platform", Kind: sim.Choice, Default: inPlace, Group: inDeployment, Label: i18n.Of("플랫폼과 배포 유형", "Platform and type"),
			Options: []sim.Option{sim.Opt(inPlace, "EC2/온프레미스 현재 위치", "EC2/on-premises, in place"), sim.Opt(blueGreen, "EC2 블루/그린", "EC2 blue/green"), sim.Opt(onECS, "ECS", "ECS"), sim.Opt(onLambda, "Lambda", "Lambda")}},
		{Name: "config", Kind: sim.Choice, Default: halfAtATime, Group: inDeployment, Label: i18n.Of("배포 구성", "Deployment configuration"), When: onInstances,
			Options: same(oneAtATime, halfAtATime, allAtOnce, hostCount, fleetPercent),
			Help:    i18n.Of("아래 둘은 사용자 지정 구성의 종류다.", "The last two are the types of a custom configuration.")},
		{Name: "hosts", Kind: sim.Number, Default: "6", Min: 0, Max: mostInstances, Step: 1, Group: inDeployment, Label: i18n.Of("최소 정상 인스턴스", "Minimum healthy hosts"), Unit: hosts, When: configIs(hostCount)},
		{Name: "fleet", Kind: sim.Number, Default: "40", Min: 0, Max: 100, Step: 1, Group: inDeployment, Label: i18n.Of("최소 정상 비율", "Minimum healthy share"), Unit: percent, When: configIs(fleetPercent),
			Help: i18n.Of("배포를 시작할 때 대수로 바꾸고 소수점 아래는 올림한다.", "Turned into a number once, when the deployment starts, and rounded up.")},
		{Name: "ecs-config", Kind: sim.Choice, Default: "ECSCanary10Percent5Minutes", Group: inDeployment, Label: i18n.Of("배포 구성", "Deployment configuration"), When: platformIs(onECS), Options: shiftOptions(ecsShifts)},
		{Name: "lambda-config", Kind: sim.Choice, Default: "LambdaCanary10Percent5Minutes", Group: inDeployment, Label: i18n.Of("배포 구성", "Deployment configuration"), When: platformIs(onLambda), Options: shiftOptions(lambdaShifts)},
		{Name: "percent", Kind: sim.Number, Default: "25", Min: 1, Max: 99, Step: 1, Group: inDeployment, Label: i18n.Of("한 번에 옮기는 비율", "Share moved at a time"), Unit: percent, When: isCustom},
		{Name: "interval", Kind: sim.Number, Default: "2", Min: 1, Max: 60, Step: 1, Group: inDeployment, Label: i18n.Of("옮기는 간격", "Interval"), Unit: minutes, When: isCustom},
		{Name: "test-listener", Kind: sim.Flag, Default: "true", Group: inDeployment, Label: i18n.Of("테스트 리스너", "Test listener"), When: platformIs(onECS)},
		{Name: "reroute", Kind: sim.Choice, Default: at0, Group: inDeployment, Label: i18n.Of("그린이 준비되면", "When green is ready"), When: platformIs(blueGreen),
			Options: []sim.Option{sim.Opt(at0, "곧바로 트래픽을 옮긴다", "reroute at once"), sim.Opt(onRequest, "ContinueDeployment를 기다린다", "wait for ContinueDeployment")}},
		{Name: "ready-wait", Kind: sim.Number, Default: "10", Min: 1, Max: 120, Step: 1, Group: inDeployment, Label: i18n.Of("기다리는 시간", "Wait at most"), Unit: minutes, When: isManual,
			Help: i18n.Of("그때까지 옮기지 않으면 배포는 Stopped가 된다.", "A deployment not continued by then is Stopped.")},
		{Name: "continue-after", Kind: sim.Number, Default: "4", Min: 0, Max: 120, Step: 1, Group: inDeployment, Label: i18n.Of("ContinueDeployment를 부르는 때", "ContinueDeployment after"), Unit: minutes, When: isManual,
			Help: i18n.Of("0이면 부르지 않는다.", "0 means never.")},

		{Name: "instances", Kind: sim.Number, Default: "9", Min: 1, Max: mostInstances, Step: 1, Group: inGroup, Label: i18n.Of("인스턴스", "Instances"), Unit: hosts, When: onInstances},
		{Name: "lb", Kind: sim.Flag, Default: "false", Group: inGroup, Label: i18n.Of("로드 밸런서", "Load balancer"), When: platformIs(inPlace),
			Help: i18n.Of("켜면 트래픽을 막고 여는 이벤트 여섯 개가 앞뒤에 붙는다.", "Adds six events that block and allow traffic.")},
		{Name: "before", Kind: sim.Choice, Default: known, Group: inGroup, Label: i18n.Of("시작할 때의 인스턴스", "Instances at the start"), When: platformIs(inPlace),
			Options: []sim.Option{sim.Opt(known, "모두 정상", "all healthy"), sim.Opt(fresh, "첫 배포", "first deployment"), sim.Opt(mixed, "일부 비정상", "some unhealthy")}},
		{Name: "unhealthy", Kind: sim.List, Default: "2,7", MaxLen: mostInstances, Check: instanceNumber, Group: inGroup, Label: i18n.Of("비정상 인스턴스의 번호", "Unhealthy instances"),
			When: func(v sim.Values) bool { return v.Get("platform") == inPlace && v.Get("before") == mixed }},

		{Name: "failing", Kind: sim.List, Default: "", MaxLen: mostInstances, Check: instanceNumber, Group: inTrouble, Label: i18n.Of("실패하는 인스턴스의 번호", "Instances that fail"), When: onInstances},
		{Name: "hook", Kind: sim.Choice, Default: "ValidateService", Group: inTrouble, Label: i18n.Of("실패하는 이벤트", "Event that fails"), When: anyFails, Options: hookOptions()},
		{Name: "ignore-stop", Kind: sim.Flag, Default: "false", Group: inTrouble, Label: i18n.Of("--ignore-application-stop-failures", "--ignore-application-stop-failures"),
			When: func(v sim.Values) bool { return anyFails(v) && lifecycle[eventOf(v.Get("hook"))].previous },
			Help: i18n.Of("이전 리비전의 스크립트가 실패해도 다음 이벤트로 넘어간다.", "Goes on when a script of the previous revision fails.")},
		{Name: "ecs-trouble", Kind: sim.Choice, Default: none, Group: inTrouble, Label: i18n.Of("잘못되는 것", "What goes wrong"), When: platformIs(onECS),
			Options: troubles(ecsRail)},
		{Name: "lambda-trouble", Kind: sim.Choice, Default: none, Group: inTrouble, Label: i18n.Of("잘못되는 것", "What goes wrong"), When: platformIs(onLambda),
			Options: troubles(lambdaRail)},
		{Name: "answer", Kind: sim.Choice, Default: answers, Group: inTrouble, Label: i18n.Of("훅 함수는", "The hook function"), When: isHook,
			Options: []sim.Option{sim.Opt(answers, "Failed를 알린다", "reports Failed"), sim.Opt(silent, "아무것도 알리지 않는다", "never calls back")},
			Help:    i18n.Of("PutLifecycleEventHookExecutionStatus로 1시간 안에 알려야 한다.", "It must call PutLifecycleEventHookExecutionStatus within an hour.")},
		{Name: "alarm-after", Kind: sim.Duration, Default: "3m", Min: 1000, Max: 7_200_000, Group: inTrouble, Label: i18n.Of("경보까지", "Alarm after"), When: isAlarm,
			Help: i18n.Of("새 버전이 첫 트래픽을 받은 때부터.", "Counted from the new version's first traffic.")},
		{Name: "rollback", Kind: sim.Flag, Default: "false", Group: inTrouble, Label: i18n.Of("배포가 실패하면 롤백", "Roll back when a deployment fails"),
			When: func(v sim.Values) bool { return anyFails(v) || isHook(v) }, Help: i18n.Of("DEPLOYMENT_FAILURE", "DEPLOYMENT_FAILURE")},
		{Name: "rollback-alarm", Kind: sim.Flag, Default: "true", Group: inTrouble, Label: i18n.Of("경보가 울리면 롤백", "Roll back when an alarm fires"), When: isAlarm, Help: i18n.Of("DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_ALARM")},

		{Name: "script", Kind: sim.Duration, Default: "10s", Min: 1000, Max: 1_800_000, Group: inTimes, Label: i18n.Of("훅 하나", "One hook")},
		{Name: "copy", Kind: sim.Duration, Default: "15s", Min: 1000, Max: 1_800_000, Group: inTimes, Label: i18n.Of("내려받기와 설치", "Download and Install"),
			When: func(v sim.Values) bool { return v.Get("platform") != onLambda }, Help: i18n.Of("DownloadBundle과 Install이 저마다 걸리는 시간. ECS에서는 Install만.", "For DownloadBundle and for Install; on ECS for Install alone.")},
		{Name: "traffic", Kind: sim.Duration, Default: "20s", Min: 0, Max: 600_000, Group: inTimes, Label: i18n.Of("트래픽을 막고 여는 시간", "Blocking and allowing traffic"),
			When: func(v sim.Values) bool {
				return v.Get("platform") == blueGreen || v.Get("platform") == inPlace && v.Flag("lb") || v.Get("platform") == onECS && v.Flag("test-listener")
			},
			Help: i18n.Of("등록 취소와 헬스 체크를 기다리는 시간.", "Waiting for deregistration and for health checks.")},
		{Name: "poll", Kind: sim.Duration, Default: "1s", Min: 0, Max: 60_000, Group: inTimes, Label: i18n.Of("에이전트의 폴링 간격", "Agent polling interval"), When: onInstances,
			Help: i18n.Of("wait_between_runs, 기본값 1초. 이벤트마다 이만큼 기다린다고 본다.", "wait_between_runs, 1 s by default; each event is taken to wait this long.")},
		{Name: "horizon", Kind: sim.Duration, Default: "0s", Min: 0, Max: 864_000_000, Group: inTimes, Label: i18n.Of("시간축 길이", "Time axis"),
			Help: i18n.Of("0이면 실행이 끝나는 시각까지다.", "0 ends with the run.")},
	},
	Presets: []sim.Preset{
		{Name: "half", Label: i18n.Of("HalfAtATime: 4대, 4대, 1대", "HalfAtATime: 4, 4, then 1")},
		{Name: "last", Label: i18n.Of("OneAtATime: 마지막 실패는 봐준다", "OneAtATime: the last failure is pardoned"), Values: map[string]string{"config": oneAtATime, "instances": "5", "failing": "5"}},
		{Name: "rollback", Label: i18n.Of("섞인 채 실패하고 새 배포로 되돌린다", "A mixed fleet, and a rollback as a new deployment"), Values: map[string]string{"instances": "6", "lb": "true", "failing": "2,3,5", "rollback": "true"}},
		{Name: "rounded-up", Label: i18n.Of("10대의 95%: 시작하자마자 실패", "95% of 10: failed at once"), Values: map[string]string{"config": fleetPercent, "fleet": "95", "instances": "10"}},
		{Name: "old-script", Label: i18n.Of("고장 난 이전 ApplicationStop", "A broken ApplicationStop from before"), Values: map[string]string{"instances": "4", "failing": "1,2,3,4", "hook": "ApplicationStop", "rollback": "true"}},
		{Name: "blue-green", Label: i18n.Of("블루/그린: 교체 인스턴스로 옮긴다", "Blue/green: over to the replacements"), Values: map[string]string{"platform": blueGreen, "instances": "4"}},
		{Name: "ecs-test", Label: i18n.Of("ECS: 테스트 리스너에서 걸러낸다", "ECS: caught at the test listener"), Values: map[string]string{"platform": onECS, "ecs-trouble": "AfterAllowTestTraffic", "rollback": "true"}},
		{Name: "lambda-alarm", Label: i18n.Of("Lambda canary: 10%에서 경보가 울린다", "Lambda canary: an alarm at 10%"), Values: map[string]string{"platform": onLambda, "lambda-trouble": alarm}},
	},
	Predictions: []sim.Prediction{
		{Name: "minimum", Prompt: i18n.Of("배포하는 동안 정상으로 남아 있어야 하는 인스턴스는 적어도 몇 대일까?", "At least how many instances must stay healthy during the deployment?"), Unit: hosts},
		{Name: "updated", Prompt: i18n.Of("배포가 끝난 순간(롤백하기 전) 새 리비전이 올라간 인스턴스는 몇 대일까?", "When the deployment ends, before any rollback, how many instances have the new revision?"), Unit: hosts},
		{Name: "peak", Prompt: i18n.Of("새 버전이 받는 트래픽은 가장 많을 때 몇 %일까?", "What is the largest share of the traffic the new version gets?"), Unit: percent},
		{Name: "share", Prompt: i18n.Of("모두 끝난 뒤 새 버전이 받는 트래픽은 몇 %일까?", "When all is over, what share of the traffic does the new version get?"), Unit: percent},
	},
	Asks: []sim.Ask{
		{Name: "next", Title: i18n.Of("다음에 오는 이벤트", "The next event")},
		{Name: "minimum", Title: i18n.Of("최소 정상 인스턴스와 한 번에 배포하는 수", "Minimum healthy hosts and how many at a time")},
		{Name: "limit", Title: i18n.Of("몇 번째 실패에서 멈추나", "Which failure ends it")},
		{Name: "status", Title: i18n.Of("배포의 상태", "The deployment's status")},
		{Name: "share", Title: i18n.Of("어느 순간의 트래픽", "Traffic at a moment")},
		{Name: "rollback", Title: i18n.Of("롤백이 배포하는 것", "What a rollback deploys")},
		{Name: "script", Title: i18n.Of("스크립트를 걸 수 있는 이벤트", "Events that take a script")},
		{Name: "platform", Title: i18n.Of("플랫폼에 있는 훅", "Hooks of a platform")},
		{Name: "revision", Title: i18n.Of("어느 리비전의 스크립트인가", "Whose script runs")},
	},
	Legend: []sim.LegendItem{
		{Mark: "ring", Tone: sim.Plain, Label: i18n.Of("훅을 걸 수 있는 이벤트", "event that takes a hook")},
		{Mark: "bar", Tone: sim.Muted, Label: i18n.Of("예약된 이벤트", "reserved event")},
		{Mark: "outline", Tone: sim.Wait, Label: i18n.Of("이전 리비전의 스크립트를 쓰는 훅", "hook with the previous revision's script")},
		{Mark: "line", Tone: sim.Muted, Label: i18n.Of("이전 리비전이 동작", "runs the previous revision")},
		{Mark: "line", Tone: sim.Good, Label: i18n.Of("새 리비전이 동작", "runs the new revision")},
		{Mark: "dash", Tone: sim.Bad, Label: i18n.Of("비정상", "unhealthy")},
		{Mark: "cross", Tone: sim.Bad, Label: i18n.Of("실패한 이벤트", "event that failed")},
		{Mark: "dash", Tone: sim.Wait, Label: i18n.Of("최소 정상 인스턴스", "minimum healthy hosts")},
	},
	Sources: []sim.Source{
		{Title: "CodeDeploy instance health", URL: "https://docs.aws.amazon.com/codedeploy/latest/userguide/instances-health.html", Checked: "2026-11"},
		{Title: "Deployment configurations in CodeDeploy", URL: "https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html", Checked: "2026-11"},
		{Title: "AppSpec hooks section", URL: "https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html", Checked: "2026-11"},
		{Title: "CreateDeployment - CodeDeploy API Reference", URL: "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeployment.html", Checked: "2026-11"},
		{Title: "Deployments on an Amazon ECS compute platform", URL: "https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-steps-ecs.html", Checked: "2026-11"},
		{Title: "Redeploy and roll back a deployment with CodeDeploy", URL: "https://docs.aws.amazon.com/codedeploy/latest/userguide/deployments-rollback-and-redeploy.html", Checked: "2026-11"},
	},
}

func isManual(v sim.Values) bool {
	return v.Get("platform") == blueGreen && v.Get("reroute") == onRequest
}

// troubles are what can go wrong with a shift of traffic: one of the platform's
// hook functions, or an alarm.
func troubles(rail []event) []sim.Option {
	list := []sim.Option{sim.Opt(none, "없음", "nothing")}
	for _, e := range rail {
		if !lifecycle[e].reserved {
			list = append(list, sim.Opt(e.String(), e.String()+" 실패", e.String()+" fails"))
		}
	}
	return append(list, sim.Opt(alarm, "CloudWatch 경보", "a CloudWatch alarm"))
}
