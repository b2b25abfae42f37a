package cdncache

import (
	"strings"
	"time"

	"notelab/app/i18n"
)

// Bounds of what may be typed.
const (
	day      = 86400
	year     = 365 * day
	maxURL   = 60
	maxPath  = 4000 // of an invalidation path, by CloudFront's rule
	maxEdges = 4
)

// printable reports whether a text is visible ASCII without a comma, which
// separates the items of a list.
func printable(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] <= ' ' || s[i] > '~' || s[i] == ',' {
			return false
		}
	}
	return true
}

// checkURL accepts what a viewer may ask for: a path and perhaps a query.
func checkURL(s string) i18n.Text {
	if !strings.HasPrefix(s, "/") || len(s) > maxURL || !printable(s) || strings.ContainsAny(s, "*#") {
		return i18n.Of("/app.js나 /list?page=1처럼 /로 시작하는 60자 이하의 ASCII 경로를 쓰세요(*와 #은 안 됩니다)", "want an ASCII path of at most 60 characters from /, such as /app.js or /list?page=1, without * and #")
	}
	return i18n.Text{}
}

// checkPath accepts an invalidation path: from a slash, at most 4,000
// characters, with a wildcard only at the very end.
func checkPath(s string) i18n.Text {
	if !strings.HasPrefix(s, "/") || len(s) > maxPath || !printable(s) || strings.Contains(strings.TrimSuffix(s, "*"), "*") {
		return i18n.Of("/로 시작하는 ASCII 경로를 쓰세요. *는 맨 끝에 하나만 쓸 수 있습니다", "want an ASCII path from /, with * only as its last character")
	}
	return i18n.Text{}
}

func checkName(s string) i18n.Text {
	if s == "" || len(s) > 32 || !printable(s) || strings.ContainsAny(s, "?&=#/*") {
		return i18n.Of("page처럼 쿼리 문자열의 이름만 쓰세요", "want the name of a query string parameter, such as page")
	}
	return i18n.Text{}
}

func checkMoment(s string) i18n.Text {
	if _, edge, ok := parseMoment(s); !ok || edge != 0 {
		return i18n.Of("0에서 86400 사이의 초를 쓰세요", "want seconds from 0 to 86400")
	}
	return i18n.Text{}
}

func checkRequest(s string) i18n.Text {
	if _, _, ok := parseMoment(s); !ok {
		return i18n.Of("20이나 20@2처럼 초를, 필요하면 @ 뒤에 엣지 번호를 쓰세요", "want seconds, and perhaps an edge after @, such as 20 or 20@2")
	}
	return i18n.Text{}
}

// parseMoment reads seconds with at most three decimals, "20" or "0.5", and the
// number of an edge after an at sign, 0 when there is none.
func parseMoment(s string) (at time.Duration, edge int, ok bool) {
	if i := strings.IndexByte(s, '@'); i >= 0 {
		if len(s) != i+2 || s[i+1] < '1' || s[i+1] > '0'+maxEdges {
			return 0, 0, false
		}
		edge, s = int(s[i+1]-'0'), s[:i]
	}
	whole, part, dot := strings.Cut(s, ".")
	if whole == "" || len(whole) > 5 || dot && part == "" || len(part) > 3 {
		return 0, 0, false
	}
	ms := 0
	for _, c := range []byte(whole + (part + "000")[:3]) {
		if c < '0' || c > '9' {
			return 0, 0, false
		}
		ms = 10*ms + int(c-'0')
	}
	return time.Duration(ms) * time.Millisecond, edge, ms <= day*1000
}
