package iameval

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// principals are what a resource's policy could name, with the name the parameter
// has, or "" for what cannot be or is not the caller.
var principals = []struct {
	name, arn, idea string
	saidKo, saidEn  string
}{
	{aUser, userARN, "names a user, not the session that calls", "", ""},
	{aRole, roleARN, "names a role, not the principal that calls", "", ""},
	{"session", "", "", "", ""},
	{"account", accountARN(mine), "takes an account principal for a grant to everybody in it", "", ""},
	{"", "arn:aws:iam::" + mine + ":group/developers", "names a group", "IAM 그룹은 Principal이 될 수 없다.", "A group cannot be a Principal."},
	{"", "arn:aws:iam::" + mine + ":role/ops-role", "names another role", "요청은 이 역할의 세션에서 오지 않는다.", "The call does not come from a session of this role."},
}

// askNamed asks which Principal makes a call pass where a policy of the
// principal's is silent.
func askNamed(a *sim.Asker) sim.Draft {
	pick := func(of ...string) string { return sim.Pick(a, of...) }
	v := info.Defaults().Change("principal=" + pick(aUser, aRole, aRole, aFederated) + " resource=" + pick(anObject, anObject, aKey, aTarget) +
		" identity=" + pick(none, other, exact, admin) + " boundary=" + pick(other, other, none) + " policy=allow")
	if v.Get("principal") == aFederated && v.Get("resource") == aTarget {
		v = v.Must("resource", anObject)
	}
	if v.Get("principal") != aUser {
		v = v.Must("session", pick(none, other))
	}
	works := func(name string) (*evaluation, bool) {
		e := evaluate(configOf(v.Must("names", name)))
		return e, e.allowed()
	}
	// Naming the role, the user or the account must not do.
	if v.Get("boundary") == none && (v.Get("principal") == aUser || v.Get("session") == none) {
		v = v.Must("boundary", other)
	}
	key := "session"
	if v.Get("principal") == aUser {
		key = aUser
	}
	e, _ := works(key)
	c := *e.config
	c.policy = none // the policy is what is asked for
	story := join(callText(&c), permits(&c), i18n.Of("SCP와 RCP는 막지 않고 Deny는 어디에도 없다.", "SCPs and RCPs block nothing, and there is no Deny anywhere."))
	d := sim.Draft{
		Prompt: say(a, story, "다른 정책은 바꾸지 않고 $1에 Allow 문 하나를 두어 이 요청을 허용하려 한다. Principal에 무엇을 적어야 하는가?", "An Allow statement of the $1 is to name one Principal so that the call succeeds, with no other policy changed. Which one?", i18n.Of(resourcePolicyName(e.kind).Ko, inlineName(e.kind)).In(a.Lang)),
		Values: v.Must("names", key), Tags: tags(e.config),
		Explanation: a.Say("같은 계정에서 리소스 기반 정책이 IAM 사용자나 세션을 직접 지명하면 다른 정책의 암시적 거부는 결과를 바꾸지 못한다. 역할 ARN이나 세션을 연 사용자의 ARN을 지명하면 권한 경계와 세션 정책이 그대로 제한한다.", "Within an account a resource-based policy that names an IAM user or a session directly is not limited by implicit denies elsewhere. One that names the role's ARN, or the ARN of the user behind the session, is limited by the boundary and the session policy."),
	}
	d.Key = sim.Candidate{Text: tick(e.req.arn), Why: e.tells(atResource, a.Lang)}
	for _, p := range principals {
		if p.name == key || p.name == "session" {
			continue
		}
		why := i18n.Of(p.saidKo, p.saidEn).In(a.Lang)
		switch w, ok := works(or(p.name, "account")); {
		case p.name == "":
		case ok:
			continue
		default:
			s := w.last()
			why = w.tells(s.gate, a.Lang)
			if s.gate != atResource {
				why = w.tells(atResource, a.Lang) + " " + why
			}
		}
		d.Distractors = append(d.Distractors, sim.Candidate{Text: tick(p.arn), Misconception: p.idea, Why: why})
	}
	// The role, the user and the account come first; one that is neither caller nor
	// its owner is less tempting.
	a.Rand.Shuffle(2, func(i, j int) {
		n := len(d.Distractors) - 2
		d.Distractors[n+i], d.Distractors[n+j] = d.Distractors[n+j], d.Distractors[n+i]
	})
	return d
}

func or(s, usual string) string {
	if s == "" {
		return usual
	}
	return s
}
