package ecsrollout

import (
	"time"

	"notelab/app/sim"
)

// pattern is a deployment by LINEAR or CANARY to ask about.
type pattern struct {
	strategy            string
	percent, wait, bake int // minutes
}

func drawPattern(a *sim.Asker) pattern {
	p := pattern{linear, sim.Pick(a, 5, 10, 15, 20, 25, 30, 40), sim.Pick(a, 2, 3, 4, 5, 6, 10, 15), sim.Pick(a, 5, 10, 15, 30)}
	if a.Rand.IntN(3) == 0 {
		p.strategy = canary
	}
	return p
}

func (p pattern) values(pairs ...string) sim.Values {
	names := [2]string{"step", "step-bake"}
	if p.strategy == canary {
		names = [2]string{"canary", "canary-bake"}
	}
	return info.Defaults().Must("strategy", p.strategy, names[0], itoa(p.percent), names[1], itoa(p.wait), "bake", itoa(p.bake)).Must(pairs...)
}

// tell states the strategy with its percentage and its wait.
func (p pattern) tell(a *sim.Asker) string {
	s, w := itoa(p.percent), itoa(p.wait)
	name, share, wait := "LINEAR", "stepPercent", "stepBakeTimeInMinutes"
	if p.strategy == canary {
		name, share, wait = "CANARY", "canaryPercent", "canaryBakeTimeInMinutes"
	}
	return a.Say("ECS 배포 전략이 `$1`, `$2`가 $3, `$4`가 $5인 Service를 배포한다. ", "A service is deployed with the ECS strategy `$1`, `$2` $3 and `$4` $5. ", name, share, s, wait, w)
}

// shareAt is the percentage of traffic some minutes after the first shift, as
// the model's run has it.
func (p pattern) shareAt(minutes int) int {
	r := runOf(p.values())
	first := never
	for _, s := range r.states {
		if s.share > 0 {
			first = min(first, s.at)
		}
	}
	return r.stateAt(first + time.Duration(minutes)*time.Minute).share
}

func askShare(a *sim.Asker) sim.Draft {
	p := drawPattern(a)
	steps := shares(p.strategy, p.percent)
	m := 0
	for m%p.wait == 0 { // between two shifts, never at one
		m = a.Between(1, p.wait*min(len(steps), 7))
	}
	key, k := p.shareAt(m), func(n int) string { return itoa(n) + "%" }
	done, w := m/p.wait, itoa(p.wait) // done counts the waits that are over
	why := a.Say("전환은 0분부터 $1분마다 있으므로 $2분까지 $3번 옮겼다.", "With a shift every $4 from minute 0 on, $3 are done by minute $2.", w, itoa(m), itoa(done+1), mins(p.wait))
	if done == 0 {
		why = a.Say("다음 전환은 $1분에 있으므로 첫 번째만 옮겼다.", "The next shift comes at minute $1, so only the first is done.", w)
	}
	spread := p.percent * m / p.wait
	if spread >= 100 {
		spread = 100 - p.percent
	}
	var d []sim.Candidate
	switch {
	case p.strategy == linear:
		if key == 100 {
			why = a.Say("$1분이면 $2번의 전환이 모두 끝났다.", "By minute $1 all $2 shifts are done.", itoa(m), itoa(len(steps)))
		}
		d = append(d,
			because(k(min(100, (done+2)*p.percent)), "counts one shift too many", why),
			a.Wrong(k(100), "takes LINEAR for CANARY", "`LINEAR`는 첫 전환 뒤에도 같은 크기로 나눠 옮긴다. $1", "`LINEAR` goes on in equal steps after the first. $1", why),
			a.Wrong(k(p.percent), "thinks one step is all", "한 번 옮기고 끝나지 않는다. $1", "It does not stop after one step. $1", why))
	case done == 0:
		why = a.Say("canary bake time $1분이 끝나지 않아 아직 첫 몫 $2%다.", "The canary bake time of $3 is not over, so it is still the first $2%.", w, itoa(p.percent), mins(p.wait))
		d = append(d, because(k(100), "takes CANARY for an instant switch", why))
	default:
		why = a.Say("canary bake time $1분이 지나 나머지까지 모두 옮겼다.", "The canary bake time of $2 is over, so all the rest has moved.", w, mins(p.wait))
		d = append(d,
			a.Wrong(k(min(99, (done+1)*p.percent)), "takes CANARY for LINEAR", "`CANARY`는 같은 크기로 나누지 않는다. $1", "`CANARY` does not move in equal steps. $1", why),
			because(k(p.percent), "thinks the canary share stays", why))
	}
	late := a.Wrong(k(min(100, done*p.percent)), "waits before the first shift", "첫 전환 앞에는 기다림이 없다. $1", "No wait precedes the first shift. $1", why)
	if p.strategy == linear || done == 0 {
		d = append([]sim.Candidate{late}, d...)
	}
	d = append(d,
		a.Wrong(k(spread), "spreads a step over the wait", "비율은 전환하는 순간에만 바뀐다. $1", "The share changes only at a shift. $1", why),
		a.Wrong(k(100-key), "gives the old revision's share", "옛 리비전이 받는 비율이다.", "That is the old revision's share."),
		because(k(50), "splits the traffic in half", why),
		a.Wrong(k(0), "expects no traffic before the end", "첫 몫은 바로 옮긴다. $1", "The first part moves at once. $1", why))
	return sim.Draft{
		Prompt: p.tell(a) + a.Say("훅에 걸리는 시간은 없다. 첫 프로덕션 트래픽 전환에서 $1분이 지났고 모두 정상이다. 새 리비전이 받는 트래픽의 비율을 고르세요.", "Hooks take no time. $2 after the first shift of production traffic all is well. Which share does the new revision get?", itoa(m), mins(m)),
		Key:    because(k(key), "", why), Distractors: d,
		Explanation: a.Say("`LINEAR`는 첫 몫을 바로 옮기고 bake time이 지날 때마다 같은 몫을 더한다. `CANARY`는 첫 몫을 바로 옮기고 bake time이 지나면 나머지를 모두 옮긴다.", "`LINEAR` moves the first part at once and one more after each bake time; `CANARY` moves the first part at once and all the rest after the bake time."),
		Values:      p.values(), Tags: shiftTags,
	}
}

func askLength(a *sim.Asker) sim.Draft {
	p := drawPattern(a)
	if p.strategy == canary && a.Coin() {
		p.strategy = linear
	}
	whole := a.Coin() // up to the stop of the old tasks
	v := p.values()
	r := runOf(v)
	var first, full, clean time.Duration
	for i := range r.events {
		e := &r.events[i]
		switch {
		case e.Kind == "shift" && first == 0:
			first = e.At
			fallthrough
		case e.Kind == "shift":
			full = e.At
		case e.Kind == "clean-up":
			clean = e.At
		}
	}
	key := int((full - first) / time.Minute)
	until := a.Say("첫 프로덕션 트래픽 전환부터 100%가 될 때까지 몇 분인가?", "How many minutes pass from the first shift of production traffic until 100%?")
	bake := ""
	if whole {
		key = int((clean - first) / time.Minute)
		bake = a.Say("`bakeTimeInMinutes`는 $1. ", "`bakeTimeInMinutes` is $2. ", ida(itoa(p.bake)), itoa(p.bake))
		until = a.Say("첫 프로덕션 트래픽 전환부터 옛 Task를 멈추기 시작할 때까지 몇 분인가?", "How many minutes pass from the first shift of production traffic until the old tasks begin to stop?")
	}
	n := len(shares(p.strategy, p.percent))
	k := func(n int) string { return a.Say("$1분", "$1 min", itoa(n)) }
	waits, shifts := itoa(n-1), itoa(n)
	sum := a.Say("전환 $1번 사이에 $2분씩 $3번 기다린다.", "The $1 shifts have $3 waits of $4 between them.", shifts, itoa(p.wait), waits, mins(p.wait))
	rest := 0
	if n == 2 {
		sum = a.Say("전환 2번 사이에 $1분을 한 번 기다린다.", "Between the two shifts lies one wait of $2.", itoa(p.wait), mins(p.wait))
	}
	if whole {
		rest = p.bake
		sum += a.Say(" 100%가 된 뒤에는 bake time $1분이 더해진다.", " After 100% the bake time adds $2.", itoa(p.bake), mins(p.bake))
	}
	wrong := func(n int, misconception, ko, en string) sim.Candidate {
		return because(k(n), misconception, a.Say(ko, en)+" "+sum)
	}
	var d []sim.Candidate
	if whole {
		d = append(d, wrong(key-p.bake, "forgets the deployment bake time", "옛 Task는 bake time이 지나야 멈춘다.", "The old tasks stop only after the bake time."))
	}
	if p.strategy == canary {
		d = append(d,
			wrong(key+p.wait, "waits a second canary bake time", "canary bake time은 한 번뿐이다.", "There is only one canary bake time."),
			wrong((100+p.percent-1)/p.percent*p.wait-p.wait+rest, "takes CANARY for LINEAR", "`CANARY`는 나머지를 나누지 않는다.", "`CANARY` does not split the rest."),
			wrong(100*p.wait/p.percent+rest, "divides 100 by the percentage", "`CANARY`의 전환은 두 번이다.", "`CANARY` has two shifts."))
	} else {
		d = append(d,
			wrong(key+p.wait, "waits after the last shift too", "100%가 된 뒤에는 단계 사이의 기다림이 없다.", "There is no step wait after 100%."),
			wrong(p.wait+rest, "takes LINEAR for CANARY", "`LINEAR`는 나머지를 한 번에 옮기지 않는다.", "`LINEAR` does not move the rest at once."),
			wrong(key-p.wait, "leaves out one wait", "전환과 전환 사이마다 기다린다.", "A wait lies between any two shifts."))
	}
	d = append(d, wrong(key+2*p.wait, "counts waits at both ends", "첫 전환 앞이나 마지막 전환 뒤에는 기다리지 않는다.", "No wait precedes the first shift or follows the last."))
	return sim.Draft{
		Prompt: p.tell(a) + bake + a.Say("훅에 걸리는 시간은 없다. ", "Hooks take no time. ") + until,
		Key:    because(k(key), "", sum), Distractors: d,
		Explanation: a.Say("기다림은 전환과 전환 사이에만 있다. `LINEAR`의 비율이 100을 나누지 못하면 마지막 전환은 남은 만큼만 옮긴다. 옛 Task는 `bakeTimeInMinutes`가 더 지나야 멈춘다.", "There are waits only between shifts. If the percentage of `LINEAR` does not divide 100, the last shift moves what is left. The old tasks stop only after another `bakeTimeInMinutes`."),
		Values:      v, Tags: shiftTags,
	}
}

func askExposed(a *sim.Asker) sim.Draft {
	p := pattern{sim.Pick(a, canary, linear), sim.Pick(a, 5, 10, 20, 25), sim.Pick(a, 4, 5, 6, 10), 10}
	rps := sim.Pick(a, 20, 50, 100, 200, 500)
	alarm := a.Between(1, p.wait-1)
	if p.strategy == linear {
		alarm = a.Between(1, 3*p.wait-1)
		for alarm%p.wait == 0 {
			alarm++
		}
	}
	v := p.values("version", buggy, "rps", itoa(rps), "alarm-after", itoa(alarm)+"m")
	r := runOf(v)
	key := r.exposed()
	k := func(n int) string { return a.Say("$1개", "$1", sim.Thousands(n)) }
	minute := rps * 60 // requests
	all := minute * alarm
	end := p.percent * (alarm/p.wait + 1)
	if p.strategy == canary {
		end = p.percent
	}
	// The minutes spent at each share: "6분 × 25% + 3분 × 50%".
	parts := ""
	for left, share := alarm, p.percent; left > 0; left, share = left-p.wait, share+p.percent {
		if parts != "" {
			parts += " + "
		}
		parts += a.Say("$1분 × $2%", "$1 min × $2%", itoa(min(left, p.wait)), itoa(share))
	}
	if alarm > p.wait {
		parts = "(" + parts + ")"
	}
	sum := a.Say("분당 $1개에 $2를 곱한다.", "$1 requests a minute times $2.", sim.Thousands(minute), parts)
	d := []sim.Candidate{
		a.Wrong(k(all), "takes all traffic to be on the new revision", "새 버전이 트래픽을 다 받은 적은 없다. $1", "The new version never had all the traffic. $1", sum),
		a.Wrong(k(all*(100-p.percent)/100), "takes the old revision's share", "옛 리비전의 몫이다. $1", "That is the old revision's share. $1", sum),
		a.Wrong(k(minute*p.wait*p.percent/100), "counts the whole bake time", "$1분 만에 되돌렸다. $2", "What counts is $3, not the whole wait. $2", itoa(alarm), sum, mins(alarm)),
		a.Wrong(k(rps*alarm*p.percent/100), "takes minutes for seconds", "초당 요청에 분을 그대로 곱했다. $1", "This multiplies requests a second by minutes. $1", sum),
		a.Wrong(k(0), "thinks that healthy tasks cannot fail requests", "헬스 체크를 통과해도 요청은 실패할 수 있다. $1", "Passing health checks does not keep requests from failing. $1", sum),
	}
	if p.strategy == linear {
		d = append([]sim.Candidate{
			a.Wrong(k(all*p.percent/100), "forgets the later steps", "$1분마다 몫이 커진다. $2", "The share grows every $3. $2", itoa(p.wait), sum, mins(p.wait)),
			a.Wrong(k(all*end/100), "applies the last share to the whole time", "처음에는 $1%뿐이었다. $2", "At first the share was only $1%. $2", itoa(p.percent), sum),
		}, d...)
	}
	return sim.Draft{
		Prompt: p.tell(a) + a.Say("초당 요청은 $1개로 일정하다. 새 버전은 헬스 체크를 통과하지만 받은 요청에 모두 실패하고, 첫 프로덕션 트래픽 전환 $2분 뒤 CloudWatch 경보가 울려 트래픽이 곧바로 되돌아간다. 실패한 요청은 몇 개인가?", "It gets a steady $1 requests a second. The new version passes its health checks but fails every request it gets; $3 after the first shift of production traffic a CloudWatch alarm fires and traffic returns at once. How many requests failed?", itoa(rps), itoa(alarm), mins(alarm)),
		Key:    because(k(key), "", sum), Distractors: d,
		Explanation: a.Say("트래픽을 나눠 옮기는 까닭이 여기에 있다. 고장 난 버전이 받는 요청은 그때의 비율만큼으로 줄고, 옛 Task가 남아 있어 트래픽만 되돌리면 롤백이 끝난다.", "This is what shifting in parts is for: a faulty version reaches only its share of the requests, and as the old tasks still run, a rollback only has to move traffic."),
		Values:      v, Tags: []string{"D3.T4.S8", "D3.T4.S11"},
	}
}
