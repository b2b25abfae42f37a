package edgepath

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// story tells a setting in sentences: the request, and every setting that could
// stand in its way. What it leaves out is said not to.
func story(a *sim.Asker, c *config) string {
	parts := []string{requestText(c).In(a.Lang)}
	parts = append(parts, edgeText(a, c)...)
	parts = append(parts, originText(c).In(a.Lang))
	parts = append(parts, a.Say("적지 않은 설정은 요청을 막지 않는다.", "Settings that are not mentioned do not stand in the way."))
	return strings.Join(parts, " ")
}

func countryName(code string) i18n.Text {
	if code == "US" { // with its article
		return i18n.Of("미국", "the United States")
	}
	for _, o := range countryOptions() {
		if o.Name == code {
			return o.Label
		}
	}
	return i18n.Of("위치를 알 수 없는 곳", "an unknown location")
}

func requestText(c *config) i18n.Text {
	who := i18n.Of("뷰어가", "A viewer")
	if c.geo != "none" {
		n := countryName(c.country)
		who = i18n.Of(n.Ko+"의 뷰어가", "A viewer in "+n.En)
		if c.country == nowhere {
			who = i18n.Of("IP로 국가를 알 수 없는 뷰어가", "A viewer whose country cannot be told from the IP address")
		}
	}
	method := c.method
	what := tick(method + " " + c.plainURL())
	s := i18n.Of(who.Ko+" "+what+" 요청을 보낸다.", who.En+" sends "+what+".")
	if c.attack {
		s = i18n.Of(s.Ko+" 쿼리에 SQL 인젝션이 들어 있다.", s.En+" Its query carries an SQL injection.")
	}
	return s
}

// plainURL is the address without the attack's query.
func (c *config) plainURL() string {
	d := *c
	d.attack = false
	return d.url(d.https)
}

func edgeText(a *sim.Asker, c *config) []string {
	var out []string
	say := func(ko, en string) { out = append(out, a.Say(ko, en)) }
	if c.host == alternateName {
		switch c.certificate {
		case "us-east-1":
			say("이 도메인은 `us-east-1`의 ACM 인증서와 함께 배포의 대체 도메인 이름으로 등록되어 있다.", "This domain is an alternate domain name of the distribution, with an ACM certificate in `us-east-1`.")
		case "ap-northeast-2":
			say("DNS는 배포를 가리키지만, 이 도메인의 ACM 인증서는 `ap-northeast-2`에만 있어 배포에 대체 도메인 이름을 등록하지 못했다.", "DNS points to the distribution, but the domain's ACM certificate is in `ap-northeast-2` only, so the alternate domain name could not be added.")
		default:
			say("DNS는 배포를 가리키지만, `us-east-1`의 ACM 인증서가 `api.example.com`용이라 배포에 대체 도메인 이름을 등록하지 못했다.", "DNS points to the distribution, but the ACM certificate in `us-east-1` is for `api.example.com`, so the alternate domain name could not be added.")
		}
	}
	list := tick(strings.Join(c.countries, ", "))
	switch c.geo {
	case "allow":
		say("지리적 제한은 허용 목록("+list+")이다.", "The geo restriction is the allow list "+list+".")
	case "block":
		say("지리적 제한은 차단 목록("+list+")이다.", "The geo restriction is the block list "+list+".")
	}
	if c.waf {
		say("배포의 웹 ACL은 SQL 인젝션을 차단한다.", "The distribution's web ACL blocks SQL injection.")
	}
	b := c.behaviors[len(c.behaviors)-1]
	methods := i18n.Of("허용 메서드는 `GET, HEAD`다", "the allowed methods are `GET, HEAD`")
	if b.methods == "all" {
		methods = i18n.Of("허용 메서드는 일곱 가지 모두다", "all seven methods are allowed")
	}
	say("뷰어 프로토콜 정책은 "+tick(b.policy)+", "+methods.Ko+".", "The viewer protocol policy is "+tick(b.policy)+", and "+methods.En+".")
	return out
}

// originText tells an origin with everything that decides over a request.
func originText(c *config) i18n.Text {
	switch c.origin {
	case bucket:
		return join(accessText(c), bucketText(c))
	case website:
		s := join(i18n.Of("오리진은 S3 웹사이트 엔드포인트이고 오리진 프로토콜 정책은 "+tick(c.protocol)+"다.", "The origin is an S3 website endpoint with the origin protocol policy "+tick(c.protocol)+"."), siteText(c))
		switch {
		case c.site != "referer":
			return s
		case c.sends:
			return join(s, i18n.Of("CloudFront는 그 `Referer`를 붙여 보낸다.", "CloudFront adds that `Referer`."))
		}
		return join(s, i18n.Of("CloudFront의 오리진 설정에는 그 `Referer`가 없다.", "CloudFront's origin settings do not add that `Referer`."))
	}
	kind := i18n.Of("인터넷에 열린 ALB", "an internet-facing ALB")
	if c.origin == private {
		kind = i18n.Of("VPC 오리진으로 이은 프라이빗 ALB", "a private ALB, connected as a VPC origin")
	}
	s := join(i18n.Of("오리진은 "+kind.Ko+"이고 오리진 프로토콜 정책은 "+tick(c.protocol)+"다.", "The origin is "+kind.En+"; the origin protocol policy is "+tick(c.protocol)+"."), groupText(c))
	if c.protocol != httpOnly {
		s = join(s, certificateText(c))
	}
	switch {
	case !c.checks:
		return join(s, i18n.Of("ALB는 헤더를 검사하지 않는다.", "The ALB checks no header."))
	case c.sends:
		return join(s, i18n.Of("ALB는 CloudFront가 붙이는 비밀 헤더가 없으면 고정 응답 `403`을 준다.", "The ALB gives the fixed response `403` to requests without the secret header that CloudFront adds."))
	}
	return join(s, i18n.Of("ALB는 비밀 헤더가 없으면 고정 응답 `403`을 준다. CloudFront의 오리진 설정에는 그 헤더가 없다.", "The ALB gives the fixed response `403` to requests without the secret header, and CloudFront's origin settings do not add it."))
}

func join(all ...i18n.Text) i18n.Text {
	out := all[0]
	for _, t := range all[1:] {
		out = i18n.Of(out.Ko+" "+t.Ko, out.En+" "+t.En)
	}
	return out
}

func accessText(c *config) i18n.Text {
	switch c.access {
	case "oac":
		return i18n.Of("오리진은 S3 버킷(REST 엔드포인트)이고 OAC가 늘 서명한다.", "The origin is an S3 bucket (REST endpoint), and OAC always signs.")
	case "oai":
		return i18n.Of("오리진은 S3 버킷(REST 엔드포인트)이고 OAI를 쓴다.", "The origin is an S3 bucket (REST endpoint) with an OAI.")
	}
	return i18n.Of("오리진은 S3 버킷(REST 엔드포인트)이고 OAC도 OAI도 없다.", "The origin is an S3 bucket (REST endpoint) with neither OAC nor OAI.")
}

// bucketText tells a bucket's policy and encryption.
func bucketText(c *config) i18n.Text {
	actions := map[string]string{"get": "`s3:GetObject`", "put": "`s3:GetObject`, `s3:PutObject`", "delete": "`s3:GetObject`, `s3:PutObject`, `s3:DeleteObject`"}[c.actions]
	who := map[string]i18n.Text{
		"this":    i18n.Of("CloudFront에, `AWS:SourceArn`이 이 배포일 때만", "CloudFront if `AWS:SourceArn` is this distribution"),
		"another": i18n.Of("CloudFront에, `AWS:SourceArn`이 예전 배포일 때만", "CloudFront if `AWS:SourceArn` is an old distribution"),
		"any":     i18n.Of("CloudFront에, `AWS:SourceArn` 조건 없이", "CloudFront without an `AWS:SourceArn` condition"),
		"oai":     i18n.Of("OAI 사용자에게만", "the OAI user only"),
		"both":    i18n.Of("이 배포(`AWS:SourceArn`)와 OAI 사용자 모두에게", "both this distribution (`AWS:SourceArn`) and the OAI user"),
		"public":  i18n.Of("누구에게나(퍼블릭 액세스 차단은 꺼짐)", "anybody (Block Public Access is off)"),
	}[c.policy]
	s := i18n.Of("버킷 정책은 "+who.Ko+" "+actions+" 동작을 허용한다.", "The bucket policy allows "+actions+" to "+who.En+".")
	if c.policy == "none" {
		s = i18n.Of("버킷 정책에는 CloudFront를 허용하는 문장이 없다.", "The bucket policy has no statement for CloudFront.")
	}
	switch {
	case !c.kms:
		return s
	case c.keyPolicy:
		return join(s, i18n.Of("객체는 SSE-KMS이고 KMS 키 정책은 이 배포를 허용한다.", "The objects use SSE-KMS, and the KMS key policy allows this distribution."))
	}
	return join(s, i18n.Of("객체는 SSE-KMS이고 KMS 키 정책에는 CloudFront가 없다.", "The objects use SSE-KMS, and the KMS key policy does not mention CloudFront."))
}

func siteText(c *config) i18n.Text {
	switch c.site {
	case "public":
		return i18n.Of("버킷은 누구나 읽을 수 있다.", "Anybody may read the bucket.")
	case "closed":
		return i18n.Of("버킷의 퍼블릭 액세스는 차단되어 있다.", "Public access to the bucket is blocked.")
	}
	return i18n.Of("버킷 정책은 비밀 `Referer`가 있는 요청에만 읽기를 허용한다.", "The bucket policy allows reading only to requests with a secret `Referer`.")
}

func certificateText(c *config) i18n.Text {
	switch c.originCertificate {
	case "valid":
		return i18n.Of("ALB의 인증서는 유효하고 오리진 도메인과 이름이 맞는다.", "The ALB's certificate is valid and covers the origin domain.")
	case "expired":
		return i18n.Of("ALB의 인증서는 어제 만료되었다.", "The ALB's certificate expired yesterday.")
	case "self-signed":
		return i18n.Of("ALB의 인증서는 자체 서명이다.", "The ALB's certificate is self-signed.")
	}
	return i18n.Of("ALB의 인증서는 오리진 도메인과 다른 이름의 것이고, CloudFront는 `Host`를 넘기지 않는다.", "The ALB's certificate is for a name other than the origin domain, and CloudFront does not forward `Host`.")
}

func groupText(c *config) i18n.Text {
	switch c.group {
	case "prefix-list":
		return i18n.Of("ALB의 보안 그룹은 CloudFront 관리형 접두사 목록만 허용한다.", "The ALB's security group allows CloudFront's managed prefix list only.")
	case "open":
		return i18n.Of("ALB의 보안 그룹은 `0.0.0.0/0`을 허용한다.", "The ALB's security group allows `0.0.0.0/0`.")
	}
	return i18n.Of("ALB의 보안 그룹은 사무실 IP만 허용한다.", "The ALB's security group allows only the IP address of the office.")
}

// tells says what a gate made of the request, as a reason for or against an
// option: its sentence, or that the request did not come to it.
func tells(c *config, r *round, g *gate) i18n.Text {
	s := r.met(g.id)
	if s == nil {
		end := r.last().gate.name
		return i18n.Of("요청은 \""+end.Ko+"\" 문에서 끝나 여기까지 오지 않는다.", "The request ends earlier, at the gate \""+lower(end.En)+"\".")
	}
	t := filled(s.why.sentence(), c.fact)
	if s.code == passed {
		return t
	}
	where := "origin"
	for i := range edgeGates {
		if edgeGates[i].id == g.id {
			where = "edge"
		}
	}
	return join(t, outcome(itoa(s.code), where))
}

// lower makes a gate's English name fit inside a sentence.
func lower(s string) string {
	if strings.HasPrefix(s, "AWS") || strings.HasPrefix(s, "KMS") {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
