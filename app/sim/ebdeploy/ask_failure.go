package ebdeploy

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// originals counts the instances there were at first by what becomes of them.
func (r *run) originals() (old, new, out int) {
	for _, i := range r.all[:r.n] {
		switch l := i.last(); {
		case l.is == serving && l.ver == v1:
			old++
		case l.is == serving:
			new++
		default:
			out++
		}
	}
	return
}

// remains states what has become of some instances.
func remains(a *sim.Asker, old, new, out int) string {
	up := a.Say("v1 $1대와 v2 $2대가 정상으로 응답하고", "Answering properly: $1 with v1 and $2 with v2.", itoa(old), itoa(new))
	switch {
	case old == 0 && new == 0:
		return a.Say("정상으로 응답하는 것은 없고 $1대가 모두 서비스에서 빠져 있다.", "Answering properly: none. Out of service: all $1.", itoa(out))
	case new == 0:
		up = a.Say("v1 $1대가 정상으로 응답하고", "Answering properly: $1 with v1.", itoa(old))
	case old == 0:
		up = a.Say("v2 $1대가 정상으로 응답하고", "Answering properly: $1 with v2.", itoa(new))
	}
	if out == 0 {
		return up + a.Say(" 빠진 것은 없다.", " Out of service: none.")
	}
	return up + a.Say(" $1대는 빠져 있다.", " Out of service: $1.", itoa(out))
}

func askFailure(a *sim.Asker) sim.Draft {
	s := drawSetting(a, rolling, rolling, rolling, additional, additional, allAtOnce, immutable, splitting)
	n, b := s.n, s.batch
	step, of := 1, (n+b-1)/b
	var what string
	pairs := []string{"version", unhealthy, "operator", "waits"}
	switch s.policy {
	case rolling:
		step = a.Between(1, min(of, 6))
		what = a.Say("$1 배치의 인스턴스가 명령 제한 시간 안에 정상이 되지 않아", "The $1 batch does not get healthy within the command timeout", ordinals[step].In(a.Lang))
	case additional:
		step = a.Between(1, min(of, 4)+1)
		if step == 1 {
			what = a.Say("먼저 띄운 추가 배치가 명령 제한 시간 안에 정상이 되지 않아", "The additional batch, launched first, does not get healthy within the command timeout")
		} else {
			what = a.Say("추가 배치는 정상이었으나 기존 인스턴스의 $1 배치가 명령 제한 시간 안에 정상이 되지 않아", "The additional batch is healthy, but the $1 batch of the existing instances does not get healthy within the command timeout", ordinals[step-1].In(a.Lang))
		}
	case allAtOnce:
		what = a.Say("새 버전이 어느 인스턴스에서도 정상이 되지 않아", "No instance gets healthy with the new version")
	case immutable:
		step = a.Between(1, 2)
		what = a.Say("첫 새 인스턴스가 명령 제한 시간 안에 정상이 되지 않아", "The first new instance does not get healthy within the command timeout")
		if step == 2 {
			what = a.Say("첫 새 인스턴스는 정상이었으나 나머지가 명령 제한 시간 안에 정상이 되지 않아", "The first new instance is healthy, but the rest do not get healthy within the command timeout")
		}
	default:
		what = a.Say("평가하는 동안 새 인스턴스의 상태가 나빠져", "During the evaluation the new instances turn unhealthy")
		pairs = []string{"version", late, "operator", "waits", "detect", "1m"}
	}
	v := s.values(append(pairs, "fail-step", itoa(step))...)
	old, new, out := runOf(v).originals()
	k := func(old, new, out int) string { return remains(a, old, new, out) }
	done := new // in finished batches of those there were
	size := min(b, n-done)
	var why string
	var d []sim.Candidate
	switch {
	case s.policy == allAtOnce:
		why = a.Say("한꺼번에 배포했으므로 옛 버전이 남은 인스턴스가 없고, 자동 롤백도 없다. 옛 버전을 다시 배포해야 한다.", "Everything was deployed to at once, so no instance has the old version left, and nothing is rolled back. The old version must be deployed again.")
		d = []sim.Candidate{
			because(k(n, 0, 0), "expects an automatic rollback", why),
			because(k(0, n, 0), "thinks an unhealthy version takes requests", why+a.Say(" 새 버전은 모두에 있지만 정상인 인스턴스가 없다.", " All have the new version, but none is healthy.")),
			because(k(n-1, 0, 1), "thinks one instance is tried first", why+a.Say(" 한 대부터 시험하는 것은 `Immutable`이다.", " Trying one first is what `Immutable` does.")),
			because(k(n/2, 0, n-n/2), "thinks it stops half-way", why+a.Say(" 배치로 나누지 않으므로 중간에 멈추지 않는다.", " There are no batches to stop between.")),
		}
	case s.policy == rolling || s.policy == additional && step > 1:
		why = a.Say("끝난 배치($1대)는 v2, 기다리던 배치($2대)는 v1인 채로 요청을 받고 실패한 배치($3대)만 빠져 있다. 자동 롤백은 없다.", "Finished batches ($1) answer with v2, pending ones ($2) with v1, and only the failed batch ($3) is out. Nothing is rolled back.", itoa(new), itoa(old), itoa(out))
		d = []sim.Candidate{
			because(k(n, 0, 0), "expects an automatic rollback", why),
			because(k(old+size, done, 0), "thinks the failed batch returns to the old version", why),
			because(k(old+done, 0, size), "thinks finished batches are rolled back", why),
			because(k(old, 0, done+size), "thinks finished batches are stopped too", why),
			because(k(0, n, 0), "thinks the deployment goes on", why),
			because(k(0, done, n-done), "thinks pending batches stop too", why),
			because(k(max(0, old-1), done, size+1), "takes one more out", why),
		}
	default:
		why = a.Say("기존 인스턴스는 배포 대상이 아니다. Beanstalk이 새 인스턴스만 종료한다.", "The existing instances are not deployed to. Elastic Beanstalk just terminates the new ones.")
		switch {
		case s.policy == splitting:
			why = a.Say("기존 인스턴스는 배포 대상이 아니다. Beanstalk이 요청을 모두 돌려주고 새 인스턴스를 종료한다.", "The existing instances are not deployed to. Elastic Beanstalk gives all requests back to them and terminates the new ones.")
		case s.policy == additional:
			why = a.Say("실패한 것은 새로 띄운 추가 배치뿐이고, 기존 인스턴스는 아직 손대지 않았다.", "Only the newly launched batch has failed; the existing instances have not been touched yet.")
		}
		d = []sim.Candidate{
			because(k(n-b, 0, b), "thinks a batch of old ones was out already", why),
			because(k(0, 0, n), "thinks the old ones are gone first", why),
			because(k(n-1, 0, 1), "thinks the first new one replaced an old one", why),
			because(k(0, n, 0), "thinks the deployment goes on", why),
			because(k(n-b, b, 0), "thinks a batch of them has the new version", why),
		}
	}
	return sim.Draft{
		Prompt: s.tell(a) + what + a.Say(" 배포가 실패한다. 옛 버전은 v1, 새 버전은 v2다. 아무도 손대지 않으면 배포 전부터 있던 ", ", and the deployment fails. The old version is v1, the new one v2. If nobody does anything, what has become of the ") + a.Say("$1대는 어떻게 되어 있는가?", "$1 instances that were there before?", itoa(n)),
		Key:    because(k(old, new, out), "", why), Distractors: d,
		Explanation: a.Say("기존 인스턴스에 배포하는 정책은 실패하면 그 자리에 멈춘다: 끝난 배치는 새 버전, 기다리던 배치는 옛 버전, 실패한 배치는 빠진 채다. 새 인스턴스에 배포하는 정책은 새것만 없애면 된다.", "Policies that deploy in place stop where they fail: finished batches keep the new version, pending ones the old, the failed one is out. Policies that deploy to new instances only have to drop those."),
		Values:      v, Tags: failTags,
	}
}

// because makes a candidate whose reason is written already; the key has no
// misconception.
func because(text, misconception, why string) sim.Candidate {
	return sim.Candidate{Text: text, Misconception: misconception, Why: why}
}

// ways are what brings an old version back.
var ways = [...]struct {
	text          i18n.Text
	misconception string
}{
	{text("누군가 옛 버전을 다시 배포해야 한다.", "Somebody has to deploy the old version again."), "expects a redeployment everywhere"},
	{text("Beanstalk이 새 인스턴스를 종료하는 것으로 끝난다.", "Elastic Beanstalk terminates the new instances, and that is all."), "thinks there are always new instances to drop"},
	{text("Beanstalk이 트래픽 비율을 옛 인스턴스 100%로 되돌리고 새 인스턴스를 종료한다.", "Elastic Beanstalk sets the traffic back to 100% for the old instances and terminates the new ones."), "expects every policy to divide the traffic"},
	{text("누군가 두 환경의 URL을 다시 맞바꾼다.", "Somebody swaps the URLs of the two environments again."), "expects a URL swap without a second environment"},
}

// whyNot is why a way is not the one, by the way that is and the way itself; of
// $1 instances.
var whyNot = [...][len(ways)]i18n.Text{
	0: {
		text("기존 $1대에 배포하는 정책에는 자동 롤백이 없다. 롤백도 새 배포다.", "A policy that deploys to the existing $1 has no automatic rollback: going back is another deployment."),
		text("새 버전은 기존 인스턴스에 배포되었다. 새 인스턴스를 종료해서는 돌아가지 않는다.", "The new version is on existing instances; terminating new ones would not bring the old one back."),
		text("옛 인스턴스와 새 인스턴스가 나뉘어 있지 않아 되돌릴 트래픽 비율이 없다.", "Old and new instances are not kept apart, so there is no share of traffic to set back."),
		text("맞바꿀 두 번째 환경이 없다.", "There is no second environment to swap with."),
	},
	1: {
		text("기존 $1대는 옛 버전 그대로라 다시 배포할 것이 없다.", "The existing $1 still have the old version, so there is nothing to deploy again."),
		text("기존 $1대는 손대지 않았으므로 임시 Auto Scaling 그룹의 새 인스턴스만 없애면 된다.", "The existing $1 were never touched, so only the new ones in the temporary Auto Scaling group have to go."),
		text("`Immutable`은 트래픽을 비율로 나누지 않는다.", "`Immutable` does not divide the traffic by a percentage."),
		text("맞바꿀 두 번째 환경이 없다.", "There is no second environment to swap with."),
	},
	2: {
		text("기존 $1대는 옛 버전 그대로라 다시 배포할 것이 없다.", "The existing $1 still have the old version, so there is nothing to deploy again."),
		text("새 인스턴스가 요청을 받고 있으므로 트래픽부터 되돌린다.", "The new instances are getting requests, so the traffic is moved first."),
		text("평가를 통과하지 못하면 트래픽부터 남아 있던 옛 $1대로 되돌린다.", "Without a passed evaluation the traffic first goes back to the old $1, which are all still there."),
		text("옛 인스턴스와 새 인스턴스는 같은 환경 안에 있어 URL은 하나다.", "Old and new instances are in one environment with one URL."),
	},
	3: {
		text("옛 환경의 $1대가 옛 버전으로 그대로 돌고 있어 다시 배포할 것이 없다.", "The $1 of the old environment still run the old version, so there is nothing to deploy again."),
		text("스왑은 사람이 하는 일이라 Beanstalk이 지켜보다 되돌리지 않는다.", "A swap is made by people; Elastic Beanstalk neither watches nor reverts it."),
		text("어느 환경이 요청을 받을지는 로드 밸런서가 아니라 DNS가 정한다.", "Which environment gets the requests is up to DNS, not to a load balancer."),
		text("배포 없이 URL만 되돌린다. 클라이언트는 DNS 캐시가 만료되는 대로 옛 환경의 $1대로 돌아온다.", "Nothing is deployed: the URLs go back, and clients follow to the old $1 as their DNS caches run out."),
	},
}

func askRollback(a *sim.Asker) sim.Draft {
	s := drawSetting(a, allAtOnce, rolling, additional, immutable, immutable, splitting, splitting, blueGreen, blueGreen)
	pairs := []string{"version", unhealthy}
	var what string
	key := 0
	switch s.policy {
	case allAtOnce:
		what = a.Say("어느 인스턴스도 헬스 체크를 통과하지 못해 배포가 실패했다. ", "No instance passes its health checks and the deployment fails. ")
	case rolling:
		pairs = append(pairs, "fail-step", "2")
		what = a.Say("두 번째 배치가 헬스 체크에 실패해 배포가 멈췄다. ", "The second batch fails its health checks and the deployment stops. ")
	case additional:
		pairs = append(pairs, "fail-step", "2")
		what = a.Say("추가 배치는 정상이었으나 기존 인스턴스의 첫 배치가 헬스 체크에 실패해 배포가 멈췄다. ", "The additional batch is healthy, but the first batch of the existing instances fails its health checks and the deployment stops. ")
	case immutable:
		key = 1
		step := a.Between(1, 2)
		pairs = append(pairs, "fail-step", itoa(step))
		what = a.Say("첫 새 인스턴스가 헬스 체크에 실패한다. ", "The first new instance fails its health checks. ")
		if step == 2 {
			what = a.Say("첫 새 인스턴스는 정상이었으나 나머지가 헬스 체크에 실패한다. ", "The first new instance is healthy, but the rest fail their health checks. ")
		}
	case splitting:
		key = 2
		p := sim.Pick(a, 10, 15, 20, 25)
		pairs = []string{"version", late, "percent", itoa(p)}
		what = a.Say("트래픽의 $1%를 받던 새 인스턴스의 상태가 평가 중에 나빠진다. ", "During the evaluation the new instances, which get $1% of the traffic, turn unhealthy. ", itoa(p))
	default:
		key = 3
		pairs = []string{"version", late, "keep", "1h"}
		what = a.Say("URL을 맞바꾼 다음 새 버전에 문제가 있는 것을 알았다. 옛 환경은 아직 지우지 않았다. ", "After the swap the new version turns out to be faulty. The old environment has not been terminated yet. ")
	}
	var correct sim.Candidate
	var d []sim.Candidate
	for i := range ways {
		c := because(ways[i].text.In(a.Lang), ways[i].misconception, sim.Fill(whyNot[key][i].In(a.Lang), itoa(s.n)))
		if i == key {
			c.Misconception = ""
			correct = c
		} else {
			d = append(d, c)
		}
	}
	return sim.Draft{
		Prompt: s.tell(a) + what + a.Say("옛 버전으로 어떻게 되돌아가는가?", "How does the old version come back?"),
		Key:    correct, Distractors: d,
		Explanation: a.Say("`AllAtOnce`, `Rolling`, `RollingWithAdditionalBatch`는 다시 배포해야 하고, `Immutable`은 새 인스턴스를 종료하며, `TrafficSplitting`은 트래픽을 되돌린 뒤 종료한다. 블루/그린은 URL을 다시 맞바꾼다.", "`AllAtOnce`, `Rolling` and `RollingWithAdditionalBatch` take a redeployment; `Immutable` terminates the new instances; `TrafficSplitting` reroutes and terminates; blue/green swaps the URLs again."),
		Values:      s.values(pairs...), Tags: failTags,
	}
}
