package cwalarm

import "notelab/app/sim"

// askSetting asks which setting gives what is wanted when all data is missing.
func askSetting(a *sim.Asker) sim.Draft {
	n := a.Between(1, 5)
	m := a.Between(1, n)
	size := n + 2
	row := make([]mark, size)
	for i := range row {
		row[i] = missing
	}
	d := draft{Asker: a}
	d.Tags = alertTags
	want := a.Between(0, 3)
	now := []state{alarm, ok, ok, alarm}[want]
	// result is what a setting gives for the empty range.
	result := func(mode string, now state) state { return terms{m, n, mode}.judge(row, now).state }
	key := ""
	for _, mode := range modes {
		got := result(mode, now)
		fits := got == []state{ok, alarm, insufficient, alarm}[want]
		if want == 3 { // both states must stay
			fits = fits && result(mode, ok) == ok
		}
		if fits {
			key = mode
		}
	}
	stories := [4][2]string{
		{"결제가 실패할 때만 값을 보내는 지표의 경보가 실패 $4건 뒤에 `ALARM`이 됐다. 그 뒤로 실패가 없어 평가 범위가 모두 비었다. 이때 경보가 `OK`로 돌아와야 한다.",
			"A metric is sent only when a payment fails. After $4 failures its alarm is in `ALARM`. There have been no failures since, and the whole evaluation range is empty. The alarm must then return to `OK`."},
		{"배치 서버가 1분마다 생존 신호를 보낸다. 경보는 `OK`였는데 서버가 $4분 전에 멈춰 평가 범위가 모두 비었다. 이때 경보가 `ALARM`이 되어야 한다.",
			"A batch server sends a heartbeat every minute. Its alarm was `OK`, but the server stopped $4 minutes ago, and the whole evaluation range is empty. The alarm must then be in `ALARM`."},
		{"센서 $4대의 값을 모아 보내는 수집기의 지표가 있다. 경보는 `OK`였다. 수집기가 꺼져 평가 범위가 모두 비면, 정상도 위반도 아닌, 판단할 데이터가 없다는 상태가 되어야 한다.",
			"A collector sends the values of $4 sensors as one metric. The alarm was `OK`. When the collector is off and the whole evaluation range is empty, the state must be neither fine nor breaching, but say that there is no data to judge."},
		{"통신이 자주 끊기는 장비 $4대의 지표가 있다. 평가 범위가 모두 비면 경보는 끊기기 전의 상태로 남아야 한다. `OK`였으면 `OK`, `ALARM`이었으면 `ALARM`이다.",
			"A metric comes from $4 devices with a shaky connection. When the whole evaluation range is empty, the alarm must stay as it was before: `OK` if it was `OK`, `ALARM` if it was `ALARM`."},
	}
	amount := a.Between(2, 9)
	if want == 0 {
		amount = n + a.Between(0, 3)
	}
	if want == 1 {
		amount = size + a.Between(0, 20)
	}
	d.Prompt = a.Say(stories[want][0]+" 기간은 1분, Evaluation Periods는 $1개, Datapoints to Alarm은 $2개다. `TreatMissingData`로 알맞은 값은?",
		stories[want][1]+" Its period is 1 minute, Evaluation Periods is $1 and Datapoints to Alarm is $2. Which value of `TreatMissingData` fits?", itoa(n), itoa(m), "", itoa(amount))
	before := map[state]string{ok: "60", alarm: "140"}[now]
	d.Values = info.Defaults().Must("data", before+"*8 -*8", "n", itoa(n), "m", itoa(m), "missing", key, "initial", now.String())
	says := map[string][2]string{
		asMissing:    {"범위가 모두 비면 `INSUFFICIENT_DATA`가 된다.", "An empty range then gives `INSUFFICIENT_DATA`."},
		notBreaching: {"없는 $1개를 정상으로 채워 `OK`가 된다.", "Filled in as within the threshold: $1, so `OK`."},
		breaching:    {"없는 $1개를 위반으로 채우면 M $2개 이상이라 `ALARM`이 된다.", "Filled in as breaching: $1, no fewer than M = $2, so `ALARM`."},
		ignore:       {"지금 상태 $3 지킨다.", "The state stays what it was: $3."},
	}
	if want == 3 {
		says[ignore] = [2]string{"`OK`든 `ALARM`이든 지금 상태를 지킨다.", "The state stays what it was, `OK` or `ALARM`."}
	}
	mistakes := map[string]string{asMissing: "leaves the default", notBreaching: "takes missing for fine", breaching: "takes missing for bad", ignore: "keeps the last state"}
	for _, mode := range modes {
		c := sim.Candidate{Text: "`" + mode + "`", Why: a.Say(says[mode][0], says[mode][1], itoa(n), itoa(m), code(a, now.String(), "을", "를"))}
		if mode == key {
			d.Key = c
			continue
		}
		c.Misconception = mistakes[mode]
		d.Distractors = append(d.Distractors, c)
	}
	d.Explanation = a.Say("오류가 날 때만 나오는 지표는 `notBreaching`, 늘 나와야 하는 신호는 `breaching`이 맞는다. 기본값 `missing`은 빈 범위를 `INSUFFICIENT_DATA`로, `ignore`는 지금 상태로 둔다.",
		"A metric that appears only with errors wants `notBreaching`, a signal that must always be there `breaching`. The default, `missing`, makes an empty range `INSUFFICIENT_DATA`; `ignore` keeps the state.")
	return d.Draft
}

// askStatistic asks which statistic breaches on a minute with some slow requests.
func askStatistic(a *sim.Asker) sim.Draft {
	names := []string{average, "p50", "p90", "p99", maximum, minimum}
	for {
		total := 1000 * a.Between(1, 6)
		// Shares far from the ranks of the percentiles, so that no way to interpolate
		// gives another answer.
		perMille := sim.Pick(a, 2, 3, 5, 20, 30, 40, 150, 200, 300)
		slow := total * perMille / 1000
		quick, late := 10*a.Between(4, 15), 100*a.Between(12, 40)
		limit := sim.Pick(a, 200, 300, 400, 500, 800, 1000)
		data := itoa(quick) + "x" + itoa(total-slow) + "+" + itoa(late) + "x" + itoa(slow)
		c := &config{compare: "gt", limit: int64(limit) * 1000}
		slots, _ := readData(data)
		var bad, fine []string
		value := map[string]point{}
		near := false
		for _, name := range names {
			p := reduce(name, slots)
			value[name] = p
			near = near || 5*p.num > 4*c.limit*p.den && 5*p.num < 6*c.limit*p.den
			if c.breaches(p) {
				bad = append(bad, name)
			} else {
				fine = append(fine, name)
			}
		}
		if len(bad) == 0 || len(fine) < 3 || near {
			continue
		}
		key := sim.Pick(a, bad...)
		d := draft{Asker: a}
		d.Tags = metricTags
		d.Values = info.Defaults().Must("data", data, "stat", key, "threshold", itoa(limit), "n", "1", "m", "1")
		d.Prompt = a.Say("앱이 요청마다 지연 시간을 하나씩 지표로 보낸다. 1분 동안 요청 $1건 가운데 $2건이 $3 ms, 나머지는 $4 ms 걸렸다. 기간이 1분이고 $5 ms를 넘으면 위반인 경보를 만들 때, 다음 통계 가운데 이 1분의 데이터 포인트가 위반이 되는 것은?",
			"An application sends the latency of every request as a metric. In one minute $2 of $1 requests took $3 ms and the others $4 ms. For an alarm with a period of 1 minute that breaches above $5 ms, which of these statistics makes this minute's data point breach?",
			sim.Thousands(total), itoa(slow), sim.Thousands(late), itoa(quick), sim.Thousands(limit))
		tell := func(name string) string {
			ms, l := value[name].String(), sim.Thousands(limit)
			switch name {
			case average:
				return a.Say("느린 $1건이 전체 $2건에 묻혀 평균은 $3 ms다. 임계값은 $4 ms다.", "The $1 slow ones weigh little among $2: the average is $3 ms, the threshold $4 ms.", itoa(slow), sim.Thousands(total), ms, l)
			case minimum:
				return a.Say("가장 빠른 요청의 값이라 $1 ms다. 임계값은 $2 ms다.", "That is the fastest request, $1 ms; the threshold is $2 ms.", ms, l)
			case maximum:
				return a.Say("가장 느린 요청 한 건의 값이라 $1 ms다. 임계값은 $2 ms다.", "That is the slowest request, $1 ms; the threshold is $2 ms.", ms, l)
			}
			return a.Say("빠른 요청부터 늘어놓을 때 $1% 지점의 값이라 $2 ms다. 느린 요청은 전체의 $3%이고 임계값은 $4 ms다.", "With the fastest requests first, the value at $1% of them is $2 ms; $3% were slow, and the threshold is $4 ms.", name[1:], ms, point{int64(perMille) * 100, 1}.String(), l)
		}
		d.Key = sim.Candidate{Text: "`" + key + "`", Why: tell(key)}
		if key == average {
			d.Key.Why = a.Say("느린 $1건이 평균을 $2 ms까지 끌어올려 $3 ms를 넘는다.", "The $1 slow ones pull the average up to $2 ms, above $3 ms.", itoa(slow), value[average].String(), sim.Thousands(limit))
		}
		mistakes := map[string]string{average: "trusts the average", "p50": "takes the median for the tail", "p90": "takes too low a percentile", "p99": "takes too low a percentile", minimum: "takes the fastest request"}
		for _, i := range a.Rand.Perm(len(fine)) {
			d.Distractors = append(d.Distractors, sim.Candidate{Text: "`" + fine[i] + "`", Why: tell(fine[i]), Misconception: mistakes[fine[i]]})
		}
		d.Explanation = a.Say("통계는 기간 안의 값을 하나로 줄인다. 평균은 적은 수의 느린 요청을 숨기고, 높은 백분위수는 느린 요청의 비율이 경계를 넘으면 드러내며, `Maximum`은 한 건에도 움직인다.",
			"A statistic reduces the values of a period to one. The average hides a few slow requests, a high percentile shows them once their share passes it, and `Maximum` follows a single one.")
		return d.Draft
	}
}
