package iameval

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
)

// Exam-guide ids: permissions of principals, and assuming a role where the
// resource is one.
func tags(c *config) []string {
	if c.kind == aTarget {
		return []string{"D2.T1.S5", "D2.T1.S6"}
	}
	return []string{"D2.T1.S6"}
}

// Ask implements sim.Simulator.
func (simulator) Ask(kind string, seed uint64, l i18n.Lang) (quiz.Question, error) {
	return sim.Questions{
		"verdict":   askVerdict,
		"named":     askNamed,
		"fix":       askFix,
		"sides":     askSides,
		"overlap":   askOverlap,
		"statement": askStatement,
	}.Ask(info, kind, seed, l)
}

func tick(s string) string { return "`" + s + "`" }

// ticked writes names one after the other.
func ticked(names []string) string { return "`" + strings.Join(names, "`, `") + "`" }

// causes lists the gates that stop a request, each looked at as if the others let
// it pass; a question has one answer only where there is at most one.
func causes(e *evaluation) (list []int) {
	for i := range gates {
		v, _ := gates[i].judge(e)
		if v.stop() {
			list = append(list, i)
		}
		if v == jumped {
			break
		}
	}
	return list
}

// scene draws a setting of which a question can be asked: what no page says, and
// what would be told in too many words, is left out.
func scene(a *sim.Asker) map[string]string {
	pick := func(of ...string) string { return sim.Pick(a, of...) }
	given := map[string]string{
		"principal": pick(aUser, aRole, aRole, aFederated),
		"resource":  pick(anObject, anObject, anObject, aKey, aTarget, anInstance),
		"account":   pick(sameAccount, sameAccount, sameAccount, sister, stranger),
		"policy":    pick(none, allowed, allowed, allowed, other, denied),
		"identity":  pick(none, exact, exact, service, admin, other, elsewhere, denied),
		"boundary":  pick(none, none, service, other, denied),
		"session":   pick(none, none, service, service, other),
		"scp":       pick(full, full, full, listed, denied),
		"rcp":       pick(full, full, full, ourOrg, denied),
	}
	switch given["principal"] {
	case aUser:
		given["names"] = pick(aUser, aUser, "account")
	case aRole:
		given["names"] = pick(aRole, aRole, "session", "session", "account")
	default:
		given["names"] = pick(aUser, aUser, "session", "session", "account")
	}
	return given
}

// askable reports whether a setting has one answer that a page tells.
func askable(e *evaluation) bool {
	if e.kind == aTarget && e.principal == aFederated || len(e.denying()) > 1 {
		return false
	}
	return len(causes(e)) <= 1
}

// drawn draws settings until one is askable and wanted.
func drawn(a *sim.Asker, wanted func(*evaluation) bool) (sim.Values, *evaluation) {
	for {
		given := scene(a)
		e := evaluate(configFrom(func(name string) string { return given[name] }))
		if askable(e) && wanted(e) {
			v, _ := info.Parse(given)
			return v, evaluate(configOf(v))
		}
	}
}

// tells says what a gate makes of the request, as a reason for or against an
// option, whether the request comes to it or not.
func (e *evaluation) tells(gate int, l i18n.Lang) string {
	v, why := gates[gate].judge(e)
	if v.stop() && e.bypassed(gate) {
		return i18n.Of("리소스 기반 정책의 허용이 이 단계를 건너뛰게 하므로 여기에 Allow가 없어도 결과는 바뀌지 않는다.", "The grant of the resource-based policy skips this one, so the lack of an Allow here changes nothing.").In(l)
	}
	return reasonOf(why).sentence(e.fact(gate)).In(l)
}

// bypassed reports whether the grant of the resource's policy leaves a gate out,
// whatever else stops the request.
func (e *evaluation) bypassed(gate int) bool {
	switch v, why := judgeResource(e); {
	case v == jumped:
		return gate > atResource
	case why == "resource-entity":
		return gate == atIdentity
	}
	return false
}
