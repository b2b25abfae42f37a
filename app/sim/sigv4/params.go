package sigv4

import (
	"strconv"
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

type simulator struct{}

// New returns the simulator.
func New() sim.Simulator { return simulator{} }

// Info returns the declaration.
func (simulator) Info() *sim.Info { return &info }

var (
	groupRequest = tx("요청", "Request")
	groupSign    = tx("서명", "Signing")
	groupKey     = tx("자격 증명", "Credentials")
	groupWay     = tx("어긋나는 것", "What goes wrong")
)

func tx(ko, en string) i18n.Text { return i18n.Of(ko, en) }

func forS3(v sim.Values) bool      { return v.Get("rules") == rulesS3 }
func forOther(v sim.Values) bool   { return !forS3(v) }
func presigned(v sim.Values) bool  { return v.Get("form") == formQuery }
func byHeaderS3(v sim.Values) bool { return forS3(v) && !presigned(v) }
func isGiven(v sim.Values) bool    { return v.Get("credentials") == keyGiven }
func hasToken(v sim.Values) bool   { return v.Flag("token") }
func hasBody(v sim.Values) bool    { m := v.Get("method"); return m == "PUT" || m == "POST" }

// Values of the choices.
const (
	rulesS3    = "s3"
	rulesOther = "other"
	formHeader = "header"
	formQuery  = "query"
	signAll    = "all"
	signLeast  = "required"
	bodyHash   = "hash"
	bodyFree   = "unsigned"
	keyGiven   = "given"
	keySeed    = "seed"

	tamperNone   = "none"
	tamperMethod = "method"
	tamperPath   = "path"
	tamperQuery  = "query"
	tamperHost   = "host"
	tamperHeader = "header"
	tamperAgent  = "user-agent"
	tamperBody   = "body"
	tamperLife   = "lifetime"

	slipNone   = "none"
	slipSecret = "secret"
	slipToken  = "token"
	slipRegion = "region"
	slipDate   = "date"
	slipPath   = "path"
	slipSort   = "sort"
	slipPlus   = "plus"
	slipCase   = "case"
)

const hour = 3600000 // in milliseconds, the unit of a duration's bounds

var info = sim.Info{
	Name:    "sigv4",
	Title:   tx("SigV4 서명과 검증", "SigV4, signed and verified"),
	Summary: tx("요청 하나를 한 줄씩 서명하고, 서비스가 같은 계산으로 어디서 다른지 찾아내는 과정을 본다.", "Sign one request line by line, and see how the service repeats the computation and where the two part."),
	Params: []sim.Param{
		{Name: "rules", Kind: sim.Choice, Label: tx("보내는 곳", "Sent to"), Help: tx("S3는 경로, 본문 해시, 오류 코드의 규칙이 다르다.", "S3 has its own rules for paths, body hashes and error codes."),
			Default: rulesS3, Group: groupRequest, Options: []sim.Option{sim.Opt(rulesS3, "S3", "S3"), sim.Opt(rulesOther, "그 밖의 서비스", "other service")}},
		{Name: "method", Kind: sim.Choice, Label: tx("메서드", "Method"), Default: "GET", Group: groupRequest, Options: []sim.Option{
			sim.Opt("GET", "GET", "GET"), sim.Opt("HEAD", "HEAD", "HEAD"), sim.Opt("PUT", "PUT", "PUT"), sim.Opt("POST", "POST", "POST"), sim.Opt("DELETE", "DELETE", "DELETE")}},
		{Name: "host", Kind: sim.String, Label: i18n.Same("Host"), Default: "examplebucket.s3.amazonaws.com", MaxLen: 80, Check: checkHost, Group: groupRequest},
		{Name: "path", Kind: sim.String, Label: tx("경로", "Path"), Help: tx("인코딩하기 전의 글자로 쓴다. 보낼 때 한 번 인코딩된다.", "Written before encoding; sending encodes it once."),
			Default: "/test.txt", MaxLen: 80, Check: checkPath, Group: groupRequest},
		{Name: "query", Kind: sim.String, Label: tx("쿼리", "Query"), Help: tx("이름=값을 &로 잇는다. 인코딩하기 전의 글자로 쓴다.", "name=value, joined with &, written before encoding."),
			Default: "", MaxLen: 120, Check: checkQuery, Group: groupRequest},
		{Name: "headers", Kind: sim.List, Label: tx("헤더", "Headers"), Help: tx("이름: 값. Host, Authorization과 서명이 넣는 x-amz-* 헤더는 쓰지 않는다.", "Name: value. Host, Authorization and the x-amz-* headers of the signature add themselves."),
			Default: "Range: bytes=0-9", MaxLen: 5, Check: checkHeader, Group: groupRequest},
		{Name: "body", Kind: sim.String, Label: tx("본문", "Body"), Default: "", MaxLen: 120, Check: checkPlain, When: hasBody, Group: groupRequest},

		{Name: "form", Kind: sim.Choice, Label: tx("서명을 싣는 자리", "Where the signature goes"), Default: formHeader, Group: groupSign, Options: []sim.Option{
			sim.Opt(formHeader, "Authorization 헤더", "Authorization header"), sim.Opt(formQuery, "쿼리(미리 서명된 URL)", "query (presigned URL)")}},
		{Name: "expires", Kind: sim.Duration, Label: i18n.Same("X-Amz-Expires"), Help: tx("미리 서명된 URL의 유효 시간. 7일까지.", "How long the presigned URL is valid, up to 7 days."),
			Default: "24h", Min: 1000, Max: 168 * hour, When: presigned, Group: groupSign},
		{Name: "sign", Kind: sim.Choice, Label: tx("서명할 헤더", "Headers to sign"), Default: signAll, Group: groupSign, Options: []sim.Option{
			sim.Opt(signAll, "서명할 수 있는 것 모두", "all that may be"), sim.Opt(signLeast, "host, x-amz-*, content-type만", "host, x-amz-*, content-type")}},
		{Name: "payload", Kind: sim.Choice, Label: tx("본문 해시", "Body hash"), Default: bodyHash, When: byHeaderS3, Group: groupSign, Options: []sim.Option{
			sim.Opt(bodyHash, "SHA-256", "SHA-256"), sim.Opt(bodyFree, "UNSIGNED-PAYLOAD", "UNSIGNED-PAYLOAD")}},
		{Name: "region", Kind: sim.String, Label: tx("서비스의 리전", "Region of the service"), Default: "us-east-1", MaxLen: 24, Check: checkName, Group: groupSign},
		{Name: "service", Kind: sim.String, Label: tx("서비스 이름", "Service name"), Help: tx("credential scope에 쓰는 이름.", "As the credential scope has it."),
			Default: "execute-api", MaxLen: 24, Check: checkName, When: forOther, Group: groupSign},
		{Name: "time", Kind: sim.String, Label: tx("서명한 시각(UTC)", "Time of signing (UTC)"), Default: "20130524T000000Z", MaxLen: 16, Check: checkTimestamp, Group: groupSign},

		{Name: "credentials", Kind: sim.Choice, Label: tx("키", "Key"), Default: keyGiven, Group: groupKey, Options: []sim.Option{
			sim.Opt(keyGiven, "직접 쓴 키", "given"), sim.Opt(keySeed, "번호로 뽑은 키", "from a number")}},
		{Name: "key-id", Kind: sim.String, Label: tx("액세스 키 ID", "Access key ID"), Help: tx("주소에 그대로 남는다. 진짜 키를 쓰지 않는다.", "It stays in the address. Never use a real key."),
			Default: "AKIAIOSFODNN7EXAMPLE", MaxLen: 32, Check: checkKeyID, When: isGiven, Group: groupKey},
		{Name: "secret", Kind: sim.String, Label: tx("비밀 액세스 키", "Secret access key"), Default: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", MaxLen: 64, Check: checkSecret, When: isGiven, Group: groupKey},
		{Name: "seed", Kind: sim.Number, Label: tx("키 번호", "Key number"), Default: "1", Min: 0, Max: 1000000, Step: 1, Group: groupKey, When: func(v sim.Values) bool { return !isGiven(v) }},
		{Name: "token", Kind: sim.Flag, Label: tx("역할의 임시 자격 증명(세션 토큰)", "Temporary credentials of a role (session token)"), Default: "false", Group: groupKey},
		{Name: "session", Kind: sim.Duration, Label: tx("세션의 남은 시간", "The session lasts"), Help: tx("서명한 때부터.", "From the signing."), Default: "1h", Min: hour / 4, Max: 12 * hour, When: hasToken, Group: groupKey},

		{Name: "delay", Kind: sim.Duration, Label: tx("도착 시각 − 서명 시각", "Arrival minus time of signing"), Help: tx("서비스의 시계로 잰다. 서명한 쪽의 시계가 빠르면 음수다.", "By the service's clock; negative when the signer's clock is fast."),
			Default: "0s", Min: -24 * hour, Max: 200 * hour, Group: groupWay},
		{Name: "tamper", Kind: sim.Choice, Label: tx("서명한 뒤 바뀌는 것", "Changed after signing"), Default: tamperNone, Group: groupWay, Options: []sim.Option{
			sim.Opt(tamperNone, "없음", "nothing"), sim.Opt(tamperMethod, "메서드", "the method"), sim.Opt(tamperPath, "경로의 글자 하나", "one character of the path"),
			sim.Opt(tamperQuery, "쿼리에 v=2 붙이기", "v=2 added to the query"), sim.Opt(tamperHost, "Host(프록시)", "Host (a proxy)"), sim.Opt(tamperHeader, "첫 번째 헤더의 값", "the first header's value"),
			sim.Opt(tamperAgent, "User-Agent", "User-Agent"), sim.Opt(tamperBody, "본문의 글자 하나", "one character of the body"), sim.Opt(tamperLife, "시각이나 만료를 늦추기", "time or expiry, made later")}},
		{Name: "extra", Kind: sim.Flag, Label: tx("서명한 뒤 x-amz-acl 헤더를 덧붙임", "An x-amz-acl header is added after signing"), Default: "false", When: forS3, Group: groupWay},
		{Name: "slip", Kind: sim.Choice, Label: tx("서명하는 쪽의 실수", "The signer's mistake"), Default: slipNone, Group: groupWay, Options: []sim.Option{
			sim.Opt(slipNone, "없음", "none"), sim.Opt(slipSecret, "비밀 키의 끝 글자 누락", "last character of the secret lost"), sim.Opt(slipToken, "세션 토큰을 보내지 않음", "session token not sent"),
			sim.Opt(slipRegion, "다른 리전으로 서명", "signed for another Region"), sim.Opt(slipDate, "범위에 한국 시각의 날짜", "Korean date in the scope"), sim.Opt(slipPath, "S3와 다른 서비스의 경로 규칙을 바꿔 씀", "path rule of S3 and others swapped"),
			sim.Opt(slipSort, "인코딩하기 전에 쿼리 정렬", "query sorted before encoding"), sim.Opt(slipPlus, "쿼리의 공백을 +로", "space as + in the query"), sim.Opt(slipCase, "헤더를 원래 대소문자로 정렬", "headers sorted with their capitals")}},
	},
	Presets: []sim.Preset{
		{Name: "vanilla", Label: tx("가장 단순한 요청", "The plainest request"), Values: map[string]string{"rules": rulesOther, "host": "example.amazonaws.com", "path": "/", "headers": "", "service": "service",
			"time": "20150830T123600Z", "key-id": "AKIDEXAMPLE", "secret": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"}},
		{Name: "presigned", Label: tx("미리 서명된 URL", "A presigned URL"), Values: map[string]string{"form": formQuery, "headers": ""}},
		{Name: "proxy-host", Label: tx("프록시가 Host를 바꿈", "A proxy changes Host"), Values: map[string]string{"rules": rulesOther, "method": "POST", "host": "sts.ap-northeast-2.amazonaws.com", "path": "/", "service": "sts", "region": "ap-northeast-2",
			"headers": "Content-Type: application/x-www-form-urlencoded", "body": "Action=GetCallerIdentity&Version=2011-06-15", "time": "20261103T013000Z", "tamper": tamperHost}},
		{Name: "s3-key", Label: tx("S3 키의 //와 공백", "// and a space in an S3 key"), Values: map[string]string{"path": "/logs//2026 11/a.txt", "headers": "", "time": "20261103T013000Z", "slip": slipPath}},
		{Name: "wrong-secret", Label: tx("비밀 키가 한 글자 모자람", "A secret one character short"), Values: map[string]string{"slip": slipSecret}},
		{Name: "body-changed", Label: tx("S3에 올리는 본문이 바뀜", "The body of an upload changes"), Values: map[string]string{"method": "PUT", "path": "/notes/hello.txt", "headers": "Content-Type: text/plain", "body": "hello", "time": "20261103T013000Z", "tamper": tamperBody}},
		{Name: "clock", Label: tx("16분 느린 시계", "A clock 16 minutes slow"), Values: map[string]string{"delay": "16m"}},
		{Name: "role-url", Label: tx("역할이 만든 7일짜리 URL", "A role's URL for seven days"), Values: map[string]string{"form": formQuery, "headers": "", "expires": "168h", "token": "true", "delay": "2h", "time": "20261103T013000Z"}},
	},
	Predictions: []sim.Prediction{
		{Name: figStatus, Prompt: tx("서비스는 어떤 HTTP 상태 코드로 답할까?", "Which HTTP status will the service answer?")},
		{Name: figLine, Prompt: tx("두 정규 요청은 몇 번째 줄에서 처음 다를까? 같으면 0.", "In which line do the two canonical requests first differ? 0 if they do not."), Unit: tx("번째 줄", "th line")},
		{Name: figSigned, Prompt: tx("서명한 헤더는 몇 개일까?", "How many headers are signed?"), Unit: tx("개", "headers")},
		{Name: figLife, Prompt: tx("이 서명은 서명한 때부터 몇 분 동안 통할까?", "For how many minutes from the signing does this signature work?"), Unit: tx("분", "minutes")},
	},
	Asks: []sim.Ask{
		{Name: askQuery, Title: tx("정규 쿼리 문자열", "The canonical query string")},
		{Name: askPath, Title: tx("정규 요청의 경로", "The canonical path")},
		{Name: askHeaders, Title: tx("서명한 헤더 목록", "The list of signed headers")},
		{Name: askScope, Title: tx("credential scope", "The credential scope")},
		{Name: askDerive, Title: tx("서명 키 유도와 재사용", "Deriving and reusing the signing key")},
		{Name: askChange, Title: tx("서명을 깨는 변경", "Changes that break a signature")},
		{Name: askError, Title: tx("S3의 오류 코드", "The error S3 answers")},
		{Name: askLife, Title: tx("미리 서명된 URL의 수명", "How long a presigned URL works")},
	},
	Legend: []sim.LegendItem{
		{Mark: "tick", Tone: sim.Good, Label: tx("양쪽이 같은 줄", "both sides agree")},
		{Mark: "cross", Tone: sim.Bad, Label: tx("다른 줄", "the lines differ")},
		{Mark: "outline", Tone: sim.Wait, Label: tx("보낸 뒤 바뀐 곳", "changed on the way")},
		{Mark: "dot", Tone: sim.Flow, Label: tx("오가는 요청과 응답", "request and answer travelling")},
		{Mark: "dot", Tone: sim.Accent, Label: tx("지금 쓰는 줄", "line being written")},
	},
	Sources: []sim.Source{
		{Title: "Create a signed AWS API request", URL: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html", Checked: "2026-11"},
		{Title: "AWS Signature Version 4 for API requests", URL: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html", Checked: "2026-11"},
		{Title: "Troubleshoot Signature Version 4 signing", URL: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html", Checked: "2026-11"},
		{Title: "Authenticating requests: Authorization header (S3)", URL: "https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html", Checked: "2026-11"},
		{Title: "Authenticating requests: query parameters (S3)", URL: "https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html", Checked: "2026-11"},
		{Title: "Download and upload objects with presigned URLs", URL: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html", Checked: "2026-11"},
	},
}

// made reports whether a text is made of letters, digits and the characters
// given.
func made(s, also string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; !(c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || strings.IndexByte(also, c) >= 0) {
			return false
		}
	}
	return true
}

// want is what a check answers unless a value is fine.
func want(fine bool, ko, en string) i18n.Text {
	if fine {
		return i18n.Text{}
	}
	return tx(ko, en)
}

// checkPlain accepts every character that can be printed.
func checkPlain(s string) i18n.Text {
	fine := true
	for _, r := range s {
		fine = fine && strconv.IsPrint(r) && r != '\uFFFD'
	}
	return want(fine, "줄바꿈과 제어 문자가 없는 글", "text without line breaks and control characters")
}

func checkPath(s string) i18n.Text {
	return want(checkPlain(s) == i18n.Text{} && (s == "" || s[0] == '/'), "/로 시작하고 제어 문자가 없는 경로", "a path that begins with / and has no control characters")
}

// checkQuery leaves the parameters of the signature to the signature.
func checkQuery(s string) i18n.Text {
	for _, p := range pairs(s) {
		if strings.HasPrefix(strings.ToLower(p.name), "x-amz-") {
			return tx("X-Amz-로 시작하는 파라미터는 서명이 넣는다", "parameters that begin with X-Amz- are the signature's to add")
		}
	}
	return checkPlain(s)
}

func checkHost(s string) i18n.Text {
	return want(s != "" && made(s, "-.:"), "영문자, 숫자, - . 과 포트로 쓴 호스트 이름", "a host name of letters, digits, - and ., with or without a port")
}

func checkName(s string) i18n.Text {
	return want(s != "" && made(s, "-") && strings.ToLower(s) == s, "소문자, 숫자, -로 쓴 이름", "a name of lower-case letters, digits and -")
}

func checkTimestamp(s string) i18n.Text {
	unix, ok := parseStamp(s)
	return want(ok && unix < 4102444800, "20261103T013000Z처럼 쓴 1970년부터 2099년까지의 시각", "a time from 1970 to 2099, such as 20261103T013000Z")
}

// checkHeader accepts a header the signature does not add itself.
func checkHeader(s string) i18n.Text {
	name, value, ok := strings.Cut(s, ":")
	fine := ok && name != "" && made(name, "!#$%&'*+-.^_`|~")
	for i := 0; i < len(value); i++ {
		fine = fine && value[i] >= ' ' && value[i] < 0x7f
	}
	switch strings.ToLower(name) {
	case "host", "authorization", "x-amz-date", "x-amz-security-token", "x-amz-content-sha256", "x-amz-acl":
		return tx("이 헤더는 시뮬레이터가 넣으므로 쓰지 않는다", "this header is the simulator's to add")
	}
	return want(fine, "이름: 값 꼴의 ASCII 헤더", "a header of the form name: value, in ASCII")
}

// checkKeyID refuses what looks like a real key: the address of the page holds
// every value.
func checkKeyID(s string) i18n.Text {
	if len(s) == 20 && (strings.HasPrefix(s, "AKIA") || strings.HasPrefix(s, "ASIA")) && !strings.Contains(s, "EXAMPLE") {
		return tx("진짜 키는 쓰지 않는다. EXAMPLE이 든 ID를 쓴다", "never a real key; use an ID with EXAMPLE in it")
	}
	return want(s != "" && made(s, ""), "영문자와 숫자로 쓴 키 ID", "a key ID of letters and digits")
}

// checkSecret refuses what has the form of a real secret.
func checkSecret(s string) i18n.Text {
	if len(s) == 40 && made(s, "+/") && !strings.Contains(s, "EXAMPLE") {
		return tx("진짜 비밀 키는 쓰지 않는다. EXAMPLE이 든 값을 쓴다", "never a real secret; use a value with EXAMPLE in it")
	}
	return want(s != "" && made(s, "+/=_-."), "영문자, 숫자와 + / = _ - . 로 쓴 값", "letters, digits and + / = _ - .")
}
