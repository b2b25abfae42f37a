package lambdainvoke

import (
	"notelab/app/sim"
)

// askAgain: which records does the next attempt bring?
func askAgain(a *sim.Asker) sim.Draft {
	n := a.Between(4, 8)
	k := a.Between(2, n-1)
	id := sim.Pick(a, "sqs", "fifo", "kinesis", "dynamodb")
	partial, bisect := a.Coin(), false
	if !partial && id != "sqs" && id != "fifo" && a.Coin() {
		n, bisect = sim.Pick(a, 4, 6, 8), true
		k = a.Between(1, n)
	}
	changes := "caller=" + id + " failure=record redrive=true record-retries=3 records=" + itoa(n) + " batch=" + itoa(n) + " record=" + itoa(k)
	if partial {
		changes += " partial=true"
	}
	if bisect {
		changes += " bisect=true"
	}
	v, r := with(changes)
	next := ""
	for i, seen := 0, 0; i < len(r.events); i++ {
		if e := &r.events[i]; e.Kind == "invoke" {
			if seen++; seen == 2 {
				next = e.Field("recs")
				break
			}
		}
	}
	show := func(s string) string { return named(r.kind, s, a.Lang) }
	d := sim.Draft{Values: v, Tags: r.kind.tags()}
	d.Prompt = invokes(a, r.caller)
	what := a.Say("메시지", "messages")
	if r.kind == stream {
		what = a.Say("레코드", "records")
	}
	if id == "fifo" {
		d.Prompt += a.Say("모두 한 메시지 그룹이다. ", "All are of one message group. ")
	}
	d.Prompt += a.Say("배치 하나에 $3 $1개가 순서대로 들어 있고 그 가운데 $2번만 처리할 수 없다. ", "A batch has $1 $3, in order, of which only number $2 cannot be processed. ", itoa(n), itoa(k), what)
	switch {
	case !partial && bisect:
		d.Prompt += a.Say("함수는 $1번에서 예외를 던진다. 부분 배치 응답은 쓰지 않고 `BisectBatchOnFunctionError`는 켜져 있다. ", "The function throws at number $1. Partial batch responses are not used, and `BisectBatchOnFunctionError` is on. ", itoa(k))
	case !partial && r.kind == queue:
		d.Prompt += a.Say("부분 배치 응답을 쓰지 않고, 함수는 $1번에서 예외를 던진다. ", "Partial batch responses are not used; the function throws at number $1. ", itoa(k))
	case !partial:
		d.Prompt += a.Say("부분 배치 응답과 배치 나누기를 쓰지 않고, 함수는 $1번에서 예외를 던진다. ", "Neither partial batch responses nor bisecting are used; the function throws at number $1. ", itoa(k))
	case id == "fifo":
		d.Prompt += a.Say("`ReportBatchItemFailures`가 켜져 있고, 함수는 권장대로 첫 실패에서 멈추어 순서를 지키는 데 필요한 것을 모두 `batchItemFailures`로 알린다. ", "`ReportBatchItemFailures` is on, and as advised the function stops at the first failure and reports in `batchItemFailures` all that is needed to keep the order. ")
	case id == "sqs":
		d.Prompt += a.Say("`ReportBatchItemFailures`가 켜져 있고, 함수는 나머지를 모두 처리하고 `batchItemFailures`로 $1번만 알린다. ", "`ReportBatchItemFailures` is on; the function processes all the others and reports only number $1 in `batchItemFailures`. ", itoa(k))
	default:
		d.Prompt += a.Say("`ReportBatchItemFailures`가 켜져 있고 배치 나누기는 꺼져 있다. 함수는 나머지를 모두 처리하고 `batchItemFailures`로 $1번만 알린다. ", "`ReportBatchItemFailures` is on and bisecting is off. The function processes all the others and reports only number $1 in `batchItemFailures`. ", itoa(k))
	}
	if r.kind == queue {
		d.Prompt += a.Say("다시 보이는 메시지는 모두 한 배치로 받는다. ", "Messages that are visible again are received in one batch. ")
	}
	d.Prompt += a.Say("새로 들어온 것이 없고 스로틀링도 없을 때, 바로 다음 시도에서 함수가 받는 것을 고르세요.", "Nothing new has arrived and nothing is throttled. What does the function get at the next attempt?")
	why := ""
	switch {
	case bisect:
		why = a.Say("예외를 던진 배치는 둘로 나뉘고 앞쪽 절반부터 다시 시도된다.", "The batch that failed is split into two, and the first half is tried first.")
	case !partial:
		why = a.Say("예외는 배치 전체의 실패다. 이미 처리한 것까지 모두 다시 온다.", "An exception fails the whole batch: all of it comes again, even what was processed already.")
	case id == "sqs":
		why = a.Say("알린 메시지만 대기열에 남고 나머지는 삭제된다.", "Only the message reported stays in the queue; the others are deleted.")
	case id == "fifo":
		why = a.Say("순서를 지키려면 실패한 메시지와 그 뒤의 처리하지 않은 메시지를 모두 돌려주어야 한다.", "To keep the order, the failed message and all unprocessed ones after it must be returned.")
	default:
		why = a.Say("스트림에서는 알린 시퀀스 번호가 체크포인트가 되어, 그 뒤는 이미 처리했어도 다시 온다.", "In a stream the sequence number reported becomes the checkpoint: what follows comes again even if it was processed.")
	}
	d.Key = a.Right(show(next), "$1", "$1", why)
	wrong := func(from, to int, idea string) {
		var list []int
		for i := from; i <= to; i++ {
			list = append(list, i-1)
		}
		if len(list) > 0 {
			d.Distractors = append(d.Distractors, a.Wrong(show(listed(list)), idea, "다음 시도에 오는 것은 $1이다. $2", "The next attempt brings $1. $2", show(next), why))
		}
	}
	wrong(1, n, "thinks the whole batch always comes again")
	wrong(k, k, "thinks only the failed one ever comes again")
	wrong(k, n, "thinks a batch resumes at the failed one")
	wrong(k+1, n, "thinks the failed one is skipped")
	wrong(1, k, "thinks a failure repeats what was done so far")
	wrong(1, n/2, "thinks a failed batch is always halved")
	d.Explanation = why
	return d
}
