package sigv4

import (
	"strconv"
	"strings"

	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
)

// documents lists the exact texts of the run in the order they come about.
func (s *scene) documents(t *sim.Trace) {
	add := func(key string, title i18n.Text, body string) {
		t.Documents = append(t.Documents, sim.Document{Key: key, Title: title, Body: body})
	}
	w := s.client
	add("canonical-request", tx("정규 요청(클라이언트)", "Canonical request (client)"), w.canonical.text())
	add("string-to-sign", tx("서명할 문자열(클라이언트)", "String to sign (client)"), w.toSign)
	var keys strings.Builder
	for i, l := range w.chain {
		key := "\"AWS4\" + secret"
		if i > 0 {
			key = w.chain[i-1].name
		}
		keys.WriteString(l.name + strings.Repeat(" ", 8-len(l.name)) + " = HMAC(" + key + ", \"" + l.input + "\")\n         = " + l.hex() + "\n")
	}
	add("signing-key", tx("서명 키 유도", "Deriving the signing key"), keys.String())
	if s.presigned {
		add("presigned-url", tx("미리 서명된 URL", "Presigned URL"), "https://"+s.sent.host+s.sent.target())
	} else {
		add("authorization", tx("Authorization 헤더", "Authorization header"), s.sent.get("Authorization"))
	}
	add("request", tx("보낸 요청", "Request as sent"), s.sent.text())
	if len(s.changes) > 0 {
		add("received", tx("서비스가 받은 요청", "Request as received"), s.received.text())
	}
	if own := s.verdict.own; own != nil {
		add("service-canonical", tx("서비스가 다시 만든 정규 요청", "Canonical request the service made"), own.canonical.text())
		add("service-string", tx("서비스가 다시 만든 서명할 문자열", "String to sign the service made"), own.toSign)
	}
	add("answer", tx("서비스의 응답", "Answer of the service"), s.answer())
	add("openssl", tx("OpenSSL로 직접 서명하기", "Sign it yourself with OpenSSL"), s.openssl())
}

// answer writes the response. S3 returns both of its texts with a signature
// that differs, so that one can lay them beside one's own.
func (s *scene) answer() string {
	v := s.verdict
	reason := map[int]string{200: "OK", 400: "Bad Request", 403: "Forbidden"}[v.status]
	head := "HTTP/1.1 " + strconv.Itoa(v.status) + " " + reason + "\n"
	if v.code == "" {
		return head
	}
	body := "<Error>\n  <Code>" + v.code + "</Code>\n  <Message>" + v.message + "</Message>\n"
	if s.s3 && v.code == mismatch {
		body += "  <SignatureProvided>" + s.client.signature + "</SignatureProvided>\n" +
			"  <StringToSign>" + v.own.toSign + "</StringToSign>\n" +
			"  <CanonicalRequest>" + quiz.Escape(v.own.canonical.text()) + "</CanonicalRequest>\n"
	}
	return head + "Content-Type: application/xml\n\n" + body + "</Error>\n"
}

// openssl is a shell script that makes the client's signature without this
// program.
func (s *scene) openssl() string {
	w := s.client
	secret := s.config.signer().secret
	return "hmac() { openssl dgst -sha256 -mac HMAC -macopt \"$1\" | sed 's/.*= //'; }\n" +
		"key=$(printf '%s' '" + w.scope.date + "' | hmac 'key:AWS4" + secret + "')\n" +
		"for part in " + w.scope.region + " " + w.scope.service + " aws4_request; do\n" +
		"  key=$(printf '%s' \"$part\" | hmac \"hexkey:$key\")\n" +
		"done\n" +
		"printf '%s' '" + w.toSign + "' | hmac \"hexkey:$key\"\n" +
		"# " + w.signature + "\n"
}
