package lambdainvoke

import (
	"strconv"
	"strings"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// actors are who does what an event tells, by the beginning of its kind; Lambda
// does the rest.
var actors = [...][2]string{
	{"returned-sdk", "SDK"}, {"refused-sdk", "SDK"}, {"sdk-wait", "SDK"}, {"arrive-sdk", "SDK"},
	{"arrive-api", "API Gateway"}, {"returned-api", "API Gateway"}, {"refused-api", "API Gateway"},
	{"arrive-sqs", "SQS"}, {"arrive-fifo", "SQS"}, {"redrive", "SQS"}, {"hidden", "SQS"}, {"expired-queue", "SQS"},
	{"invoke", "function"}, {"error", "function"}, {"timeout", "function"}, {"poison", "function"}, {"partial", "function"},
}

func (r *run) actor(kind string) string {
	for _, a := range actors {
		if strings.HasPrefix(kind, a[0]) {
			return a[1]
		}
	}
	if strings.HasPrefix(kind, "arrive") || kind == "expired-stream" {
		return r.name.En
	}
	return "Lambda"
}

// sentences are what an event says, by its kind. In braces stand its fields,
// {wait:t} being one that is a duration, and {what}, the records it is about:
// {what:을} with a Korean particle, {What} at the beginning of a sentence, {is|are}
// the form that goes with their number.
var sentences = [...]struct {
	kind   string
	ko, en string
}{
	{"arrive-api-gateway", "API Gateway가 클라이언트의 요청으로 함수를 동기 호출한다. 응답이 올 때까지 클라이언트가 기다리고, Lambda는 이벤트를 보관하지 않는다.",
		"API Gateway invokes the function synchronously for a client's request. The client waits for the answer; Lambda keeps no copy of the event."},
	{"arrive-sdk", "애플리케이션이 SDK로 함수를 동기 호출한다. 이벤트는 호출자가 들고 있고, Lambda는 보관하지 않는다.",
		"An application invokes the function synchronously with an SDK. The caller holds the event; Lambda keeps no copy."},
	{"arrive-async", "{source}의 이벤트를 Lambda가 비동기 이벤트 대기열에 넣고 곧바로 접수 응답을 돌려준다. 이제 이벤트를 든 것은 Lambda이고, 뒤에 실패해도 {source}에는 알리지 않는다.",
		"Lambda puts the event from {source} into its asynchronous event queue and acknowledges it at once. From now on Lambda holds the event, and {source} will not hear of a failure."},
	{"arrive-sqs", "SQS 표준 대기열에 메시지 {n}개가 있다. Lambda의 이벤트 소스 매핑이 대기열을 폴링하고, 받은 배치로 함수를 동기 호출한다.",
		"There are {n} messages in a standard SQS queue. Lambda's event source mapping polls it and invokes the function synchronously with each batch."},
	{"arrive-fifo", "FIFO 대기열의 한 메시지 그룹에 메시지 {n}개가 있다. 이벤트 소스 매핑은 그룹에서 한 번에 한 배치만, 순서대로 받는다.",
		"There are {n} messages in one message group of a FIFO queue. The event source mapping takes one batch at a time from the group, in order."},
	{"arrive-stream", "한 샤드에 레코드 {n}개가 순서대로 있다. 이벤트 소스 매핑이 샤드를 읽어 배치로 함수를 동기 호출한다.",
		"There are {n} records in one shard, in order. The event source mapping reads it and invokes the function synchronously with each batch."},

	{"receive", "이벤트 소스 매핑이 {what:을} 받는다({n}번째 수신). 메시지는 대기열에 남은 채 가시성 타임아웃 {wait:t} 동안 숨는다.",
		"The event source mapping receives {what} (receive number {n}). They stay in the queue, hidden for the visibility timeout of {wait:t}."},
	{"invoke", "{what:으로} 함수를 실행한다. 통틀어 {n}번째 실행이다.", "The function runs with {what}. This is run number {n}."},
	{"throttle", "동시 실행 수가 모자라 호출이 429로 거절된다. 함수 코드는 실행되지 않는다.",
		"There is no concurrency left, and the call is refused with 429. The function's code does not run."},

	{"ok-sync", "함수가 성공하고 응답이 호출자에게 돌아간다.", "The function succeeds and its response goes back to the caller."},
	{"ok-async", "함수가 성공하고 Lambda가 이벤트를 비동기 이벤트 대기열에서 지운다.", "The function succeeds, and Lambda removes the event from its asynchronous event queue."},
	{"ok-queue", "함수가 성공하고 Lambda가 {what:을} 대기열에서 삭제한다. 받기만 해서는 지워지지 않는다.",
		"The function succeeds, and Lambda deletes {what} from the queue. Receiving alone deletes nothing."},
	{"ok-stream", "함수가 성공하고 이벤트 소스 매핑이 {what} 뒤로 체크포인트를 옮긴다. 레코드는 보존 기간 동안 샤드에 남는다.",
		"The function succeeds, and the event source mapping moves its checkpoint past {what}. The records stay in the shard for its retention period."},

	{"error", "함수가 예외를 던진다.", "The function throws an exception."},
	{"timeout", "함수가 제한 시간({timeout:t})을 넘겨 강제로 끝난다. 시간 초과도 함수 오류다.",
		"The function exceeds its timeout of {timeout:t} and is ended. A timeout is a function error too."},
	{"error-batch", "함수가 예외를 던진다. 예외는 배치 전체, 곧 {what}의 실패다.", "The function throws an exception, which fails the whole batch: {what}."},
	{"timeout-batch", "함수가 제한 시간({timeout:t})을 넘겨 강제로 끝난다. 시간 초과는 배치 전체, 곧 {what}의 실패다.",
		"The function exceeds its timeout of {timeout:t}, which fails the whole batch: {what}."},
	{"poison-batch", "{k}번을 처리하다 예외가 난다. 하나 때문에 {what} 전체가 실패로 처리된다.", "Number {k} makes the function throw. Because of this one the whole batch fails: {what}."},
	{"partial-queue", "함수가 batchItemFailures로 {k}번만 실패했다고 알린다. 나머지는 삭제되고 이 메시지만 대기열에 남는다.",
		"The function reports only number {k} in batchItemFailures. The others are deleted; this message alone stays in the queue."},
	{"partial-fifo", "함수가 {k}번에서 멈추고 {what:을} 모두 batchItemFailures로 알린다. 순서를 지키려면 뒤의 메시지도 처리하지 않고 돌려주어야 한다.",
		"The function stops at number {k} and reports {what} in batchItemFailures. To keep the order, what follows must come back unprocessed too."},
	{"partial-stream", "함수가 batchItemFailures로 {k}번을 알린다. 체크포인트는 그 앞까지 옮겨지고, {what:부터} 다시 시도한다.",
		"The function reports number {k} in batchItemFailures. The checkpoint moves up to it, and {what} will be tried again."},

	{"async-wait", "함수 오류이므로 Lambda가 {wait:t} 기다렸다가 다시 실행한다. 재시도 {n}/{max}.",
		"After a function error Lambda waits {wait:t} and runs the function again: retry {n} of {max}."},
	{"throttle-wait", "Lambda가 이벤트를 대기열에 돌려놓고 {wait:t} 뒤 다시 시도한다. 스로틀링은 재시도 횟수가 아니라 최대 이벤트 수명으로 제한된다.",
		"Lambda returns the event to its queue and tries again in {wait:t}. Throttling is limited by the maximum event age, not by the retry attempts."},
	{"sdk-wait", "SDK가 스로틀링을 재시도할 오류로 보고 {wait:t} 뒤 다시 부른다. 시도 {n}/{max}. 재시도하는 것은 Lambda가 아니라 클라이언트다.",
		"The SDK takes throttling for an error worth retrying and calls again in {wait:t}: attempt {n} of {max}. It is the client that retries, not Lambda."},
	{"throttle-queue", "배치는 아직 이벤트 소스 매핑이 들고 있다. 가시성 타임아웃 안에서 {wait:t} 뒤 다시 부른다.",
		"The event source mapping still has the batch. Within the visibility timeout it calls again, in {wait:t}."},
	{"throttle-stream", "함수에 닿지 못한 배치는 재시도 횟수를 쓰지 않는다. 샤드가 멈춘 채 {wait:t} 뒤 다시 부르고, 레코드가 너무 오래될 때까지 계속한다.",
		"A batch that did not reach the function uses up no retry. The shard stands still, the next call is in {wait:t}, and so on until the records are too old."},
	{"hidden", "{what:이} 숨은 채 대기열에 남는다. 받은 때부터 {wait:t} 뒤에야 다시 보이고, 그때 다시 받는다.",
		"{What} {stays|stay} in the queue, hidden. {It is|They are} visible again {wait:t} after {it was|they were} received, and will be received then."},
	{"hidden-fifo", "{what:이} 숨은 채 대기열에 남는다. 다시 보일 때까지 이 메시지 그룹의 다음 메시지도 받을 수 없다.",
		"{What} {stays|stay} in the queue, hidden. Until {it is|they are} visible again, nothing more of the message group can be received."},
	{"stream-wait", "샤드가 멈춘 채 {wait:t} 뒤 {what:을} 다시 시도한다. 재시도 {n}/{max}. 뒤의 레코드는 그동안 기다린다.",
		"The shard stands still; in {wait:t} {what} {is|are} tried again: retry {n} of {max}. Later records wait meanwhile."},
	{"stream-wait-on", "샤드가 멈춘 채 {wait:t} 뒤 {what:을} 다시 시도한다. 재시도 횟수에 한도가 없다. 뒤의 레코드는 그동안 기다린다.",
		"The shard stands still; in {wait:t} {what} {is|are} tried again. There is no limit to the retries. Later records wait meanwhile."},
	{"split", "배치를 {left}번과 {right}번 둘로 나누어 앞쪽부터 다시 시도한다. 나누기는 재시도 횟수를 쓰지 않는다.",
		"The batch is split into {left} and {right}, and the first part is tried first. Splitting uses up no retry."},
	{"more", "시작에서 {until:t} 뒤까지 같은 일이 되풀이된다. 그동안 호출을 {n}번 더 시도한다.", "The same goes on until {until:t} after the start: {n} more attempts to call the function."},

	{"retries-out", "재시도 {max}회를 다 썼다. Lambda는 이 이벤트의 처리를 그만둔다.", "All retries, {max}, are used up. Lambda gives the event up."},
	{"age-out", "다음 시도 전에 최대 이벤트 수명({age:t})을 넘긴다. 재시도 횟수가 남았어도 Lambda는 이벤트를 버린다.",
		"The event exceeds the maximum event age of {age:t} before the next attempt. Lambda gives it up, whatever retries are left."},
	{"record-retries-out", "재시도 {max}회를 다 썼다. 이벤트 소스 매핑은 {what:을} 건너뛰고 샤드의 다음 레코드로 간다.",
		"All retries, {max}, are used up. The event source mapping skips {what} and goes on in the shard."},
	{"record-age-out", "{what:이} 최대 레코드 수명({age:t})에 이르렀다. 이벤트 소스 매핑은 건너뛰고 다음 레코드로 간다.",
		"{What} {has|have} reached the maximum record age of {age:t}. The event source mapping skips {it|them} and goes on."},
	{"expired-queue", "{what:이} 대기열의 보존 기간 4일을 넘겨 삭제된다. redrive policy가 없어 남는 사본도 없다.",
		"{What} {is|are} deleted at the end of the queue's retention period of 4 days. Without a redrive policy no copy is left."},
	{"expired-stream", "{what:이} 스트림의 보존 기간 24시간을 넘겨 만료된다. 그동안 샤드는 한 레코드도 나아가지 못했다.",
		"{What} {expires|expire} at the end of the stream's retention period of 24 hours. All that time the shard did not move on."},

	{"returned-api-gateway", "함수 오류가 API Gateway로 돌아가고, API Gateway는 오류 응답을 클라이언트에 전달한다. 아무도 다시 시도하지 않는다.",
		"The function error goes back to API Gateway, which relays an error response to the client. Nobody tries again."},
	{"returned-sdk", "함수 오류는 상태 200에 X-Amz-Function-Error 헤더가 붙은 응답이다. SDK가 재시도하는 오류가 아니므로 애플리케이션이 정한다.",
		"A function error is a response with status 200 and the header X-Amz-Function-Error. The SDK does not retry it; the application decides."},
	{"refused-api-gateway", "스로틀링 오류가 API Gateway로 돌아가고, API Gateway는 오류 응답을 클라이언트에 전달한다. Lambda도 API Gateway도 다시 시도하지 않는다.",
		"The throttling error goes back to API Gateway, which relays an error response to the client. Neither Lambda nor API Gateway tries again."},
	{"refused-sdk", "SDK가 최대 시도 횟수 {n}회를 다 써서 애플리케이션이 429 TooManyRequestsException을 받는다.",
		"The SDK has used its {n} attempts, and the application gets 429 TooManyRequestsException."},
	{"dlq", "Lambda가 함수의 DLQ로 이벤트를 그대로 보낸다. 오류는 메시지 속성 RequestID, ErrorCode, ErrorMessage로만 붙는다.",
		"Lambda sends the event as it is to the function's dead-letter queue. Of the error there are only the attributes RequestID, ErrorCode and ErrorMessage."},
	{"destination-async", "Lambda가 실패 시 대상으로 호출 레코드를 보낸다. 요청과 응답, 버린 까닭이 함께 든 JSON이다.",
		"Lambda sends an invocation record to the on-failure destination: JSON with the request, the response and the reason."},
	{"destination-stream", "Lambda가 실패 시 대상으로 {what}의 배치 정보를 보낸다. 샤드와 시퀀스 번호만 들었으므로 레코드는 만료 전에 스트림에서 직접 읽어야 한다.",
		"Lambda sends metadata about the batch of {what} to the on-failure destination. It has the shard and sequence numbers only; the records must be read from the stream before they expire."},
	{"lost", "DLQ도 실패 시 대상도 없어 {what:은} 흔적 없이 버려진다.", "There is neither a dead-letter queue nor a destination: {what} {is|are} dropped without a trace."},
	{"redrive", "{what:이} {n}번 받고도 삭제되지 않아, 다음 수신 때 SQS가 대기열의 DLQ로 옮긴다.",
		"{What} {was|were} received {n} times without being deleted, so at the next receive SQS moves {it|them} to the queue's dead-letter queue."},
	{"unused-dlq", "함수에 지정한 DLQ에는 아무것도 오지 않는다. 이 DLQ는 비동기 호출의 이벤트에만 쓰인다.",
		"Nothing comes to the dead-letter queue set on the function: it serves asynchronous invocations only."},
	{"unused-destination", "실패 시 대상에는 아무것도 오지 않는다. 비동기 호출과 스트림의 이벤트 소스 매핑에서만 쓰인다.",
		"Nothing comes to the on-failure destination: it serves asynchronous invocations and event source mappings of streams only."},
}

// Describe implements sim.Simulator.
func (simulator) Describe(e *sim.Event, l i18n.Lang) string {
	for i := range sentences {
		if s := &sentences[i]; s.kind == e.Kind {
			return sim.FillNames(i18n.Of(s.ko, s.en).In(l), func(name string) string { return value(e, name, l) })
		}
	}
	panic("lambdainvoke: no sentence for " + e.Kind)
}

// value is what stands for a name in a sentence.
func value(e *sim.Event, name string, l i18n.Lang) string {
	c, recs := callerOf(e.Field("caller")), e.Field("recs")
	if one, many, ok := strings.Cut(name, "|"); ok {
		if strings.ContainsAny(recs, "-,") {
			return many
		}
		return one
	}
	name, note, _ := strings.Cut(name, ":")
	switch name {
	case "source":
		return c.name.In(l)
	case "what":
		s := named(c.kind, recs, l)
		if note == "" || l != i18n.Korean {
			return s
		}
		return s + particle(note, c.kind < queue)
	case "What":
		s := named(c.kind, recs, l)
		return strings.ToUpper(s[:1]) + s[1:]
	}
	s := e.Field(name)
	if note == "t" {
		d, _ := time.ParseDuration(s)
		return spell(d, l)
	}
	return dashed(s, l)
}

// particle is the form of a Korean particle after 이벤트 (a vowel) or 번.
func particle(p string, vowel bool) string {
	i := map[string]int{"을": 0, "이": 1, "은": 2, "으로": 3, "부터": 4}[p]
	if vowel {
		return [...]string{"를", "가", "는", "로", "부터"}[i]
	}
	return [...]string{"을", "이", "은", "으로", "부터"}[i]
}

// named names records by their numbers.
func named(k kind, recs string, l i18n.Lang) string {
	recs = strings.ReplaceAll(dashed(recs, l), ",", ", ")
	ko := [...]string{"이벤트", "이벤트", "메시지 ", "레코드 "}[k]
	en := [...]string{"the event", "the event", "message", "record"}[k]
	if k < queue {
		return i18n.Of(ko, en).In(l)
	}
	if strings.ContainsAny(recs, "–,") {
		en += "s"
	}
	return i18n.Of(ko+recs+"번", en+" "+recs).In(l)
}

// dashed writes a range, 1-3, as the language does. A lone minus stays.
func dashed(s string, l i18n.Lang) string {
	if len(s) < 3 {
		return s
	}
	return strings.ReplaceAll(s, "-", i18n.Of("~", "–").In(l))
}

// units are what a duration is written in.
var units = [...]struct {
	d      time.Duration
	ko, en string
}{{24 * time.Hour, "일", " d"}, {time.Hour, "시간", " h"}, {time.Minute, "분", " min"}, {time.Second, "초", " s"}, {time.Millisecond, "밀리초", " ms"}}

// spell writes a duration for people, in at most two units.
func spell(d time.Duration, l i18n.Lang) string {
	if d < time.Millisecond {
		return i18n.Of("0초", "0 s").In(l)
	}
	s := ""
	for i, n := 0, 0; i < len(units) && n < 2; i++ {
		u := &units[i]
		if u.d == 24*time.Hour && d < 48*time.Hour {
			continue
		}
		if k := d / u.d; k > 0 {
			if s != "" {
				s += " "
			}
			s += strconv.Itoa(int(k)) + i18n.Of(u.ko, u.en).In(l)
			d -= k * u.d
			n++
		} else if s != "" {
			n++
		}
	}
	return s
}
