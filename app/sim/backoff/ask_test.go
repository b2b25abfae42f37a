package backoff

import (
	"fmt"
	"math"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"notelab/app/i18n"
	"notelab/app/quiz"
)

// plain takes the marks out of a generated fragment.
func plain(h quiz.HTML) string {
	return strings.NewReplacer("<code>", "", "</code>", "", "<strong>", "", "</strong>", "", "&#39;", "'").Replace(string(h))
}

func keyOf(q quiz.Question) string { return plain(q.Options[q.Correct()[0]].Body) }

// values reads back the run that proves a question.
func values(t *testing.T, q quiz.Question) map[string]string {
	given, err := url.ParseQuery(q.Params)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for k := range given {
		out[k] = given.Get(k)
	}
	if _, errs := info.Parse(out); len(errs) > 0 {
		t.Fatalf("%s: %v", q.ID, errs)
	}
	return out
}

// Every generated question is well formed in both languages, and its key is
// what a second calculation from the words of the prompt gives.
func TestGeneratedQuestions(t *testing.T) {
	for _, k := range info.Asks {
		t.Run(k.Name, func(t *testing.T) {
			seeds := uint64(1000)
			if testing.Short() {
				seeds = 100
			}
			positions := map[int]int{}
			four := 0
			for seed := range seeds {
				langs := i18n.Langs
				if k.Name == "fleet" && seed%10 != 0 {
					langs = langs[1:] // four whole runs a question
				}
				for _, l := range langs {
					q, err := New().Ask(k.Name, seed, l)
					if err != nil {
						t.Fatal(err)
					}
					if len(q.Correct()) != 1 || len(q.Options) < 3 || len(q.Options) > 4 {
						t.Fatalf("seed %d: %d options: %+v", seed, len(q.Options), q)
					}
					if l == i18n.English {
						positions[q.Correct()[0]]++
						if len(q.Options) == 4 {
							four++
						}
						if want, ok := recompute(t, k.Name, plain(q.Prompt), q); ok && keyOf(q) != want {
							t.Fatalf("seed %d: key %q; want %q\n%s", seed, keyOf(q), want, plain(q.Prompt))
						}
					}
					seen := map[string]bool{}
					for i, o := range q.Options {
						if seen[string(o.Body)] || o.Body == "" || o.Why == "" {
							t.Fatalf("seed %d: option %d of %+v", seed, i, q.Options)
						}
						seen[string(o.Body)] = true
						if o.Correct == (o.Misconception != "") {
							t.Fatalf("seed %d: option %d has misconception %q", seed, i, o.Misconception)
						}
					}
					if len(q.Tags) == 0 || q.Explanation == "" || q.Prompt == "" {
						t.Fatalf("seed %d: %+v", seed, q)
					}
					values(t, q)
				}
			}
			if len(positions) < 3 {
				t.Errorf("the key stands only at %v", positions)
			}
			if four < int(seeds)*9/10 {
				t.Errorf("only %d of %d questions have four options", four, seeds)
			}
		})
	}
	if _, err := New().Ask("nothing", 1, i18n.English); err == nil {
		t.Error(`Ask("nothing") gave no error`)
	}
}

var (
	timeText  = regexp.MustCompile(`(\d+(?:\.\d+)?) (ms|s|m)\b`)
	countText = regexp.MustCompile(`\d+`)
	codeText  = regexp.MustCompile(`in order: (.*?)[.;] `)
)

// millis reads the times of a prompt in milliseconds.
func millis(s string) (out []float64) {
	for _, m := range timeText.FindAllStringSubmatch(s, -1) {
		f, _ := strconv.ParseFloat(m[1], 64)
		out = append(out, f*map[string]float64{"ms": 1, "s": 1000, "m": 60000}[m[2]])
	}
	return
}

func numbers(s string) (out []int) {
	for _, m := range countText.FindAllString(s, -1) {
		n, _ := strconv.Atoi(m)
		out = append(out, n)
	}
	return
}

// say writes milliseconds as a learner reads them.
func say(ms float64) string {
	round := func(f float64) string { return strconv.FormatFloat(math.Round(f*100)/100, 'f', -1, 64) }
	switch {
	case ms == 0:
		return "0"
	case ms < 1000:
		return round(ms) + " ms"
	case ms < 120000:
		return round(ms/1000) + " s"
	}
	return round(ms/60000) + " m"
}

// recompute answers a question from its English prompt alone, without the
// model. It reports false where there is nothing to compute from the words.
func recompute(t *testing.T, kind, prompt string, q quiz.Question) (string, bool) {
	t.Helper()
	times, ns := millis(prompt), numbers(prompt)
	switch kind {
	case "wait-before-retry":
		n := ns[len(ns)-1]
		return say(math.Min(times[1], times[0]*math.Pow(2, float64(n-1)))), true
	case "jitter-range":
		if strings.Contains(prompt, "decorrelated") {
			base, top, last := times[0], times[1], times[2]
			return say(base) + " ~ " + say(math.Min(top, 3*last)), true
		}
		n := ns[len(ns)-1]
		e := math.Min(times[1], times[0]*math.Pow(2, float64(n-1)))
		if strings.Contains(prompt, "equal jitter") {
			return say(e/2) + " ~ " + say(e), true
		}
		return "0 ~ " + say(e), true
	case "total-wait":
		var attempts int
		_, s, _ := strings.Cut(prompt, "at most ")
		fmt.Sscan(s, &attempts)
		sum := 0.0
		for wait := times[0]; attempts > 1; attempts-- {
			sum += math.Min(times[1], wait)
			wait *= 2
		}
		return say(sum), true
	case "which-retried":
		retried := func(s string) bool {
			switch {
			case strings.Contains(s, "without an error code"):
				return false
			case strings.HasPrefix(s, "5"), strings.Contains(s, "response timeout"), strings.Contains(s, "reset"), strings.Contains(s, "RequestTimeout"):
				return true
			}
			return slices.Contains([]string{"429 TooManyRequestsException", "400 ThrottlingException", "400 ProvisionedThroughputExceededException", "400 LimitExceededException"}, s)
		}
		want := !strings.Contains(prompt, "not retry")
		found := ""
		for _, o := range q.Options {
			if retried(plain(o.Body)) == want {
				if found != "" {
					t.Fatalf("%s: both %q and %q are right", q.ID, found, plain(o.Body))
				}
				found = plain(o.Body)
			}
		}
		return found, true
	case "sdk-attempts":
		limit := ns[0]
		for i, s := range script(prompt) {
			if i+1 == limit || s == "200 OK" || strings.Contains(s, "Validation") || strings.Contains(s, "AccessDenied") {
				return strconv.Itoa(i + 1), true
			}
		}
	case "quota-left":
		_, s, _ := strings.Cut(prompt, "With ")
		left := numbers(s)[0]
		answers := script(prompt)
		cost := 0
		for _, a := range answers[:len(answers)-1] {
			throttling := strings.Contains(a, "Thrott") || strings.Contains(a, "TooMany") || strings.Contains(a, "SlowDown")
			switch modern := strings.Contains(prompt, "since"); {
			case modern && throttling, !modern && !strings.Contains(a, "timeout"):
				cost = 5
			case modern:
				cost = 14
			default:
				cost = 10
			}
			left -= cost
		}
		if answers[len(answers)-1] == "200 OK" {
			left = min(500, left+cost)
		}
		return strconv.Itoa(left), true
	case "bucket":
		burst, rate, first, pause, second := ns[0], ns[1], ns[2], ns[3], ns[4]
		return strconv.Itoa(min(second, min(burst, max(0, burst-first)+rate*pause))), true
	case "fleet":
		// What the article reports holds at every seed.
		switch {
		case strings.Contains(prompt, "longest"):
			return "exponential (no jitter)", true
		case strings.Contains(prompt, "most writes"), strings.Contains(prompt, "soonest"):
			return "no wait", true
		case strings.Contains(prompt, "fewest"):
			return "full jitter", true
		}
	}
	return "", false
}

func script(prompt string) []string {
	m := codeText.FindStringSubmatch(prompt)
	return strings.Split(m[1], ", ")
}
