package edgepath

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// New returns the simulator "edgepath".
func New() sim.Simulator { return simulator{} }

type simulator struct{}

// Info implements sim.Simulator.
func (simulator) Info() *sim.Info { return info }

var (
	inRequest = i18n.Of("요청", "Request")
	inEdge    = i18n.Of("엣지: CloudFront 배포", "Edge: the distribution")
	inOrigin  = i18n.Of("오리진", "Origin")
)

// oneOf reports whether s is one of the values separated by bars.
func oneOf(s, values string) bool {
	for more := true; more; {
		var one string
		if one, values, more = strings.Cut(values, "|"); one == s {
			return true
		}
	}
	return false
}

func same(name string) sim.Option { return sim.Option{Name: name, Label: i18n.Same(name)} }

var info = &sim.Info{
	Name:    "edgepath",
	Title:   i18n.Of("CloudFront에서 오리진까지: 문마다의 판정", "CloudFront to the origin: a verdict at every gate"),
	Summary: i18n.Of("요청 하나가 엣지의 문과 오리진의 문을 차례로 지난다. 어느 문이 어떤 코드로 막는지, CloudFront를 건너뛰면 어떻게 되는지 본다.", "One request passes the gates of the edge and of the origin. See which gate refuses with which code, and what happens when CloudFront is left out."),
	Params: []sim.Param{
		{Name: "via", Kind: sim.Choice, Group: inRequest, Default: viaEdge,
			Label: i18n.Of("어느 길로", "Which way"),
			Options: []sim.Option{
				sim.Opt(viaEdge, "내 CloudFront 배포", "my distribution"),
				sim.Opt(viaDirect, "오리진 주소로 바로", "straight to the origin"),
				sim.Opt(viaOther, "남의 CloudFront 배포", "somebody else's distribution"),
			}},
		{Name: "scheme", Kind: sim.Choice, Group: inRequest, Default: "https",
			Label: i18n.Of("뷰어의 프로토콜", "Viewer's protocol"),
			Options: []sim.Option{
				sim.Opt("https", "HTTPS", "HTTPS"), sim.Opt("http", "HTTP", "HTTP"),
			},
			When: func(v sim.Values) bool {
				return v.Get("via") == viaEdge || v.Get("via") == viaDirect && v.Get("origin") == website
			}},
		{Name: "method", Kind: sim.Choice, Group: inRequest, Default: "GET",
			Label:   i18n.Of("메서드", "Method"),
			Options: []sim.Option{same("GET"), same("PUT"), same("DELETE")}},
		{Name: "host", Kind: sim.Choice, Group: inRequest, Default: ownName, When: sim.When("via=cloudfront"),
			Label: i18n.Of("URL의 도메인", "Name in the URL"),
			Options: []sim.Option{
				sim.Opt(ownName, "배포의 cloudfront.net 이름", "the distribution's cloudfront.net name"),
				sim.Opt(alternateName, "내 도메인 www.example.com", "my domain www.example.com"),
			}},
		{Name: "path", Kind: sim.String, Group: inRequest, Default: "/index.html", MaxLen: 40, Check: checkPath, When: sim.When("via=cloudfront"),
			Label: i18n.Of("경로", "Path"),
			Help:  i18n.Of("어느 캐시 동작을 탈지 정한다.", "Decides which cache behavior applies.")},
		{Name: "country", Kind: sim.Choice, Group: inRequest, Default: "KR", When: sim.When("via=cloudfront geo=allow|block"),
			Label:   i18n.Of("뷰어의 국가", "Viewer's country"),
			Options: append(countryOptions(), sim.Opt(nowhere, "알 수 없음", "unknown"))},
		{Name: "attack", Kind: sim.Flag, Group: inRequest, Default: "false",
			Label: i18n.Of("SQL 인젝션을 담음", "Carries an SQL injection")},

		{Name: "certificate", Kind: sim.Choice, Group: inEdge, Default: "us-east-1", When: sim.When("via=cloudfront host=www.example.com"),
			Label: i18n.Of("내 도메인의 인증서", "Certificate of my domain"),
			Help:  i18n.Of("이름을 덮는 인증서가 us-east-1에 있어야 대체 도메인 이름으로 등록된다.", "The name can be added only with a certificate in us-east-1 that covers it."),
			Options: []sim.Option{
				sim.Opt("us-east-1", "ACM us-east-1, 이름이 맞음", "ACM us-east-1, covers the name"),
				sim.Opt("other-name", "ACM us-east-1, 다른 이름", "ACM us-east-1, another name"),
				sim.Opt("ap-northeast-2", "ACM ap-northeast-2", "ACM ap-northeast-2"),
				sim.Opt("none", "없음", "none"),
			}},
		{Name: "geo", Kind: sim.Choice, Group: inEdge, Default: "allow", When: sim.When("via=cloudfront"),
			Label: i18n.Of("지리적 제한", "Geo restriction"),
			Options: []sim.Option{
				sim.Opt("none", "없음", "none"), sim.Opt("allow", "허용 목록", "allow list"), sim.Opt("block", "차단 목록", "block list"),
			}},
		{Name: "countries", Kind: sim.List, Group: inEdge, Default: "KR,JP", MaxLen: 6, When: sim.When("via=cloudfront geo=allow|block"),
			Label: i18n.Of("목록의 국가", "Countries on the list"), Options: countryOptions()},
		{Name: "waf", Kind: sim.Flag, Group: inEdge, Default: "true", When: sim.When("via=cloudfront"),
			Label: i18n.Of("웹 ACL: SQL 인젝션 차단", "Web ACL: block SQL injection")},
		{Name: "behaviors", Kind: sim.List, Group: inEdge, Default: "/api/*:https-only:all", MaxLen: 4, Check: checkBehavior, When: sim.When("via=cloudfront"),
			Label: i18n.Of("캐시 동작, 순서대로", "Cache behaviors, in order"),
			Help:  i18n.Of("경로 패턴:뷰어 프로토콜 정책:메서드(get, all). 예: /api/*:https-only:all", "pattern:viewer protocol policy:methods (get, all), such as /api/*:https-only:all")},
		{Name: "viewer-policy", Kind: sim.Choice, Group: inEdge, Default: redirect, When: sim.When("via=cloudfront"),
			Label:   i18n.Of("기본 동작의 뷰어 프로토콜 정책", "Default behavior: viewer protocol policy"),
			Options: []sim.Option{same(allowAll), same(redirect), same(httpsOnly)}},
		{Name: "methods", Kind: sim.Choice, Group: inEdge, Default: "get", When: sim.When("via=cloudfront"),
			Label: i18n.Of("기본 동작의 허용 메서드", "Default behavior: allowed methods"),
			Options: []sim.Option{
				sim.Opt("get", "GET, HEAD", "GET, HEAD"), sim.Opt("all", "일곱 메서드 모두", "all seven methods"),
			}},

		{Name: "origin", Kind: sim.Choice, Group: inOrigin, Default: bucket,
			Label: i18n.Of("오리진의 종류", "Kind of origin"),
			Options: []sim.Option{
				sim.Opt(bucket, "S3 버킷(REST 엔드포인트)", "S3 bucket (REST endpoint)"),
				sim.Opt(website, "S3 웹사이트 엔드포인트", "S3 website endpoint"),
				sim.Opt(balancer, "인터넷에 열린 ALB", "internet-facing ALB"),
				sim.Opt(private, "프라이빗 ALB(VPC 오리진)", "private ALB (VPC origin)"),
			}},
		{Name: "access", Kind: sim.Choice, Group: inOrigin, Default: "oac", When: sim.When("via=cloudfront origin=s3"),
			Label: i18n.Of("오리진 액세스", "Origin access"),
			Options: []sim.Option{
				sim.Opt("oac", "OAC", "OAC"), sim.Opt("oai", "OAI(예전 방식)", "OAI (legacy)"), sim.Opt("none", "서명 없음", "unsigned"),
			}},
		{Name: "bucket-policy", Kind: sim.Choice, Group: inOrigin, Default: "this", When: sim.When("origin=s3"),
			Label: i18n.Of("버킷 정책이 허용하는 주체", "The bucket policy allows"),
			Options: []sim.Option{
				sim.Opt("this", "CloudFront, 이 배포만", "CloudFront, this distribution only"),
				sim.Opt("another", "CloudFront, 예전 배포만", "CloudFront, an old distribution only"),
				sim.Opt("any", "CloudFront, SourceArn 조건 없음", "CloudFront, no SourceArn condition"),
				sim.Opt("oai", "OAI 사용자", "the OAI user"),
				sim.Opt("both", "이 배포와 OAI 사용자", "this distribution and the OAI user"),
				sim.Opt("public", "누구나(퍼블릭 액세스 차단 끔)", "anybody (Block Public Access off)"),
				sim.Opt("none", "아무도 허용하지 않음", "nobody"),
			}},
		{Name: "actions", Kind: sim.Choice, Group: inOrigin, Default: "get", When: sim.When("origin=s3 bucket-policy=this|another|any|oai|both|public"),
			Label: i18n.Of("버킷 정책의 Action", "Actions of the bucket policy"),
			Options: []sim.Option{
				sim.Opt("get", "GetObject", "GetObject"), sim.Opt("put", "GetObject, PutObject", "GetObject, PutObject"), sim.Opt("delete", "PutObject, DeleteObject까지", "PutObject, DeleteObject too"),
			}},
		{Name: "new-region", Kind: sim.Flag, Group: inOrigin, Default: "false", When: sim.When("via=cloudfront origin=s3 access=oai"),
			Label: i18n.Of("2022년 12월 뒤에 생긴 옵트인 리전", "Opt-in Region launched after December 2022")},
		{Name: "kms", Kind: sim.Flag, Group: inOrigin, Default: "false", When: sim.When("origin=s3"),
			Label: i18n.Of("객체가 SSE-KMS", "Objects use SSE-KMS")},
		{Name: "key-policy", Kind: sim.Flag, Group: inOrigin, Default: "false", When: sim.When("via=cloudfront origin=s3 kms=true"),
			Label: i18n.Of("KMS 키 정책이 이 배포를 허용", "The KMS key policy allows this distribution")},
		{Name: "site-policy", Kind: sim.Choice, Group: inOrigin, Default: "public", When: sim.When("origin=website"),
			Label: i18n.Of("버킷 정책", "Bucket policy"),
			Options: []sim.Option{
				sim.Opt("public", "누구나 읽기", "anybody may read"),
				sim.Opt("referer", "비밀 Referer가 있으면 읽기", "read with the secret Referer"),
				sim.Opt("closed", "퍼블릭 액세스 차단", "public access blocked"),
			}},
		{Name: "origin-policy", Kind: sim.Choice, Group: inOrigin, Default: httpsOnly, When: sim.When("via=cloudfront origin=website|alb|vpc"),
			Label:   i18n.Of("오리진 프로토콜 정책", "Origin protocol policy"),
			Options: []sim.Option{same(httpOnly), same(matchViewer), same(httpsOnly)}},
		{Name: "origin-certificate", Kind: sim.Choice, Group: inOrigin, Default: "valid", When: sim.When("via=cloudfront origin=alb|vpc origin-policy=match-viewer|https-only"),
			Label: i18n.Of("오리진의 인증서", "Certificate of the origin"),
			Options: []sim.Option{
				sim.Opt("valid", "유효하고 이름이 맞음", "valid, covers the name"), sim.Opt("expired", "만료됨", "expired"),
				sim.Opt("self-signed", "자체 서명", "self-signed"), sim.Opt("wrong-name", "다른 이름", "another name"),
			}},
		{Name: "security-group", Kind: sim.Choice, Group: inOrigin, Default: "prefix-list", When: sim.When("origin=alb|vpc"),
			Label: i18n.Of("보안 그룹 인바운드", "Security group inbound"),
			Options: []sim.Option{
				sim.Opt("prefix-list", "CloudFront 접두사 목록", "CloudFront's prefix list"),
				sim.Opt("open", "0.0.0.0/0", "0.0.0.0/0"),
				sim.Opt("office", "사무실 IP만", "the office's address only"),
			}},
		{Name: "sends", Kind: sim.Flag, Group: inOrigin, Default: "true",
			Label: i18n.Of("CloudFront가 비밀 헤더를 붙임", "CloudFront adds the secret header"),
			When: func(v sim.Values) bool {
				o := v.Get("origin")
				return v.Get("via") == viaEdge && (o == balancer || o == private || o == website && v.Get("site-policy") == "referer")
			}},
		{Name: "checks", Kind: sim.Flag, Group: inOrigin, Default: "true", When: sim.When("origin=alb|vpc"),
			Label: i18n.Of("ALB가 비밀 헤더를 검사", "The ALB checks the secret header")},
	},
	Presets: []sim.Preset{
		{Name: "oac", Label: i18n.Of("S3를 OAC로 잠금", "S3 locked by OAC")},
		{Name: "redirect", Label: i18n.Of("HTTP로 오면 301", "HTTP gets a 301"), Values: map[string]string{"scheme": "http"}},
		{Name: "seoul-certificate", Label: i18n.Of("인증서가 서울 리전에", "Certificate in Seoul"), Values: map[string]string{"host": alternateName, "certificate": "ap-northeast-2"}},
		{Name: "kms", Label: i18n.Of("SSE-KMS, 키 정책을 잊음", "SSE-KMS, key policy forgotten"), Values: map[string]string{"kms": "true"}},
		{Name: "website-https", Label: i18n.Of("웹사이트 엔드포인트에 HTTPS", "HTTPS to a website endpoint"), Values: map[string]string{"origin": website}},
		{Name: "origin-certificate", Label: i18n.Of("ALB 인증서의 이름이 다름", "The ALB's certificate has another name"), Values: map[string]string{"origin": balancer, "origin-certificate": "wrong-name"}},
		{Name: "bypass", Label: i18n.Of("ALB로 곧장, WAF를 건너뜀", "Straight to the ALB, past WAF"), Values: map[string]string{"via": viaDirect, "origin": balancer, "security-group": "open", "checks": "false", "attack": "true"}},
		{Name: "prefix-list-only", Label: i18n.Of("접두사 목록만 믿음", "Trusting the prefix list alone"), Values: map[string]string{"via": viaOther, "origin": balancer, "checks": "false"}},
	},
	Predictions: []sim.Prediction{
		{Name: "status", Prompt: i18n.Of("뷰어가 마지막으로 받는 HTTP 상태 코드는? 응답이 없으면 0.", "Which HTTP status does the viewer get in the end? 0 for no answer.")},
		{Name: "passed", Prompt: i18n.Of("마지막 요청은 엣지의 문 여섯 개 가운데 몇 개를 지날까?", "How many of the edge's six gates does the last request pass?"), Unit: i18n.Of("개", "")},
		{Name: "port", Prompt: i18n.Of("CloudFront가 마지막으로 오리진에 접속하는 포트는? 접속하지 않으면 0.", "Which port of the origin does CloudFront connect to in the end? 0 for none.")},
		{Name: "direct", Prompt: i18n.Of("오리진의 주소로 곧장 요청하면 어떤 코드를 받을까? 응답이 없으면 0.", "Which code does a request straight to the origin's address get? 0 for no answer.")},
	},
	Asks: []sim.Ask{
		{Name: "status", Title: i18n.Of("뷰어가 받는 코드", "The code the viewer gets")},
		{Name: "gate", Title: i18n.Of("막는 문", "The gate that refuses")},
		{Name: "fix", Title: i18n.Of("고칠 곳 하나", "The one change that helps")},
		{Name: "bypass", Title: i18n.Of("CloudFront를 건너뛰면", "Bypassing CloudFront")},
		{Name: "access", Title: i18n.Of("오리진을 잠그는 방법", "How to lock the origin")},
		{Name: "protocol", Title: i18n.Of("두 구간의 프로토콜", "The protocols of the two legs")},
		{Name: "certificate", Title: i18n.Of("인증서를 둘 곳", "Where the certificate belongs")},
		{Name: "country", Title: i18n.Of("국가 목록의 판정", "Who is on the list")},
		{Name: "pattern", Title: i18n.Of("적용되는 캐시 동작", "The behavior that applies")},
	},
	Legend: []sim.LegendItem{
		{Mark: "dot", Tone: sim.Flow, Label: i18n.Of("요청", "request")},
		{Mark: "tick", Tone: sim.Good, Label: i18n.Of("통과", "passed")},
		{Mark: "cross", Tone: sim.Bad, Label: i18n.Of("막힘", "refused")},
		{Mark: "line", Tone: sim.Flow, Label: i18n.Of("HTTPS 구간", "HTTPS leg")},
		{Mark: "dash", Tone: sim.Wait, Label: i18n.Of("HTTP 구간(평문)", "HTTP leg (plain)")},
		{Mark: "outline", Tone: sim.Muted, Label: i18n.Of("열려 있거나 건너뛴 문", "open, or left out")},
	},
	Sources: []sim.Source{
		{Title: "Restrict access to an Amazon S3 origin", URL: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html", Checked: "2026-11"},
		{Title: "Require HTTPS for communication between viewers and CloudFront", URL: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html", Checked: "2026-11"},
		{Title: "Requirements for using SSL/TLS certificates with CloudFront", URL: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html", Checked: "2026-11"},
		{Title: "Restrict the geographic distribution of your content", URL: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/georestrictions.html", Checked: "2026-11"},
		{Title: "Cache behavior settings", URL: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html", Checked: "2026-11"},
		{Title: "HTTP 502 status code (Bad Gateway)", URL: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html", Checked: "2026-11"},
		{Title: "HTTP 504 status code (Gateway Timeout)", URL: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-504-gateway-timeout.html", Checked: "2026-11"},
		{Title: "Restrict access to Application Load Balancers", URL: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/restrict-access-to-load-balancer.html", Checked: "2026-11"},
		{Title: "Restrict access with VPC origins", URL: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html", Checked: "2026-11"},
	},
}

func countryOptions() []sim.Option {
	return []sim.Option{sim.Opt("KR", "한국", "Korea"), sim.Opt("JP", "일본", "Japan"), sim.Opt("US", "미국", "United States"), sim.Opt("DE", "독일", "Germany"), sim.Opt("SG", "싱가포르", "Singapore"), sim.Opt("BR", "브라질", "Brazil")}
}
