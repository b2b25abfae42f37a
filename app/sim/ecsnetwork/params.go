package ecsnetwork

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// New returns the simulator "ecsnetwork".
func New() sim.Simulator { return simulator{} }

type simulator struct{}

// Info implements sim.Simulator.
func (simulator) Info() *sim.Info { return info }

var (
	inCluster = i18n.Text{Ko: "클러스터", En: "Cluster"}
	inTask    = i18n.Text{Ko: "Task", En: "Task"}
	inRules   = i18n.Text{Ko: "보안 그룹 인바운드 규칙", En: "Security group inbound rules"}
	inClient  = i18n.Text{Ko: "요청", En: "Request"}
)

func modeIs(modes ...mode) func(sim.Values) bool {
	return func(v sim.Values) bool {
		for _, m := range modes {
			if v.Get("mode") == string(m) {
				return true
			}
		}
		return false
	}
}

var onEC2 = modeIs(dynamicPort, staticPort, awsvpc)

func typeOptions() []sim.Option {
	opts := make([]sim.Option, len(instanceTypes))
	for i, t := range instanceTypes {
		opts[i] = sim.Option{Name: t.name, Label: i18n.Same(t.name)}
	}
	return opts
}

var info = &sim.Info{
	Name:    "ecsnetwork",
	Title:   i18n.Text{Ko: "ECS 네트워크: 호스트 포트와 ENI", En: "ECS networking: host ports and ENIs"},
	Summary: i18n.Text{Ko: "Task가 어디에 놓이고, 요청이 어느 주소와 포트와 보안 그룹을 지나 컨테이너에 닿는지 본다.", En: "See where tasks are placed, and which addresses, ports and security groups a request passes on its way to a container."},
	Params: []sim.Param{
		{
			Name: "mode", Kind: sim.Choice, Group: inCluster, Default: string(dynamicPort),
			Label: i18n.Text{Ko: "네트워크 모드", En: "Network mode"},
			Options: []sim.Option{
				{Name: string(dynamicPort), Label: dynamicPort.label()},
				{Name: string(staticPort), Label: staticPort.label()},
				{Name: string(awsvpc), Label: awsvpc.label()},
				{Name: string(fargate), Label: fargate.label()},
			},
		},
		{
			Name: "instances", Kind: sim.Number, Group: inCluster, Default: "2", Min: 1, Max: 6, Step: 1, When: onEC2,
			Label: i18n.Text{Ko: "인스턴스 수", En: "Instances"}, Unit: i18n.Text{Ko: "대", En: ""},
			Help: i18n.Text{Ko: "두 Availability Zone에 번갈아 놓인다.", En: "Dealt to two Availability Zones in turn."},
		},
		{
			Name: "type", Kind: sim.Choice, Group: inCluster, Default: "c5.large", When: onEC2,
			Label: i18n.Text{Ko: "인스턴스 타입", En: "Instance type"}, Options: typeOptions(),
			Help: i18n.Text{Ko: "CPU와 메모리는 공칭값이다. 실제로는 OS 몫만큼 메모리가 적게 등록된다.", En: "CPU and memory are nominal; in reality the operating system keeps some of the memory."},
		},
		{
			Name: "trunking", Kind: sim.Flag, Group: inCluster, Default: "false", When: modeIs(awsvpc),
			Label: i18n.Text{Ko: "ENI trunking", En: "ENI trunking"},
			Help:  i18n.Text{Ko: "계정 설정 awsvpcTrunking. t3는 지원하지 않는다.", En: "The account setting awsvpcTrunking. t3 does not support it."},
		},
		{
			Name: "strategy", Kind: sim.Choice, Group: inCluster, Default: spreadAZ, When: onEC2,
			Label: i18n.Text{Ko: "배치 전략", En: "Placement strategy"},
			Options: []sim.Option{
				{Name: spreadAZ, Label: i18n.Text{Ko: "spread, AZ", En: "spread by AZ"}},
				{Name: binpackMemory, Label: i18n.Text{Ko: "binpack, 메모리", En: "binpack by memory"}},
				{Name: randomly, Label: i18n.Text{Ko: "random", En: "random"}},
			},
		},
		{
			Name: "tasks", Kind: sim.Number, Group: inTask, Default: "4", Min: 0, Max: 12, Step: 1,
			Label: i18n.Text{Ko: "원하는 Task 수", En: "Desired tasks"}, Unit: i18n.Text{Ko: "개", En: ""},
		},
		{
			Name: "memory", Kind: sim.Number, Group: inTask, Default: "512", Min: 64, Max: 16384, Step: 1, When: onEC2,
			Label: i18n.Text{Ko: "Task 메모리", En: "Task memory"}, Unit: i18n.Same("MiB"),
		},
		{
			Name: "cpu", Kind: sim.Number, Group: inTask, Default: "256", Min: 64, Max: 4096, Step: 1, When: onEC2,
			Label: i18n.Text{Ko: "Task CPU", En: "Task CPU"}, Unit: i18n.Text{Ko: "유닛", En: "units"},
			Help: i18n.Text{Ko: "vCPU 하나가 1,024유닛이다.", En: "One vCPU is 1,024 units."},
		},
		{
			Name: "container-port", Kind: sim.Number, Group: inTask, Default: "8080", Min: 1, Max: 65535, Step: 1,
			Label: i18n.Text{Ko: "컨테이너 포트", En: "Container port"},
			Help:  i18n.Text{Ko: "Task definition의 containerPort.", En: "containerPort of the task definition."},
		},
		{
			Name: "host-port", Kind: sim.Number, Group: inTask, Default: "80", Min: 1, Max: 65535, Step: 1, When: modeIs(staticPort),
			Label: i18n.Text{Ko: "호스트 포트", En: "Host port"},
			Help:  i18n.Text{Ko: "22, 2375, 2376, 51678-51680은 인스턴스가 이미 쓴다.", En: "22, 2375, 2376 and 51678-51680 are taken on every instance."},
		},
		{
			Name: "app-port", Kind: sim.Number, Group: inTask, Default: "8080", Min: 1, Max: 65535, Step: 1,
			Label: i18n.Text{Ko: "앱이 듣는 포트", En: "Port the app listens on"},
			Help:  i18n.Text{Ko: "컨테이너 포트와 다르면 연결이 거부된다.", En: "When it differs from the container port, connections are refused."},
		},
		{
			Name: "listener", Kind: sim.Number, Group: inClient, Default: "443", Min: 1, Max: 65535, Step: 1,
			Label: i18n.Text{Ko: "ALB 리스너 포트", En: "ALB listener port"},
		},
		{
			Name: "client", Kind: sim.String, Group: inClient, Default: "203.0.113.10", MaxLen: 15, Check: checkClient,
			Label: i18n.Text{Ko: "클라이언트 주소", En: "Client address"},
		},
		{
			Name: "client-port", Kind: sim.Number, Group: inClient, Default: "51514", Min: 1024, Max: 65535, Step: 1,
			Label: i18n.Text{Ko: "클라이언트 포트", En: "Client port"},
			Help:  i18n.Text{Ko: "클라이언트 OS가 고른 포트. 응답이 돌아갈 곳이다.", En: "Chosen by the client's operating system; the answer goes back to it."},
		},
		{
			Name: groupALB, Kind: sim.List, Group: inRules, Default: "tcp:443:0.0.0.0/0", MaxLen: 8, Check: checkRule,
			Label: i18n.Text{Ko: "sg-alb (ALB)", En: "sg-alb (load balancer)"},
			Help:  i18n.Text{Ko: "프로토콜:포트:출발지. 예: tcp:443:0.0.0.0/0", En: "protocol:ports:source, such as tcp:443:0.0.0.0/0"},
		},
		{
			Name: groupHost, Kind: sim.List, Group: inRules, Default: "tcp:32768-65535:sg-alb", MaxLen: 8, Check: checkRule, When: modeIs(dynamicPort, staticPort),
			Label: i18n.Text{Ko: "sg-host (인스턴스)", En: "sg-host (instances)"},
			Help:  i18n.Text{Ko: "예: tcp:32768-65535:sg-alb", En: "For example tcp:32768-65535:sg-alb"},
		},
		{
			Name: groupTask, Kind: sim.List, Group: inRules, Default: "tcp:8080:sg-alb", MaxLen: 8, Check: checkRule, When: modeIs(awsvpc, fargate),
			Label: i18n.Text{Ko: "sg-task (Task ENI)", En: "sg-task (task ENIs)"},
			Help:  i18n.Text{Ko: "예: tcp:8080:sg-alb", En: "For example tcp:8080:sg-alb"},
		},
		{
			Name: "sg-alb-out", Kind: sim.List, Group: inRules, Default: "all:all:0.0.0.0/0", MaxLen: 8, Check: checkRule,
			Label: i18n.Text{Ko: "sg-alb 아웃바운드", En: "sg-alb outbound"},
			Help:  i18n.Text{Ko: "프로토콜:포트:목적지. 기본은 모두 허용이다.", En: "protocol:ports:destination; everything is allowed by default."},
		},
		{
			Name: "seed", Kind: sim.Number, Group: inClient, Default: "1", Min: 0, Max: 999999, Step: 1,
			Label: i18n.Text{Ko: "난수 시드", En: "Seed"},
			Help:  i18n.Text{Ko: "동적 포트와 대상 선택을 정한다.", En: "Decides dynamic ports and the chosen target."},
		},
	},
	Presets: []sim.Preset{
		{Name: "dynamic", Label: i18n.Text{Ko: "동적 포트, 바른 규칙", En: "Dynamic ports, the right rule"}},
		{Name: "only-80", Label: i18n.Text{Ko: "동적 포트인데 80만 열림", En: "Dynamic ports, only 80 open"}, Values: map[string]string{groupHost: "tcp:80:sg-alb"}},
		{Name: "port-conflict", Label: i18n.Text{Ko: "고정 포트 충돌", En: "Static port conflict"}, Values: map[string]string{"mode": string(staticPort), groupHost: "tcp:80:sg-alb"}},
		{Name: "awsvpc", Label: i18n.Text{Ko: "Task마다 ENI 하나", En: "One ENI a task"}, Values: map[string]string{"mode": string(awsvpc)}},
		{Name: "eni-limit", Label: i18n.Text{Ko: "ENI 소진", En: "ENIs run out"}, Values: map[string]string{"mode": string(awsvpc), "tasks": "6"}},
		{Name: "trunking", Label: i18n.Text{Ko: "trunking으로 해결", En: "Trunking fixes it"}, Values: map[string]string{"mode": string(awsvpc), "tasks": "6", "trunking": "true"}},
		{Name: "forgot-alb", Label: i18n.Text{Ko: "규칙에 ALB를 빠뜨림", En: "The rule forgets the ALB"}, Values: map[string]string{"mode": string(awsvpc), groupTask: "tcp:8080:203.0.113.10/32"}},
		{Name: "wrong-port", Label: i18n.Text{Ko: "앱이 다른 포트를 들음", En: "The app listens elsewhere"}, Values: map[string]string{"app-port": "3000"}},
	},
	Predictions: []sim.Prediction{
		{Name: "placed", Prompt: i18n.Text{Ko: "원하는 Task 가운데 몇 개가 배치될까?", En: "How many of the desired tasks will be placed?"}, Unit: i18n.Text{Ko: "개", En: ""}},
		{Name: "status", Prompt: i18n.Text{Ko: "클라이언트가 받는 HTTP 상태 코드는? 응답이 없으면 0.", En: "Which HTTP status will the client get? 0 for no answer."}, Unit: i18n.Text{Ko: "", En: ""}},
		{Name: "healthy", Prompt: i18n.Text{Ko: "healthy가 되는 대상은 몇 개일까?", En: "How many targets will become healthy?"}, Unit: i18n.Text{Ko: "개", En: ""}},
		{Name: "needed", Prompt: i18n.Text{Ko: "어떤 배치에서도 닿으려면 대상의 보안 그룹이 ALB에 열어야 하는 포트는 몇 개일까?", En: "To be reachable however tasks are placed, how many ports must the target's security group open to the ALB?"}, Unit: i18n.Text{Ko: "개", En: ""}, Tolerance: 0.02},
	},
	Asks: []sim.Ask{
		{Name: "placed", Title: i18n.Text{Ko: "배치되는 Task 수", En: "Tasks placed"}},
		{Name: "reason", Title: i18n.Text{Ko: "배치 실패 이유", En: "Placement failure reason"}},
		{Name: "rule", Title: i18n.Text{Ko: "가장 좁은 규칙", En: "The narrowest rule"}},
		{Name: "target", Title: i18n.Text{Ko: "등록되는 대상", En: "The registered target"}},
		{Name: "status", Title: i18n.Text{Ko: "클라이언트가 받는 결과", En: "What the client gets"}},
		{Name: "drop", Title: i18n.Text{Ko: "패킷이 버려지는 곳", En: "Where the packet is dropped"}},
	},
	Legend: []sim.LegendItem{
		{Mark: "dot", Tone: sim.Flow, Label: i18n.Text{Ko: "요청", En: "request"}},
		{Mark: "dot", Tone: sim.Wait, Label: i18n.Text{Ko: "헬스 체크", En: "health check"}},
		{Mark: "line", Tone: sim.Good, Label: i18n.Text{Ko: "규칙이 통과시킴", En: "let through by a rule"}},
		{Mark: "hatch", Tone: sim.Bad, Label: i18n.Text{Ko: "버려짐, 실패", En: "dropped or failed"}},
		{Mark: "outline", Tone: sim.Muted, Label: i18n.Text{Ko: "보안 그룹", En: "security group"}},
		{Mark: "bar", Tone: sim.Muted, Label: i18n.Text{Ko: "메모리 사용", En: "memory in use"}},
	},
	Sources: []sim.Source{
		{Title: "Use an Application Load Balancer for Amazon ECS", URL: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb.html", Checked: "2026-11"},
		{Title: "PortMapping", URL: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html", Checked: "2026-11"},
		{Title: "Increasing Amazon ECS Linux container instance network interfaces", URL: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-instance-eni.html", Checked: "2026-11"},
		{Title: "How Amazon ECS places tasks on container instances", URL: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement.html", Checked: "2026-11"},
		{Title: "Amazon ECS service event messages", URL: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html", Checked: "2026-11"},
		{Title: "Security group rules", URL: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html", Checked: "2026-11"},
		{Title: "Troubleshoot your Application Load Balancers", URL: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html", Checked: "2026-11"},
		{Title: "Health checks for Application Load Balancer target groups", URL: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html", Checked: "2026-11"},
	},
}
