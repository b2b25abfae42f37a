package lambdaconcurrency

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// sentences tell events by their kind. Where a kind has variants, the part after
// the slash is the value that parts looks at.
var sentences = map[string]i18n.Text{
	"begin":                 {Ko: "계정의 동시성 한도는 {limit}이고, 예약하지 않은 풀 {pool:을} A까지 함께 쓴다.", En: "The account limit is {limit}; the functions, A among them, share an unreserved pool of {pool}."},
	"begin/reserved":        {Ko: "계정의 동시성 한도 {limit} 가운데 {reserved:은} A만 쓰고, A는 그 이상 쓰지 못한다. 예약하지 않은 풀은 {pool}이다.", En: "Of the account limit of {limit}, {reserved} are for A alone, and A cannot use more. The unreserved pool is {pool}."},
	"begin/off":             {Ko: "계정의 동시성 한도는 {limit}이고, 예약하지 않은 풀은 {pool}이다. A의 예약 동시성은 0이다.", En: "The account limit is {limit}, the unreserved pool {pool}. Reserved for A: 0."},
	"begin/ready":           {Ko: "A의 환경 {provisioned}개는 미리 초기화되어 있다.", En: "Already initialised for A: {provisioned}."},
	"stopped":               {Ko: "상한이 0이라 A는 요청을 하나도 처리하지 못한다. 함수를 급히 멈출 때 쓰는 설정이다.", En: "With a ceiling of 0, A handles no request at all; it is how one stops a function at once."},
	"load/spike":            {Ko: "A에 오는 요청이 초당 {from}건에서 {to}건으로 뛴다. 다 처리하려면 동시성 {need:이} 필요하다.", En: "The load of A jumps from {from}/s to {to}/s. Handling all of it takes a concurrency of {need}."},
	"load/ramp":             {Ko: "A에 오는 요청이 {span}초 동안 초당 {from}건에서 {to}건으로 변한다. 끝에는 동시성 {need:이} 필요하다.", En: "The load of A goes from {from}/s to {to}/s over {span} s. At the end it takes a concurrency of {need}."},
	"load/back":             {Ko: "A에 오는 요청이 초당 {to}건으로 돌아온다. 필요한 동시성은 {need}뿐이고, 남는 환경은 유휴 상태로 있다.", En: "The load of A is back at {to}/s. A concurrency of {need} is enough; the other environments stay idle."},
	"limit/pool":            {Ko: "{fn}의 429가 시작된다. 함께 쓰는 풀 {cap:이} 꽉 차서, 어느 함수의 요청이든 빈자리가 나야 받는다.", En: "Throttling of {fn} begins: the shared pool of {cap} is full; a request of any function has to find a free place."},
	"limit/reserved":        {Ko: "{fn}의 429가 시작된다. 예약 동시성 {cap:은} 상한이기도 해서, 풀에 자리가 남아도 쓰지 못한다.", En: "Throttling of {fn} begins: its reserved concurrency of {cap} is a ceiling, too, whatever is free in the pool."},
	"scale":                 {Ko: "{fn}의 429가 시작된다. 동시성은 남지만 함수 하나의 환경은 10초에 1,000개까지만 는다.", En: "Throttling of {fn} begins: concurrency is left, but a function gains at most 1,000 environments every 10 seconds."},
	"rate":                  {Ko: "{fn}의 429가 시작된다. 동시성은 남지만 초당 요청이 동시성 한도의 10배를 넘는다.", En: "Throttling of {fn} begins: concurrency is left, but the requests per second exceed 10 times the limit."},
	"over":                  {Ko: "{fn}의 이 429가 멈춘다. {for}초 동안 {count}건이 호출자에게 돌아갔다.", En: "This throttling of {fn} is over. Requests sent back to their callers in {for} s: {count}."},
	"cold":                  {Ko: "요청이 왔는데 쉬고 있는 환경이 없어 새 환경을 띄운다. 이 요청들은 Init을 기다리는 콜드 스타트다.", En: "No environment is idle, so new ones start; their requests wait for Init (cold starts)."},
	"cold.over":             {Ko: "콜드 스타트가 멎는다. {for}초 동안 새로 띄운 환경은 {count}개이고, 이제 있는 환경만 쓴다.", En: "Cold starts end. Environments started in {for} s: {count}; from now on those at hand are used."},
	"spill/pool":            {Ko: "프로비저닝된 환경 {provisioned}개로 모자라 나머지는 예약하지 않은 풀에서 온디맨드로 돈다. 콜드 스타트가 있을 수 있다.", En: "Provisioned concurrency ({provisioned}) is used up; the rest runs on demand in the unreserved pool, perhaps with cold starts."},
	"spill/reserved":        {Ko: "프로비저닝된 환경 {provisioned}개로 모자라 나머지는 예약 동시성 {cap} 안에서 온디맨드로 돈다. 콜드 스타트가 있을 수 있다.", En: "Provisioned concurrency ({provisioned}) is used up; the rest runs on demand within the reserved {cap}, perhaps with cold starts."},
	"spill.over":            {Ko: "다시 프로비저닝된 환경만으로 충분하다. {for}초 동안 {count}건이 온디맨드로 넘쳤다.", En: "Provisioned concurrency is enough again. Requests that spilled over in {for} s: {count}."},
	"provisioned":           {Ko: "요청 {request:은} 미리 초기화된 환경 {environment}에서 곧바로 처리된다. {until}초에 끝난다.", En: "Request {request} runs at once in {environment}, which was initialised in advance, until {until} s."},
	"warm":                  {Ko: "요청 {request:은} 쉬고 있던 환경 {environment}에서 처리된다. 이미 웜이라 Init이 없고 {until}초에 끝난다.", En: "Request {request} goes to idle environment {environment}, warm and without Init, until {until} s."},
	"started":               {Ko: "요청 {request:을} 받을 빈 환경이 없어 환경 {environment:을} 새로 띄운다. Init {init}초 뒤에 처리해 {until}초에 끝난다.", En: "No environment is free for request {request}: environment {environment} starts, takes {init} s for Init and is done at {until} s."},
	"spilt":                 {Ko: "프로비저닝된 환경이 모두 바빠 온디맨드로 넘친 것이다.", En: "All provisioned ones were busy: a spill-over."},
	"thrown.limit/pool":     {Ko: "요청 {request:은} 429를 받는다. 함께 쓰는 풀 {cap:이} 꽉 찼다.", En: "Request {request} is throttled (429): the shared pool of {cap} is full."},
	"thrown.limit/reserved": {Ko: "요청 {request:은} 429를 받는다. 예약 동시성 {cap:을} 다 썼고, 풀은 쓰지 못한다.", En: "Request {request} is throttled (429): all {cap} reserved units are in use, and the pool is closed to A."},
	"thrown.scale":          {Ko: "요청 {request:은} 429를 받는다. 환경은 10초에 1,000개까지만 늘 수 있다.", En: "Request {request} is throttled (429): a function gains at most 1,000 environments every 10 seconds."},
	"thrown.rate":           {Ko: "요청 {request:은} 429를 받는다. 초당 요청이 동시성 한도의 10배를 넘는다.", En: "Request {request} is throttled (429): the requests per second exceed 10 times the limit."},
	"end":                   {Ko: "A에 온 요청 {requests}건 가운데 {served}건을 처리했고 {throttled}건이 429를 받았다. 콜드 스타트는 {cold}번이다.", En: "Requests to A: {requests}, handled {served}, throttled {throttled}; cold starts: {cold}."},
	"ask":                   {Ko: "한도 {limit}인 계정에서 함수들에 모두 {held}의 동시성을 떼어 놓으려 한다.", En: "In an account with a limit of {limit}, functions are to be allotted {held} in all."},
	"refused.reserved":      {Ko: "Lambda가 설정을 거부한다. 예약하지 않은 동시성이 {left}만 남는데, 예약하지 않은 함수들 몫으로 100은 늘 남겨야 한다. 모두 {most}까지만 예약할 수 있다.", En: "Lambda refuses the setting: {left} would stay unreserved, but 100 always stay for functions without reservations. At most {most} can be allotted in all."},
	"refused.provisioned":   {Ko: "Lambda가 프로비저닝된 동시성 {provisioned:을} 거부한다. 예약이 없는 함수라면 이 값도 풀에서 빠지는데, 풀에는 100을 남겨야 한다. 지금 설정대로면 {left:이} 남는다.", En: "Lambda refuses {provisioned} provisioned: without a reserved value it comes out of the pool, where 100 must stay; {left} would be left."},
	"refused.less":          {Ko: "Lambda가 설정을 거부한다. 떼어 놓으려는 동시성 {held:이} 한도 {limit:을} 넘는다. 예약하지 않은 함수들 몫으로 100은 늘 남겨야 하므로 모두 {most}까지만 된다.", En: "Lambda refuses the setting: {held} in all exceed the limit of {limit}. 100 always stay for functions without reservations, so at most {most} can be allotted."},
	"refused.more":          {Ko: "Lambda가 설정을 거부한다. 프로비저닝된 동시성 {provisioned:은} 예약 동시성 {reserved:을} 넘을 수 없다.", En: "Lambda refuses the setting: provisioned concurrency ({provisioned}) cannot exceed the reserved value ({reserved})."},
}

// Describe implements sim.Simulator.
func (Simulator) Describe(e *sim.Event, l i18n.Lang) string {
	value := func(name string) string {
		name, particle, _ := strings.Cut(name, ":")
		v := e.Field(name)
		if name == "fn" {
			v = e.Actor
		}
		return v + after(v, particle)
	}
	told := ""
	for _, key := range parts(e) {
		if told != "" {
			told += " "
		}
		told += sim.FillNames(sentences[key].In(l), value)
	}
	return told
}

// parts lists the sentences that tell an event.
func parts(e *sim.Event) []string {
	kind, over := strings.CutSuffix(e.Kind, ".over")
	switch {
	case over && (kind == "cold" || kind == "spill"):
		return []string{e.Kind}
	case over:
		return []string{"over"}
	case kind == "begin":
		list := []string{"begin"}
		if e.Field("reserved") != "" {
			list[0] = "begin/reserved"
		}
		if e.Field("reserved") == "0" {
			list[0] = "begin/off"
		}
		if e.Field("provisioned") != "0" {
			list = append(list, "begin/ready")
		}
		return list
	case kind == "load":
		return []string{"load/" + e.Field("shape")}
	case kind == "limit" || kind == "thrown.limit" || kind == "spill":
		return []string{kind + "/" + e.Field("where")}
	case strings.HasPrefix(kind, "refused.") && strings.HasPrefix(e.Field("left"), "-") && kind != "refused."+faultOver:
		return []string{"refused.less"}
	case e.Field("spilt") != "":
		return []string{kind, "spilt"}
	}
	return []string{kind}
}

// after is a Korean particle as it stands behind a number: 2, 4, 5 and 9 end in
// a vowel.
func after(number, particle string) string {
	if number == "" || !strings.Contains("2459", number[len(number)-1:]) {
		return particle
	}
	switch particle {
	case "이":
		return "가"
	case "은":
		return "는"
	case "을":
		return "를"
	}
	return particle
}
