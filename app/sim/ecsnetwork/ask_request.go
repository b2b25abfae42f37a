package ecsnetwork

import (
	"strconv"

	"notelab/app/sim"
)

// fault is one thing that may be wrong on the request's way.
type fault int

const (
	noFault fault = iota
	albPort
	albSource
	targetPort
	targetSource
	targetEmpty
	appElsewhere
	noTasks
)

// scenario draws a service with at most one fault.
func (q *asker) scenario(faults ...fault) (sim.Values, *model) {
	r := q.r
	listener := pick(r, "443", "80")
	other := map[string]string{"443": "80", "80": "443"}[listener]
	cport := pick(r, "3000", "5000", "8000", "8080")
	v := info.Defaults().Must(
		"mode", pick(r, string(dynamicPort), string(staticPort), string(awsvpc), string(fargate)),
		"listener", listener, groupALB, "tcp:"+listener+":0.0.0.0/0",
		"container-port", cport, "app-port", cport, "host-port", "7000", "tasks", "2",
		"seed", strconv.Itoa(r.IntN(1000)))
	m := mode(v.Get("mode"))
	ports := pickPorts(m, cport, "7000", "32768-65535")
	v = v.Must(m.group(), "tcp:"+ports+":sg-alb")
	switch pick(r, faults...) {
	case albPort:
		v = v.Must(groupALB, "tcp:"+other+":0.0.0.0/0")
	case albSource:
		v = v.Must(groupALB, "tcp:"+listener+":"+pick(r, "192.0.2.0/24", "10.0.0.0/16"))
	case targetPort:
		wrong := listener
		if m.bridge() && r.IntN(2) == 0 {
			wrong = cport
		}
		v = v.Must(m.group(), "tcp:"+wrong+":sg-alb")
	case targetSource:
		v = v.Must(m.group(), "tcp:"+ports+":203.0.113.10/32")
	case targetEmpty:
		v = v.Must(m.group(), "")
	case appElsewhere:
		v = v.Must("app-port", "4000")
	case noTasks:
		v = v.Must("tasks", "0")
	}
	return v, runOf(v)
}

// serviceText states everything a request's fate depends on.
func (q *asker) serviceText(v sim.Values, m *model) string {
	s := func(name string) string { return code(v.Get(name)) }
	out := q.t(
		"ECS 서비스의 네트워크 모드는 "+q.modeText(&m.config)+", `containerPort`는 "+s("container-port")+", 앱은 "+s("app-port")+"번에서 듣고, 실행 중인 Task는 "+strconv.Itoa(m.placedCount())+"개다. ALB 리스너는 "+s("listener")+"번이다. ",
		"An ECS service runs "+strconv.Itoa(m.placedCount())+" tasks; the network mode is "+q.modeText(&m.config)+", `containerPort` is "+s("container-port")+" and the app listens on "+s("app-port")+". The ALB listener is "+s("listener")+". ")
	if m.mode == dynamicPort {
		out += q.t("동적 호스트 포트의 범위는 `32768-60999`다. ", "Dynamic host ports come from `32768-60999`. ")
	}
	out += q.t("인바운드 규칙(`프로토콜:포트:출발지`)은 ALB의 `sg-alb`: ", "Inbound rules (`protocol:ports:source`) are, for the ALB's `sg-alb`: ") + q.ruleList(v.List(groupALB))
	if m.mode != fargate {
		out += q.t("; 인스턴스의 `sg-host`: ", "; the instances' `sg-host`: ") + q.ruleList(v.List(groupHost))
	}
	if !m.mode.bridge() {
		out += q.t("; Task ENI의 `sg-task`: ", "; the task ENIs' `sg-task`: ") + q.ruleList(v.List(groupTask))
	}
	return out + q.t(
		". 아웃바운드는 모두 열려 있다. 헬스 체크는 끝났고 ECS는 아직 Task를 교체하지 않았다. 클라이언트 `203.0.113.10`이 ALB의 "+s("listener")+"번으로 요청한다. ",
		". Outbound everything is allowed. Health checks have run, and ECS has not replaced any task yet. The client `203.0.113.10` sends a request to port "+s("listener")+" of the ALB. ")
}

// statusOption names an outcome as an option.
func (q *asker) statusOption(status int) string {
	if status == 0 {
		return q.t("응답 없음: 연결 시간 초과", "no answer: the connection times out")
	}
	return code(statusText(status).En)
}

// statusRule says when the outcome happens.
func (q *asker) statusRule(status int) string {
	switch status {
	case 200:
		return q.t("모든 홉에 맞는 규칙이 있고 앱이 그 포트에서 들을 때다.", "That takes a matching rule at each hop and an app that listens.")
	case 502:
		return q.t("대상에 닿았지만 TCP RST로 거부당했을 때다.", "That is for a target that was reached and refused with a TCP RST.")
	case 503:
		return q.t("등록된 대상이 하나도 없을 때다. 모두 unhealthy면 fail open이라 503이 아니다.", "That is for a target group without registered targets; with unhealthy ones only, the ALB fails open.")
	case 504:
		return q.t("ALB가 10초 안에 대상과 연결하지 못했을 때다.", "That is for an ALB that cannot connect to the target within 10 seconds.")
	}
	return q.t("패킷이 `sg-alb`에서 버려져 ALB에 닿지도 못할 때다.", "That is for packets dropped at `sg-alb`, before they reach the ALB.")
}

// askStatus: what does the client get?
func askStatus(q *asker) {
	v, m := q.scenario(noFault, albPort, albSource, targetPort, targetSource, targetEmpty, appElsewhere, appElsewhere, noTasks)
	q.d.Values = v
	q.d.Prompt = q.serviceText(v, m) + q.t("클라이언트가 받는 것은?", "What does the client get?")
	q.right(q.statusOption(m.status), q.statusRule(m.status))
	// The likelier confusions of each outcome first.
	order := map[int][]int{
		0:   {504, 503, 502, 200},
		200: {504, 0, 503, 502},
		502: {504, 200, 503, 0},
		503: {504, 502, 0, 200},
		504: {503, 0, 502, 200},
	}[m.status]
	for _, s := range order {
		q.wrong(q.statusOption(s), "takes the fault for another one", q.statusRule(s))
	}
	switch {
	case m.status == 200:
		q.d.Explanation = q.t("`sg-alb`와 "+code(m.mode.group())+"에 모두 맞는 규칙이 있고 앱이 듣고 있다. 응답은 stateful이라 규칙이 필요 없다.", "Both `sg-alb` and "+code(m.mode.group())+" have a matching rule, and the app listens. The answer needs no rule: security groups are stateful.")
	case m.status == 0:
		q.d.Explanation = q.t("`sg-alb`에 맞는 규칙이 없어 패킷이 조용히 버려진다. 거부 응답이 없으니 클라이언트는 시간 초과까지 기다린다.", "No rule of `sg-alb` matches, so the packet is dropped silently and the client waits until it times out.")
	case m.status == 502:
		q.d.Explanation = q.t("보안 그룹은 통과하지만 컨테이너 포트에서 듣는 앱이 없어 RST가 돌아온다. ALB는 이를 502로 바꾼다.", "The security groups let the request through, but nothing listens on the container port: the RST becomes a 502.")
	case m.status == 503:
		q.d.Explanation = q.t("등록된 대상이 없다. ALB는 보낼 곳이 없어 503을 만든다.", "No target is registered, so the ALB has nowhere to send the request.")
	default:
		q.d.Explanation = q.t(code(m.mode.group())+"에 맞는 규칙이 없다. 모든 대상이 unhealthy라 ALB는 fail open으로 하나를 고르고, 10초 뒤 504를 만든다.", "No rule of "+code(m.mode.group())+" matches. All targets are unhealthy, so the ALB fails open, tries one and answers 504 after 10 seconds.")
	}
}

// droppedBy returns the security group that drops the request, or "".
func (m *model) droppedBy() string {
	switch {
	case m.albGate.reached && !m.albGate.pass:
		return groupALB
	case m.targetGate.reached && !m.targetGate.pass:
		return m.mode.group()
	}
	return ""
}

// askDrop: which security group drops the packet?
func askDrop(q *asker) {
	v, m := q.scenario(noFault, albPort, albSource, targetPort, targetSource, targetEmpty)
	q.d.Values = v
	q.d.Prompt = q.serviceText(v, m) + q.t("패킷은 어디에서 버려질까?", "Where is the packet dropped?")
	none := q.t("버려지지 않고 컨테이너에 닿는다", "nowhere: it reaches the container")
	option := func(g string) string {
		if g == "" {
			return none
		}
		return q.t(code(g)+"의 인바운드", "at the inbound rules of "+code(g))
	}
	key := m.droppedBy()
	why := func(g string) string {
		attached := g == "" || g == groupALB || g == m.mode.group()
		switch {
		case !attached:
			return q.t("이 모드에서 요청은 "+code(g)+"의 인터페이스를 지나지 않는다.", "In this mode the request does not pass an interface with "+code(g)+".")
		case g == "" && key != "":
			return q.t("지나는 보안 그룹 하나에 맞는 규칙이 없다.", "One security group on the way has no matching rule.")
		case g == "":
			return q.t("지나는 보안 그룹마다 맞는 규칙이 있다.", "Each security group on the way has a matching rule.")
		case g == key:
			return q.t("포트와 출발지가 모두 맞는 규칙이 여기에 없다.", "No rule here matches both port and source.")
		case g != groupALB && key == groupALB:
			return q.t("패킷은 여기까지 오지 못한다.", "The packet does not get that far.")
		}
		return q.t("여기에는 포트와 출발지가 맞는 규칙이 있다.", "A rule here matches port and source.")
	}
	for _, g := range []string{m.mode.group(), groupALB, "", groupHost, groupTask} {
		if g == key {
			q.right(option(g), why(g))
		} else {
			q.wrong(option(g), "looks at the wrong security group", why(g))
		}
	}
	q.d.Explanation = q.t("클라이언트의 주소는 `sg-alb`에서, ALB의 주소는 "+code(m.mode.group())+"에서 출발지로 비교된다. 맞는 규칙이 없으면 답 없이 버려진다.", "`sg-alb` compares the client's address as source, "+code(m.mode.group())+" the ALB's. Without a matching rule the packet is dropped without an answer.")
}
