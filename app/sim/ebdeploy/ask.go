package ebdeploy

import (
	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
)

// questions are the kinds of question, by their names in the declaration.
var questions = sim.Questions{
	"lowest":   askLowest,
	"most":     askMost,
	"batches":  askBatches,
	"mix":      askMix,
	"failure":  askFailure,
	"rollback": askRollback,
	"choose":   askChoose,
	"trait":    askTrait,
	"length":   askLength,
	"exposed":  askExposed,
}

// Exam-guide ids: deploying with a strategy, configuring one, rolling back,
// managing environments.
var (
	rollTags   = []string{"D3.T4.S11", "D3.T4.S5"}
	failTags   = []string{"D3.T4.S8", "D3.T4.S11"}
	chooseTags = []string{"D3.T4.S5", "D3.T4.S4"}
)

// Ask implements sim.Simulator.
func (simulator) Ask(kind string, seed uint64, l i18n.Lang) (quiz.Question, error) {
	return questions.Ask(info, kind, seed, l)
}

// setting is a deployment to ask about.
type setting struct {
	policy   string
	n, batch int
	percent  int // of the batch; 0 is a fixed batch
}

// drawSetting draws a policy of some, a fleet and a batch. A percentage is only
// drawn where it makes a whole batch.
func drawSetting(a *sim.Asker, policies ...string) setting {
	s := setting{policy: sim.Pick(a, policies...), n: a.Between(4, 12)}
	s.batch = a.Between(2, (s.n+1)/2)
	if a.Between(0, 2) == 0 {
		s.percent = sim.Pick(a, 20, 25, 30, 40, 50)
		for s.n*s.percent%100 != 0 || s.n*s.percent < 200 {
			s.n++
		}
		s.batch = s.n * s.percent / 100
	}
	return s
}

func (s setting) values(pairs ...string) sim.Values {
	v := info.Defaults().Must("policy", s.policy, "desired", itoa(s.n))
	if batched(v) {
		v = v.Must("batch", itoa(s.batch))
		if s.percent > 0 {
			v = v.Must("batch-type", "percentage", "batch-percent", itoa(s.percent))
		}
	}
	return v.Must(pairs...)
}

// tell states the setting in one sentence.
func (s setting) tell(a *sim.Asker) string {
	n := itoa(s.n)
	switch {
	case s.policy == blueGreen:
		return a.Say("인스턴스가 $1대인 로드 밸런싱 환경에 새 버전을 블루/그린으로 배포한다. 환경을 복제해 거기에 배포하고, 시험한 뒤 두 환경의 URL을 맞바꾼다. ", "A load-balanced environment of $1 instances gets a new version blue/green: it is cloned, the new version is deployed to the clone and tested, and the two environments swap URLs. ", n)
	case s.policy == rolling || s.policy == additional:
		kind, size := "Fixed", s.batch
		if s.percent > 0 {
			kind, size = "Percentage", s.percent
		}
		return a.Say("인스턴스가 $1대인 로드 밸런싱 환경에 새 버전을 배포한다. `DeploymentPolicy`는 `$2`, `BatchSizeType`은 `$3`, `BatchSize`는 $5. ", "A load-balanced environment of $1 instances gets a new version with `DeploymentPolicy` `$2`, `BatchSizeType` `$3` and `BatchSize` $4. ", n, optionOf(s.policy), kind, itoa(size), ida(size))
	}
	copula := "이다" // the names of the others end in a closed syllable
	if s.policy == allAtOnce {
		copula = "다"
	}
	return a.Say("인스턴스가 $1대인 로드 밸런싱 환경에 새 버전을 배포한다. `DeploymentPolicy`는 `$2`$3. ", "A load-balanced environment of $1 instances gets a new version with `DeploymentPolicy` `$2`. ", n, optionOf(s.policy), copula)
}

// runOf runs the model on a question's values.
func runOf(v sim.Values) *run { return simulate(configOf(v)) }

// machines writes a number of instances: "4대", "4".
func machines(a *sim.Asker, k int) string { return a.Say("$1대", "$1", itoa(k)) }

// ida is a number with the Korean copula, whose form goes with the sound of the
// last digit.
func ida(n int) string {
	switch n % 10 {
	case 0, 1, 3, 6, 7, 8:
		return itoa(n) + "이다"
	}
	return itoa(n) + "다"
}

// titleOf is what a policy is called in an option.
func titleOf(a *sim.Asker, policy string) string {
	if policy == blueGreen {
		return a.Say("블루/그린 (URL 스왑)", "Blue/green (URL swap)")
	}
	return "`" + optionOf(policy) + "`"
}
