package edgepath

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// reason is why a gate decided as it did: in a few words for the picture and in
// a sentence for the table of events and for questions. Words in braces are
// facts of the request.
type reason struct {
	id string
	// open marks a gate that let the request through without looking: it is
	// off, or open to everybody.
	open           bool
	ko, en         string
	saidKo, saidEn string
}

func (r *reason) words() i18n.Text    { return i18n.Of(r.ko, r.en) }
func (r *reason) sentence() i18n.Text { return i18n.Of(r.saidKo, r.saidEn) }

func reasonOf(id string) *reason {
	for i := range reasons {
		if reasons[i].id == id {
			return &reasons[i]
		}
	}
	panic("edgepath.reasonOf: no reason " + id)
}

// filled puts facts into the braces of a text.
func filled(t i18n.Text, fact func(string) string) i18n.Text {
	return i18n.Of(sim.FillNames(t.Ko, fact), sim.FillNames(t.En, fact))
}

var reasons = []reason{
	{"name-own", false, "배포가 처음부터 가진 이름", "the distribution's own name",
		"{host}은 배포가 처음부터 가진 이름이고 CloudFront의 기본 인증서가 덮는다.", "{host} is the distribution's own name, covered by CloudFront's default certificate."},
	{"name-alias", false, "us-east-1 인증서로 등록된 이름", "added, certificate in us-east-1",
		"{host}은 us-east-1의 ACM 인증서와 함께 대체 도메인 이름으로 등록되어 있다.", "{host} is an alternate domain name with an ACM certificate in us-east-1."},
	{"name-other", false, "인증서가 다른 이름의 것", "certificate for another name",
		"인증서가 {host}을 덮지 않아 배포에 이 이름을 등록하지 못했다.", "The certificate does not cover {host}, so the name could not be added to the distribution."},
	{"name-seoul", false, "인증서가 us-east-1에 없음", "certificate not in us-east-1",
		"ACM 인증서가 ap-northeast-2에 있어 배포에 {host}을 등록하지 못했다. us-east-1에 있어야 한다.", "The ACM certificate is in ap-northeast-2, so {host} could not be added to the distribution: it has to be in us-east-1."},
	{"name-none", false, "등록되지 않은 이름", "a name that was not added",
		"{host}을 덮는 인증서가 없어 배포에 이 이름을 등록하지 못했다.", "Without a certificate for {host} the name could not be added to the distribution."},

	{"geo-off", true, "제한 없음", "no restriction",
		"지리적 제한이 없어 국가를 보지 않는다.", "There is no geo restriction, so the country is not looked at."},
	{"geo-unknown", true, "위치를 몰라 내줌", "unknown location is served",
		"IP로 국가를 알아낼 수 없는 뷰어에게는 내용을 내준다.", "A viewer whose country cannot be told from the IP address is served."},
	{"geo-allowed", false, "{country}: 허용 목록에 있음", "{country}: on the allow list",
		"뷰어의 국가는 {country}이고 허용 목록({list})에 있다.", "The viewer's country {country} is on the allow list ({list})."},
	{"geo-missing", false, "{country}: 허용 목록에 없음", "{country}: not on the allow list",
		"뷰어의 국가는 {country}이고 허용 목록({list})에 없다.", "The viewer's country {country} is not on the allow list ({list})."},
	{"geo-blocked", false, "{country}: 차단 목록에 있음", "{country}: on the block list",
		"뷰어의 국가는 {country}이고 차단 목록({list})에 있다.", "The viewer's country {country} is on the block list ({list})."},
	{"geo-spared", false, "{country}: 차단 목록에 없음", "{country}: not on the block list",
		"뷰어의 국가는 {country}이고 차단 목록({list})에 없다.", "The viewer's country {country} is not on the block list ({list})."},

	{"waf-block", false, "SQL 인젝션 규칙에 걸림", "caught by the SQL injection rule",
		"웹 ACL의 SQL 인젝션 규칙에 걸렸다.", "The web ACL's rule against SQL injection blocks the request."},
	{"waf-clean", false, "걸리는 규칙 없음", "no rule matches",
		"웹 ACL의 규칙에 걸리지 않는 요청이다.", "No rule of the web ACL matches the request."},
	{"waf-off-attack", true, "웹 ACL이 없어 공격도 지남", "no web ACL: the attack passes",
		"웹 ACL이 없어 SQL 인젝션이 든 요청도 지나간다.", "There is no web ACL, so even a request with an SQL injection passes."},
	{"waf-off", true, "웹 ACL 없음", "no web ACL",
		"배포에 붙은 웹 ACL이 없다.", "No web ACL is attached to the distribution."},

	{"path-default", false, "기본 동작 *", "default behavior *",
		"경로({path})가 앞의 어느 패턴에도 맞지 않아 기본 동작(*)을 탄다.", "The path {path} matches no pattern before it, so the default behavior * applies."},
	{"path-listed", false, "{place}번째 동작 {pattern}", "behavior {place}: {pattern}",
		"경로 {path}에 맞는 첫 패턴은 {place}번째 동작({pattern})이다. 그 뒤는 보지 않는다.", "The first pattern that matches {path} is number {place}, {pattern}; the rest is not looked at."},

	{"viewer-https", false, "HTTPS 요청", "an HTTPS request",
		"HTTPS 요청은 어느 뷰어 프로토콜 정책에서도 통과한다.", "An HTTPS request passes any viewer protocol policy."},
	{"viewer-http", true, "allow-all: HTTP도 받음", "allow-all: HTTP is served too",
		"뷰어 프로토콜 정책이 allow-all이라 HTTP 요청도 그대로 받는다.", "The viewer protocol policy is allow-all, so an HTTP request is taken as it is."},
	{"viewer-redirect", false, "redirect-to-https: 다시 오라", "redirect-to-https: come again",
		"뷰어 프로토콜 정책이 redirect-to-https라 HTTP 요청에 HTTPS 주소를 알려 준다.", "The viewer protocol policy is redirect-to-https, so an HTTP request is pointed to the HTTPS address."},
	{"viewer-refused", false, "https-only: HTTP 거절", "https-only: HTTP is refused",
		"뷰어 프로토콜 정책이 https-only라 HTTP 요청을 받지 않는다.", "The viewer protocol policy is https-only, so an HTTP request is refused."},

	{"method-get", false, "GET은 늘 허용", "GET is always allowed",
		"GET은 허용 메서드의 어느 묶음에나 들어 있다.", "GET is in every set of allowed methods."},
	{"method-all", false, "{method}: 허용 메서드에 있음", "{method}: allowed",
		"캐시 동작({pattern})이 일곱 메서드를 모두 허용해 {method}도 지나간다.", "The behavior {pattern} allows all seven methods, {method} among them."},
	{"method-missing", false, "{method}: 허용 메서드에 없음", "{method}: not allowed",
		"캐시 동작({pattern})의 허용 메서드는 GET과 HEAD뿐이라 {methodKo} 넘기지 않는다.", "The behavior {pattern} allows GET and HEAD only, so {method} is not forwarded."},

	{"sign-oac", false, "OAC: SigV4로 서명", "OAC: signed with SigV4",
		"OAC가 오리진 요청에 SigV4로 서명한다. 주체는 cloudfront.amazonaws.com이다.", "OAC signs the origin request with SigV4; the principal is cloudfront.amazonaws.com."},
	{"sign-oai", false, "OAI 사용자로 요청", "asks as the OAI user",
		"CloudFront가 OAI라는 전용 사용자로 버킷에 요청한다.", "CloudFront asks the bucket as the special OAI user."},
	{"sign-region", false, "OAI: 새 옵트인 리전은 안 됨", "OAI: not in new opt-in Regions",
		"버킷이 2022년 12월 뒤에 생긴 옵트인 리전에 있다. OAI는 이 리전을 지원하지 않는다.", "The bucket is in an opt-in Region launched after December 2022, which OAI does not support."},
	{"sign-write", false, "OAI: {methodKo} 못 다룸", "OAI: cannot do {method}",
		"OAI는 {method} 같은 쓰기 요청을 지원하지 않거나 우회가 필요하다.", "OAI does not support {method} requests, or not without workarounds."},
	{"sign-kms", false, "OAI: SSE-KMS를 못 다룸", "OAI: cannot do SSE-KMS",
		"객체가 SSE-KMS다. OAI는 SSE-KMS를 지원하지 않거나 우회가 필요하다.", "The object uses SSE-KMS, which OAI does not support, or not without workarounds."},
	{"sign-off", true, "서명 없음", "unsigned",
		"오리진 액세스가 없어 CloudFront가 서명 없이 요청한다.", "Without origin access CloudFront sends the request unsigned."},
	{"sign-bare", true, "뷰어의 익명 요청", "an anonymous request",
		"뷰어가 버킷의 주소로 직접 보낸 요청이라 CloudFront의 서명이 없다.", "The viewer asks the bucket's own address, so CloudFront has signed nothing."},
	{"sign-foreign", true, "남의 배포가 서명", "signed by another's distribution",
		"남의 배포가 자기 OAC로 서명했다. 주체는 같은 cloudfront.amazonaws.com이고 SourceArn만 다르다.", "Somebody else's distribution signed with its own OAC: the same principal cloudfront.amazonaws.com, another SourceArn."},

	{"policy-this", false, "SourceArn이 이 배포", "SourceArn is this distribution",
		"버킷 정책이 CloudFront를 허용하고 AWS:SourceArn 조건이 이 배포와 맞는다.", "The bucket policy allows CloudFront, and its AWS:SourceArn condition names this distribution."},
	{"policy-any", true, "SourceArn 조건 없음: 모든 배포", "no SourceArn: any distribution",
		"버킷 정책에 AWS:SourceArn 조건이 없어 누구의 배포든 통과한다.", "The bucket policy has no AWS:SourceArn condition, so anybody's distribution passes."},
	{"policy-oai", false, "OAI 사용자를 허용", "allows the OAI user",
		"버킷 정책이 이 배포가 쓰는 OAI 사용자를 허용한다.", "The bucket policy allows the OAI user of this distribution."},
	{"policy-public", true, "누구나 허용", "allows anybody",
		"버킷 정책이 누구에게나 열려 있고 퍼블릭 액세스 차단이 꺼져 있다.", "The bucket policy is open to anybody, and Block Public Access is off."},
	{"policy-none", false, "허용하는 문장 없음", "no statement allows it",
		"버킷 정책에 이 요청을 허용하는 문장이 없다.", "No statement of the bucket policy allows the request."},
	{"policy-anonymous", false, "서명 없는 요청은 허용하지 않음", "unsigned requests are not allowed",
		"버킷 정책이 익명 요청을 허용하지 않는다.", "The bucket policy does not allow anonymous requests."},
	{"policy-foreign", false, "허용한 배포가 아님", "not the allowed distribution",
		"버킷 정책이 허용하는 것은 남의 배포가 아니다.", "Somebody else's distribution is not what the bucket policy allows."},
	{"policy-another", false, "SourceArn이 다른 배포", "SourceArn is another distribution",
		"버킷 정책의 AWS:SourceArn 조건이 예전 배포를 가리켜 이 배포와 맞지 않는다.", "The AWS:SourceArn condition of the bucket policy names an old distribution, not this one."},
	{"policy-not-oac", false, "OAI만 허용, 요청은 OAC", "allows OAI, the request is OAC",
		"버킷 정책은 OAI 사용자만 허용하는데 요청은 OAC로 서명되어 주체가 다르다.", "The bucket policy allows the OAI user only, but the request is signed by OAC, another principal."},
	{"policy-not-oai", false, "OAC만 허용, 요청은 OAI", "allows OAC, the request is OAI",
		"버킷 정책은 cloudfront.amazonaws.com만 허용하는데 요청은 OAI 사용자로 왔다.", "The bucket policy allows cloudfront.amazonaws.com only, but the request comes as the OAI user."},
	{"policy-action", false, "{method}에 맞는 Action 없음", "no Action for {method}",
		"버킷 정책이 주체는 허용하지만 {method}에 필요한 Action이 없다.", "The bucket policy allows the principal, but not the action that {method} needs."},

	{"key-off", true, "SSE-KMS가 아님", "not SSE-KMS",
		"객체가 SSE-KMS로 암호화되지 않아 KMS 키를 쓸 일이 없다.", "The object is not encrypted with SSE-KMS, so no KMS key is needed."},
	{"key-allowed", false, "키 정책이 이 배포를 허용", "allows this distribution",
		"KMS 키 정책이 CloudFront 서비스 주체를 이 배포의 SourceArn으로 허용한다.", "The KMS key policy allows the CloudFront service principal with this distribution's SourceArn."},
	{"key-missing", false, "키 정책이 이 배포를 모름", "does not know this distribution",
		"객체가 SSE-KMS인데 KMS 키 정책이 이 배포를 허용하지 않아 복호화할 수 없다.", "The object uses SSE-KMS, and the KMS key policy does not allow this distribution to decrypt it."},
	{"key-anonymous", false, "서명이 없으면 SSE-KMS를 못 읽음", "SSE-KMS needs a signed request",
		"객체가 SSE-KMS다. 서명 없는 요청은 KMS 키를 쓸 수 없다.", "The object uses SSE-KMS, and an unsigned request cannot use the KMS key."},
	{"key-foreign", false, "남의 배포는 키를 못 씀", "not for another's distribution",
		"객체가 SSE-KMS다. KMS 키 정책이 남의 배포를 허용하지 않는다.", "The object uses SSE-KMS, and the KMS key policy does not allow somebody else's distribution."},

	{"port-http", false, "HTTP로 접속", "connected by HTTP",
		"웹사이트 엔드포인트가 듣는 80번 포트에 HTTP로 접속한다.", "The connection goes by HTTP to port 80, where the website endpoint listens."},
	{"port-https", false, "{opolicy}: HTTPS는 듣지 않음", "{opolicy}: no HTTPS here",
		"오리진 프로토콜 정책 {opolicy} 때문에 HTTPS로 접속하려 하지만, 웹사이트 엔드포인트는 HTTPS를 지원하지 않는다.", "The origin protocol policy {opolicy} makes CloudFront connect by HTTPS, which website endpoints do not support."},
	{"port-direct", false, "HTTPS는 듣지 않음", "no HTTPS here",
		"웹사이트 엔드포인트는 HTTPS를 지원하지 않아 접속되지 않는다.", "Website endpoints do not support HTTPS, so no connection is made."},
	{"verb-get", false, "GET, HEAD만 받음", "GET and HEAD only",
		"웹사이트 엔드포인트가 받는 메서드는 GET과 HEAD이고 요청은 GET이다.", "Website endpoints take GET and HEAD, and this is a GET."},
	{"verb-other", false, "{method}: 받지 않음", "{method}: not taken",
		"웹사이트 엔드포인트는 GET과 HEAD만 받아 {methodKo} 거절한다.", "Website endpoints take GET and HEAD only, so {method} is refused."},
	{"site-public", true, "누구나 읽기", "anybody may read",
		"버킷이 누구에게나 읽기를 허용한다. 웹사이트 엔드포인트는 그래야 동작한다.", "The bucket lets anybody read, as website endpoints require."},
	{"site-closed", false, "퍼블릭 액세스 차단", "public access is blocked",
		"퍼블릭 액세스가 막혀 있다. 웹사이트 엔드포인트에는 서명한 요청도 보낼 수 없어 읽을 길이 없다.", "Public access is blocked, and nothing signed can be sent to a website endpoint."},
	{"site-referer", false, "비밀 Referer가 맞음", "the secret Referer fits",
		"CloudFront가 붙인 비밀 Referer 헤더가 버킷 정책의 조건과 맞는다.", "The secret Referer header that CloudFront adds fits the bucket policy's condition."},
	{"site-bare", false, "Referer가 없음", "no Referer",
		"버킷 정책은 비밀 Referer를 요구하는데 CloudFront가 그 헤더를 붙이지 않았다.", "The bucket policy demands the secret Referer, and CloudFront does not add it."},
	{"site-foreign", false, "비밀 Referer를 모름", "does not know the Referer",
		"버킷 정책이 요구하는 비밀 Referer를 보내는 쪽이 알지 못한다.", "The sender does not know the secret Referer that the bucket policy demands."},

	{"group-list", false, "CloudFront 접두사 목록", "CloudFront's prefix list",
		"보안 그룹이 CloudFront의 관리형 접두사 목록을 허용해 접속된다.", "The security group allows CloudFront's managed prefix list, so the connection is made."},
	{"group-open", true, "0.0.0.0/0에 열림", "open to 0.0.0.0/0",
		"보안 그룹이 어느 주소에나 열려 있어 접속된다.", "The security group is open to any address, so the connection is made."},
	{"group-office", false, "사무실 IP만 허용", "allows the office only",
		"보안 그룹이 사무실의 주소만 허용해 접속을 조용히 버린다.", "The security group allows the office's address only and drops the connection silently."},
	{"group-stranger", false, "CloudFront의 주소가 아님", "not an address of CloudFront",
		"보안 그룹은 CloudFront의 접두사 목록만 허용한다. 뷰어의 주소는 거기에 없어 접속을 조용히 버린다.", "The security group allows CloudFront's prefix list only; the viewer's address is not on it and is dropped silently."},
	{"group-private", false, "퍼블릭 IP가 없음", "no public IP",
		"오리진이 프라이빗 서브넷에 있고 퍼블릭 IP가 없어 인터넷에서 닿지 않는다.", "The origin is in a private subnet without a public IP address and cannot be reached from the internet."},
	{"tls-valid", false, "유효하고 이름이 맞음", "valid, covers the name",
		"오리진의 인증서가 유효하고 오리진 도메인을 덮는다.", "The origin's certificate is valid and covers the origin domain."},
	{"tls-off", true, "HTTP라 보지 않음", "plain HTTP, not looked at",
		"오리진에 HTTP로 접속해 인증서를 보지 않는다.", "The origin is reached by HTTP, so its certificate is not looked at."},
	{"tls-theirs", true, "요청하는 쪽이 따지지 않음", "the caller does not mind",
		"내 배포를 거치지 않는 쪽은 오리진의 인증서를 따지지 않아도 된다.", "A caller that bypasses my distribution can ignore the origin's certificate."},
	{"tls-expired", false, "만료됨", "expired",
		"오리진의 인증서가 만료되어 TLS 협상이 실패한다.", "The origin's certificate has expired, so the TLS negotiation fails."},
	{"tls-self-signed", false, "자체 서명", "self-signed",
		"오리진의 인증서가 자체 서명이라 CloudFront가 믿지 않는다.", "The origin's certificate is self-signed, and CloudFront does not trust it."},
	{"tls-name", false, "오리진 도메인과 다른 이름", "not the origin domain's name",
		"오리진의 인증서에 오리진 도메인도 Host 헤더의 이름도 없어 TLS 협상이 실패한다.", "The origin's certificate names neither the origin domain nor the Host header, so the TLS negotiation fails."},
	{"header-secret", false, "비밀 헤더가 맞음", "the secret header fits",
		"CloudFront가 붙인 비밀 헤더를 ALB가 확인하고 대상에 넘긴다.", "The load balancer finds the secret header that CloudFront adds and forwards the request."},
	{"header-plain", true, "맞지만 평문으로 지나감", "fits, but travels in plain text",
		"비밀 헤더가 맞아 통과하지만 오리진 구간이 HTTP라 헤더가 평문으로 지나간다.", "The secret header fits, but it travels in plain text because the origin leg is HTTP."},
	{"header-off", true, "검사하지 않음", "not checked",
		"ALB가 비밀 헤더를 검사하지 않아 어디서 온 요청인지 가리지 않는다.", "The load balancer checks no header and cannot tell where a request comes from."},
	{"header-missing", false, "CloudFront가 붙이지 않음", "CloudFront does not add it",
		"ALB는 비밀 헤더를 요구하는데 CloudFront가 그 헤더를 붙이지 않았다.", "The load balancer demands the secret header, and CloudFront does not add it."},
	{"header-foreign", false, "비밀 헤더를 모름", "does not know the header",
		"ALB가 요구하는 비밀 헤더를 보내는 쪽이 알지 못한다.", "The sender does not know the secret header that the load balancer demands."},
}
