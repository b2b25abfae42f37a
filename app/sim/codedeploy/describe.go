package codedeploy

import (
	"strconv"
	"strings"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// sentences are what an event says, by its kind or a case of it (see caseOf). In
// braces stand names of its fields; {who} names instances, {time} a time, and
// {is|are} has a form for one and for many.
var sentences = []struct {
	kind string
	text i18n.Text
}{
	{"begin", i18n.Of(
		"배포 {id:이} {revision:을} 배포하기 시작한다. 최소 정상 수는 {min-how} {minimum}대다. 여유가 {allowed}대이므로 한 번에 그만큼까지 배포한다.{missing}",
		"Deployment {id} of {revision} begins. The minimum is {minimum} healthy hosts{min-how}. That leaves a slack of {allowed}, which is how many it deploys to at a time.{missing}")},
	{"begin-tight", i18n.Of(
		"배포 {id:이} {revision:을} 배포하려 한다. 최소 정상 수는 {min-how} {minimum}대라 {n}대 가운데 뺄 수 있는 여유가 없다.",
		"Deployment {id} of {revision} is to begin. The minimum is {minimum} healthy hosts{min-how}, which leaves no slack out of {n}.")},
	{"begin-shift", i18n.Of(
		"배포 {id:이} {revision:을} 배포하기 시작한다. 구성은 {config}이고, 최소 정상 인스턴스는 쓰지 않는다.",
		"Deployment {id} of {revision} begins with {config}. Minimum healthy hosts play no part here.")},
	{"rollback", i18n.Of(
		"자동 롤백이 마지막으로 성공한 리비전 {revision:을} 배포한다. 되감기가 아니라 ID가 {id}인 새 배포다.",
		"The automatic rollback deploys {revision}, the last revision that succeeded. It rewinds nothing: it is a new deployment with the ID {id}.")},
	{"run", i18n.Of(
		"{who}에서 {event} 훅의 스크립트가 실행된다({time}).",
		"The script of {event} runs on {who} ({time}).")},
	{"run-previous", i18n.Of(
		"{who}에서 {event} 훅이 실행된다({time}). 이 훅만은 마지막으로 성공한 이전 리비전의 스크립트를 쓴다.",
		"{event} runs on {who} ({time}), with the script of the last revision that succeeded there.")},
	{"run-empty", i18n.Of(
		"{who}에는 이전에 성공한 리비전이 없어 {event} 훅에서 돌 스크립트가 없다.",
		"{who} {has|have} no earlier successful revision, so {event} has no script to run.")},
	{"run-reserved", i18n.Of(
		"{who}에서 {event}을 CodeDeploy가 직접 한다({time}). 스크립트를 걸 수 없다.",
		"CodeDeploy itself does {event} on {who} ({time}); no script can be attached.")},
	{"run-ignored", i18n.Of(
		"{who}의 {event} 스크립트가 실패하지만 --ignore-application-stop-failures가 있어 다음 이벤트로 넘어간다.",
		"The script of {event} fails on {who}, but with --ignore-application-stop-failures the next event follows.")},
	{"done", i18n.Of(
		"{who}의 배포가 성공해 {revision:이} 동작한다. 정상 인스턴스는 {up}대다.",
		"The deployment to {who} succeeds and {revision} runs there; healthy: {up}.")},
	{"done-green", i18n.Of(
		"{who}에 {revision:을} 설치하고 확인했다. 아직 트래픽은 받지 않는다.",
		"{revision} is installed and validated on {who}; no traffic goes there yet.")},
	{"done-traffic", i18n.Of(
		"{who}가 로드 밸런서에 등록되어 트래픽을 받는다.",
		"{who} {is|are} registered with the load balancer and {takes|take} traffic.")},
	{"done-blue", i18n.Of(
		"{who}의 등록이 취소되어 더는 트래픽을 받지 않는다.",
		"{who} {is|are} deregistered and {takes|take} no more traffic.")},
	{"done-away", i18n.Of(
		"{who}의 등록을 다시 취소했다.",
		"{who} {is|are} deregistered again.")},
	{"done-back", i18n.Of(
		"{who}를 로드 밸런서에 다시 등록해 트래픽이 돌아왔다. 새로 설치한 것은 없다.",
		"{who} {is|are} registered again and {has|have} the traffic back; nothing was installed.")},
	{"fail", i18n.Of(
		"{who}의 {event} 이벤트가 실패해 거기서 남은 이벤트는 Skipped가 된다. 여유 {allowed}대 가운데 {failed}대를 실패로 썼다.",
		"{event} fails on {who}; the remaining events there are Skipped. Failures have used {failed} of the slack of {allowed}.")},
	{"fail-previous", i18n.Of(
		"{who}의 {event} 이벤트가 실패한다. 실패한 것은 이전 리비전의 스크립트라 새 리비전을 고쳐도 낫지 않는다. 여유 {allowed}대 가운데 {failed}대를 실패로 썼다.",
		"{event} fails on {who}. The script is the previous revision's, so no change to the new one helps. Failures have used {failed} of the slack of {allowed}.")},
	{"fail-blue", i18n.Of(
		"{who}의 {event} 이벤트가 실패해 등록을 취소하지 못했다. 원본은 하나라도 실패하면 배포가 실패한다.",
		"{event} fails on {who}, which cannot be deregistered. One such failure of an original fails the deployment.")},
	{"halt", i18n.Of(
		"{failed}대가 실패해 정상일 수 있는 인스턴스가 최소 {minimum}대로 줄었다. 더 뺄 수 없는데 {skipped}대가 남았으므로 {id:은} Failed다.",
		"With {failed} failed, the hosts that can be healthy are down to the minimum of {minimum}. None may be taken out while {skipped} remain, so {id} is Failed.")},
	{"hopeless", i18n.Of(
		"{failed}대가 실패해, 나머지가 모두 성공해도 최소 {minimum}대에 못 미친다. {skipped}대를 남기고 {id:은} Failed다.",
		"With {failed} failed, even success everywhere else would fall short of the minimum of {minimum}. {id} is Failed, with {skipped} left out.")},
	{"short", i18n.Of(
		"성공한 인스턴스가 {good}대로 최소 {minimum}대에 못 미쳐 {id:은} Failed다.",
		"Only {good} succeeded, fewer than the minimum of {minimum}: {id} is Failed.")},
	{"enough", i18n.Of(
		"{failed}대가 실패했지만 성공한 인스턴스가 최소 {minimum}대를 채워 {id:은} Succeeded다.",
		"{failed} failed, but those that succeeded make up the minimum of {minimum}: {id} is Succeeded.")},
	{"lost", i18n.Of(
		"성공한 인스턴스가 하나도 없어 {id:은} Failed다. 최소 정상이 0이어도 하나는 성공해야 한다.",
		"Not one instance succeeded, so {id} is Failed. Even with a minimum of 0 one has to succeed.")},
	{"blue-lost", i18n.Of(
		"원본 {failed}대의 등록을 취소하지 못해 {id:은} Failed다.",
		"Originals that could not be deregistered: {failed}. {id} is Failed.")},
	{"invalid", i18n.Of(
		"최소 정상이 {minimum}대인데 인스턴스가 {n}대라 한 대도 뺄 수 없다. {id:은} 아무것도 배포하지 않고 곧바로 Failed다.",
		"The minimum is {minimum} of {n} hosts, so not one may be taken out. {id} is Failed at once, with nothing deployed.")},
	{"timeout", i18n.Of(
		"{wait}분 안에 ContinueDeployment가 오지 않아 {id:은} Stopped다. 트래픽은 원본에 그대로 있다.",
		"No ContinueDeployment came within {wait} min, so {id} is Stopped. The traffic stays with the originals.")},
	{"succeed", i18n.Of(
		"모든 인스턴스에서 성공해 {id:은} Succeeded다.",
		"Every instance succeeded: {id} is Succeeded.")},
	{"despite", i18n.Of(
		"{failed}대가 실패했지만 여유 {allowed}대를 다 쓰지 않아 {id:은} Succeeded다.",
		"{failed} failed, but that does not use up the slack of {allowed}: {id} is Succeeded.")},
	{"pardon", i18n.Of(
		"여유를 다 쓴 실패가 마지막 인스턴스에서 나서 뺄 인스턴스가 더 없다. 최소 정상 {minimum}대가 남으므로 {id:은} Succeeded다.",
		"The failure that used up the slack was the last instance's, and none is left to take out. The minimum of {minimum} holds: {id} is Succeeded.")},
	{"ready", i18n.Of(
		"교체 인스턴스가 준비되어 상태가 Ready다. ContinueDeployment를 {wait}분까지 기다린다.",
		"The replacements are in place and the status is Ready. It waits up to {wait} min for ContinueDeployment.")},
	{"reroute", i18n.Of(
		"교체 인스턴스가 준비되어 곧바로 트래픽을 옮기기 시작한다.",
		"The replacements are in place and traffic is rerouted at once.")},
	{"reroute-manual", i18n.Of(
		"ContinueDeployment를 받아 트래픽을 옮기기 시작한다.",
		"ContinueDeployment was called; traffic is rerouted.")},
	{"call", i18n.Of(
		"{event} 훅의 Lambda 함수를 부르고 결과를 기다린다.",
		"The Lambda function of {event} is called and its result awaited.")},
	{"call-reserved", i18n.Of(
		"{event}: {act}. CodeDeploy가 직접 하는 이벤트라 함수를 걸 수 없다.",
		"{event}: {act}. This event is CodeDeploy's own and takes no function.")},
	{"call-empty", i18n.Of(
		"테스트 리스너가 없어 {event}에서 옮길 테스트 트래픽이 없다.",
		"Without a test listener {event} has no test traffic to move.")},
	{"hook-fail", i18n.Of(
		"{event} 훅의 함수가 Failed를 알린다.",
		"The function of {event} reports Failed.")},
	{"hook-mute", i18n.Of(
		"{event} 훅의 함수가 1시간 동안 PutLifecycleEventHookExecutionStatus를 부르지 않아 실패로 친다.",
		"The function of {event} has not called PutLifecycleEventHookExecutionStatus for an hour, which counts as a failure.")},
	{"shift", i18n.Of(
		"트래픽의 {share}%가 새 버전으로 간다.",
		"{share}% of the traffic goes to the new version.")},
	{"alarm", i18n.Of(
		"새 버전이 {share}%를 받던 때 CloudWatch 경보가 울려 배포를 멈춘다. 남은 전환은 기다리지 않는다.",
		"The CloudWatch alarm fires while the new version has {share}% and stops the deployment; what was left to shift is not waited for.")},
	{"alarm-late", i18n.Of(
		"경보는 첫 트래픽에서 {after} 뒤에 울리지만 그때는 배포가 끝나 있어 되돌릴 것이 없다.",
		"The alarm would fire {after} after the first traffic, when this deployment is over and there is nothing to roll back.")},
	{"succeed-shift", i18n.Of(
		"{id:은} Succeeded다. 트래픽은 모두 {revision:이} 받는다.",
		"{id} is Succeeded; {revision} has all the traffic.")},
	{"failed-shift", i18n.Of(
		"{id:은} Failed다. 이때 새 버전이 받는 트래픽은 {share}%다.",
		"{id} is Failed. At this moment the new version has {share}% of the traffic.")},
	{"stopped-shift", i18n.Of(
		"{id:은} Stopped다. 이때 새 버전이 받는 트래픽은 {share}%다.",
		"{id} is Stopped. At this moment the new version has {share}% of the traffic.")},
	{"restore", i18n.Of(
		"새 버전이 받던 {share}%를 한 번에 이전 버전으로 돌린다.",
		"The {share}% the new version had goes back to the version before at once.")},
	{"restore-idle", i18n.Of(
		"새 버전은 트래픽을 받은 적이 없으므로 이전 버전이 100%를 그대로 받는다.",
		"The new version never had any traffic; the version before keeps 100%.")},
	{"no-rollback-off", i18n.Of(
		"자동 롤백을 켜지 않아 지금 상태 그대로 남는다.",
		"No automatic rollback is set up, so everything stays as it is.")},
	{"no-rollback-first", i18n.Of(
		"첫 배포라 성공한 리비전이 없어 롤백할 것이 없다.",
		"This was the first deployment: no revision has ever succeeded, so there is nothing to roll back to.")},
	{"no-rollback-early", i18n.Of(
		"BeforeInstall은 교체 Task set을 만들기 전이라 롤백할 것이 없다.",
		"BeforeInstall comes before the replacement task set exists, so no rollback is possible.")},
	{"no-rollback-unmoved", i18n.Of(
		"트래픽을 아직 옮기지 않아 되돌릴 것이 없다. 원본이 그대로 받는다.",
		"No traffic has been rerouted, so there is none to bring back; the originals keep it.")},
	{"no-rollback-untouched", i18n.Of(
		"어느 인스턴스에도 손대지 않아 되돌릴 것이 없다.",
		"No instance was touched, so there is nothing to roll back.")},
}

// caseOf is the kind of an event, or the case of it that has a sentence of its
// own.
func caseOf(e *sim.Event) string {
	f := e.Field
	switch {
	case e.Kind == "begin" && f("n") == "":
		return "begin-shift"
	case e.Kind == "begin" && f("allowed") == "0":
		return "begin-tight"
	case e.Kind == "fail" && f("previous") == "true":
		return "fail-previous"
	case e.Kind == "reroute" && f("manual") == "true":
		return "reroute-manual"
	case e.Kind == "restore" && f("share") == "0":
		return "restore-idle"
	case e.Kind == "no-rollback":
		return "no-rollback-" + f("why")
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

// expand puts an event's values into a sentence, which begins with a capital.
func expand(s string, e *sim.Event, l i18n.Lang) string {
	out := sim.FillNames(s, func(name string) string {
		one, many, counted := strings.Cut(name, "|")
		switch {
		case !counted:
			return named(name, e, l)
		case e.Field("count") == "1":
			return one
		}
		return many
	})
	if out[0] >= 'a' && out[0] <= 'z' && !strings.HasPrefix(out, thisID[:2]) && !strings.HasPrefix(out, "v") {
		out = string(out[0]-'a'+'A') + out[1:]
	}
	return out
}

// named is the value of a name in a sentence.
func named(name string, e *sim.Event, l i18n.Lang) string {
	f := e.Field
	if of, particle, ok := strings.Cut(name, ":"); ok {
		return josa(f(of), particle)
	}
	switch name {
	case "who":
		return people(f("who"), f("fleet"), l)
	case "time":
		return readTime(f("took"), l)
	case "after":
		return readTime(f("after"), l)
	case "min-how":
		n, _ := strconv.Atoi(f("n"))
		value, _ := strconv.Atoi(f("value"))
		how := howMinimum(f("config"), n, value).In(l)
		if l == i18n.English {
			return " (" + how + ")"
		}
		return how
	case "missing":
		if f("missing") == "" {
			return ""
		}
		return sim.Fill(i18n.Of(" 실패하게 한 $1는 이 배포에 없는 이벤트라 아무 일도 일으키지 않는다.", " $1, which was to fail, is no event of this deployment, so nothing comes of it.").In(l), f("missing"))
	case "act":
		return acts[f("event")].In(l)
	}
	return f(name)
}

// acts are what CodeDeploy does in the reserved events of ECS and Lambda.
var acts = map[string]i18n.Text{
	"Install":          i18n.Of("교체 Task set을 만들고 두 번째 Target Group에 연결한다", "creates the replacement task set and ties it to the second target group"),
	"AllowTestTraffic": i18n.Of("테스트 리스너의 트래픽을 교체 Task set으로 보낸다", "sends the test listener's traffic to the replacement task set"),
	"AllowTraffic":     i18n.Of("운영 트래픽을 구성대로 옮긴다", "shifts production traffic as configured"),
}

func readTime(ms string, l i18n.Lang) string {
	n, _ := strconv.Atoi(ms)
	return lasting(time.Duration(n) * time.Millisecond).In(l)
}

// people names instances: "1~4번 인스턴스", "instances 1–4".
func people(who, fleet string, l i18n.Lang) string {
	which := map[string]i18n.Text{"green": i18n.Of("교체 ", "replacement "), "blue": i18n.Of("원본 ", "original ")}[fleet]
	if l == i18n.Korean {
		return which.Ko + strings.ReplaceAll(strings.ReplaceAll(who, "-", "~"), ",", ", ") + "번 인스턴스"
	}
	one := "instance "
	if strings.ContainsAny(who, ",-") {
		one = "instances "
	}
	if fleet != "" {
		one = which.En
		if strings.ContainsAny(who, ",-") {
			one = strings.TrimSuffix(one, " ") + "s "
		}
	}
	return one + strings.ReplaceAll(strings.ReplaceAll(who, "-", "–"), ",", ", ")
}

// josa adds a Korean particle to a word that ends in a digit: it has another
// form after a closed syllable (영 일 삼 육 칠 팔) than after an open one.
func josa(word, particle string) string {
	closed := strings.IndexByte("013678", word[len(word)-1]) >= 0
	switch {
	case closed && particle == "다":
		return word + "이다"
	case closed || particle == "다":
		return word + particle
	}
	return word + map[string]string{"을": "를", "이": "가", "은": "는"}[particle]
}

// howMinimum tells how a minimum comes about: "9 × 50%를 올림한".
func howMinimum(kind string, n, value int) i18n.Text {
	of := itoa(n)
	switch kind {
	case oneAtATime:
		return sim.Tell("하나를 뺀", "all but one of $1", of)
	case halfAtATime:
		if n == 1 {
			return i18n.Of("하나뿐이라", "for a single one")
		}
		if n%2 == 0 {
			return sim.Tell("$1대의 절반인", "half of $1", of)
		}
		return sim.Tell("$1대의 절반을 올림한", "half of $1, rounded up", of)
	case hostCount:
		return i18n.Of("정한 대로", "as set")
	case fleetPercent:
		if n*value%100 == 0 {
			return sim.Tell("$1대의 $2%인", "$2% of $1", of, itoa(value))
		}
		return sim.Tell("$1대의 $2%인 $4 올림한", "$2% of $1, $3 rounded up", of, itoa(value), hundredths(n*value), josa(hundredths(n*value), "을"))
	}
	return i18n.Of("두지 않아", "none")
}

// hundredths writes a number of hundredths: 375 is "3.75", 150 "1.5".
func hundredths(n int) string {
	s := itoa(n / 100)
	if r := n % 100; r > 0 {
		s += "." + itoa(r/10)
		if r%10 > 0 {
			s += itoa(r % 10)
		}
	}
	return s
}
