package lambdainvoke

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// place is where a failed event can end, as an option.
type place struct {
	id   string
	text i18n.Text
	idea string
}

var places = []place{
	{"caller", i18n.Of("오류가 호출자에게 돌아가고 Lambda에는 남지 않는다", "The error goes back to the caller, and Lambda keeps nothing"), "thinks the caller always hears of the error"},
	{"function-dlq", i18n.Of("함수에 지정한 DLQ로 간다", "It goes to the dead-letter queue set on the function"), "thinks the function's DLQ serves every invocation"},
	{"destination", i18n.Of("실패 시 대상에 기록이 남는다", "A record of it goes to the on-failure destination"), "thinks on-failure destinations serve every invocation"},
	{"queue-dlq", i18n.Of("원본 대기열의 redrive policy가 가리키는 DLQ로 옮겨진다", "It is moved to the dead-letter queue of the source queue's redrive policy"), "thinks there is a redrive policy"},
	{"dropped", i18n.Of("재시도를 다 쓴 뒤 아무 기록도 없이 버려진다", "It is dropped without a trace once the retries are used up"), "thinks failed events are always dropped"},
	{"retention", i18n.Of("원본에 남아 보존 기간이 끝날 때까지 거듭 재시도된다", "It stays at its source and is tried over and over until the retention period ends"), "thinks events wait at the source for ever"},
}

// notThere says why an event does not end at a place.
func (r *run) notThere(place string) i18n.Text {
	unset := func(set bool) i18n.Text {
		switch {
		case !set:
			return i18n.Of("지정되어 있지 않다.", "None is set.")
		case place == "function-dlq":
			return i18n.Of("지정되어 있지만 이 DLQ는 비동기 호출에서만 쓰인다.", "One is set, but it serves asynchronous invocations only.")
		}
		return i18n.Of("지정되어 있지만 비동기 호출과 스트림의 매핑에서만 쓰인다.", "One is set, but it serves asynchronous invocations and mappings of streams only.")
	}
	switch place {
	case "caller":
		if r.kind == async {
			return i18n.Of("이벤트를 낸 서비스는 접수 응답만 받는다. 함수의 오류를 기다리지 않는다.", "The service that sent the event got an acknowledgement only and does not wait for the function.")
		}
		return i18n.Of("함수를 부른 것은 이벤트 소스 매핑이다. 오류를 받을 클라이언트가 없다.", "It is the event source mapping that invokes the function. There is no client to get the error.")
	case "function-dlq":
		return unset(r.dlq)
	case "destination":
		return unset(r.destination)
	case "queue-dlq":
		if r.kind == queue {
			return i18n.Of("원본 대기열에 redrive policy가 없다.", "The source queue has no redrive policy.")
		}
		return i18n.Of("이 경로의 원본은 SQS 대기열이 아니다.", "The source here is no SQS queue.")
	case "dropped":
		switch {
		case r.kind == direct:
			return i18n.Of("Lambda가 재시도하다 버리는 이벤트가 아니다.", "This is no event that Lambda retries and then drops.")
		case r.recs[0].fate == kept:
			return i18n.Of("이 호출 방식에 쓰이는 DLQ나 대상이 있어 기록이 남는다.", "A queue or destination that serves this way of invoking is there to receive something.")
		}
		return i18n.Of("재시도를 끝내는 한도가 설정되어 있지 않다.", "No limit that would end the retries is set.")
	}
	switch r.kind {
	case direct:
		return i18n.Of("동기 호출의 이벤트를 보관하는 원본은 없다.", "A synchronous call has no source that keeps the event.")
	case async:
		return i18n.Of("재시도 횟수가 시도를 끝낸다.", "The retry attempts end it.")
	case queue:
		return i18n.Of("`maxReceiveCount`가 시도를 끝낸다.", "`maxReceiveCount` ends the attempts.")
	}
	return i18n.Of("`MaximumRetryAttempts`가 시도를 끝낸다.", "`MaximumRetryAttempts` ends the attempts.")
}

// items are what a way of invoking brings to the function: the Korean name, alone
// and as a subject, and the English one.
var items = [...][3]string{{"요청", "요청이", "request"}, {"이벤트", "이벤트가", "event"}, {"메시지", "메시지가", "message"}, {"레코드", "레코드가", "record"}}

// ending is where the first record of a run ended.
func (r *run) ending() string {
	dlq, destination := r.keeps()
	switch r.recs[0].fate {
	case returned:
		return "caller"
	case kept:
		switch {
		case r.kind == queue:
			return "queue-dlq"
		case destination:
			return "destination"
		case dlq:
			return "function-dlq"
		}
	case lost:
		return "dropped"
	}
	return "retention"
}

// askFate: where does an event end that always fails?
func askFate(a *sim.Asker) sim.Draft {
	c := &callers[a.Rand.IntN(len(callers))]
	changes := "records=1 caller=" + c.id
	said := ""
	say := func(ko, en string, values ...string) { said += a.Say(ko, en, values...) + " " }
	dlq, destination := a.Coin(), a.Coin()
	if c.kind == async && dlq && destination {
		destination = a.Coin()
		dlq = !destination // both would be two places
	}
	switch c.kind {
	case async:
		n := itoa(a.Between(0, 2))
		changes += " retries=" + n
		say("재시도 횟수는 $1회다.", "The retry attempts are $1.", n)
	case queue:
		if a.Coin() {
			n := itoa(a.Between(2, 6))
			changes += " redrive=true max-receives=" + n
			say("원본 대기열의 redrive policy는 `maxReceiveCount`가 $1회다.", "The source queue has a redrive policy with `maxReceiveCount` $1.", n)
		} else {
			say("원본 대기열에는 redrive policy가 없다.", "The source queue has no redrive policy.")
		}
		destination = false
	case stream:
		if a.Rand.IntN(3) > 0 {
			n := itoa(a.Between(1, 6))
			changes += " record-retries=" + n
			say("매핑의 `MaximumRetryAttempts`는 $1회다.", "The mapping's `MaximumRetryAttempts` is $1.", n)
		} else {
			say("매핑의 재시도 횟수와 레코드 수명은 기본값(한도 없음)이다.", "The mapping's retry attempts and record age have their defaults, no limit.")
			destination = false
		}
	}
	if dlq {
		changes += " dlq=true"
	}
	if destination {
		changes += " destination=true"
	}
	on := a.Say("함수", "the function")
	if c.kind == stream {
		on = a.Say("매핑", "the mapping")
	}
	switch {
	case dlq && destination && c.kind == stream:
		say("함수에는 DLQ가, 매핑에는 실패 시 대상이 지정되어 있다.", "The function has a dead-letter queue, and the mapping an on-failure destination.")
	case dlq && destination:
		say("함수에 DLQ와 실패 시 대상이 모두 지정되어 있다.", "The function has a dead-letter queue, and for asynchronous invocations an on-failure destination.")
	case dlq:
		say("함수에 DLQ가 지정되어 있고 실패 시 대상은 없다.", "The function has a dead-letter queue; there is no on-failure destination.")
	case destination:
		say("$1에 실패 시 대상이 지정되어 있고 함수의 DLQ는 없다.", "An on-failure destination is set on $1; the function has no dead-letter queue.", on)
	default:
		say("함수의 DLQ도 실패 시 대상도 없다.", "The function has neither a dead-letter queue nor an on-failure destination.")
	}
	v, r := with(changes)
	d := sim.Draft{Values: v, Tags: c.kind.tags()}
	d.Prompt = invokes(a, c) + said + a.Say("$1 하나에서 함수 코드가 늘 예외를 던지고, 아무도 설정을 바꾸지 않는다. 이 $2 결국 어떻게 되는지 고르세요.", "For one $3 the function's code throws every time, and nobody changes a setting. What becomes of this $3 in the end?", items[c.kind][:]...)
	key := r.ending()
	why := map[string]i18n.Text{
		"caller":       i18n.Of("동기 호출의 오류는 호출자에게 돌아간다. DLQ와 실패 시 대상은 쓰이지 않는다.", "Synchronously the error goes back to the caller. Dead-letter queues and destinations are not used."),
		"function-dlq": i18n.Of("비동기 호출에서 재시도를 다 쓴 이벤트는 함수의 DLQ로 간다.", "An asynchronous event whose retries are used up goes to the function's dead-letter queue."),
		"destination":  i18n.Of("재시도를 다 쓰면 Lambda가 실패 시 대상으로 호출 기록을 보낸다.", "When the retries are used up, Lambda sends a record to the on-failure destination."),
		"queue-dlq":    i18n.Of("정해진 횟수만큼 받고도 삭제되지 않은 메시지는 SQS가 대기열의 DLQ로 옮긴다.", "A message received so often without being deleted is moved by SQS to the queue's dead-letter queue."),
		"dropped":      i18n.Of("재시도를 다 썼는데, 이 호출 방식에 쓰이는 DLQ도 대상도 없어 버려진다.", "The retries end, and nothing that serves this way of invoking is there to receive the event."),
		"retention":    i18n.Of("시도를 끝내는 설정이 없어 보존 기간이 끝날 때까지 재시도가 되풀이된다.", "No setting ends the attempts, so they go on until the retention period does."),
	}[key].In(a.Lang)
	// What is set, and still not used, tempts most.
	var likely, other []sim.Candidate
	for i := range places {
		p := &places[i]
		if p.id == key {
			d.Key = a.Right(p.text.In(a.Lang), "$1", "$1", why)
			continue
		}
		cand := a.Wrong(p.text.In(a.Lang), p.idea, "$1 $2", "$1 $2", r.notThere(p.id).In(a.Lang), why)
		if p.id == "function-dlq" && dlq || p.id == "destination" && destination || p.id == "dropped" && c.kind != direct || p.id == "caller" && c.kind == direct || p.id == "retention" && c.kind >= queue || p.id == "queue-dlq" && c.kind == queue {
			likely = append(likely, cand)
		} else {
			other = append(other, cand)
		}
	}
	a.Rand.Shuffle(len(other), func(i, j int) { other[i], other[j] = other[j], other[i] })
	d.Distractors = append(likely, other...)
	d.Explanation = why
	return d
}
