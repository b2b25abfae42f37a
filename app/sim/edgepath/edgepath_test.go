package edgepath

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

func TestDeclaration(t *testing.T) { simtest.Declaration(t, New()) }

// texts are valid but unkind: long, full of wildcards, without a slash.
var texts = simtest.Texts{
	"path": func(r *rand.Rand) string {
		return []string{"/", "/index.html", "/api/x", "/" + strings.Repeat("a", 39), "/" + strings.Repeat("a/", 19) + "b", "/a.jpg", "/$@+~"}[r.IntN(7)]
	},
	"behaviors": func(r *rand.Rand) string {
		patterns := []string{"/api/*", "*", "*.jpg", "api/*", strings.Repeat("*a", 20), strings.Repeat("*", 40), "????????????????????????????????????????", "/a?*b", "/"}
		policies := []string{allowAll, redirect, httpsOnly}
		var items []string
		for range r.IntN(5) {
			items = append(items, patterns[r.IntN(len(patterns))]+":"+policies[r.IntN(3)]+":"+[]string{"get", "all"}[r.IntN(2)])
		}
		return strings.Join(items, ",")
	},
}

func TestAnyConfigurationRunsDrawsAndAgreesWithTheTables(t *testing.T) {
	simtest.Runs(t, New(), texts, simtest.Limits{Events: 40, Bytes: 14_000, Hang: 100 * time.Millisecond}, func(t *testing.T, v sim.Values, tr *sim.Trace) {
		agree(t, v)
		want := visits(v.Get)
		last := want[len(want)-1]
		figure := func(key string) int {
			f, ok := tr.Figure(key)
			if !ok {
				t.Fatalf("no figure %s", key)
			}
			return int(f.Value)
		}
		if figure("status") != last.code || figure("requests") != len(want) {
			t.Errorf("status %d after %d requests; want %d after %d", figure("status"), figure("requests"), last.code, len(want))
		}
		port := 0
		if last.reached && v.Get("via") == viaEdge {
			port = map[string]int{"http": 80, "https": 443}[factsOf(v.Get, v.Get("scheme") == "https" || len(want) == 2, viaEdge)["reach"]]
		}
		if figure("port") != port {
			t.Errorf("port %d; want %d", figure("port"), port)
		}
		n := 0
		if v.Get("via") == viaEdge {
			order := []string{"name", "geo", "waf", "behavior", "viewer", "method"}
			for n < len(order) && (last.reached || order[n] != last.gate) {
				n++
			}
		}
		if figure("passed") != n {
			t.Errorf("%d gates passed; want %d", figure("passed"), n)
		}
		for key, via := range map[string]string{"direct": viaDirect, "other": viaOther} {
			https := v.Get("scheme") == "https" && (v.Get("via") == via || v.Get("origin") != website)
			if got, want := figure(key), look(v.Get, https, via).code; got != want {
				t.Errorf("%s %d; want %d", key, got, want)
			}
		}
		checkEvents(t, v, tr)
	})
}

// checkEvents asserts what every run tells: each request starts and ends, and
// the viewer gets what the figure says.
func checkEvents(t *testing.T, v sim.Values, tr *sim.Trace) {
	t.Helper()
	sent, got, ended := 0, 0, 0
	for i := range tr.Events {
		e := &tr.Events[i]
		switch e.Kind {
		case "send":
			sent++
		case "receive", "silence":
			got++
		case "refuse", "redirect", "answer":
			ended++
		case "pass", "open":
			if v.Get("via") != viaEdge && e.Actor == "edge" {
				t.Errorf("a gate of the edge decides over a request that does not pass it: %+v", e)
			}
		}
	}
	if sent != got || sent != ended {
		t.Errorf("%d requests, %d ended, %d received", sent, ended, got)
	}
	if last := tr.Events[len(tr.Events)-1]; last.Kind != "receive" && last.Kind != "silence" {
		t.Errorf("the last event is %s", last.Kind)
	}
}

func TestGolden(t *testing.T) {
	tr := New().Run(info.Defaults())
	simtest.Golden(t, "default.trace", simtest.Transcript(New(), tr))
	for _, w := range []int{340, 640} {
		svg := New().Stage(tr, tr.Telling, w, i18n.Korean)
		if len(svg) > 12_000 {
			t.Errorf("the stage at %d is %d bytes; want at most 12000", w, len(svg))
		}
		simtest.Golden(t, "stage-"+strconv.Itoa(w), simtest.Picture(svg))
	}
	simtest.Golden(t, "redirect.trace", simtest.Transcript(New(), New().Run(simtest.Preset(t, New(), "redirect"))))
	simtest.Golden(t, "bypass.trace", simtest.Transcript(New(), New().Run(simtest.Preset(t, New(), "bypass"))))
}

// What the documentation says in so many words.
func TestDocumentedAnswers(t *testing.T) {
	for _, c := range []struct {
		source, changes string
		gate            string
		code            int
	}{
		// Rights for Liechtenstein only, a viewer in Monaco: georestrictions.html.
		{"georestrictions.html", "geo=allow countries=KR country=DE", "geo", 403},
		{"georestrictions.html, unknown location", "geo=allow countries=KR country=unknown", "", 200},
		{"using-https-viewers-to-cloudfront.html, redirect", "scheme=http viewer-policy=redirect-to-https", "viewer", 301},
		{"using-https-viewers-to-cloudfront.html, POST and others", "scheme=http viewer-policy=redirect-to-https method=PUT methods=all", "viewer", 307},
		{"using-https-viewers-to-cloudfront.html, HTTPS only", "scheme=http viewer-policy=https-only", "viewer", 403},
		{"http-403-invalid-method.html", "method=DELETE methods=get", "method", 403},
		{"resolve-cloudfront-bad-request-error, CNAME not associated", "scheme=http host=www.example.com certificate=none", "name", 403},
		{"cnames-https-dedicated-ip-or-sni.html, drops the connection", "host=www.example.com certificate=none", "name", 0},
		{"cnames-and-https-requirements.html, Region", "host=www.example.com certificate=ap-northeast-2", "name", 0},
		{"cloudfront-waf-use-cases.html", "waf=true attack=true", "waf", 403},
		{"waf-allow-block-country-geolocation, geo before WAF", "geo=block countries=KR country=KR waf=true attack=true", "geo", 403},
		{"private-content-restricting-access-to-s3.html, example policy", "access=oac bucket-policy=this", "", 200},
		{"private-content-restricting-access-to-s3.html, SSE-KMS", "kms=true", "key", 403},
		{"private-content-restricting-access-to-s3.html, SSE-KMS with key policy", "kms=true key-policy=true", "", 200},
		{"private-content-restricting-access-to-s3.html, migration: both in the policy", "access=oai bucket-policy=both", "", 200},
		{"private-content-restricting-access-to-s3.html, migration: both in the policy", "access=oac bucket-policy=both", "", 200},
		{"private-content-restricting-access-to-s3.html, direct", "via=direct", "policy", 403},
		{"aws-cdk issue 23463, 17835", "origin=website origin-policy=https-only", "port", 504},
		{"using-https-cloudfront-to-s3-origin.html", "origin=website origin-policy=http-only", "", 200},
		{"WebsiteEndpoints.html, GET and HEAD only", "origin=website origin-policy=http-only method=PUT methods=all", "verb", 405},
		{"http-502-bad-gateway.html, names", "origin=alb origin-certificate=wrong-name", "tls", 502},
		{"http-502-bad-gateway.html, expired", "origin=alb origin-certificate=expired", "tls", 502},
		{"http-502-bad-gateway.html, self-signed", "origin=alb origin-certificate=self-signed", "tls", 502},
		{"http-504-gateway-timeout.html, security group", "origin=alb security-group=office", "group", 504},
		{"restrict-access-to-load-balancer.html, direct", "origin=alb security-group=open via=direct", "header", 403},
		{"restrict-access-to-load-balancer.html, through CloudFront", "origin=alb security-group=open", "", 200},
		{"private-content-vpc-origins.html, single point of entry", "origin=vpc", "", 200},
		{"private-content-vpc-origins.html, single point of entry", "origin=vpc via=direct", "group", 0},
	} {
		v := set(info.Defaults(), c.changes)
		cf := configOf(v)
		r := cf.send(cf.https)
		gate := ""
		if s := r.last(); s != nil {
			gate = s.gate.id
		}
		if gate != c.gate || r.code != c.code {
			t.Errorf("%s: %s ends at %q with %d; want %q with %d", c.source, c.changes, gate, r.code, c.gate, c.code)
		}
	}
}

func TestPresetsTellTheirLesson(t *testing.T) {
	for name, want := range map[string][2]int{ // status, direct
		"oac": {200, 403}, "redirect": {200, 403}, "seoul-certificate": {0, 403}, "kms": {403, 403}, "website-https": {504, 200},
		"origin-certificate": {502, 0}, "bypass": {200, 200}, "prefix-list-only": {200, 0},
	} {
		tr := New().Run(simtest.Preset(t, New(), name))
		status, _ := tr.Figure("status")
		direct, _ := tr.Figure("direct")
		if int(status.Value) != want[0] || int(direct.Value) != want[1] {
			t.Errorf("%s: status %v, direct %v; want %v", name, status.Value, direct.Value, want)
		}
	}
}

func TestFreeTextIsRefusedWithAReason(t *testing.T) {
	long := strings.Repeat("x", 100_000)
	for name, values := range map[string][]string{
		"path":      {"", "index.html", "/a b", "/한국", "/\x00", "/" + long, "/../\u202e", "/<script>", "/a?b=c", "/'"},
		"behaviors": {"x", "/api/*", "/api/*:https-only", ":https-only:all", "/a:b:c", "/a:https-only:", "/한:https-only:all", "/\x00:https-only:all", "/" + long + ":https-only:all", "/a:https-only:all,/b:https-only:all,/c:https-only:all,/d:https-only:all,/e:https-only:all", "/a:redirect-to-https:put"},
		"countries": {"XX", "KR,ZZ"},
		"method":    {"POST", "get"},
	} {
		for _, value := range values {
			if _, errs := info.Parse(map[string]string{name: value}); len(errs) != 1 || errs[0].Want.Ko == "" || errs[0].Want.En == "" {
				t.Errorf("%s=%.40q: %v; want one error in both languages", name, value, errs)
			}
		}
	}
}

func TestPatternsMatchAsARegularExpressionWould(t *testing.T) {
	r := sim.NewRand(11)
	const alphabet = "ab/*?.A"
	random := func(letters string, n int) string {
		b := make([]byte, r.IntN(n))
		for i := range b {
			b[i] = letters[r.IntN(len(letters))]
		}
		return string(b)
	}
	hits := 0
	for range 40_000 {
		pattern, path := "*"+random(alphabet, 7), "/"+random("ab/.A", 8)
		if r.IntN(2) == 0 {
			pattern = random(alphabet, 7) + "a"
		}
		got, want := matches(pattern, path), globOf(pattern).MatchString(path)
		if got != want {
			t.Fatalf("matches(%q, %q) = %v; want %v", pattern, path, got, want)
		}
		if got {
			hits++
		}
	}
	if hits < 1000 {
		t.Errorf("only %d patterns match", hits)
	}
}

func TestEveryReasonIsGivenAndFitsItsPlace(t *testing.T) {
	given := map[string]bool{}
	r := sim.NewRand(5)
	for range 30_000 {
		v := simtest.Random(r, info, texts)
		c := configOf(v)
		for _, q := range append(c.visit(), c.around(viaDirect), c.around(viaOther)) {
			for _, steps := range [][]step{q.edge, q.origin} {
				for i := range steps {
					given[steps[i].why.id] = true
				}
			}
		}
	}
	for i := range reasons {
		w := &reasons[i]
		if !given[w.id] {
			t.Errorf("reason %s is never given", w.id)
		}
		// The room beside a gate at 320 px; patterns may be longer and are cut.
		for _, l := range i18n.Langs {
			s := sim.FillNames(w.words().In(l), func(key string) string {
				return map[string]string{"pattern": "/api/*", "method": "DELETE", "methodKo": "DELETE를", "country": "KR", "place": "1", "opolicy": "match-viewer"}[key]
			})
			if room := sim.TextWidth(s, words); room > 211 {
				t.Errorf("%s: %q is %.0f wide; want at most 211", w.id, s, room)
			}
		}
	}
}

func BenchmarkRun(b *testing.B) {
	v := info.Defaults()
	for b.Loop() {
		New().Run(v)
	}
}
