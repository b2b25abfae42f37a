package lambdainvoke

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// retriers are who may try again.
var retriers = []struct {
	id   string
	text i18n.Text
	idea string
	not  i18n.Text
}{
	{"nobody", i18n.Of("아무도 자동으로 다시 시도하지 않고, 오류가 호출자에게 돌아간다", "Nobody tries again automatically; the error goes back to the caller"), "thinks nobody retries", i18n.Of("자동으로 다시 시도하는 쪽이 있다.", "Somebody does try again automatically.")},
	{"sdk", i18n.Of("SDK 클라이언트가 같은 호출을 다시 보낸다", "The SDK client sends the same call again"), "thinks an SDK retries every failure", i18n.Of("SDK는 자기가 한 호출에서 429 같은 호출 오류만 재시도한다.", "An SDK retries invocation errors such as 429, and only of calls it made itself.")},
	{"lambda", i18n.Of("Lambda가 비동기 이벤트 대기열에서 꺼내 다시 실행한다", "Lambda takes the event from its asynchronous event queue and runs the function again"), "thinks Lambda's asynchronous queue serves every invocation", i18n.Of("비동기 이벤트 대기열은 비동기 호출에만 있다.", "The asynchronous event queue exists for asynchronous invocations only.")},
	{"visible", i18n.Of("가시성 타임아웃 뒤 다시 보이는 메시지를 이벤트 소스 매핑이 다시 받는다", "After the visibility timeout the event source mapping receives the message again"), "thinks of a queue", i18n.Of("이 경로에 가시성 타임아웃이 있는 대기열은 없다.", "There is no queue with a visibility timeout on this path.")},
	{"shard", i18n.Of("이벤트 소스 매핑이 샤드를 멈춘 채 같은 배치를 다시 보낸다", "The event source mapping sends the same batch again while the shard stands still"), "thinks of a stream", i18n.Of("이 경로에 샤드는 없다.", "There is no shard on this path.")},
	{"service", i18n.Of("이벤트를 낸 서비스가 함수의 오류를 보고 이벤트를 다시 보낸다", "The service that sent the event sees the function's error and sends the event again"), "thinks the service hears of the function's error", i18n.Of("그 서비스는 함수 코드의 실패를 보고 이벤트를 다시 내지 않는다.", "That service does not send an event again because the function's code failed.")},
}

// askRetrier: who tries again?
func askRetrier(a *sim.Asker) sim.Draft {
	c := &callers[a.Rand.IntN(len(callers))]
	failure := failErr
	if c.id == "sdk" && a.Coin() {
		failure = throttle
	} else if a.Coin() {
		failure = timedOut
	}
	v, r := with("records=1 caller=" + c.id + " failure=" + failure)
	story := map[string]i18n.Text{
		failErr:  i18n.Of("함수가 처리하지 않은 예외를 던졌다.", "The function threw an exception that nothing handles."),
		timedOut: i18n.Of("함수가 제한 시간을 넘겨 강제로 끝났다.", "The function exceeded its timeout and was ended."),
		throttle: i18n.Of("동시 실행 수가 모자라 Lambda가 `429 TooManyRequestsException`을 돌려주었다.", "There was no concurrency left, and Lambda answered `429 TooManyRequestsException`."),
	}[failure].In(a.Lang)
	if failure == timedOut && c.kind == direct {
		story += a.Say(" 호출하는 쪽의 타임아웃은 이보다 길다.", " The timeouts of whoever invokes it are longer.")
	}
	key := "nobody"
	for i := range r.events {
		switch r.events[i].Kind {
		case "sdk-wait":
			key = "sdk"
		case "async-wait":
			key = "lambda"
		case "hidden", "hidden-fifo":
			key = "visible"
		case "stream-wait", "stream-wait-on":
			key = "shard"
		}
	}
	d := sim.Draft{Values: v, Tags: c.kind.tags()}
	d.Prompt = invokes(a, c) + story + " " + a.Say("모든 설정은 기본값이고 직접 짠 재시도 코드는 없다. 누가 다시 시도하는지 고르세요.", "All settings have their defaults, and nobody has written code that retries. Who tries again?")
	why := map[string]i18n.Text{
		"nobody":  i18n.Same(unretried(a, c)),
		"sdk":     i18n.Of("SDK는 스로틀링(429)을 재시도할 오류로 보고 기본 설정으로도 다시 보낸다. Lambda는 동기 호출을 재시도하지 않는다.", "An SDK retries throttling (429) by default. Lambda itself does not retry a synchronous call."),
		"lambda":  i18n.Of("비동기 호출의 이벤트는 Lambda의 대기열에 있다. 기본값으로 1분, 2분을 기다리며 두 번 더 실행한다.", "An asynchronous event is in Lambda's queue. By default Lambda runs the function twice more, after one minute and two."),
		"visible": i18n.Of("삭제되지 않은 메시지는 대기열에 남아 있다가 가시성 타임아웃 뒤 다시 보이고, 이벤트 소스 매핑이 다시 받는다.", "A message that was not deleted stays in the queue, is visible again after the visibility timeout and is received again by the mapping."),
		"shard":   i18n.Of("순서를 지키려고 이벤트 소스 매핑이 같은 배치를 다시 시도하고, 그동안 샤드의 뒤 레코드는 기다린다.", "To keep the order the mapping tries the same batch again, and later records of the shard wait."),
	}[key].In(a.Lang)
	for i := range retriers {
		t := &retriers[i]
		if t.id == key {
			d.Key = a.Right(t.text.In(a.Lang), "$1", "$1", why)
		} else if t.id != "service" || c.kind == async {
			d.Distractors = append(d.Distractors, a.Wrong(t.text.In(a.Lang), t.idea, "$1 $2", "$1 $2", t.not.In(a.Lang), why))
		}
	}
	a.Rand.Shuffle(len(d.Distractors), func(i, j int) { d.Distractors[i], d.Distractors[j] = d.Distractors[j], d.Distractors[i] })
	d.Explanation = why
	return d
}
