package sigv4

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

// The keys of the suite's credentials, and the signatures of S3's documentation
// (its GET Object and its presigned example), as the fact sheet of the course
// lists them.
func TestDocumentedKeysAndSignatures(t *testing.T) {
	for i, want := range []string{
		"0138c7a6cbd60aa727b2f653a522567439dfb9f3e72b21f9b25941a42f04a7cd",
		"f33d5808504bf34812e5fade63308b424b244c59189be2a591dd2282c7cb563f",
		"f7fd819348e53789a8474fb1aebea778f5af85c40612e0f064eecd5642c81bc1",
		"938127b5336810ddb6a5d6af445fcac9e371f9ed418ed386b022aed82901be75",
	} {
		if l := derive(suiteSecret, scope{"20150830", "us-east-1", "service"})[i]; l.hex() != want {
			t.Errorf("%s = %s; want %s", l.name, l.hex(), want)
		}
	}
	for preset, want := range map[string][2]string{
		"":          {"7344ae5b7ee6c3e7e6b0fe0640412a37625d1fbfff95c48bbb2dc43964946972", "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"},
		"vanilla":   {"bb579772317eb040ac9ed261061d46c1f17a8133879d6129b6e1c25292927e63", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"},
		"presigned": {"3bfa292879f6447bbcda7001decf97f4a54dc650c8942174ae0a9121cf58ad04", "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"},
	} {
		v := info.Defaults()
		if preset != "" {
			v = simtest.Preset(t, New(), preset)
		}
		if w := play(read(v)).client; w.hash != want[0] || w.signature != want[1] {
			t.Errorf("%q: hash %s, signature %s; want %s", preset, w.hash, w.signature, want)
		}
	}
}

// The two branches the published suite does not reach: the path of S3, and the
// second encoding of a path that came encoded (both of the fact sheet, 4.2 and
// 4.5), and the two traps of sorting.
func TestPathsAndQueries(t *testing.T) {
	for _, c := range []struct {
		style      pathStyle
		path, want string
	}{
		{pathS3, "/my//key/../x", "/my//key/../x"},
		{pathS3, "/a%20b", "/a%20b"},
		{pathS3, "", "/"},
		{pathOther, "/a%20b", "/a%2520b"},
		{pathOther, "/my//key/../x", "/my/x"},
		{pathOther, "//example//", "/example/"},
		{pathOther, "/../..", "/"},
		{pathOther, "/a/b/..", "/a"},
		{pathOther, "", "/"},
	} {
		if got := c.style.uri(c.path); got != c.want {
			t.Errorf("%+v: uri(%q) = %q; want %q", c.style, c.path, got, c.want)
		}
	}
	for _, c := range [][2]string{
		{"a-b=1&a%2Fb=2", "a%2Fb=2&a-b=1"},
		{"Param-3=Value3&Param=Value2", "Param=Value2&Param-3=Value3"},
		{"tag=b&tag=a", "tag=a&tag=b"},
		{"acl", "acl="},
		{"x=%7e~&X-Amz-Signature=f00", "x=~~"},
		{"q=a+b", "q=a%2Bb"},
		{"", ""},
	} {
		if got := canonicalQuery(c[0]); got != c[1] {
			t.Errorf("canonicalQuery(%q) = %q; want %q", c[0], got, c[1])
		}
	}
}

// What the service answers, and in which line the canonical requests part.
func TestAnswers(t *testing.T) {
	type set []string
	upload := set{"method", "PUT", "body", "hello", "headers", "Content-Type: text/plain"}
	query := set{"form", "query", "headers", ""}
	other := set{"rules", "other"}
	join := func(sets ...set) set {
		var out set
		for _, s := range sets {
			out = append(out, s...)
		}
		return out
	}
	for _, c := range []struct {
		set  set
		want string // status, code
		line int
	}{
		{nil, "200 ", 0},
		{set{"tamper", "method"}, "403 SignatureDoesNotMatch", 1},
		{set{"tamper", "path"}, "403 SignatureDoesNotMatch", 2},
		{set{"tamper", "query"}, "403 SignatureDoesNotMatch", 3},
		{set{"tamper", "host"}, "403 SignatureDoesNotMatch", 4},
		{set{"tamper", "header"}, "403 SignatureDoesNotMatch", 5},
		{set{"tamper", "header", "sign", "required"}, "200 ", 0},
		{set{"tamper", "header", "headers", ""}, "200 ", 0},
		{set{"tamper", "user-agent"}, "200 ", 0},
		{set{"tamper", "lifetime"}, "403 SignatureDoesNotMatch", 7},
		{set{"tamper", "lifetime", "delay", "26h"}, "400 AuthorizationHeaderMalformed", 0},
		{set{"extra", "true"}, "403 AccessDenied", 0},
		{set{"slip", "secret"}, "403 SignatureDoesNotMatch", 0},
		{set{"slip", "region"}, "400 AuthorizationHeaderMalformed", 0},
		{set{"slip", "date"}, "200 ", 0}, // midnight UTC is 9 in the morning
		{set{"slip", "date", "time", "20130524T160000Z"}, "400 AuthorizationHeaderMalformed", 0},
		{set{"slip", "token"}, "200 ", 0},
		{set{"slip", "token", "token", "true"}, "403 InvalidAccessKeyId", 0},
		{set{"slip", "path"}, "200 ", 0},
		{set{"slip", "path", "path", "/a b"}, "403 SignatureDoesNotMatch", 2},
		{set{"slip", "sort", "query", "b=1&a=2"}, "200 ", 0},
		{set{"slip", "sort", "query", "a-b=1&a/b=2"}, "403 SignatureDoesNotMatch", 3},
		{set{"slip", "plus", "query", "q=a b"}, "403 SignatureDoesNotMatch", 3},
		{set{"slip", "case"}, "200 ", 0},
		{set{"slip", "case", "headers", "accept: x"}, "403 SignatureDoesNotMatch", 4},
		{set{"delay", "15m"}, "200 ", 0},
		{set{"delay", "15m1s"}, "403 RequestTimeTooSkewed", 0},
		{set{"delay", "-15m"}, "200 ", 0},
		{set{"delay", "-16m"}, "403 RequestTimeTooSkewed", 0},
		{set{"token", "true"}, "200 ", 0},
		{upload, "200 ", 0},
		{join(upload, set{"tamper", "body"}), "400 XAmzContentSHA256Mismatch", 0},
		{join(upload, set{"tamper", "body", "payload", "unsigned"}), "200 ", 0},
		{join(upload, query, set{"tamper", "body"}), "200 ", 0},
		{join(query, set{"delay", "24h"}), "200 ", 0},
		{join(query, set{"delay", "24h1s"}), "403 AccessDenied", 0},
		{join(query, set{"delay", "-14m"}), "200 ", 0},
		{join(query, set{"delay", "-16m"}), "403 AccessDenied", 0},
		{join(query, set{"tamper", "lifetime", "delay", "25h"}), "403 SignatureDoesNotMatch", 3},
		{join(query, set{"tamper", "lifetime", "expires", "168h"}), "400 AuthorizationQueryParametersError", 0},
		{join(query, set{"slip", "region"}), "400 AuthorizationQueryParametersError", 0},
		{join(query, set{"token", "true", "session", "1h", "expires", "168h", "delay", "59m"}), "200 ", 0},
		{join(query, set{"token", "true", "session", "1h", "expires", "168h", "delay", "1h"}), "400 ExpiredToken", 0},
		{other, "200 ", 0},
		{join(other, set{"delay", "5m"}), "200 ", 0},
		{join(other, set{"delay", "6m"}), "403 SignatureDoesNotMatch", 0},
		{join(other, set{"delay", "-6m"}), "403 SignatureDoesNotMatch", 0},
		{join(other, set{"slip", "region"}), "403 SignatureDoesNotMatch", 0},
		{join(other, set{"slip", "token", "token", "true"}), "403 InvalidClientTokenId", 0},
		{join(other, upload, set{"tamper", "body"}), "403 SignatureDoesNotMatch", 9},
		{join(other, set{"slip", "path", "path", "/a//b"}), "403 SignatureDoesNotMatch", 2},
	} {
		s := play(read(info.Defaults().Must(c.set...)))
		if got := strconv.Itoa(s.verdict.status) + " " + s.verdict.code; got != c.want || s.first != c.line {
			t.Errorf("%v: %s, line %d; want %s, line %d", c.set, got, s.first, c.want, c.line)
		}
	}
}

// The service trusts what it receives alone: what it cannot read, it refuses.
func TestUnreadableRequestsAreRefused(t *testing.T) {
	good := play(read(info.Defaults()))
	side := good.serviceSide()
	spoilt := func(name, value string) *request {
		r := good.sent.copy()
		r.set(name, value)
		return r
	}
	for name, r := range map[string]*request{
		"no signature":      good.config.request,
		"another algorithm": spoilt("Authorization", "AWS4-ECDSA-P256-SHA256 Credential=a/b/c/d/aws4_request, SignedHeaders=host, Signature=00"),
		"a short scope":     spoilt("Authorization", algorithm+" Credential=AKIAIOSFODNN7EXAMPLE/20130524, SignedHeaders=host, Signature=00"),
		"no date":           spoilt(headerDate, "yesterday"),
		"the 31st of June":  spoilt(headerDate, "20130631T000000Z"),
	} {
		if v := side.verify(r); v.status != 403 || v.code != "IncompleteSignature" {
			t.Errorf("%s: %d %s", name, v.status, v.code)
		}
	}
	if v := side.verify(good.sent); v.status != 200 {
		t.Errorf("the request itself: %d %s", v.status, v.code)
	}
}

// Encoding can be undone, and what cannot be read stays as it is.
func TestEncodingAndDecoding(t *testing.T) {
	r := sim.NewRand(5)
	for range 2000 {
		s := anyText(r, 20, pathRunes+"\x00\x7f\"<>")
		if got := uriDecode(uriEncode(s, false)); got != s {
			t.Fatalf("uriDecode(uriEncode(%q)) = %q", s, got)
		}
	}
	for in, want := range map[string]string{"%": "%", "%4": "%4", "%zz": "%zz", "a%2": "a%2", "%2fa+b": "/a+b", "%E1%88%B4": "ሴ"} {
		if got := uriDecode(in); got != want {
			t.Errorf("uriDecode(%q) = %q; want %q", in, got, want)
		}
	}
}

// Texts that could harm are refused with a sentence; the address of a page must
// not hold a real key.
func TestTextsAreChecked(t *testing.T) {
	for _, c := range []struct {
		name, value string
		fine        bool
	}{
		{"path", "", true}, {"path", "/한글 ?#%2F", true}, {"path", "a", false}, {"path", "/a\x00b", false}, {"path", "/a\nb", false}, {"path", "/\xff", false}, {"path", "/" + strings.Repeat("가", 80), false},
		{"query", "a=1&&=&b", true}, {"query", "X-Amz-Signature=1", false}, {"query", "q=1&x-amz-Date=2", false}, {"query", "\u202e", false},
		{"headers", "A:", true}, {"headers", "A", false}, {"headers", ": b", false}, {"headers", "Host: x", false}, {"headers", "authorization: x", false}, {"headers", "x-amz-date: x", false}, {"headers", "A: é", false}, {"headers", "A b: c", false},
		{"host", "", false}, {"host", "EXAMPLE.com:8443", true}, {"host", "a/b", false},
		{"body", "{\"a\": \"한\"}", true}, {"body", "a\tb", false},
		{"region", "US-EAST-1", false}, {"service", "", false},
		{"time", "20261103T013000Z", true}, {"time", "20261303T013000Z", false}, {"time", "2026-11-03", false}, {"time", "21000101T000000Z", false}, {"time", "19691231T235959Z", false},
		{"key-id", "AKIDEXAMPLE", true}, {"key-id", "AKIA" + "234567ABCDEFGHIJ", false}, {"key-id", "ASIA" + "234567ABCDEFGHIJ", false}, {"key-id", "a b", false},
		{"secret", "x", true}, {"secret", "", false}, {"secret", strings.Repeat("a1/+", 10), false}, {"secret", "a b", false}, {"secret", "'$(id)'", false},
		{"delay", "-25h", false}, {"expires", "169h", false}, {"expires", "500ms", false},
	} {
		_, err := info.Defaults().With(c.name, c.value)
		if (err == nil) != c.fine {
			t.Errorf("%s=%q: %v", c.name, c.value, err)
		}
		if err != nil && (err.In(i18n.Korean) == "" || err.In(i18n.English) == "") {
			t.Errorf("%s=%q: an error without words", c.name, c.value)
		}
	}
}

// A drawn key looks like one and is accepted where one is given.
func TestDrawnKeys(t *testing.T) {
	seen := map[string]bool{}
	for seed := range uint64(200) {
		c := drawn(seed)
		if len(c.keyID) != 20 || len(c.secret) != 40 || seen[c.secret] {
			t.Fatalf("seed %d: %+v", seed, c)
		}
		seen[c.secret] = true
		info.Defaults().Must("key-id", c.keyID, "secret", c.secret)
	}
}

func TestADefaultRunIsQuick(t *testing.T) {
	best := time.Hour
	for range 20 { // the best of many: the machine is shared
		begun := time.Now()
		New().Run(info.Defaults())
		best = min(best, time.Since(begun))
	}
	if best > 5*time.Millisecond {
		t.Errorf("a run takes %v; want less than 5 ms", best)
	}
	t.Logf("a run takes %v", best)
}

func BenchmarkRun(b *testing.B) {
	for b.Loop() {
		New().Run(info.Defaults())
	}
}

// The oracle is package time.
func TestStampsAreThoseOfPackageTime(t *testing.T) {
	const layout = "20060102T150405Z"
	r := sim.NewRand(9)
	for range 50_000 {
		at := r.Int64N(250_000_000_000)
		want := time.Unix(at, 0).UTC().Format(layout)
		if got := stampOf(at); got != want {
			t.Fatalf("stampOf(%d) = %s; want %s", at, got, want)
		}
		if back, ok := parseStamp(want); !ok || back != at {
			t.Fatalf("parseStamp(%s) = %d, %v; want %d", want, back, ok, at)
		}
	}
	for range 50_000 {
		s := []byte("20240229T235959Z")
		s[r.IntN(len(s))] = "0123456789TZ-"[r.IntN(13)]
		s[r.IntN(len(s))] = "0123456789TZ-"[r.IntN(13)]
		want, err := time.Parse(layout, string(s))
		got, ok := parseStamp(string(s))
		if valid := err == nil && want.Unix() >= 0; ok != valid || ok && got != want.Unix() {
			t.Fatalf("parseStamp(%s) = %d, %v; package time says %v, %v", s, got, ok, want, err)
		}
	}
}
