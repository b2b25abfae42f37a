package lambdaconcurrency

import (
	"strconv"

	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
)

// questions are the kinds of question, by name.
var questions = sim.Questions{
	"need": askNeed, "pool": askPool, "throttle": askThrottle, "handled": askHandled, "scale": askScale, "spill": askSpill, "setting": askSetting,
}

// Ask implements sim.Simulator.
func (Simulator) Ask(kind string, seed uint64, l i18n.Lang) (quiz.Question, error) {
	return questions.Ask(&info, kind, seed, l)
}

var tags = []string{"D1.T2.S6", "D4.T3.S1"} // tune functions; define concurrency

// wrong is a distractor that is a number: what it is, the idea behind it, and
// why that is not so.
type wrong struct {
	n          int
	idea       string
	ko, en     string
	impossible bool // no slip leads there in this configuration
}

// numbers makes a question whose answer is a number with a unit. Numbers below
// zero, and those that come of no slip here, are left out.
func numbers(a *sim.Asker, v sim.Values, unit i18n.Text, key int, prompt, why, rule string, list []wrong, values ...string) sim.Draft {
	show := func(n int) string { return sim.Fill(unit.In(a.Lang), itoa(n)) }
	d := sim.Draft{Prompt: prompt, Key: sim.Candidate{Text: show(key), Why: why}, Explanation: rule, Values: v, Tags: tags}
	for _, w := range list {
		if w.n >= 0 && !w.impossible {
			d.Distractors = append(d.Distractors, a.Wrong(show(w.n), w.idea, w.ko, w.en, values...))
		}
	}
	return d
}

var (
	bare   = i18n.Text{Ko: "$1", En: "$1"}
	each   = i18n.Text{Ko: "초당 $1건", En: "$1 a second"}
	places = i18n.Text{Ko: "$1개", En: "$1"}
)

// millis writes milliseconds as the questions do: 250 ms, 1.5 s.
func millis(a *sim.Asker, ms int) string {
	if ms < 1000 {
		return strconv.Itoa(ms) + " ms"
	}
	return decimal(ms, 1000) + a.Say("초", " s")
}

func ms(n int) string { return strconv.Itoa(n) + "ms" }

// with returns the defaults without neighbours and under a steady load, with
// some parameters changed.
func with(pairs ...string) sim.Values {
	v := info.Defaults().Must("shape", steady, "b-rps", "0", "c-rps", "0", "length", "10s")
	for i := 0; i < len(pairs); i += 2 {
		w, err := v.With(pairs[i], pairs[i+1])
		if err != nil {
			panic("lambdaconcurrency: " + err.Error())
		}
		v = w
	}
	return v
}

// lasting is how many requests of A a second a steady load has handled, on
// provisioned environments and in all, once everything is warm:
//
//	provisioned = min(rate, provisioned / seconds, 10 x provisioned)
//	on demand   = min(rate - provisioned, (room - provisioned) / seconds)
//	all         = at most 10 x room
//
// where the room is the reserved value, or the account's limit when the others
// are quiet.
func (c *config) lasting(rate int) (ready, all int) {
	a := &c.fn[fnA]
	room := a.reserved
	if room == none {
		room = c.limit
	}
	ready = min(rate, a.prov*second/a.d, a.prov*perUnit)
	all = ready + min(rate-ready, (room-a.prov)*second/a.d)
	return ready, min(all, room*perUnit)
}

func askNeed(a *sim.Asker) sim.Draft {
	d := sim.Pick(a, 200, 250, 300, 400, 500, 600, 750, 800, 1500, 2000, 2500, 3000)
	r := 40 * a.Between(1, 25)
	v := with("rps", strconv.Itoa(r), "duration", ms(d), "limit", "5000")
	key := read(v).need(r)
	up := (d + 999) / 1000
	rate, long, n := itoa(r), millis(a, d), itoa(key)
	sec := decimal(d, 1000)
	return numbers(a, v, bare, key,
		a.Say("함수 하나에 초당 $1건의 동기 요청이 고르게 오고, 요청 하나를 처리하는 데 평균 $2 걸린다. 콜드 스타트가 다 지나간 뒤 스로틀링 없이 모두 처리하려면 동시성이 얼마나 필요한가?",
			"A function gets $1 synchronous requests a second, evenly spread; each takes $2 on average. Once all cold starts are over, what concurrency does it need to handle all of them without throttling?", rate, long),
		a.Say("초당 $1건 × $2초 = $3. 어느 순간에나 이만큼이 처리되고 있다.", "$1/s × $2 s = $3: that many are being handled at any moment.", rate, sec, n),
		a.Say("동시성 = 초당 요청 수 × 평균 처리 시간(초). 초당 요청 수와는 다른 값이다.", "Concurrency = requests per second × average duration in seconds. It is not the number of requests per second."),
		[]wrong{
			{n: r, idea: "takes requests per second for concurrency", ko: "초당 요청 수다. 처리 시간이 정확히 1초일 때만 동시성과 같다.", en: "That is the rate; it equals the concurrency only when a request takes exactly 1 s."},
			{n: r * 1000 / d, impossible: r*1000%d != 0, idea: "divides by the duration", ko: "처리 시간으로 나눈 값이다. 오래 걸릴수록 동시에 처리되는 요청은 많아지므로 곱해야 한다.", en: "That divides by the duration. The longer requests take, the more are in flight, so one multiplies."},
			{n: r / 10, idea: "thinks that an environment handles 10 requests a second", ko: "환경 하나가 초당 10건을 처리한다고 본 값이다. 10배는 초당 요청 한도이고, 환경 하나의 처리량은 처리 시간이 정한다.", en: "That gives each environment 10 requests a second. The factor 10 is a limit of requests per second; what an environment handles depends on the duration."},
			{n: r * up, idea: "rounds the duration up to whole seconds", ko: "처리 시간을 초 단위로 올렸다. 그대로 곱한다.", en: "That rounds the duration up to whole seconds; it is taken as it is."},
			{n: key * 60, idea: "counts requests a minute", ko: "1분 동안의 요청으로 셈했다. 초당 요청 수를 쓴다.", en: "That counts the requests of a minute instead of a second."},
		})
}

func askPool(a *sim.Asker) sim.Draft {
	limit := 1000 * a.Between(1, 3)
	ra, rb := 50*a.Between(2, 8), 50*a.Between(1, 8)
	if ra == rb {
		rb += 50
	}
	n := strconv.Itoa
	intro := a.Say("계정의 동시성 한도는 $1이다.", "The account concurrency limit is $1.", itoa(limit))
	values := []string{itoa(limit), itoa(ra), itoa(rb)}
	switch a.Between(0, 3) {
	case 0, 1:
		v := with("limit", n(limit), "reserve", "true", "reserved", n(ra), "b-reserve", "true", "b-reserved", n(rb))
		left := read(v).pool()
		rest := "$1 - $2 - $3"
		set := a.Say("함수 A의 예약 동시성은 $2이고 함수 B는 $3이다. 다른 설정은 없다.", "Function A has a reserved concurrency of $2, function B of $3; nothing else is set.", values...)
		if a.Coin() {
			return numbers(a, v, bare, left,
				intro+" "+set+" "+a.Say("예약하지 않은 나머지 함수들이 함께 쓸 수 있는 동시성은 얼마인가?", "How much concurrency can the other functions, which reserve nothing, use together?"),
				sim.Fill(rest, values...)+" = "+itoa(left)+".",
				a.Say("예약한 몫은 쓰지 않고 있어도 다른 함수가 쓸 수 없다. 남은 것은 모두 함께 쓰는 풀이다.", "What is reserved is closed to others even while it is idle. All the rest is the shared pool."),
				[]wrong{
					{n: left - unreserved, idea: "takes the 100 off the pool", ko: "100을 더 뺐다. 100은 예약할 수 없다는 뜻이지 쓸 수 없다는 뜻이 아니다.", en: "That takes another 100 off. The 100 cannot be reserved, but they can be used."},
					{n: limit, idea: "thinks that reserving does not shrink the pool", ko: "A와 B가 예약한 몫($2, $3)은 풀에서 빠진다.", en: "The reserved $2 and $3 leave the pool."},
					{n: unreserved, idea: "thinks that others get the 100 only", ko: "100은 반드시 남겨야 하는 최소다. 예약하지 않은 것은 모두 함께 쓴다.", en: "100 is the least that must stay; everything unreserved is shared."},
					{n: limit - ra, idea: "forgets a reservation", ko: "B의 예약 $3도 빠진다.", en: "B's reservation of $3 leaves the pool, too."},
				}, values...)
		}
		return numbers(a, v, bare, left-unreserved,
			intro+" "+set+" "+a.Say("함수 C에 설정할 수 있는 예약 동시성은 최대 얼마인가?", "What is the largest reserved concurrency that function C can be given?"),
			sim.Fill(rest, values...)+" - 100 = "+itoa(left-unreserved)+".",
			a.Say("Lambda는 예약하지 않은 함수들 몫으로 언제나 100을 남긴다. 그보다 적게 남기는 설정은 거부된다.", "Lambda always keeps 100 for functions that reserve nothing; a setting that leaves less is refused."),
			[]wrong{
				{n: left, idea: "forgets that 100 must stay unreserved", ko: "그러면 예약하지 않은 몫이 하나도 남지 않는다. 100은 예약하지 않은 채로 남겨야 한다.", en: "Nothing would be left; 100 must stay unreserved."},
				{n: limit - unreserved, idea: "forgets what others reserve", ko: "예약은 모두 더해서 한도에서 100을 뺀 값까지다. A와 B가 이미 예약했다.", en: "All reservations together may reach that; A and B hold some of it already."},
				{n: limit, idea: "thinks that each function may reserve the whole limit", ko: "한도는 계정의 함수가 모두 나누어 쓴다.", en: "The limit is shared by all functions of the account."},
				{n: limit - ra - unreserved, idea: "forgets a reservation", ko: "B의 예약 $3도 빼야 한다.", en: "B's reservation of $3 counts, too."},
			}, values...)
	case 2:
		v := with("limit", n(limit), "provisioned", n(ra), "shape", ramp, "rps", "0", "peak", n(limit*5/4), "from", "0s", "span", "1m40s", "duration", "1s", "length", "2m")
		left := read(v).pool()
		return numbers(a, v, bare, limit,
			intro+" "+a.Say("어느 함수에도 예약 동시성을 설정하지 않았고, 함수 A의 버전 하나에만 프로비저닝된 동시성이 $2만큼 할당되어 있다. 다른 함수가 쉬고 있을 때, 천천히 늘어나는 요청을 그 버전으로 보내면 동시성은 최대 얼마까지 오르는가? 요청 하나는 1초 걸린다.", "No function has reserved concurrency; one version of function A has a provisioned concurrency of $2, and nothing else is set. While all other functions are idle, slowly growing requests go to that version. How high can its concurrency rise? A request takes 1 s.", values...),
			a.Say("프로비저닝된 몫($2)을 다 쓰면 풀의 "+itoa(left)+"까지 온디맨드로 쓴다. 합하면 한도 $1이다.", "After the $2 provisioned it goes on into the pool of "+itoa(left)+", on demand: $1 in all.", values...),
			a.Say("예약 동시성이 없으면 프로비저닝된 동시성은 상한이 아니다. 넘친 요청은 콜드 스타트를 겪을 수 있지만 스로틀링되지는 않는다.", "Without reserved concurrency, provisioned concurrency is no ceiling: what spills over may be cold, but it is not throttled."),
			[]wrong{
				{n: ra, idea: "takes provisioned concurrency for a ceiling", ko: "프로비저닝된 동시성은 상한이 아니다. 상한을 정하는 것은 예약 동시성이다.", en: "Provisioned concurrency is no ceiling; reserved concurrency is."},
				{n: left, idea: "counts the pool only", ko: "풀만 센 값이다. 프로비저닝된 몫($2)도 A가 쓴다.", en: "That is the pool alone; A uses its $2, too."},
				{n: limit - unreserved, idea: "thinks that 100 can never be used by one function", ko: "100은 예약하거나 프로비저닝할 때 남겨야 하는 값이다. 실행에는 쓸 수 있다.", en: "The 100 bound what can be reserved or provisioned, not what can run."},
				{n: left - unreserved, idea: "takes the 100 off the pool and forgets what is provisioned", ko: "프로비저닝된 몫이 빠졌고, 풀의 100도 실행에는 쓸 수 있다.", en: "The provisioned part is missing, and the 100 of the pool can be used."},
			}, values...)
	}
	p := ra / 50 * 25
	v := with("limit", n(limit), "reserve", "true", "reserved", n(ra), "provisioned", n(p))
	values = append(values, itoa(p))
	left := read(v).pool()
	return numbers(a, v, bare, left,
		intro+" "+a.Say("함수 A의 예약 동시성은 $2이고, 그 함수의 버전 하나에 프로비저닝된 동시성이 $4만큼 할당되어 있다. 다른 설정은 없다. 나머지 함수들이 함께 쓸 수 있는 동시성은 얼마인가?", "Function A has a reserved concurrency of $2, and one of its versions has a provisioned concurrency of $4; nothing else is set. How much concurrency can all other functions use together?", values...),
		sim.Fill("$1 - $2 = ", values...)+itoa(left)+a.Say(". 프로비저닝된 동시성은 예약한 몫 안에 든다.", ". What is provisioned is part of what is reserved."),
		a.Say("예약이 있는 함수의 프로비저닝된 동시성은 그 예약에서 나가므로 풀을 더 줄이지 않는다.", "For a function with a reservation, provisioned concurrency comes out of it and takes nothing more from the pool."),
		[]wrong{
			{n: left - p, idea: "counts provisioned concurrency besides the reserved", ko: "프로비저닝된 몫($4)을 두 번 뺐다. 예약 $2 안에 든다.", en: "That takes the provisioned $4 off once more; it is inside the reserved $2."},
			{n: limit - p, idea: "thinks that only provisioned concurrency leaves the pool", ko: "예약한 몫($2) 전부가 풀에서 빠진다.", en: "All of the reserved $2 leaves the pool."},
			{n: left - unreserved, idea: "takes the 100 off the pool", ko: "100은 예약할 수 없다는 뜻이지 쓸 수 없다는 뜻이 아니다.", en: "The 100 cannot be reserved, but they can be used."},
			{n: limit, idea: "thinks that reserving does not shrink the pool", ko: "예약한 몫($2)은 A가 쉬고 있어도 풀에서 빠진다.", en: "The reserved $2 leaves the pool even while A is idle."},
		}, values...)
}
