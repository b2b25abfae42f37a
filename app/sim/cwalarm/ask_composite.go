package cwalarm

import (
	"strings"

	"notelab/app/sim"
)

// span is a stretch of minutes in ALARM, both ends included.
type span struct{ from, to int }

// spans draws up to two stretches within the watched minutes.
func spans(a *sim.Asker, length int) []span {
	first := span{a.Between(2, 5), 0}
	first.to = first.from + a.Between(1, 4)
	list := []span{first}
	if from := first.to + a.Between(2, 3); from+1 < length && a.Between(0, 3) > 0 {
		list = append(list, span{from, min(from+a.Between(1, 5), length-1)})
	}
	return list
}

func covers(list []span, k int) bool {
	for _, s := range list {
		if s.from <= k && k <= s.to {
			return true
		}
	}
	return false
}

// askComposite asks how many notifications a composite alarm sends.
func askComposite(a *sim.Asker) sim.Draft {
	const length = 14
	rule := sim.Pick(a, ruleAnd, ruleAnd, ruleOr, ruleNot, ruleNot)
	x, y := spans(a, length), spans(a, length)
	data, other := make([]string, length), []string{"O"}
	var minutes, back int
	entries := map[string]int{}
	on := map[string]bool{}
	count := func(name string, now bool) {
		if now && !on[name] {
			entries[name]++
		}
		if name == rule {
			if now {
				minutes++
			} else if on[name] {
				back++
			}
		}
		on[name] = now
	}
	for k := 1; k <= length; k++ {
		p, q := covers(x, k), covers(y, k)
		data[k-1], other = "60", append(other, "O")
		if p {
			data[k-1] = "140"
		}
		if q {
			other[k] = "A"
		}
		count("a", p)
		count("b", q)
		count(ruleAnd, p && q)
		count(ruleOr, p || q)
		count(ruleNot, p && !q)
	}
	v := info.Defaults().Must("data", strings.Join(data, " "), "n", "1", "m", "1", "extra", "0", "initial", stateNames[ok], "rule", rule, "other", strings.Join(other, " "))
	key := 0
	for _, e := range runOf(v).looks {
		if e.acted {
			key++
		}
	}
	d := draft{Asker: a}
	d.Values, d.Tags = v, compositeTags
	times := func(n int) string {
		if n == 1 {
			return a.Say("1번", "once")
		}
		return a.Say("$1번", "$1 times", itoa(n))
	}
	during := func(list []span) string {
		s := ""
		for i, p := range list {
			if i > 0 {
				s += a.Say("와 ", " and ")
			}
			s += a.Say("$1~$2분째", "minutes $1 to $2", itoa(p.from), itoa(p.to))
		}
		return s
	}
	text := ruleText(rule)
	d.Prompt = a.Say("복합 경보의 규칙은 `$1`이고, SNS 알림은 복합 경보의 `ALARM` 동작에만 걸려 있다. 상태는 분마다 한 번, 모두 동시에 바뀐다고 하자. 14분 동안 경보 A는 $2에, 경보 B는 $3에 `ALARM`이고 나머지 시간에는 `OK`다. 알림은 몇 번 가는가?",
		"A composite alarm has the rule `$1`, and an SNS notification is set for its `ALARM` action only. Assume that states change once a minute and all at the same time. In 14 minutes alarm A is in `ALARM` in $2, and alarm B in $3; otherwise they are `OK`. How many times is a notification sent?",
		text, during(x), during(y))
	d.Key = a.Right(times(key), "`$1`가 거짓에서 참으로 바뀌는 것은 $2번이다.", "`$1` turns from false to true $2 times.", text, itoa(key))
	if key == 1 {
		d.Key = a.Right(times(key), "`$1`가 거짓에서 참으로 바뀌는 것은 한 번뿐이다.", "`$1` turns from false to true only once.", text)
	}
	if key == 0 {
		d.Key = a.Right(times(key), "`$1`가 참이 되는 분이 없다.", "There is no minute in which `$1` is true.", text)
	}
	d.Explanation = a.Say("복합 경보는 규칙이 참인 동안 `ALARM`이고, `ALARM` 동작은 `ALARM`으로 바뀔 때마다 한 번 일어난다. 재료가 되는 경보에 동작을 걸지 않으면 복합 경보만 알린다.",
		"A composite alarm is in `ALARM` while its rule is true, and the action is performed once for every change to it. With no actions on the underlying alarms, only the composite one notifies.")
	add := func(n int, mistake, ko, en string, values ...string) {
		if n != key {
			d.wrong(times(n), mistake, ko, en, values...)
		}
	}
	add(minutes, "notifies every minute", "규칙이 참인 $1분마다 알린 수다. 알림은 상태가 바뀔 때만 간다.", "That is one for each of the $1 minutes the rule is true; only changes notify.", itoa(minutes))
	add(entries["a"]+entries["b"], "counts the underlying alarms", "A와 B가 `ALARM`이 된 수를 더했다. 두 경보에는 동작이 없다.", "That adds up how often A and B go to `ALARM`; they have no actions.")
	add(key+back, "counts the return to OK, too", "`OK`로 돌아갈 때도 셌다. 알림은 `ALARM` 동작에만 걸려 있다.", "That counts the return to `OK`, too; only the `ALARM` action notifies.")
	add(entries["a"], "looks at alarm A only", "A만 봤다. 규칙은 B의 상태도 따진다.", "That looks at A only; the rule asks for B as well.")
	add(entries["b"], "looks at alarm B only", "B만 봤다. 규칙은 A의 상태도 따진다.", "That looks at B only; the rule asks for A as well.")
	for _, r := range []string{ruleAnd, ruleOr, ruleNot} {
		add(entries[r], "reads the rule as "+r, "규칙이 `$1`일 때의 수다.", "That would be for the rule `$1`.", ruleText(r))
	}
	long := 0
	for _, p := range x {
		long += p.to - p.from + 1
	}
	add(long, "notifies for every minute of A", "A가 `ALARM`인 $1분을 모두 셌다. 알림은 복합 경보의 상태가 바뀔 때만 간다.", "That is one for each of the $1 minutes A is in `ALARM`; only changes of the composite alarm notify.", itoa(long))
	add(0, "thinks that the rule is never true", "`$1`가 참인 시간이 $2분 있다.", "`$1` is true in some minutes: $2.", text, itoa(minutes))
	add(key+1, "counts one change too many", "참이 되는 때를 하나씩 세면 $1번이다.", "Counted one by one, the rule becomes true this often: $1.", itoa(key))
	return d.Draft
}

// askAction asks how often an action is performed while an alarm stays in ALARM.
func askAction(a *sim.Asker) sim.Draft {
	joint := a.Between(0, 2) == 0
	action := sim.Pick(a, notify, onEC2, scale)
	// The status check that an EC2 recovery asks for has no high resolution.
	fast := !joint && action != onEC2 && a.Between(0, 2) == 0
	minutes := a.Between(4, 9)
	slots, period, every := minutes, "1m", a.Say("1분", "1 minute")
	if fast {
		slots, period, every = 6*minutes, "10s", a.Say("10초", "10 seconds")
	}
	v := info.Defaults().Must("data", "60*2 140*"+itoa(slots)+" 60*2", "period", period, "n", "1", "m", "1", "extra", "0", "initial", stateNames[ok], "action", action)
	if joint {
		v = v.Must("rule", ruleOr, "other", "O")
	}
	done := 0
	w := runOf(v)
	for _, e := range w.looks {
		if e.acted {
			done++
		}
	}
	d := draft{Asker: a}
	d.Values, d.Tags = v, alertTags
	name := map[string]string{notify: a.Say("SNS 주제에 알리는 동작", "an action that notifies an SNS topic"), onEC2: a.Say("EC2 인스턴스를 복구하는 동작", "an action that recovers an EC2 instance"), scale: a.Say("Auto Scaling 정책을 부르는 동작", "an action that invokes an Auto Scaling policy")}[action]
	what := a.Say("기간이 $1인 지표 경보", "A metric alarm with a period of $1", every)
	if joint {
		d.Tags = compositeTags
		what = a.Say("지표 경보 둘을 `OR`로 묶은 복합 경보", "A composite alarm that joins two metric alarms with `OR`")
	}
	d.Prompt = a.Say("$1의 `ALARM` 상태에 $2을 두려고 한다. 이 경보가 `OK`에서 `ALARM`으로 바뀌어 $3분 동안 머문다면 그 동작은 어떻게 되는가?", "$1 is to have, for its `ALARM` state, $2. What happens with that action when the alarm goes from `OK` to `ALARM` and stays there for $3 minutes?", what, name, itoa(minutes))
	once, again, never := a.Say("바뀔 때 한 번만 일어난다", "It is performed once, with the change"), a.Say("머무는 동안 1분마다 되풀이된다", "It is repeated every minute while it stays"), a.Say("이 경보에는 그 동작을 걸 수 없다", "The alarm cannot have that action")
	d.Explanation = a.Say("동작은 상태가 바뀔 때 한 번 일어나고, Auto Scaling 동작만 머무는 동안 1분마다 되풀이된다. 복합 경보는 알릴 수 있지만 EC2 동작과 Auto Scaling 동작은 하지 못한다.",
		"Actions are performed once, when the state changes; only Auto Scaling actions are repeated every minute. A composite alarm can notify, but performs no EC2 and no Auto Scaling action.")
	whys := map[string][2]string{
		once:  {"Auto Scaling이 아닌 동작은 상태가 바뀔 때만 일어난다. 몇 분을 머물든 한 번이다.", "An action other than Auto Scaling is performed only with the change, however long the state lasts."},
		again: {"Auto Scaling 동작은 `ALARM`에 머무는 동안 1분마다 다시 일어난다.", "An Auto Scaling action is invoked again every minute while the alarm stays."},
		never: {"복합 경보는 EC2 동작과 Auto Scaling 동작을 하지 못한다. 재료가 되는 지표 경보에 건다.", "A composite alarm performs no EC2 and no Auto Scaling action; the underlying metric alarms can."},
	}
	key := once
	switch {
	case done == 0:
		key = never
	case done > 1:
		key = again
	}
	d.Key = a.Right(key, whys[key][0], whys[key][1])
	add := func(text, mistake, ko, en string) {
		if text != key {
			d.wrong(text, mistake, ko, en)
		}
	}
	switch key {
	case never:
		add(once, "gives a composite alarm every action", "복합 경보는 이 동작을 하지 못한다. 알림 같은 동작만 한다.", "A composite alarm cannot perform it; it can notify, for example.")
		add(again, "gives a composite alarm every action", "되풀이되는 Auto Scaling 동작도, EC2 동작도 복합 경보에는 걸 수 없다.", "Neither a repeated Auto Scaling action nor an EC2 action can be set on a composite alarm.")
	case again:
		add(once, "takes scaling for any action", "한 번으로 끝나는 것은 다른 동작이다. Auto Scaling 동작은 머무는 동안 되풀이된다.", "That is for other actions; those of Auto Scaling are repeated.")
		add(never, "confuses metric and composite alarms", "복합 경보라면 그렇다. 이것은 지표 경보다.", "That is so for a composite alarm; this one is a metric alarm.")
	default:
		add(again, "takes any action for scaling", "1분마다 되풀이되는 것은 Auto Scaling 동작뿐이다.", "Only Auto Scaling actions are repeated every minute.")
		ko, en := "걸 수 없는 것은 복합 경보의 EC2 동작과 Auto Scaling 동작이다. 이것은 지표 경보다.", "What cannot be are EC2 and Auto Scaling actions of a composite alarm; this one is a metric alarm."
		if joint {
			ko, en = "복합 경보도 SNS 알림은 할 수 있다. 안 되는 것은 EC2와 Auto Scaling 동작이다.", "A composite alarm can notify through SNS; it cannot act on EC2 or scale."
		}
		add(never, "forbids what is allowed", ko, en)
	}
	if fast {
		add(a.Say("평가할 때마다, 곧 10초마다 되풀이된다", "It is repeated every 10 seconds, with each evaluation"), "repeats with each evaluation", "10초마다 하는 것은 평가다. 동작은 상태가 바뀔 때 일어나고, Auto Scaling 동작도 1분마다 되풀이된다.", "Every 10 seconds the alarm is evaluated; actions are performed with the change, and even those of Auto Scaling are repeated every minute only.")
	} else {
		add(a.Say("`OK`로 돌아올 때 한 번 일어난다", "It is performed once, with the return to `OK`"), "waits for the end", "`OK`로 돌아올 때의 동작은 `OK` 상태에 따로 건다. 이것은 `ALARM` 상태의 동작이다.", "An action for the return is set for `OK`; this one is for `ALARM`.")
	}
	return d.Draft
}
