package backoff

import (
	"strconv"
	"time"

	"notelab/app/sim"
)

// doubled is the wait before retry n without its cap.
func doubled(first time.Duration, n int) time.Duration { return first << (n - 1) }

// schedule says base, cap and growth in words.
func (a *asker) schedule(first, top time.Duration) string {
	f, c := sim.ShortTime(first), sim.ShortTime(top)
	return a.pick("첫 재시도 전 "+f+"에서 시작해 재시도마다 두 배로 늘고, 상한은 "+c+"다.", "It starts at "+f+" before the first retry and doubles with every retry, capped at "+c+".")
}

// times writes how often, in English.
func times(n int) string {
	if n == 1 {
		return "once"
	}
	return strconv.Itoa(n) + " times"
}

func (a *asker) waitBeforeRetry() sim.Draft {
	base, top, first, name := a.growing()
	n := 2 + a.r.IntN(6)
	v, t := run("mode", "client", "policy", "exponential", "base", ms(base), "cap", ms(top), "first-wait", name, "answers", "503", "max-attempts", strconv.Itoa(n+1))
	key := attemptsOf(t)[n-1].wait
	k := strconv.Itoa(n)
	f := sim.ShortTime(first)
	return sim.Draft{
		Prompt: a.pick("지터 없는 지수 백오프다. ", "A client uses exponential backoff without jitter. ") + a.schedule(first, top) + a.pick(" "+k+"번째 재시도 직전에는 얼마나 기다리나?", " How long does it wait right before retry "+k+"?"),
		Key:    right(sim.ShortTime(key), a.pick(f+"를 "+strconv.Itoa(n-1)+"번 두 배 하고 상한과 비교한 값이다.", "That is "+f+" doubled "+times(n-1)+", compared with the cap.")),
		Distractors: []sim.Candidate{
			a.wrongTime(doubled(first, n), "forgets the cap", "상한을 빠뜨렸다.", "This forgets the cap."),
			a.wrongTime(min(top, doubled(first, n+1)), "doubles once too often", "두 배를 한 번 더 했다. 첫 재시도 전 대기는 두 배 하기 전 값이다.", "This doubles once too often: the first wait is not doubled yet."),
			a.wrongTime(min(top, doubled(first, n-1)), "doubles once too rarely", "두 배를 한 번 덜 했다.", "This doubles once too rarely."),
			a.wrongTime(min(top, first*time.Duration(n)), "grows linearly", "두 배씩이 아니라 같은 폭으로 늘렸다.", "This grows by equal steps instead of doubling."),
			a.wrongTime(first, "never grows", "늘어나지 않는 고정 간격이다.", "This never grows."),
			a.wrongTime(key+first, "adds the first wait", "첫 대기를 더했다.", "This adds the first wait."),
		},
		Explanation: a.pick("n번째 재시도 전 대기는 min(상한, 첫 대기 × 2^(n-1))이다. 여기서는 min("+sim.ShortTime(top)+", "+sim.ShortTime(doubled(first, n))+") = "+sim.ShortTime(key)+".", "The wait before retry n is min(cap, first wait × 2^(n-1)), here min("+sim.ShortTime(top)+", "+sim.ShortTime(doubled(first, n))+") = "+sim.ShortTime(key)+"."),
		Values:      v, Tags: []string{"D1.T1.S5", "D1.T1.K5"},
	}
}

// reach writes a range of waits.
func reach(lo, hi time.Duration) string { return sim.ShortTime(lo) + " ~ " + sim.ShortTime(hi) }

func (a *asker) jitterRange() sim.Draft {
	base, top, first, name := a.growing()
	n := 2 + a.r.IntN(5)
	k := strconv.Itoa(n)
	policy := one(a, "full-jitter", "equal-jitter", "decorrelated")
	if policy == "decorrelated" {
		return a.decorrelatedRange(base, top)
	}
	v, t := run("mode", "client", "policy", policy, "base", ms(base), "cap", ms(top), "first-wait", name, "answers", "503", "max-attempts", strconv.Itoa(n+1))
	got := attemptsOf(t)[n-1]
	e := got.hi
	next, bare := min(top, doubled(first, n+1)), doubled(first, n)
	ds := []sim.Candidate{
		a.wrong(reach(e/2, e), "confuses full with equal jitter", "Equal jitter의 범위다. Full jitter는 0부터 고른다.", "That is equal jitter; full jitter draws from 0."),
		a.wrong(reach(0, bare), "forgets the cap", "상한을 빠뜨렸다.", "This forgets the cap."),
		a.wrong(reach(0, next), "doubles once too often", "두 배를 한 번 더 했다.", "This doubles once too often."),
		a.wrong(reach(base, e), "confuses base with the lower end", "하한은 base가 아니라 0이다.", "The lower end is 0, not base."),
		a.wrong(reach(0, e/2), "takes half", "절반만 쓰는 방식이 아니다.", "Half is not what full jitter uses."),
	}
	rule := text("0과 E(n) 사이에서", "from 0 to E(n)")
	if policy == "equal-jitter" {
		ds = []sim.Candidate{
			a.wrong(reach(0, e), "confuses equal with full jitter", "Full jitter의 범위다. Equal jitter는 절반을 반드시 기다린다.", "That is full jitter; equal jitter always waits half."),
			a.wrong(reach(bare/2, bare), "forgets the cap", "상한을 빠뜨렸다.", "This forgets the cap."),
			a.wrong(reach(e/2, e+e/2), "spreads around E(n)", "E(n)보다 오래 기다리는 일은 없다.", "It never waits longer than E(n)."),
			a.wrong(reach(next/2, next), "doubles once too often", "두 배를 한 번 더 했다.", "This doubles once too often."),
			a.wrong(reach(0, e/2), "forgets the fixed half", "반드시 기다리는 절반을 빠뜨렸다.", "This forgets the half that is always waited."),
		}
		rule = text("E(n)/2와 E(n) 사이에서", "from E(n)/2 to E(n)")
	}
	label := policyLabel(policy)
	return sim.Draft{
		Prompt:      a.pick(label.Ko+" 백오프에서 E(n)은 첫 재시도의 "+sim.ShortTime(first)+"에서 시작해 두 배씩 늘고, 상한은 "+sim.ShortTime(top)+"다. "+k+"번째 재시도 전 대기는 어느 범위에서 무작위로 정해지나?", "A client backs off with "+label.En+". E(n) is "+sim.ShortTime(first)+" for the first retry and doubles with every retry, capped at "+sim.ShortTime(top)+". From which range is the wait before retry "+k+" drawn?"),
		Key:         right(reach(got.lo, got.hi), a.pick(label.Ko+"는 "+rule.Ko+" 고른다.", "With "+label.En+" the wait is drawn "+rule.En+".")),
		Distractors: ds,
		Explanation: a.pick("E("+k+") = min("+sim.ShortTime(top)+", "+sim.ShortTime(bare)+") = "+sim.ShortTime(e)+"이고, "+label.Ko+"는 "+rule.Ko+" 고른다.", "E("+k+") = min("+sim.ShortTime(top)+", "+sim.ShortTime(bare)+") = "+sim.ShortTime(e)+", and "+"With "+label.En+" the wait is drawn "+rule.En+"."),
		Values:      v, Tags: []string{"D1.T1.K5", "D1.T1.S5"},
	}
}

// decorrelatedRange asks for the range after a given last wait.
func (a *asker) decorrelatedRange(base, top time.Duration) sim.Draft {
	last := base * time.Duration(2+a.r.IntN(12))
	if last >= top {
		last = (base + (top-base)/4).Truncate(50 * time.Millisecond)
	}
	p := decorrelated{base.Seconds(), top.Seconds(), last.Seconds()}
	got := p.next(1, func() float64 { return 0 })
	lo, hi := seconds(got.lo), seconds(got.hi)
	v, _ := run("mode", "client", "policy", "decorrelated", "base", ms(base), "cap", ms(top), "answers", "503", "max-attempts", "6")
	b, c, s := sim.ShortTime(base), sim.ShortTime(top), sim.ShortTime(last)
	return sim.Draft{
		Prompt: a.pick("Decorrelated jitter 백오프의 base는 "+b+", 상한은 "+c+"다. 바로 앞 대기가 "+s+"였다면 다음 대기는 어느 범위에 드나?", "A client backs off with decorrelated jitter, base "+b+" and cap "+c+". Its last wait was "+s+". In which range does the next one lie?"),
		Key:    right(reach(lo, hi), a.pick("base부터 앞 대기의 세 배까지이고, 상한을 넘지 않는다.", "From base to three times the last wait, at most the cap.")),
		Distractors: []sim.Candidate{
			a.wrong(reach(0, hi), "confuses decorrelated with full jitter", "하한은 0이 아니라 base다.", "The lower end is base, not 0."),
			a.wrong(reach(base, min(top, 2*last)), "doubles instead of tripling", "앞 대기의 두 배가 아니라 세 배까지다.", "The upper end is three times the last wait, not twice."),
			a.wrong(reach(last, hi), "never waits less", "앞 대기보다 짧아질 수도 있다.", "The next wait may be shorter than the last."),
			a.wrong(reach(base, 3*last), "forgets the cap", "상한을 빠뜨렸다.", "This forgets the cap."),
			a.wrong(reach(hi/2, hi), "confuses decorrelated with equal jitter", "Equal jitter처럼 절반을 반드시 기다리지 않는다.", "It does not always wait half, as equal jitter does."),
		},
		Explanation: a.pick("Decorrelated jitter는 min(상한, U(base, 3 × 앞 대기))를 기다린다. 몇 번째 재시도인지는 보지 않는다.", "Decorrelated jitter waits min(cap, U(base, 3 × last wait)) and does not look at the number of the retry."),
		Values:      v, Tags: []string{"D1.T1.K5", "D1.T1.S5"},
	}
}

func (a *asker) totalWait() sim.Draft {
	base, top, first, name := a.growing()
	n := 3 + a.r.IntN(4)
	v, t := run("mode", "client", "policy", "exponential", "base", ms(base), "cap", ms(top), "first-wait", name, "answers", "503", "max-attempts", strconv.Itoa(n))
	key := seconds(value(t, "waited"))
	sum := func(retries int, limit time.Duration) (total time.Duration) {
		for i := 1; i <= retries; i++ {
			total += min(limit, doubled(first, i))
		}
		return
	}
	k := strconv.Itoa(n)
	return sim.Draft{
		Prompt: a.pick("지터 없는 지수 백오프다. ", "A client uses exponential backoff without jitter. ") + a.schedule(first, top) + a.pick(" 첫 호출을 포함해 최대 "+k+"번 시도하는데 모두 `503`으로 끝난다. 포기할 때까지 기다린 시간은 모두 얼마인가?", " It makes at most "+k+" attempts including the first call, and all end with `503`. How long does it wait in all until it gives up?"),
		Key:    right(sim.ShortTime(key), a.pick("시도 "+k+"번 사이에는 대기가 "+strconv.Itoa(n-1)+"번 있다.", "Between "+k+" attempts lie "+strconv.Itoa(n-1)+" waits.")),
		Distractors: []sim.Candidate{
			a.wrongTime(sum(n, top), "counts attempts as retries", "최대 시도 횟수를 재시도 횟수로 셌다. 첫 호출 앞에는 대기가 없다.", "This takes attempts for retries: nothing is waited before the first call."),
			a.wrongTime(sum(n-1, 1<<62), "forgets the cap", "상한을 빠뜨렸다.", "This forgets the cap."),
			a.wrongTime(min(top, doubled(first, n-1)), "takes the last wait for the sum", "마지막 대기 하나만 셌다.", "This is the last wait alone."),
			a.wrongTime(first*time.Duration(n-1), "never grows", "간격이 늘지 않는다고 보았다.", "This never grows the wait."),
			a.wrongTime(sum(n-2, top), "forgets one retry", "재시도를 한 번 빠뜨렸다.", "This forgets one retry."),
		},
		Explanation: a.pick("최대 시도에는 첫 호출이 들어 있으므로 재시도는 "+strconv.Itoa(n-1)+"번이고, 그 앞의 대기를 더하면 "+sim.ShortTime(key)+"이다.", "Attempts include the first call, so there are "+strconv.Itoa(n-1)+" retries; the waits before them add up to "+sim.ShortTime(key)+"."),
		Values:      v, Tags: []string{"D1.T1.S5", "D1.T1.K5"},
	}
}
