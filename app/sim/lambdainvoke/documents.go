package lambdainvoke

import (
	"strconv"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

const (
	requestID = "e4b46cbf-b738-4f4b-8880-a18cdf61200e"
	account   = "111122223333"
)

// bodies are the events, as far as an example needs them.
var bodies = map[string]string{
	"s3":          `{"Records":[{"eventSource":"aws:s3","eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"uploads"},"object":{"key":"a.jpg"}}}]}`,
	"sns":         `{"Records":[{"EventSource":"aws:sns","Sns":{"TopicArn":"arn:aws:sns:ap-northeast-2:` + account + `:orders","Message":"order 7"}}]}`,
	"eventbridge": `{"source":"shop.orders","detail-type":"OrderPlaced","detail":{"orderId":"7"}}`,
}

// failure is the error as a function's payload shows it.
func (r *run) payload() (message, body string) {
	if r.failure == timedOut {
		message = requestID + " Task timed out after " + strconv.FormatFloat(r.timeout.Seconds(), 'f', 2, 64) + " seconds"
		return message, `{"errorType":"Sandbox.Timedout","errorMessage":"` + message + `"}`
	}
	message = "cannot process order 7"
	return message, `{"errorType":"Error","errorMessage":"` + message + `"}`
}

// stamp is a moment of the run as a time stamp.
func stamp(d time.Duration) string {
	two := func(n int64) string { return strconv.FormatInt(100+n, 10)[1:] }
	s := int64(d / time.Second)
	return "2026-11-" + two(2+s/86400) + "T" + two(s/3600%24) + ":" + two(s/60%60) + ":" + two(s%60) + ".000Z"
}

// documents are what is left of what failed, word for word.
func (r *run) documents() []sim.Document {
	var out []sim.Document
	add := func(key, ko, en, body string) {
		out = append(out, sim.Document{Key: key, Title: i18n.Of(ko, en), Body: body + "\n"})
	}
	message, payload := r.payload()
	dlq, destination := r.keeps()
	discarded := r.condition != ""
	switch {
	case r.kind == direct && r.recs[0].fate == returned:
		body := "HTTP/1.1 200 OK\nX-Amz-Function-Error: Unhandled\n\n" + payload
		if r.failure == throttle {
			body = "HTTP/1.1 429 Too Many Requests\nx-amzn-ErrorType: TooManyRequestsException\n\n" + `{"Reason":"ReservedFunctionConcurrentInvocationLimitExceeded","Type":"User","message":"Rate Exceeded."}`
		}
		add("response", "Lambda가 호출자에게 준 응답", "What Lambda answers the caller", body)
	case r.kind == async && discarded:
		code := "200"
		if r.failure == throttle {
			code, message = "429", "Rate Exceeded."
		}
		if dlq {
			add("dlq", "DLQ 메시지: 이벤트 그대로, 오류는 속성에", "The dead-letter message: the event as it is, the error in attributes",
				"Body:\n"+bodies[r.id]+"\n\nMessageAttributes:\nRequestID    (String) "+requestID+"\nErrorCode    (Number) "+code+"\nErrorMessage (String) "+message)
		}
		if destination {
			body := "{\n  \"version\": \"1.0\",\n  \"timestamp\": \"" + stamp(r.discarded) + "\",\n" + r.context(r.runs) +
				",\n  \"requestPayload\": " + bodies[r.id]
			if r.lastResult != throttled {
				body += ",\n" + responded + ",\n  \"responsePayload\": " + payload
			}
			add("record", "실패 시 대상으로 간 호출 레코드", "The invocation record at the on-failure destination", body+"\n}")
		}
	case r.kind == stream && discarded && destination:
		n := r.approx
		if n == 0 {
			n = r.runs
		}
		body := "{\n" + r.context(n) + ",\n"
		if r.lastResult != throttled {
			body += responded + ",\n"
		}
		info, arn := "KinesisBatchInfo", "arn:aws:kinesis:ap-northeast-2:"+account+":stream/clicks"
		if r.id == "dynamodb" {
			info, arn = "DDBStreamBatchInfo", "arn:aws:dynamodb:ap-northeast-2:"+account+":table/orders/stream/2026-11-02T00:00:00.000"
		}
		sequence := func(i int) string { return "4966" + strconv.Itoa(10_000_001+i) }
		body += "  \"version\": \"1.0\",\n  \"timestamp\": \"" + stamp(r.discarded) + "\",\n  \"" + info + "\": {\n    \"shardId\": \"shardId-000000000001\",\n    \"startSequenceNumber\": \"" +
			sequence(r.first) + "\",\n    \"endSequenceNumber\": \"" + sequence(r.last) + "\",\n    \"approximateArrivalOfFirstRecord\": \"" + stamp(0) + "\",\n    \"approximateArrivalOfLastRecord\": \"" + stamp(0) +
			"\",\n    \"batchSize\": " + strconv.Itoa(r.last-r.first+1) + ",\n    \"streamArn\": \"" + arn + "\"\n  }\n}"
		add("record", "실패 시 대상으로 간 레코드: 배치 정보뿐", "The record at the on-failure destination: about the batch only", body)
	case r.kind == queue && r.receives > 0:
		for i := range r.recs {
			if r.recs[i].fate == kept {
				n := strconv.Itoa(i + 1)
				add("message", "대기열의 DLQ로 간 메시지: 오류 정보가 없다", "The message in the queue's dead-letter queue: nothing about the error",
					"MessageId: 059f36b4-87a3-44ab-83d2-66197583000"+n+"\nBody: {\"orderId\":\""+n+"\"}")
				break
			}
		}
	}
	return out
}

const responded = `  "responseContext": {"statusCode": 200, "executedVersion": "$LATEST", "functionError": "Unhandled"}`

func (r *run) context(n int) string {
	return "  \"requestContext\": {\n    \"requestId\": \"" + requestID + "\",\n    \"functionArn\": \"arn:aws:lambda:ap-northeast-2:" + account +
		":function:my-function:$LATEST\",\n    \"condition\": \"" + r.condition + "\",\n    \"approximateInvokeCount\": " + strconv.Itoa(n) + "\n  }"
}
