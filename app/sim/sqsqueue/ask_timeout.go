package sqsqueue

import (
	"time"

	"notelab/app/i18n"
)

// visibleQuestion: when a message is visible again after its timeout was changed,
// or for how long the next receive hides it.
func visibleQuestion(a *asker) {
	kind := a.queueType()
	beat := a.secondsBetween(3, 12) * 5
	calls := a.Between(1, 3)
	timeout := beat + a.secondsBetween(1, 12)*5
	set := beat + a.secondsBetween(1, 10)*5
	if calls == 1 && a.Coin() {
		set = a.secondsBetween(1, int(beat/second)/5-1) * 5 // shortened
	}
	stop := time.Duration(calls)*beat + a.secondsBetween(1, min(4, int(min(beat, set)/second)-1))
	tr := a.prove("type", kind, "visibility", timeout, "heartbeat", beat, "extend", set, "work", stop, "poison", 1, "length", "15m")
	key := nth(tr, "timeout", 0).At
	last := time.Duration(calls) * beat
	a.let("timeout", timeout, "beat", beat, "set", set, "stop", stop, "key", key, "last", last, "calls", calls, "sum", timeout+set)
	if calls == 1 {
		a.let("did", i18n.Text{Ko: "{beat:이} 지났을 때 `VisibilityTimeout`을 {set:으로} 하여 `ChangeMessageVisibility`를 한 번 부르고", En: "When {beat} have passed it calls `ChangeMessageVisibility` once, with a `VisibilityTimeout` of {set}"})
	} else {
		a.let("did", i18n.Text{Ko: "받은 때부터 {beat}마다 `VisibilityTimeout`을 {set:으로} 하여 `ChangeMessageVisibility`를 모두 {calls}번 부르고", En: "Every {beat} from the receive it calls `ChangeMessageVisibility` with a `VisibilityTimeout` of {set}, {calls} times in all"})
	}
	if a.Rand.IntN(4) == 0 {
		again := nth(tr, "received", 1)
		d, _ := time.ParseDuration(again.Field("timeout"))
		a.ask(i18n.Text{Ko: "가시성 타임아웃이 {timeout}인 {type} 대기열에서 소비자가 메시지를 받았다. {did}, 그 뒤로 멈춰서 메시지를 지우지 못했다. 다시 보이게 된 메시지를 다른 소비자가 받고 타임아웃을 바꾸지 않으면, 이번에는 얼마 동안 보이지 않는가?",
			En: "A consumer receives a message from a {type} queue whose visibility timeout is {timeout}. {did}, then it hangs and never deletes the message. Once visible again, the message is received by another consumer, which changes no timeout. For how long is it invisible this time?"}, changedRule)
		a.right(d, i18n.Text{Ko: "바꾼 값은 그 수신에만 쓰인다. 다음 수신은 대기열의 {timeout} 그대로다.", En: "The change was for that receipt only; the next receive has the queue's {timeout} again."})
		a.wrong(set, "keeps the changed value", i18n.Text{Ko: "{set} 값은 앞의 수신에만 쓰이고 저장되지 않는다.", En: "{set} was for the earlier receipt; it is not kept."})
		a.wrong(timeout+set, "adds the change to the queue's timeout", i18n.Text{Ko: "두 값을 더하지 않는다.", En: "The two are not added."})
		a.wrong(30*second, "takes the default for the queue's setting", i18n.Text{Ko: "30초는 기본값일 뿐이고 이 대기열은 {timeout:으로} 정해 두었다.", En: "30 s is only the default; this queue is set to {timeout}."})
		a.wrong(last+set, "keeps the whole time of the first receive", i18n.Text{Ko: "첫 수신 때 숨어 있던 시간이 이어지지는 않는다.", En: "How long the first receive lasted plays no part."})
		return
	}
	a.ask(i18n.Text{Ko: "가시성 타임아웃이 {timeout}인 {type} 대기열에서 소비자가 메시지를 받았다. {did}, 그 뒤로 멈춰서 메시지를 지우지 못했다. 메시지는 받은 때부터 얼마 뒤에 다시 보이는가?",
		En: "A consumer receives a message from a {type} queue whose visibility timeout is {timeout}. {did}, then it hangs and never deletes the message. How long after the receive is the message visible again?"}, changedRule)
	a.right(key, i18n.Text{Ko: "마지막 호출이 {last}에 있었고 거기서부터 {set:을} 센다.", En: "The last call was at {last}, and {set} count from there."})
	a.wrong(timeout, "ignores the change", i18n.Text{Ko: "바꾸지 않았을 때의 값이다.", En: "That would be without any change."})
	a.wrong(timeout+time.Duration(calls)*set, "adds the change to the queue's timeout", i18n.Text{Ko: "새 값은 {timeout}에 더해지지 않고 그것을 대신한다.", En: "A new value replaces the {timeout}; it is not added."})
	a.wrong(set, "counts the new value from the receive", i18n.Text{Ko: "새 값은 받은 때가 아니라 호출한 때부터 센다.", En: "A new value counts from the call, not from the receive."})
	a.wrong(beat+set, "forgets the later calls", i18n.Text{Ko: "그 뒤의 호출이 시계를 다시 맞추었다.", En: "The later calls set the clock anew."})
	a.wrong(last+timeout, "starts the queue's timeout anew", i18n.Text{Ko: "호출은 대기열의 {timeout:이} 아니라 호출에 적은 {set:을} 정한다.", En: "A call sets its own {set}, not the queue's {timeout}."})
}

var changedRule = i18n.Text{Ko: "`ChangeMessageVisibility`의 값은 호출한 때부터 세며, 그 수신에만 쓰인다. 하트비트는 이 규칙으로 시계를 계속 새로 맞춘다.",
	En: "The value of `ChangeMessageVisibility` counts from the call and is for that receipt only. That is how a heartbeat keeps a message."}

// retryQuestion: how often a failing message is handed out, and when the last
// time.
func retryQuestion(a *asker) {
	a.lifecycle()
	kind := a.queueType()
	most, consumers := a.Between(2, 6), a.Between(2, 3)
	timeout, work := a.secondsBetween(4, 12)*5, a.secondsBetween(2, 15)
	release := a.Coin()
	how := "leave"
	what := i18n.Text{Ko: "실패하면 소비자는 아무것도 하지 않고 다음 메시지를 기다린다.", En: "After a failure the consumer does nothing and waits for the next message."}
	if release {
		how = "release"
		what = i18n.Text{Ko: "실패하면 소비자는 곧바로 `ChangeMessageVisibility`로 타임아웃을 0으로 바꾼다.", En: "After a failure the consumer at once sets the timeout to 0 with `ChangeMessageVisibility`."}
	}
	tr := a.prove("type", kind, "max-receive", most, "consumers", consumers, "visibility", timeout, "work", work, "poison", 1, "on-failure", how, "length", "10m")
	a.let("most", most, "consumers", consumers, "timeout", timeout, "work", work, "what", what, "next", most+1, "rare", "")
	if kind == "standard" {
		a.let("rare", i18n.Text{Ko: " 표준 대기열의 드문 중복 전달은 없다고 하자.", En: " Assume that the rare double delivery of a standard queue does not occur."})
	}
	scene := i18n.Text{Ko: "가시성 타임아웃이 {timeout}이고 `maxReceiveCount`가 {most}인 {type} 대기열에 메시지가 하나 있다. 소비자 {consumers}대가 긴 폴링으로 늘 기다리며, 이 메시지는 처리를 시작하고 {work} 뒤에 언제나 실패한다. {what}{rare}",
		En: "A {type} queue with a visibility timeout of {timeout} and a `maxReceiveCount` of {most} holds one message, for which {consumers} consumers always wait with long polling. Handling this message always fails after {work}. {what}{rare}"}
	if a.Rand.IntN(3) == 0 {
		a.ask(join(scene, i18n.Text{Ko: "소비자들이 이 메시지를 받아 처리를 시도하는 것은 모두 몇 번인가?", En: "How many times is the message handed to a consumer in all?"}), dlqRule)
		a.right(count(tr, "received"), i18n.Text{Ko: "{most}번까지는 건네지고, {next}번째 수신이 {most:을} 넘으므로 그때 DLQ로 옮겨진다.", En: "It is handed out {most} times; receive number {next} would exceed {most}, so it goes to the DLQ instead."})
		a.wrong(most+1, "takes 'exceeds' for one more try", i18n.Text{Ko: "{next}번째에는 소비자에게 가지 않고 DLQ로 간다.", En: "Receive number {next} does not reach a consumer: the message goes to the DLQ."})
		a.wrong(most*consumers, "counts for each consumer", i18n.Text{Ko: "수신 횟수는 소비자마다가 아니라 메시지마다 센다.", En: "The receive count belongs to the message, not to each consumer."})
		a.wrong(most-1, "moves it at the last allowed receive", i18n.Text{Ko: "{most}번째 수신은 아직 {most:을} 넘지 않으므로 소비자에게 간다.", En: "Receive number {most} does not exceed {most} yet, so a consumer gets it."})
		a.wrong(1, "sends a failure straight to the DLQ", i18n.Text{Ko: "실패 한 번이 아니라 수신 횟수가 정한다.", En: "Not one failure decides but the number of receives."})
		a.wrong(2*most, "counts retries and receives apart", i18n.Text{Ko: "재시도도 수신이라 함께 센다.", En: "A retry is a receive and counts as one."})
		return
	}
	key := nth(tr, "received", most-1).At
	n := time.Duration(most - 1)
	a.let("gaps", most-1, "more", i18n.Text{Ko: itoa(most-1) + "번 더 받는다", En: itoa(most-1) + " more receives follow"})
	if most == 2 {
		a.let("more", i18n.Text{Ko: "한 번 더 받는다", En: "one more receive follows"})
	}
	a.ask(join(scene, i18n.Text{Ko: "첫 수신을 0초라 하면, 소비자가 이 메시지를 마지막으로 받는 것은 언제인가?", En: "With the first receive at 0 s, when does a consumer receive this message for the last time?"}), dlqRule)
	if release {
		a.right(key, i18n.Text{Ko: "실패할 때마다, 곧 받은 지 {work} 만에 다시 보이므로 {more}.", En: "Each failure makes it visible at once, {work} after its receive, so {more}."})
		a.wrong(n*timeout, "waits for the timeout all the same", i18n.Text{Ko: "타임아웃을 0으로 바꾸어 {timeout:을} 기다리지 않는다.", En: "With the timeout set to 0 nothing waits for {timeout}."})
		a.wrong((n+1)*work, "takes 'exceeds' for one more try", i18n.Text{Ko: "그때의 수신은 {most:을} 넘으므로 메시지가 DLQ로 간다.", En: "The receive then would exceed {most}, so the message goes to the DLQ."})
	} else {
		a.right(key, i18n.Text{Ko: "받을 때마다 {timeout} 뒤에 다시 보이므로 {more}.", En: "It is visible again {timeout} after each receive, so {more}."})
		a.wrong((n+1)*timeout, "takes 'exceeds' for one more try", i18n.Text{Ko: "그때의 수신은 {most:을} 넘으므로 메시지가 DLQ로 간다.", En: "The receive then would exceed {most}, so the message goes to the DLQ."})
		a.wrong(n*work, "thinks a failure makes it visible at once", i18n.Text{Ko: "실패해도 타임아웃은 그대로라 {timeout:이} 지나야 다시 보인다.", En: "A failure does not change the timeout: the message is visible again when the {timeout} are over."})
	}
	a.wrong(n*(timeout+work), "starts the timeout at the failure", i18n.Text{Ko: "타임아웃은 실패가 아니라 수신부터 센다.", En: "The timeout counts from the receive, not from the failure."})
	a.wrong(0*second, "thinks it is received only once", i18n.Text{Ko: "`maxReceiveCount`가 {most}이므로 한 번으로 끝나지 않는다.", En: "With a `maxReceiveCount` of {most} it is not over after one receive."})
}

var dlqRule = i18n.Text{Ko: "수신 횟수는 수신할 때마다 하나씩 늘고, `maxReceiveCount`를 넘게 되면 메시지가 DLQ로 옮겨진다. 가시성 타임아웃은 수신부터 세고, 0으로 바꾸면 바로 끝난다.",
	En: "Each receive adds one to the receive count; when it would exceed `maxReceiveCount`, the message goes to the DLQ. The visibility timeout counts from the receive and ends at once when it is set to 0."}

// fateQuestion: what becomes of a message whose handling outlasts the timeout.
func fateQuestion(a *asker) {
	a.lifecycle()
	most := a.Between(2, 5)
	timeout := a.secondsBetween(4, 12) * 5
	work := timeout + a.secondsBetween(2, int(timeout/second)-2)
	beat, extend := time.Duration(0), time.Duration(0)
	a.let("help", "")
	switch a.Rand.IntN(5) {
	case 0:
		work = timeout - a.secondsBetween(2, int(timeout/second)-4)
	case 1:
		beat, extend = timeout/5*3, timeout
		a.let("beat", beat, "timeout", timeout, "help", i18n.Text{Ko: " 소비자는 처리하는 동안 {beat}마다 타임아웃을 {timeout:으로} 다시 정한다.", En: " While at work a consumer sets the timeout to {timeout} again every {beat}."})
	}
	pairs := []any{"visibility", timeout, "max-receive", most, "consumers", 2, "work", work, "length", "15m"}
	if beat > 0 {
		pairs = append(pairs, "heartbeat", beat, "extend", extend)
	}
	tr := a.prove(pairs...)
	done := count(tr, "deleted") + count(tr, "kept")
	a.let("timeout", timeout, "work", work, "most", most)
	a.ask(i18n.Text{Ko: "가시성 타임아웃이 {timeout}이고 `maxReceiveCount`가 {most}인 표준 대기열에 메시지가 하나 있다. 똑같은 소비자 2대가 긴 폴링으로 늘 기다린다. 처리는 언제나 성공하고 {work} 걸리며, 끝나면 받을 때의 수신 핸들(receipt handle)로 `DeleteMessage`를 부른다.{help} 표준 대기열의 드문 중복 전달은 없고, 예전 수신 핸들로 한 삭제는 메시지를 남긴다고 하자. 이 메시지는 어떻게 되는가?",
		En: "A standard queue with a visibility timeout of {timeout} and a `maxReceiveCount` of {most} holds one message. Two identical consumers always wait with long polling. Handling always succeeds and takes {work}; then the consumer calls `DeleteMessage` with the receipt handle of its receive.{help} Assume that the rare double delivery of a standard queue does not occur, and that a delete with an old receipt handle leaves the message. What becomes of the message?"},
		i18n.Text{Ko: "타임아웃이 처리보다 짧으면 처리하는 중에 메시지가 다시 수신되고, 먼저 받은 쪽의 수신 핸들은 예전 것이 된다. 타임아웃을 처리 시간보다 길게 두거나 하트비트로 늘리고, 처리를 멱등하게 만든다.",
			En: "A timeout shorter than the work lets the message be received again meanwhile, which makes the earlier receipt handle an old one. Set the timeout longer than the work or extend it with a heartbeat, and make the work idempotent."})
	end := func(n int, dlq bool) i18n.Text {
		if dlq {
			return i18n.Text{Ko: itoa(n) + "번 처리되고 DLQ로 간다", En: "Handled " + times2(n) + ", then moved to the DLQ"}
		}
		return i18n.Text{Ko: itoa(n) + "번 처리되고 삭제된다", En: "Handled " + times2(n) + ", then deleted"}
	}
	if count(tr, "dead") == 0 {
		why := i18n.Text{Ko: "{work:은} {timeout}보다 짧아 타임아웃 전에 지운다.", En: "{work} is less than {timeout}: it is deleted in time."}
		if beat > 0 {
			why = i18n.Text{Ko: "{beat}마다 타임아웃을 늘려 끝까지 혼자 갖고 있다가 지운다.", En: "Extended every {beat}, the message stays with its consumer until it is deleted."}
		}
		a.right(end(done, false), why)
		a.wrong(end(most, true), "thinks the message is received again anyway", i18n.Text{Ko: "타임아웃이 끝난 적이 없어 다시 수신되지 않는다.", En: "Its timeout never ended, so it is not received again."})
		a.wrong(end(2, false), "thinks every waiting consumer gets it", i18n.Text{Ko: "타임아웃 동안 다른 소비자는 받지 못한다.", En: "During the timeout no other consumer receives it."})
		a.wrong(end(1, true), "counts the first receive against it", i18n.Text{Ko: "한 번 수신되고 지워졌으므로 {most:을} 넘지 않는다.", En: "Received once and deleted, it never exceeds {most}."})
		return
	}
	a.right(end(done, true), i18n.Text{Ko: "{timeout}마다 다른 소비자가 다시 받아 어느 삭제도 효과가 없고, {most}번 받은 다음의 수신은 `maxReceiveCount`를 넘으므로 DLQ로 간다.", En: "Every {timeout} the other consumer receives it, so no delete takes effect; the receive after number {most} would exceed `maxReceiveCount`."})
	a.wrong(end(1, false), "thinks a successful delete always counts", i18n.Text{Ko: "첫 소비자가 지우려는 {work}에는 메시지가 이미 다시 수신되어 그 수신 핸들이 예전 것이다.", En: "When the first consumer deletes at {work}, the message has been received again: an old receipt handle."})
	a.wrong(end(2, false), "thinks the second consumer's delete counts", i18n.Text{Ko: "두 번째 소비자가 처리하는 중에도 타임아웃이 끝난다.", En: "The second consumer runs out of time in the same way."})
	a.wrong(end(most+1, true), "takes 'exceeds' for one more try", i18n.Text{Ko: "{most}번 받은 다음 수신은 소비자가 아니라 DLQ로 간다.", En: "The receive after {most} goes to the DLQ and not to a consumer."})
	a.wrong(end(most, false), "thinks the last delete counts", i18n.Text{Ko: "마지막 처리가 끝나기 전에 DLQ로 옮겨진다.", En: "It is moved to the DLQ before the last one is done."})
}

func times2(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return itoa(n) + " times"
}
