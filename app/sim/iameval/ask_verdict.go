package iameval

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// outcomeText names an end of an evaluation: the gate it stops at, the policies
// that deny, or that it is allowed.
func outcomeText(kind string, gate int, deny []int) i18n.Text {
	if gate < 0 {
		return i18n.Of("허용된다: 막는 정책이 없음", "Allowed: no policy stands in the way")
	}
	at := gate
	if gate == atDeny {
		at = deny[0]
	}
	name := inline(&gates[at])
	if at == atResource && kind != anInstance {
		name = i18n.Of(resourcePolicyName(kind).Ko, inlineName(kind))
	}
	if gate == atDeny {
		return i18n.Of("거부된다: "+name.Ko+"에 명시적 거부", "Denied: explicit deny in the "+name.En)
	}
	return i18n.Of("거부된다: "+name.Ko+"에 Allow 없음", "Denied: no Allow in the "+name.En)
}

// mistaken ideas behind the outcomes, by gate; -1 is "allowed".
var outcomeIdeas = map[int]string{
	-1:         "takes one Allow for enough, whatever else applies",
	atDeny:     "takes a missing Allow for an explicit deny",
	atRCP:      "thinks that an RCP has to allow by a statement of its own",
	atSCP:      "blames the organization whenever a call is denied",
	atResource: "thinks that the resource always has to allow",
	atIdentity: "thinks that the identity-based policy always has to allow",
	atBoundary: "thinks that a boundary limits every grant",
	atSession:  "thinks that a session policy limits every grant",
}

// askVerdict asks for the decision and its cause.
func askVerdict(a *sim.Asker) sim.Draft {
	want := sim.Pick(a, -1, -1, -2, -2, atDeny, atDeny, atSCP, atResource, atIdentity, atBoundary, atBoundary, atSession)
	v, e := drawn(a, func(e *evaluation) bool {
		silent := !e.allows(atIdentity) || e.policies[atBoundary] != nil && !e.allows(atBoundary)
		switch want {
		case -1: // allowed by what allows
			return e.allowed() && !silent
		case -2: // allowed although something is silent
			return e.allowed() && silent
		}
		return !e.allowed() && e.last().gate == want
	})
	got := -1
	if !e.allowed() {
		got = e.last().gate
	}
	text := func(gate int) string { return outcomeText(e.kind, gate, e.denying()).In(a.Lang) }
	why := e.tells(e.last().gate, a.Lang)
	if got == -1 && e.last().verdict != jumped {
		why = a.Say("거부하는 정책이 없고 필요한 정책이 모두 허용한다. $1", "No policy denies, and those that have to allow do. $1", e.grantedBy(a.Lang))
	}
	d := sim.Draft{
		Prompt: say(a, story(e.config), "이 요청의 판정은?", "What is the decision?"),
		Values: v, Tags: tags(e.config),
		Explanation: a.Say("평가 순서: 명시적 거부 → RCP → SCP → 리소스 기반 정책 → 자격 증명 기반 정책 → 권한 경계 → 세션 정책. $1", "The order: explicit denies, RCP, SCP, resource-based policy, identity-based policy, permissions boundary, session policy. $1", why),
	}
	d.Key = sim.Candidate{Text: text(got), Why: why}
	// The most tempting first: what is silent without being the cause.
	var first, rest []int
	for i := atSCP; i < gateCount; i++ {
		switch {
		case i == got || i == atSession && !e.isSession() || i == atResource && e.kind == anInstance:
		case !e.allows(i) && (i != atBoundary && i != atSession || e.policies[i] != nil):
			first = append(first, i)
		default:
			rest = append(rest, i)
		}
	}
	for _, list := range [][]int{first, rest} {
		a.Rand.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	}
	options := append(first, rest...)
	if got != -1 {
		options = append([]int{-1}, options...)
	}
	for _, g := range options {
		why := ""
		if g == -1 {
			why = e.tells(got, a.Lang)
		} else {
			why = e.tells(g, a.Lang)
		}
		d.Distractors = append(d.Distractors, sim.Candidate{Text: text(g), Misconception: outcomeIdeas[g], Why: why})
	}
	return d
}

// grantedBy tells which policy granted an allowed request.
func (e *evaluation) grantedBy(l i18n.Lang) string {
	if s := e.met(atIdentity); s != nil && s.verdict == passed {
		return e.tells(atIdentity, l)
	}
	return e.tells(atResource, l)
}
