package cdncache

import (
	"strconv"
	"strings"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// date writes the moment so long after a run's start, midnight of a Monday, as
// HTTP does. A run has at most one day.
func date(after time.Duration) string {
	s := int(after / time.Second)
	day := "Mon, 02"
	if s >= 86400 {
		day, s = "Tue, 03", s-86400
	}
	two := func(n int) string { return strconv.Itoa(100 + n)[1:] }
	return day + " Nov 2026 " + two(s/3600) + ":" + two(s/60%60) + ":" + two(s%60) + " GMT"
}

// cacheControl writes the directives the origin sends.
func (s *setup) cacheControl() string {
	var d []string
	add := func(name string, v time.Duration) { d = append(d, name+"="+span(v)) }
	switch s.header {
	case headMaxAge, headBoth:
		add("max-age", s.age)
	case headShared:
		add("max-age", s.age)
		add("s-maxage", s.shared)
	case headExpires, headNone:
	default:
		d = append(d, s.header)
	}
	if s.swr > 0 {
		add("stale-while-revalidate", s.swr)
	}
	if s.sie >= 0 {
		add("stale-if-error", s.sie)
	}
	return strings.Join(d, ", ")
}

// documents writes the exact strings: the origin's headers, the cache policy
// and the command that invalidates.
func (p *picture) documents(t *sim.Trace) {
	head := "HTTP/1.1 200 OK\n"
	if c := p.cacheControl(); c != "" {
		head += "Cache-Control: " + c + "\n"
	}
	if p.header == headExpires || p.header == headBoth {
		head += "Expires: " + date(p.expires) + "\n"
	}
	if p.etag {
		head += "ETag: \"v1\"\n"
	}
	t.Documents = append(t.Documents, sim.Document{Key: "headers", Title: i18n.Of("오리진의 응답 헤더", "Headers of the origin's response"), Body: head})
	body := "MinTTL      " + span(p.policy.least) + "\nDefaultTTL  " + span(p.policy.usual) + "\nMaxTTL      " + span(p.policy.most) + "\n"
	key := "path"
	switch p.key.query {
	case queryAll:
		key += ", all query strings"
	case queryOnly:
		key += ", query strings " + strings.Join(p.key.names, " ")
	case queryExcept:
		key += ", query strings except " + strings.Join(p.key.names, " ")
	}
	if p.key.language {
		key += ", header Accept-Language"
	}
	if p.key.session {
		key += ", cookie sid"
	}
	t.Documents = append(t.Documents, sim.Document{Key: "policy", Title: i18n.Of("캐시 정책", "Cache policy"), Body: body + "Key         domain name, " + key + "\n"})
	if len(p.paths) > 0 {
		cmd := "aws cloudfront create-invalidation \\\n  --distribution-id EDFDVBD6EXAMPLE \\\n  --paths"
		for _, path := range p.paths {
			cmd += " '" + strings.ReplaceAll(path, "'", `'\''`) + "'"
		}
		t.Documents = append(t.Documents, sim.Document{Key: "invalidate", Title: i18n.Of("무효화 명령 (경로 "+strconv.Itoa(len(p.paths))+"개)", "The invalidation ("+strconv.Itoa(len(p.paths))+" paths)"), Body: cmd + "\n"})
	}
}
