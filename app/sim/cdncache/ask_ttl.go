package cdncache

import (
	"strconv"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

var (
	ttlPrompt = i18n.Text{
		Ko: "캐시 정책의 TTL은 최소 {least}초, 기본 {usual}초, 최대 {most}초다. 오리진의 200 응답에는 {sent} CloudFront 엣지는 이 사본으로 얼마 동안 답하는가?",
		En: "A cache policy has a minimum TTL of {least} s, a default of {usual} s and a maximum of {most} s. The origin's 200 response {sent} For how long does a CloudFront edge answer from this copy?",
	}
	ttlExplanation = i18n.Text{
		Ko: "`s-maxage`, `max-age`, `Expires` 순으로 하나를 골라 최소와 최대 TTL 사이로 자른다. 헤더가 없으면 기본 TTL(최소가 더 길면 최소)이다. `no-cache`, `no-store`, `private`은 최소 TTL이 0일 때만 지켜진다.",
		En: "One of `s-maxage`, `max-age`, `Expires`, in this order, is kept within the minimum and the maximum TTL. Without a header the default TTL counts, or the minimum if that is longer. `no-cache`, `no-store` and `private` are obeyed only under a minimum TTL of 0.",
	}
	ttlSeconds = i18n.Text{Ko: "{n}초", En: "{n} s"}
	ttlNone    = i18n.Text{Ko: "보관하지 않는다", En: "Not at all: it is not kept"}
)

// ttlSent says what the origin sends; {cc} is its Cache-Control.
var ttlSent = []struct {
	header string
	text   i18n.Text
}{
	{headMaxAge, i18n.Text{Ko: "`Cache-Control: {cc}` 헤더가 있다.", En: "has the header `Cache-Control: {cc}`."}},
	{headShared, i18n.Text{Ko: "`Cache-Control: {cc}` 헤더가 있다.", En: "has the header `Cache-Control: {cc}`."}},
	{headExpires, i18n.Text{Ko: "응답 시각보다 {date}초 뒤를 가리키는 `Expires` 헤더만 있다.", En: "has an `Expires` header {date} s after the response, and no `Cache-Control`."}},
	{headBoth, i18n.Text{Ko: "`Cache-Control: {cc}` 헤더와 응답 시각보다 {other}초 뒤를 가리키는 `Expires` 헤더가 있다.", En: "has the header `Cache-Control: {cc}` and an `Expires` header {other} s after the response."}},
	{headNone, i18n.Text{Ko: "`Cache-Control`도 `Expires`도 없다.", En: "has neither `Cache-Control` nor `Expires`."}},
	{"", i18n.Text{Ko: "`Cache-Control: {cc}` 헤더가 있다.", En: "has the header `Cache-Control: {cc}`."}},
}

// ttlRight says why, by rule; {counts} is the value of the header that counts.
var ttlRight = []struct {
	rule rule
	why  i18n.Text
}{
	{ruleAsSent, i18n.Text{Ko: "헤더의 값이 최소와 최대 TTL 사이라 그대로 쓰인다.", En: "The header's value lies between the minimum and the maximum TTL and is used as it is."}},
	{ruleRaised, i18n.Text{Ko: "헤더의 {counts}초보다 최소 TTL이 길어 최소 TTL이 쓰인다.", En: "The minimum TTL is longer than the {counts} s of the header and takes its place."}},
	{ruleCut, i18n.Text{Ko: "헤더의 {counts}초 가운데 최대 TTL을 넘는 부분은 잘린다.", En: "Of the header's {counts} s, what exceeds the maximum TTL is cut off."}},
	{ruleUsual, i18n.Text{Ko: "캐시 헤더가 없으므로 기본 TTL이 쓰인다.", En: "There is no cache header, so the default TTL counts."}},
	{ruleForced, i18n.Text{Ko: "최소 TTL이 0보다 크면 `{cc}` 지시가 있어도 그만큼 보관한다.", En: "With a minimum TTL above 0 it is kept that long in spite of `{cc}`."}},
	{ruleRefused, i18n.Text{Ko: "최소 TTL이 0이므로 `{cc}` 지시를 따른다.", En: "With a minimum TTL of 0, `{cc}` is obeyed."}},
}

// The mistakes of the question, in the order they tempt.
const (
	ttlBrowser = iota
	ttlExpiresWins
	ttlNoMinimum
	ttlNoMaximum
	ttlAlwaysObeyed
	ttlMaximumAlone
	ttlDefault
	ttlMaximum
	ttlMinimum
	ttlOff
	ttlYear
	ttlInvented
)

var ttlWrong = [...]mistake{
	ttlBrowser:      {"uses max-age although s-maxage is sent", i18n.Text{Ko: "`max-age`는 브라우저가 쓴다. 공유 캐시인 CloudFront는 `s-maxage`를 본다.", En: "Browsers use `max-age`; CloudFront, a shared cache, goes by `s-maxage`."}},
	ttlExpiresWins:  {"lets Expires win over max-age", i18n.Text{Ko: "`max-age`가 있으면 `Expires`는 쓰지 않는다.", En: "With a `max-age`, `Expires` is ignored."}},
	ttlNoMinimum:    {"forgets the minimum TTL", i18n.Text{Ko: "헤더의 값이지만 최소 TTL {least}초보다 짧다.", En: "It is the header's value, but below the minimum TTL of {least} s."}},
	ttlNoMaximum:    {"forgets the maximum TTL", i18n.Text{Ko: "헤더의 값이지만 최대 TTL {most}초보다 길다.", En: "It is the header's value, but above the maximum TTL of {most} s."}},
	ttlAlwaysObeyed: {"thinks no-store always wins", i18n.Text{Ko: "최소 TTL이 0일 때의 결과다. 여기서는 {least}초다.", En: "That is what happens under a minimum TTL of 0; here it is {least} s."}},
	ttlMaximumAlone: {"applies the maximum TTL without a header", i18n.Text{Ko: "최대 TTL은 오리진이 캐시 헤더를 보냈을 때만 쓰인다.", En: "The maximum TTL counts only when the origin sends a cache header."}},
	ttlDefault:      {"applies the default TTL in spite of a header", i18n.Text{Ko: "기본 TTL은 오리진이 캐시 헤더를 하나도 보내지 않을 때 쓰인다.", En: "The default TTL is for responses without any cache header."}},
	ttlMaximum:      {"takes the maximum TTL for the lifetime", i18n.Text{Ko: "최대 TTL은 더 긴 값을 자르는 상한일 뿐이다.", En: "The maximum TTL only cuts off longer values."}},
	ttlMinimum:      {"takes the minimum TTL for the lifetime", i18n.Text{Ko: "최소 TTL은 더 짧은 값을 끌어올리는 하한일 뿐이다.", En: "The minimum TTL only raises shorter values."}},
	ttlOff:          {"thinks a minimum TTL of 0 turns caching off", i18n.Text{Ko: "최소 TTL 0은 수명을 0초까지 줄일 수 있다는 뜻이지 보관하지 말라는 뜻이 아니다.", En: "A minimum TTL of 0 allows short lifetimes; it does not turn caching off."}},
	ttlYear:         {"takes a year for the life of every copy", i18n.Text{Ko: "최대 TTL의 초깃값인 1년이다. 이 정책의 값이 아니다.", En: "That is the initial value of the maximum TTL, one year, not this policy's."}},
	ttlInvented:     {"invents a lifetime", i18n.Text{Ko: "이 응답에는 60초라고 적힌 곳이 없다.", En: "Nothing in this response says 60 s."}},
}

// ttlQuestion asks how long a response is answered from, out of what the origin
// sends and what the cache policy allows.
func ttlQuestion(a *sim.Asker) sim.Draft {
	least := sim.Pick(a, 0, 0, 10, 30, 60, 300)
	usual := sim.Pick(a, 600, 3600, 86400)
	most := usual * sim.Pick(a, 1, 2, 7, 24)
	values := []int{5, 20, 45, 120, 240, 900, 1800, 7200, 172800, 3000000}
	age, other := sim.Pick(a, values...), sim.Pick(a, values...)
	for other == age {
		other = sim.Pick(a, values...)
	}
	head := sim.Pick(a, headMaxAge, headMaxAge, headShared, headShared, headExpires, headBoth, headNone, "no-store", "no-cache", "private")
	date := min(age, day)
	v := plain("header", head, "max-age", strconv.Itoa(age), "s-maxage", strconv.Itoa(other), "expires", strconv.Itoa(date),
		"min-ttl", strconv.Itoa(least), "default-ttl", strconv.Itoa(usual), "max-ttl", strconv.Itoa(most))
	s := read(v)
	ttl, rule := s.decide(0)

	counts := age // the value of the header that counts
	switch head {
	case headShared:
		counts = other
	case headExpires:
		counts = date
	}
	hasValue := head != headNone && !s.private()
	p := write(a, tagsLife, v)
	p.let("cc", s.cacheControl())
	p.counts("least usual most date other counts", least, usual, most, date, other, counts)
	for i := range ttlSent {
		if t := &ttlSent[i]; t.header == head || t.header == "" {
			p.phrase("sent", &t.text)
			break
		}
	}
	p.ask(&ttlPrompt, &ttlExplanation)
	seconds := func(n int) string { return p.number(n, &ttlSeconds, &ttlSeconds) }
	text, none := seconds(int(ttl/time.Second)), p.say(&ttlNone)
	if !rule.kept() {
		text = none
	}
	for i := range ttlRight {
		if ttlRight[i].rule == rule {
			p.right(text, &ttlRight[i].why)
		}
	}
	for _, m := range []struct {
		when bool
		kind int
		n    int // -1 for not kept
	}{
		{head == headShared, ttlBrowser, age},
		{head == headBoth, ttlExpiresWins, other},
		{hasValue && counts < least, ttlNoMinimum, counts},
		{hasValue && counts > most, ttlNoMaximum, counts},
		{rule == ruleForced, ttlAlwaysObeyed, -1},
		{head == headNone, ttlMaximumAlone, most},
		{head != headNone, ttlDefault, usual},
		{head != headNone, ttlMaximum, most},
		{least > 0, ttlMinimum, least},
		{least == 0 && rule.kept(), ttlOff, -1},
		{true, ttlYear, year},
		{head != headNone && !hasValue, ttlInvented, 60},
	} {
		switch {
		case !m.when:
		case m.n < 0:
			p.wrong(none, &ttlWrong[m.kind])
		default:
			p.wrong(seconds(m.n), &ttlWrong[m.kind])
		}
	}
	return p.Draft
}
