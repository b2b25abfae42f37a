package autoscaling

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// Policies.
const (
	onCPU       = "cpu"
	onRequests  = "requests"
	cpuRequests = "cpu-requests"
	cpuMemory   = "cpu-memory"
	stepwise    = "step"
	noPolicy    = "none"
)

func text(ko, en string) i18n.Text { return i18n.Text{Ko: ko, En: en} }

func isStep(v sim.Values) bool   { return v.Get("policy") == stepwise }
func isScaled(v sim.Values) bool { return v.Get("policy") != noPolicy }
func tracksCPU(v sim.Values) bool {
	p := v.Get("policy")
	return p == onCPU || p == cpuRequests || p == cpuMemory
}
func tracksLoad(v sim.Values) bool  { p := v.Get("policy"); return p == onRequests || p == cpuRequests }
func tracksUse(v sim.Values) bool   { return v.Get("policy") == cpuMemory }
func tracks(v sim.Values) bool      { return tracksCPU(v) || tracksLoad(v) }
func scalesIn(v sim.Values) bool    { return isStep(v) || tracks(v) && !v.Flag("no-scale-in") }
func byShare(v sim.Values) bool     { return isStep(v) && v.Get("adjust") == byPercent }
func hasPeak(v sim.Values) bool     { return v.Get("shape") != "steady" }
func hasSpan(v sim.Values) bool     { return hasPeak(v) && v.Get("shape") != "step" }
func isScheduled(v sim.Values) bool { return v.Flag("scheduled") }
func deploys(v sim.Values) bool     { return v.Get("deploy") != "0s" }
func isEC2(v sim.Values) bool       { return v.Get("compute") == "ec2" }

// The texts are written out as literals: what a declaration holds is then data
// of the program and no code.
var (
	groupLoad     = i18n.Text{Ko: "부하", En: "Load"}
	groupService  = i18n.Text{Ko: "Service", En: "Service"}
	groupPolicy   = i18n.Text{Ko: "스케일링 정책", En: "Scaling policy"}
	groupSchedule = i18n.Text{Ko: "예약과 배포", En: "Schedule and deployment"}
	groupCompute  = i18n.Text{Ko: "컴퓨팅", En: "Compute"}

	perMinute = i18n.Text{Ko: "요청/분", En: "requests/min"}
	percent   = i18n.Text{Ko: "%", En: "%"}
	tasks     = i18n.Text{Ko: "개", En: "tasks"}
	instances = i18n.Text{Ko: "대", En: "instances"}
)

var info = sim.Info{
	Name:    "autoscaling",
	Title:   i18n.Text{Ko: "ECS 오토 스케일링", En: "ECS auto scaling"},
	Summary: i18n.Text{Ko: "부하가 변할 때 경보, 쿨다운, 올림과 내림이 Task와 인스턴스의 수를 언제 얼마나 바꾸는지 본다.", En: "When and by how much alarms, cooldowns and rounding change the number of tasks and instances as the load moves."},
	Params: []sim.Param{
		{Name: "shape", Kind: sim.Choice, Group: groupLoad, Default: "spike", Label: i18n.Text{Ko: "부하의 모양", En: "Shape"}, Options: []sim.Option{
			{Name: "steady", Label: i18n.Text{Ko: "일정", En: "steady"}}, {Name: "step", Label: i18n.Text{Ko: "계단", En: "step"}}, {Name: "spike", Label: i18n.Text{Ko: "급증 뒤 복귀", En: "spike"}},
			{Name: "ramp", Label: i18n.Text{Ko: "비탈", En: "ramp"}}, {Name: "wave", Label: i18n.Text{Ko: "하루 물결", En: "daily wave"}}}},
		{Name: "load", Kind: sim.Number, Group: groupLoad, Default: "2000", Min: 0, Max: 1e6, Step: 1, Label: i18n.Text{Ko: "기본 부하", En: "Base load"}, Unit: perMinute},
		{Name: "peak", Kind: sim.Number, Group: groupLoad, Default: "10000", Min: 0, Max: 1e6, Step: 1, Label: i18n.Text{Ko: "바뀐 부하", En: "Changed load"}, Unit: perMinute, When: hasPeak},
		{Name: "from", Kind: sim.Duration, Group: groupLoad, Default: "5m", Min: 0, Max: 86400000, Label: i18n.Text{Ko: "바뀌는 시각", En: "Changes at"}, When: hasPeak},
		{Name: "span", Kind: sim.Duration, Group: groupLoad, Default: "30m", Min: 60000, Max: 86400000, Label: i18n.Text{Ko: "급증, 비탈, 한 주기의 길이", En: "Length of spike, ramp or period"}, When: hasSpan},
		{Name: "length", Kind: sim.Duration, Group: groupLoad, Default: "1h", Min: 600000, Max: 86400000, Label: i18n.Text{Ko: "관찰 시간", En: "Time watched"}},

		{Name: "tasks", Kind: sim.Number, Group: groupService, Default: "4", Min: 0, Max: 100, Step: 1, Label: i18n.Text{Ko: "처음 Task", En: "Tasks at first"}, Unit: tasks},
		{Name: "min", Kind: sim.Number, Group: groupService, Default: "2", Min: 0, Max: 100, Step: 1, Label: i18n.Text{Ko: "최소", En: "Minimum"}, Unit: tasks},
		{Name: "max", Kind: sim.Number, Group: groupService, Default: "20", Min: 1, Max: 100, Step: 1, Label: i18n.Text{Ko: "최대", En: "Maximum"}, Unit: tasks,
			Help: i18n.Text{Ko: "최소보다 작으면 최소로 본다.", En: "Counts as the minimum when it is smaller."}},
		{Name: "capacity", Kind: sim.Number, Group: groupService, Default: "1000", Min: 1, Max: 100000, Step: 1, Label: i18n.Text{Ko: "Task 하나의 처리량", En: "One task handles"}, Unit: perMinute,
			Help: i18n.Text{Ko: "CPU 100%일 때 1분 동안 처리하는 요청 수.", En: "Requests a minute at 100% CPU."}},
		{Name: "startup", Kind: sim.Duration, Group: groupService, Default: "1m", Min: 0, Max: 1800000, Label: i18n.Text{Ko: "Task 기동 시간", En: "Task start-up"},
			Help: i18n.Text{Ko: "이미지를 받고 부하를 받기까지. 분 단위로 올린다.", En: "Until a task takes load, rounded up to minutes."}},
		{Name: "protected", Kind: sim.Number, Group: groupService, Default: "0", Min: 0, Max: 100, Step: 1, Label: i18n.Text{Ko: "보호된 Task", En: "Protected tasks"}, Unit: tasks,
			Help: i18n.Text{Ko: "Task 축소 보호를 켠 Task. 줄이기가 멈추지 못한다.", En: "Tasks with scale-in protection; scale-in cannot stop them."}},

		{Name: "policy", Kind: sim.Choice, Group: groupPolicy, Default: onCPU, Label: i18n.Text{Ko: "정책", En: "Policy"},
			Help: i18n.Text{Ko: "목표 추적의 경보는 1분 데이터 포인트 3개(높은 경보)와 15개(낮은 경보)를 본다. 문서에는 없고 AWS 자료에서 관찰된 값이다.", En: "The alarms of target tracking look at 3 datapoints (high) and 15 (low): observed in AWS material, not documented."}, Options: []sim.Option{
				{Name: onCPU, Label: i18n.Text{Ko: "목표 추적: CPU", En: "target tracking: CPU"}},
				{Name: onRequests, Label: i18n.Text{Ko: "목표 추적: Task당 요청 수", En: "target tracking: requests per target"}},
				{Name: cpuRequests, Label: i18n.Text{Ko: "목표 추적 둘: CPU와 요청 수", En: "two targets: CPU and requests"}},
				{Name: cpuMemory, Label: i18n.Text{Ko: "목표 추적 둘: CPU와 메모리", En: "two targets: CPU and memory"}},
				{Name: stepwise, Label: i18n.Text{Ko: "단계 스케일링: CPU", En: "step scaling: CPU"}},
				{Name: noPolicy, Label: i18n.Text{Ko: "정책 없음", En: "no policy"}}}},
		{Name: "cpu-target", Kind: sim.Number, Group: groupPolicy, Default: "50", Min: 1, Max: 100, Step: 1, Label: i18n.Text{Ko: "CPU 목표", En: "CPU target"}, Unit: percent, When: tracksCPU,
			Help: i18n.Text{Ko: "필요한 Task는 실행 중인 수 × 지표 ÷ 목표를 올린 값이다. 문서의 비례 규칙에서 끌어낸 식이다.", En: "Tasks needed: running × metric ÷ target, rounded up; inferred from the documented proportion."}},
		{Name: "request-target", Kind: sim.Number, Group: groupPolicy, Default: "500", Min: 1, Max: 100000, Step: 1, Label: i18n.Text{Ko: "Task당 요청 목표", En: "Request target"}, Unit: perMinute, When: tracksLoad},
		{Name: "memory-target", Kind: sim.Number, Group: groupPolicy, Default: "60", Min: 1, Max: 100, Step: 1, Label: i18n.Text{Ko: "메모리 목표", En: "Memory target"}, Unit: percent, When: tracksUse},
		{Name: "memory", Kind: sim.Number, Group: groupPolicy, Default: "40", Min: 0, Max: 100, Step: 1, Label: i18n.Text{Ko: "메모리 사용률", En: "Memory in use"}, Unit: percent, When: tracksUse,
			Help: i18n.Text{Ko: "부하와 상관없이 Task마다 이만큼 쓴다고 본다.", En: "What every task uses, whatever the load."}},
		{Name: "no-scale-in", Kind: sim.Flag, Group: groupPolicy, Default: "false", Label: i18n.Text{Ko: "DisableScaleIn", En: "DisableScaleIn"},
			When: tracks},
		{Name: "high", Kind: sim.Number, Group: groupPolicy, Default: "60", Min: 1, Max: 100, Step: 1, Label: i18n.Text{Ko: "높은 경보의 임계값", En: "High alarm at"}, Unit: percent, When: isStep},
		{Name: "low", Kind: sim.Number, Group: groupPolicy, Default: "30", Min: 0, Max: 99, Step: 1, Label: i18n.Text{Ko: "낮은 경보의 임계값", En: "Low alarm at"}, Unit: percent, When: isStep},
		{Name: "bound", Kind: sim.Number, Group: groupPolicy, Default: "20", Min: 1, Max: 100, Step: 1, Label: i18n.Text{Ko: "둘째 구간의 거리", En: "Second step from"}, Unit: percent, When: isStep,
			Help: i18n.Text{Ko: "임계값에서 이만큼 떨어지면 둘째 구간이다.", En: "This far from the threshold the second step begins."}},
		{Name: "adjust", Kind: sim.Choice, Group: groupPolicy, Default: change, Label: i18n.Text{Ko: "조정 방식", En: "Adjustment"}, When: isStep, Options: []sim.Option{
			{Name: change, Label: i18n.Text{Ko: "ChangeInCapacity (개수)", En: "ChangeInCapacity"}}, {Name: byPercent, Label: i18n.Text{Ko: "PercentChangeInCapacity (비율)", En: "PercentChangeInCapacity"}}, {Name: exact, Label: i18n.Text{Ko: "ExactCapacity (목표 개수)", En: "ExactCapacity"}}}},
		{Name: "add", Kind: sim.Number, Group: groupPolicy, Default: "1", Min: 0, Max: 100, Step: 1, Label: i18n.Text{Ko: "늘리기: 첫째 구간", En: "Scale out, first step"}, When: isStep},
		{Name: "add-big", Kind: sim.Number, Group: groupPolicy, Default: "3", Min: 0, Max: 100, Step: 1, Label: i18n.Text{Ko: "늘리기: 둘째 구간", En: "Scale out, second step"}, When: isStep},
		{Name: "remove", Kind: sim.Number, Group: groupPolicy, Default: "1", Min: 0, Max: 100, Step: 1, Label: i18n.Text{Ko: "줄이기: 첫째 구간", En: "Scale in, first step"}, When: isStep},
		{Name: "remove-big", Kind: sim.Number, Group: groupPolicy, Default: "2", Min: 0, Max: 100, Step: 1, Label: i18n.Text{Ko: "줄이기: 둘째 구간", En: "Scale in, second step"}, When: isStep},
		{Name: "magnitude", Kind: sim.Number, Group: groupPolicy, Default: "1", Min: 1, Max: 20, Step: 1, Label: i18n.Text{Ko: "MinAdjustmentMagnitude", En: "MinAdjustmentMagnitude"}, Unit: tasks, When: byShare},
		{Name: "out-points", Kind: sim.Number, Group: groupPolicy, Default: "3", Min: 1, Max: 15, Step: 1, Label: i18n.Text{Ko: "높은 경보의 데이터 포인트", En: "Datapoints, high alarm"}, When: isStep},
		{Name: "in-points", Kind: sim.Number, Group: groupPolicy, Default: "15", Min: 1, Max: 30, Step: 1, Label: i18n.Text{Ko: "낮은 경보의 데이터 포인트", En: "Datapoints, low alarm"}, When: isStep},
		{Name: "out-cooldown", Kind: sim.Duration, Group: groupPolicy, Default: "5m", Min: 0, Max: 7200000, Label: i18n.Text{Ko: "늘리기 쿨다운", En: "Scale-out cooldown"}, When: isScaled},
		{Name: "in-cooldown", Kind: sim.Duration, Group: groupPolicy, Default: "5m", Min: 0, Max: 7200000, Label: i18n.Text{Ko: "줄이기 쿨다운", En: "Scale-in cooldown"}, When: scalesIn},

		{Name: "scheduled", Kind: sim.Flag, Group: groupSchedule, Default: "false", Label: i18n.Text{Ko: "예약 작업", En: "Scheduled action"}},
		{Name: "sched-at", Kind: sim.Duration, Group: groupSchedule, Default: "10m", Min: 0, Max: 86400000, Label: i18n.Text{Ko: "예약 시각", En: "Scheduled at"}, When: isScheduled},
		{Name: "sched-min", Kind: sim.Number, Group: groupSchedule, Default: "12", Min: 0, Max: 100, Step: 1, Label: i18n.Text{Ko: "예약이 정하는 최소", En: "Its minimum"}, Unit: tasks, When: isScheduled},
		{Name: "sched-max", Kind: sim.Number, Group: groupSchedule, Default: "0", Min: 0, Max: 100, Step: 1, Label: i18n.Text{Ko: "예약이 정하는 최대", En: "Its maximum"}, Unit: tasks, When: isScheduled,
			Help: i18n.Text{Ko: "0이면 최대는 그대로 둔다.", En: "0 leaves the maximum as it is."}},
		{Name: "sched-end", Kind: sim.Duration, Group: groupSchedule, Default: "0s", Min: 0, Max: 86400000, Label: i18n.Text{Ko: "되돌리는 시각", En: "Taken back at"}, When: isScheduled,
			Help: i18n.Text{Ko: "두 번째 예약 작업이 처음의 최소와 최대로 되돌린다. 예약 시각보다 늦지 않으면 없는 것으로 본다.", En: "A second action restores the first range; none unless later than the first."}},
		{Name: "deploy", Kind: sim.Duration, Group: groupSchedule, Default: "0s", Min: 0, Max: 86400000, Label: i18n.Text{Ko: "배포에 걸리는 시간", En: "Deployment takes"},
			Help: i18n.Text{Ko: "0이면 배포가 없다.", En: "0 is no deployment."}},
		{Name: "deploy-at", Kind: sim.Duration, Group: groupSchedule, Default: "30m", Min: 0, Max: 86400000, Label: i18n.Text{Ko: "배포 시작", En: "Deployment from"}, When: deploys},

		{Name: "compute", Kind: sim.Choice, Group: groupCompute, Default: "fargate", Label: i18n.Text{Ko: "Task가 도는 곳", En: "Tasks run on"}, Options: []sim.Option{
			{Name: "fargate", Label: i18n.Text{Ko: "Fargate", En: "Fargate"}}, {Name: "ec2", Label: i18n.Text{Ko: "EC2 용량 공급자", En: "EC2 capacity provider"}}}},
		{Name: "instances", Kind: sim.Number, Group: groupCompute, Default: "1", Min: 1, Max: 50, Step: 1, Label: i18n.Text{Ko: "처음 인스턴스", En: "Instances at first"}, Unit: instances, When: isEC2},
		{Name: "max-instances", Kind: sim.Number, Group: groupCompute, Default: "10", Min: 1, Max: 50, Step: 1, Label: i18n.Text{Ko: "인스턴스 최대", En: "Most instances"}, Unit: instances, When: isEC2},
		{Name: "per-instance", Kind: sim.Number, Group: groupCompute, Default: "4", Min: 1, Max: 10, Step: 1, Label: i18n.Text{Ko: "한 대에 놓이는 Task", En: "Tasks that fit on one"}, Unit: tasks, When: isEC2},
		{Name: "target-capacity", Kind: sim.Number, Group: groupCompute, Default: "100", Min: 1, Max: 100, Step: 1, Label: i18n.Text{Ko: "targetCapacity", En: "targetCapacity"}, Unit: percent, When: isEC2,
			Help: i18n.Text{Ko: "100보다 작으면 그만큼 빈 인스턴스를 남긴다.", En: "Less than 100 keeps spare instances."}},
		{Name: "boot", Kind: sim.Duration, Group: groupCompute, Default: "3m", Min: 0, Max: 1800000, Label: i18n.Text{Ko: "인스턴스 기동 시간", En: "Instance start-up"}, When: isEC2},
		{Name: "warmup", Kind: sim.Duration, Group: groupCompute, Default: "5m", Min: 0, Max: 3600000, Label: i18n.Text{Ko: "instanceWarmupPeriod", En: "instanceWarmupPeriod"}, When: isEC2},
		{Name: "placement", Kind: sim.Choice, Group: groupCompute, Default: "binpack", Label: i18n.Text{Ko: "배치 전략", En: "Placement"}, When: isEC2, Options: []sim.Option{
			{Name: "binpack", Label: i18n.Text{Ko: "binpack", En: "binpack"}}, {Name: "spread", Label: i18n.Text{Ko: "spread (인스턴스)", En: "spread (instances)"}}}},
		{Name: "termination", Kind: sim.Flag, Group: groupCompute, Default: "true", Label: i18n.Text{Ko: "관리형 종료 보호", En: "Managed termination protection"}, When: isEC2},
	},
	Presets: []sim.Preset{
		{Name: "spike", Label: i18n.Text{Ko: "급증: 3분 확인하고 비례해 늘린다", En: "Spike: three datapoints, then in proportion"}, Values: map[string]string{}},
		{Name: "requests", Label: i18n.Text{Ko: "같은 급증을 요청 수로 추적", En: "The same spike tracked by requests"}, Values: map[string]string{"policy": onRequests}},
		{Name: "memory", Label: i18n.Text{Ko: "메모리 정책이 막는 줄이기", En: "A memory policy that blocks scale-in"}, Values: map[string]string{"policy": cpuMemory, "memory": "57", "shape": "step", "load": "6000", "peak": "1500", "tasks": "12", "length": "45m"}},
		{Name: "step", Label: i18n.Text{Ko: "단계 스케일링: 멀수록 크게", En: "Step scaling: the further, the more"}, Values: map[string]string{"policy": stepwise, "shape": "ramp", "load": "3000", "peak": "12000", "tasks": "6"}},
		{Name: "scheduled", Label: i18n.Text{Ko: "예약: 부하보다 먼저", En: "Scheduled: ahead of the load"}, Values: map[string]string{"scheduled": "true", "from": "15m", "sched-end": "40m", "length": "1h10m"}},
		{Name: "deploy", Label: i18n.Text{Ko: "배포 중에는 줄이지 않는다", En: "No scale-in during a deployment"}, Values: map[string]string{"shape": "step", "load": "6000", "peak": "1500", "tasks": "12", "deploy": "25m", "deploy-at": "10m", "length": "50m"}},
		{Name: "instances", Label: i18n.Text{Ko: "인스턴스를 기다리는 Task", En: "Tasks that wait for an instance"}, Values: map[string]string{"compute": "ec2", "length": "1h20m"}},
		{Name: "zero", Label: i18n.Text{Ko: "0개에서는 깨어나지 못한다", En: "Nothing wakes it from zero"}, Values: map[string]string{"tasks": "0", "min": "0", "shape": "step", "length": "30m"}},
	},
	Predictions: []sim.Prediction{
		{Name: "peak", Prompt: i18n.Text{Ko: "실행 중인 Task는 가장 많을 때 몇 개일까?", En: "How many tasks run at the peak?"}, Unit: tasks},
		{Name: "first", Prompt: i18n.Text{Ko: "처음 늘리는 것은 시작하고 몇 분 뒤일까?", En: "After how many minutes is the service first scaled out?"}, Unit: i18n.Text{Ko: "분", En: "min"}},
		{Name: "overload", Prompt: i18n.Text{Ko: "처리할 수 있는 양을 넘긴 요청은 전체의 몇 %일까?", En: "What percentage of all requests exceeds what the tasks can handle?"}, Unit: percent, Tolerance: 0.25},
		{Name: "task-minutes", Prompt: i18n.Text{Ko: "Task를 모두 합해 몇 분 동안 쓸까?", En: "How many task-minutes are used?"}, Unit: i18n.Text{Ko: "분", En: "task-minutes"}, Tolerance: 0.1},
	},
	Asks: []sim.Ask{
		{Name: "track", Title: i18n.Text{Ko: "목표 추적이 정하는 Task 수", En: "What target tracking sets"}},
		{Name: "two", Title: i18n.Text{Ko: "두 정책의 합의", En: "Two policies at once"}},
		{Name: "step", Title: i18n.Text{Ko: "단계 스케일링의 구간과 소수점 처리", En: "The step that applies, and its rounding"}},
		{Name: "first", Title: i18n.Text{Ko: "늘어나기까지 걸리는 시간", En: "How long scale-out takes"}},
		{Name: "cooldown", Title: i18n.Text{Ko: "쿨다운 중의 경보", En: "An alarm inside a cooldown"}},
		{Name: "hold", Title: i18n.Text{Ko: "줄지 않는 까닭", En: "What holds scale-in back"}},
		{Name: "schedule", Title: i18n.Text{Ko: "예약 작업 직후의 Task 수", En: "Right after a scheduled action"}},
		{Name: "reservation", Title: i18n.Text{Ko: "CapacityProviderReservation", En: "CapacityProviderReservation"}},
		{Name: "instances", Title: i18n.Text{Ko: "용량 공급자가 맞추는 인스턴스 수", En: "Instances the capacity provider asks for"}},
	},
	Legend: []sim.LegendItem{
		{Mark: "line", Tone: sim.Flow, Label: i18n.Text{Ko: "부하", En: "load"}},
		{Mark: "outline", Tone: sim.Good, Label: i18n.Text{Ko: "실행 중인 Task와 그 처리 용량", En: "running tasks and what they can handle"}},
		{Mark: "hatch", Tone: sim.Bad, Label: i18n.Text{Ko: "처리 용량을 넘은 요청", En: "requests beyond that"}},
		{Mark: "dash", Tone: sim.Accent, Label: i18n.Text{Ko: "목표와 desired", En: "target and desired count"}},
		{Mark: "outline", Tone: sim.Wait, Label: i18n.Text{Ko: "시작하거나 자리를 기다리는 Task", En: "tasks starting or waiting for room"}},
		{Mark: "bar", Tone: sim.Bad, Label: i18n.Text{Ko: "높은 경보 ALARM", En: "high alarm in ALARM"}},
		{Mark: "bar", Tone: sim.Flow, Label: i18n.Text{Ko: "낮은 경보 ALARM", En: "low alarm in ALARM"}},
		{Mark: "hatch", Tone: sim.Wait, Label: i18n.Text{Ko: "쿨다운", En: "cooldown"}},
	},
	Sources: []sim.Source{
		{Title: "Automatically scale your Amazon ECS service", URL: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html", Checked: "2026-11"},
		{Title: "How target tracking scaling for Application Auto Scaling works", URL: "https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html", Checked: "2026-11"},
		{Title: "Step scaling policies for Application Auto Scaling", URL: "https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-step-scaling-policies.html", Checked: "2026-11"},
		{Title: "How scheduled scaling for Application Auto Scaling works", URL: "https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-policy-overview.html", Checked: "2026-11"},
		{Title: "Amazon ECS managed scaling behavior", URL: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-scaling-behavior.html", Checked: "2026-11"},
	},
}
