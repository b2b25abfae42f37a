package cfngraph

import (
	"slices"
	"strings"

	"notelab/app/sim"
)

// graphScene draws a template with some depth, now and then with a DependsOn.
func graphScene(a *sim.Asker) scene {
	for {
		s := drawScene(a, themes[a.Rand.IntN(len(themes))], a.Between(4, 6))
		if len(s) > 7 || len(s.chain()) < 3 {
			continue
		}
		if a.Between(0, 3) > 0 {
			s.order(a)
		}
		// What AWS wants in another order would fail.
		if New().Run(proof(s.yaml())).Model.(*run).lastStatus() == createComplete {
			return s
		}
	}
}

// roots are the resources that need nothing, ends those that nothing needs.
func (s scene) roots() []string { return s.where(func(m *member) bool { return len(m.needs()) == 0 }) }
func (s scene) ends() []string  { return s.where(func(m *member) bool { return !s.needed(m.id) }) }

// judge says what is wrong with a set of resources that are taken to go first:
// one that has to wait, or one that is missing.
func (s scene) judge(a *sim.Asker, key, set []string, deletion bool) string {
	for _, id := range set {
		if slices.Contains(key, id) {
			continue
		}
		if !deletion {
			n := s.find(id).needs()[0]
			return tell(a, "{id}: {ref} 때문에 {need}의 완료를 기다려야 한다.", "{id} has to wait for {need}, because of {ref}.", "id", tick(id), "ref", tick(s.find(id).because(n)), "need", tick(n))
		}
		for i := range s {
			if slices.Contains(s[i].needs(), id) {
				return tell(a, "{id}: {user} 쪽이 의존하고 있어({ref}) 그 삭제가 끝나야 지운다.", "{id} is still needed by {user} ({ref}) and waits until that is deleted.", "id", tick(id), "user", tick(s[i].id), "ref", tick(s[i].because(id)))
			}
		}
	}
	for _, id := range key {
		if !slices.Contains(set, id) {
			if deletion {
				return tell(a, "{id}: 의존하는 리소스가 없으므로 이것도 함께 지우기 시작한다.", "Nothing needs {id}, so its deletion starts at the same time.", "id", tick(id))
			}
			return tell(a, "{id}: 기다릴 것이 없으므로 이것도 함께 시작한다.", "{id} waits for nothing and starts at the same time.", "id", tick(id))
		}
	}
	return ""
}

// set is a wrong answer: some resources, and the idea behind them.
type set struct {
	ids  []string
	idea string
}

// pickSets turns sets into distractors and fills up with sets near the key.
func pickSets(a *sim.Asker, s scene, key []string, sets []set, deletion bool) []sim.Candidate {
	for _, id := range key {
		if len(key) > 1 {
			sets = append(sets, set{slices.DeleteFunc(slices.Clone(key), func(x string) bool { return x == id }), "thinks that one resource has to go before all others"})
		}
	}
	for _, m := range s {
		if !slices.Contains(key, m.id) {
			sets = append(sets, set{append(slices.Clone(key), m.id), "overlooks a reference"})
		}
	}
	var out []sim.Candidate
	for _, x := range sets {
		if text := s.list(x.ids); text != "" && text != s.list(key) {
			out = append(out, because(text, x.idea, s.judge(a, key, x.ids, deletion)))
		}
	}
	return out
}

// askFirst: which resources are created first, in parallel?
func askFirst(a *sim.Asker) sim.Draft {
	s := graphScene(a)
	key := s.roots()
	d := sim.Draft{
		Prompt: templateOf(a, s) + say(a, "스택을 만들 때 맨 먼저 함께 생성을 시작하는 리소스를 모두 모은 것은?", "Which are all the resources whose creation starts first, at the same time?"),
		Values: proof(s.yaml()), Tags: tagsTemplate,
		Explanation: say(a, "`Ref`, `Fn::GetAtt`, `Fn::Sub`, `DependsOn`은 모두 의존을 만든다. 아무것도 기다리지 않는 리소스는 템플릿에 적은 순서와 상관없이 함께 시작한다. 가장 긴 사슬은 "+arrows(s.chain())+"이다.",
			"`Ref`, `Fn::GetAtt`, `Fn::Sub` and `DependsOn` all make a dependency. What waits for nothing starts together, whatever the order in the template. The longest chain is "+arrows(s.chain())+"."),
	}
	d.Key = because(s.list(key), "", say(a, "여기에는 다른 리소스를 가리키는 참조도 `DependsOn`도 없다.", "None of these refers to another resource or has a `DependsOn`."))
	d.Distractors = pickSets(a, s, key, []set{
		{s.where(func(m *member) bool { return m.plain(true) && len(m.depends) == 0 }), "counts only Ref as a dependency"},
		{s.where(func(m *member) bool { return m.plain(false) }), "forgets DependsOn"},
		{s.ends(), "reads the dependencies the wrong way round"},
		{[]string{s[0].id}, "takes the order of the template for the order of creation"},
		{s.where(func(*member) bool { return true }), "thinks everything is created at once"},
	}, false)
	return d
}

// askOrder: which resources are deleted first?
func askOrder(a *sim.Asker) sim.Draft {
	s := graphScene(a)
	key := s.ends()
	d := sim.Draft{
		Prompt: templateOf(a, s) + say(a, "이 스택을 삭제할 때 맨 먼저 함께 삭제를 시작하는 리소스를 모두 모은 것은?", "Which are all the resources whose deletion starts first, at the same time, when this stack is deleted?"),
		Values: proof(s.yaml(), "op", opDelete), Tags: tagsTemplate,
		Explanation: say(a, "삭제는 생성과 반대 순서다. 다른 리소스가 의존하는 것은 의존하는 쪽이 지워진 다음에 지운다. 가장 긴 사슬 "+arrows(s.chain())+"의 끝에서부터 지운다.",
			"Deletion runs against the order of creation: what others need goes after them. The longest chain, "+arrows(s.chain())+", is deleted from its end."),
	}
	d.Key = because(s.list(key), "", say(a, "다른 어떤 리소스도 여기에 의존하지 않으므로 바로 지울 수 있다.", "No other resource needs any of these, so they can go at once."))
	d.Distractors = pickSets(a, s, key, []set{
		{s.roots(), "thinks resources are deleted in the order of their creation"},
		{[]string{s[len(s)-1].id}, "thinks the last resource of the template goes first"},
		{s.where(func(*member) bool { return true }), "thinks everything is deleted at once"},
		{[]string{s.chain()[len(s.chain())-1]}, "looks at the longest chain only"},
	}, true)
	return d
}

// askTime: how long does the creation take?
func askTime(a *sim.Asker) sim.Draft {
	s := graphScene(a)
	chain := s.chain()
	each := 10
	seconds := func(n int) string { return say(a, itoa(n*each)+"초", itoa(n*each)+" seconds") }
	d := sim.Draft{
		Prompt: templateOf(a, s) + say(a, "리소스 하나를 만드는 데 10초씩 걸리고 나머지 시간은 없다고 하면, 스택이 `CREATE_COMPLETE`가 되기까지 몇 초가 걸리는가?", "If every resource takes 10 seconds to create and nothing else takes time, how long does it take until the stack is `CREATE_COMPLETE`?"),
		Values: proof(s.yaml()), Tags: tagsTemplate,
		Explanation: say(a, "걸리는 시간은 가장 긴 의존 사슬이 정한다: "+arrows(chain)+".", "The longest chain of dependencies decides: "+arrows(chain)+"."),
	}
	d.Key = because(seconds(len(chain)), "", say(a, "가장 긴 사슬에 리소스가 "+itoa(len(chain))+"개 있고, 나머지는 그동안 나란히 만들어진다.", "The longest chain holds "+itoa(len(chain))+" resources; all others are created beside it."))
	if len(chain) == len(s) {
		d.Key = because(seconds(len(chain)), "", say(a, "모든 리소스("+itoa(len(s))+"개)가 한 사슬에 있어 하나씩 차례로 만들어진다.", "All "+itoa(len(s))+" resources are in one chain and are created one after the other."))
	}
	without := slices.Clone(s)
	onlyRef := slices.Clone(s)
	for i := range s {
		without[i].depends = nil
		onlyRef[i].refs = slices.DeleteFunc(slices.Clone(s[i].refs), func(r ref) bool { return !strings.HasPrefix(r.expr, "!Ref") })
		onlyRef[i].depends = nil
	}
	wrong := func(n int, idea, ko, en string) {
		if n > 0 {
			d.Distractors = append(d.Distractors, a.Wrong(seconds(n), idea, ko, en))
		}
	}
	wrong(len(s), "thinks resources are created one after the other", "리소스 "+itoa(len(s))+"개를 하나씩 차례로 만든다고 셈한 값이다. 서로 기다리지 않는 것은 함께 만든다.", "That creates the "+itoa(len(s))+" resources one after the other. Those that do not wait for each other are created together.")
	wrong(len(without.chain()), "forgets DependsOn", "`DependsOn`을 빼고 센 사슬이다. `DependsOn`도 참조와 똑같이 기다리게 한다.", "That chain leaves `DependsOn` out, which makes a resource wait just as a reference does.")
	wrong(len(onlyRef.chain()), "counts only Ref as a dependency", "`Ref`만 센 사슬이다. `Fn::GetAtt`와 `Fn::Sub`도 의존을 만든다.", "That chain counts `Ref` only. `Fn::GetAtt` and `Fn::Sub` make dependencies, too.")
	wrong(len(chain)-1, "counts the arrows instead of the resources", "화살표의 수를 센 값이다. 사슬에는 리소스가 "+itoa(len(chain))+"개 있다.", "That counts the arrows. The chain holds "+itoa(len(chain))+" resources.")
	wrong(1, "thinks everything is created at once", "모두 한꺼번에 만든다면 그렇다. 참조가 있는 것은 기다린다.", "So it would be if everything were created at once. What has references waits.")
	wrong(len(chain)+1, "adds a step that is not there", "사슬보다 한 단계 많다. 가장 긴 사슬은 "+itoa(len(chain))+"개다.", "One step too many: the longest chain has "+itoa(len(chain))+".")
	return d
}
