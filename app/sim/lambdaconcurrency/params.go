package lambdaconcurrency

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// Simulator implements sim.Simulator.
type Simulator struct{}

// New returns the simulator.
func New() sim.Simulator { return Simulator{} }

var _ sim.Simulator = Simulator{}

// Info implements sim.Simulator.
func (Simulator) Info() *sim.Info { return &info }

// Shapes of the load of A.
const (
	steady = "steady"
	ramp   = "ramp"
	spike  = "spike"
)

func changes(v sim.Values) bool   { return v.Get("shape") != steady }
func reservesA(v sim.Values) bool { return v.Flag("reserve") }
func hasB(v sim.Values) bool      { return v.Int("b-rps") > 0 }
func hasC(v sim.Values) bool      { return v.Int("c-rps") > 0 }
func reservesB(v sim.Values) bool { return v.Flag("b-reserve") }

// The texts are literals: data of the program and no code.
var (
	groupLoad    = i18n.Text{Ko: "함수 A의 부하", En: "Load of function A"}
	groupSetting = i18n.Text{Ko: "동시성 설정", En: "Concurrency settings"}
	groupOthers  = i18n.Text{Ko: "같은 계정의 이웃 함수", En: "Other functions of the account"}

	perSecond = i18n.Text{Ko: "요청/초", En: "requests/s"}
	count     = i18n.Text{Ko: "개", En: "environments"}
	units     = i18n.Text{Ko: "", En: "units"}
	requests  = i18n.Text{Ko: "건", En: "requests"}
)

var info = sim.Info{
	Name:    "lambdaconcurrency",
	Title:   i18n.Text{Ko: "Lambda 동시성", En: "Lambda concurrency"},
	Summary: i18n.Text{Ko: "요청이 몰릴 때 실행 환경이 어떻게 늘고, 예약 동시성과 프로비저닝된 동시성이 콜드 스타트, 429, 이웃 함수의 몫을 어떻게 바꾸는지 본다.", En: "How execution environments grow with the requests, and what reserved and provisioned concurrency do to cold starts, throttles and the share of other functions."},
	Params: []sim.Param{
		{Name: "shape", Kind: sim.Choice, Group: groupLoad, Default: spike, Label: i18n.Text{Ko: "요청의 모양", En: "Shape"}, Options: []sim.Option{
			{Name: steady, Label: i18n.Text{Ko: "일정", En: "steady"}}, {Name: ramp, Label: i18n.Text{Ko: "비탈", En: "ramp"}}, {Name: spike, Label: i18n.Text{Ko: "급증 뒤 복귀", En: "spike"}}}},
		{Name: "rps", Kind: sim.Number, Group: groupLoad, Default: "200", Min: 0, Max: 50000, Step: 1, Label: i18n.Text{Ko: "기본 요청", En: "Base load"}, Unit: perSecond},
		{Name: "peak", Kind: sim.Number, Group: groupLoad, Default: "3000", Min: 0, Max: 50000, Step: 1, Label: i18n.Text{Ko: "바뀐 요청", En: "Changed load"}, Unit: perSecond, When: changes},
		{Name: "from", Kind: sim.Duration, Group: groupLoad, Default: "5s", Min: 0, Max: 120000, Label: i18n.Text{Ko: "바뀌는 시각", En: "Changes at"}, When: changes},
		{Name: "span", Kind: sim.Duration, Group: groupLoad, Default: "8s", Min: 100, Max: 120000, Label: i18n.Text{Ko: "급증이나 비탈의 길이", En: "Length of spike or ramp"}, When: changes},
		{Name: "duration", Kind: sim.Duration, Group: groupLoad, Default: "500ms", Min: 10, Max: 10000, Label: i18n.Text{Ko: "요청 하나의 처리 시간", En: "Duration of a request"},
			Help: i18n.Text{Ko: "10 ms 단위로 올린다.", En: "Rounded up to 10 ms."}},
		{Name: "init", Kind: sim.Duration, Group: groupLoad, Default: "1s", Min: 0, Max: 10000, Label: i18n.Text{Ko: "콜드 스타트 (Init)", En: "Cold start (Init)"},
			Help: i18n.Text{Ko: "새 환경이 첫 요청을 처리하기 전에 초기화하는 시간. 그동안에도 동시성 1을 쓴다.", En: "Time a new environment initialises before its first request; it uses a unit of concurrency meanwhile."}},
		{Name: "length", Kind: sim.Duration, Group: groupLoad, Default: "20s", Min: 1000, Max: 120000, Label: i18n.Text{Ko: "관찰 시간", En: "Time watched"}},

		{Name: "limit", Kind: sim.Number, Group: groupSetting, Default: "1000", Min: 100, Max: 10000, Step: 1, Label: i18n.Text{Ko: "계정의 동시성 한도", En: "Account concurrency limit"},
			Help: i18n.Text{Ko: "리전마다 기본 1,000이고 늘려 달라고 요청할 수 있다.", En: "1,000 per Region by default; can be raised on request."}},
		{Name: "reserve", Kind: sim.Flag, Group: groupSetting, Default: "false", Label: i18n.Text{Ko: "A에 예약 동시성 설정", En: "Reserved concurrency for A"}},
		{Name: "reserved", Kind: sim.Number, Group: groupSetting, Default: "400", Min: 0, Max: 10000, Step: 1, Label: i18n.Text{Ko: "A의 예약 동시성", En: "Reserved for A"}, When: reservesA,
			Help: i18n.Text{Ko: "A가 쓸 수 있는 최소이자 최대. 0이면 함수가 멈춘다.", En: "Floor and ceiling of A; 0 stops the function."}},
		{Name: "provisioned", Kind: sim.Number, Group: groupSetting, Default: "0", Min: 0, Max: 10000, Step: 1, Label: i18n.Text{Ko: "A의 프로비저닝된 동시성", En: "Provisioned for A"},
			Help: i18n.Text{Ko: "미리 초기화해 두는 환경의 수. 할당이 끝난 상태에서 시작한다.", En: "Environments initialised in advance; the run begins with all of them allocated."}},

		{Name: "b-rps", Kind: sim.Number, Group: groupOthers, Default: "150", Min: 0, Max: 20000, Step: 1, Label: i18n.Text{Ko: "B의 요청", En: "Load of B"}, Unit: perSecond,
			Help: i18n.Text{Ko: "0이면 B가 없다.", En: "0: there is no B."}},
		{Name: "b-duration", Kind: sim.Duration, Group: groupOthers, Default: "1s", Min: 10, Max: 10000, Label: i18n.Text{Ko: "B의 처리 시간", En: "Duration of B"}, When: hasB},
		{Name: "b-reserve", Kind: sim.Flag, Group: groupOthers, Default: "false", Label: i18n.Text{Ko: "B에 예약 동시성 설정", En: "Reserved concurrency for B"}},
		{Name: "b-reserved", Kind: sim.Number, Group: groupOthers, Default: "200", Min: 0, Max: 10000, Step: 1, Label: i18n.Text{Ko: "B의 예약 동시성", En: "Reserved for B"}, When: reservesB},
		{Name: "c-rps", Kind: sim.Number, Group: groupOthers, Default: "100", Min: 0, Max: 20000, Step: 1, Label: i18n.Text{Ko: "C의 요청", En: "Load of C"}, Unit: perSecond,
			Help: i18n.Text{Ko: "0이면 C가 없다. C는 언제나 예약하지 않는다.", En: "0: there is no C. C never reserves anything."}},
		{Name: "c-duration", Kind: sim.Duration, Group: groupOthers, Default: "500ms", Min: 10, Max: 10000, Label: i18n.Text{Ko: "C의 처리 시간", En: "Duration of C"}, When: hasC},
	},
	Presets: []sim.Preset{
		{Name: "noisy", Label: i18n.Text{Ko: "A의 급증이 이웃의 자리까지 쓴다", En: "A spike of A takes its neighbours' places"}, Values: map[string]string{}},
		{Name: "cap", Label: i18n.Text{Ko: "예약 동시성: A의 최소이자 최대", En: "Reserved concurrency: floor and ceiling of A"}, Values: map[string]string{"reserve": "true"}},
		{Name: "both", Label: i18n.Text{Ko: "프로비저닝 200 안은 웜, 예약 400까지 콜드, 그 위는 429", En: "Warm up to 200 provisioned, cold up to 400 reserved, 429 beyond"}, Values: map[string]string{
			"shape": ramp, "rps": "100", "peak": "1000", "from": "2s", "span": "14s", "reserve": "true", "provisioned": "200"}},
		{Name: "few", Label: i18n.Text{Ko: "요청 몇 건: 환경 하나하나의 콜드, 웜, 유휴", En: "A few requests: cold, warm and idle, one by one"}, Values: map[string]string{
			"rps": "1", "peak": "5", "from": "3s", "span": "3s", "duration": "900ms", "init": "800ms", "length": "9s", "provisioned": "2", "b-rps": "0", "c-rps": "0"}},
		{Name: "scale", Label: i18n.Text{Ko: "한도가 남아도 환경은 10초에 1,000개씩만 는다", En: "Below the limit, yet only 1,000 environments per 10 s"}, Values: map[string]string{
			"limit": "5000", "rps": "100", "peak": "5000", "from": "4s", "span": "26s", "length": "30s", "init": "500ms"}},
		{Name: "rps", Label: i18n.Text{Ko: "50 ms 함수: 동시성보다 초당 요청 한도가 먼저", En: "50 ms: the requests per second run out first"}, Values: map[string]string{
			"shape": ramp, "rps": "2000", "peak": "20000", "from": "1s", "span": "10s", "duration": "50ms", "init": "100ms", "length": "14s", "b-rps": "0", "c-rps": "0"}},
		{Name: "refused", Label: i18n.Text{Ko: "100은 예약할 수 없다: 거부되는 설정", En: "100 must stay unreserved: a setting that is refused"}, Values: map[string]string{
			"reserve": "true", "reserved": "800", "b-reserve": "true", "b-reserved": "150"}},
		{Name: "stop", Label: i18n.Text{Ko: "예약 동시성 0: 함수를 멈추는 스위치", En: "Reserved concurrency 0: the off switch"}, Values: map[string]string{
			"shape": steady, "reserve": "true", "reserved": "0", "length": "10s"}},
	},
	Predictions: []sim.Prediction{
		{Name: "peak", Prompt: i18n.Text{Ko: "A의 동시 실행은 가장 많을 때 몇 개일까?", En: "How many requests of A are in flight at the peak?"}, Unit: units, Tolerance: 0.05},
		{Name: "throttled", Prompt: i18n.Text{Ko: "A의 요청 가운데 429를 받는 것은 모두 몇 건일까?", En: "How many requests of A are throttled in all?"}, Unit: requests, Tolerance: 0.2},
		{Name: "cold", Prompt: i18n.Text{Ko: "A의 콜드 스타트는 모두 몇 번일까?", En: "How many cold starts does A have in all?"}, Unit: i18n.Text{Ko: "번", En: "cold starts"}, Tolerance: 0.1},
		{Name: "others", Prompt: i18n.Text{Ko: "이웃 B와 C의 요청 가운데 429를 받는 것은 모두 몇 건일까?", En: "How many requests of B and C are throttled in all?"}, Unit: requests, Tolerance: 0.25},
	},
	Asks: []sim.Ask{
		{Name: "need", Title: i18n.Text{Ko: "부하에 필요한 동시성", En: "The concurrency a load needs"}},
		{Name: "pool", Title: i18n.Text{Ko: "예약한 뒤 남는 풀", En: "The pool that is left"}},
		{Name: "throttle", Title: i18n.Text{Ko: "예약 동시성을 넘은 요청", En: "Requests beyond reserved concurrency"}},
		{Name: "handled", Title: i18n.Text{Ko: "1초에 처리되는 요청", En: "Requests handled in a second"}},
		{Name: "scale", Title: i18n.Text{Ko: "급증한 뒤의 환경 수", En: "Environments after a spike"}},
		{Name: "spill", Title: i18n.Text{Ko: "온디맨드로 넘치는 요청", En: "Requests that spill over"}},
		{Name: "setting", Title: i18n.Text{Ko: "설정의 결과", En: "What a setting does"}},
	},
	Legend: []sim.LegendItem{
		{Mark: "bar", Tone: sim.Accent, Label: i18n.Text{Ko: "프로비저닝된 환경, 처리 중", En: "provisioned, busy"}},
		{Mark: "outline", Tone: sim.Accent, Label: i18n.Text{Ko: "프로비저닝된 환경, 대기", En: "provisioned, ready"}},
		{Mark: "outline", Tone: sim.Good, Label: i18n.Text{Ko: "온디맨드 환경, 처리 중", En: "on demand, busy"}},
		{Mark: "hatch", Tone: sim.Wait, Label: i18n.Text{Ko: "콜드 스타트 (Init)", En: "cold start (Init)"}},
		{Mark: "dash", Tone: sim.Muted, Label: i18n.Text{Ko: "유휴 환경", En: "idle"}},
		{Mark: "line", Tone: sim.Flow, Label: i18n.Text{Ko: "들어온 요청", En: "requests"}},
		{Mark: "bar", Tone: sim.Bad, Label: i18n.Text{Ko: "429 스로틀링", En: "throttled, 429"}},
	},
	Sources: []sim.Source{
		{Title: "Understanding Lambda function scaling", URL: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html", Checked: "2026-11"},
		{Title: "Configuring reserved concurrency for a function", URL: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html", Checked: "2026-11"},
		{Title: "Configuring provisioned concurrency for a function", URL: "https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html", Checked: "2026-11"},
		{Title: "Lambda scaling behavior", URL: "https://docs.aws.amazon.com/lambda/latest/dg/scaling-behavior.html", Checked: "2026-11"},
	},
}
