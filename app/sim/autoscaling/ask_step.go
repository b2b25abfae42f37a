package autoscaling

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// apiNames are the adjustment types as the API has them.
var apiNames = []line{
	{change, i18n.Text{Ko: "ChangeInCapacity", En: "ChangeInCapacity"}},
	{byPercent, i18n.Text{Ko: "PercentChangeInCapacity", En: "PercentChangeInCapacity"}},
	{exact, i18n.Text{Ko: "ExactCapacity", En: "ExactCapacity"}},
}

// ordinals count the two steps.
var ordinals = [2]i18n.Text{{Ko: "첫째", En: "first"}, {Ko: "둘째", En: "second"}}

// askStep: which step applies, and what it makes of the count.
func askStep(a *asker) sim.Draft {
	kind := sim.Pick(a.Asker, change, byPercent, byPercent, exact)
	out, n := a.Between(0, 2) > 0, a.Between(3, 14)
	bound, threshold := sim.Pick(a.Asker, 10, 15, 20), sim.Pick(a.Asker, 50, 60, 70)
	far := a.Between(0, bound-1) // distance of the metric
	if a.Coin() {
		far = bound
		if a.Between(0, 2) > 0 {
			far = a.Between(bound, 30)
		}
	}
	magnitude := 1
	var steps [2]int
	switch kind {
	case change:
		steps[0] = a.Between(1, 2)
		steps[1] = steps[0] + a.Between(1, 2)
	case byPercent:
		steps = [2]int{sim.Pick(a.Asker, 5, 10, 15, 20), sim.Pick(a.Asker, 25, 30, 35, 45, 50)}
		if a.Between(0, 2) == 0 {
			magnitude = a.Between(2, 3)
		}
	case exact:
		steps[0] = n + a.Between(1, 3)
		steps[1] = steps[0] + a.Between(2, 5)
		if !out {
			steps = [2]int{n - 1, max(n-a.Between(2, 4), 0)}
		}
	}
	m, sign, way := threshold+far, 1, "+"
	v := with("high", threshold, "low", 0, "add", steps[0], "add-big", steps[1], "out-points", 1)
	if !out {
		threshold -= 20
		m, sign, way = threshold-far, -1, "-"
		v = with("high", 100, "low", threshold, "remove", steps[0], "remove-big", steps[1], "in-points", 1)
	}
	v = v.Must("policy", stepwise, "adjust", kind, "bound", itoa(bound), "magnitude", itoa(magnitude),
		"shape", "steady", "load", itoa(10*m*n), "tasks", itoa(n), "min", "0", "max", "100", "length", "10m")
	pic, _ := run(read(v))
	key := pic.after()

	nth := 0
	if far >= bound {
		nth = 1
	}
	use, other := steps[nth], steps[1-nth]
	apply := func(x int) int {
		switch kind {
		case exact:
			return x
		case byPercent:
			return n + sign*share(n, x, magnitude)
		}
		return n + sign*x
	}
	show := func(x int) string {
		switch kind {
		case exact:
			return a.Say(itoa(x)+"개", itoa(x))
		case byPercent:
			return way + itoa(x) + "%"
		}
		return way + itoa(x)
	}
	a.set("n", n, "m", m, "far", far, "nth", ordinals[nth].In(a.Lang), "use", show(use), "first", show(steps[0]), "second", show(steps[1]),
		"bound", bound, "threshold", threshold, "kind", look(apiNames, kind).En, "magnitude", magnitude,
		"sum", itoa(n)+" × "+itoa(use)+"% = "+decimal(int64(n*use), 100, 2), "is", "이다", "least", "")
	if kind != change {
		a.set("is", "다")
	}
	if magnitude > 1 {
		a.set("least", a.say(i18n.Text{Ko: " `MinAdjustmentMagnitude`는 {magnitude}이다.", En: " `MinAdjustmentMagnitude` is {magnitude}."}))
	}
	one := i18n.Text{Ko: "맞는 구간 하나의 조정만 적용해 보자. 거리는 {far}이다.", En: "Apply exactly one step; the distance is {far}."}
	itself := i18n.Text{Ko: "구간을 지표값 자체와 비교한 값이다. 경계는 임계값에서 떨어진 거리다.", En: "That compares the steps with the metric itself; the bounds are distances from the threshold."}
	a.no(apply(other), "takes the wrong step", i18n.Text{Ko: "다른 구간의 조정이다. 거리가 {far}이면 {nth} 구간이다.", En: "That is the other step; a distance of {far} is in the {nth} one."})
	why := i18n.Text{Ko: "거리가 {far}이므로 {nth} 구간({use})이다.", En: "The distance is {far}, so the {nth} step, {use}, applies."}
	switch kind {
	case byPercent:
		a.set("by", sign*(key-n))
		result := i18n.Text{Ko: "{sum}, 바꾸는 수는 {by}개다.", En: "{sum}, so the change is {by}."}
		if share(n, use, 1) < magnitude {
			result = i18n.Text{Ko: "{sum}이지만 적어도 {magnitude}개를 바꾼다.", En: "{sum}, but at least {magnitude} change."}
		}
		why = join(why, result)
		if magnitude > 1 {
			a.no(n+sign*share(n, use, 1), "ignores MinAdjustmentMagnitude", i18n.Text{Ko: "`MinAdjustmentMagnitude`를 무시한 값이다. 적어도 {magnitude}개를 바꾼다.", En: "That ignores `MinAdjustmentMagnitude`: at least {magnitude} change."})
			a.no(n+sign*(share(n, use, 1)+magnitude), "adds MinAdjustmentMagnitude on top", i18n.Text{Ko: "`MinAdjustmentMagnitude`는 더하는 값이 아니라 하한이다.", En: "`MinAdjustmentMagnitude` is a lower bound, not an extra."})
		}
		a.no(n+sign*ceil(n*use, 100), "rounds the percentage up", i18n.Text{Ko: "{sum}의 소수점을 올린 값이다. 1보다 크면 버린다.", En: "{sum}, rounded up; above 1 the fraction is dropped."})
		a.no(n+sign*(n*use/100), "rounds below 1 down to 0", i18n.Text{Ko: "{sum}의 소수점을 버려 0으로 본 값이다. 0과 1 사이는 1로 올린다.", En: "{sum}, taken as 0; between 0 and 1 it becomes 1."})
		a.no(n+sign*((n*use+50)/100), "rounds to the nearest", i18n.Text{Ko: "{sum}의 소수점을 반올림한 값이다.", En: "{sum}, rounded to the nearest."})
		a.no(n+sign*ceil(n*(steps[0]+steps[1]), 100), "adds both steps", i18n.Text{Ko: "두 구간의 비율을 더한 값이다. 맞는 구간 하나만 쓴다.", En: "That adds both percentages; exactly one step applies."})
	case change:
		a.no(apply(steps[0]+steps[1]), "adds both steps", i18n.Text{Ko: "두 구간의 조정을 더한 값이다. 맞는 구간 하나만 쓴다.", En: "That adds both steps; exactly one applies."})
		a.no(use, "takes the adjustment for the capacity", i18n.Text{Ko: "조정값을 목표 개수로 본 값이다. 그것은 `ExactCapacity`다.", En: "That takes the adjustment for the capacity, which is what `ExactCapacity` does."})
		a.no(n, "looks for the metric itself in the steps", itself)
	case exact:
		a.no(n+sign*use, "adds the exact capacity", i18n.Text{Ko: "`ExactCapacity`를 더하거나 뺀 값이다. 그 값이 곧 결과다.", En: "That adds or subtracts an `ExactCapacity`, which is the result itself."})
		a.no(n, "looks for the metric itself in the steps", itself)
		a.no(max(steps[0], steps[1])+1, "counts one more than the larger step", i18n.Text{Ko: "두 구간 가운데 하나의 값이 그대로 결과다.", En: "The value of one step is the result as it stands."})
	}
	prompt := i18n.Text{Ko: "평균 CPU {threshold}% 이상에서 울리는 경보에 단계 스케일링 정책을 걸었다. 조정 방식은 `{kind}`이고, 하한 0, 상한 {bound}인 구간은 {first}, 하한이 {bound}이고 상한이 없는 구간은 {second}{is}.{least} desired가 {n}개일 때 CPU가 {m}%가 되어 경보가 울렸다. 등록된 범위와 쿨다운은 조정을 막지 않는다. desired는 몇 개가 되는가?",
		En: "A step scaling policy is attached to an alarm for average CPU at or above {threshold}%. Its adjustment type is `{kind}`: the step from 0 to {bound} is {first}, the step from {bound} without an upper bound is {second}.{least} The desired count is {n} when CPU reaches {m}% and the alarm goes off. Range and cooldown don't interfere. What does the desired count become?"}
	if !out {
		prompt = i18n.Text{Ko: "평균 CPU {threshold}% 이하에서 울리는 경보에 단계 스케일링 정책을 걸었다. 조정 방식은 `{kind}`이고, 하한 -{bound}, 상한 0인 구간은 {first}, 하한이 없고 상한이 -{bound}인 구간은 {second}{is}.{least} desired가 {n}개일 때 CPU가 {m}%로 내려가 경보가 울렸다. 등록된 범위와 쿨다운은 조정을 막지 않는다. desired는 몇 개가 되는가?",
			En: "A step scaling policy is attached to an alarm for average CPU at or below {threshold}%. Its adjustment type is `{kind}`: the step from -{bound} to 0 is {first}, the step up to -{bound} without a lower bound is {second}.{least} The desired count is {n} when CPU falls to {m}% and the alarm goes off. Range and cooldown don't interfere. What does the desired count become?"}
	}
	return a.numbers(v, key, prompt, why, one,
		i18n.Text{Ko: "구간의 경계는 임계값에서 떨어진 거리다. 위로 넘는 경보에서는 아래 경계를, 아래로 넘는 경보에서는 위 경계를 포함한다. 비율은 1보다 크면 버림, 0과 1 사이면 1이다.",
			En: "The bounds are distances from the threshold; above it the lower bound is included, below it the upper one. A percentage above 1 is rounded down, between 0 and 1 it becomes 1."})
}
