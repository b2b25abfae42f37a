package cdncache

import (
	"strconv"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// outage is a short story of one edge and a failing origin.
type outage struct {
	age, errorTTL, sie int // sie is -1 when it is not sent
	times              []int
	from, to           int // the origin fails
	code               string
	invalidate         int // -1 for never
}

// tellOutage draws a story that turns on one rule.
func tellOutage(a *sim.Asker) outage {
	o := outage{age: sim.Pick(a, 40, 60, 90), errorTTL: sim.Pick(a, 10, 20, 30), sie: -1, code: "503", times: []int{0}, invalidate: -1}
	later := func(lo, hi int) int { return o.times[len(o.times)-1] + a.Between(lo, hi) }
	soon, late := a.Between(10, o.age/2), a.Between(o.age/2, o.age-5)
	expired := o.age + a.Between(3, 25)
	switch kind := a.Rand.IntN(10); kind {
	case 0: // within its TTL
		o.from, o.code = soon, sim.Pick(a, "503", "404")
		o.times = append(o.times, a.Between(o.from+3, o.age-3))
	case 1, 2: // expired, and the origin fails, perhaps for a second time
		o.from, o.sie = late, sim.Pick(a, -1, 600)
		o.times = append(o.times, expired)
		if kind == 2 {
			o.times = append(o.times, later(2, o.errorTTL-2))
		}
	case 3: // expired, and the file is gone
		o.from, o.code = late, sim.Pick(a, "404", "403")
		o.times = append(o.times, expired)
	case 4: // stale-if-error is over, or zero
		o.from, o.sie = late, sim.Pick(a, 0, 10, 15, 20)
		o.times = append(o.times, expired+o.sie)
	case 5: // the copy was removed
		o.from, o.invalidate = soon, soon+a.Between(2, 8)
		o.times = append(o.times, o.invalidate+a.Between(2, 12))
	default: // no copy; then perhaps once more, after the origin is back
		o.from, o.code = a.Between(5, 20), sim.Pick(a, "503", "404", "403")
		o.times[0] = o.from + a.Between(3, 20)
		switch kind {
		case 6:
			o.code = "503"
		case 9:
			o.times = append(o.times, later(o.errorTTL+3, o.errorTTL+20))
		default:
			o.times = append(o.times, later(5, o.errorTTL-2))
		}
		if kind > 6 {
			o.to = o.times[1] - a.Between(1, 3)
			return o
		}
	}
	o.to = later(15, 60)
	return o
}

// The ways a request may end, as options.
const (
	endFresh = iota // a copy within its TTL
	endStale        // an expired copy
	endError        // the origin's error
	endKept         // a kept error
	endAsked        // a good answer of the origin
	ends
)

var (
	failurePrompt = i18n.Text{
		Ko: "캐시 정책의 최소 TTL은 0, 최대 TTL은 하루이고 오류 캐싱 최소 TTL은 {hold}초다. 오리진의 정상 응답에는 `Cache-Control: {cc}` 헤더가 있다. 오리진은 {from}초부터 {to}초가 되기 전까지 캐시 헤더 없는 `{code}` 응답만 곧바로 돌려주고, 그 밖에는 정상이다. 비어 있던 엣지 한 곳에 같은 객체의 요청이 {times}초에 온다.{wiped} 사용자 지정 오류 페이지는 없다. {last}초의 요청에 엣지는 어떻게 답하는가?",
		En: "A cache policy has a minimum TTL of 0 and a maximum of a day; the error caching minimum TTL is {hold} s. Normal responses of the origin have the header `Cache-Control: {cc}`. From {from} s until just before {to} s the origin returns nothing but `{code}` without cache headers, at once; otherwise it works. An edge that was empty gets requests for one object at {times} s.{wiped} There are no custom error pages. How does the edge answer the request at {last} s?",
	}
	failureWiped = i18n.Text{
		Ko: " {invalidate}초에는 `/*` 무효화가 모든 엣지에서 끝났다.",
		En: " At {invalidate} s an invalidation of `/*` was complete at every edge.",
	}
	failureExplanation = i18n.Text{
		Ko: "TTL이 남은 사본은 오리진에 묻지 않고 나간다. 만료된 사본은 오리진이 5xx를 내면 대신 나가며, `stale-if-error`가 있으면 그 시간까지다. 4xx는 그대로 전한다. 404와 5xx는 오류 캐싱 최소 TTL 동안 저장되고 403은 `max-age`가 있을 때만 저장된다.",
		En: "A copy within its TTL goes out without asking the origin. An expired one stands in for a 5xx, with `stale-if-error` for as long as that says. A 4xx is passed on. A 404 or 5xx is kept for the error caching minimum TTL, a 403 only if it comes with a `max-age`.",
	}
	failureEnds = [ends]i18n.Text{
		{Ko: "TTL이 남은 사본으로 답한다", En: "With the copy, which is within its TTL"},
		{Ko: "만료된 사본으로 답한다", En: "With the expired copy"},
		{Ko: "오리진에 묻고 `{code}` 오류를 전한다", En: "It asks the origin and passes `{code}` on"},
		{Ko: "저장해 둔 `{code}` 오류로 답한다", En: "With the `{code}` it has kept"},
		{Ko: "오리진에 물어 정상 응답을 받아 준다", En: "It asks the origin and gets a normal response"},
	}
	failureIdeas = [ends]string{"forgets that the copy has expired or is gone", "serves an expired copy in every failure", "asks the origin at every request", "keeps errors that are not kept, or too long", "thinks the edge knows when the origin is back"}
	// failureNear is the mistake nearest to each end.
	failureNear = [ends]int{endError, endError, endStale, endAsked, endKept}
)

// Reasons, in the order in which why looks for one.
const (
	isFresh = iota
	isGone
	isExpired
	isEmpty
	standsInAgain
	standsIn
	notExpired
	cannotStandIn
	nothingStandsIn
	isClientError
	staleIsZero
	staleIsOver
	errorGone
	errorEmpty
	errorClient
	errorZero
	errorOver
	unasked
	copyInstead
	keptInstead
	originIsBack
	errorKept
	neverKept
	keptIsOver
	nothingKept
	askedNeverKept
	askedKeptIsOver
	stillKept
	stillFailing
)

var failureReasons = [...]i18n.Text{
	isFresh:         {Ko: "0초에 받은 사본은 {age}초까지 새것이라 오리진에 묻지 않는다. 장애가 있는지도 모른다.", En: "The copy of 0 s is fresh until {age} s, so the origin is not asked and its failure goes unnoticed."},
	isGone:          {Ko: "무효화로 사본이 사라졌다.", En: "The invalidation removed the copy."},
	isExpired:       {Ko: "0초에 받은 사본의 TTL은 {age}초에 끝났다.", En: "The TTL of the copy of 0 s ended at {age} s."},
	isEmpty:         {Ko: "이 엣지는 정상 응답을 받은 적이 없다.", En: "This edge has never had a normal response."},
	standsInAgain:   {Ko: "만료되었지만 5xx라 사본이 대신 나간다. 앞선 실패 뒤 {hold}초 동안은 다시 묻지도 않는다.", En: "It has expired, but for a 5xx the copy stands in; for {hold} s after the earlier failure the origin is not even asked."},
	standsIn:        {Ko: "만료되어 오리진에 묻지만 5xx가 와서 사본이 대신 나간다.", En: "It has expired and the origin is asked; for its 5xx the copy stands in."},
	notExpired:      {Ko: "사본은 아직 만료되지 않았다.", En: "The copy has not expired yet."},
	cannotStandIn:   {Ko: "무효화는 사본을 지운다. 장애 때 대신 내줄 것도 남지 않는다.", En: "An invalidation removes the copy; nothing is left to stand in."},
	nothingStandsIn: {Ko: "정상 응답을 받은 적이 없어 내줄 사본이 없다.", En: "There has been no normal response, so there is no copy to serve."},
	isClientError:   {Ko: "만료된 사본이 대신 나가는 것은 5xx일 때다. 4xx는 그대로 전한다.", En: "An expired copy stands in for a 5xx only; a 4xx is passed on."},
	staleIsZero:     {Ko: "`stale-if-error=0`이면 만료된 사본이 대신 나가지 않는다.", En: "With `stale-if-error=0` an expired copy never stands in."},
	staleIsOver:     {Ko: "`stale-if-error={sie}` 지시라서 만료 뒤 {sie}초까지만 대신 나간다.", En: "With `stale-if-error={sie}` it stands in for {sie} s after the expiry only."},
	errorGone:       {Ko: "무효화로 사본이 사라져 대신 내줄 것이 없다.", En: "The invalidation removed the copy, so nothing can stand in."},
	errorEmpty:      {Ko: "사본이 없으므로 오리진의 오류가 그대로 나간다.", En: "There is no copy, so the origin's error goes out."},
	errorClient:     {Ko: "만료된 사본이 있어도 4xx는 그대로 전한다.", En: "A 4xx is passed on even with an expired copy."},
	errorZero:       {Ko: "`stale-if-error=0`이라 사본을 대신 내주지 않고 오류를 전한다.", En: "`stale-if-error=0` keeps the copy from standing in, so the error is passed on."},
	errorOver:       {Ko: "`stale-if-error={sie}` 지시의 {sie}초가 지나 사본을 쓸 수 없다.", En: "The {sie} s of `stale-if-error={sie}` are over, so the copy may not be used."},
	unasked:         {Ko: "TTL이 남은 동안에는 오리진에 묻지 않는다.", En: "Within the TTL the origin is not asked."},
	copyInstead:     {Ko: "만료된 사본이 있으면 5xx 대신 그 사본이 나간다.", En: "The expired copy goes out in place of the 5xx."},
	keptInstead:     {Ko: "앞선 오류를 저장한 {hold}초가 지나지 않아 오리진에 묻지 않는다.", En: "The earlier error is kept for {hold} s, so the origin is not asked."},
	originIsBack:    {Ko: "오리진은 {to}초에 돌아왔다.", En: "The origin was back at {to} s."},
	errorKept:       {Ko: "{first}초의 {code} 오류를 {hold}초 동안 저장한다. 그 사이에는 오리진이 돌아왔는지 알지 못한다.", En: "The {code} of {first} s is kept for {hold} s; until then the edge does not know that the origin is back."},
	neverKept:       {Ko: "403은 오리진이 `max-age`나 `s-maxage`를 보냈을 때만 저장된다.", En: "A 403 is kept only when the origin sends `max-age` or `s-maxage`."},
	keptIsOver:      {Ko: "저장한 {hold}초가 지났다.", En: "The {hold} s it was kept are over."},
	nothingKept:     {Ko: "이 요청 전에 저장된 오류가 없다.", En: "No error has been kept before this request."},
	askedNeverKept:  {Ko: "403은 캐시 헤더가 없어 저장되지 않았고 오리진은 {to}초에 돌아왔다.", En: "The 403, without a cache header, was not kept, and the origin was back at {to} s."},
	askedKeptIsOver: {Ko: "오류를 저장한 {hold}초가 지났고 오리진은 {to}초에 돌아왔다.", En: "The {hold} s of the kept error are over and the origin was back at {to} s."},
	stillKept:       {Ko: "저장한 오류의 {hold}초가 남아 있어 오리진에 묻지 않는다.", En: "The kept error still has some of its {hold} s, so the origin is not asked."},
	stillFailing:    {Ko: "오리진은 {to}초까지 실패한다.", En: "The origin fails until {to} s."},
}

// why finds why one way is or is not how the story ends.
func (o *outage) why(key, way int) *i18n.Text {
	held, wiped, client := o.times[0] == 0, o.invalidate >= 0, o.code[0] == '4'
	over := o.times[len(o.times)-1] >= o.to
	for _, r := range []struct {
		way    int
		when   bool
		reason int
	}{
		{endFresh, key == way, isFresh},
		{endFresh, wiped, isGone},
		{endFresh, held, isExpired},
		{endFresh, true, isEmpty},
		{endStale, key == way && len(o.times) > 2, standsInAgain},
		{endStale, key == way, standsIn},
		{endStale, key == endFresh, notExpired},
		{endStale, wiped, cannotStandIn},
		{endStale, !held, nothingStandsIn},
		{endStale, client, isClientError},
		{endStale, o.sie == 0, staleIsZero},
		{endStale, true, staleIsOver},
		{endError, key == way && wiped, errorGone},
		{endError, key == way && !held, errorEmpty},
		{endError, key == way && client, errorClient},
		{endError, key == way && o.sie == 0, errorZero},
		{endError, key == way, errorOver},
		{endError, key == endFresh, unasked},
		{endError, key == endStale, copyInstead},
		{endError, key == endKept, keptInstead},
		{endError, true, originIsBack},
		{endKept, key == way, errorKept},
		{endKept, key == endAsked && o.code == "403", neverKept},
		{endKept, key == endAsked, keptIsOver},
		{endKept, true, nothingKept},
		{endAsked, key == way && o.code == "403", askedNeverKept},
		{endAsked, key == way, askedKeptIsOver},
		{endAsked, key == endFresh, unasked},
		{endAsked, over, stillKept},
		{endAsked, true, stillFailing},
	} {
		if r.way == way && r.when {
			return &failureReasons[r.reason]
		}
	}
	return nil
}

// failureQuestion asks what a viewer gets from an edge whose origin fails.
func failureQuestion(a *sim.Asker) sim.Draft {
	o := tellOutage(a)
	last := o.times[len(o.times)-1]
	pairs := []string{"max-age", strconv.Itoa(o.age), "max-ttl", "86400", "arrivals", arriveList, "times", join(o.times, ","), "length", strconv.Itoa(last + 10),
		"failure", o.code, "fail-at", strconv.Itoa(o.from), "fail-for", strconv.Itoa(o.to - o.from), "error-ttl", strconv.Itoa(o.errorTTL)}
	if o.sie >= 0 {
		pairs = append(pairs, "stale-if-error", "true", "sie", strconv.Itoa(o.sie))
	}
	if o.invalidate >= 0 {
		pairs = append(pairs, "paths", "/*", "invalidate-at", strconv.Itoa(o.invalidate))
	}
	v := plain(pairs...)
	pic := New().Run(v).Model.(*picture)
	key := endAsked
	switch pic.answers[len(pic.answers)-1].how {
	case hit:
		key = endFresh
	case staleError, staleHold:
		key = endStale
	case failed:
		key = endError
	case failedHold:
		key = endKept
	}
	p := write(a, tagsDebug, v)
	p.let("cc", pic.cacheControl())
	p.let("code", o.code)
	p.let("times", join(o.times, ", "))
	p.counts("hold age sie from to first last invalidate", o.errorTTL, o.age, o.sie, o.from, o.to, o.times[0], last, o.invalidate)
	if o.invalidate >= 0 {
		p.phrase("wiped", &failureWiped)
	}
	p.ask(&failurePrompt, &failureExplanation)
	p.right(p.say(&failureEnds[key]), o.why(key, key))
	// The nearest mistake always, the others by chance.
	for _, way := range append([]int{failureNear[key]}, a.Rand.Perm(ends)...) {
		if way != key {
			p.wrong(p.say(&failureEnds[way]), &mistake{failureIdeas[way], *o.why(key, way)})
		}
	}
	return p.Draft
}
