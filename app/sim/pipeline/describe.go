package pipeline

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// sentences are what an event says. In braces stand names of its fields; {exec},
// {other} and {target} name executions, {Exec} one at the start of a sentence, and
// {held} says whether the stage stays locked. A kind followed by a mode is what it
// says in that mode.
var sentences = map[string]i18n.Text{
	"idle":      i18n.Of("커밋이 없어 아무 실행도 시작되지 않는다.", "There is no commit, so no execution starts."),
	"no-action": i18n.Of("실패시킬 {action} 작업이 파이프라인에 없어 아무것도 실패하지 않는다.", "The pipeline has no action {action} that could fail, so nothing does."),
	"start":     i18n.Of("커밋을 감지해 {exec}이 시작된다. 이 실행은 끝까지 이 커밋만 다룬다.", "A commit is detected and {exec} starts. It carries this commit and no other."),
	"enter": i18n.Of("{exec}이 {stage} 스테이지에 들어가 잠근다. 스테이지는 한 번에 실행 하나만 처리한다.",
		"{Exec} enters stage {stage} and locks it: a stage processes one execution at a time."),
	"enter PARALLEL": i18n.Of("{exec}이 {stage} 스테이지에 들어간다. PARALLEL 모드에서는 스테이지가 잠기지 않는다.",
		"{Exec} enters stage {stage}. In PARALLEL mode stages are not locked."),
	"wait": i18n.Of("{other}이 {stage} 스테이지를 잠그고 있어 {exec}은 그 앞의 한 자리에서 기다린다.",
		"{Exec} waits in the one place in front of {stage}, which {other} has locked."),
	"wait QUEUED": i18n.Of("{other}이 {stage} 스테이지를 잠그고 있어 {exec}은 그 앞의 줄 {place}번째에서 기다린다. 기다리는 실행은 버려지지 않는다.",
		"{Exec} waits at place {place} of the queue in front of {stage}, which {other} has locked. Nobody in the queue is dropped."),
	"wait-shut": i18n.Of("{stage} 스테이지로 들어가는 전환이 비활성이라 {exec}은 그 앞에서 기다린다.",
		"{Exec} waits in front of {stage}, whose inbound transition is disabled."),
	"supersede": i18n.Of("{stage} 앞에서 기다리던 {exec}은 더 새로운 {other}에 자리를 내주고 Superseded로 끝난다. 스테이지와 스테이지 사이에서 기다리는 실행만 밀려난다.",
		"{Exec}, waiting in front of {stage}, gives its place to the newer {other} and ends as Superseded. That happens only between stages."),
	"act":      i18n.Of("{exec}의 {action} 작업이 시작된다.{reads}", "Action {action} of {exec} starts.{reads}"),
	"done":     i18n.Of("{exec}의 {action} 작업이 성공한다.{writes}", "Action {action} of {exec} succeeds.{writes}"),
	"fail":     i18n.Of("{exec}의 {action} 작업이 실패한다. 이 스테이지에서 runOrder가 더 큰 작업은 시작되지 않는다.", "Action {action} of {exec} fails. No larger runOrder of the stage starts."),
	"ask":      i18n.Of("{exec}이 {action} 작업에서 수동 승인을 기다린다. {held}", "{Exec} waits for the manual approval {action}. {held}"),
	"approve":  i18n.Of("{action} 작업이 승인되어 {exec}이 계속된다.", "{action} is approved and {exec} goes on."),
	"reject":   i18n.Of("{action} 작업이 거부된다. 거부는 작업의 실패다.", "{action} is rejected, which is a failure of the action."),
	"timeout":  i18n.Of("{action} 작업에 제한 시간 안에 답이 없다. 시간 초과도 작업의 실패로 다룬다.", "Nobody answers {action} in time. A timeout counts as a failure of the action."),
	"leave":    i18n.Of("{exec}이 {stage} 스테이지의 작업을 모두 마치고 다음으로 간다. 잠금이 풀린다.", "{Exec} has finished every action of {stage} and moves on; the stage is unlocked."),
	"finish":   i18n.Of("{exec}이 마지막 스테이지를 마치고 Succeeded로 끝난다.", "{Exec} has finished the last stage: Succeeded."),
	"close":    i18n.Of("{stage} 스테이지로 들어가는 전환을 비활성화한다. 안에 있는 실행은 계속되지만 새 실행은 들어가지 못한다.", "The inbound transition of {stage} is disabled. Who is inside goes on; nobody enters."),
	"open":     i18n.Of("{stage} 스테이지로 들어가는 전환을 다시 활성화한다. 줄의 맨 앞부터 차례로 들어간다.", "The inbound transition of {stage} is enabled again. The first of the queue goes first."),
	"rollback": i18n.Of("스테이지 롤백이 {exec}을 새로 시작한다. {stage} 스테이지에서 마지막으로 성공한 {target}의 아티팩트와 변수를 쓴다.", "The stage rollback starts the new {exec}, with the artifacts and variables of {target}, the last to succeed in {stage}."),

	"leave PARALLEL": i18n.Of("{exec}이 {stage} 스테이지의 작업을 모두 마치고 다음으로 간다.", "{Exec} has finished every action of {stage} and moves on."),
	"open SUPERSEDED": i18n.Of("{stage} 스테이지로 들어가는 전환을 다시 활성화한다. 그동안 기다린 실행 가운데 남는 것은 가장 새로운 하나다.",
		"The inbound transition of {stage} is enabled again. Of all that came meanwhile only the newest is left to enter."),
	"open PARALLEL": i18n.Of("{stage} 스테이지로 들어가는 전환을 다시 활성화한다. 기다리던 실행이 모두 들어간다.", "The inbound transition of {stage} is enabled again, and all who waited enter."),
	"stage-fail": i18n.Of("{stage} 스테이지가 실패해 {exec}은 Failed로 멈춘다. 실패도 잠금을 풀므로 기다리던 실행이 들어올 수 있다.",
		"Stage {stage} has failed and {exec} stays there as Failed. A failure releases the lock, so a waiting execution may enter."),
	"stage-fail PARALLEL": i18n.Of("{stage} 스테이지가 실패해 {exec}은 Failed로 멈춘다. 다른 실행에는 아무 일도 없다.", "Stage {stage} has failed and {exec} stays there as Failed. The other executions do not notice."),
	"auto-retry":          i18n.Of("{stage} 스테이지가 실패하자 자동 재시도가 {scope}. 자동 재시도는 한 번뿐이다.", "Stage {stage} has failed and the automatic retry {scope}. It happens only once."),
	"retry":               i18n.Of("RetryStageExecution으로 {exec}의 {stage} 스테이지를 다시 시도해 {scope}. 그동안 다른 실행이 이 스테이지에 들어오지 않아 재시도할 수 있다.", "RetryStageExecution {scope} of {exec} in {stage}. It works because no other execution has entered since."),
	"retry PARALLEL":      i18n.Of("RetryStageExecution으로 {exec}의 {stage} 스테이지를 다시 시도해 {scope}.", "RetryStageExecution {scope} of {exec} in {stage}."),
	"retry-refused":       i18n.Of("{stage} 스테이지를 다시 시도할 수 없다. {other}이 그 스테이지에 들어왔으므로 실패한 {exec}은 더는 재시도할 수 없다.", "The retry of {stage} is refused: {other} has entered the stage, so the failed {exec} can no longer be retried."),
	"rolled-back":         i18n.Of("{exec}이 {stage} 스테이지를 {target}의 아티팩트로 되돌리고 Succeeded로 끝난다.", "{Exec} has put {stage} back to the artifacts of {target}: Succeeded."),
	"rollback-none":       i18n.Of("{stage} 스테이지에서 성공한 실행이 아직 없어 자동 롤백이 되돌아갈 곳이 없다.", "No execution has succeeded in {stage} yet, so there is nothing to roll back to."),
	"rollback-source":     i18n.Of("소스 스테이지는 롤백할 수 없다.", "A source stage cannot be rolled back."),
	"stopping":            i18n.Of("중지하고 대기: {exec}은 진행 중인 작업만 마치고 멈춘다(Stopping).", "Stop and wait: {exec} finishes the actions in progress and starts no more (Stopping)."),
	"stopped":             i18n.Of("진행 중이던 작업이 끝나 {exec}은 Stopped로 멈춘다. 스테이지의 잠금이 풀린다.", "The actions in progress have ended and {exec} is Stopped; the stage is unlocked."),
	"stopped-waiting":     i18n.Of("{stage} 앞에서 기다리던 {exec}을 중지한다. 진행 중인 작업이 없어 곧바로 Stopped로 멈춘다.", "{Exec} is stopped while it waits in front of {stage}. No action is in progress, so it is Stopped at once."),
	"abandon":             i18n.Of("중지하고 포기: {exec}의 진행 중인 작업을 Abandoned로 두고 곧바로 Stopped로 멈춘다. 공급자가 하던 일은 계속될 수 있다.", "Stop and abandon: the actions of {exec} in progress are Abandoned and it is Stopped at once. The provider may go on with its work."),
	"stop-refused":        i18n.Of("{exec}은 진행 중이 아니라 중지할 수 없다. {status}", "{Exec} is not in progress and cannot be stopped. {status}"),
}

// refusals are why CodePipeline does not take a structure.
var refusals = map[string]i18n.Text{
	"two-stages":        i18n.Of("파이프라인에는 스테이지가 둘 이상 있어야 한다.", "A pipeline needs at least two stages."),
	"stage-twice":       i18n.Of("{stage}: 스테이지 이름은 파이프라인 안에서 하나뿐이어야 한다.", "{stage}: a stage name may occur only once in a pipeline."),
	"action-twice":      i18n.Of("{action}: 작업 이름은 스테이지 안에서 하나뿐이어야 한다.", "{action}: an action name may occur only once in a stage."),
	"source-only":       i18n.Of("{action}: 첫 스테이지에는 소스 작업만 둘 수 있다.", "{action}: the first stage may have source actions only."),
	"source-late":       i18n.Of("{action}: 소스 작업은 첫 스테이지에만 둘 수 있다.", "{action}: source actions belong in the first stage only."),
	"count-source":      i18n.Of("{action}: 소스 작업은 입력 없이 출력 아티팩트를 낸다.", "{action}: a source action has an output artifact and no input."),
	"count-build":       i18n.Of("{action}: CodeBuild 작업에는 입력 아티팩트가 있어야 한다.", "{action}: a CodeBuild action needs an input artifact."),
	"count-approval":    i18n.Of("{action}: 수동 승인에는 아티팩트가 없다.", "{action}: a manual approval has no artifacts."),
	"input-nowhere":     i18n.Of("{action}: 입력 아티팩트({name})를 출력하는 작업이 없다.", "{action}: no action gives the input artifact {name}."),
	"input-later":       i18n.Of("{action}: 입력 아티팩트({name})를 출력하는 작업이 앞에 없다. 같은 runOrder와 뒤의 작업은 줄 수 없다.", "{action}: no earlier action gives the input artifact {name}; neither the same runOrder nor a later one can."),
	"output-twice":      i18n.Of("{action}: 출력 아티팩트 이름({name})이 이미 쓰였다.", "{action}: the output artifact name {name} is taken already."),
	"rollback-parallel": i18n.Of("PARALLEL 모드에서는 스테이지 롤백을 설정할 수 없다.", "Stage rollback cannot be set in PARALLEL mode."),
}

// scopes are what a retry runs again.
var scopes = map[string]i18n.Text{
	retryFailed: i18n.Of("실패한 작업만 다시 실행한다(FAILED_ACTIONS)", "runs the failed actions again (FAILED_ACTIONS)"),
	retryAll:    i18n.Of("첫 작업부터 모두 다시 실행한다(ALL_ACTIONS)", "runs all actions again from the first (ALL_ACTIONS)"),
}

// called names an execution: "2번 실행", "execution 2".
func called(name string, l i18n.Lang) string {
	if strings.HasPrefix(name, "R") {
		return sim.Tell("롤백 $1 실행", "rollback $1", name).In(l)
	}
	return sim.Tell("$1번 실행", "execution $1", name).In(l)
}

// Describe implements sim.Simulator.
func (simulator) Describe(e *sim.Event, l i18n.Lang) string {
	t, ok := sentences[e.Kind+" "+e.Field("mode")]
	if !ok {
		t = sentences[e.Kind]
	}
	if e.Kind == "refuse" {
		t = refusals[e.Field("code")]
		return sim.Tell("CodePipeline이 파이프라인을 저장하지 않는다. $1", "CodePipeline does not save the pipeline. $2", told(t, e, i18n.Korean), told(t, e, i18n.English)).In(l)
	}
	return told(t, e, l)
}

func told(t i18n.Text, e *sim.Event, l i18n.Lang) string {
	say := func(ko, en, value string) string { return sim.Tell(ko, en, value).In(l) }
	return sim.FillNames(t.In(l), func(name string) string {
		switch name {
		case "exec", "other", "target":
			return called(e.Field(name), l)
		case "Exec":
			s := called(e.Field("exec"), l)
			return strings.ToUpper(s[:1]) + s[1:]
		case "reads":
			s := ""
			if in := e.Field("in"); in != "" {
				s = say(" S3 버킷에서 읽는 아티팩트: $1.", " It reads from the S3 bucket: $1.", in)
			}
			if of := e.Field("target"); of != "" && s != "" {
				s += say(" $1이 남긴 것이다.", " They are those of $1.", called(of, l))
			}
			return s
		case "writes":
			if out := e.Field("out"); out != "" {
				return say(" S3 버킷에 쓰는 아티팩트: $1.", " It writes to the S3 bucket: $1.", out)
			}
			return ""
		case "held":
			if e.Field("mode") == parallel {
				return say("다른 실행은 지나갈 수 있다.", "Other executions may pass.", "")
			}
			return say("승인되거나 거부되거나 시간이 초과될 때까지 스테이지는 잠겨 있다.", "The stage stays locked until it is approved, rejected or times out.", "")
		case "scope":
			return scopes[strings.TrimPrefix(e.Field("scope"), "auto-")].In(l)
		case "status":
			if s := e.Field("status"); s != "-" {
				return say("상태가 $1다.", "Its status is $1.", s)
			}
			return say("아직 시작되지 않았다.", "It has not started yet.", "")
		}
		return e.Field(name)
	})
}
