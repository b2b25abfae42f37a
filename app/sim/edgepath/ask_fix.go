package edgepath

import (
	"slices"
	"strings"

	"notelab/app/i18n"

	"notelab/app/sim"
)

// change is one thing an operator may change.
type change struct {
	id      string
	origins string // the kinds of origin it makes sense for, "" for any
	changes string // "" for something that no gate looks at
	ko, en  string
	idea    string // why one would try it
}

var changes = []change{
	{"us-east-1", "", "certificate=us-east-1", "이 도메인을 덮는 `us-east-1`의 ACM 인증서로 대체 도메인 이름을 등록한다", "Add the alternate domain name with an ACM certificate for it in `us-east-1`", "takes the refusal for an unknown name"},
	{"list", "", "geo=allow countries=KR,JP,US", "지리적 제한의 허용 목록에 `KR`을 더한다", "Add `KR` to the allow list of the geo restriction", "takes the refusal for the geo restriction"},
	{"unblock", "", "geo=block countries=DE", "지리적 제한의 차단 목록에서 `US`를 뺀다", "Take `US` off the block list of the geo restriction", "takes the refusal for the geo restriction"},
	{"redirect", "", "viewer-policy=redirect-to-https", "뷰어 프로토콜 정책을 `redirect-to-https`로 바꾼다", "Change the viewer protocol policy to `redirect-to-https`", "thinks a redirect cures refusals"},
	{"https-only", "", "viewer-policy=https-only", "뷰어 프로토콜 정책을 `https-only`로 바꾼다", "Change the viewer protocol policy to `https-only`", "thinks stricter HTTPS cures refusals"},
	{"methods", "", "methods=all", "캐시 동작의 허용 메서드를 일곱 개 모두로 넓힌다", "Allow all seven methods in the cache behavior", "takes the refusal for a method that is not allowed"},
	{"bucket-policy", "s3", "bucket-policy=this actions=get", "버킷 정책에서 이 배포(`AWS:SourceArn`)에 `s3:GetObject` 동작을 허용한다", "Allow `s3:GetObject` to this distribution (`AWS:SourceArn`) in the bucket policy", "takes the refusal for the bucket policy"},
	{"actions", "s3", "actions=put", "버킷 정책의 Action에 `s3:PutObject`를 더한다", "Add `s3:PutObject` to the actions of the bucket policy", "takes the refusal for a missing action"},
	{"key-policy", "s3", "key-policy=true", "KMS 키 정책에서 이 배포의 CloudFront 서비스 주체를 허용한다", "Allow the CloudFront service principal with this distribution in the KMS key policy", "takes the refusal for the KMS key"},
	{"oai", "s3", "access=oai bucket-policy=oai", "OAC를 OAI로 바꾸고 버킷 정책에서 OAI 사용자를 허용한다", "Replace OAC with an OAI and allow the OAI user in the bucket policy", "thinks OAI can do what OAC cannot"},
	{"oac", "s3", "access=oac bucket-policy=this", "OAI를 OAC로 바꾸고 버킷 정책에서 이 배포를 허용한다", "Replace the OAI with OAC and allow this distribution in the bucket policy", "thinks OAC is missing"},
	{"http-only", "website|alb|vpc", "origin-policy=http-only", "오리진 프로토콜 정책을 `http-only`로 바꾼다", "Change the origin protocol policy to `http-only`", "takes the refusal for the origin protocol policy"},
	{"origin-https", "website|alb|vpc", "origin-policy=https-only", "오리진 프로토콜 정책을 `https-only`로 바꾼다", "Change the origin protocol policy to `https-only`", "thinks HTTPS to the origin cures refusals"},
	{"header", "website|alb|vpc", "sends=true", "CloudFront의 오리진 설정에 비밀 헤더를 더한다", "Add the secret header to CloudFront's origin settings", "takes the refusal for the secret header"},
	{"group", "alb|vpc", "security-group=prefix-list", "ALB의 보안 그룹에 CloudFront 관리형 접두사 목록을 허용한다", "Allow CloudFront's managed prefix list in the ALB's security group", "takes the failure for the security group"},
	{"certificate", "alb|vpc", "origin-certificate=valid", "ALB의 인증서를 오리진 도메인용의 유효한 것으로 바꾼다", "Give the ALB a valid certificate for the origin domain", "takes the failure for the origin's certificate"},
	{"timeout", "", "", "오리진 응답 제한 시간을 두 배로 늘린다", "Double the origin response timeout", "takes the failure for a slow origin"},
	{"invalidate", "", "", "배포의 캐시를 `/*`로 무효화한다", "Invalidate the cache with `/*`", "takes the answer for a cached one"},
}

// far says how unlike a fault at the origin, or at the edge, a change is.
func (ch *change) far(atOrigin bool) int {
	switch {
	case ch.changes == "":
		return 2
	case atOrigin == (ch.origins != ""):
		return 0
	}
	return 1
}

// works reports whether a viewer that follows redirects gets what it asked for.
func works(v sim.Values) (*config, *round, bool) {
	c := configOf(v)
	list := c.visit()
	r := list[len(list)-1]
	return c, r, r.last() == nil
}

// askFix: which single change helps?
func askFix(a *sim.Asker) sim.Draft {
	v, f := scene(a, func(f *fault) bool { return f.fix != "" || f.id == "plain" })
	c, r, _ := works(v)
	must := map[string][2]string{
		bucket:  {"버킷은 공개하지 않는다. ", "The bucket must stay closed. "},
		website: {"웹사이트 엔드포인트는 그대로 쓴다. ", "The website endpoint stays. "},
	}[c.origin]
	if oneOf(f.fix, "certificate") {
		must = [2]string{"오리진 구간은 HTTPS로 둔다. ", "The origin leg stays HTTPS. "}
	}
	d := sim.Draft{
		Prompt: story(a, c) + " " + a.Say("그런데 "+codeIn(r.code).Ko+". ", "But "+codeIn(r.code).En+". ") + a.Say(must[0]+"이 요청이 통하게 하는 변경 하나를 고르세요.", must[1]+"Which single change makes this request work?"),
		Values: v, Tags: tagsWay,
		Explanation: explain(a, c, r),
	}
	list := make([]*change, len(changes))
	for i := range changes {
		list[i] = &changes[i]
	}
	a.Rand.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	// What is done at the same end of the way is the likelier confusion.
	atOrigin := r.reached
	slices.SortStableFunc(list, func(x, y *change) int { return x.far(atOrigin) - y.far(atOrigin) })
	for _, ch := range list {
		if ch.id == f.fix {
			t := tells(c, r, r.last().gate)
			d.Key = a.Right(a.Say(ch.ko, ch.en), "막던 것이 이것이다. "+t.Ko, "This is what stood in the way. "+t.En)
			continue
		}
		if ch.origins != "" && !oneOf(c.origin, ch.origins) || strings.HasPrefix(ch.id, "us-") && c.host == ownName ||
			ch.id == "list" && (c.geo != "allow" || f.id != "unlisted" && f.id != "blocked") || ch.id == "actions" && c.method == "GET" || ch.id == "unblock" && c.geo != "block" ||
			ch.id == "header" && !c.checks && c.site != "referer" || ch.id == "oai" && c.access == "oai" || ch.id == "oac" && c.access == "oac" ||
			ch.id == "key-policy" && !c.kms || ch.id == "certificate" && c.protocol == httpOnly {
			continue // it makes no sense here
		}
		w := set(v, ch.changes)
		if ch.changes != "" && w.Query() == v.Query() {
			continue // it is so already
		}
		after, end, ok := works(w)
		if ok {
			continue // a second way out
		}
		t := tells(after, end, end.last().gate)
		same := still(end, r)
		d.Distractors = append(d.Distractors, a.Wrong(a.Say(ch.ko, ch.en), ch.idea, same.Ko+t.Ko, same.En+t.En))
	}
	return d
}

// codeIn says in a sentence what the viewer gets now.
func codeIn(code int) i18n.Text {
	if code == 0 {
		return i18n.Of("TLS 연결이 끊긴다", "the TLS connection is dropped")
	}
	return i18n.Of("뷰어는 "+tick(itoa(code))+" 응답을 받는다", "the viewer gets "+tick(itoa(code)))
}

// still says whether a change leaves the request at the gate it was at.
func still(after, before *round) i18n.Text {
	g := after.last().gate
	if g.id == before.last().gate.id {
		return i18n.Of("바꿔도 \""+g.name.Ko+"\" 문에서 그대로 막힌다. ", "The request is still refused at the same gate, \""+lower(g.name.En)+"\". ")
	}
	return i18n.Of("이번에는 \""+g.name.Ko+"\" 문에서 막힌다. ", "Now another gate refuses it, \""+lower(g.name.En)+"\". ")
}
