package backoff

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

func isClient(v sim.Values) bool { return v.Get("mode") == "client" }
func isFleet(v sim.Values) bool  { return v.Get("mode") == "fleet" }
func isLimit(v sim.Values) bool  { return isFleet(v) && v.Get("server") == "limit" }

// isQuota reports whether the policy has a retry quota.
func isQuota(v sim.Values) bool { p := v.Get("policy"); return p == "standard" || p == "adaptive" }

// isGrowing reports whether the policy has a cap.
func isGrowing(v sim.Values) bool {
	p := v.Get("policy")
	return !isSDK(p) && p != "none" && p != "fixed"
}

// answerOptions offers every scripted answer by what it means.
func answerOptions() []sim.Option {
	out := make([]sim.Option, len(answers))
	for i := range answers {
		a := &answers[i]
		out[i] = sim.Opt(a.name, a.full()+": "+a.meaning.Ko, a.full()+": "+a.meaning.En)
	}
	return out
}

var (
	groupPolicy = i18n.Text{Ko: "재시도 정책", En: "Retry policy"}
	groupServer = i18n.Text{Ko: "서버", En: "Server"}
	groupClient = i18n.Text{Ko: "클라이언트", En: "Clients"}
	groupView   = i18n.Text{Ko: "난수와 그림", En: "Randomness and picture"}
)

var policyOptions = []sim.Option{
	sim.Opt("none", "기다림 없음", "no wait"),
	sim.Opt("fixed", "고정 간격", "fixed"),
	sim.Opt("exponential", "지수(지터 없음)", "exponential (no jitter)"),
	sim.Opt("full-jitter", "Full jitter", "full jitter"),
	sim.Opt("equal-jitter", "Equal jitter", "equal jitter"),
	sim.Opt("decorrelated", "Decorrelated jitter", "decorrelated jitter"),
	sim.Opt("legacy", "SDK legacy", "SDK legacy"),
	sim.Opt("standard", "SDK standard", "SDK standard"),
	sim.Opt("adaptive", "SDK adaptive", "SDK adaptive"),
}

// policyLabel returns what a policy is called.
func policyLabel(name string) i18n.Text {
	for _, o := range policyOptions {
		if o.Name == name {
			return o.Label
		}
	}
	return i18n.Same(name)
}

var info = sim.Info{
	Name:    "backoff",
	Title:   i18n.Text{Ko: "백오프 타임라인", En: "Backoff timeline"},
	Summary: i18n.Text{Ko: "실패한 호출을 언제 다시 보내고 얼마나 기다려야 모두가 빨리, 적은 호출로 끝나는지 본다.", En: "When to send a failed call again, and how long to wait so that everyone finishes soon and with few calls."},
	Params: []sim.Param{
		{Name: "mode", Kind: sim.Choice, Default: "fleet", Label: i18n.Text{Ko: "보는 대상", En: "View"}, Group: groupPolicy,
			Options: []sim.Option{sim.Opt("client", "클라이언트 하나", "one client"), sim.Opt("fleet", "클라이언트 무리", "a fleet")}},
		{Name: "policy", Kind: sim.Choice, Default: "full-jitter", Label: i18n.Text{Ko: "정책", En: "Policy"}, Group: groupPolicy, Options: policyOptions},
		{Name: "rules", Kind: sim.Choice, Default: "new", Label: i18n.Text{Ko: "SDK 규칙", En: "SDK rules"}, Group: groupPolicy, When: isQuota,
			Help:    i18n.Text{Ko: "2026년 11월에 기본 재시도 동작이 바뀌었다.", En: "The default retry behaviour changed in November 2026."},
			Options: []sim.Option{sim.Opt("new", "2026년 11월부터", "since November 2026"), sim.Opt("old", "2026년 11월 전", "before November 2026")}},
		{Name: "service", Kind: sim.Choice, Default: "general", Label: i18n.Text{Ko: "서비스", En: "Service"}, Group: groupPolicy,
			When:    func(v sim.Values) bool { return isClient(v) && isSDK(v.Get("policy")) },
			Help:    i18n.Text{Ko: "DynamoDB는 시도 횟수와 기준 지연이 다르고, S3는 레거시 모드의 재시도 표가 다르다.", En: "DynamoDB has its own attempts and base delay, S3 its own table in legacy mode."},
			Options: []sim.Option{sim.Opt("general", "일반", "general"), sim.Opt("dynamodb", "DynamoDB", "DynamoDB"), sim.Opt("s3", "S3", "S3")}},
		{Name: "base", Kind: sim.Duration, Default: "5ms", Min: 1, Max: 60000, Label: i18n.Text{Ko: "기준 지연 base", En: "Base delay"}, Group: groupPolicy,
			When: func(v sim.Values) bool { p := v.Get("policy"); return !isSDK(p) && p != "none" }},
		{Name: "cap", Kind: sim.Duration, Default: "2s", Min: 1, Max: 600000, Label: i18n.Text{Ko: "상한 cap", En: "Cap"}, Group: groupPolicy, When: isGrowing},
		{Name: "first-wait", Kind: sim.Choice, Default: "double", Label: i18n.Text{Ko: "첫 재시도의 E(n)", En: "E(n) of the first retry"}, Group: groupPolicy,
			When:    func(v sim.Values) bool { return isGrowing(v) && v.Get("policy") != "decorrelated" },
			Help:    i18n.Text{Ko: "E(n) = min(cap, base × 2^n)에서 첫 재시도의 n을 1로 세면 2 × base, 0으로 세면 base다.", En: "In E(n) = min(cap, base × 2^n) the first retry has n = 1, giving 2 × base, or n = 0, giving base."},
			Options: []sim.Option{sim.Opt("double", "2 × base (n = 1부터)", "2 × base (from n = 1)"), sim.Opt("base", "base (n = 0부터)", "base (from n = 0)")}},
		{Name: "max-attempts", Kind: sim.Number, Default: "0", Min: 0, Max: 20, Step: 1, Label: i18n.Text{Ko: "최대 시도", En: "Max attempts"}, Group: groupPolicy,
			Help: i18n.Text{Ko: "첫 호출을 포함한다. 0이면 SDK 모드의 기본값이고, 직접 짠 정책은 성공할 때까지 시도한다.", En: "Includes the first call. 0 means the SDK mode's default, or until it succeeds for own code."}},
		{Name: "retry-on", Kind: sim.Choice, Default: "transient", Label: i18n.Text{Ko: "다시 보낼 응답", En: "Retry on"}, Group: groupPolicy,
			When:    func(v sim.Values) bool { return isClient(v) && !isSDK(v.Get("policy")) },
			Options: []sim.Option{sim.Opt("transient", "일시적 오류와 스로틀링", "transient and throttling"), sim.Opt("5xx", "5xx만", "5xx only"), sim.Opt("all", "모든 실패", "every failure")}},
		{Name: "quota", Kind: sim.Number, Default: "500", Min: 0, Max: 500, Step: 1, Label: i18n.Text{Ko: "재시도 할당량", En: "Retry quota"}, Unit: i18n.Text{Ko: "토큰", En: "tokens"}, Group: groupPolicy,
			When: func(v sim.Values) bool { return isClient(v) && isQuota(v) },
			Help: i18n.Text{Ko: "클라이언트 객체 하나가 모든 호출에 나눠 쓰는 토큰. 시작할 때 500개다.", En: "Tokens one client object shares among all its calls; it starts with 500."}},
		{Name: "answers", Kind: sim.List, Default: "503,429,400-throttling,200", MaxLen: 16, Options: answerOptions(), Label: i18n.Text{Ko: "서버의 응답", En: "Answers"}, Group: groupServer, When: isClient,
			Help: i18n.Text{Ko: "시도마다 하나씩 쓴다. 다 쓰면 마지막 응답을 되풀이한다.", En: "One for each attempt; the last one repeats."}},
		{Name: "retry-after", Kind: sim.Duration, Default: "0s", Min: 0, Max: 60000, Label: i18n.Text{Ko: "x-amz-retry-after", En: "x-amz-retry-after"}, Group: groupServer,
			When: func(v sim.Values) bool { return isClient(v) && isQuota(v) && v.Get("rules") == "new" },
			Help: i18n.Text{Ko: "서버가 바라는 대기 시간. 계산한 지연 t를 [t, t + 5초] 안에서만 늘린다. 0이면 없다.", En: "The wait the server asks for; it moves the computed delay t within [t, t + 5 s]. 0 is none."}},
		{Name: "server", Kind: sim.Choice, Default: "contended", Label: i18n.Text{Ko: "경합 대상", En: "Resource"}, Group: groupServer, When: isFleet,
			Options: []sim.Option{sim.Opt("contended", "한 행을 두고 경합(낙관적 동시성)", "one contended row (optimistic concurrency)"), sim.Opt("limit", "속도 한도(토큰 버킷)", "a rate limit (token bucket)")}},
		{Name: "rate", Kind: sim.Number, Default: "50", Min: 0.1, Max: 1000, Label: i18n.Text{Ko: "초당 보충", En: "Refill a second"}, Unit: i18n.Text{Ko: "/s", En: "/s"}, Group: groupServer, When: isLimit},
		{Name: "burst", Kind: sim.Number, Default: "10", Min: 1, Max: 1000, Step: 1, Label: i18n.Text{Ko: "버킷 크기", En: "Burst"}, Unit: i18n.Text{Ko: "토큰", En: "tokens"}, Group: groupServer, When: isLimit},
		{Name: "clients", Kind: sim.Number, Default: "100", Min: 1, Max: 200, Step: 1, Label: i18n.Text{Ko: "클라이언트 수", En: "Clients"}, Group: groupClient, When: isFleet},
		{Name: "requests", Kind: sim.Number, Default: "1", Min: 1, Max: 8, Step: 1, Label: i18n.Text{Ko: "이어지는 요청 수", En: "Requests in a row"}, Group: groupClient, When: isClient},
		{Name: "latency", Kind: sim.Duration, Default: "10ms", Min: 1, Max: 5000, Label: i18n.Text{Ko: "편도 지연", En: "One-way latency"}, Group: groupClient},
		{Name: "spread", Kind: sim.Duration, Default: "2ms", Min: 0, Max: 5000, Label: i18n.Text{Ko: "지연의 표준편차", En: "Latency spread"}, Group: groupClient, When: isFleet,
			Help: i18n.Text{Ko: "편도 지연은 정규 분포를 따른다.", En: "The one-way latency is normally distributed."}},
		{Name: "timeout", Kind: sim.Duration, Default: "1s", Min: 10, Max: 60000, Label: i18n.Text{Ko: "클라이언트 타임아웃", En: "Client timeout"}, Group: groupClient, When: isClient},
		{Name: "seed", Kind: sim.Number, Default: "1", Min: 0, Max: 999999, Step: 1, Label: i18n.Text{Ko: "시드", En: "Seed"}, Group: groupView},
		{Name: "horizon", Kind: sim.Duration, Default: "0s", Min: 0, Max: 7200000, Label: i18n.Text{Ko: "시간축 길이", En: "Time axis"}, Group: groupView,
			Help: i18n.Text{Ko: "0이면 실행이 끝나는 시각까지다. 두 그림을 나란히 볼 때 같은 값을 준다.", En: "0 ends with the run; give two pictures the same value to compare them."}},
	},
	Presets: []sim.Preset{
		{Name: "full-jitter", Label: i18n.Text{Ko: "Full jitter로 흩어진 100대", En: "100 clients spread by full jitter"}, Values: map[string]string{}},
		{Name: "herd", Label: i18n.Text{Ko: "지터 없는 지수: 무리가 함께 움직인다", En: "Exponential without jitter: the herd moves as one"}, Values: map[string]string{"policy": "exponential"}},
		{Name: "hammer", Label: i18n.Text{Ko: "기다리지 않기: 빠르지만 호출이 3배", En: "No wait: fast, with three times the calls"}, Values: map[string]string{"policy": "none"}},
		{Name: "api-limit", Label: i18n.Text{Ko: "API 속도 한도 앞의 150대", En: "150 clients at an API rate limit"}, Values: map[string]string{"clients": "150", "server": "limit", "rate": "20", "burst": "100", "base": "100ms", "cap": "20s"}},
		{Name: "which-retried", Label: i18n.Text{Ko: "4xx도 재시도하는 응답", En: "A 4xx that is retried"}, Values: map[string]string{"mode": "client", "policy": "full-jitter", "base": "100ms", "cap": "20s", "answers": "503,400-throttling,429,200"}},
		{Name: "sdk-fleet", Label: i18n.Text{Ko: "한도 앞의 SDK standard: 시도 3번이면 포기한다", En: "SDK standard at a limit: three attempts, then it gives up"}, Values: map[string]string{"policy": "standard", "server": "limit"}},
		{Name: "five-xx-only", Label: i18n.Text{Ko: "5xx만 재시도하는 코드", En: "Code that retries 5xx only"}, Values: map[string]string{"mode": "client", "policy": "exponential", "retry-on": "5xx", "base": "100ms", "cap": "20s", "answers": "503,400-throttling,200"}},
		{Name: "sdk-new", Label: i18n.Text{Ko: "SDK standard, 2026년 11월부터", En: "SDK standard since November 2026"}, Values: map[string]string{"mode": "client", "policy": "standard", "answers": "503,429,200"}},
		{Name: "sdk-old", Label: i18n.Text{Ko: "SDK standard, 2026년 11월 전", En: "SDK standard before November 2026"}, Values: map[string]string{"mode": "client", "policy": "standard", "rules": "old", "answers": "503,429,200"}},
		{Name: "quota", Label: i18n.Text{Ko: "재시도 할당량이 바닥난 클라이언트", En: "A client that runs out of retry quota"}, Values: map[string]string{"mode": "client", "policy": "standard", "quota": "30", "requests": "3", "answers": "500"}},
		{Name: "adaptive", Label: i18n.Text{Ko: "adaptive: 첫 시도까지 늦춘다", En: "Adaptive: even first attempts are held"}, Values: map[string]string{"mode": "client", "policy": "adaptive", "requests": "4", "answers": "429,200,200,429,200,200"}},
	},
	Predictions: []sim.Prediction{
		{Name: "attempts", Prompt: i18n.Text{Ko: "이 호출은 몇 번째 시도에서 끝날까?", En: "At which attempt does this call end?"}, Unit: i18n.Text{Ko: "번째", En: "attempts"}},
		{Name: "calls", Prompt: i18n.Text{Ko: "모두 끝날 때까지 서버가 받는 호출은 몇 번일까?", En: "How many calls reach the server until all have finished?"}, Unit: i18n.Text{Ko: "번", En: "calls"}, Tolerance: 0.25},
		{Name: "elapsed", Prompt: i18n.Text{Ko: "모두 끝나기까지 몇 초가 걸릴까?", En: "How many seconds until all have finished?"}, Unit: i18n.Text{Ko: "초", En: "s"}, Tolerance: 0.25},
	},
	Asks: []sim.Ask{
		{Name: "wait-before-retry", Title: i18n.Text{Ko: "n번째 재시도 전의 대기", En: "The wait before retry n"}},
		{Name: "jitter-range", Title: i18n.Text{Ko: "지터가 고르는 범위", En: "The range jitter draws from"}},
		{Name: "total-wait", Title: i18n.Text{Ko: "기다린 시간의 합", En: "The sum of the waits"}},
		{Name: "which-retried", Title: i18n.Text{Ko: "SDK가 재시도하는 응답", En: "Answers an SDK retries"}},
		{Name: "sdk-attempts", Title: i18n.Text{Ko: "SDK가 보내는 호출 수", En: "Calls an SDK sends"}},
		{Name: "quota-left", Title: i18n.Text{Ko: "재시도 할당량", En: "The retry quota"}},
		{Name: "bucket", Title: i18n.Text{Ko: "토큰 버킷이 받는 호출", En: "Calls a token bucket takes"}},
		{Name: "fleet", Title: i18n.Text{Ko: "무리 전체의 결과", En: "The outcome for a fleet"}},
	},
	Legend: []sim.LegendItem{
		{Mark: "bar", Tone: sim.Good, Label: i18n.Text{Ko: "성공한 호출", En: "call that succeeded"}},
		{Mark: "outline", Tone: sim.Bad, Label: i18n.Text{Ko: "실패한 호출", En: "call that failed"}},
		{Mark: "outline", Tone: sim.Wait, Label: i18n.Text{Ko: "기다림", En: "wait"}},
		{Mark: "line", Tone: sim.Wait, Label: i18n.Text{Ko: "지터가 고를 수 있는 범위", En: "range the jitter draws from"}},
		{Mark: "hatch", Tone: sim.Wait, Label: i18n.Text{Ko: "adaptive가 붙든 시간", En: "held by adaptive mode"}},
	},
	Sources: []sim.Source{
		{Title: "Exponential Backoff And Jitter", URL: "https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/", Checked: "2026-11"},
		{Title: "Retry behavior (AWS SDKs and Tools Reference Guide)", URL: "https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html", Checked: "2026-11"},
		{Title: "Updated default retry behavior for AWS SDKs and tools", URL: "https://aws.amazon.com/blogs/developer/updated-default-retry-behavior-for-aws-sdks-and-tools/", Checked: "2026-11"},
		{Title: "Request throttling for the Amazon EC2 API", URL: "https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html", Checked: "2026-11"},
	},
}
