package cfngraph

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// Describe implements sim.Simulator.
func (simulator) Describe(e *sim.Event, l i18n.Lang) string {
	text := sentences[caseOf(e)]
	if e.Kind == "refuse" {
		text = i18n.Of("요청이 거절된다: {message} "+reasons[e.Field("code")].Ko, "The request is refused: {message} "+reasons[e.Field("code")].En)
	}
	return sim.FillNames(text.In(l), func(name string) string { return named(name, e, l) })
}

// sentences say what happened, by the kind of event or a case of it (see caseOf).
// In braces stand fields of the event; {id} is the resource.
var sentences = map[string]i18n.Text{
	"graph-create": i18n.Of("템플릿에서 리소스 {resources}개와 의존 {links}개를 찾았다. 가장 긴 사슬은 {depth}개이고, 기다릴 것이 없는 {first}부터 함께 만든다.{skipped}", "The template holds resources: {resources}, needs: {links}. The longest chain is {depth} long; what waits for nothing starts together: {first}.{skipped}"),
	"graph-update": i18n.Of("스택의 리소스 {resources}개와 의존 {links}개를 놓고 바뀐 것을 찾는다. 바뀌는 리소스만, 필요한 것이 먼저 오는 순서로 바꾼다.{skipped}", "With resources: {resources}, needs: {links}, CloudFormation looks for what has changed. Only that is updated, what is needed first.{skipped}"),
	"graph-delete": i18n.Of("리소스 {resources}개를 만들 때와 반대로 지운다. 아무도 쓰지 않는 것부터 지운다.{skipped}", "Resources are deleted against the order of creation ({resources} in all), beginning with those that nothing needs.{skipped}"),
	"unknown":      i18n.Of("{change}: 템플릿에서 찾을 수 없는 변경이라 무시한다.", "{change}: nothing in the template has this name, so the change is ignored."),
	"futile":       i18n.Of("{change}: 이것만으로는 업데이트로 보지 않는다.", "{change}: not an update by itself."),

	"plan-add":     i18n.Of("{id}: 새 템플릿에만 있으므로 만든다.", "{id}: only in the new template, so it is created."),
	"plan-remove":  i18n.Of("{id}: 새 템플릿에 없으므로 정리 단계에서 DeletionPolicy에 따라 지운다.", "{id}: not in the new template; the clean-up deletes it, as its DeletionPolicy says."),
	"plan-replace": i18n.Of("{id}: {cause} 변경은 교체(Replacement)다. 새 물리 ID가 생긴다.{unsure}", "{id}: changing {cause} needs a replacement, which brings a new physical id.{unsure}"),
	"plan-some":    i18n.Of("{id}: {cause} 변경은 일부 중단(Some interruptions)이다. 물리 ID는 그대로다.{unsure}", "{id}: changing {cause} interrupts it (some interruptions) but keeps the physical id.{unsure}"),
	"plan-none":    i18n.Of("{id}: {cause} 변경은 중단 없음(No interruption)이다. 물리 ID는 그대로다.{unsure}", "{id}: changing {cause} does not interrupt it and keeps the physical id.{unsure}"),

	"create-free":    i18n.Of("{id}: 기다릴 리소스가 없어 바로 만들기 시작한다.", "{id}: waits for nothing, so its creation starts at once."),
	"create-after":   i18n.Of("{id}: 기다리던 {after}의 작업이 끝나 만들기 시작한다.", "{id}: what it waited for is complete ({after}), so its creation starts."),
	"create-ready":   i18n.Of("{id}: 필요한 리소스가 모두 갖춰져 만들기 시작한다.", "{id}: all it needs is there, so its creation starts."),
	"replace-begin":  i18n.Of("{id}: {cause} 변경으로 교체한다. 옛것을 둔 채 새 물리 리소스를 먼저 만든다.", "{id}: replaced because of {cause}. The new physical resource is made first, beside the old one."),
	"modify-some":    i18n.Of("{id}: {cause} 변경을 제자리에서 반영한다. 잠시 중단될 수 있다.", "{id}: {cause} changes in place, with some interruption."),
	"modify-none":    i18n.Of("{id}: {cause} 변경을 중단 없이 제자리에서 반영한다.", "{id}: {cause} changes in place, without interruption."),
	"restore":        i18n.Of("{id}: 업데이트 전의 설정으로 되돌린다.", "{id}: put back to what it was before the update."),
	"restore-old":    i18n.Of("{id}: 아직 남아 있는 옛 물리 리소스로 돌아간다.", "{id}: goes back to the old physical resource, which is still there."),
	"spare":          i18n.Of("{id}: ResourcesToSkip에 있으므로 되돌리지 않고 UPDATE_COMPLETE로 표시한다.", "{id}: in ResourcesToSkip, so it is marked UPDATE_COMPLETE without being put back."),
	"delete-free":    i18n.Of("{id}: 이것을 쓰는 리소스가 없어 지우기 시작한다.{snapshot}", "{id}: nothing needs it, so its deletion starts.{snapshot}"),
	"delete-after":   i18n.Of("{id}: 이것을 쓰던 {after}의 처리가 끝나 지우기 시작한다.{snapshot}", "{id}: what needed it is dealt with ({after}), so its deletion starts.{snapshot}"),
	"delete-old":     i18n.Of("{id}: 교체되고 남은 옛 물리 리소스를 지운다.{snapshot}", "{id}: the old physical resource, replaced, is deleted.{snapshot}"),
	"delete-new":     i18n.Of("{id}: 실패한 업데이트가 만든 새 물리 리소스를 지운다.{snapshot}", "{id}: the new physical resource that the failed update made is deleted.{snapshot}"),
	"delete-removed": i18n.Of("{id}: 템플릿에서 빠졌으므로 지운다.{snapshot}", "{id}: taken out of the template, so it is deleted.{snapshot}"),
	"skip":           i18n.Of("{id}: 정책(DeletionPolicy: {note})에 따라 지우지 않고 스택에서만 뺀다(DELETE_SKIPPED).", "{id}: its DeletionPolicy is {note}, so it is not deleted but only leaves the stack (DELETE_SKIPPED)."),
	"skip-old":       i18n.Of("{id}: 정책(UpdateReplacePolicy: Retain)에 따라 옛 물리 리소스를 지우지 않고 스택에서만 뺀다(DELETE_SKIPPED).", "{id}: its UpdateReplacePolicy is Retain, so the old physical resource only leaves the stack (DELETE_SKIPPED)."),
	"skip-named":     i18n.Of("{id}: RetainResources로 지정했으므로 지우지 않고 스택에서만 뺀다(DELETE_SKIPPED).", "{id}: named in RetainResources, so it is not deleted but only leaves the stack (DELETE_SKIPPED)."),

	"created":  i18n.Of("{id}: 만들어졌다(CREATE_COMPLETE). 이것을 기다리던 리소스가 시작할 수 있다.", "{id}: created (CREATE_COMPLETE). What waited for it may start."),
	"updated":  i18n.Of("{id}: 바뀌었다(UPDATE_COMPLETE).", "{id}: updated (UPDATE_COMPLETE)."),
	"replaced": i18n.Of("{id}: 새 물리 리소스가 자리를 넘겨받았다(UPDATE_COMPLETE). 옛것은 정리 단계까지 남는다.", "{id}: the new physical resource takes over (UPDATE_COMPLETE). The old one stays until the clean-up."),
	"restored": i18n.Of("{id}: 업데이트 전의 상태가 되었다(UPDATE_COMPLETE).", "{id}: as it was before the update (UPDATE_COMPLETE)."),
	"deleted":  i18n.Of("{id}: 지워졌다(DELETE_COMPLETE).{saved}", "{id}: deleted (DELETE_COMPLETE).{saved}"),

	"fail-set":      i18n.Of("{id}: 실패한다({status}). 이것을 기다리는 리소스는 시작하지 못한다.", "{id}: fails ({status}). What waits for it cannot start."),
	"fail-custom":   i18n.Of("{id}: 이름을 정해 준 리소스는 같은 이름으로 새것을 먼저 만들 수 없어 교체에 실패한다({status}): CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename {name} and update the stack again.", "{id}: fails ({status}), since a new one cannot be made under the name that the old one still has: CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename {name} and update the stack again."),
	"fail-exists":   i18n.Of("{id}: 논리 ID만 바뀌어 옛것이 아직 있는데 같은 이름 {name}으로 만들려다 실패한다({status}).", "{id}: fails ({status}): only the logical id is new, and the old resource still has the name {name}."),
	"fail-preserve": i18n.Of("{id}: 성공한 것 보존을 켠 업데이트는 교체를 지원하지 않는다({status}): Replacement type updates not supported on stack with disable-rollback.", "{id}: fails ({status}), since an update that keeps what succeeded supports no replacement: Replacement type updates not supported on stack with disable-rollback."),
	"fail-early":    i18n.Of("{id}: {missing} 작업이 끝나기 전에 시작해 실패한다({status}). 참조가 없으면 CloudFormation은 이 순서를 모르므로 DependsOn을 써야 한다.", "{id}: fails ({status}), since it started before {missing} was complete. Without a reference CloudFormation does not know of this order; it takes a DependsOn."),
	"fail-delete":   i18n.Of("{id}: 지울 수 없다(DELETE_FAILED). 비어 있지 않거나 밖에서 쓰고 있다.", "{id}: cannot be deleted (DELETE_FAILED): it is not empty, or in use outside the stack."),
	"fail-restore":  i18n.Of("{id}: 업데이트 전의 상태로 되돌릴 수 없다(UPDATE_FAILED).", "{id}: cannot be put back to what it was (UPDATE_FAILED)."),
	"cancel-create": i18n.Of("{id}: 다른 리소스의 실패로 취소된다({status}, Resource creation cancelled).", "{id}: cancelled by the failure of another resource ({status}, Resource creation cancelled)."),
	"cancel-update": i18n.Of("{id}: 다른 리소스의 실패로 취소된다({status}, Resource update cancelled).", "{id}: cancelled by the failure of another resource ({status}, Resource update cancelled)."),

	"stack-CREATE_IN_PROGRESS":                           i18n.Of("스택이 CREATE_IN_PROGRESS가 된다. 의존이 없는 리소스는 함께 진행한다.", "The stack is CREATE_IN_PROGRESS. Resources that do not depend on each other go on in parallel."),
	"stack-CREATE_COMPLETE":                              i18n.Of("모든 리소스가 만들어져 스택이 CREATE_COMPLETE가 된다.", "All resources are created: the stack is CREATE_COMPLETE."),
	"stack-CREATE_FAILED":                                i18n.Of("스택이 CREATE_FAILED로 멈춘다(실패: {why}). 성공한 리소스는 남고, 다시 시도, 업데이트, 롤백 가운데 고를 수 있다.", "The stack stops as CREATE_FAILED (failed: {why}). What succeeded stays; retry, update and roll back are possible."),
	"stack-ROLLBACK_IN_PROGRESS":                         i18n.Of("만들지 못한 리소스가 있어({why}) 스택이 ROLLBACK_IN_PROGRESS가 된다. 만든 것을 거꾸로 지운다.", "Some resources failed to create ({why}): the stack is ROLLBACK_IN_PROGRESS, and what was made is deleted in reverse."),
	"stack-ROLLBACK_COMPLETE":                            i18n.Of("롤백이 끝나 스택이 ROLLBACK_COMPLETE가 된다. 이 스택으로 할 수 있는 것은 삭제뿐이다.{left}", "The rollback is done: the stack is ROLLBACK_COMPLETE. All that can be done with it is to delete it.{left}"),
	"stack-ROLLBACK_FAILED":                              i18n.Of("지우지 못한 리소스가 있어({why}) 스택이 ROLLBACK_FAILED로 멈춘다.", "Some resources could not be deleted ({why}): the stack stops as ROLLBACK_FAILED."),
	"stack-UPDATE_IN_PROGRESS":                           i18n.Of("스택이 UPDATE_IN_PROGRESS가 된다. 바뀌지 않는 리소스는 건드리지 않는다.", "The stack is UPDATE_IN_PROGRESS. Resources that do not change are left alone."),
	"stack-UPDATE_COMPLETE_CLEANUP_IN_PROGRESS":          i18n.Of("변경이 모두 끝나 UPDATE_COMPLETE_CLEANUP_IN_PROGRESS가 된다. 스택은 이미 새 상태이고, 교체되거나 빠진 것을 이제 지운다.", "All changes are made: UPDATE_COMPLETE_CLEANUP_IN_PROGRESS. The stack is in its new state; what was replaced or taken out is deleted now."),
	"stack-UPDATE_COMPLETE":                              i18n.Of("스택이 UPDATE_COMPLETE가 된다.{kept}", "The stack is UPDATE_COMPLETE.{kept}"),
	"stack-UPDATE_FAILED":                                i18n.Of("스택이 UPDATE_FAILED로 멈춘다(실패: {why}). 성공한 변경은 남고, 실패한 리소스는 마지막으로 안정된 상태로 돌아간다.", "The stack stops as UPDATE_FAILED (failed: {why}). Changes that succeeded stay; what failed goes back to its last stable state."),
	"stack-UPDATE_ROLLBACK_IN_PROGRESS":                  i18n.Of("바꾸지 못한 리소스가 있어({why}) 스택이 UPDATE_ROLLBACK_IN_PROGRESS가 된다. 바꾼 것을 업데이트 전으로 되돌린다.", "Some resources failed to update ({why}): the stack is UPDATE_ROLLBACK_IN_PROGRESS, and what was changed is put back."),
	"stack-UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS": i18n.Of("되돌리기가 끝나 UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS가 된다. 업데이트가 새로 만든 것을 지운다.", "Everything is put back: UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS. What the update newly made is deleted."),
	"stack-UPDATE_ROLLBACK_COMPLETE":                     i18n.Of("스택이 UPDATE_ROLLBACK_COMPLETE가 된다. 업데이트 전과 같고, 다시 업데이트할 수 있다.{kept}", "The stack is UPDATE_ROLLBACK_COMPLETE: as it was before, and it can be updated again.{kept}"),
	"stack-UPDATE_ROLLBACK_FAILED":                       i18n.Of("되돌리지 못한 리소스가 있어({why}) 스택이 UPDATE_ROLLBACK_FAILED로 멈춘다. 원인을 고친 뒤 ContinueUpdateRollback을 불러야 한다.", "Some resources could not be put back ({why}): the stack stops as UPDATE_ROLLBACK_FAILED. It takes ContinueUpdateRollback once the cause is fixed."),
	"stack-DELETE_IN_PROGRESS":                           i18n.Of("스택이 DELETE_IN_PROGRESS가 된다.{again}", "The stack is DELETE_IN_PROGRESS.{again}"),
	"stack-DELETE_COMPLETE":                              i18n.Of("스택이 DELETE_COMPLETE가 된다.{left}", "The stack is DELETE_COMPLETE.{left}"),
	"stack-DELETE_FAILED":                                i18n.Of("지우지 못한 리소스가 있어({why}) 스택이 DELETE_FAILED로 멈춘다.", "Some resources could not be deleted ({why}): the stack stops as DELETE_FAILED."),
	"stack-continue":                                     i18n.Of("ContinueUpdateRollback을 불러 다시 UPDATE_ROLLBACK_IN_PROGRESS가 된다.", "ContinueUpdateRollback is called: UPDATE_ROLLBACK_IN_PROGRESS again."),
}

// caseOf finds the sentence of an event.
func caseOf(e *sim.Event) string {
	f := e.Field
	status := f("status")
	switch e.Kind {
	case "graph":
		return "graph-" + f("op")
	case "plan":
		if f("plan") != "modify" {
			return "plan-" + f("plan")
		}
		if f("how") == "1" {
			return "plan-some"
		}
		return "plan-none"
	case "start":
		return startCase(e)
	case "done":
		switch {
		case status == "CREATE_COMPLETE":
			return "created"
		case status == "DELETE_COMPLETE":
			return "deleted"
		case f("note") != "":
			return "restored"
		case f("plan") == "replace":
			return "replaced"
		}
		return "updated"
	case "fail":
		switch {
		case f("reason") != "stuck":
			return "fail-" + f("reason")
		case status == "DELETE_FAILED":
			return "fail-delete"
		}
		return "fail-restore"
	case "cancel":
		if f("doing") == "CREATE_IN_PROGRESS" {
			return "cancel-create"
		}
		return "cancel-update"
	case "stack":
		if why := f("why"); status == "UPDATE_ROLLBACK_IN_PROGRESS" && (why == thenFix || why == thenSkip) {
			return "stack-continue"
		}
		return "stack-" + status
	}
	return e.Kind
}

// startCase finds the sentence for a job that begins.
func startCase(e *sim.Event) string {
	f := e.Field
	by := "-free"
	switch {
	case f("after") != "":
		by = "-after"
	case f("waits") != "":
		by = "-ready"
	}
	switch f("status") {
	case "CREATE_IN_PROGRESS":
		return "create" + by
	case "DELETE_SKIPPED":
		switch {
		case f("note") == "RetainResources":
			return "skip-named"
		case f("other") != "":
			return "skip-old"
		}
		return "skip"
	case "DELETE_IN_PROGRESS":
		switch rolling := f("during") == "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS"; {
		case rolling:
			return "delete-new"
		case f("other") != "":
			return "delete-old"
		case f("plan") == "remove":
			return "delete-removed"
		case by == "-after":
			return "delete-after"
		}
		return "delete-free"
	}
	switch {
	case f("note") == "spared":
		return "spare"
	case f("note") == "back" && f("plan") == "replace":
		return "restore-old"
	case f("note") == "back":
		return "restore"
	case f("plan") == "replace":
		return "replace-begin"
	case f("how") == "1":
		return "modify-some"
	}
	return "modify-none"
}

// named is the value of a name in a sentence.
func named(name string, e *sim.Event, l i18n.Lang) string {
	v := e.Field(name)
	switch name {
	case "id":
		return e.Actor
	case "cause":
		return causeText(v).In(l)
	case "skipped":
		if v != "" {
			return i18n.Of(" 조건이 거짓이라 빠지는 것: "+v+".", " Left out by a false condition: "+v+".").In(l)
		}
	case "unsure":
		if v != "" {
			return i18n.Of(" "+v+" 종류는 이 모델의 표에 없어 중단 없이 바뀐다고 본다.", " The model does not list the type "+v+" and takes it to change without interruption.").In(l)
		}
	case "snapshot":
		if e.Field("note") == doSnapshot {
			return i18n.Of(" 먼저 스냅샷을 만든다.", " A snapshot is taken first.").In(l)
		}
	case "saved":
		if e.Field("note") == doSnapshot {
			return i18n.Of(" 스냅샷은 남는다.", " The snapshot stays.").In(l)
		}
	case "kept":
		if v != "" {
			return i18n.Of(" 지우지 못한 "+v+"개는 스택 밖에 남는다. 정리의 실패로 롤백하지는 않는다.", " What could not be deleted ("+v+") stays outside the stack: a failing clean-up does not roll back.").In(l)
		}
	case "left":
		if v != "" {
			return i18n.Of(" 남겨 둔 리소스 "+v+"개는 지워지지 않고 요금도 계속 나온다.", " What was kept ("+v+") stays and goes on costing money.").In(l)
		}
	case "again":
		switch why := e.Field("why"); why {
		case thenFix:
			return i18n.Of(" 원인을 고치고 다시 삭제한다.", " The cause is fixed, and the deletion is tried again.").In(l)
		case thenSkip:
			return i18n.Of(" RetainResources로 막힌 리소스를 빼고 다시 삭제한다.", " It is deleted again, with RetainResources for what was stuck.").In(l)
		case "":
			return i18n.Of(" 쓰는 쪽부터 지운다.", " What needs others goes first.").In(l)
		default:
			return i18n.Of(" 만들지 못한 리소스가 있어("+why+") OnFailure=DELETE에 따라 스택째 지운다.", " Some resources failed to create ("+why+"), and OnFailure=DELETE deletes the stack.").In(l)
		}
	default:
		return v
	}
	return ""
}

// causeText writes the causes of a change: "SubnetId<Subnet, Tags".
func causeText(v string) i18n.Text {
	var ko, en []string
	for _, c := range strings.Split(v, ", ") {
		prop, by, other := strings.Cut(c, "<")
		if other {
			ko, en = append(ko, prop+"("+by+"의 값이 바뀜)"), append(en, prop+" (the value of "+by+" changes)")
		} else {
			ko, en = append(ko, prop), append(en, prop)
		}
	}
	return i18n.Of(strings.Join(ko, ", "), strings.Join(en, ", "))
}
