package codedeploy

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"notelab/app/quiz"
	"notelab/app/sim/simtest"
)

func TestQuestions(t *testing.T) { simtest.Questions(t, New(), answer) }

// find returns the parts of a question's words that a pattern marks.
func find(t *testing.T, q quiz.Question, pattern string) []string {
	t.Helper()
	m := regexp.MustCompile(pattern).FindStringSubmatch(simtest.Plain(q.Prompt))
	if m == nil {
		t.Fatalf("%s: no %s in %q", q.ID, pattern, simtest.Plain(q.Prompt))
	}
	return m[1:]
}

func number(s string) int { n, _ := strconv.Atoi(s); return n }

// answer computes a key from the words of the prompt.
func answer(t *testing.T, kind string, q quiz.Question) string {
	t.Helper()
	_, tr := simtest.Proof(t, New(), q)
	r := tr.Model.(*run)
	words := simtest.Plain(q.Prompt)
	switch kind {
	case "next":
		x := find(t, q, `right after (\w+)\?`)[0]
		o := written(words)
		for i, e := range o {
			if e == x {
				if !strings.Contains(" "+strings.Join(barNames(r), " ")+" ", " "+x+" "+o[i+1]+" ") {
					t.Fatalf("%s: the run has %v", q.ID, barNames(r))
				}
				return o[i+1]
			}
		}
		t.Fatalf("%s: no %s in %v", q.ID, x, o)
	case "minimum", "limit", "status":
		n, least := hostsIn(t, q)
		if least != r.minimum || n != r.n {
			t.Fatalf("%s: the run keeps %d of %d; the words say %d of %d", q.ID, r.minimum, r.n, least, n)
		}
		switch kind {
		case "minimum":
			return "at least " + strconv.Itoa(least) + ", " + strconv.Itoa(n-least) + " at a time"
		case "limit":
			k := strconv.Itoa(n - least)
			for i, w := range []string{"first", "second", "third"} {
				if n-least == i+1 {
					return "the " + w
				}
			}
			return "the " + k + "th"
		}
		return fateOf(t, q, n, least)
	case "share":
		name := find(t, q, `CodeDeployDefault\.(\w+)`)[0]
		if strings.Contains(words, "The alarm fires") {
			if r.share() != 0 || len(r.deps) != 2 {
				t.Fatalf("%s: the run ends with %d%% after %d deployments", q.ID, r.share(), len(r.deps))
			}
			return "0%"
		}
		at := timeIn(find(t, q, `get ((?:\d+ (?:s|min|h) ?)+) ?after`)[0])
		if got := shareAt(r.shares, r.shiftAt+at); at+r.shiftAt < r.deps[0].to && got != shareByName(name, info.Defaults(), at) {
			t.Fatalf("%s: the run has %d%%", q.ID, got)
		}
		return strconv.Itoa(shareByName(name, info.Defaults(), at)) + "%"
	case "rollback":
		good := ""
		for _, m := range regexp.MustCompile(`d-\d+ \((v\d+)\) (\w+)`).FindAllStringSubmatch(words, -1) {
			if m[2] == "Succeeded" {
				good = m[1]
			}
		}
		if len(r.deps) != 2 || r.deps[0].id == r.deps[1].id {
			t.Fatalf("%s: the run has no new deployment: %+v", q.ID, r.deps)
		}
		return "it deploys " + good + " as a new deployment with an ID of its own"
	case "script":
		return scripted(t, q, words)
	case "platform":
		return onlyOne(t, q, words)
	case "revision":
		return whose(t, q, words)
	}
	return ""
}

func barNames(r *run) (names []string) {
	for _, b := range r.bars {
		if b.lane == 0 && b.dep == 0 {
			names = append(names, b.e.String())
		}
	}
	return
}

// The orders once more, as the guide gives them, for the settings the prompts
// describe.
func written(words string) []string {
	const (
		before = "BeforeBlockTraffic BlockTraffic AfterBlockTraffic "
		core   = "ApplicationStop DownloadBundle BeforeInstall Install AfterInstall ApplicationStart ValidateService"
		after  = " BeforeAllowTraffic AllowTraffic AfterAllowTraffic"
	)
	switch {
	case strings.Contains(words, "ECS"):
		return strings.Fields("BeforeInstall Install AfterInstall AllowTestTraffic AfterAllowTestTraffic" + after)
	case strings.Contains(words, "Lambda"):
		return strings.Fields(after)
	case strings.Contains(words, "replacement"):
		return strings.Fields(core + after)
	case strings.Contains(words, "without a load balancer"):
		return strings.Fields(core)
	}
	return strings.Fields(before + core + after)
}

// hostsIn counts the minimum of the group the prompt describes.
func hostsIn(t *testing.T, q quiz.Question) (n, least int) {
	words := simtest.Plain(q.Prompt)
	n = number(find(t, q, `goes to (\d+) healthy`)[0])
	switch {
	case strings.Contains(words, "OneAtATime"):
		return n, n - 1
	case strings.Contains(words, "AllAtOnce"):
		return n, 0
	case strings.Contains(words, "HOST_COUNT"):
		return n, number(find(t, q, `HOST_COUNT (\d+)`)[0])
	}
	percent := 50
	if strings.Contains(words, "FLEET_PERCENT") {
		percent = number(find(t, q, `FLEET_PERCENT (\d+)`)[0])
	}
	for 100*least < percent*n {
		least++
	}
	return n, least
}

// fateOf goes through the instances in their order.
func fateOf(t *testing.T, q quiz.Question, n, least int) string {
	fails := map[int]bool{}
	if strings.Contains(simtest.Plain(q.Prompt), "on every instance") {
		for i := range n {
			fails[i+1] = true
		}
	} else {
		for _, part := range strings.Split(find(t, q, `fails on instances? ([\d–, ]+);`)[0], ", ") {
			from, to, ok := strings.Cut(part, "–")
			if !ok {
				to = from
			}
			for i := number(from); i <= number(to); i++ {
				fails[i] = true
			}
		}
	}
	if least >= n {
		return "Failed: at the start no more than the minimum are healthy, so nothing is deployed"
	}
	healthy, good := n, 0
	for i := 1; i <= n; i++ {
		if !fails[i] {
			good++
			continue
		}
		healthy--
		if healthy == least && i < n {
			return "Failed: the minimum is reached while instances remain"
		}
	}
	switch {
	case good == 0:
		return "Failed: not one instance succeeded"
	case healthy == least:
		return "Succeeded: the last instance's failure reaches the minimum, but none is left to take out"
	}
	return "Succeeded: despite failures more than the minimum stay healthy"
}

func timeIn(s string) (d time.Duration) {
	f := strings.Fields(s)
	for i := 0; i+1 < len(f); i += 2 {
		unit := map[string]time.Duration{"s": time.Second, "min": time.Minute, "h": time.Hour}[f[i+1]]
		d += time.Duration(number(f[i])) * unit
	}
	return
}

// scripted finds the one option that does, or does not, take a hook. Those that
// do not are named neither Before nor After anything, nor for the application.
func scripted(t *testing.T, q quiz.Question, words string) string {
	hook := regexp.MustCompile(`^(Before|After|Application|Validate)`)
	want := !strings.Contains(words, "AppSpec file not name")
	return single(t, q, func(o string) bool { return hook.MatchString(o) == want })
}

// onlyOne finds the one option that fits a puzzle.
func onlyOne(t *testing.T, q quiz.Question, words string) string {
	in := func(list string) func(string) bool {
		return func(o string) bool { return strings.Contains(" "+list+" ", " "+o+" ") }
	}
	switch {
	case strings.Contains(words, "Lambda deployment?"):
		return single(t, q, in("BeforeAllowTraffic AfterAllowTraffic"))
	case strings.Contains(words, "test listener"):
		return single(t, q, in("AfterAllowTestTraffic"))
	case strings.Contains(words, "do not?"):
		ecs := in("BeforeInstall AfterInstall AfterAllowTestTraffic BeforeAllowTraffic AfterAllowTraffic")
		return single(t, q, func(o string) bool { return !ecs(o) })
	case strings.Contains(words, "no load balancer"):
		return single(t, q, func(o string) bool { return strings.HasSuffix(o, "Traffic") })
	}
	return single(t, q, func(o string) bool { return strings.Contains(o, "Block") })
}

// single returns the one option for which a rule holds.
func single(t *testing.T, q quiz.Question, holds func(string) bool) string {
	t.Helper()
	found := ""
	for _, o := range q.Options {
		if s := simtest.Plain(o.Body); holds(s) {
			if found != "" {
				t.Fatalf("%s: both %s and %s fit", q.ID, found, s)
			}
			found = s
		}
	}
	return found
}

// whose tells whose script runs, from the story in the prompt.
func whose(t *testing.T, q quiz.Question, words string) string {
	hook := find(t, q, `runs at (\w+)\?`)[0]
	now := regexp.MustCompile(`(v\d+) is deployed`).FindStringSubmatch(words)[1]
	if hook != "ApplicationStop" && hook != "BeforeBlockTraffic" && hook != "AfterBlockTraffic" {
		return now
	}
	if strings.Contains(words, "never had a deployment") {
		return "no script runs"
	}
	return find(t, q, `(?:instance |where )(v\d+) (?:was|succeeded)`)[0]
}

// A prompt names the settings of its own run.
func TestProofsRunAsAsked(t *testing.T) {
	for _, a := range info.Asks {
		for seed := range uint64(50) {
			q, err := New().Ask(a.Name, seed, "en")
			if err != nil {
				t.Fatal(err)
			}
			v, tr := simtest.Proof(t, New(), q)
			if tr.Bound != "" || v.Info() != info {
				t.Errorf("%s: bound %q", q.ID, tr.Bound)
			}
			for _, p := range info.Params {
				if strings.Contains("&"+q.Params, "&"+p.Name+"=") && p.When != nil && !p.When(v) {
					t.Errorf("%s sets %s, which does not matter there: %s", q.ID, p.Name, q.Params)
				}
			}
		}
	}
}
