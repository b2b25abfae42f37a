package autoscaling

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"notelab/app/quiz"
	"notelab/app/sim/simtest"
)

// numbers reads the numbers that a pattern captures in a prompt; a group that
// did not match is -1.
func numbers(t *testing.T, prompt, pattern string) []float64 {
	t.Helper()
	m := regexp.MustCompile(pattern).FindStringSubmatch(prompt)
	if m == nil {
		t.Fatalf("no %q in %s", pattern, prompt)
	}
	var out []float64
	for _, s := range m[1:] {
		f, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
		if err != nil {
			f = -1
		}
		out = append(out, f)
	}
	return out
}

func plural(n float64, unit string) string {
	s := strconv.FormatFloat(n, 'f', -1, 64) + " " + unit
	if n != 1 {
		s += "s"
	}
	return s
}

// up rounds a quotient up; the small slack keeps 3.0000000000000004 a 3.
func up(f float64) float64 { return math.Ceil(f - 1e-9) }

// tracked is what one target-tracking policy wants.
func tracked(n, metric, target float64) (want float64, direction int) {
	switch {
	case metric > target:
		return up(n * metric / target), 1
	case metric < 0.9*target-1e-9:
		return n - math.Floor(n-n*metric/target+1e-9), -1
	}
	return n, 0
}

// answer works a question out again from its English words, by the rules of the
// documentation and without the model.
func answer(t *testing.T, kind string, q quiz.Question) string {
	p := simtest.Plain(q.Prompt)
	if strings.ContainsAny(p, "{}|") {
		t.Fatalf("a value is missing in %s", p)
	}
	switch kind {
	case "track":
		x := numbers(t, p, `average CPU of (\d+)%; the registered range is (\d+) to (\d+) tasks.* With (\d+) tasks running the CPU stays at (\d+)%`)
		want, _ := tracked(x[3], x[4], x[0])
		return plural(min(max(want, x[1]), x[2]), "task")
	case "two":
		x := numbers(t, p, `average CPU (\d+)%, and (\d+) ALB requests.* With (\d+) tasks running, CPU is (\d+)% and each target gets (\d+) requests`)
		cpu, a := tracked(x[2], x[3], x[0])
		requests, b := tracked(x[2], x[4], x[1])
		want := x[2]
		switch {
		case a > 0 && b > 0, a < 0 && b < 0:
			want = max(cpu, requests)
		case a > 0:
			want = cpu
		case b > 0:
			want = requests
		}
		return plural(want, "task")
	case "step":
		return plural(stepAnswer(t, p), "task")
	case "first":
		x := numbers(t, p, `after (\d+) one-minute datapoint`)
		y := numbers(t, p, `start-up of (\d+) min`)
		sum := x[0] + y[0]
		if strings.Contains(p, "EC2 instances are full") {
			sum += numbers(t, p, `registers (\d+) min later`)[0]
		}
		return plural(sum, "minute")
	case "cooldown":
		x := numbers(t, p, `the steps \+(\d+) and \+(\d+); the cooldowns for scaling out and in are (\d+) seconds each. At a desired count of (\d+)`)
		later := numbers(t, p, `(\d+) min later`)[0]
		first, big, cool, n := x[0], x[1], x[2]/60, x[3]
		switch {
		case strings.Contains(p, "the low alarm went off"):
			return plural(n-first+first, "task")
		case strings.Contains(p, "still in the first step"):
			return plural(n+first, "task")
		case later < cool:
			return plural(n+first+max(big-first, 0), "task")
		}
		return plural(n+first+big, "task")
	case "hold":
		return holdAnswer(t, p)
	case "schedule":
		x := numbers(t, p, `a range of (\d+) to (\d+) and a desired count of (\d+)`)
		y := numbers(t, p, `minimum(?:, to| to) (\d+)(?:,| and the maximum to (\d+))`)
		hi := x[1]
		if y[1] >= 0 {
			hi = y[1]
		}
		return plural(math.Min(math.Max(x[2], y[0]), hi), "task")
	case "reservation":
		x := numbers(t, p, `has (\d+) running instances, each with room for (\d+) tasks`)
		target := numbers(t, p, "targetCapacity is (\\d+)")[0]
		need := x[0]
		if strings.Contains(p, "No task waits") {
			need = numbers(t, p, `tasks run on (\d+) instance`)[0]
		} else {
			need += up(numbers(t, p, `and (\d+) more, launched`)[0] / x[1])
		}
		value := 100 * need / x[0]
		follows := "nothing changes"
		if value > target+1e-9 {
			follows = "instances are added"
		} else if value < target-1e-9 {
			follows = "instances go after 15 minutes of it"
		}
		return strconv.FormatFloat(math.Round(value*10)/10, 'f', -1, 64) + "%, " + follows
	case "instances":
		x := numbers(t, p, `targetCapacity (\d+). (\d+) instances run, and (\d+) are needed`)
		return plural(up(x[2]*100/x[0]), "instance")
	}
	t.Fatal("no second way for " + kind)
	return ""
}

func stepAnswer(t *testing.T, p string) float64 {
	high := strings.Contains(p, "at or above")
	metric := numbers(t, p, `The desired count is (\d+) when CPU (?:reaches|falls to) (\d+)%`)
	threshold := numbers(t, p, `(?:above|below) (\d+)%`)[0]
	pattern := `from 0 to (\d+) is ([+-]?\d+)%?, the step from \d+ without an upper bound is ([+-]?\d+)`
	if !high {
		pattern = `from -(\d+) to 0 is ([+-]?\d+)%?, the step up to -\d+ without a lower bound is ([+-]?\d+)`
	}
	x := numbers(t, p, pattern)
	n, distance := metric[0], metric[1]-threshold
	by := x[1]
	if high && distance >= x[0] || !high && distance <= -x[0] {
		by = x[2]
	}
	switch {
	case strings.Contains(p, "ExactCapacity"):
		return by
	case strings.Contains(p, "PercentChangeInCapacity"):
		change := n * by / 100
		if change > 0 && change < 1 {
			change = 1
		} else if change < 0 && change > -1 {
			change = -1
		}
		change = math.Trunc(change + math.Copysign(1e-9, change))
		if m := regexp.MustCompile(`MinAdjustmentMagnitude is (\d+)`).FindStringSubmatch(p); m != nil {
			least, _ := strconv.ParseFloat(m[1], 64)
			change = math.Copysign(max(math.Abs(change), least), change)
		}
		return n + change
	}
	return n + by
}

// holdAnswer goes through everything that can stop scale-in and wants exactly
// one to do so.
func holdAnswer(t *testing.T, p string) string {
	target := numbers(t, p, `average CPU of (\d+)%`)[0]
	x := numbers(t, p, `The desired count is (\d+) \(minimum (\d+), maximum \d+\), and all run. CPU is ([\d.]+)%`)
	n, least, cpu := x[0], x[1], x[2]
	cooldown := numbers(t, p, `cooldown is ([\d,]+) seconds`)[0] / 60
	var found []string
	switch {
	case cpu >= 0.9*target:
		found = append(found, "CPU is below the target but not below the low alarm's threshold")
	case numbers(t, p, `for the last (\d+) minute`)[0] < 15:
		found = append(found, "The low alarm does not have its 15 datapoints yet")
	case n == least:
		found = append(found, "The desired count is already at the registered minimum")
	case math.Floor(n-n*cpu/target+1e-9) < 1:
		found = append(found, "What could be removed rounds down to 0 tasks")
	}
	if strings.Contains(p, "DisableScaleIn is on") {
		found = append(found, "The policy has DisableScaleIn set")
	}
	if strings.Contains(p, "a deployment is in progress") {
		found = append(found, "Scale-in is suspended while a deployment is in progress")
	}
	if strings.Contains(p, "last scale-in was") && numbers(t, p, `last scale-in was (\d+) min ago`)[0] < cooldown {
		found = append(found, "The cooldown of the last scale-in is not over")
	}
	if strings.Contains(p, "average memory") {
		if m := numbers(t, p, `average memory of (\d+)%.* Memory stays at (\d+)%`); m[1] >= 0.9*m[0] {
			found = append(found, "The other policy does not want to scale in")
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d reasons (%v) in %s", len(found), found, p)
	}
	return found[0]
}

func TestQuestions(t *testing.T) { simtest.Questions(t, New(), answer) }

// The run that a question names gives its key, too.
func TestTheRunOfAQuestionProvesItsKey(t *testing.T) {
	for _, kind := range []string{"track", "two", "step", "schedule", "instances"} {
		for seed := range uint64(50) {
			q, err := New().Ask(kind, seed, "en")
			if err != nil {
				t.Fatal(err)
			}
			_, tr := simtest.Proof(t, New(), q)
			pic := tr.Model.(*picture)
			n, unit := pic.after(), "task"
			if kind == "instances" {
				n, unit = len(pic.ticks[1].hosts), "instance"
			}
			if want := plural(float64(n), unit); simtest.Key(q) != want {
				t.Errorf("%s: key %q; the run gives %q", q.ID, simtest.Key(q), want)
			}
		}
	}
}
