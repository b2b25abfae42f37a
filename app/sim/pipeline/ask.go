package pipeline

import (
	"strings"
	"time"

	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
)

var asks = []sim.Ask{
	{Name: "dropped", Title: i18n.Of("밀려나는 실행", "Which executions are superseded")},
	{Name: "live", Title: i18n.Of("마지막 커밋이 끝나는 시각", "When the last commit is through")},
	{Name: "where", Title: i18n.Of("그 순간의 실행", "What an execution is doing")},
	{Name: "gate", Title: i18n.Of("다시 연 전환", "Who enters an enabled transition")},
	{Name: "stage-time", Title: i18n.Of("runOrder와 걸리는 시간", "How long a stage takes")},
	{Name: "inputs", Title: i18n.Of("쓸 수 있는 입력 아티팩트", "Which artifact may be an input")},
	{Name: "rerun", Title: i18n.Of("재시도로 다시 도는 작업", "What a retry runs")},
	{Name: "retry", Title: i18n.Of("재시도가 되는지", "Whether a retry works")},
	{Name: "rollback", Title: i18n.Of("자동 롤백의 대상", "What an automatic rollback deploys")},
}

var questions = sim.Questions{
	"dropped":    askDropped,
	"live":       askLive,
	"where":      askWhere,
	"gate":       askGate,
	"stage-time": askStageTime,
	"inputs":     askInputs,
	"rerun":      askRerun,
	"retry":      askRetry,
	"rollback":   askRollback,
}

// Exam-guide ids: commits that trigger a pipeline; workflows through environments.
var (
	commitTags = []string{"D3.T4.S6"}
	flowTags   = []string{"D3.T4.S7"}
)

// Ask implements sim.Simulator.
func (simulator) Ask(kind string, seed uint64, l i18n.Lang) (quiz.Question, error) {
	return questions.Ask(info, kind, seed, l)
}

// chain is a pipeline to ask about: a few stages of one action each.
type chain struct {
	names   []string
	mins    []int
	commits []int
	mode    string
}

// drawChain draws a chain whose later stages are slower, so that executions meet.
func drawChain(a *sim.Asker, commits int, modes ...string) chain {
	c := chain{names: []string{"Source", "Build", "Test", "Deploy"}, mode: sim.Pick(a, modes...)}
	c.mins = []int{1, a.Between(2, 5), a.Between(5, 10), a.Between(2, 6)}
	if a.Coin() {
		c.names = []string{"Source", "Build", "Deploy"}
		c.mins = c.mins[:3]
	}
	at := 0
	for range commits {
		c.commits = append(c.commits, at)
		at += a.Between(2, 5)
	}
	return c
}

func (c chain) values(pairs ...string) sim.Values {
	text := ""
	for i, n := range c.names {
		text += "stage " + n + "\n  " + [...]string{"Fetch: source", "Compile: build", "Check: deploy", "Release: deploy"}[i] + ", " + itoa(c.mins[i]) + "m" + [...]string{", out src", ", in src, out app", ", in app", ", in app"}[i] + "\n"
	}
	return info.Defaults().Must("pipeline", strings.TrimSpace(text), "commits", joined(c.commits, ","), "mode", c.mode).Must(pairs...)
}

// clock writes times as a sentence lists them.
func clock(list []int) i18n.Text {
	first, last := joined(list[:len(list)-1], ", "), itoa(list[len(list)-1])
	if len(list) == 2 {
		return sim.Tell("$1분과 $2분", "$1 and $2", first, last)
	}
	return sim.Tell("$1, $2분", "$1 and $2", first, last)
}

func joined(list []int, sep string) string {
	var s []string
	for _, n := range list {
		s = append(s, itoa(n))
	}
	return strings.Join(s, sep)
}

// tell states the chain and the commits.
func (c chain) tell(a *sim.Asker) string {
	var stages []string
	for i, n := range c.names {
		stages = append(stages, n+a.Say("($1분)", " ($1 min)", itoa(c.mins[i])))
	}
	started := sim.Tell("1번부터 $1번까지의 실행", "executions 1 to $1", itoa(len(c.commits)))
	if len(c.commits) == 2 {
		started = i18n.Of("1번과 2번 실행", "executions 1 and 2")
	}
	when := clock(c.commits)
	return a.Say("파이프라인의 스테이지는 $1 순서이고, 스테이지마다 작업이 하나씩 있다. 실행 모드는 `$2`로 두었다. $3에 커밋이 하나씩 들어와 $5을 차례로 시작한다. 스테이지 사이를 옮기는 데는 시간이 걸리지 않는다. ",
		"A pipeline has the stages $1 in this order, with one action each. Its execution mode is `$2`. Commits at minutes $4 start $6. Moving from one stage to the next takes no time. ",
		strings.Join(stages, ", "), c.mode, when.Ko, when.En, started.Ko, started.En)
}

// runOf runs the model on a question's values.
func runOf(v sim.Values) *run { return simulator{}.Run(v).Model.(*run) }

func mins(d time.Duration) int { return int(d / time.Minute) }

// tied reports whether two things happened at one moment whose order would change
// what follows: one execution came to a stage just as another entered it.
func (r *run) tied() bool {
	for _, w := range r.waits {
		for _, x := range r.visits {
			if x.stage == w.stage && x.from == w.from {
				return true
			}
		}
	}
	return false
}

// because makes a candidate whose reason is written already.
func because(text, misconception, why string) sim.Candidate {
	return sim.Candidate{Text: text, Misconception: misconception, Why: why}
}
