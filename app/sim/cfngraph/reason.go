package cfngraph

import (
	"strings"

	"notelab/app/i18n"
)

// reasons say what a request that was turned down means, by the refusal's code.
var reasons = map[string]i18n.Text{
	"yaml":            i18n.Of("YAML로 읽을 수 없는 글이다. {line}행을 본다.", "The text is no YAML; see line {line}."),
	"structure":       i18n.Of("템플릿은 이름과 값의 묶음이어야 한다.", "A template has to be a mapping of names to values."),
	"empty":           i18n.Of("Resources는 템플릿에서 하나뿐인 필수 섹션이고, 비어 있을 수 없다.", "Resources is the only required section of a template, and it cannot be empty."),
	"name":            i18n.Of("논리 ID에는 영문자와 숫자만 쓴다.", "A logical id takes letters and digits only."),
	"type":            i18n.Of("리소스마다 Type이 있어야 한다({line}행).", "Every resource needs a Type (line {line})."),
	"parameter":       i18n.Of("템플릿의 Parameters에 없는 이름에 값을 주었다.", "A value was given to a name that Parameters does not have."),
	"value":           i18n.Of("Default가 없는 매개변수에는 값을 주어야 한다({line}행).", "A parameter without a Default has to be given a value (line {line})."),
	"condition":       i18n.Of("Conditions 섹션에 그런 조건이 없다({line}행).", "The Conditions section has no such condition (line {line})."),
	"condition-cycle": i18n.Of("조건이 돌고 돌아 자기 자신을 쓴다({line}행).", "The condition comes back to itself (line {line})."),
	"snapshot":        i18n.Of("Snapshot은 스냅샷을 지원하는 종류에만 쓸 수 있다({line}행).", "Snapshot is for types that support snapshots (line {line})."),
	"policy":          i18n.Of("정책에 쓸 수 없는 값이다({line}행).", "The policy does not take this value (line {line})."),
	"unresolved":      i18n.Of("{ids}: 리소스도 매개변수도 아닌 이름이다. 철자를 고치거나, 조건 때문에 빠지는 리소스라면 참조를 Fn::If로 감싼다. 검사 단계에서 거절되므로 아무것도 만들어지지 않는다.", "{ids}: neither a resource nor a parameter. Correct the name, or guard the reference with Fn::If where a condition leaves the resource out. It is refused while it is checked, so nothing is made."),
	"getatt":          i18n.Of("{ids}: 속성을 읽을 리소스가 템플릿에 없다({line}행). 검사 단계에서 거절되므로 아무것도 만들어지지 않는다.", "{ids}: the template has no resource to read the attribute of (line {line}). It is refused while it is checked, so nothing is made."),
	"circular":        i18n.Of("서로를 기다리는 고리: {ids}. 어느 것도 먼저 만들 수 없으므로 시작하기 전에 거절한다. 오류의 목록에는 고리 뒤에서 기다리는 리소스도 들어간다.", "A circle of needs: {ids}. None of them can come first, so it is refused before anything starts. The list in the error also holds what waits behind the circle."),
	"protected":       i18n.Of("종료 방지가 켜져 있어 삭제 요청 자체가 실패한다. 스택의 상태와 리소스는 그대로다.", "Termination protection is on: the request fails, and the stack with its status stays as it is."),
	"nothing":         i18n.Of("바뀌는 속성이 없어 업데이트를 시작하지 않는다. 스택의 상태는 그대로다.", "No property changes, so no update begins. The stack's status stays as it is."),
	"futile":          i18n.Of("{ids}: 이것만 바꾸면 CloudFormation은 업데이트로 보지 않는다. 리소스의 속성이나 Metadata를 함께 바꿔야 한다.", "{ids}: a change of this alone is no update to CloudFormation. A property or Metadata of a resource has to change with it."),
}

// explain says what the refusal of a run means.
func (r *run) explain() i18n.Text {
	f := r.refusal
	return filled(reasons[f.code], pairs("ids", r.refusedIDs(), "line", itoa(f.line)))
}

// refusedIDs are the names a refusal is about: the circle closed, or the changes
// that are none.
func (r *run) refusedIDs() string {
	switch ids := r.refusal.ids; {
	case r.refusal.code == "circular":
		return strings.Join(append(append([]string{}, ids...), ids[0]), " → ")
	case r.refusal.code == "futile":
		return strings.Join(r.update.futile, ", ")
	default:
		return strings.Join(ids, ", ")
	}
}
