package signedaccess

import (
	"strconv"

	"notelab/app/sim"
)

// accepted changes one thing in the first request and asks how many of all
// requests pass.
func (q asker) accepted() sim.Draft {
	n := q.between(3, 9)
	show := q.pick(showURL, showCookies)
	kind := q.pick(canned, custom)
	tamper := q.pick(tamperSignature, tamperPath)
	if show == showCookies && kind == canned {
		// With its own cookies for every file, asking for the next file is no
		// tampering at all; ask about the signature instead.
		tamper = tamperSignature
	}
	v := info.Defaults().Must("show", show, "policy", kind, "files", strconv.Itoa(n), "tamper", tamper)
	s := play(read(v))
	l := s.lane(show)
	key := l.accepted()

	way := map[string][2]string{
		showURL + canned:     {"파일마다 canned policy로 서명한 URL을 하나씩 준다", "hands out one signed URL with a canned policy for each file"},
		showURL + custom:     {"`Resource`가 `/video/*`인 custom policy 하나의 서명을 모든 URL에 붙여 준다", "appends the signature of one custom policy with `Resource` `/video/*` to every URL"},
		showCookies + canned: {"파일마다 canned policy로 서명한 쿠키 한 벌을 그 파일의 `Path`로 심는다", "sets one set of canned-policy cookies for each file, with that file as `Path`"},
		showCookies + custom: {"`Resource`가 `/video/*`인 custom policy의 쿠키 한 벌을 심는다", "sets one set of cookies with a custom policy of `Resource` `/video/*`"},
	}[show+kind]
	change := map[string][2]string{
		showURL + tamperSignature:     {"첫 번째 URL의 `Signature`에서 글자 하나를 바꿨다", "changes one character of `Signature` in the first URL"},
		showURL + tamperPath:          {"첫 번째 URL의 경로만 `seg-1.ts`에서 `seg-2.ts`로 바꿨다", "changes only the path of the first URL from `seg-1.ts` to `seg-2.ts`"},
		showCookies + tamperSignature: {"첫 번째 파일에 쓰는 `CloudFront-Signature`에서 글자 하나를 바꿔 저장했다", "changes one character of the stored `CloudFront-Signature` that serves the first file"},
		showCookies + tamperPath:      {"첫 요청에서 `seg-1.ts` 대신 `seg-2.ts`를 요청했다", "asks for `seg-2.ts` instead of `seg-1.ts` in the first request"},
	}[show+tamper]
	why := map[string][2]string{
		showURL + canned + tamperSignature:     {"바뀐 URL 하나만 막힌다. 나머지 URL은 저마다 제 서명을 싣고 있다.", "Only the changed URL fails; the others carry their own signatures."},
		showURL + custom + tamperSignature:     {"바뀐 URL 하나만 막힌다. 서명은 같아도 URL마다 따로 실려 있다.", "Only the changed URL fails; the signature is the same but each URL carries its own copy."},
		showURL + canned + tamperPath:          {"엣지가 되살린 canned policy의 URL이 달라져 그 서명만 맞지 않는다.", "The edge rebuilds the canned policy from another URL, so that one signature no longer fits."},
		showURL + custom + tamperPath:          {"`/video/*`는 `seg-2.ts`도 열므로 바뀐 요청도 통과한다.", "`/video/*` opens `seg-2.ts` too, so the changed request passes as well."},
		showCookies + canned + tamperSignature: {"첫 번째 파일의 쿠키만 바뀌었다. 다른 파일은 `Path`가 다른 제 쿠키를 보낸다.", "Only the first file's cookies changed; the other files send their own, kept apart by `Path`."},
		showCookies + custom + tamperSignature: {"모든 요청이 바뀐 쿠키 한 벌을 함께 보낸다.", "Every request sends the one set that was changed."},
		showCookies + custom + tamperPath:      {"`/video/*`는 `seg-2.ts`도 열므로 모두 통과한다.", "`/video/*` opens `seg-2.ts` too, so all pass."},
	}[show+kind+tamper]
	count := func(n int, why, idea string) sim.Candidate { return q.number(n, "개", "request", why, idea) }
	return sim.Draft{
		Prompt: q.say(
			"앱이 CloudFront의 `/video/seg-1.ts`부터 `/video/seg-"+strconv.Itoa(n)+".ts`까지 파일 "+strconv.Itoa(n)+"개를 빌려주려고 "+way[0]+". 사용자가 만료 전에 "+change[0]+". 그대로 "+strconv.Itoa(n)+"개를 모두 요청하면 몇 개가 통과하는가?",
			"An app lends "+strconv.Itoa(n)+" files on CloudFront, `/video/seg-1.ts` to `/video/seg-"+strconv.Itoa(n)+".ts`, and "+way[1]+". Before the expiry the viewer "+change[1]+". Making all "+strconv.Itoa(n)+" requests like this, how many get through?"),
		Key: count(key, q.say(why[0], why[1]), ""),
		Distractors: []sim.Candidate{
			count(n-1, q.say("바뀐 값이 요청 하나에만 영향을 줄 때의 답이다.", "That holds when the change reaches a single request and breaks it."), "thinks one change always costs one request"),
			count(n, q.say("바뀐 요청도 정책과 서명에 맞을 때의 답이다.", "That holds when the changed request still fits policy and signature."), "thinks the change is not noticed"),
			count(0, q.say("모든 요청이 바뀐 값을 함께 쓸 때의 답이다.", "That holds when every request uses the changed value."), "thinks one change spoils everything"),
			count(1, q.say("남은 요청의 서명은 그대로다.", "The other requests keep their own state."), "counts the changed request instead of the others"),
		},
		Explanation: q.say("URL은 저마다 서명 값을 따로 싣고, 쿠키는 한 벌을 여러 요청이 함께 쓴다. 서명은 `Resource`에 쓴 것까지만 묶으므로 와일드카드에 맞는 다른 경로는 통과한다.",
			"Each URL carries its own copy of the signing values, while one set of cookies serves many requests. The signature binds what `Resource` says, so another path under the wildcard passes."),
		Values: v, Tags: tagsToken,
	}
}

// count asks how many signatures, URLs or cookies a way needs.
func (q asker) count() sim.Draft {
	n := q.between(5, 12)
	kind := q.pick(canned, custom)
	algorithm := q.pick(hashSHA1, hashSHA256)
	what := q.pick(figSignatures, figURLs, figCookies, figCookies)
	v := info.Defaults().Must("policy", kind, "files", strconv.Itoa(n), "hash", algorithm)
	s := play(read(v))
	url, cookies := s.lane(showURL), s.lane(showCookies)
	answer := map[string]int{figSignatures: len(url.grants), figURLs: len(url.urls), figCookies: cookies.cookies()}[what]

	each := 3
	hash := [2]string{"RSA 키와 SHA-1로 서명하며 `Hash-Algorithm`은 보내지 않는다.", "The app signs with an RSA key and SHA-1 and sends no `Hash-Algorithm`."}
	if algorithm == hashSHA256 {
		each = 4
		hash = [2]string{"RSA 키와 SHA-256으로 서명하며 `Hash-Algorithm=SHA256`도 보낸다.", "The app signs with an RSA key and SHA-256 and also sends `Hash-Algorithm=SHA256`."}
	}
	pol := [2]string{"파일마다 canned policy를 쓴다.", "The app uses a canned policy for each file."}
	if kind == custom {
		pol = [2]string{"모든 파일에 맞는 와일드카드 custom policy 하나를 쓴다.", "The app uses one custom policy whose wildcard fits all files."}
	}
	ask := map[string][2]string{
		figSignatures: {"서명된 URL로 나눠 줄 때 개인 키로 만드는 서로 다른 서명은 몇 개인가?", "Handing them out as signed URLs, how many different signatures does the private key make?"},
		figURLs:       {"서명된 URL로 나눠 줄 때 사용자가 받는 URL은 몇 개인가?", "Handing them out as signed URLs, how many URLs does the viewer get?"},
		figCookies:    {"서명된 쿠키로 나눠 줄 때 심는 쿠키는 모두 몇 개인가?", "Handing them out as signed cookies, how many cookies are set in all?"},
	}[what]
	opt := func(n int, why, idea string) sim.Candidate {
		if what == figCookies {
			return q.number(n, "개", "cookie", why, idea)
		}
		if what == figURLs {
			return q.number(n, "개", "URL", why, idea)
		}
		return q.number(n, "개", "signature", why, idea)
	}
	return sim.Draft{
		Prompt: q.say("한 사용자에게 CloudFront의 비공개 파일 "+strconv.Itoa(n)+"개를 빌려준다. "+pol[0]+" "+hash[0]+" "+ask[0],
			"One user is lent "+strconv.Itoa(n)+" private files on CloudFront. "+pol[1]+" "+hash[1]+" "+ask[1]),
		Key: opt(answer, q.say("정책 하나에 서명 하나, URL은 파일마다 하나, 쿠키는 정책마다 한 벌이다.", "One signature for each policy, one URL for each file, one set of cookies for each policy."), ""),
		Distractors: []sim.Candidate{
			opt(n, q.say("파일마다 하나씩이라고 센 값이다.", "That counts one for each file."), "counts one for each file whatever the policy"),
			opt(1, q.say("파일이나 이름 수와 상관없이 하나라고 본 값이다.", "That takes one to be enough whatever the files and names."), "thinks one value carries everything"),
			opt(each, q.say("정책 하나가 싣는 값의 수다.", "That is how many values one policy travels with."), "counts the values of one policy"),
			opt(each*n, q.say("파일마다 한 벌이라고 센 값이다.", "That counts one set for each file."), "thinks each file needs its own set"),
			opt(2*n, q.say("정책과 서명을 따로 센 값이다.", "That counts policy and signature apart."), "counts policy and signature for each file"),
		},
		Explanation: q.say("canned policy는 파일 하나만 가리키므로 파일마다 따로 서명한다. custom policy는 와일드카드로 여럿을 묶어 한 번만 서명하지만, 서명된 URL은 그래도 파일 수만큼이다. 쿠키 한 벌은 정책(또는 만료 시각), 서명, 키 ID 3개이고 SHA-256이면 `CloudFront-Hash-Algorithm`이 더해진다.",
			"A canned policy names one file, so each file is signed. A custom policy covers many with a wildcard and is signed once, yet there is still one signed URL for each file. A set of cookies is policy (or expiry), signature and key ID, with `CloudFront-Hash-Algorithm` for SHA-256."),
		Values: v, Tags: tagsToken,
	}
}

// lifetime asks until when an S3 presigned URL works.
func (q asker) lifetime() sim.Draft {
	role := q.r.IntN(3) > 0
	expiry := []int64{2, 4, 8, 12, 24, 48, 72, 120, 168, 336, 720}[q.r.IntN(11)] * 3600
	session := []int64{900, 1800, 3600, 6 * 3600, 10 * 3600}[q.r.IntN(5)]
	signer := signerUser
	who := [2]string{"IAM 사용자의 장기 액세스 키로 서명했다.", "It was signed with the long-term access key of an IAM user."}
	if role {
		signer = signerRole
		who = [2]string{"역할의 임시 자격 증명으로 서명했고, 그 자격 증명은 서명한 때부터 " + q.long(session) + " 뒤에 만료된다.", "It was signed with a role's temporary credentials, which expire " + q.long(session) + " after the signing."}
	}
	v := info.Defaults().Must("show", showS3, "s3-signer", signer,
		"expiry", strconv.FormatInt(expiry, 10)+"s", "session", strconv.FormatInt(session, 10)+"s", "clock", "1m")
	s := play(read(v))
	life := s.s3Life()
	text := func(sec int64) string {
		if sec == 0 {
			return q.say("처음부터 거절된다", "Never: it is refused from the start")
		}
		return q.say("서명하고 "+q.long(sec)+" 뒤까지", "Until "+q.long(sec)+" after the signing")
	}
	lifeWhy := q.say("`X-Amz-Expires`, 7일 한도, 자격 증명의 수명 가운데 가장 먼저 걸리는 것이 정한다.", "Whichever of `X-Amz-Expires`, the limit of 7 days and the life of the credentials comes first decides.")
	if life == 0 {
		lifeWhy = q.say("`X-Amz-Expires`가 604800초를 넘으면 S3가 400으로 요청 자체를 거절한다.", "S3 answers 400 to any request whose `X-Amz-Expires` exceeds 604800 seconds.")
	}
	cand := func(sec int64, why, idea string) sim.Candidate {
		return sim.Candidate{Text: text(sec), Why: why, Misconception: idea}
	}
	return sim.Draft{
		Prompt: q.say("S3 객체를 내려받는 미리 서명된 URL을 SigV4로 만들면서 `X-Amz-Expires`에 `"+strconv.FormatInt(expiry, 10)+"`("+q.long(expiry)+")을 넣었다. "+who[0]+" 권한과 키는 그대로 둔다. 이 URL은 언제까지 쓸 수 있는가?",
			"A presigned URL for downloading an S3 object is made with SigV4 and `X-Amz-Expires` `"+strconv.FormatInt(expiry, 10)+"` ("+q.long(expiry)+"). "+who[1]+" Permissions and keys stay as they are. Until when does the URL work?"),
		Key: cand(life, lifeWhy, ""),
		Distractors: []sim.Candidate{
			cand(expiry, q.say("URL에 적힌 기간만 본 값이다.", "That looks at the span in the URL only."), "looks at X-Amz-Expires only"),
			cand(session, q.say("임시 자격 증명의 수명만 본 값이다.", "That looks at the session only."), "looks at the credentials only"),
			cand(maxPresign, q.say("SigV4 미리 서명된 URL의 상한이지 이 URL의 기간이 아니다.", "That is the limit for presigned URLs, not this URL's life."), "takes the limit for the life"),
			cand(0, q.say("`X-Amz-Expires`가 604800을 넘을 때의 결과다.", "That happens when `X-Amz-Expires` exceeds 604800."), "thinks a longer life than the credentials' is refused at once"),
			cand(12*3600, q.say("콘솔에서 만들 때의 상한이다.", "That is the limit in the console."), "takes the console's limit"),
			cand(3600, q.say("CLI의 기본값이다.", "That is the CLI's default."), "takes the CLI's default"),
		},
		Explanation: q.say("SigV4 미리 서명된 URL은 7일(604800초)까지 정할 수 있고, 서명한 자격 증명이 먼저 만료되면 URL도 그때 끝난다.",
			"A SigV4 presigned URL may last up to 7 days (604800 seconds), and ends earlier when the credentials that signed it expire."),
		Values: v, Tags: tagsCalls,
	}
}
