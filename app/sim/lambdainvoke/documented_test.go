package lambdainvoke

import (
	"strings"
	"testing"
	"time"

	"notelab/app/sim/simtest"
)

// What the Lambda developer guide says in so many words, read in November 2026.
func TestDocumented(t *testing.T) {
	second := time.Second
	for _, c := range []struct {
		says, changes string
		starts        []time.Duration // of the first calls
		want          ledger
	}{
		{"async error handling: two more times, after one minute and two minutes", "", []time.Duration{0, 61 * second, 182 * second}, ledger{runs: 3, settled: 183, lost: 1}},
		{"async error handling: timeouts are function errors", "failure=timeout timeout=3s", []time.Duration{0, 63 * second, 186 * second}, ledger{runs: 3, settled: 189, lost: 1}},
		{"async error handling: throttling, from 1 second to 5 minutes, for up to 6 hours", "failure=throttle", []time.Duration{0, second, 3 * second}, ledger{throttled: 80, settled: 21600, lost: 1}},
		{"async configuring: between 0 and 2 retries", "retries=0 destination=true", []time.Duration{0}, ledger{runs: 1, settled: 1, kept: 1}},
		{"async configuring: discarded when it exceeds the maximum age", "max-age=1m", []time.Duration{0}, ledger{runs: 1, settled: 60, lost: 1}},
		{"retries: API Gateway always relays the error", "caller=api-gateway dlq=true destination=true", []time.Duration{0}, ledger{runs: 1, settled: 1, returned: 1}},
		{"retries: SDKs retry throttling errors", "caller=sdk failure=throttle often=first times=2", []time.Duration{0, second, 3 * second}, ledger{runs: 1, throttled: 2, settled: 4, done: 1}},
		{"retries: a function error is no error status to a client", "caller=sdk", []time.Duration{0}, ledger{runs: 1, settled: 1, returned: 1}},
		{"with-sqs: all messages of a failed batch are visible again", "caller=sqs failure=record redrive=true max-receives=2", []time.Duration{0, 30 * second}, ledger{runs: 2, settled: 60, kept: 6}},
		{"sqs error handling: only failed messages are visible again", "caller=sqs failure=record redrive=true max-receives=2 partial=true", []time.Duration{0, 30 * second}, ledger{runs: 2, settled: 60, done: 5, kept: 1}},
		{"sqs error handling: an exception fails the whole batch", "caller=sqs redrive=true max-receives=1 partial=true", []time.Duration{0}, ledger{runs: 1, settled: 30, kept: 6}},
		{"with-sqs: a dead-letter queue on the function is not used", "caller=sqs redrive=false dlq=true records=1 visibility=15m", []time.Duration{0, 900 * second}, ledger{runs: 384, settled: 345600, lost: 1}},
		{"kinesis: a bad record blocks its shard until the data expires", "caller=kinesis failure=record", []time.Duration{0, 2 * second}, ledger{runs: 1422, settled: 86400, lost: 6}},
		{"kinesis: discarded after the retry attempts, then on with the stream", "caller=kinesis failure=record records=4 batch=2 record=2 record-retries=1 destination=true", []time.Duration{0, 2 * second, 3 * second}, ledger{runs: 3, settled: 4, done: 2, kept: 2}},
		{"kinesis: splitting uses up no retry", "caller=kinesis failure=record records=2 batch=2 record=2 record-retries=0 bisect=true", []time.Duration{0, second, 2 * second}, ledger{runs: 3, settled: 3, done: 1, lost: 1}},
		{"kinesis: retry attempts do not apply to throttles", "caller=kinesis failure=throttle often=first times=4 record-retries=0", []time.Duration{0, second, 3 * second}, ledger{runs: 1, throttled: 4, settled: 16, done: 6}},
		{"kinesis: all records from the lowest sequence number reported are retried", "caller=kinesis failure=record records=4 batch=4 record=3 record-retries=1 partial=true", []time.Duration{0, 2 * second}, ledger{runs: 2, settled: 3, done: 2, lost: 2}},
	} {
		_, r := with(c.changes)
		if got := r.ledger(); got != c.want {
			t.Errorf("%s: %s: got %+v; want %+v", c.says, c.changes, got, c.want)
		}
		var starts []time.Duration
		for i := range r.events {
			if e := &r.events[i]; (e.Kind == "invoke" || e.Kind == "throttle") && len(starts) < len(c.starts) {
				starts = append(starts, e.At)
			}
		}
		for i, want := range c.starts {
			if i >= len(starts) || starts[i] != want {
				t.Errorf("%s: calls at %v; want %v", c.says, starts, c.starts)
				break
			}
		}
	}
}

// The pauses after throttling double from a second to five minutes.
func TestThrottledEventsWaitLongerAndLonger(t *testing.T) {
	for n, want := range []int{1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300} {
		if got := doubled(n, throttleCap); got != time.Duration(want)*time.Second {
			t.Errorf("pause %d is %v; want %d s", n, got, want)
		}
	}
}

// What is left of an event has the fields that the guide names, and lacks those
// that it says are not there.
func TestWhatIsLeftOfAnEvent(t *testing.T) {
	for _, c := range []struct{ changes, key, has, lacks string }{
		{"dlq=true", "dlq", "RequestID|ErrorCode|ErrorMessage|ObjectCreated", "responsePayload|requestContext"},
		{"destination=true", "record", `"condition": "RetriesExhausted"|"approximateInvokeCount": 3|requestPayload|responsePayload|"functionError": "Unhandled"`, "ErrorCode"},
		{"destination=true max-age=1m", "record", "EventAgeExceeded|requestPayload", "RetriesExhausted"},
		{"caller=kinesis record-retries=1 destination=true", "record", `KinesisBatchInfo|"condition": "RetryAttemptsExhausted"|startSequenceNumber|endSequenceNumber|"batchSize": 6|"approximateInvokeCount": 2`, "requestPayload|responsePayload|\"data\""},
		{"caller=dynamodb record-retries=1 destination=true", "record", "DDBStreamBatchInfo|shardId", "KinesisBatchInfo"},
		{"caller=sqs redrive=true", "message", "MessageId|Body", "ErrorMessage"},
		{"caller=sdk", "response", "200|X-Amz-Function-Error", "429"},
		{"caller=sdk failure=throttle", "response", "429|TooManyRequestsException", "X-Amz-Function-Error"},
	} {
		_, r := with(c.changes)
		found := false
		for _, d := range r.documents() {
			if d.Key != c.key {
				continue
			}
			found = true
			for _, s := range strings.Split(c.has, "|") {
				if !strings.Contains(d.Body, s) {
					t.Errorf("%s: no %q in\n%s", c.changes, s, d.Body)
				}
			}
			for _, s := range strings.Split(c.lacks, "|") {
				if strings.Contains(d.Body, s) {
					t.Errorf("%s: %q in\n%s", c.changes, s, d.Body)
				}
			}
		}
		if !found {
			t.Errorf("%s: no document %s", c.changes, c.key)
		}
	}
}

// A setting that serves another way of invoking is named as unused.
func TestUnusedSettingsAreNamed(t *testing.T) {
	for _, c := range []struct {
		preset string
		pairs  []string
		kind   string
	}{
		{"api-gateway", nil, "unused-dlq"}, {"sqs-poison", []string{"dlq", "true"}, "unused-dlq"},
		{"stream-bisect", []string{"dlq", "true"}, "unused-dlq"}, {"sqs-poison", []string{"destination", "true"}, "unused-destination"},
	} {
		tr := New().Run(simtest.Preset(t, New(), c.preset, c.pairs...))
		if last := tr.Events[len(tr.Events)-1]; last.Kind != c.kind {
			t.Errorf("%s %v ends with %s; want %s", c.preset, c.pairs, last.Kind, c.kind)
		}
	}
}
