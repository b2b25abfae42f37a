package lambdaconcurrency

import (
	"strconv"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// What comes of a setting of reserved and provisioned concurrency.
const (
	outPool    = iota // refused: less than 100 would stay
	outMore           // refused: more provisioned than reserved
	outStop           // accepted, and the function is off
	outAll            // accepted, everything runs on provisioned environments
	outWithin         // accepted, what spills over stays within the reserved value
	outBeyond         // accepted, what spills over goes into the pool
	outNoLimit        // never: what a reserved 0 is taken for
	outcomes
)

// outcomeTexts are the options: what happens, and the idea behind it where it
// does not.
var outcomeTexts = [outcomes]struct {
	option i18n.Text
	idea   string
}{
	{i18n.Text{Ko: "거부된다. 예약하지 않은 동시성이 100보다 적게 남는다.", En: "It is refused: less than 100 would stay unreserved."}, "gets what must stay unreserved wrong"},
	{i18n.Text{Ko: "거부된다. 프로비저닝된 동시성이 예약 동시성보다 크다.", En: "It is refused: more would be provisioned than is reserved."}, "gets the order of provisioned and reserved wrong"},
	{i18n.Text{Ko: "받아들여지고, 함수는 모든 요청에 429를 돌려준다.", En: "It is accepted, and the function throttles every request."}, "takes the setting for an off switch"},
	{i18n.Text{Ko: "받아들여지고, 처리되는 요청은 모두 프로비저닝된 환경에서 돈다.", En: "It is accepted, and every request that is handled runs on provisioned concurrency."}, "forgets what spills over"},
	{i18n.Text{Ko: "받아들여지고, 프로비저닝된 환경이 모자라면 예약 동시성 안에서만 온디맨드로 돈다.", En: "It is accepted; what provisioned concurrency cannot take runs on demand, within the reserved value only."}, "thinks that the reserved value leaves room beyond the provisioned one"},
	{i18n.Text{Ko: "받아들여지고, 프로비저닝된 환경이 모자라면 예약하지 않은 풀에서 온디맨드로 돈다.", En: "It is accepted; what provisioned concurrency cannot take runs on demand in the unreserved pool."}, "thinks that the pool is open to the function"},
	{i18n.Text{Ko: "받아들여지고, 함수는 예약하지 않은 풀을 제한 없이 쓴다.", En: "It is accepted, and the function uses the unreserved pool without a ceiling of its own."}, "takes a reserved value for no limit"},
}

// outcome is what comes of a valid or refused configuration.
func (c *config) outcome() int {
	a := &c.fn[fnA]
	switch {
	case c.fault() == faultOver:
		return outMore
	case c.fault() != "":
		return outPool
	case a.reserved == 0:
		return outStop
	case a.reserved == none:
		return outBeyond
	case a.reserved == a.prov:
		return outAll
	}
	return outWithin
}

func askSetting(a *sim.Asker) sim.Draft {
	limit := 1000 * a.Between(1, 3)
	other := 100 * a.Between(1, 4)
	most := limit - unreserved - other
	want := sim.Pick(a, outPool, outPool, outMore, outStop, outAll, outWithin, outBeyond)
	reserved, prov := 50*a.Between(3, 8), 0
	switch want {
	case outPool:
		reserved = most + 10*a.Between(1, 9)
		prov = 50 * a.Between(1, 4)
		if a.Coin() {
			reserved, prov = none, most+10*a.Between(1, 9)
		}
	case outMore:
		prov = reserved + 10*a.Between(1, 5)
	case outStop:
		reserved = 0
	case outAll:
		prov = reserved
	case outWithin:
		prov = reserved - 50*a.Between(1, 2)
	case outBeyond:
		reserved, prov = none, 50*a.Between(2, 6)
	}
	pairs := []string{"limit", strconv.Itoa(limit), "provisioned", strconv.Itoa(prov), "b-reserve", "true", "b-reserved", strconv.Itoa(other)}
	if reserved != none {
		pairs = append(pairs, "reserve", "true", "reserved", strconv.Itoa(reserved))
	}
	v := with(pairs...)
	c := read(v)
	key := c.outcome()
	values := []string{itoa(limit), itoa(other), itoa(reserved), itoa(prov), itoa(c.pool()), itoa(reserved - prov)}

	set := a.Say("함수 A의 예약 동시성을 $3으로 설정하고, 그 함수의 버전 하나에 프로비저닝된 동시성을 $4만큼 할당하려 한다. 요청은 모두 그 버전으로 간다.", "Function A is to get a reserved concurrency of $3, and one of its versions, to which all requests go, a provisioned concurrency of $4.", values...)
	switch {
	case reserved == none:
		set = a.Say("함수 A에는 예약 동시성을 설정하지 않고, 버전 하나에만 프로비저닝된 동시성을 $4만큼 할당하려 한다. 요청은 모두 그 버전으로 간다.", "Function A gets no reserved concurrency, but one of its versions, to which all requests go, is to get a provisioned concurrency of $4.", values...)
	case prov == 0:
		set = a.Say("함수 A의 예약 동시성을 $3으로 설정하려 한다. 프로비저닝된 동시성은 쓰지 않는다.", "Function A is to get a reserved concurrency of $3; nothing is provisioned.", values...)
	}
	why := a.Say(whyOutcome[key].Ko, whyOutcome[key].En, values...)
	if key == outPool && reserved == none {
		why = a.Say("$1 - $2 - $4 = $5. 예약이 없는 함수의 프로비저닝된 동시성도 풀에서 나가는데, 풀에는 100이 남아야 한다.", "$1 - $2 - $4 = $5. Without a reservation, provisioned concurrency, too, comes out of the pool, where 100 must stay.", values...)
	}
	d := sim.Draft{
		Prompt: a.Say("한도 $1인 계정에서 함수 B가 동시성을 $2만큼 예약해 두었다. 다른 예약이나 프로비저닝은 없다.", "In an account with a limit of $1, function B has reserved a concurrency of $2; nothing else is reserved or provisioned.", values...) + " " + set +
			" " + a.Say("어떻게 되는가?", "What happens?"),
		Key:         sim.Candidate{Text: outcomeTexts[key].option.In(a.Lang), Why: why},
		Explanation: a.Say("예약은 보장이자 상한이고, 프로비저닝은 미리 데워 둔 환경의 수다. 프로비저닝은 예약을 넘을 수 없고, 둘 다 예약하지 않은 100은 건드리지 못한다. 예약 0은 함수를 멈춘다.", "Reserved is a guarantee and a ceiling; provisioned is how many environments are warm beforehand. Provisioned cannot exceed reserved, neither may touch the last 100, and a reserved 0 stops the function."),
		Values:      v, Tags: tags,
	}
	for _, o := range tempting[key] {
		t := &outcomeTexts[o]
		d.Distractors = append(d.Distractors, a.Wrong(t.option.In(a.Lang), t.idea, "$1 $2", "$1 $2", a.Say(refute(o, key, reserved).Ko, refute(o, key, reserved).En, values...), why))
	}
	return d
}

// tempting are the distractors for each key, the most tempting first.
var tempting = [outcomes][]int{
	outPool:   {outWithin, outBeyond, outMore, outAll},
	outMore:   {outAll, outWithin, outBeyond},
	outStop:   {outNoLimit, outPool, outAll},
	outAll:    {outWithin, outBeyond, outPool},
	outWithin: {outBeyond, outAll, outPool, outMore},
	outBeyond: {outAll, outWithin, outPool},
}

// whyOutcome says why a setting has its outcome.
var whyOutcome = [outcomes]i18n.Text{
	outPool:   {Ko: "$1 - $2 - $3 = $5. 예약하지 않은 함수들 몫으로 100은 남아야 한다.", En: "$1 - $2 - $3 = $5; 100 must stay for functions that reserve nothing."},
	outMore:   {Ko: "프로비저닝하려는 $4이 예약 $3보다 크다. 프로비저닝된 동시성은 예약한 몫에서 나가므로 그보다 클 수 없다.", En: "Provisioned $4, reserved $3: provisioned concurrency is part of the reserved value and cannot exceed it."},
	outStop:   {Ko: "예약 동시성은 상한이기도 하다. 상한이 0이면 아무 요청도 실행되지 않는다.", En: "Reserved concurrency is a ceiling, too; with a ceiling of 0 nothing runs."},
	outAll:    {Ko: "프로비저닝과 예약이 $3으로 같아 온디맨드로 넘칠 자리가 없다. 그 이상은 429다.", En: "Provisioned and reserved are both $3, so nothing is left for on demand; anything beyond is throttled."},
	outWithin: {Ko: "프로비저닝된 $4을 다 쓰면 예약한 $3 안에서 $6을 더 쓴다. 그 위로는 풀에 자리가 남아도 429다.", En: "After the $4 provisioned, $6 more of the reserved value can be used; above $3 requests are throttled, even with a free pool."},
	outBeyond: {Ko: "예약을 설정하지 않은 A에는 따로 상한이 없다. 프로비저닝된 $4을 다 쓰면 남은 풀 $5까지 쓴다.", En: "Without a reservation there is no ceiling of its own: after the $4 provisioned comes the pool of $5."},
}

// refute says why a setting with one outcome does not have another.
func refute(o, key, reserved int) i18n.Text {
	switch {
	case o == outNoLimit:
		return i18n.Text{Ko: "0은 제한 없음이 아니다.", En: "0 does not mean no limit."}
	case o == outPool:
		return i18n.Text{Ko: "예약하지 않은 동시성이 $5만큼 남아 100보다 적지 않다.", En: "$5 stay unreserved, no less than 100."}
	case o == outMore && reserved == none:
		return i18n.Text{Ko: "A에는 예약이 없으니 넘을 것도 없다.", En: "A has no reserved value that could be exceeded."}
	case o == outMore:
		return i18n.Text{Ko: "프로비저닝은 $4, 예약은 $3이라 예약을 넘지 않는다.", En: "Provisioned $4 does not exceed reserved $3."}
	case key == outPool || key == outMore:
		return i18n.Text{Ko: "설정이 받아들여지지 않는다.", En: "The setting is not accepted."}
	case o == outAll && key == outStop:
		return i18n.Text{Ko: "프로비저닝된 환경이 없다.", En: "Nothing is provisioned."}
	case o == outAll:
		return i18n.Text{Ko: "프로비저닝은 상한이 아니다.", En: "Provisioned concurrency is no ceiling."}
	case o == outWithin && reserved == none:
		return i18n.Text{Ko: "A에는 그 안에서 더 쓸 예약이 없다.", En: "A has no reserved value to stay within."}
	case o == outWithin:
		return i18n.Text{Ko: "예약한 몫을 모두 프로비저닝해 더 쓸 것이 없다.", En: "All of the reserved value is provisioned; nothing of it is left."}
	}
	return i18n.Text{Ko: "예약이 있는 함수에는 풀이 닫혀 있다.", En: "The pool is closed to a function with a reserved value."}
}
