package lambdainvoke

import (
	"time"

	"notelab/app/sim"
)

// askTime: how long until the event is given up?
func askTime(a *sim.Asker) sim.Draft {
	d := sim.Draft{}
	var r *run
	show := func(t time.Duration) string { return spell(t, a.Lang) }
	wrong := func(t time.Duration, idea, ko, en string, values ...string) {
		if t > 0 {
			d.Distractors = append(d.Distractors, a.Wrong(show(t), idea, ko, en, values...))
		}
	}
	why := ""
	if a.Coin() {
		id, n, s := sim.Pick(a, "s3", "sns", "eventbridge"), a.Between(1, 2), sim.Pick(a, 2, 3, 5, 10, 15, 20, 30)
		one := time.Duration(s) * time.Second
		d.Values, r = with("caller=" + id + " failure=timeout timeout=" + itoa(s) + "s retries=" + itoa(n))
		runs := time.Duration(n+1) * one
		d.Prompt = invokes(a, r.caller) + a.Say("제한 시간이 $1인 이 함수가 이벤트 하나에서 늘 시간 초과로 끝난다. 재시도 횟수는 $2회, 최대 이벤트 수명은 6시간이고 스로틀링은 없으며 내부 대기열도 밀려 있지 않다. 첫 실행을 시작한 때부터 Lambda가 이벤트를 포기할 때까지 걸리는 시간을 고르세요.",
			"Its timeout is $1, and for one event it times out every time. The retry attempts are $2, the maximum event age is 6 hours, nothing is throttled and the internal queue is not backed up. How long is it from the start of the first run until Lambda gives the event up?", show(one), itoa(n))
		why = a.Say("실행 $1번에 $2, 첫 재시도 앞에서 1분", "$1 runs take $2; before the first retry Lambda waits one minute", itoa(n+1), show(runs))
		if n == 2 {
			why += a.Say(", 두 번째 앞에서 2분을 기다린다: $1.", ", before the second two: $1.", show(r.until))
		} else {
			why += a.Say("을 기다린다: $1.", ": $1.", show(r.until))
		}
		wait := r.until - runs
		wrong(time.Duration(n)*time.Minute+runs, "thinks every pause is one minute", "두 번째 재시도 앞은 1분이 아니라 2분이다.", "Before the second retry it is two minutes, not one.")
		wrong(wait, "forgets how long the runs take", "기다림만 더한 시간이다. 실행마다 제한 시간($1)만큼 더 든다.", "These are the pauses only. Each run takes its timeout of $1 too.", show(one))
		wrong(runs, "thinks Lambda retries at once", "실행 시간만 더한 것이다. Lambda는 함수 오류 뒤에 곧바로 재시도하지 않는다: 기다림만 $1이다.", "These are the runs only. After a function error Lambda does not retry at once: the pauses alone are $1.", show(wait))
		wrong(one, "thinks a timeout is not retried", "시간 초과도 함수 오류라 재시도한다.", "A timeout is a function error and is retried.")
		wrong(runs+time.Duration(1<<n-1)*time.Second, "takes the pauses after throttling", "1초에서 시작하는 간격은 스로틀링과 시스템 오류의 것이다.", "Gaps that start at one second are for throttling and system errors.")
		wrong(wait+2*time.Minute+runs+one, "counts a retry too many", "재시도 한도($1회)를 넘겨 센 시간이다.", "That is more than the retries there are ($1).", itoa(n))
	} else {
		m, v := a.Between(2, 6), time.Duration(sim.Pick(a, 30, 60, 90, 120, 180, 300))*time.Second
		d.Values, r = with("caller=sqs redrive=true records=1 max-receives=" + itoa(m) + " visibility=" + sim.FormatDuration(v))
		d.Prompt = invokes(a, r.caller) + a.Say("가시성 타임아웃은 $1, `maxReceiveCount`는 $2회다. 메시지 하나가 늘 1초 만에 예외를 일으킨다. 다시 보이는 메시지는 곧바로 폴링되고 스로틀링은 없다. 이 메시지를 처음 받은 때부터 DLQ로 옮길 때까지 걸리는 시간을 고르세요.",
			"The visibility timeout is $1 and `maxReceiveCount` is $2. One message makes the function throw within a second, every time. Visible messages are polled at once, and nothing is throttled. How long is it from the first receive of this message until it is moved to the dead-letter queue?", show(v), itoa(m))
		why = a.Say("$1 간격으로 $2번 받고, 마지막 수신 뒤에 다시 보일 때 옮겨진다: $3.", "It is received $2 times, $1 apart, and moved when it becomes visible after the last of them: $3.", show(v), itoa(m), show(r.until))
		wrong(time.Duration(m-1)*v, "moves it at the last failure", "마지막으로 실패한 무렵이다. 메시지는 그때 아직 숨어 있고, 다시 보여야 옮겨진다.", "That is about the last failure. The message is still hidden then, and is moved only when it is visible again.")
		wrong(3*time.Minute, "applies the asynchronous pauses to a queue", "1분과 2분은 비동기 호출의 간격이다. 대기열에서는 가시성 타임아웃이 간격이다.", "One minute and two are the pauses of asynchronous invocations. For a queue it is the visibility timeout.")
		wrong(time.Duration(m)*time.Second, "thinks a failed message is visible at once", "예외가 나도 메시지는 가시성 타임아웃이 끝날 때까지 숨어 있다.", "After an exception a message stays hidden until the visibility timeout ends.")
		wrong(time.Duration(m+1)*v, "does not count the first receive", "첫 수신도 `maxReceiveCount`에 들어간다.", "The first receive counts towards `maxReceiveCount`.")
		wrong(v, "thinks one failure is enough", "$1번 받기 전에는 옮겨지지 않는다.", "It is not moved before $1 receives.", itoa(m))
	}
	d.Key = a.Right(show(r.until), "$1", "$1", why)
	d.Explanation, d.Tags = why, r.kind.tags()
	return d
}
