package ebdeploy

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// installs returns how many of each version take requests while the batch of a
// number is deployed to.
func (r *run) installs(no int) (old, new int) {
	for i := range r.events {
		if e := &r.events[i]; e.Kind == "install" {
			if no--; no == 0 {
				c := &r.stateAt(e.At).count
				return c.serving[v1], c.serving[v2]
			}
		}
	}
	return
}

// ordinals are the first numbers as they stand before a noun.
var ordinals = [...]i18n.Text{{}, text("첫", "first"), text("두 번째", "second"), text("세 번째", "third"), text("네 번째", "fourth"), text("다섯 번째", "fifth"), text("여섯 번째", "sixth")}

func askMix(a *sim.Asker) sim.Draft {
	s := drawSetting(a, rolling, rolling, additional, additional, immutable, splitting)
	v := s.values()
	r := runOf(v)
	k := func(old, new int) string {
		return a.Say("v1 $1대, v2 $2대", "$1 with v1, $2 with v2", itoa(old), itoa(new))
	}
	n, b := s.n, s.batch
	var when string
	var correct sim.Candidate
	var d []sim.Candidate
	switch s.policy {
	case rolling, additional:
		no := a.Between(1, min(r.batches, 6))
		if no == 1 && s.policy == rolling {
			no = 2 // before the first there is only one version
		}
		old, new := r.installs(no)
		size := min(b, n-(no-1)*b)
		when = a.Say("기존 인스턴스의 $1 배치를 로드 밸런서에서 빼고 배포하는 동안", "while the $1 batch of the existing instances is out of the load balancer and is deployed to", ordinals[no].In(a.Lang))
		sum := a.Say("앞 배치들의 $1대가 v2이고 이 배치 $2대는 빠져 있다.", "Earlier batches ($1) have v2, and this batch of $2 is out.", itoa((no-1)*b), itoa(size))
		extra := 0
		if s.policy == additional {
			extra = b
			sum = a.Say("추가 배치 $1대와 앞 배치들의 $2대가 v2이고 이 배치 $3대는 빠져 있다.", "The additional batch ($1) and earlier batches ($2) have v2, and this batch of $3 is out.", itoa(b), itoa((no-1)*b), itoa(size))
			if no == 1 {
				sum = a.Say("추가 배치 $1대가 v2이고 이 배치의 $2대는 빠져 있다.", "The additional batch ($1) has v2, and this batch of $2 is out.", itoa(b), itoa(size))
			}
		}
		correct = a.Right(k(old, new), sum, sum)
		wrong := func(old, new int, misconception, ko, en string) sim.Candidate {
			return a.Wrong(k(old, new), misconception, sum+" "+ko, sum+" "+en)
		}
		d = []sim.Candidate{
			wrong(old+size, new, "forgets the batch that is out", "배포 중인 배치는 요청을 받지 않는다.", "The batch being deployed to takes no requests."),
			wrong(old, new+size, "counts the batch as done", "배포 중인 배치는 아직 요청을 받지 않는다.", "The batch being deployed to takes no requests yet."),
			wrong(old, (no-1)*b+b-extra, "mixes up Rolling and the additional batch", "추가 배치가 있는지 없는지가 다르다.", "The additional batch makes the difference."),
			wrong(n, 0, "thinks v2 waits until all is deployed", "끝난 배치는 곧바로 v2로 요청을 받는다.", "Finished batches take requests with v2 right away."),
			wrong(max(0, old-b), new, "takes one batch too many out", "한 번에 한 배치만 빠진다.", "Only one batch is out at a time."),
		}
	case immutable:
		if a.Coin() {
			when = a.Say("첫 새 인스턴스가 정상이 된 뒤 나머지를 띄우는 동안", "when the first new instance is healthy and the rest are being launched")
			correct = a.Right(k(n, 1), "첫 한 대는 기존 $1대와 함께 요청을 받는다. 아직 종료된 인스턴스는 없다.", "The first one takes requests beside the $1. Nothing has gone yet.", itoa(n))
			d = []sim.Candidate{
				a.Wrong(k(n-1, 1), "thinks it replaces an old one", "새 인스턴스는 옛것을 대신하지 않고 더해진다.", "A new instance is added, it replaces none."),
				a.Wrong(k(n, 0), "thinks new ones wait for the move", "같은 로드 밸런서 뒤에 있어 정상이 되면 바로 요청을 받는다.", "It stands behind the same load balancer and gets requests as soon as it is healthy."),
				a.Wrong(k(0, 1), "thinks the old ones are out first", "옛 인스턴스는 끝까지 요청을 받는다.", "The old ones take requests to the end."),
				a.Wrong(k(n, n), "thinks all are launched at once", "한 대가 먼저 시험을 통과해야 나머지를 띄운다.", "One has to pass first, then the rest are launched."),
			}
			break
		}
		when = a.Say("새 인스턴스가 모두 정상이 되었고 아직 원래 Auto Scaling 그룹으로 옮기기 전에", "when all new instances are healthy and have not been moved to the original Auto Scaling group yet")
		correct = a.Right(k(n, n), "임시 그룹의 $1대도 같은 로드 밸런서 뒤에서 요청을 받는다.", "The $1 in the temporary group stand behind the same load balancer and take requests.", itoa(n))
		d = []sim.Candidate{
			a.Wrong(k(n, 0), "thinks new ones wait for the move", "정상이 되면 옮기기 전에도 요청을 받는다.", "Healthy ones get requests before the move."),
			a.Wrong(k(0, n), "thinks it is a swap in one moment", "옛것은 옮긴 다음에 없앤다.", "The old ones go after the move."),
			a.Wrong(k(n, 1), "counts only the first one", "나머지도 정상이 되어 요청을 받는다.", "The rest are healthy and take requests too."),
			a.Wrong(k(n-1, n), "thinks the first one replaced an old one", "새 인스턴스는 옛것을 대신하지 않고 더해진다.", "New instances are added, they replace none."),
		}
	default:
		p := sim.Pick(a, 5, 10, 20, 25, 30, 50)
		v = s.values("percent", itoa(p))
		when = a.Say("`NewVersionPercent`가 $1인 평가를 하는 동안", "during the evaluation with `NewVersionPercent` $1", itoa(p))
		correct = a.Right(k(n, n), "퍼센트가 나누는 것은 요청이지 인스턴스가 아니다. 새것은 기존 것과 같은 $1대다.", "The percentage divides requests, not instances. There are as many new ones as old ones: $1.", itoa(n))
		part := max(1, (n*p+99)/100)
		d = []sim.Candidate{
			a.Wrong(k(n-part, part), "divides the instances by the percentage", "인스턴스는 두 벌이고 ALB가 요청을 나눈다.", "There are two sets of instances, and the ALB divides the requests."),
			a.Wrong(k(n, part), "launches only the percentage of instances", "새것도 기존 것과 같은 대수를 띄운다.", "As many new ones as old ones are launched."),
			a.Wrong(k(n, 1), "takes it for the first step of Immutable", "한 대부터 띄우는 것은 `Immutable`이다.", "Beginning with one is what `Immutable` does."),
			a.Wrong(k(0, n), "thinks the old ones are out already", "옛것은 나머지 요청을 받는다.", "The old ones get the rest of the requests."),
			a.Wrong(k(n, 0), "thinks v2 gets no requests yet", "평가는 진짜 요청으로 한다.", "The evaluation is done with real requests."),
		}
	}
	return sim.Draft{
		Prompt: s.tell(a) + a.Say("옛 버전은 v1, 새 버전은 v2이고 배포는 성공한다. $1 요청을 받는 인스턴스는 버전마다 몇 대인가?", "The old version is v1, the new one v2, and the deployment succeeds. How many instances of each take requests $1?", when),
		Key:    correct, Distractors: d,
		Explanation: a.Say("끝난 배치는 v2로, 기다리는 배치는 v1로 요청을 받고 배포 중인 배치만 빠진다. `Immutable`과 `TrafficSplitting`은 새것이 모두 자리 잡을 때까지 옛것을 빼지 않는다.", "Finished batches take requests with v2, pending ones with v1, and only the batch being deployed to is out. `Immutable` and `TrafficSplitting` take nothing out until all new ones are in place."),
		Values:      v, Tags: rollTags,
	}
}
