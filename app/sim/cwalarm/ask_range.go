package cwalarm

import "notelab/app/sim"

// askRange asks for the state that a row with gaps gives, and how many data points
// are short: a line of the documented tables, with numbers of its own.
func askRange(a *sim.Asker) sim.Draft {
	var e *evaluation
	var v sim.Values
	var c *config
	for tries := 0; ; tries++ {
		n := a.Between(3, 4)
		size := n + 2
		marks := make([]mark, size)
		for i := range marks {
			marks[i] = sim.Pick(a, missing, missing, missing, within, over, over)
		}
		v = info.Defaults().Must("data", sent(marks), "n", itoa(n), "m", itoa(a.Between(2, n)), "missing", sim.Pick(a, modes...),
			"initial", sim.Pick(a, stateNames[:]...))
		w := runOf(v)
		c, e = w.c, &w.looks[size-1]
		if !e.inferred && (e.fill > 0 || tries > 6) {
			break
		}
	}
	d := draft{Asker: a}
	d.Values, d.Tags = v, alertTags
	option := func(s state, short int) string {
		return a.Say("`$1`, 모자란 데이터 포인트 $2개", "`$1`, data points short: $2", s.String(), itoa(short))
	}
	row, m, n := spell(e.marks), itoa(c.m), itoa(c.n)
	d.Prompt = a.Say("Evaluation Periods가 $1개, Datapoints to Alarm이 $2개인 경보가 평가할 때마다 데이터 포인트 $3개를 가져온다. 이번에는 오래된 것부터 `$4` 순서다(0은 정상, X는 위반, -는 없음). 지금 상태는 $5, `TreatMissingData`는 $6. 평가한 뒤의 상태와, Evaluation Periods에 모자라는 데이터 포인트의 수로 옳은 것은?",
		"An alarm with $1 Evaluation Periods and $2 Datapoints to Alarm retrieves $3 data points for every evaluation. This time they are `$4`, the oldest first (0 is within the threshold, X breaches, - is missing). Its state is $5, and `TreatMissingData` is $6. What is the state after the evaluation, and how many data points are short of the Evaluation Periods?",
		n, m, itoa(c.size), row, "`"+e.was.String()+"`", is(a, c.mode))
	d.Key = sim.Candidate{Text: option(e.state, e.fill), Why: a.Say("실제 데이터 포인트는 $1개다. ", "Real data points: $1. ", itoa(e.real)) + because(a, c, e)}
	d.Explanation = a.Say("실제 값이 N개 이상이면 최근 N개만 보고 설정은 쓰지 않는다. 모자라면 있는 값을 모두 쓰고 모자란 만큼만 채운다.",
		"With N or more real data points the newest N decide and the setting is not used. With fewer, all of them count, and only as many as are short of N are filled in.")

	last := e.marks[c.size-c.n:]
	gaps := 0
	for _, k := range last {
		if k == missing {
			gaps++
		}
	}
	narrow := c.judge(last, e.was)
	d.wrong(option(narrow.state, gaps), "looks at the newest N places only", "최근 $1칸만 봤다. 범위 안에 있는 더 오래된 실제 값도 쓴다.", "That looks at the newest $1 places only; older real data points of the range are used, too.", n)
	if gap := c.size - e.real; gap != e.fill {
		d.wrong(option(e.state, gap), "fills every gap of the range", "범위의 빈칸은 $1개지만 N $2개에 모자라는 것은 $3개다.", "Gaps in the range: $1. Short of N = $2: $3.", itoa(gap), n, itoa(e.fill))
	}
	for _, mode := range modes {
		if u := (terms{c.m, c.n, mode}).judge(e.marks, e.was); mode != c.mode && u.state != e.state && !u.inferred {
			d.wrong(option(u.state, e.fill), "treats missing data as "+mode, "$1 그렇다. 이 경보의 설정은 $2.", "That would follow from $1; this alarm has $2.", code(a, mode, "이라면", "라면"), is(a, c.mode))
		}
	}
	opposite := alarm
	if e.state == alarm {
		opposite = ok
	}
	short := ok
	if e.state == short {
		short = insufficient
	}
	if e.fill > 0 {
		d.wrong(option(insufficient, e.fill), "takes any gap for insufficient data", "`INSUFFICIENT_DATA`가 되는 것은 `missing` 설정에서 범위가 모두 비었을 때다. 여기에는 실제 값이 $1개 있고 설정은 $2.", "`INSUFFICIENT_DATA` needs an empty range and `missing`. Real data points here: $1; the setting: $2.", itoa(e.real), is(a, c.mode))
	}
	d.wrong(option(opposite, e.fill), "miscounts M", "N이 $1개, M이 $2개이면 상태는 $3.", "Counted with N = $1 and M = $2, the state is $3.", n, m, is(a, e.state.String()))
	d.wrong(option(short, e.fill+1), "takes a real data point for missing", "실제 값은 $1개이므로 N $2개에 모자라는 것은 $3개다.", "Real data points: $1. Short of N = $2: $3.", itoa(e.real), n, itoa(e.fill))
	return d.Draft
}

// because tells why an evaluation gives its state.
func because(a *sim.Asker, c *config, e *evaluation) string {
	n, m, k, f, st := itoa(c.n), itoa(c.m), itoa(e.over), itoa(e.fill), is(a, e.state.String())
	switch e.cause {
	case enough:
		return a.Say("N $1개를 채우므로 설정은 쓰지 않고, 최근 $1개 가운데 위반이 $2개다. M은 $3개이므로 $4.", "That reaches N = $1, so the setting is not used. Breaching among the newest $1: $2; with M = $3 the state is $4.", n, k, m, st)
	case filled:
		return a.Say("모자란 $1개를 $2 채우면 위반이 $3개다. M은 $4개이므로 $5.", "With $1 filled in as $2, the breaching ones number $3; with M = $4 the state is $5.", f, code(a, c.mode, "으로", "로"), k, m, st)
	case empty:
		if c.mode == ignore {
			return a.Say("범위가 모두 비었다. `ignore`는 지금 상태를 지키므로 $1.", "The range is empty, and `ignore` keeps the state: $1.", st)
		}
		return a.Say("범위가 모두 비었다. $1 설정이므로 $2.", "The range is empty, and with $1 the state is $2.", "`"+c.mode+"`", st)
	case reached:
		return a.Say("위반이 $1개로 M $2개를 이미 채워 $3.", "Breaching ones: $1, which reaches M = $2: $3.", k, m, st)
	case mixed:
		return a.Say("위반은 $1개로 M $2개에 못 미치고 정상 값이 있어 $3.", "Breaching ones: $1, fewer than M = $2, and there are others within the threshold: $3.", k, m, st)
	}
	if c.mode == ignore {
		return a.Say("있는 값이 모두 위반이고 가장 오래된 것이 뒤에서 $1번째이거나 그보다 오래됐다. `ignore`에서는 상태를 지켜 $2.", "All of them breach and the oldest is at least $1 data points old; with `ignore` the state stays $2.", m, st)
	}
	return a.Say("있는 값이 모두 위반이고 가장 오래된 것이 뒤에서 $1번째이거나 그보다 오래됐으므로, 위반이 $2개뿐이어도 $3.", "All of them breach and the oldest is at least $1 data points old: $3, few as they are ($2).", m, k, st)
}
