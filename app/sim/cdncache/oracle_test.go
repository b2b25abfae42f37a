package cdncache

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"notelab/app/sim"
)

// The oracle of this package: a second reading of the documented tables and of
// RFC 9111, kept apart from the model. It knows no state of a copy. For every
// request it looks through the list of all answers the origin has ever given
// under that key, and decides from them in whole seconds.

// conditions are what the origin sends and the distribution sets.
type conditions struct {
	head                map[string]int // directives by name; no-store and the like have any value
	least, usual, most  int
	disabled            bool
	errorLeast, errorMA int
	etag                bool
}

// lifetime is the documented table of "Manage how long content stays in the
// cache", row by row; arrival is when the response comes.
func (c conditions) lifetime(arrival int) (ttl int, kept bool) {
	rows := []struct {
		when  bool
		value int
	}{
		{c.has("s-maxage"), c.head["s-maxage"]},
		{c.has("max-age"), c.head["max-age"]},
		{c.has("expires"), max(c.head["expires"]-arrival, 0)},
	}
	if c.disabled {
		return 0, false
	}
	if c.has("no-store") || c.has("no-cache") || c.has("private") {
		return c.least, c.least > 0
	}
	most := max(c.most, c.least)
	for _, r := range rows {
		if !r.when {
			continue
		}
		v := r.value
		if c.least == 0 { // the first column
			if v < most {
				return v, true
			}
			return most, true
		}
		if c.least < v && v < most { // the second
			return v, true
		}
		if v <= c.least {
			return c.least, true
		}
		return most, true
	}
	if c.least > 0 && c.least > c.usual {
		return c.least, true
	}
	return c.usual, true
}

func (c conditions) has(name string) bool { _, ok := c.head[name]; return ok }

// contact is one answer of the origin.
type contact struct {
	at, status, version int
	content             string
	alone               bool // an error that no copy stood in for
}

// ledger is everything that happened under one key at one edge.
type ledger struct {
	conditions
	status  int // of the origin now; 0 means 200
	log     []contact
	wipes   []int
	served  int    // version last served, 0 for an error
	content string // what it was made for
	asked   int    // requests to the origin so far
	bodies  int
}

func (l *ledger) wipe(at int) { l.wipes = append(l.wipes, at) }

// since drops what came before the last invalidation.
func (l *ledger) since() []contact {
	if len(l.wipes) == 0 {
		return l.log
	}
	for i, c := range l.log {
		if c.at >= l.wipes[len(l.wipes)-1] {
			return l.log[i:]
		}
	}
	return nil
}

// last finds the response a copy was made of: the last 200 with no error kept
// in its place.
func (l *ledger) last() (good contact, ok bool) {
	for _, c := range l.since() {
		switch {
		case c.status == 200:
			good, ok = c, true
		case c.alone && l.errorKept(c.status) > 0:
			ok = false
		}
	}
	return good, ok
}

// errorKept is the documented life of an error.
func (l *ledger) errorKept(status int) int {
	always := map[int]bool{404: true, 414: true, 500: true, 501: true, 502: true, 503: true, 504: true}
	if l.disabled || !always[status] && l.errorMA == 0 {
		return 0
	}
	age := l.errorMA
	if most := max(l.most, l.least); age > most {
		age = most
	}
	if age > l.errorLeast {
		return age
	}
	return l.errorLeast
}

// request says how a request at a whole second is answered.
func (l *ledger) request(at, version int, content string) string {
	status := l.status
	if status == 0 {
		status = 200
	}
	good, ok := l.last()
	ttl, kept := 0, false
	if ok {
		ttl, kept = l.lifetime(good.at)
	}
	age := at - good.at
	most := max(l.most, l.least)
	if l.disabled {
		most = 0
	}
	staleOK := func(name string, without int) bool {
		limit := without
		if l.has(name) && l.head[name] < limit {
			limit = l.head[name]
		}
		return ok && age-ttl < limit
	}
	swr := ok && kept && l.has("stale-while-revalidate") && staleOK("stale-while-revalidate", most) && !(l.has("no-store") || l.has("no-cache") || l.has("private"))
	sie := ok && staleOK("stale-if-error", most)
	if !kept { // expired from the beginning
		ttl = 0
		sie = ok && staleOK("stale-if-error", most)
	}
	from := func(c contact, how string) string {
		l.served, l.content = c.version, c.content
		return how
	}
	if ok && kept && ttl > age {
		return from(good, "hit")
	}
	// The last thing the origin said.
	if all := l.since(); len(all) > 0 {
		c := all[len(all)-1]
		if c.status != 200 {
			if c.alone {
				if at < c.at+l.errorKept(c.status) {
					l.served = 0
					return "error-hold"
				}
			} else if at < c.at+l.errorLeast && (swr || sie) {
				return from(good, "stale-hold")
			}
		}
	}
	l.asked++
	same := ok && kept && l.etag && good.version == version && good.content == content
	c := contact{at: at, status: status, version: version, content: content}
	if status == 200 && !same {
		l.bodies++
	}
	if swr {
		if status != 200 && !(status >= 500) {
			c.alone = true
		}
		l.log = append(l.log, c)
		return from(good, "swr")
	}
	if status == 200 {
		l.log = append(l.log, c)
		if _, keep := l.lifetime(at); !keep {
			return from(c, "pass")
		}
		if same {
			return from(c, "304")
		}
		return from(c, "200")
	}
	if status >= 500 && sie {
		l.log = append(l.log, c)
		return from(good, "stale-error")
	}
	c.alone = true
	l.log = append(l.log, c)
	l.served = 0
	return "error"
}

// outcomes of the model by the oracle's names.
var outcomes = map[outcome]string{hit: "hit", stale: "swr", staleError: "stale-error", staleHold: "stale-hold", miss: "200", replaced: "200", renewed: "304", passed: "pass", failed: "error", failedHold: "error-hold"}

// TestTheModelAgreesWithTheTables runs random configurations in whole seconds
// through the model and through the oracle, request by request.
func TestTheModelAgreesWithTheTables(t *testing.T) {
	r := sim.NewRand(11)
	runs := 4000
	if testing.Short() {
		runs = 600
	}
	seen := map[string]int{}
	for range runs {
		v := wholeSeconds(r)
		tr := New().Run(v)
		compare(t, v, tr, seen)
		if t.Failed() {
			t.Fatalf("notelab sim cdncache: %s", v.Query())
		}
	}
	for _, name := range outcomes {
		if seen[name] == 0 {
			t.Errorf("no run came to %q", name)
		}
	}
	t.Log(seen)
}

// wholeSeconds draws a configuration with times close enough to interact.
func wholeSeconds(r *rand.Rand) sim.Values {
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	n := func(lo, hi int) string { return strconv.Itoa(lo + r.IntN(hi-lo+1)) }
	some := func() string { return pick("0", "0", "5", n(0, 40), n(0, 40), n(0, 100), "3600") }
	v := info.Defaults().Must("header", pick("max-age", "max-age", "s-maxage", "expires", "both", "none", "no-cache", "no-store", "private"),
		"max-age", some(), "s-maxage", some(), "expires", n(0, 150), "swr", pick("0", "0", some()), "stale-if-error", pick("true", "false"), "sie", some(),
		"etag", pick("true", "false"), "varies", pick(varyNone, varyQuery, varyLanguage, varySession),
		"policy", pick(policyCustom, policyCustom, policyCustom, policyCustom, policyOptimized, policyDisabled), "min-ttl", pick("0", "0", some()), "default-ttl", some(), "max-ttl", pick("31536000", "31536000", some()),
		"key-query", pick(queryNone, queryOnly, queryExcept, queryAll), "query-names", pick("page", "lang", "page,lang"), "key-language", pick("true", "false"), "key-session", pick("true", "false"),
		"edges", n(1, 3), "objects", pick("/app.js", "/app.js", "/a?page=1&lang=x,/a?page=2&lang=x", "/a?page=1,/a,/a?lang=y", "/img/a.png,/img/b.png,/IMG/a.png"),
		"viewers", n(1, 4), "languages", n(1, 3), "spacing", n(2, 15), "shift", n(0, 30), "length", n(60, 160), "arrivals", arriveEven,
		"naming", pick("same", "same", "versioned"), "failure", pick("none", "timeout", "503", "503", "404", "403"), "fail-at", n(0, 100), "fail-for", n(1, 100),
		"error-ttl", pick("10", some()), "error-max-age", pick("0", "0", some()))
	var deploys []string
	for range r.IntN(4) {
		deploys = append(deploys, n(0, 150))
	}
	v = v.Must("deploys", strings.Join(deploys, ","))
	if r.IntN(2) == 0 {
		v = v.Must("paths", pick("/*", "/app.js", "/app*", "/a", "/a*", "/a?page=1", "/a?page=1*", "/img/*", "/img/a.png,/a?*", "/app.v2.js"), "invalidate-at", n(0, 150))
	}
	return v
}

// compare goes through the same requests with the oracle.
func compare(t *testing.T, v sim.Values, tr *sim.Trace, seen map[string]int) {
	t.Helper()
	p := tr.Model.(*picture)
	list := func(name string) []int {
		out := []int{}
		for _, s := range v.List(name) {
			n, _ := strconv.Atoi(s)
			out = append(out, n)
		}
		return out
	}
	c := conditions{head: map[string]int{}, least: v.Int("min-ttl"), usual: v.Int("default-ttl"), most: v.Int("max-ttl"), etag: v.Flag("etag"), errorLeast: v.Int("error-ttl"), errorMA: v.Int("error-max-age")}
	switch v.Get("policy") {
	case policyOptimized:
		c.least, c.usual, c.most = 1, 86400, 31536000
	case policyDisabled:
		c.least, c.usual, c.most = 0, 0, 0
	}
	c.disabled = c.least == 0 && c.usual == 0 && c.most == 0
	switch h := v.Get("header"); h {
	case "max-age":
		c.head["max-age"] = v.Int("max-age")
	case "both": // Expires is sent and does not count
		c.head["max-age"], c.head["expires"] = v.Int("max-age"), v.Int("expires")
	case "s-maxage":
		c.head["max-age"], c.head["s-maxage"] = v.Int("max-age"), v.Int("s-maxage")
	case "expires":
		c.head["expires"] = v.Int("expires")
	case "none":
	default:
		c.head[h] = 0
	}
	if n := v.Int("swr"); n > 0 {
		c.head["stale-while-revalidate"] = n
	}
	if v.Flag("stale-if-error") {
		c.head["stale-if-error"] = v.Int("sie")
	}
	code := map[string]int{"timeout": 504, "503": 503, "404": 404, "403": 403}[v.Get("failure")]
	if code == 504 {
		c.errorMA = 0
	}
	names := " " + strings.Join(v.List("query-names"), " ") + " "
	var covered []*regexp.Regexp
	for _, path := range v.List("paths") {
		covered = append(covered, regexp.MustCompile("^"+strings.ReplaceAll(regexp.QuoteMeta(path), `\*`, ".*")+"$"))
	}

	books := map[string]*ledger{}
	address := map[string]string{}
	counts := make([]int, v.Int("edges"))
	next, asked := 0, 0
	for at := 0; at < v.Int("length"); at++ {
		version := 1
		done := map[int]bool{}
		for _, d := range list("deploys") {
			if d <= at && !done[d] {
				done[d] = true
				version++
			}
		}
		if len(covered) > 0 && at == v.Int("invalidate-at") {
			for key, l := range books {
				for _, path := range covered {
					if path.MatchString(address[key]) {
						l.wipe(at)
					}
				}
			}
		}
		for e := range counts {
			if start := e * v.Int("shift"); at < start || (at-start)%v.Int("spacing") != 0 {
				continue
			}
			urls := v.List("objects")
			url := urls[counts[e]%len(urls)]
			user := counts[e] / len(urls) % v.Int("viewers")
			counts[e]++
			path, query, _ := strings.Cut(url, "?")
			if v.Get("naming") == "versioned" && v.Get("deploys") != "" {
				if i := strings.Index(path, "."); i >= 0 {
					path = fmt.Sprintf("%s.v%d%s", path[:i], version, path[i:])
				} else {
					path = fmt.Sprintf("%s.v%d", path, version)
				}
			}
			var keep []string
			for _, pair := range strings.FieldsFunc(query, func(c rune) bool { return c == '&' }) {
				named := strings.Contains(names, " "+strings.SplitN(pair, "=", 2)[0]+" ")
				switch v.Get("key-query") {
				case "all":
					keep = append(keep, pair)
				case "only":
					if named {
						keep = append(keep, pair)
					}
				case "except":
					if !named {
						keep = append(keep, pair)
					}
				}
			}
			addr := path
			if len(keep) > 0 {
				addr += "?" + strings.Join(keep, "&")
			}
			language := []string{"ko", "en", "ja", "fr"}[user%v.Int("languages")]
			key := fmt.Sprint(e, " ", addr)
			if v.Flag("key-language") {
				key += " " + language
			}
			if v.Flag("key-session") {
				key += fmt.Sprint(" user ", user)
			}
			content := map[string]string{varyNone: "", varyQuery: "?" + query, varyLanguage: language, varySession: fmt.Sprint("sid=", user+1)}[v.Get("varies")]
			l := books[key]
			if l == nil {
				l = &ledger{conditions: c}
				books[key], address[key] = l, addr
			}
			l.status = 200
			if code != 0 && at >= v.Int("fail-at") && at < v.Int("fail-at")+v.Int("fail-for") {
				l.status = code
			}
			before := l.asked
			how := l.request(at, version, content)
			asked += l.asked - before
			seen[how]++
			if next == len(p.answers) {
				t.Errorf("the model answers only %d requests", next)
				return
			}
			got := p.answers[next]
			next++
			if got.at != time.Duration(at)*time.Second || outcomes[got.how] != how || got.version != l.served || l.served > 0 && got.mixed != (l.content != content) {
				t.Errorf("request %d at %v of %s: %s, version %d, mixed %v; want %s at %d s, version %d made for %q and asked for %q", next, got.at, key, got.how, got.version, got.mixed, how, at, l.served, l.content, content)
				return
			}
		}
	}
	if next != len(p.answers) || asked != len(p.trips) {
		t.Errorf("%d answers and %d trips; want %d and %d", len(p.answers), len(p.trips), next, asked)
	}
	bodies := 0
	for _, l := range books {
		bodies += l.bodies
	}
	if f, _ := tr.Figure(figOrigin); !strings.Contains(f.Text.En, fmt.Sprintf("(%d with a body)", bodies)) {
		t.Errorf("the origin was asked %s; want %d with a body", f.Text.En, bodies)
	}
}
