package codedeploy

import (
	"strconv"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// drawHosting draws a setting whose minimum leaves some slack and, where it is
// rounded, has to be.
func drawHosting(a *sim.Asker, kinds ...string) hosting {
	for {
		h := hosting{n: a.Between(3, mostInstances), kind: sim.Pick(a, kinds...)}
		switch h.kind {
		case hostCount:
			h.value = a.Between(1, h.n-1)
		case fleetPercent:
			h.value = sim.Pick(a, 20, 25, 30, 33, 40, 45, 55, 60, 65, 70, 75, 80, 85)
			if h.n*h.value%100 == 0 {
				continue
			}
		case halfAtATime:
			if h.n%2 == 0 {
				continue
			}
		}
		if h.allowed() > 0 {
			return h
		}
	}
}

func askMinimum(a *sim.Asker) sim.Draft {
	h := drawHosting(a, halfAtATime, hostCount, hostCount, fleetPercent, fleetPercent, fleetPercent)
	m, k, n := h.minimum(), h.allowed(), h.n
	both := func(least, most int) string {
		return a.Say("최소 $1대, 한 번에 $2대", "at least $1, $2 at a time", itoa(least), itoa(most))
	}
	why := h.why()
	d := sim.Draft{
		Prompt: h.tell(a) + a.Say("배포하는 동안 정상으로 남아야 하는 인스턴스의 최소 수와, 한 번에 배포하는 최대 수는?", "How many instances must stay healthy during the deployment, and to how many at most does it deploy at a time?"),
		Key:    a.Right(both(m, k), "$1 한 번에 $2 − $3 = $4대까지다.", "$5 That leaves $2 − $3 = $4 at a time.", why.Ko, itoa(n), itoa(m), itoa(k), why.En),
		Values: h.values(), Tags: hostTags,
		Explanation: a.Say("한 번에 배포하는 수 = 인스턴스 수 − 최소 정상 수. 비율은 배포를 시작할 때 한 번 계산해 올림한다.", "At a time = instances − minimum healthy. A percentage is worked out once, when the deployment starts, and rounded up."),
	}
	add := func(text, mistake, ko, en string) {
		d.Distractors = append(d.Distractors, a.Wrong(text, mistake, ko, en, itoa(m), itoa(n), itoa(k)))
	}
	if h.kind != hostCount {
		down := m - 1
		add(both(down, n-down), "rounds the minimum down", "소수점 아래를 버렸다. 최소는 올림해서 $1대다.", "This rounds down; the minimum is rounded up, to $1.")
	}
	add(both(k, m), "takes the minimum for the batch", "두 수가 뒤바뀌었다. 정해 둔 값은 남아야 하는 쪽이다.", "The two are swapped: what is configured is what must stay.")
	add(both(m, 1), "deploys one at a time whatever the minimum", "한 번에 하나는 `OneAtATime`이다. 최소를 지키는 만큼 함께 배포한다.", "One at a time is `OneAtATime`. It deploys to as many as the minimum leaves.")
	add(both(m, m), "takes the minimum for both numbers", "최소 $1대를 남기면 한 번에 뺄 수 있는 수는 $2 − $1 = $3대다.", "With a minimum of $1 no more than $2 − $1 = $3 may be taken out.")
	add(both(m, n), "forgets that the minimum limits the batch", "$2대를 한 번에 빼면 남는 것이 없다.", "Taking out all $2 at once would leave none.")
	add(both(n-1, 1), "takes every configuration for OneAtATime", "하나만 빼는 것은 `OneAtATime`의 규칙이다.", "All but one is the rule of `OneAtATime`.")
	return d
}

func askLimit(a *sim.Asker) sim.Draft {
	h := drawHosting(a, halfAtATime, halfAtATime, hostCount, hostCount, fleetPercent, fleetPercent, oneAtATime)
	m, k, n := h.minimum(), h.allowed(), h.n
	th := func(i int) string { return a.Say("$1번째", "$2", itoa(i), ordinal(i)) }
	why := h.why()
	d := sim.Draft{
		Prompt: h.tell(a) + a.Say("인스턴스에서 하나씩 실패가 나고, 배포할 인스턴스는 아직 남아 있다. 몇 번째 실패에서 배포가 `Failed`가 되는가?", "Instances fail one after another while others still wait to be deployed to. With which failure is the deployment `Failed`?"),
		Key:    a.Right(th(k), "$1 $2대가 실패하면 $3대로 줄어 더 뺄 수 없다.", "$4 With $2 failed it is down to $3, and none may be taken out.", why.Ko, itoa(k), itoa(m), why.En),
		Values: h.values(), Tags: hostTags,
		Explanation: a.Say("실패할 때마다 정상 인스턴스가 줄고, 최소에 **이르는** 순간 배포할 것이 남아 있으면 멈춘다. 마지막 인스턴스의 실패로 이르렀다면 `Succeeded`다.", "Each failure lowers the number of healthy instances. When it **reaches** the minimum while some remain, the deployment stops; reached by the very last instance, it is still `Succeeded`."),
	}
	add := func(i int, mistake, ko, en string) {
		if i >= 1 {
			d.Distractors = append(d.Distractors, a.Wrong(th(i), mistake, ko, en, itoa(m), itoa(k), josa(itoa(m), "은")))
		}
	}
	add(k+1, "waits until the number falls below the minimum", "최소 밑으로 내려갈 때까지 기다리지 않는다. $1대에 이르면 멈춘다.", "It does not wait to fall below; it stops on reaching $1.")
	if k > 1 {
		add(1, "fails with the first failure", "첫 실패로 멈추는 것은 `OneAtATime`처럼 여유가 하나일 때다.", "The first failure ends it only where the slack is one, as with `OneAtATime`.")
	}
	add(m, "counts the minimum as failures", "$3 남아야 하는 수다. 실패할 수 있는 수가 아니다.", "$1 is what must stay, not what may fail.")
	add(n, "fails only when all have failed", "모두 실패해야 실패하는 것은 최소가 0인 `AllAtOnce`다.", "Only `AllAtOnce`, with a minimum of 0, fails when all have.")
	add(m+1, "counts the minimum and one more", "$3 남아야 하는 수다. 실패할 수 있는 수가 아니다.", "$1 is what must stay, not what may fail.")
	add(k+2, "lets failures go beyond the minimum", "그만큼 실패하기 전에 이미 최소 $1대에 이른다.", "The minimum of $1 is reached before that.")
	return d
}

func ordinal(i int) string {
	switch {
	case i == 1:
		return "the first"
	case i == 2:
		return "the second"
	case i == 3:
		return "the third"
	}
	return "the " + strconv.Itoa(i) + "th"
}

// fates are the ways a deployment to instances can end, each with its reason and
// with what it takes; $2 is the number of instances.
var fates = []struct {
	id            string
	option, takes i18n.Text
	mistake       string
}{
	{"fine", i18n.Of("`Succeeded`: 실패가 있어도 정상 인스턴스가 최소보다 많다", "`Succeeded`: despite failures more than the minimum stay healthy"),
		i18n.Of("그러려면 실패가 나고도 정상 인스턴스가 최소보다 많이 남아야 한다.", "That takes more healthy instances than the minimum even after the failures."), "counts too few failures"},
	{"pardon", i18n.Of("`Succeeded`: 마지막 인스턴스의 실패로 최소에 이르렀지만 더 뺄 인스턴스가 없다", "`Succeeded`: the last instance's failure reaches the minimum, but none is left to take out"),
		i18n.Of("그러려면 최소에 이르게 하는 실패가 마지막 $2번에서 나야 한다.", "That takes a failure of instance $2, the last, that reaches the minimum."), "pardons a failure that is not the last"},
	{"halt", i18n.Of("`Failed`: 배포할 인스턴스가 남았는데 정상 인스턴스가 최소에 이르렀다", "`Failed`: the minimum is reached while instances remain"),
		i18n.Of("그러려면 최소에 이르렀을 때 배포할 인스턴스가 남아 있어야 한다.", "That takes instances left to deploy to when the minimum is reached."), "forgets what the last instance may do"},
	{"one", i18n.Of("`Failed`: 최소 정상 수와 상관없이 하나라도 실패하면 전체가 실패한다", "`Failed`: a single failure fails it, whatever the minimum"),
		i18n.Of("몇 대까지 실패할 수 있는지는 최소 정상 수가 정한다.", "How many may fail is decided by the minimum."), "fails with any failure"},
	{"lost", i18n.Of("`Failed`: 성공한 인스턴스가 하나도 없다", "`Failed`: not one instance succeeded"),
		i18n.Of("그러려면 배포를 해 본 인스턴스가 모두 실패해야 한다.", "That takes a failure on every instance that was tried."), "thinks that nothing succeeded"},
	{"invalid", i18n.Of("`Failed`: 시작할 때 정상 인스턴스가 최소보다 많지 않아 아무것도 배포하지 않는다", "`Failed`: at the start no more than the minimum are healthy, so nothing is deployed"),
		i18n.Of("그러려면 최소가 $2대여야 한다.", "That takes a minimum of $2."), "compares the minimum wrongly"},
}

func askStatus(a *sim.Asker) sim.Draft {
	h := hosting{n: a.Between(3, 10), kind: sim.Pick(a, oneAtATime, oneAtATime, halfAtATime, allAtOnce, hostCount, hostCount, fleetPercent)}
	switch h.kind {
	case hostCount:
		h.value = a.Between(1, h.n-1)
	case fleetPercent:
		h.value = sim.Pick(a, 50, 60, 75, 80, 90, 95, 99)
	}
	k := h.allowed()
	// The failing instances: too few, just enough with or without the last one,
	// or all of them.
	fail := min(max(k, 1), h.n-1)
	switch a.Between(0, 3) {
	case 0:
		fail = max(fail-1, 1)
	case 1:
		if h.kind == allAtOnce {
			fail = h.n
		}
	}
	marks := make([]bool, h.n)
	if a.Coin() {
		marks[h.n-1] = true
	}
	for counted(marks) < fail {
		marks[a.Rand.IntN(h.n)] = true
	}
	var names []string
	var lanes []int
	for i, f := range marks {
		if f {
			names, lanes = append(names, itoa(i+1)), append(lanes, i)
		}
	}
	who := ranges(lanes, h.n)
	v := h.values("failing", join(names))
	r := New().Run(v).Model.(*run)
	key := r.fate()
	why := h.why()
	reasons := map[string]i18n.Text{
		"fine":    sim.Tell("$1 실패는 $3대라 $4대가 남는다.", "$2 With $3 failed, $4 stay.", why.Ko, why.En, itoa(len(lanes)), itoa(h.n-len(lanes))),
		"pardon":  sim.Tell("$1 최소에 이르게 한 것은 마지막 $3번의 실패라 그 뒤에 뺄 인스턴스가 없다.", "$2 What reaches it is the failure of instance $3, the last, after which none is taken out.", why.Ko, why.En, itoa(h.n)),
		"halt":    sim.Tell("$1 $3번째 실패에서 최소에 이르는데 배포할 인스턴스가 남아 있다.", "$2 It is reached with failure number $3, while instances remain.", why.Ko, why.En, itoa(k)),
		"lost":    i18n.Of("모두 실패했다. 최소가 0이어도 하나는 성공해야 한다.", "All fail, and even with a minimum of 0 one has to succeed."),
		"invalid": sim.Tell("$1 정상 인스턴스가 그보다 많지 않아 한 대도 뺄 수 없다.", "$2 No more than that are healthy, so not one may be taken out.", why.Ko, why.En),
	}
	what := a.Say("$1의 `ValidateService`는 실패하고 나머지는 성공할 수 있다. ", "`ValidateService` fails on $2; the others would succeed. ", people(who, "", i18n.Korean), people(who, "", i18n.English))
	if len(lanes) == h.n {
		what = a.Say("모든 인스턴스의 `ValidateService`가 실패한다. ", "`ValidateService` fails on every instance. ")
	}
	d := sim.Draft{
		Prompt: h.tell(a) + a.Say("인스턴스의 번호 순서대로 배포한다. ", "It deploys in the order of their numbers. ") + what + a.Say("배포의 상태와 그 이유는?", "What becomes of the deployment, and why?"),
		Values: v, Tags: hostTags,
		Explanation: a.Say("실패로 정상 인스턴스가 최소에 이르고 배포할 것이 남아 있으면 `Failed`, 마지막 인스턴스에서 이르면 `Succeeded`다. 적어도 하나는 성공해야 하고, 최소가 처음부터 정상 인스턴스 수와 같으면 시작하지도 못한다.",
			"Reaching the minimum while instances remain means `Failed`; reaching it with the last one, `Succeeded`. At least one has to succeed, and a minimum no smaller than the healthy instances cannot even start."),
	}
	for _, f := range fates {
		if f.id == key {
			d.Key = a.Right(f.option.In(a.Lang), reasons[key].Ko, reasons[key].En)
			continue
		}
		d.Distractors = append(d.Distractors, a.Wrong(f.option.In(a.Lang), f.mistake, f.takes.Ko+" $3", f.takes.En+" $4", itoa(max(k, 1)), itoa(h.n), reasons[key].Ko, reasons[key].En))
	}
	// The one that mistakes the configuration for OneAtATime is always tempting.
	for i, c := range d.Distractors {
		if c.Misconception == "fails with any failure" && i > 1 {
			d.Distractors[1], d.Distractors[i] = c, d.Distractors[1]
		}
	}
	return d
}

// fate is how the first deployment ended, by the fates' names.
func (r *run) fate() string {
	d := &r.deps[0]
	bad := 0
	for i := range r.stays {
		if s := &r.stays[i]; s.dep == 0 && !s.ok {
			bad++
		}
	}
	switch {
	case r.allowed == 0:
		return "invalid"
	case d.status == failed && d.skipped > 0:
		return "halt"
	case d.status == failed:
		return "lost"
	case bad == r.allowed && r.minimum > 0:
		return "pardon"
	}
	return "fine"
}

func counted(marks []bool) int {
	n := 0
	for _, m := range marks {
		if m {
			n++
		}
	}
	return n
}

func join(items []string) string {
	s := ""
	for i, it := range items {
		if i > 0 {
			s += ","
		}
		s += it
	}
	return s
}
