package cwalarm

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// New returns the simulator "cwalarm".
func New() sim.Simulator { return simulator{} }

type simulator struct{}

// Info implements sim.Simulator.
func (simulator) Info() *sim.Info { return info }

var (
	inMetric  = i18n.Of("지표", "Metric")
	inAlarm   = i18n.Of("경보", "Alarm")
	inActions = i18n.Of("복합 경보와 동작", "Composite alarm and action")

	ofPoints = i18n.Of("개", "points")
)

func same(name string) sim.Option { return sim.Option{Name: name, Label: i18n.Same(name)} }

var info = &sim.Info{
	Name:    "cwalarm",
	Title:   i18n.Of("CloudWatch 경보의 평가", "How a CloudWatch alarm is evaluated"),
	Summary: i18n.Of("기간, N개 중 M개, 통계, 없는 데이터의 설정에 따라 경보가 언제 왜 OK, ALARM, INSUFFICIENT_DATA가 되는지 본다.", "When and why period, M out of N, statistic and missing data make an alarm OK, ALARM or INSUFFICIENT_DATA."),
	Params: []sim.Param{
		{Name: "data", Kind: sim.String, Group: inMetric, MaxLen: textLength, Check: checkData, Label: i18n.Of("보낸 값", "Samples sent"),
			Default: "50*4 120 80 130 90 70 140 150 60 - 110 - 130 60 50*4",
			Help:    i18n.Of("칸마다 값 하나. -는 없음, 50*4는 네 번, 80x97+2400x3은 한 칸에 80이 97개와 2400이 3개. 칸은 1분이고, 기간이 1분보다 짧으면 10초다.", "One entry a slot: - is none, 50*4 repeats, 80x97+2400x3 is 97 samples of 80 and 3 of 2400. A slot is a minute, or 10 seconds with a shorter period.")},
		{Name: "period", Kind: sim.Choice, Group: inMetric, Default: "1m", Label: i18n.Of("기간", "Period"), Options: []sim.Option{
			sim.Opt("10s", "10초 (고해상도)", "10 s (high resolution)"), sim.Opt("20s", "20초 (고해상도)", "20 s (high resolution)"), sim.Opt("30s", "30초 (고해상도)", "30 s (high resolution)"),
			sim.Opt("1m", "1분", "1 min"), sim.Opt("2m", "2분", "2 min"), sim.Opt("3m", "3분", "3 min"), sim.Opt("5m", "5분", "5 min")},
			Help: i18n.Of("데이터 포인트 하나를 만드는 시간. 1분 이상이면 1분마다, 짧으면 10초마다 평가하고 창도 그만큼 움직인다.", "The time that makes one data point. Evaluated every minute, or every 10 seconds when shorter; the window moves as much.")},
		{Name: "stat", Kind: sim.Choice, Group: inMetric, Default: average, Label: i18n.Of("통계", "Statistic"),
			Options: []sim.Option{same(average), same(sum), same(minimum), same(maximum), same(count), same("p50"), same("p90"), same("p99")}},

		{Name: "compare", Kind: sim.Choice, Group: inAlarm, Default: "gt", Label: i18n.Of("위반 조건", "Breaches when"), Options: []sim.Option{
			sim.Opt("gt", "> 임계값", "> threshold"), sim.Opt("ge", "≥ 임계값", "≥ threshold"), sim.Opt("lt", "< 임계값", "< threshold"), sim.Opt("le", "≤ 임계값", "≤ threshold")}},
		{Name: "threshold", Kind: sim.Number, Group: inAlarm, Default: "100", Min: 0, Max: mostValue, Label: i18n.Of("임계값", "Threshold")},
		{Name: "n", Kind: sim.Number, Group: inAlarm, Default: "5", Min: 1, Max: 10, Step: 1, Label: i18n.Of("평가 기간 수 (N)", "Evaluation periods (N)"), Unit: ofPoints},
		{Name: "m", Kind: sim.Number, Group: inAlarm, Default: "3", Min: 1, Max: 10, Step: 1, Label: i18n.Of("경보까지의 데이터 포인트 (M)", "Datapoints to alarm (M)"), Unit: ofPoints,
			Help: i18n.Of("N보다 크면 N으로 본다. CloudWatch는 거절한다.", "More than N counts as N; CloudWatch refuses it.")},
		{Name: "missing", Kind: sim.Choice, Group: inAlarm, Default: asMissing, Label: i18n.Of("없는 데이터", "Missing data"), Options: []sim.Option{
			sim.Opt(asMissing, "missing (빈 것으로)", "missing"), sim.Opt(notBreaching, "notBreaching (정상으로)", "notBreaching"), sim.Opt(breaching, "breaching (위반으로)", "breaching"), sim.Opt(ignore, "ignore (상태를 지킴)", "ignore")}},
		{Name: "extra", Kind: sim.Number, Group: inAlarm, Default: "2", Min: 0, Max: 5, Step: 1, Label: i18n.Of("N보다 더 가져오는 수", "Retrieved beyond N"), Unit: ofPoints,
			Help: i18n.Of("평가 범위는 N보다 크다. 얼마나 큰지는 문서에 예 하나(N=3일 때 5)만 있다.", "The evaluation range is larger than N. By how much is documented for one example only: 5 for N = 3.")},
		{Name: "initial", Kind: sim.Choice, Group: inAlarm, Default: stateNames[insufficient], Label: i18n.Of("처음 상태", "State at first"), Options: []sim.Option{same(stateNames[insufficient]), same(stateNames[ok]), same(stateNames[alarm])}},

		{Name: "rule", Kind: sim.Choice, Group: inActions, Default: noRule, Label: i18n.Of("복합 경보의 규칙", "Composite rule"), Options: []sim.Option{
			sim.Opt(noRule, "복합 경보 없음", "no composite alarm"), byRule(ruleAnd), byRule(ruleOr), byRule(ruleNot)},
			Help: i18n.Of("위의 경보가 A, 아래에 적는 경보가 B다. 있으면 동작은 복합 경보에 건다.", "The alarm above is A, the one below B. With a composite alarm the action belongs to that.")},
		{Name: "other", Kind: sim.String, Group: inActions, MaxLen: textLength, Check: checkOther, Default: "O*6 A*6 O", Label: i18n.Of("경보 B의 상태", "States of alarm B"), When: func(v sim.Values) bool { return v.Get("rule") != noRule },
			Help: i18n.Of("칸마다 O(OK), A(ALARM), I(INSUFFICIENT_DATA). 마지막 상태가 이어진다.", "O (OK), A (ALARM) or I (INSUFFICIENT_DATA) for each slot; the last one stays.")},
		{Name: "action", Kind: sim.Choice, Group: inActions, Default: notify, Label: i18n.Of("ALARM 동작", "ALARM action"), Options: []sim.Option{
			sim.Opt(notify, "SNS 알림", "SNS notification"), sim.Opt(onEC2, "EC2 복구", "EC2 recovery"), sim.Opt(scale, "Auto Scaling 정책", "Auto Scaling policy")}},
	},
	Presets: []sim.Preset{
		{Name: "figure", Label: i18n.Of("3개 중 3개: 세 번 잇따라 넘어야 울린다 (문서의 그림)", "3 out of 3: three in a row (the documented figure)"), Values: map[string]string{"data": "2 2 4 5 4 2 1 2 4 2", "threshold": "3", "n": "3", "initial": "OK"}},
		{Name: "sparse", Label: i18n.Of("드문 오류 지표와 기본값: 경보가 흔들린다", "Sparse errors, default setting: the alarm flaps"), Values: map[string]string{"data": sparse, "stat": sum, "compare": "ge", "threshold": "1", "n": "1", "m": "1"}},
		{Name: "sparse-ok", Label: i18n.Of("드문 오류 지표에 notBreaching: 없으면 정상이다", "Sparse errors with notBreaching: none is fine"), Values: map[string]string{"data": sparse, "stat": sum, "compare": "ge", "threshold": "1", "n": "1", "m": "1", "missing": notBreaching}},
		{Name: "heartbeat", Label: i18n.Of("생존 신호에 breaching: 끊기면 울린다, 다만 바로는 아니다", "Heartbeat with breaching: silence alarms, not at once"), Values: map[string]string{"data": "1x6*7 -*8 1x6*5", "stat": count, "compare": "lt", "threshold": "1", "n": "3", "missing": breaching, "initial": "OK"}},
		{Name: "average", Label: i18n.Of("평균이 숨기는 느린 2%", "The average hides the slow 2%"), Values: map[string]string{"data": tail, "threshold": "500", "n": "3", "m": "2"}},
		{Name: "p99", Label: i18n.Of("같은 요청을 p99로 본다", "The same requests by p99"), Values: map[string]string{"data": tail, "stat": "p99", "threshold": "500", "n": "3", "m": "2"}},
		{Name: "premature", Label: i18n.Of("값 하나가 늙어서 울린다: - - X - - (문서의 표)", "One point grows old enough: - - X - - (documented table)"), Values: map[string]string{"data": "-*5 4 -*6", "threshold": "3", "n": "3"}},
		{Name: "composite", Label: i18n.Of("배포 중에는 알리지 않는 복합 경보", "A composite alarm that is silent during a deployment"), Values: map[string]string{"data": "40*3 95*5 40*5 95*5 40*2", "threshold": "80", "n": "2", "m": "2", "initial": "OK", "rule": ruleNot, "other": "O*3 A*8 O"}},
	},
	Predictions: []sim.Prediction{
		{Name: "first", Prompt: i18n.Of("경보는 몇 번째 평가에서 처음 ALARM이 되는가? 되지 않으면 0.", "At which evaluation does the alarm first go to ALARM? 0 if never."), Unit: i18n.Of("번째", "")},
		{Name: "changes", Prompt: i18n.Of("관찰하는 동안 경보의 상태는 몇 번 바뀌는가?", "How many times does the state of the alarm change?"), Unit: i18n.Of("번", "times")},
		{Name: "filled", Prompt: i18n.Of("실제 값이 N개에 모자라 없는 데이터의 설정을 쓰는 평가는 몇 번인가?", "How many evaluations have fewer than N real data points and need the setting for missing data?"), Unit: i18n.Of("번", "times")},
		{Name: "actions", Prompt: i18n.Of("ALARM 동작은 모두 몇 번 일어나는가?", "How many times is the ALARM action performed?"), Unit: i18n.Of("번", "times")},
	},
	Asks: []sim.Ask{
		{Name: "range", Title: i18n.Of("없는 데이터가 있는 평가 범위", "An evaluation range with gaps")},
		{Name: "first", Title: i18n.Of("처음 ALARM이 되는 때", "The first ALARM")},
		{Name: "silence", Title: i18n.Of("데이터가 끊긴 뒤", "After the data stops")},
		{Name: "setting", Title: i18n.Of("없는 데이터의 설정 고르기", "Choosing how to treat missing data")},
		{Name: "statistic", Title: i18n.Of("위반을 드러내는 통계", "The statistic that shows the breach")},
		{Name: "composite", Title: i18n.Of("복합 경보의 알림 수", "Notifications of a composite alarm")},
		{Name: "action", Title: i18n.Of("동작이 일어나는 횟수", "How often an action is performed")},
	},
	Legend: []sim.LegendItem{
		{Mark: "dot", Tone: sim.Good, Label: i18n.Of("임계값 안의 데이터 포인트 (0)", "data point within the threshold (0)")},
		{Mark: "cross", Tone: sim.Bad, Label: i18n.Of("위반한 데이터 포인트 (X)", "breaching data point (X)")},
		{Mark: "hatch", Tone: sim.Wait, Label: i18n.Of("설정이 필요한 빈자리와 INSUFFICIENT_DATA", "gap that needs the setting; INSUFFICIENT_DATA")},
		{Mark: "outline", Tone: sim.Accent, Label: i18n.Of("지금 평가하는 데이터 포인트", "data points of this evaluation")},
		{Mark: "bar", Tone: sim.Bad, Label: i18n.Same("ALARM")},
		{Mark: "dot", Tone: sim.Flow, Label: i18n.Of("동작", "action")},
	},
	Sources: []sim.Source{
		{Title: "Alarm evaluation - Amazon CloudWatch", URL: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html", Checked: "2026-11"},
		{Title: "Configuring how CloudWatch alarms treat missing data", URL: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html", Checked: "2026-11"},
		{Title: "Alarm actions - Amazon CloudWatch", URL: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html", Checked: "2026-11"},
		{Title: "Create a composite alarm - Amazon CloudWatch", URL: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Composite_Alarm.html", Checked: "2026-11"},
	},
}

// Data of two presets each.
const (
	sparse = "-*4 2 -*6 1 3 -*7"
	tail   = "80x980+85x20 80x1000 82x995+300x5 80x980+2400x20 80x975+2400x25 80x980+2600x20 80x970+2500x30 80x980+2400x20 80x1000 80x995+300x5 80x1000"
)

func byRule(rule string) sim.Option { return sim.Option{Name: rule, Label: i18n.Same(ruleText(rule))} }
