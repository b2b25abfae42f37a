package lambdaconcurrency

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"notelab/app/quiz"
	"notelab/app/sim/simtest"
)

// find reads the numbers that a pattern captures in a prompt.
func find(t *testing.T, prompt, pattern string) []float64 {
	t.Helper()
	m := regexp.MustCompile(pattern).FindStringSubmatch(prompt)
	if m == nil {
		t.Fatalf("no %q in %s", pattern, prompt)
	}
	var out []float64
	for _, s := range m[1:] {
		f, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, f)
	}
	return out
}

// took is the duration in seconds that a prompt names.
func took(t *testing.T, prompt string) float64 {
	m := regexp.MustCompile(`(?:takes|requests of) ([\d.]+) (ms|s)\b`).FindStringSubmatch(prompt)
	if m == nil {
		t.Fatalf("no duration in %s", prompt)
	}
	f, _ := strconv.ParseFloat(m[1], 64)
	if m[2] == "ms" {
		f /= 1000
	}
	return f
}

func commas(f float64) string {
	s := strconv.FormatFloat(f, 'f', 0, 64)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

const num = `([\d,]*\d)`

// answer works a question out again from its English words, by the formulas of
// the documentation and without the model.
func answer(t *testing.T, kind string, q quiz.Question) string {
	p := simtest.Plain(q.Prompt)
	if strings.Contains(p, "$") {
		t.Fatalf("a value is missing in %s", p)
	}
	switch kind {
	case "need":
		return commas(find(t, p, num+" synchronous")[0] * took(t, p))
	case "pool":
		limit := find(t, p, "limit is "+num)[0]
		switch {
		case strings.Contains(p, "largest"):
			x := find(t, p, "reserved concurrency of "+num+", function B of "+num)
			return commas(limit - x[0] - x[1] - 100)
		case strings.Contains(p, "function B of"):
			x := find(t, p, "reserved concurrency of "+num+", function B of "+num)
			return commas(limit - x[0] - x[1])
		case strings.Contains(p, "No function has reserved"):
			if _, tr := simtest.Proof(t, New(), q); tr.Model.(*picture).peak != int(limit) {
				t.Errorf("%s: the proof reaches %d", q.ID, tr.Model.(*picture).peak)
			}
			return commas(limit)
		}
		return commas(limit - find(t, p, "reserved concurrency of "+num)[0])
	case "throttle":
		x := find(t, p, "reserved concurrency of "+num+" keeps getting "+num)
		return commas(x[1]-x[0]/took(t, p)) + " a second"
	case "handled":
		x := find(t, p, "limit is "+num+".* evenly spread, "+num+" a second")
		return commas(min(x[1], 10*x[0], x[0]/took(t, p))) + " a second"
	case "spill":
		x := find(t, p, "with a provisioned concurrency of "+num+".* evenly spread, "+num+" a second")
		return commas(x[1]-min(x[0]/took(t, p), 10*x[0])) + " a second"
	case "scale":
		if strings.Contains(p, "How many environments") {
			return commas(1000 + 100*find(t, p, "at most, "+num+" s after")[0])
		}
		return "after " + commas((find(t, p, "are there "+num)[0]-1000)/100) + " s"
	}
	x := find(t, p, "limit of "+num+".* reserved a concurrency of "+num)
	left := x[0] - x[1]
	switch {
	case strings.Contains(p, "no reserved concurrency"):
		if left-find(t, p, "to get a provisioned concurrency of "+num)[0] < 100 {
			return "It is refused: less than 100 would stay unreserved."
		}
		return "It is accepted; what provisioned concurrency cannot take runs on demand in the unreserved pool."
	case strings.Contains(p, "nothing is provisioned."):
		if find(t, p, "to get a reserved concurrency of "+num)[0] != 0 {
			t.Fatalf("no 0 in %s", p)
		}
		return "It is accepted, and the function throttles every request."
	}
	set := find(t, p, "to get a reserved concurrency of "+num+".* go, a provisioned concurrency of "+num)
	switch {
	case set[1] > set[0]:
		return "It is refused: more would be provisioned than is reserved."
	case left-set[0] < 100:
		return "It is refused: less than 100 would stay unreserved."
	case set[1] == set[0]:
		return "It is accepted, and every request that is handled runs on provisioned concurrency."
	}
	return "It is accepted; what provisioned concurrency cannot take runs on demand, within the reserved value only."
}

func TestQuestionsHaveOneRightAnswer(t *testing.T) { simtest.Questions(t, New(), answer) }

// What lasting works out is what a run comes to, over some seconds because what
// began together ends together.
func TestTheFormulaIsWhatRunsComeTo(t *testing.T) {
	n := uint64(40)
	if testing.Short() {
		n = 8
	}
	for _, kind := range []string{"throttle", "handled", "spill"} {
		for seed := range n {
			q, err := New().Ask(kind, seed, "en")
			if err != nil {
				t.Fatal(err)
			}
			v, _ := simtest.Proof(t, New(), q)
			c := read(v.Must("length", "60s"))
			rate := c.base
			ready, all := c.lasting(rate)
			var sum admitted
			newEngine(c).run(func(k int, did *[fns]admitted) {
				if k >= 40*second {
					sum.add(&did[fnA])
				}
			})
			near := func(got, want int) bool { d := got - 20*want; return d*d <= want*want/16+400 }
			if !near(sum.served(), all) || !near(sum.prov, ready) {
				t.Errorf("%s: handled %d, on provisioned %d in 20 s; want %d and %d a second", v.Query(), sum.served(), sum.prov, all, ready)
			}
		}
	}
}
