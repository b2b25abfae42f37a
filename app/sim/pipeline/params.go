package pipeline

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// New returns the simulator "pipeline".
func New() sim.Simulator { return simulator{} }

type simulator struct{}

// Info implements sim.Simulator.
func (simulator) Info() *sim.Info { return info }

var (
	inPipeline = i18n.Of("파이프라인과 커밋", "Pipeline and commits")
	inGates    = i18n.Of("승인과 전환", "Approval and transition")
	inTrouble  = i18n.Of("실패와 재시도", "Failure and retry")
	inStop     = i18n.Of("실행 중지", "Stopping an execution")
	min1       = i18n.Of("분", "min")
	nth        = i18n.Of("번", "")
)

func same(names ...string) []sim.Option {
	var list []sim.Option
	for _, n := range names {
		list = append(list, sim.Opt(n, n, n))
	}
	return list
}

// has reports whether the pipeline has an action of the category.
func has(category string) func(sim.Values) bool {
	return func(v sim.Values) bool {
		stages, _ := read(v.Get("pipeline"))
		for _, s := range stages {
			for _, a := range s.actions {
				if a.category == category {
					return true
				}
			}
		}
		return false
	}
}

func isnt(name, value string) func(sim.Values) bool {
	return func(v sim.Values) bool { return v.Get(name) != value }
}

func both(a, b func(sim.Values) bool) func(sim.Values) bool {
	return func(v sim.Values) bool { return a(v) && b(v) }
}

// canFail reports whether anything can fail: an action or an approval.
func canFail(v sim.Values) bool {
	return v.Get("fail") != "" || has(approval)(v) && v.Get("approval") != approve
}

func manual(v sim.Values) bool {
	a := v.Get("on-failure")
	return canFail(v) && (a == retryFailed || a == retryAll)
}

// webApp is the usual pipeline of the exam's questions.
const webApp = `stage Source
  Fetch: source, 1m, out src
stage Build
  Compile: build, 3m, in src, out app
stage Test
  Deploy: deploy, 3m, in app
  E2E: test, 5m, in src, runOrder 2
  Load: test, 3m, in src, runOrder 2
stage Prod
  Approve: approval
  Deploy: deploy, 4m, in app, runOrder 2`

// simple has one action in each stage.
const simple = `stage Source
  Fetch: source, 1m, out src
stage Build
  Compile: build, 3m, in src, out app
stage Test
  Check: test, 6m, in app
stage Prod
  Deploy: deploy, 4m, in app`

// broken wants artifacts that nobody has given yet.
const broken = `stage Source
  Fetch: source, 1m, out src
stage Build
  Compile: build, 3m, in src, out app
  Unit: test, 2m, in app
stage Prod
  Deploy: deploy, 4m, in package`

// wide shows what runOrder does.
const wide = `stage Source
  Code: source, 1m, out src
  Infra: source, 2m, out templates
stage Build
  Compile: build, 4m, in src, out app
  Lint: test, 2m, in src
  Unit: test, 6m, in src app, runOrder 2
  Scan: test, 3m, in app, runOrder 2
stage Prod
  Stack: deploy, 3m, in templates
  Deploy: deploy, 4m, in app, runOrder 2`

func stageOptions() []sim.Option {
	list := []sim.Option{sim.Opt("none", "없음", "none")}
	for s := 2; s <= mostStages; s++ {
		n := itoa(s)
		list = append(list, sim.Opt(n, n+"번째 스테이지 앞", "in front of stage "+n))
	}
	return list
}

var info = &sim.Info{
	Name:    "pipeline",
	Title:   i18n.Of("CodePipeline: 실행 모드, 잠금, 승인, 재시도", "CodePipeline: execution modes, locks, approvals, retries"),
	Summary: i18n.Of("커밋이 잇달아 들어올 때 실행들이 스테이지를 어떻게 지나는지, 누가 기다리고 누가 밀려나는지, 실패한 뒤 무엇을 다시 할 수 있는지 본다.", "See how executions pass through the stages when commits come fast: who waits, who is superseded, and what can be done after a failure."),
	Params: []sim.Param{
		{Name: "mode", Kind: sim.Choice, Group: inPipeline, Default: superseded, Options: same(superseded, queued, parallel),
			Label: i18n.Of("실행 모드", "Execution mode"), Help: i18n.Of("QUEUED와 PARALLEL에는 V2 파이프라인이 필요하다.", "QUEUED and PARALLEL need a V2 pipeline.")},
		{Name: "commits", Kind: sim.List, Group: inPipeline, MaxLen: mostCommits, Check: checkCommit, Default: "0,2,6,11,13",
			Label: i18n.Of("커밋이 들어오는 시각(분)", "Commits at minute")},
		{Name: "pipeline", Kind: sim.String, Group: inPipeline, MaxLen: 1500, Check: checkPipeline, Default: webApp,
			Label: i18n.Of("스테이지와 작업", "Stages and actions"),
			Help:  i18n.Of("작업마다 종류, 시간, in과 out 아티팩트, runOrder를 쓴다. runOrder를 쓰지 않으면 1이다.", "Each action has a category, a time, in and out artifacts and a runOrder, which is 1 when left out.")},

		{Name: "approval", Kind: sim.Choice, Group: inGates, Default: approve, When: has(approval), Label: i18n.Of("수동 승인", "Manual approval"),
			Options: []sim.Option{sim.Opt(approve, "모두 승인한다", "approves all"), sim.Opt(reject, "한 실행을 거부한다", "rejects one execution"), sim.Opt(ignore, "한 실행에 답하지 않는다", "never answers one execution")}},
		{Name: "answer-run", Kind: sim.Number, Group: inGates, Min: 1, Max: mostCommits, Step: 1, Default: "1", Unit: nth, When: both(has(approval), isnt("approval", approve)),
			Label: i18n.Of("그 실행", "That execution")},
		{Name: "answer-after", Kind: sim.Number, Group: inGates, Min: 1, Max: 600, Step: 1, Default: "5", Unit: min1, When: has(approval),
			Label: i18n.Of("답하기까지", "Answer after")},
		{Name: "approval-timeout", Kind: sim.Number, Group: inGates, Min: 5, Max: 10_080, Step: 1, Default: "10080", Unit: min1, When: has(approval),
			Label: i18n.Of("승인 제한 시간", "Approval timeout"), Help: i18n.Of("CodePipeline의 기본은 7일이고 5분부터 60일까지 정할 수 있다. 여기서는 7일까지다.", "CodePipeline has 7 days by default and takes 5 minutes to 60 days; here it is at most 7 days.")},
		{Name: "close", Kind: sim.Choice, Group: inGates, Default: "none", Label: i18n.Of("전환 비활성화", "Disabled transition"), Options: stageOptions()},
		{Name: "close-at", Kind: sim.Number, Group: inGates, Min: 0, Max: mostMinutes, Step: 1, Default: "5", Unit: min1, When: isnt("close", "none"),
			Label: i18n.Of("비활성화하는 시각", "Disabled at minute")},
		{Name: "close-for", Kind: sim.Number, Group: inGates, Min: 0, Max: mostMinutes, Step: 1, Default: "20", Unit: min1, When: isnt("close", "none"),
			Label: i18n.Of("비활성인 동안", "Disabled for"), Help: i18n.Of("0이면 다시 열지 않는다.", "0 leaves it disabled.")},

		{Name: "fail", Kind: sim.String, Group: inTrouble, MaxLen: 2*mostLetters + 1, Check: checkAction, Default: "",
			Label: i18n.Of("실패하는 작업", "Action that fails"), Help: i18n.Of("작업 이름이나 스테이지/작업. 비우면 아무것도 실패하지 않는다.", "An action, or stage/action; empty when nothing fails.")},
		{Name: "fail-run", Kind: sim.Number, Group: inTrouble, Min: 1, Max: mostCommits, Step: 1, Default: "1", Unit: nth, When: isnt("fail", ""),
			Label: i18n.Of("실패하는 실행", "In execution")},
		{Name: "on-failure", Kind: sim.Choice, Group: inTrouble, Default: nothing, When: canFail, Label: i18n.Of("스테이지가 실패하면", "When a stage fails"),
			Options: []sim.Option{sim.Opt(nothing, "그대로 둔다", "nothing is done"),
				sim.Opt(retryFailed, "사람이 재시도: 실패한 작업만", "a person retries the failed actions"), sim.Opt(retryAll, "사람이 재시도: 모든 작업", "a person retries all actions"),
				sim.Opt(autoFailed, "자동 재시도: 실패한 작업만", "automatic retry, failed actions"), sim.Opt(autoAll, "자동 재시도: 모든 작업", "automatic retry, all actions"),
				sim.Opt(rollback, "자동 롤백", "automatic rollback")},
			Help: i18n.Of("자동 재시도와 롤백에는 V2 파이프라인이 필요하다.", "Automatic retry and rollback need a V2 pipeline.")},
		{Name: "retry-after", Kind: sim.Number, Group: inTrouble, Min: 1, Max: mostMinutes, Step: 1, Default: "4", Unit: min1, When: manual,
			Label: i18n.Of("재시도하기까지", "Retried after")},
		{Name: "lasting", Kind: sim.Flag, Group: inTrouble, Default: "false", When: func(v sim.Values) bool {
			a := v.Get("on-failure")
			return v.Get("fail") != "" && a != nothing && a != rollback
		}, Label: i18n.Of("재시도해도 실패한다", "The retry fails as well")},

		{Name: "stop", Kind: sim.Choice, Group: inStop, Default: never, Label: i18n.Of("StopPipelineExecution", "StopPipelineExecution"),
			Options: []sim.Option{sim.Opt(never, "부르지 않는다", "not called"), sim.Opt(andWait, "중지하고 대기", "stop and wait"), sim.Opt(abandon, "중지하고 포기", "stop and abandon")}},
		{Name: "stop-run", Kind: sim.Number, Group: inStop, Min: 1, Max: mostCommits, Step: 1, Default: "1", Unit: nth, When: isnt("stop", never),
			Label: i18n.Of("중지할 실행", "Execution to stop")},
		{Name: "stop-at", Kind: sim.Number, Group: inStop, Min: 0, Max: mostMinutes, Step: 1, Default: "8", Unit: min1, When: isnt("stop", never),
			Label: i18n.Of("중지하는 시각", "Stopped at minute")},
	},
	Presets: []sim.Preset{
		{Name: "superseded", Label: i18n.Of("SUPERSEDED: 앞에서 기다리던 실행은 새 실행에 밀려난다", "SUPERSEDED: who waits gives way to who comes later"), Values: map[string]string{}},
		{Name: "queued", Label: i18n.Of("QUEUED: 같은 커밋이 모두 차례로 간다", "QUEUED: the same commits all go, in order"), Values: map[string]string{"mode": queued}},
		{Name: "parallel", Label: i18n.Of("PARALLEL: 서로 기다리지 않는다", "PARALLEL: nobody waits for anybody"), Values: map[string]string{"mode": parallel}},
		{Name: "run-order", Label: i18n.Of("runOrder가 같으면 병렬, 크면 나중", "Same runOrder in parallel, larger ones later"), Values: map[string]string{"pipeline": wide, "commits": "0"}},
		{Name: "artifact", Label: i18n.Of("앞선 작업이 주지 않는 입력 아티팩트", "Input artifacts that no earlier action gives"), Values: map[string]string{"pipeline": broken, "commits": "0"}},
		{Name: "approval", Label: i18n.Of("답 없는 승인: 스테이지가 잠긴 채 시간이 초과된다", "No answer: the stage stays locked until the timeout"), Values: map[string]string{"approval": ignore, "answer-run": "1", "approval-timeout": "30"}},
		{Name: "too-late", Label: i18n.Of("재시도가 늦다: 다음 실행이 이미 들어왔다", "Too late to retry: the next execution is in"), Values: map[string]string{"pipeline": simple, "commits": "0,3", "fail": "Check", "fail-run": "1", "on-failure": retryFailed}},
		{Name: "held", Label: i18n.Of("전환을 닫아 두면 실패한 실행을 재시도할 수 있다", "With the transition disabled the retry works"), Values: map[string]string{"pipeline": simple, "commits": "0,3,7", "fail": "Check", "fail-run": "1", "on-failure": retryFailed, "close": "3", "close-at": "8", "close-for": "14"}},
		{Name: "rollback", Label: i18n.Of("자동 롤백: 마지막 성공의 아티팩트로 새 실행", "Automatic rollback: a new execution of the last success"), Values: map[string]string{"pipeline": simple, "commits": "0,7,9", "fail": "Prod/Deploy", "fail-run": "2", "on-failure": rollback}},
	},
	Predictions: []sim.Prediction{
		{Name: "succeeded", Prompt: i18n.Of("마지막 스테이지까지 가는 실행은 몇 개인가?", "How many executions get through the last stage?")},
		{Name: "superseded", Prompt: i18n.Of("Superseded로 끝나는 실행은 몇 개인가?", "How many executions end as Superseded?")},
		{Name: "live", Prompt: i18n.Of("마지막 커밋의 실행은 몇 분에 파이프라인을 끝내는가?", "At which minute does the last commit's execution finish the pipeline?"), Unit: min1},
		{Name: "objects", Prompt: i18n.Of("끝났을 때 아티팩트 버킷에는 객체가 몇 개 있는가?", "How many objects are in the artifact bucket at the end?")},
	},
	Legend: []sim.LegendItem{
		{Mark: "outline", Tone: sim.Flow, Label: i18n.Of("실행이 스테이지를 잠근 동안", "Stage locked by an execution")},
		{Mark: "bar", Tone: sim.Flow, Label: i18n.Of("진행 중인 작업", "Action in progress")},
		{Mark: "dash", Tone: sim.Wait, Label: i18n.Of("스테이지 앞에서, 또는 승인을 기다림", "Waits for the stage or an approval")},
		{Mark: "tick", Tone: sim.Good, Label: i18n.Of("성공", "Succeeded")},
		{Mark: "cross", Tone: sim.Bad, Label: i18n.Of("실패", "Failed")},
		{Mark: "cross", Tone: sim.Muted, Label: i18n.Of("Superseded, 중지", "Superseded, stopped")},
		{Mark: "hatch", Tone: sim.Bad, Label: i18n.Of("비활성 전환", "Disabled transition")},
	},
	Sources: []sim.Source{
		{Title: "How pipeline executions work", URL: "https://docs.aws.amazon.com/codepipeline/latest/userguide/concepts-how-it-works.html", Checked: "2026-11"},
		{Title: "Set or change the pipeline execution mode", URL: "https://docs.aws.amazon.com/codepipeline/latest/userguide/execution-modes.html", Checked: "2026-11"},
		{Title: "Pipeline structure reference", URL: "https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html", Checked: "2026-11"},
		{Title: "Configuring stage retry", URL: "https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-retry.html", Checked: "2026-11"},
		{Title: "Configuring stage rollback", URL: "https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-rollback.html", Checked: "2026-11"},
		{Title: "Quotas in AWS CodePipeline", URL: "https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html", Checked: "2026-11"},
	},
	Asks: asks,
}
