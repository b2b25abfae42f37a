package sigv4

import (
	"strconv"
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// changeText names what was changed on the way.
func changeText(what string) i18n.Text {
	switch what {
	case tamperMethod:
		return tx("메서드가 바뀜", "method changed")
	case tamperPath:
		return tx("경로가 바뀜", "path changed")
	case tamperQuery:
		return tx("쿼리가 덧붙음", "query added")
	case tamperHost:
		return tx("Host가 바뀜", "Host changed")
	case tamperHeader:
		return tx("헤더가 바뀜", "header changed")
	case tamperAgent:
		return tx("User-Agent가 바뀜", "User-Agent changed")
	case tamperBody:
		return tx("본문이 바뀜", "body changed")
	case tamperLife:
		return tx("시간을 늦춤", "time made later")
	}
	return tx("헤더가 덧붙음", "header added")
}

// checkText names a check under its mark.
func checkText(name string, short bool) i18n.Text {
	switch name {
	case checkCredential:
		if short {
			return tx("키", "key")
		}
		return tx("키와 토큰", "key, token")
	case checkScope:
		return tx("범위", "scope")
	case checkTime:
		return tx("시각", "time")
	case checkSignature:
		if short {
			return tx("서명", "match")
		}
		return tx("서명", "signature")
	case checkHeaders:
		if short {
			return tx("헤더", "x-amz")
		}
		return tx("x-amz-* 헤더", "x-amz-* headers")
	}
	return tx("본문", "body")
}

// checkSentence tells a check that is not the comparison of signatures.
func checkSentence(e *sim.Event) i18n.Text {
	f := e.Field
	if f("result") == failed {
		name, why := checkText(f("check"), false), causeText(f("cause"), f("a"), f("b"))
		return sim.Tell("검사에서 걸린다($1). $2", "Refused by a check ($3). $4", name.Ko, why.Ko, name.En, why.En)
	}
	switch f("check") {
	case checkCredential:
		if f("token") != "" {
			return tx("임시 키와 세션 토큰이 짝이 맞고 아직 유효하다.", "The temporary key and its session token belong together and are still valid.")
		}
		return tx("키 ID로 서비스가 아는 비밀 키를 찾는다.", "The key ID leads to the secret the service knows.")
	case checkScope:
		return tx("범위의 날짜, 리전, 서비스가 이 요청의 것이다.", "Date, Region and service of the scope are those of this request.")
	case checkTime:
		switch {
		case f("form") == formQuery:
			return tx("X-Amz-Date부터 X-Amz-Expires가 지나기 전이다.", "It is between X-Amz-Date and the end of X-Amz-Expires.")
		case f("rules") == rulesS3:
			return tx("서명한 시각과의 차이가 S3의 한도인 15분 안이다.", "The time of signing is within the 15 minutes that S3 allows.")
		}
		return tx("서명한 시각과의 차이가 5분 안이다.", "The time of signing is within 5 minutes.")
	case checkHeaders:
		return tx("받은 x-amz-* 헤더가 모두 서명되어 있다.", "Every x-amz-* header received is signed.")
	}
	if f("result") == skipped {
		return tx("본문 해시를 서명하지 않았으므로 본문은 확인하지 않는다.", "The body's hash was not signed, so the body is not checked.")
	}
	return tx("받은 본문의 SHA-256이 x-amz-content-sha256과 같다.", "The SHA-256 of the body received is the value of x-amz-content-sha256.")
}

// cause says why the service answers as it does: a code and up to two values
// for causeText, so that an event can carry it.
func (s *scene) cause() (code, a, b string) {
	v := s.verdict
	refused := ""
	for _, c := range v.checks {
		if c.result == failed {
			refused = c.name
		}
	}
	limit := offset(windowOther)
	if s.s3 {
		limit = offset(windowS3)
	}
	late := s.delay
	if !s.presigned { // by what the request says, which may have been changed
		at, _ := parseStamp(s.received.get(headerDate))
		late = s.signed + s.delay - at
	}
	switch refused {
	case "":
		if len(s.changes) > 0 {
			return "unnoticed", "", ""
		}
		return "agree", "", ""
	case checkCredential:
		if s.sent.token() != s.token {
			return "no-token", "", ""
		}
		return "token-ended", offset(s.session), ""
	case checkScope:
		if s.client.scope.region != s.region {
			return "region", s.client.scope.region, s.region
		}
		return "date", "", ""
	case checkTime:
		switch {
		case late < 0:
			return "early", offset(-late), limit
		case !s.presigned:
			return "late", offset(late), limit
		case late > s.expires:
			return "expired", offset(s.expires), ""
		}
		return "too-long", "", ""
	case checkHeaders:
		return "unsigned", "", ""
	case checkBody:
		return "body", "", ""
	}
	if s.first > 0 {
		return "line", strconv.Itoa(s.first), s.lineName()
	}
	return "key", "", ""
}

// lineName says what stands in the first line that differs: a part of the
// canonical request, or the name of a header.
func (s *scene) lineName() string {
	switch i, n := s.first-4, len(s.client.canonical.headers); {
	case i < 0:
		return []string{"method", "path", "query"}[s.first-1]
	case i < n:
		return "header " + s.client.canonical.headers[i].name
	case i == n+1:
		return "signed headers"
	}
	return "body hash"
}

// koreanLine is a lineName in Korean.
func koreanLine(name string) string {
	for i, en := range []string{"method", "path", "query", "signed headers", "body hash"} {
		if name == en {
			return []string{"메서드", "경로", "쿼리", "서명한 헤더", "본문 해시"}[i]
		}
	}
	return strings.TrimPrefix(name, "header ")
}

// causeText says a cause in a sentence.
func causeText(code, a, b string) i18n.Text {
	switch code {
	case "unnoticed":
		return tx("바뀐 곳은 서명이 지키지 않는다. 다음은 권한 평가다.", "What changed is not covered by the signature. Permissions come next.")
	case "agree":
		return tx("서명이 같다. 다음은 권한 평가다.", "The signatures agree. Permissions come next.")
	case "no-token":
		return tx("임시 키인데 세션 토큰이 없다.", "A temporary key came without its session token.")
	case "token-ended":
		return sim.Tell("역할 세션이 $1 만에 끝나 임시 자격 증명이 만료됐다.",
			"The role session ended after $2, and its credentials with it.", koreanOf(a), a)
	case "region":
		return sim.Tell("리전 $1용으로 서명했지만 서비스는 $2에 있다.",
			"Signed for $1, but the service is in $2.", a, b)
	case "date":
		return tx("범위의 날짜가 X-Amz-Date의 날짜와 다르다.", "The date of the scope is not that of X-Amz-Date.")
	case "early":
		return sim.Tell("서명한 시각이 서비스의 시계보다 $1 앞선다. $2까지 받는다.",
			"The time of signing is $3 ahead of the service's clock; up to $4 is allowed.", koreanOf(a), koreanOf(b), a, b)
	case "late":
		return sim.Tell("서명한 지 $1 지났다. $2까지 받는다.", "Signed $3 ago; up to $4 is allowed.", koreanOf(a), koreanOf(b), a, b)
	case "expired":
		return sim.Tell("유효 시간($1)이 지났다.", "It was valid for $2, and that time is over.", koreanOf(a), a)
	case "too-long":
		return tx("X-Amz-Expires가 한도인 7일을 넘는다.", "X-Amz-Expires exceeds the limit of 7 days.")
	case "unsigned":
		return tx("서명하지 않은 x-amz-acl 헤더가 있다.", "There is an x-amz-acl header that was not signed.")
	case "body":
		return tx("서명은 맞지만 본문의 해시가 서명한 값과 다르다.", "The signature is right, but the body does not have the hash that was signed.")
	case "line":
		return sim.Tell("정규 요청의 $1번째 줄($2)부터 다르다.", "The canonical requests differ from line $1 on: $3.", a, koreanLine(b), b)
	}
	return tx("정규 요청은 같고 키가 다르다. 비밀 키를 확인한다.", "The canonical requests agree, but the keys differ: check the secret.")
}

// reason says in one line why the service answers as it does.
func (s *scene) reason() i18n.Text { return causeText(s.cause()) }

// token is the session token a request carries, wherever it carries it.
func (r *request) token() string { return r.param(headerToken) + r.get(headerToken) }
