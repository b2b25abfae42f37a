package backoff

import "notelab/app/i18n"

// class is what a failed answer means for a retry.
type class uint8

const (
	success   class = iota
	transient       // the server or the network failed; the same request may succeed
	throttled       // refused for its rate; the same request may succeed later
	fatal           // the same request fails again
)

// answer is one thing a scripted server can do with an attempt.
type answer struct {
	name  string // in the answers parameter
	label string // on the stage, at most 20 characters
	code  string // error code, as AWS spells it; empty where there is none
	http  int    // status; 0 when nothing came back
	class class  // in standard and adaptive mode
	// legacy reports whether legacy mode (botocore's general table) retries it.
	legacy  bool
	timeout bool // no answer until the client's own timeout
	meaning i18n.Text
}

// answers lists what the server may be scripted to do. Classes follow the SDK's
// standard mode: the error code decides first, then the status.
var answers = []answer{
	{"200", "200 OK", "", 200, success, false, false, i18n.Text{Ko: "성공", En: "success"}},
	{"500", "500 InternalError", "InternalError", 500, transient, true, false, i18n.Text{Ko: "서버 오류", En: "server error"}},
	{"502", "502 Bad Gateway", "", 502, transient, true, false, i18n.Text{Ko: "게이트웨이 오류", En: "gateway error"}},
	{"503", "503 Unavailable", "ServiceUnavailable", 503, transient, true, false, i18n.Text{Ko: "서비스를 잠시 쓸 수 없음", En: "service unavailable"}},
	{"504", "504 Gateway Timeout", "", 504, transient, true, false, i18n.Text{Ko: "게이트웨이 타임아웃", En: "gateway timeout"}},
	{"503-slowdown", "503 SlowDown", "SlowDown", 503, throttled, true, false, i18n.Text{Ko: "S3 스로틀링", En: "S3 throttling"}},
	{"429", "429 TooManyRequests", "TooManyRequestsException", 429, throttled, true, false, i18n.Text{Ko: "스로틀링", En: "throttling"}},
	{"429-bare", "429", "", 429, fatal, true, false, i18n.Text{Ko: "오류 코드 없는 429", En: "429 without an error code"}},
	{"400-throttling", "400 Throttling", "ThrottlingException", 400, throttled, true, false, i18n.Text{Ko: "400으로 온 스로틀링", En: "throttling sent as 400"}},
	{"400-throughput", "400 Throughput", "ProvisionedThroughputExceededException", 400, throttled, true, false, i18n.Text{Ko: "DynamoDB 처리량 초과", En: "DynamoDB throughput exceeded"}},
	{"400-limit", "400 LimitExceeded", "LimitExceededException", 400, throttled, false, false, i18n.Text{Ko: "한도 초과(SDK는 스로틀링으로 본다)", En: "limit exceeded, which SDKs take for throttling"}},
	{"400-timeout", "400 RequestTimeout", "RequestTimeout", 400, transient, false, false, i18n.Text{Ko: "S3가 400으로 보내는 요청 타임아웃", En: "request timeout, which S3 sends as 400"}},
	{"400-validation", "400 Validation", "ValidationException", 400, fatal, false, false, i18n.Text{Ko: "잘못된 요청", En: "malformed request"}},
	{"403", "403 AccessDenied", "AccessDeniedException", 403, fatal, false, false, i18n.Text{Ko: "권한 없음", En: "no permission"}},
	{"404", "404 NotFound", "ResourceNotFoundException", 404, fatal, false, false, i18n.Text{Ko: "없는 리소스", En: "no such resource"}},
	{"409", "409 Conflict", "ConflictException", 409, fatal, false, false, i18n.Text{Ko: "현재 상태와 충돌", En: "conflict with the current state"}},
	{"timeout", "timeout", "", 0, transient, true, true, i18n.Text{Ko: "시간 안에 답이 없음", En: "no answer in time"}},
	{"reset", "reset", "", 0, transient, true, false, i18n.Text{Ko: "연결 끊김", En: "connection reset"}},
}

// conflict is the lost write of the contended fleet, refused the throttled call
// of the token bucket.
var (
	conflict = answer{name: "conflict", label: "conflict", class: transient, legacy: true}
	refused  = answer{name: "throttled", label: "400 Throttling", code: "ThrottlingException", http: 400, class: throttled, legacy: true}
)

// lookup returns the answer of that name; names come validated.
func lookup(name string) *answer {
	for i := range answers {
		if answers[i].name == name {
			return &answers[i]
		}
	}
	return &answers[0]
}

// full is the answer as it stands on the wire: "400 ThrottlingException".
func (a *answer) full() string {
	switch {
	case a.http == 0:
		return a.name
	case a.code == "":
		return a.label
	}
	return a.label[:3] + " " + a.code
}
