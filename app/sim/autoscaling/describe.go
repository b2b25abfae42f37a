package autoscaling

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// metricNames are what metrics are called in sentences and on the stage.
var metricNames = []line{
	{onCPU, i18n.Text{Ko: "평균 CPU", En: "average CPU"}},
	{onRequests, i18n.Text{Ko: "Task당 요청 수", En: "request count per target"}},
	{onMemory, i18n.Text{Ko: "평균 메모리", En: "average memory"}},
}

// sentences tell events. Their values are the fields of the event, besides
// metric, Metric, side and than (see Describe).
var sentences = []line{
	{"begin", i18n.Text{Ko: "Task {running}개로 시작한다. 등록된 범위는 {min}개에서 {max}개, 부하는 분당 {load}건이다.",
		En: "The run starts with {running|task}; the registered range is {min} to {max}, the load {load} requests a minute."}},
	{"load.step", i18n.Text{Ko: "부하가 분당 {from}건에서 {to}건으로 바뀐다.", En: "The load goes from {from} to {to} requests a minute at once."}},
	{"load.spike", i18n.Text{Ko: "부하가 분당 {from}건에서 {to}건으로 바뀐다.", En: "The load goes from {from} to {to} requests a minute at once."}},
	{"load.ramp", i18n.Text{Ko: "부하가 분당 {from}건에서 {to}건으로 {span}분에 걸쳐 변하기 시작한다.", En: "The load goes from {from} to {to} requests a minute over the next {span|minute}."}},
	{"load.wave", i18n.Text{Ko: "부하가 분당 {from}건에서 {to}건으로 갔다가 돌아오기를 {span}분마다 되풀이한다.", En: "The load goes from {from} to {to} requests a minute and back, every {span|minute}."}},
	{"load.back", i18n.Text{Ko: "부하가 분당 {from}건에서 {to}건으로 돌아온다.", En: "The load goes back from {from} to {to} requests a minute."}},
	{"alarm", i18n.Text{Ko: "{metric}의 1분 데이터 포인트 {points}개가 연달아 조건({than})에 맞았다(마지막 {value}). {side}가 ALARM이 된다.",
		En: "{Metric} has been {than} for {points|one-minute datapoint} in a row (the last {value}): the {side} goes into ALARM."}},
	{"ok", i18n.Text{Ko: "{metric} 값({value})이 조건({than})에 맞지 않아 {side}가 풀린다.", En: "{Metric} is {value}, no longer {than}: the {side} goes back to OK."}},
	{"ok.missing", i18n.Text{Ko: "{metric}의 데이터 포인트가 없어 {side}가 풀린다.", En: "Without a datapoint of {metric} the {side} leaves ALARM."}},
	{"missing", i18n.Text{Ko: "실행 중인 Task가 없어 {metric} 데이터 포인트가 없다. 경보는 INSUFFICIENT_DATA이고 정책은 늘리지도 줄이지도 않는다.",
		En: "No task runs, so there is no datapoint of {metric}. The alarms are INSUFFICIENT_DATA and the policy scales neither out nor in."}},
	{"schedule.set", i18n.Text{Ko: "예약 작업이 최소를 {min}개, 최대를 {max}개로 정한다.", En: "A scheduled action sets the minimum to {min} and the maximum to {max}."}},
	{"schedule.restore", i18n.Text{Ko: "두 번째 예약 작업이 범위를 {min}개에서 {max}개로 되돌린다.", En: "A second action restores the range of {min} to {max}."}},
	{"schedule.late", i18n.Text{Ko: "배포가 끝나 미뤄 둔 최대 {max}개를 적용한다.", En: "With the deployment over, the maximum of {max} takes effect."}},
	{"schedule.stay", i18n.Text{Ko: "desired {from}개는 범위 안이라 그대로다.", En: "Desired, {from}, is inside it and stays."}},
	{"schedule.move", i18n.Text{Ko: "desired {from}개는 범위 밖이라 쿨다운과 상관없이 곧바로 {to}개가 된다.", En: "Desired, {from}, is outside it and becomes {to} at once, whatever the cooldown."}},
	{"schedule.held", i18n.Text{Ko: "배포 중이라 줄이기는 미룬다.", En: "The decrease waits for the deployment to end."}},
	{"deploy", i18n.Text{Ko: "배포가 시작된다. {until}분까지 줄이기는 멈추고 늘리기는 계속된다.", En: "A deployment begins. Until minute {until} scale-in is suspended; scale-out goes on."}},
	{"deployed", i18n.Text{Ko: "배포가 끝나 줄이기가 다시 허용된다.", En: "The deployment is over; scale-in is allowed again."}},
	{"wait", i18n.Text{Ko: "Task {count}개는 놓일 인스턴스가 없어 실패하지 않고 PROVISIONING에서 기다린다.", En: "Tasks without room on an instance do not fail; waiting in PROVISIONING now: {count}."}},
	{"running", i18n.Text{Ko: "Task {count}개가 부하를 받기 시작한다. 이제 {running}개가 돈다.", En: "Start-up is over for {count|task}; running now: {running}."}},
	{"registered", i18n.Text{Ko: "인스턴스 {count}대가 클러스터에 등록된다.", En: "{count|instance} registered with the cluster."}},
	{"registered.left", i18n.Text{Ko: "자리를 기다리던 Task {left}개를 놓을 수 있다.", En: "Waiting tasks ({left}) can be placed."}},
	{"launch", i18n.Text{Ko: "CapacityProviderReservation = {m} / {n} × 100 = {reservation}. 목표 {target}%보다 높아 인스턴스 {count}대를 더 띄운다.",
		En: "CapacityProviderReservation = {m} / {n} × 100 = {reservation}. Above the target of {target}%, so ECS asks for {count|more instance}."}},
	{"terminate", i18n.Text{Ko: "CapacityProviderReservation이 15분 동안 목표 {target}% 아래였다(지금 {m} / {n} × 100 = {reservation}). 인스턴스 {count}대를 줄인다.",
		En: "CapacityProviderReservation has been below the target of {target}% for 15 minutes (now {m} / {n} × 100 = {reservation}). The group removes {count|instance}."}},
	{"terminate.empty", i18n.Text{Ko: "Task가 없던 인스턴스다.", En: "No task ran there."}},
	{"terminate.lost", i18n.Text{Ko: "거기서 돌던 Task {lost}개는 다른 곳에서 다시 시작한다.", En: "Tasks that ran there start again elsewhere: {lost}."}},

	{"track", i18n.Text{Ko: "{metric} {value}, 목표 {target}: 실행 중인 {base}개 × {value} ÷ {target} = {raw}.", En: "{Metric} is {value}, the target {target}: {base} running × {value} ÷ {target} = {raw}."}},
	{"track.rounded", i18n.Text{Ko: "{metric} {value}, 목표 {target}: 실행 중인 {base}개 × {value} ÷ {target} = {raw}, 올려서 {whole}개.", En: "{Metric} is {value}, the target {target}: {base} running × {value} ÷ {target} = {raw}, rounded up to {whole}."}},
	{"step.1", i18n.Text{Ko: "{metric} {value}는 임계값 {threshold}%에서 {distance} 떨어져 첫째 구간이다.", En: "{Metric}, {value}, is {distance} away from the threshold of {threshold}%: the first step."}},
	{"step.2", i18n.Text{Ko: "{metric} {value}는 임계값 {threshold}%에서 {distance} 떨어져 둘째 구간이다.", En: "{Metric}, {value}, is {distance} away from the threshold of {threshold}%: the second step."}},
	{change, i18n.Text{Ko: "{sign}{adjust}개를 적용한다.", En: "{sign}{adjust} applies."}},
	{byPercent, i18n.Text{Ko: "{base}개의 {sign}{adjust}%를 적용한다.", En: "{sign}{adjust}% of {base} applies."}},
	{exact, i18n.Text{Ko: "ExactCapacity {adjust}개를 적용한다.", En: "ExactCapacity {adjust} applies."}},
	{"already", i18n.Text{Ko: "늘리기 쿨다운 중이라 이미 늘린 {already}개를 셈에 넣고 나머지만 더한다.", En: "Inside the scale-out cooldown what was already added ({already}) counts; only the rest is added."}},
	{"cut.max", i18n.Text{Ko: "최대에서 잘린다.", En: "The maximum caps it."}},
	{"cut.min", i18n.Text{Ko: "최소까지만 간다.", En: "The minimum bounds it."}},
	{"out", i18n.Text{Ko: "desired를 {from}개에서 {to}개로 늘린다.", En: "Desired goes up from {from} to {to}."}},
	{"in", i18n.Text{Ko: "desired를 {from}개에서 {to}개로 줄인다.", En: "Desired goes down from {from} to {to}."}},
	{"cancel", i18n.Text{Ko: "줄이기 쿨다운은 여기서 끝난다.", En: "This ends the scale-in cooldown."}},

	{"hold.out-cooldown", i18n.Text{Ko: "늘리기 쿨다운이 {left}분 남았다. 지금 더 바라는 {by}개가 이미 늘린 {added}개보다 많지 않아 기다린다.",
		En: "The scale-out cooldown lasts {left|more minute}. What is wanted now ({by}) is no more than what was already added ({added}), so it waits."}},
	{"hold.max", i18n.Text{Ko: "경보는 {to}개를 바라지만 최대 {max}개에 막힌다.", En: "The alarm asks for {to}, but the maximum is {max}."}},
	{"hold.other", i18n.Text{Ko: "한 정책은 줄이자고 하지만 {metric} {value}의 낮은 경보({than})는 울리지 않았다. 모두 줄이자고 해야 줄인다.",
		En: "One policy wants to scale in, but the low alarm of {metric} ({than}, now {value}) is not on. Scale-in needs all of them."}},
	{"hold.disabled", i18n.Text{Ko: "낮은 경보가 울리지만 DisableScaleIn이 켜져 있어 줄이지 않는다.", En: "The low alarm is on, but DisableScaleIn is set, so nothing is removed."}},
	{"hold.deploy", i18n.Text{Ko: "낮은 경보가 울리지만 배포 중이라 줄이기가 멈춰 있다.", En: "The low alarm is on, but scale-in is suspended during the deployment."}},
	{"hold.min", i18n.Text{Ko: "낮은 경보가 울리지만 desired {at}개가 이미 최소다.", En: "The low alarm is on, but desired, {at}, is the minimum already."}},
	{"hold.round", i18n.Text{Ko: "낮은 경보가 울리지만 뺄 수를 내림하면 0개라 {at}개를 지킨다.", En: "The low alarm is on, but what could be removed rounds down to 0, so the count stays at {at}."}},
	{"hold.in-cooldown", i18n.Text{Ko: "낮은 경보가 울리지만 줄이기 쿨다운이 {left}분 남아 기다린다.", En: "The low alarm is on, but the scale-in cooldown lasts {left|more minute}."}},
	{"hold.warmup", i18n.Text{Ko: "예약률이 낮지만 인스턴스가 아직 워밍업 중이라 줄이지 않는다.", En: "The reservation is low, but an instance is still warming up, so none is removed."}},
	{"hold.most", i18n.Text{Ko: "예약률이 목표를 넘지만 그룹의 최대에 이르러 인스턴스를 더 띄우지 못한다.", En: "The reservation is above the target, but the group is at its maximum and launches no more instances."}},
}

// Describe implements sim.Simulator.
func (Simulator) Describe(e *sim.Event, l i18n.Lang) string {
	f := e.Field
	metric, side, _ := strings.Cut(e.Actor, "-") // "cpu-high"
	if p := f("policy"); p != "" {
		metric = p
	}
	value := func(name string) string {
		switch name {
		case "metric":
			return look(metricNames, metric).In(l)
		case "Metric":
			return capital(look(metricNames, metric).In(l))
		case "side":
			if side == "high" {
				return text("높은 경보", "high alarm").In(l)
			}
			return text("낮은 경보", "low alarm").In(l)
		case "than":
			return limit(f("threshold")).In(l)
		case "sign":
			if e.Kind == "out" {
				return "+"
			}
			return "-"
		}
		return f(name)
	}
	told := ""
	for _, key := range parts(e) {
		if key == "" {
			continue
		}
		if told != "" {
			told += " "
		}
		told += fill(look(sentences, key).In(l), value)
	}
	return told
}

// parts lists the sentences that tell an event; "" is none.
func parts(e *sim.Event) []string {
	f := e.Field
	either := func(on bool, key, otherwise string) string {
		if on {
			return key
		}
		return otherwise
	}
	switch e.Kind {
	case "load":
		return []string{"load." + f("shape")}
	case "ok":
		return []string{either(f("value") == "", "ok.missing", "ok")}
	case "hold":
		return []string{"hold." + f("why")}
	case "schedule":
		end := either(f("from") == f("to"), "schedule.stay", "schedule.move")
		return []string{"schedule." + f("what"), either(f("held") != "", "schedule.held", end)}
	case "registered":
		return []string{e.Kind, either(f("left") != "0", "registered.left", "")}
	case "terminate":
		return []string{e.Kind, either(f("lost") == "0", "terminate.empty", "terminate.lost")}
	case "out", "in":
		why, adjust := either(f("whole") != "", "track.rounded", "track"), f("step")
		if adjust != "" {
			why = "step." + f("interval")
		}
		already := f("already") != "0" && f("already") != ""
		return []string{why, adjust, either(already, "already", ""), either(f("cut") != "", "cut."+f("cut"), ""), e.Kind, either(f("cancel") != "", "cancel", "")}
	}
	return []string{e.Kind}
}

// limit puts the threshold of an alarm into words.
func limit(threshold string) i18n.Text {
	for _, w := range []struct{ sign, ko, en string }{{">", " 초과", "above "}, {"<", " 미만", "below "}, {"≥", " 이상", "at least "}, {"≤", " 이하", "at most "}} {
		if n, ok := strings.CutPrefix(threshold, w.sign); ok {
			return text(n+w.ko, w.en+n)
		}
	}
	return i18n.Same(threshold)
}
