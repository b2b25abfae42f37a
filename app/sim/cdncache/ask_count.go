package cdncache

import (
	"strconv"
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

var (
	oneRequest   = i18n.Text{Ko: "{n}개", En: "{n} request"}
	manyRequests = i18n.Text{Ko: "{n}개", En: "{n} requests"}

	requestsPrompt = i18n.Text{
		Ko: "비어 있는 엣지 한 곳에 같은 객체의 요청이 {times}초에 온다. 오리진은 `Cache-Control: max-age={age}` 헤더와 ETag이 있는 응답을 곧바로 주고, 내용은 바뀌지 않는다. 캐시 정책의 최소 TTL은 0, 최대 TTL은 하루다. {ask}",
		En: "Requests for one object reach an edge with an empty cache at {times} s. The origin answers at once with `Cache-Control: max-age={age}` and an ETag, and the content never changes. The cache policy has a minimum TTL of 0 and a maximum of a day. {ask}",
	}
	requestsExplanation = i18n.Text{
		Ko: "수명은 오리진의 응답을 받은 때부터 센다. 적중은 수명을 늘리지 않고, 만료된 뒤의 첫 요청이 오리진에 묻는다.",
		En: "A lifetime runs from the origin's response. Hits do not prolong it; the first request after the expiry asks the origin.",
	}
	requestsRight = i18n.Text{
		Ko: "{asked}초의 요청이 오리진에 간다. 첫 요청에는 200이, 그 뒤에는 304가 오고, 그때마다 수명이 다시 {age}초가 된다.",
		En: "The requests at {asked} s reach the origin: the first brings a 200 and each later one a 304, which renews the copy for {age} s.",
	}
	// What is asked for: those that reach the origin, the hits, the 304s.
	requestsAsk = [3]i18n.Text{
		{Ko: "오리진까지 가는 요청은 몇 개인가?", En: "How many of these requests reach the origin?"},
		{Ko: "오리진에 묻지 않고 캐시에서 답하는 요청은 몇 개인가?", En: "How many of these requests does the cache answer without asking the origin?"},
		{Ko: "오리진이 `304 Not Modified`로 답하는 요청은 몇 개인가?", En: "How many of these requests does the origin answer with `304 Not Modified`?"},
	}
	requestsWrong = [...]mistake{
		{"thinks every hit prolongs the life of a copy", i18n.Text{Ko: "적중할 때마다 수명이 다시 시작한다고 센 값이다.", En: "That restarts the lifetime at every hit."}},
		{"counts windows of one lifetime from zero", i18n.Text{Ko: "{age}초마다 정해진 구간이 있다고 센 값이다. 수명은 오리진의 응답을 받은 때부터다.", En: "That counts fixed windows of {age} s; a lifetime runs from the response."}},
		{"forgets that an expired copy is checked", i18n.Text{Ko: "처음 한 번만 오리진에 간다고 센 값이다. 만료된 사본은 다시 묻는다.", En: "That sends only the first request to the origin; an expired copy is checked again."}},
		{"thinks every request is checked at the origin", i18n.Text{Ko: "TTL이 남은 사본은 오리진에 묻지 않고 나간다.", En: "A copy within its TTL goes out without asking the origin."}},
		{"counts an expiry as a request", i18n.Text{Ko: "만료된 순간에는 아무 요청도 가지 않는다. 다음 요청이 와야 묻는다.", En: "Nothing is sent at the expiry itself, only when the next request comes."}},
		{"counts the first request as a hit", i18n.Text{Ko: "캐시가 비어 있을 때의 첫 요청도 오리진에 간다.", En: "The first request, at an empty cache, reaches the origin too."}},
		{"expires copies too early", i18n.Text{Ko: "만료되기 전의 요청까지 오리진에 보낸 값이다.", En: "That sends requests to the origin before the expiry."}},
	}
	// Of the 304s, one too many and one too few are other mistakes.
	requestsFirst  = mistake{"takes the first response for a 304", i18n.Text{Ko: "첫 요청까지 센 값이다. 캐시가 비어 있어 첫 응답은 200이다.", En: "That counts the first request too; at an empty cache its answer is a 200."}}
	requestsMissed = mistake{"misses an expiry", i18n.Text{Ko: "만료된 사본을 확인한 요청 하나를 빠뜨린 값이다.", En: "That misses one of the requests that check an expired copy."}}
)

// requestsQuestion lists the requests of one edge and asks how many of them the
// cache answers or the origin sees.
func requestsQuestion(a *sim.Asker) sim.Draft {
	age := sim.Pick(a, 30, 40, 60, 90, 120)
	n := a.Between(6, 8)
	times := moments(a, n, age, 0, 5, age*3/4)
	v := plain("max-age", strconv.Itoa(age), "arrivals", arriveList, "times", join(times, ","), "length", strconv.Itoa(times[n-1]+10))
	t := New().Run(v)
	var asked []int
	for _, c := range t.Model.(*picture).trips {
		asked = append(asked, int(c.sent.Seconds()))
	}
	what := a.Rand.IntN(len(requestsAsk))
	p := write(a, tagsLife, v)
	p.let("times", join(times, ", "))
	p.let("asked", join(asked, ", "))
	p.counts("age", age)
	p.phrase("ask", &requestsAsk[what])
	p.ask(&requestsPrompt, &requestsExplanation)
	// turn makes the answer out of how many reach the origin.
	turn := func(asked int) int { return [3]int{asked, n - asked, asked - 1}[what] }
	p.right(p.number(turn(len(asked)), &oneRequest, &manyRequests), &requestsRight)

	sliding, windows := 1, 1
	for i := 1; i < n; i++ {
		if times[i]-times[i-1] > age {
			sliding++
		}
		if times[i]/age != times[i-1]/age {
			windows++
		}
	}
	wrong := requestsWrong
	if what == 2 {
		wrong[4], wrong[5] = requestsFirst, requestsMissed
	}
	for i, k := range [len(requestsWrong)]int{sliding, windows, 1, n, len(asked) + 1, len(asked) - 1, len(asked) + 2} {
		if k = turn(k); k >= 0 {
			p.wrong(p.number(k, &oneRequest, &manyRequests), &wrong[i])
		}
	}
	return p.Draft
}

// moments draws n times from the first on with gaps between lo and hi, no two of them
// exactly a lifetime apart: a request at the very expiry would be a matter of
// taste.
func moments(a *sim.Asker, n, age, first, lo, hi int) []int {
	times := []int{first}
	for len(times) < n {
		t := times[len(times)-1] + a.Between(lo, hi)
		for _, before := range times {
			if t-before == age {
				t++
			}
		}
		times = append(times, t)
	}
	return times
}

var (
	oneFetch    = i18n.Text{Ko: "{n}번", En: "{n} request"}
	manyFetches = i18n.Text{Ko: "{n}번", En: "{n} requests"}

	fetchesPrompt = i18n.Text{
		Ko: "비어 있는 엣지 로케이션 {edges}곳이 저마다 0초부터 {gap}초 간격으로 같은 객체의 요청을 받는다. 오리진은 곧바로 `max-age={age}`으로 답하고, 캐시 정책의 최소 TTL은 0, 최대 TTL은 하루다. 엣지와 오리진 사이에 다른 캐시는 없다고 하자. {length}초가 되기 전까지 오리진은 요청을 모두 몇 번 받는가?",
		En: "There are {edges} edge locations with empty caches; each gets a request for the same object every {gap} s, from 0 s on. The origin answers at once with `max-age={age}`; the cache policy has a minimum TTL of 0 and a maximum of a day. Suppose there is no other cache between edges and origin. How many requests does the origin get before {length} s?",
	}
	fetchesExplanation = i18n.Text{
		Ko: "캐시는 엣지 로케이션마다 따로다. 만료된 뒤의 첫 요청이 오리진에 묻고, 그 응답부터 TTL이 다시 시작한다. 실제로는 리전 엣지 캐시가 사이에서 더 줄여 준다.",
		En: "Every edge location has a cache of its own. The first request after an expiry asks the origin, and the TTL starts again from its answer. In reality, regional edge caches in between save the origin still more requests.",
	}
	fetchesRight = i18n.Text{
		Ko: "엣지마다 {next}초에 한 번씩 {one}번 묻고, 엣지 {edges}곳은 사본을 나누지 않는다.",
		En: "Each edge asks once every {next} s, {one} times in all, and the {edges} edges share no copies.",
	}
	fetchesWrong = [...]mistake{
		{"thinks all edges share one cache", i18n.Text{Ko: "모든 엣지가 사본 하나를 나눠 쓴다고 센 값이다.", En: "That lets all edges share one copy."}},
		{"thinks every request reaches the origin", i18n.Text{Ko: "뷰어의 요청을 모두 센 값이다. TTL이 남은 사본은 묻지 않고 나간다.", En: "Those are the viewers' requests; a copy within its TTL goes out without asking the origin."}},
		{"refetches at the expiry instead of at the next request", i18n.Text{Ko: "만료되는 순간마다 묻는다고 센 값이다. 다음 요청이 와야 묻는다.", En: "That asks at each expiry; only the next request asks."}},
		{"forgets that copies expire", i18n.Text{Ko: "만료를 잊고 엣지마다 첫 요청만 센 값이다.", En: "That forgets the expiry and counts each edge's first request."}},
		{"does not count the first fetch", i18n.Text{Ko: "처음 채울 때의 요청을 빠뜨린 값이다.", En: "That leaves out the fetch that fills the cache."}},
		{"counts one lifetime too many", i18n.Text{Ko: "끝난 뒤의 요청까지 센 값이다.", En: "That counts a request after the end."}},
	}
)

// fetchesQuestion asks how often several edges together ask the origin.
func fetchesQuestion(a *sim.Asker) sim.Draft {
	edges := a.Between(2, maxEdges)
	age := sim.Pick(a, 60, 100, 120, 300)
	gap := age/a.Between(2, 6) + a.Between(1, 3)
	for age%gap == 0 { // a request at the very expiry would be a matter of taste
		gap++
	}
	length := age*a.Between(3, 6) + a.Between(1, age-1)
	v := plain("edges", strconv.Itoa(edges), "max-age", strconv.Itoa(age), "spacing", strconv.Itoa(gap), "shift", "0", "length", strconv.Itoa(length))
	total := value(New().Run(v), figOrigin)
	one := total / edges
	p := write(a, tagsData, v)
	p.counts("edges age gap length one next", edges, age, gap, length, one, (age/gap+1)*gap)
	p.ask(&fetchesPrompt, &fetchesExplanation)
	p.right(p.number(total, &oneFetch, &manyFetches), &fetchesRight)
	for i, n := range [len(fetchesWrong)]int{one, edges * ((length + gap - 1) / gap), edges * ((length + age - 1) / age), edges, edges * (one - 1), edges * (one + 1)} {
		p.wrong(p.number(n, &oneFetch, &manyFetches), &fetchesWrong[i])
	}
	return p.Draft
}

var (
	oneCopy    = i18n.Text{Ko: "{n}개", En: "{n} copy"}
	manyCopies = i18n.Text{Ko: "{n}개", En: "{n} copies"}

	copiesPrompt = i18n.Text{
		Ko: "`/list` 요청에는 쿼리 문자열 `page`와 `utm`이 함께 붙는데, 값이 `page`는 {pages}가지, `utm`은 {sources}가지다. 사용자 {people}명은 저마다 다른 쿠키 `sid`를, 모두 합해 {tongues}가지 `Accept-Language`를 보내며, 한 사람의 언어는 바뀌지 않는다. 캐시 정책의 키 설정은 이렇다: {query}, {header}, {cookie}. TTL은 넉넉하다. 모든 사용자가 모든 조합의 URL을 HTTP와 HTTPS로 한 번씩 요청하면 한 엣지에 사본이 몇 개 생기는가?",
		En: "Requests for `/list` carry a `page` with {pages} values and a `utm` with {sources} values. {people} users each send a cookie `sid` of their own and, between them, {tongues} values of `Accept-Language`; nobody changes language. The cache policy puts into the key: {query}, {header}, {cookie}. Every user asks for every combination once over HTTP and once over HTTPS. The TTL is ample. How many copies does one edge end up with?",
	}
	copiesExplanation = i18n.Text{
		Ko: "기본 키는 도메인 이름과 경로다. 여기에 캐시 정책에 적은 쿼리 문자열, 헤더, 쿠키의 값이 더해지고, 서로 다른 조합마다 사본이 하나씩 생긴다.",
		En: "The basic key is domain name and path. The values of the query strings, headers and cookies named in the cache policy are added; each different combination has a copy.",
	}
	copiesQuery = [...]struct {
		mode string
		text i18n.Text
	}{
		{queryNone, i18n.Text{Ko: "쿼리 문자열은 없음", En: "no query strings"}},
		{queryOnly, i18n.Text{Ko: "쿼리 문자열은 `page`만", En: "of the query strings only `page`"}},
		{queryExcept, i18n.Text{Ko: "쿼리 문자열은 `utm`만 빼고 전부", En: "all query strings except `utm`"}},
		{queryAll, i18n.Text{Ko: "쿼리 문자열은 전부", En: "all query strings"}},
	}
	copiesHeader = [2]i18n.Text{{Ko: "헤더는 없음", En: "no headers"}, {Ko: "헤더는 `Accept-Language`", En: "the header `Accept-Language`"}}
	copiesCookie = [2]i18n.Text{{Ko: "쿠키는 없음", En: "no cookies"}, {Ko: "쿠키는 `sid`", En: "the cookie `sid`"}}
	// Why, by what splits the key: nothing, the language, the session, both.
	copiesRight = [4]i18n.Text{
		{Ko: "키에 드는 주소가 {addresses}가지다. 헤더와 쿠키가 키에 없으므로 사용자는 키를 나누지 않는다.", En: "Different addresses in the key: {addresses}. Headers and cookies are not in the key, so users do not split it."},
		{Ko: "키에 드는 주소가 {addresses}가지다. `Accept-Language`가 {tongues}가지다. 곱하면 {total}개다.", En: "Different addresses in the key: {addresses}. `Accept-Language` has {tongues} values. The product is {total}."},
		{Ko: "키에 드는 주소가 {addresses}가지다. `sid`가 사용자마다 달라 {people}가지다. 곱하면 {total}개다.", En: "Different addresses in the key: {addresses}. `sid` differs for each user: {people}. The product is {total}."},
		{Ko: "키에 드는 주소가 {addresses}가지다. `sid`가 사용자마다 달라 {people}가지다. 언어는 사용자를 따라가므로 더 나뉘지 않는다. 곱하면 {total}개다.", En: "Different addresses in the key: {addresses}. `sid` differs for each user: {people}. A user keeps one language, which does not split the key further. The product is {total}."},
	}
	copiesWrong = [...]mistake{
		{"counts whatever differs between requests", i18n.Text{Ko: "키에 없는 값까지 모두 센 값이다.", En: "That counts values that are not in the key."}},
		{"puts the protocol into the key", i18n.Text{Ko: "프로토콜은 키가 아니다. HTTP로 받아 둔 사본이 HTTPS 요청에도 나간다.", En: "The protocol is not in the key: a copy fetched over HTTP serves HTTPS too."}},
		{"multiplies users by their languages", i18n.Text{Ko: "한 사용자의 언어는 하나라서 사용자 수에 언어 수를 곱하지 않는다. 키에 없는 것은 아예 세지 않는다.", En: "A user has one language, so users are not multiplied by languages; what is not in the key does not count at all."}},
		{"adds the values instead of combining them", i18n.Text{Ko: "값의 가짓수를 더했다. 조합마다 사본이 하나씩이므로 곱한다.", En: "That adds the numbers of values; each combination has its copy, so they multiply."}},
		{"counts the URLs only", i18n.Text{Ko: "요청된 URL의 가짓수다. 캐시 정책이 키에 넣는 것과 다르다.", En: "Those are the different URLs, not what the policy puts into the key."}},
		{"thinks one path has one copy", i18n.Text{Ko: "경로가 같다고 하나로 본 값이다.", En: "That takes one path for one copy."}},
		{"thinks every user has a copy", i18n.Text{Ko: "사용자마다 하나라고 센 값이다.", En: "That counts one for each user."}},
	}
)

// copiesQuestion asks how many copies of one page an edge ends up with, given
// what varies between requests and what the cache policy puts into the key.
func copiesQuestion(a *sim.Asker) sim.Draft {
	pages := sim.Pick(a, 2, 2, 3)
	sources := a.Between(2, 6/pages)
	people := a.Between(3, 12)
	tongues := a.Between(2, min(people-1, 4))
	query := &copiesQuery[sim.Pick(a, 0, 1, 1, 2, 3)]
	language, session := a.Rand.IntN(2), a.Rand.IntN(3)/2
	name := "page"
	if query.mode == queryExcept {
		name = "utm"
	}
	var urls []string
	for page := range pages {
		for s := range sources {
			urls = append(urls, "/list?page="+strconv.Itoa(page+1)+"&utm="+string(rune('a'+s)))
		}
	}
	v := plain("objects", strings.Join(urls, ","), "viewers", strconv.Itoa(people), "languages", strconv.Itoa(tongues),
		"key-query", query.mode, "query-names", name, "key-language", strconv.FormatBool(language == 1), "key-session", strconv.FormatBool(session == 1),
		"max-age", "3600", "spacing", "1", "length", "100")
	total := value(New().Run(v), figCopies)
	addresses, variants := pages, [4]int{1, tongues, people, people}[2*session+language]
	switch query.mode {
	case queryNone:
		addresses = 1
	case queryAll:
		addresses = pages * sources
	}
	p := write(a, tagsKey, v)
	p.counts("pages sources people tongues addresses total", pages, sources, people, tongues, addresses, total)
	p.phrase("query", &query.text)
	p.phrase("header", &copiesHeader[language])
	p.phrase("cookie", &copiesCookie[session])
	p.ask(&copiesPrompt, &copiesExplanation)
	p.right(p.number(total, &oneCopy, &manyCopies), &copiesRight[2*session+language])
	for i, n := range [len(copiesWrong)]int{pages * sources * people, 2 * total, addresses * people * tongues, addresses + variants, pages * sources, 1, people} {
		p.wrong(p.number(n, &oneCopy, &manyCopies), &copiesWrong[i])
	}
	return p.Draft
}
