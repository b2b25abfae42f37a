package cdncache

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"notelab/app/sim"
)

// outcomesOf runs one edge with listed requests and returns how each is
// answered, by kind of event.
func outcomesOf(times string, pairs ...string) (out []string, tr *sim.Trace) {
	last := 0
	for _, s := range strings.Split(times, ",") {
		n, _ := strconv.Atoi(s)
		last = max(last, n)
	}
	v := plain("arrivals", arriveList, "times", times, "length", strconv.Itoa(max(last+40, 10))).Must(pairs...)
	tr = New().Run(v)
	for _, a := range tr.Model.(*picture).answers {
		out = append(out, string(a.how))
	}
	return out, tr
}

// TestDocumentedExamples holds the model against examples of the documentation,
// each with its page.
func TestDocumentedExamples(t *testing.T) {
	for _, c := range []struct {
		page, about, times string
		pairs              []string
		want               string
	}{
		{"Expiration.html#stale-while-revalidate", "an hour, then stale for ten minutes while it is fetched again", "0,3599,3601,3602",
			[]string{"max-age", "3600", "swr", "600"}, "miss hit stale hit"},
		{"Expiration.html#stale-while-revalidate", "after the ten minutes the viewer waits for the origin", "0,4300",
			[]string{"max-age", "3600", "swr", "600"}, "miss renewed"},
		{"Expiration.html#stale-while-revalidate", "the maximum TTL cuts stale-while-revalidate", "0,150",
			[]string{"max-age", "60", "swr", "600", "max-ttl", "60"}, "miss renewed"},
		{"Expiration.html#stale-if-error-only", "an hour, then stale for 24 hours while the origin is down", "0,3700,80000",
			[]string{"max-age", "3600", "stale-if-error", "true", "sie", "86400", "failure", failTimeout, "fail-at", "3650", "fail-for", "86400"}, "miss stale-error stale-error"},
		{"Expiration.html#use-both-stale-directives", "an error while revalidating leaves the stale copy for 24 hours", "0,3700,4000,40000",
			[]string{"max-age", "3600", "swr", "600", "stale-if-error", "true", "sie", "86400", "failure", "503", "fail-at", "3650", "fail-for", "86400"}, "miss stale stale stale-error"},
		{"Expiration.html#stale-if-error", "no-store, and the origin cannot be reached: the previous object", "0,30,60",
			[]string{"header", "no-store", "failure", failTimeout, "fail-at", "50", "fail-for", "60"}, "passed passed stale-error"},
		{"Expiration.html#stale-if-error", "stale-if-error=0 avoids that", "0,30,60",
			[]string{"header", "no-store", "failure", failTimeout, "fail-at", "50", "fail-for", "60", "stale-if-error", "true", "sie", "0"}, "passed passed failed"},
		{"Expiration.html#ExpirationDownloadDist", "a minimum TTL above 0 keeps no-store content", "0,29,31",
			[]string{"header", "no-store", "min-ttl", "30"}, "miss hit renewed"},
		{"using-managed-cache-policies.html", "CachingOptimized has a minimum TTL of 1 s", "0,0.9,1.1",
			[]string{"header", "no-store", "policy", policyOptimized}, "miss hit renewed"},
		{"using-managed-cache-policies.html", "CachingDisabled keeps nothing", "0,1",
			[]string{"policy", policyDisabled}, "passed passed"},
		{"HTTPStatusCodes.html", "a 404 is kept for 10 s", "5,14,16",
			[]string{"failure", "404", "fail-at", "0", "fail-for", "60"}, "failed failed-hold failed"},
		{"HTTPStatusCodes.html", "or for the max-age of the error, if longer", "5,304,306",
			[]string{"failure", "404", "fail-at", "0", "fail-for", "600", "error-max-age", "300"}, "failed failed-hold failed"},
		{"custom-error-pages-expiration.html", "which the maximum TTL cuts", "5,64,66",
			[]string{"failure", "404", "fail-at", "0", "fail-for", "600", "error-max-age", "300", "max-ttl", "60"}, "failed failed-hold failed"},
		{"HTTPStatusCodes.html", "a 403 is kept only with a max-age", "5,6",
			[]string{"failure", "403", "fail-at", "0", "fail-for", "60"}, "failed failed"},
		{"HTTPStatusCodes.html", "a 403 with a max-age", "5,14,16",
			[]string{"failure", "403", "fail-at", "0", "fail-for", "60", "error-max-age", "3"}, "failed failed-hold failed"},
		{"HTTPStatusCodes.html", "with CachingDisabled no error is kept", "5,6",
			[]string{"policy", policyDisabled, "failure", "404", "fail-at", "0", "fail-for", "60"}, "failed failed"},
		{"HTTPStatusCodes.html", "5xx with an expired copy: the copy, and a new try every 10 s", "0,70,79,81",
			[]string{"failure", "503", "fail-at", "65", "fail-for", "60"}, "miss stale-error stale-hold stale-error"},
		{"HTTPStatusCodes.html", "4xx with an expired copy: the 4xx", "0,70",
			[]string{"failure", "404", "fail-at", "65", "fail-for", "60"}, "miss failed"},
		{"Expiration.html", "the origin says 304 when the copy is the latest version", "0,61", nil, "miss renewed"},
		{"Expiration.html", "or 200 when it is not", "0,61", []string{"deploys", "30"}, "miss replaced"},
	} {
		got, _ := outcomesOf(c.times, c.pairs...)
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %s: requests at %s s: %s; want %s", c.page, c.about, c.times, s, c.want)
		}
	}
}

// The invalidation paths of "What you need to know when invalidating paths",
// and what they are said to cover.
func TestDocumentedInvalidationPaths(t *testing.T) {
	for _, c := range []struct {
		path, address string
		want          bool
	}{
		{"/images/image1.jpg", "/images/image1.jpg", true},
		{"/images/image*", "/images/image2.jpg", true},
		{"/images/*", "/images/logo.png", true},
		{"/images/image.jpg", "/images/Image.jpg", false},
		{"/images/image.jpg", "/images/image.jpg?parameter1=a", false},
		{"/images/image.jpg?parameter1=a", "/images/image.jpg?parameter1=a", true},
		{"/images/image.jpg?parameter1=a", "/images/image.jpg?parameter1=b", false},
		{"/images/image.jpg*", "/images/image.jpg?parameter1=b", true},
		{"/images/logo.*", "/images/logo.gif", true},
		{"/images*", "/images/old/logo.gif", true},
		{"/images", "/images/", false},
		{"/*", "/", true},
	} {
		if got := matches(c.path, c.address); got != c.want {
			t.Errorf("matches(%q, %q) = %v; want %v", c.path, c.address, got, c.want)
		}
	}
}

// The sums of "Pay for file invalidation": 600 paths for each of three
// distributions make 800 charged paths; 500 paths and 600 tags make 100.
func TestDocumentedCharges(t *testing.T) {
	for _, c := range []struct{ sent, n, want int }{{0, 1800, 800}, {0, 1100, 100}, {0, 1000, 0}, {999, 2, 1}, {5000, 3, 3}} {
		if got := billed(c.sent, c.n); got != c.want {
			t.Errorf("billed(%d, %d) = %d; want %d", c.sent, c.n, got, c.want)
		}
	}
	total, sent := 0, 0
	for range 3 {
		total += billed(sent, 600)
		sent += 600
	}
	if total != 800 {
		t.Errorf("three times 600 paths: %d charged; want 800", total)
	}
	for mills, want := range map[int]string{5: "$0.005", 40: "$0.04", 4000: "$4.00", 1234560: "$1,234.56"} {
		if got := money(mills); got != want {
			t.Errorf("money(%d) = %s; want %s", mills, got, want)
		}
	}
}

// All variants of an address by header or cookie go together.
func TestInvalidationTakesAllVariants(t *testing.T) {
	v := info.Defaults().Must("edges", "2", "viewers", "4", "languages", "2", "key-language", "true", "key-session", "true", "deploys", "",
		"max-age", "3600", "spacing", "1", "shift", "0", "length", "30", "paths", "/app.js", "invalidate-at", "20")
	tr := New().Run(v)
	for i := range tr.Events {
		if e := &tr.Events[i]; e.Kind == "invalidate" && e.Field("removed") != "8" {
			t.Errorf("%s copies removed; want 8", e.Field("removed"))
		}
	}
	if n := value(tr, figCopies); n != 8 {
		t.Errorf("%d copies; want 8", n)
	}
}

// RequestAndResponseBehaviorCustomOrigin.html#request-custom-traffic-spikes:
// requests that miss together share one answer, unless caching is off, the
// content may not be kept, or cookies are forwarded.
func TestSimultaneousRequests(t *testing.T) {
	for _, c := range []struct {
		about string
		pairs []string
		trips int
	}{
		{"usual", nil, 1},
		{"CachingDisabled", []string{"policy", policyDisabled}, 3},
		{"private under a minimum TTL of 0", []string{"header", "private"}, 3},
		{"private under a minimum TTL of 5 s", []string{"header", "private", "min-ttl", "5"}, 1},
		{"max-age=0", []string{"max-age", "0"}, 3},
		{"s-maxage=0", []string{"header", "s-maxage", "s-maxage", "0"}, 3},
		{"two viewers, and their cookie in the key", []string{"key-session", "true", "viewers", "2"}, 3},
		{"two viewers, no cookie", []string{"viewers", "2"}, 1},
	} {
		got, tr := outcomesOf("1,1,2", append([]string{"origin-time", "3"}, c.pairs...)...) // the third by the first viewer
		p := tr.Model.(*picture)
		if len(p.trips) != c.trips || len(got) != 3 {
			t.Errorf("%s: %d trips for %v; want %d", c.about, len(p.trips), got, c.trips)
		}
		for _, a := range p.answers {
			if a.at < 4*time.Second || a.at > 5*time.Second {
				t.Errorf("%s: an answer at %v; want 4 or 5 s", c.about, a.at)
			}
		}
	}
}

// A response that was asked for before an invalidation may hold what was to go:
// the viewer gets it, the cache does not.
func TestAResponseOnItsWayDuringAnInvalidationIsNotKept(t *testing.T) {
	got, _ := outcomesOf("1,10,20", "origin-time", "5", "paths", "/*", "invalidate-at", "3")
	if s := strings.Join(got, " "); s != "passed miss hit" {
		t.Errorf("%s; want passed miss hit", s)
	}
}

// With a response time nobody is forgotten, nobody waits longer than one trip,
// and with stale-while-revalidate nobody waits for a copy that is stale enough.
func TestAResponseTimeKeepsNobodyWaitingForever(t *testing.T) {
	r := sim.NewRand(3)
	runs := 1500
	if testing.Short() {
		runs = 200
	}
	waited := 0
	for range runs {
		v := wholeSeconds(r).Must("origin-time", strconv.Itoa(1+r.IntN(9)))
		tr := New().Run(v)
		p := tr.Model.(*picture)
		list, end := p.plan()
		under := 0
		for i := range tr.Events {
			e := &tr.Events[i]
			if e.Kind == "ask" || e.Kind == "wait" {
				under++
			}
			if s := e.Field("waited"); s != "" {
				under--
				waited++
				d, _, _ := parseMoment(s)
				if d <= 0 || d > p.latency {
					t.Fatalf("waited %s s for an origin that takes %v: %s", s, p.latency, v.Query())
				}
			}
			if e.Kind == string(stale) && e.Field("waited") != "" {
				t.Fatalf("a stale copy kept a viewer waiting: %s", v.Query())
			}
		}
		late := 0
		for _, a := range list {
			if a.at+p.latency > end {
				late++
			}
		}
		if len(p.answers)+under != len(list) || under > late {
			t.Fatalf("%d requests, %d answers, %d waiting at the end: %s", len(list), len(p.answers), under, v.Query())
		}
		for i, a := range p.trips { // where requests collapse, trips of one copy never overlap
			for _, b := range p.trips[:i] {
				if p.collapses() && a.row == b.row && a.sent < b.back {
					t.Fatalf("two trips for one copy at %v and %v: %s", b.sent, a.sent, v.Query())
				}
			}
		}
	}
	if waited == 0 {
		t.Error("nobody waited")
	}
}

// Versioned names end old versions at once, and cost nothing but a new copy.
func TestVersionedNamesLeaveNoOldVersion(t *testing.T) {
	v := info.Defaults().Must("max-age", "31536000", "naming", "versioned")
	tr := New().Run(v)
	if old, copies := value(tr, figOld), value(tr, figCopies); old != 0 || copies != 6 {
		t.Errorf("%d old answers, %d copies; want 0 and 6", old, copies)
	}
	if same := New().Run(v.Must("naming", "same")); value(same, figOld) == 0 {
		t.Error("without versioned names no old version goes out either")
	}
	for url, want := range map[string]string{"/app.js": "/app.v2.js", "/a.b/c": "/a.b/c.v2", "/": "/.v2", "/x.min.css?y=1.2": "/x.min.v2.css?y=1.2"} {
		if got := versionedName(url, 2); got != want {
			t.Errorf("versionedName(%q, 2) = %q; want %q", url, got, want)
		}
	}
}
