package cwalarm

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"notelab/app/quiz"
	"notelab/app/sim/simtest"
)

var digits = regexp.MustCompile(`[0-9]+`)

func ints(s string) []int {
	var out []int
	for _, d := range digits.FindAllString(s, -1) {
		n, _ := strconv.Atoi(d)
		out = append(out, n)
	}
	return out
}

// find returns the first group of a pattern in a text.
func find(t *testing.T, pattern, s string) string {
	t.Helper()
	m := regexp.MustCompile(pattern).FindStringSubmatch(s)
	if m == nil {
		t.Fatalf("no %q in %q", pattern, s)
	}
	return m[1]
}

func named(t *testing.T, name string) state {
	t.Helper()
	for s := ok; s <= insufficient; s++ {
		if s.String() == name {
			return s
		}
	}
	t.Fatalf("no state %q", name)
	return ok
}

// TestQuestionsHaveTheKeyTheirWordsImply reads the numbers out of each English
// prompt and works the answer out with the oracle, without the model.
func TestQuestionsHaveTheKeyTheirWordsImply(t *testing.T) {
	simtest.Questions(t, New(), func(t *testing.T, kind string, q quiz.Question) string {
		s := simtest.Plain(q.Prompt)
		if kind == "statistic" {
			s = strings.ReplaceAll(s, ",", "")
		}
		s = regexp.MustCompile(`(Evaluation Periods|Datapoints to Alarm) is ([0-9]+)`).ReplaceAllString(s, "$2 $1")
		n, m := 0, 0
		if strings.Contains(s, "Evaluation Periods") {
			n, m = ints(find(t, `([0-9]+) Evaluation Periods`, s))[0], ints(find(t, `([0-9]+) Datapoints`, s))[0]
		}
		switch kind {
		case "range":
			row := strings.ReplaceAll(find(t, `they are ([-0X ]+),`, s), " ", "")
			got := verdictOf(row, m, n, find(t, `TreatMissingData is ([A-Za-z]+)\.`, s), named(t, find(t, `Its state is ([A-Z_]+),`, s)))
			v, tr := simtest.Proof(t, New(), q)
			looks := tr.Model.(*watch).looks
			if e := &looks[len(looks)-1]; e.inferred || string(markBytes(e.marks)) != row || v.Int("m") != m {
				t.Fatalf("%s: the run ends with %s, inferred %v", q.ID, markBytes(e.marks), e.inferred)
			}
			return got.String() + ", data points short: " + strconv.Itoa(max(n-strings.Count(row, "0")-strings.Count(row, "X"), 0))
		case "first":
			row := strings.Repeat("0", n)
			for i, x := range ints(find(t, `the values are ([0-9, ]+),`, s)) {
				row += string("0X"[min(x/101, 1)])
				if verdictOf(row, m, n, asMissing, ok) == alarm {
					return "minute " + strconv.Itoa(n+1+i)
				}
			}
			t.Fatal("no alarm")
		case "silence":
			size := ints(find(t, `newest ([0-9]+) data points`, s))[0]
			row, mode := strings.Repeat("0", size), find(t, `TreatMissingData is ([A-Za-z]+)\.`, s)
			for k := 1; ; k++ {
				row = row[1:] + "-"
				if st := verdictOf(row, m, n, mode, ok); st != ok {
					if st.String() != find(t, `change to ([A-Z_]+)\?`, s) {
						t.Fatalf("%s: %s", q.ID, st)
					}
					return strings.TrimSuffix(strconv.Itoa(k)+" minutes", strings.Repeat("s", max(2-k, 0)))
				}
			}
		case "setting":
			fits, row := "", strings.Repeat("-", n+2)
			for _, mode := range modes {
				bad, good := verdictOf(row, m, n, mode, alarm), verdictOf(row, m, n, mode, ok)
				if map[bool]bool{
					strings.Contains(s, "return to OK"):          bad == ok,
					strings.Contains(s, "then be in ALARM"):      good == alarm,
					strings.Contains(s, "no data to judge"):      good == insufficient,
					strings.Contains(s, "stay as it was before"): bad == alarm && good == ok,
				}[true] {
					fits += mode
				}
			}
			return fits
		case "statistic":
			part := find(t, `In one minute (.*)\. For an alarm`, s)
			x := ints(part) // slow, total, late, quick
			limit := ints(find(t, `breaches above ([0-9]+) ms`, s))[0]
			slow, total, late, quick := x[0], x[1], x[2], x[3]
			bad := ""
			for _, o := range q.Options {
				name := simtest.Plain(o.Body)
				value := quick // of a percentile: slow once the quick ones are too few
				switch {
				case name == "Average" && slow*late+(total-slow)*quick > limit*total:
					value = late
				case name == "Maximum":
					value = late
				case name[0] == 'p' && (total-slow)*100 < ints(name)[0]*total:
					value = late
				}
				if value > limit {
					bad += name
				}
			}
			return bad
		case "composite":
			on := func(list []int, k int) bool {
				for i := 0; i+1 < len(list); i += 2 {
					if list[i] <= k && k <= list[i+1] {
						return true
					}
				}
				return false
			}
			a, b := ints(find(t, `alarm A is in ALARM in (.*), and alarm B`, s)), ints(find(t, `and alarm B in (.*); otherwise`, s))
			rule := find(t, `has the rule (.*), and an SNS`, s)
			sent, was := 0, false
			for k := 1; k <= 14; k++ {
				p, q := on(a, k), on(b, k)
				now := map[string]bool{"ALARM(A) AND ALARM(B)": p && q, "ALARM(A) OR ALARM(B)": p || q, "ALARM(A) AND NOT ALARM(B)": p && !q}[rule]
				if now && !was {
					sent++
				}
				was = now
			}
			if sent == 1 {
				return "once"
			}
			return strconv.Itoa(sent) + " times"
		case "action":
			scaling, notifies := strings.Contains(s, "Auto Scaling"), strings.Contains(s, "SNS")
			switch {
			case strings.Contains(s, "composite") && !notifies:
				return "The alarm cannot have that action"
			case scaling:
				return "It is repeated every minute while it stays"
			}
			return "It is performed once, with the change"
		}
		return ""
	})
}
