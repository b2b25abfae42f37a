package cfngraph

import (
	"slices"

	"notelab/app/sim"
)

// stores are the resources that hold data in questions, and a property whose
// change replaces them.
var stores = []struct{ id, typ, prop string }{
	{"Db", "RDS::DBInstance", "Port"},
	{"Uploads", "S3::Bucket", "ObjectLockEnabled"},
	{"Orders", "DynamoDB::Table", "KeySchema"},
	{"Jobs", "SQS::Queue", "FifoQueue"},
	{"Logs", "Logs::LogGroup", "LogGroupName"},
}

// policyOf writes a resource with its policies for a prompt.
func (m *member) policyOf(a *sim.Asker) string {
	s := tick(m.id) + " (" + tick("AWS::"+m.typ)
	if m.deletion == "" {
		s += say(a, ", `DeletionPolicy` 없음", ", no `DeletionPolicy`")
	} else {
		s += ", " + tick("DeletionPolicy: "+m.deletion)
	}
	return s + ")"
}

// askLeft: which physical resources are left after a deletion or a rollback?
func askLeft(a *sim.Asker) sim.Draft {
	var s scene
	worker := member{part: part{id: "Worker", typ: "Lambda::Function"}}
	for _, i := range a.Rand.Perm(len(stores))[:4] {
		s = append(s, member{part: part{id: stores[i].id, typ: stores[i].typ}})
		worker.refs = append(worker.refs, name(stores[i].id, "Environment"))
	}
	policies := []string{doRetain, doExcept, "", sim.Pick(a, "", doDelete, doRetain, doExcept)}
	a.Rand.Shuffle(4, func(i, j int) { policies[i], policies[j] = policies[j], policies[i] })
	for i := range s {
		s[i].deletion = policies[i]
	}
	rollback := a.Coin()
	var key, retain, except, db, all []string
	for i := range s {
		m := &s[i]
		all = append(all, m.id)
		switch m.deletion {
		case doRetain:
			retain = append(retain, m.id)
		case doExcept:
			except = append(except, m.id)
		}
		if m.typ == "RDS::DBInstance" && m.deletion == "" {
			db = append(db, m.id)
		}
	}
	tellings := ""
	for i := range s {
		tellings += s[i].policyOf(a) + " · "
	}
	full := append(slices.Clone(s), worker)
	v := proof(full.yaml(), "op", opDelete)
	story := say(a, "이 스택을 만들어 쓰다가 삭제한다. 삭제를 막는 것은 없다.", "The stack was created, used, and is deleted now. Nothing stands in the way.")
	if rollback {
		v = proof(full.yaml(), "fails", "Worker")
		story = say(a, "이 템플릿으로 스택을 처음 만드는데, 나머지가 모두 만들어진 뒤 `Worker` 생성이 실패해 기본 설정대로 롤백된다.", "A stack is created from this template for the first time. When all the others exist, the creation of `Worker` fails, and the stack is rolled back as usual.")
	}
	r := New().Run(v).Model.(*run)
	for i := range r.units {
		for _, p := range r.lives[i].pieces {
			if p.gone == never {
				key = append(key, r.units[i].id)
			}
		}
	}
	option := func(ids []string) string {
		if t := s.list(ids); t != "" {
			return t
		}
		return say(a, "하나도 남지 않는다", "none is left")
	}
	why := func(ids []string) string {
		for i := range s {
			m := &s[i]
			got, want := slices.Contains(ids, m.id), slices.Contains(key, m.id)
			if got == want {
				continue
			}
			id := tick(m.id)
			switch {
			case m.deletion == doExcept && rollback:
				return tell(a, "{id}: `RetainExceptOnCreate`는 만든 작업 자체가 롤백될 때는 남기지 않는다.", "{id}: `RetainExceptOnCreate` keeps nothing when the very operation that created it is rolled back.", "id", id)
			case m.deletion == doExcept:
				return tell(a, "{id}: 만든 작업의 롤백이 아니므로 `RetainExceptOnCreate`는 `Retain`처럼 남긴다.", "{id}: this is no rollback of its creation, so `RetainExceptOnCreate` keeps it as `Retain` does.", "id", id)
			case m.deletion == doRetain:
				return tell(a, "{id}: `Retain`은 스택이 지워지거나 롤백되어도 남긴다.", "{id}: `Retain` keeps it, whether the stack is deleted or rolled back.", "id", id)
			case slices.Contains(db, m.id):
				return tell(a, "{id}: 정책이 없는 DB 인스턴스의 기본값은 `Snapshot`이다. 스냅샷과 상관없이 DB 자체는 지워진다.", "{id}: a DB instance without a policy has `Snapshot` as its default. Snapshot or not, the instance itself is deleted.", "id", id)
			}
			return tell(a, "{id}: 남기라는 정책이 없으므로 지워진다.", "{id}: no policy keeps it, so it is deleted.", "id", id)
		}
		return ""
	}
	d := sim.Draft{
		Prompt: say(a, "한 템플릿에 다음 리소스와, 이들을 모두 참조하는 `Worker`가 있다: ", "A template holds these resources, and a `Worker` that refers to all of them: ") + tellings[:len(tellings)-len(" · ")] + ". " + story +
			say(a, " 끝난 뒤에 남아 있는 물리 리소스를 모두 모은 것은? 스냅샷은 세지 않는다.", " Which are all the physical resources that are left afterwards? Snapshots do not count."),
		Values: v, Tags: tagsUpdate,
		Explanation: say(a, "`Retain`은 삭제와 롤백에서 모두 남긴다. `RetainExceptOnCreate`는 그 리소스를 만든 작업이 롤백될 때만 지우고 그 밖에는 남긴다. 정책이 없으면 지우는데, RDS DB 클러스터와 클러스터에 속하지 않은 DB 인스턴스의 기본값은 `Snapshot`이다.",
			"`Retain` keeps in a deletion and in a rollback. `RetainExceptOnCreate` deletes only when the operation that created the resource is rolled back, and keeps otherwise. Without a policy a resource is deleted, but RDS DB clusters, and DB instances outside a cluster, have `Snapshot` as the default."),
	}
	keeps := say(a, "스택을 삭제할 때는 `Retain`과 `RetainExceptOnCreate`가 남긴다.", "When a stack is deleted, `Retain` and `RetainExceptOnCreate` keep a resource.")
	if rollback {
		keeps = say(a, "만든 작업이 롤백될 때 남기는 정책은 `Retain`뿐이다.", "Only `Retain` keeps a resource when the operation that created it is rolled back.")
	}
	d.Key = because(option(key), "", keeps)
	sets := []set{
		{retain, "takes RetainExceptOnCreate for Delete"},
		{slices.Concat(retain, except), "takes RetainExceptOnCreate for Retain"},
		{slices.Concat(key, db), "takes the snapshot of a database for the database"},
		{nil, "forgets DeletionPolicy"},
		{except, "mixes up Retain and RetainExceptOnCreate"},
		{all, "thinks data is never deleted"},
	}
	for _, x := range sets {
		if option(x.ids) != option(key) {
			d.Distractors = append(d.Distractors, because(option(x.ids), x.idea, why(x.ids)))
		}
	}
	return d
}

// The fates of a physical resource.
const (
	fateOutside = iota
	fateSnapshot
	fateGone
	fateInside
)

var fates = [...][2]string{
	fateOutside:  {"지워지지 않고 스택 밖에 남는다", "it is not deleted and stays outside the stack"},
	fateSnapshot: {"스냅샷을 남기고 지워진다", "it is deleted, and a snapshot stays"},
	fateGone:     {"스냅샷 없이 지워진다", "it is deleted without a snapshot"},
	fateInside:   {"지워지지 않고 스택에 계속 속한다", "it is not deleted and still belongs to the stack"},
}

// askFate: what becomes of one physical resource?
func askFate(a *sim.Asker) sim.Draft {
	const (
		deleted = iota
		removed
		replacedBy
		rolledBack
		addedAndRolledBack
	)
	situation := a.Between(deleted, addedAndRolledBack)
	x := stores[a.Rand.IntN(4)]
	if situation >= rolledBack {
		x = stores[a.Between(1, 3)] // about snapshots of what was just made nothing is documented
	}
	db := x.id == "Db"
	deletion := sim.Pick(a, "", doDelete, doRetain, doExcept)
	if situation >= rolledBack {
		deletion = sim.Pick(a, "", doRetain, doExcept)
	}
	replacedPolicy := ""
	if db && a.Coin() {
		deletion = sim.Pick(a, "", doSnapshot)
	}
	if situation == replacedBy {
		deletion = sim.Pick(a, "", doRetain, doRetain, doExcept)
		replacedPolicy = sim.Pick(a, "", "", doDelete, doRetain)
		if db {
			replacedPolicy = sim.Pick(a, doDelete, doRetain, doSnapshot)
		}
	}
	m := member{part: part{id: x.id, typ: x.typ}, deletion: deletion, replaced: replacedPolicy}
	s := scene{m, {part: part{id: "Worker", typ: "Lambda::Function"}}}
	if situation != removed {
		s[1].refs = []ref{name(x.id, "Environment")}
	}
	id := tick(x.id)
	about := m.policyOf(a)
	if situation == replacedBy {
		about = about[:len(about)-1]
		if replacedPolicy == "" {
			about += say(a, ", `UpdateReplacePolicy` 없음)", ", no `UpdateReplacePolicy`)")
		} else {
			about += ", " + tick("UpdateReplacePolicy: "+replacedPolicy) + ")"
		}
	}
	v := proof(s.yaml(), "op", opDelete)
	story := tell(a, "{id} 리소스가 든 스택을 삭제한다.", "The stack that holds {id} is deleted.", "id", id)
	switch situation {
	case removed:
		v = proof(s.yaml(), "op", opUpdate, "changes", "-"+x.id)
		story = tell(a, "{id} 정의를 템플릿에서 빼고 스택을 업데이트해 `UPDATE_COMPLETE`가 되었다.", "The definition of {id} is taken out of the template, and the stack is updated to `UPDATE_COMPLETE`.", "id", id)
	case replacedBy:
		v = proof(s.yaml(), "op", opUpdate, "changes", x.id+"."+x.prop)
		story = tell(a, "{prop} 속성을 바꾸어 {id} 리소스가 교체(Replacement)되었고, 스택은 `UPDATE_COMPLETE`가 되었다. 교체되기 전의 옛 물리 리소스를 묻는다.", "The property {prop} is changed, {id} is replaced, and the stack becomes `UPDATE_COMPLETE`. The question is about the old physical resource.", "id", id, "prop", tick(x.prop))
	case rolledBack:
		v = proof(s.yaml(), "fails", "Worker")
		story = tell(a, "이 리소스가 든 스택을 처음 만드는데, {id} 생성은 끝났지만 `Worker` 생성이 실패해 롤백되었다.", "The stack that holds it is created for the first time. {id} was complete when the creation of `Worker` failed, and the stack was rolled back.", "id", id)
	case addedAndRolledBack:
		v = proof(s.yaml(), "op", opUpdate, "changes", "+"+x.id+",Worker.MemorySize", "fails", "Worker")
		story = tell(a, "이미 쓰던 스택의 템플릿에 {id} 정의를 더해 업데이트하는데, {id} 생성은 끝났지만 `Worker` 변경이 실패해 `UPDATE_ROLLBACK_COMPLETE`가 되었다.", "The definition of {id} is added to the template of a stack in use. {id} was complete when the update of `Worker` failed, and the stack became `UPDATE_ROLLBACK_COMPLETE`.", "id", id)
	}
	if x.id == "Uploads" {
		story += say(a, " 버킷은 비어 있다.", " The bucket is empty.")
	}
	key := fateOf(New().Run(v).Model.(*run), x.id)
	d := sim.Draft{
		Prompt: about + ": " + story + say(a, " 이 물리 리소스는 어떻게 되는가?", " What becomes of this physical resource?"),
		Values: v, Tags: tagsUpdate,
		Explanation: say(a, "스택 삭제와 템플릿에서 빼기에는 `DeletionPolicy`가, 교체된 옛것에는 `UpdateReplacePolicy`만 적용된다. `RetainExceptOnCreate`는 그 리소스를 만든 작업이 롤백될 때만 지운다. RDS DB 인스턴스의 `DeletionPolicy` 기본값은 `Snapshot`이다.",
			"`DeletionPolicy` counts when the stack is deleted or the resource is taken out of the template; for what was replaced only `UpdateReplacePolicy` counts. `RetainExceptOnCreate` deletes only when the operation that created the resource is rolled back. The default `DeletionPolicy` of an RDS DB instance is `Snapshot`."),
	}
	// Which policy decides, and what it says.
	policy := "DeletionPolicy: " + deletion
	if situation == replacedBy {
		policy = "UpdateReplacePolicy: " + replacedPolicy
	}
	rule := tell(a, "여기서는 {policy} 설정이 적용된다.", "What decides here is {policy}.", "policy", tick(policy))
	switch {
	case policy == "UpdateReplacePolicy: ":
		rule = say(a, "교체에는 `DeletionPolicy`가 적용되지 않고, `UpdateReplacePolicy`가 없으면 옛것은 지워진다.", "`DeletionPolicy` does not count for a replacement, and without an `UpdateReplacePolicy` the old one is deleted.")
	case policy == "DeletionPolicy: " && db:
		rule = say(a, "`DeletionPolicy`를 쓰지 않은 DB 인스턴스의 기본값은 `Snapshot`이다.", "Without a `DeletionPolicy`, a DB instance has `Snapshot` as the default.")
	case policy == "DeletionPolicy: ":
		rule = say(a, "`DeletionPolicy`를 쓰지 않으면 기본값은 `Delete`다.", "Without a `DeletionPolicy` the default is `Delete`.")
	case deletion == doExcept && situation >= rolledBack:
		rule = say(a, "만든 작업 자체가 롤백되었으므로 `RetainExceptOnCreate`는 남기지 않는다.", "The operation that created it is rolled back, so `RetainExceptOnCreate` does not keep it.")
	case deletion == doExcept && situation != replacedBy:
		rule = say(a, "만든 작업의 롤백이 아니므로 `RetainExceptOnCreate`는 `Retain`과 같다.", "This is no rollback of its creation, so `RetainExceptOnCreate` is the same as `Retain`.")
	}
	ideas := [...]string{fateOutside: "thinks a policy keeps it that does not count here", fateSnapshot: "expects a snapshot that no policy asks for", fateGone: "overlooks the policy that counts here", fateInside: "thinks that what is kept stays in the stack"}
	unless := [...][2]string{
		fateOutside:  {" 그래서 스택 밖에 남지 않는다.", " So it does not stay outside the stack."},
		fateSnapshot: {" 스냅샷은 적용되는 정책이 `Snapshot`일 때만 생긴다.", " A snapshot is made only if the policy that counts is `Snapshot`."},
		fateGone:     {" 그래서 그냥 지워지지는 않는다.", " So it is not simply deleted."},
		fateInside:   {" 남는 리소스라도 스택에서는 빠진다.", " Even what is kept leaves the stack."},
	}
	for _, f := range []int{fateGone, fateOutside, fateSnapshot, fateInside} {
		c := because(say(a, fates[f][0], fates[f][1]), ideas[f], rule+say(a, unless[f][0], unless[f][1]))
		if f == key {
			c.Misconception, c.Why = "", rule
			d.Key = c
			continue
		}
		d.Distractors = append(d.Distractors, c)
	}
	return d
}

// fateOf is what became of a resource's first piece.
func fateOf(r *run, id string) int {
	for i := range r.units {
		if r.units[i].id == id {
			switch p := r.lives[i].pieces[0]; {
			case p.gone < never && p.saved:
				return fateSnapshot
			case p.gone < never:
				return fateGone
			case p.out < never:
				return fateOutside
			}
		}
	}
	return fateInside
}
