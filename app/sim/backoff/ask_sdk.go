package backoff

import (
	"strconv"
	"strings"

	"notelab/app/sim"
)

// spoken is an answer as a question names it.
func (a *asker) spoken(x *answer) string {
	switch x.name {
	case "timeout":
		return a.pick("응답 타임아웃", "a response timeout")
	case "reset":
		return a.pick("연결 끊김", "a reset connection")
	case "429-bare":
		return a.pick("오류 코드 없는 `429`", "`429` without an error code")
	}
	return "`" + x.full() + "`"
}

// sequence names a script in order.
func (a *asker) sequence(script []string) string {
	out := make([]string, len(script))
	for i, n := range script {
		out[i] = a.spoken(lookup(n))
	}
	return strings.Join(out, ", ")
}

func (a *asker) whichRetried() sim.Draft {
	yes := []string{"500", "502", "503", "504", "503-slowdown", "429", "400-throttling", "400-throughput", "400-limit", "400-timeout", "timeout", "reset"}
	no := []string{"400-validation", "403", "404", "409", "429-bare"}
	wantRetried := a.r.IntN(2) == 0
	keys, others := yes, no
	if !wantRetried {
		keys, others = no, yes
	}
	name := keys[a.r.IntN(len(keys))]
	v, _ := run("mode", "client", "policy", "standard", "answers", name+",200")
	candidate := func(name string) sim.Candidate {
		x := lookup(name)
		_, t := run("mode", "client", "policy", "standard", "answers", name+",200")
		retried := attemptsOf(t)[0].verdict == again
		_, w := newSDK("standard", true, "general", quotaMax).retries(x)
		c := sim.Candidate{Text: a.spoken(x)}
		clause := w.text().In(a.l)
		c.Why = a.pick("다시 보내지 않는다. ", "It is not retried: ") + clause + "."
		if retried {
			c.Why = a.pick("다시 보낸다. ", "It is retried: ") + clause + "."
		}
		if retried != wantRetried {
			switch {
			case !retried:
				c.Misconception = "retries a request that cannot succeed"
			case x.http >= 400 && x.http < 500:
				c.Misconception = "never retries a 4xx"
			default:
				c.Misconception = "gives up on a passing failure"
			}
		}
		return c
	}
	var ds []sim.Candidate
	for _, i := range a.r.Perm(len(others)) {
		ds = append(ds, candidate(others[i]))
	}
	key := candidate(name)
	prompt := a.pick("AWS SDK의 standard 재시도 모드(2026년 11월 규칙)가 자동으로 다시 보내는 응답은?", "Which answer does the standard retry mode of the AWS SDKs (rules of November 2026) retry by itself?")
	if !wantRetried {
		prompt = a.pick("AWS SDK의 standard 재시도 모드(2026년 11월 규칙)가 다시 보내지 **않는** 응답은?", "Which answer does the standard retry mode of the AWS SDKs (rules of November 2026) **not** retry?")
	}
	return sim.Draft{
		Prompt: prompt, Key: key, Distractors: ds,
		Explanation: a.pick("재시도 여부는 상태 코드의 첫 자리가 아니라 일시적인가로 정해진다. SDK는 오류 코드를 먼저 보고, 그다음 500·502·503·504와 네트워크 오류를 본다.", "What counts is whether the failure passes, not the first digit of the status. SDKs look at the error code first, then at 500, 502, 503, 504 and network errors."),
		Values:      v, Tags: []string{"D1.T1.S9", "D4.T1.S7"},
	}
}

func (a *asker) sdkAttempts() sim.Draft {
	failing := []string{"500", "503", "503-slowdown", "429", "400-throttling", "400-throughput", "timeout", "503", "400-throttling"}
	limit := 3 + a.r.IntN(3)
	script := make([]string, 1+a.r.IntN(limit+1))
	for i := range script {
		script[i] = failing[a.r.IntN(len(failing))]
	}
	if a.r.IntN(3) == 0 {
		script[len(script)-1] = one(a, "400-validation", "403")
	}
	script = append(script, "200")
	n := strconv.Itoa(limit)
	v, t := run("mode", "client", "policy", "standard", "answers", strings.Join(script, ","), "max-attempts", n)
	key := int(value(t, "calls"))
	first4xx := len(script)
	for i, s := range script {
		if x := lookup(s); x.http >= 400 && x.http < 500 {
			first4xx = i + 1
			break
		}
	}
	_, longer := run("mode", "client", "policy", "standard", "answers", strings.Join(script, ","), "max-attempts", strconv.Itoa(limit+1))
	last := attemptsOf(t)[key-1]
	var why string
	switch last.verdict {
	case done:
		why = a.pick(strconv.Itoa(key)+"번째 호출에서 `200`을 받는다.", "Call "+strconv.Itoa(key)+" is answered `200`.")
	case hopeless:
		why = a.pick(strconv.Itoa(key)+"번째 답인 "+a.spoken(last.answer)+"은 다시 보내지 않는다.", "Answer "+strconv.Itoa(key)+", "+a.spoken(last.answer)+", is not retried.")
	default:
		why = a.pick("최대 시도 "+n+"번에는 첫 호출이 들어 있다.", "The "+n+" attempts include the first call.")
	}
	return sim.Draft{
		Prompt: a.pick("SDK의 재시도 모드는 `standard`이고 `AWS_MAX_ATTEMPTS="+n+"`다. 재시도 할당량은 넉넉하다. 서버는 다음 차례로 답하려 한다: "+a.sequence(script)+". SDK는 이 요청을 모두 몇 번 보내나?", "An SDK runs in `standard` retry mode with `AWS_MAX_ATTEMPTS="+n+"` and plenty of retry quota. The server is going to answer, in order: "+a.sequence(script)+". How many times does the SDK send this request in all?"),
		Key:    right(strconv.Itoa(key), why),
		Distractors: []sim.Candidate{
			a.wrongCount(int(value(longer, "calls")), "takes attempts for retries", "최대 시도에 첫 호출이 따로 더해진다고 보았다.", "This adds the first call to the attempts."),
			a.wrongCount(min(first4xx, limit), "never retries a 4xx", "4xx에서 멈춘다고 보았다. 스로틀링은 4xx여도 다시 보낸다.", "This stops at the first 4xx; throttling is retried even as a 4xx."),
			a.wrongCount(min(len(script), limit), "retries every failure", "다시 보내도 소용없는 응답까지 재시도한다고 보았다.", "This retries answers that cannot succeed."),
			a.wrongCount(len(script), "retries until it succeeds", "성공할 때까지 보낸다고 보았다.", "This retries until it succeeds."),
			a.wrongCount(1, "never retries", "SDK가 재시도하지 않는다고 보았다.", "This takes the SDK not to retry at all."),
			a.wrongCount(key+1, "counts one too many", "한 번 더 셌다.", "This counts one too many."),
			a.wrongCount(key+2, "counts two too many", "두 번 더 셌다.", "This counts two too many."),
		},
		Explanation: a.pick("`max_attempts`는 첫 호출을 포함한다. 5xx, 타임아웃, 스로틀링 오류 코드는 다시 보내고, 잘못된 요청과 권한 오류는 곧바로 돌려준다.", "`max_attempts` includes the first call. 5xx, timeouts and throttling codes are retried; malformed and unauthorised requests come back at once."),
		Values:      v, Tags: []string{"D1.T1.S9", "D4.T1.S7"},
	}
}

func (a *asker) quotaLeft() sim.Draft {
	rules := one(a, "new", "old")
	quota := 60 + 10*a.r.IntN(40)
	failing := []string{"500", "503", "429", "400-throttling", "timeout", "503-slowdown"}
	fails := 1 + a.r.IntN(3)
	script := make([]string, fails)
	for i := range script {
		script[i] = failing[a.r.IntN(len(failing))]
	}
	wins := a.r.IntN(3) > 0
	if wins {
		script = append(script, "200")
	} else {
		script = append(script, "503")
	}
	n := strconv.Itoa(len(script))
	pairs := func(rules string) []string {
		return []string{"mode", "client", "policy", "standard", "rules", rules, "quota", strconv.Itoa(quota), "answers", strings.Join(script, ","), "max-attempts", n}
	}
	v, t := run(pairs(rules)...)
	key := int(value(t, "quota"))
	other := "old"
	costs := text("재시도 한 번에 14개, 스로틀링 뒤의 재시도는 5개", "14 tokens a retry, 5 after throttling")
	era := text("2026년 11월부터의 규칙", "the rules since November 2026")
	if rules == "old" {
		other = "new"
		costs = text("재시도 한 번에 5개, 타임아웃 뒤의 재시도는 10개", "5 tokens a retry, 10 after a timeout")
		era = text("2026년 11월 전의 규칙", "the rules before November 2026")
	}
	_, swapped := run(pairs(other)...)
	spent, last := 0, 0
	retries := len(script) - 1
	s := newSDK("standard", rules == "new", "general", quota)
	for i := range retries {
		last = s.cost(lookup(script[i]))
		spent += last
	}
	tail := s.cost(lookup(script[len(script)-1]))
	q := strconv.Itoa(quota)
	end := a.pick("마지막은 성공이다", "the last one is a success")
	if !wins {
		end = a.pick("시도를 다 쓰고 실패한다", "the attempts are then used up")
	}
	return sim.Draft{
		Prompt: a.pick("SDK standard 모드, "+era.Ko+"이다("+costs.Ko+"). 할당량에 토큰이 "+q+"개 있고, `max_attempts="+n+"`인 요청 하나가 받는 답은 차례로 "+a.sequence(script)+"이다. "+end+". 끝난 뒤 할당량에 남은 토큰은?",
			"An SDK in standard mode follows "+era.En+" ("+costs.En+"). With "+q+" tokens in the quota, one request with `max_attempts="+n+"` is answered, in order: "+a.sequence(script)+"; "+end+". How many tokens are left in the quota?"),
		Key: right(strconv.Itoa(key), a.pick("재시도에 "+strconv.Itoa(spent)+"개를 쓰고, 성공하면 마지막 재시도의 몫만 돌려받는다.", "The retries take "+strconv.Itoa(spent)+" tokens; success gives back only the last retry's.")),
		Distractors: []sim.Candidate{
			a.wrongCount(int(value(swapped, "quota")), "uses the other rule set's costs", "다른 시기의 비용으로 셌다.", "This uses the costs of the other rule set."),
			a.wrongCount(quota-spent, "forgets the refund", "성공했을 때의 환급을 빠뜨렸다.", "This forgets the refund on success."),
			a.wrongCount(min(quotaMax, quota-spent+last), "refunds a failure", "실패한 요청은 돌려받지 않는다.", "A failed request gets nothing back."),
			a.wrongCount(min(quotaMax, quota-spent+1), "refunds one token", "1개를 돌려받는 것은 첫 시도에 성공했을 때다.", "One token comes back only for a success at the first attempt."),
			a.wrongCount(quota, "refunds everything", "쓴 토큰을 모두 돌려받지는 않는다.", "Not everything that was spent comes back."),
			a.wrongCount(quota-spent-tail, "pays for the last attempt too", "마지막 시도 뒤에는 재시도가 없으니 토큰도 쓰지 않는다.", "No retry follows the last attempt, so it costs nothing."),
			a.wrongCount(quota-spent-2*costOld, "pays twice", "첫 호출에는 토큰이 들지 않는다.", "The first call costs nothing."),
		},
		Explanation: a.pick("첫 호출은 무료이고 재시도마다 토큰을 낸다. 재시도 끝에 성공하면 마지막 재시도의 토큰만, 첫 시도에 성공하면 1개를 돌려받고, 실패로 끝나면 돌려받지 않는다.", "The first call is free and every retry pays. Success after retries gives back the last retry's tokens, success at once gives 1, failure gives nothing."),
		Values:      v, Tags: []string{"D1.T1.S9", "D1.T1.S13"},
	}
}
