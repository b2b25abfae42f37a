package sigv4

import (
	"strconv"

	"notelab/app/sim"
)

// drawLife asks until when a presigned URL works.
func drawLife(a *sim.Asker) sim.Draft {
	signed := moment(a)/86400*86400 + int64(a.Between(8, 11))*3600 + int64(a.Between(0, 11))*300
	expires := int64(sim.Pick(a, 20, 30, 45, 60, 90, 120, 180, 240)) * 60
	session := int64(sim.Pick(a, 1, 1, 2, 4)) * 3600
	// The session began some time before, and lasts 15 minutes at the least.
	age := int64(a.Between(1, int((session-900)/300))) * 300
	role := a.Rand.IntN(4) > 0
	v := info.Defaults().Must("form", formQuery, "headers", "", "time", stampOf(signed), "expires", strconv.FormatInt(expires, 10)+"s", "delay", "1m")
	who, whoEn := clockOf(signed)+"에 IAM 사용자의 장기 액세스 키로", "At "+clockOf(signed)+", with the long-term access key of an IAM user,"
	if role {
		left := session - age
		v = v.Must("token", "true", "session", strconv.FormatInt(left, 10)+"s")
		who = clockOf(signed-age) + "에 " + koreanSpan(session) + "짜리 역할 세션을 받은 앱이 " + clockOf(signed) + "에 그 자격 증명으로"
		whoEn = "A role session of " + englishSpan(session) + " was issued to an app at " + clockOf(signed-age) + ". At " + clockOf(signed) + ", with its credentials,"
	}
	life := play(read(v)).life()
	at := func(t int64) string { return sim.Tell("$1까지", "Until $1", clockOf(signed+t)).In(a.Lang) }
	right := a.Right(at(life), "URL에 적힌 만료가 자격 증명의 만료보다 먼저 온다.", "The expiry in the URL comes before that of the credentials.")
	switch {
	case !role:
		right = a.Right(at(life), "장기 키는 만료되지 않으므로 URL에 적힌 시간이 정한다.", "A long-term key does not expire, so the time in the URL decides.")
	case life < expires:
		right = a.Right(at(life), "역할 세션이 먼저 끝난다. 자격 증명이 만료되면 URL도 함께 죽는다.", "The role session ends first, and the URL dies with its credentials.")
	case session-age == expires:
		right = a.Right(at(life), "URL의 만료와 세션의 끝이 같은 때다.", "URL and session end at the same time.")
	}
	others := []sim.Candidate{
		a.Wrong(at(expires), "looks at X-Amz-Expires only", "URL에 적힌 만료만 본 값이다. 세션이 그 전에 끝난다.", "That looks at the expiry in the URL only; the session ends before."),
	}
	if role {
		others = append(others,
			a.Wrong(at(session), "counts the session from the signing", "세션을 서명한 때부터 셌다. 세션은 받은 때부터 흐른다.", "That counts the session from the signing; it runs from when it was issued."),
			a.Wrong(at(session-age), "looks at the session only", "세션만 본 값이다. URL의 만료가 그 전에 온다.", "That looks at the session only; the URL expires before."),
			a.Wrong(at(session-age+expires), "adds the two", "둘을 더했다. 먼저 끝나는 쪽이 정한다.", "That adds the two; whichever ends first decides."))
	}
	others = append(others,
		a.Wrong(at(15*60), "takes S3's clock tolerance for the life", "15분은 헤더로 서명한 요청에 S3가 허용하는 시차다.", "15 minutes is how far off S3 lets a request signed in a header be."),
		a.Wrong(at(expires+15*60), "adds a tolerance to the expiry", "만료에 덤으로 주는 시간은 없다.", "Nothing is added to the expiry."),
		a.Wrong(at(12*3600), "takes the console's limit", "12시간은 콘솔에서 만들 때의 한도다.", "12 hours is the limit in the console."))
	return sim.Draft{
		Prompt: sim.Tell("$1 S3 객체를 받는 미리 서명된 URL을 만들며 `X-Amz-Expires`에 $2($3)을 적었다. 권한과 키는 그대로다. 이 URL로 다운로드를 시작할 수 있는 것은 언제까지인가?",
			"$4 a presigned URL for an S3 object is made with `X-Amz-Expires` $2 ($5). Permissions and keys stay as they are. Until when can a download be started with the URL?", who, code(strconv.FormatInt(expires, 10)), koreanSpan(expires), whoEn, englishSpan(expires)).In(a.Lang),
		Key: right, Distractors: others,
		Explanation: a.Say("미리 서명된 URL은 `X-Amz-Expires`와 서명한 자격 증명의 수명 가운데 먼저 끝나는 쪽까지 통한다.",
			"A presigned URL works until the end of `X-Amz-Expires` or of the credentials that signed it, whichever comes first."),
		Values: v, Tags: tags,
	}
}

// englishSpan writes whole minutes in words: "1 hour 30 minutes".
func englishSpan(sec int64) string {
	many := func(n int64, unit string) string {
		if n != 1 {
			unit += "s"
		}
		return strconv.FormatInt(n, 10) + " " + unit
	}
	h, m := sec/3600, sec%3600/60
	switch {
	case h == 0:
		return many(m, "minute")
	case m == 0:
		return many(h, "hour")
	}
	return many(h, "hour") + " " + many(m, "minute")
}
