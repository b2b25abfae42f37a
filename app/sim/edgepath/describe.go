package edgepath

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// Describe implements sim.Simulator.
func (simulator) Describe(e *sim.Event, l i18n.Lang) string { return describe(e).In(l) }

func describe(e *sim.Event) i18n.Text {
	f := e.Field
	switch e.Kind {
	case "send":
		if f("round") != "1" {
			return i18n.Of("뷰어가 Location을 따라 HTTPS로 다시 요청한다: "+f("method")+" "+f("url")+".", "The viewer follows Location and asks again by HTTPS: "+f("method")+" "+f("url")+".")
		}
		return i18n.Of("뷰어의 요청: "+f("method")+" "+f("url")+".", "The viewer's request: "+f("method")+" "+f("url")+".")
	case "around":
		if f("via") == viaOther {
			return i18n.Of("남의 CloudFront 배포를 거친다. 내 배포의 문 여섯 개는 이 요청을 보지 못한다.", "It goes through somebody else's distribution: the six gates of mine never see it.")
		}
		return i18n.Of("오리진의 주소로 바로 간다. 엣지의 문 여섯 개를 모두 건너뛴다.", "It goes straight to the origin's address and bypasses all six gates of the edge.")
	case "pass", "open", "refuse", "redirect":
		return said(e)
	case "connect":
		why := i18n.Of("S3 버킷으로 가는 요청은 뷰어의 프로토콜을 따른다", "a bucket is reached by the viewer's protocol")
		if p := f("policy"); p != "" {
			why = i18n.Of("오리진 프로토콜 정책이 "+p+"다", "the origin protocol policy is "+p)
		}
		return i18n.Of("CloudFront가 오리진의 "+f("port")+"번 포트로 접속한다("+f("protocol")+"): "+why.Ko+".", "CloudFront connects to port "+f("port")+" of the origin ("+f("protocol")+"): "+why.En+".")
	case "try":
		return i18n.Of("접속 시도 "+f("number")+"/"+f("of")+": 실제로는 10초를 기다린다.", "Connection attempt "+f("number")+" of "+f("of")+": in reality it waits for 10 seconds.")
	case "answer":
		return i18n.Of("오리진이 "+f("method")+" 요청에 "+f("code")+" 응답을 돌려준다. 모든 문을 지났다.", "The origin answers the "+f("method")+" with "+f("code")+": every gate let it pass.")
	case "receive":
		m := meaning(f("code"))
		return i18n.Of("뷰어가 "+f("code")+" 응답을 받는다: "+m.Ko+".", "The viewer gets "+f("code")+": "+m.En+".")
	case "silence":
		return i18n.Of("뷰어는 상태 코드를 받지 못한다. 연결 오류만 본다.", "The viewer gets no status at all, only a connection error.")
	}
	return i18n.Same(e.Kind)
}

// said tells a gate's decision: its name, the reason, and what comes of it.
func said(e *sim.Event) i18n.Text {
	g, why := gateNamed(e.Field("gate")), reasonOf(e.Field("why"))
	s := filled(why.sentence(), e.Field)
	mark := i18n.Of(" 통과: ", ": passed. ")
	switch e.Kind {
	case "open":
		mark = i18n.Of(" 그대로 지남: ", ": not in the way. ")
	case "refuse":
		mark = i18n.Of("에서 막힘: ", ": refused. ")
	case "redirect":
		mark = i18n.Of("에서 돌려보냄: ", ": sent back. ")
	}
	out := i18n.Of(g.name.Ko+mark.Ko+s.Ko, g.name.En+mark.En+s.En)
	if code := e.Field("code"); code != "" {
		o := outcome(code, e.Actor)
		out = i18n.Of(out.Ko+" "+o.Ko, out.En+" "+o.En)
	}
	return out
}

// outcome is what a gate's refusal leads to, at the edge or at the origin.
func outcome(code, where string) i18n.Text {
	switch {
	case code == "0" && where == "edge":
		return i18n.Of("엣지가 TLS 연결을 끊어 응답 코드도 없다.", "The edge drops the TLS connection, without any status.")
	case code == "0":
		return i18n.Of("아무도 답하지 않는다.", "Nobody answers.")
	case code == "301" || code == "307":
		return i18n.Of("엣지가 "+code+" 응답과 Location 헤더로 답한다.", "The edge answers "+code+" with a Location header.")
	case where == "edge":
		return i18n.Of("엣지가 "+code+"으로 답하고 오리진에는 가지 않는다.", "The edge answers "+code+" and does not go to the origin.")
	case code == "502":
		return i18n.Of("CloudFront가 502로 답한다.", "CloudFront answers 502.")
	case code == "504":
		return i18n.Of("CloudFront가 10초씩 세 번 시도하고 504로 답한다.", "CloudFront tries three times, 10 seconds each, and answers 504.")
	case code == "405":
		return i18n.Of("오리진이 405로 답한다.", "The origin answers 405.")
	}
	return i18n.Of("오리진이 "+code+"으로 답한다.", "The origin answers "+code+".")
}

// meaning names a status.
func meaning(code string) i18n.Text {
	switch code {
	case "200", "204":
		return i18n.Of("요청한 대로 되었다", "the request did what it was meant to")
	case "301", "307":
		return i18n.Of("HTTPS로 다시 오라는 뜻이다", "come again by HTTPS")
	case "403":
		return i18n.Of("거절이다", "refused")
	case "405":
		return i18n.Of("받지 않는 메서드다", "a method that is not taken")
	case "502":
		return i18n.Of("CloudFront가 오리진과 TLS를 맺지 못했다", "CloudFront and the origin could not negotiate TLS")
	}
	return i18n.Of("CloudFront가 오리진에 접속하지 못했다", "CloudFront could not connect to the origin")
}
