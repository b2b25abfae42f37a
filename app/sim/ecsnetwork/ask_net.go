package ecsnetwork

import (
	"strconv"
)

// askRule: the narrowest rule that always lets the load balancer through.
func askRule(q *asker) {
	r := q.r
	listener := pick(r, "443", "80")
	cport := pick(r, "3000", "5000", "8000", "8080", "9000")
	v := info.Defaults().Must(
		"mode", pick(r, string(dynamicPort), string(staticPort), string(awsvpc), string(fargate)),
		"listener", listener, groupALB, "tcp:"+listener+":0.0.0.0/0",
		"container-port", cport, "app-port", cport,
		"host-port", pick(r, "7000", "8081", "8888"))
	c := configOf(v)
	group, ephemeral := c.mode.group(), strconv.Itoa(ephemeralFrom)+"-"+strconv.Itoa(ephemeralTo)
	rule := func(ports, source string) string { return "tcp:" + ports + ":" + source }
	key := rule(cport, groupALB)
	hport := strconv.Itoa(c.hostPort)
	q.d.Prompt = q.t(
		"ALB(`sg-alb`)가 "+code(listener)+"번 리스너로 받아 ECS 서비스에 전달한다. 네트워크 모드는 "+q.modeText(&c)+", `containerPort`는 "+code(cport)+"이다. ",
		"An ALB (`sg-alb`) receives on listener "+code(listener)+" and forwards to an ECS service. The network mode is "+q.modeText(&c)+" and `containerPort` is "+code(cport)+". ")
	open := func() {
		q.wrong(code(rule(pickPorts(c.mode, cport, hport, ephemeral), "0.0.0.0/0")), "opens the target to the internet", q.t("닿기는 하지만 인터넷 전체에 열린다. 출발지는 `sg-alb` 하나면 된다.", "It works, but opens the target to the whole internet; `sg-alb` is source enough."))
	}
	listenerWrong := func() {
		q.wrong(code(rule(listener, groupALB)), "repeats the listener port at the target", q.t("리스너 포트는 클라이언트와 ALB 사이의 것이다. ALB는 대상의 포트로 새 연결을 연다.", "The listener port is between client and ALB; the ALB opens a new connection to the target's own port."))
	}
	switch c.mode {
	case dynamicPort:
		key = rule(ephemeral, groupALB)
		q.d.Prompt += q.t("호스트의 `ip_local_port_range`는 "+code(ephemeral)+"이다. ", "The host's `ip_local_port_range` is "+code(ephemeral)+". ")
		q.right(code(key), q.t("호스트 포트가 이 범위에서 정해지고, 그 포트로 오는 것은 ALB뿐이다.", "The host port comes from this range, and only the ALB needs it."))
		q.wrong(code(rule(cport, groupALB)), "opens the container port on the host", q.t("컨테이너 포트는 매핑 뒤의 것이다. 인스턴스에 오는 패킷의 목적지는 호스트 포트다.", "The container port is behind the mapping; packets reach the instance on the host port."))
	case staticPort:
		key = rule(hport, groupALB)
		q.right(code(key), q.t("인스턴스에 오는 패킷의 목적지는 고정된 호스트 포트다.", "Packets reach the instance on the static host port."))
		q.wrong(code(rule(cport, groupALB)), "opens the container port on the host", q.t("컨테이너 포트는 매핑 뒤의 것이다. 인스턴스에 오는 패킷의 목적지는 호스트 포트다.", "The container port is behind the mapping; packets reach the instance on the host port."))
		q.wrong(code(rule(ephemeral, groupALB)), "takes a static port for a dynamic one", q.t("호스트 포트가 고정이라 동적 범위가 아니다.", "The host port is static, outside the dynamic range."))
	default:
		q.right(code(key), q.t("Task의 ENI가 컨테이너 포트로 직접 받는다. 매핑이 없다.", "The task's ENI receives on the container port; there is no mapping."))
		q.wrong(code(rule(ephemeral, groupALB)), "expects host ports in awsvpc mode", q.t("awsvpc에는 호스트 포트 매핑이 없다.", "awsvpc has no host port mapping."))
	}
	open()
	listenerWrong()
	q.wrong(code(rule(pickPorts(c.mode, cport, hport, ephemeral), "203.0.113.0/24")), "names the client as source", q.t("대상에 연결하는 것은 클라이언트가 아니라 ALB다.", "It is the ALB, not the client, that connects to the target."))
	q.d.Values = v.Must(group, key)
	q.d.Prompt += q.t("대상을 지키는 "+code(group)+"에 필요한 가장 좁은 인바운드 규칙은? (`프로토콜:포트:출발지`)", "Which is the narrowest inbound rule that "+code(group)+", which guards the targets, needs? (`protocol:ports:source`)")
	q.d.Explanation = q.t("대상이 패킷을 받는 포트만, 출발지는 `sg-alb`로 연다. 응답은 stateful이라 규칙이 필요 없다.", "Open only the port the target receives on, with `sg-alb` as source. The answer needs no rule: security groups are stateful.")
}

// pickPorts returns the ports a target receives on in a mode.
func pickPorts(m mode, container, host, ephemeral string) string {
	switch m {
	case dynamicPort:
		return ephemeral
	case staticPort:
		return host
	}
	return container
}

// askTarget: which target does ECS register?
func askTarget(q *asker) {
	r := q.r
	cport := pick(r, "3000", "5000", "8000", "8080", "9000")
	v := info.Defaults().Must(
		"mode", pick(r, string(dynamicPort), string(staticPort), string(awsvpc)),
		"instances", strconv.Itoa(1+r.IntN(2)), "tasks", strconv.Itoa(1+r.IntN(2)),
		"container-port", cport, "app-port", cport, "host-port", pick(r, "80", "7000", "8888"),
		"seed", strconv.Itoa(r.IntN(1000)))
	m := runOf(v)
	q.d.Values = v
	t := &m.tasks[0]
	h := &m.hosts[t.host]
	port := strconv.Itoa(t.port)
	inst := q.t("주소가 "+code(dotted(h.addr))+"인 인스턴스 "+code(h.id)+"에서 ", "On instance "+code(h.id)+" with address "+code(dotted(h.addr))+", ")
	q.right(code(m.targetName(t)), "")
	if m.mode.bridge() {
		inner := dotted(t.inner)
		q.d.Prompt = inst + q.t(
			"네트워크 모드 "+q.modeText(&m.config)+"인 Task가 실행 중이다. `containerPort`는 "+code(cport)+", 호스트 포트는 "+code(port)+", 컨테이너 주소는 "+code(inner)+"다. ",
			"a task runs in network mode "+q.modeText(&m.config)+": `containerPort` "+code(cport)+", host port "+code(port)+", container address "+code(inner)+". ")
		q.d.Key.Why = q.t("bridge 모드의 Task는 instance 대상이고, 포트는 호스트 포트다.", "In bridge mode a task is an instance target, and the port is the host port.")
		q.wrong(code(h.id+":"+cport), "registers the container port", q.t("컨테이너 포트는 매핑 뒤에 있어 밖에서 닿지 않는다.", "The container port lies behind the mapping and cannot be reached from outside."))
		q.wrong(code(inner+":"+cport), "registers the container's bridge address", q.t("172.17.0.0/16은 인스턴스 안의 bridge 주소라 VPC에서 닿지 않는다.", "172.17.0.0/16 is the bridge inside the instance; the VPC cannot reach it."))
		q.wrong(code(dotted(h.addr)+":"+port), "takes an ip target in bridge mode", q.t("ip 대상은 awsvpc에서 쓴다. bridge 모드는 인스턴스 ID로 등록한다.", "ip targets belong to awsvpc; bridge mode registers the instance's ID."))
	} else {
		own := dotted(t.addr)
		q.d.Prompt = inst + q.t(
			"네트워크 모드 "+q.modeText(&m.config)+"인 Task가 실행 중이다. Task ENI의 주소는 "+code(own)+", `containerPort`는 "+code(cport)+"이다. ",
			"a task runs in network mode "+q.modeText(&m.config)+": its ENI has the address "+code(own)+" and `containerPort` is "+code(cport)+". ")
		q.d.Key.Why = q.t("awsvpc Task는 ip 대상이고, ENI 주소와 컨테이너 포트로 등록된다.", "An awsvpc task is an ip target: the address of its ENI and the container port.")
		q.wrong(code(h.id+":"+cport), "registers the instance", q.t("awsvpc에서는 instance 대상을 쓸 수 없다. 인스턴스의 ENI로는 Task에 닿지 않는다.", "Instance targets do not work with awsvpc: the instance's own ENI does not lead to the task."))
		q.wrong(code(dotted(h.addr)+":"+cport), "registers the instance's address", q.t("이것은 인스턴스의 기본 ENI 주소다. Task는 자기 ENI를 가진다.", "That is the primary ENI of the instance; the task has its own."))
		q.wrong(code("172.17.0.2:"+cport), "expects a Docker bridge in awsvpc mode", q.t("awsvpc Task는 Docker bridge를 거치지 않는다.", "An awsvpc task does not go through the Docker bridge."))
		q.wrong(code(own+":"+strconv.Itoa(m.listener)), "registers the listener port", q.t("리스너 포트는 ALB의 것이다.", "The listener port belongs to the ALB."))
	}
	q.d.Prompt += q.t("ECS가 Target Group에 등록하는 대상은?", "Which target does ECS register in the target group?")
	q.d.Explanation = q.t("bridge는 `인스턴스 ID:호스트 포트`, awsvpc는 `Task 주소:컨테이너 포트`로 등록한다.", "bridge registers `instance ID:host port`, awsvpc `task address:container port`.")
}
