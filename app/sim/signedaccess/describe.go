package signedaccess

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// laneTitle names a way of lending files.
func laneTitle(lane string) i18n.Text {
	switch lane {
	case showURL:
		return tx("서명된 URL", "Signed URL")
	case showCookies:
		return tx("서명된 쿠키", "Signed cookies")
	}
	return tx("S3 미리 서명된 URL", "S3 presigned URL")
}

// Describe puts one event into a sentence.
func (simulator) Describe(e *sim.Event, l i18n.Lang) string { return sentence(e).In(l) }

// koreanUnits writes "1h30m" as "1시간 30분".
var koreanUnits = strings.NewReplacer("d", "일 ", "h", "시간 ", "m", "분 ", "s", "초 ")

func sentence(e *sim.Event) i18n.Text {
	f := e.Field
	after := func(key string) string { return strings.TrimPrefix(f(key), "+") }
	words := func(key string) string { return strings.TrimSpace(koreanUnits.Replace(after(key))) }
	many := func(key, word string) string {
		if f(key) == "1" {
			return "1 " + word
		}
		return f(key) + " " + word + "s"
	}
	switch e.Kind {
	case evPolicy:
		if e.Actor == showS3 {
			return tx("서명하고 "+words("until")+" 뒤까지 "+f("resource")+" 요청 하나를 허락하기로 한다.", "The signer settles on one request, "+f("resource")+", for "+after("until")+".")
		}
		ko, en := f("resource")+"를", f("resource")
		if en == "" {
			ko, en = "Resource 없이 모든 파일을", "any file (no Resource)"
		}
		from, limit := "", ""
		if f("start") != "" {
			from, limit = words("start")+" 뒤부터 ", ", not before "+after("start")
		}
		if s := f("cidr"); s != "" {
			ko, limit = s+"에만 "+ko, limit+", from "+s+" only"
		}
		return tx("서명하고 "+from+words("until")+" 뒤까지 "+ko+" 여는 "+f("kind")+" policy를 쓴다.", "The app writes a "+f("kind")+" policy for "+en+" until "+after("until")+" after the signing"+limit+".")
	case evSign:
		if e.Actor == showS3 {
			return tx("액세스 키 "+f("key")+"의 비밀 키로 URL "+f("count")+"개를 HMAC 서명한다.", "The secret of access key "+f("key")+" signs "+many("count", "URL")+" with HMAC.")
		}
		return tx("개인 키("+f("algorithm")+", ID "+f("key")+")로 정책 "+f("count")+"개에 서명한다.", "The private key ("+f("algorithm")+", ID "+f("key")+") signs "+f("count")+" policy text(s).")
	case evEncode:
		if e.Actor == showS3 {
			return tx("서명을 16진수 "+f("chars")+"자로 적어 쿼리 끝에 붙인다.", "The signature, "+f("chars")+" hexadecimal digits, is appended to the query.")
		}
		return tx("서명을 base64로 바꾸고 + = /를 - _ ~로 옮긴다. "+f("chars")+"자다.", "The signature becomes base64 with + = / turned into - _ ~: "+f("chars")+" characters.")
	case evIssue:
		if e.Actor == showCookies {
			return tx("앱이 쿠키 "+f("cookies")+"개("+f("sets")+"벌)를 브라우저에 심는다. URL은 그대로다.", "The app sets "+f("cookies")+" cookies ("+many("sets", "set")+") in the browser; the URLs stay as they are.")
		}
		return tx("URL "+f("urls")+"개를 나눠 준다. 서명이 쿼리에 "+f("bytes")+"바이트를 더한다.", "Handed out: "+many("urls", "URL")+"; signing adds "+f("bytes")+" bytes of query to each.")
	case evClock:
		return tx("서명하고 "+words("offset")+" 뒤, "+f("ip")+"에서 요청이 시작된다 (epoch "+f("epoch")+").", after("offset")+" after the signing the viewer at "+f("ip")+" starts asking (epoch "+f("epoch")+").")
	case evRequest:
		how := tx("", "")
		if c := f("changed"); c != "" {
			t := tamperText(c)
			how = tx(" "+t.Ko, ", "+t.En)
		}
		if e.Actor == showCookies {
			return tx("파일 "+f("file")+": "+f("path")+"를 쿠키 "+f("cookies")+"개와 함께 요청한다."+how.Ko, "File "+f("file")+": the viewer asks for "+f("path")+" with "+f("cookies")+" cookies"+how.En+".")
		}
		return tx("파일 "+f("file")+": 서명된 URL로 "+f("path")+"를 요청한다."+how.Ko, "File "+f("file")+": the viewer asks for "+f("path")+" with its URL"+how.En+".")
	case evGate:
		label := gateLong(f("gate"), e.Actor)
		switch f("result") {
		case passed:
			return tx("파일 "+f("file")+": ‘"+label.Ko+"’ 검사를 통과한다.", "File "+f("file")+": check “"+label.En+"” passes.")
		case skipped:
			return tx("파일 "+f("file")+": ‘"+label.Ko+"’ 검사는 해당이 없다.", "File "+f("file")+": check “"+label.En+"” does not apply.")
		}
		return tx("파일 "+f("file")+": ‘"+label.Ko+"’ 검사에서 막힌다.", "File "+f("file")+": check “"+label.En+"” fails.")
	case evAccept:
		return tx("파일 "+f("file")+": "+f("by")+"가 모든 검사를 통과시킨다.", "File "+f("file")+": "+f("by")+" lets the request through.")
	case evRefuse:
		return tx("파일 "+f("file")+": "+f("by")+"가 "+f("status")+" "+f("code")+"로 거절한다. “"+f("message")+"”", "File "+f("file")+": "+f("by")+" refuses with "+f("status")+" "+f("code")+": “"+f("message")+"”")
	case evOrigin:
		return tx("파일 "+f("file")+": 캐시에 없으면 오리진에 "+f("path")+"만 요청한다. 서명 값은 보내지 않는다.", "File "+f("file")+": on a cache miss the origin is asked for "+f("path")+" alone, without the signing parameters.")
	}
	return tx(e.Kind, e.Kind)
}

// tamperText says what was changed, as a sentence in Korean and a clause in
// English.
func tamperText(how string) i18n.Text {
	switch how {
	case tamperPolicy:
		return tx("만료 시각의 숫자 하나를 키웠다.", "one digit of the expiry raised")
	case tamperSignature:
		return tx("서명의 글자 하나를 바꿨다.", "one character of the signature changed")
	case tamperPath:
		return tx("파일 이름의 글자 하나를 바꿨다.", "one character of the file name changed")
	case tamperQuery:
		return tx("쿼리에 v=2를 붙였다.", "v=2 added to the query")
	}
	return tx("키 ID를 뺐다.", "the key ID left out")
}

// gateLong names a check in the list of a desktop stage.
func gateLong(name, lane string) i18n.Text {
	switch name {
	case gateParams:
		if lane == showCookies {
			return tx("서명 쿠키가 있다", "signing cookies present")
		}
		return tx("서명 값이 쿼리에 있다", "signing query present")
	case gateKey:
		if lane == showS3 {
			return tx("액세스 키가 살아 있다", "access key is active")
		}
		return tx("키가 키 그룹에 있다", "key is in the key group")
	case gatePolicy:
		return tx("정책을 읽을 수 있다", "policy can be read")
	case gateSignature:
		return tx("서명이 맞는다", "signature is right")
	case gateResource:
		return tx("경로가 정책에 맞는다", "path fits the policy")
	case gateTime:
		if lane == showS3 {
			return tx("URL이 만료 전이다", "URL has not expired")
		}
		return tx("시작 뒤, 만료 전이다", "started, not expired")
	case gateIP:
		return tx("허용한 IP다", "address is allowed")
	case gateToken:
		return tx("세션 토큰이 유효하다", "session token is valid")
	}
	return tx("서명자에게 권한이 있다", "signer has permission")
}

// gateShort names a check under its mark on a phone.
func gateShort(name string) i18n.Text {
	switch name {
	case gateParams:
		return tx("서명 값", "params")
	case gateKey:
		return tx("키", "key")
	case gatePolicy:
		return tx("정책", "policy")
	case gateSignature:
		return tx("서명", "sign")
	case gateResource:
		return tx("경로", "path")
	case gateTime:
		return tx("시각", "time")
	case gateIP:
		return tx("IP", "IP")
	case gateToken:
		return tx("토큰", "token")
	}
	return tx("권한", "IAM")
}
