package ebdeploy

import (
	"strconv"
	"strings"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// actors are who does what an event tells.
var actors = map[string]string{
	"begin": "Beanstalk", "out": "ELB", "out-all": "Beanstalk", "install": "Beanstalk", "back": "ELB", "back-all": "ELB", "pass-all": "Beanstalk", "pass": "Beanstalk", "pass-last": "Beanstalk",
	"extra": "ASG", "extra-pass": "Beanstalk", "extra-end": "ASG", "temporary": "ASG", "first-pass": "Beanstalk", "rest": "ASG", "rest-pass": "Beanstalk",
	"ready": "Beanstalk", "split": "ALB", "move": "ASG", "revert": "Beanstalk", "reroute": "ALB",
	"create": "DevOps", "swap": "DNS", "caches": "DNS", "delete": "DevOps", "delete-early": "DevOps", "swap-back": "DNS", "discard": "DevOps",
	"fail": "Beanstalk", "ignore": "Beanstalk", "shows": "v2", "redeploy": "DevOps", "finish": "Beanstalk",
}

// sentences are what an event says, by its kind or a case of it (see caseOf). In
// braces stand names of its fields, durations among them; {one|many} is the form
// that goes with {count}, and {을} a Korean particle that goes with {version}.
var sentences = [...]struct {
	kind string
	text i18n.Text
}{
	{"begin-all-at-once", text("인스턴스 {n}대 모두에 한꺼번에 v2를 배포한다. 가장 빠르지만 배포하는 동안 요청을 받을 인스턴스가 없다.",
		"v2 goes to all {n} instances at once. That is the quickest way, but meanwhile nothing takes requests.")},
	{"begin-rolling", text("{n}대를 {batch}대씩 {batches}개 배치로 나누어, 기존 인스턴스에 차례로 배포한다. 새 인스턴스는 띄우지 않는다.",
		"The {n} instances are deployed to in place, in batches of {batch}: {batches} in all. None is launched.")},
	{"begin-additional", text("새 인스턴스 {batch}대를 먼저 띄운 다음, 기존 {n}대를 {batch}대씩 {batches}개 배치로 배포한다. 용량이 {n}대 아래로 내려가지 않게 하려는 것이다.",
		"First {batch} new instances are launched, then the {n} are deployed to in batches of {batch}, {batches} in all, so that capacity never falls below {n}.")},
	{"begin-immutable", text("기존 {n}대는 건드리지 않고 새 인스턴스에만 v2를 배포한다. 한 대를 먼저 시험한 다음 나머지를 띄운다.",
		"The {n} instances are left alone; v2 goes to new ones only, first to a single one as a test, then to the rest.")},
	{"begin-traffic-splitting", text("기존 {n}대는 그대로 두고 새 {n}대에 v2를 배포한다. 요청의 {percent}%로 먼저 평가한다.",
		"The {n} instances stay; v2 goes to {n} new ones, which are first evaluated with {percent}% of the requests.")},
	{"begin-blue-green", text("배포 정책이 아니라 환경을 하나 더 쓰는 절차다. 지금 환경(블루)의 {n}대는 그대로 두고 새 환경(그린)에 v2를 배포한다.",
		"This is no policy but a procedure with a second environment: the {n} instances of the current one (blue) stay, and v2 goes to a new one (green).")},

	{"out", text("배치 {no}/{of}: {count}대를 로드 밸런서에서 뺀다. 남은 {left}대가 요청을 받는다. 하던 요청은 {drain} 안에 마친다.",
		"Batch {no} of {of}: {count} {instance leaves|instances leave} the load balancer, and {left} go on taking requests. What is under way has {drain} to finish.")},
	{"out-last", text("배치 {no}/{of}: {count}대를 로드 밸런서에서 뺀다. 요청을 받을 인스턴스가 하나도 남지 않는다.",
		"Batch {no} of {of}: {count} {instance leaves|instances leave} the load balancer, and none is left to take requests.")},
	{"out-all", text("{count}대에서 동시에 앱이 멈추고 {version}{으로} 바뀐다. 그동안 응답할 인스턴스가 없다.",
		"On all {count} the application stops at the same time and becomes {version}. Meanwhile nothing answers.")},
	{"install", text("빠진 {count}대에 {version}{을} 배포한다. 같은 인스턴스이므로 인스턴스 ID도 대수도 바뀌지 않는다.",
		"{version} is deployed to the {count} {instance|instances} out of service. They are the same instances: neither their IDs nor their number changes.")},
	{"back", text("{version} {count}대가 로드 밸런서의 헬스 체크를 통과해 요청을 받는다. 지금은 v1 {old}대, v2 {new}대가 응답한다.",
		"{count} with {version} {passes|pass} the load balancer's health checks and {gets|get} requests. Now {old} with v1 and {new} with v2 answer.")},
	{"back-all", text("{count}대에서 {version}{이} 떠서 다시 응답한다.", "{version} is up on all {count}, and they answer again.")},
	{"pass-all", text("{count}대가 Beanstalk의 확인 시간({check})을 정상으로 채운다.", "The {count} are healthy for the {check} that Beanstalk asks for.")},
	{"pass", text("{count}대가 Beanstalk의 확인 시간({check})을 정상으로 채워 배치가 끝난다. 그제야 다음 배치로 넘어간다.",
		"{count} {is|are} healthy for the {check} that Beanstalk asks for, which ends the batch. Only then does the next one begin.")},
	{"pass-last", text("{count}대가 Beanstalk의 확인 시간({check})을 정상으로 채운다. 마지막 배치다.",
		"{count} {is|are} healthy for the {check} that Beanstalk asks for. This was the last batch.")},
	{"extra", text("추가 배치 {count}대를 {version}{으로} 띄운다. 그동안 기존 {n}대는 모두 요청을 받는다.",
		"An additional batch of {count} is launched with {version}. Meanwhile all {n} go on taking requests.")},
	{"extra-pass", text("추가 배치 {count}대가 정상이다. 이제 그만큼을 빼도 용량이 줄지 않는다.",
		"The additional batch of {count} is healthy. Now as many can be taken out without losing capacity.")},
	{"extra-end", text("추가 배치 {count}대를 종료해 다시 {n}대가 된다. 끝까지 남는 것은 기존 인스턴스다.",
		"The additional batch of {count} is terminated, which leaves {n}. What remains are the original instances.")},
	{"temporary-immutable", text("임시 Auto Scaling 그룹을 만들어 {version} 한 대를 띄운다. 같은 로드 밸런서 뒤에 있으므로 정상이 되면 기존 {n}대와 함께 요청을 받는다.",
		"A temporary Auto Scaling group launches one instance with {version}. It stands behind the same load balancer and will take requests beside the {n}.")},
	{"temporary-traffic-splitting", text("임시 Auto Scaling 그룹을 만들어 같은 대수인 {count}대를 {version}{으로} 띄운다. 아직 요청은 보내지 않는다.",
		"A temporary Auto Scaling group launches the same number, {count}, with {version}. They get no requests yet.")},
	{"first-pass", text("첫 한 대가 확인 시간({check}) 동안 정상이다. 이 시험을 통과해야 나머지를 띄운다.",
		"The first one is healthy for {check}. Only after this test are the rest launched.")},
	{"rest", text("임시 그룹에 {version} {count}대를 더 띄워 기존 대수를 맞춘다.",
		"The temporary group launches {count} more with {version}, to match the number there was.")},
	{"rest-pass", text("나머지 {count}대도 정상이다. 잠시 두 배의 인스턴스가 함께 요청을 받는다.",
		"The other {count} {is|are} healthy too. For a moment twice the instances take requests.")},
	{"ready-traffic-splitting", text("새 {count}대가 모두 정상이 되어 평가를 시작할 수 있다.",
		"All {count} new ones are healthy, so the evaluation can begin.")},
	{"ready-blue-green", text("그린의 {count}대가 정상이다. 사용자는 아직 블루를 쓰고, 그린은 자기 URL로 시험한다.",
		"The {count} of green are healthy. Users are still on blue, and green is tested on its own URL.")},
	{"split", text("ALB가 요청의 {percent}%를 {version}에 보낸다. {evaluation} 동안 상태를 평가하고, 나머지는 {other}{이:other} 받는다.",
		"The ALB sends {percent}% of the requests to {version}. Its health is evaluated for {evaluation}, while {other} gets the rest.")},
	{"move-immutable", text("새 {count}대를 원래 Auto Scaling 그룹으로 옮기고 옛 {old}대와 임시 그룹을 없앤다. DNS는 바뀌지 않는다.",
		"The {count} new ones move to the original Auto Scaling group; the old {old} and the temporary group go. DNS does not change.")},
	{"move-traffic-splitting", text("평가를 통과해 요청을 모두 {version}에 보낸다. 새 {count}대를 원래 Auto Scaling 그룹으로 옮기고 옛 {old}대를 종료한다.",
		"The evaluation is passed and all requests go to {version}. The {count} new ones move to the original Auto Scaling group and the old {old} are terminated.")},
	{"revert", text("Beanstalk이 새 {count}대와 임시 그룹을 종료한다. 기존 {n}대는 그대로라 다시 배포할 것이 없다.",
		"Beanstalk terminates the {count} new {one|ones} with the temporary group. The {n} were never touched, so there is nothing to redeploy.")},
	{"reroute", text("Beanstalk이 새 버전에 보내던 {percent}%를 옛 버전에 돌려주고 새 {count}대를 종료한다.",
		"Beanstalk gives the {percent}% back to the old version and terminates the {count} new ones.")},

	{"create", text("{version}{을} 담은 새 환경을 만든다. Auto Scaling 그룹과 {count}대뿐 아니라 로드 밸런서도 하나 더 든다.",
		"A new environment with {version} is created. It takes not only another {count} instances but another load balancer too.")},
	{"swap", text("두 환경의 URL을 맞바꾼다(CNAME 스왑). DNS 응답은 곧바로 {version} 쪽이지만 클라이언트는 캐시가 만료되는 {ttl} 동안 {other} 쪽에도 온다.",
		"The two environments swap URLs (CNAMEs). DNS answers with {version} at once, but for the {ttl} until their caches run out clients come to {other} as well.")},
	{"caches", text("옛 주소를 쓰던 DNS 캐시가 모두 만료되어 {version} 쪽만 요청을 받는다.",
		"The last DNS caches with the old address have run out; only {version} gets requests.")},
	{"delete", text("{version} 환경을 지운다. 여기까지는 다시 스왑하기만 하면 되돌릴 수 있었다.",
		"The environment with {version} is deleted. Until now another swap would have taken everything back.")},
	{"delete-early", text("{version} 환경을 지우지만 클라이언트의 {left}%가 아직 그 주소를 쓴다. 캐시가 만료될 때까지 이들은 응답을 받지 못한다.",
		"The environment with {version} is deleted while {left}% of the clients still use its address. Until their caches run out they get no answer.")},
	{"swap-back", text("URL을 다시 맞바꾼다. 블루가 그대로 있으므로 배포 없이, 캐시가 만료되는 {ttl} 안에 되돌아간다.",
		"The URLs are swapped again. Blue is still there, so nothing is deployed; clients are back within the {ttl} of their caches.")},
	{"discard", text("그린 환경을 지운다. URL을 바꾼 적이 없어 사용자는 아무것도 모른다.",
		"The green environment is deleted. No URL was ever swapped, so users notice nothing.")},

	{"fail-all-at-once", text("{count}대가 {timeout} 안에 정상이 되지 않아 배포가 실패한다. 모두 같은 버전이라 응답할 인스턴스가 하나도 없다.",
		"The {count} do not get healthy within {timeout} and the deployment fails. All have the same version, so nothing is left to answer.")},
	{"fail-rolling", text("이 배치 {count}대가 {timeout} 안에 정상이 되지 않아 배포가 멈춘다. 자동 롤백은 없어 v1 {old}대와 v2 {new}대가 남고 {out}대는 빠져 있다.",
		"The {count} of this batch {does|do} not get healthy within {timeout} and the deployment stops. Nothing is rolled back: {old} with v1 and {new} with v2 remain, {out} out of service.")},
	{"fail-extra", text("추가 배치 {count}대가 {timeout} 안에 정상이 되지 않아 배포가 멈춘다. 기존 v1 {old}대는 아직 손대지 않았다.",
		"The additional batch of {count} does not get healthy within {timeout} and the deployment stops. The {old} with v1 have not been touched.")},
	{"fail-immutable", text("새 {count}대가 {timeout} 안에 정상이 되지 않는다. v1 {old}대는 계속 요청을 받고 있다.",
		"{count} new {one does|ones do} not get healthy within {timeout}. All the while {old} with v1 take requests.")},
	{"fail-traffic-splitting", text("새 {count}대가 {timeout} 안에 정상이 되지 않는다. 요청은 아직 하나도 보내지 않았다.",
		"The {count} new ones do not get healthy within {timeout}. Not one request has gone to them.")},
	{"fail-blue-green", text("그린의 {count}대가 {timeout} 안에 정상이 되지 않는다. URL을 바꾸기 전이라 블루가 모든 요청을 받고 있다.",
		"The {count} of green do not get healthy within {timeout}. No URL has been swapped; blue has all the requests.")},
	{"ignore", text("{count}대가 {timeout} 안에 정상이 되지 않지만 IgnoreHealthCheck가 켜져 있어 배포를 취소하지 않는다. 로드 밸런서는 이들에게 요청을 보내지 않는다.",
		"{count} {does|do} not get healthy within {timeout}, yet with IgnoreHealthCheck the deployment is not canceled. The load balancer sends them nothing.")},
	{"shows", text("v2가 요청을 받은 지 {after} 만에 상태가 나빠진다. 지금 요청의 {share}%가 v2로 간다.",
		"v2 goes bad {after} after it began to get requests. Now {share}% of them go to it.")},
	{"redeploy", text("사람이 옛 버전을 다시 배포한다. 롤백도 배포이므로 같은 정책의 시간과 용량이 그대로 든다.",
		"Somebody deploys the old version again. A rollback is a deployment, with the time and capacity of the same policy.")},
	{"finish-succeeded", text("배포가 {took} 만에 끝난다. v2 {new}대가 요청을 받는다.",
		"The deployment is through after {took}; {new} with v2 take requests.")},
	{"finish-reverted", text("{took} 만에 v1 {old}대로 돌아와 있다. 사람이 한 일은 없다.",
		"After {took} everything is back on {old} with v1. Nobody had to do anything.")},
	{"finish-restored", text("{took} 만에 v1 {old}대로 돌아온다. 되돌린 것은 사람이다.",
		"After {took} everything is back on {old} with v1, brought back by hand.")},
	{"finish-broken", text("손대는 사람이 없으면 이대로다. v1 {old}대와 v2 {new}대가 요청을 받고 {out}대는 빠져 있다.",
		"Without anybody's hand it stays like this: {old} with v1 and {new} with v2 take requests, {out} out of service.")},
}

// caseOf is the kind of an event, or the case of it that has a sentence of its
// own.
func caseOf(e *sim.Event) string {
	switch e.Kind {
	case "begin", "temporary", "ready", "move":
		return e.Kind + "-" + e.Field("policy")
	case "out":
		if e.Field("left") == "0" {
			return "out-last"
		}
	case "finish":
		return e.Kind + "-" + e.Field("outcome")
	case "fail":
		switch p := e.Field("policy"); {
		case p == additional && e.Field("step") == "1":
			return "fail-extra"
		case p == additional:
			return "fail-rolling"
		default:
			return "fail-" + p
		}
	}
	return e.Kind
}

// Describe implements sim.Simulator.
func (simulator) Describe(e *sim.Event, l i18n.Lang) string {
	is := caseOf(e)
	for i := range sentences {
		if sentences[i].kind == is {
			return expand(sentences[i].text.In(l), e, l)
		}
	}
	return e.Kind
}

// expand puts an event's values into a sentence.
func expand(s string, e *sim.Event, l i18n.Lang) string {
	return sim.FillNames(s, func(name string) string {
		one, many, counted := strings.Cut(name, "|")
		switch {
		case !counted:
			return named(name, e, l)
		case e.Field("count") == "1":
			return one
		}
		return many
	})
}

// named is the value of a name in a sentence.
func named(name string, e *sim.Event, l i18n.Lang) string {
	if p, of, ok := particleOf(name); ok {
		if e.Field(of) == "v1" {
			return p.v1
		}
		return p.v2
	}
	v := e.Field(name)
	switch name {
	case "drain", "check", "timeout", "evaluation", "ttl", "after", "took":
		ms, _ := strconv.ParseInt(v, 10, 64)
		return lasting(time.Duration(ms) * time.Millisecond).In(l)
	}
	return v
}

// particle is a Korean particle behind "v1" and behind "v2".
type particle struct{ name, v1, v2 string }

var particles = [...]particle{{"을", "을", "를"}, {"이", "이", "가"}, {"으로", "로", "로"}}

// particleOf splits "이:other" into the particle and the field it stands behind,
// which is {version} where none is named.
func particleOf(name string) (particle, string, bool) {
	name, of, named := strings.Cut(name, ":")
	if !named {
		of = "version"
	}
	for _, p := range particles {
		if p.name == name {
			return p, of, true
		}
	}
	return particle{}, "", false
}
