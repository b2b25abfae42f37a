package signedaccess

import (
	"strconv"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// Keys of the figures.
const (
	figAccepted   = "accepted"
	figSignatures = "signatures"
	figURLs       = "urls"
	figCookies    = "cookies"
	figURLBytes   = "url-bytes"
	figCookieByte = "cookie-bytes"
	figS3Bytes    = "s3-bytes"
	figS3Life     = "s3-life"
)

func (s *scene) figures(t *sim.Trace) {
	add := func(key string, label i18n.Text, value int64, text i18n.Text, tone sim.Tone) {
		t.Figures = append(t.Figures, sim.Figure{Key: key, Label: label, Value: float64(value), Text: text, Tone: tone})
	}
	count := func(n int, ko, en, plural string) i18n.Text {
		if n != 1 {
			en = plural
		}
		return tx(strconv.Itoa(n)+ko, strconv.Itoa(n)+" "+en)
	}
	bytes := func(n int) i18n.Text { return tx(strconv.Itoa(n)+" B", strconv.Itoa(n)+" B") }

	accepted, sent := 0, 0
	for _, l := range s.shown() {
		accepted += l.accepted()
		sent += len(l.calls)
	}
	tone := sim.Bad
	if accepted == sent {
		tone = sim.Good
	}
	share := strconv.Itoa(accepted) + " / " + strconv.Itoa(sent)
	add(figAccepted, tx("통과한 요청", "requests let through"), int64(accepted), tx(share, share), tone)

	url, cookies, s3 := s.lane(showURL), s.lane(showCookies), s.lane(showS3)
	add(figSignatures, tx("개인 키로 서명한 횟수", "policies signed"), int64(len(url.grants)), count(len(url.grants), "번", "time", "times"), sim.Plain)
	add(figURLs, tx("나눠 줄 서명된 URL", "signed URLs to hand out"), int64(len(url.urls)), count(len(url.urls), "개", "URL", "URLs"), sim.Plain)
	add(figCookies, tx("나눠 줄 쿠키", "cookies to hand out"), int64(cookies.cookies()), count(cookies.cookies(), "개", "cookie", "cookies"), sim.Plain)
	add(figURLBytes, tx("CloudFront 쿼리", "CloudFront query"), int64(queryBytes(url)), bytes(queryBytes(url)), sim.Plain)
	n := len("Cookie: ") + len(s.honestCookie())
	add(figCookieByte, tx("요청마다 쿠키 헤더", "cookie header each request"), int64(n), bytes(n), sim.Plain)
	add(figS3Bytes, tx("S3 쿼리", "S3 query"), int64(queryBytes(s3)), bytes(queryBytes(s3)), sim.Plain)
	life := s.s3Life()
	lifeTone := sim.Plain
	if life < s.expiry {
		lifeTone = sim.Wait
	}
	add(figS3Life, tx("S3 URL이 실제로 쓰이는 기간", "S3 URL really works for"), life, tx(span(life), span(life)), lifeTone)
}

// honestCookie is the Cookie header of the first file as the viewer should send
// it.
func (s *scene) honestCookie() string {
	out := ""
	for _, p := range s.lane(showCookies).sets[0].grant.pairs {
		if out != "" {
			out += "; "
		}
		out += cookiePrefix + p.name + "=" + p.value
	}
	return out
}
