package lambdainvoke

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// contents are what can be left of a failed event.
var contents = []struct {
	id   string
	text i18n.Text
	idea string
	not  i18n.Text
}{
	{"event", i18n.Of("이벤트가 그대로 들어 있고, 오류는 메시지 속성(`ErrorCode`, 앞 1 KB까지의 `ErrorMessage` 등)에만 있다", "The event as it is; the error only in message attributes (`ErrorCode`, up to 1 KB of `ErrorMessage` and so on)"), "takes it for the function's DLQ", i18n.Of("이것은 비동기 호출에서 함수의 DLQ가 받는 것이다.", "That is what the function's dead-letter queue gets from asynchronous invocations.")},
	{"record", i18n.Of("`requestPayload`와 `responsePayload`, 버린 까닭이 함께 든 JSON", "JSON with `requestPayload`, `responsePayload` and why the event was given up"), "takes it for an asynchronous destination", i18n.Of("이것은 비동기 호출의 실패 시 대상이 받는 것이다.", "That is what the on-failure destination of asynchronous invocations gets.")},
	{"batch", i18n.Of("레코드는 없고 샤드 ID와 시퀀스 번호 범위 같은 배치 정보만 든 JSON", "JSON about the batch, such as shard ID and range of sequence numbers, without its records"), "takes it for a stream's destination", i18n.Of("이것은 스트림의 매핑이 SQS나 SNS인 실패 시 대상에 보내는 것이다.", "That is what a stream's mapping sends to an on-failure destination in SQS or SNS.")},
	{"message", i18n.Of("원래 메시지 본문이 그대로 있고, Lambda가 붙인 오류 정보는 없다", "The body of the original message; nothing about the error from Lambda"), "takes it for a queue's DLQ", i18n.Of("이것은 SQS가 redrive policy에 따라 옮긴 메시지다.", "That is a message moved by SQS under a redrive policy.")},
	{"logs", i18n.Of("함수가 그 실행에서 CloudWatch Logs에 남긴 로그 전체", "All that the function wrote to CloudWatch Logs in that run"), "thinks the logs are sent along", i18n.Of("로그는 어디로도 함께 가지 않는다. CloudWatch Logs에서 요청 ID로 찾는다.", "Logs are never sent along; look them up in CloudWatch Logs by request ID.")},
}

// askContent: what does the receiver find?
func askContent(a *sim.Asker) sim.Draft {
	key := sim.Pick(a, "event", "record", "batch", "message")
	ids, changes := "s3|sns|eventbridge", ""
	story := i18n.Text{}
	switch key {
	case "event":
		changes, story = "dlq=true", i18n.Of("함수에 DLQ로 SQS 대기열이 지정되어 있고 실패 시 대상은 없다. 재시도를 다 쓴 이벤트가 DLQ로 갔다. DLQ의 메시지에 들어 있는 것을 고르세요.", "The function has an SQS queue as its dead-letter queue and no destination. An event whose retries are used up went there. What is in that message?")
	case "record":
		changes, story = "destination=true", i18n.Of("함수의 비동기 호출에 실패 시 대상으로 SQS 대기열이 지정되어 있다. 예외를 던지며 재시도를 다 쓴 이벤트 때문에 대상에 메시지가 왔다. 그 본문에 들어 있는 것을 고르세요.", "The function's asynchronous invocation has an SQS queue as on-failure destination. After an event made it throw until the retries were used up, a message arrived there. What is in its body?")
	case "batch":
		ids, changes, story = "kinesis|dynamodb", "records=2 batch=2 record-retries=1 destination=true", i18n.Of("매핑에 실패 시 대상으로 SQS 대기열이 지정되어 있다. 예외를 던지며 재시도를 다 쓴 배치 때문에 대상에 메시지가 왔다. 그 본문에 들어 있는 것을 고르세요.", "The mapping has an SQS queue as on-failure destination. After a batch made the function throw until the retries were used up, a message arrived there. What is in its body?")
	default:
		ids, changes, story = "sqs|fifo", "records=1 redrive=true", i18n.Of("원본 대기열의 redrive policy가 DLQ를 가리킨다. 함수가 늘 예외를 던져 `maxReceiveCount`를 채운 메시지가 DLQ로 옮겨졌다. DLQ에서 찾을 수 있는 것을 고르세요.", "The source queue's redrive policy names a dead-letter queue. A message that always made the function throw reached `maxReceiveCount` and was moved. What is found in the dead-letter queue?")
	}
	c := callerOf(sim.Pick(a, strings.Split(ids, "|")...))
	v, _ := with("caller=" + c.id + " " + changes)
	d := sim.Draft{Values: v, Tags: c.kind.tags()}
	d.Prompt = invokes(a, c) + story.In(a.Lang)
	why := map[string]i18n.Text{
		"event":   i18n.Of("함수의 DLQ는 이벤트를 그대로 받고, 오류는 메시지 속성으로만 붙는다. 응답 페이로드는 없다.", "A function's dead-letter queue gets the event as it is, with the error in attributes only and no response payload."),
		"record":  i18n.Of("비동기 호출의 실패 시 대상은 요청과 응답이 함께 든 호출 레코드를 받는다.", "The on-failure destination of asynchronous invocations gets a record with request and response."),
		"batch":   i18n.Of("SQS로 가는 것은 배치 정보뿐이므로 레코드는 만료되기 전에 스트림에서 읽어야 한다.", "What goes to SQS is about the batch only; the records must be read from the stream before they expire."),
		"message": i18n.Of("메시지를 옮기는 것은 SQS다. SQS는 함수가 왜 실패했는지 모른다.", "It is SQS that moves the message, and SQS does not know why the function failed."),
	}[key].In(a.Lang)
	for i := range contents {
		t := &contents[i]
		if t.id == key {
			d.Key = a.Right(t.text.In(a.Lang), "$1", "$1", why)
		} else {
			d.Distractors = append(d.Distractors, a.Wrong(t.text.In(a.Lang), t.idea, "$1 $2", "$1 $2", t.not.In(a.Lang), why))
		}
	}
	a.Rand.Shuffle(len(d.Distractors), func(i, j int) { d.Distractors[i], d.Distractors[j] = d.Distractors[j], d.Distractors[i] })
	d.Explanation = why
	return d
}
