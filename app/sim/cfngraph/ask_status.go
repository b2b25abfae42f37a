package cfngraph

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// story is a situation of a stack, told in words and as parameters of a run on
// the serverless template.
type story struct {
	text, fact i18n.Text // what happens; what counts about it
	values     string    // "name=value name=value"
	during     status    // the question is about the time of this status; none: the end
	confused   []status  // the likelier confusions first
}

var stories = []story{
	{i18n.Of("스택을 처음 만드는데 `{x}` 생성이 실패했다. 다른 옵션은 주지 않았고, 롤백까지 모두 끝났다.", "A stack is created for the first time, and the creation of `{x}` fails. No options were given, and the rollback is complete."),
		i18n.Of("생성이 실패해 롤백까지 마쳤다.", "Here a creation failed and was rolled back."),
		"fails={x}", none, []status{createFailed, deleteComplete, updateRollbackComplete, rollbackFailed}},
	{i18n.Of("스택을 `--disable-rollback`으로 만드는데 `{x}` 생성이 실패했다. 나머지는 갈 수 있는 데까지 갔다.", "A stack is created with `--disable-rollback`, and the creation of `{x}` fails. The rest went as far as it could."),
		i18n.Of("성공한 리소스를 보존하므로 롤백하지 않는다.", "Here nothing is rolled back: what succeeded is kept."),
		"fails={x} on-failure=preserve", none, []status{rollbackComplete, createComplete, updateFailed, rollbackFailed}},
	{i18n.Of("스택을 `OnFailure=DELETE`로 만드는데 `{x}` 생성이 실패했고, 뒤처리까지 모두 끝났다.", "A stack is created with `OnFailure=DELETE`; the creation of `{x}` fails, and the rest has been done."),
		i18n.Of("OnFailure=DELETE라서 스택째 지웠다.", "Here OnFailure=DELETE deleted the stack as a whole."),
		"fails={x} on-failure=delete", none, []status{rollbackComplete, createFailed, deleteFailed, updateRollbackComplete}},
	{i18n.Of("스택을 처음 만드는데 `{x}` 생성이 실패했고, 롤백하다가 그새 파일이 들어간 버킷 `Uploads`를 지우지 못했다.", "A stack is created for the first time, and the creation of `{x}` fails. The rollback cannot delete the bucket `Uploads`, which holds files by now."),
		i18n.Of("생성의 롤백이 끝나지 못했다.", "Here the rollback of a creation could not finish."),
		"fails={x} stuck=Uploads", none, []status{rollbackComplete, deleteFailed, updateRollbackFailed, createFailed}},
	{i18n.Of("업데이트로 테이블 `Orders`가 교체되었고, 모든 것이 문제없이 끝났다.", "An update replaces the table `Orders`, and everything ends well."),
		i18n.Of("업데이트와 정리까지 모두 성공했다.", "Here an update and its clean-up succeeded."),
		"op=update changes=Orders.KeySchema", none, []status{createComplete, updateCleanup, updateRollbackComplete, deleteComplete}},
	{i18n.Of("업데이트로 테이블 `Orders`가 교체된다. 다른 변경은 모두 끝났고, 지금 옛 테이블을 지우는 중이다.", "An update replaces the table `Orders`. All other changes are made, and the old table is being deleted at this moment."),
		i18n.Of("새 상태로 다 바뀌었고 옛것을 정리하는 중이다.", "Here everything is changed, and what is old is being cleaned up."),
		"op=update changes=Orders.KeySchema", updateCleanup, []status{updateInProgress, deleteInProgress, updateComplete, updateRollbackCleanup}},
	{i18n.Of("업데이트하다가 `Worker` 변경이 실패했다. 다른 옵션은 주지 않았고, 되돌리기까지 모두 끝났다.", "During an update the change of `Worker` fails. No options were given, and everything has been put back."),
		i18n.Of("업데이트가 실패해 되돌리기까지 마쳤다.", "Here an update failed and was rolled back."),
		"op=update changes=Orders.TimeToLiveSpecification,Worker.MemorySize,Errors.Threshold fails=Worker", none, []status{rollbackComplete, updateFailed, updateComplete, updateRollbackFailed}},
	{i18n.Of("업데이트하다가 `Worker` 변경이 실패했고, 지금 이미 바뀐 `Role`을 전으로 되돌리는 중이다.", "During an update the change of `Worker` fails, and at this moment `Role`, which was changed already, is being put back."),
		i18n.Of("실패한 업데이트를 되돌리는 중이다.", "Here a failed update is being rolled back."),
		"op=update changes=Role.Policies,Worker.MemorySize fails=Worker", updateRollbackInProgress, []status{rollbackInProgress, updateInProgress, updateRollbackCleanup, updateFailed}},
	{i18n.Of("업데이트로 테이블 `Orders`를 교체하다가 `Worker` 변경이 실패했다. 나머지는 모두 되돌렸고, 지금 새로 만들었던 테이블을 지우는 중이다.", "An update replaces the table `Orders`, but the change of `Worker` fails. All else has been put back, and the new table is being deleted at this moment."),
		i18n.Of("되돌리기를 마치고 새로 만든 것을 지우는 중이다.", "Here everything is put back, and what was newly made is being deleted."),
		"op=update changes=Orders.KeySchema fails=Worker", updateRollbackCleanup, []status{updateCleanup, updateRollbackInProgress, deleteInProgress, updateRollbackComplete}},
	{i18n.Of("`--disable-rollback`으로 업데이트하다가 `Worker`의 변경이 실패했다.", "An update runs with `--disable-rollback`, and the change of `Worker` fails."),
		i18n.Of("성공한 변경을 보존하므로 되돌리지 않는다.", "Here nothing is rolled back: changes that succeeded are kept."),
		"op=update changes=Role.Policies,Worker.MemorySize fails=Worker on-failure=preserve", none, []status{updateRollbackComplete, createFailed, updateRollbackFailed, updateComplete}},
	{i18n.Of("업데이트하다가 `Worker` 변경이 실패했고, 되돌리다가 누군가 밖에서 손댄 `Role`도 전으로 되돌리지 못했다.", "During an update the change of `Worker` fails, and `Role`, which somebody changed by hand, cannot be put back either."),
		i18n.Of("업데이트를 되돌리는 데 실패했다.", "Here the rollback of an update failed."),
		"op=update changes=Role.Policies,Worker.MemorySize fails=Worker stuck=Role", none, []status{rollbackFailed, updateFailed, updateRollbackComplete, deleteFailed}},
	{i18n.Of("`UPDATE_ROLLBACK_FAILED`로 멈춘 스택에서 원인을 고치고 `ContinueUpdateRollback`을 호출해 모두 끝났다.", "A stack had stopped as `UPDATE_ROLLBACK_FAILED`. The cause was fixed, `ContinueUpdateRollback` was called, and it has finished."),
		i18n.Of("되돌리기를 이어서 마쳤다.", "Here the rollback of an update was continued and finished."),
		"op=update changes=Role.Policies,Worker.MemorySize fails=Worker stuck=Role then=fix", none, []status{updateComplete, rollbackComplete, createComplete, updateRollbackFailed}},
	{i18n.Of("업데이트로 `Uploads` 버킷이 교체되었는데, 정리 단계에서 비어 있지 않은 옛 버킷을 지우지 못했다.", "An update replaces the bucket `Uploads`, but the clean-up cannot delete the old bucket, which is not empty."),
		i18n.Of("변경은 모두 성공했고, 정리의 실패는 롤백을 부르지 않는다.", "Here all changes succeeded, and a failing clean-up does not roll back."),
		"op=update changes=Uploads.ObjectLockEnabled stuck=Uploads", none, []status{updateRollbackComplete, deleteFailed, updateFailed, updateRollbackFailed}},
	{i18n.Of("스택을 삭제하는데 비어 있지 않은 버킷 `Uploads`를 지우지 못했다.", "A stack is being deleted, and the bucket `Uploads`, which is not empty, cannot be deleted."),
		i18n.Of("삭제를 끝내지 못했다.", "Here a deletion could not finish."),
		"op=delete stuck=Uploads", none, []status{deleteComplete, rollbackFailed, updateRollbackFailed, createComplete}},
	{i18n.Of("`DELETE_FAILED`가 된 스택을 `RetainResources`에 버킷 `Uploads`를 적어 다시 삭제했고, 모두 끝났다.", "A stack had become `DELETE_FAILED`. It was deleted again with the bucket `Uploads` in `RetainResources`, and that has finished."),
		i18n.Of("막힌 버킷만 남기고 삭제를 마쳤다.", "Here the deletion finished, leaving out the bucket."),
		"op=delete stuck=Uploads then=skip", none, []status{deleteFailed, rollbackComplete, createComplete, updateComplete}},
	{i18n.Of("`CREATE_COMPLETE`인 스택에 종료 방지를 켜 둔 채로 `DeleteStack`을 호출했다.", "`DeleteStack` is called for a stack that is `CREATE_COMPLETE` and has termination protection on."),
		i18n.Of("삭제 요청 자체가 거절되어 상태가 그대로다.", "Here the request itself is refused, and the status stays."),
		"op=delete protection=true", none, []status{deleteFailed, deleteInProgress, deleteComplete, rollbackComplete}},
	{i18n.Of("`CREATE_COMPLETE`인 스택의 템플릿에서 `Orders`의 `DeletionPolicy`만 바꾸어 `UpdateStack`을 호출했다.", "`UpdateStack` is called for a stack that is `CREATE_COMPLETE`; all that is new in the template is the `DeletionPolicy` of `Orders`."),
		i18n.Of("이 변경만으로는 업데이트로 보지 않아 요청이 거절되고 상태가 그대로다.", "Here the change alone is no update: the request is refused, and the status stays."),
		"op=update changes=Orders.DeletionPolicy", none, []status{updateComplete, updateFailed, updateRollbackComplete, updateInProgress}},
	{i18n.Of("`TableName`을 정해 둔 테이블 `Orders`를 교체해야 하는 변경을, 이름은 그대로 두고 업데이트했다. 그 뒤의 일까지 모두 끝났다.", "An update changes what replaces the table `Orders`, which has a fixed `TableName` that stays the same. What followed has finished."),
		i18n.Of("같은 이름으로 새것을 먼저 만들 수 없어 업데이트가 실패하고 되돌려졌다.", "Here a new table could not take the same name first, so the update failed and was rolled back."),
		"op=update changes=Orders.KeySchema template=named", none, []status{updateComplete, updateFailed, rollbackComplete, updateRollbackFailed}},
}

// meanings say when a stack has a status.
var meanings = [...]i18n.Text{
	createComplete:           i18n.Of("생성이 성공한 뒤의 상태다.", "That is what follows a creation that succeeded."),
	createFailed:             i18n.Of("생성이 실패하고 롤백하지 않을 때의 상태다.", "That is a failed creation without a rollback."),
	updateInProgress:         i18n.Of("리소스를 새 템플릿에 맞추는 동안의 상태다.", "That is while resources are changed to the new template."),
	updateComplete:           i18n.Of("업데이트와 정리가 끝난 상태다.", "That is an update that is complete, its clean-up included."),
	updateFailed:             i18n.Of("업데이트가 실패하고 되돌리지 않을 때의 상태다.", "That is a failed update without a rollback."),
	deleteInProgress:         i18n.Of("스택을 삭제하는 동안의 상태다.", "That is while the stack is being deleted."),
	deleteComplete:           i18n.Of("스택의 삭제가 끝난 상태다.", "That is a stack whose deletion is complete."),
	deleteFailed:             i18n.Of("스택의 삭제가 실패한 상태다.", "That is a deletion of the stack that failed."),
	rollbackInProgress:       i18n.Of("실패한 생성을 되돌리는 동안의 상태다.", "That is while a failed creation is rolled back."),
	rollbackComplete:         i18n.Of("실패한 생성을 되돌리기까지 마친 상태다.", "That is a failed creation, rolled back."),
	rollbackFailed:           i18n.Of("실패한 생성을 되돌리는 데 실패한 상태다.", "That is a failed creation whose rollback failed."),
	updateCleanup:            i18n.Of("업데이트가 끝나고 옛것을 지우는 동안의 상태다.", "That is while an update that succeeded deletes what is old."),
	updateRollbackInProgress: i18n.Of("실패한 업데이트를 되돌리는 동안의 상태다.", "That is while a failed update is rolled back."),
	updateRollbackCleanup:    i18n.Of("되돌리기가 끝나고 새로 만든 것을 지우는 동안의 상태다.", "That is while a rolled-back update deletes what it newly made."),
	updateRollbackComplete:   i18n.Of("실패한 업데이트를 되돌리기까지 마친 상태다.", "That is a failed update, rolled back."),
	updateRollbackFailed:     i18n.Of("실패한 업데이트를 되돌리는 데 실패한 상태다.", "That is a failed update whose rollback failed."),
}

// named gives the table of the template a fixed name.
func namedTable() string {
	return strings.Replace(trim(serverless), "      BillingMode:", "      TableName: orders\n      BillingMode:", 1)
}

// run runs a story and returns the status it asks for.
func (s *story) run(x string) (sim.Values, status) {
	v := info.Defaults()
	for _, f := range strings.Fields(s.values) {
		key, value, _ := strings.Cut(f, "=")
		switch value {
		case "{x}":
			value = x
		case "named":
			value = namedTable()
		}
		v = v.Must(key, value)
	}
	r := New().Run(v).Model.(*run)
	if s.during == none {
		return v, r.lastStatus()
	}
	for _, m := range r.stack {
		if m.is == s.during {
			return v, m.is
		}
	}
	return v, none
}

// askStatus: what is the status of the stack?
func askStatus(a *sim.Asker) sim.Draft {
	s := &stories[a.Rand.IntN(len(stories))]
	x := sim.Pick(a, "Worker", "Trigger", "Errors")
	v, key := s.run(x)
	prompt := strings.ReplaceAll(s.text.In(a.Lang), "{x}", x)
	fact := say(a, "여기서는 "+s.fact.Ko, s.fact.En)
	d := sim.Draft{
		Prompt: prompt + say(a, " 스택의 상태는?", " What is the status of the stack?"),
		Values: v, Tags: tagsRollback,
		Explanation: fact + " " + say(a, "`ROLLBACK_`으로 시작하면 생성의 롤백, `UPDATE_ROLLBACK_`으로 시작하면 업데이트의 롤백이다. `CLEANUP`은 변경이나 되돌리기를 마친 뒤 쓸모없어진 것을 지우는 동안이다.",
			"`ROLLBACK_` is the rollback of a creation, `UPDATE_ROLLBACK_` that of an update. `CLEANUP` is the time after the changes or the rollback, when what is of no use any more is deleted."),
	}
	d.Key = because(tick(key.String()), "", meanings[key].In(a.Lang)+" "+fact)
	for _, c := range s.confused {
		d.Distractors = append(d.Distractors, because(tick(c.String()), "takes the situation for "+strings.ToLower(strings.ReplaceAll(c.String(), "_", " ")), meanings[c].In(a.Lang)+" "+fact))
	}
	return d
}
