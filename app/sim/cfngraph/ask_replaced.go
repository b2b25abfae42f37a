package cfngraph

import (
	"slices"
	"strings"

	"notelab/app/sim"
)

// triggers are properties whose change needs a replacement.
var triggers = []ref{
	{to: "Orders", prop: "KeySchema"}, {to: "Jobs", prop: "FifoQueue"}, {to: "Role", prop: "Path"},
	{to: "Vpc", prop: "CidrBlock"}, {to: "Subnet", prop: "CidrBlock"}, {to: "Firewall", prop: "GroupDescription"}, {to: "Server", prop: "ImageId"},
	{to: "TaskRole", prop: "Path"}, {to: "Balancer", prop: "Scheme"}, {to: "Targets", prop: "Port"},
}

// updateNames are the update behaviors in AWS's words.
var updateNames = [...]string{noInterruption: "No interruption", someInterruption: "Some interruptions", replacement: "Replacement"}

// askReplaced: which resources get a new physical id?
func askReplaced(a *sim.Asker) sim.Draft {
	for {
		s := drawScene(a, themes[a.Rand.IntN(len(themes))], a.Between(4, 6))
		if a.Coin() {
			s.order(a)
		}
		t := triggers[a.Rand.IntN(len(triggers))]
		if s.find(t.to) == nil || !s.needed(t.to) {
			continue
		}
		if d, ok := replacedDraft(a, s, t); ok {
			return d
		}
	}
}

func replacedDraft(a *sim.Asker, s scene, t ref) (sim.Draft, bool) {
	change := t.to + "." + t.prop
	u := planUpdate(readTemplate(s.yaml(), nil), []string{change}, false)
	var key, touched, direct, all, table []string
	for i := range u.units {
		x := &u.units[i]
		m := s.find(x.id)
		if x.plan == replace {
			key = append(key, x.id)
		}
		if x.plan != keep {
			touched = append(touched, x.id)
		}
		if x.id == t.to || slices.Contains(m.needs(), t.to) {
			direct = append(direct, x.id)
		}
		if x.id != t.to && !s.reaches(x.id, t.to) {
			continue
		}
		all = append(all, x.id)
		for _, r := range m.refs {
			how, sure := behaves(x.typ, r.prop)
			if !sure {
				return sim.Draft{}, false
			}
			if line := tick(x.id+"."+r.prop) + " (" + tick(r.expr) + ") " + updateNames[how]; r.expr != "" && !slices.Contains(table, line) {
				table = append(table, line)
			}
		}
	}
	if len(table) == 0 || len(s) > 7 {
		return sim.Draft{}, false
	}
	d := sim.Draft{
		Prompt: templateOf(a, s) + tell(a, "이 스택에서 {change} 속성 하나만 바꾸어 업데이트한다(Update requires: Replacement). 관련된 속성의 업데이트 동작은 다음과 같다: {table}. 업데이트가 끝났을 때 물리 ID가 바뀐 리소스를 모두 모은 것은?",
			"The stack is updated with a change of the single property {change} (Update requires: Replacement). The properties concerned behave as follows: {table}. Which are all the resources whose physical id has changed when the update is complete?",
			"change", tick(change), "table", strings.Join(table, ", ")),
		Values: proof(s.yaml(), "op", opUpdate, "changes", change), Tags: tagsUpdate,
		Explanation: say(a, "교체된 리소스는 물리 ID가 바뀌므로 그것을 가리키는 속성의 값도 바뀐다. 그 속성의 동작이 Replacement면 그 리소스도 교체되고, 아니면 제자리에서 바뀐다. 새것을 먼저 만들고 옛것은 정리 단계에서 지운다. `DependsOn`은 값을 옮기지 않는다.",
			"A replaced resource has a new physical id, so the properties that refer to it change, too. Where such a property needs a replacement, that resource is replaced as well, else it changes in place. New ones are made first, old ones deleted in the clean-up. `DependsOn` passes no value on."),
	}
	why := func(ids []string) string {
		for _, id := range ids {
			if slices.Contains(key, id) {
				continue
			}
			for i := range u.units {
				if x := &u.units[i]; x.id == id {
					if x.plan == modify {
						return tell(a, "{id}: 값이 바뀌는 속성({prop})의 동작이 {how}이므로 제자리에서 바뀐다.", "{id} changes in place: what changes is {prop}, which behaves as {how}.", "id", tick(id), "prop", tick(x.causes[0].prop), "how", updateNames[x.how])
					}
					return tell(a, "{id}: 값이 바뀌는 속성이 없다.", "{id}: none of its properties changes.", "id", tick(id))
				}
			}
		}
		for i := range u.units {
			x := &u.units[i]
			if x.plan != replace || slices.Contains(ids, x.id) {
				continue
			}
			if x.id == t.to {
				return tell(a, "{id}: 바로 이 속성의 변경이 교체다.", "{id}: it is its own property that needs the replacement.", "id", tick(x.id))
			}
			for _, c := range x.causes {
				if c.how == replacement {
					return tell(a, "{id}: {by}의 물리 ID가 바뀌어 {prop}의 값이 달라지고, 그 동작이 Replacement다.", "{id}: the physical id of {by} is new, so {prop} changes, and that needs a replacement.", "id", tick(x.id), "by", tick(c.by), "prop", tick(c.prop))
				}
			}
		}
		return ""
	}
	d.Key = because(s.list(key), "", say(a, "바뀐 물리 ID를 Replacement 속성으로 참조하는 것까지 이어서 교체된다.", "The replacement goes on to whatever refers to a new physical id by a property that needs a replacement."))
	sets := []set{
		{[]string{t.to}, "forgets that a new physical id changes what refers to it"},
		{all, "thinks that whatever depends on a replaced resource is replaced"},
		{direct, "thinks that whatever refers to a replaced resource is replaced, and stops there"},
		{touched, "takes every update for a replacement"},
	}
	for _, id := range key {
		if id != t.to {
			sets = append(sets, set{slices.DeleteFunc(slices.Clone(key), func(x string) bool { return x == id }), "stops following the references too early"})
		}
	}
	for _, m := range s {
		if !slices.Contains(key, m.id) {
			sets = append(sets, set{append(slices.Clone(key), m.id), "takes an update in place for a replacement"})
		}
	}
	for _, x := range sets {
		if text := s.list(x.ids); text != s.list(key) {
			d.Distractors = append(d.Distractors, because(text, x.idea, why(x.ids)))
		}
	}
	return d, true
}
