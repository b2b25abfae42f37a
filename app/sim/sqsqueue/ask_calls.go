package sqsqueue

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// outcomes are what can become of a delete.
var outcomes = []struct {
	kind, idea string
	text       i18n.Text
}{
	{"deleted", "thinks any receipt handle deletes", i18n.Text{Ko: "메시지가 지워진다", En: "The message is deleted"}},
	{"kept", "expects success that may not delete", i18n.Text{Ko: "요청은 성공하지만 메시지가 남을 수 있다", En: "The request succeeds, but the message may stay"}},
	{"refused", "expects an error", i18n.Text{Ko: "요청이 오류로 실패한다", En: "The request fails with an error"}},
	{"dead", "thinks a late delete moves it to the DLQ", i18n.Text{Ko: "요청은 성공하고 메시지가 DLQ로 옮겨진다", En: "The request succeeds and the message moves to the DLQ"}},
}

// receiptQuestion: what a delete does, in time or late.
func receiptQuestion(a *asker) {
	kind := a.queueType()
	timeout := a.secondsBetween(4, 18) * 5
	late, extended := a.Rand.IntN(3) > 0, false
	work := timeout - a.secondsBetween(2, int(timeout/second)/2)
	if late {
		work = timeout + a.secondsBetween(2, int(timeout/second)-3)
	}
	beat := timeout / 5 * 4
	pairs := []any{"type", kind, "visibility", timeout, "work", work, "max-receive", 5, "length", "10m"}
	a.let("timeout", timeout, "work", work, "beat", beat, "over", work-timeout, "help", "", "rare", "")
	if kind == "standard" {
		// The documentation names this case where even a delete in time may fail.
		a.let("rare", i18n.Text{Ko: " 서버 장애로 사본이 남는 드문 경우는 없다고 하자.", En: " Assume that no copy stays behind on a server that is unavailable."})
	}
	if late && work < 2*beat && a.Coin() {
		extended = true
		pairs = append(pairs, "heartbeat", beat, "extend", timeout)
		a.let("help", i18n.Text{Ko: " 받은 지 {beat} 지났을 때 `ChangeMessageVisibility`로 타임아웃을 {timeout:으로} 한 번 다시 정했다.", En: " {beat} after the receive it set the timeout to {timeout} with `ChangeMessageVisibility`, once."})
	}
	if kind == "fifo" {
		// Nobody receives it again, so that nothing but the timeout speaks against
		// the delete.
		pairs = append(pairs, "consumers", 1)
	}
	tr := a.prove(pairs...)
	key := ""
	for _, o := range outcomes[:3] {
		if e := nth(tr, o.kind, 0); e != nil && e.Actor == "C1" && e.At == work {
			key = o.kind
		}
	}
	before := i18n.Text{Ko: "그동안 다른 소비자는 이 메시지를 받지 못했다.", En: "Nobody else has received the message meanwhile."}
	switch key {
	case "refused":
		before = i18n.Text{Ko: "타임아웃이 끝나 메시지가 다시 보이지만 아직 아무도 다시 받지 않았다.", En: "Its timeout has ended, so the message is visible again, but nobody has received it again yet."}
	case "kept":
		before = i18n.Text{Ko: "타임아웃이 끝나자 다른 소비자가 이 메시지를 받아 아직 처리하고 있다.", En: "When the timeout ended, another consumer received the message and is still at work on it."}
	}
	a.let("before", before)
	a.ask(i18n.Text{Ko: "가시성 타임아웃이 {timeout}인 {type} 대기열에서 소비자가 메시지를 받아 {work} 뒤에 처리를 마쳤다.{help} {before} 이제 첫 소비자가 받을 때의 수신 핸들(receipt handle)로 `DeleteMessage`를 부른다.{rare} AWS 문서에 따르면 어떻게 되는가?",
		En: "A consumer receives a message from a {type} queue whose visibility timeout is {timeout}, and is done with it {work} later.{help} {before} The first consumer now calls `DeleteMessage` with the receipt handle of its receive.{rare} What happens according to the AWS documentation?"},
		i18n.Text{Ko: "삭제하려면 가장 최근의 수신 핸들이 필요하다. 표준 대기열은 예전 것으로 불러도 성공으로 답하지만 지우지 않을 수 있고, FIFO 대기열은 타임아웃이 지난 삭제를 오류로 거절한다.",
			En: "A delete needs the receipt handle of the latest receive. A standard queue answers an old one with success but may not delete; a FIFO queue rejects a delete after the timeout with an error."})
	whyNot := func(o string) i18n.Text {
		switch {
		case o == "dead":
			return i18n.Text{Ko: "메시지는 삭제 요청이 아니라 수신 횟수 때문에 DLQ로 옮겨진다.", En: "The receive count moves messages to the DLQ; a delete does not."}
		case key == "deleted" && o == "refused" && extended:
			return i18n.Text{Ko: "{beat}에 타임아웃을 다시 정해 아직 끝나지 않았다.", En: "The timeout was set anew at {beat} and has not ended yet."}
		case key == "deleted" && o == "kept":
			return i18n.Text{Ko: "다시 수신되지 않아 수신 핸들이 마지막 것이므로 남지 않는다.", En: "Not received again, so the receipt handle is the latest and nothing stays."}
		case key == "deleted":
			return i18n.Text{Ko: "{work:은} 타임아웃 {timeout} 안이라 거절할 까닭이 없다.", En: "{work} is within the timeout of {timeout}: no reason to refuse."}
		case o == "deleted" && key == "refused":
			return i18n.Text{Ko: "타임아웃이 {over} 전에 끝났다. FIFO 대기열은 그 뒤의 삭제를 받지 않는다.", En: "The timeout ended {over} ago, and a FIFO queue takes no delete after that."}
		case o == "deleted":
			return i18n.Text{Ko: "타임아웃이 {over} 전에 끝나 다시 수신되었으므로 예전 수신 핸들이다.", En: "The timeout ended {over} ago and the message was received again: this receipt handle is an old one."}
		case o == "kept":
			return i18n.Text{Ko: "다시 수신되어 예전 것이 된 수신 핸들의 이야기다. FIFO 대기열은 타임아웃이 지난 삭제를 성공으로 답하지 않는다.", En: "That is about a receipt handle made old by another receive. A FIFO queue does not answer a delete after the timeout with success."}
		}
		return i18n.Text{Ko: "타임아웃이 지났을 때의 FIFO 대기열 이야기다. 표준 대기열은 예전 수신 핸들에도 성공으로 답한다.", En: "That is a FIFO queue after the timeout. A standard queue answers an old receipt handle with success."}
	}
	for _, o := range outcomes {
		if o.kind != key {
			a.wrong(o.text, o.idea, whyNot(o.kind))
			continue
		}
		why := i18n.Text{Ko: "타임아웃 안에 마지막 수신 핸들로 지운다.", En: "It is deleted within the timeout, with the latest receipt handle."}
		switch key {
		case "kept":
			why = i18n.Text{Ko: "다시 수신되어 수신 핸들이 예전 것이 되었다. 오류가 없어 알아차리기 어렵다.", En: "Received again since, the receipt handle is an old one; without an error this is easy to miss."}
		case "refused":
			why = i18n.Text{Ko: "FIFO 대기열에서 타임아웃이 {over} 전에 끝난 수신으로는 지울 수 없다.", En: "In a FIFO queue a receive whose timeout ended {over} ago can no longer delete."}
		}
		a.right(o.text, why)
	}
}

// batchQuestion: which messages of a batch run out of time.
func batchQuestion(a *asker) {
	work := a.secondsBetween(2, 12)
	timeout := a.secondsBetween(3, 12) * 5
	for timeout%work == 0 || timeout < 2*work || timeout > 9*work {
		work, timeout = a.secondsBetween(2, 12), a.secondsBetween(3, 12)*5
	}
	inTime := int(timeout / work)
	if a.Coin() {
		best := 0
		for n := 1; n <= 10; n++ {
			if tr := a.prove("messages", n, "every", "0s", "batch", n, "consumers", 1, "work", work, "visibility", timeout, "length", "5m"); lostOf(tr) == 0 {
				best = n
			}
		}
		a.prove("messages", best, "every", "0s", "batch", best, "consumers", 1, "work", work, "visibility", timeout, "length", "5m")
		a.let("work", work, "timeout", timeout, "best", best, "next", best+1)
		a.ask(i18n.Text{Ko: "가시성 타임아웃이 {timeout}인 표준 대기열에서 소비자가 `ReceiveMessage` 한 번으로 메시지를 받아 하나씩 차례로 처리하고, 하나가 끝날 때마다 지운다. 하나에 {work} 걸리고 타임아웃은 바꾸지 않는다. 언제나 요청한 만큼 받는다면, 모두를 제때 지울 수 있는 `MaxNumberOfMessages`의 최댓값은 얼마인가?",
			En: "A consumer receives messages from a standard queue with a visibility timeout of {timeout} in one `ReceiveMessage` call, handles them one after the other and deletes each when it is done. One takes {work}, and no timeout is changed. If it always gets as many as it asks for, what is the largest `MaxNumberOfMessages` with which all are deleted in time?"}, batchRule)
		a.right(itoa(best), i18n.Text{Ko: "{best}번째는 타임아웃 {timeout} 안에 끝나지만 {next}번째는 넘긴다.", En: "Number {best} is done within {timeout}; number {next} would not be."})
		a.wrong(itoa(best+1), "rounds up", i18n.Text{Ko: "{next}번째가 끝나기 전에 {timeout:이} 지난다.", En: "{timeout} pass before number {next} is done."})
		a.wrong("10", "gives each message a timeout of its own turn", i18n.Text{Ko: "10은 API의 한도다. 타임아웃은 차례가 올 때가 아니라 수신부터 모두 함께 센다.", En: "10 is the API's limit. The timeouts of all count from the receive, not from each one's turn."})
		a.wrong("1", "thinks a message must not wait for its turn", i18n.Text{Ko: "차례를 기다려도 타임아웃 안에 끝나면 되므로 {best}개까지 괜찮다.", En: "A message may wait as long as it is done in time: {best} are fine."})
		a.wrong(itoa(best-1), "leaves one out", i18n.Text{Ko: "{best}번째도 제때 끝난다.", En: "Number {best} is in time as well."})
		return
	}
	n := min(max(inTime+a.Between(0, 4), 3), 10)
	tr := a.prove("messages", n, "every", "0s", "batch", n, "consumers", 1, "work", work, "visibility", timeout, "length", "5m")
	key := lostOf(tr)
	a.let("work", work, "timeout", timeout, "n", n, "key", key, "fit", n-key)
	a.ask(i18n.Text{Ko: "가시성 타임아웃이 {timeout}인 표준 대기열에서 소비자가 `ReceiveMessage` 한 번으로 메시지 {n}건을 받았다. 하나씩 차례로 처리하며 하나에 {work} 걸리고, 끝날 때마다 지운다. 타임아웃은 바꾸지 않는다. 지워지기 전에 타임아웃이 끝나는 메시지는 몇 건인가?",
		En: "In one `ReceiveMessage` call a consumer receives {n} messages from a standard queue with a visibility timeout of {timeout}. It handles them one after the other, {work} each, and deletes each when it is done. No timeout is changed. For how many of them does the timeout end before they are deleted?"}, batchRule)
	pieces := func(k int) i18n.Text { return i18n.Text{Ko: itoa(k) + "건", En: itoa(k)} }
	why := i18n.Text{Ko: "{timeout} 안에 끝나는 것은 {fit}건이고, 나머지 {key}건은 끝나기 전에 다시 보인다.", En: "{fit} are done within {timeout}; for the other {key} the timeout ends first."}
	if key == 0 {
		why = i18n.Text{Ko: "마지막 {n}번째까지 {timeout} 안에 끝난다.", En: "Even number {n} is done within {timeout}."}
	}
	a.right(pieces(key), why)
	if key > 0 {
		a.wrong(pieces(0), "starts each timeout at the message's turn", i18n.Text{Ko: "기다리는 동안에도 타임아웃은 흐른다. 수신부터 모두 함께 센다.", En: "The timeouts run while messages wait: all count from the receive."})
	} else {
		a.wrong(pieces(n), "holds the batch against one message's time", i18n.Text{Ko: "마지막 것까지 {timeout} 안에 끝난다.", En: "Even the last is done within {timeout}."})
	}
	a.wrong(pieces(n-key), "counts those in time", i18n.Text{Ko: "{timeout} 안에 지워지는 메시지의 수다.", En: "That many are deleted within {timeout}."})
	a.wrong(pieces(n-1), "lets only the first be in time", i18n.Text{Ko: "하나가 끝날 때마다 지우므로 첫 메시지만 제때인 것은 아니다.", En: "Each is deleted when done, so it is not only the first that is in time."})
	a.wrong(pieces(key+1), "rounds the ones in time down", i18n.Text{Ko: "하나를 더 센 것이다. {fit}건이 제때 끝난다.", En: "One too many: {fit} are in time."})
	a.wrong(pieces(n), "lets the whole batch fail together", i18n.Text{Ko: "제때 끝난 {fit}건은 이미 지워졌다.", En: "The {fit} in time are deleted already."})
	a.wrong(pieces(key+2), "miscounts", i18n.Text{Ko: "{work}씩 세어 보면 {fit}건이 제때 끝난다.", En: "In steps of {work}, {fit} are in time."})
}

var batchRule = i18n.Text{Ko: "한 번에 받은 메시지의 타임아웃은 모두 그 수신부터 센다. 차례를 기다리는 시간도 들어가므로 배치 전체가 타임아웃 안에 끝나야 한다.",
	En: "The timeouts of all messages of one receive count from it. Waiting for a turn is part of that, so the whole batch has to be done within the timeout."}

// lostOf counts the messages whose timeout ended while a consumer had them.
func lostOf(t *sim.Trace) int {
	n := 0
	for i := range t.Events {
		if e := &t.Events[i]; e.Kind == "timeout" && (e.Field("working") != "" || e.Field("waiting") != "") {
			n++
		}
	}
	return n
}

// pollQuestion: how often a consumer hears nothing before a message comes.
func pollQuestion(a *asker) {
	wait := 0
	if a.Rand.IntN(3) > 0 {
		wait = sim.Pick(a.Asker, 5, 10, 15, 20)
	}
	gap := a.Between(2, 9)
	due := a.Between(12, 80)
	step := gap
	if wait > 0 {
		step = wait
	}
	for due%step == 0 || due < step {
		due++
	}
	tr := a.prove("type", "fifo", "delay", time.Duration(due)*second, "consumers", 1, "wait", wait, "gap", time.Duration(gap)*second, "work", "1s", "length", "3m")
	got := nth(tr, "received", 0)
	empties := 0
	for i := range tr.Events {
		if e := &tr.Events[i]; e.Kind == "empty" && e.At < got.At {
			empties++
		}
	}
	how := i18n.Text{Ko: "`WaitTimeSeconds`를 {wait:으로} 하여 `ReceiveMessage`를 부르고, 빈 응답을 받으면 바로 다시 부른다", En: "calls `ReceiveMessage` with a `WaitTimeSeconds` of {wait} and, after an empty answer, calls again at once"}
	if wait == 0 {
		how = i18n.Text{Ko: "`WaitTimeSeconds`를 0으로 하여 `ReceiveMessage`를 부르고, 빈 응답을 받으면 {gap}초 쉬고 다시 부른다", En: "calls `ReceiveMessage` with a `WaitTimeSeconds` of 0 and, after an empty answer, calls again {gap} s later"}
	}
	at := int(got.At / second)
	a.let("wait", wait, "gap", gap, "due", due, "n", empties, "at", at)
	a.let("how", how)
	a.ask(i18n.Text{Ko: "`DelaySeconds`가 {due}초인 빈 FIFO 대기열에 0초에 메시지 하나를 보냈다. 소비자 하나가 0초부터 {how}. 호출에 걸리는 시간은 없다고 하자. 이 메시지를 받기 전에 빈 응답을 몇 번 받고, 메시지는 언제 받는가?",
		En: "At 0 s one message is sent to an empty FIFO queue whose `DelaySeconds` is {due} s. From 0 s on a consumer {how}. Calls themselves take no time. How many empty answers come before the message, and when is it received?"},
		i18n.Text{Ko: "긴 폴링은 메시지가 보이면 바로 답하고, 시간이 다 되어야 빈 응답을 준다. 짧은 폴링은 메시지가 없어도 바로 답하므로 다음 호출까지 기다려야 한다.",
			En: "A long poll answers as soon as a message is visible, and with nothing only when its time is up. A short poll answers at once even without one, so the message waits for the next call."})
	pair := func(n, at int) i18n.Text {
		return i18n.Text{Ko: "빈 응답 " + itoa(n) + "번, " + itoa(at) + "초에 받는다", En: itoa(n) + " empty, received at " + itoa(at) + " s"}
	}
	if wait > 0 {
		a.let("before", i18n.Text{Ko: "{wait}초마다 빈 응답을 {n}번 받고", En: "{n} calls run out after {wait} s each"})
		if empties == 1 {
			a.let("before", i18n.Text{Ko: "첫 호출은 {wait}초 뒤에 빈 응답을 받고", En: "The first call runs out after {wait} s"})
		}
		a.right(pair(empties, at), i18n.Text{Ko: "{before}, 그다음 호출이 기다리던 중 {due}초에 메시지를 받는다.", En: "{before}; the next one is still waiting when the message is due at {due} s."})
		a.wrong(pair(empties, (empties+1)*wait), "lets a long poll answer only when its time is up", i18n.Text{Ko: "긴 폴링은 메시지가 보이면 기다림을 끝내고 바로 답한다.", En: "A long poll ends as soon as a message is visible."})
		a.wrong(pair(0, at), "lets a long poll wait until a message comes", i18n.Text{Ko: "한 호출은 {wait}초까지만 기다린다.", En: "One call waits {wait} s at most."})
		a.wrong(pair(0, 0), "lets a receive see delayed messages", i18n.Text{Ko: "지연된 메시지는 {due}초까지 받을 수 없다.", En: "A delayed message cannot be received before {due} s."})
		a.wrong(pair(due, at), "takes the seconds for calls", i18n.Text{Ko: "1초마다 부르지 않는다. 한 호출이 {wait}초를 기다린다.", En: "It does not call every second: one call waits {wait} s."})
		return
	}
	a.right(pair(empties, at), i18n.Text{Ko: "{gap}초마다 부르면 {due}초 이후의 첫 호출은 {at}초에 있고, 그 앞의 {n}번은 빈 응답이다.", En: "With a call every {gap} s, the first after {due} s is at {at} s; the {n} before it are empty."})
	a.wrong(pair(empties, due), "lets a short poll answer when the message comes", i18n.Text{Ko: "짧은 폴링은 기다리지 않는다. {due}초에는 부르지 않았다.", En: "A short poll does not wait, and there is no call at {due} s."})
	a.wrong(pair(0, due), "lets the first call wait", i18n.Text{Ko: "`WaitTimeSeconds`가 0이면 호출은 바로 빈 응답을 준다.", En: "With a `WaitTimeSeconds` of 0 a call answers at once, with nothing."})
	a.wrong(pair(empties-1, at), "leaves out the call at 0 s", i18n.Text{Ko: "0초의 호출도 빈 응답을 받는다.", En: "The call at 0 s is empty as well."})
	a.wrong(pair(0, 0), "lets a receive see delayed messages", i18n.Text{Ko: "지연된 메시지는 {due}초까지 받을 수 없다.", En: "A delayed message cannot be received before {due} s."})
}
