package lambdaconcurrency

import (
	"strconv"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// askThrottle: what exceeds a reserved value, the pool being free.
func askThrottle(a *sim.Asker) sim.Draft {
	d := sim.Pick(a, 200, 250, 400, 500, 800, 2000)
	step := d / 100 // so that the reserved value divided by seconds is whole
	reserved := 10 * step * a.Between(1, 10)
	can := reserved * 1000 / d
	r := can + 10*a.Between(2, 40)
	v := with("rps", strconv.Itoa(r), "duration", ms(d), "reserve", "true", "reserved", strconv.Itoa(reserved), "limit", "2000")
	_, all := read(v).lasting(r)
	values := []string{itoa(r), millis(a, d), itoa(reserved), itoa(all), itoa(read(v).need(r))}
	return numbers(a, v, each, r-all,
		a.Say("계정의 동시성 한도는 2,000이고 다른 함수는 쉬고 있다. 예약 동시성이 $3인 함수에 초당 $1건의 동기 요청이 고르게 계속 오고, 요청 하나는 $2 걸린다. 호출자는 재시도하지 않는다. 콜드 스타트가 다 지나간 뒤, 초당 몇 건이 429를 받는가?",
			"The account limit is 2,000, and all other functions are idle. A function with a reserved concurrency of $3 keeps getting $1 synchronous requests a second, evenly spread; each takes $2. Callers do not retry. Once all cold starts are over, how many requests a second are throttled (429)?", values...),
		a.Say("환경 $3개가 $2짜리 요청을 초당 $4건 처리한다. 나머지가 429를 받는다.", "$3 environments handle $4 requests of $2 a second; the rest is throttled.", values...),
		a.Say("예약 동시성은 보장이자 상한이다. 처리량은 예약 동시성 ÷ 처리 시간(초)이고, 풀에 자리가 남아도 그 이상은 쓰지 못한다.", "Reserved concurrency is a guarantee and a ceiling. The throughput is the reserved value ÷ the duration in seconds, whatever is free in the pool."),
		[]wrong{
			{n: 0, idea: "thinks that the function goes on into the pool", ko: "예약이 있는 함수는 풀에 자리가 남아도 쓰지 못한다. 필요한 동시성 $5 가운데 $3까지만 쓴다.", en: "A function with a reservation cannot use the pool, free or not: of the $5 it needs it gets $3."},
			{n: r - reserved, idea: "takes concurrency for requests per second", ko: "동시성 $3을 초당 $3건으로 보았다. 실제로는 초당 $4건을 처리한다.", en: "That takes a concurrency of $3 for $3 requests a second; it handles $4."},
			{n: read(v).need(r) - reserved, idea: "takes the missing concurrency for requests", ko: "모자라는 동시성이다. 초당 요청 수로 바꾸려면 처리 시간으로 나누어야 한다.", en: "That is the concurrency that is missing; divide it by the duration to get requests per second."},
			{n: all, idea: "answers what is handled", ko: "처리되는 요청의 수다.", en: "That is what is handled."},
			{n: r, idea: "thinks that a function at its limit handles nothing", ko: "한도에 이르러도 비는 환경이 다음 요청을 받아 초당 $4건은 처리된다.", en: "At the ceiling, environments that become free still handle $4 a second."},
		}, values...)
}

// askHandled: the concurrency of the account against its requests per second.
func askHandled(a *sim.Asker) sim.Draft {
	limit := 1000 * a.Between(1, 3)
	d := sim.Pick(a, 20, 40, 50, 80, 200, 250, 400)
	byTime, byRate := limit*1000/d, perUnit*limit
	r := byTime + 1000*a.Between(2, 8)
	if byRate < byTime {
		r = byRate + 100*a.Between(5, min(80, (byTime-byRate)/100))
	}
	v := with("rps", strconv.Itoa(r), "duration", ms(d), "limit", strconv.Itoa(limit), "init", "100ms")
	_, all := read(v).lasting(r)
	need := read(v).need(r)
	values := []string{itoa(limit), itoa(r), millis(a, d), itoa(need), itoa(byRate), itoa(byTime), decimal(d, 1000)}
	why := a.Say("동시성 한도 $1 ÷ $7초 = 초당 $6건이 먼저 찬다. 초당 요청 한도 $5건에는 이르지 않는다.", "The concurrency of $1 ÷ $7 s = $6 a second runs out first; the limit of $5 requests a second is not reached.", values...)
	beyond := i18n.Text{Ko: "모두 처리하려면 동시성이 $4만큼 필요한데 한도는 $1이다.", En: "All of it takes a concurrency of $4, and the limit is $1."}
	if byRate < byTime {
		beyond = i18n.Text{Ko: "동시성은 $4만큼이면 되지만, 초당 요청이 한도인 $5건을 넘는다.", En: "A concurrency of $4 would do, but the requests exceed the limit of $5 a second."}
		why = a.Say("필요한 동시성은 $4이지만, 초당 요청도 한도의 10배인 $5건까지만 받는다.", "The concurrency needed is $4, but no more than 10 times the limit, $5 requests a second, are let in.", values...)
	}
	return numbers(a, v, each, all,
		a.Say("계정의 동시성 한도는 $1이고, 요청을 받는 함수는 하나뿐이다. 예약 동시성과 프로비저닝된 동시성은 없다. 평균 $3 걸리는 동기 요청이 초당 $2건씩 고르게 오래 계속된다. 함수가 다 확장하고 콜드 스타트도 지나간 뒤, 초당 몇 건이 처리되는가?",
			"The account concurrency limit is $1, and a single function gets requests; nothing is reserved or provisioned. Synchronous requests of $3 keep coming, evenly spread, $2 a second. Once the function has scaled and all cold starts are over, how many requests a second are handled?", values...),
		why,
		a.Say("처리량의 상한은 둘이다. 하나는 동시성 한도 ÷ 처리 시간(초), 또 하나는 초당 동시성 한도의 10배다. 100 ms보다 짧은 함수는 둘째가 먼저 찬다.", "Two ceilings bound the throughput: the limit ÷ the duration in seconds, and 10 × the limit a second. Below 100 ms the second comes first."),
		[]wrong{
			{n: r, idea: "thinks that the function scales with any load", ko: beyond.Ko, en: beyond.En},
			{n: byTime, idea: "forgets the limit of requests per second", ko: "동시성만 보면 그렇지만, 초당 요청 한도 $5건이 먼저 찬다.", en: "The concurrency alone would allow it, but $5 requests a second is the limit."},
			{n: byRate, idea: "thinks that 10 requests a second for each unit are always reached", ko: "초당 요청 한도일 뿐이다. $3짜리 요청으로는 동시성 $1이 먼저 찬다.", en: "That is only the limit of requests; with requests of $3 the concurrency of $1 runs out first."},
			{n: limit, idea: "takes the concurrency limit for requests per second", ko: "동시성 한도를 초당 요청 수로 보았다.", en: "That takes the concurrency limit for requests per second."},
			{n: limit * d / 1000, idea: "multiplies the limit by the duration", ko: "처리량은 동시성을 처리 시간으로 나눈 값이지 곱한 값이 아니다.", en: "Throughput is the concurrency divided by the duration, not times it."},
		}, values...)
}

// askSpill: what provisioned environments leave to others.
func askSpill(a *sim.Asker) sim.Draft {
	d := sim.Pick(a, 20, 40, 50, 200, 250, 400, 500, 2000)
	p := 20 * a.Between(1, 10)
	ready := min(p*1000/d, p*perUnit)
	r := ready + 10*a.Between(3, 30)
	if r == p { // several slips would come to the same
		r += 10
	}
	v := with("rps", strconv.Itoa(r), "duration", ms(d), "provisioned", strconv.Itoa(p), "limit", "3000")
	ready, all := read(v).lasting(r)
	values := []string{itoa(p), itoa(r), millis(a, d), itoa(ready), itoa(p * perUnit), itoa(p * 1000 / d)}
	why := a.Say("환경 $1개가 $3짜리 요청을 초당 $4건까지 처리하고, 나머지가 넘친다.", "$1 environments handle $4 requests of $3 a second; the rest spills over.", values...)
	if d < 100 {
		why = a.Say("프로비저닝된 동시성 $1이 다 차지는 않지만, 초당 요청은 그 10배인 $5건까지만 받는다. 나머지가 넘친다.", "The provisioned $1 are not all in use, but they take no more than 10 times their number, $5 requests a second. The rest spills over.", values...)
	}
	return numbers(a, v, each, all-ready,
		a.Say("한도 3,000인 계정에서 함수 하나만 요청을 받는다. 요청은 프로비저닝된 동시성 $1이 할당된 버전으로 가고, 예약 동시성은 없다. $3 걸리는 동기 요청이 초당 $2건씩 고르게 계속 온다. 콜드 스타트가 다 지나간 뒤, 초당 몇 건이 온디맨드 환경으로 넘치는가?",
			"In an account with a limit of 3,000, a single function gets requests. They go to a version with a provisioned concurrency of $1; nothing is reserved. Synchronous requests of $3 keep coming, evenly spread, $2 a second. Once all cold starts are over, how many requests a second spill over to on-demand environments?", values...),
		why,
		a.Say("프로비저닝된 동시성은 동시에 그 수까지, 그리고 초당 그 수의 10배까지 받는다. 먼저 차는 쪽을 넘은 요청이 온디맨드로 간다.", "Provisioned concurrency takes its own number in flight and 10 times that number a second. What exceeds whichever comes first runs on demand."),
		[]wrong{
			{n: 0, idea: "thinks that provisioned concurrency handles everything", ko: "프로비저닝된 환경이 받는 것은 초당 $4건까지다.", en: "The provisioned environments take no more than $4 a second."},
			{n: r - p*1000/d, idea: "forgets the limit of requests per second", ko: "동시성만 본 값이다. 초당 $5건 한도가 먼저 찬다.", en: "That looks at concurrency alone; the limit of $5 requests a second comes first."},
			{n: r - p*perUnit, idea: "takes 10 requests a second for what an environment handles", ko: "초당 $5건은 한도다. $3짜리 요청으로는 동시성이 먼저 차서 $4건만 처리된다.", en: "$5 a second is a limit; with requests of $3 the concurrency runs out first, at $4."},
			{n: r - p, idea: "takes concurrency for requests per second", ko: "프로비저닝된 동시성 $1을 초당 $1건으로 보았다.", en: "That takes a provisioned concurrency of $1 for $1 requests a second."},
			{n: ready, idea: "answers what the provisioned environments handle", ko: "프로비저닝된 환경이 처리하는 요청의 수다.", en: "That is what the provisioned environments handle."},
			{n: r, idea: "thinks that all requests run on demand once some do", ko: "프로비저닝된 환경이 먼저 받고, 넘치는 것만 온디맨드로 간다.", en: "Provisioned environments are used first; only the rest runs on demand."},
			{n: p, idea: "answers the provisioned value", ko: "할당한 동시성의 수다. 초당 요청의 수가 아니다.", en: "That is the concurrency provisioned, not a number of requests."},
		}, values...)
}

// askScale: how far a function has come after a jump of its load.
func askScale(a *sim.Asker) sim.Draft {
	limit := 1000 * a.Between(4, 10)
	after := sim.Pick(a, 3, 4, 5, 6, 8, 12, 14, 15, 16, 18, 24, 25, 26)
	if after > 9 && limit < 5000 {
		limit = 5000
	}
	v := with("limit", strconv.Itoa(limit), "shape", spike, "rps", "0", "peak", "50000", "from", "1s", "span", "100s", "duration", "10s", "length", strconv.Itoa(after+2)+"s")
	key := 0
	e := newEngine(read(v))
	e.run(func(k int, _ *[fns]admitted) {
		if k == (after+1)*second {
			key = e.fn[fnA].envs
		}
	})
	start := a.Say("한도 $1인 계정에서 한 시간 동안 요청이 없던 함수 하나에 동기 요청이 갑자기 몰린다. 다른 함수는 쉬고 있고 예약이나 프로비저닝도 없다. 이 함수가 새로 띄울 수 있는 환경의 몫은 1,000개가 다 차 있고, 쓴 만큼 초당 100개씩 끊김 없이 다시 찬다. 요청 하나가 1분씩 걸린다면,",
		"In an account with a limit of $1, requests suddenly rush in on a function that had none for an hour. The other functions are idle; nothing is reserved or provisioned. Its allowance of new environments is full at 1,000, and what is used comes back continuously at 100 a second. A synchronous request takes 1 minute.", itoa(limit))
	rule := a.Say("환경은 함수마다 10초에 1,000개까지 늘 수 있다. 이 몫은 한꺼번이 아니라 조금씩 계속 차고, 쓰지 않아도 1,000개보다 많이 쌓이지 않는다.", "Each function can gain 1,000 environments every 10 seconds. The allowance comes back continuously, and what is unused is not saved up.")
	values := []string{itoa(limit), itoa(after), itoa(key)}
	if a.Coin() {
		return numbers(a, v, places, key,
			start+a.Say(" 급증이 시작되고 $2초 뒤 환경은 최대 몇 개인가?", " How many environments can there be, at most, $2 s after the rush begins?", values...),
			a.Say("처음 1,000개에 초당 100개씩 $2초 동안 는 것을 더해 $3개다.", "1,000 at once and 100 a second for $2 s: $3.", values...), rule,
			[]wrong{
				{n: 1000 * (1 + after/10), idea: "refills only every 10 seconds", ko: "10초가 될 때마다 한꺼번에 1,000개가 찬다고 본 값이다. 초당 100개씩 계속 찬다.", en: "That refills 1,000 at once every 10 s; the allowance comes back all the time, 100 a second."},
				{n: limit, idea: "thinks that only the account limit counts", ko: "계정 한도는 상한일 뿐이다. 거기까지 느는 속도에도 한도가 있다.", en: "The account limit is the ceiling; how fast one gets there is limited, too."},
				{n: 100 * after, idea: "forgets what is at hand at first", ko: "처음부터 차 있던 1,000개가 빠졌다.", en: "The 1,000 at hand at first are missing."},
				{n: min(3000+500*(after/60), limit), idea: "uses the old burst of 3,000 and 500 a minute", ko: "예전 규칙(리전에 따라 한 번에 500~3,000개, 그 뒤 1분에 500개)이다.", en: "That is the old rule: a burst of 500 to 3,000, by Region, then 500 a minute."},
				{n: 1000, idea: "thinks that the rate is used up after the first 1,000", ko: "처음 1,000개에서 멈추지 않고 초당 100개씩 더 는다.", en: "It does not stop at the first 1,000; 100 more come every second."},
			}, values...)
	}
	values = []string{itoa(limit), itoa(key), itoa(after)}
	unit := places
	unit.Ko, unit.En = "$1초 뒤", "after $1 s"
	return numbers(a, v, unit, after,
		start+a.Say(" 환경이 $2개에 이르는 것은 급증이 시작되고 빨라야 몇 초 뒤인가?", " At the earliest, how long after the rush begins are there $2 environments?", values...),
		a.Say("처음 1,000개를 빼면 "+itoa(key-scaleBurst)+"개가 남고, 초당 100개씩 $3초가 걸린다.", "Beyond the first 1,000 there are "+itoa(key-scaleBurst)+", which take $3 s at 100 a second.", values...), rule,
		[]wrong{
			{n: key / 100, idea: "forgets what is at hand at first", ko: "처음 1,000개는 기다리지 않고 쓴다.", en: "The first 1,000 need no waiting."},
			{n: (key - 1) / 1000 * 10, idea: "refills only every 10 seconds", ko: "10초마다 한꺼번에 찬다고 본 값이다. 그보다 먼저 조금씩 찬다.", en: "That refills at once every 10 s; the allowance comes back earlier, bit by bit."},
			{n: 0, idea: "thinks that only the account limit counts", ko: "한도 $1에 닿지 않아도 느는 속도에 한도가 있다.", en: "The limit of $1 leaves room, but the speed is limited, too."},
			{n: (key + 499) / 500 * 60, idea: "uses the old 500 a minute", ko: "1분에 500개는 예전 규칙이다.", en: "500 a minute is from the old rule."},
			{n: (key + 999) / 1000 * 10, idea: "waits 10 seconds for each thousand", ko: "천 개마다 10초씩 기다린다고 본 값이다. 처음 1,000개는 곧바로 쓴다.", en: "That waits 10 s for every thousand; the first 1,000 are there at once."},
		}, values...)
}
