package ecsnetwork

import (
	"math/rand/v2"
	"strconv"
	"strings"

	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
)

// Exam-guide ids: resource requirements for placement, service integration for
// the request's way.
var (
	placeTags = []string{"D3.T1.S4", "D4.T1.S7"}
	netTags   = []string{"D4.T1.S7"}
)

// asker generates questions of one kind in one language.
type asker struct {
	r *rand.Rand
	l i18n.Lang
	d sim.Draft
}

// Ask implements sim.Simulator.
func (simulator) Ask(kind string, seed uint64, l i18n.Lang) (quiz.Question, error) {
	of := func(ask func(*asker), tags []string) func(*sim.Asker) sim.Draft {
		return func(a *sim.Asker) sim.Draft {
			q := &asker{r: a.Rand, l: a.Lang, d: sim.Draft{Tags: tags}}
			ask(q)
			return q.d
		}
	}
	return sim.Questions{
		"placed": of(askPlaced, placeTags),
		"reason": of(askReason, placeTags),
		"rule":   of(askRule, netTags),
		"target": of(askTarget, netTags),
		"status": of(askStatus, netTags),
		"drop":   of(askDrop, netTags),
	}.Ask(info, kind, seed, l)
}

func (q *asker) t(ko, en string) string { return text(ko, en).In(q.l) }

// pick draws one of the given values.
func pick[T any](r *rand.Rand, of ...T) T { return of[r.IntN(len(of))] }

func code(s string) string { return "`" + s + "`" }

// wrong adds a distractor with the mistaken idea behind it and why it fails.
func (q *asker) wrong(s, misconception, why string) {
	q.d.Distractors = append(q.d.Distractors, sim.Candidate{Text: s, Why: why, Misconception: misconception})
}

func (q *asker) right(s, why string) { q.d.Key = sim.Candidate{Text: s, Why: why} }

// runOf runs the model on a question's values.
func runOf(v sim.Values) *model { return simulator{}.Run(v).Model.(*model) }

// modeText names the network mode with what it needs to know.
func (q *asker) modeText(c *config) string {
	switch c.mode {
	case dynamicPort:
		return q.t("`bridge`(`hostPort` 0, 동적)", "`bridge` (`hostPort` 0, dynamic)")
	case staticPort:
		p := code(strconv.Itoa(c.hostPort))
		return q.t("`bridge`(`hostPort` "+p+", 고정)", "`bridge` (`hostPort` "+p+", static)")
	case awsvpc:
		return q.t("`awsvpc`(EC2)", "`awsvpc` (EC2)")
	}
	return q.t("`awsvpc`(Fargate)", "`awsvpc` (Fargate)")
}

// clusterText states everything placement depends on.
func (q *asker) clusterText(c *config) string {
	n, k := strconv.Itoa(c.instances), c.kind
	mem, cpu, enis := sim.Thousands(k.memory), sim.Thousands(k.cpu()), strconv.Itoa(k.enis)
	s := q.t(
		"비어 있는 "+code(k.name)+" 인스턴스 "+n+"대가 있다. 한 대의 메모리는 "+mem+" MiB, CPU는 "+cpu+"유닛, ENI는 기본 ENI를 포함해 "+enis+"개까지다. ",
		"There are "+n+" empty "+code(k.name)+" instances, each with "+mem+" MiB of memory, "+cpu+" CPU units and at most "+enis+" ENIs, the primary one included. ")
	if c.mode == awsvpc {
		if c.trunking {
			m := strconv.Itoa(k.trunked)
			s += q.t("ENI trunking이 켜져 있고 이 타입의 trunking 한도는 Task "+m+"개다. ", "ENI trunking is on, and the limit of the type with trunking is "+m+" tasks. ")
		} else {
			s += q.t("ENI trunking은 꺼져 있다. ", "ENI trunking is off. ")
		}
	}
	d, tm, tc := strconv.Itoa(c.desired), sim.Thousands(c.memory), sim.Thousands(c.cpu)
	return s + q.t(
		"네트워크 모드는 "+q.modeText(c)+", Task 하나에 메모리 "+tm+" MiB와 CPU "+tc+"유닛이 필요하다. 원하는 Task는 "+d+"개다. ",
		"The network mode is "+q.modeText(c)+"; one task needs "+tm+" MiB of memory and "+tc+" CPU units. The desired count is "+d+". ")
}

// ruleList writes a list of rules for a prompt.
func (q *asker) ruleList(items []string) string {
	if len(items) == 0 {
		return q.t("규칙 없음", "no rules")
	}
	out := make([]string, len(items))
	for i, it := range items {
		out[i] = code(it)
	}
	return strings.Join(out, ", ")
}
