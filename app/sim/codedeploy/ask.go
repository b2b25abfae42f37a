package codedeploy

import (
	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
)

// Exam-guide ids: deploying with a strategy, configuring it, rolling back, and
// finding out why a deployment failed.
var (
	hookTags     = []string{"D3.T4.S5", "D3.T4.S11"}
	hostTags     = []string{"D3.T4.S11", "D4.T1.S6"}
	shiftTags    = []string{"D3.T4.S11", "D3.T4.S5"}
	rollbackTags = []string{"D3.T4.S8"}
	scriptTags   = []string{"D3.T4.S5", "D4.T1.S6"}
)

// Ask implements sim.Simulator.
func (simulator) Ask(kind string, seed uint64, l i18n.Lang) (quiz.Question, error) {
	return sim.Questions{
		"next":     askNext,
		"minimum":  askMinimum,
		"limit":    askLimit,
		"status":   askStatus,
		"share":    askShare,
		"rollback": askRollback,
		"script":   askScript,
		"platform": askPlatform,
		"revision": askRevision,
	}.Ask(info, kind, seed, l)
}

// code marks an identifier in a sentence.
func code(s string) string { return "`" + s + "`" }

// scene is a deployment whose order of events is asked about.
type scene struct {
	id     string
	words  i18n.Text // "in an in-place deployment behind a load balancer"
	rail   []event
	values []string
}

var scenes = []scene{
	{"bare", i18n.Of("로드 밸런서 없는 EC2 인스턴스에 현재 위치(in-place) 배포를 한다. ", "An in-place deployment goes to EC2 instances without a load balancer. "), coreRail, nil},
	{"balanced", i18n.Of("배포 그룹에 로드 밸런서를 지정하고 EC2 인스턴스에 현재 위치(in-place) 배포를 한다. ", "An in-place deployment goes to EC2 instances whose deployment group has a load balancer. "), fullRail, []string{"lb", "true"}},
	{"green", i18n.Of("EC2 블루/그린 배포의 교체(그린) 인스턴스를 본다. ", "Look at a replacement (green) instance of an EC2 blue/green deployment. "), greenRail, []string{"platform", blueGreen, "instances", "3"}},
	{"ecs", i18n.Of("CodeDeploy로 ECS Service를 블루/그린 배포한다. 테스트 리스너가 있다. ", "CodeDeploy runs a blue/green deployment of an ECS service that has a test listener. "), ecsRail, []string{"platform", onECS}},
	{"lambda", i18n.Of("CodeDeploy로 Lambda 함수의 새 버전을 배포한다. ", "CodeDeploy deploys a new version of a Lambda function. "), lambdaRail, []string{"platform", onLambda}},
}

func sceneOf(id string) *scene {
	for i := range scenes {
		if scenes[i].id == id {
			return &scenes[i]
		}
	}
	panic("codedeploy: no scene " + id)
}

func (s *scene) run() sim.Values { return info.Defaults().Must(s.values...) }

// order writes the events of a rail as one line.
func order(rail []event) string {
	s := ""
	for i, e := range rail {
		if i > 0 {
			s += " → "
		}
		s += code(e.String())
	}
	return s
}

func indexOf(rail []event, e event) int {
	for i, x := range rail {
		if x == e {
			return i
		}
	}
	return -1
}

// draw takes n events from a list in a random order.
func draw(a *sim.Asker, from []event, n int) []event {
	var out []event
	for _, i := range a.Rand.Perm(len(from)) {
		if len(out) < n {
			out = append(out, from[i])
		}
	}
	return out
}

// only filters a rail by whether its events are reserved.
func only(rail []event, reserved bool) []event {
	var out []event
	for _, e := range rail {
		if lifecycle[e].reserved == reserved {
			out = append(out, e)
		}
	}
	return out
}

// hosting is a deployment to instances to ask about.
type hosting struct {
	n     int
	kind  string
	value int
}

func (h hosting) minimum() int { return minimumHealthy(h.kind, h.n, h.value) }
func (h hosting) allowed() int { return slack(h.n, h.minimum()) }

func (h hosting) values(pairs ...string) sim.Values {
	v := info.Defaults().Must("instances", itoa(h.n), "config", h.kind)
	switch h.kind {
	case hostCount:
		v = v.Must("hosts", itoa(h.value))
	case fleetPercent:
		v = v.Must("fleet", itoa(h.value))
	}
	return v.Must(pairs...)
}

// tell states the setting in a sentence.
func (h hosting) tell(a *sim.Asker) string {
	how := sim.Tell("`CodeDeployDefault.$1`", "the deployment configuration `CodeDeployDefault.$1`", h.kind)
	if h.kind == hostCount || h.kind == fleetPercent {
		how = sim.Tell("최소 정상 호스트가 `$1` $2인 사용자 지정", "a custom deployment configuration whose minimum healthy hosts value is `$1` $2", h.kind, itoa(h.value))
	}
	return a.Say("정상 인스턴스 $1대에 $2 구성으로 현재 위치(in-place) 배포를 한다. ", "An in-place deployment goes to $1 healthy instances with $3. ", itoa(h.n), how.Ko, how.En)
}

// why tells how the minimum comes about.
func (h hosting) why() i18n.Text {
	m := itoa(h.minimum())
	how := howMinimum(h.kind, h.n, h.value)
	return sim.Tell("최소 정상 수는 $1 $2대다.", "The minimum is $3 healthy hosts ($4).", how.Ko, m, m, how.En)
}
