package lambdainvoke

import (
	"math/bits"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// askRuns: how often does the function run?
func askRuns(a *sim.Asker) sim.Draft {
	d := sim.Draft{}
	var r *run
	wrong := func(n int, idea, ko, en string, values ...string) {
		if n >= 0 {
			d.Distractors = append(d.Distractors, a.Wrong(often(a, n), idea, ko, en, values...))
		}
	}
	question := a.Say("이 이벤트로 함수는 모두 몇 번 실행되는가?", "How many times does the function run for this event in all?")
	why := ""
	switch a.Between(0, 4) {
	case 0: // asynchronous
		id, n := sim.Pick(a, "s3", "sns", "eventbridge"), a.Between(0, 2)
		fails := a.Between(1, 3)
		changes := "caller=" + id + " retries=" + itoa(n)
		story := a.Say("이 이벤트에서는 늘 예외를 던진다.", "It throws for this event every time.")
		if fails <= n {
			changes += " often=first times=" + itoa(fails)
			story = a.Say("이 이벤트에서 처음 $1번은 예외를 던지고 그다음에는 성공한다.", "For this event it throws the first $1 times it runs and succeeds after that.", itoa(fails))
			if fails == 1 && a.Lang == i18n.English {
				story = "For this event it throws the first time it runs and succeeds after that."
			}
		}
		d.Values, r = with(changes)
		d.Prompt = invokes(a, r.caller) + a.Say("비동기 호출 설정의 재시도 횟수는 $1회, 최대 이벤트 수명은 기본값(6시간)이다. 함수는 스로틀링되지 않으며 ", "In its asynchronous invocation settings the retry attempts are $1 and the maximum event age is the default, 6 hours. It is not throttled. ", itoa(n)) + story + " "
		switch {
		case fails <= n:
			why = a.Say("실패한 실행이 $1번, 그다음 성공한 실행이 1번이다. 성공하면 남은 재시도는 하지 않는다.", "It fails $1 times and then succeeds once. After a success the retries that are left are not made.", itoa(fails))
			if fails == 1 && a.Lang == i18n.English {
				why = "It fails once and then succeeds. After a success the retries that are left are not made."
			}
		case n == 0:
			why = a.Say("재시도가 0회라 첫 실행뿐이다.", "With 0 retries there is the first run only.")
		default:
			why = a.Say("첫 실행 1번에 재시도 $1번을 더한다.", "There is the first run, and retries: $1.", itoa(n))
		}
		wrong(r.runs-1, "counts the retries, not the first run", "재시도만 세고 첫 실행을 빼먹은 수다.", "That counts the retries and leaves out the first run.")
		wrong(n+1, "thinks all retries are always used", "함수가 그 전에 성공하면 남은 재시도는 하지 않는다.", "Once the function succeeds, the retries that are left are not made.")
		wrong(3, "thinks it is always three attempts", "3번은 재시도 횟수가 기본값인 2이고 끝까지 실패할 때다.", "Three is for the default of 2 retries, and when all fail.")
		wrong(1, "thinks Lambda never retries", "동기 호출이라면 그렇지만 비동기 호출의 함수 오류는 Lambda가 재시도한다.", "So it would be synchronously; asynchronously Lambda retries function errors.")
	case 1: // synchronous
		id := sim.Pick(a, "api-gateway", "sdk")
		n := a.Between(1, 2)
		d.Values, r = with("caller=" + id + " retries=" + itoa(n))
		d.Prompt = invokes(a, r.caller) + a.Say("함수의 비동기 호출 설정에서 재시도 횟수는 $1회다. 요청 하나에서 함수 코드가 예외를 던진다. 클라이언트와 애플리케이션의 코드에는 재시도 로직이 없고, SDK는 기본 설정이다. ", "In the function's asynchronous invocation settings the retry attempts are $1. For one request the function's code throws an exception. No code of the client or application retries, and an SDK has its default settings. ", itoa(n))
		question = a.Say("이 요청으로 함수는 모두 몇 번 실행되는가?", "How many times does the function run for this request in all?")
		why = unretried(a, r.caller)
		wrong(n+1, "applies the asynchronous retries to synchronous calls", "재시도 횟수 설정($1회)은 비동기 호출에만 쓰인다.", "The setting for retry attempts ($1) is for asynchronous invocations only.", itoa(n))
		wrong(3, "thinks Lambda or the SDK makes three attempts", "SDK의 기본 세 번 시도는 스로틀링 같은 호출 오류에 쓰이지, 함수 오류에는 쓰이지 않는다.", "An SDK's three attempts are for invocation errors such as throttling, not for function errors.")
		wrong(n+2, "adds a retry to the asynchronous ones", "비동기 설정은 동기 호출에 쓰이지 않는다. 그 설정대로 세어도 이 수가 되지는 않는다.", "Asynchronous settings do not count here, and they would not give this number either.")
	case 2: // a queue
		m := a.Between(2, 8)
		d.Values, r = with("caller=sqs redrive=true records=1 max-receives=" + itoa(m))
		d.Prompt = invokes(a, r.caller) + a.Say("대기열의 redrive policy는 `maxReceiveCount`가 $1회이고, 함수의 비동기 호출 설정에서 재시도 횟수는 2회다. 메시지 하나가 늘 예외를 일으킨다. 스로틀링은 없고, 이 메시지는 다른 소비자가 받지 않는다. ", "The queue's redrive policy has a `maxReceiveCount` of $1, and in the function's asynchronous invocation settings the retry attempts are 2. One message makes the function throw every time. Nothing is throttled, and nobody else receives the message. ", itoa(m))
		question = a.Say("메시지가 DLQ로 옮겨질 때까지 이 메시지로 함수는 모두 몇 번 실행되는가?", "How many times does the function run with this message until it is moved to the dead-letter queue?")
		why = a.Say("받을 때마다 한 번 실행되고, $1번 받은 뒤에는 DLQ로 옮겨진다. 비동기 재시도는 이 경로에 쓰이지 않는다.", "It runs once for every receive, and after $1 receives the message is moved. Asynchronous retries have no part in this.", itoa(m))
		wrong(m+1, "adds a run for the first receive", "첫 수신도 `maxReceiveCount`에 들어간다.", "The first receive counts towards `maxReceiveCount` too.")
		wrong(3, "applies the asynchronous retries to a queue", "첫 실행에 재시도 2번을 더한 수다. 그 설정은 비동기 호출의 것이다.", "That is one run and 2 retries, a setting for asynchronous invocations.")
		wrong(3*m, "multiplies receives by asynchronous attempts", "수신 한 번에 실행은 한 번이다. 함수 오류 뒤에는 가시성 타임아웃이 지나야 다시 받는다.", "One receive is one run. After a function error the message is received again only when the visibility timeout has passed.")
		wrong(m-1, "leaves out the last receive", "$1번째 수신까지는 함수가 실행된다.", "At receive number $1 the function still runs.", itoa(m))
	case 3: // a shard, one record
		id, n := sim.Pick(a, "kinesis", "dynamodb"), a.Between(0, 6)
		d.Values, r = with("caller=" + id + " records=1 record-retries=" + itoa(n))
		d.Prompt = invokes(a, r.caller) + a.Say("매핑의 `MaximumRetryAttempts`는 $1회이고 배치 나누기는 꺼져 있으며 레코드 수명에는 한도가 없다. 레코드가 하나뿐인 배치에서 함수가 늘 예외를 던진다. 스로틀링은 없다. ", "The mapping's `MaximumRetryAttempts` is $1, bisecting is off and the record age has no limit. With a batch of a single record the function throws every time. Nothing is throttled. ", itoa(n))
		question = a.Say("이 레코드로 함수는 모두 몇 번 실행되는가?", "How many times does the function run with this record in all?")
		why = a.Say("첫 실행에 재시도 $1번을 더해 $2번 실행하고 레코드를 건너뛴다.", "The first run and $1 more make $2; then the record is skipped.", itoa(n), itoa(n+1))
		if n == 0 {
			why = a.Say("재시도가 0회라 한 번만 실행하고 레코드를 건너뛴다.", "With 0 retries it runs once, and the record is skipped.")
		}
		wrong(n, "takes MaximumRetryAttempts for all attempts", "재시도 횟수에는 첫 실행이 들어가지 않는다.", "Retry attempts do not include the first run.")
		wrong(3, "applies the asynchronous default to a stream", "3번은 비동기 호출의 기본값이다. 스트림은 매핑의 설정을 따른다.", "Three is the default of asynchronous invocations. For a stream the mapping's setting counts.")
		wrong(n+2, "adds a run too many", "재시도 한도($1회)를 다 쓰면 더 실행하지 않는다.", "When the retries ($1) are used up, it does not run again.", itoa(n))
		wrong(1, "thinks a stream is never retried", "동기 호출이지만 이벤트 소스 매핑이 재시도한다.", "The call is synchronous, but the event source mapping retries.")
	default: // bisecting
		n, k, m := 1<<a.Between(1, 3), 0, a.Between(0, 3)
		k = a.Between(1, n)
		d.Values, r = with("caller=kinesis failure=record bisect=true records=" + itoa(n) + " batch=" + itoa(n) + " record=" + itoa(k) + " record-retries=" + itoa(m))
		d.Prompt = invokes(a, r.caller) + a.Say("`BisectBatchOnFunctionError`가 켜져 있고 `MaximumRetryAttempts`는 $1회다. 레코드 $2개짜리 배치에서 $3번 레코드만 늘 예외를 일으킨다. 배치는 절반씩 나뉘고, 스로틀링도 레코드 수명 한도도 없으며 부분 배치 응답은 쓰지 않는다. ", "`BisectBatchOnFunctionError` is on and `MaximumRetryAttempts` is $1. In a batch of $2 records only number $3 makes the function throw, every time. Batches are split in halves; there is no throttling, age limit or partial batch response. ", itoa(m), itoa(n), itoa(k))
		question = a.Say("이 배치의 레코드가 모두 처리되거나 버려질 때까지 함수는 몇 번 실행되는가?", "How many times does the function run until all records of the batch are processed or discarded?")
		levels := bits.Len(uint(n)) - 1
		why = a.Say("크기 $1에서 1까지 나누며 $2번 실패하고, 그때마다 떨어져 나온 절반 $3개가 한 번씩 성공한다. 나누기는 재시도를 쓰지 않으므로 하나 남은 레코드를 $4번 더 시도한다: $2 + $3 + $4 = $5.", "From size $1 down to 1 it fails $2 times, and each of the $3 halves split off succeeds once. Splitting uses up no retry, so the single record is tried $4 more times: $2 + $3 + $4 = $5.", itoa(n), itoa(levels+1), itoa(levels), itoa(m), itoa(r.runs))
		wrong(m+1, "forgets the runs that splitting costs", "나누기 전후의 실행을 세지 않았다. 나눈 조각마다 따로 실행된다.", "That leaves out what splitting costs: every part is a run of its own.")
		wrong(levels+1+m, "counts only the runs that fail", "실패한 실행만 센 수다. 떨어져 나온 절반이 성공한 실행도 있다.", "That counts the failures only; the halves split off run too, and succeed.")
		wrong(2*levels+1, "forgets the retries of the single record", "하나 남은 레코드의 재시도($1회)가 빠졌다.", "The retries of the single record ($1) are missing.", itoa(m))
		wrong(n+m, "thinks a failed batch is tried record by record", "한 개씩이 아니라 절반씩 나뉜다.", "A batch is split in halves, not into single records.")
	}
	d.Prompt += question
	d.Key = a.Right(often(a, r.runs), "$1", "$1", why)
	for i := 1; i < 5; i++ {
		wrong(r.runs+i, "counts runs that do not happen", "그만큼 실행될 까닭이 없다. $1", "Nothing makes it run that often. $1", why)
	}
	d.Explanation, d.Tags = why, r.kind.tags()
	return d
}
