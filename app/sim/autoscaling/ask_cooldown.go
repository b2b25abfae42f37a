package autoscaling

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// askCooldown: an alarm inside or after a cooldown.
func askCooldown(a *asker) sim.Draft {
	n, first := a.Between(4, 10), a.Between(1, 3)
	big, cool := first+a.Between(1, 3), a.Between(4, 6)
	later := a.Between(1, cool-1) // minutes
	pairs := []any{"policy", stepwise, "shape", "step", "tasks", n, "min", 1, "max", 60, "add", first, "add-big", big, "remove", first,
		"out-points", 1, "in-points", 1, "length", "30m", "out-cooldown", minutesOf(cool), "in-cooldown", minutesOf(cool), "startup", "30m"}
	kind := a.Between(0, 3)
	switch kind {
	case 0: // a larger step
		pairs = append(pairs, "load", 650*n, "peak", 900*n, "from", minutesOf(later))
	case 1: // the same step
		pairs = append(pairs, "load", 650*n, "peak", 650*n)
	case 2: // after the cooldown
		later = cool + a.Between(1, 4)
		pairs = append(pairs, "startup", "0s", "load", 600*n, "peak", 900*(n+first), "from", minutesOf(later))
	default: // out inside the scale-in cooldown
		pairs = append(pairs, "load", 120*n, "peak", 700*(n-first), "from", minutesOf(later))
	}
	v := with(pairs...)
	pic, _ := run(read(v))
	key := pic.ticks[1+later].desired // the first change comes after a minute
	a.set("n", n, "first", first, "big", big, "rest", big-first, "later", later, "cool", cool, "seconds", 60*cool)

	did := i18n.Text{Ko: "desired {n}개에서 경보가 울려 첫째 구간의 조정(+{first})이 적용됐다.", En: "At a desired count of {n} the alarm went off and the first step, +{first}, was applied."}
	var then, why i18n.Text
	switch kind {
	case 0:
		then = i18n.Text{Ko: "{later}분 뒤 평가에서 CPU가 둘째 구간(+{big})에 들었다. 새 Task는 아직 뜨는 중이다.", En: "{later} min later an evaluation finds CPU in the second step, +{big}; the new tasks are still starting."}
		why = i18n.Text{Ko: "쿨다운 중에는 이미 늘린 {first}개를 셈에 넣으므로 {rest}개만 더한다.", En: "Inside the cooldown what was already added ({first}) counts, so only +{rest} follows."}
		a.no(n+first+big, "adds the whole step on top", i18n.Text{Ko: "{big}개를 모두 더한 값이다. 앞서 늘린 {first}개를 빼고 더한다.", En: "That adds +{big} in full; what was added before (+{first}) is part of it."})
		a.no(n+first, "thinks a cooldown blocks everything", i18n.Text{Ko: "쿨다운 중에도 더 크게 늘리는 조정은 통과한다.", En: "A larger scale-out passes even inside the cooldown."})
		a.no(n+big+1, "adds one task too many", i18n.Text{Ko: "앞서 늘린 수를 더해 모두 {big}개가 늘어야 한다.", En: "Together with what was added before, the increase is +{big} in all."})
	case 1:
		then = i18n.Text{Ko: "{later}분 뒤 평가에서도 CPU는 여전히 첫째 구간에 있고 경보가 이어진다. 새 Task는 아직 뜨는 중이다.", En: "{later} min later CPU is still in the first step and the alarm is still on; the new tasks are still starting."}
		why = i18n.Text{Ko: "쿨다운 중에는 이미 늘린 {first}개보다 크게 늘려야만 움직인다. 같은 크기의 조정은 더하지 않는다.", En: "Inside the cooldown only a step larger than the +{first} already added acts; the same +{first} adds nothing."}
		a.no(n+2*first, "forgets the cooldown", i18n.Text{Ko: "쿨다운이 없는 것처럼 한 번 더 더한 값이다.", En: "That adds the step again as if there were no cooldown."})
		a.no(n+first*(later+1), "adds the step every minute", i18n.Text{Ko: "평가는 1분마다 하지만 쿨다운이 되풀이를 막는다.", En: "It is evaluated every minute, but the cooldown stops the repetition."})
		a.no(n, "thinks the first step is taken back", i18n.Text{Ko: "앞선 조정은 되돌려지지 않는다.", En: "The first change is not taken back."})
		a.no(n+big, "takes the second step", i18n.Text{Ko: "CPU는 둘째 구간에 들지 않았다.", En: "CPU never reached the second step."})
	case 2:
		then = i18n.Text{Ko: "CPU는 곧 내려갔다가 {later}분 뒤 평가에서 둘째 구간(+{big})에 들었다.", En: "CPU soon fell, but {later} min later an evaluation finds it in the second step, +{big}."}
		why = i18n.Text{Ko: "쿨다운은 {cool}분 만에 끝났으므로 {big}개를 모두 더한다.", En: "The cooldown ended after {cool} min, so +{big} is added in full."}
		a.no(n+big, "counts the earlier change after the cooldown", i18n.Text{Ko: "앞서 늘린 수를 셈에 넣는 것은 쿨다운 동안뿐이다.", En: "What was added before counts only while the cooldown lasts."})
		a.no(n+first, "thinks the cooldown still blocks", i18n.Text{Ko: "쿨다운은 이미 끝났다.", En: "The cooldown is over."})
		a.no(n+2*first, "takes the first step again", i18n.Text{Ko: "CPU는 둘째 구간에 들었다.", En: "CPU is in the second step."})
	default:
		did = i18n.Text{Ko: "desired {n}개에서 낮은 경보가 울려 조정(-{first})이 적용됐다.", En: "At a desired count of {n} the low alarm went off and -{first} was applied."}
		then = i18n.Text{Ko: "{later}분 뒤 평가에서 높은 경보가 울리고 CPU는 늘리기의 첫째 구간(+{first})에 들었다.", En: "{later} min later the high alarm goes off with CPU in the first step of the scale-out policy, +{first}."}
		why = i18n.Text{Ko: "줄이기 쿨다운은 줄이기만 막는다. 늘릴 일이 생기면 곧바로 늘리고 쿨다운을 끝낸다.", En: "A scale-in cooldown blocks scale-in only; a scale-out acts at once and ends it."}
		a.no(n-first, "thinks the scale-in cooldown blocks scale-out", i18n.Text{Ko: "줄이기 쿨다운은 늘리기를 막지 않는다.", En: "The scale-in cooldown does not block scale-out."})
		a.no(n+first, "undoes the scale-in first", i18n.Text{Ko: "앞선 줄이기는 그대로 두고 지금 수에 더한다.", En: "The scale-in stays; the step is added to the present count."})
		a.no(max(n-2*first, 0), "scales in again", i18n.Text{Ko: "울린 것은 높은 경보다.", En: "It is the high alarm that went off."})
		a.no(n-first+big, "takes the second step", i18n.Text{Ko: "CPU는 첫째 구간에 들었다.", En: "CPU is in the first step."})
	}
	prompt := join(i18n.Text{Ko: "단계 스케일링의 조정 방식은 `ChangeInCapacity`다. 늘리기는 첫째 구간 +{first}, 둘째 구간 +{big}이고, 늘리기와 줄이기 쿨다운은 모두 {seconds}초다.", En: "Step scaling uses `ChangeInCapacity`. Scale-out has the steps +{first} and +{big}; the cooldowns for scaling out and in are {seconds} seconds each."}, join(did, then))
	return a.numbers(v, key,
		join(prompt, i18n.Text{Ko: "최소와 최대에는 여유가 있다. 이 평가 직후 desired는 몇 개인가?", En: "Minimum and maximum leave room. What is the desired count right after that evaluation?"}),
		why, why,
		i18n.Text{Ko: "늘리기 쿨다운 중에는 더 큰 조정만 통과하고 이미 늘린 수가 셈에 든다. 줄이기 쿨다운은 줄이기를 막고, 늘리기가 오면 끝난다.",
			En: "Inside a scale-out cooldown only a larger change passes and what was added counts. A scale-in cooldown blocks scale-in and ends when a scale-out comes."})
}
