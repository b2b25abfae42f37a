package signedaccess

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// documents lists the exact strings of the first file's request, lane by lane
// in the order they come about.
func (s *scene) documents(t *sim.Trace) {
	add := func(key string, title i18n.Text, body string) {
		if body != "" {
			t.Documents = append(t.Documents, sim.Document{Key: key, Title: title, Body: body})
		}
	}
	url, cookies, s3 := s.lane(showURL), s.lane(showCookies), s.lane(showS3)
	if s.shows(showURL) || s.shows(showCookies) {
		g := url.grants[0]
		add("policy", tx("정책: 이 바이트에 서명한다", "Policy: these bytes are signed"), g.text)
		if s.policy == custom {
			add("policy-encoded", tx("인코딩한 정책: base64 뒤에 + = / 를 - _ ~ 로", "Encoded policy: base64, then + = / become - _ ~"), g.pairs[0].value)
		}
		add("signature", tx("인코딩한 서명", "Encoded signature"), g.signature)
	}
	if s.shows(showURL) {
		c := &url.calls[0]
		add("url", tx("서명된 URL", "Signed URL"), c.issued)
		s.received(add, "url", c, tx("CloudFront", "CloudFront"))
	}
	if s.shows(showCookies) {
		c := &cookies.calls[0]
		add("set-cookie", tx("쿠키를 나눠 주는 응답 헤더", "Response headers that hand out the cookies"), strings.Join(cookies.sets[0].grant.setCookie(cookies.sets[0].path), "\n"))
		head := "GET " + strings.TrimPrefix(c.request.url, "https://"+cdnHost) + " HTTP/1.1\nHost: " + cdnHost
		if c.request.cookie != "" {
			head += "\nCookie: " + c.request.cookie
		}
		add("cookie-request", tx("쿠키를 실은 요청", "Request with the cookies"), head)
		s.received(add, "cookies", c, tx("CloudFront", "CloudFront"))
	}
	if s.shows(showS3) {
		c := &s3.calls[0]
		add("s3-canonical", tx("S3 정규 요청", "S3 canonical request"), s3.steps.canonical)
		add("s3-string", tx("S3 서명할 문자열", "S3 string to sign"), s3.steps.toSign)
		add("s3-url", tx("S3 미리 서명된 URL", "S3 presigned URL"), c.issued)
		s.received(add, "s3", c, tx("S3", "S3"))
	}
	if s.shows(showURL) || s.shows(showCookies) {
		add("public-key", tx("공개 키 "+s.public.id+" (데모용)", "Public key "+s.public.id+" (demonstration only)"), s.pem)
		add("openssl", tx("OpenSSL로 직접 확인하기", "Check it yourself with OpenSSL"), s.openssl())
	}
}

// received adds what the verifier got when that differs from what was handed
// out, what it made of it, and its answer.
func (s *scene) received(add func(string, i18n.Text, string), key string, c *call, who i18n.Text) {
	if c.request.url != c.issued && key != "cookies" {
		add(key+"-sent", tx("바뀐 채로 보낸 URL", "URL as it was sent, changed"), c.request.url)
	}
	v := &c.verdict
	if v.rebuilt != "" {
		add(key+"-rebuilt", tx("엣지가 요청에서 되살린 canned policy", "Canned policy the edge rebuilt from the request"), v.rebuilt)
	}
	if !v.accepted() {
		add(key+"-refused", tx(who.Ko+"의 거절 응답", who.En+" refuses"), statusLine(v.status)+"\n\n"+
			"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>"+v.code+"</Code><Message>"+v.message+"</Message></Error>")
		return
	}
	if key != "s3" {
		add(key+"-origin", tx("캐시에 없을 때 오리진으로 가는 요청", "Request to the origin on a cache miss"),
			"GET "+c.request.path()+" HTTP/1.1\nHost: "+bucketHost)
	}
}

func statusLine(status int) string {
	if status == 400 {
		return "HTTP/1.1 400 Bad Request"
	}
	return "HTTP/1.1 403 Forbidden"
}

// openssl is a shell script that verifies the first policy's signature without
// this program; public.pem is the document above it.
func (s *scene) openssl() string {
	g := s.lane(showURL).grants[0]
	hash := "-sha256"
	if s.hash == hashSHA1 {
		hash = "-sha1"
	}
	return "printf '%s' '" + g.text + "' > policy.json\n" +
		"printf '%s' '" + g.signature + "' | tr -- '-_~' '+=/' | openssl base64 -d -A > signature.bin\n" +
		"openssl dgst " + hash + " -verify public.pem -signature signature.bin policy.json\n"
}
