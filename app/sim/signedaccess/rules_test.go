package signedaccess

import (
	"strings"
	"testing"

	"notelab/app/sim"
)

// Encoding example of the AWS SDK's tests (feature/cloudfront/sign).
func TestEncodingFollowsCloudFront(t *testing.T) {
	p := policy{resource: "https://example.com/a", until: 1257894000}
	const want = "eyJTdGF0ZW1lbnQiOlt7IlJlc291cmNlIjoiaHR0cHM6Ly9leGFtcGxlLmNvbS9hIiwiQ29uZGl0aW9uIjp7IkRhdGVMZXNzVGhhbiI6eyJBV1M6RXBvY2hUaW1lIjoxMjU3ODk0MDAwfX19XX0_"
	if got := encode([]byte(p.text())); got != want {
		t.Errorf("encode(%s) = %s; want %s", p.text(), got, want)
	}
	if got := encode([]byte{0xfb, 0xff, 0xfe, 0xff}); got != "-~~-~w__" {
		t.Errorf("encode(fbfffeff) = %s; want -~~-~w__", got)
	}
}

func TestPolicyTextOfTheDeveloperGuide(t *testing.T) {
	p := policy{resource: "https://h/a*", until: 20, after: 10, cidr: "192.0.2.0/24"}
	const want = `{"Statement":[{"Resource":"https://h/a*","Condition":{"DateLessThan":{"AWS:EpochTime":20},"DateGreaterThan":{"AWS:EpochTime":10},"IpAddress":{"AWS:SourceIp":"192.0.2.0/24"}}}]}`
	if got := p.text(); got != want {
		t.Errorf("text = %s; want %s", got, want)
	}
}

func TestMalformedPoliciesAreErrors(t *testing.T) {
	for _, s := range []string{
		"", "{", "[]", "{}", `{"Statement":[]}`, `{"Statement":[{},{}]}`, `{"Statement":[{"Resource":"*"}]}`,
		`{"Statement":[{"Resource":1,"Condition":{"DateLessThan":{"AWS:EpochTime":1}}}]}`,
		`{"Statement":[{"Condition":{"DateLessThan":{"AWS:EpochTime":"1"}}}]}`,
		`{"Statement":[{"Condition":{"DateLessThan":{"AWS:EpochTime":1},"IpAddress":{"AWS:SourceIp":"::1"}}}]}`,
		`{"Statement":[{"Condition":{"DateLessThan":{"AWS:EpochTime":1}}}]}x`, strings.Repeat("[", 100_000),
	} {
		if p, err := parsePolicy(s); err == nil {
			t.Errorf("parsePolicy(%.60s) = %v; want an error", s, p)
		}
	}
}

func TestWildcards(t *testing.T) {
	for _, c := range []struct {
		pattern, url string
		want         bool
	}{
		{"https://h/*", "https://h/a/b?x=1", true}, {"https://h/?", "https://h/a", true}, {"https://h/?", "https://h/", false},
		{"https://h/?", "https://h/ab", false}, {"*", "", true}, {"http*://h/a", "https://h/a", true}, {"http*://h/a", "http://h/a", true},
		{"https://h/*.ts", "https://h/x/1.ts", true}, {"https://h/*.ts", "https://h/1.tsx", false}, {"a*b*c", "aXbYbZc", true}, {"a*b*c", "aXc", false},
		{"https://h/a", "https://h/A", false}, {"**", "x", true}, {"?*", "", false},
	} {
		if got := matches(c.pattern, c.url); got != c.want {
			t.Errorf("matches(%q, %q) = %v; want %v", c.pattern, c.url, got, c.want)
		}
	}
}

func TestAddresses(t *testing.T) {
	for _, c := range []struct {
		ip, cidr string
		want     bool
	}{
		{"192.0.2.255", "192.0.2.0/24", true}, {"192.0.3.0", "192.0.2.0/24", false}, {"1.2.3.4", "0.0.0.0/0", true}, {"1.2.3.4", "1.2.3.4", true},
		{"1.2.3.5", "1.2.3.4/32", false}, {"192.0.2.65", "192.0.2.64/26", true}, {"192.0.2.63", "192.0.2.64/26", false}, {"::1", "0.0.0.0/0", false}, {"1.2.3.04", "1.2.3.4", false},
	} {
		if got := inCIDR(c.ip, c.cidr); got != c.want {
			t.Errorf("inCIDR(%q, %q) = %v; want %v", c.ip, c.cidr, got, c.want)
		}
	}
}

// Who refuses the first file's request, and how: code of each lane, "" for
// accepted.
func TestVerdicts(t *testing.T) {
	for _, c := range []struct {
		name             string
		set              []string
		url, cookies, s3 string
	}{
		{"as it should be", nil, "", "", ""},
		{"canned as it should be", []string{"policy", canned}, "", "", ""},
		{"one second before the end", []string{"clock", "3599s"}, "", "", ""},
		{"at the end", []string{"clock", "1h"}, "AccessDenied", "AccessDenied", ""},
		{"one second after", []string{"clock", "3601s"}, "AccessDenied", "AccessDenied", "AccessDenied"},
		{"at the start time", []string{"start", "10m"}, "AccessDenied", "AccessDenied", ""},
		{"after the start time", []string{"start", "599s"}, "", "", ""},
		{"a start time means nothing to a canned policy", []string{"policy", canned, "start", "30m"}, "", "", ""},
		{"another address", []string{"cidr", "192.0.2.0/24"}, "AccessDenied", "AccessDenied", ""},
		{"another folder signed", []string{"signed", "/music/*"}, "AccessDenied", "AccessDenied", ""},
		{"Resource left out", []string{"signed", ""}, "", "", ""},
		{"key not in the group", []string{"key-group", groupOther}, "InvalidKey", "InvalidKey", ""},
		{"key removed", []string{"key-group", groupGone}, "InvalidKey", "InvalidKey", ""},
		{"expiry raised", []string{"tamper", tamperPolicy}, "AccessDenied", "AccessDenied", "SignatureDoesNotMatch"},
		{"canned expiry raised", []string{"policy", canned, "tamper", tamperPolicy}, "AccessDenied", "AccessDenied", "SignatureDoesNotMatch"},
		{"raised beyond a week", []string{"tamper", tamperPolicy, "expiry", "168h"}, "AccessDenied", "AccessDenied", "AuthorizationQueryParametersError"},
		{"signature changed", []string{"tamper", tamperSignature}, "AccessDenied", "AccessDenied", "SignatureDoesNotMatch"},
		{"the wildcard covers the neighbour", []string{"tamper", tamperPath}, "", "", "SignatureDoesNotMatch"},
		{"a canned URL does not; the cookies of file 2 serve file 2", []string{"policy", canned, "tamper", tamperPath}, "AccessDenied", "", "SignatureDoesNotMatch"},
		{"no cookie is sent to a path without one", []string{"policy", canned, "tamper", tamperPath, "path", "/a{n}x"}, "AccessDenied", "MissingKey", "SignatureDoesNotMatch"},
		{"one file's cookies are sent everywhere", []string{"policy", canned, "tamper", tamperPath, "files", "1"}, "AccessDenied", "AccessDenied", "SignatureDoesNotMatch"},
		{"query added to a canned URL", []string{"policy", canned, "tamper", tamperQuery}, "AccessDenied", "AccessDenied", "SignatureDoesNotMatch"},
		{"no key ID", []string{"tamper", tamperKeyID}, "MissingKey", "MissingKey", "AuthorizationQueryParametersError"},
		{"role session over", []string{"s3-signer", signerRole, "expiry", "10h", "clock", "2h"}, "", "", "ExpiredToken"},
		{"role session alive", []string{"s3-signer", signerRole, "expiry", "10h", "clock", "59m"}, "", "", ""},
		{"longer than a week", []string{"expiry", "169h"}, "", "", "AuthorizationQueryParametersError"},
		{"a week", []string{"expiry", "168h", "clock", "167h"}, "", "", ""},
		{"no permission", []string{"s3-signer", signerDenied}, "", "", "AccessDenied"},
		{"access key deleted", []string{"s3-signer", signerDeleted}, "", "", "InvalidAccessKeyId"},
		{"expired before the signature matters", []string{"clock", "2h", "tamper", tamperSignature}, "AccessDenied", "AccessDenied", "AccessDenied"},
	} {
		s := play(read(info.Defaults().Must(c.set...)))
		for lane, want := range map[string]string{showURL: c.url, showCookies: c.cookies, showS3: c.s3} {
			v := s.lane(lane).calls[0].verdict
			if v.code != want || v.accepted() != (want == "") {
				t.Errorf("%s: %s answers %d %q at %v; want %q", c.name, lane, v.status, v.code, v.gates, want)
			}
		}
	}
}

// A URL with any signing parameter is judged as a signed URL; cookies, however
// good, do not count.
func TestSigningParametersInTheURLBeatCookies(t *testing.T) {
	s := play(read(info.Defaults()))
	e := &edge{group: []publicKey{s.public}, now: s.epoch + s.clock}
	r := s.lane(showCookies).calls[0].request
	if v := e.check(r); !v.accepted() {
		t.Fatalf("cookies alone: %d %s; want 200", v.status, v.code)
	}
	r.url += "?Expires=1"
	if v := e.check(r); v.code != "MissingKey" {
		t.Errorf("cookies and Expires in the URL: %d %s; want MissingKey", v.status, v.code)
	}
}

// HLS with 12 segments: how much each way hands out.
func TestWhatEachWayNeeds(t *testing.T) {
	for _, c := range []struct {
		set                       []string
		signatures, urls, cookies float64
	}{
		{[]string{"files", "12", "policy", canned, "hash", hashSHA1}, 12, 12, 36},
		{[]string{"files", "12", "policy", canned}, 12, 12, 48},
		{[]string{"files", "12", "policy", custom, "hash", hashSHA256}, 1, 12, 4},
		{[]string{"files", "12", "policy", custom, "hash", hashSHA1}, 1, 12, 3},
		{[]string{"files", "12", "policy", custom, "signed", "/video/seg-{n}.ts", "hash", hashSHA1}, 12, 12, 36},
		{[]string{"files", "1", "hash", hashSHA1}, 1, 1, 3},
	} {
		tr := New().Run(info.Defaults().Must(c.set...))
		for key, want := range map[string]float64{figSignatures: c.signatures, figURLs: c.urls, figCookies: c.cookies} {
			if f, _ := tr.Figure(key); f.Value != want {
				t.Errorf("%v: %s = %v; want %v", c.set, key, f.Value, want)
			}
		}
	}
}

// A signature of 2048 bits is 256 bytes, in base64 344 characters.
func TestSignatureSizes(t *testing.T) {
	for _, hash := range []string{hashSHA1, hashSHA256} {
		s := play(read(info.Defaults().Must("hash", hash)))
		if got := len(s.lane(showURL).grants[0].signature); got != 344 {
			t.Errorf("%s: %d characters; want 344", hash, got)
		}
	}
}

func TestChecksRefuseWhatWouldMakeStringsAmbiguous(t *testing.T) {
	for name, bad := range map[string][]string{
		"path":   {"video", "/", "/a/", "/a b", "/a?x=1", `/"`, "/한글", "", "/a{m}"},
		"signed": {"video/*", `/"`, "/a b", "/a\\", "ftp://x", "/a{m}"},
		"cidr":   {"1.2.3", "1.2.3.4/33", "::1/64", "1.2.3.4/"},
		"ip":     {"", "1.2.3.4/32", "1.2.3.256", "::1"},
	} {
		for _, s := range bad {
			if _, err := info.Defaults().With(name, s); err == nil {
				t.Errorf("%s accepts %q", name, s)
			}
		}
	}
}

func TestTamperingChangesOneCharacter(t *testing.T) {
	s := play(read(info.Defaults().Must("policy", canned)))
	url := s.lane(showURL).urls[0]
	for _, how := range []string{tamperPolicy, tamperSignature, tamperPath} {
		got, diff := tamperURL(url, how), 0
		if len(got) != len(url) {
			t.Fatalf("%s changes the length", how)
		}
		for i := range url {
			if url[i] != got[i] {
				diff++
			}
		}
		if diff != 1 {
			t.Errorf("%s changes %d characters; want 1", how, diff)
		}
	}
	for in, want := range map[string]string{"https://h/seg-1.ts": "https://h/seg-2.ts", "https://h/a": "https://h/b", "https://h/a9.x": "https://h/a0.x", "https://h/.x": "https://h/.y", "https://h/": "https://h/x"} {
		if got := neighbour(in); got != want {
			t.Errorf("neighbour(%s) = %s; want %s", in, got, want)
		}
	}
	for in, want := range map[string]string{"3600": "3700", "1967": "2967", "99": "990", "7": "8", "9": "90"} {
		if got := later(in); got != want {
			t.Errorf("later(%s) = %s; want %s", in, got, want)
		}
	}
}

var _ sim.Simulator = simulator{}
