package ecsnetwork

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// Describe implements sim.Simulator.
func (simulator) Describe(e *sim.Event, l i18n.Lang) string { return describe(e).In(l) }

func describe(e *sim.Event) i18n.Text {
	f := e.Field
	switch e.Kind {
	case "place":
		if f("strategy") == "" {
			return text("Task "+f("task")+" 배치: Fargate, "+f("zone")+".", "Task "+f("task")+" placed on Fargate in "+f("zone")+".")
		}
		return text(
			"Task "+f("task")+" 배치: "+f("host")+" ("+f("zone")+"), 전략 "+f("strategy")+". 남은 메모리 "+f("memory-left")+" MiB.",
			"Task "+f("task")+" placed on "+f("host")+" ("+f("zone")+") by "+f("strategy")+"; "+f("memory-left")+" MiB of memory left.")
	case "unplaced":
		why := lackText(f("reason"))
		return text(
			"Task "+f("task")+" 배치 실패: 조건을 모두 만족하는 인스턴스가 없다. 가장 가까운 "+f("closest")+": "+f("reason")+", "+why.Ko+".",
			"Task "+f("task")+" not placed: no instance meets all requirements. Closest is "+f("closest")+": "+f("reason")+", "+why.En+".")
	case "start":
		return text(
			"Task "+f("task")+" 시작: 호스트 "+f("address")+" → 컨테이너 "+f("container")+" 포트 매핑.",
			"Task "+f("task")+" started: host "+f("address")+" is mapped to container "+f("container")+".")
	case "attach":
		return text(
			"Task "+f("task")+"에 전용 ENI 연결: 주소 "+f("address")+", "+f("sg")+".",
			"Task "+f("task")+" got its own ENI: address "+f("address")+", "+f("sg")+".")
	case "register":
		return text("Target Group에 등록: "+f("target")+" ("+f("type")+" 대상).", "Registered in the target group: "+f("target")+" ("+f("type")+" target).")
	case "healthy":
		return text("헬스 체크 통과: "+f("target")+", 규칙 "+f("rule")+".", "Health check passed: "+f("target")+", by rule "+f("rule")+".")
	case "check-failed", "unhealthy":
		why := text("연결 거부(RST)", "connection refused (RST)")
		if f("reason") == "Target.Timeout" {
			why = text("5초 동안 답이 없음, "+groupName(f("dropped-by")).Ko+"에 맞는 규칙 없음", "no answer for 5 seconds, no rule of "+groupName(f("dropped-by")).En+" matches")
		}
		s := text("헬스 체크 실패 "+f("failures")+": "+f("target")+", "+why.Ko+".", "Health check failed "+f("failures")+": "+f("target")+", "+why.En+".")
		if e.Kind == "unhealthy" {
			s = text(s.Ko+" 이제 unhealthy ("+f("reason")+").", s.En+" Now unhealthy ("+f("reason")+").")
		}
		return s
	case "send":
		return text("클라이언트 요청: "+f("from")+" → "+f("to")+".", "The client's request: "+f("from")+" → "+f("to")+".")
	case "pass":
		return text(
			f("sg")+" 통과: "+f("from")+" → "+f("to")+", 규칙 "+f("rule")+".",
			"Let through by "+f("sg")+": "+f("from")+" → "+f("to")+", rule "+f("rule")+".")
	case "drop":
		g := groupName(f("sg"))
		return text(
			g.Ko+"에 맞는 규칙이 없어 패킷을 버림: "+f("from")+" → "+f("to")+". 거부 응답도 없다.",
			"Dropped, no rule of "+g.En+" matches: "+f("from")+" → "+f("to")+". No refusal is sent either.")
	case "route":
		return text(
			"ALB의 선택: "+f("target")+" (healthy "+f("healthy")+", 등록 "+f("registered")+").",
			"The load balancer picks "+f("target")+" ("+f("healthy")+" healthy of "+f("registered")+" registered).")
	case "fail-open":
		return text(
			"healthy 대상이 없어 등록된 "+f("registered")+"개 모두가 후보(fail open): "+f("target")+" 선택.",
			"No healthy target, so all "+f("registered")+" registered ones count (fail open): "+f("target")+" picked.")
	case "no-target":
		return text("등록된 대상이 없다: ALB가 503을 만든다.", "No registered target: the load balancer answers 503.")
	case "forward":
		return text("ALB가 새 연결로 전달: "+f("from")+" → "+f("to")+".", "The load balancer opens its own connection: "+f("from")+" → "+f("to")+".")
	case "map":
		return text("호스트 포트 매핑: "+f("from")+" → 컨테이너 "+f("to")+".", "Host port mapping: "+f("from")+" → container "+f("to")+".")
	case "direct":
		return text("Task ENI에 도착: "+f("to")+". 포트 변환이 없다.", "Arrived at the task's ENI: "+f("to")+". No port mapping.")
	case "refuse":
		return text(
			"컨테이너 포트 "+f("port")+"에서 듣는 앱이 없다(앱은 "+f("listening")+"): TCP RST로 거부.",
			"Nothing listens on container port "+f("port")+" (the app uses "+f("listening")+"): refused with a TCP RST.")
	case "alb-error":
		if f("cause") == "rst" {
			return text("대상이 연결을 거부해 ALB가 502를 만든다.", "The target refused the connection: the load balancer answers 502.")
		}
		return text("10초 안에 대상과 연결하지 못해 ALB가 504를 만든다.", "No connection to the target within 10 seconds: the load balancer answers 504.")
	case "reply":
		return text(
			"앱의 응답: "+f("from")+" → "+f("to")+". 같은 연결이라 규칙을 다시 보지 않는다(stateful).",
			"The app answers: "+f("from")+" → "+f("to")+". Same connection, so no rule is consulted (stateful).")
	case "receive":
		return text("클라이언트가 받음: "+f("text")+".", "The client gets "+f("text")+".")
	case "timeout":
		return text("클라이언트 포기: "+f("after")+" 동안 아무 답도 없었다.", "The client gives up: no answer at all for "+f("after")+".")
	}
	return i18n.Same(e.Kind)
}

func groupName(g string) i18n.Text {
	if g == "sg-alb-out" {
		return text("sg-alb 아웃바운드", "sg-alb outbound")
	}
	return i18n.Same(g)
}

// lackText says in words what a placement reason means.
func lackText(reason string) i18n.Text {
	switch reason {
	case lackCPU:
		return text("CPU 부족", "not enough CPU")
	case lackMemory:
		return text("메모리 부족", "not enough memory")
	case lackPorts:
		return text("호스트 포트가 이미 쓰임", "the host port is taken")
	case lackENI:
		return text("ENI를 더 붙일 수 없음", "no ENI slot left")
	}
	return i18n.Same(reason)
}
