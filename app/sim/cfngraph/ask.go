package cfngraph

import (
	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
)

// Exam-guide ids: templates, updates of templates, rollbacks, failed deployments.
var (
	tagsTemplate = []string{"D3.T3.S4"}
	tagsUpdate   = []string{"D3.T4.S3"}
	tagsRollback = []string{"D3.T4.S8", "D4.T1.S6"}
)

var asks = []sim.Ask{
	{Name: "first", Title: i18n.Of("먼저 함께 만드는 것", "What is created first, together")},
	{Name: "time", Title: i18n.Of("생성에 걸리는 시간", "How long the creation takes")},
	{Name: "order", Title: i18n.Of("삭제의 순서", "The order of deletion")},
	{Name: "depends", Title: i18n.Of("DependsOn이 필요한가", "Is a DependsOn needed?")},
	{Name: "cycle", Title: i18n.Of("순환 의존 찾기", "Find the circular dependency")},
	{Name: "replaced", Title: i18n.Of("교체되는 것", "What is replaced")},
	{Name: "left", Title: i18n.Of("남는 리소스", "What is left")},
	{Name: "fate", Title: i18n.Of("정책과 리소스의 운명", "A policy and what becomes of the resource")},
	{Name: "status", Title: i18n.Of("스택의 상태", "The status of the stack")},
	{Name: "next", Title: i18n.Of("막힌 스택을 푸는 법", "What to do with a stack that is stuck")},
}

// Ask implements sim.Simulator.
func (simulator) Ask(kind string, seed uint64, l i18n.Lang) (quiz.Question, error) {
	return sim.Questions{
		"first":    askFirst,
		"time":     askTime,
		"order":    askOrder,
		"depends":  askDepends,
		"cycle":    askCycle,
		"replaced": askReplaced,
		"left":     askLeft,
		"fate":     askFate,
		"status":   askStatus,
		"next":     askNext,
	}.Ask(info, kind, seed, l)
}

// say returns the sentence in the question's language. It is called so often that
// code in its place would cost a program more than the call.
//
//go:noinline
func say(a *sim.Asker, ko, en string) string { return a.Say(ko, en) }

// tell says a sentence with values in the places of their names.
//
//go:noinline
func tell(a *sim.Asker, ko, en string, of ...string) string {
	return sim.FillNames(say(a, ko, en), pairs(of...))
}

// because makes a candidate whose reason is written already; the key has no
// misconception.
func because(text, misconception, why string) sim.Candidate {
	return sim.Candidate{Text: text, Misconception: misconception, Why: why}
}

// proof are the values of a run of a template, every resource taking the same
// time.
func proof(template string, of ...string) sim.Values {
	return info.Defaults().Must("template", template, "pace", "even").Must(of...)
}

const tellsTemplate = "한 템플릿의 리소스와 그 안의 참조는 다음과 같다: "

// templateOf begins a prompt with a template.
func templateOf(a *sim.Asker, s scene) string {
	return say(a, tellsTemplate, "The resources of a template, with the references in each: ") + s.told(a) + ". "
}
