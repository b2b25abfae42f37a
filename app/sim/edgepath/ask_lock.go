package edgepath

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// askBypass: what becomes of a request that leaves my distribution out?
func askBypass(a *sim.Asker) sim.Draft {
	v := set(info.Defaults(), "behaviors= waf=true geo=allow countries=KR country=KR path=/data.json via="+sim.Pick(a, viaDirect, viaOther)+" origin="+sim.Pick(a, bucket, bucket, website, balancer, balancer, private))
	c := configOf(v)
	switch c.origin {
	case bucket:
		v = set(v, "access=oac bucket-policy="+sim.Pick(a, "this", "any", "public", "any", "this"))
		if a.Between(0, 3) == 0 {
			v = set(v, "kms=true key-policy=true")
		}
	case website:
		v = set(v, "origin-policy=http-only scheme=http site-policy="+sim.Pick(a, "public", "referer"))
	default:
		v = set(v, "security-group="+sim.Pick(a, "prefix-list", "prefix-list", "open"))
		v = set(v, sim.Pick(a, "checks=false sends=false", "checks=true sends=true"))
	}
	c = configOf(v)
	r := c.send(c.https)
	where := tick(c.plainURL())
	lead := a.Say("내 배포에는 한국만 허용하는 지리적 제한과 웹 ACL이 붙어 있다. ", "My distribution has a geo restriction that allows Korea only, and a web ACL. ") + bypassOrigin(c).In(a.Lang) + " "
	ask := a.Say("누군가 CloudFront를 거치지 않고 오리진의 주소 "+where+"에 GET을 보내면 어떻게 되는가?", "Somebody bypasses CloudFront and sends a GET to the origin's own address "+where+". What happens?")
	if c.via == viaOther {
		ask = a.Say("다른 계정의 누군가가 자기 CloudFront 배포에 이 오리진을 적고 그 배포로 GET을 보내면 어떻게 되는가?", "Somebody in another account names this origin in a CloudFront distribution of his own and sends a GET through it. What happens?")
	}
	d := sim.Draft{Prompt: lead + ask, Values: v, Tags: tagsTrust}

	kinds := []struct {
		id      string
		option  i18n.Text
		rule    i18n.Text
		mistake string
	}{
		{"open", i18n.Of("오리진이 내용을 준다(`200`)", "the origin gives it the content (`200`)"), i18n.Of("그러려면 오리진의 모든 문이 열려 있어야 한다.", "For that, every gate of the origin would have to be open."), "thinks the origin cannot tell where a request comes from"},
		{"refused", i18n.Of("오리진이 `403`으로 거절한다", "the origin refuses it with `403`"), i18n.Of("그러려면 오리진이 요청을 받고 따져 거절해야 한다.", "For that, the origin would have to receive the request and refuse it."), "thinks the origin looks at more than it does"},
		{"silence", i18n.Of("접속되지 않아 시간이 초과된다", "no connection: it times out"), i18n.Of("그러려면 요청하는 쪽에서 오리진까지 접속이 막혀 있어야 한다.", "For that, the origin would have to be unreachable from there."), "takes a refusal for a connection that fails"},
		{"waf", i18n.Of("내 배포의 지리적 제한이나 웹 ACL이 막는다", "the geo restriction or the web ACL of my distribution stops it"), i18n.Of("내 배포를 거치지 않는 요청은 그 문을 지나지 않는다.", "A request that does not come through my distribution never meets them."), "thinks the edge's gates guard the origin's address"},
	}
	kind := "refused"
	switch {
	case r.last() == nil:
		kind = "open"
	case r.code == 0 || r.code == 504:
		kind = "silence"
	}
	end := r.last()
	if end == nil {
		end = &r.origin[len(r.origin)-1]
		for i := range r.origin { // the gate that should have stopped it
			if oneOf(r.origin[i].gate.id, "policy|site|header") {
				end = &r.origin[i]
			}
		}
	}
	t := filled(end.why.sentence(), c.fact)
	for _, k := range kinds {
		if k.id == kind {
			d.Key = a.Right(k.option.In(a.Lang), t.Ko, t.En)
			continue
		}
		w := k.rule
		if k.id != "waf" {
			w = join(w, t)
		}
		d.Distractors = append(d.Distractors, a.Wrong(k.option.In(a.Lang), k.mistake, w.Ko, w.En))
	}
	d.Explanation = a.Say("지리적 제한과 웹 ACL은 내 배포의 문이라 이 길에는 없다. 남는 것은 오리진의 문이다. "+t.Ko, "Geo restriction and web ACL are gates of my distribution and not on this path; only the origin's own gates are left. "+t.En)
	return d
}

// bypassOrigin tells what guards an origin against those who leave the edge out.
func bypassOrigin(c *config) i18n.Text {
	switch c.origin {
	case bucket:
		return join(accessText(c), bucketText(c))
	case website:
		return join(i18n.Of("오리진은 S3 웹사이트 엔드포인트다.", "The origin is an S3 website endpoint."), siteText(c))
	}
	s := i18n.Of("오리진은 인터넷에 열린 ALB다.", "The origin is an internet-facing ALB.")
	if c.origin == private {
		s = i18n.Of("오리진은 VPC 오리진으로 이은 프라이빗 ALB이고 다른 계정과 공유하지 않는다.", "The origin is a private ALB, connected as a VPC origin and not shared with other accounts.")
	}
	s = join(s, groupText(c))
	if !c.checks {
		return join(s, i18n.Of("ALB는 헤더를 검사하지 않는다.", "The ALB checks no header."))
	}
	return join(s, i18n.Of("ALB는 내 배포가 붙이는 비밀 헤더가 없는 요청에 고정 응답 `403`을 준다.", "The ALB gives the fixed response `403` to requests without the secret header that my distribution adds."))
}

// lock is a way of letting nobody but CloudFront in.
type lock struct {
	id     string
	option i18n.Text
	why    i18n.Text
	idea   string
}

var locks = []lock{
	{"oac", i18n.Of("OAC와, 이 배포만 허용하는 버킷 정책", "OAC with a bucket policy for this distribution"), i18n.Of("OAC는 S3 REST 엔드포인트로 가는 요청에 SigV4로 서명한다. SSE-KMS, PUT과 DELETE, 새 옵트인 리전도 된다.", "OAC signs requests to an S3 REST endpoint with SigV4; SSE-KMS, PUT and DELETE, and new opt-in Regions work too."), "takes OAC for a lock of any origin"},
	{"oai", i18n.Of("OAI와, OAI 사용자를 허용하는 버킷 정책", "an OAI with a bucket policy for the OAI user"), i18n.Of("OAI는 옛 방식이다. SSE-KMS, PUT과 DELETE, 2022년 12월 뒤의 옵트인 리전은 안 되거나 우회가 필요하고, S3 REST 엔드포인트에만 쓴다.", "OAI is legacy: without workarounds it has no SSE-KMS, no PUT or DELETE and no opt-in Regions after December 2022, and it is for S3 REST endpoints only."), "thinks OAI is still the way to lock a bucket"},
	{"vpc", i18n.Of("VPC 오리진", "a VPC origin"), i18n.Of("VPC 오리진은 프라이빗 서브넷의 ALB, NLB, EC2에 CloudFront가 사설 연결로 들어가는 방법이다.", "A VPC origin lets CloudFront into an ALB, NLB or EC2 instance of a private subnet."), "takes a VPC origin for a lock of any origin"},
	{"header", i18n.Of("비밀 헤더를 검사하는 ALB 리스너 규칙과 CloudFront 접두사 목록", "an ALB listener rule that checks a secret header, and CloudFront's prefix list"), i18n.Of("인터넷에 열린 ALB에서 접두사 목록은 CloudFront의 주소만 들이고, 내 배포인지는 비밀 헤더로 가린다.", "At an internet-facing ALB the prefix list lets only CloudFront's addresses in, and the secret header tells my distribution from others."), "thinks a secret header and the prefix list fit every origin"},
	{"list", i18n.Of("CloudFront 접두사 목록만 허용하는 보안 그룹", "a security group that allows CloudFront's prefix list"), i18n.Of("접두사 목록에는 남의 배포가 쓰는 주소도 들어 있고, S3에는 보안 그룹이 없다.", "The prefix list holds the addresses of other people's distributions too, and S3 has no security groups."), "thinks the prefix list holds my distribution only"},
	{"referer", i18n.Of("CloudFront가 붙이는 비밀 `Referer`를 확인하는 버킷 정책", "a bucket policy that checks a secret `Referer` added by CloudFront"), i18n.Of("서명할 수 없는 S3 웹사이트 엔드포인트에 쓰는 방법이다.", "It is for S3 website endpoints, where nothing can be signed."), "thinks a secret Referer fits every origin"},
}

// askAccess: which lock fits the requirements?
func askAccess(a *sim.Asker) sim.Draft {
	cases := []struct {
		ko, en           string
		hereKo, hereEn   string // the fact that decides
		key, skip, proof string
	}{
		{"S3 버킷(REST 엔드포인트)의 객체를 고객 관리형 키로 SSE-KMS 암호화한다. 키 정책은 필요한 대로 고친다.", "The objects of an S3 bucket (REST endpoint) use SSE-KMS with a customer managed key; the key policy is changed as needed.", "여기서는 SSE-KMS 객체를 읽어야 한다.", "Here SSE-KMS objects have to be read.", "oac", "", "origin=s3 kms=true key-policy=true"},
		{"앱이 CloudFront를 거쳐 S3 버킷(REST 엔드포인트)에 `PUT`으로 파일을 올린다.", "An app uploads files with `PUT` through CloudFront to an S3 bucket (REST endpoint).", "여기서는 REST 엔드포인트로 PUT을 보내야 한다.", "Here a REST endpoint has to take PUT.", "oac", "", "origin=s3 method=PUT methods=all actions=put"},
		{"S3 버킷(REST 엔드포인트)이 2023년에 생긴 옵트인 리전에 있다.", "The S3 bucket (REST endpoint) is in an opt-in Region launched in 2023.", "여기서는 2023년에 생긴 옵트인 리전의 REST 엔드포인트다.", "Here it is a REST endpoint in an opt-in Region launched in 2023.", "oac", "", "origin=s3"},
		{"앱이 CloudFront를 거쳐 S3 버킷(REST 엔드포인트)의 객체를 `DELETE`로 지운다.", "An app deletes objects of an S3 bucket (REST endpoint) with `DELETE` through CloudFront.", "여기서는 REST 엔드포인트로 DELETE를 보내야 한다.", "Here a REST endpoint has to take DELETE.", "oac", "", "origin=s3 method=DELETE methods=all actions=delete"},
		{"웹 앱이 프라이빗 서브넷의 내부 ALB 뒤에서 돈다. ALB에 퍼블릭 IP를 주지 않는다.", "A web app runs behind an internal ALB in private subnets, which must not get a public IP address.", "여기 ALB에는 퍼블릭 IP가 없다.", "Here the ALB has no public IP address.", "vpc", "", "origin=vpc"},
		{"EC2 인스턴스 하나가 프라이빗 서브넷에서 요청을 받는다. 퍼블릭 IP 없이 CloudFront만 들어오게 한다.", "One EC2 instance in a private subnet answers requests. Only CloudFront may come in, and the instance gets no public IP address.", "여기 인스턴스에는 퍼블릭 IP가 없다.", "Here the instance has no public IP address.", "vpc", "", "origin=vpc"},
		{"인터넷에 열린 ALB를 그대로 써야 한다. 다른 고객의 CloudFront 배포로 들어오는 요청도 거절해야 한다.", "An internet-facing ALB has to stay as it is, and requests through other customers' distributions must be refused as well.", "여기 ALB는 인터넷에 열려 있고 남의 배포도 가려야 한다.", "Here the ALB is public and has to tell distributions apart.", "header", "vpc", "origin=alb"},
		{"S3 정적 웹사이트가 하위 폴더의 `index.html`을 찾아 주어야 해서 웹사이트 엔드포인트를 오리진으로 쓴다. CloudFront를 거치지 않은 요청은 되도록 막아야 한다.", "A static website needs `index.html` of subfolders to be found, so the S3 website endpoint is the origin. Requests that bypass CloudFront should be refused as far as possible.", "여기 오리진은 웹사이트 엔드포인트다.", "Here the origin is a website endpoint.", "referer", "", "origin=website origin-policy=http-only site-policy=referer"},
	}
	k := sim.Pick(a, cases...)
	d := sim.Draft{
		Prompt: a.Say(k.ko+" 이 배포만 오리진에 들어오게 하는 알맞은 방법을 고르세요.", k.en+" Which is the right way to let only this distribution in?"),
		Values: set(info.Defaults(), "behaviors= "+k.proof), Tags: tagsTrust,
		Explanation: a.Say("S3 REST 엔드포인트는 OAC, 프라이빗 서브넷은 VPC 오리진, 인터넷에 열린 ALB는 비밀 헤더와 접두사 목록, 웹사이트 엔드포인트는 비밀 Referer다.", "Use OAC for an S3 REST endpoint, a VPC origin for a private subnet, a secret header and the prefix list for an internet-facing ALB, and a secret Referer for a website endpoint."),
	}
	order := make([]int, len(locks))
	for i := range order {
		order[i] = i
	}
	a.Rand.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	if k.key == "oac" { // the other lock of a bucket is the tempting one
		first := 0
		for i := range order {
			if locks[order[i]].id == "oai" {
				first = i
			}
		}
		order[0], order[first] = order[first], order[0]
	}
	for _, i := range order {
		l := &locks[i]
		why := join(l.why, i18n.Of(k.hereKo, k.hereEn))
		switch l.id {
		case k.key:
			d.Key = a.Right(l.option.In(a.Lang), why.Ko, why.En)
		case k.skip:
		default:
			d.Distractors = append(d.Distractors, a.Wrong(l.option.In(a.Lang), l.idea, why.Ko, why.En))
		}
	}
	return d
}
