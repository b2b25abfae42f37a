package sigv4

import (
	"strconv"
	"strings"

	"notelab/app/sim"
)

// changeWords describe what happens to a request on its way.
func changeWords(a *sim.Asker, s *scene) string {
	way := code(s.changes[0].from) + " → " + code(s.changes[0].to)
	switch s.tamper {
	case tamperMethod:
		return a.Say("메서드 변경: ", "The method changes: ") + way
	case tamperPath:
		return a.Say("경로 변경: ", "The path changes: ") + way
	case tamperQuery:
		return sim.Tell("쿼리에 $1 추가", "$1 is added to the query", code("v=2")).In(a.Lang)
	case tamperHost:
		return a.Say("`Host` 변경: ", "`Host` changes: ") + way
	case tamperAgent:
		return a.Say("`User-Agent` 변경: ", "`User-Agent` changes: ") + way
	case tamperBody:
		return a.Say("본문 변경: ", "The body changes: ") + way
	case tamperLife:
		if s.presigned {
			return a.Say("만료 연장: ", "The expiry is extended: ") + way
		}
		return a.Say("시각 변경: ", "The time changes: ") + way
	}
	return a.Say("헤더 변경: ", "A header changes: ") + way
}

// tamperWhy says why a change is noticed or not in this scene.
func tamperWhy(a *sim.Asker, s *scene) (ko, en, idea string) {
	accepted := s.verdict.status == 200
	switch s.tamper {
	case tamperMethod:
		return "메서드는 정규 요청의 첫 줄이다.", "The method is the first line of the canonical request.", "thinks the method is not signed"
	case tamperPath:
		return "경로는 정규 요청의 둘째 줄이다.", "The path is the second line of the canonical request.", "thinks the path is not signed"
	case tamperQuery:
		return "쿼리는 정렬되어 정규 요청에 모두 들어간다. 덧붙인 것도 마찬가지다.", "The whole query is part of the canonical request, additions included.", "thinks added parameters do not matter"
	case tamperHost:
		return "`host`는 늘 서명되는 헤더다.", "`host` is always among the signed headers.", "thinks Host is free to change"
	case tamperAgent:
		return "`user-agent`는 서명한 헤더의 목록에 없다.", "`user-agent` is not in the list of signed headers.", ""
	case tamperBody:
		switch {
		case accepted:
			return "본문 해시 자리가 `UNSIGNED-PAYLOAD`라 서명이 본문을 지키지 않는다.", "`UNSIGNED-PAYLOAD` stands in place of the body's hash, so the signature does not protect the body.", ""
		case s.s3:
			return "서명한 `x-amz-content-sha256`과 받은 본문의 해시가 다르다(`XAmzContentSHA256Mismatch`).", "The body received does not have the signed `x-amz-content-sha256` (`XAmzContentSHA256Mismatch`).", "thinks the body is not covered"
		}
		return "본문의 SHA-256이 정규 요청의 마지막 줄이다.", "The SHA-256 of the body is the last line of the canonical request.", "thinks the body is not covered"
	case tamperLife:
		if s.presigned {
			return "`X-Amz-Expires`도 서명된 쿼리의 일부다.", "`X-Amz-Expires` is part of the signed query.", "thinks the expiry can be extended"
		}
		return "`x-amz-date`는 서명된 헤더이고 서명할 문자열에도 들어간다.", "`x-amz-date` is a signed header and stands in the string to sign.", "thinks the time can be refreshed"
	}
	if accepted {
		return "이 헤더는 서명한 헤더의 목록에 없다.", "This header is not in the list of signed headers.", ""
	}
	return "이 헤더는 서명한 헤더의 목록에 있다.", "This header is in the list of signed headers.", "thinks only x-amz-* headers are signed"
}

// drawChange asks which change to a signed request goes unnoticed.
func drawChange(a *sim.Asker) sim.Draft {
	v := info.Defaults().Must("method", "PUT", "path", "/"+pick(a, "photos", "notes", "data")+"/"+pick(a, "a", "b", "c")+".txt", "body", pick(a, "hello", "one two", "draft 1"),
		"headers", pick(a, "Cache-Control: max-age=60", "Content-Language: ko", "Content-Type: text/plain"), "sign", pick(a, signAll, signLeast),
		"form", pick(a, formHeader, formHeader, formQuery), "payload", pick(a, bodyHash, bodyFree), "time", stampOf(moment(a)))
	if a.Rand.IntN(3) == 0 {
		v = v.Must("rules", rulesOther, "form", formHeader, "host", "a1b2c3.execute-api.us-east-1.amazonaws.com")
	}
	var kept, broken []sim.Candidate
	var proof []sim.Values
	for _, t := range []string{tamperMethod, tamperPath, tamperQuery, tamperHost, tamperHeader, tamperAgent, tamperBody, tamperLife} {
		w := v.Must("tamper", t)
		s := play(read(w))
		ko, en, idea := tamperWhy(a, s)
		if text := changeWords(a, s); s.verdict.status == 200 {
			kept, proof = append(kept, a.Right(text, ko, en)), append(proof, w)
		} else {
			broken = append(broken, a.Wrong(text, idea, ko, en))
		}
	}
	i := a.Rand.IntN(len(kept))
	if len(kept) > 1 && a.Rand.IntN(3) > 0 {
		i = len(kept[1:]) * a.Rand.IntN(2) // rather not User-Agent, which always passes
	}
	s := play(read(v))
	c := s.client.canonical
	where, whereEn := "S3", "S3"
	if !s.s3 {
		where, whereEn = "API Gateway(S3가 아닌 서비스)", "API Gateway (not S3)"
	}
	form, formEn := "`Authorization` 헤더로 서명했다", "signed in the `Authorization` header"
	if s.presigned {
		form, formEn = "미리 서명된 URL로 만들었다", "made into a presigned URL"
	}
	payload, payloadEn := "본문의 SHA-256 해시", "the SHA-256 of the body"
	if c.payload == unsignedPayload {
		payload, payloadEn = code(unsignedPayload), code(unsignedPayload)
	}
	own := s.config.request.headers[0]
	return sim.Draft{
		Prompt: sim.Tell("$1에 보내는 $2 요청을 $3. 직접 넣은 헤더는 $4이고 `User-Agent`도 함께 나간다. 서명한 헤더의 목록은 $5, 정규 요청의 마지막 줄은 $6다. 서명한 뒤 도착하기 전에 하나만 바뀐다고 할 때, 그래도 서명 검증을 통과하는 변경을 고르세요.",
			"The request $2 to $7 is $8. It has the headers $4 and `User-Agent`. The signed headers are $5, and the last line of the canonical request is $9. Choose the one change between signing and arrival that still passes verification.", where, code("PUT "+s.config.request.path), form, code(own.name+": "+own.value), code(c.signed), payload, whereEn, formEn, payloadEn).In(a.Lang),
		Key: kept[i], Distractors: shuffled(a, broken),
		Explanation: a.Say("서비스는 받은 요청으로 정규 요청을 다시 만든다. 메서드, 경로, 쿼리, 서명한 헤더, 본문 해시에 들어가지 않는 것만 바뀌어도 된다.",
			"The service makes the canonical request anew from what it receives. Only what is outside the method, path, query, signed headers and body hash may change."),
		Values: proof[i], Tags: tags,
	}
}

// errorCase is one way a request to S3 fares.
type errorCase struct {
	answer string // status and code
	ko, en string // when it comes
	idea   string
}

// errorCases are the answers of S3, each with what it takes.
var errorCases = []errorCase{
	{"403 SignatureDoesNotMatch", "보낸 서명이 S3가 계산한 서명과 다를 때 온다.", "This comes when S3 computes a different signature.", "takes every failure for a signature mismatch"},
	{"403 RequestTimeTooSkewed", "헤더로 서명한 요청의 시각이 S3의 시계와 15분 넘게 어긋날 때 온다.", "This comes when a request signed in a header is more than 15 minutes off S3's clock.", "suspects the clock"},
	{"403 AccessDenied", "서명은 맞는데 권한이 없거나, 서명하지 않은 `x-amz-*` 헤더가 있거나, 미리 서명된 URL의 유효 시간이 지났을 때 온다.", "This comes when the signature holds but permission is missing, when an `x-amz-*` header was not signed, or when a presigned URL is past its time.", "takes it for missing permission"},
	{"400 ExpiredToken", "세션 토큰의 기한이 지났을 때 온다.", "This comes when the session token has expired.", "suspects the session"},
	{"403 InvalidAccessKeyId", "키 ID를 모르거나, 임시 키인데 세션 토큰이 없을 때 온다.", "This comes for an unknown key ID, or a temporary key without its session token.", "suspects the key ID"},
	{"400 XAmzContentSHA256Mismatch", "서명은 맞는데 본문의 해시가 `x-amz-content-sha256`과 다를 때 온다.", "This comes when the signature holds but the hash of the body is not that in `x-amz-content-sha256`.", "suspects the body"},
	{"400 AuthorizationHeaderMalformed", "`Authorization` 헤더의 범위에 다른 리전이나 날짜가 적혀 있을 때 온다.", "This comes when the scope in the `Authorization` header has another Region or date.", "suspects the scope"},
}

// drawError asks what S3 answers to a request with one fault.
func drawError(a *sim.Asker) sim.Draft {
	minutes := func(n int) string { return strconv.Itoa(n) + "m" }
	n := strconv.Itoa
	early, late := a.Between(1, 14), a.Between(16, 50)
	region := pick(a, askRegions...)
	v := info.Defaults().Must("region", region, "host", "examplebucket.s3."+region+".amazonaws.com", "headers", "", "time", stampOf(moment(a)))
	type story struct {
		set        []string
		ko, en     string
		why, whyEn string
	}
	upload := []string{"method", "PUT", "body", "hello"}
	p := sim.Pick(a,
		story{[]string{"slip", slipSecret}, "`Authorization` 헤더로 서명한 GET 요청인데, 설정 파일에 비밀 키를 옮기며 끝 글자를 빠뜨렸다.", "A GET request is signed in the `Authorization` header; the last character of the secret was lost when it was copied into the settings.",
			"비밀 키가 한 글자 모자라 유도한 키도 서명도 S3의 것과 다르다.", "With the secret one character short, the derived key and the signature are not those of S3."},
		story{[]string{"headers", "Range: bytes=0-9", "tamper", tamperHeader}, "`Range` 헤더까지 `Authorization` 헤더로 서명한 GET 요청인데, 도중의 프록시가 `Range`의 값을 바꿨다.", "A GET request is signed in the `Authorization` header, `Range` included; a proxy on the way changed the value of `Range`.",
			"`range`가 서명한 헤더라 S3가 다시 만든 정규 요청이 달라진다.", "`range` is a signed header, so the canonical request that S3 makes is a different one."},
		story{[]string{"slip", slipRegion}, "`Authorization` 헤더로 서명한 GET 요청인데, 버킷의 리전은 " + code(region) + ", 범위에 쓴 리전은 " + code(otherRegion(region)) + "이다.", "A GET request is signed in the `Authorization` header; the bucket is in " + code(region) + ", the scope says " + code(otherRegion(region)) + ".",
			"범위의 리전이 버킷의 리전과 달라, 서명을 견주기 전에 헤더가 거절된다.", "The Region in the scope is not that of the bucket, and the header is rejected before signatures are compared."},
		story{[]string{"delay", minutes(late)}, "`Authorization` 헤더로 서명한 GET 요청인데, 서명한 서버의 시계가 " + n(late) + "분 느리다.", "A GET request is signed in the `Authorization` header; the clock of the signing server is " + n(late) + " minutes slow.",
			"요청에 적힌 시각이 " + n(late) + "분 전이라 허용하는 15분을 넘는다.", "The request bears a time " + n(late) + " minutes ago, more than the 15 minutes allowed."},
		story{[]string{"delay", "-" + minutes(late)}, "`Authorization` 헤더로 서명한 GET 요청인데, 서명한 서버의 시계가 " + n(late) + "분 빠르다.", "A GET request is signed in the `Authorization` header; the clock of the signing server is " + n(late) + " minutes fast.",
			"요청에 적힌 시각이 " + n(late) + "분 뒤라 허용하는 15분을 넘는다.", "The request bears a time " + n(late) + " minutes from now, more than the 15 minutes allowed."},
		story{[]string{"form", formQuery, "expires", minutes(early), "delay", minutes(late)}, "유효 시간이 " + n(early) + "분인 미리 서명된 URL을 만들고 " + n(late) + "분 뒤에 열었다.", "A presigned URL valid for " + n(early) + " minutes is opened " + n(late) + " minutes after it was made.",
			"유효 시간 " + n(early) + "분이 지났다. 만료된 미리 서명된 URL에 S3는 이 코드로 답한다.", "Its " + n(early) + " minutes are over, and S3 answers an expired presigned URL with this code."},
		story{[]string{"token", "true", "slip", slipToken}, "역할에서 받은 임시 자격 증명으로 GET 요청을 `Authorization` 헤더로 서명했는데, 세션 토큰을 보내지 않았다.", "A GET request is signed in the `Authorization` header with temporary credentials of a role, but the session token is not sent.",
			"임시 키는 토큰과 함께 와야 확인된다. 토큰이 없으면 모르는 키로 본다.", "A temporary key is known only together with its token; without it S3 does not know the key."},
		story{[]string{"form", formQuery, "expires", "168h", "token", "true", "session", "1h", "delay", "1h" + minutes(late)}, "한 시간 뒤 만료될 역할의 임시 자격 증명으로 7일짜리 미리 서명된 URL을 만들고, 1시간 " + n(late) + "분 뒤에 열었다.", "With temporary credentials that expire in an hour, a presigned URL for 7 days is made and opened 1 hour " + n(late) + " minutes later.",
			"URL의 7일은 남았지만 서명에 쓴 세션의 토큰이 먼저 만료됐다.", "Of the 7 days most are left, but the token of the session that signed has expired."},
		story{append([]string{"tamper", tamperBody}, upload...), "본문의 SHA-256을 `x-amz-content-sha256`으로 보내고 `Authorization` 헤더로 서명한 PUT 요청인데, 도중에 본문 한 글자만 바뀌었다.", "A PUT request sends the SHA-256 of its body as `x-amz-content-sha256` and is signed in the `Authorization` header; one character of the body changes on the way.",
			"헤더에 적은 해시는 그대로 와 서명은 맞지만, 받은 본문의 해시가 그 값과 다르다.", "The hash in the header arrives unchanged, so the signature holds, but the body received has a different hash."},
		story{append([]string{"extra", "true"}, upload...), "`Authorization` 헤더로 서명한 PUT 요청에, 서명한 뒤 `x-amz-acl: public-read` 헤더를 덧붙였다.", "To a PUT request signed in the `Authorization` header, the header `x-amz-acl: public-read` is added after the signing.",
			"`x-amz-acl`이 서명한 헤더의 목록에 없다. S3는 서명하지 않은 `x-amz-*` 헤더를 받지 않는다.", "`x-amz-acl` is not among the signed headers, and S3 does not accept an `x-amz-*` header that was not signed."},
		story{[]string{"form", formQuery, "expires", "1h", "tamper", tamperLife, "delay", minutes(late)}, "유효 시간이 1시간인 미리 서명된 URL의 `X-Amz-Expires`를 7200으로 고쳐 " + n(late) + "분 뒤에 열었다.", "In a presigned URL valid for an hour, `X-Amz-Expires` is changed to 7200; it is opened after " + n(late) + " minutes.",
			"`X-Amz-Expires`도 서명한 쿼리라, 고치면 S3가 계산한 서명과 어긋난다.", "`X-Amz-Expires` is part of the signed query, so with another value S3 computes another signature."},
	)
	v = v.Must(p.set...)
	s := play(read(v))
	answer := strconv.Itoa(s.verdict.status) + " " + s.verdict.code
	var key sim.Candidate
	var others []sim.Candidate
	for _, c := range errorCases {
		if c.answer == answer {
			key = a.Right(code(answer), c.ko+" "+p.why, c.en+" "+p.whyEn)
		} else {
			others = append(others, wrong(a, c.answer, c.idea, c.ko+" 이 요청의 잘못은 다른 데 있다.", c.en+" The fault here is a different one."))
		}
	}
	others = shuffled(a, others)
	// The two that are mistaken for everything come first.
	for i := len(others) - 1; i > 0; i-- {
		if strings.Contains(others[i].Text, mismatch) || strings.Contains(others[i].Text, "AccessDenied") {
			others[0], others[i] = others[i], others[0]
			break
		}
	}
	return sim.Draft{
		Prompt: sim.Tell("$1 다른 잘못은 없고 권한도 있다. S3의 응답을 고르세요.",
			"$2 Nothing else is wrong, and the signer has permission. Choose the answer of S3.", p.ko, p.en).In(a.Lang),
		Key:         key,
		Distractors: others,
		Explanation: a.Say(p.why+" 오류 코드가 원인을 가리킨다. 권한을 넓혀 고쳐지는 것은 `AccessDenied`뿐이고, 그것도 원인이 권한일 때만이다.",
			p.whyEn+" The error code points at the cause. Wider permissions help with `AccessDenied` only, and only where permission is the cause."),
		Values: v, Tags: tags,
	}
}
