package sqsqueue

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// sentence tells events of its kind whose field has the value, or any value;
// {name} stands for a field.
type sentence struct {
	kind, field, value string
	text               i18n.Text
}

// Describe implements sim.Simulator: the first sentence that fits.
func (simulator) Describe(e *sim.Event, l i18n.Lang) string {
	value := func(name string) string {
		switch name {
		case "the":
			g := e.Field("group")
			head, tail := "", ""
			if g != "" {
				head, tail = g+"그룹의 ", " of group "+g
			}
			return i18n.Text{Ko: head + e.Field("message") + "번 메시지", En: "message " + e.Field("message") + tail}.In(l)
		case "who":
			if l == i18n.Korean {
				return e.Actor[1:] + "번 소비자"
			}
			return "consumer " + e.Actor[1:]
		case "nth":
			return ordinal(e.Field("n"), l)
		}
		v := e.Field(name)
		if d, err := time.ParseDuration(v); err == nil && v != "0" {
			return lasting(d).In(l)
		}
		return v
	}
	for i := range sentences {
		s := &sentences[i]
		if s.kind != e.Kind {
			continue
		}
		if v := e.Field(s.field); s.field == "" || v != "" && (s.value == "" || s.value == v) {
			return capital(sim.FillNames(s.text.In(l), value))
		}
	}
	return e.Kind
}

// ordinal writes first, second, third or 4th; in Korean 첫, 2번째.
func ordinal(n string, l i18n.Lang) string {
	if l == i18n.Korean {
		if n == "1" {
			return "첫 번째"
		}
		return n + "번째"
	}
	switch n {
	case "1":
		return "first"
	case "2":
		return "second"
	case "3":
		return "third"
	}
	return n + "th"
}

func capital(s string) string {
	if s != "" && s[0] >= 'a' && s[0] <= 'z' {
		return string(s[0]-'a'+'A') + s[1:]
	}
	return s
}

var sentences = [...]sentence{
	{"sent", "delay", "", i18n.Text{Ko: "{the}를 보냈다. DelaySeconds {delay} 동안은 아무도 받지 못한다.", En: "{the} is sent. DelaySeconds hides it for {delay} first."}},
	{"sent", "", "", i18n.Text{Ko: "{the}를 보냈다. 지연이 없으므로 바로 보인다.", En: "{the} is sent. Without a delay it is visible at once."}},
	{"deduped", "", "", i18n.Text{Ko: "{the}를 같은 중복 제거 ID로 다시 보냈다. 첫 전송에서 {since} 지나 5분 안이므로 전송은 성공하지만 전달되지 않는다.", En: "{the} is sent again with the same deduplication id, {since} after the first: within 5 minutes it is accepted but not delivered."}},
	{"due", "", "", i18n.Text{Ko: "{the}가 DelaySeconds {delay}의 지연을 마치고 이제 보인다.", En: "The delay of {delay} of {the} is over: it is visible now."}},
	{"received", "during", "", i18n.Text{Ko: "{who}가 {the}를 {nth}로 받았다. {during}번 소비자가 아직 처리하는 중이지만 타임아웃이 지나 다시 보였기 때문이다.", En: "{who} receives {the}, its {nth} receive, although consumer {during} is still at work on it: its timeout had ended."}},
	{"received", "n", "1", i18n.Text{Ko: "{who}가 {the}를 받았다. 지워지지 않고 지금부터 {timeout} 동안 숨는다.", En: "{who} receives {the}. It is not deleted, only hidden for {timeout} from now."}},
	{"received", "", "", i18n.Text{Ko: "{who}가 {the}를 {nth}로 받았다. 지워지지 않아 다시 보였고, 지금부터 {timeout} 동안 숨는다.", En: "{who} receives {the}, its {nth} receive: it was never deleted. It is hidden for {timeout} from now."}},
	{"empty", "why", "sample", i18n.Text{Ko: "{who}의 짧은 폴링이 빈 응답을 받았다. 보이는 메시지가 있지만 이번에 물은 서버에는 없었다.", En: "The short poll of {who} comes back empty: there is a visible message, but not on the servers it asked."}},
	{"empty", "waited", "", i18n.Text{Ko: "{who}의 긴 폴링이 {waited} 기다린 끝에 빈 응답을 받고 다시 묻는다.", En: "The long poll of {who} waited {waited} and comes back empty; it asks again."}},
	{"empty", "why", "group", i18n.Text{Ko: "{who}의 짧은 폴링이 빈 응답을 받았다. 보이는 메시지는 모두 그룹의 앞 메시지가 끝나기를 기다린다.", En: "The short poll of {who} comes back empty: every visible message waits for one before it in its group."}},
	{"empty", "", "", i18n.Text{Ko: "{who}의 짧은 폴링이 빈 응답을 받았다. 보이는 메시지가 없다.", En: "The short poll of {who} comes back empty: no message is visible."}},
	{"extended", "", "", i18n.Text{Ko: "{who}가 {the}의 가시성 타임아웃을 {to} 값으로 바꿨다. 남은 {left}에 더하지 않고 지금부터 센다.", En: "{who} sets the timeout of {the} to {to}. It counts from now, not on top of the {left} that were left."}},
	{"too-late", "", "", i18n.Text{Ko: "{who}가 {the}의 타임아웃을 늘리려 했지만 오류를 받았다. 그 수신의 타임아웃은 이미 지났다.", En: "{who} tries to extend {the} and gets an error: the timeout of that receive is over."}},
	{"limit", "", "", i18n.Text{Ko: "{who}가 {the}의 타임아웃을 늘리려 했지만 거절되었다. 받은 때부터 12시간을 넘길 수 없다.", En: "{who} may not extend {the}: a message is invisible for 12 hours after its receive at most."}},
	{"timeout", "working", "", i18n.Text{Ko: "받은 지 {after}, {the}의 타임아웃이 지나 다시 보인다. {working}번 소비자는 아직 처리하는 중이다.", En: "{after} after its receive the timeout of {the} ends and it is visible again, while consumer {working} is still at work on it."}},
	{"timeout", "waiting", "", i18n.Text{Ko: "받은 지 {after}, {the}의 타임아웃이 지나 다시 보인다. {waiting}번 소비자의 배치에서 차례를 기다리던 중이다.", En: "{after} after its receive the timeout of {the} ends and it is visible again, while it waits for its turn in the batch of consumer {waiting}."}},
	{"timeout", "", "", i18n.Text{Ko: "받은 지 {after}, 지워지지 않은 {the}의 타임아웃이 지나 다시 보인다.", En: "{after} after its receive the timeout of {the} ends; it was not deleted, so it is visible again."}},
	{"deleted", "times", "", i18n.Text{Ko: "{who}가 {the}를 처리하고 지웠다. 같은 내용이 성공한 것은 {times}번째라 중복 처리다.", En: "{who} handles and deletes {the}. The same content has now succeeded {times} times: a duplicate."}},
	{"deleted", "late", "", i18n.Text{Ko: "{who}가 타임아웃이 지난 뒤 {the}를 지웠다. 아무도 다시 받지 않아 마지막 수신 핸들이 통했다.", En: "{who} deletes {the} after its timeout. Nobody has received it again, so its receipt handle is still the latest."}},
	{"deleted", "", "", i18n.Text{Ko: "{who}가 {the}를 처리하고 DeleteMessage로 지웠다.", En: "{who} handles {the} and deletes it with DeleteMessage."}},
	{"kept", "why", "newer", i18n.Text{Ko: "{who}가 {the}를 처리했지만 삭제는 효과가 없었다. 그 사이 다시 수신되어 수신 핸들이 예전 것이 되었다.", En: "{who} handles {the}, but its delete has no effect: received again since, the receipt handle is an old one."}},
	{"kept", "why", "dead", i18n.Text{Ko: "{who}가 {the}를 처리했지만 지울 것이 없다. 그 사이 DLQ로 옮겨졌다.", En: "{who} handles {the}, but there is nothing to delete: it was moved to the DLQ meanwhile."}},
	{"kept", "", "", i18n.Text{Ko: "{who}가 {the}를 처리했지만 다른 소비자가 이미 지웠다. 같은 일을 두 번 했다.", En: "{who} handles {the}, which another consumer has deleted already: the work was done twice."}},
	{"refused", "why", "dead", i18n.Text{Ko: "{who}가 {the}를 처리했지만 삭제가 실패했다. 그 사이 DLQ로 옮겨졌다.", En: "{who} handles {the}, but its delete fails: it was moved to the DLQ meanwhile."}},
	{"refused", "", "", i18n.Text{Ko: "{who}가 {the}를 처리했지만 삭제가 실패했다. FIFO 대기열은 타임아웃이 지난 수신의 삭제를 받지 않는다.", En: "{who} handles {the}, but its delete fails: a FIFO queue takes no delete after the timeout of that receive."}},
	{"failed", "lost", "", i18n.Text{Ko: "{who}가 {the}를 처리하지 못했다. 이 수신의 타임아웃은 이미 지났다.", En: "{who} fails on {the}. The timeout of this receive was over already."}},
	{"failed", "released", "", i18n.Text{Ko: "{who}가 {the}를 처리하지 못해 타임아웃을 0으로 바꿨다. 메시지가 바로 다시 보인다.", En: "{who} fails on {the} and sets its timeout to 0: it is visible again at once."}},
	{"failed", "", "", i18n.Text{Ko: "{who}가 {the}를 처리하지 못했다. 지우지 않았으므로 {left} 뒤 타임아웃이 지나면 다시 보인다.", En: "{who} fails on {the} and does not delete it: visible again in {left}, when the timeout ends."}},
	{"dead", "", "", i18n.Text{Ko: "{the}를 DLQ로 옮겼다. 이미 {n}번 수신되어 한 번 더 받으면 maxReceiveCount({most})를 넘는다.", En: "{the} is moved to the DLQ: received {n} times, one more would exceed the maxReceiveCount of {most}."}},
}
