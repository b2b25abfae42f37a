package lambdainvoke

import (
	"math/bits"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim/simtest"
)

// The keys are computed a second time from the words of the English prompt, by
// formulas and a decision table instead of the model.
func TestQuestions(t *testing.T) {
	checks := map[string]func(prompt) string{
		"runs": checkRuns, "time": checkTime, "fate": checkFate, "retrier": checkRetrier, "setting": checkSetting, "again": checkAgain, "content": checkContent,
	}
	simtest.Questions(t, New(), func(t *testing.T, kind string, q quiz.Question) string {
		simtest.Proof(t, New(), q)
		return checks[kind](prompt{simtest.Plain(q.Prompt)})
	})
}

// prompt is an English question as a learner reads it.
type prompt struct{ s string }

var patterns = map[string]*regexp.Regexp{}

func (p prompt) find(pattern string) string {
	re, ok := patterns[pattern]
	if !ok {
		re = regexp.MustCompile(pattern)
		patterns[pattern] = re
	}
	if m := re.FindStringSubmatch(p.s); m != nil {
		return m[1]
	}
	return ""
}

func (p prompt) number(pattern string) int {
	n, _ := strconv.Atoi(p.find(pattern))
	return n
}

func (p prompt) has(any ...string) bool {
	for _, s := range any {
		if strings.Contains(p.s, s) {
			return true
		}
	}
	return false
}

func (p prompt) synchronous() bool  { return p.has("synchronously") }
func (p prompt) asynchronous() bool { return p.has("S3 event", "SNS topic", "EventBridge rule") }
func (p prompt) queued() bool       { return p.has("standard SQS queue", "SQS FIFO queue") }
func (p prompt) streamed() bool     { return p.has("Kinesis data stream", "DynamoDB Streams") }

func checkRuns(p prompt) string {
	n := 0
	switch {
	case p.synchronous():
		n = 1
	case p.asynchronous():
		n = p.number(`retry attempts are (\d)`) + 1
		if fails := p.number(`throws the first (\d) times`); fails > 0 {
			n = min(n, fails+1)
		}
		if p.has("throws the first time") {
			n = min(n, 2)
		}
	case p.queued():
		n = p.number(`maxReceiveCount of (\d+)`)
	default:
		n = p.number(`MaximumRetryAttempts is (\d+)`) + 1
		if size := p.number(`batch of (\d+) records`); size > 0 {
			// A failure and a success at every size down to two.
			n += 2 * (bits.Len(uint(size)) - 1)
		}
	}
	if n == 1 {
		return "1 time"
	}
	return strconv.Itoa(n) + " times"
}

func checkTime(p prompt) string {
	length := func(of string) time.Duration {
		d, _ := time.ParseDuration(strings.ReplaceAll(strings.ReplaceAll(of, " ", ""), "min", "m"))
		return d
	}
	total := time.Duration(0)
	if p.asynchronous() {
		n := p.number(`retry attempts are (\d)`)
		total = time.Duration(n+1)*length(p.find(`timeout is ([\d a-z]+),`)) + time.Duration(n*(n+1)/2)*time.Minute
	} else {
		total = time.Duration(p.number(`maxReceiveCount is (\d)`)) * length(p.find(`visibility timeout is ([\d a-z]+) and`))
	}
	m, s := int(total/time.Minute), int(total%time.Minute/time.Second)
	switch {
	case m == 0:
		return strconv.Itoa(s) + " s"
	case s == 0:
		return strconv.Itoa(m) + " min"
	}
	return strconv.Itoa(m) + " min " + strconv.Itoa(s) + " s"
}

// option is the English text of an option by a word of its own.
func option(word string) string {
	for _, p := range places {
		if p.id == word {
			return strings.ReplaceAll(p.text.En, "`", "")
		}
	}
	for _, p := range retriers {
		if p.id == word {
			return p.text.En
		}
	}
	for _, p := range settings {
		if p.id == word {
			return strings.ReplaceAll(p.text.En, "`", "")
		}
	}
	for _, p := range contents {
		if p.id == word {
			return strings.ReplaceAll(p.text.En, "`", "")
		}
	}
	panic(word)
}

func checkFate(p prompt) string {
	dlq, destination := p.has("has a dead-letter queue, and", "has a dead-letter queue; there"), p.has("an on-failure destination.", "An on-failure destination is set on")
	switch {
	case p.synchronous():
		return option("caller")
	case p.has("has no redrive policy"), p.has("defaults, no limit"):
		return option("retention")
	case p.queued():
		return option("queue-dlq")
	case destination && !p.has("there is no on-failure", "neither"):
		return option("destination")
	case dlq && p.asynchronous():
		return option("function-dlq")
	}
	return option("dropped")
}

func checkRetrier(p prompt) string {
	switch {
	case p.has("429"):
		return option("sdk")
	case p.synchronous():
		return option("nobody")
	case p.asynchronous():
		return option("lambda")
	case p.queued():
		return option("visible")
	}
	return option("shard")
}

func checkSetting(p prompt) string {
	switch {
	case p.has("twice in all") && p.asynchronous():
		return option("async-retries")
	case p.has("twice in all"):
		return option("mapping-retries")
	case p.has("another queue"):
		return option("redrive")
	case p.has("sequence numbers"):
		return option("mapping-destination")
	case p.has("one JSON document"):
		return option("async-destination")
	case p.has("returns the IDs"):
		return option("partial")
	}
	return option("bisect")
}

func checkAgain(p prompt) string {
	n, k := p.number(`batch has (\d)`), p.number(`only number (\d) cannot`)
	from, to := 1, n
	switch {
	case p.has("BisectBatchOnFunctionError is on"):
		to = n / 2
	case p.has("the function throws"):
	case p.has("standard SQS"):
		from, to = k, k
	default:
		from = k
	}
	s := " " + strconv.Itoa(from)
	if to > from {
		s = "s" + s + "–" + strconv.Itoa(to)
	}
	if p.streamed() {
		return "record" + s
	}
	return "message" + s
}

func checkContent(p prompt) string {
	switch {
	case p.asynchronous() && p.has("as its dead-letter queue"):
		return option("event")
	case p.asynchronous():
		return option("record")
	case p.streamed():
		return option("batch")
	}
	return option("message")
}

// In the model, too, the right setting does what is wanted, and no other does.
func TestOnlyTheRightSettingReachesItsGoal(t *testing.T) {
	reached := map[string]func(*run) bool{
		"two-runs":    func(r *run) bool { return r.runs == 2 },
		"keep":        func(r *run) bool { return r.count(kept) == 1 },
		"only-failed": func(r *run) bool { return r.repeats() == 0 && r.count(done) == 5 },
		"isolate":     func(r *run) bool { return r.count(done) == 7 },
	}
	for i := range goals {
		g := &goals[i]
		for _, id := range strings.Split(g.callers, "|") {
			for j := range settings {
				s := &settings[j]
				right := s.id == g.key
				// Two options set one parameter; the model's goals do not look into
				// what is kept; and in the model a function that may report does.
				if !right && (s.changes == settingOf(g.key) || g.id == "keep" && s.id == "function-dlq" && callerOf(id).kind == async || g.id == "isolate" && s.id == "partial") {
					continue
				}
				_, r := with("caller=" + id + " " + g.base + " " + s.changes)
				if reached[g.id](r) != right {
					t.Errorf("%s on %s: %s reaches it: %v", g.id, id, s.id, !right)
				}
			}
		}
	}
}

func settingOf(id string) string {
	for i := range settings {
		if settings[i].id == id {
			return settings[i].changes
		}
	}
	return ""
}

// Every text of a question's tables stands in both languages.
func TestTablesAreBilingual(t *testing.T) {
	for _, p := range places {
		if p.text.Ko == p.text.En {
			t.Error(p.id)
		}
	}
	for _, l := range i18n.Langs {
		for _, s := range sentences {
			if i18n.Of(s.ko, s.en).In(l) == "" {
				t.Error(s.kind)
			}
		}
	}
}
