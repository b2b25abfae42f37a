package site

import (
	"slices"
	"strings"
	"testing"
)

func TestOriginsAreReadAndNothingElse(t *testing.T) {
	got, wrong := ParseConnect("https://dav.example.org, https://*.s3.amazonaws.com/,http://localhost:8080")
	if want := []string{"https://dav.example.org", "https://*.s3.amazonaws.com", "http://localhost:8080"}; wrong != "" || !slices.Equal(got, want) {
		t.Errorf("%q, %q; want %q", got, wrong, want)
	}
	for _, s := range []string{"https:", "*", "https://*", "http://example.org", "https://a.org/path", "https://a.org;script-src *", "data:", "https://a.*.org", "https://u@a.org", "https://a.org?x", "'unsafe-inline'", "ws://a.org"} {
		if got, wrong := ParseConnect(s); wrong == "" {
			t.Errorf("ParseConnect(%q) = %q", s, got)
		}
	}
}

func TestOnlyTheOriginsOfTheSiteAreAdded(t *testing.T) {
	s := &Site{opt: Options{Connect: []string{"https://dav.example.org"}}}
	want := strings.Replace(Policy, "connect-src 'self'", "connect-src 'self' https://dav.example.org", 1)
	if got := s.Policy(); got != want || strings.Count(got, "dav.example.org") != 1 {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if got := (&Site{}).Policy(); got != Policy {
		t.Errorf("without origins: %s", got)
	}
}
