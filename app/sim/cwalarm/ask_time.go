package cwalarm

import (
	"strings"

	"notelab/app/sim"
)

// askFirst asks when an alarm without gaps goes off.
func askFirst(a *sim.Asker) sim.Draft {
	const length = 10
	var v sim.Values
	var values []int
	key, n, m := 0, 0, 0
	for key == 0 {
		n = a.Between(3, 5)
		m = a.Between(2, n)
		if a.Between(0, 3) > 0 {
			m = a.Between(2, n-1)
		}
		values = values[:0]
		data := "50*" + itoa(n)
		for range length {
			x := 10 * sim.Pick(a, a.Between(5, 9), a.Between(11, 16))
			values = append(values, x)
			data += " " + itoa(x)
		}
		v = info.Defaults().Must("data", data, "n", itoa(n), "m", itoa(m), "initial", stateNames[ok])
		for i, e := range runOf(v).looks {
			if e.state == alarm {
				key = i + 1
				break
			}
		}
		if key > 0 && key <= n+m-1 && m < n && a.Coin() {
			key = 0 // the first ones in a row say little
		}
	}
	d := draft{Asker: a}
	d.Values, d.Tags = v, alertTags
	minute := func(k int) string { return a.Say("$1분째", "minute $1", itoa(k)) }
	written := make([]string, len(values))
	for i, x := range values {
		written[i] = itoa(x)
	}
	seen := append(strings.Fields(strings.Repeat("50 ", n)), written...)[key-n : key] // the newest N at the key
	d.Prompt = a.Say("값이 100을 넘으면 위반인 경보가 있다. 기간은 1분, Evaluation Periods는 $1개, Datapoints to Alarm은 $2개다. 1분째부터 $1분째까지 값은 모두 50이고 상태는 `OK`다. $3분째부터 값이 차례로 $4이고 빠진 값은 없다. 경보가 처음 `ALARM`이 되는 것은 몇 분째 값을 평가할 때인가?",
		"A value above 100 breaches the threshold of an alarm with a period of 1 minute, $1 Evaluation Periods and $2 Datapoints to Alarm. From minute 1 to minute $1 all values are 50 and the state is `OK`. From minute $3 on the values are $4, with none missing. With the value of which minute does the alarm first go to `ALARM`?",
		itoa(n), itoa(m), itoa(n+1), strings.Join(written, ", "))
	d.Key = a.Right(minute(key), "그때의 최근 $1개는 $2이고, 그 가운데 위반이 처음으로 $3개가 된다.", "The newest $1 values are then $2, and for the first time $3 of them breach.", itoa(n), strings.Join(seen, ", "), itoa(m))
	d.Explanation = a.Say("위반은 이어질 필요가 없지만 모두 최근 N개 안에 있어야 한다. M과 N이 같을 때만 연속으로 위반해야 한다.",
		"Breaching data points need not be consecutive, but all must lie within the newest N. Only with M = N must they be in a row.")
	// at finds when a count is first reached, 0 for never.
	total, run := 0, 0
	first, anywhere, inRow, allN := 0, 0, 0, 0
	set := func(x *int, when bool, k int) {
		if when && *x == 0 {
			*x = k
		}
	}
	for i, x := range values {
		if x > 100 {
			total, run = total+1, run+1
		} else {
			run = 0
		}
		k := n + 1 + i
		set(&first, total == 1, k)
		set(&anywhere, total == m, k)
		set(&inRow, run == m, k)
		set(&allN, run == n, k)
	}
	add := func(k int, mistake, ko, en string, values ...string) {
		if k > 0 && k != key {
			d.wrong(minute(k), mistake, ko, en, values...)
		}
	}
	add(anywhere, "counts breaches outside the window", "위반이 모두 $1개가 되는 때지만 최근 $2개 안에는 그만큼 없다.", "By then $1 values have breached, but not $1 of the newest $2.", itoa(m), itoa(n))
	if inRow == 0 {
		d.wrong(a.Say("이 동안에는 되지 않는다", "not within these values"), "wants M in a row", "위반이 $1개 이어지지는 않지만 이어질 필요가 없다.", "No $1 breach in a row, but they need not.", itoa(m))
	}
	add(inRow, "wants M in a row", "위반이 $1개 이어지는 때다. 이어지지 않아도 최근 $2개 안에 $1개면 된다.", "That is when $1 breach in a row; $1 within the newest $2 suffice.", itoa(m), itoa(n))
	add(allN, "wants all of N to breach", "최근 $1개가 모두 넘는 때다. $2개면 된다.", "That is when all of the newest $1 breach; $2 suffice.", itoa(n), itoa(m))
	add(first, "goes off at the first breach", "첫 위반이다. $1개가 모여야 한다.", "That is the first breach; $1 are needed.", itoa(m))
	add(first+m-1, "takes M minutes from the first breach", "첫 위반부터 $1분을 센 것이다. 그동안 위반이 $1개 모이지 않았다.", "That counts $1 minutes from the first breach, in which no $1 values breach.", itoa(m))
	add(first+n-1, "takes N minutes from the first breach", "첫 위반부터 $1분을 센 것이다. 창은 1분마다 한 칸씩 움직이고, 최근 $1개 안에 위반이 $2개 모이면 바뀐다.", "That counts $1 minutes from the first breach. The window moves on every minute, and $2 breaches among the newest $1 decide.", itoa(n), itoa(m))
	add(key+1, "evaluates one period late", "$1분째 값을 평가할 때 이미 위반이 M개다.", "With the value of minute $1 there are already M breaches.", itoa(key))
	add(key-1, "counts one breach too many", "이때 최근 $1개 가운데 위반은 $2개보다 적다.", "Then fewer than $2 of the newest $1 breach.", itoa(n), itoa(m))
	if first+n > key && first+n <= n+length {
		add(first+n, "waits N minutes after the first breach", "첫 위반 뒤로 $1분을 더 기다린 것이다. 최근 $1개 안에 위반이 $2개 모이면 바로 바뀐다.", "That waits $1 more minutes after the first breach; as soon as $2 of the newest $1 breach, the state changes.", itoa(n), itoa(m))
	}
	return d.Draft
}

// askSilence asks how long an alarm takes to notice that no data comes.
func askSilence(a *sim.Asker) sim.Draft {
	n := a.Between(2, 5)
	m := a.Between(1, n)
	extra := a.Between(1, 4)
	mode, to := asMissing, insufficient
	if a.Between(0, 2) > 0 {
		mode, to = breaching, alarm
	}
	size := n + extra
	const last = 12
	v := info.Defaults().Must("data", "60*12 -*12", "n", itoa(n), "m", itoa(m), "extra", itoa(extra), "missing", mode, "initial", stateNames[ok])
	key := 0
	for i, e := range runOf(v).looks {
		if i >= size && e.state != ok {
			key = i + 1 - last
			break
		}
	}
	d := draft{Asker: a}
	d.Values, d.Tags = v, alertTags
	minutes := func(k int) string {
		if k == 1 {
			return a.Say("1분", "1 minute")
		}
		return a.Say("$1분", "$1 minutes", itoa(k))
	}
	d.Prompt = a.Say("1분마다 값을 하나씩 보내던 앱이 멈췄다. 그때까지의 값은 모두 임계값 안이었고 경보는 `OK`다. 기간은 1분, Evaluation Periods는 $1개, Datapoints to Alarm은 $2개이고 `TreatMissingData`는 $3. 평가할 때마다 최근 데이터 포인트 $4개(평가 범위)를 가져온다고 하자. 마지막 값이 들어온 평가로부터 몇 분 뒤의 평가에서 상태가 $5 바뀌는가?",
		"An application that sent one value a minute stops. Until then all values were within the threshold, and the alarm is `OK`. Its period is 1 minute, Evaluation Periods is $1, Datapoints to Alarm is $2, and `TreatMissingData` is $3. Assume that every evaluation retrieves the newest $4 data points (the evaluation range). How many minutes after the evaluation with the last value does the state change to $5?",
		itoa(n), itoa(m), is(a, mode), itoa(size), code(a, to.String(), "으로", "로"))
	if mode == breaching {
		d.Key = a.Right(minutes(key), "$1분 뒤에는 범위에 실제 값이 $2개 남는다. N $3개에 모자라는 $4개를 위반으로 채우므로 M $4개에 이른다. 그전에는 채우는 수가 M에 못 미친다.", "After $1 the range holds $2 real out of $5 and is $4 short of N = $3. Filled in as breaching, that reaches M = $4; earlier it does not.", minutesOf(a, key), itoa(size-key), itoa(n), itoa(m), itoa(size))
	} else {
		d.Key = a.Right(minutes(key), "범위 $1개가 모두 비어야 `INSUFFICIENT_DATA`가 된다. 마지막 값은 $1분이 지나야 범위를 벗어난다.", "All $1 data points of the range must be missing; the last value leaves it after $1 minutes.", itoa(size))
	}
	d.Explanation = a.Say("CloudWatch는 N개보다 많은 데이터 포인트를 가져오고, 실제 값이 N개 있는 동안에는 그것으로 평가한다. 그래서 데이터가 끊겨도 상태가 곧바로 바뀌지 않는다.",
		"CloudWatch retrieves more data points than N, and as long as N of them are real it evaluates those. So the state does not change at once when the data stops.")
	add := func(k int, mistake, ko, en string, values ...string) {
		if k != key && k > 0 {
			d.wrong(minutes(k), mistake, ko, en, values...)
		}
	}
	late := func(k int, mistake string) {
		add(k, mistake, "그보다 이른 $1분 뒤의 평가에서 이미 바뀐다.", "The state has changed earlier, after $2.", itoa(key), minutesOf(a, key))
	}
	if mode == breaching {
		add(m, "forgets the data points beyond N", "그때는 범위에 실제 값이 $1개 남아 있어 채우는 수가 M $2개에 못 미친다.", "Real values left in the range by then: $1, so fewer than M = $2 are filled in.", itoa(size-m), itoa(m))
		add(size, "waits for an empty range", "`breaching`은 범위가 모두 빌 때까지 기다리지 않는다. 채운 것이 M $1개면 된다.", "`breaching` does not wait for an empty range; it is enough when those filled in reach M = $1.", itoa(m))
	} else {
		add(n, "takes N for the evaluation range", "범위는 N $1개보다 많은 $2개다. 아직 실제 값이 남아 있다.", "The range is $2, more than N = $1; real values are left in it.", itoa(n), itoa(size))
		add(m, "counts M missing data points", "`missing`에서는 빈 것을 위반으로 세지 않는다.", "With `missing` the gaps do not count as breaching.")
		add(extra+1, "changes with the first gap", "실제 값이 N $1개보다 적어졌을 뿐이다. 남은 값이 모두 정상이라 `OK`다.", "There are just fewer than N = $1 real values; those left are fine: `OK`.", itoa(n))
	}
	add(1, "reacts to the first missing data point", "한 개가 비어도 범위에는 실제 값이 $1개 있다.", "With one missing, the range still has $1 real values.", itoa(size-1))
	if n > key {
		late(n, "waits for N missing data points")
	}
	add(n, "waits for N missing data points", "N $1개가 빈 것만으로는 정해지지 않는다. 범위 $2개에 남은 실제 값을 먼저 쓴다.", "N = $1 gaps alone decide nothing: what is real among the $2 of the range is used first.", itoa(n), itoa(size))
	late(size+1, "counts one evaluation too many")
	d.wrong(a.Say("바뀌지 않는다", "it never changes"), "thinks that silence keeps the state", "상태를 지키는 것은 `ignore`다.", "Only `ignore` keeps the state.")
	return d.Draft
}

func minutesOf(a *sim.Asker, k int) string {
	if k == 1 {
		return a.Say("1", "1 minute")
	}
	return a.Say("$1", "$1 minutes", itoa(k))
}
