package iameval

import (
	"strings"

	"notelab/app/sim"
)

// abilities are calls that can be allowed one by one.
var abilities = []string{"s3:GetObject", "s3:PutObject", "s3:DeleteObject", "sqs:SendMessage", "sqs:ReceiveMessage", "dynamodb:GetItem", "dynamodb:PutItem", "logs:PutLogEvents"}

// allowing reports whether one of the patterns covers a call.
func allowing(patterns []string, call string) bool {
	p := policy{{actions: patterns, resource: "*"}}
	return p.rule(&request{action: call, resource: "*"}).fit != fitsNot
}

// bundles are pattern lists for one policy.
var bundles = [][]string{
	{"s3:*", "sqs:*"}, {"s3:*", "dynamodb:*"}, {"s3:Get*", "sqs:*", "logs:*"}, {"s3:Put*", "dynamodb:*"}, {"sqs:Send*", "dynamodb:Get*", "s3:*"},
	{"dynamodb:*", "logs:*"}, {"sqs:*", "dynamodb:Put*"}, {"s3:GetObject", "s3:PutObject", "sqs:*"}, {"*"}, {"logs:*", "s3:Delete*", "sqs:Receive*"},
	{"s3:*", "sqs:*", "logs:*", "dynamodb:*"}, {"dynamodb:*Item", "s3:*Object"},
}

// askOverlap asks which call lies in the intersection of an identity-based policy,
// a boundary and a session policy.
func askOverlap(a *sim.Asker) sim.Draft {
	var sets [3][]string
	key := ""
	var wrong [3][]string // by how many policies allow
	for len(wrong[1])+len(wrong[2]) < 3 || key == "" || len(wrong[2]) < 1 {
		for i, n := range a.Rand.Perm(len(bundles))[:len(sets)] {
			sets[i] = bundles[n]
		}
		var in []string
		wrong = [3][]string{}
		for _, call := range abilities {
			n := 0
			for i := range sets {
				if allowing(sets[i], call) {
					n++
				}
			}
			if n == 3 {
				in = append(in, call)
			} else {
				wrong[n] = append(wrong[n], call)
			}
		}
		if key = ""; len(in) > 0 {
			key = sim.Pick(a, in...)
		}
	}
	names := [3]string{a.Say("자격 증명 기반 정책", "the identity-based policy"), a.Say("권한 경계", "the permissions boundary"), a.Say("세션 정책", "the session policy")}
	d := sim.Draft{
		Prompt: a.Say("역할 세션이 같은 계정의 리소스에 요청을 보낸다. 모든 리소스(`*`)에 대해 자격 증명 기반 정책은 $1 작업을, 권한 경계는 $2 작업을, 역할을 맡을 때 넘긴 세션 정책은 $3 작업을 허용한다. 리소스 기반 정책은 없고 SCP와 RCP는 막지 않으며 Deny는 없다. 허용되는 호출은?",
			"A role session calls resources of its own account. On every resource (`*`) the identity-based policy allows $1, the permissions boundary $2, and the session policy passed with the role $3. There are no resource-based policies, SCPs and RCPs block nothing, and there is no Deny. Which call is allowed?", ticked(sets[0]), ticked(sets[1]), ticked(sets[2])),
		Values: info.Defaults().Change("policy=none identity=admin boundary=service session=other"), Tags: []string{"D2.T1.S6"},
		Explanation: a.Say("자격 증명 기반 정책, 권한 경계, 세션 정책의 교집합에 드는 작업만 허용된다. 권한 경계와 세션 정책은 권한을 주지 않는다.", "Allowed is what lies in the intersection of identity-based policy, boundary and session policy. Neither a boundary nor a session policy grants anything."),
		Key:         sim.Candidate{Text: tick(key), Why: a.Say("세 정책이 모두 이 작업을 허용한다.", "All three policies allow it.")},
	}
	for n := 2; n >= 0; n-- {
		a.Rand.Shuffle(len(wrong[n]), func(i, j int) { wrong[n][i], wrong[n][j] = wrong[n][j], wrong[n][i] })
		for _, call := range wrong[n] {
			var lacking []string
			idea := "adds up what the policies allow"
			for i := range sets {
				if !allowing(sets[i], call) {
					lacking = append(lacking, names[i])
				}
			}
			if n == 2 && allowing(sets[1], call) && allowing(sets[2], call) {
				idea = "takes a boundary and a session policy for grants"
			}
			d.Distractors = append(d.Distractors, sim.Candidate{Text: tick(call), Misconception: idea,
				Why: a.Say("$1에는 이 작업의 Allow가 없다.", "Not allowed by $1.", strings.Join(lacking, a.Say(", ", " and ")))})
		}
	}
	return d
}

// shapes are the two halves of an action's name, by kind of resource.
var shapes = map[string][2]string{anObject: {"Get", "Object"}, aKey: {"De", "crypt"}, aTarget: {"Assume", "Role"}, anInstance: {"Stop", "Instances"}}

// askStatement asks which Allow of an identity-based policy covers a request.
func askStatement(a *sim.Asker) sim.Draft {
	v := info.Defaults().Change("boundary=none session=none identity=custom principal=" + sim.Pick(a, aUser, aRole) + " resource=" + sim.Pick(a, anObject, anObject, aKey, aTarget, anInstance))
	if v.Get("resource") == anObject {
		v = v.Must("policy", none)
	} else {
		v = v.Must("names", "account")
	}
	c := configOf(v)
	arn, svc, half := c.fill(c.arn), c.service+":", shapes[c.kind]
	cut := strings.LastIndexByte(arn, '/') + 1
	whole := arn[:cut] + "*"
	action := sim.Pick(a, svc+half[0]+"*", svc+"*"+half[1], strings.ToUpper(svc)+strings.ToLower(half[0])+"*", svc+half[0]+"?"+half[1][1:], svc+"*", c.action)
	on := sim.Pick(a, whole, arn, "*", arn[:cut+1]+"*")
	if c.kind == anObject && a.Coin() {
		on = arn[:cut-2] + "?/*"
	}
	v = v.Must("actions", action, "on", on)
	e := evaluate(configOf(v))
	show := func(action, on string) string { return "Action " + tick(action) + ", Resource " + tick(on) }
	d := sim.Draft{
		Prompt: a.Say("자격 증명 기반 정책에 Allow 문 하나를 두어 `$1` 작업을 `$2` 리소스에 허용하려 한다. 리소스 쪽과 조직의 정책은 막지 않고 Deny는 없다. 이 요청을 허용하는 문장은?",
			"One Allow statement of an identity-based policy is to permit `$1` on `$2`. The resource's and the organization's policies block nothing, and there is no Deny. Which statement permits the call?", c.action, arn),
		Values: v, Tags: tags(c),
		Explanation: a.Say("Action은 대소문자를 가리지 않고 Resource는 가린다. 둘 다 `*`는 길이에 상관없이 아무 글자와, `?`는 꼭 한 글자와 맞는다. 와일드카드가 없으면 전체가 같아야 한다.", "Actions are not case-sensitive, resources are. In both `*` is any run of characters and `?` exactly one; without a wildcard the whole has to be equal."),
		Key:         sim.Candidate{Text: show(action, on), Why: a.Say("Action이 이 작업을, Resource가 이 리소스를 포함한다.", "The Action covers the call and the Resource covers its target.")},
	}
	for _, w := range []struct{ action, on, idea, ko, en string }{
		{svc + half[0], whole, "takes a beginning for a pattern", "와일드카드가 없어 이름이 `$1`인 작업에만 맞는다.", "Without a wildcard it covers just an action named `$1`."},
		{svc + half[0] + "*", arn[:cut-1], "takes a container for what is in it", "Resource에 `*`가 없어 `$2` 하나만 가리킨다.", "Without `*` the Resource is just `$2`."},
		{svc + "*", strings.Replace(whole, "study", "Study", 1), "thinks that resources do not mind capitals", "Resource는 대소문자를 가린다. `$2`는 다른 이름이다.", "Resources are case-sensitive: `$2` is another name."},
		{svc + half[0] + "?", whole, "takes ? for any run of characters", "`?`는 꼭 한 글자라 작업 이름의 나머지까지 맞지는 않는다.", "`?` is exactly one character and does not cover the rest of the name."},
		{c.others[0], "*", "looks at the resource alone", "Action이 `$1`뿐이라 이 작업을 포함하지 않는다.", "Its Action is `$1`, which is not the call."},
		{c.action, c.fill(c.target.elsewhere), "looks at the action alone", "Resource가 `$2`뿐이라 이 리소스를 포함하지 않는다.", "Its Resource is `$2`, which is not the target."},
	} {
		if covers(w.action, w.on, e.req) || w.on == arn[:cut-1] && c.kind != anObject {
			continue
		}
		d.Distractors = append(d.Distractors, a.Wrong(show(w.action, w.on), w.idea, w.ko, w.en, w.action, w.on))
	}
	n := len(d.Distractors)
	a.Rand.Shuffle(n, func(i, j int) { d.Distractors[i], d.Distractors[j] = d.Distractors[j], d.Distractors[i] })
	return d
}

// covers reports whether a statement allows a request.
func covers(action, on string, r *request) bool {
	p := policy{{actions: []string{action}, resource: on}}
	return p.rule(r).fit != fitsNot
}
