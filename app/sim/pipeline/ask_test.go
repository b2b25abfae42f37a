package pipeline

import (
	"regexp"
	"slices"
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

// told reads the chain out of the words of a prompt, as a configuration for the
// oracle.
func toldChain(t *testing.T, q quiz.Question) (config, []string) {
	t.Helper()
	words := simtest.Plain(q.Prompt)
	c := config{closed: -1, failStage: -1, failAct: -1, stop: never, answer: approve, after: nothing}
	var names []string
	for _, m := range regexp.MustCompile(`(\w+) \((\d+) min\)`).FindAllStringSubmatch(words, -1) {
		names = append(names, m[1])
		c.stages = append(c.stages, stage{m[1], []action{{name: "x", category: build, order: 1, minutes: number(m[2])}}})
	}
	c.mode = find(t, q, `execution mode is (\w+)`)[0]
	for _, n := range strings.Split(strings.Replace(find(t, q, `Commits at minutes ([\d, and]+) start`)[0], " and ", ", ", 1), ", ") {
		c.commits = append(c.commits, time.Duration(number(n))*time.Minute)
	}
	return c, names
}

// lines returns what the oracle wrote down, split into words, of one kind.
func lines(c config, kind string) (list [][]string) {
	for _, l := range replay(c, 150) {
		if w := strings.Fields(l); w[0] == kind {
			list = append(list, w)
		}
	}
	return list
}

func span(s string) (from, to int) {
	a, b, _ := strings.Cut(s, "-")
	return number(a), number(b)
}

// answer computes a key from the words of the prompt.
func answer(t *testing.T, kind string, q quiz.Question) string {
	t.Helper()
	switch kind {
	case "stage-time", "rerun":
		return answerTasks(t, kind, q)
	case "inputs":
		return answerInputs(t, q)
	}
	c, names := toldChain(t, q)
	last := len(names) - 1
	switch kind {
	case "dropped":
		var list []string
		for _, w := range lines(c, "end") {
			if w[2] == wasSuperseded {
				list = append(list, w[1])
			}
		}
		return strings.Join(list, ", ")
	case "live":
		ends := lines(c, "end")
		w := ends[len(ends)-1]
		return "minute " + w[3]
	case "where":
		m := find(t, q, `Just after minute (\d+), what is execution (\d+)`)
		now := number(m[0])
		for _, w := range lines(c, "stay") {
			if from, to := span(w[4]); w[1] == m[1] && from <= now && now < to {
				return "in progress in " + names[number(w[3])]
			}
		}
		for _, w := range lines(c, "wait") {
			if from, to := span(w[4]); w[1] == m[1] && from <= now && now < to {
				return "waiting in front of " + names[number(w[3])]
			}
		}
		return "ended as Superseded"
	case "gate":
		m := find(t, q, `inbound transition of (\w+) is disabled at minute (\d+) and enabled again at minute (\d+)`)
		c.closed = slices.Index(names, m[0])
		c.closeAt = time.Duration(number(m[1])) * time.Minute
		c.closeFor = time.Duration(number(m[2]))*time.Minute - c.closeAt
		var in []string
		for _, w := range lines(c, "wait") {
			if from, _ := span(w[4]); number(w[3]) == c.closed && from >= number(m[1]) && from < number(m[2]) && w[5] == succeeded {
				in = append(in, w[1])
			}
		}
		if c.mode == superseded {
			if len(in) != 1 {
				t.Fatalf("%s: %v entered", q.ID, in)
			}
			return "only " + in[0]
		}
		return strings.Join(in, " → ")
	case "retry":
		m := find(t, q, `Execution 1 fails at minute (\d+), at the end of its action in (\w+);.* at minute (\d+)\?`)
		c.failStage, c.failAct, c.failRun, c.after = slices.Index(names, m[1]), 0, 1, retryFailed
		c.retryAfter = time.Duration(number(m[2])-number(m[0])) * time.Minute
		if s := regexp.MustCompile(`inbound transition of (\w+) is disabled at minute (\d+) and stays so`).FindStringSubmatch(simtest.Plain(q.Prompt)); s != nil {
			c.closed, c.closeAt = slices.Index(names, s[1]), time.Duration(number(s[2]))*time.Minute
		}
		failedAt, again := "", false
		for _, w := range lines(c, "stay") {
			if w[1] == "1" && number(w[3]) == c.failStage {
				if _, to := span(w[4]); w[5] == failed {
					failedAt = itoa(to)
				} else {
					again = true
				}
			}
		}
		if failedAt != m[0] {
			t.Fatalf("%s: fails at %s; the words say %s", q.ID, failedAt, m[0])
		}
		if again {
			return "the failed action of execution 1 runs again at once"
		}
		return "it is refused, as execution 2 has entered the stage"
	case "rollback":
		m := find(t, q, `Only execution (\d+) fails`)
		c.failStage, c.failAct, c.failRun, c.after = last, 0, number(m[0]), rollback
		for _, w := range lines(c, "back") {
			return "the artifacts of execution " + w[3]
		}
		return "nothing; there is no rollback"
	}
	return ""
}

// answerTasks answers from the runOrders and minutes in the words.
func answerTasks(t *testing.T, kind string, q quiz.Question) string {
	type said struct {
		name        string
		order, mins int
	}
	var all []said
	for _, m := range regexp.MustCompile(`(\w+) \(runOrder (\d+), (\d+) min\)`).FindAllStringSubmatch(simtest.Plain(q.Prompt), -1) {
		all = append(all, said{m[1], number(m[2]), number(m[3])})
	}
	if kind == "stage-time" {
		longest := map[int]int{}
		for _, a := range all {
			longest[a.order] = max(longest[a.order], a.mins)
		}
		sum := 0
		for _, n := range longest {
			sum += n
		}
		return itoa(sum) + " min"
	}
	bad := find(t, q, `Only (\w+) fails`)[0]
	every := find(t, q, `retried with (\w+)`)[0] == "ALL_ACTIONS"
	at := 0
	for _, a := range all {
		if a.name == bad {
			at = a.order
		}
	}
	want := []string{}
	for _, a := range all {
		if every || a.name == bad || a.order > at {
			want = append(want, a.name)
		}
	}
	// The key names the same actions, in whatever order.
	got := strings.Split(simtest.Key(q), ", ")
	slices.Sort(want)
	sorted := slices.Clone(got)
	slices.Sort(sorted)
	if !slices.Equal(sorted, want) {
		return strings.Join(want, ", ")
	}
	return simtest.Key(q)
}

// answerInputs reads who gives what out of the words and finds the one option that
// an action before Unit gives; the model refuses every other option.
func answerInputs(t *testing.T, q quiz.Question) string {
	words := simtest.Plain(q.Prompt)
	order := number(find(t, q, `action Unit with runOrder (\d+)`)[0])
	ok := map[string]bool{"src": true}
	inBuild := find(t, q, `Stage Build:(.*?)Stage Release`)[0]
	for _, m := range regexp.MustCompile(`\w+ \(runOrder (\d+), output (\w+)\)`).FindAllStringSubmatch(inBuild, -1) {
		if number(m[1]) < order {
			ok[m[2]] = true
		}
	}
	v, tr := simtest.Proof(t, New(), q)
	if f := tr.Model.(*run).faults; len(f) > 0 {
		t.Fatalf("%s: %v", q.ID, f)
	}
	key := ""
	for _, o := range q.Options {
		name := simtest.Plain(o.Body)
		if ok[name] {
			if key != "" {
				t.Fatalf("%s: two are possible: %s", q.ID, words)
			}
			key = name
		}
		text := regexp.MustCompile(`(Unit: test, 4m, in )\w+`).ReplaceAllString(v.Get("pipeline"), "${1}"+name)
		stages, _ := read(text)
		if refused := len(faults(stages)) > 0; refused == o.Correct {
			t.Fatalf("%s: with %s: %v", q.ID, name, faults(stages))
		}
	}
	return key
}
