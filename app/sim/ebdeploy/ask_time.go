package ebdeploy

import (
	"strconv"
	"time"

	"notelab/app/sim"
)

func askLength(a *sim.Asker) sim.Draft {
	s := drawSetting(a, rolling, rolling, rolling, additional, additional, immutable, splitting)
	minute := time.Minute
	drain, deploy, check := sim.Pick(a, 30*time.Second, minute), time.Duration(a.Between(1, 3))*minute, 2*minute
	launch, evaluation := time.Duration(a.Between(3, 6))*minute, time.Duration(a.Between(3, 15))
	v := s.values("drain", sim.FormatDuration(drain), "deploy", sim.FormatDuration(deploy), "launch", sim.FormatDuration(launch), "register", "20s", "check", "2m")
	if s.policy == splitting {
		v = v.Must("evaluation", strconv.Itoa(int(evaluation)))
	}
	evaluation *= minute
	key := runOf(v).over
	l := func(d time.Duration) string { return lasting(d).In(a.Lang) }
	k := l
	of := time.Duration((s.n + s.batch - 1) / s.batch)
	batch := drain + deploy + check
	var times, sum string
	wrong := func(d time.Duration, misconception, ko, en string) sim.Candidate {
		return a.Wrong(k(d), misconception, sum+" "+ko, sum+" "+en)
	}
	var d []sim.Candidate
	switch s.policy {
	case rolling, additional:
		times = a.Say("배치마다 연결 드레이닝 $1, 배포 $2, 상태 확인 $3이 차례로 든다. ", "Every batch takes $1 of connection draining, $2 of deploying and $3 of health checks, one after another. ", l(drain), l(deploy), l(check))
		sum = a.Say("배치 $1개 × $2 = $3.", "$1 batches × $2 = $3.", itoa(int(of)), l(batch), l(of*batch))
		if s.policy == additional {
			times += a.Say("새 인스턴스는 새 버전 배포를 포함해 $1 만에 뜨고, 상태 확인도 똑같이 거친다. ", "New instances are launched with their version in $1 and go through the same health checks. ", l(launch))
			sum = a.Say("추가 배치 $1 + $2 = $3, 이어서 배치 $4개 × $5 = $6, 모두 $7.", "The additional batch $1 + $2 = $3, then $4 batches × $5 = $6: $7 in all.", l(launch), l(check), l(launch+check), itoa(int(of)), l(batch), l(of*batch), l(key))
			d = append(d, wrong(of*batch, "forgets the additional batch", "추가 배치를 띄우는 시간이 빠졌다.", "The time of the additional batch is missing."),
				wrong(of*batch+launch, "does not check the additional batch", "추가 배치도 상태를 확인해야 다음으로 넘어간다.", "The additional batch is checked too."))
		}
		lead := key - of*batch
		d = append(d,
			wrong(lead+of*(drain+deploy), "does not wait for health", "다음 배치는 상태 확인이 끝나야 시작한다.", "The next batch waits for the health checks."),
			wrong(lead+batch, "thinks the batches run at the same time", "배치는 차례로 한다.", "Batches go one after another."),
			wrong(lead+of*(deploy+check), "forgets the draining", "배치마다 먼저 연결을 비운다.", "Every batch is drained first."),
			wrong(lead+(of-1)*batch, "leaves one batch out", "나머지도 한 배치다.", "The remainder is a batch too."),
			wrong(lead+time.Duration(s.n)*batch, "goes one instance at a time", "한 대씩이 아니라 배치씩이다.", "Not one instance but one batch at a time."))
	case immutable:
		times = a.Say("새 인스턴스는 새 버전 배포를 포함해 $1 만에 뜨고 상태 확인에 $2이 든다. ", "New instances are launched with their version in $1 and take $2 of health checks. ", l(launch), l(check))
		sum = a.Say("첫 한 대 $1, 이어서 나머지 $1이므로 $2.", "The first one $1, then the rest $1: $2.", l(launch+check), l(2*(launch+check)))
		d = []sim.Candidate{
			wrong(launch+check, "launches all at once", "첫 한 대가 정상이어야 나머지를 띄운다.", "The rest wait until the first one is healthy."),
			wrong(time.Duration(s.n)*(launch+check), "launches one after another", "나머지는 함께 뜬다.", "The rest are launched together."),
			wrong(2*launch+check, "checks health once", "첫 한 대도 상태를 확인해야 한다.", "The first one is checked too."),
			wrong(2*launch, "does not wait for health", "상태 확인이 끝나야 다음으로 넘어간다.", "Each step waits for the health checks."),
		}
	default:
		times = a.Say("새 인스턴스는 새 버전 배포를 포함해 $1 만에 뜨고 상태 확인에 $2이 든다. `EvaluationTime`은 $3분이다. ", "New instances are launched with their version in $1 and take $2 of health checks. `EvaluationTime` is $4 minutes. ", l(launch), l(check), itoa(int(evaluation/minute)), itoa(int(evaluation/minute)))
		sum = a.Say("$1 + $2 + 평가 $3 = $4.", "$1 + $2 + an evaluation of $3 = $4.", l(launch), l(check), l(evaluation), l(launch+check+evaluation))
		d = []sim.Candidate{
			wrong(launch+check, "forgets the evaluation", "평가가 끝나야 나머지 트래픽을 옮긴다.", "The rest of the traffic waits for the evaluation."),
			wrong(launch+evaluation, "does not check health before the evaluation", "요청을 보내기 전에 먼저 정상이어야 한다.", "The new ones must be healthy before they get requests."),
			wrong(2*(launch+check)+evaluation, "takes the two steps of Immutable", "한 대를 먼저 띄우는 단계는 `Immutable`에 있다.", "Launching one first is what `Immutable` does."),
			wrong(launch+check+2*evaluation, "evaluates twice", "평가는 한 번이다.", "There is one evaluation."),
		}
	}
	return sim.Draft{
		Prompt: s.tell(a) + times + a.Say("다른 시간은 들지 않고 모두 성공한다. 시작부터 새 버전이 요청을 모두 받고 마지막 상태 확인까지 끝날 때까지 얼마나 걸리는가? 정리하는 시간은 뺀다.", "Nothing else takes time and everything succeeds. How long is it from the start until the new version has all requests and the last check is done, cleaning up aside?"),
		Key:    a.Right(k(key), sum, sum), Distractors: d,
		Explanation: a.Say("배치는 차례로, 앞 배치가 정상이 된 다음에 한다. 추가 배치와 `Immutable`의 첫 한 대도 따로 기다리는 단계다. `TrafficSplitting`은 평가가 끝나야 나머지 트래픽을 옮긴다.", "Batches go one after another, each waiting for the health of the one before. The additional batch and the first instance of `Immutable` are steps of their own. `TrafficSplitting` moves the rest of the traffic only after the evaluation."),
		Values:      v, Tags: rollTags,
	}
}

func askExposed(a *sim.Asker) sim.Draft {
	s := drawSetting(a, splitting)
	p, minutes := sim.Pick(a, 5, 10, 15, 20, 25, 30), a.Between(5, 15)
	after := a.Between(2, minutes-1)
	rps := 20 * a.Between(1, 25)
	all := rps * 60 * after
	key := all * p / 100
	k := func(n int) string { return a.Say("$1개", "$1", sim.Thousands(n)) }
	sum := a.Say("초당 $1개 × 60초 × $2분 = $3개, 그 $4%는 $5개다.", "$1 a second × 60 × $2 min = $3, and $4% of that is $5.", itoa(rps), itoa(after), sim.Thousands(all), itoa(p), sim.Thousands(key))
	wrong := func(n int, misconception, ko, en string) sim.Candidate {
		return a.Wrong(k(n), misconception, sum+" "+ko, sum+" "+en)
	}
	return sim.Draft{
		Prompt: s.tell(a) + a.Say("`NewVersionPercent`는 $1, `EvaluationTime`은 $2분이고 환경은 초당 $3개의 요청을 고르게 받는다. 평가를 시작한 지 $4분 만에 새 버전의 상태가 나빠져 Beanstalk이 바로 트래픽을 되돌린다. 새 버전이 받은 요청은 몇 개인가?", "`NewVersionPercent` is $1, `EvaluationTime` $2 minutes, and the environment gets a steady $3 requests a second. $4 minutes into the evaluation the new version turns unhealthy and Elastic Beanstalk moves the traffic back at once. How many requests did the new version get?", itoa(p), itoa(minutes), itoa(rps), itoa(after)),
		Key:    a.Right(k(key), sum, sum), Distractors: []sim.Candidate{
			wrong(rps*60*minutes*p/100, "counts the whole evaluation", "평가를 다 채우지 않고 되돌렸다.", "The evaluation was cut short."),
			wrong(all/2, "divides the requests by the instances", "인스턴스는 반반이지만 ALB는 퍼센트대로 나눈다.", "Half of the instances are new, but the ALB divides by the percentage."),
			wrong(all, "thinks all requests go to the new version", "나머지는 옛 버전이 받는다.", "The old version gets the rest."),
			wrong(all-key, "counts the old version's share", "옛 버전이 받은 쪽이다.", "That is what the old version got."),
			wrong(rps*after*p/100, "forgets that a minute has 60 seconds", "초당 요청에 분을 곱했다.", "That multiplies requests a second by minutes."),
		},
		Explanation: a.Say("카나리의 피해는 비율 × 초당 요청 수 × 나빠질 때까지의 시간(초)이다. 비율을 낮추면 피해가 줄지만 그만큼 적은 요청으로 판정한다.", "A canary costs its percentage of the requests until the fault shows. A lower percentage costs less, and judges on fewer requests."),
		Values:      s.values("percent", itoa(p), "evaluation", itoa(minutes), "rps", itoa(rps), "version", late, "detect", itoa(after)+"m"), Tags: failTags,
	}
}
