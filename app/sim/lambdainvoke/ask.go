package lambdainvoke

import (
	"strconv"
	"strings"

	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
)

// Exam-guide ids: the event life cycle and errors of Lambda code, synchronous
// against asynchronous, messaging, streams.
var (
	tagsAsync  = []string{"D1.T2.S3", "D1.T1.S4"}
	tagsQueue  = []string{"D1.T2.S3", "D1.T1.S8"}
	tagsStream = []string{"D1.T2.S3", "D1.T1.S10"}
)

// tags are the ids of a way of invoking.
func (k kind) tags() []string { return [...][]string{tagsAsync, tagsAsync, tagsQueue, tagsStream}[k] }

// Ask implements sim.Simulator.
func (simulator) Ask(kind string, seed uint64, l i18n.Lang) (quiz.Question, error) {
	return sim.Questions{
		"runs":    askRuns,
		"time":    askTime,
		"fate":    askFate,
		"retrier": askRetrier,
		"setting": askSetting,
		"again":   askAgain,
		"content": askContent,
	}.Ask(info, kind, seed, l)
}

// set changes parameters written "name=value name=value".
func set(v sim.Values, changes string) sim.Values {
	for _, f := range strings.Fields(changes) {
		name, value, _ := strings.Cut(f, "=")
		v = v.Must(name, value)
	}
	return v
}

// with makes a configuration from the defaults.
func with(changes string) (sim.Values, *run) {
	v := set(info.Defaults(), changes)
	return v, simulate(configOf(v))
}

// how often something happens, as an option.
func often(a *sim.Asker, n int) string {
	if n == 1 && a.Lang == i18n.English {
		return "1 time"
	}
	return a.Say("$1번", "$1 times", strconv.Itoa(n))
}

func itoa(n int) string { return strconv.Itoa(n) }

// unretried says why nobody repeats a synchronous call after a function error.
func unretried(a *sim.Asker, c *caller) string {
	why := a.Say("동기 호출의 함수 오류는 호출자에게 돌아갈 뿐 Lambda가 재시도하지 않는다. ", "Synchronously a function error just goes back to the caller; Lambda does not retry. ")
	if c.id == "sdk" {
		return why + a.Say("응답이 상태 200에 `X-Amz-Function-Error` 헤더가 붙은 것이라 SDK도 재시도하지 않는다.", "Nor does the SDK: the response has status 200 and the header `X-Amz-Function-Error`.")
	}
	return why + a.Say("API Gateway도 Lambda 호출을 재시도하지 않고 클라이언트에 502를 돌려준다.", "Nor does API Gateway, which answers the client with 502.")
}

// invokes says who invokes a function, as the beginning of a story.
func invokes(a *sim.Asker, c *caller) string {
	t := map[string][2]string{
		"api-gateway": {"API Gateway의 Lambda 프록시 통합이 함수를 동기 호출한다.", "API Gateway invokes a function synchronously through a Lambda proxy integration."},
		"sdk":         {"애플리케이션이 AWS SDK의 Invoke로 함수를 동기 호출한다(`RequestResponse`).", "An application invokes a function synchronously with the AWS SDK (`RequestResponse`)."},
		"s3":          {"S3 이벤트 알림이 함수를 부른다.", "S3 event notifications invoke a function."},
		"sns":         {"SNS 주제를 함수가 직접 구독한다.", "A function is subscribed directly to an SNS topic."},
		"eventbridge": {"EventBridge 규칙의 대상이 함수다.", "A function is the target of an EventBridge rule."},
		"sqs":         {"이벤트 소스 매핑이 SQS 표준 대기열의 메시지로 함수를 부른다.", "An event source mapping invokes a function with messages of a standard SQS queue."},
		"fifo":        {"이벤트 소스 매핑이 SQS FIFO 대기열의 메시지로 함수를 부른다.", "An event source mapping invokes a function with messages of an SQS FIFO queue."},
		"kinesis":     {"이벤트 소스 매핑이 Kinesis 데이터 스트림의 레코드로 함수를 부른다.", "An event source mapping invokes a function with records of a Kinesis data stream."},
		"dynamodb":    {"이벤트 소스 매핑이 DynamoDB Streams의 레코드로 함수를 부른다.", "An event source mapping invokes a function with records of DynamoDB Streams."},
	}[c.id]
	return a.Say(t[0], t[1]) + " "
}
