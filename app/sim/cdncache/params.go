package cdncache

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// New returns the simulator "cdncache".
func New() sim.Simulator { return simulator{} }

type simulator struct{}

// Info implements sim.Simulator.
func (simulator) Info() *sim.Info { return info }

var (
	inOrigin  = i18n.Text{Ko: "오리진 응답", En: "Origin response"}
	inPolicy  = i18n.Text{Ko: "캐시 정책", En: "Cache policy"}
	inRequest = i18n.Text{Ko: "요청", En: "Requests"}
	inDeploy  = i18n.Text{Ko: "배포와 무효화", En: "Deployment and invalidation"}
	inFailure = i18n.Text{Ko: "오리진 장애", En: "Origin failure"}
	seconds   = i18n.Text{Ko: "초", En: "s"}
)

// Values of the choices.
const (
	headNone    = "none"
	headMaxAge  = "max-age"
	headShared  = "s-maxage"
	headExpires = "expires"
	headBoth    = "both"

	policyCustom    = "custom"
	policyOptimized = "optimized"
	policyDisabled  = "disabled"

	queryNone   = "none"
	queryOnly   = "only"
	queryExcept = "except"
	queryAll    = "all"

	varyNone     = "none"
	varyQuery    = "query"
	varyLanguage = "language"
	varySession  = "session"

	arriveEven   = "even"
	arriveRandom = "random"
	arriveList   = "list"

	failNone    = "none"
	failTimeout = "timeout"
)

// Conditions under which a parameter matters.

func is(v sim.Values, name string, values ...string) bool {
	for _, s := range values {
		if v.Get(name) == s {
			return true
		}
	}
	return false
}

func sendsAge(v sim.Values) bool          { return is(v, "header", headMaxAge, headShared, headBoth) }
func sendsShared(v sim.Values) bool       { return is(v, "header", headShared) }
func sendsExpires(v sim.Values) bool      { return is(v, "header", headExpires, headBoth) }
func mayBeStale(v sim.Values) bool        { return !is(v, "header", "no-cache", "no-store", "private") }
func fails(v sim.Values) bool             { return !is(v, "failure", failNone) }
func fails5xx(v sim.Values) bool          { return is(v, "failure", failTimeout, "503") }
func failsWithStatus(v sim.Values) bool   { return fails(v) && !is(v, "failure", failTimeout) }
func sendsStaleIfError(v sim.Values) bool { return fails5xx(v) && v.Flag("stale-if-error") }
func isCustom(v sim.Values) bool          { return is(v, "policy", policyCustom) }
func hasQuery(v sim.Values) bool          { return strings.Contains(v.Get("objects"), "?") }
func namesQuery(v sim.Values) bool        { return hasQuery(v) && is(v, "key-query", queryOnly, queryExcept) }
func severalViewers(v sim.Values) bool    { return v.Int("viewers") > 1 }
func severalLanguages(v sim.Values) bool  { return severalViewers(v) && v.Int("languages") > 1 }
func isListed(v sim.Values) bool          { return is(v, "arrivals", arriveList) }
func isSpaced(v sim.Values) bool          { return !isListed(v) }
func isRandom(v sim.Values) bool          { return is(v, "arrivals", arriveRandom) }
func isShifted(v sim.Values) bool         { return isSpaced(v) && v.Int("edges") > 1 }
func deploys(v sim.Values) bool           { return v.Get("deploys") != "" }
func invalidates(v sim.Values) bool       { return v.Get("paths") != "" }

var info = &sim.Info{
	Name:    "cdncache",
	Title:   i18n.Text{Ko: "CloudFront 캐시 타임라인", En: "CloudFront cache timeline"},
	Summary: i18n.Text{Ko: "엣지마다 사본이 언제 생기고 언제까지 믿어지는지, 오리진에는 몇 번 가고 옛 버전은 언제까지 나가는지 본다.", En: "See when each edge gets a copy and how long it is trusted, how often the origin is asked, and until when an old version goes out."},
	Params: []sim.Param{
		{
			Name: "header", Kind: sim.Choice, Group: inOrigin, Default: headMaxAge, Label: i18n.Text{Ko: "캐시 헤더", En: "Cache header"},
			Options: []sim.Option{
				{Name: headMaxAge, Label: i18n.Text{Ko: "max-age", En: "max-age"}},
				{Name: headShared, Label: i18n.Text{Ko: "max-age와 s-maxage", En: "max-age and s-maxage"}},
				{Name: headExpires, Label: i18n.Text{Ko: "Expires만", En: "Expires only"}},
				{Name: headBoth, Label: i18n.Text{Ko: "max-age와 Expires", En: "max-age and Expires"}},
				{Name: headNone, Label: i18n.Text{Ko: "없음", En: "none"}},
				{Name: "no-cache", Label: i18n.Text{Ko: "no-cache", En: "no-cache"}},
				{Name: "no-store", Label: i18n.Text{Ko: "no-store", En: "no-store"}},
				{Name: "private", Label: i18n.Text{Ko: "private", En: "private"}},
			},
		},
		{
			Name: "max-age", Kind: sim.Number, Group: inOrigin, Default: "60", Label: i18n.Text{Ko: "max-age", En: "max-age"}, Max: year, Step: 1, Unit: seconds, When: sendsAge,
		},
		{
			Name: "s-maxage", Kind: sim.Number, Group: inOrigin, Default: "300", Label: i18n.Text{Ko: "s-maxage", En: "s-maxage"}, Max: year, Step: 1, Unit: seconds, When: sendsShared,
		},
		{
			Name: "expires", Kind: sim.Number, Group: inOrigin, Default: "180", Label: i18n.Text{Ko: "Expires 시각", En: "Expires at"}, Max: day, Step: 1, Unit: seconds, When: sendsExpires,
			Help: i18n.Text{Ko: "고정된 만료 시각을 시작부터 센 초로 쓴다. 가까워질수록 TTL이 짧아진다.", En: "A fixed date, in seconds from the start; the TTL shrinks as it comes near."},
		},
		{
			Name: "swr", Kind: sim.Number, Group: inOrigin, Default: "0", Label: i18n.Text{Ko: "stale-while-revalidate", En: "stale-while-revalidate"}, Max: year, Step: 1, Unit: seconds, When: mayBeStale,
			Help: i18n.Text{Ko: "0이면 보내지 않는다.", En: "0 means it is not sent."},
		},
		{
			Name: "stale-if-error", Kind: sim.Flag, Group: inOrigin, Default: "false", Label: i18n.Text{Ko: "stale-if-error 보냄", En: "stale-if-error sent"}, When: fails5xx,
		},
		{
			Name: "sie", Kind: sim.Number, Group: inOrigin, Default: "600", Label: i18n.Text{Ko: "stale-if-error", En: "stale-if-error"}, Max: year, Step: 1, Unit: seconds, When: sendsStaleIfError,
		},
		{
			Name: "etag", Kind: sim.Flag, Group: inOrigin, Default: "true", Label: i18n.Text{Ko: "ETag 있음", En: "Has an ETag"},
			Help: i18n.Text{Ko: "만료된 사본을 If-None-Match로 물어 바뀌지 않았으면 304를 받는다.", En: "An expired copy is checked with If-None-Match; unchanged content is answered 304."},
		},
		{
			Name: "origin-time", Kind: sim.Number, Group: inOrigin, Default: "0", Label: i18n.Text{Ko: "오리진 응답 시간", En: "Origin response time"}, Max: 30, Unit: seconds,
			Help: i18n.Text{Ko: "0이면 곧바로 답한다.", En: "0 answers at once."},
		},
		{
			Name: "varies", Kind: sim.Choice, Group: inOrigin, Default: varyNone, Label: i18n.Text{Ko: "응답이 달라지는 기준", En: "The response depends on"},
			Help: i18n.Text{Ko: "캐시 키에 없는 값도 오리진 요청 정책으로 오리진에는 간다고 본다.", En: "Values outside the cache key still reach the origin through an origin request policy."},
			Options: []sim.Option{
				{Name: varyNone, Label: i18n.Text{Ko: "누구에게나 같음", En: "nothing"}},
				{Name: varyQuery, Label: i18n.Text{Ko: "쿼리 문자열", En: "the query string"}},
				{Name: varyLanguage, Label: i18n.Text{Ko: "Accept-Language", En: "Accept-Language"}},
				{Name: varySession, Label: i18n.Text{Ko: "쿠키 sid", En: "cookie sid"}},
			},
		},
		{
			Name: "policy", Kind: sim.Choice, Group: inPolicy, Default: policyCustom, Label: i18n.Text{Ko: "캐시 정책", En: "Cache policy"},
			Options: []sim.Option{
				{Name: policyCustom, Label: i18n.Text{Ko: "직접 정함", En: "custom"}},
				{Name: policyOptimized, Label: i18n.Text{Ko: "CachingOptimized", En: "CachingOptimized"}},
				{Name: policyDisabled, Label: i18n.Text{Ko: "CachingDisabled", En: "CachingDisabled"}},
			},
		},
		{
			Name: "min-ttl", Kind: sim.Number, Group: inPolicy, Default: "0", Label: i18n.Text{Ko: "최소 TTL", En: "Minimum TTL"}, Max: year, Step: 1, Unit: seconds, When: isCustom,
		},
		{
			Name: "default-ttl", Kind: sim.Number, Group: inPolicy, Default: "86400", Label: i18n.Text{Ko: "기본 TTL", En: "Default TTL"}, Max: year, Step: 1, Unit: seconds, When: isCustom,
			Help: i18n.Text{Ko: "오리진이 캐시 헤더를 보내지 않을 때 쓴다.", En: "Used when the origin sends no cache header."},
		},
		{
			Name: "max-ttl", Kind: sim.Number, Group: inPolicy, Default: "31536000", Label: i18n.Text{Ko: "최대 TTL", En: "Maximum TTL"}, Max: year, Step: 1, Unit: seconds, When: isCustom,
			Help: i18n.Text{Ko: "최소 TTL보다 작으면 최소 TTL로 본다.", En: "Counts as the minimum TTL when it is smaller."},
		},
		{
			Name: "key-query", Kind: sim.Choice, Group: inPolicy, Default: queryNone, Label: i18n.Text{Ko: "키에 넣는 쿼리 문자열", En: "Query strings in the key"}, When: hasQuery,
			Options: []sim.Option{
				{Name: queryNone, Label: i18n.Text{Ko: "없음", En: "none"}},
				{Name: queryOnly, Label: i18n.Text{Ko: "지정한 것만", En: "only those named"}},
				{Name: queryExcept, Label: i18n.Text{Ko: "지정한 것만 빼고", En: "all but those named"}},
				{Name: queryAll, Label: i18n.Text{Ko: "전부", En: "all"}},
			},
		},
		{
			Name: "query-names", Kind: sim.List, Group: inPolicy, Default: "page", Label: i18n.Text{Ko: "쿼리 문자열 이름", En: "Query string names"}, MaxLen: 6, Check: checkName, When: namesQuery,
		},
		{
			Name: "key-language", Kind: sim.Flag, Group: inPolicy, Default: "false", Label: i18n.Text{Ko: "키에 Accept-Language", En: "Accept-Language in the key"}, When: severalLanguages,
		},
		{
			Name: "key-session", Kind: sim.Flag, Group: inPolicy, Default: "false", Label: i18n.Text{Ko: "키에 쿠키 sid", En: "Cookie sid in the key"}, When: severalViewers,
		},
		{
			Name: "edges", Kind: sim.Number, Group: inRequest, Default: "3", Label: i18n.Text{Ko: "엣지 로케이션", En: "Edge locations"}, Min: 1, Max: maxEdges, Step: 1, Unit: i18n.Text{Ko: "곳", En: ""},
			Help: i18n.Text{Ko: "사이에 있는 리전 엣지 캐시는 그리지 않는다.", En: "Regional edge caches in between are left out."},
		},
		{
			Name: "objects", Kind: sim.List, Group: inRequest, Default: "/app.js", Label: i18n.Text{Ko: "요청하는 URL", En: "Requested URLs"}, MaxLen: 6, Check: checkURL,
			Help: i18n.Text{Ko: "뷰어들이 차례로 하나씩 요청한다.", En: "Viewers ask for them in turn."},
		},
		{
			Name: "viewers", Kind: sim.Number, Group: inRequest, Default: "1", Label: i18n.Text{Ko: "뷰어", En: "Viewers"}, Min: 1, Max: 12, Step: 1, Unit: i18n.Text{Ko: "명", En: ""},
			Help: i18n.Text{Ko: "저마다 다른 쿠키 sid를 보낸다.", En: "Each sends a cookie sid of its own."},
		},
		{
			Name: "languages", Kind: sim.Number, Group: inRequest, Default: "1", Label: i18n.Text{Ko: "언어", En: "Languages"}, Min: 1, Max: 4, Step: 1, Unit: i18n.Text{Ko: "개", En: ""}, When: severalViewers,
			Help: i18n.Text{Ko: "뷰어에게 번갈아 나눠 준다.", En: "Dealt to the viewers in turn."},
		},
		{
			Name: "arrivals", Kind: sim.Choice, Group: inRequest, Default: arriveEven, Label: i18n.Text{Ko: "요청 간격", En: "Arrivals"},
			Options: []sim.Option{
				{Name: arriveEven, Label: i18n.Text{Ko: "고르게", En: "even"}},
				{Name: arriveRandom, Label: i18n.Text{Ko: "들쭉날쭉", En: "irregular"}},
				{Name: arriveList, Label: i18n.Text{Ko: "시각을 적음", En: "listed"}},
			},
		},
		{
			Name: "spacing", Kind: sim.Number, Group: inRequest, Default: "12", Label: i18n.Text{Ko: "엣지마다의 간격", En: "Spacing at each edge"}, Min: 0.1, Max: 3600, Unit: seconds, When: isSpaced,
			Help: i18n.Text{Ko: "들쭉날쭉하면 0에서 이 값의 두 배까지다.", En: "Irregular gaps lie between 0 and twice this."},
		},
		{
			Name: "times", Kind: sim.List, Group: inRequest, Default: "0,20,50,70,130", Label: i18n.Text{Ko: "요청 시각", En: "Request times"}, MaxLen: 24, Check: checkRequest, When: isListed,
			Help: i18n.Text{Ko: "초로 쓴다. 20@2는 두 번째 엣지에만 온다.", En: "In seconds; 20@2 arrives at the second edge only."},
		},
		{
			Name: "shift", Kind: sim.Number, Group: inRequest, Default: "20", Label: i18n.Text{Ko: "엣지 사이 시차", En: "Shift between edges"}, Max: 600, Step: 1, Unit: seconds, When: isShifted,
			Help: i18n.Text{Ko: "다음 엣지의 첫 요청이 늦는 시간.", En: "How much later the next edge gets its first request."},
		},
		{
			Name: "length", Kind: sim.Number, Group: inRequest, Default: "240", Label: i18n.Text{Ko: "보는 시간", En: "Time shown"}, Min: 10, Max: day, Step: 1, Unit: seconds,
		},
		{
			Name: "seed", Kind: sim.Number, Group: inRequest, Default: "1", Label: i18n.Text{Ko: "난수 시드", En: "Seed"}, Min: 0, Max: 999999, Step: 1, When: isRandom,
		},
		{
			Name: "deploys", Kind: sim.List, Group: inDeploy, Default: "105", Label: i18n.Text{Ko: "새 버전 배포 시각", En: "New versions at"}, MaxLen: 4, Check: checkMoment,
			Help: i18n.Text{Ko: "초로 쓴다. 오리진의 모든 파일이 다음 버전이 된다.", En: "In seconds; every file at the origin becomes the next version."},
		},
		{
			Name: "naming", Kind: sim.Choice, Group: inDeploy, Default: "same", Label: i18n.Text{Ko: "파일 이름", En: "File names"}, When: deploys,
			Help: i18n.Text{Ko: "이름을 가리키는 HTML은 캐시하지 않는다고 본다.", En: "The HTML that points to the names counts as uncached."},
			Options: []sim.Option{
				{Name: "same", Label: i18n.Text{Ko: "그대로", En: "stay the same"}},
				{Name: "versioned", Label: i18n.Text{Ko: "버전을 넣음", En: "hold the version"}},
			},
		},
		{
			Name: "paths", Kind: sim.List, Group: inDeploy, Default: "", Label: i18n.Text{Ko: "무효화 경로", En: "Invalidation paths"}, MaxLen: 8, Check: checkPath,
			Help: i18n.Text{Ko: "비우면 무효화하지 않는다. *는 맨 끝에만 쓴다.", En: "Empty for no invalidation; * only at the very end."},
		},
		{
			Name: "invalidate-at", Kind: sim.Number, Group: inDeploy, Default: "120", Label: i18n.Text{Ko: "무효화 시각", En: "Invalidation at"}, Max: day, Step: 1, Unit: seconds, When: invalidates,
		},
		{
			Name: "month-paths", Kind: sim.Number, Group: inDeploy, Default: "0", Label: i18n.Text{Ko: "이달에 이미 보낸 경로", En: "Paths sent this month"}, Min: 0, Max: 100000, Step: 1, Unit: i18n.Text{Ko: "개", En: ""}, When: invalidates,
		},
		{
			Name: "failure", Kind: sim.Choice, Group: inFailure, Default: failNone, Label: i18n.Text{Ko: "장애", En: "Failure"},
			Options: []sim.Option{
				{Name: failNone, Label: i18n.Text{Ko: "없음", En: "none"}},
				{Name: failTimeout, Label: i18n.Text{Ko: "응답 없음", En: "no answer"}},
				{Name: "503", Label: i18n.Text{Ko: "503 Service Unavailable", En: "503 Service Unavailable"}},
				{Name: "404", Label: i18n.Text{Ko: "404 Not Found", En: "404 Not Found"}},
				{Name: "403", Label: i18n.Text{Ko: "403 Forbidden", En: "403 Forbidden"}},
			},
		},
		{
			Name: "fail-at", Kind: sim.Number, Group: inFailure, Default: "90", Label: i18n.Text{Ko: "시작", En: "Begins at"}, Max: day, Step: 1, Unit: seconds, When: fails,
		},
		{
			Name: "fail-for", Kind: sim.Number, Group: inFailure, Default: "60", Label: i18n.Text{Ko: "길이", En: "Lasts"}, Min: 1, Max: day, Step: 1, Unit: seconds, When: fails,
		},
		{
			Name: "error-ttl", Kind: sim.Number, Group: inFailure, Default: "10", Label: i18n.Text{Ko: "오류 캐싱 최소 TTL", En: "Error caching minimum TTL"}, Max: year, Step: 1, Unit: seconds, When: fails,
		},
		{
			Name: "error-max-age", Kind: sim.Number, Group: inFailure, Default: "0", Label: i18n.Text{Ko: "오류 응답의 max-age", En: "max-age of the error"}, Max: year, Step: 1, Unit: seconds, When: failsWithStatus,
			Help: i18n.Text{Ko: "0이면 보내지 않는다.", En: "0 means it is not sent."},
		},
		{
			Name: "horizon", Kind: sim.Duration, Group: inRequest, Default: "0s", Label: i18n.Text{Ko: "시간축 길이", En: "Time axis"}, Max: day * 1000,
		},
	},
	Presets: []sim.Preset{
		{Name: "expiry", Label: i18n.Text{Ko: "max-age 60초: 엣지마다 따로 만료된다", En: "max-age of 60 s: each edge expires on its own"}},
		{Name: "no-store", Label: i18n.Text{Ko: "no-store인데 최소 TTL이 30초", En: "no-store under a minimum TTL of 30 s"}, Values: map[string]string{"header": "no-store", "min-ttl": "30", "edges": "1", "length": "120", "spacing": "8", "deploys": "", "varies": varySession, "viewers": "4"}},
		{Name: "swr", Label: i18n.Text{Ko: "stale-while-revalidate: 기다리지 않는다", En: "stale-while-revalidate: nobody waits"}, Values: map[string]string{"max-age": "30", "swr": "20", "origin-time": "5", "edges": "2", "length": "120", "spacing": "7", "deploys": "65", "shift": "12"}},
		{Name: "outage", Label: i18n.Text{Ko: "오리진이 죽어도 낡은 사본이 나간다", En: "The origin is down; old copies still go out"}, Values: map[string]string{"failure": "503", "fail-at": "80", "fail-for": "90", "deploys": "", "edges": "2", "spacing": "7", "shift": "110", "length": "220"}},
		{Name: "invalidate", Label: i18n.Text{Ko: "무효화: 맞는 경로와 빗나간 경로", En: "Invalidation: a path that hits and one that misses"}, Values: map[string]string{"policy": policyOptimized, "header": headNone, "objects": "/img/a.png,/img/b.png,/app.js?v=1", "key-query": queryAll, "edges": "2", "spacing": "6", "shift": "4", "deploys": "60", "paths": "/img/*,/app.js", "invalidate-at": "92", "length": "160"}},
		{Name: "versioned", Label: i18n.Text{Ko: "파일 이름에 버전: 무효화가 필요 없다", En: "Versioned names: nothing to invalidate"}, Values: map[string]string{"max-age": "31536000", "naming": "versioned", "edges": "2", "deploys": "80,160"}},
		{Name: "split-key", Label: i18n.Text{Ko: "세션 쿠키를 키에 넣으면 사본이 쪼개진다", En: "A session cookie in the key splits the copies"}, Values: map[string]string{"key-session": "true", "viewers": "6", "edges": "1", "max-age": "120", "spacing": "8", "deploys": ""}},
		{Name: "mixed", Label: i18n.Text{Ko: "언어가 키에 없으면 화면이 섞인다", En: "Without the language in the key, pages are mixed up"}, Values: map[string]string{"varies": varyLanguage, "viewers": "4", "languages": "2", "objects": "/", "edges": "2", "deploys": "", "spacing": "15", "shift": "25"}},
	},
	Predictions: []sim.Prediction{
		{Name: figOrigin, Prompt: i18n.Text{Ko: "오리진은 모두 몇 번 요청을 받을까?", En: "How many requests will reach the origin?"}, Unit: i18n.Text{Ko: "번", En: "requests"}},
		{Name: figTTL, Prompt: i18n.Text{Ko: "엣지는 처음 받은 응답을 몇 초 동안 믿을까? 보관하지 않으면 0.", En: "For how many seconds does the edge trust the first response? 0 when it is not kept."}, Unit: seconds},
		{Name: figCopies, Prompt: i18n.Text{Ko: "엣지를 모두 합하면 사본이 몇 개 생길까?", En: "How many copies will there be, over all edges?"}, Unit: i18n.Text{Ko: "개", En: "copies"}},
		{Name: figOld, Prompt: i18n.Text{Ko: "배포 뒤에 옛 버전을 받는 요청은 몇 개일까?", En: "After a deployment, how many requests still get an old version?"}, Unit: i18n.Text{Ko: "개", En: "requests"}},
	},
	Asks: []sim.Ask{
		{Name: askTTL, Title: i18n.Text{Ko: "엣지에서의 TTL", En: "TTL at the edge"}},
		{Name: askRequests, Title: i18n.Text{Ko: "요청 목록의 적중", En: "Hits of a request list"}},
		{Name: askFetches, Title: i18n.Text{Ko: "엣지 여러 곳과 오리진 요청 수", En: "Origin requests with many edges"}},
		{Name: askCopies, Title: i18n.Text{Ko: "캐시 키와 사본 수", En: "Cache key and copies"}},
		{Name: askPaths, Title: i18n.Text{Ko: "맞는 무효화 경로", En: "The invalidation path that works"}},
		{Name: askBill, Title: i18n.Text{Ko: "요금이 붙는 무효화 경로", En: "Invalidation paths billed"}},
		{Name: askFailure, Title: i18n.Text{Ko: "오리진이 실패할 때의 응답", En: "What is served when the origin fails"}},
		{Name: askOld, Title: i18n.Text{Ko: "옛 버전을 언제까지 볼 수 있나", En: "Until when the old version is seen"}},
	},
	Legend: []sim.LegendItem{
		{Mark: "outline", Tone: sim.Good, Label: i18n.Text{Ko: "TTL이 남은 사본", En: "copy within its TTL"}},
		{Mark: "dash", Tone: sim.Muted, Label: i18n.Text{Ko: "만료되었지만 남은 사본", En: "expired, still there"}},
		{Mark: "hatch", Tone: sim.Wait, Label: i18n.Text{Ko: "오리진보다 낡은 사본", En: "copy older than the origin"}},
		{Mark: "dot", Tone: sim.Good, Label: i18n.Text{Ko: "캐시에서 답함", En: "answered from the cache"}},
		{Mark: "dot", Tone: sim.Wait, Label: i18n.Text{Ko: "옛 버전으로 답함", En: "answered with an old version"}},
		{Mark: "ring", Tone: sim.Flow, Label: i18n.Text{Ko: "오리진에 물음", En: "the origin was asked"}},
		{Mark: "line", Tone: sim.Flow, Label: i18n.Text{Ko: "200, 본문을 받음", En: "200 with a body"}},
		{Mark: "dash", Tone: sim.Flow, Label: i18n.Text{Ko: "304, 수명만 늘림", En: "304, life renewed"}},
		{Mark: "cross", Tone: sim.Bad, Label: i18n.Text{Ko: "오류, 남의 화면", En: "error, or another's page"}},
	},
	Sources: []sim.Source{
		{Title: "Manage how long content stays in the cache (expiration)", URL: doc + "Expiration.html", Checked: checked},
		{Title: "How CloudFront processes HTTP 4xx and 5xx status codes from your origin", URL: doc + "HTTPStatusCodes.html", Checked: checked},
		{Title: "Control how long CloudFront caches errors", URL: doc + "custom-error-pages-expiration.html", Checked: checked},
		{Title: "Understand the cache key", URL: doc + "understanding-the-cache-key.html", Checked: checked},
		{Title: "Use managed cache policies", URL: doc + "using-managed-cache-policies.html", Checked: checked},
		{Title: "What you need to know when invalidating paths", URL: doc + "invalidation-specifying-objects.html", Checked: checked},
		{Title: "Pay for file invalidation", URL: doc + "PayingForInvalidation.html", Checked: checked},
		{Title: "RFC 9111: HTTP Caching", URL: "https://www.rfc-editor.org/rfc/rfc9111", Checked: checked},
	},
}

const (
	doc     = "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/"
	checked = "2026-11"
)

// Keys of the figures.
const (
	figTTL    = "ttl"
	figHits   = "hit-ratio"
	figOrigin = "origin"
	figCopies = "copies"
	figOld    = "old"
	figBehind = "behind"
	figErrors = "errors"
	figMixed  = "mixed"
	figBilled = "billed"
)

// Kinds of generated question.
const (
	askTTL      = "ttl"
	askRequests = "requests"
	askFetches  = "fetches"
	askCopies   = "copies"
	askPaths    = "paths"
	askBill     = "bill"
	askFailure  = "failure"
	askOld      = "old"
)
