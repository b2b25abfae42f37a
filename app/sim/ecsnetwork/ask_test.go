package ecsnetwork

import (
	"errors"
	"net/netip"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
)

var htmlTags = regexp.MustCompile(`</?(code|strong)>`)

func plain(h quiz.HTML) string { return htmlTags.ReplaceAllString(string(h), "") }

// valuesOf reads the run that proves a question back from its Params.
func valuesOf(t *testing.T, q quiz.Question) sim.Values {
	t.Helper()
	query, err := url.ParseQuery(q.Params)
	if err != nil {
		t.Fatal(err)
	}
	given := map[string]string{}
	for k := range query {
		given[k] = query.Get(k)
	}
	v, errs := info.Parse(given)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	return v
}

// The keys, recomputed from the values without the package's model.
func independentKey(t *testing.T, kind string, v sim.Values) (key string, byPrefix bool) {
	t.Helper()
	limits := map[string][4]int{ // memory, CPU units, task ENIs, with trunking
		"m6g.medium": {4096, 1024, 1, 4}, "t3.medium": {4096, 2048, 2, 2}, "c5.large": {4096, 2048, 2, 10}, "m5.large": {8192, 2048, 2, 10}, "m5.xlarge": {16384, 4096, 3, 20},
	}[v.Get("type")]
	mode := v.Get("mode")
	each := map[string]int{"RESOURCE:MEMORY": limits[0] / v.Int("memory"), "RESOURCE:CPU": limits[1] / v.Int("cpu")}
	switch {
	case mode == "bridge-static":
		each["RESOURCE:PORTS"] = 1
	case mode == "awsvpc" && v.Flag("trunking"):
		each["RESOURCE:ENI"] = limits[3]
	case mode == "awsvpc":
		each["RESOURCE:ENI"] = limits[2]
	}
	fewest, scarce := 1<<30, ""
	for _, reason := range []string{"RESOURCE:MEMORY", "RESOURCE:CPU", "RESOURCE:PORTS", "RESOURCE:ENI"} {
		if n, ok := each[reason]; ok && n < fewest {
			fewest, scarce = n, reason
		}
	}
	group, bridge := "sg-task", strings.HasPrefix(mode, "bridge")
	if bridge {
		group = "sg-host"
	}
	switch kind {
	case "placed":
		return strconv.Itoa(min(v.Int("tasks"), v.Int("instances")*fewest)), false
	case "reason":
		return scarce, true
	case "rule":
		port := v.Get("container-port")
		if mode == "bridge-static" {
			port = v.Get("host-port")
		} else if mode == "bridge-dynamic" {
			port = "32768-60999"
		}
		return "tcp:" + port + ":sg-alb", false
	case "status", "drop":
		node, client := netip.MustParseAddr("10.0.1.10"), netip.MustParseAddr(v.Get("client"))
		albOK := oracleAdmits(t, v.List("sg-alb"), client, "", v.Int("listener"))
		ports := []int{v.Int("container-port")}
		switch mode {
		case "bridge-static":
			ports[0] = v.Int("host-port")
		case "bridge-dynamic":
			ports = []int{32768, 45000, 60999}
		}
		open := 0
		for _, p := range ports {
			if oracleAdmits(t, v.List(group), node, "sg-alb", p) {
				open++
			}
		}
		if open != 0 && open != len(ports) {
			t.Fatalf("%s: the outcome depends on the dynamic port", v.Query())
		}
		if kind == "drop" {
			switch {
			case !albOK:
				return "sg-alb", true
			case open == 0:
				return group, true
			}
			return "버려지지", true
		}
		switch {
		case !albOK:
			return "응답 없음", true
		case v.Int("tasks") == 0:
			return "503", true
		case open == 0:
			return "504", true
		case v.Get("app-port") != v.Get("container-port"):
			return "502", true
		}
		return "200", true
	}
	t.Fatalf("no oracle for %s", kind)
	return "", false
}

func TestGeneratedQuestionsAreSoundOverAThousandSeeds(t *testing.T) {
	for _, ask := range info.Asks {
		keys := map[string]int{}
		for seed := range uint64(1000) {
			q, err := New().Ask(ask.Name, seed, i18n.Korean)
			if err != nil {
				t.Fatal(err)
			}
			en, err := New().Ask(ask.Name, seed, i18n.English)
			if err != nil {
				t.Fatal(err)
			}
			if len(q.Options) < 3 || len(en.Options) != len(q.Options) || len(q.Correct()) != 1 || en.Correct()[0] != q.Correct()[0] || en.Params != q.Params {
				t.Fatalf("%s: %d options in Korean, %d in English, keys %v and %v", q.ID, len(q.Options), len(en.Options), q.Correct(), en.Correct())
			}
			for _, l := range []quiz.Question{q, en} {
				seen := map[quiz.HTML]bool{}
				for _, o := range l.Options {
					if seen[o.Body] || o.Body == "" || o.Why == "" || o.Correct != (o.Misconception == "") {
						t.Fatalf("%s: option %q is double or lacks its reason", l.ID, o.Body)
					}
					seen[o.Body] = true
				}
				if l.Prompt == "" || l.Explanation == "" || len(l.Tags) == 0 || strings.Contains(string(l.Prompt), "`") {
					t.Fatalf("%s: prompt %q", l.ID, l.Prompt)
				}
			}
			for _, r := range string(en.Prompt) + string(en.Explanation) {
				if r >= 0xac00 && r <= 0xd7a3 {
					t.Fatalf("%s: Korean in the English text: %s", en.ID, en.Prompt)
				}
			}
			v := valuesOf(t, q)
			key := plain(q.Options[q.Correct()[0]].Body)
			keys[key]++
			if ask.Name == "target" {
				checkTarget(t, q, v, key)
				continue
			}
			want, prefix := independentKey(t, ask.Name, v)
			if key != want && !(prefix && strings.HasPrefix(key, want)) {
				t.Fatalf("%s (%s): key %q; want %q", q.ID, q.Params, key, want)
			}
			if ask.Name == "rule" {
				checkNarrowest(t, q, v, key)
			}
		}
		if len(keys) < 3 {
			t.Errorf("%s: only the keys %v in 1000 seeds", ask.Name, keys)
		}
	}
}

// checkNarrowest tries every option as the only rule: those that let the load
// balancer reach every possible port must open more than the key does.
func checkNarrowest(t *testing.T, q quiz.Question, v sim.Values, key string) {
	t.Helper()
	ports := []int{v.Int("container-port")}
	switch v.Get("mode") {
	case "bridge-static":
		ports[0] = v.Int("host-port")
	case "bridge-dynamic":
		ports = []int{32768, 40000, 60999}
	}
	node, stranger := netip.MustParseAddr("10.0.2.10"), netip.MustParseAddr("198.18.0.1")
	for _, o := range q.Options {
		rule := plain(o.Body)
		works := true
		for _, p := range ports {
			works = works && oracleAdmits(t, []string{rule}, node, "sg-alb", p)
		}
		if rule == key && !works {
			t.Fatalf("%s: the key %s does not let the load balancer in", q.ID, key)
		}
		if rule != key && works && !oracleAdmits(t, []string{rule}, stranger, "", ports[0]) {
			t.Fatalf("%s: %s works and is as narrow as the key %s", q.ID, rule, key)
		}
	}
}

// checkTarget compares with the target group the run shows.
func checkTarget(t *testing.T, q quiz.Question, v sim.Values, key string) {
	t.Helper()
	host, port, _ := strings.Cut(key, ":")
	n, err := strconv.Atoi(port)
	if err != nil {
		t.Fatal(err)
	}
	switch v.Get("mode") {
	case "awsvpc":
		if host != "10.0.11.101" || n != v.Int("container-port") {
			t.Fatalf("%s: key %s", q.ID, key)
		}
	case "bridge-static":
		if host != "i-0a1" || n != v.Int("host-port") {
			t.Fatalf("%s: key %s", q.ID, key)
		}
	default:
		if host != "i-0a1" || n < 32768 || n > 60999 || !strings.Contains(plain(q.Prompt), port) {
			t.Fatalf("%s: key %s, prompt %s", q.ID, key, q.Prompt)
		}
	}
}

func TestUnknownKindOfQuestionIsAnError(t *testing.T) {
	if _, err := New().Ask("nothing", 1, i18n.Korean); !errors.Is(err, sim.ErrAsk) {
		t.Errorf("Ask(nothing) = %v; want sim.ErrAsk", err)
	}
}
