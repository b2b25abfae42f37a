package edgepath

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
)

// Exam-guide ids: service integration, authentication between services,
// encryption in transit, certificates, access decided in front of the
// application.
var (
	tagsWay   = []string{"D4.T1.S7"}
	tagsTrust = []string{"D2.T1.S8", "D2.T2.S1"}
	tagsTLS   = []string{"D2.T2.S1"}
	tagsCert  = []string{"D2.T2.S2"}
	tagsGeo   = []string{"D2.T1.S7"}
)

// Ask implements sim.Simulator.
func (simulator) Ask(kind string, seed uint64, l i18n.Lang) (quiz.Question, error) {
	return sim.Questions{
		"status":      askStatus,
		"gate":        askGate,
		"fix":         askFix,
		"bypass":      askBypass,
		"access":      askAccess,
		"protocol":    askProtocol,
		"certificate": askCertificate,
		"country":     askCountry,
		"pattern":     askPattern,
	}.Ask(info, kind, seed, l)
}

func tick(s string) string { return "`" + s + "`" }

// fault is one thing wrong with a request or its settings, as parameters that
// differ from a setting in which everything passes.
type fault struct {
	id      string
	origins string // the kinds of origin it can happen to, "" for any
	changes string // "name=value name=value"
	// fix names the change that helps, for the questions that ask for it.
	fix string
}

var faults = []fault{
	{"seoul", "", "host=www.example.com certificate=ap-northeast-2", "us-east-1"},
	{"seoul-http", "", "host=www.example.com certificate=ap-northeast-2 scheme=http viewer-policy=allow-all", "us-east-1"},
	{"other-name", "", "host=www.example.com certificate=other-name", "us-east-1"},
	{"unlisted", "", "geo=allow countries=JP,US country=KR", "list"},
	{"blocked", "", "geo=block countries=DE,US country=US", "unblock"},
	{"attack", "", "waf=true attack=true", ""},
	{"plain", "", "scheme=http viewer-policy=https-only", "redirect"},
	{"redirected", "", "scheme=http viewer-policy=redirect-to-https", ""},
	{"redirected-put", "s3", "scheme=http viewer-policy=redirect-to-https method=PUT methods=all access=oac bucket-policy=this actions=put", ""},
	{"put", "s3|alb", "method=PUT methods=get access=oac bucket-policy=this actions=put", "methods"},
	{"another", "s3", "access=oac bucket-policy=another", "bucket-policy"},
	{"oai-policy", "s3", "access=oac bucket-policy=oai", "bucket-policy"},
	{"no-policy", "s3", "access=oac bucket-policy=none", "bucket-policy"},
	{"action", "s3", "method=PUT methods=all access=oac bucket-policy=this actions=get", "actions"},
	{"key", "s3", "access=oac bucket-policy=this kms=true key-policy=false", "key-policy"},
	{"oai-key", "s3", "access=oai bucket-policy=oai kms=true key-policy=true", "oac"},
	{"website-https", "website", "origin-policy=https-only", "http-only"},
	{"closed", "website", "site-policy=closed", ""},
	{"referer", "website", "site-policy=referer sends=false", "header"},
	{"group", "alb|vpc", "security-group=office", "group"},
	{"expired", "alb|vpc", "origin-policy=https-only origin-certificate=expired", "certificate"},
	{"self-signed", "alb|vpc", "origin-policy=https-only origin-certificate=self-signed", "certificate"},
	{"wrong-name", "alb|vpc", "origin-policy=https-only origin-certificate=wrong-name", "certificate"},
	{"header", "alb|vpc", "checks=true sends=false", "header"},
}

// set changes parameters written "name=value name=value".
func set(v sim.Values, changes string) sim.Values {
	for _, f := range strings.Fields(changes) {
		name, value, _ := strings.Cut(f, "=")
		v = v.Must(name, value)
	}
	return v
}

// sound draws a setting in which the request passes every gate.
func sound(a *sim.Asker, origin string) sim.Values {
	v := set(info.Defaults(), "behaviors= geo=none waf=false origin="+origin)
	v = v.Must("path", sim.Pick(a, "/index.html", "/img/logo.png", "/docs/guide.pdf", "/app/main.js"))
	v = set(v, sim.Pick(a, "", "host=www.example.com certificate=us-east-1"))
	v = set(v, sim.Pick(a, "", "", "", "geo=allow countries=KR,JP country=KR", "geo=allow countries=KR,DE country=DE", "geo=block countries=US,DE country=JP", "geo=allow countries=KR country=unknown"))
	v = set(v, sim.Pick(a, "", "waf=true"))
	v = v.Must("viewer-policy", sim.Pick(a, allowAll, redirect, httpsOnly))
	switch origin {
	case bucket:
		return set(v, sim.Pick(a, "access=oac bucket-policy=this", "access=oac bucket-policy=this kms=true key-policy=true", "access=oac bucket-policy=both", "access=oai bucket-policy=oai"))
	case website:
		return set(v, "origin-policy=http-only "+sim.Pick(a, "site-policy=public", "site-policy=referer sends=true"))
	}
	v = v.Must("origin-policy", sim.Pick(a, httpOnly, matchViewer, httpsOnly), "security-group", sim.Pick(a, "prefix-list", "prefix-list", "open"))
	return set(v, sim.Pick(a, "checks=false sends=false", "checks=true sends=true"))
}

// scene draws a setting with one fault.
func scene(a *sim.Asker, may func(*fault) bool) (sim.Values, *fault) {
	var list []*fault
	for i := range faults {
		if may(&faults[i]) {
			list = append(list, &faults[i])
		}
	}
	f := sim.Pick(a, list...)
	origins := f.origins
	if origins == "" {
		origins = "s3|website|alb|vpc"
	}
	return set(sound(a, sim.Pick(a, strings.Split(origins, "|")...)), f.changes), f
}
