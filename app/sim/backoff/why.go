package backoff

import "notelab/app/i18n"

// why is the reason an answer is retried or not.
type why string

const (
	whyTransient why = "transient"     // may succeed when sent again
	whyThrottled why = "throttling"    // passes with time, whatever the status
	whyFatal     why = "fatal"         // the same request fails again
	whyAll       why = "all"           // the code resends everything
	why5xx       why = "5xx"           // the code looks at the first digit
	whyMissed    why = "missed-4xx"    // throttling that code looking at the digit gives up on
	whyListed    why = "legacy-listed" // in the retry table of legacy mode
	whyUnlisted  why = "legacy-missing"
	whyNoCode    why = "no-code" // a 429 that names no throttling code
)

// whyClass is the reason given by an answer's class.
func whyClass(a *answer) why {
	switch a.class {
	case throttled:
		return whyThrottled
	case transient:
		return whyTransient
	}
	return whyFatal
}

// text is the reason as a clause that ends a sentence.
func (w why) text() i18n.Text {
	switch w {
	case whyTransient:
		return text("일시적 오류라 같은 요청이 성공할 수 있다", "it is transient, so the same request may succeed")
	case whyThrottled:
		return text("상태 코드와 상관없이 스로틀링은 시간이 지나면 풀린다", "it is throttling, which passes with time whatever the status")
	case whyFatal:
		return text("같은 요청은 다시 보내도 실패한다", "the same request would fail again")
	case whyAll:
		return text("모든 실패를 다시 보내도록 짠 코드다", "this code resends every failure")
	case why5xx:
		return text("5xx이거나 네트워크 오류다", "it is a 5xx or a network error")
	case whyMissed:
		return text("다시 보내면 되는 응답인데 4xx라고 포기하는 코드다", "a retry would help, but this code gives up on every 4xx")
	case whyListed:
		return text("legacy 모드의 재시도 표에 있다", "legacy mode's retry table lists it")
	case whyUnlisted:
		return text("legacy 모드의 재시도 표에 없다", "legacy mode's retry table does not list it")
	case whyNoCode:
		return text("스로틀링 오류 코드가 없고, 상태 코드 429만으로는 재시도하지 않는다", "it names no throttling code, and the status 429 alone is not retried")
	}
	return i18n.Text{}
}
