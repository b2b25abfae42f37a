package edgepath

import (
	"strings"

	"notelab/app/i18n"
)

// behavior is one cache behavior: which paths it is for, and what it asks of
// the viewer.
type behavior struct {
	pattern string
	policy  string // allow-all, redirect-to-https, https-only
	methods string // get, all
}

// maxPattern bounds a pattern so that a list of them stays readable.
const maxPattern = 40

// parseBehavior reads "/api/*:https-only:all".
func parseBehavior(s string) (behavior, bool) {
	var b behavior
	rest, methods, ok := cutLast(s)
	pattern, policy, also := cutLast(rest)
	b = behavior{pattern, policy, methods}
	return b, ok && also && pattern != "" && len(pattern) <= maxPattern && spelled(pattern, "/-._~*?$@+&") &&
		oneOf(policy, allowAll+"|"+redirect+"|"+httpsOnly) && oneOf(methods, "get|all")
}

func cutLast(s string) (before, after string, ok bool) {
	i := strings.LastIndexByte(s, ':')
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// spelled reports whether s has only letters, digits and the given characters.
func spelled(s, also string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte(also, c) >= 0) {
			return false
		}
	}
	return true
}

func checkBehavior(s string) i18n.Text {
	if _, ok := parseBehavior(s); ok {
		return i18n.Text{}
	}
	return i18n.Of("/api/*:https-only:all처럼 패턴:정책:메서드로 쓰세요. 정책은 allow-all, redirect-to-https, https-only, 메서드는 get, all",
		"want pattern:policy:methods such as /api/*:https-only:all; policies are allow-all, redirect-to-https, https-only, methods are get, all")
}

func checkPath(s string) i18n.Text {
	if strings.HasPrefix(s, "/") && spelled(s, "/-._~$@+") {
		return i18n.Text{}
	}
	return i18n.Of("/로 시작하고 영문자, 숫자, / - . _ ~ $ @ +만 쓴 경로를 쓰세요", "want a path from /, of letters, digits and / - . _ ~ $ @ +")
}

// matches reports whether a path pattern covers a path. * stands for any run of
// characters, slashes included, ? for exactly one; letters keep their case, and
// the pattern's leading slash is optional.
func matches(pattern, path string) bool {
	pattern, path = strings.TrimPrefix(pattern, "/"), strings.TrimPrefix(path, "/")
	p, s, star, back := 0, 0, -1, 0
	for s < len(path) {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, back = p, s
			p++
		case p < len(pattern) && (pattern[p] == '?' || pattern[p] == path[s]):
			p++
			s++
		case star >= 0: // let the last star take one character more
			back++
			p, s = star+1, back
		default:
			return false
		}
	}
	return strings.Trim(pattern[p:], "*") == ""
}
