package signedaccess

import (
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
	groupWhat = i18n.Text{Ko: "무엇을 서명하나", En: "What is signed"}
	groupAsk  = i18n.Text{Ko: "요청할 때", En: "At the request"}
	groupKeys = i18n.Text{Ko: "키와 자격 증명", En: "Keys and credentials"}
)

func isCustom(v sim.Values) bool { return v.Get("policy") == custom && v.Get("show") != showS3 }
func hasCDN(v sim.Values) bool   { return v.Get("show") != showS3 }
func hasS3(v sim.Values) bool    { return v.Get("show") == showAll || v.Get("show") == showS3 }

var info = sim.Info{
	Name:    "signedaccess",
	Title:   i18n.Text{Ko: "서명된 URL, 쿠키, S3 미리 서명된 URL", En: "Signed URL, cookies, S3 presigned URL"},
	Summary: i18n.Text{Ko: "같은 파일을 세 방식으로 서명해 빌려주고, 무엇이 바뀌면 누가 왜 거절하는지 본다.", En: "Lend the same files in three signed ways and see who refuses what, and why."},
	Params: []sim.Param{
		{Name: "show", Kind: sim.Choice, Label: i18n.Text{Ko: "방식", En: "Ways"}, Default: showAll, Group: groupWhat, Options: []sim.Option{
			sim.Opt(showAll, "셋을 나란히", "all three"), sim.Opt(showURL, "CloudFront 서명된 URL", "CloudFront signed URL"),
			sim.Opt(showCookies, "CloudFront 서명된 쿠키", "CloudFront signed cookies"), sim.Opt(showS3, "S3 미리 서명된 URL", "S3 presigned URL")}},
		{Name: "policy", Kind: sim.Choice, Label: i18n.Text{Ko: "CloudFront 정책", En: "CloudFront policy"}, Default: custom, Group: groupWhat, When: hasCDN, Options: []sim.Option{
			sim.Opt(canned, "canned policy", "canned policy"), sim.Opt(custom, "custom policy", "custom policy")}},
		{Name: "files", Kind: sim.Number, Label: i18n.Text{Ko: "파일 수", En: "Files"}, Unit: i18n.Text{Ko: "개", En: "files"}, Default: "3", Min: 1, Max: 12, Step: 1, Group: groupWhat},
		{Name: "path", Kind: sim.String, Label: i18n.Text{Ko: "받으려는 파일", En: "Wanted files"}, Help: i18n.Text{Ko: "{n}은 파일 번호가 된다.", En: "{n} becomes the number of the file."},
			Default: "/video/seg-{n}.ts", MaxLen: 64, Check: checkPath, Group: groupWhat},
		{Name: "signed", Kind: sim.String, Label: i18n.Text{Ko: "서명한 경로", En: "Signed path"}, Help: i18n.Text{Ko: "*는 아무 문자열, ?는 한 글자. 비우면 Resource를 뺀다.", En: "* is any run of characters, ? exactly one. Empty leaves Resource out."},
			Default: "/video/*", MaxLen: 64, Check: checkPattern, When: isCustom, Group: groupWhat},
		{Name: "expiry", Kind: sim.Duration, Label: i18n.Text{Ko: "유효 기간", En: "Valid for"}, Help: i18n.Text{Ko: "서명한 때부터. 초 단위로 버린다.", En: "From the signing, in whole seconds."},
			Default: "1h", Min: 1000, Max: 720 * hour, Group: groupWhat},
		{Name: "start", Kind: sim.Duration, Label: i18n.Text{Ko: "시작 시각", En: "Start time"}, Help: i18n.Text{Ko: "서명한 때부터. 0이면 시작 시각을 넣지 않는다.", En: "From the signing. 0 leaves it out."},
			Default: "0s", Min: 0, Max: 720 * hour, When: isCustom, Group: groupWhat},
		{Name: "cidr", Kind: sim.String, Label: i18n.Text{Ko: "허용할 IP 범위", En: "Allowed addresses"}, Help: i18n.Text{Ko: "IPv4 주소나 CIDR 하나. 비우면 제한이 없다.", En: "One IPv4 address or CIDR. Empty allows all."},
			Default: "", MaxLen: 18, Check: checkCIDR, When: isCustom, Group: groupWhat},

		{Name: "clock", Kind: sim.Duration, Label: tx("요청하는 때", "Time of the request"), Help: tx("서명한 때부터.", "From the signing."),
			Default: "10m", Min: 0, Max: 800 * hour, Group: groupAsk},
		{Name: "ip", Kind: sim.String, Label: tx("클라이언트 IP", "Client address"), Default: "203.0.113.10", MaxLen: 15, Check: checkIP, When: isCustom, Group: groupAsk},
		{Name: "tamper", Kind: sim.Choice, Label: tx("첫 요청 바꿔 보기", "Change the first request"), Default: tamperNone, Group: groupAsk, Options: []sim.Option{
			sim.Opt(tamperNone, "바꾸지 않음", "nothing"), sim.Opt(tamperPolicy, "만료 시각의 숫자 하나", "one digit of the expiry"),
			sim.Opt(tamperSignature, "서명의 글자 하나", "one character of the signature"), sim.Opt(tamperPath, "파일 이름의 글자 하나", "one character of the file name"),
			sim.Opt(tamperQuery, "쿼리에 v=2 붙이기", "add v=2 to the query"), sim.Opt(tamperKeyID, "키 ID 빼기", "leave the key ID out")}},

		{Name: "hash", Kind: sim.Choice, Label: tx("서명 해시", "Hash of the signature"), Help: tx("키는 RSA 2048이다. SHA-1이면 Hash-Algorithm을 싣지 않는다.", "The key is RSA 2048. With SHA-1, Hash-Algorithm is not sent."),
			Default: hashSHA256, When: hasCDN, Group: groupKeys, Options: []sim.Option{sim.Opt(hashSHA256, "SHA-256", "SHA-256"), sim.Opt(hashSHA1, "SHA-1", "SHA-1")}},
		{Name: "key-group", Kind: sim.Choice, Label: tx("서명한 키", "The signing key"), Default: groupOK, When: hasCDN, Group: groupKeys, Options: []sim.Option{
			sim.Opt(groupOK, "키 그룹에 있음", "in the key group"), sim.Opt(groupOther, "키 그룹에 없는 키", "not in the key group"), sim.Opt(groupGone, "요청 전에 키 그룹에서 뺌", "removed before the request")}},
		{Name: "s3-signer", Kind: sim.Choice, Label: tx("S3 URL을 서명한 주체", "Who signed the S3 URL"), Default: signerUser, When: hasS3, Group: groupKeys, Options: []sim.Option{
			sim.Opt(signerUser, "IAM 사용자", "IAM user"), sim.Opt(signerRole, "역할의 임시 자격 증명", "temporary credentials of a role"),
			sim.Opt(signerDenied, "s3:GetObject 권한이 없는 사용자", "user without s3:GetObject"), sim.Opt(signerDeleted, "삭제한 액세스 키", "access key deleted since")}},
		{Name: "session", Kind: sim.Duration, Label: tx("임시 자격 증명의 남은 시간", "Temporary credentials last"), Default: "1h", Min: 900000, Max: 12 * hour, Group: groupKeys,
			When: func(v sim.Values) bool { return hasS3(v) && v.Get("s3-signer") == signerRole }},
		{Name: "epoch", Kind: sim.Number, Label: tx("서명한 시각", "Time of signing"), Help: tx("1970년부터 센 초.", "Seconds since 1970."), Unit: tx("초", "s"),
			Default: "1767225600", Min: 946684800, Max: 2140000000, Step: 1, Group: groupKeys},
		{Name: "seed", Kind: sim.Number, Label: tx("키 쌍 번호", "Key pair number"), Help: tx("번호마다 키 쌍과 키 ID를 새로 고른다.", "Each number picks a key pair and a key ID anew."), Default: "1", Min: 0, Max: 1000000, Step: 1, Group: groupKeys},
	},
	Presets: []sim.Preset{
		{Name: "canned-five", Label: tx("파일 5개, canned policy", "Five files, canned policy"), Values: map[string]string{"policy": canned, "files": "5"}},
		{Name: "wildcard", Label: tx("와일드카드 하나로 영상 조각 12개", "Twelve segments, one wildcard"), Values: map[string]string{"files": "12"}},
		{Name: "question-mark", Label: tx("?는 한 글자: 10번부터 막힌다", "? is one character: number 10 fails"), Values: map[string]string{"files": "12", "signed": "/video/seg-?.ts"}},
		{Name: "expired", Label: tx("만료 뒤의 요청", "After the expiry"), Values: map[string]string{"clock": "1h1m"}},
		{Name: "extend", Label: tx("만료 시각을 고쳐 늘리기", "Extending the expiry by hand"), Values: map[string]string{"tamper": tamperPolicy, "policy": canned}},
		{Name: "other-address", Label: tx("다른 네트워크에서 연 링크", "Opened from another network"), Values: map[string]string{"cidr": "192.0.2.0/24"}},
		{Name: "role-ended", Label: tx("역할 세션이 먼저 끝난 S3 URL", "The role's session ends first"), Values: map[string]string{"s3-signer": signerRole, "expiry": "168h", "clock": "2h"}},
		{Name: "key-removed", Label: tx("키를 빼서 회수하기", "Revoking by removing the key"), Values: map[string]string{"key-group": groupGone}},
		{Name: "too-long", Label: tx("30일짜리 링크", "A link for thirty days"), Values: map[string]string{"expiry": "720h", "clock": "24h"}},
	},
	Predictions: []sim.Prediction{
		{Name: figAccepted, Prompt: tx("보이는 방식의 요청을 모두 합하면 몇 개가 통과할까?", "Over all ways shown, how many requests are let through?"), Unit: tx("개", "requests")},
		{Name: figSignatures, Prompt: tx("서명된 URL을 만드는 데 개인 키로 몇 번 서명할까?", "How many times is the private key used for the signed URLs?"), Unit: tx("번", "times")},
		{Name: figCookies, Prompt: tx("서명된 쿠키는 모두 몇 개를 나눠 줄까?", "How many cookies are handed out in all?"), Unit: tx("개", "cookies")},
		{Name: figURLs, Prompt: tx("서명된 URL은 모두 몇 개를 나눠 줄까?", "How many signed URLs are handed out in all?"), Unit: tx("개", "URLs")},
	},
	Asks: []sim.Ask{
		{Name: askRefusal, Title: tx("어느 검사에서 막히나", "Which check refuses")},
		{Name: askAccepted, Title: tx("몇 개가 통과하나", "How many get through")},
		{Name: askCount, Title: tx("서명과 쿠키의 수", "Signatures and cookies needed")},
		{Name: askLifetime, Title: tx("언제까지 쓸 수 있나", "Until when it works")},
		{Name: askChoose, Title: tx("요구에 맞는 방식", "The way that fits")},
		{Name: askWildcard, Title: tx("와일드카드가 여는 경로", "What a wildcard opens")},
		{Name: askAddress, Title: tx("CIDR 안의 주소", "Addresses in a CIDR")},
	},
	Legend: []sim.LegendItem{
		{Mark: "dot", Tone: sim.Good, Label: tx("통과한 검사 (체크)", "check passed (tick)")},
		{Mark: "dot", Tone: sim.Bad, Label: tx("막힌 검사 (엑스)", "check failed (cross)")},
		{Mark: "outline", Tone: sim.Muted, Label: tx("하지 않는 검사 (줄)", "does not apply (dash)")},
		{Mark: "bar", Tone: sim.Good, Label: tx("쓸 수 있는 기간", "time it is valid")},
		{Mark: "line", Tone: sim.Accent, Label: tx("요청하는 때", "time of the request")},
		{Mark: "dot", Tone: sim.Flow, Label: tx("오가는 문자열", "strings travelling")},
	},
	Sources: []sim.Source{
		{Title: "Troubleshoot signed URLs and signed cookies", URL: "https://repost.aws/knowledge-center/cloudfront-troubleshoot-signed-url-cookies", Checked: "2026-11"},
		{Title: "Use signed URLs", URL: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-signed-urls.html", Checked: "2026-11"},
		{Title: "Use signed cookies", URL: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-signed-cookies.html", Checked: "2026-11"},
		{Title: "Decide to use signed URLs or signed cookies", URL: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-choosing-signed-urls-cookies.html", Checked: "2026-11"},
		{Title: "Specify signers", URL: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-trusted-signers.html", Checked: "2026-11"},
		{Title: "Download and upload objects with presigned URLs", URL: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html", Checked: "2026-11"},
		{Title: "Authenticating requests: query parameters (SigV4)", URL: "https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html", Checked: "2026-11"},
	},
}

// hour in milliseconds, the unit of a duration's bounds.
const hour = 3600000

// checkPath accepts a path of characters that need no escaping in a URL, a
// policy or a canonical request, so that every string shown is exact.
func checkPath(s string) i18n.Text {
	want := tx("/로 시작하고 영문자, 숫자, - . _ ~ /와 {n}만 쓴 경로", "a path from /, of letters, digits, - . _ ~ / and {n}")
	if !strings.HasPrefix(s, "/") || !plain(strings.ReplaceAll(s, "{n}", ""), "/-._~") || strings.HasSuffix(s, "/") {
		return want
	}
	return i18n.Text{}
}

func checkPattern(s string) i18n.Text {
	if s == "" {
		return i18n.Text{}
	}
	if s[0] != '/' && s[0] != '*' && !strings.HasPrefix(s, "http") || !plain(strings.ReplaceAll(s, "{n}", ""), "/-._~*?:=") {
		return tx("/, http, *로 시작하고 영문자, 숫자, - . _ ~ / * ? : =와 {n}만 쓴 경로", "a pattern from /, http or *, of letters, digits, - . _ ~ / * ? : = and {n}")
	}
	return i18n.Text{}
}

func checkCIDR(s string) i18n.Text {
	if _, _, ok := parseCIDR(s); s != "" && !ok {
		return tx("192.0.2.0/24 같은 IPv4 범위", "an IPv4 range such as 192.0.2.0/24")
	}
	return i18n.Text{}
}

func checkIP(s string) i18n.Text {
	if _, ok := parseIPv4(s); !ok {
		return tx("203.0.113.10 같은 IPv4 주소", "an IPv4 address such as 203.0.113.10")
	}
	return i18n.Text{}
}

func plain(s, also string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !(c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || strings.IndexByte(also, c) >= 0) {
			return false
		}
	}
	return true
}
