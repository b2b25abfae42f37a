package cwalarm

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// sentences tell events; between braces stand fields, and what word adds.
var sentences = []struct {
	kind string
	text i18n.Text
}{
	{"enough", i18n.Text{Ko: "[{points}] 실제 데이터 포인트가 {real}개로 N {n}개를 채우므로 없는 데이터 설정은 쓰지 않는다. 최근 {n}개 가운데 위반이 {over}개로 M {m}개{cmp} {is}.", En: "[{points}] Real data points: {real}, no fewer than N = {n}, so the setting for missing data is not used. Breaching among the newest {n}: {over}, {cmp} M = {m}, so {state}."}},
	{"filled", i18n.Text{Ko: "[{points}] 실제 데이터 포인트가 {real}개뿐이라 {fill}개를 {mode}으로 채운다. 그러면 위반이 {over}개로 M {m}개{cmp} {is}.", En: "[{points}] Real data points: {real}, fewer than N = {n}. Filled in as {mode}: {fill}. Then {over} breach, {cmp} M = {m}, so {state}."}},
	{"empty", i18n.Text{Ko: "[{points}] 평가 범위에 데이터 포인트가 하나도 없다. {mode} 설정에서는 {kept}.", En: "[{points}] The whole evaluation range is empty. With {mode} the state {kept} {state}."}},
	{"reached", i18n.Text{Ko: "[{points}] 실제 데이터 포인트는 {real}개로 N {n}개에 모자라지만 위반이 {over}개로 M {m}개를 채웠다. 빈자리가 무엇이든 {is}.", En: "[{points}] Real data points: {real}, fewer than N = {n}, but {over} breach, which reaches M = {m} whatever the gaps hold, so {state}."}},
	{"mixed", i18n.Text{Ko: "[{points}] 실제 데이터 포인트 {real}개 가운데 위반이 {over}개로 M {m}개에 못 미치고, 임계값 안의 값이 있다. {mode} 설정에서는 {is}.", En: "[{points}] Real data points: {real}, breaching: {over}, fewer than M = {m}, and something lies within the threshold, so {state} with {mode}."}},
	{"premature", i18n.Text{Ko: "[{points}] 있는 값은 모두 위반이고 가장 오래된 것은 뒤에서 {m}번째이거나 그보다 오래됐다. {over}개뿐이어도 {mode} 설정에서는 {kept}.", En: "[{points}] All there is breaches ({over}), and the oldest is at least M = {m} data points old. With {mode} the state {kept} {state}, few as they are."}},
	{"young", i18n.Text{Ko: "[{points}] 있는 값은 모두 위반이지만 가장 오래된 것도 뒤에서 {m}번째보다 새것이다. 다음 값이 정상일 수 있으므로 서둘러 ALARM으로 가지 않고 {kept}.", En: "[{points}] All there is breaches, but nothing is M = {m} data points old yet. The next one may be fine, so the alarm does not hurry to ALARM: the state {kept} {state}."}},
	{"inferred", i18n.Text{Ko: " 이 경우의 규칙은 문서에 분명하지 않아 모델이 고른 것이다.", En: " The documentation leaves this case open; it is the model's choice."}},
	{"changed", i18n.Text{Ko: "경보 A의 상태가 {was}에서 {to} 바뀐다.", En: "Alarm A goes from {was} to {state}."}},
	{"other", i18n.Text{Ko: "경보 B의 상태가 {was}에서 {to} 바뀐다.", En: "Alarm B goes from {was} to {state}."}},
	{"joint", i18n.Text{Ko: "A가 {ais} B가 {bis} 규칙 {rule}의 결과가 바뀌고, 복합 경보가 {was}에서 {to} 바뀐다.", En: "A is {a} and B is {b}, which changes what the rule {rule} gives: the composite alarm goes from {was} to {state}."}},
	{"acted", i18n.Text{Ko: "상태가 ALARM으로 바뀌었으므로 동작({action})을 한 번 한다.", En: "The state has changed to ALARM, so the action is performed once: {action}."}},
	{"again", i18n.Text{Ko: "ALARM에 머무는 동안 Auto Scaling 동작만은 1분마다 되풀이한다.", En: "Auto Scaling actions alone are repeated for every minute that the alarm stays in ALARM."}},
	{"refused", i18n.Text{Ko: "복합 경보는 EC2 동작과 Auto Scaling 동작을 하지 못한다. 이 동작({action})은 걸 수 없고 상태만 바뀐다.", En: "A composite alarm performs no EC2 and no Auto Scaling action ({action}); only its state will change."}},
}

// actionName names an action in sentences.
func actionName(action string, l i18n.Lang) string {
	switch action {
	case notify:
		return i18n.Of("SNS 알림", "an SNS notification").In(l)
	case onEC2:
		return i18n.Of("EC2 복구", "an EC2 recovery").In(l)
	}
	return i18n.Of("Auto Scaling 정책 호출", "an Auto Scaling policy").In(l)
}

// word gives what stands between braces.
func word(e *sim.Event, name string, l i18n.Lang) string {
	switch name {
	case "action":
		return actionName(e.Field(name), l)
	case "cmp":
		if e.Field("state") == stateNames[alarm] {
			return i18n.Of(" 이상이므로", "at least").In(l)
		}
		return i18n.Of("에 못 미치므로", "fewer than").In(l)
	case "is":
		return with(e.Field("state"), "이다", "다")
	case "ais":
		return with(e.Field("a"), "이고", "고")
	case "bis":
		return with(e.Field("b"), "이라서", "라서")
	case "to":
		return with(e.Field("state"), "으로", "로")
	case "kept":
		return kept(e, l)
	}
	return e.Field(name)
}

// with puts a particle behind a state or a setting: some are read with a final
// consonant.
func with(name, closed, open string) string { return name + particle(name, closed, open) }

func particle(name, closed, open string) string {
	switch name {
	case stateNames[alarm], asMissing, notBreaching, breaching:
		return closed
	}
	return open
}

// kept tells whether the state becomes what it is or stays so; in Korean with the
// state.
func kept(e *sim.Event, l i18n.Lang) string {
	name := e.Field("state")
	switch {
	case e.Field("mode") == ignore:
		return i18n.Of("지금 상태 "+with(name, "을", "를")+" 지킨다", "stays").In(l)
	case e.Field("was") == name:
		return i18n.Of(with(name, "이다", "다"), "is").In(l)
	}
	return i18n.Of(with(name, "이", "가")+" 된다", "becomes").In(l)
}

// sentence is the template of a kind.
func sentence(kind string, l i18n.Lang) string {
	for i := range sentences {
		if sentences[i].kind == kind {
			return sentences[i].text.In(l)
		}
	}
	return kind
}

// Describe implements sim.Simulator.
func (simulator) Describe(e *sim.Event, l i18n.Lang) string {
	kind := e.Kind
	switch {
	case kind == "evaluated":
		kind = e.Field("cause")
	case kind == "acted" && e.Field("again") == "true":
		kind = "again"
	}
	template := sentence(kind, l)
	if e.Field("inferred") == "true" {
		template += sentence("inferred", l)
	}
	return sim.FillNames(template, func(name string) string { return word(e, name, l) })
}
