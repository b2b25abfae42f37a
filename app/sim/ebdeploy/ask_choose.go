package ebdeploy

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// set is a set of policies, one bit each in the order of policies.
type set int

const (
	isAll set = 1 << iota
	isRolling
	isAdditional
	isImmutable
	isSplitting
	isSwap
	everyPolicy = 1<<iota - 1
)

func (s set) has(i int) bool { return s>>i&1 == 1 }

// demands are what a deployment can be asked for: the policies that meet each,
// how it is put, and why another policy does not meet it.
var demands = [...]struct {
	met       set
	ask, miss i18n.Text
	without   string // the misconception behind a policy that misses it
}{
	{everyPolicy &^ isAll, text("응답이 한순간도 끊기지 않아야 한다.", "There must be no moment without an answer."),
		text("배포하는 동안 모든 인스턴스가 한꺼번에 빠진다.", "All instances are out at once while they are deployed to."), "forgets the outage"},
	{isAdditional | isImmutable | isSplitting | isSwap, text("요청을 받는 인스턴스의 수가 평소보다 줄면 안 된다.", "No fewer instances than usual may take requests."),
		text("배포 중인 인스턴스만큼 용량이 준다.", "What is being deployed to is missing from the capacity."), "forgets the batch that is out"},
	{isAll | isRolling, text("인스턴스를 하나도 더 띄울 수 없다.", "Not a single extra instance can be launched."),
		text("새 인스턴스를 띄워야 한다.", "It launches new instances."), "forgets the extra instances"},
	{isAll | isRolling | isAdditional, text("계정 한도 때문에 인스턴스를 평소의 4분의 1까지만 더 띄울 수 있다.", "An account quota allows a quarter of the usual number as extra instances, and no more."),
		text("새 인스턴스를 기존 대수만큼 띄워야 한다.", "It launches as many new instances as there are."), "forgets that the number doubles"},
	{isImmutable | isSplitting, text("새 인스턴스가 정상이 되지 않으면 사람이 손대지 않아도 옛 버전으로 돌아가 있어야 한다.", "If new instances do not get healthy, the old version must be back without anybody's hand."),
		text("되돌리는 것은 사람이 해야 한다.", "Going back takes somebody's hand."), "expects an automatic rollback"},
	{isSplitting, text("새 버전을 먼저 일부 클라이언트의 요청으로 정해진 시간 동안 평가해야 한다.", "The new version must first be evaluated for a set time with a share of the clients' requests."),
		text("요청의 일부를 정해진 시간 동안 보내 보고 판정하는 단계가 없다.", "It has no step that judges the version on a set share of the requests."), "takes any mix of versions for a canary"},
	{everyPolicy &^ isSwap, text("환경의 DNS 레코드는 바뀌지 않아야 한다.", "The DNS record of the environment must not change."),
		text("두 환경의 CNAME을 맞바꾼다.", "It swaps the CNAMEs of two environments."), "forgets the DNS change"},
	{isImmutable | isSplitting | isSwap, text("새 버전은 새 인스턴스에만 배포해야 한다.", "The new version must only be deployed to new instances."),
		text("기존 인스턴스에 배포한다.", "It deploys to existing instances."), "thinks every deployment launches instances"},
	{isSwap, text("사용자가 쓰기 전에 새 버전을 별도의 URL에서 시험해야 한다.", "Before users get it, the new version must be tested on a URL of its own."),
		text("환경이 하나라 시험할 URL이 따로 없다.", "There is one environment and no separate URL to test on."), "thinks new instances have a URL of their own"},
	{isSwap, text("지금 환경과 호환되지 않는 플랫폼 버전으로 함께 옮겨야 한다.", "At the same time it must move to a platform version that is incompatible with the current environment's."),
		text("환경 하나를 그대로 쓰므로 호환되지 않는 플랫폼 버전으로는 옮길 수 없다.", "It stays in one environment, which cannot move to an incompatible platform version."), "thinks a deployment can change the platform"},
	{isAll, text("개발 환경이라 잠깐 끊겨도 되니 가장 빨리 끝나야 한다.", "It is a development environment: a short outage is fine, it must be over as quickly as possible."),
		text("`AllAtOnce`보다 오래 걸린다.", "It takes longer than `AllAtOnce`."), "does not weigh the time"},
	{everyPolicy &^ isSplitting, text("로드 밸런서는 Network Load Balancer이고 바꿀 수 없다.", "The load balancer is a Network Load Balancer and cannot be replaced."),
		text("Application Load Balancer가 있어야 한다.", "It needs an Application Load Balancer."), "forgets what the traffic split needs"},
}

// drawDemands draws demands that only one policy meets, none of them idle.
func drawDemands(a *sim.Asker, want int) []int {
	for {
		var picked []int
		met := set(everyPolicy)
		for _, i := range a.Rand.Perm(len(demands)) {
			if d := demands[i].met; d.has(want) && met&d != met {
				picked, met = append(picked, i), met&d
			}
			if met == 1<<want {
				break
			}
		}
		var out []int
		for k := range picked {
			rest := set(everyPolicy)
			for _, i := range append(append([]int{}, out...), picked[k+1:]...) {
				rest &= demands[i].met
			}
			if rest != met {
				out = append(out, picked[k]) // the others alone leave more than one
			}
		}
		if met == 1<<want && (len(out) > 1 || a.Coin()) {
			return out
		}
	}
}

func askChoose(a *sim.Asker) sim.Draft {
	want := sim.Pick(a, 0, 1, 1, 2, 2, 3, 3, 4, 5)
	picked := drawDemands(a, want)
	var asks []string
	for _, i := range picked {
		asks = append(asks, demands[i].ask.In(a.Lang))
	}
	var d []sim.Candidate
	for _, p := range a.Rand.Perm(len(policies)) {
		if p == want {
			continue
		}
		for _, i := range picked {
			if !demands[i].met.has(p) {
				d = append(d, because(titleOf(a, policies[p].name), demands[i].without, demands[i].miss.In(a.Lang)))
				break
			}
		}
	}
	s := setting{policy: policies[want].name, n: 8, batch: 2}
	end := a.Say(" 어느 배포 방식이 맞는가?", " Which way to deploy fits?")
	if len(asks) > 1 {
		end = a.Say(" 어느 배포 방식이 이 조건을 모두 만족하는가?", " Which way to deploy meets all of this?")
	}
	return sim.Draft{
		Prompt: a.Say("로드 밸런싱 환경에 새 버전을 배포하려고 한다. 배치를 쓰는 정책이라면 배치는 전체의 4분의 1이다. ", "A new version is to be deployed to a load-balanced environment. Where a policy uses batches, a batch is a quarter of the fleet. ") + strings.Join(asks, " ") + end,
		Key:    because(titleOf(a, s.policy), "", fits[want].In(a.Lang)), Distractors: d,
		Explanation: a.Say("중단을 견디면 `AllAtOnce`, 더 띄울 수 없으면 `Rolling`, 용량을 지키되 비용을 아끼려면 `RollingWithAdditionalBatch`, 자동으로 되돌아가야 하면 `Immutable`이나 `TrafficSplitting`, 별도의 URL에서 시험하고 DNS로 넘기려면 블루/그린이다.", "If an outage is fine: `AllAtOnce`. Nothing more may be launched: `Rolling`. Full capacity at little cost: `RollingWithAdditionalBatch`. Automatic rollback: `Immutable` or `TrafficSplitting`. A test on its own URL and a change of DNS: blue/green."),
		Values:      s.values(), Tags: chooseTags,
	}
}

// fits are why each policy meets what it is asked for.
var fits = [...]i18n.Text{
	text("모든 인스턴스에 한꺼번에 배포해 가장 빨리 끝난다. 대신 잠깐 끊긴다.", "It deploys to all instances at once and is the quickest, at the price of a short outage."),
	text("기존 인스턴스에 배치로 나누어 배포하므로 더 띄우는 것 없이 끊기지 않는다. 대신 배치만큼 용량이 준다.", "It deploys to existing instances in batches: nothing extra, no outage, but a batch of capacity is missing."),
	text("배치 하나만 먼저 더 띄워 용량을 지킨다.", "It launches just one batch first and so keeps the capacity."),
	text("새 인스턴스에만 배포하고, 실패하면 Beanstalk이 그것만 종료한다. DNS도 로드 밸런서의 종류도 상관없다.", "It deploys to new instances only, and on failure Elastic Beanstalk terminates just those. Neither DNS nor the kind of load balancer matters."),
	text("새 인스턴스에 트래픽의 일부를 보내 평가한 다음 나머지를 보낸다.", "It evaluates new instances with a share of the traffic before they get the rest."),
	text("환경을 하나 더 두어 자기 URL에서 시험한 뒤 URL을 맞바꾼다.", "A second environment is tested on its own URL before the URLs are swapped."),
}
