package ebdeploy

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// traits are what marks a single policy, as the end of the question "which
// policy", and why, where the character of the policy does not say it.
var traits = [...]struct {
	policy   string
	ask, why i18n.Text
}{
	{policy: allAtOnce, ask: text("API로 만든 환경에서 `DeploymentPolicy`를 지정하지 않았을 때 쓰이는", "is used by an environment made through the API when `DeploymentPolicy` is not set")},
	{policy: allAtOnce, ask: text("배포하는 동안 기존 인스턴스가 모두 동시에 빠지는", "takes all existing instances out of service at the same time")},
	{policy: rolling, ask: text("EB CLI로 만든 확장 가능한 환경이 기본으로 쓰는", "is the default of a scalable environment made with the EB CLI")},
	{policy: rolling, ask: text("인스턴스를 하나도 더하지 않고 배치 하나만큼씩 용량이 줄어드는", "adds no instance and loses the capacity of one batch at a time")},
	{policy: additional, ask: text("새 인스턴스와 기존 인스턴스 양쪽에 배포하는", "deploys to new and to existing instances")},
	{policy: additional, ask: text("배포가 끝나면 새로 띄운 인스턴스를 종료하고 기존 인스턴스를 남기는", "terminates the newly launched instances at the end and keeps the existing ones")},
	{policy: immutable, ask: text("임시 Auto Scaling 그룹에 한 대를 먼저 띄우고, 그것이 정상이어야 나머지를 띄우는", "launches one instance in a temporary Auto Scaling group and the rest only when it is healthy")},
	{immutable, text("단일 인스턴스 환경의 `DeploymentPolicy`로 `AllAtOnce` 말고 지정할 수 있는", "can be set as the `DeploymentPolicy` of a single-instance environment besides `AllAtOnce`"),
		text("로드 밸런서가 없는 단일 인스턴스 환경의 배포 정책은 `AllAtOnce`와 `Immutable`뿐이다.", "A single-instance environment has no load balancer; its policies are `AllAtOnce` and `Immutable`.")},
	{splitting, text("임시 Auto Scaling 그룹을 만들고, 평가하는 동안 두 그룹의 인스턴스 수를 고정하는", "makes a temporary Auto Scaling group and keeps both groups at a fixed size during an evaluation"),
		text("평가를 시작할 때의 대수를 두 그룹 모두 배포가 끝날 때까지 유지한다.", "Both groups keep the number they had at the start until the deployment ends.")},
	{splitting, text("Application Load Balancer가 있어야만 쓸 수 있는", "can only be used with an Application Load Balancer"),
		text("트래픽을 비율로 나누는 일을 ALB가 한다.", "It is the ALB that divides the traffic by a percentage.")},
	{splitting, text("`NewVersionPercent`와 `EvaluationTime`을 읽는", "reads `NewVersionPercent` and `EvaluationTime`"),
		text("두 옵션은 `aws:elasticbeanstalk:trafficsplitting` 네임스페이스에 있다.", "Both options stand in the namespace `aws:elasticbeanstalk:trafficsplitting`.")},
	{policy: blueGreen, ask: text("`DeploymentPolicy`의 값이 아니라 두 환경의 CNAME을 맞바꾸는 절차인", "is no value of `DeploymentPolicy` but a procedure that swaps the CNAMEs of two environments")},
	{blueGreen, text("인스턴스뿐 아니라 로드 밸런서까지 하나 더 드는", "takes not only more instances but another load balancer"),
		text("환경을 하나 더 만들고, 환경마다 로드 밸런서가 따로 있다.", "It makes a second environment, and each environment has a load balancer of its own.")},
}

// characters are what each policy is, for those that were not meant.
var characters = [...]i18n.Text{
	text("기존 인스턴스 모두에 한꺼번에 배포한다. API의 기본값이다.", "It deploys to all existing instances at once and is the API's default."),
	text("기존 인스턴스에 배치로 나누어 배포한다. EB CLI로 만든 확장 가능한 환경의 기본값이다.", "It deploys to existing instances in batches and is the default of scalable environments made with the EB CLI."),
	text("배치 하나를 새로 띄우고 기존 인스턴스에 배치로 배포한 뒤, 새로 띄운 배치를 종료한다.", "It launches one batch, deploys to the existing instances in batches, and terminates the launched batch."),
	text("임시 Auto Scaling 그룹에 한 대, 이어서 나머지를 띄우고 원래 그룹으로 옮긴다.", "It launches one instance and then the rest in a temporary Auto Scaling group, and moves them to the original."),
	text("임시 Auto Scaling 그룹에 한 벌을 띄우고 ALB가 트래픽의 일부를 보내 평가한다.", "It launches a whole set in a temporary Auto Scaling group and evaluates it with a share of the ALB's traffic."),
	text("환경을 하나 더 만들어 두 환경의 URL을 맞바꾼다.", "It makes a second environment and swaps the URLs of the two."),
}

func askTrait(a *sim.Asker) sim.Draft {
	t := traits[a.Between(0, len(traits)-1)]
	var key sim.Candidate
	var d []sim.Candidate
	order := a.Rand.Perm(len(policies))
	for _, i := range order {
		p := policies[i].name
		c := because(titleOf(a, p), "mixes up "+t.policy+" and "+p, characters[i].In(a.Lang))
		if p == t.policy {
			if key = c; t.why.Ko != "" {
				key.Why = t.why.In(a.Lang)
			}
			key.Misconception = ""
		} else {
			d = append(d, c)
		}
	}
	s := setting{policy: t.policy, n: a.Between(3, 8), batch: 1}
	return sim.Draft{
		Prompt: a.Say("Elastic Beanstalk의 배포 방식 가운데 $1 것은?", "Which way to deploy with Elastic Beanstalk $1?", t.ask.In(a.Lang)),
		Key:    key, Distractors: d,
		Explanation: a.Say("기존 인스턴스에 배포하는 것이 `AllAtOnce`와 `Rolling`, 양쪽에 배포하는 것이 `RollingWithAdditionalBatch`, 새 인스턴스에만 배포하는 것이 `Immutable`, `TrafficSplitting`, 블루/그린이다. 임시 Auto Scaling 그룹은 `Immutable`과 `TrafficSplitting`만 만든다.", "`AllAtOnce` and `Rolling` deploy to existing instances, `RollingWithAdditionalBatch` to both, `Immutable`, `TrafficSplitting` and blue/green to new ones only. Only `Immutable` and `TrafficSplitting` make a temporary Auto Scaling group."),
		Values:      s.values(), Tags: chooseTags,
	}
}
