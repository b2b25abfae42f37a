package iameval

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// reason is why a gate decided as it did: in a few words for the picture and in a
// sentence for the table of events and for questions. Words in braces are facts of
// the request, see resolve.
type reason struct {
	id             string
	ko, en         string
	saidKo, saidEn string
}

func reasonOf(id string) *reason {
	for i := range reasons {
		if reasons[i].id == id {
			return &reasons[i]
		}
	}
	panic("iameval.reasonOf: no reason " + id)
}

// words and sentence fill a reason with facts.
func (r *reason) words(fact func(string) string) i18n.Text { return filled(r.ko, r.en, fact) }

func (r *reason) sentence(fact func(string) string) i18n.Text {
	return filled(r.saidKo, r.saidEn, fact)
}

func filled(ko, en string, fact func(string) string) i18n.Text {
	in := func(template string, l i18n.Lang) string {
		return sim.FillNames(template, func(key string) string { return resolve(key, fact(key), l) })
	}
	return i18n.Of(in(ko, i18n.Korean), in(en, i18n.English))
}

// missing tells what keeps a policy's Allow from fitting: briefly and as a clause.
var missing = map[string][2]i18n.Text{
	"":            {i18n.Of("Allow 문이 없음", "no Allow statement"), i18n.Of("Allow 문 자체가 없다", "there is no Allow statement at all")},
	missPrincipal: {i18n.Of("Principal이 다름", "another Principal"), i18n.Of("Allow 문의 Principal이 이 주체를 가리키지 않는다", "its Allow names another Principal")},
	missAction:    {i18n.Of("Action이 다름", "other Actions"), i18n.Of("Allow 문의 Action이 이 작업을 포함하지 않는다", "its Allow does not cover this Action")},
	missResource:  {i18n.Of("Resource가 다름", "another Resource"), i18n.Of("Allow 문의 Resource가 이 리소스를 포함하지 않는다", "its Allow does not cover this Resource")},
	missCondition: {i18n.Of("Condition이 거짓", "Condition is false"), i18n.Of("Allow 문의 Condition이 이 요청에서 참이 아니다", "the Condition of its Allow is not true here")},
}

// resolve writes a fact, which may be a name of the model's own, in a language.
func resolve(key, value string, l i18n.Lang) string {
	switch key {
	case "miss":
		return missing[value][1].In(l)
	case "gap":
		return missing[value][0].In(l)
	case "named":
		if value == mine {
			return i18n.Of("계정 "+value, "account "+value).In(l)
		}
	case "policies":
		var names []string
		for _, id := range strings.Split(value, ",") {
			names = append(names, inline(gateNamed(id)).In(l))
		}
		return strings.Join(names, ", ")
	}
	return value
}

func gateNamed(id string) *gate {
	for i := range gates {
		if gates[i].id == id {
			return &gates[i]
		}
	}
	panic("iameval.gateNamed: no gate " + id)
}

// inline is a gate's name inside a sentence.
func inline(g *gate) i18n.Text {
	en := g.name.En
	if en[1] >= 'a' {
		en = strings.ToLower(en[:1]) + en[1:]
	}
	return i18n.Of(g.name.Ko, en)
}

// fact returns what a reason's texts name, as fields of events keep it.
func (e *evaluation) fact(gate int) func(string) string {
	return func(key string) string {
		switch key {
		case "action":
			return e.action
		case "service":
			return strings.ToUpper(e.service)
		case "arn":
			return short(e.req.arn)
		case "named":
			who := e.rulings[atResource].allow.principal
			if who == accountARN(mine) {
				return mine
			}
			return short(who)
		case "miss", "gap":
			return e.rulings[gate].miss
		case "policies":
			var ids []string
			for _, g := range e.denying() {
				ids = append(ids, gates[g].id)
			}
			return strings.Join(ids, ",")
		}
		return ""
	}
}

// facts lists what a reason's texts name, for the fields of an event.
func (e *evaluation) facts(s *step) (pairs []string) {
	w := reasonOf(s.why)
	for _, key := range []string{"action", "service", "arn", "named", "miss", "gap", "policies"} {
		if strings.Contains(w.ko+w.saidKo+w.saidEn, "{"+key+"}") {
			pairs = append(pairs, key, e.fact(s.gate)(key))
		}
	}
	return pairs
}

var reasons = []reason{
	{"deny-none", "맞는 Deny 없음", "no Deny fits",
		"이 요청에 걸리는 모든 정책을 훑었지만 맞는 Deny 문이 없다.", "Every policy that applies to the request was looked through, and no Deny statement fits."},
	{"deny-found", "{policies}의 Deny", "Deny in: {policies}",
		"이 요청에 맞는 Deny 문이 {policies}에 있다. 명시적 거부는 어떤 Allow보다 앞서므로 평가가 여기서 끝난다.", "A Deny statement fits the request ({policies}). An explicit deny beats every Allow, so the evaluation ends here."},

	{"rcp-unsupported", "{service}는 RCP 대상이 아님", "RCPs do not cover {service}",
		"RCP는 지원하는 서비스의 리소스에만 적용되고 {service}는 거기에 들지 않는다.", "RCPs apply to resources of supported services only, and {service} is none of them."},
	{"rcp-full", "RCPFullAWSAccess가 허용", "RCPFullAWSAccess allows",
		"떼어 낼 수 없는 RCPFullAWSAccess가 늘 Allow를 준다. RCP는 Deny로만 좁힌다.", "RCPFullAWSAccess cannot be detached and always allows: an RCP narrows by Deny only."},

	{"scp-allow", "SCP가 허용", "the SCP allows",
		"SCP에 맞는 Allow가 있다. 최대 범위 안이라는 뜻이지 권한을 주는 것은 아니다.", "The SCP has an Allow that fits. That is a maximum; it grants nothing."},
	{"scp-missing", "{gap}", "{gap}",
		"SCP에 맞는 Allow가 없다: {miss}. 계정의 관리자가 무엇을 허용했든 암시적 거부다.", "The SCP has no Allow that fits: {miss}. Whatever the account's administrators allow, the request is implicitly denied."},

	{"resource-none", "리소스 정책이 없는 리소스", "a resource without policy",
		"EC2 인스턴스에는 리소스 기반 정책이 없다. 자격 증명 기반 정책이 허용해야 한다.", "An EC2 instance has no resource-based policy: the identity-based policy has to allow."},
	{"resource-cross-none", "리소스 정책이 없어 공유 불가", "no policy: cannot be shared",
		"다른 계정의 리소스는 그 리소스의 정책이 허용해야 하는데 EC2 인스턴스에는 정책을 붙일 수 없다. 그 계정의 역할을 맡아야 한다.", "A resource in another account has to allow by its own policy, and an EC2 instance takes none. The way in is to assume a role of that account."},
	{"resource-sts-root", "루트 사용자는 AssumeRole 불가", "root cannot call AssumeRole",
		"STS는 루트 사용자의 AssumeRole 호출을 받지 않는다. 신뢰 정책이 허용해도 마찬가지다.", "STS takes no AssumeRole call from a root user, whatever the trust policy allows."},
	{"resource-sts-federated", "이 세션은 AssumeRole 불가", "this session cannot call it",
		"GetFederationToken으로 얻은 세션은 STS에서 GetCallerIdentity만 부를 수 있어 역할을 맡지 못한다.", "A session from GetFederationToken can call nothing of STS but GetCallerIdentity, so it assumes no role."},
	{"resource-cross-missing", "{gap}", "{gap}",
		"계정을 건너는 요청은 리소스의 계정도 허용해야 하는데 리소스 기반 정책에 맞는 Allow가 없다: {miss}.", "Across accounts the resource's account has to allow too, and the resource-based policy has no Allow that fits: {miss}."},
	{"resource-cross", "허용: 남은 절반은 주체 쪽", "allows: half of what it takes",
		"리소스 기반 정책이 {named}에 허용한다. 계정을 건너는 요청이라 주체의 계정도 따로 허용해야 한다.", "The resource-based policy allows {named}. Across accounts the principal's own account has to allow as well."},
	{"resource-self", "직접 허용: 나머지를 건너뜀", "direct grant: skips the rest",
		"리소스 기반 정책이 요청한 주체({named})를 직접 지명해 허용한다. 같은 계정이라 자격 증명 기반 정책, 권한 경계, 세션 정책의 암시적 거부는 결과를 바꾸지 못한다.", "The resource-based policy allows {named}, which is the very principal that asks. Within the account an implicit deny in the identity-based policy, the boundary or the session policy changes nothing."},
	{"resource-everyone", "*에 허용: 나머지를 건너뜀", "allows *: skips the rest",
		"리소스 기반 정책의 Principal이 *이고 조건에도 맞아 요청한 주체({arn})가 허용을 그대로 받는다. 같은 계정이라 자격 증명 기반 정책, 권한 경계, 세션 정책의 암시적 거부는 결과를 바꾸지 못한다.", "The resource-based policy has the Principal * and its conditions hold, so the grant goes to what asks ({arn}). Within the account an implicit deny in the identity-based policy, the boundary or the session policy changes nothing."},
	{"resource-entity", "세션이 아니라 그 주인을 허용", "allows the session's owner",
		"리소스 기반 정책이 {named}에 허용하지만 요청한 주체는 그 세션({arn})이다. 이 허용은 자격 증명 기반 정책을 대신할 뿐이고, 권한 경계와 세션 정책은 그대로 제한한다.", "The resource-based policy allows {named}, but its session ({arn}) is what asks. That stands in for the identity-based policy; the boundary and the session policy still count."},
	{"resource-account", "계정에 맡김", "leaves it to the account",
		"리소스 기반 정책이 {named}에 허용한다. 누구에게 줄지는 그 계정의 자격 증명 기반 정책이 정한다.", "The resource-based policy allows {named}: its identity-based policies decide who gets it."},
	{"resource-strict", "{gap}", "{gap}",
		"KMS 키 정책과 역할 신뢰 정책은 같은 계정에서도 반드시 허용해야 하는데 맞는 Allow가 없다: {miss}.", "A KMS key policy or a role trust policy must allow even within the account, and no Allow fits: {miss}."},
	{"resource-silent", "맞는 Allow 없음: 계속", "no Allow fits: goes on",
		"버킷 정책에 맞는 Allow가 없다. 같은 계정이면 자격 증명 기반 정책의 Allow만으로도 되므로 평가가 이어진다.", "The bucket policy has no Allow that fits. Within the account an Allow in the identity-based policy is enough, so the evaluation goes on."},

	{"identity-root", "루트 사용자: 전체 권한", "root user: full access",
		"루트 사용자에게는 자격 증명 기반 정책을 붙이지 않는다. 자기 계정 안의 권한을 모두 가진다.", "No identity-based policy is attached to a root user: it has full access to its account."},
	{"identity-skipped", "리소스 정책이 대신함", "the resource's grant stands in",
		"리소스 기반 정책이 이미 허용했으므로 자격 증명 기반 정책의 Allow는 필요 없다.", "The resource-based policy has allowed already, so no Allow is needed here."},
	{"identity-allow", "허용", "allows",
		"자격 증명 기반 정책에 {action} 작업을 허용하는 문장이 있다.", "A statement of the identity-based policy allows {action}."},
	{"identity-none", "붙은 정책이 없음", "nothing attached",
		"주체에 붙은 자격 증명 기반 정책이 없다. 기본은 거부다.", "No identity-based policy is attached to the principal, and the default is to deny."},
	{"identity-missing", "{gap}", "{gap}",
		"자격 증명 기반 정책에 맞는 Allow가 없다: {miss}.", "The identity-based policy has no Allow that fits: {miss}."},

	{"boundary-root", "루트 사용자에는 없음", "none for a root user",
		"권한 경계는 IAM 사용자와 역할에만 건다.", "A permissions boundary is for IAM users and roles only."},
	{"boundary-none", "권한 경계 없음", "no boundary",
		"권한 경계를 걸지 않아 더 좁히지 않는다.", "No permissions boundary is set, so nothing is narrowed."},
	{"boundary-allow", "경계 안", "within the boundary",
		"권한 경계도 이 작업을 허용한다. 경계 자체는 권한을 주지 않는다.", "The permissions boundary allows the call too; by itself it grants nothing."},
	{"boundary-missing", "{gap}", "{gap}",
		"권한 경계에 맞는 Allow가 없다: {miss}. 유효 권한은 권한 경계와의 교집합이므로 암시적 거부다.", "The permissions boundary has no Allow that fits: {miss}. What counts is the intersection with it, so the request is implicitly denied."},

	{"session-no", "세션이 아님", "not a session",
		"역할 세션도 페더레이션 사용자 세션도 아니어서 세션 정책이 없다.", "It is neither a role session nor a federated user session, so there is no session policy."},
	{"session-none", "세션 정책 없음", "no session policy",
		"역할을 맡을 때 세션 정책을 넘기지 않아 역할의 권한을 그대로 쓴다.", "No session policy was passed when the role was assumed, so the role's permissions hold as they are."},
	{"session-federated", "세션 정책을 넘기지 않음", "no session policy was passed",
		"GetFederationToken에 세션 정책을 넘기지 않았다. 그러면 페더레이션 사용자 세션에는 권한이 없다.", "GetFederationToken was called without a session policy, and then a federated user session has no permissions."},
	{"session-allow", "세션 정책도 허용", "the session policy allows too",
		"세션 정책에도 맞는 Allow가 있다. 세션 정책은 권한을 더하지 않고 교집합으로 좁힌다.", "The session policy has an Allow that fits as well. It adds nothing: it only narrows."},
	{"session-missing", "{gap}", "{gap}",
		"세션 정책에 맞는 Allow가 없다: {miss}. 세션의 권한은 세션 정책과의 교집합이므로 암시적 거부다.", "The session policy has no Allow that fits: {miss}. A session has the intersection with it, so the request is implicitly denied."},
}
