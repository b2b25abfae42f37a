package backoff

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// ordinal writes "3rd" for the English sentences.
func ordinal(n string) string {
	suffix := "th"
	if teen := len(n) > 1 && n[len(n)-2] == '1'; !teen {
		switch n[len(n)-1] {
		case '1':
			suffix = "st"
		case '2':
			suffix = "nd"
		case '3':
			suffix = "rd"
		}
	}
	return n + suffix
}

// Describe implements sim.Simulator.
func (Simulator) Describe(e *sim.Event, l i18n.Lang) string {
	n, ans := e.Field("attempt"), e.Field("answer")
	wait := e.Field("wait")
	pick := func(ko, en string) string { return text(ko, en).In(l) }
	failed := text(n+"번째 시도의 답은 "+ans, "Attempt "+n+" is answered "+ans)
	switch ans {
	case "timeout":
		failed = text(n+"번째 시도에 제때 답이 없다", "Attempt "+n+" times out")
	case "reset":
		failed = text(n+"번째 시도의 연결이 끊긴다", "Attempt "+n+" loses its connection")
	}
	quota := ""
	if q := e.Field("quota"); q != "" {
		quota = pick(" 할당량에 "+q+"개가 남는다.", " "+q+" tokens are left.")
	}
	switch e.Kind {
	case "send":
		return pick(n+"번째 시도를 보낸다.", "Attempt "+n+" is sent.")
	case "hold":
		return pick("adaptive 모드가 "+n+"번째 시도를 "+wait+" 붙든다.", "Adaptive mode holds attempt "+n+" for "+wait+".")
	case "success":
		return pick(n+"번째 시도가 "+ans+"로 성공한다.", "Attempt "+n+" succeeds with "+ans+".") + quota
	case "failure":
		ko, en := "곧바로 다시 보낸다.", "It is resent at once."
		if wait != "0" {
			ko, en = wait+" 뒤에 다시 보낸다", "It is resent after "+wait
			if lo, hi := e.Field("from"), e.Field("to"); lo != hi {
				ko, en = ko+"("+lo+"~"+hi+"에서 고름)", en+", drawn from "+lo+" to "+hi
			}
			ko, en = ko+".", en+"."
		}
		because := why(e.Field("why")).text()
		return pick(failed.Ko+": "+because.Ko+". "+ko, failed.En+": "+because.En+". "+en) + quota
	case "give-up":
		because := reasonGivenUp(e.Field("reason"))
		if e.Field("reason") == hopeless.String() {
			w := why(e.Field("why")).text()
			because = text(w.Ko+". 포기한다.", w.En+". The client gives up.")
		}
		return pick(failed.Ko+": "+because.Ko, failed.En+": "+because.En) + quota
	case "served":
		return pick(n+"번째 호출이 성공한다.", "Its "+ordinal(n)+" call succeeds.")
	case "conflict", "throttled":
		ko, en := n+"번째 쓰기가 다른 쓰기와 충돌한다.", "Its "+ordinal(n)+" write conflicts with another."
		if e.Kind == "throttled" {
			ko, en = n+"번째 호출이 스로틀링된다.", "Its "+ordinal(n)+" call is throttled."
		}
		if wait != "" && wait != "0" {
			ko, en = ko+" "+wait+" 기다린다.", en+" It waits "+wait+"."
		}
		return pick(ko, en)
	case "gave-up":
		return pick("시도 "+n+"번 만에 포기한다.", "It gives up after "+n+" attempts.")
	case "over":
		c := e.Field("calls")
		return pick("호출 "+c+"번으로 모두 끝난다.", "All have finished, with "+c+" calls.")
	}
	return e.Kind
}

func reasonGivenUp(name string) i18n.Text {
	switch name {
	case exhausted.String():
		return text("시도 횟수를 다 써서 포기한다.", "no attempt is left, so the client gives up.")
	case broke.String():
		return text("재시도 할당량이 모자라 포기한다.", "the retry quota is too small, so the client gives up.")
	}
	return text("끝없이 재시도하므로 여기서 멈춘다.", "it would retry without end; the run stops here.")
}
