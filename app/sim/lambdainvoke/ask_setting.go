package lambdainvoke

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// goal is something an operator wants, on one way of invoking.
type goal struct {
	id      string
	callers string
	base    string // the setting it starts from
	want    i18n.Text
	key     string // id of the right setting
	why     i18n.Text
}

var goals = []goal{
	{"two-runs", "s3|sns|eventbridge", "", i18n.Of("어떤 이벤트에서는 함수가 늘 예외를 던진다. 그런 이벤트 하나로 함수가 모두 두 번만 실행되게 하려 한다.", "For an event that always makes it throw, the function must run only twice in all."), "async-retries",
		i18n.Of("비동기 호출의 재시도 횟수는 함수의 비동기 호출 설정에서 정한다.", "For asynchronous invocations the retry attempts are in the function's asynchronous invocation settings.")},
	{"two-runs", "kinesis|dynamodb", "records=1", i18n.Of("어떤 레코드에서는 함수가 늘 예외를 던진다. 그런 레코드 하나로 함수가 모두 두 번만 실행되게 하려 한다.", "For a record that always makes it throw, the function must run only twice in all."), "mapping-retries",
		i18n.Of("스트림의 재시도 횟수는 이벤트 소스 매핑에서 정한다.", "For a stream the retry attempts are a setting of the event source mapping.")},
	{"keep", "sqs|fifo", "records=1", i18n.Of("계속 실패하는 메시지를 몇 번 시도한 뒤 다른 대기열에 보관하려 한다.", "A message that keeps failing must be kept in another queue after some attempts."), "redrive",
		i18n.Of("SQS를 이벤트 소스로 쓸 때 DLQ는 함수가 아니라 원본 대기열에 둔다.", "With SQS as the event source, the dead-letter queue belongs on the source queue, not on the function.")},
	{"keep", "kinesis|dynamodb", "records=1 record-retries=2", i18n.Of("재시도를 다 쓴 배치의 샤드와 시퀀스 번호를 SQS 대기열에 남기려 한다.", "For a batch whose retries are used up, its shard and sequence numbers must be kept in an SQS queue."), "mapping-destination",
		i18n.Of("스트림에서 버린 배치의 정보는 이벤트 소스 매핑의 실패 시 대상이 받는다.", "Details about batches that a stream's mapping discards go to the mapping's on-failure destination.")},
	{"keep", "s3|sns|eventbridge", "", i18n.Of("끝내 실패한 이벤트의 요청과 함수의 응답을 JSON 한 건으로 SQS 대기열에 남기려 한다.", "For an event that fails in the end, the request and the function's response must be kept as one JSON document in an SQS queue."), "async-destination",
		i18n.Of("요청과 응답을 함께 담은 레코드는 함수의 비동기 호출에 지정한 실패 시 대상만 받는다.", "Only the on-failure destination of the function's asynchronous invocation gets a record with both request and response.")},
	{"only-failed", "sqs", "failure=record redrive=true", i18n.Of("배치에서 실패한 메시지만 다시 처리되고 성공한 메시지는 삭제되게 하려 한다. 함수 코드는 실패한 메시지의 ID를 모아 돌려주도록 이미 고쳤다.", "Only the messages of a batch that failed must come again, and the others be deleted. The code already returns the IDs of the messages that failed."), "partial",
		i18n.Of("함수가 실패한 ID를 돌려주어도 매핑에서 `ReportBatchItemFailures`를 켜야 Lambda가 읽는다.", "Lambda reads the IDs that the function returns only if `ReportBatchItemFailures` is on in the mapping.")},
	{"isolate", "kinesis|dynamodb", "failure=record record-retries=2 records=8 batch=8", i18n.Of("배치에 든 불량 레코드 하나가 예외를 일으켜 배치 전체가 버려진다. 함수 코드는 그대로 두고, 그 레코드만 버려지고 나머지는 처리되게 하려 한다.", "One bad record makes the function throw, and its whole batch is discarded. Without a change to the code only that record must be discarded, and the others processed."), "bisect",
		i18n.Of("배치 나누기를 켜면 실패한 배치를 둘로 나누어 가며 불량 레코드를 골라낸다.", "With bisecting on, a failed batch is halved again and again until the bad record is alone.")},
}

// settings are what one may change.
var settings = []struct {
	id, changes string
	text        i18n.Text
	idea        string
	not         i18n.Text
}{
	{"async-retries", "retries=1", i18n.Of("함수의 비동기 호출 설정에서 재시도 횟수를 1로 한다", "Set the retry attempts in the function's asynchronous invocation settings to 1"), "takes the asynchronous settings for those of every invocation", i18n.Of("비동기 호출 설정은 비동기 호출의 재시도 횟수만 바꾼다.", "Those settings change the retries of asynchronous invocations only.")},
	{"mapping-retries", "record-retries=1", i18n.Of("이벤트 소스 매핑의 `MaximumRetryAttempts`를 1로 한다", "Set `MaximumRetryAttempts` of the event source mapping to 1"), "looks for the retries in the wrong mapping", i18n.Of("이 설정은 스트림의 매핑에 있고, 재시도 횟수만 줄인다.", "This setting belongs to mappings of streams, and only lowers the number of retries.")},
	{"redrive", "redrive=true", i18n.Of("원본 대기열에 redrive policy로 DLQ를 둔다", "Give the source queue a dead-letter queue by a redrive policy"), "thinks of a queue's redrive policy", i18n.Of("redrive policy는 원본이 SQS 대기열일 때 쓰이고, 실패한 메시지를 옮길 뿐이다.", "A redrive policy needs a source queue in SQS, and only moves messages that failed.")},
	{"function-dlq", "dlq=true", i18n.Of("함수에 DLQ로 SQS 대기열을 지정한다", "Set an SQS queue as the function's dead-letter queue"), "puts the DLQ on the function", i18n.Of("함수의 DLQ는 비동기 호출에서 실패한 이벤트를 응답 없이 그대로 받을 뿐이다.", "The function's dead-letter queue just gets asynchronous events that failed, as they are and without a response.")},
	{"async-destination", "destination=true", i18n.Of("함수의 비동기 호출에 실패 시 대상으로 SQS 대기열을 지정한다", "Set an SQS queue as on-failure destination of the function's asynchronous invocation"), "takes the asynchronous destination for that of every invocation", i18n.Of("비동기 호출의 실패 시 대상은 비동기 호출의 결과를 받을 뿐이다.", "That destination just gets results of asynchronous invocations.")},
	{"mapping-destination", "destination=true", i18n.Of("이벤트 소스 매핑에 실패 시 대상으로 SQS 대기열을 지정한다", "Set an SQS queue as on-failure destination of the event source mapping"), "looks for a destination of the mapping", i18n.Of("매핑의 실패 시 대상은 스트림에서 버린 배치의 정보를 받을 뿐이다.", "A mapping's destination only gets details about batches that a stream's mapping discards.")},
	{"partial", "partial=true", i18n.Of("이벤트 소스 매핑에서 `ReportBatchItemFailures`를 켠다", "Turn on `ReportBatchItemFailures` in the event source mapping"), "thinks reporting works without the code for it", i18n.Of("부분 배치 응답은 함수가 실패를 알릴 때 다시 보낼 것을 줄일 뿐이고, 예외에는 소용없다.", "A partial batch response only lets less come again when the function reports failures. It does nothing for an exception.")},
	{"bisect", "bisect=true", i18n.Of("이벤트 소스 매핑에서 `BisectBatchOnFunctionError`를 켠다", "Turn on `BisectBatchOnFunctionError` in the event source mapping"), "thinks bisecting is for every source", i18n.Of("배치 나누기는 스트림의 매핑에서 실패한 배치를 둘로 나눌 뿐, 재시도 횟수를 제한하지도 실패한 것을 보관하지도 않는다.", "Bisecting halves failed batches of a stream. It neither limits retries nor keeps anything.")},
}

// askSetting: where is it set?
func askSetting(a *sim.Asker) sim.Draft {
	g := &goals[a.Rand.IntN(len(goals))]
	c := callerOf(sim.Pick(a, strings.Split(g.callers, "|")...))
	v, _ := with("caller=" + c.id + " " + g.base)
	d := sim.Draft{Tags: c.kind.tags()}
	d.Prompt = invokes(a, c) + a.Say("스로틀링은 없다. ", "Nothing is throttled. ") + g.want.In(a.Lang) + a.Say(" 이렇게 만드는 변경 하나를 고르세요.", " Which single change achieves this?")
	why := g.why.In(a.Lang)
	for i := range settings {
		s := &settings[i]
		switch {
		case s.id == g.key:
			d.Key = a.Right(s.text.In(a.Lang), "$1", "$1", why)
			d.Values = set(v, s.changes)
		case s.id == "mapping-destination" && c.kind == queue: // there is none to set
		default:
			d.Distractors = append(d.Distractors, a.Wrong(s.text.In(a.Lang), s.idea, "$1 $2", "$1 $2", s.not.In(a.Lang), why))
		}
	}
	a.Rand.Shuffle(len(d.Distractors), func(i, j int) { d.Distractors[i], d.Distractors[j] = d.Distractors[j], d.Distractors[i] })
	d.Explanation = why
	return d
}
