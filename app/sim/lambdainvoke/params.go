package lambdainvoke

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// New returns the simulator "lambdainvoke".
func New() sim.Simulator { return simulator{} }

type simulator struct{}

// Info implements sim.Simulator.
func (simulator) Info() *sim.Info { return info }

// Run implements sim.Simulator.
func (simulator) Run(v sim.Values) *sim.Trace {
	r := simulate(configOf(v))
	t := &sim.Trace{Values: v, Events: r.events, Figures: r.figures(), Documents: r.documents(), End: r.until, Model: r}
	return t
}

var (
	inCall     = i18n.Of("호출과 실패", "Call and failure")
	inLambda   = i18n.Of("Lambda의 비동기 설정", "Lambda's asynchronous settings")
	inMapping  = i18n.Of("이벤트 소스 매핑", "Event source mapping")
	inQueue    = i18n.Of("SQS 대기열", "SQS queue")
	inOutcomes = i18n.Of("실패한 이벤트를 받을 곳", "Where failed events go")
)

// of reports for values whether the caller is of a kind.
func of(kinds ...kind) func(sim.Values) bool {
	return func(v sim.Values) bool {
		for _, k := range kinds {
			if callerOf(v.Get("caller")).kind == k {
				return true
			}
		}
		return false
	}
}

func times(v sim.Values) bool {
	f := v.Get("failure")
	return f == failErr || f == timedOut || f == throttle
}

func flag(name string, group, label, help i18n.Text, when func(sim.Values) bool) sim.Param {
	return sim.Param{Name: name, Kind: sim.Flag, Default: "false", Group: group, Label: label, Help: help, When: when}
}

func number(name, def string, lo, hi float64, group, label, unit, help i18n.Text, when func(sim.Values) bool) sim.Param {
	return sim.Param{Name: name, Kind: sim.Number, Default: def, Min: lo, Max: hi, Step: 1, Group: group, Label: label, Unit: unit, Help: help, When: when}
}

func duration(name, def string, lo, hi time.Duration, group, label, help i18n.Text, when func(sim.Values) bool) sim.Param {
	return sim.Param{Name: name, Kind: sim.Duration, Default: def, Min: float64(lo / time.Millisecond), Max: float64(hi / time.Millisecond), Group: group, Label: label, Help: help, When: when}
}

func callerOptions() []sim.Option {
	list := make([]sim.Option, len(callers))
	for i := range callers {
		c := &callers[i]
		how := [...]i18n.Text{i18n.Of("동기", "synchronous"), i18n.Of("비동기", "asynchronous"), i18n.Of("폴링", "polled"), i18n.Of("폴링", "polled")}[c.kind]
		list[i] = sim.Opt(c.id, c.name.Ko+" ("+how.Ko+")", c.name.En+" ("+how.En+")")
	}
	return list
}

var info = &sim.Info{
	Name:    "lambdainvoke",
	Title:   i18n.Of("Lambda 호출이 실패하면: 누가 다시 시도하고 어디서 끝나나", "When a Lambda invocation fails: who retries, and where it ends"),
	Summary: i18n.Of("호출 방식마다 이벤트를 들고 있는 쪽이 다르다. 함수가 실패할 때 누가 언제 다시 시도하고 이벤트가 어디서 끝나는지 본다.", "Who holds the event depends on how the function is invoked. See who tries again when it fails, at what times, and where the event ends."),
	Params: []sim.Param{
		{Name: "caller", Kind: sim.Choice, Group: inCall, Default: "s3", Label: i18n.Of("누가 부르나", "Who invokes"), Options: callerOptions()},
		{Name: "failure", Kind: sim.Choice, Group: inCall, Default: failErr, Label: i18n.Of("어떻게 실패하나", "How it fails"), Options: []sim.Option{
			sim.Opt(failErr, "함수가 예외를 던짐", "the function throws"), sim.Opt(timedOut, "함수 시간 초과", "the function times out"), sim.Opt(throttle, "스로틀링 (429)", "throttling (429)"),
			sim.Opt(poison, "한 레코드만 늘 실패", "one record always fails"), sim.Opt(none, "실패하지 않음", "it does not"),
		}},
		{Name: "often", Kind: sim.Choice, Group: inCall, Default: "always", When: times, Label: i18n.Of("얼마나 실패하나", "How often it fails"),
			Options: []sim.Option{sim.Opt("always", "언제나", "always"), sim.Opt("first", "처음 몇 번만", "only the first times")}},
		number("times", "1", 1, 10, inCall, i18n.Of("실패하는 횟수", "Times it fails"), i18n.Of("번", "times"), i18n.Text{}, func(v sim.Values) bool { return times(v) && v.Get("often") == "first" }),
		number("record", "3", 1, 8, inCall, i18n.Of("실패하는 레코드", "The record that fails"), i18n.Of("번째", ""), i18n.Of("레코드 수보다 크면 마지막 레코드다.", "The last one when there are fewer."), func(v sim.Values) bool { return v.Get("failure") == poison && of(queue, stream)(v) }),
		duration("timeout", "3s", time.Second, 30*time.Second, inCall, i18n.Of("함수의 제한 시간", "The function's timeout"), i18n.Text{}, func(v sim.Values) bool { return v.Get("failure") == timedOut }),
		number("sdk-attempts", "3", 1, 6, inCall, i18n.Of("SDK의 최대 시도 횟수", "The SDK's attempts"), i18n.Of("번", ""), i18n.Of("첫 시도를 포함한다. 함수 오류에는 쓰이지 않는다.", "Counts the first. Not used for function errors."), func(v sim.Values) bool { return v.Get("caller") == "sdk" }),

		number("retries", "2", 0, 2, inLambda, i18n.Of("재시도 횟수", "Retry attempts"), i18n.Of("번", ""), i18n.Of("MaximumRetryAttempts. 함수 오류에만 쓰인다.", "MaximumRetryAttempts; for function errors only."), of(async)),
		duration("max-age", "6h", time.Minute, 6*time.Hour, inLambda, i18n.Of("최대 이벤트 수명", "Maximum event age"), i18n.Of("MaximumEventAgeInSeconds", "MaximumEventAgeInSeconds"), of(async)),

		number("records", "6", 1, 8, inMapping, i18n.Of("쌓인 메시지나 레코드", "Messages or records"), i18n.Of("개", ""), i18n.Text{}, of(queue, stream)),
		number("batch", "6", 1, 8, inMapping, i18n.Of("배치 크기", "Batch size"), i18n.Of("개", ""), i18n.Text{}, of(queue, stream)),
		flag("partial", inMapping, i18n.Same("ReportBatchItemFailures"), i18n.Of("함수가 실패한 레코드를 알린다. 예외를 던지면 소용없다.", "The function reports the record that fails. No use when it throws."), func(v sim.Values) bool { return of(queue, stream)(v) && v.Get("failure") == poison }),
		flag("bisect", inMapping, i18n.Of("오류 시 배치 나누기", "Bisect on function error"), i18n.Same("BisectBatchOnFunctionError"), of(stream)),
		number("record-retries", "-1", -1, 10, inMapping, i18n.Of("최대 재시도 횟수", "Maximum retry attempts"), i18n.Of("번", ""), i18n.Of("-1은 한도 없음(기본값)이다.", "-1, the default, is no limit."), of(stream)),
		duration("record-age", "24h", time.Minute, 24*time.Hour, inMapping, i18n.Of("최대 레코드 수명", "Maximum record age"), i18n.Of("24시간은 스트림의 보존 기간이라 한도 없음과 같다.", "24 hours is the stream's retention: no limit."), of(stream)),

		duration("visibility", "30s", 30*time.Second, 15*time.Minute, inQueue, i18n.Of("가시성 타임아웃", "Visibility timeout"), i18n.Of("함수 제한 시간의 6배 이상을 권한다.", "At least six times the function's timeout is advised."), of(queue)),
		flag("redrive", inQueue, i18n.Of("redrive policy (대기열의 DLQ)", "Redrive policy (the queue's DLQ)"), i18n.Text{}, of(queue)),
		number("max-receives", "3", 1, 10, inQueue, i18n.Same("maxReceiveCount"), i18n.Of("번", ""), i18n.Of("5 이상을 권한다.", "At least 5 is advised."), func(v sim.Values) bool { return of(queue)(v) && v.Flag("redrive") }),

		flag("dlq", inOutcomes, i18n.Of("함수의 DLQ", "The function's DLQ"), i18n.Of("비동기 호출에서만 쓰인다.", "Serves asynchronous invocations only."), nil),
		flag("destination", inOutcomes, i18n.Of("실패 시 대상", "On-failure destination"), i18n.Of("비동기 호출과 스트림에서만 쓰인다.", "Serves asynchronous invocations and streams only."), nil),
	},
	Presets: []sim.Preset{
		{Name: "async-default", Label: i18n.Of("비동기 기본값: 1분, 2분 뒤 재시도하고 버린다", "Asynchronous defaults: retried after 1 and 2 minutes, then dropped"), Values: nil},
		{Name: "dlq-destination", Label: i18n.Of("DLQ는 이벤트만, 실패 시 대상은 응답까지 받는다", "A DLQ gets the event, a destination the response too"),
			Values: map[string]string{"retries": "1", "dlq": "true", "destination": "true"}},
		{Name: "async-throttled", Label: i18n.Of("비동기 스로틀링: 재시도 횟수가 아니라 수명이 끝낸다", "Throttled asynchronously: age ends it, not retries"),
			Values: map[string]string{"caller": "eventbridge", "failure": throttle, "max-age": "5m", "destination": "true"}},
		{Name: "api-gateway", Label: i18n.Of("동기 호출: Lambda는 재시도하지 않고 DLQ도 비어 있다", "Synchronous: Lambda does not retry, the DLQ stays empty"),
			Values: map[string]string{"caller": "api-gateway", "dlq": "true"}},
		{Name: "sqs-poison", Label: i18n.Of("SQS: 메시지 하나가 배치 전체를 DLQ로 보낸다", "SQS: one message takes its whole batch to the DLQ"),
			Values: map[string]string{"caller": "sqs", "failure": poison, "redrive": "true"}},
		{Name: "sqs-partial", Label: i18n.Of("SQS 부분 배치 응답: 실패한 메시지만 다시 온다", "SQS partial batch response: only what failed comes back"),
			Values: map[string]string{"caller": "sqs", "failure": poison, "redrive": "true", "partial": "true"}},
		{Name: "stream-blocked", Label: i18n.Of("Kinesis 기본값: 레코드 하나가 샤드를 하루 막는다", "Kinesis defaults: one record blocks its shard for a day"),
			Values: map[string]string{"caller": "kinesis", "failure": poison, "records": "8", "batch": "4"}},
		{Name: "stream-bisect", Label: i18n.Of("배치를 나누어 나쁜 레코드 하나만 골라낸다", "Bisecting singles out the one bad record"),
			Values: map[string]string{"caller": "kinesis", "failure": poison, "records": "8", "batch": "8", "bisect": "true", "record-retries": "1", "destination": "true"}},
	},
	Predictions: []sim.Prediction{
		{Name: "runs", Prompt: i18n.Of("함수는 모두 몇 번 실행되나요?", "How many times does the function run in all?"), Unit: i18n.Of("번", "")},
		{Name: "settled", Prompt: i18n.Of("모든 이벤트의 결말이 나기까지 몇 초 걸리나요?", "How many seconds until the fate of everything is settled?"), Unit: i18n.Of("초", "s"), Tolerance: 0.05},
		{Name: "kept", Prompt: i18n.Of("DLQ나 실패 시 대상에 남는 것은 몇 개인가요?", "How many are kept in a dead-letter queue or destination?"), Unit: i18n.Of("개", "")},
		{Name: "lost", Prompt: i18n.Of("사본 없이 사라지는 것은 몇 개인가요?", "How many are gone without a copy?"), Unit: i18n.Of("개", "")},
	},
	Legend: []sim.LegendItem{
		{Mark: "bar", Tone: sim.Good, Label: i18n.Of("처리에 성공한 실행", "a run that succeeds")},
		{Mark: "cross", Tone: sim.Bad, Label: i18n.Of("실패한 실행 (짙은 것은 탓인 레코드)", "a run that fails (solid: the record to blame)")},
		{Mark: "ring", Tone: sim.Wait, Label: i18n.Of("429로 거절된 호출", "a call refused with 429")},
		{Mark: "hatch", Tone: sim.Wait, Label: i18n.Of("다음 시도를 기다림", "waiting for the next attempt")},
		{Mark: "dash", Tone: sim.Muted, Label: i18n.Of("앞에 막혀 아직 읽지 않음", "not read yet")},
		{Mark: "outline", Tone: sim.Accent, Label: i18n.Of("DLQ나 실패 시 대상에 남음", "kept in a DLQ or destination")},
	},
	Asks: []sim.Ask{
		{Name: "runs", Title: i18n.Of("함수 실행 횟수", "Runs of the function")},
		{Name: "time", Title: i18n.Of("포기할 때까지의 시간", "Time until it is given up")},
		{Name: "fate", Title: i18n.Of("이벤트가 끝나는 곳", "Where the event ends")},
		{Name: "retrier", Title: i18n.Of("누가 다시 시도하나", "Who tries again")},
		{Name: "setting", Title: i18n.Of("어디에 설정하나", "Where to set it")},
		{Name: "again", Title: i18n.Of("배치에서 다시 처리되는 것", "What a failed batch repeats")},
		{Name: "content", Title: i18n.Of("남은 기록의 내용", "What the record contains")},
	},
	Sources: []sim.Source{
		{Title: "How Lambda handles errors and retries with asynchronous invocation", URL: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html", Checked: "2026-11"},
		{Title: "Capturing records of Lambda asynchronous invocations", URL: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html", Checked: "2026-11"},
		{Title: "Understanding retry behavior in Lambda", URL: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-retries.html", Checked: "2026-11"},
		{Title: "Handling errors for an SQS event source in Lambda", URL: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html", Checked: "2026-11"},
		{Title: "Retain discarded batch records for a Kinesis Data Streams event source", URL: "https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html", Checked: "2026-11"},
		{Title: "Configuring partial batch response with Kinesis Data Streams and Lambda", URL: "https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html", Checked: "2026-11"},
	},
}
