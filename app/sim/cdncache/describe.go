package cdncache

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// clause is a sentence of a description. It is for events of its kind, or of
// any, whose field has the value, or any value; {name} stands for a field.
type clause struct {
	kind, field, value string
	text               i18n.Text
}

func (c *clause) fits(e *sim.Event) bool {
	if c.kind != "" && c.kind != e.Kind {
		return false
	}
	v := e.Field(c.field)
	return c.field == "" || v != "" && (c.value == "" || c.value == v)
}

// Describe implements sim.Simulator: the first sentence that fits says what
// happened, the others why and what follows, one for each field.
func (simulator) Describe(e *sim.Event, l i18n.Lang) string {
	value := func(name string) string {
		v := e.Field(name)
		if v != "" && v[0] >= '0' && v[0] <= '9' {
			v = grouped(v)
		}
		if name == "paths" || name == "missed" {
			v = strings.ReplaceAll(v, " ", ", ")
		}
		return v
	}
	s, done := "", ""
	if k := e.Field("key"); k != "" {
		s = k + ": "
	}
	for i := range whats {
		if whats[i].fits(e) {
			s += sim.FillNames(whats[i].text.In(l), value)
			break
		}
	}
	for i := range whys {
		if c := &whys[i]; c.field != done && c.fits(e) {
			s, done = s+" "+sim.FillNames(c.text.In(l), value), c.field
		}
	}
	return s
}

var whats = [...]clause{
	{"start", "edges", "1", i18n.Text{Ko: "엣지 한 곳의 캐시가 빈 상태에서 시작한다.", En: "It begins with an empty cache at one edge location."}},
	{"start", "", "", i18n.Text{Ko: "엣지 {edges}곳의 캐시가 빈 상태에서 시작한다.", En: "It begins with empty caches at {edges} edge locations."}},
	{"deploy", "naming", "versioned", i18n.Text{Ko: "오리진의 파일이 v{version} 버전으로 바뀐다. 이제 뷰어는 이름에 v{version} 표시가 든 파일을 요청한다.", En: "Version {version} is deployed to the origin. Viewers now ask for names that hold .v{version}."}},
	{"deploy", "", "", i18n.Text{Ko: "오리진의 파일이 v{version} 버전으로 바뀐다. 엣지는 이를 알지 못한다.", En: "Version {version} is deployed to the origin. The edges do not know of it."}},
	{"down", "status", failTimeout, i18n.Text{Ko: "오리진이 응답하지 않기 시작한다.", En: "The origin stops answering."}},
	{"down", "", "", i18n.Text{Ko: "오리진이 {status} 오류로 실패하기 시작한다.", En: "The origin begins to fail with {status}."}},
	{"up", "", "", i18n.Text{Ko: "오리진이 다시 정상으로 답한다.", En: "The origin answers normally again."}},
	{"invalidate", "removed", "0", i18n.Text{Ko: "{paths} 무효화: 사라지는 사본이 없다.", En: "Invalidation of {paths}: no copy goes."}},
	{"invalidate", "removed", "1", i18n.Text{Ko: "{paths} 무효화: 맞는 사본 하나가 사라진다.", En: "Invalidation of {paths}: one copy matches and goes."}},
	{"invalidate", "", "", i18n.Text{Ko: "{paths} 무효화: 맞는 사본 {removed}개가 모든 엣지에서 사라진다.", En: "Invalidation of {paths}: {removed} copies match and go from every edge."}},
	{"background", "again", "", i18n.Text{Ko: "뒤에서 보낸 요청이 {status} 오류로 실패했다. 사본은 그대로 두고 {again}초 동안 다시 묻지 않는다.", En: "The background request fails with {status}; the copy stays and the origin is left alone for {again} s."}},
	{"background", "status", "", i18n.Text{Ko: "뒤에서 보낸 요청에 오리진이 {status} 오류로 답했다.", En: "The background request is answered {status}."}},
	{"background", "unchanged", "", i18n.Text{Ko: "뒤에서 If-None-Match로 물었더니 304, v{version} 그대로다.", En: "Asked with If-None-Match in the background, the origin says 304, still v{version}."}},
	{"background", "", "", i18n.Text{Ko: "뒤에서 보낸 요청에 오리진이 200과 v{version} 본문을 보냈다.", En: "The background request brings 200 and v{version}."}},
	{"wait", "", "", i18n.Text{Ko: "같은 키의 요청이 이미 오리진에 가 있어 그 응답을 함께 기다린다.", En: "A request with the same key is at the origin already; this one waits for its answer."}},
	{"ask", "", "", i18n.Text{Ko: "쓸 수 있는 사본이 없어 오리진에 묻는다.", En: "There is no copy to use, so the origin is asked."}},
	{string(hit), "", "", i18n.Text{Ko: "TTL이 {left}초 남은 v{version} 사본으로 답한다.", En: "Answered with the copy of v{version}, which has {left} s of its TTL left."}},
	{string(joined), "", "", i18n.Text{Ko: "먼저 간 요청이 받아 온 v{version} 본문을 함께 받는다.", En: "It shares the v{version} that the earlier request fetched."}},
	{string(stale), "past", "0", i18n.Text{Ko: "막 만료되었지만 stale-while-revalidate 안이라 v{version} 사본으로 바로 답하고 뒤에서 새로 받는다.", En: "Expired just now, but within stale-while-revalidate: the copy of v{version} goes out at once and is refreshed in the background."}},
	{string(stale), "", "", i18n.Text{Ko: "만료된 지 {past}초지만 stale-while-revalidate 안이라 v{version} 사본으로 바로 답하고 뒤에서 새로 받는다.", En: "Expired {past} s ago, but within stale-while-revalidate: the copy of v{version} goes out at once and is refreshed in the background."}},
	{string(staleError), "past", "0", i18n.Text{Ko: "오리진이 {status} 오류로 실패해 막 만료된 v{version} 사본을 내준다. {again}초 동안은 다시 묻지 않는다.", En: "The origin fails with {status}, so the copy of v{version}, expired just now, goes out. The origin is left alone for {again} s."}},
	{string(staleError), "", "", i18n.Text{Ko: "오리진이 {status} 오류로 실패해 만료된 지 {past}초인 v{version} 사본을 내준다. {again}초 동안은 다시 묻지 않는다.", En: "The origin fails with {status}, so the copy of v{version}, expired {past} s ago, goes out. The origin is left alone for {again} s."}},
	{string(staleHold), "", "", i18n.Text{Ko: "조금 전 오리진이 실패했으므로 묻지 않고 만료된 v{version} 사본을 내준다. 다시 묻기까지 {left}초 남았다.", En: "The origin failed a moment ago, so the expired copy of v{version} goes out without asking; {left} s until the origin is asked again."}},
	{string(miss), "", "", i18n.Text{Ko: "사본이 없어 오리진에서 200과 v{version} 본문을 받는다.", En: "There is no copy; the origin sends 200 and v{version}."}},
	{string(passed), "", "", i18n.Text{Ko: "오리진에서 200과 v{version} 본문을 받아 전한다.", En: "The origin sends 200 and v{version}, which is passed on."}},
	{string(renewed), "", "", i18n.Text{Ko: "만료되어 If-None-Match로 물었더니 304, v{version} 그대로다.", En: "Expired; asked with If-None-Match, the origin says 304, still v{version}."}},
	{string(replaced), "", "", i18n.Text{Ko: "만료되어 물었더니 200과 v{version} 본문이 왔다.", En: "Expired; the origin sends 200 and v{version}."}},
	{string(failed), "", "", i18n.Text{Ko: "대신 내줄 사본이 없어 오리진의 {status} 오류를 그대로 전한다.", En: "There is no copy to serve instead, so the viewer gets the origin's {status}."}},
	{string(failedHold), "", "", i18n.Text{Ko: "저장해 둔 {status} 오류로 답한다. 앞으로 {left}초 동안 오리진에 묻지 않는다.", En: "Answered with the {status} kept in the cache; the origin is not asked for {left} s more."}},
}

var whys = [...]clause{
	{"", "missed", "", i18n.Text{Ko: "{missed} 경로에 맞는 것은 캐시에 없다.", En: "Nothing in the caches matches {missed}."}},
	{"", "billed", "", i18n.Text{Ko: "요금이 붙는 경로는 {billed}개다.", En: "Paths charged: {billed}."}},
	{"", "rule", string(ruleAsSent), i18n.Text{Ko: "헤더의 값이 최소와 최대 TTL 사이라 그대로 {ttl}초 동안 둔다.", En: "The header's value lies between the minimum and the maximum TTL: kept for {ttl} s."}},
	{"", "rule", string(ruleRaised), i18n.Text{Ko: "헤더의 값이 최소 TTL보다 짧아 최소 TTL {ttl}초 동안 둔다.", En: "The header's value is below the minimum TTL: kept for the minimum, {ttl} s."}},
	{"", "rule", string(ruleCut), i18n.Text{Ko: "헤더의 값이 최대 TTL보다 길어 최대 TTL {ttl}초 동안만 둔다.", En: "The header's value is above the maximum TTL: kept for the maximum, {ttl} s."}},
	{"", "rule", string(ruleUsual), i18n.Text{Ko: "캐시 헤더가 없어 기본 TTL {ttl}초 동안 둔다.", En: "There is no cache header: kept for the default TTL, {ttl} s."}},
	{"", "rule", string(ruleLeast), i18n.Text{Ko: "캐시 헤더가 없고 최소 TTL이 기본 TTL보다 길어 최소 TTL {ttl}초 동안 둔다.", En: "There is no cache header and the minimum TTL exceeds the default: kept for {ttl} s."}},
	{"", "rule", string(ruleForced), i18n.Text{Ko: "{header}인데도 최소 TTL이 0보다 커서 {ttl}초 동안 둔다.", En: "In spite of {header} the minimum TTL, above 0, keeps it for {ttl} s."}},
	{"", "rule", string(ruleRefused), i18n.Text{Ko: "{header}이고 최소 TTL이 0이라 보관하지 않는다.", En: "With {header} and a minimum TTL of 0 it is not kept."}},
	{"", "rule", string(ruleDisabled), i18n.Text{Ko: "세 TTL이 모두 0이라 보관하지 않는다.", En: "All three TTLs are 0, so it is not kept."}},
	{"", "rule", ruleLate, i18n.Text{Ko: "받는 사이에 무효화되어 보관하지 않는다.", En: "It was invalidated on its way, so it is not kept."}},
	{"", "kept", "0", i18n.Text{Ko: "이 오류는 저장하지 않는다.", En: "This error is not kept."}},
	{"", "kept", "", i18n.Text{Ko: "이 오류는 {kept}초 동안 저장한다.", En: "This error is kept for {kept} s."}},
	{"", "current", "", i18n.Text{Ko: "오리진은 이미 v{current}인데 옛 버전이 나갔다.", En: "The origin has v{current} by now: this is an old version."}},
	{"", "for", "", i18n.Text{Ko: "{for} 응답이 {viewer} 뷰어에게 나갔다.", En: "What was made for {for} goes to a viewer with {viewer}."}},
	{"", "waited", "", i18n.Text{Ko: "뷰어는 {waited}초를 기다렸다.", En: "The viewer waited {waited} s."}},
}
