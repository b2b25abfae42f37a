package sigv4

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"notelab/app/quiz"
	"notelab/app/sim/simtest"
)

func TestQuestions(t *testing.T) {
	t.Parallel()
	simtest.Questions(t, New(), again)
}

// again finds the key a second time, from the words of the English prompt and
// options, with the standard library or by the rule in plain words.
func again(t *testing.T, kind string, q quiz.Question) string {
	t.Helper()
	prompt := simtest.Plain(q.Prompt)
	words := func(pattern string) []string {
		t.Helper()
		m := regexp.MustCompile(pattern).FindStringSubmatch(prompt)
		if m == nil {
			t.Fatalf("%s: %q does not match %s", q.ID, prompt, pattern)
		}
		return m[1:]
	}
	switch kind {
	case askQuery:
		return queryAgain(words(`query reads (.*), where & and =`)[0])
	case askPath:
		w := words(`whose path is (.*) before encoding goes to (S3|a service named)`)
		if w[1] == "S3" {
			return strings.ReplaceAll(w[0], " ", "%20")
		}
		clean := path.Clean(w[0])
		if strings.HasSuffix(w[0], "/") {
			clean += "/"
		}
		return strings.ReplaceAll(clean, " ", "%2520")
	case askHeaders:
		var names []string
		for _, n := range strings.Split(words(`sends the headers (.*) in this order`)[0], ", ") {
			if n = strings.ToLower(n); n == "host" || n == "content-type" || strings.HasPrefix(n, "x-amz-") {
				names = append(names, n)
			}
		}
		slices.Sort(names)
		return strings.Join(names, ";")
	case askScope:
		w := words(`At (\d\d:\d\d) on (\w+ \d+, \d+), .*UTC([+-]\d+)\)?, a request to the service (\S+) in (\S+) is signed`)
		hours, _ := strconv.Atoi(w[2])
		at, err := time.ParseInLocation("15:04 January 2, 2006", w[0]+" "+w[1], time.FixedZone("", hours*3600))
		if err != nil {
			t.Fatal(err)
		}
		return at.UTC().Format("20060102") + "/" + w[4] + "/" + w[3] + "/aws4_request"
	case askDerive:
		if strings.HasPrefix(prompt, "Choose the right way") {
			w := words(`write (\w+) as .* Region is (\S+), the service (\S+), the UTC date of signing (\d+)\.`)
			return map[string]string{
				"kDate": `HMAC("AWS4" + secret, "` + w[3] + `")`, "kRegion": `HMAC(kDate, "` + w[1] + `")`,
				"kService": `HMAC(kRegion, "` + w[2] + `")`, "kSigning": `HMAC(kService, "aws4_request")`,
			}[w[0]]
		}
		const request = `\d\d:\d\d UTC on (\w+ \d+, \d+), (\S+), (\S+),`
		w := words(request)
		return theOne(t, q, func(o string) bool {
			return slices.Equal(regexp.MustCompile(request).FindStringSubmatch(o)[1:], w)
		})
	case askChange:
		w := words(`signed headers are (\S+), and the last line of the canonical request is (.*)\. Choose`)
		signed := strings.Split(w[0], ";")
		return theOne(t, q, func(o string) bool {
			switch what, rest, _ := strings.Cut(o, " changes"); {
			case what == "User-Agent":
				return !slices.Contains(signed, "user-agent")
			case what == "A header":
				name, _, _ := strings.Cut(strings.TrimPrefix(rest, ": "), ":")
				return !slices.Contains(signed, strings.ToLower(name))
			case what == "The body":
				return w[1] == "UNSIGNED-PAYLOAD"
			}
			return false // method, path, query, host, time and expiry are always signed
		})
	case askError:
		return errorAgain(t, prompt)
	case askLife:
		minutes := func(s string) int {
			at, err := time.Parse("15:04", s)
			if err != nil {
				t.Fatal(err)
			}
			return at.Hour()*60 + at.Minute()
		}
		w := words(`At (\d\d:\d\d), with .*X-Amz-Expires (\d+) \(`)
		expires, _ := strconv.Atoi(w[1])
		last := minutes(w[0]) + expires/60
		if strings.Contains(prompt, "role session") {
			s := words(`role session of (\d) hours? was issued to an app at (\d\d:\d\d)`)
			hours, _ := strconv.Atoi(s[0])
			last = min(last, minutes(s[1])+60*hours)
		}
		return "Until " + time.Date(2026, 1, 1, 0, last, 0, 0, time.UTC).Format("15:04")
	}
	t.Fatalf("no second way for %s", kind)
	return ""
}

// theOne returns the only option that holds.
func theOne(t *testing.T, q quiz.Question, holds func(string) bool) string {
	t.Helper()
	found := ""
	for _, o := range q.Options {
		if s := simtest.Plain(o.Body); holds(s) {
			if found != "" {
				t.Errorf("%s: both %q and %q hold", q.ID, found, s)
			}
			found = s
		}
	}
	if found == "" {
		t.Errorf("%s: no option holds", q.ID)
	}
	return found
}

// queryAgain makes a canonical query with net/url, whose escapes differ from
// those of SigV4 in the space alone.
func queryAgain(typed string) string {
	type param struct{ name, value string }
	var ps []param
	esc := func(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }
	for _, s := range strings.Split(typed, "&") {
		name, value, _ := strings.Cut(s, "=")
		ps = append(ps, param{esc(name), esc(value)})
	}
	slices.SortFunc(ps, func(a, b param) int {
		if a.name != b.name {
			return strings.Compare(a.name, b.name)
		}
		return strings.Compare(a.value, b.value)
	})
	var out []string
	for _, p := range ps {
		out = append(out, p.name+"="+p.value)
	}
	return strings.Join(out, "&")
}

// errorAgain finds S3's answer by what the story tells.
func errorAgain(t *testing.T, prompt string) string {
	t.Helper()
	for _, c := range []struct{ told, answer string }{
		{"last character of the secret", "403 SignatureDoesNotMatch"},
		{"changed the value of Range", "403 SignatureDoesNotMatch"},
		{"the scope says", "400 AuthorizationHeaderMalformed"},
		{"minutes slow", "403 RequestTimeTooSkewed"},
		{"minutes fast", "403 RequestTimeTooSkewed"},
		{"A presigned URL valid for", "403 AccessDenied"},
		{"token is not sent", "403 InvalidAccessKeyId"},
		{"credentials that expire in an hour", "400 ExpiredToken"},
		{"one character of the body changes", "400 XAmzContentSHA256Mismatch"},
		{"x-amz-acl: public-read is added", "403 AccessDenied"},
		{"X-Amz-Expires is changed", "403 SignatureDoesNotMatch"},
	} {
		if strings.Contains(prompt, c.told) {
			return c.answer
		}
	}
	t.Fatalf("no story in %q", prompt)
	return ""
}

// The run a question names as its proof shows the key: the canonical request or
// the answer has it.
func TestAQuestionsProofShowsItsKey(t *testing.T) {
	for _, a := range info.Asks {
		for seed := range uint64(100) {
			q, err := New().Ask(a.Name, seed, "en")
			if err != nil {
				t.Fatal(err)
			}
			key := simtest.Key(q)
			_, tr := simtest.Proof(t, New(), q)
			s := tr.Model.(*scene)
			ok := false
			switch a.Name {
			case askQuery:
				ok = s.client.canonical.query == key
			case askPath:
				ok = s.client.canonical.uri == key
			case askHeaders:
				ok = s.client.canonical.signed == key
			case askScope:
				ok = s.client.scope.String() == key
			case askDerive:
				ok = s.verdict.status == 200
			case askChange:
				ok = s.verdict.status == 200 && len(s.changes) == 1
			case askError:
				ok = strconv.Itoa(s.verdict.status)+" "+s.verdict.code == key
			case askLife:
				ok = key == "Until "+clockOf(s.signed+s.life())
			}
			if !ok {
				t.Errorf("%s: the run does not show %q", q.ID, key)
			}
		}
	}
}
