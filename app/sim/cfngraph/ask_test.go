package cfngraph

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"notelab/app/quiz"
	"notelab/app/sim/simtest"
)

var (
	entry   = regexp.MustCompile(`(\w+) \(([^()]*)\)`)
	pointer = regexp.MustCompile(`!Ref (\w+)|!GetAtt (\w+)\.|\$\{(\w+)|DependsOn: (\w+)`)
	listed  = regexp.MustCompile(`(\w+)\.\w+ \(([^()]*)\) (No interruption|Some interruptions|Replacement)`)
)

// graph is a template as the words of a prompt or an option give it.
type graph struct {
	ids   []string
	needs map[string][]string
}

func pointers(s string) (out []string) {
	for _, m := range pointer.FindAllStringSubmatch(s, -1) {
		out = append(out, m[1]+m[2]+m[3]+m[4])
	}
	return out
}

func graphOf(s string) graph {
	g := graph{needs: map[string][]string{}}
	for _, m := range entry.FindAllStringSubmatch(s, -1) {
		g.ids = append(g.ids, m[1])
		g.needs[m[1]] = pointers(m[2])
	}
	return g
}

// rounds is the least number of rounds in which all can be made, each round as
// many as one likes of those whose needs are there: a search over all subsets.
// It is 0 when there is no way.
func (g graph) rounds() int {
	bit := map[string]int{}
	for i, id := range g.ids {
		bit[id] = 1 << i
	}
	seen := map[int]bool{0: true}
	for level, n := []int{0}, 0; len(level) > 0; n++ {
		var next []int
		for _, done := range level {
			if done == 1<<len(g.ids)-1 {
				return n
			}
			may := 0
			for _, id := range g.ids {
				ok := done&bit[id] == 0
				for _, x := range g.needs[id] {
					ok = ok && done&bit[x] != 0
				}
				if ok {
					may |= bit[id]
				}
			}
			for some := may; some > 0; some = (some - 1) & may {
				if !seen[done|some] {
					seen[done|some] = true
					next = append(next, done|some)
				}
			}
		}
		level = next
	}
	return 0
}

func (g graph) reach(from, to string) bool {
	for _, n := range g.needs[from] {
		if n == to || g.reach(n, to) {
			return true
		}
	}
	return false
}

func (g graph) pick(ok func(id string) bool) string {
	var out []string
	for _, id := range g.ids {
		if ok(id) {
			out = append(out, id)
		}
	}
	return strings.Join(out, ", ")
}

// What the documentation says about each situation, by words of its prompt.
// Statuses: using-cfn-describing-stacks.html, stack-failure-options.html,
// using-cfn-protect-stacks.html, troubleshooting.html.
var documentedStatus = map[string]string{
	"No options were given, and the rollback is complete":   "ROLLBACK_COMPLETE",
	"created with --disable-rollback":                       "CREATE_FAILED",
	"created with OnFailure=DELETE":                         "DELETE_COMPLETE",
	"The rollback cannot delete the bucket":                 "ROLLBACK_FAILED",
	"everything ends well":                                  "UPDATE_COMPLETE",
	"the old table is being deleted at this moment":         "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
	"everything has been put back":                          "UPDATE_ROLLBACK_COMPLETE",
	"which was changed already, is being put back":          "UPDATE_ROLLBACK_IN_PROGRESS",
	"the new table is being deleted at this moment":         "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS",
	"An update runs with --disable-rollback":                "UPDATE_FAILED",
	"cannot be put back either":                             "UPDATE_ROLLBACK_FAILED",
	"ContinueUpdateRollback was called":                     "UPDATE_ROLLBACK_COMPLETE",
	"the clean-up cannot delete the old bucket":             "UPDATE_COMPLETE",
	"which is not empty, cannot be deleted":                 "DELETE_FAILED",
	"deleted again with the bucket":                         "DELETE_COMPLETE",
	"termination protection on":                             "CREATE_COMPLETE",
	"all that is new in the template is the DeletionPolicy": "CREATE_COMPLETE",
	"which has a fixed TableName that stays the same":       "UPDATE_ROLLBACK_COMPLETE",
}

var documentedRemedy = map[string]string{
	"the stack is ROLLBACK_COMPLETE":                "Delete the stack and create it again from the corrected template",
	"is CREATE_FAILED because":                      "Update with the corrected template and --disable-rollback, going on where it failed",
	"the stack is UPDATE_ROLLBACK_COMPLETE":         "Call UpdateStack with the corrected template",
	"stopped as UPDATE_ROLLBACK_FAILED":             "Fix the cause and call ContinueUpdateRollback",
	"became DELETE_FAILED":                          "Call DeleteStack again with Uploads in RetainResources",
	"cannot be deleted while TerminationProtection": "Turn termination protection off and call DeleteStack again",
}

// only returns the value of the one key that stands in the text.
func only(t *testing.T, text string, of map[string]string) string {
	t.Helper()
	found := ""
	for words, v := range of {
		if strings.Contains(text, words) {
			if found != "" {
				t.Fatalf("two situations in %q", text)
			}
			found = v
		}
	}
	return found
}

func TestQuestions(t *testing.T) {
	simtest.Questions(t, New(), func(t *testing.T, kind string, q quiz.Question) string {
		prompt := simtest.Plain(q.Prompt)
		_, rest, _ := strings.Cut(prompt, "the references in each: ")
		told, ask, _ := strings.Cut(rest, "). ")
		g := graphOf(told + ")")
		switch kind {
		case "first":
			return g.pick(func(id string) bool { return len(g.needs[id]) == 0 })
		case "order":
			return g.pick(func(id string) bool {
				return !slices.ContainsFunc(g.ids, func(x string) bool { return slices.Contains(g.needs[x], id) })
			})
		case "time":
			return strconv.Itoa(10*g.rounds()) + " seconds"
		case "depends":
			m := regexp.MustCompile(`has to be (\w+) → (\w+):`).FindStringSubmatch(ask)
			if g.reach(m[2], m[1]) {
				return "nothing has to be added"
			}
			return "add DependsOn: " + m[1] + " to " + m[2]
		case "cycle":
			found := ""
			for _, o := range q.Options {
				if x := graphOf(simtest.Plain(o.Body)); x.rounds() == 0 {
					if found != "" {
						t.Fatalf("%s: two templates have a circle", q.ID)
					}
					found = simtest.Plain(o.Body)
				}
			}
			return found
		case "replaced":
			target := regexp.MustCompile(`single property (\w+)\.`).FindStringSubmatch(ask)[1]
			in := map[string]bool{target: true}
			for range g.ids {
				for _, m := range listed.FindAllStringSubmatch(ask, -1) {
					for _, to := range pointers(m[2]) {
						if in[to] && m[3] == "Replacement" {
							in[m[1]] = true
						}
					}
				}
			}
			return g.pick(func(id string) bool { return in[id] })
		case "left":
			g := graphOf(prompt)
			left := ""
			for _, m := range entry.FindAllStringSubmatch(prompt, -1) {
				if strings.Contains(m[2], "DeletionPolicy: Retain") && !(strings.Contains(m[2], "RetainExceptOnCreate") && strings.Contains(prompt, "rolled back")) {
					left += m[1] + ", "
				}
			}
			if len(g.ids) != 4 {
				t.Fatalf("%s: %v", q.ID, g.ids)
			}
			if left == "" {
				return "none is left"
			}
			return strings.TrimSuffix(left, ", ")
		case "fate":
			return fate(prompt)
		case "status":
			return only(t, prompt, documentedStatus)
		case "next":
			return only(t, prompt, documentedRemedy)
		}
		return ""
	})
}

// fate is the rule of aws-attribute-deletionpolicy.html and
// aws-attribute-updatereplacepolicy.html, from the words of a prompt.
func fate(prompt string) string {
	value := func(key string) string {
		m := regexp.MustCompile(`[ (]` + key + `: (\w+)`).FindStringSubmatch(prompt)
		if m == nil {
			return ""
		}
		return m[1]
	}
	policy := value("DeletionPolicy")
	if policy == "" && strings.Contains(prompt, "RDS::DBInstance") {
		policy = "Snapshot"
	}
	if strings.Contains(prompt, "is replaced") {
		policy = value("UpdateReplacePolicy")
	}
	undone := strings.Contains(prompt, "rolled back") || strings.Contains(prompt, "UPDATE_ROLLBACK_COMPLETE")
	switch {
	case policy == "Retain", policy == "RetainExceptOnCreate" && !undone:
		return "it is not deleted and stays outside the stack"
	case policy == "Snapshot":
		return "it is deleted, and a snapshot stays"
	}
	return "it is deleted without a snapshot"
}

func TestEverySituationIsDocumentedAndAsked(t *testing.T) {
	seen := map[string]bool{}
	for seed := range uint64(400) {
		for kind, of := range map[string]map[string]string{"status": documentedStatus, "next": documentedRemedy} {
			q, err := New().Ask(kind, seed, "en")
			if err != nil {
				t.Fatal(err)
			}
			for words := range of {
				if strings.Contains(simtest.Plain(q.Prompt), words) {
					seen[words] = true
				}
			}
		}
	}
	if n := len(documentedStatus) + len(documentedRemedy); len(seen) != n || len(stories) != len(documentedStatus) || len(plights) != len(documentedRemedy) {
		t.Errorf("%d of %d situations were asked; %d stories, %d plights", len(seen), n, len(stories), len(plights))
	}
}

// The run that proves a question comes to the status or the set of the key.
func TestProofsShowTheKey(t *testing.T) {
	for seed := range uint64(150) {
		for _, kind := range []string{"time", "replaced", "left", "cycle"} {
			q, err := New().Ask(kind, seed, "en")
			if err != nil {
				t.Fatal(err)
			}
			_, tr := simtest.Proof(t, New(), q)
			key := simtest.Key(q)
			figure := func(name string) int { f, _ := tr.Figure(name); return int(f.Value) }
			n := 1 + strings.Count(key, ", ")
			switch kind {
			case "time":
				if key != strconv.Itoa(figure("took"))+" seconds" {
					t.Errorf("%s: %s, but the run takes %d s", q.ID, key, figure("took"))
				}
			case "replaced":
				if figure("renewed") != n {
					t.Errorf("%s: %s, but %d are replaced", q.ID, key, figure("renewed"))
				}
			case "left":
				if key == "none is left" {
					n = 0
				}
				if figure("left") != n {
					t.Errorf("%s: %s, but %d are left", q.ID, key, figure("left"))
				}
			case "cycle":
				if last := tr.Events[len(tr.Events)-1]; last.Field("code") != "circular" {
					t.Errorf("%s: the run does not show a circle: %+v", q.ID, last)
				}
			}
		}
	}
}
