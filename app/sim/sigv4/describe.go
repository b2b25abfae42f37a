package sigv4

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// Describe puts one event into a sentence. Spaces of a value that follow each
// other become one, as in every text on a page; the documents have them all.
func (simulator) Describe(e *sim.Event, l i18n.Lang) string {
	return strings.ReplaceAll(squeeze(sentence(e).In(l)), "….", "…")
}

// brief shortens a hash or key to its beginning.
func brief(s string) string {
	if len(s) > 24 && made(s, "") {
		return s[:8] + "…"
	}
	return s
}

// both joins two texts with a space in each language.
func both(a, b i18n.Text) i18n.Text {
	if b == (i18n.Text{}) {
		return a
	}
	return sim.Tell("$1 $2", "$3 $4", a.Ko, b.Ko, a.En, b.En)
}

// slipTexts say what a mistake does in the step where it happens.
var slipTexts = map[string]i18n.Text{
	slipSecret: tx("실수: 비밀 키의 끝 글자가 빠졌다.", "Mistake: the last character of the secret is missing."),
	slipToken:  tx("실수: 세션 토큰을 넣지 않았다.", "Mistake: the session token is left out."),
	slipRegion: tx("실수: 요청이 가는 곳과 다른 리전을 범위에 썼다.", "Mistake: the scope names a Region other than the one the request goes to."),
	slipDate:   tx("실수: 날짜를 UTC가 아니라 한국 시각으로 썼다.", "Mistake: the date is that of Korea, not of UTC."),
	slipSort:   tx("실수: 인코딩하기 전의 글자로 정렬했다.", "Mistake: sorted by what stood there before encoding."),
	slipPlus:   tx("실수: 공백을 %20이 아니라 +로 썼다.", "Mistake: spaces are written + instead of %20."),
	slipCase:   tx("실수: 소문자로 바꾸기 전의 이름으로 정렬했다.", "Mistake: sorted by the names before they became lower case."),
}

func sentence(e *sim.Event) i18n.Text {
	f := e.Field
	switch e.Kind {
	case evRequest:
		where := tx("서명은 Authorization 헤더에 싣는다.", "The signature goes into the Authorization header.")
		if f("form") == formQuery {
			where = tx("서명은 쿼리에 싣는다.", "The signature goes into the query.")
		}
		return both(sim.Tell("$1에 보낼 $2 요청을 키 $3의 비밀 키로 서명한다.",
			"The request $2 to $1 is to be signed with the secret of key $3.", f("host"), f("target"), f("key-id")), where)
	case evMethod:
		return sim.Tell("정규 요청의 첫 줄은 메서드다: $1.", "The first line of the canonical request is the method: $1.", f("value"))
	case evPath:
		return pathSentence(e)
	case evQuery:
		return querySentence(e)
	case evHeaders:
		s := sim.Tell("서명할 헤더 $1개를 소문자 이름순으로 쓰고 값의 앞뒤와 겹친 공백을 없앤다.",
			"The headers to sign ($1) are written in lower case and sorted by name; their values are trimmed and runs of spaces become one.", f("count"))
		if f("token") == formHeader && f("slip") != slipToken {
			s = both(s, tx("세션 토큰도 x-amz-* 헤더라 서명하기 전에 넣는다.", "The session token is an x-amz-* header too and goes in before the signing."))
		}
		return both(s, slipTexts[f("slip")])
	case evSigned:
		s := sim.Tell("서명한 헤더의 이름을 ;로 잇는다: $1.", "The names of the signed headers, joined with semicolons: $1.", f("value"))
		if u := f("unsigned"); u != "" {
			s = both(s, sim.Tell("여기에 없는 헤더($1)는 서명이 지키지 않는다.",
				"A header not named here ($1) is not protected.", u))
		}
		return s
	case evPayload:
		if f("value") == unsignedPayload {
			return tx("본문 해시 자리에 UNSIGNED-PAYLOAD를 쓴다. 본문은 서명이 지키지 않으므로 TLS에 기댄다.", "UNSIGNED-PAYLOAD stands in place of the body's hash: the signature does not protect the body, TLS has to.")
		}
		body, bodyEn := "본문 "+f("bytes")+"바이트", "the body's "+f("bytes")+" bytes"
		if f("bytes") == "0" {
			body, bodyEn = "빈 본문", "an empty body"
		}
		s := sim.Tell("$1의 SHA-256을 마지막 줄에 쓴다: $2.", "The last line is the SHA-256 of $3: $2.", body, brief(f("value")), bodyEn)
		if f("rules") == rulesS3 {
			s = both(s, tx("S3에는 같은 값을 x-amz-content-sha256 헤더로도 보낸다.", "S3 gets the same value as the x-amz-content-sha256 header."))
		}
		return s
	case evToSign:
		return both(sim.Tell("정규 요청의 해시 $1 앞에 알고리즘, 시각, 범위를 잇는다: $2.",
			"Algorithm, time and scope go before the hash $1 of the canonical request: $2.", brief(f("hash")), f("scope")), slipTexts[f("slip")])
	case evKey:
		return keySentence(e)
	case evSignature:
		return sim.Tell("kSigning으로 서명할 문자열을 HMAC한 64자리 16진수가 서명이다: $1.",
			"The signature is the HMAC of the string to sign with kSigning, 64 hexadecimal digits: $1.", brief(f("value")))
	case evAttach:
		if f("form") == formQuery {
			return sim.Tell("서명을 X-Amz-Signature로 쿼리에 붙인다. URL을 가진 사람은 누구나 쓸 수 있고, 늦어도 서명하고 $1 뒤에는 만료된다.",
				"The signature is appended to the query as X-Amz-Signature. Whoever holds the URL can use it; it expires $2 after the signing at the latest.", koreanOf(f("expires")), f("expires"))
		}
		return tx("키 ID와 범위, 서명한 헤더 목록, 서명을 Authorization 헤더에 쓴다. 비밀 키는 보내지 않는다.", "Key ID and scope, the list of signed headers and the signature go into the Authorization header. The secret is not sent.")
	case evSend:
		switch d := f("delay"); {
		case d == "0s":
			return tx("요청을 곧바로 보낸다.", "The request is sent at once.")
		case d[0] == '-':
			return sim.Tell("서명한 쪽의 시계가 서비스보다 $1 빠르다.", "The signer's clock is $2 ahead of the service's.", koreanOf(d[1:]), d[1:])
		default:
			return sim.Tell("서비스의 시계로는 서명하고 $1 뒤에 도착한다.",
				"By the service's clock the request arrives $2 after the time of signing.", koreanOf(d), d)
		}
	case evChange:
		return changeSentence(e)
	case evReceive:
		return sim.Tell("서비스가 받는다. 서비스의 시계는 $1.", "The service receives the request; its clock says $1.", f("now"))
	case evCheck:
		return checkSentence(e)
	case evRecompute:
		if f("line") == "" {
			return tx("받은 요청으로 정규 요청을 다시 만든다. 모든 줄이 클라이언트의 것과 같다.", "The service makes the canonical request anew from what it received: every line is the client's.")
		}
		return sim.Tell("받은 요청으로 정규 요청을 다시 만든다. $1번째 줄이 다르다: $2.",
			"The service makes the canonical request anew from what it received: line $1 differs: $2.", f("line"), brief(f("text")))
	case evRestring:
		if f("same") == "yes" {
			return sim.Tell("정규 요청의 해시도 같다: $1.", "The hash of the canonical request is the same too: $1.", brief(f("hash")))
		}
		return sim.Tell("한 글자만 달라도 해시는 전혀 다르다: $1.", "One character is enough to change the whole hash: $1.", brief(f("hash")))
	case evRekey:
		if f("same") == "yes" {
			return tx("서비스가 아는 비밀 키로 유도해도 같은 서명 키가 나온다.", "Derived from the secret the service knows, the signing key is the same.")
		}
		return tx("서비스가 아는 비밀 키로 유도하면 다른 서명 키가 나온다.", "Derived from the secret the service knows, the signing key is a different one.")
	case evCompare:
		switch {
		case f("result") == passed:
			return tx("두 서명이 같다. 서명한 쪽은 비밀 키를 알고, 서명한 부분은 그대로 왔다.", "The signatures are equal: the signer knows the secret, and what was signed arrived unchanged.")
		case f("line") == "":
			return sim.Tell("정규 요청은 같은데 서명이 다르다(256비트 가운데 $1비트). 남은 것은 키뿐이다.",
				"The canonical requests agree and the signatures do not ($1 of 256 bits differ): only the key is left.", f("bits"))
		}
		return sim.Tell("두 서명이 다르다(256비트 가운데 $1비트). 무엇이 바뀌었는지는 서명이 아니라 정규 요청에서 찾는다.",
			"The signatures differ in $1 of 256 bits. What changed is found in the canonical request, not in the signature.", f("bits"))
	case evAnswer:
		if f("code") == "" {
			return tx("서명이 통과해 요청을 받아들인다. 다음은 권한 평가다.", "The signature holds and the request is accepted; permissions come next.")
		}
		return sim.Tell("거절한다. $1 $2: $3", "Refused with $1 $2: $3", f("status"), f("code"), f("message"))
	}
	return i18n.Same(e.Kind)
}

func pathSentence(e *sim.Event) i18n.Text {
	v, plain := e.Field("value"), e.Field("rules") == rulesS3
	if e.Field("slip") == "" {
		if plain {
			return sim.Tell("S3이므로 보내는 경로를 그대로 쓴다. 정리하지도 다시 인코딩하지도 않는다: $1.",
				"For S3 the path stands as it is sent, neither normalized nor encoded again: $1.", v)
		}
		return sim.Tell("경로의 ., ..와 겹친 /를 정리하고 인코딩된 경로를 한 번 더 인코딩한다: $1.",
			"Dot segments and doubled slashes are removed and the encoded path is encoded once more: $1.", v)
	}
	if plain {
		return sim.Tell("실수: S3의 경로를 정리하고 한 번 더 인코딩했다: $1.",
			"Mistake: the path of an S3 request is normalized and encoded again: $1.", v)
	}
	return sim.Tell("실수: S3처럼 경로를 그대로 썼다: $1.", "Mistake: the path stands as it is sent, as for S3: $1.", v)
}

func querySentence(e *sim.Event) i18n.Text {
	if e.Field("empty") != "" {
		return tx("쿼리가 없어 빈 줄을 쓴다.", "There is no query, so the line is empty.")
	}
	s := tx("이름과 값을 인코딩한 뒤 이름순, 이름이 같으면 값순으로 정렬한다.", "Names and values are encoded, then sorted by name and, for equal names, by value.")
	if e.Field("slip") != "" {
		s = slipTexts[e.Field("slip")]
	}
	if e.Field("form") == formQuery {
		return both(s, tx("X-Amz-Signature를 뺀 X-Amz-* 파라미터도 모두 들어간다.", "All X-Amz-* parameters but X-Amz-Signature are part of it."))
	}
	return s
}

func keySentence(e *sim.Event) i18n.Text {
	f := e.Field
	name, input := f("name"), f("input")
	with, withEn, why := "", "", i18n.Text{}
	switch name {
	case "kDate":
		with, withEn, why = `"AWS4" + 비밀 키`, `"AWS4" + secret`, both(tx("그 UTC 날짜에만 통하는 키가 된다.", "The key is good for that UTC day only."), slipTexts[f("slip")])
	case "kRegion":
		with, why = "kDate", tx("그 리전에만 통하는 키가 된다.", "The key is good for that Region only.")
	case "kService":
		with, why = "kRegion", tx("그 서비스에만 통하는 키가 된다.", "The key is good for that service only.")
	default:
		with, why = "kService", tx("이 키로 서명한다. 새어 나가도 비밀 키는 알 수 없다.", "This key signs; even if it leaks, the secret cannot be found from it.")
	}
	if withEn == "" {
		withEn = with
	}
	return sim.Tell(`$1 = HMAC($2, "$3"). $4`, `$1 = HMAC($5, "$3"). $6`, name, with, input, why.Ko, withEn, why.En)
}

func changeSentence(e *sim.Event) i18n.Text {
	f := e.Field
	what := changeText(f("what"))
	switch {
	case f("what") == "nothing":
		tried := changeText(f("tried"))
		return sim.Tell("바꿀 것이 요청에 없어 그대로 간다($1).", "The request has no such thing to change ($2); it goes on as it is.", tried.Ko, tried.En)
	case f("from") == "":
		return sim.Tell("도중에 덧붙는다: $1.", "Added on the way: $1.", f("to"))
	}
	return sim.Tell("도중에 바뀐다($1): $2 → $3.", "Changed on the way ($4): $2 → $3.", what.Ko, brief(f("from")), brief(f("to")), what.En)
}
