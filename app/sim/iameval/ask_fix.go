package iameval

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// remedy is one change to the policies, as parameters.
type remedy struct {
	changes string
	gate    int // the policy it changes
	ko, en  string
	idea    string
	may     func(*evaluation) bool
}

var remedies = []remedy{
	{"identity=admin", atIdentity, "자격 증명 기반 정책으로 AdministratorAccess를 붙인다", "Attach AdministratorAccess as an identity-based policy", "gives more of what is not the cause", func(e *evaluation) bool { return e.identity != admin }},
	{"identity=exact", atIdentity, "자격 증명 기반 정책에 이 작업의 Allow를 둔다", "Allow the call in the identity-based policy", "takes the identity-based policy for the only grant", func(e *evaluation) bool { return e.identity != exact && e.identity != denied }},
	{"boundary=service", atBoundary, "권한 경계에 이 서비스의 Allow를 둔다", "Allow the service in the permissions boundary", "takes the boundary for the cause", func(e *evaluation) bool { return e.boundary == other }},
	{"boundary=none", atBoundary, "권한 경계를 없앤다", "Remove the permissions boundary", "takes the boundary for the cause", func(e *evaluation) bool { return e.boundary != none }},
	{"session=service", atSession, "이 서비스를 허용하는 세션 정책을 넘긴다", "Pass a session policy that allows the service", "thinks that a session policy adds rights", func(e *evaluation) bool { return e.isSession() && e.session == none }},
	{"session=service", atSession, "세션 정책에 이 서비스의 Allow를 둔다", "Allow the service in the session policy", "takes the session policy for the cause", func(e *evaluation) bool { return e.session == other }},
	{"policy=allow names=account", atResource, "리소스 기반 정책에서 주체의 계정에 이 작업을 허용한다", "Allow the call to the principal's account in the resource-based policy", "takes an account principal for a grant to everybody in it", func(e *evaluation) bool {
		return e.kind != anInstance && (e.names != "account" || e.policy == none) && e.policy != denied
	}},
	{"policy=allow names=role", atResource, "리소스 기반 정책에서 역할 ARN에 이 작업을 허용한다", "Allow the call to the role's ARN in the resource-based policy", "takes the role for its session", func(e *evaluation) bool {
		return e.kind != anInstance && e.principal == aRole && (e.names != aRole || e.policy == none) && e.policy != denied
	}},
	{"policy=allow names=session", atResource, "리소스 기반 정책에서 요청하는 세션의 ARN에 이 작업을 허용한다", "Allow the call to the calling session's ARN in the resource-based policy", "thinks that a direct grant beats everything", func(e *evaluation) bool {
		return e.kind != anInstance && e.isSession() && (e.names != "session" || e.policy == none) && e.policy != denied
	}},
	{"policy=allow names=user", atResource, "리소스 기반 정책에서 사용자 ARN에 이 작업을 허용한다", "Allow the call to the user's ARN in the resource-based policy", "thinks that a direct grant beats everything", func(e *evaluation) bool {
		return e.kind != anInstance && e.principal != aRole && (e.names != aUser || e.policy == none) && e.policy != denied
	}},
	{"scp=full", atSCP, "주체의 계정에 `FullAWSAccess` SCP를 붙인다", "Attach the SCP `FullAWSAccess` to the principal's account", "takes the organization for the cause", func(e *evaluation) bool { return e.scp == listed }},
	{"scp=full", atSCP, "SCP의 Deny 문을 없앤다", "Remove the Deny from the SCP", "takes the organization for the cause", func(e *evaluation) bool { return e.scp == denied }},
	{"rcp=full", atRCP, "RCP의 Deny 문을 없앤다", "Remove the Deny from the RCP", "takes the resource's organization for the cause", func(e *evaluation) bool { return e.rcp != full }},
	{"policy=allow", atResource, "리소스 기반 정책의 Deny 문을 없앤다", "Remove the Deny from the resource-based policy", "takes the resource's policy for the cause", func(e *evaluation) bool { return e.policy == denied }},
	{"identity=admin", atIdentity, "자격 증명 기반 정책의 Deny 문을 없앤다", "Remove the Deny from the identity-based policy", "takes the identity-based policy for the cause", func(e *evaluation) bool { return e.identity == denied }},
	{"boundary=service", atBoundary, "권한 경계의 Deny 문을 없앤다", "Remove the Deny from the permissions boundary", "takes the boundary for the cause", func(e *evaluation) bool { return e.boundary == denied }},
}

// askFix asks for the one change that makes a denied call succeed.
func askFix(a *sim.Asker) sim.Draft {
	want := sim.Pick(a, atDeny, atSCP, atResource, atIdentity, atBoundary, atBoundary, atSession)
	var v sim.Values
	var e *evaluation
	var help, not []*remedy
	for len(help) == 0 || len(not) < 3 {
		v, e = drawn(a, func(e *evaluation) bool { return !e.allowed() && e.last().gate == want })
		help, not = nil, nil
		for i := range remedies {
			r := &remedies[i]
			switch {
			case !r.may(e) || r.gate == atIdentity && e.identity == denied && r.en[0] == 'A':
			case evaluate(configOf(v.Change(r.changes))).allowed():
				help = append(help, r)
			default:
				not = append(not, r)
			}
		}
	}
	text := func(r *remedy) string { return i18n.Of(r.ko, r.en).In(a.Lang) }
	key := sim.Pick(a, help...)
	cause := e.tells(e.last().gate, a.Lang)
	d := sim.Draft{
		Prompt: say(a, story(e.config), "결과는 AccessDenied다. 무엇 하나를 바꾸면 허용되는가?", "It fails with AccessDenied. Which single change makes it succeed?"),
		Values: v, Tags: tags(e.config), Explanation: cause,
		Key: sim.Candidate{Text: text(key), Why: a.Say("$1 이렇게 바꾸면 막는 정책이 없어진다.", "$1 With the change nothing is left in the way.", cause)},
	}
	if key.gate != e.last().gate && e.last().gate != atDeny {
		f := evaluate(configOf(v.Change(key.changes)))
		d.Key.Why = cause + " " + f.tells(key.gate, a.Lang)
	}
	a.Rand.Shuffle(len(not), func(i, j int) { not[i], not[j] = not[j], not[i] })
	for _, r := range not {
		f := evaluate(configOf(v.Change(r.changes)))
		d.Distractors = append(d.Distractors, sim.Candidate{Text: text(r), Misconception: r.idea,
			Why: a.Say("바꾼 뒤에도 거부된다. $1", "It is denied after the change, too. $1", f.tells(f.last().gate, a.Lang))})
	}
	return d
}
