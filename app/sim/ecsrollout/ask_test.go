package ecsrollout

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"notelab/app/quiz"
	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

// The keys are computed a second time from the words of the English prompt, with
// loops and the search of oracle_test.go instead of the model.
func TestQuestions(t *testing.T) {
	checks := map[string]func(*testing.T, prompt, quiz.Question) string{
		"bounds": func(_ *testing.T, p prompt, _ quiz.Question) string {
			l := p.limits()
			return "at least " + strconv.Itoa(l.lower) + ", at most " + strconv.Itoa(l.upper)
		},
		"fewest": func(_ *testing.T, p prompt, _ quiz.Question) string {
			l := p.limits()
			return strconv.Itoa(fewest(l.reach(service{old: l.n}), l.n))
		},
		"start": func(_ *testing.T, p prompt, _ quiz.Question) string {
			l := p.limits()
			l.lower = l.n // no old task stops
			most := 0
			for s := range l.reach(service{old: l.n}) {
				if s.old == l.n {
					most = max(most, s.starting+s.fresh)
				}
			}
			return strconv.Itoa(most)
		},
		"stuck":     checkStuck,
		"unblock":   checkUnblock,
		"threshold": checkThreshold,
		"left":      checkLeft,
		"share": func(_ *testing.T, p prompt, _ quiz.Question) string {
			s := p.schedule()
			return strconv.Itoa(s[min(p.after(`(\d+) minutes? after`), len(s)-1)]) + "%"
		},
		"length": func(_ *testing.T, p prompt, _ quiz.Question) string {
			n := len(p.schedule()) - 1
			if strings.Contains(p.s, "begin to stop") {
				n += p.after(`\. bakeTimeInMinutes is (\d+)`)
			}
			return strconv.Itoa(n) + " min"
		},
		"exposed": func(_ *testing.T, p prompt, _ quiz.Question) string {
			s, failed := p.schedule(), 0
			for m := range p.after(`(\d+) minutes? after`) {
				failed += 60 * p.after(`steady (\d+)`) * s[min(m, len(s)-1)] / 100
			}
			return sim.Thousands(failed)
		},
	}
	simtest.Questions(t, New(), func(t *testing.T, kind string, q quiz.Question) string {
		// The proving run exists and is that of the question.
		v, tr := simtest.Proof(t, New(), q)
		p := prompt{simtest.Plain(q.Prompt)}
		if n := p.after(`desiredCount (\d+)`); n > 0 && n <= 100 && v.Int("desired") != n {
			t.Errorf("%s: the run has desired %d", q.ID, v.Int("desired"))
		}
		if tr.Bound != "" {
			t.Errorf("%s: the run hits bound %s", q.ID, tr.Bound)
		}
		return checks[kind](t, p, q)
	})
}

var patterns = map[string]*regexp.Regexp{}

// prompt is an English question as a learner reads it.
type prompt struct{ s string }

// after reads the number that a pattern captures, 0 where it does not match.
func (p prompt) after(pattern string) int {
	re, ok := patterns[pattern]
	if !ok {
		re = regexp.MustCompile(pattern)
		patterns[pattern] = re
	}
	m := re.FindStringSubmatch(strings.ReplaceAll(p.s, ",", ""))
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

// limits reads the bounds of a rolling update.
func (p prompt) limits() limits {
	return bounds(p.after(`desiredCount (\d+)`), p.after(`minimumHealthyPercent (\d+)`), p.after(`maximumPercent (\d+)`), p.spare())
}

func (p prompt) spare() int {
	if strings.Contains(p.s, "is full") {
		return 0
	}
	if n := p.after(`room for (\d+) more`); n > 0 {
		return n
	}
	return 1000
}

// bounds finds the two bounds by counting up.
func bounds(n, lo, hi, spare int) limits {
	l := limits{n: n, seats: n + spare}
	for 100*l.lower < n*lo {
		l.lower++
	}
	for 100*(l.upper+1) <= n*hi {
		l.upper++
	}
	return l
}

// schedule is the share of the new revision in every minute until 100%.
func (p prompt) schedule() (out []int) {
	percent, wait := p.after(`(?:step|canary)Percent (\d+)`), p.after(`(?:step|canary)BakeTimeInMinutes (\d+)`)
	for share := percent; share < 100; {
		for range wait {
			out = append(out, share)
		}
		if share += percent; strings.Contains(p.s, "CANARY") {
			share = 100
		}
	}
	return append(out, 100)
}

func checkStuck(t *testing.T, p prompt, q quiz.Question) string {
	l := p.limits()
	starts, stops := 0, 0
	for s := (service{old: l.n}); ; {
		next := l.steps(s)
		if len(next) == 0 || next[0].starting <= s.starting {
			break
		}
		s = next[0]
		starts++
	}
	for l.n-stops-1 >= l.lower && stops < l.n {
		stops++
	}
	tasks := func(verb string, n int, kind string) string {
		s := "It first " + verb + " " + strconv.Itoa(n) + " " + kind + " task"
		if n > 1 {
			s += "s"
		}
		return s + "."
	}
	switch {
	case starts > 0 && stops > 0:
		t.Errorf("%s: both moves are possible", q.ID)
	case starts > 0:
		return tasks("starts", starts, "new")
	case stops > 0:
		return tasks("stops", stops, "old")
	case l.upper > l.n:
		return "It cannot move: the upper bound allows more, but there is no place."
	}
	return "It cannot move: the two bounds forbid both."
}

var set = regexp.MustCompile(`(minimumHealthyPercent|maximumPercent) to (\d+)`)

// checkUnblock tries every option: exactly one finishes the update and keeps
// enough tasks healthy in every interleaving.
func checkUnblock(t *testing.T, p prompt, q quiz.Question) string {
	n, lo, hi := p.after(`desiredCount (\d+)`), p.after(`minimumHealthyPercent (\d+)`), p.after(`maximumPercent (\d+)`)
	keep := p.after(`as few as (\d+)`)
	if keep == 0 {
		keep = p.after(`All the while (\d+)`)
	}
	works := ""
	for _, o := range q.Options {
		text := simtest.Plain(o.Body)
		m := set.FindStringSubmatch(text)
		if m == nil {
			continue // changes neither bound; BLUE_GREEN needs n more places than there are
		}
		lo, hi := lo, hi
		x, _ := strconv.Atoi(m[2])
		if m[1] == "maximumPercent" {
			hi = x
		} else {
			lo = x
		}
		l := bounds(n, lo, hi, p.spare())
		if seen := l.reach(service{old: n}); seen[service{fresh: n}] && fewest(seen, n) >= keep {
			if works != "" {
				t.Errorf("%s: two options work", q.ID)
			}
			works = text
		}
	}
	return works
}

func checkThreshold(_ *testing.T, p prompt, _ quiz.Question) string {
	n, value := p.after(`desiredCount (\d+)`), p.after(`value (\d+)`)
	if value == 0 {
		value = 50
	}
	failures := 0
	for failures*100 < value*n {
		failures++
	}
	switch {
	case strings.Contains(p.s, "type COUNT"):
		failures = value
	case !strings.Contains(p.s, "UNBOUNDED_PERCENT"):
		for failures < 3 {
			failures++
		}
		for failures > 200 {
			failures--
		}
	}
	return strconv.Itoa(failures)
}

func checkLeft(_ *testing.T, p prompt, _ quiz.Question) string {
	l := p.limits()
	low := strconv.Itoa(l.lower) + " old task"
	if l.lower != 1 {
		low += "s"
	}
	switch {
	case strings.Contains(p.s, "breaker is off"):
		return "It goes on trying, and " + low + " take requests."
	case strings.Contains(p.s, "without rollback"):
		return "It is FAILED, and " + low + " remain."
	}
	return "It is rolled back, and " + strconv.Itoa(l.n) + " old tasks run."
}
