package cdncache

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"notelab/app/quiz"
	"notelab/app/sim/simtest"
)

var digits = regexp.MustCompile(`[0-9][0-9,]*`)

// ints reads all numbers of a text.
func ints(s string) []int {
	var out []int
	for _, m := range digits.FindAllString(s, -1) {
		n, _ := strconv.Atoi(strings.ReplaceAll(m, ",", ""))
		out = append(out, n)
	}
	return out
}

// after returns the first number that follows a text, and whether it is there.
func after(s, text string) (int, bool) {
	_, rest, ok := strings.Cut(s, text)
	if !ok {
		return 0, false
	}
	return ints(rest)[0], true
}

// between returns what stands between two texts.
func between(s, a, b string) string {
	_, rest, _ := strings.Cut(s, a)
	out, _, _ := strings.Cut(rest, b)
	return out
}

// options lists the options of a question as read.
func options(q quiz.Question) []string {
	var out []string
	for _, o := range q.Options {
		out = append(out, simtest.Plain(o.Body))
	}
	return out
}

// TestQuestionsHaveTheKeyTheirWordsImply reads each prompt again and works the
// answer out with the oracle in oracle_test.go, or by counting one by one.
func TestQuestionsHaveTheKeyTheirWordsImply(t *testing.T) {
	simtest.Questions(t, New(), func(t *testing.T, kind string, q quiz.Question) string {
		s := simtest.Plain(q.Prompt)
		switch kind {
		case askTTL:
			return readTTL(s)
		case askRequests:
			times := ints(between(s, "empty cache at", " s."))
			age, _ := after(s, "max-age=")
			l := ledger{conditions: conditions{head: map[string]int{"max-age": age}, most: day, etag: true}}
			asked, checks := 0, 0
			for _, at := range times {
				how := l.request(at, 1, "")
				if how != "hit" {
					asked++
				}
				if how == "304" {
					checks++
				}
			}
			n := asked
			if strings.Contains(s, "304 Not Modified") {
				n = checks
			} else if strings.Contains(s, "without asking") {
				n = len(times) - asked
			}
			return counting(n, "request", "requests")
		case askFetches:
			n := ints(s)
			edges, gap, age, until := n[0], n[1], n[3], n[len(n)-1]
			asked := 0
			for range edges {
				l := ledger{conditions: conditions{head: map[string]int{"max-age": age}, most: day}}
				for at := 0; at < until; at++ {
					if at%gap == 0 && l.request(at, 1, "") != "hit" {
						asked++
					}
				}
			}
			return counting(asked, "request", "requests")
		case askCopies:
			return readCopies(s)
		case askPaths:
			return readPaths(t, s, options(q))
		case askBill:
			sent := ints(s)[0] + ints(s)[1]
			paths := len(strings.Split(between(s, "invalidates ", ". Each wildcard"), ", "))
			charged := 0
			for range paths { // one after another
				if sent++; sent > 1000 {
					charged++
				}
			}
			return counting(charged, "path", "paths")
		case askFailure:
			return readFailure(s)
		default:
			return readOld(s)
		}
	})
}

// counting writes a count the way an English option does.
func counting(n int, one, many string) string {
	if n == 1 {
		many = one
	}
	return thousands(n) + " " + many
}

func readTTL(s string) string {
	c := conditions{head: map[string]int{}}
	c.least, _ = after(s, "minimum TTL of ")
	c.usual, _ = after(s, "default of ")
	c.most, _ = after(s, "maximum of ")
	for _, directive := range strings.Split(between(s, "Cache-Control: ", " and an Expires"), ", ") {
		name, value, _ := strings.Cut(directive, "=")
		if n := ints(value); len(n) > 0 {
			c.head[name] = n[0]
		}
	}
	if n, ok := after(s, "an Expires header "); ok {
		c.head["expires"] = n
	}
	for _, name := range []string{"no-store", "no-cache", "private"} {
		if strings.Contains(s, "Cache-Control: "+name) {
			c.head[name] = 1
		}
	}
	ttl, kept := c.lifetime(0)
	if !kept {
		return "Not at all: it is not kept"
	}
	return thousands(ttl) + " s"
}

// thousands sets the commas of a number the long way.
func thousands(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return thousands(n/1000) + "," + strconv.Itoa(1000 + n%1000)[1:]
}

// readCopies builds the key of every request and counts the different ones.
func readCopies(s string) string {
	n := ints(s)
	pages, sources, people, tongues := n[0], n[1], n[2], n[3]
	policy := between(s, "into the key: ", ". Every user")
	query, rest, _ := strings.Cut(policy, ", ")
	keys := map[string]bool{}
	for user := range people {
		for page := range pages {
			for source := range sources {
				key := "example.com/list"
				add := func(name string, v int) { key += " " + name + "=" + strconv.Itoa(v) }
				switch query {
				case "of the query strings only page", "all query strings except utm":
					add("page", page)
				case "all query strings":
					add("page", page)
					add("utm", source)
				}
				if strings.Contains(rest, "the header Accept-Language") {
					add("language", user%tongues)
				}
				if strings.Contains(rest, "the cookie sid") {
					add("sid", user)
				}
				keys[key] = true
			}
		}
	}
	return counting(len(keys), "copy", "copies")
}

// readPaths tries every option on every copy with a regular expression: exactly
// one may leave what must stay and remove the rest.
func readPaths(t *testing.T, s string, options []string) string {
	all := strings.Split(between(s, "copies of ", ". Which"), ", ")
	gone := strings.Split(between(s, "removes the copies of ", " and leaves"), ", ")
	var right []string
	for _, o := range options {
		var left []string
	copies:
		for _, c := range all {
			for _, p := range strings.Split(o, ", ") {
				pattern := "^" + regexp.QuoteMeta(p) + "$"
				if strings.HasSuffix(p, "*") {
					pattern = "^" + regexp.QuoteMeta(strings.TrimSuffix(p, "*")) + ".*$"
				}
				if regexp.MustCompile(pattern).MatchString(c) {
					continue copies
				}
			}
			left = append(left, c)
		}
		want := []string{}
		for _, c := range all {
			if !strings.Contains(" "+strings.Join(gone, " ")+" ", " "+c+" ") {
				want = append(want, c)
			}
		}
		if strings.Join(left, " ") == strings.Join(want, " ") {
			right = append(right, o)
		}
	}
	if len(right) != 1 {
		t.Fatalf("%d options do it: %q\n%s\n%q", len(right), right, s, options)
	}
	return right[0]
}

// readFailure tells the story again, request by request.
func readFailure(s string) string {
	c := conditions{head: map[string]int{}, most: day, etag: true}
	c.errorLeast, _ = after(s, "error caching minimum TTL is ")
	c.head["max-age"], _ = after(s, "max-age=")
	if n, ok := after(s, "stale-if-error="); ok {
		c.head["stale-if-error"] = n
	}
	from, _ := after(s, "From ")
	to, _ := after(s, "until just before ")
	code, _ := after(s, "returns nothing but ")
	times := ints(between(s, "requests for one object at ", " s."))
	wipe, wiped := after(s, " s. At ")
	l := ledger{conditions: c}
	how := ""
	for _, at := range times {
		if wiped && at > wipe {
			l.wipe(wipe)
			wiped = false
		}
		l.status = 200
		if at >= from && at < to {
			l.status = code
		}
		how = l.request(at, 1, "")
	}
	e := strconv.Itoa(code)
	return map[string]string{
		"hit":         "With the copy, which is within its TTL",
		"stale-error": "With the expired copy", "stale-hold": "With the expired copy",
		"error": "It asks the origin and passes " + e + " on", "error-hold": "With the " + e + " it has kept",
		"200": "It asks the origin and gets a normal response", "304": "It asks the origin and gets a normal response",
	}[how]
}

// readOld goes through the requests and finds the first with version 2.
func readOld(s string) string {
	c := conditions{head: map[string]int{}, most: day, etag: true}
	c.head["max-age"], _ = after(s, "max-age=")
	if n, ok := after(s, "stale-while-revalidate="); ok {
		c.head["stale-while-revalidate"] = n
	}
	object := between(s, "requests for ", " at ")
	times := ints(between(s, object+" at ", " s."))
	deploy, _ := after(s, "an ETag; at ")
	l := ledger{conditions: c}
	wipe, wiped := 0, false
	if path := between(s, "an invalidation of ", " was complete"); path != "" {
		wipe = ints(between(s, "deployed. At ", "an invalidation"))[0]
		whole := regexp.MustCompile("^" + strings.ReplaceAll(regexp.QuoteMeta(path), `\*`, ".*") + "$")
		wiped = whole.MatchString(object)
	}
	renamed := false
	for _, at := range times {
		version := 1
		if at >= deploy {
			version = 2
		}
		if wiped && at > wipe {
			l.wipe(wipe)
			wiped = false
		}
		if version == 2 && !renamed && strings.Contains(s, "name holds the version") {
			l, renamed = ledger{conditions: c}, true // another key, and nothing is kept under it
		}
		l.request(at, version, "")
		if l.served == 2 {
			return "The request at " + strconv.Itoa(at) + " s"
		}
	}
	return "never"
}
