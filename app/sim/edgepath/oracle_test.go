package edgepath

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"notelab/app/sim"
)

// The oracle is a decision table written as data and read by a few lines that
// know nothing of the model: rows of conditions on the parameters, and what they
// end with. The first row that holds decides; when none does, the request
// passes. Besides the parameters there are derived facts: listed (the country is
// on the list), policy and methods of the behavior, reach (https or http, the
// protocol towards the origin).
const (
	edgeTable = `
name   0   host=www.example.com certificate!=us-east-1 scheme=https
name   403 host=www.example.com certificate!=us-east-1 scheme=http
geo    403 geo=allow country!=unknown listed=no
geo    403 geo=block country!=unknown listed=yes
waf    403 waf=true attack=true
viewer 301 scheme=http policy=redirect-to-https method=GET
viewer 307 scheme=http policy=redirect-to-https method=PUT|DELETE
viewer 403 scheme=http policy=https-only
method 403 method=PUT|DELETE methods=get
`
	bucketTable = `
sign   403 via=cloudfront access=oai new-region=true
sign   403 via=cloudfront access=oai method=PUT|DELETE
sign   403 via=cloudfront access=oai kms=true
policy 403 bucket-policy=none
policy 403 via=direct bucket-policy!=public
policy 403 via=other bucket-policy!=public|any
policy 403 via=cloudfront access=none bucket-policy!=public
policy 403 via=cloudfront access=oac bucket-policy=another|oai
policy 403 via=cloudfront access=oai bucket-policy=this|another|any
policy 403 method=PUT actions=get
policy 403 method=DELETE actions=get|put
key    403 kms=true via=direct|other
key    403 kms=true access=none
key    403 kms=true key-policy=false
`
	websiteTable = `
port   504 via=cloudfront reach=https
port   0   via=direct scheme=https
verb   405 method=PUT|DELETE
site   403 site-policy=closed
site   403 site-policy=referer via=direct|other
site   403 site-policy=referer via=cloudfront sends=false
`
	balancerTable = `
group  0   origin=vpc via=direct
group  504 origin=vpc via=other
group  0   via=direct security-group=prefix-list|office
group  504 via=cloudfront|other security-group=office
tls    502 via=cloudfront reach=https origin-certificate=expired|self-signed|wrong-name
header 403 checks=true via=direct|other
header 403 checks=true sends=false
`
)

// row is one line of a table.
type row struct {
	gate  string
	code  int
	conds []string
}

func table(text string) []row {
	var rows []row
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		f := strings.Fields(line)
		code, err := strconv.Atoi(f[1])
		if err != nil {
			panic(err)
		}
		rows = append(rows, row{f[0], code, f[2:]})
	}
	return rows
}

var (
	edgeRows    = table(edgeTable)
	originsRows = map[string][]row{"s3": table(bucketTable), "website": table(websiteTable), "alb": table(balancerTable), "vpc": table(balancerTable)}
)

type facts map[string]string

func (f facts) holds(cond string) bool {
	name, values, _ := strings.Cut(cond, "=")
	not := strings.HasSuffix(name, "!")
	v, ok := f[strings.TrimSuffix(name, "!")]
	if !ok {
		panic("no fact " + cond)
	}
	for _, want := range strings.Split(values, "|") {
		if v == want {
			return !not
		}
	}
	return not
}

func (f facts) decide(rows []row) (gate string, code int) {
next:
	for _, r := range rows {
		for _, c := range r.conds {
			if !f.holds(c) {
				continue next
			}
		}
		return r.gate, r.code
	}
	return "", passed
}

// glob is a path pattern as a regular expression. "/images/*.jpg" and
// "images/*.jpg" behave the same.
func glob(pattern string) *regexp.Regexp {
	s := regexp.QuoteMeta(strings.TrimPrefix(pattern, "/"))
	s = strings.NewReplacer(`\*`, ".*", `\?`, ".").Replace(s)
	return regexp.MustCompile("^/" + s + "$")
}

var globs = map[string]*regexp.Regexp{}

func globOf(pattern string) *regexp.Regexp {
	if globs[pattern] == nil {
		globs[pattern] = glob(pattern)
	}
	return globs[pattern]
}

// factsOf derives from parameters by name what the tables speak of.
func factsOf(get func(string) string, https bool, via string) facts {
	f := facts{"via": via, "scheme": "http", "listed": "no", "reach": "http"}
	for _, name := range []string{"method", "host", "country", "attack", "certificate", "geo", "waf", "origin", "access", "bucket-policy", "actions", "new-region", "kms", "key-policy", "site-policy", "origin-certificate", "security-group", "sends", "checks"} {
		f[name] = get(name)
	}
	if https {
		f["scheme"] = "https"
	}
	for _, c := range strings.Split(get("countries"), ",") {
		if c == get("country") {
			f["listed"] = "yes"
		}
	}
	f["policy"], f["methods"] = get("viewer-policy"), get("methods")
	for _, b := range strings.Split(get("behaviors"), ",") {
		if m := regexpBehavior.FindStringSubmatch(b); m != nil && globOf(m[1]).MatchString(get("path")) {
			f["policy"], f["methods"] = m[2], m[3]
			break
		}
	}
	follows := get("origin") == "s3" || get("origin-policy") == "match-viewer"
	if follows && https || !follows && get("origin-policy") == "https-only" {
		f["reach"] = "https"
	}
	return f
}

var regexpBehavior = regexp.MustCompile(`^(.+):([a-z-]+):([a-z]+)$`)

// answer is what the tables say becomes of one request.
type answer struct {
	gate    string // "" when it passed
	code    int
	reached bool // the origin was asked
}

func look(get func(string) string, https bool, via string) answer {
	f := factsOf(get, https, via)
	if via == "cloudfront" {
		if gate, code := f.decide(edgeRows); code != passed {
			return answer{gate, code, false}
		}
	}
	gate, code := f.decide(originsRows[get("origin")])
	if code == passed {
		code = 200
		if get("origin") == "s3" && get("method") == "DELETE" {
			code = 204
		}
	}
	return answer{gate, code, true}
}

// visits looks up every request of a viewer that follows a redirect.
func visits(get func(string) string) []answer {
	first := look(get, get("scheme") == "https", get("via"))
	if first.code == 301 || first.code == 307 {
		return []answer{first, look(get, true, get("via"))}
	}
	return []answer{first}
}

// agree compares the model with the tables.
func agree(t *testing.T, v sim.Values) {
	t.Helper()
	want := visits(v.Get)
	got := configOf(v).visit()
	if len(got) != len(want) {
		t.Fatalf("%s: %d requests; the table says %d", v.Query(), len(got), len(want))
	}
	for i := range got {
		gate := ""
		if s := got[i].last(); s != nil {
			gate = s.gate.id
		}
		if gate != want[i].gate || got[i].code != want[i].code || got[i].reached != want[i].reached {
			t.Fatalf("%s: request %d: %q %d %v; the table says %+v", v.Query(), i, gate, got[i].code, got[i].reached, want[i])
		}
	}
}

// everyCombination calls f with each combination of values, written
// "name=a|b|c".
func everyCombination(dims []string, f func(map[string]string)) {
	given := map[string]string{}
	var next func(i int)
	next = func(i int) {
		if i == len(dims) {
			f(given)
			return
		}
		name, values, _ := strings.Cut(dims[i], "=")
		for _, v := range strings.Split(values, "|") {
			given[name] = v
			next(i + 1)
		}
	}
	next(0)
}

func TestTheModelAgreesWithTheDecisionTableForEveryCombination(t *testing.T) {
	t.Parallel()
	request := []string{"via=cloudfront|direct|other", "scheme=http|https", "method=GET|PUT|DELETE", "viewer-policy=allow-all|redirect-to-https", "methods=all"}
	for name, dims := range map[string][]string{
		"edge": {"scheme=http|https", "host=cloudfront.net|www.example.com", "country=KR|US|unknown", "method=GET|PUT|DELETE", "attack=true|false",
			"certificate=us-east-1|other-name|ap-northeast-2|none", "geo=none|allow|block", "countries=|KR|KR,US", "waf=true|false",
			"viewer-policy=allow-all|redirect-to-https|https-only", "methods=get|all", "actions=delete", "behaviors="},
		"behaviors": {"scheme=http|https", "method=GET|PUT", "actions=delete", "viewer-policy=allow-all|https-only", "methods=get|all",
			"path=/|/api/x|/a.jpg|/api/b.jpg|/Api/x", "behaviors=|/api/*:https-only:get|*.jpg:allow-all:all,api/*:redirect-to-https:all|/api/?:allow-all:all,/*:https-only:get"},
		"bucket": append(request, "origin=s3", "access=oac|oai|none", "bucket-policy=this|another|any|oai|both|public|none", "actions=get|put|delete",
			"new-region=true|false", "kms=true|false", "key-policy=true|false"),
		"website": append(request, "origin=website", "site-policy=public|referer|closed", "origin-policy=http-only|match-viewer|https-only", "sends=true|false"),
		"balancer": append(request, "origin=alb|vpc", "origin-policy=http-only|match-viewer|https-only", "origin-certificate=valid|expired|self-signed|wrong-name",
			"security-group=prefix-list|open|office", "sends=true|false", "checks=true|false"),
	} {
		n := 0
		everyCombination(dims, func(given map[string]string) {
			n++
			if testing.Short() && n%17 != 0 {
				return
			}
			v, errs := info.Parse(given)
			if len(errs) > 0 {
				t.Fatal(errs)
			}
			agree(t, v)
		})
		t.Logf("%s: %d combinations", name, n)
	}
}

func TestEveryRowOfTheTableDecidesSomething(t *testing.T) {
	// A row that never decides would test nothing.
	r := sim.NewRand(3)
	hit := map[string]bool{}
	for range 60_000 {
		f := facts{}
		for i := range info.Params {
			p := &info.Params[i]
			switch {
			case len(p.Options) > 0:
				f[p.Name] = p.Options[r.IntN(len(p.Options))].Name
			case p.Kind == sim.Flag:
				f[p.Name] = []string{"true", "false"}[r.IntN(2)]
			}
		}
		f["listed"], f["reach"] = []string{"yes", "no"}[r.IntN(2)], []string{"http", "https"}[r.IntN(2)]
		f["policy"] = f["viewer-policy"]
		for name, rows := range map[string][]row{"edge": edgeRows, f["origin"]: originsRows[f["origin"]]} {
			for i := range rows {
				if _, code := f.decide(rows[i : i+1]); code != passed {
					if gate, _ := f.decide(rows[:i]); gate == "" {
						hit[name+strconv.Itoa(i)] = true
					}
					break
				}
			}
		}
	}
	for name, rows := range map[string][]row{"edge": edgeRows, "s3": originsRows["s3"], "website": originsRows["website"], "alb": originsRows["alb"], "vpc": originsRows["vpc"]} {
		for i, r := range rows {
			only := strings.Join(r.conds, " ")
			if name == "alb" && strings.Contains(only, "origin=vpc") || name == "vpc" && (strings.Contains(only, "via=direct security") || only == "checks=true via=direct|other") {
				continue // the rows of the other kind
			}
			if !hit[name+strconv.Itoa(i)] {
				t.Errorf("%s: row %d (%s %d %s) never decides", name, i, r.gate, r.code, only)
			}
		}
	}
}
