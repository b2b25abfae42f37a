package cfngraph

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// remedies are what one may do with a stack that is stuck.
var remedies = map[string]i18n.Text{
	"recreate": i18n.Of("스택을 삭제한 뒤 고친 템플릿으로 다시 만든다", "Delete the stack and create it again from the corrected template"),
	"update":   i18n.Of("고친 템플릿으로 `UpdateStack`을 호출한다", "Call `UpdateStack` with the corrected template"),
	"continue": i18n.Of("원인을 고치고 `ContinueUpdateRollback`을 호출한다", "Fix the cause and call `ContinueUpdateRollback`"),
	"retain":   i18n.Of("`RetainResources`에 `{x}` 리소스를 적어 `DeleteStack`을 다시 호출한다", "Call `DeleteStack` again with `{x}` in `RetainResources`"),
	"policy":   i18n.Of("`{x}` 리소스에 `DeletionPolicy: Retain`을 더해 `UpdateStack`을 호출한다", "Call `UpdateStack` with `DeletionPolicy: Retain` for `{x}`"),
	"unlock":   i18n.Of("종료 방지를 끄고 `DeleteStack`을 다시 호출한다", "Turn termination protection off and call `DeleteStack` again"),
	"stack":    i18n.Of("스택 정책에서 `Update:Delete`를 허용한다", "Allow `Update:Delete` in the stack policy"),
	"preserve": i18n.Of("고친 템플릿으로 `--disable-rollback`을 주어 업데이트해 실패한 데서부터 이어 간다", "Update with the corrected template and `--disable-rollback`, going on where it failed"),
	"wait":     i18n.Of("기다린다. 스택이 저절로 이전 상태로 돌아간다", "Wait: the stack returns to its earlier state by itself"),
}

// plight is a stack that is stuck, what is wanted, and what does not lead there.
type plight struct {
	text   i18n.Text
	values string
	remedy string
	why    i18n.Text
	wrong  []futile
}

type futile struct {
	remedy, idea string
	why          i18n.Text
}

var plights = []plight{
	{i18n.Of("처음 만들던 스택이 `{y}` 생성의 실패로 롤백되어 `ROLLBACK_COMPLETE`가 되었다. 템플릿의 오류는 찾았다. 리소스를 갖춘 스택을 얻으려면?", "The first creation of a stack was rolled back because `{y}` failed, and the stack is `ROLLBACK_COMPLETE`. The error in the template is known. How to get a stack with its resources?"),
		"fails={y}", "recreate", i18n.Of("`ROLLBACK_COMPLETE`에서 할 수 있는 작업은 삭제뿐이다.", "All that can be done with `ROLLBACK_COMPLETE` is to delete it."),
		[]futile{
			{"update", "thinks a stack in ROLLBACK_COMPLETE can be updated", i18n.Of("`ROLLBACK_COMPLETE`인 스택은 업데이트할 수 없다.", "A stack in `ROLLBACK_COMPLETE` cannot be updated.")},
			{"continue", "uses ContinueUpdateRollback for a creation", i18n.Of("이것은 `UPDATE_ROLLBACK_FAILED`를 푸는 방법이다. 이 스택은 업데이트된 적이 없다.", "That is for `UPDATE_ROLLBACK_FAILED`; this stack was never updated.")},
			{"preserve", "thinks a creation that was rolled back can be continued", i18n.Of("이어 가려면 처음부터 롤백을 끄고 만들어 `CREATE_FAILED`로 멈춰 있어야 한다.", "To go on, the creation would have had to run without rollback and stop as `CREATE_FAILED`.")},
			{"wait", "thinks there is an earlier state", i18n.Of("처음 만드는 스택이라 돌아갈 이전 상태가 없다.", "It is a first creation, so there is no earlier state.")},
		}},
	{i18n.Of("`--disable-rollback`으로 만들던 스택이 `{y}` 생성의 실패로 `CREATE_FAILED`가 되었다. 만들어진 리소스를 그대로 살리면서 나머지를 만들려면?", "A stack created with `--disable-rollback` is `CREATE_FAILED` because `{y}` failed. How to keep what was created and create the rest?"),
		"fails={y} on-failure=preserve", "preserve", i18n.Of("성공한 리소스가 보존되어 있으므로 고친 템플릿으로 이어 갈 수 있다.", "What succeeded is still there, so the corrected template goes on from it."),
		[]futile{
			{"recreate", "thinks a failed creation always has to start again", i18n.Of("다시 만들 수는 있지만 만들어진 리소스를 살리지 못한다.", "That is possible but does not keep what was created.")},
			{"continue", "uses ContinueUpdateRollback for a creation", i18n.Of("이것은 `UPDATE_ROLLBACK_FAILED`를 푸는 방법이다.", "That is for `UPDATE_ROLLBACK_FAILED`.")},
			{"wait", "expects a rollback that was turned off", i18n.Of("롤백을 껐으므로 저절로 일어나는 일은 없다.", "Rollback is off: nothing happens by itself.")},
		}},
	{i18n.Of("업데이트가 `{y}` 변경의 실패로 되돌려져 스택이 `UPDATE_ROLLBACK_COMPLETE`가 되었다. 템플릿의 오류는 찾았다. 원하던 변경을 반영하려면?", "An update was rolled back because the change of `{y}` failed, and the stack is `UPDATE_ROLLBACK_COMPLETE`. The error in the template is known. How to bring the change in?"),
		"op=update changes=Role.Policies,{y}.Description fails={y}", "update", i18n.Of("`UPDATE_ROLLBACK_COMPLETE`는 이전의 안정된 상태이므로 다시 업데이트하면 된다.", "`UPDATE_ROLLBACK_COMPLETE` is the earlier stable state, from which the stack can be updated again."),
		[]futile{
			{"recreate", "mixes up ROLLBACK_COMPLETE and UPDATE_ROLLBACK_COMPLETE", i18n.Of("삭제해야만 하는 것은 `ROLLBACK_COMPLETE`다. 이 스택의 리소스는 멀쩡하다.", "Only `ROLLBACK_COMPLETE` has to be deleted; the resources of this stack are fine.")},
			{"continue", "thinks the rollback has not finished", i18n.Of("되돌리기는 이미 끝났다. 이것은 `UPDATE_ROLLBACK_FAILED`에 쓴다.", "The rollback has finished; that is for `UPDATE_ROLLBACK_FAILED`.")},
			{"wait", "waits for something that is over", i18n.Of("이미 이전 상태로 돌아와 있다. 기다려도 변경은 반영되지 않는다.", "It has returned already, and waiting brings no change in.")},
		}},
	{i18n.Of("업데이트가 실패해 되돌리다가, 누군가 스택 밖에서 직접 지운 `{x}` 때문에 스택이 `UPDATE_ROLLBACK_FAILED`로 멈췄다. 스택을 지우지 않고 다시 업데이트할 수 있는 상태로 만들려면?", "A failed update was being rolled back and the stack stopped as `UPDATE_ROLLBACK_FAILED`, because `{x}` had been deleted by hand. How to make it a stack that can be updated again, without deleting it?"),
		"op=update changes={x}.Tags,Trigger.BatchSize fails=Trigger stuck={x}", "continue", i18n.Of("되돌리기를 이어서 끝내야 `UPDATE_ROLLBACK_COMPLETE`가 된다. 되돌릴 수 없는 리소스는 `ResourcesToSkip`으로 건너뛸 수 있다.", "The rollback has to be finished, which leads to `UPDATE_ROLLBACK_COMPLETE`. What cannot be put back may be skipped with `ResourcesToSkip`."),
		[]futile{
			{"update", "thinks any stack can be updated", i18n.Of("`UPDATE_ROLLBACK_FAILED`인 스택은 되돌리기를 끝내기 전에는 업데이트할 수 없다.", "A stack in `UPDATE_ROLLBACK_FAILED` cannot be updated before its rollback has finished.")},
			{"wait", "thinks the rollback goes on by itself", i18n.Of("실패로 멈춘 것이라 저절로 이어지지 않는다.", "It has stopped with a failure and does not go on by itself.")},
			{"recreate", "thinks every failed rollback means a new stack", i18n.Of("지울 수는 있지만 묻는 것은 지우지 않는 길이다.", "It can be deleted, but the question is how to keep it.")},
			{"retain", "mixes up RetainResources and ResourcesToSkip", i18n.Of("`RetainResources`는 스택을 삭제할 때 쓴다.", "`RetainResources` is for deleting a stack.")},
		}},
	{i18n.Of("스택을 삭제하다가 비어 있지 않은 버킷 `{x}` 때문에 `DELETE_FAILED`가 되었다. 버킷과 파일은 남기고 스택을 없애려면?", "The deletion of a stack became `DELETE_FAILED` because of the bucket `{x}`, which is not empty. How to get rid of the stack and keep the bucket with its files?"),
		"op=delete stuck={x}", "retain", i18n.Of("`RetainResources`에 적은 리소스는 남기고 나머지 삭제를 마친다.", "Resources in `RetainResources` are left, and the deletion of the rest finishes."),
		[]futile{
			{"policy", "thinks a stack whose deletion failed can be updated", i18n.Of("`DELETE_FAILED`인 스택은 업데이트할 수 없다.", "A stack in `DELETE_FAILED` cannot be updated.")},
			{"continue", "uses ContinueUpdateRollback for a deletion", i18n.Of("이것은 `UPDATE_ROLLBACK_FAILED`를 푸는 방법이다.", "That is for `UPDATE_ROLLBACK_FAILED`.")},
			{"unlock", "takes it for termination protection", i18n.Of("종료 방지가 켜져 있었다면 삭제가 시작되지도 않았을 것이다.", "With termination protection the deletion would not even have begun.")},
			{"wait", "thinks the deletion goes on by itself", i18n.Of("버킷이 비워지지 않는 한 저절로 지워지지 않고, 이전 상태로 돌아가지도 않는다.", "It is neither deleted by itself while the bucket holds files, nor does the stack return.")},
		}},
	{i18n.Of("`DeleteStack`이 `Stack [shop] cannot be deleted while TerminationProtection is enabled` 오류로 거절되었다. 스택을 삭제하려면?", "`DeleteStack` was refused with `Stack [shop] cannot be deleted while TerminationProtection is enabled`. How to delete the stack?"),
		"op=delete protection=true", "unlock", i18n.Of("종료 방지는 스택에 켜는 설정이고, 끄면 지울 수 있다.", "Termination protection is a setting of the stack; once it is off, the stack can be deleted."),
		[]futile{
			{"retain", "thinks a single resource is in the way", i18n.Of("막고 있는 것은 리소스가 아니라 스택의 설정이다.", "It is a setting of the stack that is in the way, not a resource.")},
			{"stack", "mixes up stack policy and termination protection", i18n.Of("스택 정책은 업데이트에만 적용되고 스택의 삭제와는 상관없다.", "A stack policy is about updates and has no say in deleting the stack.")},
			{"policy", "mixes up DeletionPolicy and termination protection", i18n.Of("`DeletionPolicy`는 리소스를 남길지 정할 뿐 스택의 삭제를 막거나 풀지 않는다.", "`DeletionPolicy` decides what is kept and neither blocks nor allows the deletion of the stack.")},
		}},
}

// askNext: what helps a stack that is stuck?
func askNext(a *sim.Asker) sim.Draft {
	p := &plights[a.Rand.IntN(len(plights))]
	x, y := "Uploads", sim.Pick(a, "Worker", "Trigger", "Errors")
	if p.remedy == "continue" {
		x = sim.Pick(a, "Orders", "Jobs", "Uploads")
	}
	put := strings.NewReplacer("{x}", x, "{y}", y)
	v := info.Defaults()
	for _, f := range strings.Fields(put.Replace(p.values)) {
		key, value, _ := strings.Cut(f, "=")
		v = v.Must(key, value)
	}
	option := func(id string) string { return put.Replace(remedies[id].In(a.Lang)) }
	d := sim.Draft{
		Prompt: put.Replace(p.text.In(a.Lang)), Values: v, Tags: tagsRollback,
		Explanation: p.why.In(a.Lang) + " " + say(a, "스택을 푸는 길은 상태마다 다르다: `ROLLBACK_COMPLETE`는 삭제, `CREATE_FAILED`와 `UPDATE_FAILED`는 재시도나 업데이트나 롤백, `UPDATE_ROLLBACK_FAILED`는 `ContinueUpdateRollback`, `DELETE_FAILED`는 다시 삭제다.",
			"Each status has its way out: `ROLLBACK_COMPLETE` is deleted, `CREATE_FAILED` and `UPDATE_FAILED` are retried, updated or rolled back, `UPDATE_ROLLBACK_FAILED` takes `ContinueUpdateRollback`, and `DELETE_FAILED` is deleted again."),
	}
	d.Key = because(option(p.remedy), "", p.why.In(a.Lang))
	for _, w := range p.wrong {
		d.Distractors = append(d.Distractors, because(option(w.remedy), w.idea, w.why.In(a.Lang)))
	}
	return d
}
