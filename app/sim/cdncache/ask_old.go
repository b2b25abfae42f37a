package cdncache

import (
	"strconv"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// The ways an old version may end.
const (
	oldExpires = iota
	oldRevalidates
	oldCovered
	oldMissed
	oldRenamed
	oldWays
)

var (
	oldPrompt = i18n.Text{
		Ko: "비어 있던 엣지 한 곳에 `{object}` 요청이 {times}초에 온다. 오리진은 `Cache-Control: {cc}` 헤더와 ETag이 있는 응답을 곧바로 주고, {deploy}초에 새 버전이 배포된다.{story} 캐시 정책의 최소 TTL은 0, 최대 TTL은 하루이고 쿼리 문자열은 모두 키에 들어간다. 새 버전을 처음 받는 것은 어느 요청인가?",
		En: "An edge that was empty gets requests for `{object}` at {times} s. The origin answers at once with `Cache-Control: {cc}` and an ETag; at {deploy} s a new version is deployed.{story} The cache policy has a minimum TTL of 0 and a maximum of a day, and all query strings are in the key. Which request is the first to get the new version?",
	}
	oldExplanation = i18n.Text{
		Ko: "엣지는 배포를 알지 못한다. 사본은 TTL이 끝나거나 무효화로 사라질 때까지 나가며, `stale-while-revalidate`가 있으면 만료 뒤의 첫 요청도 옛 사본을 받고 새것은 뒤에서 온다. 이름이 바뀌면 키가 달라 옛 사본이 쓰이지 않는다.",
		En: "An edge does not know of deployments. A copy goes out until its TTL ends or an invalidation removes it; with `stale-while-revalidate` even the first request after the expiry gets the old copy, and the new one comes in the background. A new name is another key, so the old copy is not used.",
	}
	oldInvalidated = i18n.Text{
		Ko: " {wipe}초에는 `{path}` 경로의 무효화가 모든 엣지에서 끝났다.",
		En: " At {wipe} s an invalidation of `{path}` was complete at every edge.",
	}
	oldNames = i18n.Text{
		Ko: " 실제 파일 이름에는 `/app.v1.js`처럼 버전이 들어 있고, 캐시하지 않는 HTML은 배포와 함께 새 이름을 가리킨다.",
		En: " The file's real name holds the version, as in `/app.v1.js`, and the uncached HTML points to the new name from the deployment on.",
	}
	oldRequest = i18n.Text{Ko: "{n}초의 요청", En: "The request at {n} s"}
	oldRight   = [oldWays]i18n.Text{
		{Ko: "배포 때 있던 사본의 TTL이 {expiry}초에 끝나고, 그 뒤의 첫 요청이 새 버전을 받는다.", En: "The TTL of the copy held at the deployment ends at {expiry} s; the first request after that gets the new version."},
		{Ko: "사본은 {expiry}초에 만료된다. 그 뒤의 첫 요청은 옛 사본을 받으며 뒤에서 새 버전을 가져오고, 다음 요청이 그것을 받는다.", En: "The copy expires at {expiry} s. The first request after that gets the old copy while the new version is fetched in the background; the next request gets that."},
		{Ko: "무효화가 사본을 지웠으므로 그 뒤의 첫 요청이 오리진에서 새 버전을 받는다.", En: "The invalidation removed the copy; the first request after it fetches the new version."},
		{Ko: "`{path}` 경로는 `{object}` 키와 맞지 않아 사본이 남는다. TTL은 {expiry}초에 끝나고, 그 뒤의 첫 요청이 새 버전을 받는다.", En: "`{path}` does not match the key `{object}`, so the copy stays. The first request after its expiry at {expiry} s gets the new version."},
		{Ko: "새 이름은 캐시에 없는 키라서 배포 뒤의 첫 요청부터 새 파일이다.", En: "The new name is a key the cache does not hold: from the first request after the deployment the file is new."},
	}
	// Why a request is not the first with the new version.
	oldBefore  = i18n.Text{Ko: "아직 배포 전이다.", En: "That is before the deployment."}
	oldAfter   = i18n.Text{Ko: "새 버전은 그보다 먼저 {key}초의 요청이 받는다.", En: "The request at {key} s gets it earlier."}
	oldStale   = i18n.Text{Ko: "만료되었지만 `stale-while-revalidate` 안이라 옛 사본이 먼저 나간다.", En: "It has expired, but within `stale-while-revalidate` the old copy goes out first."}
	oldNoMatch = i18n.Text{Ko: "무효화 경로가 맞지 않아 {expiry}초까지 옛 사본이 나간다.", En: "The invalidation path does not match: the old copy goes out until {expiry} s."}
	oldIsFresh = i18n.Text{Ko: "사본의 TTL이 {expiry}초까지라 아직 옛 버전이 나간다.", En: "The copy has its TTL until {expiry} s, so the old version still goes out."}
)

// firstFrom finds the first of several times from a moment on, or the last.
func firstFrom(times []int, from int) int {
	for _, t := range times {
		if t >= from {
			return t
		}
	}
	return times[len(times)-1]
}

// oldQuestion asks which request is the first to get the version deployed last.
func oldQuestion(a *sim.Asker) sim.Draft {
	age := sim.Pick(a, 60, 70, 80)
	n := 9
	times := moments(a, n, age, a.Between(0, 15), 13, 27)
	deploy := times[1] + a.Between(2, 9)
	way := sim.Pick(a, oldExpires, oldExpires, oldRevalidates, oldCovered, oldMissed, oldRenamed)
	wipe, expiry := firstFrom(times, deploy)+1, times[0]+age
	object, path := "/app.js?lang=ko", ""
	pairs := []string{"max-age", strconv.Itoa(age), "arrivals", arriveList, "times", join(times, ","), "length", strconv.Itoa(times[n-1] + 20),
		"deploys", strconv.Itoa(deploy), "key-query", queryAll}
	var story *i18n.Text
	switch way {
	case oldRevalidates:
		pairs = append(pairs, "swr", sim.Pick(a, "30", "45"))
	case oldCovered, oldMissed:
		if path = sim.Pick(a, "/app.js*", "/*", "/app*"); way == oldMissed {
			path = sim.Pick(a, "/app.js", "/App.js*", "/js/*")
		}
		pairs = append(pairs, "paths", path, "invalidate-at", strconv.Itoa(wipe))
		story = &oldInvalidated
	case oldRenamed:
		pairs = append(pairs, "naming", "versioned")
		story, object = &oldNames, "/app.js"
	}
	v := plain(append(pairs, "objects", object)...)
	pic := New().Run(v).Model.(*picture)
	key := times[n-1]
	for i := n - 1; i >= 0; i-- {
		if pic.answers[i].version == 2 {
			key = times[i]
		}
	}
	p := write(a, tagsLife, v)
	if way == oldRevalidates || way == oldRenamed {
		p.Tags = tagsData
	}
	p.let("object", object)
	p.let("path", path)
	p.let("cc", pic.cacheControl())
	p.let("times", join(times, ", "))
	p.counts("deploy wipe expiry key", deploy, wipe, expiry, key)
	if story != nil {
		p.phrase("story", story)
	}
	p.ask(&oldPrompt, &oldExplanation)
	text := func(t int) string { return p.number(t, &oldRequest, &oldRequest) }
	p.right(text(key), &oldRight[way])
	tempting := []struct {
		t    int
		idea string
	}{
		{deploy, "thinks a deployment is seen at once"},
		{wipe, "thinks every invalidation works"},
		{expiry, "thinks only the expiry ends an old version"},
		{deploy + age, "counts the TTL from the deployment"},
		{wipe + age, "counts the TTL from the invalidation"},
		{key - 27, "ends the life of the copy too early"},
		{key + 1, "lets the old copy live on after its end"},
		{key + 28, "lets the old copy live on after its end"},
		{key + 55, "lets the old copy live on after its end"},
	}
	for _, w := range tempting {
		t, why := firstFrom(times, w.t), &oldIsFresh
		switch {
		case t == key || path == "" && (w.t == wipe || w.t == wipe+age):
			continue
		case t < deploy:
			why = &oldBefore
		case t > key:
			why = &oldAfter
		case way == oldRevalidates && t > expiry:
			why = &oldStale
		case way == oldMissed && t > wipe:
			why = &oldNoMatch
		}
		p.wrong(text(t), &mistake{w.idea, *why})
	}
	return p.Draft
}
