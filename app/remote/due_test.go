package remote

import (
	"errors"
	"strings"
	"testing"
	"time"
)

func TestRoundsRunByThemselvesWhenTheyShould(t *testing.T) {
	const now = int64(1_790_000_000_000)
	ago := func(d time.Duration) int64 { return now - d.Milliseconds() }
	for _, tt := range []struct {
		name string
		last Last
		want bool
	}{
		{"switched off", Last{}, false},
		{"never run", Last{Auto: true}, true},
		{"just run", Last{Auto: true, At: ago(time.Second)}, false},
		{"a few answers, just run", Last{Auto: true, At: ago(10 * time.Second), Fresh: 9}, false},
		{"a few answers", Last{Auto: true, At: ago(31 * time.Second), Fresh: 5}, true},
		{"one answer", Last{Auto: true, At: ago(31 * time.Second), Fresh: 1}, false},
		{"some minutes", Last{Auto: true, At: ago(6 * time.Minute)}, true},
		{"failed once", Last{Auto: true, At: ago(31 * time.Second), Failed: 1}, true},
		{"failed often", Last{Auto: true, At: ago(20 * time.Minute), Failed: 9, Fresh: 99}, false},
		{"failed often, long ago", Last{Auto: true, At: ago(61 * time.Minute), Failed: 99}, true},
		{"the learner has to mend it", Last{Auto: true, At: ago(24 * time.Hour), Failed: 1, Halted: true}, false},
		{"the clock was put back", Last{Auto: true, At: now + 3600_000}, true},
	} {
		if got := tt.last.Due(now); got != tt.want {
			t.Errorf("%s: due = %v", tt.name, got)
		}
	}
}

func TestARoundThatFailedIsRemembered(t *testing.T) {
	var l Last
	l.Ended(5, Report{}, &Error{Why: "sync.err.expired", Detail: "x"})
	if !l.Halted || l.Failed != 1 || l.Why != "sync.err.expired" || l.Good != 0 {
		t.Errorf("%+v", l)
	}
	l.Ended(6, Report{}, errors.New("whatever"))
	if l.Halted || l.Failed != 2 || l.Why != "sync.err.other" {
		t.Errorf("%+v", l)
	}
	l.Ended(7, Report{Aside: 2}, nil)
	if l.Failed != 0 || l.Why != "" || l.Good != 7 || l.Aside != 2 {
		t.Errorf("%+v", l)
	}
	if got := ParseLast(l.Pack()); got != l {
		t.Errorf("%+v; want %+v", got, l)
	}
}

func TestAddressesThatCannotBeTriedAreSaid(t *testing.T) {
	for _, tt := range []struct {
		address string
		secure  bool
		want    string
	}{
		{"https://dav.example.org/study", true, ""}, {"http://localhost:8080", true, ""}, {"http://nas.local/dav", false, ""},
		{"http://nas.local/dav", true, "sync.wrong.plain"}, {"dav.example.org", true, "sync.wrong.address"},
		{"https://", true, "sync.wrong.address"}, {"ftp://a", true, "sync.wrong.address"}, {"https://me:pw@a.org", true, "sync.wrong.address"},
		{"https://a.org/?x", true, "sync.wrong.address"},
	} {
		s := Settings{Kind: WebDAV, Address: tt.address}
		if got := string(s.Wrong(tt.secure)[FieldAddress]); got != tt.want {
			t.Errorf("%s: %q; want %q", tt.address, got, tt.want)
		}
	}
}

func TestWhereS3Stands(t *testing.T) {
	for _, tt := range []struct {
		s            Settings
		address, key string
	}{
		{Settings{Kind: S3, Region: "ap-northeast-2", Bucket: "b"}, "https://b.s3.ap-northeast-2.amazonaws.com", "/notelab-v1/"},
		{Settings{Kind: S3, Region: "us-east-1", Bucket: "a.b", Prefix: "/x/"}, "https://s3.us-east-1.amazonaws.com", "/a.b/x/notelab-v1/"},
		{Settings{Kind: S3, Region: "auto", Bucket: "b", Endpoint: "https://h.example.org:9000/"}, "https://h.example.org:9000", "/b/notelab-v1/"},
		{Settings{Kind: S3, Region: "auto", Bucket: "b", Endpoint: "https://h.example.org", Virtual: true}, "https://b.h.example.org", "/notelab-v1/"},
	} {
		f := newS3(nil, nil, &tt.s)
		if got := f.root + "/" + f.prefix; f.address != tt.address || got != tt.key || tt.s.Origin() != tt.address {
			t.Errorf("%+v: %s %s; want %s %s", tt.s, f.address, got, tt.address, tt.key)
		}
	}
}

func TestThePolicyOfThePageIsRead(t *testing.T) {
	const own = "https://notes.example.org"
	for _, tt := range []struct {
		policy, origin string
		want           bool
	}{
		{"", "https://a.org", true},
		{"default-src 'none'; connect-src 'self'", "https://a.org", false},
		{"connect-src 'self'", own, true},
		{"connect-src 'self' https://a.org", "https://a.org", true},
		{"connect-src 'self' https://a.org", "https://b.a.org", false},
		{"connect-src https://*.a.org", "https://b.a.org", true},
		{"connect-src https://*.a.org", "https://evila.org", false},
		{"connect-src https://*.a.org", "http://b.a.org", false},
		{"connect-src https:", "https://x.y", true},
	} {
		if got := Allowed(tt.policy, own, tt.origin); got != tt.want {
			t.Errorf("Allowed(%q, %q) = %v", tt.policy, tt.origin, got)
		}
	}
}

func TestSecretsAreInNoStateAndNoName(t *testing.T) {
	s := Settings{Kind: S3, Region: "r", Bucket: "b", KeyID: "AKIA", Secret: "SECRET", Token: "TOKEN", User: "u", Password: "PASS"}
	l := Last{Place: s.Name()}
	for _, text := range []string{s.ID(), s.Name(), s.Origin(), l.Pack(), string((&State{Mark: "m"}).Pack())} {
		for _, secret := range []string{"AKIA", "SECRET", "TOKEN", "PASS"} {
			if strings.Contains(text, secret) {
				t.Errorf("%q holds %s", text, secret)
			}
		}
	}
}
